import { type EventType, MEASURE_STATES, RUNGS, type Rung } from './vocabularies.ts';

/**
 * The structured answer of the rules: ids, codes and values only, in a fixed member order, so that the same inputs under
 * the same book give the same bytes. Words are made elsewhere from the codes.
 */

/** How far a statement of law or practice has been checked (see the verification marks in the rule book). */
export type Verification = 'statute' | 'official-form' | 'practice' | 'inference' | 'unverified';

/** A missing fact: which one, and of which event, condition, sentence or measure where it is not of the case as a whole. */
export interface FactReference {
  readonly fact: string;
  readonly subject?: string;
}

/**
 * One question answered for one subject. `answer` is settled exactly when every completion of the missing facts gives it;
 * otherwise it is `unknown`, with the answers still possible and the facts that separate them.
 */
export interface Finding<A extends string = string> {
  readonly answer: A | 'unknown';
  readonly possible?: readonly A[];
  readonly separatedBy?: readonly FactReference[];
  /** Ids of the rules that determined a settled answer, or that could still determine an open one. */
  readonly rules: readonly string[];
}

/** The answers that each question can have. */
export const CONDUCTS = ['further-offending', 'non-compliance', 'neither'] as const;
export type Conduct = (typeof CONDUCTS)[number];
export const CASE_CONDUCTS = [...CONDUCTS, 'mixed', 'no-events'] as const;
export type CaseConduct = (typeof CASE_CONDUCTS)[number];
export const OFFENDING_STAGES = ['alleged', 'charged', 'established'] as const;
export type OffendingStage = (typeof OFFENDING_STAGES)[number];
export const SHOWN = ['shown', 'not-shown'] as const;
export type Shown = (typeof SHOWN)[number];
export const ESCALATIONS = ['relied-on', 'not-relied-on', 'not-reached'] as const;
export type Escalation = (typeof ESCALATIONS)[number];
export const SENTENCE_GATES = [
  'section-254',
  'section-254-standard-only',
  'section-32',
  'court',
  'not-recallable',
  'refer-to-specialist',
] as const;
export type SentenceGate = (typeof SENTENCE_GATES)[number];
export const LIMB_ANSWERS = ['met', 'not-met'] as const;
export type LimbAnswer = (typeof LIMB_ANSWERS)[number];
export const THRESHOLD_ANSWERS = [...LIMB_ANSWERS, 'refer-to-specialist'] as const;
export type ThresholdAnswer = (typeof THRESHOLD_ANSWERS)[number];
export const RUNG_VERDICTS = [...MEASURE_STATES, 'not-applicable'] as const;
export type RungVerdict = (typeof RUNG_VERDICTS)[number];
export const RECALL_TYPES = [
  'fixed-term-14-mandatory',
  'fixed-term-28-mandatory',
  'fixed-term-56-mandatory',
  'fixed-term-14-or-standard',
  'fixed-term-28-or-standard',
  'standard-only',
  'indeterminate-recall-section-32',
  'court',
  'not-recallable',
  'refer-to-specialist',
] as const;
export type RecallType = (typeof RECALL_TYPES)[number];
export const CURFEW_RECALLS = ['available', 'not-available'] as const;
export type CurfewRecall = (typeof CURFEW_RECALLS)[number];
export const URGENCIES = ['emergency', 'standard'] as const;
export type Urgency = (typeof URGENCIES)[number];
export const RECALL_ANSWERS = ['supported', 'not-supported', 'refer-to-specialist'] as const;
export type RecallAnswer = (typeof RECALL_ANSWERS)[number];
/** What the evidence supports: a rung of the ladder, recall, or why neither can be said. */
export const RESPONSES = [
  'recall-supported',
  ...RUNGS,
  'no-adequate-measure-named',
  'refer-to-specialist',
] as const;
export type Response = (typeof RESPONSES)[number];
/** What to do while an answer is open. */
export const MEANWHILE = [
  'carry-out-safety-actions',
  'obtain-missing-facts',
  'keep-existing-measures-in-place',
  'work-to-the-shorter-clock',
] as const;
export type Meanwhile = (typeof MEANWHILE)[number];

export interface EventAnswer {
  readonly event: string;
  readonly type?: EventType;
  readonly conduct: Finding<Conduct>;
  /** For further offending: how far the criminal process has gone. */
  readonly stage?: OffendingStage;
}

export interface ConditionAnswer {
  readonly condition: string;
  readonly breach: Finding<Shown>;
  /** Events that touch the condition. */
  readonly events: readonly string[];
}

export interface SentenceAnswer {
  readonly sentence: string;
  readonly gate: Finding<SentenceGate>;
}

export interface LimbFinding {
  readonly limb: string;
  readonly finding: Finding<LimbAnswer>;
  readonly verification: Verification;
}

