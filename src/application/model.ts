import type {
  Circumstances,
  ConditionInputs,
  CustodyState,
  DangerKind,
  EarlierDecisions,
  EventInputs,
  HarmGroup,
  Imminence,
  IsoDate,
  IssuedType,
  LaterCharge,
  LicenceEnding,
  Likelihood,
  LookUp,
  MappaInputs,
  MeasureState,
  Need,
  OffenceInputs,
  RecallCriterion,
  RecallPower,
  ReleaseInputs,
  RoshLevel,
  Rung,
  SentenceInputs,
  YesNoUnknown,
} from '../rules/index.ts';

/**
 * What the service records: the shapes of stored content. They hold the words, names and identifiers that the rules never see.
 * Absent means not known. `null` does not occur.
 */

/** An instant, ISO 8601 in UTC with milliseconds. */
export type Instant = string;

export interface PersonContent {
  readonly crn: string;
  readonly nomsNumber?: string;
  readonly dateOfBirth?: IsoDate;
}

export interface OffenceContent extends OffenceInputs {
  readonly description: string;
}

export interface ConditionContent extends ConditionInputs {
  /** The operative wording on the person's licence. */
  readonly text: string;
  /** Whether the wording may be repeated to the person; left out while nobody has cleared it. */
  readonly disclosure?: DisclosureContent;
}

/** What may be told to the person: as it is recorded, a gist of it, or nothing. */
export interface DisclosureContent {
  readonly mark: 'open' | 'gist' | 'withheld';
  readonly by: string;
  readonly why?: string;
  readonly gist?: string;
}

export type MappaContent = MappaInputs & { readonly checkedBy?: string; readonly checkedOn?: IsoDate };

export interface PredictorContent {
  readonly tool: string;
  readonly version?: string;
  readonly band?: string;
  readonly score?: number;
  readonly on?: IsoDate;
}

export interface SupervisionContent {
  readonly rosh?: Partial<Record<HarmGroup, RoshLevel>> & { readonly assessedOn?: IsoDate };
  readonly mappa?: MappaContent;
  readonly predictors?: readonly PredictorContent[];
  readonly needs?: readonly Need[];
  readonly protectiveFactors?: readonly string[];
}

/** A determination of the Secretary of State, recorded with its maker and reasons and never computed. */
export interface DeterminationContent {
  readonly made: boolean;
  readonly madeBy: string;
  readonly on: IsoDate;
  readonly reasons: string;
}

/** One licence of one person, as its source system holds it. */
export interface LicenceContent {
  readonly sourceSystem: string;
  /** Unique within the source system. */
  readonly externalReference: string;
  readonly person: PersonContent;
  readonly sentences?: readonly SentenceInputs[];
  readonly indexOffence?: OffenceContent;
  readonly earlierOffences?: readonly OffenceContent[];
  readonly release?: ReleaseInputs;
  readonly licenceExpiry?: IsoDate;
  readonly sentenceExpiry?: IsoDate;
  readonly ending?: LicenceEnding;
  readonly conditions?: readonly ConditionContent[];
  readonly supervision?: SupervisionContent;
  readonly determination255BA5?: DeterminationContent;
  readonly region?: string;
  readonly deliveryUnit?: string;
  /** The area of the approved premises in which the person lives: it may see the case too. */
  readonly approvedPremises?: { readonly region: string; readonly deliveryUnit?: string };
  /** Only people named for the case may see it. */
  readonly limitedAccess?: boolean;
  /** Whether a victim is in contact with the victim liaison service. */
  readonly victimInContact?: boolean;
  /** Enquiries that failed or are unfinished. */
  readonly incompleteLookUps?: readonly LookUp[];
}

/** A reference to evidence held elsewhere; the service never holds the document. */
export interface EvidenceReference {
  readonly system: string;
  readonly reference: string;
}

export interface BreachEventContent extends Omit<EventInputs, 'id'> {
  readonly type: NonNullable<EventInputs['type']>;
  readonly evidenceStatus: NonNullable<EventInputs['evidenceStatus']>;
  /** What happened, in words. */
  readonly description: string;
  /** Local time of day in London, `HH:MM`. */
  readonly occurredAtTime?: string;
  readonly reportedOn?: IsoDate;
  readonly source?: string;
  readonly sourceReference?: string;
  readonly instruction?: { readonly given: string; readonly couldBeUnderstood?: YesNoUnknown };
  readonly account?: { readonly sought: YesNoUnknown; readonly given?: string };
  /** Contact outcome as recorded (for instance `acceptable`), kept apart from the response to it. */
  readonly absenceAssessment?: 'attended' | 'acceptable' | 'unacceptable' | 'not-assessed';
  readonly enforcementResponse?:
    | 'no-further-action'
    | 'decision-pending'
    | 'licence-compliance-letter'
    | 'recall-requested'
    | 'other';
  readonly evidence?: readonly EvidenceReference[];
  readonly disclosure?: DisclosureContent;
}

