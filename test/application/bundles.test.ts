import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { COVER_PATIENCE_MS } from '../../src/application/evidence/bundle-basis.ts';
import { BUNDLE_DAYS, buildWaitingBundles } from '../../src/application/evidence/bundle-builder.ts';
import { LogFault } from '../../src/application/evidence/log-tree.ts';
import type { SequencerParts } from '../../src/application/evidence/sequencer.ts';
import type { BundleRequest, BundleScope } from '../../src/application/evidence/services.ts';
import type { Instant } from '../../src/application/model.ts';
import type { BundleLine } from '../../src/audit/bundle-format.ts';
import { readBundle } from '../../src/audit/bundle-reader.ts';
import { verifyBundle } from '../../src/audit/bundle-verifier.ts';
import { leafHash, type NoteSigner, nameKey, parseNote } from '../../src/audit/index.ts';
import { joinErasures } from '../../src/db/bundles.ts';
import { findSignedUpTo, keepLogKeys } from '../../src/db/checkpoints.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  openFixture,
  openProposed,
  refusal,
  START,
  write,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

/** When the tests of what was recorded in a period are over. */
const LATER: Instant = '2026-11-20T12:00:00.000Z';
const NOBODY = '00000000-0000-7000-8000-000000000000';

jest.setTimeout(60_000);

const dayAfter = (days: number) => new Date(Date.parse(LATER) + days * 86_400_000).toISOString();
/** An instant of the tests that is later by so many milliseconds. */
const later = (ms: number) => new Date(Date.parse(LATER) + ms).toISOString();
const ERASURE = { authority: 'court-order', reference: 'EXAMPLE-ORDER-1', on: '2026-11-19' } as const;
const entryOf = (licence: string) => sql`(select id from audit_entries where licence_id = ${licence})`;

async function linesOf(bytes: Buffer): Promise<readonly BundleLine[]> {
  const lines: BundleLine[] = [];
  for await (const some of readBundle([bytes])) {
    lines.push(...some);
  }
  return lines;
}

const whole = (length: number) => ({ start: 0, end: length - 1 });

/** Makes a licence of more than two pieces of a bundle. */
function bulky() {
  const text = 'Do not enter Example Street. '.repeat(90_000);
  return { conditions: [{ id: 'c1', category: 'additional' as const, text }] };
}

