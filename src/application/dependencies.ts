import type { Kysely } from 'kysely';
import type { Policy } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import type { FreshReads } from '../db/fresh-reads.ts';
import type {
  Answer,
  CaseInputs,
  Counterfactuals,
  ConditionIdentity,
  DifferenceGroup,
  EventType,
  EvidenceStatus,
  IncidentRole,
  IsoDate,
  ParameterInForce,
  Question,
  RecognisedCondition,
} from '../rules/index.ts';
import type { Instant } from './model.ts';
import type { RunTally } from './measures/answers.ts';
import type { WorkTally } from './measures/work.ts';
import type { WebhookSettings } from './webhooks/services.ts';

/** The current instant. Used only to say when something was recorded; no rule reads it. */
export type Clock = () => Instant;

/** The rule book in use: its name as it is stored and answered, and the rules as the use cases call them. */
export interface RuleBook {
  /** Version as stored; that of an unreleased book carries the start of its digest. */
  readonly version: string;
  /** SHA-256 of the canonical text, lower-case hexadecimal. */
  readonly digest: string;
  readonly kernel: string;
  readonly released: boolean;
  /** First day of the law that the book covers. */
  readonly coverageFrom: IsoDate;
  readonly regimeOn: (asAt: IsoDate) => string;
  /** What begins, ends or changes after one day, up to and including a later one. */
  readonly differencesBetween: (from: IsoDate, to: IsoDate) => readonly DifferenceGroup[];
  readonly recommend: (request: { readonly inputs: CaseInputs; readonly asAt: IsoDate }) => Answer;
  /** What would have to be otherwise for a conclusion to be another; `pairs`: also of two inputs together, within a bound. */
  readonly counterfactuals: (
    request: { readonly inputs: CaseInputs; readonly asAt: IsoDate },
    options: { readonly pairs: boolean },
  ) => Counterfactuals;
  readonly selectQuestions: (answer: Answer, questions: readonly Question[]) => Partial<Answer>;
  /** The value of a dated parameter in force on a day; undefined where the book has none. */
  readonly parameterOn: (name: string, on: IsoDate) => ParameterInForce | undefined;
  /** Codes of one of its vocabularies, in its order. Throws a `BookError` for a name that the book does not have. */
  readonly vocabulary: (name: string) => readonly string[];
  /** What its catalogue says in short of a condition of a licence; undefined where the catalogue does not know it. */
  readonly recognisedCondition: (condition: ConditionIdentity) => RecognisedCondition | undefined;
  /** Why an event of this type cannot have this status and role; empty where it can. */
  readonly eventProblems: (event: {
    readonly type: EventType;
    readonly evidenceStatus: EvidenceStatus;
    readonly role?: IncidentRole;
  }) => readonly {
    readonly field: 'evidenceStatus' | 'role' | 'type';
    readonly problem: string;
    readonly remedy: string;
  }[];
  /** The one stage type that a new status moves an event to; undefined when it stays or a person must choose. */
  readonly typeAfter: (type: EventType, status: EvidenceStatus) => EventType | undefined;
}

/** What every use case is handed. */
export interface Dependencies {
  readonly db: Kysely<Database>;
  /** As a role that can only read, for long readings: bundles, checks, sweeps. */
  readonly reader: Kysely<Database>;
  /** What needs no lock and may be read of a replica; where it is left out, it is read where it is written. */
  readonly reads?: FreshReads;
  /** Names the log over all entries and knows the keys in use. */
  readonly log: {
    readonly origin: string;
    readonly verifierKeys: readonly string[];
    /** Whom inspectors ask to have cosigned; undefined where no witness was named. */
    readonly policy?: Policy;
  };
  readonly clock: Clock;
  /** A new opaque, unique id (UUID). */
  readonly newId: () => string;
  readonly book: RuleBook;
  /** Told of each run of the rules; nobody is where it is left out. */
  readonly runs?: RunTally;
  /** Told how the rounds of work beside the requests end; nobody is where it is left out. */
  readonly work?: WorkTally;
  /** Whom events may be sent to; nobody where it is left out. */
  readonly webhooks?: WebhookSettings;
}
