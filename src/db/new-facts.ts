import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/**
 * The considerations of a licence that news of an event concerns, in the order of their ids: all but
 * those that were withdrawn or ended otherwise than on a decision to recall. The case is locked.
 */
export async function findConsiderationsMovedBy(
  db: Kysely<Database>,
  licenceId: string,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('consideration_heads')
    .select('consideration_id')
    .where('licence_id', '=', licenceId)
    .where('state', '<>', 'withdrawn')
    .where((where) => where.or([where('state', '<>', 'closed'), where('decision', '=', 'recall')]))
    .orderBy('consideration_id')
    .execute();
  return rows.map((row) => row.consideration_id);
}
