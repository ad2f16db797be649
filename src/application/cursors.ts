import { invalid } from './failures.ts';
import { isId } from './ids.ts';
import { normaliseInstant } from './instants.ts';
import type { Instant } from './model.ts';

/** Where the next page of a list starts. Opaque to callers. */
export interface IdCursor {
  /** Id of the last item given. */
  readonly after: string;
  /** For a list read as it was known: the instant, so that all its pages show one state. */
  readonly knownAt?: Instant;
}

/** Where the next page of an audit trail starts. */
export interface TrailCursor {
  /** Index of the next entry. */
  readonly from: number;
  /** Length of the chain when the first page was read: reading adds entries, and they would never end. */
  readonly until: number;
}

/** Where the next page of a list of ended cases starts: after this case, in the order of the days on which they ended. */
export interface EndCursor {
  /** `YYYY-MM-DD`. */
  readonly endedOn: string;
  readonly after: string;
}

/** Where the next page of the queue starts: after this consideration, in the order of urgency and of what is due first. */
export interface QueueCursor {
  /** 0 for an emergency, 1 where it is not known, 2 for standard. */
  readonly urgencyRank: number;
  /** Left out where nothing is due. */
  readonly dueAt?: Instant;
  readonly after: string;
  /** When the first page was read: time has run out by it on every page. */
  readonly now: Instant;
}

/** Where the next page of the cases of a figure starts: after this one, in the order of the days by which they are counted. */
export interface FigureCursor {
  /** Recalls by revocation; considerations by decision, and after them the undecided by opening. */
  readonly part: 'revoked' | 'decided' | 'opened';
  /** `YYYY-MM-DD`. */
  readonly on: string;
  readonly after: string;
}

/** Where the next page of like cases starts. */
export interface LikenessCursor {
  /** SHA-256, lower-case hexadecimal. */
  readonly afterLikeness: string;
}

/** The cursor as text. */
export function encodeCursor(
  cursor: IdCursor | TrailCursor | EndCursor | QueueCursor | FigureCursor | LikenessCursor,
): string {
  return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
}

/** @throws {DomainFailure} `invalid` when the text is not a cursor that such a list gave. */
export function decodeIdCursor(text: string): IdCursor {
  const value = parse(text);
  if (typeof value === 'object' && value !== null && 'after' in value) {
    const knownAt = 'knownAt' in value ? value.knownAt : undefined;
    const isKnownAt = typeof knownAt === 'string' && normaliseInstant(knownAt) === knownAt;
    if (typeof value.after === 'string' && isId(value.after) && (knownAt === undefined || isKnownAt)) {
      return isKnownAt ? { after: value.after, knownAt } : { after: value.after };
    }
  }
  throw notACursor();
}

/** @throws {DomainFailure} `invalid` when the text is not a cursor that a trail gave. */
export function decodeTrailCursor(text: string): TrailCursor {
  const value = parse(text);
  if (typeof value === 'object' && value !== null && 'from' in value && 'until' in value) {
    const { from, until } = value;
    if (isIndex(from) && isIndex(until)) {
      return { from, until };
    }
  }
  throw notACursor();
}

/** @throws {DomainFailure} `invalid` when the text is not a cursor that a list of ended cases gave. */
export function decodeEndCursor(text: string): EndCursor {
  const value = parse(text);
  if (typeof value === 'object' && value !== null && 'endedOn' in value && 'after' in value) {
    const { endedOn, after } = value;
    if (typeof endedOn === 'string' && isDayText(endedOn) && typeof after === 'string' && isId(after)) {
      return { endedOn, after };
    }
  }
  throw notACursor();
}

/** @throws {DomainFailure} `invalid` when the text is not a cursor that the queue gave. */
export function decodeQueueCursor(text: string): QueueCursor {
  const value = parse(text);
  if (
    typeof value === 'object' &&
    value !== null &&
    'urgencyRank' in value &&
    'after' in value &&
    'now' in value
  ) {
    const { urgencyRank, after, now } = value;
    const dueAt = 'dueAt' in value ? value.dueAt : undefined;
    const isRank = urgencyRank === 0 || urgencyRank === 1 || urgencyRank === 2;
    if (isRank && typeof after === 'string' && isId(after) && isInstant(now)) {
      if (dueAt === undefined) {
        return { urgencyRank, after, now };
      }
      if (isInstant(dueAt)) {
        return { urgencyRank, dueAt, after, now };
      }
    }
  }
  throw notACursor();
}

/** @throws {DomainFailure} `invalid` when the text is not a cursor that a list of the cases of a figure gave. */
export function decodeFigureCursor(text: string): FigureCursor {
  const value = parse(text);
  if (typeof value === 'object' && value !== null && 'part' in value && 'on' in value && 'after' in value) {
    const { part, on, after } = value;
    const isPart = part === 'revoked' || part === 'decided' || part === 'opened';
    if (isPart && typeof on === 'string' && isDayText(on) && typeof after === 'string' && isId(after)) {
      return { part, on, after };
    }
  }
  throw notACursor();
}

/** @throws {DomainFailure} `invalid` when the text is not a cursor that a list of like cases gave. */
export function decodeLikenessCursor(text: string): LikenessCursor {
  const value = parse(text);
  if (typeof value === 'object' && value !== null && 'afterLikeness' in value) {
    const { afterLikeness } = value;
    if (typeof afterLikeness === 'string' && /^[0-9a-f]{64}$/.test(afterLikeness)) {
      return { afterLikeness };
    }
  }
  throw notACursor();
}

/** An instant in the form of the service, of a year that the database has too. */
function isInstant(value: unknown): value is Instant {
  return typeof value === 'string' && /^[1-9]\d{3}-/.test(value) && normaliseInstant(value) === value;
}

/** A day that the database can read as one: written as `YYYY-MM-DD`, and in the calendar. */
function isDayText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && normaliseInstant(text)?.startsWith(text) === true;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Indexes are kept as 32-bit integers; a larger one would be refused by the database. */
function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31;
}

function notACursor() {
  return invalid({
    field: '/cursor',
    problem: 'this is not a cursor that this list gave',
    remedy: 'send the `next` of the page before, unchanged, or leave the cursor out to start again',
  });
}
