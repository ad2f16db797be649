import type {
  Answer,
  CaseInputs,
  Counterfactuals,
  DifferenceGroup,
  IsoDate,
  Question,
} from '../rules/index.ts';
import type { AccessServices, WorkArea } from './access/services.ts';
import type { DocumentServices } from './documents/services.ts';
import type { DomainError } from './errors.ts';
import type { DisputeView, EvidenceServices } from './evidence/services.ts';
import type { ExplanationServices } from './explanations/services.ts';
import type { FeedServices } from './feed/services.ts';
import type { IntakeServices } from './intake/services.ts';
import type {
  BreachEventContent,
  ConsiderationContent,
  Instant,
  JudgementContent,
  LicenceContent,
  RecallContent,
  RevisionContent,
} from './model.ts';
import type { RecallStanding } from './recall-standing.ts';
import type { MonitoringServices } from './monitoring/services.ts';
import type { StatisticsServices } from './statistics/services.ts';
import type {
  QueueQuery,
  ReviewServices,
  ReviewView,
  RunStanding,
  WithheldAnswer,
} from './review/services.ts';
import type { WebhookServices } from './webhooks/services.ts';
import type { SimulationServices } from './simulations/services.ts';

/** Who acts. The identity plug-in makes it; every audit entry carries `subject`. */
export interface Principal {
  /** Opaque, stable id of the person or system. */
  readonly subject: string;
  readonly kind: 'person' | 'system';
  readonly permissions: readonly Permission[];
  /** Where cases are in sight. A case elsewhere is as if it did not exist, unless it is open to the principal by name. */
  readonly areas: 'everywhere' | readonly WorkArea[];
}

