import { type Kysely, sql, type Transaction } from 'kysely';
import { tryHoldBundleWithin } from './bundles.ts';
import type { Database } from './database.ts';

/**
 * Length in bytes of every piece of a bundle but the last, so that the piece that holds a byte is known from its offset. One that
 * was changed would make the bundles of an earlier release unreadable until they are gone.
 */
export const PIECE_LENGTH = 1_048_576;

/** Rows of pieces deleted by one statement: a bundle over everything has thousands. */
const PIECES_PER_DELETION = 64;

/** Keeps one piece of a bundle. */
export async function insertPiece(
  db: Kysely<Database>,
  id: string,
  piece: number,
  bytes: Buffer,
): Promise<void> {
  await db.insertInto('audit_bundle_pieces').values({ bundle_id: id, piece, bytes }).execute();
}

/**
 * Deletes every piece of a bundle, in parts. It leaves off where another connection is making the bundle, which clears away what
 * it does not need itself, and touches nothing of one that is ready: whoever found leftovers may come to them late.
 */
export async function deletePieces(db: Kysely<Database>, id: string): Promise<void> {
  while ((await db.transaction().execute((trx) => deletePart(trx, id))) === PIECES_PER_DELETION) {
    // Each part is a transaction of its own, so that none of them runs into the limit of a statement.
  }
}

async function deletePart(trx: Transaction<Database>, id: string): Promise<number> {
  // Before the pieces are looked at: what is seen under the lock was finished, or given up.
  if (!(await tryHoldBundleWithin(trx, id))) {
    return 0;
  }
  const deleted = await sql`delete from audit_bundle_pieces where bundle_id = ${id} and piece in
    (select piece from audit_bundle_pieces where bundle_id = ${id} order by piece limit ${PIECES_PER_DELETION})
    and exists (select from audit_bundle_progress where bundle_id = ${id} and state <> 'ready')`.execute(trx);
  return Number(deleted.numAffectedRows ?? 0n);
}

/**
 * Bytes of one piece, from an offset within it; undefined when the piece is no longer there, or the bundle is not
 * ready any more: an erasure takes a bundle away at once, and its pieces later.
 *
 * @param length how many bytes at most
 */
export async function findPieceBytes(
  db: Kysely<Database>,
  id: string,
  piece: number,
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select substring(bytes from ${offset + 1}::integer for ${length}::integer) as bytes
    from audit_bundle_pieces where bundle_id = ${id} and piece = ${piece}
      and exists (select from audit_bundle_progress where bundle_id = ${id} and state = 'ready')`.execute(db);
  return rows[0]?.bytes;
}

/** Bundles gone or failed of which pieces are still kept: whoever was to delete them did not come to it. */
export async function findLeftovers(db: Kysely<Database>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select bundle_id as id from audit_bundle_progress progress
    where state in ('gone', 'failed')
      and exists (select from audit_bundle_pieces piece where piece.bundle_id = progress.bundle_id)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
