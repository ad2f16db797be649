import type {
  CaseConduct,
  Conduct,
  Escalation,
  LimbAnswer,
  Meanwhile,
  OffendingStage,
  ProportionalityQuestion,
  RecallAnswer,
  Response,
  RungVerdict,
  SentenceGate,
  Shown,
  ThresholdAnswer,
  Urgency,
  Variation,
  YesNo,
} from './answer-codes.ts';
import type { ConditionMeaningAnswer } from './conditions/answer.ts';
import type { FactReference, Finding, Verification } from './finding.ts';
import type {
  EndorsementAnswer,
  ExistingRecallAnswer,
  PeriodAnswer,
  RecallTypeMember,
} from './recall/answer.ts';
import type { EventType, Need, Rung } from './vocabularies.ts';

export * from './answer-codes.ts';
export type * from './finding.ts';
export type * from './recall/answer.ts';

/**
 * The structured answer of the rules: ids, codes and values only, in a fixed member order, so that the same inputs under
 * the same book give the same bytes. Words are made elsewhere from the codes.
 */

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
  /** How far the table that names it has been checked. */
  readonly verification: Verification;
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
