import { type Kysely, sql } from 'kysely';
import {
  type AuditEntry,
  canonicalBytes,
  GrowingTree,
  leafHash,
  NO_PREVIOUS,
  type NoteSigner,
  signCheckpoint,
} from '../../src/audit/index.ts';
import type { Database } from '../../src/db/database.ts';
import { GUARDS } from '../../src/db/store-check-guards.ts';
import { LOG_ORIGIN } from '../application/fixture.ts';

/** An entry where it stands. */
export interface ForgerEntry {
  readonly id: string;
  readonly leaf: number;
  readonly licence: string | null;
  readonly index: number | null;
  readonly entry: AuditEntry;
}

const TILE_WIDTH = 256;
/** Further than any leaf: numbers are moved out of the way here, for no two leaves may have one number for a moment. */
const ASIDE = 1_000_000;

/**
 * Somebody with every right on the database, who knows how the store hangs together and puts right whatever would give an
 * alteration away. What they do not have is what somebody else remembers; the key of the log is theirs only where it is given.
 */
export class Forger {
  readonly owner: Kysely<Database>;

  private constructor(owner: Kysely<Database>) {
    this.owner = owner;
  }

  /** Takes the guards off: triggers, and the hash that the database checks. */
  static async breakIn(owner: Kysely<Database>): Promise<Forger> {
    const { rows } = await sql<{ table: string }>`
      select table_name as "table" from information_schema.tables
      where table_schema = current_schema() and table_type = 'BASE TABLE'`.execute(owner);
    for (const { table } of rows) {
      await sql`alter table ${sql.table(table)} disable trigger all`.execute(owner);
    }
    await sql`alter table audit_entries drop constraint audit_entries_check`.execute(owner);
    return new Forger(owner);
  }

  /** Puts the guards back as they were, so that the service goes on as before. */
  async leave(): Promise<void> {
    for (const { table, trigger } of GUARDS) {
      await sql`alter table ${sql.table(table)} enable always trigger ${sql.ref(trigger)}`.execute(
        this.owner,
      );
    }
  }

  /** The entry at an index of a licence's chain. */
  async find(licence: string, index: number): Promise<ForgerEntry> {
    const [found] = await this.#entries(sql`e.licence_id = ${licence} and e.chain_index = ${index}`);
    if (found === undefined) {
      throw new Error(`the chain has no entry ${index}`);
    }
    return found;
  }

  async chain(licence: string): Promise<readonly ForgerEntry[]> {
    return this.#entries(sql`e.licence_id = ${licence}`);
  }

