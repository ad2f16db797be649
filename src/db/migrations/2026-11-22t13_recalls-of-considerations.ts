import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Finds the recalls of considerations by these: a page of the queue asks for those of fifty, and read every version of every recall
 * for it. Frozen.
 */
export const recallsOfConsiderations: Migration = {
  async up(db) {
    await sql`create index recall_versions_by_consideration on recall_versions (consideration_id, recall_id)
      where consideration_id is not null`.execute(db);
  },
};
