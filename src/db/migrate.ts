import { type Kysely, sql, type Transaction } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { connect } from './connect.ts';
import { failureMessage } from './failures.ts';
import { addYearsAhead } from './ledger-years.ts';
import type { DatabaseLog } from './log.ts';
import {
  findReleasesLeftBehind,
  readSchemaFit,
  recordingChanges,
  type SchemaChange,
  type SchemaFit,
} from './schema-changes.ts';

/** What a migration run needs to know. */
export interface MigrateOptions {
  /** Connects as the role that owns the schema. */
  readonly ownerUrl: string;
  /** Connects as the role the service runs as; may be the same as `ownerUrl`, and then no rights are granted. */
  readonly serviceUrl: string;
  /** Connects as the role that only reads; may be the same as `serviceUrl`, which then reads with its own rights. */
  readonly readerUrl: string;
  /** Name to migration, applied in the order of the names. */
  readonly migrations: Readonly<Record<string, Migration & Partial<SchemaChange>>>;
  /** The release of this code; without it, no schema is left as it is that a newer release has changed. */
  readonly release?: string;
  /** The only tables on which the service's role may UPDATE and DELETE. */
  readonly mutableTables: readonly string[];
  /** Tables that triggers fill with the rights of the owner, and to which the service's role may not add. */
  readonly filledByDatabase: readonly string[];
  /** What the role of the monitoring data may do, and how it connects; without an address nobody but the owner reaches them. */
  readonly monitoring?: { readonly url?: string | undefined; readonly rights: MonitoringRights };
  readonly log: DatabaseLog;
}

/** What the role of the monitoring data may do, besides reading and adding in a schema of its own. */
export interface MonitoringRights {
  /** The schema that is closed to every other role. */
  readonly schema: string;
  /** Columns that it may read, by table. */
  readonly reads: Readonly<Record<string, readonly string[] | 'every-column'>>;
  /** Tables that it may add to. */
  readonly adds: readonly string[];
}

/** What a migration run did. */
export interface MigrateOutcome {
  /** Names of the migrations applied by this run, in order; empty when the schema was already up to date. */
  readonly applied: readonly string[];
  /** Migrations of a newer release on which this one works on; the schema and its rights were left as they are. */
  readonly ahead?: readonly string[];
  /** False where the service runs as the owner of its tables, so that the database cannot limit it. */
  readonly roleIsSeparate: boolean;
}

/** The schema could not be brought up to date. Nothing of the failed run is kept: it was one transaction. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
  /** The migration that failed, where one did. */
  readonly migration: string | undefined;

  constructor(
    message: string,
    options: { readonly migration?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.migration = options.migration;
  }
}

/** Kysely's own bookkeeping: the service's role may read it and nothing more. */
const BOOKKEEPING_TABLES: readonly string[] = ['kysely_migration', 'kysely_migration_lock'];

/** Where the queue of background jobs lives, laid out by a migration and used by the service alone. */
const QUEUE_SCHEMA = 'jobs';

/** Key of the advisory lock under which replicas take turns to grant rights: `ledg` in ASCII, nothing more. */
const GRANT_LOCK = 0x6c_65_64_67;

type AnyDatabase = Record<string, never>;

/**
 * Applies every migration not yet applied, then gives the service's role exactly the rights it needs: SELECT and INSERT
 * on all tables, UPDATE and DELETE on `mutableTables` only. Safe when several replicas start at once: one migrates
 * and the others wait for it. A schema that a newer release has changed, and on which this release works on, is left as it is
 * with all its rights, which are then those of the newer one.
 *
 * @throws {MigrationError} when a migration fails, when a newer release has changed the schema so that this one does not work on
 * it, and when a migration would do so to an older release that is still connected.
 */
export async function migrateToLatest(options: MigrateOptions): Promise<MigrateOutcome> {
  // Migrations may rewrite large tables: the server's own limit applies, not the service's.
  const owner = connect<AnyDatabase>(options.ownerUrl, {
    max: 2,
    applicationName: 'recall-migrate',
    statementTimeoutMs: 0,
  });
  try {
    const before = await readFit(owner, options);
    if (before.state === 'ahead') {
      return await leaveToNewer(owner, options, before.unknown);
    }
    const applied = await applyMigrations(owner, options, before);
    await addYearsAhead(owner, options.log);
    const serviceRole = await findRole(owner, options.ownerUrl, options.serviceUrl);
    const readerRole =
      options.readerUrl === options.serviceUrl
        ? undefined
        : await findRole(owner, options.ownerUrl, options.readerUrl);
    if (serviceRole === undefined) {
      options.log.warn(
        { applied },
        'the service connects as the owner of its tables: give MIGRATION_DATABASE_URL an owner of its own, so that the database can refuse the service changes to the ledger',
      );
    } else {
      await owner.transaction().execute((trx) => grantRights(trx, { serviceRole, readerRole }, options));
    }
    if (options.monitoring !== undefined) {
      const { url, rights } = options.monitoring;
      const monitoringRole =
        url === undefined ? undefined : await findMonitoringRole(owner, options.ownerUrl, url);
      const others = [serviceRole, readerRole].filter((role) => role !== undefined);
      await owner
        .transaction()
        .execute((trx) => grantMonitoring(trx, { monitoringRole, others }, rights, options));
    }
    return { applied, roleIsSeparate: serviceRole !== undefined };
  } finally {
    await owner.destroy();
  }
}

