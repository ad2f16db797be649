import type { Kysely } from 'kysely';
import {
  addCosignatures,
  consistencySpans,
  FormatError,
  formatAddCheckpoint,
  formatSignature,
  NO_QUORUM,
  type NoteVerifier,
  noteVerifier,
  openOrExplain,
  type Policy,
  type PolicyWitness,
  parseNote,
  quote,
  SIGNATURE_LIMIT,
  satisfies,
  verifiersOf,
} from '../../audit/index.ts';
import {
  findCosignatures,
  findLastCosigned,
  findLatestCosigned,
  findLatestSigned,
  insertCosignature,
  type SignedCheckpoint,
} from '../../db/checkpoints.ts';
import type { Database } from '../../db/database.ts';
import type { DatabaseLog } from '../../db/log.ts';
import type { Clock, Dependencies } from '../dependencies.ts';
import { readSpanHashes } from './log-tree.ts';

/** Sends a text to a witness and gives what came back. Fails where none answers in time. */
export type PostText = (
  url: string,
  body: string,
) => Promise<{ readonly status: number; readonly body: string }>;

export interface WitnessParts {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly post: PostText;
  readonly log: DatabaseLog;
}

/** A witness that takes checkpoints over HTTP. */
export type ReachableWitness = PolicyWitness & { readonly url: string };

/**
 * Asks a witness to cosign the latest checkpoint (C2SP `tlog-witness`), unless it has, and keeps what it gives. A witness that
 * does not answer or refuses is said in the log and asked again later: publishing never waits for one.
 *
 * @returns why, where the witness remembers another history of this log than the store holds; that is a fault of the log
 */
export async function askForCosignature(
  parts: WitnessParts,
  witness: ReachableWitness,
): Promise<string | undefined> {
  const { name } = witness;
  try {
    const refusal = await askWitness(parts, witness);
    if (refusal === undefined) {
      return undefined;
    }
    const { problem, message } = refusal;
    parts.log.warn({ witness: name, problem }, message);
    return message === OTHER_HISTORY
      ? `the witness \`${name}\` remembers another history: ${problem}`
      : undefined;
  } catch (error) {
    parts.log.warn({ witness: name, err: error }, 'a witness could not be asked');
    return undefined;
  }
}

const OTHER_HISTORY = 'a witness remembers another history of this log';

/** Why a witness did not cosign. */
interface Refusal {
  readonly problem: string;
  readonly message: 'a witness did not cosign' | typeof OTHER_HISTORY;
}

/** As often as other replicas can be expected to get in between. */
const MOST_ATTEMPTS = 3;

/** Undefined where the witness cosigned the latest checkpoint, now or before, or where none was published yet. */
async function askWitness(
  { db, clock, post }: WitnessParts,
  { verifier, url }: ReachableWitness,
): Promise<Refusal | undefined> {
  const witness = witnessKeyOf(verifier);
  const address = new URL('add-checkpoint', url.endsWith('/') ? url : `${url}/`).href;
  let oldSize = await findLastCosigned(db, witness);
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    // Read after what the witness remembers is known: what another replica published and had cosigned is then in it.
    const latest = await findLatestSigned(db);
    if (latest === undefined || (attempt === 1 && oldSize === latest.treeSize)) {
      return undefined;
    }
    if (oldSize > latest.treeSize) {
      return otherHistory(
        `it cosigned a checkpoint over ${oldSize} entries, and this log has ${latest.treeSize}: the store has been rolled back`,
      );
    }
    const proof = await readSpanHashes(db, consistencySpans(oldSize, latest.treeSize));
    const answer = await post(address, formatAddCheckpoint({ oldSize, proof, checkpoint: latest.note }));
    if (answer.status === 200) {
      return await keepCosignature({ db, clock }, verifier, latest, answer.body);
    }
    const remembered = answer.status === 409 ? sizeIn(answer.body) : undefined;
    if (remembered === undefined || remembered === oldSize) {
      return refusalOf(answer, { oldSize, remembered });
    }
    // It may have cosigned what was never recorded here, or have been put back to an earlier memory.
    oldSize = remembered;
  }
  return didNot('it remembers another checkpoint each time it is asked');
}

