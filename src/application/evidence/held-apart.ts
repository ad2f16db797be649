import type { Instant } from '../model.ts';

/*
 * What is held of persons apart from their cases, as the evidence needs it: to give a person all that is held, and to hold what is
 * there against what the log says. Whoever keeps it gives this; the evidence reaches none of it by itself.
 */

/** One version of what is held apart; `bytes` and `salt` are null once the case was erased. */
export interface HeldRecord {
  /** The entry that recorded it and committed to it. */
  readonly entryId: string;
  readonly licenceId: string;
  readonly recordedAt: Instant;
  /** RFC 8785 bytes. */
  readonly bytes: Buffer | null;
  readonly salt: Buffer | null;
}

/** Reads what is held apart. */
export interface HeldApart {
  /** All that was recorded of the licences by an instant, by licence and the oldest first. */
  readonly ofLicences: (licenceIds: readonly string[], by: Instant) => Promise<readonly HeldRecord[]>;
  /** What these entries recorded. */
  readonly ofEntries: (entryIds: readonly string[]) => Promise<readonly HeldRecord[]>;
}
