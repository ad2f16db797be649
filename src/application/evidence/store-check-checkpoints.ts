import {
  cosignatureInstant,
  FormatError,
  faultOfLog,
  formatSignature,
  type NoteVerifier,
  noteVerifier,
  openOrExplain,
  parseNote,
} from '../../audit/index.ts';
import {
  type CheckpointRow,
  type CosignatureRow,
  findCosignatureRows,
  findLatestCheckpointRow,
  findLogKeys,
} from '../../db/store-check-checkpoints.ts';
import { findLatestReport } from '../../db/store-check-outcomes.ts';
import { BATCH_ROWS, type CheckContext, DAY_MS, inBatches, isLaterThan } from './store-check-context.ts';
import { parseJson, valueAt } from './store-check-facts.ts';

/** What a check remembers of the checkpoints for the next one: how many there should be, and of which sizes. */
export interface CheckpointMemory {
  /** How many there should be up to the latest, those that have gone since an earlier check among them. */
  readonly count: number;
  /** Sizes of the first and of the last. */
  readonly earliest: number;
  readonly latest: number;
}

/** What the check that finished last remembers; undefined where it saw no checkpoint, or there was none. */
export async function readMemory({ db, findings }: CheckContext): Promise<CheckpointMemory | undefined> {
  const kept = await findLatestReport(db);
  if (kept === undefined) {
    return undefined;
  }
  const report = parseJson(Buffer.from(kept.report, 'utf8'));
  const memory = report === undefined ? undefined : valueAt(report.value, 'checkpoints');
  const [count, earliest, latest] = ['count', 'earliest', 'latest'].map((name) => valueAt(memory, name));
  if (isCount(count) && isCount(earliest) && isCount(latest)) {
    return { count, earliest, latest };
  }
  if (report === undefined || memory !== undefined) {
    findings.add({ check: 'check-unreadable', table: 'store_checks', key: kept.id });
  }
  return undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** Counts checkpoints in the order of their sizes, and holds the count against that of an earlier check. */
export class CheckpointCount {
  readonly #earlier: CheckpointMemory | undefined;
  #before = 0;
  #since = 0;
  #first: number | undefined;
  #last = 0;

  constructor(earlier: CheckpointMemory | undefined) {
    this.#earlier = earlier;
  }

  add(size: number): void {
    if (size <= (this.#earlier?.latest ?? 0)) {
      this.#before += 1;
    } else {
      this.#since += 1;
    }
    this.#first ??= size;
    this.#last = size;
  }

  /** Once every one was counted: says where there are fewer up to the size that an earlier check knew as the last. */
  report({ findings }: CheckContext): void {
    const earlier = this.#earlier;
    if (earlier !== undefined && this.#before < earlier.count) {
      findings.add({
        check: 'checkpoint-missing',
        table: 'checkpoints',
        key: `tree sizes up to ${earlier.latest}`,
        expected: `${earlier.count} checkpoints`,
        found: String(this.#before),
      });
    }
  }

  /** The size of the first one that an earlier check knew, where the first one is a later one now. */
  get missingFirst(): number | undefined {
    const earliest = this.#earlier?.earliest;
    return earliest !== undefined && (this.#first ?? Number.POSITIVE_INFINITY) > earliest
      ? earliest
      : undefined;
  }

  /** For the next check. What is gone stays missed: new checkpoints do not make up for it. */
  memory(): CheckpointMemory | undefined {
    if (this.#first === undefined) {
      return this.#earlier;
    }
    return {
      count: Math.max(this.#before, this.#earlier?.count ?? 0) + this.#since,
      earliest: Math.min(this.#first, this.#earlier?.earliest ?? this.#first),
      latest: Math.max(this.#last, this.#earlier?.latest ?? 0),
    };
  }
}

/** Whether the note says what its row says, a key of the log signed it, and it was not published in a time to come. */
export function checkNote(
  { findings, now }: CheckContext,
  row: CheckpointRow,
  {
    origin: expectedOrigin,
    verifiers,
  }: { readonly origin: string; readonly verifiers: readonly NoteVerifier[] },
): boolean {
  const name = checkpointName(row.treeSize);
  if (isLaterThan(row.publishedAt, Date.parse(now) + DAY_MS)) {
    findings.add({ check: 'time-to-come', ...name, found: row.publishedAt });
  }
  const opened = openOrExplain(row.note, verifiers);
  if (typeof opened === 'string') {
    findings.add({ check: 'checkpoint-unreadable', ...name, found: opened });
    return false;
  }
  const { origin, size, root } = opened.checkpoint;
  const members = [
    { member: 'origin', expected: expectedOrigin, found: origin },
    { member: 'tree_size', expected: String(row.treeSize), found: String(size) },
    { member: 'root', expected: row.root.toString('hex'), found: root.toString('hex') },
  ].filter(({ expected, found }) => expected !== found);
  for (const member of members) {
    findings.add({ check: 'checkpoint-note-differs', ...name, ...member });
  }
  const fault = faultOfLog(opened);
  if (fault !== undefined) {
    findings.add({ check: 'checkpoint-not-signed', ...name, found: fault });
  }
  return members.length === 0 && fault === undefined;
}

/** Whether a key that the caller holds signed the latest checkpoint. The keys that the store names are no more than its word. */
export async function checkHeldKeys(
  { db, findings }: CheckContext,
  held: readonly NoteVerifier[],
): Promise<void> {
  const latest = held.length === 0 ? undefined : await findLatestCheckpointRow(db);
  if (latest === undefined) {
    return;
  }
  const opened = openOrExplain(latest.note, held);
  const fault = typeof opened === 'string' ? opened : faultOfLog(opened);
  if (fault !== undefined) {
    findings.add({
      check: 'checkpoint-not-signed-by-held-key',
      ...checkpointName(latest.treeSize),
      found: fault,
    });
  }
}

/** Verifiers of the log's keys that can be read; `checkLogKeys` says which cannot. */
export async function readLogKeys({ db }: CheckContext): Promise<readonly NoteVerifier[]> {
  const keys = await findLogKeys(db);
  return keys.flatMap((key) => {
    try {
      return [noteVerifier(key)];
    } catch {
      return [];
    }
  });
}

/** Verifier keys of the log that cannot be read: nothing they signed can be checked. */
export async function checkLogKeys(context: CheckContext): Promise<readonly string[]> {
  const keys = await findLogKeys(context.db);
  for (const key of keys) {
    try {
      noteVerifier(key);
    } catch (error) {
      context.findings.add({
        check: 'log-key-unreadable',
        table: 'log_keys',
        key,
        found: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return keys;
}

/** Whether every line that a witness gave is one, of the witness and checkpoint that its row names. */
export async function checkCosignatures(context: CheckContext): Promise<void> {
  await inBatches<CosignatureRow, readonly string[]>(
    context,
    BATCH_ROWS,
    (page) => findCosignatureRows(context.db, page),
    ({ treeSize, witness }) => [treeSize, witness],
    (rows) => {
      for (const row of rows) {
        const member = faultOfCosignature(row);
        if (member !== undefined) {
          context.findings.add({
            check: 'cosignature-differs',
            table: 'checkpoint_cosignatures',
            key: `tree size ${row.treeSize}, witness ${row.witness}`,
            member,
          });
        }
      }
    },
  );
}

/** The column of a cosignature that cannot be right. Whether the signature is, only a holder of the witness's key can say. */
function faultOfCosignature({
  witness,
  line,
  hasCheckpoint,
}: CosignatureRow): 'tree_size' | 'line' | 'witness' | undefined {
  if (!hasCheckpoint) {
    return 'tree_size';
  }
  try {
    const [signature, ...more] = parseNote(`-\n\n${line}`).signatures;
    // A cosignature has a time before it, by which its length is another than that of a log's signature.
    if (
      signature === undefined ||
      more.length > 0 ||
      formatSignature(signature) !== line ||
      cosignatureInstant(signature) === undefined
    ) {
      return 'line';
    }
    return witness === `${signature.name}+${signature.keyId}` ? undefined : 'witness';
  } catch (error) {
    if (error instanceof FormatError) {
      return 'line';
    }
    throw error;
  }
}

/** What a finding about a checkpoint names it by. */
export function checkpointName(treeSize: number | string) {
  return { table: 'checkpoints', key: `tree size ${treeSize}` };
}
