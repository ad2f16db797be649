import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * The schema in words of SQL, from the catalogue: functions, tables with their columns, constraints, indexes and triggers.
 * For reading and comparing, not for loading; the text is the same on every PostgreSQL from 15. The bookkeeping of the
 * migrator is left out.
 */
export async function dumpSchema(db: Kysely<Database>): Promise<string> {
  const functions = await lines(
    db,
    sql`select pg_get_functiondef(p.oid) as line from pg_proc p
      where p.pronamespace = current_schema()::regnamespace order by p.proname`,
  );
  const tables = await lines(
    db,
    sql`select c.relname as line from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and c.relname not like 'kysely%'
      order by c.relname`,
  );
  const apart = await lines(
    db,
    sql`select c.relname as line from pg_class c
      where c.relnamespace = to_regnamespace('monitoring') and c.relkind = 'r' order by c.relname`,
  );
  const blocks: string[] = [];
  for (const table of tables) {
    blocks.push(await dumpTable(db, table, sql`current_schema()`));
  }
  for (const table of apart) {
    const block = await dumpTable(db, table, sql`'monitoring'`);
    blocks.push(block.replace(/^create table /, 'create table monitoring.'));
  }
  return `${[HEADER, ...functions.map((text) => `${text.trim()};`), ...blocks].join('\n\n')}\n`;
}

const HEADER =
  '-- GENERATED from the migrations; test/db/schema.test.ts compares it and says how to renew it.';

async function dumpTable(
  db: Kysely<Database>,
  table: string,
  schema: ReturnType<typeof sql>,
): Promise<string> {
  const relation = sql`(select c.oid from pg_class c
    where c.relnamespace = ${schema}::regnamespace and c.relname = ${table})`;
  const columns = await lines(
    db,
    sql`select concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end,
        case when a.attgenerated = 's' then 'generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
          else 'default ' || pg_get_expr(d.adbin, d.adrelid) end) as line
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = ${relation} and a.attnum > 0 and not a.attisdropped order by a.attnum`,
  );
  // From PostgreSQL 18 a NOT NULL is a constraint of its own; the column says it already.
  const constraints = await lines(
    db,
    sql`select format('constraint %I %s', conname, pg_get_constraintdef(oid)) as line
      from pg_constraint where conrelid = ${relation} and contype <> 'n' and conparentid = 0 order by contype, conname`,
  );
  const options = await lines(
    db,
    sql`select ' with (' || array_to_string(reloptions, ', ') || ')' as line
      from pg_class where oid = ${relation} and reloptions is not null
      union all select ' partition by ' || pg_get_partkeydef(oid) from pg_class where oid = ${relation} and relkind = 'p'`,
  );
  const indexes = await lines(
    db,
    sql`select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i
      where i.indrelid = ${relation}
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
      order by 1`,
  );
  // "A": also fires in a session that poses as a replica.
  const triggers = await lines(
    db,
    sql`select format('%s; -- %s', pg_get_triggerdef(oid),
        case tgenabled when 'A' then 'enabled always' else 'NOT enabled always' end) as line
      from pg_trigger where tgrelid = ${relation} and not tgisinternal order by tgname`,
  );
  const body = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n');
  return [`create table ${table} (\n${body}\n)${options.join('')};`, ...indexes, ...triggers].join('\n');
}

async function lines(db: Kysely<Database>, query: ReturnType<typeof sql>): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`select line from (${query}) as listed`.execute(db);
  return rows.map((row) => row.line);
}
