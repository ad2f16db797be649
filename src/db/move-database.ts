import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** Why a database was not moved. Nothing of the attempt is kept: the target is as it was. */
export class MoveError extends Error {
  override readonly name = 'MoveError';
}

/** A table that was moved, equal on both sides. */
export interface MovedTable {
  /** With its schema. */
  readonly table: string;
  readonly rows: number;
  /** The same for the same rows in whatever order: the sums of both halves of the SHA-256 of each row, cut to 64 bits. */
  readonly digest: string;
}

/** What a migration or the queue itself puts in: it is replaced by what the source has. */
const SEEDED: ReadonlySet<string> = new Set(['public.figures_progress']);
/** What the migrations say of themselves: it is of the target, and has to name the same migrations. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'kysely_migration',
  'kysely_migration_lock',
  'schema_changes',
]);
/** The schema of the queue of jobs. */
const QUEUE = 'jobs';

/**
 * Copies everything that one database of the service holds into another, whose schema is up to date and which holds nothing yet, in
 * one transaction: all of it arrives, equal row by row, or nothing does. The source is read as of one moment and not changed.
 *
 * Guards and references of the target are out of the way while it is filled, as nobody but its owner can have them, and are as before
 * when the transaction ends; the references are then proved by the database itself.
 *
 * @param sourceUrl connects as the owner of the source.
 * @param targetUrl connects as the owner of the target.
 * @throws {MoveError} when the target holds something or has another schema, and when a table arrives other than it left.
 */
export async function copyDatabase(sourceUrl: string, targetUrl: string): Promise<readonly MovedTable[]> {
  const source = new Client({ connectionString: sourceUrl, application_name: 'recall-move' });
  const target = new Client({ connectionString: targetUrl, application_name: 'recall-move' });
  await Promise.all([source.connect(), target.connect()]);
  try {
    for (const client of [source, target]) {
      await client.query(SETTINGS);
    }
    await source.query('begin isolation level repeatable read read only');
    await target.query('begin');
    const moved = await copyAll(source, target);
    await target.query('commit');
    return moved;
  } finally {
    // Ends what was not committed.
    await Promise.all([source.end(), target.end()]);
  }
}

/** So that both sides write one row as one text. */
const SETTINGS = `set statement_timeout = 0; set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';
  set bytea_output = 'hex'; set extra_float_digits = 1; set client_encoding = 'UTF8'`;

interface Table {
  readonly schema: string;
  readonly name: string;
  /** Those that are written, in the order of the table. */
  readonly columns: readonly string[];
}

async function copyAll(source: Client, target: Client): Promise<readonly MovedTable[]> {
  await refuseOtherMigrations(source, target);
  const tables = await listTables(source);
  const there = await listTables(target);
  if (JSON.stringify(tables) !== JSON.stringify(there)) {
    throw new MoveError('the two databases have other tables, though the same migrations: neither was moved');
  }
  for (const table of tables) {
    if (table.schema !== QUEUE && !SEEDED.has(`${table.schema}.${table.name}`)) {
      await refuseRows(target, table);
    }
  }
  const restore = await setAside(target, tables);
  const moved: MovedTable[] = [];
  for (const table of tables) {
    const name = quoted(target, table);
    const columns = table.columns.map((column) => target.escapeIdentifier(column)).join(', ');
    await target.query(`delete from ${name}`);
    await pipeline(
      source.query(copyTo(`copy (select ${columns} from ${name}) to stdout (format binary)`)),
      target.query(copyFrom(`copy ${name} (${columns}) from stdin (format binary)`)),
    );
  }
  await copySequences(source, target);
  for (const statement of restore) {
    await target.query(statement);
  }
  for (const table of tables) {
    const [left, arrived] = await Promise.all([digest(source, table), digest(target, table)]);
    if (left.rows !== arrived.rows || left.digest !== arrived.digest) {
      throw new MoveError(
        `${left.table} arrived otherwise than it left: ${left.rows} rows (${left.digest}) and ${arrived.rows} rows (${arrived.digest})`,
      );
    }
    moved.push(arrived);
  }
  return moved;
}

