import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Finds a page of the queue in its index alone. What brings a consideration to a queue is rare among what is live, so that a page goes past
 * thousands of considerations: with all that a queue asks for in the index, it visits the rows of none of them. Frozen.
 */
export const queueFromItsIndex: Migration = {
  async up(db) {
    await sql`drop index consideration_heads_queue`.execute(db);
    await sql`create index consideration_heads_queue on consideration_heads
      (urgency_rank, (coalesce(next_due_at, 'infinity'::timestamptz)), consideration_id)
      include (licence_id, next_due_at, state, clock, due_at, countersign_by, new_facts_waiting)
      where live`.execute(db);
  },
};