async function keepCosignature(
  { db, clock }: Pick<WitnessParts, 'db' | 'clock'>,
  verifier: NoteVerifier,
  { note, treeSize }: SignedCheckpoint,
  answer: string,
): Promise<Refusal | undefined> {
  let cosigned: string;
  try {
    cosigned = addCosignatures(note, answer, [verifier]);
  } catch (error) {
    if (error instanceof FormatError) {
      return didNot(`what it answered is no cosignature of its key for this checkpoint: ${error.message}`);
    }
    throw error;
  }
  const { name, keyId } = verifier;
  const line = parseNote(cosigned).signatures.find((one) => one.name === name && one.keyId === keyId);
  if (line !== undefined) {
    await insertCosignature(db, {
      treeSize,
      witness: witnessKeyOf(verifier),
      line: formatSignature(line),
      recordedAt: clock(),
    });
  }
  return undefined;
}

function refusalOf(
  { status, body }: { readonly status: number; readonly body: string },
  { oldSize, remembered }: { readonly oldSize: number; readonly remembered: number | undefined },
): Refusal {
  if (remembered !== undefined) {
    // That size is what it was told, so it can only be the root that differs.
    return otherHistory(`it cosigned another root over ${remembered} entries than this log has`);
  }
  if (status === 422) {
    return otherHistory(
      `what it cosigned over ${oldSize} entries is no part of this log's history: the store has been rolled back or rewritten`,
    );
  }
  return didNot(`it answered ${status}: ${quote(body.trim())}`);
}

function didNot(problem: string): Refusal {
  return { problem, message: 'a witness did not cosign' };
}

function otherHistory(problem: string): Refusal {
  return { problem, message: OTHER_HISTORY };
}

/** The size in the body of a 409; undefined where it is another text. */
function sizeIn(body: string): number | undefined {
  return /^(?:0|[1-9]\d{0,14})\n$/.test(body) ? Number(body) : undefined;
}

function witnessKeyOf({ name, keyId }: Pick<NoteVerifier, 'name' | 'keyId'>): string {
  return `${name}+${keyId}`;
}

/**
 * The note of a checkpoint with the cosignatures that were given for it so far. What is kept and is no signature line of the witness
 * that it is kept for is left out, and the check of the store reports it: it would make the whole note unreadable, or seem to
 * be a wrong signature of the log itself.
 */
export async function noteWithCosignatures(
  db: Kysely<Database>,
  { treeSize, note }: Pick<SignedCheckpoint, 'treeSize' | 'note'>,
): Promise<string> {
  const lines = await findCosignatures(db, treeSize);
  const signed = lines.length === 0 ? undefined : unlessMalformed(() => parseNote(note));
  if (signed === undefined) {
    return note;
  }
  const signers = new Set(signed.signatures.map(witnessKeyOf));
  const cosigned = lines.filter(({ witness, line }) => !signers.has(witness) && isLineOf(witness, line));
  const room = Math.max(0, SIGNATURE_LIMIT - signed.signatures.length);
  return [note, ...cosigned.slice(0, room).map(({ line }) => line)].join('');
}

/** Whether inspectors ask for cosignatures at all. */
export function asksForWitness(policy: Policy | undefined): policy is Policy {
  return policy !== undefined && policy.quorum !== NO_QUORUM;
}

/** How many cosigned checkpoints are looked at for one that meets the policy: a witness may be down while others cosign. */
const COSIGNED_LOOKED_AT = 20;

/**
 * The latest checkpoint over at least so many leaves that meets the policy an inspector holds: witnesses cosign a moment after
 * a checkpoint is published, so the very latest seldom does. Undefined where none does, or no witness is asked for.
 */
export async function findWitnessed(
  db: Kysely<Database>,
  { policy, verifierKeys }: Dependencies['log'],
  atLeast: number,
): Promise<SignedCheckpoint | undefined> {
  if (!asksForWitness(policy)) {
    return undefined;
  }
  const known = verifiersOf(policy);
  const own = verifierKeys.filter((key) => known.every(({ verifierKey }) => verifierKey !== key));
  const verifiers = [...known, ...own.map(noteVerifier)];
  for (const checkpoint of await findLatestCosigned(db, atLeast, COSIGNED_LOOKED_AT)) {
    const opened = openOrExplain(await noteWithCosignatures(db, checkpoint), verifiers);
    if (typeof opened !== 'string' && satisfies({ ...policy, logs: [] }, opened).ok) {
      return checkpoint;
    }
  }
  return undefined;
}

/** Whether a text is exactly one signature line of a witness, as it is written. */
function isLineOf(witness: string, line: string): boolean {
  const signatures = unlessMalformed(() => parseNote(`\n\n${line}`).signatures) ?? [];
  const [signature] = signatures;
  return (
    signature !== undefined && witnessKeyOf(signature) === witness && formatSignature(signature) === line
  );
}

function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatError) {
      return undefined;
    }
    throw error;
  }
}
