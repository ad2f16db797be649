import { Type } from 'typebox';
import {
  CASE_CONDUCTS,
  CONDUCTS,
  ESCALATIONS,
  EVENT_TYPES,
  LIMB_ANSWERS,
  MEANWHILE,
  NEEDS,
  OFFENDING_STAGES,
  PROPORTIONALITY_QUESTIONS,
  RECALL_ANSWERS,
  RESPONSES,
  RUNG_VERDICTS,
  RUNGS,
  SENTENCE_GATES,
  SHOWN,
  THRESHOLD_ANSWERS,
  URGENCIES,
  VARIATIONS,
  YES_NO,
} from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, ref } from './atoms.ts';
import { ConditionMeaning } from './condition-meanings.ts';
import { finding, findingMembers, verification } from './findings.ts';
import { EndorsementAnswer, ExistingRecallAnswer, PeriodAnswer, RecallTypeAnswer } from './recall-answers.ts';

const optional = Type.Optional;
const id = Type.String();

const shown = finding(SHOWN);

export const EventAnswer = closedComponent('EventAnswer', 'What one event was.', {
  event: id,
  type: optional(choice(EVENT_TYPES)),
  conduct: finding(CONDUCTS),
  stage: optional(choice(OFFENDING_STAGES, 'For further offending: how far the criminal process has gone.')),
});

export const ConditionAnswer = closedComponent(
  'ConditionAnswer',
  'One condition: what it is, and whether it was breached.',
  {
    condition: id,
    meaning: ref(ConditionMeaning),
    breach: shown,
    events: answers(id, 'Events that touch the condition.'),
  },
);

export const SentenceAnswer = closedComponent('SentenceAnswer', 'Which power, if any, one sentence gives.', {
  sentence: id,
  gate: finding(SENTENCE_GATES),
});

export const LimbFinding = closedComponent('LimbFinding', 'One limb of the threshold.', {
  limb: id,
  finding: finding(LIMB_ANSWERS),
  verification,
});

export const MeasureOption = closedComponent(
  'MeasureOption',
  'One way of carrying out a measure that the events or needs of the case point to.',
  {
    option: id,
    forEvents: answers(id, 'Events whose type points to it.'),
    forNeeds: answers(choice(NEEDS), 'Recorded needs that point to it.'),
    verification,
  },
);

export const VariationAnswer = closedComponent(
  'VariationAnswer',
  'Whether one condition of the licence could be varied or lifted as a lesser measure.',
  {
    condition: id,
    variation: finding(VARIATIONS),
    power: closed(
      'Who would have to vary it: nobody is named, because no source of that power has been checked.',
      { answer: choice(['refer-to-specialist']), because: choice(['power-to-vary-not-checked']) },
    ),
  },
);

export const ProportionalityAnswer = closedComponent(
  'ProportionalityAnswer',
  'One of the four questions of proportionality.',
  { question: choice(PROPORTIONALITY_QUESTIONS), finding: finding(YES_NO) },
);

export const RungAnswer = closedComponent('RungAnswer', 'One measure short of recall.', {
  rung: choice(RUNGS),
  verdict: finding(RUNG_VERDICTS),
  promptedBy: answers(id, 'Events whose usual response names this measure.'),
  promptedByNeeds: answers(choice(NEEDS), 'Recorded needs that this measure would meet.'),
  options: answers(ref(MeasureOption)),
  shortfallOfService: optional(
    Type.Unsafe<true>({
      type: 'boolean',
      const: true,
      description: 'Needed and not available: a shortfall of service, never the failing of the person.',
    }),
  ),
});

export const SafetyAction = closedComponent('SafetyAction', 'An action that comes with every outcome.', {
  action: id,
  certainty: choice(['applies', 'may-apply'], '`may-apply`: a missing fact could make it so.'),
  rule: id,
});

