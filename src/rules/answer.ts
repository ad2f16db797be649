import type { ConditionMeaningAnswer } from './conditions/answer.ts';
import type { IsoDate } from './inputs.ts';
import { type EventType, MEASURE_STATES, type Need, RUNGS, type Rung } from './vocabularies.ts';

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
/** `not-applicable`: no sentence leaves a licence to recall on. */
export const THRESHOLD_ANSWERS = [...LIMB_ANSWERS, 'not-applicable'] as const;
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
export const RECALL_ANSWERS = ['supported', 'not-supported'] as const;
export type RecallAnswer = (typeof RECALL_ANSWERS)[number];
/** What the evidence supports: a rung of the ladder, recall, or why neither can be said. */
export const RESPONSES = ['recall-supported', ...RUNGS, 'no-adequate-measure-named'] as const;
export type Response = (typeof RESPONSES)[number];
/** The kinds of recall. */
export const RECALL_KINDS = ['fixed-term', 'standard', 'section-32', 'home-detention-curfew'] as const;
export type RecallKind = (typeof RECALL_KINDS)[number];
/** How the day of release after a recall is found. */
export const PERIOD_RULES = [
  'plain-days',
  'later-of-days-and-custodial-period',
  'later-of-days-and-tranche',
  'normal-release-date',
  'no-automatic-release',
  'refer-to-specialist',
] as const;
export type PeriodRule = (typeof PERIOD_RULES)[number];
/** Whether a standard recall of a person in custody on 31 March 2026 was brought within the 56-day release. */
export const CONVERSIONS = ['converted-to-56', 'not-converted', 'refer-to-specialist'] as const;
export type Conversion = (typeof CONVERSIONS)[number];
/** Whether automatic release can be withdrawn after the recall: `made` when the determination has been made. */
export const WITHDRAWALS = ['made', 'open', 'not-open', 'refer-to-specialist'] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];
/** Who must agree, in the order in which they act. */
export const ENDORSEMENTS = [
  'senior-probation-officer',
  'senior-probation-officer-then-senior-manager',
  'duty-manager-then-countersignature',
] as const;
export type Endorsement = (typeof ENDORSEMENTS)[number];
/** Whether a condition of the licence could be varied or lifted as a lesser measure. */
export const VARIATIONS = [
  'may-be-proposed',
  'victim-view-first',
  'protects-victim-or-child',
  'serves-its-purpose',
  'not-in-force',
] as const;
export type Variation = (typeof VARIATIONS)[number];
/** The four questions of proportionality (Bank Mellat (No 2) [2013] UKSC 39). */
export const PROPORTIONALITY_QUESTIONS = [
  'aim',
  'rational-connection',
  'less-intrusive',
  'fair-balance',
] as const;
export type ProportionalityQuestion = (typeof PROPORTIONALITY_QUESTIONS)[number];
export const YES_NO = ['yes', 'no'] as const;
export type YesNo = (typeof YES_NO)[number];
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
  /** What the condition is, by policy version and code. */
  readonly meaning: ConditionMeaningAnswer;
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

/** One way of carrying out a measure that the events or needs of the case point to: alcohol monitoring, housing and so on. */
export interface MeasureOption {
  readonly option: string;
  /** Events whose type points to it. */
  readonly forEvents: readonly string[];
  /** Recorded needs that point to it. */
  readonly forNeeds: readonly Need[];
}

export interface RungAnswer {
  readonly rung: Rung;
  readonly verdict: Finding<RungVerdict>;
  /** Events whose usual response, by the taxonomy, names this measure. */
  readonly promptedBy: readonly string[];
  /** Recorded needs that this measure would meet. */
  readonly promptedByNeeds: readonly Need[];
  readonly options: readonly MeasureOption[];
  /** Set when the measure is needed and not available: a shortfall of service, never the person's failing. */
  readonly shortfallOfService?: true;
}

/** One condition of the licence as a lesser measure: whether it could be varied, and who would have to do so. */
export interface VariationAnswer {
  readonly condition: string;
  readonly variation: Finding<Variation>;
  /** Who would have to vary it: the book names nobody, because no source of that power has been checked. */
  readonly power: { readonly answer: 'refer-to-specialist'; readonly because: 'power-to-vary-not-checked' };
}

