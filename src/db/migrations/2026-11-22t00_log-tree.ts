import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The tree over all entries: a leaf per entry, the hashes of full tiles, the checkpoints that were published. Frozen.
 *
 * An entry gets its place after its transaction has committed. The database itself notes every entry that waits for
 * one, in the transaction that inserts the entry, so that none can be forgotten; and it gives out places one after the
 * other, so that none is skipped or used twice, whoever asks and however many do.
 */

const FUNCTIONS = [
  // With the rights of the owner: the service's role cannot note an entry that is not there, or leave one out.
  `create function note_entry_without_place() returns trigger language plpgsql security definer as $$
begin
  insert into unsequenced_entries (entry_id) values (new.id);
  return null;
end
$$`,
  `create function keep_unsequenced_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select from tree_leaves where entry_id = old.entry_id) then
      return old;
    end if;
    raise exception 'entry % has no place in the tree yet, and waits until it has one', old.entry_id
      using errcode = 'restrict_violation';
  end if;
  raise exception '% of unsequenced_entries is refused: an entry waits until it has its place in the tree', tg_op
    using errcode = 'restrict_violation';
end
$$`,
  `create function follow_the_last_leaf() returns trigger language plpgsql as $$
begin
  if new.leaf_index > 0 and not exists (select from tree_leaves where leaf_index = new.leaf_index - 1) then
    raise exception 'leaf % does not follow the last one: places in the tree have no gaps', new.leaf_index
      using errcode = 'restrict_violation';
  end if;
  return new;
end
$$`,
];

const TABLES = [
  // One number may be missing where a transaction rolled back: they give an order, not a place.
  `create table unsequenced_entries (
    arrival bigint generated always as identity primary key,
    entry_id uuid not null
  )`,
  `create table tree_leaves (
    leaf_index bigint primary key check (leaf_index >= 0),
    entry_id uuid not null unique references audit_entries,
    hash bytea not null check (octet_length(hash) = 32)
  )`,
  // Full tiles of 256 hashes, as C2SP tlog-tiles cuts the tree; the last, unfinished ones are made from the leaves.
  `create table tree_tiles (
    level smallint not null check (level >= 0),
    tile_index bigint not null check (tile_index >= 0),
    hashes bytea not null check (octet_length(hashes) = 8192),
    root bytea not null check (octet_length(root) = 32),
    primary key (level, tile_index)
  )`,
  `create table checkpoints (
    tree_size bigint primary key check (tree_size > 0),
    root bytea not null check (octet_length(root) = 32),
    note text not null,
    published_at timestamptz(3) not null
  )`,
  // Lines that witnesses gave for a checkpoint, to be added to its note.
  `create table checkpoint_cosignatures (
    tree_size bigint not null references checkpoints,
    witness text not null,
    line text not null,
    recorded_at timestamptz(3) not null,
    primary key (tree_size, witness)
  )`,
  // Every key that ever signed a checkpoint of this store, in the form of a C2SP verifier key.
  `create table log_keys (
    verifier_key text primary key,
    recorded_at timestamptz(3) not null
  )`,
];

const LEDGER_TABLES = ['tree_leaves', 'tree_tiles', 'checkpoints', 'checkpoint_cosignatures', 'log_keys'];

/** Makes the tree, and notes the entries recorded so far, in an order in which no chain is turned round. */
export const logTree: Migration = {
  async up(db) {
    for (const statement of [...FUNCTIONS, ...TABLES]) {
      await sql.raw(statement).execute(db);
    }
    await sql`insert into unsequenced_entries (entry_id)
      select id from audit_entries order by recorded_at, licence_id, chain_index`.execute(db);

    await trigger(
      'entries_wait_for_a_place',
      'after insert on audit_entries',
      'note_entry_without_place',
      'row',
    );
    await trigger(
      'unsequenced_entries_wait',
      'before update or delete on unsequenced_entries',
      'keep_unsequenced_entry',
      'row',
    );
    // Only the trigger that notes a new entry may add one: its own insert is at depth 1.
    await trigger(
      'unsequenced_entries_come_with_entries',
      'before insert on unsequenced_entries',
      'keep_unsequenced_entry',
      'row when (pg_trigger_depth() = 0)',
    );
    await trigger(
      'unsequenced_entries_stay',
      'before truncate on unsequenced_entries',
      'keep_unsequenced_entry',
      'statement',
    );
    await trigger('leaves_have_no_gaps', 'before insert on tree_leaves', 'follow_the_last_leaf', 'row');
    for (const table of LEDGER_TABLES) {
      await trigger(
        `${table}_only_grow`,
        `before update or delete or truncate on ${table}`,
        'refuse_ledger_change',
        'statement',
      );
    }

    async function trigger(
      name: string,
      when: string,
      calls: string,
      each: 'row' | 'row when (pg_trigger_depth() = 0)' | 'statement',
    ): Promise<void> {
      const table = when.split(' on ')[1] ?? '';
      await sql`create trigger ${sql.id(name)} ${sql.raw(when)}
        for each ${sql.raw(each)} execute function ${sql.id(calls)}()`.execute(db);
      await sql`alter table ${sql.id(table)} enable always trigger ${sql.id(name)}`.execute(db);
    }
  },
};
