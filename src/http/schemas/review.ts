import { Type } from 'typebox';
import {
  DECISIONS,
  GROUPS_CONSIDERED,
  NEW_FACTS_CONCLUSIONS,
  RUN_STATES,
  URGENCY_ANSWERS,
  WITHDRAWAL_REASONS,
} from '../../application/review/model.ts';
import { NEEDS, RUNGS, YES_NO_UNKNOWN } from '../../rules/index.ts';
import {
  answers,
  choice,
  closed,
  closedComponent,
  code,
  component,
  count,
  fact,
  instant,
  isoDate,
  line,
  list,
  prose,
  ref,
  sha256,
} from './atoms.ts';
import { RuleBookReference } from './rule-book.ts';

/*
 * What people write in a review. Nothing is filled in for them: no member has a default, and agreeing with the rules asks for
 * exactly what departing from them asks for.
 */

const optional = Type.Optional;
const uuid = (description: string) => Type.String({ format: 'uuid', description });
const version = (description: string) => Type.Integer({ minimum: 1, description });

const said = (who: string) =>
  closed(`${who} Kept in the record; no rule reads it.`, {
    by: line('Who.'),
    what: prose('What, in words.'),
  });

export const WorkContext = closedComponent(
  'WorkContext',
  'What the work was like when the step was taken: it protects whoever took it, years later. Kept in the record; no rule reads it.',
  {
    caseloadPercentage: optional(
      count(0, 1_000, 'Cases held as a share of the usual number, in per cent: 100 is a full caseload.'),
    ),
    staffing: optional(prose('How the office was staffed.')),
    instruction: optional(said('Who instructed this step, and to do what.')),
    dissent: optional(said('Who disagreed with this step, and why.')),
    officerAtTheTime: optional(line('Who supervised the person at the time of what is decided on.')),
    changesOfOfficer: optional(
      count(0, 1_000, 'How often the supervising officer has changed on this licence.'),
    ),
  },
);

const context = optional(ref(WorkContext));

export const OutsideUsualFlow = closedComponent(
  'OutsideUsualFlow',
  'Why the step is taken outside the usual flow. A decision taken so is countersigned later.',
  {
    circumstance: choice(
      ['out-of-hours', 'approved-premises'],
      'Outside office hours, or by the approved premises in which the person lives.',
    ),
    why: prose('Why it cannot wait for the usual flow.'),
  },
);

const decision = choice(DECISIONS, 'Recall, or a decision not to recall. Both ask for the same.');

export const ProposalContent = closedComponent(
  'ProposalContent',
  'The practitioner’s own proposal, written before an answer of the rules is shown.',
  {
    proposes: decision,
    reasons: prose('Why, in words.'),
    urgency: closed(
      'How urgent the case is, as the practitioner answers it: it sets the order of the queue.',
      {
        answer: choice(URGENCY_ANSWERS, '`unknown` is an answer, and comes before `standard`.'),
        reason: prose('Why, in words.'),
      },
    ),
    context,
  },
);

export const IndependentViewContent = closedComponent(
  'IndependentViewContent',
  'What a senior probation officer thinks before the answer is shown.',
  {
    inclines: choice([...DECISIONS, 'not-yet-clear'], 'Where the officer inclines to; it decides nothing.'),
    immediateRisk: prose('What the immediate risk is.'),
    whoIsVulnerable: prose('Who is vulnerable to it.'),
    currentCircumstances: prose('What the person’s circumstances are now.'),
    alternativesToRecall: prose(
      'Which alternatives to recall were considered, and what speaks for and against each.',
    ),
    protectiveFactors: prose('What protects.'),
    context,
  },
);

export const DecisionContent = closedComponent('DecisionContent', 'The decision. A person makes it.', {
  decision,
  reason: code(
    'A code of the list of reasons in force for this decision: `decision-reasons-recall` or `decision-reasons-no-recall` among the vocabularies.',
  ),
  text: prose('The reasons in words, whichever way it is decided.'),
  outsideUsualFlow: optional(ref(OutsideUsualFlow)),
  context,
});

export const EndorsementContent = closedComponent(
  'EndorsementContent',
  'Whether a senior manager endorses the decision.',
  {
    endorsed: fact('Whether it is endorsed. One that is not is decided again.'),
    text: prose('Why, in words.'),
    context,
  },
);

export const CountersignatureContent = closedComponent(
  'CountersignatureContent',
  'Whether a decision taken outside the usual flow is countersigned.',
  {
    countersigned: fact(
      'Whether it is countersigned. One that is not is decided again, unless the recall has been sent: then that stands in the record.',
    ),
    text: prose('Why, in words.'),
    context,
  },
);

export const ReturnContent = closedComponent(
  'ReturnContent',
  'A request for more before the review goes on.',
  {
    text: prose('Why it is returned, in words.'),
    wanted: list(line(), { minItems: 1, description: 'Each thing that is wanted.' }),
  },
);

export const WithdrawalContent = closedComponent(
  'WithdrawalContent',
  'Why recall is no longer considered here.',
  {
    reason: choice(WITHDRAWAL_REASONS, 'The kind of reason.'),
    text: prose('Why, in words.'),
  },
);

const done = closed('What was decided was done.', {
  outcome: Type.Literal('done'),
  response: optional(
    list(
      closed('One measure that was taken.', {
        measure: choice(RUNGS, 'Which measure short of recall.'),
        what: prose('What was done.'),
        by: line('Who did it.'),
        on: isoDate('When.'),
        result: optional(prose('How it went; left out while that is not known.')),
      }),
      {
        description:
          'What was done in response, and how it went. At least one after a decision not to recall; a recall is reported as a recall.',
      },
    ),
  ),
  reEngagement: closed('How the person was brought back into contact and supervision.', {
    how: prose('What was done to reach and re-engage the person.'),
    reached: choice(YES_NO_UNKNOWN, 'Whether the person was reached.'),
    needsMet: optional(list(choice(NEEDS), { description: 'Recorded needs that were met in doing so.' })),
  }),
  text: prose('What there is to say at the end, in words.'),
});

