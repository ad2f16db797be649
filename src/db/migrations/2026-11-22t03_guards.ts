import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What not even the service's own role can do to the evidence. Frozen.
 *
 * Every function of the guards looks for tables in this schema and nowhere else: without that, whoever may make a temporary
 * table could put one in the place of a table that a guard reads, or that it writes with the rights of the owner.
 */

/**
 * No row may claim a time to come. True once, such a constraint stays true: time goes one way. A day is left for clocks that
 * disagree.
 */
const INSTANTS: Readonly<Record<string, string>> = {
  audit_entries: 'recorded_at',
  cases: 'last_instant',
  checkpoints: 'published_at',
  store_checks: 'finished_at',
};

const STATEMENTS = [
  // A leaf is the hash of its entry's bytes, whoever puts it there.
  `create or replace function follow_the_last_leaf() returns trigger language plpgsql as $$
begin
  if new.leaf_index > 0 and not exists (select from tree_leaves where leaf_index = new.leaf_index - 1) then
    raise exception 'leaf % does not follow the last one: places in the tree have no gaps', new.leaf_index
      using errcode = 'restrict_violation';
  end if;
  if new.hash is distinct from (select sha256('\\x00'::bytea || bytes) from audit_entries where id = new.entry_id) then
    raise exception 'leaf % is not the hash of its entry', new.leaf_index using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
  `create function refuse_checkpoint_beyond_tree() returns trigger language plpgsql as $$
begin
  if not exists (select from tree_leaves where leaf_index = new.tree_size - 1) then
    raise exception 'a checkpoint over % leaves is refused: the tree has fewer', new.tree_size
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
  `create trigger checkpoints_stay_within_the_tree before insert on checkpoints
    for each row execute function refuse_checkpoint_beyond_tree()`,
  'alter table checkpoints enable always trigger checkpoints_stay_within_the_tree',
  // A tile comes when its last leaf is there: one that is not full would be believed before it is true.
  `create function refuse_tile_before_its_leaves() returns trigger language plpgsql as $$
begin
  if not exists (
    select from tree_leaves where leaf_index = (new.tile_index + 1) * power(256, new.level + 1)::bigint - 1
  ) then
    raise exception 'tile % of level % is refused: the tree has fewer leaves', new.tile_index, new.level
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
  `create trigger tiles_follow_their_leaves before insert on tree_tiles
    for each row execute function refuse_tile_before_its_leaves()`,
  'alter table tree_tiles enable always trigger tiles_follow_their_leaves',
  `alter table log_keys add constraint log_keys_form
    check (verifier_key ~ '^[^[:space:]+]+[+][0-9a-f]{8}[+][A-Za-z0-9+/]+=*$')`,
  'alter table unsequenced_entries add constraint unsequenced_entries_once unique (entry_id)',
];

/** Makes the guards. */
export const guards: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) {
      await sql.raw(statement).execute(db);
    }
    for (const [table, column] of Object.entries(INSTANTS)) {
      await sql`alter table ${sql.id(table)} add constraint ${sql.id(`${table}_not_to_come`)}
        check (isfinite(${sql.id(column)}) and ${sql.id(column)} < now() + interval '1 day')`.execute(db);
    }
    const { rows } = await sql<{ schema: string; name: string }>`
      select current_schema() as schema, proname as name from pg_proc
      where pronamespace = current_schema()::regnamespace and prorettype = 'trigger'::regtype`.execute(db);
    for (const { schema, name } of rows) {
      await sql`alter function ${sql.id(schema, name)}() set search_path = ${sql.id(schema)}, pg_temp`.execute(
        db,
      );
    }
  },
};