/** @throws {MigrationError} where this release does not work on the schema, and cannot bring it to where it does. */
async function readFit(
  db: Kysely<AnyDatabase>,
  { migrations, release }: Pick<MigrateOptions, 'migrations' | 'release'>,
): Promise<Exclude<SchemaFit, { readonly state: 'past' }>> {
  const fit = await readSchemaFit(db, Object.keys(migrations), release);
  if (fit.state === 'past') {
    throw new MigrationError(fit.reason);
  }
  return fit;
}

async function leaveToNewer(
  owner: Kysely<AnyDatabase>,
  { ownerUrl, serviceUrl, log }: Pick<MigrateOptions, 'ownerUrl' | 'serviceUrl' | 'log'>,
  ahead: readonly string[],
): Promise<MigrateOutcome> {
  log.warn(
    { ahead },
    'a newer release has migrated the schema: this release works on, and leaves it as it is',
  );
  const roleIsSeparate = (await findRole(owner, ownerUrl, serviceUrl)) !== undefined;
  return { applied: [], ahead, roleIsSeparate };
}

async function applyMigrations(
  owner: Kysely<AnyDatabase>,
  options: MigrateOptions,
  before: SchemaFit,
): Promise<string[]> {
  const pending = before.state === 'behind' ? before.missing : [];
  const leftBehind = await findReleasesLeftBehind(
    owner,
    pending.flatMap((name) => options.migrations[name] ?? []),
  );
  if (leftBehind.length > 0) {
    throw new MigrationError(
      `release ${leftBehind.join(', ')} of the service is connected and would not work on: replace every process of it by this release first, or by one in between`,
    );
  }
  const migrator = new Migrator({
    db: owner,
    provider: { getMigrations: () => Promise.resolve(recordingChanges(options.migrations)) },
  });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((result) => result.status === 'Error')?.migrationName;
    const what =
      failed === undefined ? 'the schema could not be migrated' : `the migration \`${failed}\` failed`;
    throw new MigrationError(`${what}: ${failureMessage(error)}`, {
      migration: failed,
      cause: error,
    });
  }
  const applied = results
    .filter((result) => result.status === 'Success')
    .map((result) => result.migrationName);
  for (const migration of applied) {
    options.log.info({ migration }, 'migration applied');
  }
  return applied;
}

/** Asks the database rather than the address, because a role may also come from a password file or a default. */
async function findRole(
  owner: Kysely<AnyDatabase>,
  ownerUrl: string,
  url: string,
): Promise<string | undefined> {
  if (ownerUrl === url) {
    return undefined;
  }
  const service = connect<AnyDatabase>(url, { max: 1, applicationName: 'recall-migrate' });
  try {
    const ownerIdentity = await identify(owner);
    const serviceIdentity = await identify(service);
    if (ownerIdentity.database !== serviceIdentity.database) {
      throw new MigrationError(
        `the owner connects to the database \`${ownerIdentity.database}\` and the service to \`${serviceIdentity.database}\`: name the same database in DATABASE_URL, READ_DATABASE_URL, MONITORING_DATABASE_URL and MIGRATION_DATABASE_URL`,
      );
    }
    return ownerIdentity.role === serviceIdentity.role ? undefined : serviceIdentity.role;
  } finally {
    await service.destroy();
  }
}

interface Identity {
  readonly role: string;
  readonly database: string;
}

async function identify(db: Kysely<AnyDatabase>): Promise<Identity> {
  const result = await sql<Identity>`select current_user as role, current_database() as database`.execute(db);
  const row = result.rows[0];
  if (row === undefined) {
    throw new MigrationError('the database did not say who is connected');
  }
  return row;
}

/**
 * Rights are taken away before they are given, in one transaction, so that a table which a release no longer lists as
 * mutable is closed again, and the answer never depends on what was granted before.
 */
