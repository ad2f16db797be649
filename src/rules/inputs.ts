import type {
  ConditionCategory,
  CustodyState,
  DangerKind,
  EventType,
  EvidenceStatus,
  Fault,
  HarmGroup,
  Imminence,
  IncidentRole,
  IssuedType,
  LaterCharge,
  LicenceEnding,
  Likelihood,
  LookUp,
  MeasureState,
  MonitoringType,
  Need,
  ProtectedGroup,
  RecallCriterion,
  RecallPower,
  ReleaseProvision,
  RoshLevel,
  Rung,
  SentenceRelation,
  SentenceType,
  YesNoUnknown,
} from './vocabularies.ts';

/**
 * What the rules are given: codes, dates, numbers and opaque ids, never prose, names or identifiers of a person.
 * Every member may be absent; absent means unknown and never "no". An empty list means "known to be none".
 */
export interface CaseInputs {
  readonly licence?: LicenceInputs;
  readonly events?: readonly EventInputs[];
  readonly judgement?: JudgementInputs;
  readonly recall?: RecallInputs;
}

/** A legal date, `YYYY-MM-DD`, in London. */
export type IsoDate = string;

export interface LicenceInputs {
  readonly sentences?: readonly SentenceInputs[];
  /**
   * Age in whole years on the day of the recall: of revocation where a recall is reported, of the decision until then. Read
   * by `recall-type` alone, where statute tests it (s.255A(4), (4ZA)(a)).
   */
  readonly ageOnDecisionDay?: number;
  readonly release?: ReleaseInputs;
  readonly expiry?: IsoDate;
  /** Last day of the sentence, before any time at large moves it; `expiry` stands in for it where it is not told. */
  readonly sentenceExpiry?: IsoDate;
  /** How the licence ended before its expiry; `none` when it did not. */
  readonly ending?: LicenceEnding;
  /** Every condition of the licence as issued, whenever in force. */
  readonly conditions?: readonly ConditionInputs[];
  readonly mappa?: MappaInputs;
  readonly rosh?: Partial<Record<HarmGroup, RoshLevel>> & { readonly assessedOn?: IsoDate };
  readonly needs?: readonly Need[];
  readonly indexOffence?: OffenceInputs;
  readonly earlierOffences?: readonly OffenceInputs[];
  /** Ids of other licences of the same person that are live on the day; an empty list means known to be none. */
  readonly otherLiveLicences?: readonly string[];
  /** Whether a victim of the person is in contact with the victim liaison service. A condition that protects a victim says so too. */
  readonly victimInContact?: boolean;
  /** Enquiries that failed or are unfinished; what they would have told is unknown. */
  readonly incompleteLookUps?: readonly LookUp[];
  /** An act, so absent means none was made: the s.255BA(5) determination. Taken from its maker, never computed. */
  readonly determination255BA5?: { readonly made: boolean };
}

export interface ReleaseInputs {
  readonly date?: IsoDate;
  readonly provision?: ReleaseProvision;
  /** Last day on which the curfew condition is in force, for a release on home detention curfew. */
  readonly curfewEndsOn?: IsoDate;
  /** Last day of the requisite custodial period, the conditional release date: when release would have been had there been no curfew. */
  readonly custodialPeriodEndsOn?: IsoDate;
}

/** An offence of which the person was convicted. */
export interface OffenceInputs {
  readonly date?: IsoDate;
  readonly violent?: boolean;
  readonly sexual?: boolean;
}

/** `none` is a checked answer ("not under MAPPA"); a failed enquiry is absent, that is unknown. */
export type MappaInputs =
  | { readonly status: 'none' }
  | { readonly status: 'managed'; readonly category?: 1 | 2 | 3 | 4; readonly level?: 1 | 2 | 3 };

export interface SentenceInputs {
  readonly id: string;
  readonly type?: SentenceType;
  readonly date?: IsoDate;
  readonly length?: SentenceLength;
  /** How it stands to the others. One sentence may go without: the one that the others stand to. */
  readonly relation?: SentenceRelation;
  readonly flags?: StatutoryFlags;
  /** For post-sentence supervision: when the failure began, or is alleged to have begun (Sentencing Act 2026 s.34(5)). */
  readonly supervisionFailureBegan?: IsoDate;
}

