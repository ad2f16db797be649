import { Type } from 'typebox';
import { CONCLUSIONS, SIMULATION_FAILURES } from '../../application/simulations/services.ts';
import {
  answers,
  choice,
  closed,
  closedComponent,
  code,
  count,
  instant,
  isoDate,
  page,
  ref,
  shownProse,
} from './atoms.ts';

const MOST = Number.MAX_SAFE_INTEGER;
const cases = (description: string) => count(0, MOST, description);

const asked = {
  ruleBook: Type.Optional(
    code('Version of a rule book that is kept here. Left out: the book under which each run was made.'),
  ),
  asAt: Type.Optional(isoDate('The day on which the law is asked. Left out: the day of each run.')),
  decidedFrom: Type.Optional(
    isoDate(
      'First day of the runs that are decided again, by the `asAt` of each: the first day of a quarter of the calendar.',
    ),
  ),
  decidedUntil: Type.Optional(isoDate('Last day of them: the last day of a quarter.')),
  assumedReturn: Type.Optional(
    closed(
      'When a person would be back in custody after the recall that is supposed: exactly one member. Without it no days are counted.',
      {
        on: Type.Optional(isoDate('First day in custody.')),
        daysAfterRevocation: Type.Optional(
          count(0, 3_650, 'Days from the day of the recall to the first day in custody.'),
        ),
      },
    ),
  ),
  reason: shownProse('Why it is asked for. It is kept and shown with the result.'),
};

/** What asks for a simulation. */
export const SimulationRequest = closedComponent(
  'SimulationRequest',
  'Which cases to decide again, and under which law: at least one of `ruleBook` and `asAt`.',
  asked,
);

const STATES = ['waiting', 'running', 'stopped', 'completed', 'failed'] as const;

const heading = {
  id: Type.String({ format: 'uuid', description: 'Opaque id.' }),
  state: choice(
    STATES,
    '`failed` where a part of it could not be made in many tries; it can be resumed as one that was stopped.',
  ),
  requestedAt: instant('When it was asked for. Runs that were recorded later are not in it.'),
  requestedBy: Type.String({ description: 'Opaque subject of who asked.' }),
  request: ref(SimulationRequest),
};

/** A simulation without its result. */
export const SimulationHeading = closedComponent(
  'SimulationHeading',
  'A simulation: what was asked for, and its state.',
  heading,
);

/** One page of simulations. */
export const SimulationPage = page('SimulationPage', ref(SimulationHeading), 'Simulations, newest first.');

/** A case of a transition. */
export const SimulatedCase = closedComponent('SimulatedCase', 'A case that came out otherwise.', {
  considerationId: Type.String({ format: 'uuid', description: 'Id of the consideration.' }),
  recommendationId: Type.String({ format: 'uuid', description: 'Id of the run whose inputs were used.' }),
});

/** One page of the cases of a transition. */
export const SimulatedCasePage = page(
  'SimulatedCasePage',
  ref(SimulatedCase),
  'Cases of one transition that are in the sight of the caller.',
);

const ruleShares = (description: string) =>
  answers(
    closed('A rule, and in how many of the cases.', {
      rule: Type.String({ description: 'Id of the rule, under which the rule book has it.' }),
      cases: count(1, MOST, 'Cases.'),
    }),
    description,
  );

const Transition = closed('A conclusion that came out otherwise.', {
  transition: Type.String({ description: 'Names it, for the list of its cases.' }),
  conclusion: choice(CONCLUSIONS, 'Which conclusion.'),
  from: Type.String({
    description:
      'The answer that is stored, `unknown` where it was not settled. A code of a recall type says its length in days, and whether it is mandatory or one of two that a person chooses from.',
  }),
  to: Type.String({ description: 'The answer now.' }),
  cases: count(1, MOST, 'Cases.'),
  nowDeciding: ruleShares('Rules that decide the new answer and did not decide the old one.'),
  noLongerDeciding: ruleShares('Rules that decided the old answer and do not decide the new one.'),
  examples: Type.Optional(
    answers(
      ref(SimulatedCase),
      'At most ten of its cases that the caller may see, for callers who may trace figures.',
    ),
  ),
});