/** Later news of an event. Members of `changes` replace; `nowUnknown` names members that are no longer known. The earlier stays. */
export interface RevisionContent {
  readonly kind: 'later-news' | 'correction';
  readonly note?: string;
  readonly changes?: Partial<BreachEventContent>;
  readonly nowUnknown?: readonly OptionalEventMember[];
}

/** Members of an event that may be unknown. */
export type OptionalEventMember = Exclude<
  keyof BreachEventContent,
  'type' | 'evidenceStatus' | 'description'
>;

export interface AnswerContent {
  readonly reason?: string;
  readonly madeBy?: string;
  readonly on?: IsoDate;
  readonly restsOn?: { readonly events?: readonly string[]; readonly assessments?: readonly string[] };
}

export interface YesNoContent extends AnswerContent {
  readonly answer: YesNoUnknown;
}

/** The answers only a person can give. */
export interface JudgementContent {
  readonly danger?: YesNoContent & {
    readonly toWhom?: readonly HarmGroup[];
    readonly what?: DangerKind;
    readonly howLikely?: Likelihood;
    readonly howSoon?: Imminence;
  };
  readonly manageable?: YesNoContent & {
    readonly with?: readonly Rung[];
    readonly nothingAvailableNowWouldContainIt?: YesNoUnknown;
  };
  readonly measures?: Partial<Record<Rung, AnswerContent & { readonly state: MeasureState }>>;
  readonly contactBrokenDown?: YesNoContent & {
    readonly attempts?: readonly { readonly on: IsoDate; readonly how: string; readonly result: string }[];
  };
  readonly linkToIndexOffence?: YesNoContent;
  /** For extended and indeterminate sentences (Part A, part 22). */
  readonly criteria?: Partial<Record<RecallCriterion, YesNoContent>>;
  readonly fairBalance?: YesNoContent;
  readonly conditionReviews?: readonly (YesNoContent & {
    readonly condition: string;
    readonly victimLiaisonView?: string;
  })[];
  readonly noBreachEscalation?: AnswerContent & {
    readonly reliedOn: boolean;
    readonly checked?: string;
    readonly personContacted?: 'yes' | 'no';
  };
  readonly custody?: CustodyState;
  readonly otherControls?: string;
  readonly effects?: {
    readonly home?: string;
    readonly work?: string;
    readonly careOfChildren?: string;
    readonly treatment?: string;
  };
  readonly daysOfLicenceLeft?: number;
  readonly earlierDecisions?: EarlierDecisions;
  readonly circumstances?: Circumstances;
}

/** One question of recall. */
export interface ConsiderationContent {
  /** Why recall is being considered, in words. */
  readonly question: string;
  /** Ids of the events that prompted it. Every known event of the licence is weighed all the same: a pattern is always shown. */
  readonly promptedBy?: readonly string[];
}

/** A recall as reported by the service that made it. Acts: what is absent has not been reported. */
export interface RecallContent {
  readonly considerationId?: string;
  readonly power: RecallPower;
  readonly eventsReliedOn?: readonly string[];
  /** Raw recall reasons, confirmed by a person. */
  readonly reasons?: readonly string[];
  readonly reasonsConfirmedBy?: string;
  readonly type?: IssuedType;
  readonly lengthDays?: 14 | 28 | 56;
  readonly sentOn?: IsoDate;
  readonly revokedOn?: IsoDate;
  readonly refusedOn?: IsoDate;
  /** First day on which the person was unlawfully at large after revocation. */
  readonly atLargeFrom?: IsoDate;
  readonly returnedToCustodyOn?: IsoDate;
  readonly daysAtLargeBeforeReturn?: number;
  readonly daysAtLargeAfterReturn?: number;
  readonly addedDaysAfterReturn?: number;
  readonly chargedAfterRecall?: LaterCharge;
  /** That the person is no longer suitable for automatic release (s.255B(8)-(9)), taken from its maker. */
  readonly laterDetermination?: DeterminationContent;
  readonly removedFromAutomaticRelease?: boolean;
  readonly cancelledOn?: IsoDate;
  readonly reReleasedOn?: IsoDate;
  readonly diedOn?: IsoDate;
  /** That this version says otherwise than the one before how the recall was issued, and why. */
  readonly correction?: { readonly reason: string };
}