export const PERMISSIONS = [
  'licence:read',
  'licence:write',
  'event:read',
  'event:write',
  'consideration:read',
  'consideration:write',
  'recommendation:read',
  'recommendation:run',
  'recall:read',
  'recall:write',
  'document:read',
  'audit:read',
  'rule-book:read',
  'evaluation:run',
  'audit:export',
  'recommendation:replay',
  'retention:read',
  'retention:write',
  'subject-access:read',
  'subject-access:write',
  'dispute:write',
  'review:propose',
  'review:view',
  'review:decide',
  'review:decide-outside-usual-flow',
  'review:endorse',
  'review:withdraw',
  'review:close',
  'access:read',
  'access:grant',
  'access:break-glass',
  // Sees limited-access cases by office: the system that holds the licences, and whoever answers requests of persons.
  'limited-access:office',
  // Follows what is recorded of every case: ids and types.
  'event-feed:read',
  'webhook:manage',
  'statistics:read',
  // Learns which cases a figure counts.
  'statistics:trace',
  'monitoring:write',
  'simulation:run',
  'simulation:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** One act of one principal: what the audit entry says besides the act itself. */
export interface Act {
  readonly principal: Principal;
  /** One id per user action, from `X-Correlation-Id` or made by the service. */
  readonly correlationId: string;
}

/** A write that may be repeated safely: same key and same request hash, same result. */
export interface Write extends Act {
  readonly idempotency?: { readonly key: string; readonly requestHash: string };
}

/** A recorded version of something. `version` counts from 1 and is the entity tag. */
export interface Recorded<T> {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly content: T;
}

/** What the person it is about disputes in a record, newest last; absent where nothing is disputed. */
interface Disputable {
  readonly disputes?: readonly DisputeView[];
}

export interface RecordedLicence extends Recorded<LicenceContent>, Disputable {}

export interface RecordedEvent extends Recorded<BreachEventContent>, Disputable {
  readonly licenceId: string;
  /** The revisions applied so far, oldest first, each under the version it made; empty for an event never revised. */
  readonly revisions: readonly (Recorded<RevisionContent> & { readonly by: string })[];
}

export interface RecordedConsideration extends Recorded<ConsiderationContent>, Disputable {
  readonly licenceId: string;
  readonly review: ReviewView;
  readonly judgement?: JudgementContent;
  readonly recommendations: readonly {
    readonly id: string;
    readonly asAt: IsoDate;
    readonly recordedAt: Instant;
    /** How it stands to what is known now; given for the latest run, where one consideration is read. */
    readonly standing?: RunStanding;
  }[];
}

export interface RecordedRecall extends Recorded<RecallContent>, Disputable {
  readonly licenceId: string;
  /** How it stands on the day of the answer, by what was reported of it. */
  readonly standing: RecallStanding;
}

export interface RuleBookReference {
  readonly version: string;
  /** SHA-256 of the canonical text, lower-case hexadecimal. */
  readonly digest: string;
  readonly kernel: string;
  readonly regime: string;
}

/** A version of the rule book, kept for ever once it was in use. */
export interface RuleBookVersion {
  readonly version: string;
  /** SHA-256 of the canonical text, lower-case hexadecimal. */
  readonly digest: string;
  readonly kernel: string;
  /** When it was first kept here. */
  readonly recordedAt: Instant;
  /** Whether new answers are given under it. */
  readonly inUse: boolean;
}

/** Two days of the rule book in use, or two versions that are kept here. */
export type RuleBookComparison =
  | { readonly from: IsoDate; readonly to: IsoDate }
  | { readonly fromVersion: string; readonly toVersion: string };

/** One side of a comparison. Between two days, both are the rule book in use. */
export interface ComparedRuleBook {
  readonly version: string;
  /** SHA-256 of the canonical text, lower-case hexadecimal. */
  readonly digest: string;
  readonly released: boolean;
  /** The day, where days are compared. */
  readonly on?: IsoDate;
  /** The statutory regime on that day. */
  readonly regime?: string;
}

/** What changed, in words: by rule set and by other part of the book. */
export interface RuleBookDifferences {
  readonly from: ComparedRuleBook;
  readonly to: ComparedRuleBook;
  readonly groups: readonly DifferenceGroup[];
}

/** One run of the rules: immutable. `contentHash` is the SHA-256 of its RFC 8785 bytes. */
export interface RecordedRecommendation extends Disputable {
  readonly id: string;
  readonly considerationId: string;
  readonly licenceId: string;
  readonly recordedAt: Instant;
  readonly expiresAt: Instant;
  readonly whatIf: false;
  readonly asAt: IsoDate;
  readonly knownAt: Instant;
  readonly ruleBook: RuleBookReference;
  /** Versions of what was read: licence, events, judgement. */
  readonly basis: {
    readonly licenceVersion: number;
    readonly events: readonly { readonly id: string; readonly version: number }[];
    readonly judgementVersion?: number;
    /** The recall that the person was under, where one had been reported. */
    readonly recall?: { readonly id: string; readonly version: number };
  };
  readonly inputs: CaseInputs;
  readonly contentHash: string;
  readonly standing: RunStanding;
  /** Left out while it is withheld from the reader. */
  readonly answer?: Answer;
  /** What is shown instead while the answer is withheld. */
  readonly withheld?: WithheldAnswer;
}

export interface Evaluation {
  readonly asAt: IsoDate;
  readonly ruleBook: RuleBookReference;
  readonly answer: Partial<Answer>;
  /** Only where they were asked for. */
  readonly counterfactuals?: Counterfactuals;
}

/** What can be asked for beside the answer to a case given inline. */
export const EVALUATION_INCLUDES = ['counterfactuals'] as const;
export type EvaluationInclude = (typeof EVALUATION_INCLUDES)[number];

export interface AuditEntryView {
  readonly index: number;
  readonly hash: string;
  readonly previous: string;
  /** The entry itself, parsed from its bytes. */
  readonly entry: Readonly<Record<string, unknown>>;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface PageRequest {
  readonly cursor?: string;
  readonly limit: number;
}

/** Every use case. Failures are thrown as `DomainFailure` carrying a `DomainError`. */
export interface Services
  extends EvidenceServices,
    AccessServices,
    ReviewServices,
    ExplanationServices,
    IntakeServices,
    SimulationServices,
    MonitoringServices,
    StatisticsServices,
    DocumentServices,
    FeedServices,
    WebhookServices {
  readonly registerLicence: (write: Write, content: LicenceContent) => Promise<Recorded<LicenceContent>>;
  readonly replaceLicence: (
    write: Write,
    id: string,
    ifVersion: number,
    content: LicenceContent,
  ) => Promise<Recorded<LicenceContent>>;
  readonly readLicence: (act: Act, id: string, knownAt?: Instant) => Promise<RecordedLicence>;
  readonly searchLicences: (
    act: Act,
    query: {
      readonly crn?: string;
      readonly nomsNumber?: string;
      readonly externalReference?: string;
    } & PageRequest,
  ) => Promise<Page<Recorded<LicenceContent>>>;

  readonly reportEvent: (
    write: Write,
    licenceId: string,
    content: BreachEventContent,
  ) => Promise<RecordedEvent>;
  readonly reviseEvent: (
    write: Write,
    eventId: string,
    ifVersion: number,
    revision: RevisionContent,
  ) => Promise<RecordedEvent>;
  readonly listEvents: (
    act: Act,
    licenceId: string,
    page: PageRequest & { readonly knownAt?: Instant },
  ) => Promise<Page<RecordedEvent>>;

  readonly openConsideration: (
    write: Write,
    licenceId: string,
    content: ConsiderationContent,
    judgement?: JudgementContent,
  ) => Promise<RecordedConsideration>;
  readonly recordJudgement: (
    write: Write,
    considerationId: string,
    ifVersion: number,
    judgement: JudgementContent,
  ) => Promise<RecordedConsideration>;
  readonly readConsideration: (act: Act, id: string) => Promise<RecordedConsideration>;
  readonly listConsiderations: (
    act: Act,
    query: PageRequest & QueueQuery,
  ) => Promise<Page<RecordedConsideration>>;

  readonly recommend: (
    write: Write,
    considerationId: string,
    request: { readonly asAt: IsoDate; readonly knownAt?: Instant },
  ) => Promise<RecordedRecommendation>;
  readonly readRecommendation: (act: Act, id: string) => Promise<RecordedRecommendation>;

  readonly reportRecall: (write: Write, licenceId: string, content: RecallContent) => Promise<RecordedRecall>;
  readonly replaceRecall: (
    write: Write,
    id: string,
    ifVersion: number,
    content: RecallContent,
  ) => Promise<RecordedRecall>;
  readonly readRecall: (act: Act, id: string) => Promise<RecordedRecall>;

  readonly readAuditTrail: (act: Act, licenceId: string, page: PageRequest) => Promise<Page<AuditEntryView>>;

  /** Every version of the rule book that this store keeps, newest first. */
  readonly listRuleBooks: () => Promise<readonly RuleBookVersion[]>;
  /** What changed between two days of the rule book in use, the earlier first, or between two versions kept here. */
  readonly compareRuleBooks: (between: RuleBookComparison) => Promise<RuleBookDifferences>;

  /** Holds nothing of what is sent. That a person asked, and when, is recorded: a view formed afterwards is not independent. */
  readonly evaluate: (
    act: Act,
    request: {
      readonly asAt: IsoDate;
      readonly questions?: readonly Question[];
      readonly include?: EvaluationInclude;
    } & CaseInputs,
  ) => Promise<Evaluation>;
}

/** What a use case throws. */
export class DomainFailure extends Error {
  readonly error: DomainError;
  constructor(error: DomainError) {
    super(error.code);
    this.name = 'DomainFailure';
    this.error = error;
  }
}