const recallsByType = (description: string) =>
  closed(description, {
    fixedTerm: closed('Recalls of a fixed term, with no choice left.', {
      cases: cases('Cases.'),
      days: Type.Optional(
        cases(
          'Days in custody in all, from the first day in custody to the day of release, both counted, and never beyond the end of sentence or licence.',
        ),
      ),
      withoutDays: Type.Optional(
        cases('Of the cases, those whose day of release does not follow from what is stored.'),
      ),
    }),
    fixedTermOrStandard: cases(
      'A person chooses between a fixed term and a standard recall. Never given days.',
    ),
    standard: cases('Standard recalls. Never given days: how long they last no rule says.'),
    other: cases('Recall under another power, or for a court or a specialist.'),
    unknown: cases('The type is not settled.'),
  });

/** What a simulation has come to so far. */
export const SimulationResult = closedComponent(
  'SimulationResult',
  'Counts of cases: considerations that are decided or have ended, but none of a case for named people only. Nothing of it says what people would have decided: it compares what the rules answer.',
  {
    cases: cases('Cases that were looked at: unchanged, changed and the three kinds that are told apart.'),
    unchanged: cases('No conclusion that is compared came out otherwise.'),
    changed: cases('At least one came out otherwise.'),
    cannotBeReDecided: closed('The new answer turns on facts that nobody was asked for then.', {
      cases: cases('Cases.'),
      facts: answers(
        closed('A fact, and in how many of the cases it is lacking.', {
          fact: Type.String({ description: 'Name of the fact in the rule book.' }),
          cases: count(1, MOST, 'Cases.'),
        }),
      ),
    }),
    notOnLicence: closed('Cases that could not have arisen on the day that was asked for.', {
      expired: cases('The licence had expired.'),
      notYetReleased: cases('The person had not been released.'),
    }),
    failed: closed('Cases that could not be decided again for another reason.', {
      cases: cases('Cases.'),
      codes: answers(
        closed('A reason, and in how many cases.', {
          code: choice(SIMULATION_FAILURES),
          cases: count(1, MOST, 'Cases.'),
        }),
      ),
    }),
    transitions: answers(Transition, 'The most frequent first.'),
    recalls: closed(
      'Cases that could be decided again and in which recall is supported, before and after, by the type of recall.',
      {
        before: recallsByType('By the stored answers.'),
        after: recallsByType('By the new answers.'),
        both: Type.Optional(
          closed('Cases with a fixed term and days on both sides.', {
            cases: cases('Cases.'),
            daysBefore: cases('Days before.'),
            daysAfter: cases('Days after.'),
          }),
        ),
        days: choice(
          ['counted', 'no-return-assumed'],
          'Whether days are counted: only with the return that the request assumes.',
        ),
      },
    ),
    smallNumbers: choice(
      ['not-suppressed', 'rounded-to-ten'],
      '`not-suppressed`, for callers who may trace figures: counts are shown as they are, small ones too; do not publish them without suppressing small numbers. `rounded-to-ten`, for others: each count is rounded to the nearest ten by itself (0 stands for 0 to 4), lines that come to nothing are left out, `cases` is the sum of what is shown, and days are rounded to the nearest hundred.',
    ),
  },
);

/** A simulation with its progress and result. */
export const Simulation = closedComponent(
  'Simulation',
  'A simulation, how far it is, and its result so far.',
  {
    ...heading,
    progress: closed('How far it is: in cases for callers who may trace figures, by its slices for others.', {
      cases: Type.Optional(
        cases('Cases to decide again, as far as they have been counted. For callers who may trace figures.'),
      ),
      counted: Type.Boolean({ description: 'Whether all of them have been counted.' }),
      done: Type.Optional(cases('Those that are done. For callers who may trace figures.')),
      share: Type.Optional(
        Type.Number({ minimum: 0, maximum: 1, description: 'Done of all; absent until all are counted.' }),
      ),
      casesPerSecond: Type.Optional(
        Type.Number({
          minimum: 0,
          description: 'Over the last minute, by all workers; to the nearest ten for others.',
        }),
      ),
      estimatedEnd: Type.Optional(instant('When it will end at that rate.')),
    }),
    result: ref(SimulationResult),
  },
);
