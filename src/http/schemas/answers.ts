import { Type } from 'typebox';
import {
  CASE_CONDUCTS,
  CONDUCTS,
  CONVERSIONS,
  CURFEW_RECALLS,
  ENDORSEMENTS,
  ESCALATIONS,
  EVENT_TYPES,
  LIMB_ANSWERS,
  MEANWHILE,
  NEEDS,
  OFFENDING_STAGES,
  PERIOD_RULES,
  PROPORTIONALITY_QUESTIONS,
  RECALL_ANSWERS,
  RECALL_KINDS,
  RECALL_TYPES,
  RESPONSES,
  RUNG_VERDICTS,
  RUNGS,
  SENTENCE_GATES,
  SHOWN,
  THRESHOLD_ANSWERS,
  URGENCIES,
  VARIATIONS,
  type Verification,
  WITHDRAWALS,
  YES_NO,
} from '../../rules/index.ts';
import { answers, choice, closed, closedComponent, every, oneOfNumbers, ref } from './atoms.ts';

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

/** One condition of the catalogue, by codes. */
export const conditionEntry = {
  kind: choice(['standard', 'additional']),
  meaning: Type.String({
    description: 'What a standard condition requires, or the category of an additional one.',
  }),
  code: id,
  policyVersions: answers(id, 'The policy versions in which the code has this meaning.'),
  supervision: choice(['licence', 'post-sentence-supervision']),
  namesOffence: optional(
    choice(['as-such', 'merged', 'no'], 'For a standard condition: whether it names an offence as such.'),
  ),
};

export const ConditionEntryAnswer = closedComponent(
  'ConditionEntryAnswer',
  'One condition of the catalogue, by codes.',
  conditionEntry,
);

export const ConditionMeaning = closedComponent(
  'ConditionMeaning',
  'What the catalogue says of one condition: policy version and code identify it together, never the code alone.',
  {
    answer: choice(['recognised', 'unknown', 'unrecognised', 'bespoke']),
    entry: optional(ref(ConditionEntryAnswer)),
    needs: optional(
      answers(choice(['category', 'policy-version', 'code']), 'What has to be told before it can be known.'),
    ),
    because: optional(
      choice(
        ['code-not-in-any-version', 'code-not-in-that-version', 'policy-version-not-in-catalogue'],
        'Why the catalogue does not know it. It is accepted as it stands on the licence.',
      ),
    ),
    otherwise: optional(
      answers(ref(ConditionEntryAnswer), 'Meanings that the code has in some policy version.'),
    ),
    categoryDisagrees: optional(
      Type.Unsafe<true>({
        type: 'boolean',
        const: true,
        description:
          'The licence calls standard what the catalogue calls additional, or the other way round.',
      }),
    ),
  },
);

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

const certainties = ['open', 'possible'] as const;

export const KindOfRecall = closedComponent('KindOfRecall', 'A kind of recall that the law leaves open.', {
  kind: choice(RECALL_KINDS),
  lengthDays: optional(Type.Integer({ description: 'Length of the fixed term, in days.' })),
  certainty: choice(certainties, '`possible`: open only if the missing facts turn out so.'),
});

const recallTypeMembers = {
  regime: Type.String({ description: 'The statutory regime.' }),
  type: finding(RECALL_TYPES),
  kinds: answers(ref(KindOfRecall), 'Every kind that is open, and every kind that missing facts could open.'),
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

const day = (description: string) => Type.String({ format: 'date', description });

export const PeriodStep = closedComponent('PeriodStep', 'One step of the count towards a release date.', {
  step: id,
  days: optional(Type.Integer({ description: 'Days that the step counts or adds.' })),
  date: optional(day('The day that the step arrives at.')),
});

export const ReleaseAnswer = closedComponent('ReleaseAnswer', 'When release would fall.', {
  answer: choice(
    ['date', 'no-automatic-date', 'unknown', 'refer-to-specialist'],
    '`no-automatic-date`: no day of release is fixed by law.',
  ),
  date: optional(day('Day of release by the count of days, before the calendar step.')),
  workingDay: optional(
    day(
      'The same day after release due on a weekend or bank holiday is brought forward (not law that was read).',
    ),
  ),
  earliest: optional(day('The earliest that an unsettled day can be.')),
  latest: optional(day('The latest that an unsettled day can be.')),
  separatedBy: optional(answers(ref(FactReference), 'The facts that would settle it.')),
  checkByHand: answers(id, 'Why a person must check the day.'),
});

export const PeriodAnswer = closedComponent('PeriodAnswer', 'The period of one kind of recall.', {
  kind: choice(RECALL_KINDS),
  lengthDays: optional(Type.Integer({ description: 'Length of the fixed term, in days.' })),
  basis: choice(
    ['issued', ...certainties, 'converted', 'withdrawn'],
    '`issued`: the recall as reported; `converted`, `withdrawn`: what became of it.',
  ),
  rule: finding(PERIOD_RULES),
  release: ref(ReleaseAnswer),
  steps: answers(ref(PeriodStep), 'Each step of the count, in order.'),
});

export const ExistingRecallAnswer = closedComponent(
  'ExistingRecallAnswer',
  'What became, or can become, of a recall that has been made.',
  {
    conversion: closed('Whether a standard recall was brought within the 56-day release of 31 March 2026.', {
      ...findingMembers(CONVERSIONS),
      regime: optional(choice(['R4-TRANSITIONAL'])),
      lengthDays: optional(oneOfNumbers([56])),
    }),
    withdrawal: finding(WITHDRAWALS),
  },
);

export const EndorsementAnswer = closedComponent('EndorsementAnswer', 'Who must agree, in order.', {
  ifRecall: finding(ENDORSEMENTS),
  ifNoRecall: finding(ENDORSEMENTS),
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
