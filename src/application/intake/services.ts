import type { Fault } from '../errors.ts';
import type { BreachEventContent, Instant } from '../model.ts';
import type { Write } from '../services.ts';

/** An event of a licence with the reference by which its source knows it. */
export interface BatchItem {
  readonly licenceId: string;
  readonly event: SourcedEvent;
}

export type SourcedEvent = BreachEventContent &
  Required<Pick<BreachEventContent, 'source' | 'sourceReference'>>;

/** An item of a batch as it was sent: one that can be read, or what is wrong with its form. */
export type SentItem = { readonly item: BatchItem } | { readonly faults: readonly Fault[] };

/** Why an item was refused: the code of the problem that the request for it alone would be answered with. */
export const BATCH_PROBLEMS = [
  'malformed-request',
  'invalid',
  'not-found',
  'erased',
  'another-area',
  'already-registered',
] as const;
export type BatchProblem = (typeof BATCH_PROBLEMS)[number];

export const BATCH_OUTCOMES = ['recorded', 'already-recorded', 'refused'] as const;

/** What became of one item. It holds ids, codes and places, and nothing of what was sent: results are kept for ever. */
export interface BatchResult {
  /** Place of the item in the batch, from 0. */
  readonly index: number;
  readonly outcome: (typeof BATCH_OUTCOMES)[number];
  /** The event of that reference; also of an item that was refused because it says otherwise of it. */
  readonly eventId?: string;
  /** Version of the event when the batch was recorded. */
  readonly version?: number;
  readonly problem?: { readonly code: BatchProblem; readonly errors: readonly Fault[] };
}

/** What is kept of a batch besides the events. */
export interface EventBatchContent {
  readonly results: readonly BatchResult[];
}

/** A batch as it was answered. */
export interface EventBatch extends EventBatchContent {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly counts: { readonly recorded: number; readonly alreadyRecorded: number; readonly refused: number };
}

/** Taking in many events at once. */
export interface IntakeServices {
  /** Records every item that can be recorded, and says of each of the others why not. In the order sent. */
  readonly reportEventBatch: (write: Write, sent: readonly SentItem[]) => Promise<EventBatch>;
}