  async #entries(condition: ReturnType<typeof sql>): Promise<readonly ForgerEntry[]> {
    const { rows } = await sql<Omit<ForgerEntry, 'entry'> & { readonly bytes: Buffer }>`
      select e.id, l.leaf_index as leaf, e.licence_id as licence, e.chain_index as index, e.bytes
      from audit_entries e join tree_leaves l on l.entry_id = e.id
      where ${condition} order by e.chain_index`.execute(this.owner);
    return rows.map(({ bytes, id, leaf, licence, index }) => {
      const entry: AuditEntry = JSON.parse(bytes.toString('utf8'));
      return { id, leaf, licence, index, entry };
    });
  }

  /** Writes other bytes for an entry; its hash, its leaf and its columns with them where they are to look right. */
  async write(id: string, entry: AuditEntry, also: 'bytes' | 'everything'): Promise<string> {
    const bytes = canonicalBytes(entry);
    const hash = leafHash(bytes);
    if (also === 'bytes') {
      await sql`update audit_entries set bytes = ${bytes} where id = ${id}`.execute(this.owner);
      return hash.toString('hex');
    }
    await sql`update audit_entries set bytes = ${bytes}, hash = ${hash}, recorded_at = ${entry.at},
      licence_id = ${entry.licence ?? null}, chain_index = ${entry.index ?? null} where id = ${id}`.execute(
      this.owner,
    );
    await sql`update tree_leaves set hash = ${hash} where entry_id = ${id}`.execute(this.owner);
    return hash.toString('hex');
  }

  /** Writes a chain anew from its first entry on: every index, link, hash and leaf, and the head. */
  async relink(
    licence: string,
    entries: readonly Pick<ForgerEntry, 'id' | 'entry'>[],
    edit: (entry: AuditEntry) => AuditEntry = (entry) => entry,
  ): Promise<void> {
    // Out of the way first: no two entries of a chain may have one index for a moment.
    for (const { id } of entries) {
      await sql`update audit_entries set chain_index = chain_index + ${ASIDE} where id = ${id}`.execute(
        this.owner,
      );
    }
    let previous = NO_PREVIOUS;
    for (const [index, { id, entry }] of entries.entries()) {
      previous = await this.write(id, { ...edit(entry), licence, index, previous }, 'everything');
    }
    const last = entries.at(-1);
    await sql`update cases set chain_length = ${entries.length}, chain_hash = ${Buffer.from(previous, 'hex')},
      last_instant = ${last === undefined ? sql`last_instant` : edit(last.entry).at}
      where id = ${licence}`.execute(this.owner);
  }

  /** Takes an entry out, with everything that hangs on it, and closes the gap in the tree. */
  async remove({ id, leaf }: ForgerEntry): Promise<void> {
    await sql`delete from contents where entry_id = ${id}`.execute(this.owner);
    await sql`delete from breach_event_versions where entry_id = ${id}`.execute(this.owner);
    await sql`delete from breach_events where id not in (select event_id from breach_event_versions)`.execute(
      this.owner,
    );
    await sql`delete from erasures where entry_id = ${id}`.execute(this.owner);
    await sql`delete from tree_leaves where entry_id = ${id}`.execute(this.owner);
    await sql`delete from audit_entries where id = ${id}`.execute(this.owner);
    await this.#shift(leaf + 1, -1);
  }

  /** Puts an entry of a chain into the tree in front of a leaf. Its chain is to be linked again afterwards. */
  async insert(entry: AuditEntry, leaf: number): Promise<void> {
    await this.#shift(leaf, 1);
    const bytes = canonicalBytes(entry);
    await this.owner
      .insertInto('audit_entries')
      .values({
        id: entry.id,
        licence_id: entry.licence ?? null,
        chain_index: ASIDE + ASIDE,
        hash: leafHash(bytes),
        bytes,
        recorded_at: entry.at,
      })
      .execute();
    await this.owner
      .insertInto('tree_leaves')
      .values({ leaf_index: leaf, entry_id: entry.id, hash: leafHash(bytes) })
      .execute();
  }

  async #shift(from: number, by: 1 | -1): Promise<void> {
    await sql`update tree_leaves set leaf_index = leaf_index + ${ASIDE} where leaf_index >= ${from}`.execute(
      this.owner,
    );
    await sql`update tree_leaves set leaf_index = leaf_index - ${ASIDE - by} where leaf_index >= ${ASIDE}`.execute(
      this.owner,
    );
  }

  /** Changes the places of two leaves. */
  async swapLeaves(one: ForgerEntry, other: ForgerEntry): Promise<void> {
    const move = (id: string, leaf: number) =>
      sql`update tree_leaves set leaf_index = ${leaf} where entry_id = ${id}`.execute(this.owner);
    await move(one.id, ASIDE);
    await move(other.id, one.leaf);
    await move(one.id, other.leaf);
  }

  /** Makes every tile again from the leaves. */
  async retile(): Promise<void> {
    const leaves = await this.#leaves();
    await this.owner.deleteFrom('tree_tiles').execute();
    for (let index = 0; (index + 1) * TILE_WIDTH <= leaves.length; index += 1) {
      const hashes = leaves.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      const tree = new GrowingTree();
      for (const hash of hashes) {
        tree.appendLeaf(hash);
      }
      await this.owner
        .insertInto('tree_tiles')
        .values({ level: 0, tile_index: index, hashes: Buffer.concat(hashes), root: tree.root() })
        .execute();
    }
  }

  /** Signs every checkpoint again over the tree as it is now, and one over all leaves. */
  async resign(signer: NoteSigner): Promise<void> {
    const leaves = await this.#leaves();
    const kept = await this.owner.selectFrom('checkpoints').selectAll().orderBy('tree_size').execute();
    const sizes = kept.map((row) => row.tree_size).filter((size) => size < leaves.length);
    await this.owner.deleteFrom('checkpoints').execute();
    const tree = new GrowingTree();
    for (const size of [...sizes, leaves.length]) {
      for (const leaf of leaves.slice(tree.size, size)) {
        tree.appendLeaf(leaf);
      }
      const root = tree.root();
      await this.owner
        .insertInto('checkpoints')
        .values({
          tree_size: size,
          root,
          note: signCheckpoint({ origin: LOG_ORIGIN, size, root, extensions: [] }, [signer]),
          published_at: kept[0]?.published_at ?? '',
        })
        .execute();
    }
  }

  async #leaves(): Promise<readonly Buffer[]> {
    const rows = await this.owner.selectFrom('tree_leaves').select('hash').orderBy('leaf_index').execute();
    return rows.map(({ hash }) => hash);
  }
}