describe.each(SERVERS)('bundles on $name', (server) => {
  let fixture: Fixture;
  let signer: NoteSigner;
  let sequencer: SequencerParts;
  beforeAll(async () => {
    fixture = await openFixture(server);
    signer = aSigner();
    sequencer = sequencerOf(fixture, signer);
    await keepLogKeys(fixture.db, [signer.verifierKey], START);
  });
  afterAll(() => fixture.close());

  let licences = 0;
  /** Registers a licence with a number of a person of its own. */
  async function register(more: Parameters<typeof exampleLicence>[1] = {}) {
    licences += 1;
    const content = exampleLicence(licences, more);
    const { id } = await fixture.services.registerLicence(act(), content);
    return { id, content };
  }
  /** A case with every kind of content that the rules read, and a run of the rules. */
  async function openCase() {
    const { id, content } = await register();
    await fixture.services.reportEvent(act(), id, exampleEvent());
    const question = { question: 'Should recall be considered?' };
    const opened = await openProposed(fixture.services, id, question, exampleJudgement());
    await fixture.services.recommend(act(), opened.id, { asAt: '2026-11-20' });
    return { id, crn: content.person.crn };
  }

  const request = (scope: BundleScope, more: Partial<BundleRequest> = {}) =>
    fixture.services.requestBundle(act(), { scope, withContent: true, ...more });
  const publish = () => publishAll(sequencer);
  const build = () => buildWaitingBundles(fixture.deps);
  const statusOf = (id: string) => fixture.services.readBundleStatus(act(), id);
  /** Asks for a bundle and has it made; gives its status and bytes. */
  async function make(scope: BundleScope, more: Partial<BundleRequest> = {}) {
    const { id } = await request(scope, more);
    await publish();
    await build();
    return { id, status: await statusOf(id), bytes: await fetchBytes(id) };
  }
  async function fetchBytes(id: string, start = 0, last?: number): Promise<Buffer> {
    const part = await fixture.services.readBundle(act(), id, (length) => ({
      start,
      end: Math.min(last ?? length, length) - 1,
    }));
    const chunks: Buffer[] = [];
    for await (const chunk of part.bytes) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
  const verify = (bytes: Buffer, remembered: readonly string[] = []) =>
    verifyBundle([bytes], { verifiers: sequencer.verifiers, remembered });
  const lastEntry = async () => {
    const row = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const entry: unknown = JSON.parse(row.bytes.toString('utf8'));
    return entry;
  };
  const countEntries = async () =>
    (await sql<{ n: number }>`select count(*) as n from audit_entries`.execute(fixture.owner)).rows[0]?.n;

  describe('asked for', () => {
    it('name in the trail by what they were asked for and the licences that they are about', async () => {
      const one = await register();
      const asked = await request({ crn: one.content.person.crn });
      expect(asked).toEqual({
        id: asked.id,
        state: 'waiting',
        requestedAt: START,
        licenceIds: [one.id],
        withContent: true,
      });
      expect(await lastEntry()).toMatchObject({
        act: 'bundle-requested',
        query: ['crn'],
        about: [
          { kind: 'audit-bundle', id: asked.id },
          { kind: 'licence', id: one.id },
        ],
      });
    });

    it('by a number hold every licence ever recorded under it, in any version', async () => {
      const person = { crn: 'X900001', nomsNumber: 'A9001AA' };
      const first = await register({ person });
      const second = await register({ person });
      await fixture.services.replaceLicence(act(), second.id, 1, {
        ...second.content,
        person: { crn: 'X900002' },
      });
      const found = [first.id, second.id].toSorted();
      expect((await request({ crn: 'X900001' })).licenceIds).toEqual(found);
      expect((await request({ nomsNumber: 'A9001AA' })).licenceIds).toEqual(found);
      expect((await request({ crn: 'X900002' })).licenceIds).toEqual([second.id]);
    });

    it('with one key are one bundle, and the repeated answer is the first one', async () => {
      const { id } = await register();
      const ask = () =>
        fixture.services.requestBundle(write('bundle-key'), {
          scope: { licenceIds: [id] },
          withContent: false,
        });
      const first = await ask();
      await publish();
      await build();
      expect(await ask()).toEqual(first);
      expect(await lastEntry()).toMatchObject({
        act: 'answer-repeated',
        about: [{ kind: 'audit-bundle', id: first.id }],
      });
    });

    it.each<[string, (id: string) => BundleScope, string]>([
      ['a licence that is not known', (id) => ({ licenceIds: [id, NOBODY] }), '/scope/licenceIds/1'],
      ['an id that is none', (id) => ({ licenceIds: ['licence-1', id] }), '/scope/licenceIds/0'],
      ['the same licence twice', (id) => ({ licenceIds: [id, id] }), '/scope/licenceIds/1'],
      ['no licence', () => ({ licenceIds: [] }), '/scope/licenceIds'],
      ['more than a thousand', (id) => ({ licenceIds: Array(1_001).fill(id) }), '/scope/licenceIds'],
      ['a number that nobody has', () => ({ crn: 'X999999' }), '/scope/crn'],
      ['another such number', () => ({ nomsNumber: 'Z9999ZZ' }), '/scope/nomsNumber'],
      ['a period that ends when it starts', () => ({ from: START, until: START }), '/scope/until'],
      [
        'a period of more than ten years',
        () => ({ from: '2016-02-29T00:00:00.000Z', until: '2026-03-01T00:00:00.001Z' }),
        '/scope/until',
      ],
    ])('for %s are refused, the fault named, and nothing is recorded', async (_what, scope, field) => {
      const { id } = await register();
      const before = await countEntries();
      expect(await refusal(request(scope(id)))).toMatchObject({
        code: 'invalid',
        faults: [{ field, problem: expect.any(String), remedy: expect.any(String) }],
      });
      expect(await countEntries()).toBe(before);
    });

    it('may cover ten years to the day', async () => {
      const period = { from: '2016-02-29T00:00:00.000Z', until: '2026-03-01T00:00:00.000Z' };
      expect(await request(period)).toMatchObject(period);
    });
  });

  describe('made', () => {
    it('of a case hold its whole chain with its content and rule book, and verify without this service', async () => {
      const { id } = await openCase();
      await openCase();
      const { status, bytes } = await make({ licenceIds: [id] });
      const report = await verify(bytes);
      expect(report.findings).toEqual([]);
      expect(report).toMatchObject({
        verdict: 'verified',
        about: { scope: { licenceIds: [id] }, treeSize: status.treeSize, withContent: true },
        counts: { entries: 6, licences: 1, contents: 6, ruleBooks: 1 },
        keys: [{ verifierKey: signer.verifierKey, held: true }],
      });
      expect(status).toMatchObject({
        state: 'ready',
        length: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    });

    it('of a person hold each of their cases, and nobody else’s', async () => {
      const person = { crn: 'X900010' };
      const [one, other] = [await register({ person }), await register({ person })];
      await register();
      await fixture.services.readLicence(act(CASE_SYSTEM), one.id);
      const { bytes } = await make({ crn: person.crn });
      expect(await verify(bytes)).toMatchObject({
        verdict: 'verified',
        about: { scope: { licenceIds: [one.id, other.id].toSorted() } },
        counts: { entries: 3, licences: 2, contents: 2, ruleBooks: 0 },
      });
    });

    it('of a period hold what was recorded in it, whoever it is about, its end left out', async () => {
      const begins: Instant = '2026-11-20T10:00:00.000Z';
      fixture.setClock('2026-11-20T09:59:59.999Z');
      await register();
      fixture.setClock(begins);
      await openCase();
      fixture.setClock('2026-11-20T11:00:00.000Z');
      await register();
      fixture.setClock(LATER);
      await register();
      const { bytes } = await make({ from: begins, until: LATER });
      const report = await verify(bytes);
      expect(report).toMatchObject({
        verdict: 'verified',
        counts: { entries: 7, licences: 2, ruleBooks: 1 },
      });
      expect(report.counts.otherLeaves).toBe((report.about?.treeSize ?? 0) - 7);
    });

    it('of a period in which nothing was recorded say so, and verify', async () => {
      const empty = { from: '2001-01-01T00:00:00.000Z', until: '2001-01-02T00:00:00.000Z' };
      const { bytes } = await make(empty);
      expect(await verify(bytes)).toMatchObject({ verdict: 'verified', counts: { entries: 0 } });
    });

    it('without content hold the entries alone', async () => {
      const { id, content } = await register();
      const { bytes } = await make({ licenceIds: [id] }, { withContent: false });
      expect(await verify(bytes)).toMatchObject({
        verdict: 'verified',
        about: { withContent: false },
        counts: { entries: 1, contents: 0, withheld: 1 },
      });
      expect(bytes.includes(content.person.crn)).toBe(false);
    });

    it('continue the checkpoints that the asker remembers', async () => {
      const { id } = await openCase();
      const first = await publish();
      await openCase();
      const second = await publish();
      await openCase();
      const rememberedSizes = [first.size, second.size, 1];
      const { bytes } = await make({ licenceIds: [id] }, { rememberedSizes });
      const kept = [first, second].map(({ size, root }) => `${size} ${root.toString('hex')}\n`);
      const report = await verify(bytes, kept);
      expect(report.remembered).toEqual([
        { size: first.size, outcome: 'equal' },
        { size: second.size, outcome: 'equal' },
      ]);
      expect(report.anchored).toEqual({ by: 'remembered', upTo: second.size });
      const rewritten = await verify(bytes, [`${first.size} ${second.root.toString('hex')}\n`]);
      expect(rewritten).toMatchObject({ verdict: 'faults', remembered: [{ outcome: 'different' }] });
    });

    it('are not asked for with a size that the log has not, or with one twice', async () => {
      const { id } = await register();
      const { size } = await publish();
      const scope = { licenceIds: [id] };
      const attempt = request(scope, { rememberedSizes: [size, size + 1, 1, size] });
      expect(await refusal(attempt)).toMatchObject({
        code: 'invalid',
        faults: [
          { field: '/rememberedSizes/1', problem: expect.stringContaining(`size ${size}`) },
          { field: '/rememberedSizes/3', problem: 'is named before' },
        ],
      });
    });

    it('wait for the checkpoint that covers the request, and so hold all that was recorded before', async () => {
      const { id } = await openCase();
      const { id: bundle } = await request({ licenceIds: [id] });
      expect(await build()).toBe(0);
      expect(await statusOf(bundle)).toMatchObject({ state: 'waiting' });
      expect(await refusal(fetchBytes(bundle))).toEqual({ code: 'not-ready', resource: 'audit-bundle' });
      await publish();
      expect(await build()).toBe(1);
      expect(await build()).toBe(0);
      expect(await statusOf(bundle)).toMatchObject({ state: 'ready' });
    });

    it('of content that contradicts its entry show it as it is', async () => {
      const [altered, removed] = [await register(), await register()];
      await tamper(
        sql`update contents set bytes = 'not what was said' where entry_id = ${entryOf(altered.id)}`,
        sql`delete from licence_identifiers where licence_id = ${removed.id}`,
        sql`delete from licence_versions where licence_id = ${removed.id}`,
        sql`delete from contents where entry_id = ${entryOf(removed.id)}`,
      );
      const { bytes } = await make({ licenceIds: [altered.id, removed.id] });
      const report = await verify(bytes);
      expect(report.verdict).toBe('faults');
      expect(report.findings.map(({ check, licence }) => [check, licence])).toEqual([
        ['content-differs', altered.id],
        ['content-absent', removed.id],
      ]);
    });
  });

  describe('handed out', () => {
    it('in parts are the same bytes, each part a disclosure in the trail', async () => {
      const { id } = await register(bulky());
      const { id: bundle, bytes } = await make({ licenceIds: [id] });
      expect(bytes.length).toBeGreaterThan(2 * 1_048_576);
      const before = (await countEntries()) ?? 0;
      const parts: Buffer[] = [];
      const steps = [0, 1, 1_048_575, 1_048_576, 1_048_577, 2_097_152, 2_500_000, bytes.length];
      for (const [place, start] of steps.slice(0, -1).entries()) {
        parts.push(await fetchBytes(bundle, start, steps[place + 1]));
      }
      expect(Buffer.concat(parts).equals(bytes)).toBe(true);
      expect(await countEntries()).toBe(before + parts.length);
      expect(await lastEntry()).toMatchObject({
        act: 'bundle-read',
        recipient: act().principal.subject,
        about: [
          { kind: 'audit-bundle', id: bundle },
          { kind: 'licence', id },
        ],
      });
    });

    it('have no bytes beyond their end, and then nothing is disclosed', async () => {
      const { id } = await register();
      const { id: bundle } = await make({ licenceIds: [id] });
      const before = await countEntries();
      const part = await fixture.services.readBundle(act(), bundle, () => undefined);
      expect([part.range, await countEntries()]).toEqual([undefined, before]);
    });

    it('are recorded before the first byte is given', async () => {
      const { id } = await register();
      const { id: bundle } = await make({ licenceIds: [id] });
      const before = (await countEntries()) ?? 0;
      await fixture.services.readBundle(act(), bundle, (length) => ({ start: 0, end: length - 1 }));
      expect(await countEntries()).toBe(before + 1);
    });

    it('are not found under an id that none has', async () => {
      for (const id of [NOBODY, 'bundle-1']) {
        expect(await refusal(statusOf(id))).toEqual({ code: 'not-found', resource: 'audit-bundle' });
        expect(await refusal(fetchBytes(id))).toEqual({ code: 'not-found', resource: 'audit-bundle' });
      }
    });

    it('are gone after some days, and can be asked for again', async () => {
      const { id } = await register();
      const { id: bundle } = await make({ licenceIds: [id] });
      fixture.setClock(dayAfter(BUNDLE_DAYS));
      await build();
      expect(await statusOf(bundle)).toMatchObject({ state: 'ready' });
      fixture.setClock(dayAfter(BUNDLE_DAYS + 1));
      await build();
      expect(await statusOf(bundle)).toMatchObject({ state: 'gone' });
      expect(await refusal(fetchBytes(bundle))).toEqual({ code: 'gone', resource: 'audit-bundle' });
      expect(await piecesOf(bundle)).toBe(0);
      fixture.setClock(LATER);
      expect((await make({ licenceIds: [id] })).status).toMatchObject({ state: 'ready' });
    });
  });

  describe('whose making is broken off', () => {
    it('are made afresh by the next one that looks, and verify', async () => {
      const { id } = await register(bulky());
      const { id: bundle } = await request({ licenceIds: [id] });
      await publish();
      await holdingPiece(bundle, 1, async (builder) => {
        const building = build();
        const backend = await builder();
        // Meanwhile nobody else takes it up.
        expect(await build()).toBe(0);
        await sql`select pg_terminate_backend(${backend})`.execute(fixture.owner);
        await expect(building).rejects.toMatchObject({ code: '57P01' });
      });
      expect(await statusOf(bundle)).toMatchObject({ state: 'building' });
      expect(await build()).toBe(1);
      const bytes = await fetchBytes(bundle);
      expect(await verify(bytes)).toMatchObject({ verdict: 'verified', counts: { contents: 1 } });
      expect(await piecesOf(bundle)).toBe(Math.ceil(bytes.length / 1_048_576));
    });

    it('by a process that is told to stop stay to be made', async () => {
      const { id } = await register();
      const { id: bundle } = await request({ licenceIds: [id] });
      await publish();
      await expect(buildWaitingBundles(fixture.deps, AbortSignal.abort())).rejects.toThrow('aborted');
      expect(await statusOf(bundle)).toMatchObject({ state: 'building' });
      expect(await build()).toBe(1);
    });

    it('by a fault have failed, keep no bytes, and keep no other bundle from being made', async () => {
      const [one, other] = [await register(), await register()];
      // No interface accepts such a size, and no bundle can be written with it.
      const failing = await request({ licenceIds: [one.id] }, { rememberedSizes: [-1] });
      const waiting = await request({ licenceIds: [other.id] });
      await publish();
      await expect(build()).rejects.toThrow(RangeError);
      expect(await statusOf(failing.id)).toMatchObject({ state: 'failed' });
      expect(await refusal(fetchBytes(failing.id))).toEqual({ code: 'gone', resource: 'audit-bundle' });
      expect(await piecesOf(failing.id)).toBe(0);
      expect(await statusOf(waiting.id)).toMatchObject({ state: 'ready' });
    });
  });

  describe('that cannot be finished', () => {
    it('because of an erasure under way keep no others from being made, and are made afterwards', async () => {
      const { id } = await register();
      const held = await request({ licenceIds: [id] });
      const behind = await request({ licenceIds: [id] }, { withContent: false });
      await publish();
      await fixture.owner.transaction().execute(async (trx) => {
        await joinErasures(trx);
        await build();
        expect([(await statusOf(held.id)).state, (await statusOf(behind.id)).state]).toEqual([
          'waiting',
          'ready',
        ]);
      });
      await build();
      expect(await verify(await fetchBytes(held.id))).toMatchObject({ verdict: 'verified' });
    });

    it('are made whatever else is written meanwhile, and stays open', async () => {
      const { id } = await register();
      const { id: bundle } = await request({ licenceIds: [id] });
      await publish();
      await fixture.owner.transaction().execute(async (trx) => {
        await sql`select pg_current_xact_id()`.execute(trx);
        expect(await build()).toBe(1);
      });
      expect(await statusOf(bundle)).toMatchObject({ state: 'ready' });
    });
  });

  describe('of content that is erased', () => {
    it('meanwhile are made again without it, and never are ready with it', async () => {
      const { id, content } = await register(bulky());
      const { id: bundle } = await request({ licenceIds: [id] });
      await publish();
      let building = Promise.resolve(0);
      await holdingPiece(bundle, 1, async (builder) => {
        building = build();
        await builder();
        // The erasure waits for nobody, and the builder has read the content already.
        await fixture.services.eraseCase(act(), id, ERASURE);
      });
      expect(await building).toBe(0);
      expect(await statusOf(bundle)).toMatchObject({ state: 'waiting' });
      expect(await piecesOf(bundle)).toBe(0);
      // No checkpoint covers the erasure yet, and without it the gap could not be told from a loss.
      expect(await build()).toBe(0);
      await publish();
      expect(await build()).toBe(1);
      const bytes = await fetchBytes(bundle);
      expect(bytes.includes(content.person.crn)).toBe(false);
      expect(await verify(bytes)).toMatchObject({
        verdict: 'verified',
        counts: { entries: 2, erased: 1, contents: 1 },
      });
      expect((await linesOf(bytes)).map(({ tag }) => tag)).toContain('erased');
    });

    it('before hold the entries, and say by what authority it went', async () => {
      const { id } = await openCase();
      await fixture.services.eraseCase(act(), id, ERASURE);
      const { bytes } = await make({ licenceIds: [id] });
      expect(await verify(bytes)).toMatchObject({
        verdict: 'verified',
        counts: { entries: 7, erased: 6, contents: 1, ruleBooks: 0 },
      });
    });

    it('while they are fetched break off, so that no part looks like the whole', async () => {
      const { id } = await register(bulky());
      const { id: bundle } = await make({ licenceIds: [id] });
      const part = await fixture.services.readBundle(act(), bundle, (length) => ({
        start: 0,
        end: length - 1,
      }));
      const bytes = part.bytes[Symbol.asyncIterator]();
      await expect(bytes.next()).resolves.toMatchObject({ done: false });
      await fixture.services.eraseCase(act(), id, ERASURE);
      expect(await refusal(bytes.next())).toEqual({ code: 'gone', resource: 'audit-bundle' });
    });

    it('afterwards lose their bytes', async () => {
      const [one, other] = [await register(), await register()];
      const holding = await make({ licenceIds: [one.id] });
      const without = await make({ licenceIds: [other.id] });
      await fixture.services.eraseCase(act(), one.id, ERASURE);
      // Nothing of it is read from then on; its pieces, which may be gigabytes, go with the next round.
      expect(await refusal(fetchBytes(holding.id))).toEqual({ code: 'gone', resource: 'audit-bundle' });
      await buildWaitingBundles(fixture.deps);
      expect(await piecesOf(holding.id)).toBe(0);
      expect(await statusOf(without.id)).toMatchObject({ state: 'ready' });
    });
  });

  const piecesOf = async (bundle: string) =>
    (
      await sql<{
        n: number;
      }>`select count(*) as n from audit_bundle_pieces where bundle_id = ${bundle}`.execute(fixture.owner)
    ).rows[0]?.n;

  /**
   * Keeps a bundle from going past one of its pieces while `work` runs. `builder` waits until the making has come so far, and
   * gives the number of the database process that does it.
   */
  async function holdingPiece(
    bundle: string,
    piece: number,
    work: (builder: () => Promise<number>) => Promise<void>,
  ): Promise<void> {
    // With a lock that is no part of a transaction: for one that has written something, no bundle would even be begun.
    await sql`create function wait_at_piece() returns trigger language plpgsql as
      'begin perform pg_advisory_xact_lock(1); return new; end'`.execute(fixture.owner);
    await sql`create trigger wait_at_piece before insert on audit_bundle_pieces for each row
      when (new.bundle_id = ${sql.lit(bundle)} and new.piece = ${sql.lit(piece)})
      execute function wait_at_piece()`.execute(fixture.owner);
    await fixture.owner.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(1)`.execute(connection);
      try {
        await work(async () => {
          for (;;) {
            const { rows } = await sql<{ pid: number }>`
              select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                and query like 'insert into "audit_bundle_pieces"%'`.execute(fixture.owner);
            if (rows[0] !== undefined) {
              return rows[0].pid;
            }
            await delay(10);
          }
        });
      } finally {
        await sql`select pg_advisory_unlock(1)`.execute(connection);
      }
    });
    await sql`drop function wait_at_piece cascade`.execute(fixture.owner);
  }

  /** Does what only somebody can who may do anything with the database. */
  async function tamper(...statements: readonly ReturnType<typeof sql>[]): Promise<void> {
    await fixture.owner.transaction().execute(async (trx) => {
      const tables = ['contents', 'licence_versions', 'licence_identifiers'];
      for (const table of tables) {
        await sql`alter table ${sql.id(table)} disable trigger user`.execute(trx);
      }
      for (const statement of statements) {
        await statement.execute(trx);
      }
      for (const table of tables) {
        await sql`alter table ${sql.id(table)} enable trigger user`.execute(trx);
      }
    });
  }
});

describe.each(SERVERS)('bundles while the log does not go on, on $name', (server) => {
  let fixture: Fixture;
  let sequencer: SequencerParts;
  beforeEach(async () => {
    fixture = await openFixture(server);
    fixture.setClock(LATER);
    sequencer = sequencerOf(fixture, aSigner());
  });
  afterEach(() => fixture.close());

  /** A case moves on by a millisecond with each act. */
  const AFTER_A_WHILE = later(COVER_PATIENCE_MS + 1_000);
  const register = async (number: number) =>
    (await fixture.services.registerLicence(act(), exampleLicence(number))).id;
  const request = async (scope: BundleScope) =>
    (await fixture.services.requestBundle(act(), { scope, withContent: true })).id;
  const publish = () => publishAll(sequencer);
  const build = () => buildWaitingBundles(fixture.deps);
  const stateOf = async (id: string) => (await fixture.services.readBundleStatus(act(), id)).state;
  async function judge(id: string) {
    const chunks: Buffer[] = [];
    for await (const chunk of (await fixture.services.readBundle(act(), id, whole)).bytes) {
      chunks.push(chunk);
    }
    const report = await verifyBundle(chunks, { verifiers: sequencer.verifiers, remembered: [] });
    return { report, checks: [...new Set(report.findings.map(({ check }) => check))] };
  }
  /** Entries outside every chain, made quickly, so that there are full tiles. */
  const insertEntries = (count: number) =>
    sql`insert into audit_entries (id, hash, bytes, recorded_at)
      select gen_random_uuid(), sha256('\\x00'::bytea || bytes), bytes, ${LATER}
      from (select convert_to(format('{"number":%s}', n), 'UTF8') as bytes
        from generate_series(1, ${count}::int) as n) as made`.execute(fixture.owner);
  /** A case, many entries, another case, with a checkpoint after each. */
  async function fill() {
    const first = await register(1);
    const { size } = await publish();
    await insertEntries(600);
    await publish();
    const second = await register(2);
    return { scope: { licenceIds: [first, second] }, firstSize: size, lastSize: (await publish()).size };
  }
  /** Does what only somebody can who may do anything with the database. */
  async function tamper(tables: readonly string[], ...statements: readonly string[]): Promise<void> {
    await fixture.owner.transaction().execute(async (trx) => {
      for (const table of tables) {
        await sql`alter table ${sql.id(table)} disable trigger user`.execute(trx);
      }
      for (const statement of statements) {
        await sql.raw(statement).execute(trx);
      }
    });
  }

  it('are made under the last checkpoint there is, once there was time enough for another', async () => {
    const { scope, lastSize } = await fill();
    const id = await request(scope);
    fixture.setClock(later(COVER_PATIENCE_MS - 1));
    expect(await build()).toBe(0);
    fixture.setClock(AFTER_A_WHILE);
    expect(await build()).toBe(1);
    expect((await judge(id)).report).toMatchObject({
      verdict: 'verified',
      about: { treeSize: lastSize, withContent: true },
      counts: { entries: 2, contents: 2 },
    });
  });

  it('hold some of the earlier checkpoints, from the whole time of the log, however many there are', async () => {
    const licence = await register(1);
    for (let published = 0; published < 80; published += 1) {
      await insertEntries(2);
      await publish();
    }
    const id = await request({ licenceIds: [licence] });
    const { size } = await publish();
    expect(await build()).toBe(1);
    const { report } = await judge(id);
    expect(report).toMatchObject({ verdict: 'verified', about: { treeSize: size } });
    expect(report.counts.checkpoints).toBeGreaterThan(32);
    expect(report.counts.checkpoints).toBeLessThanOrEqual(64);
    const sizes = (await findSignedUpTo(fixture.db, size, 8)).map(({ treeSize }) => treeSize);
    expect(sizes.at(-1)).toBe(size);
    // Evenly: each is the last one before or at a step of an eighth.
    expect(sizes.map((one) => Math.ceil((one * 8) / size))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(await findSignedUpTo(fixture.db, 2, 8)).toEqual([]);
  });

  it('cannot be made where there never was a checkpoint, and say so', async () => {
    const id = await request({ licenceIds: [await register(1)] });
    expect(await build()).toBe(0);
    expect(await stateOf(id)).toBe('waiting');
    fixture.setClock(AFTER_A_WHILE);
    await expect(build()).rejects.toThrow(LogFault);
    expect(await stateOf(id)).toBe('failed');
  });

  it('of cases erased since the last checkpoint have no content, rather than content gone without authority', async () => {
    const { scope } = await fill();
    const [first = ''] = scope.licenceIds;
    await fixture.services.eraseCase(act(), first, ERASURE);
    const ofCases = await request(scope);
    const ofPeriod = await request({ from: LATER, until: later(1) });
    expect(await build()).toBe(0);
    fixture.setClock(AFTER_A_WHILE);
    expect(await build()).toBe(2);
    const { report } = await judge(ofCases);
    expect(report).toMatchObject({
      verdict: 'verified',
      about: { withContent: false },
      counts: { entries: 2, contents: 0, withheld: 2 },
    });
    // The entries in between are no entries of this service.
    const period = await judge(ofPeriod);
    expect(period.checks).toContain('erasure-not-shown');
    expect(period.checks).not.toContain('erased-without-authority');
    expect(period.report).toMatchObject({ about: { withContent: true }, counts: { contents: 1, erased: 1 } });
  });

  it('of a case whose erasure never gets a place are made after a while, without content', async () => {
    const { scope } = await fill();
    const [first = ''] = scope.licenceIds;
    await fixture.services.eraseCase(act(), first, ERASURE);
    await tamper(
      ['unsequenced_entries'],
      'delete from unsequenced_entries where entry_id in (select entry_id from erasures)',
    );
    const id = await request(scope);
    await publish();
    expect(await build()).toBe(0);
    fixture.setClock(AFTER_A_WHILE);
    await publish();
    expect(await build()).toBe(1);
    expect((await judge(id)).report).toMatchObject({ verdict: 'verified', about: { withContent: false } });
  });

  it('never are ready with content that a reader that follows behind has not yet seen erased', async () => {
    const { scope } = await fill();
    const [first = '', second = ''] = scope.licenceIds;
    await fixture.services.eraseCase(act(), first, ERASURE);
    const id = await request({ from: LATER, until: later(1) });
    fixture.setClock(AFTER_A_WHILE);
    const behind = fixture.deps.reader.transaction().setIsolationLevel('repeatable read');
    await behind.execute(async (reader) => {
      // From here on it sees the store as it was.
      await sql`select from erasures`.execute(reader);
      await fixture.services.eraseCase(act(), second, ERASURE);
      expect(await buildWaitingBundles({ ...fixture.deps, reader })).toBe(0);
    });
    expect(await stateOf(id)).toBe('waiting');
    expect(await build()).toBe(1);
    expect((await judge(id)).report.counts).toMatchObject({ contents: 0, erased: 2 });
  });

  it('are made from the leaves where tiles are lacking', async () => {
    const { scope } = await fill();
    const id = await request(scope);
    await tamper(['tree_tiles'], 'delete from tree_tiles');
    fixture.setClock(AFTER_A_WHILE);
    expect(await build()).toBe(1);
    expect(await judge(id)).toMatchObject({ checks: [], report: { verdict: 'verified' } });
  });

  it('of a tree with parts lacking or altered show up to where it is right', async () => {
    const { scope, firstSize } = await fill();
    await tamper(
      ['tree_tiles', 'tree_leaves'],
      'delete from tree_tiles',
      'delete from tree_leaves where leaf_index = 100',
      `update tree_leaves set hash = sha256('x') where leaf_index = 300`,
      'alter table tree_leaves drop constraint tree_leaves_hash_check',
      `update tree_leaves set hash = 'short' where leaf_index = 600`,
    );
    const id = await request(scope);
    await expect(publish()).rejects.toThrow(LogFault);
    fixture.setClock(AFTER_A_WHILE);
    expect(await build()).toBe(1);
    const { report, checks } = await judge(id);
    expect(checks).toEqual(['root-differs']);
    expect(report).toMatchObject({ signedUpTo: firstSize, counts: { entries: 2, contents: 2 } });
  });

  it('are not spoilt by rows that are nonsense, and neither are proofs', async () => {
    const licence = await register(1);
    const question = { question: 'Should recall be considered?' };
    const opened = await openProposed(fixture.services, licence, question, exampleJudgement());
    const run = await fixture.services.recommend(act(), opened.id, { asAt: '2026-11-20' });
    const id = await request({ licenceIds: [licence] });
    const { size } = await publish();
    const almostAWord = nameKey('log\ufeff', 'log', Buffer.alloc(32, 1)).verifierKey;
    await tamper(
      ['checkpoints', 'checkpoint_cosignatures', 'log_keys'],
      'alter table checkpoints drop constraint checkpoints_not_to_come',
      'alter table log_keys drop constraint log_keys_form',
      `update checkpoints set published_at = 'infinity'`,
      `insert into checkpoints values (${2n ** 60n}, sha256('x'), 'nonsense', '-infinity')`,
      `insert into log_keys values ('nonsense', 'infinity'), ('', '-infinity'), ('${almostAWord}', 'infinity')`,
      `insert into checkpoint_cosignatures values (${size}, 'nonsense', 'nonsense', 'infinity'), (${size}, 'more', E'\n\n', 'infinity')`,
    );
    expect(await build()).toBe(1);
    expect(await judge(id)).toMatchObject({
      checks: [],
      report: { verdict: 'verified', about: { treeSize: size }, keys: [{ held: true }] },
    });
    expect(parseNote((await fixture.services.readCheckpoint()) ?? '').signatures).toHaveLength(1);
    expect(await fixture.services.readProof(act(), run.id)).toContain(`\n${size}\n`);
  });

  it('show entries that cannot be read, as the trail and the log do', async () => {
    const licence = await register(1);
    await fixture.services.readLicence(act(), licence);
    await fixture.services.readLicence(act(), licence);
    const id = await request({ licenceIds: [licence] });
    await publish();
    const altered = [Buffer.from('{"act":"licence-read"'), Buffer.from([0xff])];
    await tamper(
      ['audit_entries'],
      ...altered.map(
        (bytes, place) => `update audit_entries
          set bytes = '\\x${bytes.toString('hex')}', hash = '\\x${leafHash(bytes).toString('hex')}'
          where licence_id = '${licence}' and chain_index = ${place + 1}`,
      ),
    );
    const shown = altered.map((bytes) => ({ unreadable: bytes.toString('base64') }));
    const trail = await fixture.services.readAuditTrail(act(), licence, { limit: 10 });
    expect(trail.items.slice(1)).toEqual(
      altered.map((bytes, place) => ({
        index: place + 1,
        hash: leafHash(bytes).toString('hex'),
        previous: expect.stringMatching(/^0{64}$/),
        entry: shown[place],
      })),
    );
    const log = await fixture.services.readEntries(act(), { limit: 10 });
    expect(log.items.slice(1, 3).map(({ entry }) => entry)).toEqual(shown);
    expect(await build()).toBe(1);
    expect((await judge(id)).checks).toEqual(expect.arrayContaining(['entry-not-json', 'root-differs']));
  });
});