export interface SentenceLength {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
}

/** Rare statutory facts of a sentence. Absent is unknown, unless `othersConfirmedAbsent` says that a person confirmed every unstated one does not apply. */
export interface StatutoryFlags {
  readonly schedule19aaOffence?: boolean;
  readonly terroristOffence247a?: boolean;
  readonly nationalSecurityOffence?: boolean;
  readonly repatriatedForMurder?: boolean;
  readonly foreignPowerThreatRisk?: boolean;
  readonly referredUnder244ZB?: boolean;
  readonly othersConfirmedAbsent?: true;
}

/** Conditions are identified by (policy version, code) and never by code alone; a bespoke condition has neither. */
export interface ConditionInputs {
  readonly id: string;
  readonly category?: ConditionCategory;
  readonly policyVersion?: string;
  readonly code?: string;
  readonly inForceFrom?: IsoDate;
  /** Last day in force: a date, or `licence-end` for a condition without an end of its own. */
  readonly inForceTo?: string;
  readonly monitoring?: MonitoringType;
  readonly protects?: ProtectedGroup;
}

export interface EventInputs {
  readonly id: string;
  readonly type?: EventType;
  readonly evidenceStatus?: EvidenceStatus;
  readonly occurredOn?: IsoDate;
  /** Two reports of one incident count once. */
  readonly incidentId?: string;
  readonly fault?: Fault;
  readonly role?: IncidentRole;
  /** Ids of conditions of the licence that the event touches; an empty list means it touches none. */
  readonly conditions?: readonly string[];
  readonly monitoringChecks?: MonitoringChecks;
  readonly test?: TestInputs;
  /** For intelligence: whether a person, having assessed it, finds it corroborated. */
  readonly corroborated?: boolean;
  /** For prohibited contact: whether a court order was breached too. */
  readonly courtOrderBreached?: boolean;
  /** For charges and convictions: murder or an offence in Schedule 18 to the Sentencing Code. */
  readonly seriousOffence?: boolean;
  /** Whether the charge is a reason for the recall under consideration ("on account of being charged"). */
  readonly reliedOnForRecall?: boolean;
  /** After no further action, discontinuance or acquittal: whether the remaining facts stand on balance. */
  readonly remainingFactsStand?: boolean;
}

/** Each check says whether a fault was found: `true` explains the alert, `false` rules that explanation out, absent is not yet checked. */
export interface MonitoringChecks {
  readonly equipmentFault?: boolean;
  readonly signalLost?: boolean;
  readonly chargeHistoryExplains?: boolean;
  readonly noAccessToPower?: boolean;
}

export interface TestInputs {
  readonly stage?: 'screening' | 'confirmed' | 'disclosed';
  readonly prescribed?: boolean;
  readonly disputed?: boolean;
}

/** What every answer of a person carries besides its value. Reasons themselves stay outside the rules; that they were given does not. */
export interface Answered {
  /** Whether the person gave reasons in words. */
  readonly reasoned?: boolean;
  /** Whether the answer names its maker. */
  readonly named?: boolean;
  readonly on?: IsoDate;
  /** Ids of events that the answer rests on. */
  readonly restsOnEvents?: readonly string[];
  /** Whether the answer names assessments or other records that it rests on. */
  readonly restsOnAssessments?: boolean;
}

export interface YesNoAnswer extends Answered {
  readonly answer?: YesNoUnknown;
}

export interface DangerAnswer extends YesNoAnswer {
  readonly toWhom?: readonly HarmGroup[];
  readonly what?: DangerKind;
  readonly howLikely?: Likelihood;
  readonly howSoon?: Imminence;
}

export interface ManageableAnswer extends YesNoAnswer {
  /** The measures with which the danger can be managed; each counts as that person's `adequate`. */
  readonly with?: readonly Rung[];
  /** Stated with reasons: serious harm is imminent and nothing available now would contain it. */
  readonly nothingAvailableNowWouldContainIt?: YesNoUnknown;
}

