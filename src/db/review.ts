import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
import type { NewVersion } from './versions.ts';

/** A step of a review, as it is recorded beside its content. */
export interface NewStep extends NewVersion {
  readonly considerationId: string;
  readonly licenceId: string;
  readonly action: string;
  /** The state that it leads to. */
  readonly state: string;
  /** Where the case is supervised when it is taken: figures go to the area that acted. */
  readonly region: string | null;
  readonly deliveryUnit: string | null;
}

/** A recorded step with its content; `bytes` is null once erased. */
export interface StoredStep {
  readonly considerationId: string;
  readonly version: number;
  readonly state: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly bytes: Buffer | null;
}

/** Records a step of a consideration of a licence whose head the transaction has locked. */
export async function insertStep(trx: Transaction<Database>, step: NewStep): Promise<void> {
  await trx
    .insertInto('review_steps')
    .values({
      consideration_id: step.considerationId,
      version: step.version,
      licence_id: step.licenceId,
      action: step.action,
      state: step.state,
      region: step.region,
      delivery_unit: step.deliveryUnit,
      entry_id: step.entryId,
      recorded_at: step.recordedAt,
      recorded_by: step.recordedBy,
    })
    .execute();
}

/** Steps of the given considerations recorded at or before an instant, of each oldest first. */
export async function findSteps(
  db: Kysely<Database>,
  considerationIds: readonly string[],
  knownAt: string,
): Promise<readonly StoredStep[]> {
  if (considerationIds.length === 0) {
    return [];
  }
  return selectSteps(db, [considerationIds, knownAt]);
}

const selectSteps = prepared<StoredStep>(
  'steps',
  `select v.consideration_id as "considerationId", v.version, v.state, v.recorded_at as "recordedAt",
    v.recorded_by as "recordedBy", content.bytes
  from review_steps v join contents content on content.entry_id = v.entry_id
  where v.consideration_id = any($1::uuid[]) and v.recorded_at <= $2
  order by v.consideration_id, v.version`,
);

/**
 * Bytes of the entries of a case's chain in which a subject is named, in their order: what somebody did there, and little else.
 * What they say is read by the caller, for their bytes are evidence and may be anything.
 */
export async function findEntriesNaming(
  db: Kysely<Database>,
  licenceId: string,
  subject: string,
): Promise<readonly Buffer[]> {
  const rows = await db
    .selectFrom('audit_entries')
    .select('bytes')
    .where('licence_id', '=', licenceId)
    .where(sql<boolean>`position(convert_to(${JSON.stringify(subject)}, 'UTF8') in bytes) > 0`)
    .orderBy('chain_index')
    .execute();
  return rows.map(({ bytes }) => bytes);
}

/** Records that a person asked the rules outside every case, under the entry that says so. */
export async function insertInlineEvaluation(
  trx: Transaction<Database>,
  evaluation: { readonly entryId: string; readonly subject: string; readonly recordedAt: string },
): Promise<void> {
  await trx
    .insertInto('inline_evaluations')
    .values({
      entry_id: evaluation.entryId,
      subject: evaluation.subject,
      recorded_at: evaluation.recordedAt,
    })
    .execute();
}

/** Whether somebody asked the rules outside every case at or after an instant. */
export async function hasAskedInline(db: Kysely<Database>, subject: string, since: string): Promise<boolean> {
  const row = await db
    .selectFrom('inline_evaluations')
    .select('entry_id')
    .where('subject', '=', subject)
    .where('recorded_at', '>=', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