export interface RungAnswer {
  readonly rung: Rung;
  readonly verdict: Finding<RungVerdict>;
  /** Events whose usual response, by the taxonomy, names this measure. */
  readonly promptedBy: readonly string[];
  /** Set when the measure is needed and not available: a shortfall of service, never the person's failing. */
  readonly shortfallOfService?: true;
}

export interface RecallTypeAnswer {
  readonly regime: string;
  readonly type: Finding<RecallType>;
  /** Set when the type is settled: how long a fixed term would be, in days. */
  readonly lengthDays?: number;
  /** `mandatory` means the type is fixed if the person is recalled; recall itself stays discretionary. */
  readonly choice?: 'mandatory' | 'discretionary';
  /** The separate power to recall from home detention curfew (s.255). */
  readonly homeDetentionCurfew: Finding<CurfewRecall>;
}

export interface RecallTypeMember extends RecallTypeAnswer {
  /** Set when the law changes between the decision day and the last clock: the same question under the later law. */
  readonly underLaterLaw?: RecallTypeAnswer & { readonly from: string };
}

export interface OutcomeAnswer {
  readonly recall: Finding<RecallAnswer>;
  /** The least that would do. `insufficient-information` while a missing fact leaves open whether recall is supported. */
  readonly response: Omit<Finding<Response>, 'answer'> & {
    readonly answer: Response | 'unknown' | 'insufficient-information';
  };
  /** What to do meanwhile, where the response is not settled. */
  readonly meanwhile: readonly Meanwhile[];
}

/** A question that this rule book does not answer yet, and why. */
export interface Referred {
  readonly answer: 'refer-to-specialist';
  readonly because: string;
}

export interface SafetyAction {
  readonly action: string;
  /** `applies` when its facts are settled; `may-apply` when a missing fact could make it so: unknown is not safe. */
  readonly certainty: 'applies' | 'may-apply';
  readonly rule: string;
}

export interface MissingFact extends FactReference {
  /** Where in the input the fact would be given. */
  readonly input: string;
  /** Who usually holds it. */
  readonly heldBy: string;
  /** The questions whose answers it separates. */
  readonly separates: readonly string[];
}

export const SEVERITIES = ['contradiction', 'gap', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface QualityFinding {
  readonly finding: string;
  readonly severity: Severity;
  readonly subjects: readonly string[];
  readonly rule: string;
}

/** A duration of the book, from a dated parameter whose mark says how far it has been checked. */
export interface Duration {
  /** ISO 8601. */
  readonly within: string;
  readonly parameter: string;
  readonly verification: Verification;
}

export interface Deadline extends Duration {
  readonly deadline: string;
  /** The act from which it runs. */
  readonly from: string;
}

export interface CitedRule {
  readonly rule: string;
  readonly authorities: readonly string[];
  readonly verification: Verification;
  readonly confidence: 'high' | 'medium' | 'low';
}

/** For each rule set and subject: per rule its truth and then that of each of its conditions, in the book's order (`t`, `f`, or `u`: not settled). */
export interface TraceEntry {
  readonly set: string;
  readonly subject?: string;
  readonly rules: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly conduct: Finding<CaseConduct>;
  readonly events: readonly EventAnswer[];
  readonly breach: Finding<Shown>;
  readonly conditions: readonly ConditionAnswer[];
  /** The ground of risk without breach. `legalAdvice` is set whenever a person relies on it. */
  readonly noBreachEscalation: Finding<Escalation> & { readonly legalAdvice?: true };
  readonly sentences: readonly SentenceAnswer[];
  readonly threshold: Finding<ThresholdAnswer>;
  readonly limbs: readonly LimbFinding[];
  readonly ladder: readonly RungAnswer[];
  readonly necessity: Finding<Shown>;
  readonly urgency: Finding<Urgency>;
  readonly outcome: OutcomeAnswer;
  readonly recallType: RecallTypeMember;
  readonly period: Referred;
  readonly endorsement: Referred;
  readonly safetyActions: readonly SafetyAction[];
  readonly missingFacts: readonly MissingFact[];
  readonly qualityFindings: readonly QualityFinding[];
  readonly deadlines: readonly Deadline[];
  readonly citations: readonly CitedRule[];
  readonly trace: readonly TraceEntry[];
  readonly expires: Duration & { readonly from: string };
  readonly decision: 'for a person to make';
}

/** The rule sets that a caller may ask for by name. */
export const QUESTIONS = [
  'conduct',
  'breach-finding',
  'sentence-gate',
  'threshold',
  'rung',
  'necessity',
  'urgency',
  'outcome',
  'recall-type',
  'safety-actions',
  'quality',
] as const;
export type Question = (typeof QUESTIONS)[number];
