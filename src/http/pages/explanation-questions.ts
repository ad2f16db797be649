import type { ExplainedFinding, ExplainedQuestion, ReliedOnFact, TruthInWords } from '../../rules/index.ts';

/** Questions that belong together, in the order in which a reader wants them: what it comes to first, then what it rests on. */
export const TOPICS = {
  answer: ['recall', 'response'],
  breach: ['case-breach', 'condition-breach', 'no-breach-escalation', 'case-conduct', 'event-conduct'],
  danger: ['necessity', 'threshold', 'limb', 'urgency'],
  lesser: ['measure', 'aim', 'rational-connection', 'less-intrusive', 'fair-balance'],
  kind: [
    'recall-type',
    'sentence-gate',
    'curfew-recall',
    'recall-type-under-later-law',
    'curfew-recall-under-later-law',
    'period',
    'conversion',
    'withdrawal',
  ],
  agreement: ['endorsement-of-recall', 'endorsement-of-no-recall'],
  conditions: ['variation'],
} as const satisfies Record<string, readonly ExplainedQuestion[]>;
export type Topic = keyof typeof TOPICS;

/** The order in which a reader wants the questions: what it comes to first, then what it rests on. */
export const QUESTIONS_BY_WEIGHT: readonly ExplainedQuestion[] = Object.values(TOPICS).flat();

/** The questions whose answers somebody decides by. */
export const WEIGHTY_QUESTIONS: readonly ExplainedQuestion[] = [
  'recall',
  'response',
  'urgency',
  'recall-type',
  'threshold',
  'necessity',
  'case-breach',
];

/** What a person has to decide on: whatever would settle one of these comes before all else. */
export const DECIDED_ON: ReadonlySet<ExplainedQuestion> = new Set([
  'recall',
  'response',
  'recall-type',
  'urgency',
]);

/** Questions that a section of their own answers, with what they rest on, for whoever has a decision to make. */
export const TOLD_APART: ReadonlySet<ExplainedQuestion> = new Set([
  'measure',
  'aim',
  'rational-connection',
  'less-intrusive',
  'fair-balance',
]);

/** Questions of the case that only gather what is told of each event or condition right below. */
const GATHERED: Partial<Readonly<Record<ExplainedQuestion, ExplainedQuestion>>> = {
  'case-breach': 'condition-breach',
  'case-conduct': 'event-conduct',
};

/** Facts that the name of their subject tells already. */
const IN_THE_NAME: ReadonlySet<string> = new Set(['event.type', 'sentence.type', 'recall.kind']);

/** Facts that the answer itself tells, in nearly the same words. */
const IN_THE_ANSWER: Partial<Readonly<Record<ExplainedQuestion, string>>> = {
  response: 'case.recall',
  threshold: 'case.limb-met',
  'no-breach-escalation': 'escalation.relied-on',
  'fair-balance': 'balance.fair',
};

/** What is so in every ordinary case, by what it then comes out as: it is told where it is otherwise, or not known. */
const ORDINARY: ReadonlyMap<string, readonly TruthInWords[]> = new Map<string, readonly TruthInWords[]>([
  ['case.sentence-group', ['met', 'not-met']],
  ['sentence.referred-244zb', ['not-met']],
  ['touch.concerns', ['met']],
  ['touch.on-licence', ['met']],
  ['touch.in-force', ['met']],
  ['touch.no-offence-condition', ['not-met']],
  ['licence.ended', ['not-met']],
  ['person.died', ['not-met']],
  ['recall.days-in-order', ['met']],
  ['recall.converted', ['not-met']],
  ['recall.returned-by-conversion', ['not-met']],
]);

/** Grounds for another kind of recall that few cases have: those that a case does not have are counted and not read out. */
const RARE_GROUNDS: ReadonlySet<string> = new Set([
  'case.particular-concern',
  'case.discretionary-conditional-release',
  'case.schedule-19aa',
  'case.terrorist-247a',
  'case.national-security',
  'case.repatriated-for-murder',
  'case.foreign-power-threat',
  'case.determination-255ba5',
]);

/** Whether a fact is a rare ground for another kind of recall that the case does not have. */
export const isRareAndAbsent = ({ fact, truth }: ReliedOnFact): boolean =>
  truth === 'not-met' && RARE_GROUNDS.has(fact);

/** The facts of a finding that whoever has a decision to make needs to read under it. */
export function factsToTell(
  { question, subject, facts }: Pick<ExplainedFinding, 'question' | 'subject' | 'facts'>,
  asked: ReadonlySet<ExplainedQuestion>,
): readonly ReliedOnFact[] {
  const gathered = GATHERED[question];
  if (gathered !== undefined && asked.has(gathered)) {
    return [];
  }
  return facts.filter(
    ({ fact, truth }) =>
      ORDINARY.get(fact)?.includes(truth) !== true &&
      IN_THE_ANSWER[question] !== fact &&
      !(subject !== undefined && IN_THE_NAME.has(fact)),
  );
}
