import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { LogFault, readNodeHashes } from '../../src/application/evidence/log-tree.ts';
import { takeTurn } from '../../src/application/evidence/sequencer.ts';
import {
  canonicalBytes,
  completeNodes,
  faultOfLog,
  GrowingTree,
  leafHash,
  noteVerifier,
  openCheckpoint,
  openEntryProof,
} from '../../src/audit/index.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  openFixture,
  openProposed,
  refusal,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

jest.setTimeout(60_000);

/** Entries without a chain, made quickly: `about` and the like do not matter to the tree. */
async function insertEntries(fixture: Fixture, count: number): Promise<void> {
  await sql`insert into audit_entries (id, hash, bytes, recorded_at)
    select gen_random_uuid(), sha256('\\x00'::bytea || bytes), bytes, now()
    from (select convert_to(format('{"number":%s,"salt":"%s"}', n, gen_random_uuid()), 'UTF8') as bytes
      from generate_series(1, ${count}::int) as n) as made`.execute(fixture.owner);
}

/** The tree over what stands in `tree_leaves`, made anew from the bytes of the entries. */
async function treeFromContent(fixture: Fixture): Promise<GrowingTree> {
  const { rows } = await sql<{ bytes: Buffer; index: number }>`
    select e.bytes, l.leaf_index as index from tree_leaves l join audit_entries e on e.id = l.entry_id
    order by l.leaf_index`.execute(fixture.owner);
  const tree = new GrowingTree();
  for (const { bytes, index } of rows) {
    expect(index).toBe(tree.size);
    tree.appendLeaf(leafHash(bytes));
  }
  return tree;
}

