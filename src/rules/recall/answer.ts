import type {
  Conversion,
  CurfewRecall,
  Endorsement,
  PeriodRule,
  RecallKind,
  RecallType,
  Withdrawal,
} from '../answer-codes.ts';
import type { FactReference, Finding, Verification } from '../finding.ts';
import type { IsoDate } from '../inputs.ts';

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
  /** The same day after release due on a weekend or bank holiday is brought forward. */
  readonly workingDay?: IsoDate;
  /** How far that step has been checked. */
  readonly workingDayVerification?: Verification;
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
  /** Whether it was brought within the 56-day release. */
  readonly conversion: Finding<Conversion> & {
    /** Set when the recall is converted. */
    readonly regime?: 'R4-TRANSITIONAL';
    readonly lengthDays?: 56;
  };
  /** Whether automatic release can be, or was, withdrawn. */
  readonly withdrawal: Finding<Withdrawal>;
  /** Set where it can be or was: the recall is then standard (s.255C). */
  readonly typeIfWithdrawn?: 'standard-only';
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
