/** A recorded version with its content, as the query functions give it. */
export interface StoredVersion {
  /** Id of the thing the version is of. */
  readonly id: string;
  readonly licenceId: string;
  readonly version: number;
  /** ISO 8601 UTC with milliseconds. */
  readonly recordedAt: string;
  /** Opaque subject of who recorded it. */
  readonly recordedBy: string;
  /** RFC 8785 bytes of the content; null once erased. */
  readonly bytes: Buffer | null;
}

/** What recording a version needs besides the thing it is of. The audit entry and its content are inserted first. */
export interface NewVersion {
  readonly version: number;
  readonly entryId: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** A part of a list in the order of ids: at most `limit` after `after`. */
export interface IdPage {
  readonly after?: string;
  readonly limit: number;
}