describe.each(SERVERS)('the log over all entries, on $name', (server) => {
  let fixture: Fixture;
  const signer = aSigner();
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  it('has every committed entry once, and a checkpoint that this log signed over the tree of their bytes', async () => {
    const parts = sequencerOf(fixture, signer);
    await fixture.services.registerLicence(act(), exampleLicence(1));
    const first = await publishAll(parts);
    expect(first.size).toBe(1);
    // Over the edge of tiles of both levels that a tree of this size has, in uneven steps.
    for (const count of [3, 255, 1, 700]) {
      await insertEntries(fixture, count);
      await publishAll(parts, first);
    }

    const head = await publishAll(parts);
    const tree = await treeFromContent(fixture);
    expect(head.size).toBe(960);
    expect(head.root).toEqual(tree.root());
    const note = await fixture.services.readCheckpoint();
    const opened = openCheckpoint(note ?? '', [noteVerifier(signer.verifierKey)]);
    expect(opened).toMatchObject({ checkpoint: { size: 960, root: tree.root() }, invalid: [], unknown: [] });
    expect(opened.verifiedBy).toHaveLength(1);
    const nodes = completeNodes({ start: 0, end: 960 });
    expect(await readNodeHashes(fixture.db, nodes)).toEqual(tree.nodes());
  });

  it('keeps the order of each chain', async () => {
    const { id } = await fixture.services.registerLicence(act(), exampleLicence(2));
    await Promise.all(Array.from({ length: 10 }, () => fixture.services.readLicence(act(), id)));
    await publishAll(sequencerOf(fixture, signer));
    const { rows } = await sql<{ chain: number }>`select e.chain_index as chain from tree_leaves l
      join audit_entries e on e.id = l.entry_id where e.licence_id = ${id} order by l.leaf_index`.execute(
      fixture.owner,
    );
    expect(rows.map(({ chain }) => chain)).toEqual(Array.from({ length: 11 }, (_, index) => index));
  });

  it('does not see an entry whose transaction is still open, and does not pass it over afterwards', async () => {
    const parts = sequencerOf(fixture, signer);
    const before = await publishAll(parts);
    await fixture.owner.transaction().execute(async (trx) => {
      await insertEntries({ ...fixture, owner: trx }, 1);
      await insertEntries(fixture, 2);
      expect((await publishAll(parts)).size).toBe(before.size + 2);
    });
    expect((await publishAll(parts)).size).toBe(before.size + 3);
  });

  it('is given places by one process at a time, and none is skipped or used twice', async () => {
    await insertEntries(fixture, 900);
    const parts = sequencerOf(fixture, signer);
    const turns = await Promise.all(Array.from({ length: 6 }, () => takeTurn(parts, undefined)));
    expect(turns.filter(({ state }) => state === 'published').length).toBeGreaterThanOrEqual(1);
    const head = await publishAll(parts);
    expect((await treeFromContent(fixture)).root()).toEqual(head.root);
  });

  it('proves that a run was recorded, to whoever holds the file, the key and the answer', async () => {
    const { services } = fixture;
    const licence = await services.registerLicence(act(), exampleLicence(3));
    const question = { question: 'Should recall be considered?' };
    const opened = await openProposed(services, licence.id, question, exampleJudgement());
    const run = await services.recommend(act(), opened.id, { asAt: '2026-11-20' });
    expect(await refusal(services.readProof(act(), run.id))).toEqual({ code: 'not-anchored' });

    await publishAll(sequencerOf(fixture, signer));
    const text = await services.readProof(act(), run.id);
    const { asAt, knownAt, ruleBook, basis, inputs, answer } = run;
    const content = canonicalBytes({ schema: 1, asAt, knownAt, ruleBook, basis, inputs, answer });
    const verifiers = [noteVerifier(signer.verifierKey)];
    const proof = openEntryProof(text, verifiers);
    expect(proof).toMatchObject({ inclusionFault: undefined, entry: { act: 'recommendation-made' } });
    expect(faultOfLog(proof.opened)).toBeUndefined();
    expect(proof.compare(content)).toBe('as-recorded');
    const other = canonicalBytes({ schema: 1, asAt, knownAt, ruleBook, basis, inputs, answer: {} });
    expect(proof.compare(other)).toBe('not-as-recorded');
    const stranger = openEntryProof(text, [noteVerifier(aSigner().verifierKey)]);
    expect(faultOfLog(stranger.opened)).toContain('no held key');
    expect(await fixture.trail(licence.id)).toContainEqual(expect.objectContaining({ act: 'proof-read' }));
  });

  it('is read in the order of the tree, page by page, and the reading is an entry that names the range', async () => {
    const head = await publishAll(sequencerOf(fixture, signer));
    const first = await fixture.services.readEntries(act(), { limit: 200 });
    expect(first.items.map(({ index }) => index)).toEqual(Array.from({ length: 200 }, (_, index) => index));
    const second = await fixture.services.readEntries(act(), { limit: 5, cursor: first.next ?? '' });
    expect(second.items.map(({ index }) => index)).toEqual([200, 201, 202, 203, 204]);
    const last = await fixture.services.readEntries(act(), { limit: 200, from: head.size - 1 });
    expect(last).toMatchObject({ items: [{ index: head.size - 1 }] });
    expect(last.next).toBeUndefined();
    const { rows } = await sql<{ entry: string }>`
      select convert_from(bytes, 'UTF8') as entry from audit_entries
      where convert_from(bytes, 'UTF8') like '%"entries-read"%' order by id`.execute(fixture.owner);
    expect(rows.map(({ entry }) => JSON.parse(entry).range)).toEqual([
      { from: 0, until: 200 },
      { from: 200, until: 205 },
      { from: head.size - 1, until: head.size },
    ]);
  });

  it('changes its key by signing with both, so that holders of either can follow', async () => {
    const next = aSigner();
    await insertEntries(fixture, 1);
    await publishAll(sequencerOf(fixture, next, signer));
    const both = openCheckpoint((await fixture.services.readCheckpoint()) ?? '', [
      noteVerifier(signer.verifierKey),
      noteVerifier(next.verifierKey),
    ]);
    expect(both.verifiedBy).toHaveLength(2);

    await insertEntries(fixture, 1);
    await publishAll(sequencerOf(fixture, next));
    expect(
      (await fixture.services.listLogKeys()).keys.map(({ verifierKey }) => verifierKey).toSorted(),
    ).toEqual([signer.verifierKey, next.verifierKey].toSorted());
    // The earlier key alone would no longer recognise the log it is asked to continue.
    await insertEntries(fixture, 1);
    await expect(takeTurn(sequencerOf(fixture, signer), undefined)).rejects.toThrow(LogFault);
    await publishAll(sequencerOf(fixture, next));
  });
});

