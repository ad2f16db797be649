import type { Kysely } from 'kysely';
import type { BundleContent } from '../../audit/bundle-format.ts';
import { readEntry } from '../../audit/bundle-entry.ts';
import { HASH_LENGTH } from '../../audit/index.ts';
import {
  findBoundsOfPeriod,
  findEntriesAt,
  findEntriesOfPeriod,
  findKeptContents,
  findPlacesOfLicences,
  type KeptContent,
  type PlacedEntry,
} from '../../db/bundle-entries.ts';
import type { StoredBundle, StoredScope } from '../../db/bundles.ts';
import type { Database } from '../../db/database.ts';

/** An entry of a bundle as it is kept, with what there is of its content. */
export interface BundleItem {
  readonly index: number;
  readonly bytes: Buffer;
  readonly content: BundleContent | undefined;
}

/** Places of the tree that one statement looks at. */
const PLACES_PER_BATCH = 500;
/** Places of licences' entries that are held in memory: 8 bytes each. A bundle with more looks them up again from where it was. */
const PLACES_PER_PAGE = 100_000;
/** Bytes of content that are held in memory at once, unless a single piece is longer. */
const CONTENT_PER_BATCH = 8 * 1_048_576;

/** What of entries whoever asked for a bundle is not to have; each is asked for the entries of one batch. */
export interface Concealment {
  /** Ids of those that tell of a case out of sight. A bundle of a period leaves them out; in one of cases they have no content. */
  readonly outOfSight: (entries: readonly PlacedEntry[]) => Promise<ReadonlySet<string>>;
  /** Ids of those whose content is withheld. */
  readonly withheld: (entries: readonly PlacedEntry[]) => Promise<ReadonlySet<string>>;
}

/**
 * The entries of a bundle in the order of the tree, a batch at a time, as the store has them: nothing is checked or mended, and
 * nothing left out but what whoever asked is not to have. Memory is that of two batches, whatever the bundle holds; every statement is short, so that no snapshot is held.
 */
export async function* readBundleItems(
  reader: Kysely<Database>,
  bundle: Pick<StoredBundle, 'scope' | 'withContent'>,
  treeSize: number,
  concealment: Concealment,
): AsyncGenerator<readonly BundleItem[]> {
  const batches = readBatches(reader, bundle, treeSize, concealment);
  // The next batch is read while the one before it is written.
  let coming = batches.next();
  try {
    for (;;) {
      const batch = await coming;
      if (batch.done === true) {
        return;
      }
      coming = batches.next();
      // A failure is that of the next round; until somebody waits for it, it must not end the process.
      coming.catch(() => undefined);
      yield batch.value;
    }
  } finally {
    await batches.return(undefined);
  }
}

async function* readBatches(
  reader: Kysely<Database>,
  { scope, withContent }: Pick<StoredBundle, 'scope' | 'withContent'>,
  treeSize: number,
  { outOfSight, withheld }: Concealment,
): AsyncGenerator<readonly BundleItem[]> {
  for await (const placed of readPlaced(reader, scope, treeSize)) {
    const hidden = await outOfSight(placed);
    // An entry of a licence that was named stays, for nobody could check the chain without it; what it recorded does not.
    const entries = 'licenceIds' in scope ? placed : placed.filter(({ entryId }) => !hidden.has(entryId));
    if (!withContent) {
      yield entries.map(({ index, bytes }) => ({
        index,
        bytes,
        content: commitsToContent(bytes) ? { state: 'withheld' } : undefined,
      }));
      continue;
    }
    const closed = new Set([...hidden, ...(await withheld(entries))]);
    for (const group of groupByContent(entries)) {
      yield await withContents(reader, group, closed);
    }
  }
}

