import type { IsoDate } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { Act, Page, PageRequest, Write } from '../services.ts';

/** How far a simulation is: `failed` where a part of it could not be made in many tries; it can be resumed. */
export type SimulationState = 'waiting' | 'running' | 'stopped' | 'completed' | 'failed';

/** When a person would be back in custody after a recall that is only supposed. Stated by whoever asks, never guessed. */
export type AssumedReturn =
  | { readonly on: IsoDate }
  /** Days from the day of the recall to the first day in custody. */
  | { readonly daysAfterRevocation: number };

/** What a simulation is asked for with: another rule book, another day, or both. */
export interface SimulationRequest {
  /** Version of a rule book that is kept here; the book of each run when left out. */
  readonly ruleBook?: string;
  /** The day on which the law is asked; the day of each run when left out. */
  readonly asAt?: IsoDate;
  /** First day of a quarter, and last day of one: the runs that are decided again, by the day that each was asked for. */
  readonly decidedFrom?: IsoDate;
  readonly decidedUntil?: IsoDate;
  /** Without it no days in custody are counted. */
  readonly assumedReturn?: AssumedReturn;
  readonly reason: string;
}

/** What was asked for, and how far it is. */
export interface SimulationHeading {
  readonly id: string;
  readonly state: SimulationState;
  readonly requestedAt: Instant;
  /** Opaque subject. */
  readonly requestedBy: string;
  readonly request: SimulationRequest;
}

/** How far a simulation is: in cases for those who may trace figures, by its slices for others. */
export interface SimulationProgress {
  /** Cases to decide again, as far as they have been counted. For those who may trace figures. */
  readonly cases?: number;
  /** Whether all of them have been counted. */
  readonly counted: boolean;
  /** For those who may trace figures. */
  readonly done?: number;
  /** Done of those to do, 0 to 1; absent until all are counted. */
  readonly share?: number;
  /** Cases a second over the last minute, to the nearest ten for others; absent while nothing is being done. */
  readonly casesPerSecond?: number;
  /** By that rate; absent until all are counted. */
  readonly estimatedEnd?: Instant;
}

/** The conclusions of an answer that are compared. */
export const CONCLUSIONS = [
  'recall',
  'response',
  'threshold',
  'urgency',
  'recall-type',
  'home-detention-curfew',
  'sentence-gate',
] as const;
export type Conclusion = (typeof CONCLUSIONS)[number];

/** Why a case could not be decided again, though nothing of law or fact is against it. */
export const SIMULATION_FAILURES = [
  'content-unreadable',
  'rule-book-unavailable',
  'day-not-covered',
  'rules-failed',
] as const;
export type SimulationFailure = (typeof SIMULATION_FAILURES)[number];

/** A rule, and in how many cases of a transition. Its text and authorities are in the rule book under its id. */
export interface RuleShare {
  readonly rule: string;
  readonly cases: number;
}

/** A case that came out otherwise: ids alone. */
export interface SimulatedCase {
  readonly considerationId: string;
  readonly recommendationId: string;
}

/** One conclusion that came out otherwise, from one answer to another. */
export interface Transition {
  /** Names it, for the list of its cases. */
  readonly transition: string;
  readonly conclusion: Conclusion;
  /** Codes of the answer; a code of a type of recall says its length, and whether it is mandatory. */
  readonly from: string;
  readonly to: string;
  readonly cases: number;
  /** Rules that decide the new answer and did not decide the old one, and the other way about. The most frequent first. */
  readonly nowDeciding: readonly RuleShare[];
  readonly noLongerDeciding: readonly RuleShare[];
  /** Some of its cases, for those who may trace figures, of the cases in their sight. */
  readonly examples?: readonly SimulatedCase[];
}

/** Cases in which recall is supported, by the type of recall that the law then fixes or allows. */
export interface RecallsByType {
  /** Fixed terms of which no choice is left: cases, and days in custody where a return was assumed and the days follow from it. */
  readonly fixedTerm: { readonly cases: number; readonly days?: number; readonly withoutDays?: number };
  /** A person chooses between a fixed term and a standard recall: never given days. */
  readonly fixedTermOrStandard: number;
  /** Until the sentence ends or somebody releases earlier: never given days. */
  readonly standard: number;
  /** Indeterminate, or for a court or a specialist. */
  readonly other: number;
  readonly unknown: number;
}

/** What a simulation has come to so far. */
export interface SimulationResult {
  /** Cases that were looked at: the sum of the five kinds below. What is erased meanwhile is not among them. */
  readonly cases: number;
  readonly unchanged: number;
  readonly changed: number;
  /** The new answer turns on facts that nobody was asked for then. */
  readonly cannotBeReDecided: {
    readonly cases: number;
    readonly facts: readonly { readonly fact: string; readonly cases: number }[];
  };
  /** On the day asked for the licence had expired, or the person was not yet released. */
  readonly notOnLicence: { readonly expired: number; readonly notYetReleased: number };
  readonly failed: {
    readonly cases: number;
    readonly codes: readonly { readonly code: SimulationFailure; readonly cases: number }[];
  };
  readonly transitions: readonly Transition[];
  readonly recalls: {
    readonly before: RecallsByType;
    readonly after: RecallsByType;
    /** Cases with a fixed term and days on both sides. */
    readonly both?: { readonly cases: number; readonly daysBefore: number; readonly daysAfter: number };
    readonly days: 'counted' | 'no-return-assumed';
  };
  /** Counts are shown as they are, small ones too, to those who may trace figures; to others to the nearest ten. */
  readonly smallNumbers: 'not-suppressed' | 'rounded-to-ten';
}

/** A simulation with its progress and result. */
export interface SimulationView extends SimulationHeading {
  readonly progress: SimulationProgress;
  readonly result: SimulationResult;
}

/** Deciding stored cases again under other law. Nothing of it is a decision, and nothing of a case is changed. */
export interface SimulationServices {
  /** @throws {DomainFailure} `invalid` for a book that is not kept, a day that it does not cover, or a period that is not of whole quarters. */
  readonly requestSimulation: (write: Write, request: SimulationRequest) => Promise<SimulationHeading>;
  /** Newest first. */
  readonly listSimulations: (act: Act, page: PageRequest) => Promise<Page<SimulationHeading>>;
  readonly readSimulation: (act: Act, id: string) => Promise<SimulationView>;
  /** What is under way comes to its end, and no more is begun. One that has ended stays as it is. */
  readonly stopSimulation: (write: Write, id: string) => Promise<SimulationHeading>;
  /** Goes on with what is not done. One that has ended stays as it is. */
  readonly resumeSimulation: (write: Write, id: string) => Promise<SimulationHeading>;
  /** The cases of one transition that are in the caller's sight, in the order of their considerations. */
  readonly listSimulationCases: (
    act: Act,
    id: string,
    query: PageRequest & { readonly transition: string },
  ) => Promise<Page<SimulatedCase>>;
}