describe.each(SERVERS)('a tree that is no longer the one that was published, on $name', (server) => {
  const signer = aSigner();
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
    await insertEntries(fixture, 600);
    await publishAll(sequencerOf(fixture, signer));
    await insertEntries(fixture, 10);
  });
  afterAll(() => fixture.close());

  it.each([
    ['a leaf altered', "update tree_leaves set hash = sha256('x') where leaf_index = 599"],
    ['the hash over a tile altered', "update tree_tiles set root = sha256('x') where tile_index = 0"],
    ['the tail cut off', 'delete from tree_leaves where leaf_index > 590'],
    ['a checkpoint for another root', "update checkpoints set root = sha256('x')"],
    ['a forged note', "update checkpoints set note = replace(note, '600', '601')"],
    ['the last checkpoint taken away', 'delete from checkpoints'],
  ])('is not signed again: %s', async (_what, statement) => {
    const { owner } = fixture;
    const before = await sql`select max(tree_size) from checkpoints`.execute(owner);
    await expect(
      owner.transaction().execute(async (trx) => {
        for (const table of ['tree_leaves', 'tree_tiles', 'checkpoints']) {
          await sql`alter table ${sql.id(table)} disable trigger all`.execute(trx);
        }
        await sql.raw(statement).execute(trx);
        const parts = { ...sequencerOf(fixture, signer), db: inside(trx) };
        await takeTurn(parts, undefined);
      }),
    ).rejects.toThrow(LogFault);
    expect(await sql`select max(tree_size) from checkpoints`.execute(owner)).toMatchObject({
      rows: before.rows,
    });
  });

  it('is not signed by a process that remembers a later head than the store has: it was rolled back', async () => {
    const parts = sequencerOf(fixture, signer);
    const remembered = { size: 605, root: Buffer.alloc(32, 7) };
    await expect(takeTurn(parts, remembered)).rejects.toThrow(/rolled back or rewritten/);
    await expect(takeTurn(parts, { size: 700, root: remembered.root })).rejects.toThrow(LogFault);
    expect((await publishAll(parts)).size).toBe(610);
  });

  it('goes on from places that no turn gave, and from a checkpoint that was lost', async () => {
    const parts = sequencerOf(fixture, signer);
    await publishAll(parts);
    await insertEntries(fixture, 3);
    const next = '(select max(leaf_index) + 1 from tree_leaves)';
    await sql.raw(leaf(next, '(select entry_id from unsequenced_entries limit 1)')).execute(fixture.db);
    const head = await publishAll(parts);
    expect((await treeFromContent(fixture)).root()).toEqual(head.root);

    await fixture.owner.transaction().execute(async (trx) => {
      await sql`alter table checkpoints disable trigger checkpoints_only_grow`.execute(trx);
      await sql`delete from checkpoints where tree_size = ${head.size}`.execute(trx);
      await sql`alter table checkpoints enable always trigger checkpoints_only_grow`.execute(trx);
    });
    expect(await publishAll(parts)).toEqual(head);
  });

  it('refuses a place out of order, a second place, and an entry that leaves the list without one, to everybody', async () => {
    await insertEntries(fixture, 1);
    const id = `(select entry_id from unsequenced_entries limit 1)`;
    const next = '(select max(leaf_index) + 1 from tree_leaves)';
    for (const db of [fixture.db, fixture.owner]) {
      await expect(sql.raw(leaf(`${next} + 1`, id)).execute(db)).rejects.toThrow(/no gaps/);
      await expect(sql.raw(leaf(0, id)).execute(db)).rejects.toThrow(/duplicate key/);
      await expect(
        sql.raw(leaf(next, '(select entry_id from tree_leaves where leaf_index = 3)')).execute(db),
      ).rejects.toThrow(/duplicate key/);
      await expect(
        sql.raw(`insert into tree_leaves values (${next}, ${id}, sha256('x'))`).execute(db),
      ).rejects.toThrow(/not the hash of its entry/);
      await expect(
        sql`insert into checkpoints values (1000000, sha256('x'), 'x', now())`.execute(db),
      ).rejects.toThrow(/the tree has fewer/);
      await expect(
        sql`insert into tree_tiles values (0, 3, decode(repeat('00', 8192), 'hex'), sha256('x'))`.execute(db),
      ).rejects.toThrow(/fewer leaves/);
      await expect(sql.raw('delete from unsequenced_entries').execute(db)).rejects.toThrow(
        /no place in the tree/,
      );
    }
  });
});

/** A transaction that stands in for the database: a transaction within it is the same one. */
function inside(trx: Fixture['owner']): Fixture['owner'] {
  return Object.create(trx, {
    transaction: {
      value: () => ({ execute: (work: (inner: Fixture['owner']) => Promise<unknown>) => work(trx) }),
    },
  });
}

function leaf(index: number | string, entry: string): string {
  const hash = `(select hash from audit_entries where id = ${entry})`;
  return `insert into tree_leaves values (${index}, ${entry}, ${hash})`;
}