const undecided = closed('Nothing was decided in time, and nothing will be here.', {
  outcome: Type.Literal('undecided'),
  whyNoDecision: prose('Why nobody decided.'),
});

const notCarriedOut = closed('A recall was agreed on, and was never sent.', {
  outcome: Type.Literal('not-carried-out'),
  why: prose('Why it was not.'),
});

const closures = [done, undecided, notCarriedOut] as const;

export const ClosureContent = component(
  'ClosureContent',
  Type.Unsafe<Type.Static<(typeof closures)[number]>>({
    type: 'object',
    discriminator: { propertyName: 'outcome' },
    oneOf: [...closures],
    description:
      'How the consideration ends, by `outcome`: `done` with what was done, `undecided` with why nothing was decided in time, or `not-carried-out` with why a recall that was agreed on was never sent.',
  }),
);

export const NewFactsReviewContent = closedComponent(
  'NewFactsReviewContent',
  'What somebody concludes of facts that came after the opening, a proposal or a decision.',
  {
    conclusion: choice(
      NEW_FACTS_CONCLUSIONS,
      '`stands`: what was opened, proposed or decided stands. `reopened`: it is proposed and decided again. `does-not-stand`: once a recall was sent, or the consideration closed, that it would not be decided so again; nothing is called back by it.',
    ),
    text: prose('Why, in words.'),
  },
);

/** A version that somebody sends; nothing has more of them than an entity tag can say. */
const seenVersion = (description: string) => count(1, 999_999_999, description);
const JUDGED =
  'Version of the judgement, where there is one: that of the consideration which the judgement made. One recorded at the opening is version 1.';
const UNDER = 'The recall that the person is under, where one has been reported.';

export const DisclosureCheckContent = closedComponent(
  'DisclosureCheckContent',
  'Whether telling the person now endangers anybody, as somebody answers it after a decision.',
  {
    endangersNobody: fact(
      '`true`: telling the person now endangers nobody. Until somebody says so, on what is known then, no letter to the person is made.',
    ),
    considered: list(choice(GROUPS_CONSIDERED), {
      minItems: 1,
      uniqueItems: true,
      description:
        'Everybody who was thought of before answering, each once; `the-person` for harm to themselves.',
    }),
    known: closed(
      'What whoever answers looked at. It has to be all that is known now, at its version: somebody who has not seen the latest of it cannot say that telling endangers nobody, and is refused with `version-stale`.',
      {
        licenceVersion: seenVersion('Version of the licence.'),
        events: list(closed('An event.', { id: code('Its id.'), version: seenVersion('Its version.') }), {
          maxItems: 5_000,
          description: 'Every event of the licence with its version, in any order.',
        }),
        judgementVersion: optional(seenVersion(JUDGED)),
        recall: optional(closed(UNDER, { id: code('Its id.'), version: seenVersion('Its version.') })),
      },
    ),
    text: prose('Why, in words.'),
    context,
  },
);

const SendingContent = closed('A recall was reported as sent.', { recall: uuid('The recall.') });

const NewFactsContent = closed('News of an event came that has to be reviewed.', {
  event: uuid('The event.'),
  version: version('The version of the event that brought the news.'),
  news: choice(['nfa', 'discontinued', 'acquitted']),
});

export const Noted = closedComponent(
  'Noted',
  'What the service notes with every step: what the rules had said by then, and what was known.',
  {
    machine: Type.Union(
      [
        closed('No run had been made.', { said: choice(['nothing']) }),
        closed('The latest run.', {
          said: choice(['answer']),
          recommendation: uuid('The run.'),
          contentHash: sha256('SHA-256 of the run.'),
          ruleBook: ref(RuleBookReference),
          recall: Type.String({ description: '`supported`, `not-supported` or `unknown`.' }),
          response: Type.String({ description: 'The least that would do, by the run.' }),
          standing: choice(RUN_STATES, 'How the run stood then to what was known.'),
          shown: fact('Whether its answer had been shown to whoever took the step.'),
        }),
      ],
      {
        description:
          'It blocks nothing: without a run, or with one that is stale or expired, people decide all the same.',
      },
    ),
    known: closed('Versions that were known.', {
      licenceVersion: version('Version of the licence.'),
      events: answers(closed('An event.', { id: uuid('Its id.'), version: version('Its version.') })),
      judgementVersion: optional(version(JUDGED)),
      recall: optional(closed(UNDER, { id: uuid('Its id.'), version: version('Its version.') })),
    }),
  },
);

/** Every content of a step. */
export const stepSaid = Type.Union(
  [
    ref(ProposalContent),
    ref(IndependentViewContent),
    ref(DecisionContent),
    ref(EndorsementContent),
    ref(CountersignatureContent),
    ref(ReturnContent),
    ref(WithdrawalContent),
    ref(ClosureContent),
    ref(NewFactsReviewContent),
    ref(DisclosureCheckContent),
    SendingContent,
    NewFactsContent,
  ],
  { description: 'What was said, by the action.' },
);

/** A clock that a step started. */
export const startedClock = closed('A clock that the step started.', {
  clock: choice(['decide', 'endorse', 'act', 'countersign', 'review-new-facts']),
  from: instant('When it started.'),
  dueAt: instant('When it runs out.'),
});
