import type { Transaction } from 'kysely';
import type { Database } from './database.ts';

/** How far a consideration is, as the queue reads it. It can be made again from the ledger. */
export interface ConsiderationHead {
  readonly version: number;
  readonly state: string;
  readonly decision: 'recall' | 'no-recall' | null;
  readonly urgency: 'emergency' | 'unknown' | 'standard';
  readonly clock: string | null;
  readonly dueAt: string | null;
  readonly countersignBy: string | null;
  readonly countersignDueAt: string | null;
  /** Also where the book sets no time for the review. */
  readonly newFactsWaiting: boolean;
  readonly newFactsDueAt: string | null;
}

/** Starts the head of a consideration that was opened in the same transaction. */
export async function insertConsiderationHead(
  trx: Transaction<Database>,
  consideration: { readonly id: string; readonly licenceId: string },
  head: ConsiderationHead,
): Promise<void> {
  await trx
    .insertInto('consideration_heads')
    .values({ consideration_id: consideration.id, licence_id: consideration.licenceId, ...toRow(head) })
    .execute();
}

/** Moves the head of a consideration of a licence whose head the transaction has locked. */
export async function moveConsiderationHead(
  trx: Transaction<Database>,
  considerationId: string,
  head: ConsiderationHead,
): Promise<void> {
  await trx
    .updateTable('consideration_heads')
    .set(toRow(head))
    .where('consideration_id', '=', considerationId)
    .execute();
}

/** Says that a consideration has a new version, and nothing else of it has changed: a judgement. */
export async function moveConsiderationVersion(
  trx: Transaction<Database>,
  considerationId: string,
  version: number,
): Promise<void> {
  await trx
    .updateTable('consideration_heads')
    .set({ version })
    .where('consideration_id', '=', considerationId)
    .execute();
}

/** The version of a consideration; undefined where there is none of that id. The transaction has locked its case. */
export async function findConsiderationVersion(
  trx: Transaction<Database>,
  considerationId: string,
): Promise<number | undefined> {
  const row = await trx
    .selectFrom('consideration_heads')
    .select('version')
    .where('consideration_id', '=', considerationId)
    .executeTakeFirst();
  return row?.version;
}

function toRow(head: ConsiderationHead) {
  return {
    version: head.version,
    state: head.state,
    decision: head.decision,
    urgency: head.urgency,
    clock: head.clock,
    due_at: head.dueAt,
    countersign_by: head.countersignBy,
    countersign_due_at: head.countersignDueAt,
    new_facts_waiting: head.newFactsWaiting,
    new_facts_due_at: head.newFactsDueAt,
  };
}
