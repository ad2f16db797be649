import { type QueryExecutorProvider, sql } from 'kysely';

/** What a schema promises to code that was written for it: each thing under its name, in words that say what it is. */
export type Catalogue = ReadonlyMap<string, Item>;

interface Item {
  readonly kind: 'relation' | 'column' | 'constraint' | 'index' | 'function' | 'trigger';
  /** Schema and table; the name itself for a function. */
  readonly of: string;
  /** What must stay as it is. */
  readonly words: string;
  /** Columns that a constraint or an index rests on; the one column itself. */
  readonly columns: readonly string[];
  /** Whether it can refuse a row that was welcome without it. */
  readonly refuses: boolean;
}

interface Row extends Item {
  readonly name: string;
}

/** Reads the catalogue of every schema of the service, as it is in this moment. */
export async function readCatalogue(db: QueryExecutorProvider): Promise<Catalogue> {
  const { rows } = await sql<Row>`
    with ours as (
      select c.oid, c.relkind, n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relname not like 'kysely%'
    ), columns as (
      select o.oid, o.name as relation, a.attnum, a.attname::text as name,
        format_type(a.atttypid, a.atttypmod) || ' ' || a.attgenerated::text || a.attidentity::text as words, a.attnotnull as needed,
        d.adbin is not null or a.attidentity <> '' or a.attgenerated <> '' as filled
      from ours o join pg_attribute a on a.attrelid = o.oid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where o.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
    )
    select 'relation' as kind, name as "of", name, relkind::text as words, '{}'::text[] as columns, false as refuses
      from ours where relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select 'column', relation, relation || '.' || name,
      words || case when needed and not filled then ' must be given' when needed then ' is filled, and never null' else ' may be null' end
        || case when filled then ', has a default' else '' end,
      array[name], needed and not filled
      from columns
    union all
    select 'constraint', o.name, o.name || ' ' || k.conname, pg_get_constraintdef(k.oid),
      array(select attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey) order by 1), true
      from ours o join pg_constraint k on k.conrelid = o.oid where k.contype not in ('n', 't')
    union all
    select 'index', o.name, o.name || ' ' || x.relname, pg_get_indexdef(i.indexrelid),
      array(select attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) order by 1), i.indisunique
      from ours o join pg_index i on i.indrelid = o.oid join pg_class x on x.oid = i.indexrelid
      where not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    union all
    select 'function', p.oid::regprocedure::text, p.oid::regprocedure::text, pg_get_functiondef(p.oid), '{}', false
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.prokind in ('f', 'p')
    union all
    select 'trigger', o.name, o.name || ' ' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text, '{}',
      p.prosrc ~* 'raise[[:space:]]+exception' or p.prosrc ~* 'return[[:space:]]+null' and t.tgtype & 3 = 3
      from ours o join pg_trigger t on t.tgrelid = o.oid join pg_proc p on p.oid = t.tgfoid where not t.tgisinternal`.execute(
    db,
  );
  return new Map(rows.map(({ name, ...item }) => [`${item.kind} ${name}`, item]));
}

/**
 * What a migration did besides adding, in whole sentences: what code that was written before it could notice. Empty for one that
 * only adds.
 */
export function beyondAdding(before: Catalogue, after: Catalogue): readonly string[] {
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `the ${name} is gone`);
  const changed = [...before].flatMap(([name, { words }]) => {
    const now = after.get(name)?.words;
    return now === undefined || now === words ? [] : [`the ${name} was \`${words}\` and is \`${now}\``];
  });
  const refusing = [...after].flatMap(([name, item]) => {
    const isNew = !before.has(name) && item.refuses && before.has(`relation ${item.of}`);
    return isNew && !restsOnNewColumns(before, item)
      ? [`the ${name} can refuse a row that the table took before`]
      : [];
  });
  return [...gone, ...changed, ...refusing];
}

/** What only tells apart or binds columns that are new refuses nothing that leaves them out. */
function restsOnNewColumns(before: Catalogue, { kind, of, columns }: Item): boolean {
  return (
    (kind === 'constraint' || kind === 'index') &&
    columns.length > 0 &&
    columns.every((column) => !before.has(`column ${of}.${column}`))
  );
}