export const MissingFact = closedComponent('MissingFact', 'A fact that could change an answer.', {
  fact: id,
  subject: optional(id),
  input: Type.String({ description: 'Where in the input it would be given.' }),
  heldBy: Type.String({ description: 'Who usually holds it.' }),
  separates: answers(id, 'The questions whose answers it separates.'),
});

export const QualityFinding = closedComponent('QualityFinding', 'Stale, contradictory or incomplete input.', {
  finding: id,
  severity: choice(['contradiction', 'gap', 'note']),
  subjects: answers(id),
  ageDays: optional(Type.Integer({ description: 'Age in days of what is stale.' })),
  rule: id,
});

const duration = {
  within: Type.String({ description: 'ISO 8601 duration.' }),
  parameter: Type.String({ description: 'The dated parameter of the rule book.' }),
  verification,
};

export const Deadline = closedComponent('Deadline', 'A clock: a duration and the act from which it runs.', {
  deadline: id,
  ...duration,
  from: id,
});

export const CitedRule = closedComponent('CitedRule', 'A rule with its authorities.', {
  rule: id,
  authorities: answers(Type.String()),
  verification,
  confidence: choice(['high', 'medium', 'low']),
});

export const TraceEntry = closedComponent('TraceEntry', 'How each rule of a set came out for a subject.', {
  set: id,
  subject: optional(id),
  rules: Type.Unsafe<Readonly<Record<string, string>>>({
    type: 'object',
    additionalProperties: { type: 'string', pattern: '^[tfu]+$' },
    description: 'Per rule its truth and then that of each condition: `t` true, `f` false, `u` not settled.',
  }),
});

/** The members of an answer, one per question and what belongs to them. */
export const answerMembers = {
  conduct: finding(CASE_CONDUCTS),
  events: answers(ref(EventAnswer)),
  breach: shown,
  conditions: answers(ref(ConditionAnswer)),
  noBreachEscalation: closed('The ground of risk without a breach.', {
    ...findingMembers(ESCALATIONS),
    legalAdvice: optional(
      Type.Unsafe<true>({ type: 'boolean', const: true, description: 'Set whenever a person relies on it.' }),
    ),
  }),
  sentences: answers(ref(SentenceAnswer)),
  threshold: finding(THRESHOLD_ANSWERS),
  limbs: answers(ref(LimbFinding)),
  ladder: answers(ref(RungAnswer), 'The lesser measures, least intrusive first.'),
  variations: answers(
    ref(VariationAnswer),
    'The conditions of the licence that could be varied, or why not.',
  ),
  necessity: shown,
  urgency: finding(URGENCIES),
  proportionality: answers(ref(ProportionalityAnswer)),
  outcome: closed('What the evidence supports.', {
    recall: finding(RECALL_ANSWERS),
    response: closed('The least that would do; `insufficient-information` while that is open.', {
      ...findingMembers(RESPONSES),
      answer: choice([...RESPONSES, 'unknown', 'insufficient-information']),
    }),
    meanwhile: answers(choice(MEANWHILE), 'What to do meanwhile, where the response is not settled.'),
  }),
  recallType: ref(RecallTypeAnswer),
  period: answers(
    ref(PeriodAnswer),
    'When release would fall: for the recall as issued, or for each kind that is open or possible.',
  ),
  existingRecall: optional(ref(ExistingRecallAnswer)),
  endorsement: ref(EndorsementAnswer),
  safetyActions: answers(ref(SafetyAction)),
  missingFacts: answers(ref(MissingFact)),
  qualityFindings: answers(ref(QualityFinding)),
  deadlines: answers(ref(Deadline)),
  citations: answers(ref(CitedRule)),
  trace: answers(ref(TraceEntry)),
  expires: closed('When the answer may no longer be relied on.', {
    ...duration,
    from: id,
  }),
  decision: choice(['for a person to make']),
};

export const Answer = closedComponent(
  'Answer',
  'What the law allows and what the evidence supports. A person decides.',
  answerMembers,
);