/** One question of proportionality, answered from the findings and a person's answers. */
export interface ProportionalityAnswer {
  readonly question: ProportionalityQuestion;
  readonly finding: Finding<YesNo>;
}

/** One kind of recall that is open, or that missing facts could leave open. */
export interface KindOfRecall {
  readonly kind: RecallKind;
  /** Length of the fixed term, in days. */
  readonly lengthDays?: number;
  /** `open`: the law leaves it open; `possible`: it is open only if the missing facts turn out so. */
  readonly certainty: 'open' | 'possible';
}

export interface RecallTypeAnswer {
  readonly regime: string;
  readonly type: Finding<RecallType>;
  /** Every kind of recall that is open, and every kind that missing facts could leave open. */
  readonly kinds: readonly KindOfRecall[];
  /** Set when the type is settled: how long a fixed term would be, in days. */
  readonly lengthDays?: number;
  /** `mandatory` means the type is fixed if the person is recalled; recall itself stays discretionary. */
  readonly choice?: 'mandatory' | 'discretionary';
  /** The separate power to recall from home detention curfew (s.255). */
  readonly homeDetentionCurfew: Finding<CurfewRecall>;
}

/** One step of the arithmetic of a release date. */
export interface PeriodStep {
  readonly step: string;
  /** Days that the step counts or adds. */
  readonly days?: number;
  /** The day that the step arrives at. */
  readonly date?: IsoDate;
}

export interface ReleaseAnswer {
  /** `date`: the day is settled; `no-automatic-date`: no day is fixed by law. */
  readonly answer: 'date' | 'no-automatic-date' | 'unknown' | 'refer-to-specialist';
  /** Day of release by the count of days, before the calendar step. */
  readonly date?: IsoDate;
  /** The same day after release due on a weekend or bank holiday is brought forward; its mark is below statute. */
  readonly workingDay?: IsoDate;
  /** Bounds of an unsettled day, both included. */
  readonly earliest?: IsoDate;
  readonly latest?: IsoDate;
  readonly separatedBy?: readonly FactReference[];
  /** Why a person must check the day, where official services send such a case to one. */
  readonly checkByHand: readonly string[];
}

export interface PeriodAnswer {
  readonly kind: RecallKind;
  readonly lengthDays?: number;
  /** `issued`: the recall as reported; `open` and `possible` as for a kind of recall; `converted` and `withdrawn`: what became of it. */
  readonly basis: 'issued' | 'open' | 'possible' | 'converted' | 'withdrawn';
  readonly rule: Finding<PeriodRule>;
  readonly release: ReleaseAnswer;
  /** Each step of the count, in order. */
  readonly steps: readonly PeriodStep[];
}

/** What became, or can become, of a recall that has been made. */
export interface ExistingRecallAnswer {
  /** The recall as issued, in the words of the recall type answer. */
  readonly conversion: Finding<Conversion> & {
    /** Set when the recall is converted. */
    readonly regime?: 'R4-TRANSITIONAL';
    readonly lengthDays?: 56;
  };
  /** Whether automatic release can be, or was, withdrawn; the recall is then standard. */
  readonly withdrawal: Finding<Withdrawal>;
}

/** Who must agree to either decision. */
export interface EndorsementAnswer {
  readonly ifRecall: Finding<Endorsement>;
  readonly ifNoRecall: Finding<Endorsement>;
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
  /** Age in days of what is stale. */
  readonly ageDays?: number;
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
  readonly variations: readonly VariationAnswer[];
  readonly necessity: Finding<Shown>;
  readonly urgency: Finding<Urgency>;
  readonly proportionality: readonly ProportionalityAnswer[];
  readonly outcome: OutcomeAnswer;
  readonly recallType: RecallTypeMember;
  /** When release would fall: for the recall as issued, or for each kind that is open or possible. */
  readonly period: readonly PeriodAnswer[];
  /** Set when a recall has been reported. */
  readonly existingRecall?: ExistingRecallAnswer;
  readonly endorsement: EndorsementAnswer;
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
  'proportionality',
  'recall-type',
  'period',
  'endorsement',
  'condition-meaning',
  'safety-actions',
  'quality',
] as const;
export type Question = (typeof QUESTIONS)[number];
