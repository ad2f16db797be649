import { Type } from 'typebox';
import { AUDIENCES } from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, instant, isoDate, ref, sha256 } from './atoms.ts';
import { counterfactualsMembers } from './counterfactuals.ts';
import {
  Alongside,
  ExplainedFinding,
  ExplainedRule,
  ExplainedUnknown,
  IdleFact,
  NotChosen,
  ProportionalityStatement,
} from './explained.ts';
import { verification } from './findings.ts';
import { RuleBookReference } from './rule-book.ts';
import { RunStanding } from './run-standings.ts';

const optional = Type.Optional;
const uuid = (description: string) => Type.String({ format: 'uuid', description });

const count = (description: string) => Type.Integer({ minimum: 0, description });

/** Who reads an explanation. */
export const FOR_WHOM =
  'For whom it is worded. The person on licence is none of these: what the person reads is a document of the human decision.';

export const Explanation = closedComponent(
  'Explanation',
  'Why an answer is what it is, in words. It is made from the inputs, the answer and the rule book of the run, and from nothing else.',
  {
    audience: choice(AUDIENCES, FOR_WHOM),
    language: Type.String({ description: 'Of the sentences (BCP 47).' }),
    asAt: isoDate('The day whose law and state of affairs the run took.'),
    summary: answers(Type.String(), 'The most important first.'),
    findings: answers(ref(ExplainedFinding)),
    notChosen: answers(ref(NotChosen)),
    unknowns: answers(ref(ExplainedUnknown), 'What is missing and could change an answer.'),
    changesNothing: answers(ref(IdleFact), 'What need not be chased.'),
    counterfactuals: closed(
      'Smallest changes of what was recorded under which an answer would have been another. Never advice to alter a record.',
      {
        ...counterfactualsMembers,
        says: answers(Type.String(), 'About the search as a whole, in whole sentences.'),
      },
    ),
    proportionality: ref(ProportionalityStatement),
    safetyActions: answers(ref(Alongside), 'What comes with every outcome.'),
    meanwhile: answers(ref(Alongside), 'What to do while the response is not settled.'),
    deadlines: answers(ref(Alongside), 'The clocks.'),
    quality: answers(ref(Alongside), 'What is stale, contradictory or incomplete.'),
    marks: answers(
      closed('A verification mark that occurs here.', {
        verification,
        says: Type.String({ description: 'How far the law was checked, in a whole sentence.' }),
      }),
    ),
    trace: optional(
      answers(
        ref(ExplainedRule),
        'Every rule that was asked, with what became of each of its conditions, up to a bound. For an inspector alone.',
      ),
    ),
    bounded: optional(
      closed(
        'What is told without its conditions, because the case is larger than people describe one. Left out where everything was gone into. The stored run holds all of it.',
        {
          bound: count('Rules that are laid out at most, in the findings and again in the trace.'),
          findings: count('Findings whose `rules` and `facts` are left out.'),
          rules: count('How many rules those findings have.'),
          trace: optional(count('Rules that the trace leaves out. Only where there is a trace.')),
          unknowns: count('Missing facts of which it was not gone into what each value would lead to.'),
        },
      ),
    ),
  },
);

export const RecordedExplanation = closedComponent(
  'RecordedExplanation',
  'The explanation of a run, with what identifies the run and says how it stands now.',
  {
    recommendationId: uuid('The run.'),
    considerationId: uuid('The consideration it belongs to.'),
    licenceId: uuid('The licence it is about.'),
    asAt: isoDate('The day whose law and state of affairs it took.'),
    knownAt: instant('What was recorded by then was taken.'),
    recordedAt: instant('When it was run.'),
    expiresAt: instant('When it may no longer be relied on.'),
    ruleBook: ref(RuleBookReference),
    contentHash: sha256('SHA-256 of the RFC 8785 bytes of the run.'),
    standing: ref(RunStanding),
    effects: optional(
      closed(
        'What a person recorded of the effects of recall, in the judgement that the run read. Left out where nobody recorded any.',
        {
          home: optional(Type.String({ description: 'On the home, in words.' })),
          work: optional(Type.String({ description: 'On work, in words.' })),
          careOfChildren: optional(Type.String({ description: 'On the care of children, in words.' })),
          treatment: optional(Type.String({ description: 'On treatment, in words.' })),
          daysOfLicenceLeft: optional(Type.Integer({ description: 'Days of licence left.' })),
          recordedAt: instant('When the judgement that tells of them was recorded.'),
        },
      ),
    ),
    explanation: ref(Explanation),
  },
);
