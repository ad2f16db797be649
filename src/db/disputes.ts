import type { Kysely, Transaction } from 'kysely';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
import type { NewVersion } from './versions.ts';

/** What a person disputes, as it is kept beside its content. */
export interface NewDispute {
  readonly id: string;
  readonly licenceId: string;
  /** Kind and id of the record that is disputed. */
  readonly subjectKind: string;
  readonly subjectId: string;
}

/** A recorded dispute with its content. */
export interface StoredDispute {
  readonly id: string;
  readonly licenceId: string;
  readonly subjectId: string;
  readonly recordedAt: string;
  /** RFC 8785 bytes of the content; never null, for what was erased is not found. */
  readonly bytes: Buffer;
}

/** Records a dispute in a case whose head the transaction has locked. */
export async function insertDispute(
  trx: Transaction<Database>,
  dispute: NewDispute,
  recording: Omit<NewVersion, 'version'>,
): Promise<void> {
  await trx
    .insertInto('disputes')
    .values({
      id: dispute.id,
      licence_id: dispute.licenceId,
      subject_kind: dispute.subjectKind,
      subject_id: dispute.subjectId,
      entry_id: recording.entryId,
      recorded_at: recording.recordedAt,
      recorded_by: recording.recordedBy,
    })
    .execute();
}

/** One dispute. */
export async function findDispute(db: Kysely<Database>, id: string): Promise<StoredDispute | undefined> {
  return selectDisputes(db).where('d.id', '=', id).executeTakeFirst();
}

/** The licence in whose case a dispute is recorded. */
export async function findLicenceOfDispute(db: Kysely<Database>, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('disputes').select('licence_id').where('id', '=', id).executeTakeFirst();
  return row?.licence_id;
}

/** Disputes recorded at or before an instant in the cases of the given licences, oldest first. */
export async function findDisputesOfLicences(
  db: Kysely<Database>,
  licenceIds: readonly string[],
  knownAt: string,
): Promise<readonly StoredDispute[]> {
  if (licenceIds.length === 0) {
    return [];
  }
  return selectOfLicences(db, [licenceIds, knownAt]);
}

const selectOfLicences = prepared<StoredDispute>(
  'disputes-of-licences',
  `select d.id, d.licence_id as "licenceId", d.subject_id as "subjectId", d.recorded_at as "recordedAt", content.bytes
  from disputes d join contents content on content.entry_id = d.entry_id
  where content.bytes is not null and d.licence_id = any($1::uuid[]) and d.recorded_at <= $2 order by d.recorded_at, d.id`,
);

function selectDisputes(db: Kysely<Database>) {
  return db
    .selectFrom('disputes as d')
    .innerJoin('contents as content', 'content.entry_id', 'd.entry_id')
    .where('content.bytes', 'is not', null)
    .select([
      'd.id',
      'd.licence_id as licenceId',
      'd.subject_id as subjectId',
      'd.recorded_at as recordedAt',
      'content.bytes',
    ])
    .$narrowType<{ bytes: Buffer }>();
}