async function* readPlaced(
  reader: Kysely<Database>,
  scope: StoredScope,
  treeSize: number,
): AsyncGenerator<readonly PlacedEntry[]> {
  if ('licenceIds' in scope) {
    for await (const places of readPlaces(reader, scope.licenceIds, treeSize)) {
      yield await findEntriesAt(reader, places);
    }
    return;
  }
  const bounds = await findBoundsOfPeriod(reader, scope);
  if (bounds === undefined) {
    return;
  }
  const end = Math.min(bounds.until, treeSize);
  for (let from = bounds.from; from < end; from += PLACES_PER_BATCH) {
    const until = Math.min(from + PLACES_PER_BATCH, end);
    yield await findEntriesOfPeriod(reader, scope, { from, until });
  }
}

async function* readPlaces(
  reader: Kysely<Database>,
  licenceIds: readonly string[],
  treeSize: number,
): AsyncGenerator<readonly number[]> {
  let from = 0;
  for (;;) {
    const page = await findPlacesOfLicences(reader, licenceIds, {
      from,
      until: treeSize,
      limit: PLACES_PER_PAGE,
    });
    for (let start = 0; start < page.length; start += PLACES_PER_BATCH) {
      yield page.slice(start, start + PLACES_PER_BATCH);
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PLACES_PER_PAGE) {
      return;
    }
    from = last + 1;
  }
}

/** Cuts a batch so that the content of each part fits in memory. */
function groupByContent(entries: readonly PlacedEntry[]): readonly (readonly PlacedEntry[])[] {
  const groups: PlacedEntry[][] = [];
  let group: PlacedEntry[] = [];
  let length = 0;
  for (const entry of entries) {
    const more = entry.contentLength ?? 0;
    if (group.length > 0 && length + more > CONTENT_PER_BATCH) {
      groups.push(group);
      group = [];
      length = 0;
    }
    group.push(entry);
    length += more;
  }
  return group.length === 0 ? groups : [...groups, group];
}

async function withContents(
  reader: Kysely<Database>,
  entries: readonly PlacedEntry[],
  closed: ReadonlySet<string>,
): Promise<readonly BundleItem[]> {
  const wanted = entries
    .filter(({ entryId, contentLength }) => contentLength !== null && !closed.has(entryId))
    .map(({ entryId }) => entryId);
  const kept = new Map<string, KeptContent>();
  for (const content of wanted.length === 0 ? [] : await findKeptContents(reader, wanted)) {
    kept.set(content.entryId, content);
  }
  return entries.map(({ index, entryId, bytes, keepsContent, contentLength }) => ({
    index,
    bytes,
    content:
      contentLength !== null && closed.has(entryId)
        ? { state: 'withheld' }
        : contentOf(bytes, keepsContent, kept.get(entryId)),
  }));
}

function contentOf(
  bytes: Buffer,
  keepsContent: boolean,
  kept: KeptContent | undefined,
): BundleContent | undefined {
  if (!keepsContent) {
    if (!commitsToContent(bytes)) {
      return undefined;
    }
    // What is held apart from the cases is for no bundle: whoever makes one cannot even read it.
    return { state: isHeldApart(bytes) ? 'withheld' : 'absent' };
  }
  if (kept === undefined || kept.bytes === null) {
    return { state: 'erased' };
  }
  // Without its salt nothing can be checked, and the format has no place for another length of it.
  return kept.salt?.length === HASH_LENGTH
    ? { state: 'held', salt: kept.salt, bytes: kept.bytes }
    : { state: 'absent' };
}

/** Whether an entry outside every chain says that it recorded monitoring data. */
function isHeldApart(bytes: Buffer): boolean {
  const reading = readEntry(bytes);
  return (
    reading.check === 'ok' &&
    reading.entry.act === 'monitoring-recorded' &&
    reading.entry.licence === undefined
  );
}

/** Whether an entry says that there is content. Bytes that are no entry say nothing. */
function commitsToContent(bytes: Buffer): boolean {
  try {
    const entry: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof entry === 'object' && entry !== null && 'content' in entry;
  } catch {
    return false;
  }
}
