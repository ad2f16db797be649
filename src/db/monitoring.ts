import { type ColumnType, type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from './database.ts';
import { changeableBy, type Onlooker, visibleTo } from './visibility.ts';

/*
 * Monitoring data as the one role that reaches it sees them. What this module reads of cases are their ids, where they are and to
 * whom they are open; of no case can it read content, for the database refuses that to its role.
 */

/** All tables that the role of the monitoring data reaches. A query of another does not compile, as it would not run. */
export interface MonitoringDatabase
  extends Pick<
    Database,
    | 'cases'
    | 'access_grants'
    | 'access_grant_ends'
    | 'erasures'
    | 'licence_versions'
    | 'audit_entries'
    | 'idempotency_keys'
    | 'consideration_figures'
    | 'recall_figures'
    | 'figures_progress'
  > {
  'monitoring.monitoring_records': MonitoringRecordsTable;
}

type Fixed<T> = ColumnType<T, T, never>;

interface MonitoringRecordsTable {
  entry_id: Fixed<string>;
  licence_id: Fixed<string>;
  version: Fixed<number>;
  bytes: ColumnType<Buffer | null, Buffer, never>;
  salt: ColumnType<Buffer | null, Buffer, never>;
  recorded_at: Fixed<string>;
  recorded_by: Fixed<string>;
}

/** How far somebody sees a case, and what became of it. */
export interface MonitoredCase {
  readonly inSight: boolean;
  readonly changeable: boolean;
  /** Null while it has its content. */
  readonly erasure: { readonly authority: string; readonly recordedAt: string } | null;
}

/** A version of what is recorded of a licence for monitoring; `bytes` and `salt` are null once the case was erased. */
export interface MonitoringRecord {
  readonly entryId: string;
  readonly licenceId: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** RFC 8785 bytes. */
  readonly bytes: Buffer | null;
  readonly salt: Buffer | null;
}

/** A case as it stands to somebody at an instant; undefined where there is none of that id. */
export async function findMonitoredCase(
  trx: Transaction<MonitoringDatabase>,
  licenceId: string,
  onlooker: Onlooker,
  at: string,
): Promise<MonitoredCase | undefined> {
  const row = await trx
    .selectFrom('cases as c')
    .leftJoin('erasures as e', 'e.licence_id', 'c.id')
    .where('c.id', '=', licenceId)
    .select([
      sql<boolean>`(${visibleTo(onlooker, at)}) is true`.as('inSight'),
      sql<boolean>`(${changeableBy(onlooker, at)}) is true`.as('changeable'),
      'e.authority',
      'e.recorded_at as recordedAt',
    ])
    .executeTakeFirst();
  if (row === undefined) {
    return undefined;
  }
  const { inSight, changeable, authority, recordedAt } = row;
  return {
    inSight,
    changeable,
    erasure: authority === null || recordedAt === null ? null : { authority, recordedAt },
  };
}

/**
 * The version that comes next, held until the transaction ends, so that two at once take turns. The head of the case is not for this
 * role to lock.
 */
export async function holdNextVersion(
  trx: Transaction<MonitoringDatabase>,
  licenceId: string,
): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`monitoring of ${licenceId}`}, 0))`.execute(trx);
  const row = await trx
    .selectFrom('monitoring.monitoring_records')
    .select((eb) => eb.fn.max('version').as('last'))
    .where('licence_id', '=', licenceId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** Keeps a version. Its entry is appended first, in the same transaction; the database refuses it for a case that was erased. */
export async function insertMonitoringRecord(
  trx: Transaction<MonitoringDatabase>,
  record: MonitoringRecord & { readonly bytes: Buffer; readonly salt: Buffer },
): Promise<void> {
  await trx
    .insertInto('monitoring.monitoring_records')
    .values({
      entry_id: record.entryId,
      licence_id: record.licenceId,
      version: record.version,
      bytes: record.bytes,
      salt: record.salt,
      recorded_at: record.recordedAt,
      recorded_by: record.recordedBy,
    })
    .execute();
}

/** Versions by the ids of their entries. */
export async function findMonitoringRecords(
  db: Kysely<MonitoringDatabase> | Transaction<MonitoringDatabase>,
  entryIds: readonly string[],
): Promise<readonly MonitoringRecord[]> {
  return entryIds.length === 0
    ? []
    : selectRecords(db)
        .where('entry_id', '=', sql<string>`any(${[...entryIds]}::uuid[])`)
        .execute();
}

/** Every version of the licences, by licence and the oldest first. */
export async function findMonitoringOfLicences(
  db: Kysely<MonitoringDatabase>,
  licenceIds: readonly string[],
): Promise<readonly MonitoringRecord[]> {
  return licenceIds.length === 0
    ? []
    : selectRecords(db)
        .where('licence_id', '=', sql<string>`any(${[...licenceIds]}::uuid[])`)
        .orderBy('licence_id')
        .orderBy('version')
        .execute();
}

function selectRecords(db: Kysely<MonitoringDatabase> | Transaction<MonitoringDatabase>) {
  return db
    .selectFrom('monitoring.monitoring_records')
    .select([
      'entry_id as entryId',
      'licence_id as licenceId',
      'version',
      'recorded_at as recordedAt',
      'recorded_by as recordedBy',
      'bytes',
      'salt',
    ]);
}

/** A member of the content that groups are made of. */
export type GroupedBy = 'sex' | 'ethnicity';

/** The latest that is recorded of a licence; null where nothing is, or nothing any more. */
const latestOf = (by: GroupedBy, licence: ReturnType<typeof sql.ref>) => sql<string | null>`(
  select ${sql.ref(`m.${by}`)} from monitoring.monitoring_records m
  where m.licence_id = ${licence} order by m.version desc limit 1
)`;

/** How many considerations of one group ended in one way, after the last run had said and recommended the same. */
export interface GroupedOutcomes {
  /** Null where none is recorded. */
  readonly group: string | null;
  readonly outcome: string;
  /** Whether recall is supported, and what is, in the last run; null where there was none. */
  readonly said: string | null;
  readonly response: string | null;
  readonly count: number;
}

/** Who asks, and when: what is out of their sight is not counted. */
export interface CountedFor {
  readonly onlooker: Onlooker;
  readonly at: string;
}

/** Considerations decided from a London day on and before another, and those not decided that were opened in these days, counted by group. */
export async function countOutcomesByGroup(
  db: Kysely<MonitoringDatabase> | Transaction<MonitoringDatabase>,
  by: GroupedBy,
  { from, until }: { readonly from: string; readonly until: string },
  { onlooker, at }: CountedFor,
): Promise<readonly GroupedOutcomes[]> {
  const { rows } = await sql<GroupedOutcomes>`
    select ${latestOf(by, sql.ref('f.licence_id'))} as "group", f.outcome,
      f.said, f.response, count(*)::int as count
    from consideration_figures f join cases c on c.id = f.licence_id
    where (f.decided_on >= ${from}::date and f.decided_on < ${until}::date
        or f.decided_on is null and f.opened_on >= ${from}::date and f.opened_on < ${until}::date)
      and ${visibleTo(onlooker, at)}
    group by 1, 2, 3, 4`.execute(db);
  return rows;
}

/** Licences that were registered before an instant, counted by group; the group is null where none is recorded. */
export async function countLicencesByGroup(
  db: Kysely<MonitoringDatabase> | Transaction<MonitoringDatabase>,
  by: GroupedBy,
  before: string,
  { onlooker, at }: CountedFor,
): Promise<readonly { readonly group: string | null; readonly count: number }[]> {
  const { rows } = await sql<{ group: string | null; count: number }>`
    select ${sql.ref(`m.${by}`)} as "group", count(*)::int as count
    from licence_versions v
    join cases c on c.id = v.licence_id
    left join (
      select distinct on (licence_id) licence_id, ${sql.ref(by)} from monitoring.monitoring_records
      order by licence_id, version desc
    ) m on m.licence_id = v.licence_id
    where v.version = 1 and v.recorded_at < ${before}::timestamptz and ${visibleTo(onlooker, at)}
    group by 1`.execute(db);
  return rows;
}

/** The group of each of the licences of which one is recorded. */
export async function findGroupsOfLicences(
  db: Kysely<MonitoringDatabase>,
  by: GroupedBy,
  licenceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ licenceId: string; group: string | null }>`
    select l.id as "licenceId", ${latestOf(by, sql.ref('l.id'))} as "group"
    from unnest(${[...new Set(licenceIds)]}::uuid[]) as l (id)`.execute(db);
  return new Map(
    rows.flatMap(({ licenceId, group }) => (group === null ? [] : [[licenceId, group] as const])),
  );
}

/** How far the figures are counted, as this role reads it. */
export async function findCountedUpTo(
  db: Kysely<MonitoringDatabase> | Transaction<MonitoringDatabase>,
): Promise<{ readonly index: number; readonly at: string | null; readonly recounting: boolean }> {
  const { position, countedAt, recountAfter } = await db
    .selectFrom('figures_progress')
    .select(['position', 'counted_at as countedAt', 'recount_after as recountAfter'])
    .executeTakeFirstOrThrow();
  return { index: position, at: countedAt, recounting: recountAfter !== null };
}