export interface MeasureAnswer extends Answered {
  readonly state?: MeasureState;
}

/** Reliance on an escalation of risk without a breach. An act: absent means nobody relies on it. */
export interface NoBreachEscalation extends Answered {
  readonly reliedOn: boolean;
  /** Whether what was checked is recorded. */
  readonly checksRecorded?: boolean;
  /** Whether it is recorded if the person was contacted (either way). */
  readonly contactRecorded?: boolean;
}

/** A person's answer that contact has broken down. */
export interface ContactAnswer extends YesNoAnswer {
  /** Whether attempts to make contact are recorded. */
  readonly attemptsRecorded?: boolean;
}

/** What a person says of one licence condition: whether it still serves a purpose of the licence (s.250(8)). */
export interface ConditionReview extends YesNoAnswer {
  /** Id of the condition on the licence. */
  readonly condition: string;
  /** Whether the victim liaison officer has given the view of a victim whom the condition may concern. */
  readonly victimLiaisonViewRecorded?: boolean;
}

export interface JudgementInputs {
  readonly danger?: DangerAnswer;
  readonly manageable?: ManageableAnswer;
  readonly measures?: Partial<Record<Rung, MeasureAnswer>>;
  readonly contactBrokenDown?: ContactAnswer;
  readonly linkToIndexOffence?: YesNoAnswer;
  /** For extended and indeterminate sentences. An answer counts only from a named person who gives reasons. */
  readonly criteria?: Partial<Record<RecallCriterion, YesNoAnswer>>;
  /** Whether, weighed against home, work, care, treatment and the sentence left, recall would be proportionate. */
  readonly fairBalance?: YesNoAnswer;
  readonly conditionReviews?: readonly ConditionReview[];
  readonly noBreachEscalation?: NoBreachEscalation;
  readonly custody?: CustodyState;
  readonly daysOfLicenceLeft?: number;
  readonly earlierDecisions?: EarlierDecisions;
  readonly circumstances?: Circumstances;
}

/**
 * A recall that has been made, as reported. Revocation, return, release and determinations are acts: absent means that none
 * has been reported. Everything else may be unknown.
 */
export interface RecallInputs {
  readonly power?: RecallPower;
  /** Type as issued. */
  readonly type?: IssuedType;
  /** Length of a fixed term as issued, in days. */
  readonly lengthDays?: 14 | 28 | 56;
  /** Day of revocation, which chooses the law (s.255A: "on recalling a person"). */
  readonly revokedOn?: IsoDate;
  /** First day back in custody: day 1 of a fixed term. */
  readonly returnedToCustodyOn?: IsoDate;
  /** Days at large between revocation and return; counted from those two days where it is not told. */
  readonly daysAtLargeBeforeReturn?: number;
  /** Days at large after return: absent means that none were reported. */
  readonly daysAtLargeAfterReturn?: number;
  /** Additional days awarded after return, net of those given back: absent means that none were reported. */
  readonly addedDaysAfterReturn?: number;
  readonly chargedAfterRecall?: LaterCharge;
  /** An act: the determination after recall that the person is no longer suitable for automatic release (s.255B(8)-(9)). */
  readonly laterDetermination?: { readonly made: boolean };
  /** An act: the person was taken out of automatic release after recall (s.255BA(9)(b)). */
  readonly removedFromAutomaticRelease?: boolean;
  readonly cancelledOn?: IsoDate;
  readonly reReleasedOn?: IsoDate;
  readonly diedOn?: IsoDate;
}

/** Decisions not to recall made since this release, under any version of the licence. */
export interface EarlierDecisions {
  /** How many are known here. */
  readonly notToRecallSinceRelease?: number;
  /** Whether others may be held in another system or area. */
  readonly mayBeHeldElsewhere?: boolean;
}

/** Circumstances in which the decision falls to be made. */
export interface Circumstances {
  readonly outOfHours?: boolean;
  /** Whether the person lives in approved premises. */
  readonly inApprovedPremises?: boolean;
}