async function grantRights(
  trx: Transaction<AnyDatabase>,
  { serviceRole, readerRole }: { readonly serviceRole: string; readonly readerRole: string | undefined },
  options: MigrateOptions,
): Promise<void> {
  const { mutableTables, filledByDatabase } = options;
  const schemaName = await takeTurns(trx);
  if ((await readFit(trx, options)).state === 'ahead') {
    // A newer release has come in between, and grants what it needs.
    return;
  }
  const schema = sql.id(schemaName);
  const role = sql.id(serviceRole);
  const tables = (names: readonly string[]) => sql.join(names.map((name) => sql.id(schemaName, name)));

  await sql`grant usage on schema ${schema} to ${role}`.execute(trx);
  await sql`revoke all on all tables in schema ${schema} from ${role}`.execute(trx);
  await sql`grant select, insert on all tables in schema ${schema} to ${role}`.execute(trx);
  await sql`revoke insert on ${tables([...BOOKKEEPING_TABLES, ...filledByDatabase])} from ${role}`.execute(
    trx,
  );
  // A temporary table could pose as one of ours. Where another role owns the database, this does nothing but warn.
  const databases = await sql<{ name: string }>`select current_database() as name`.execute(trx);
  const [database] = databases.rows;
  if (database !== undefined) {
    await sql`revoke temporary on database ${sql.id(database.name)} from public`.execute(trx);
  }
  await sql`grant usage on all sequences in schema ${schema} to ${role}`.execute(trx);
  if (mutableTables.length > 0) {
    await sql`grant update, delete on ${tables(mutableTables)} to ${role}`.execute(trx);
  }
  const queues = await sql<{ exists: boolean }>`
    select to_regnamespace(${QUEUE_SCHEMA}) is not null as exists`.execute(trx);
  if (queues.rows[0]?.exists === true) {
    const queue = sql.id(QUEUE_SCHEMA);
    await sql`grant usage on schema ${queue} to ${role}`.execute(trx);
    await sql`grant select, insert, update, delete on all tables in schema ${queue} to ${role}`.execute(trx);
  }
  if (readerRole !== undefined && readerRole !== serviceRole) {
    const reader = sql.id(readerRole);
    await sql`grant usage on schema ${schema} to ${reader}`.execute(trx);
    await sql`revoke all on all tables in schema ${schema} from ${reader}`.execute(trx);
    await sql`grant select on all tables in schema ${schema} to ${reader}`.execute(trx);
  }
}

/** @throws {MigrationError} where the role of the monitoring data is the owner, whom nothing keeps from everything else. */
async function findMonitoringRole(
  owner: Kysely<AnyDatabase>,
  ownerUrl: string,
  url: string,
): Promise<string> {
  const role = await findRole(owner, ownerUrl, url);
  if (role === undefined) {
    throw new MigrationError(
      'the monitoring data would be reached by the role that owns the schema: give MONITORING_DATABASE_URL a role of its own, or leave it unset',
    );
  }
  return role;
}

/**
 * Closes the schema of the monitoring data to every role but one, and opens to that one what it needs and nothing more. Rights are
 * taken away before they are given, as above.
 *
 * @throws {MigrationError} where one role has the rights of another, so that there would be no wall between them.
 */
async function grantMonitoring(
  trx: Transaction<AnyDatabase>,
  {
    monitoringRole,
    others,
  }: { readonly monitoringRole: string | undefined; readonly others: readonly string[] },
  { schema, reads, adds }: MonitoringRights,
  options: MigrateOptions,
): Promise<void> {
  const main = await takeTurns(trx);
  if ((await readFit(trx, options)).state === 'ahead') {
    return;
  }
  const closed = sql.id(schema);
  const toEverybodyElse = sql.join([...others.map((name) => sql.id(name)), sql`public`]);
  await sql`revoke all on schema ${closed} from ${toEverybodyElse}`.execute(trx);
  await sql`revoke all on all tables in schema ${closed} from ${toEverybodyElse}`.execute(trx);
  if (monitoringRole === undefined) {
    return;
  }
  for (const other of others) {
    await refuseSharedRights(trx, monitoringRole, other);
  }
  const role = sql.id(monitoringRole);
  await sql`revoke all on all tables in schema ${sql.id(main)} from ${role}`.execute(trx);
  await sql`revoke all on all tables in schema ${closed} from ${role}`.execute(trx);
  await sql`grant usage on schema ${sql.id(main)}, ${closed} to ${role}`.execute(trx);
  await sql`grant select, insert on all tables in schema ${closed} to ${role}`.execute(trx);
  for (const [table, columns] of Object.entries(reads)) {
    const these =
      columns === 'every-column' ? sql`` : sql`(${sql.join(columns.map((column) => sql.id(column)))})`;
    await sql`grant select ${these} on ${sql.id(main, table)} to ${role}`.execute(trx);
  }
  for (const table of adds) {
    await sql`grant insert on ${sql.id(main, table)} to ${role}`.execute(trx);
  }
}

async function refuseSharedRights(
  trx: Transaction<AnyDatabase>,
  monitoringRole: string,
  other: string,
): Promise<void> {
  const { rows } = await sql<{ shared: boolean }>`
    select pg_has_role(${monitoringRole}, ${other}, 'MEMBER') or pg_has_role(${other}, ${monitoringRole}, 'MEMBER') as shared`.execute(
    trx,
  );
  if (rows[0]?.shared !== false) {
    throw new MigrationError(
      `the roles \`${monitoringRole}\` and \`${other}\` share their rights, so nothing would keep rules and case work from the monitoring data: give MONITORING_DATABASE_URL a role of its own that is a member of no other, and none of it, or leave it unset`,
    );
  }
}

/** Two replicas granting at once would fail on the same catalogue row. */
async function takeTurns(trx: Transaction<AnyDatabase>): Promise<string> {
  await sql`select pg_advisory_xact_lock(${GRANT_LOCK})`.execute(trx);
  const schemas = await sql<{ name: string }>`select current_schema() as name`.execute(trx);
  const name = schemas.rows[0]?.name;
  if (name === undefined) {
    throw new MigrationError('the owner has no schema in its search path');
  }
  return name;
}
