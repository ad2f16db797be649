import { Type } from 'typebox';
import {
  CASE_CONDUCTS,
  CONDUCTS,
  CURFEW_RECALLS,
  ESCALATIONS,
  EVENT_TYPES,
  LIMB_ANSWERS,
  MEANWHILE,
  OFFENDING_STAGES,
  RECALL_ANSWERS,
  RECALL_TYPES,
  RESPONSES,
  RUNG_VERDICTS,
  RUNGS,
  SENTENCE_GATES,
  SHOWN,
  THRESHOLD_ANSWERS,
  URGENCIES,
  type Verification,
} from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, every, ref } from './atoms.ts';

const optional = Type.Optional;
const id = Type.String();

const VERIFICATIONS = every<Verification>()([
  'statute',
  'official-form',
  'practice',
  'inference',
  'unverified',
]);

export const FactReference = closedComponent(
  'FactReference',
  'A missing fact, and of which event, condition, sentence or measure where it is not of the case as a whole.',
  { fact: id, subject: optional(id) },
);

/** One question answered for one subject: settled, or `unknown` with the answers still possible and what separates them. */
function finding<const V extends readonly string[]>(values: V) {
  return closed(
    'Settled exactly when every completion of the missing facts gives this answer.',
    findingMembers(values),
  );
}

function findingMembers<const V extends readonly string[]>(values: V) {
  return {
    answer: choice([...values, 'unknown']),
    possible: optional(answers(choice(values), 'The answers still possible.')),
    separatedBy: optional(answers(ref(FactReference), 'The facts that separate them.')),
    rules: answers(id, 'Rules that determined the answer, or that could still determine it.'),
  };
}

const shown = finding(SHOWN);
const verification = choice(VERIFICATIONS, 'How far the statement of law or practice has been checked.');

export const EventAnswer = closedComponent('EventAnswer', 'What one event was.', {
  event: id,
  type: optional(choice(EVENT_TYPES)),
  conduct: finding(CONDUCTS),
  stage: optional(choice(OFFENDING_STAGES, 'For further offending: how far the criminal process has gone.')),
});

export const ConditionAnswer = closedComponent('ConditionAnswer', 'Whether one condition was breached.', {
  condition: id,
  breach: shown,
  events: answers(id, 'Events that touch the condition.'),
});

export const SentenceAnswer = closedComponent('SentenceAnswer', 'Which power, if any, one sentence gives.', {
  sentence: id,
  gate: finding(SENTENCE_GATES),
});

export const LimbFinding = closedComponent('LimbFinding', 'One limb of the threshold.', {
  limb: id,
  finding: finding(LIMB_ANSWERS),
  verification,
});

export const RungAnswer = closedComponent('RungAnswer', 'One measure short of recall.', {
  rung: choice(RUNGS),
  verdict: finding(RUNG_VERDICTS),
  promptedBy: answers(id, 'Events whose usual response names this measure.'),
  shortfallOfService: optional(
    Type.Unsafe<true>({
      type: 'boolean',
      const: true,
      description: 'Needed and not available: a shortfall of service, never the failing of the person.',
    }),
  ),
});

const recallTypeMembers = {
  regime: Type.String({ description: 'The statutory regime.' }),
  type: finding(RECALL_TYPES),
  lengthDays: optional(
    Type.Integer({ description: 'Length of a fixed term, in days, once the type is settled.' }),
  ),
  choice: optional(
    choice(
      ['mandatory', 'discretionary'],
      '`mandatory`: the type is fixed if the person is recalled; recall itself stays discretionary.',
    ),
  ),
  homeDetentionCurfew: finding(CURFEW_RECALLS),
};

export const RecallTypeAnswer = closedComponent(
  'RecallTypeAnswer',
  'Which kind of recall the law allows or requires, if the person is recalled.',
  {
    ...recallTypeMembers,
    underLaterLaw: optional(
      closed('The same question under the law that follows before the last clock.', {
        ...recallTypeMembers,
        from: Type.String({ format: 'date', description: 'First day of the later law.' }),
      }),
    ),
  },
);

export const Referred = closedComponent('Referred', 'A question this rule book does not answer, and why.', {
  answer: choice(['refer-to-specialist']),
  because: Type.String(),
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
  necessity: shown,
  urgency: finding(URGENCIES),
  outcome: closed('What the evidence supports.', {
    recall: finding(RECALL_ANSWERS),
    response: closed('The least that would do; `insufficient-information` while that is open.', {
      ...findingMembers(RESPONSES),
      answer: choice([...RESPONSES, 'unknown', 'insufficient-information']),
    }),
    meanwhile: answers(choice(MEANWHILE), 'What to do meanwhile, where the response is not settled.'),
  }),
  recallType: ref(RecallTypeAnswer),
  period: ref(Referred),
  endorsement: ref(Referred),
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