async function refuseOtherMigrations(source: Client, target: Client): Promise<void> {
  const applied = 'select name from kysely_migration order by name';
  const [ours, theirs] = await Promise.all([
    source.query<{ name: string }>(applied),
    target.query<{ name: string }>(applied),
  ]);
  const [before, after] = [ours, theirs].map(({ rows }) => rows.map(({ name }) => name));
  if (JSON.stringify(before) !== JSON.stringify(after)) {
    throw new MoveError(
      'the two databases are at other migrations: start this release once on the one to be moved, and move it then',
    );
  }
}

async function listTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname::text as schema, c.relname::text as name,
      array(select a.attname::text from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by 1, 2`);
  return rows.filter(({ name }) => !BOOKKEEPING.has(name));
}

async function refuseRows(target: Client, table: Table): Promise<void> {
  const { rowCount } = await target.query(`select from ${quoted(target, table)} limit 1`);
  if (rowCount !== 0) {
    throw new MoveError(
      `the target holds rows in ${table.schema}.${table.name}: name a database that holds nothing of this service`,
    );
  }
}

const quoted = (client: Client, { schema, name }: Pick<Table, 'schema' | 'name'>) =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`;

/** Takes references and triggers of the target out of the way; gives the statements that put them back as they were. */
async function setAside(target: Client, tables: readonly Table[]): Promise<readonly string[]> {
  const restore: string[] = [];
  const references = await target.query<{ schema: string; name: string; constraint: string; words: string }>(`
    select n.nspname::text as schema, c.relname::text as name, k.conname::text as constraint, pg_get_constraintdef(k.oid) as words
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname !~ '^pg_' order by 1, 2, 3`);
  for (const { constraint, words, ...table } of references.rows) {
    const [name, called] = [quoted(target, table), target.escapeIdentifier(constraint)];
    await target.query(`alter table ${name} drop constraint ${called}`);
    restore.push(`alter table ${name} add constraint ${called} ${words}`);
  }
  const guards = await target.query<{ schema: string; name: string; trigger: string; enabled: string }>(`
    select n.nspname::text as schema, c.relname::text as name, t.tgname::text as trigger, t.tgenabled::text as enabled
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0 and n.nspname !~ '^pg_' order by 1, 2, 3`);
  const theirs = new Set(tables.map((table) => quoted(target, table)));
  for (const { trigger, enabled, ...table } of guards.rows) {
    const [name, called] = [quoted(target, table), target.escapeIdentifier(trigger)];
    const how = { A: 'enable always', O: 'enable', R: 'enable replica', D: 'disable' }[enabled];
    if (how !== undefined && theirs.has(name)) {
      await target.query(`alter table ${name} disable trigger ${called}`);
      restore.push(`alter table ${name} ${how} trigger ${called}`);
    }
  }
  return restore;
}

async function copySequences(source: Client, target: Client): Promise<void> {
  const { rows } = await source.query<{ name: string; last: string | null }>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences
    where schemaname !~ '^pg_'`);
  for (const { name, last } of rows) {
    if (last !== null) {
      await target.query('select setval($1::regclass, $2::bigint)', [name, last]);
    }
  }
}

/** The sum over all rows of sixteen places of their hashes. */
const half = (from: number) =>
  `coalesce(sum(('x' || substr(hash, ${from}, 16))::bit(64)::bigint::numeric), 0)`;

async function digest(client: Client, table: Table): Promise<MovedTable> {
  const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const { rows } = await client.query<{ rows: string; digest: string }>(`
    select count(*)::text as rows, concat_ws('.', ${half(1)}, ${half(17)}) as digest
    from (select encode(sha256(convert_to(row(${columns})::text, 'UTF8')), 'hex') as hash from ${quoted(client, table)}) as hashed`);
  const [found] = rows;
  return {
    table: `${table.schema}.${table.name}`,
    rows: Number(found?.rows),
    digest: found?.digest ?? '',
  };
}
