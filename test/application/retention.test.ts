import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import type { ErasureContent, HoldContent } from '../../src/application/evidence/services.ts';
import type { LicenceContent } from '../../src/application/model.ts';
import { inCase } from '../../src/application/records.ts';
import { sweepRetention } from '../../src/cli/retention-sweep.ts';
import { deletePieces, findLeftovers, findPieceBytes } from '../../src/db/bundle-pieces.ts';
import { letGoOfBundle, tryHoldBundle } from '../../src/db/bundles.ts';
import type { Database } from '../../src/db/database.ts';
import { failureCode, failureMessage } from '../../src/db/failures.ts';
import { insertErasure } from '../../src/db/retention.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  countRows,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  MANAGER,
  openFixture,
  openProposed,
  refusal,
  START,
  write,
} from './fixture.ts';

/** A UUID that names nothing. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** SQLSTATE of a statement that the role may not run, and of one that a guard refuses. */
const NO_PRIVILEGE = '42501';
const REFUSED_BY_GUARD = '23001';

const INQUEST: HoldContent = {
  ground: 'inquest',
  reference: 'EXAMPLE-INQUEST-1',
  reason: 'The example coroner has opened an inquest.',
};
const ORDER: ErasureContent = {
  authority: 'court-order',
  reference: 'EXAMPLE-ORDER-1',
  on: '2026-11-19',
};

/** A database is made for each `describe`, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

describe.each(SERVERS)('keeping and letting go, on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  let licences = 100;
  /** A licence of its own for a test, with both numbers of its person. */
  function nextLicence(more: Parameters<typeof exampleLicence>[1] = {}) {
    licences += 1;
    const person = {
      crn: `X${String(licences).padStart(6, '0')}`,
      nomsNumber: `A${String(licences).padStart(4, '0')}AA`,
    };
    return exampleLicence(licences, { person, ...more });
  }

  /** A case with content of every kind. */
  async function fullCase() {
    const { services } = fixture;
    const content = nextLicence();
    const key = `key-${licences}`;
    const { id } = await services.registerLicence(write(key), content);
    const event = await services.reportEvent(write(key), id, exampleEvent());
    await services.reviseEvent(act(), event.id, 1, { kind: 'correction', changes: { fault: 'chosen' } });
    const opened = await openProposed(
      services,
      id,
      { question: 'Should recall be considered?' },
      exampleJudgement(),
      write(key),
    );
    const run = await services.recommend(write(key), opened.id, { asAt: '2026-11-20' });
    const recall = await services.reportRecall(write(key), id, { power: 'section-254' });
    return { id, key, content, event, considerationId: opened.id, run, recall };
  }

  const erase = (id: string) => fixture.services.eraseCase(act(MANAGER), id, ORDER);
  const lastOf = async (id: string) => (await fixture.trail(id)).at(-1);

  /** Content and identifiers of a case that are still there. */
  async function remains(id: string) {
    const { rows } = await sql<Readonly<Record<string, number>>>`select
      (select count(c.bytes) from contents c join audit_entries e on e.id = entry_id where e.licence_id = ${id}) as bytes,
      (select count(c.salt) from contents c join audit_entries e on e.id = entry_id where e.licence_id = ${id}) as salts,
      (select count(crn) from licence_identifiers where licence_id = ${id}) as crns,
      (select count(noms_number) from licence_identifiers where licence_id = ${id}) as noms,
      (select count(external_reference) from licence_references where licence_id = ${id}) as refs`.execute(
      fixture.owner,
    );
    return rows[0];
  }

  /** A case that ended on the days given, in an order of its own. */
  const ended = async (licenceExpiry?: string, sentenceExpiry = licenceExpiry) => {
    const content = nextLicence({
      ...(licenceExpiry === undefined ? {} : { licenceExpiry }),
      ...(sentenceExpiry === undefined ? {} : { sentenceExpiry }),
    });
    const { licenceExpiry: _, ...without } = content;
    const { id } = await fixture.services.registerLicence(
      act(),
      licenceExpiry === undefined ? without : content,
    );
    return id;
  };
  const candidates = (endedBefore: string, page: { cursor?: string; limit: number } = { limit: 50 }) =>
    fixture.services.listRetentionCandidates(act(CASE_SYSTEM), { endedBefore, ...page });

  /** The latest entry outside every chain. */
  async function lastOutside(): Promise<unknown> {
    const { bytes } = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .where('licence_id', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return JSON.parse(bytes.toString('utf8'));
  }

  describe('a legal hold', () => {
    it('is placed, read and released, each in the trail, and stays in the record', async () => {
      const { services } = fixture;
      const { id } = await services.registerLicence(act(), nextLicence());
      const placed = await services.placeHold(act(), id, INQUEST);
      expect(placed).toEqual({
        id: placed.id,
        licenceId: id,
        placedAt: expect.any(String),
        content: INQUEST,
      });
      const reason = 'The example inquest has ended.';
      const released = await services.releaseHold(act(MANAGER), placed.id, reason);
      expect(released).toEqual({ ...placed, released: { at: expect.any(String), reason } });
      expect(await services.listHolds(act(), id)).toEqual([released]);
      const trail = await fixture.trail(id);
      expect(trail.slice(1).map((entry) => entry['act'])).toEqual([
        'legal-hold-placed',
        'legal-hold-released',
        'legal-holds-read',
      ]);
      expect(JSON.stringify(trail)).not.toContain('EXAMPLE-INQUEST');
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('gives its first answer to a repeated request, also after it was released', async () => {
      const { services } = fixture;
      const { id } = await services.registerLicence(act(), nextLicence());
      const placed = await services.placeHold(write('key-hold'), id, INQUEST);
      const released = await services.releaseHold(write('key-hold'), placed.id, 'It has ended.');
      expect(await services.placeHold(write('key-hold'), id, INQUEST)).toEqual(placed);
      expect(await services.releaseHold(write('key-hold'), placed.id, 'It has ended.')).toEqual(released);
      expect(await services.listHolds(act(), id)).toHaveLength(1);
    });

    it('is released once, and only where there is one', async () => {
      const { services } = fixture;
      const { id } = await services.registerLicence(act(), nextLicence());
      const { id: holdId } = await services.placeHold(act(), id, INQUEST);
      await services.releaseHold(act(), holdId, 'It has ended.');
      expect(await refusal(services.releaseHold(act(), holdId, 'Again.'))).toMatchObject({ code: 'invalid' });
      for (const unknown of [NOBODY, 'not-an-id']) {
        expect(await refusal(services.releaseHold(act(), unknown, 'No such hold.'))).toEqual({
          code: 'not-found',
          resource: 'legal-hold',
        });
        expect(await refusal(services.placeHold(act(), unknown, INQUEST))).toEqual({
          code: 'not-found',
          resource: 'licence',
        });
      }
    });

    it('stops an erasure until the last one is released, and nothing is lost by the attempt', async () => {
      const { services } = fixture;
      const { id } = await fullCase();
      const inquest = await services.placeHold(act(), id, INQUEST);
      const court = await services.placeHold(act(), id, { ...INQUEST, ground: 'court' });
      const before = await countRows(fixture.owner);
      expect(await refusal(erase(id))).toEqual({ code: 'legal-hold', grounds: ['inquest', 'court'] });
      expect(await countRows(fixture.owner)).toEqual(before);
      await services.releaseHold(act(), inquest.id, 'It has ended.');
      expect(await refusal(erase(id))).toEqual({ code: 'legal-hold', grounds: ['court'] });
      await services.releaseHold(act(), court.id, 'It has ended.');
      expect(await erase(id)).toMatchObject({ licenceId: id, records: 12 });
    });

    it('either stands or comes too late, when it meets an erasure', async () => {
      const { services } = fixture;
      for (let round = 0; round < 5; round += 1) {
        const { id } = await services.registerLicence(act(), nextLicence());
        const [hold, erasure] = await Promise.allSettled([services.placeHold(act(), id, INQUEST), erase(id)]);
        const outcome = [hold, erasure].map((one) =>
          one.status === 'fulfilled' ? 'done' : String(one.reason.message),
        );
        expect([
          ['done', 'legal-hold'],
          ['erased', 'done'],
        ]).toContainEqual(outcome);
        expect(await fixture.verify(id)).toEqual([]);
      }
    });
  });

  describe('a preview of an erasure', () => {
    it('names all that would go and what stops it, erases nothing, and is in the trail', async () => {
      const { services } = fixture;
      const { id, run } = await fullCase();
      const hold = await services.placeHold(act(), id, INQUEST);
      const before = await remains(id);
      const preview = await services.previewErasure(act(MANAGER), id, ORDER);
      expect(preview).toMatchObject({ licenceId: id, holds: [hold], identifiers: 3, bundles: [] });
      expect(preview.records.map(({ about }) => about[0]?.kind)).toEqual([
        'licence',
        'breach-event',
        'breach-event',
        'consideration',
        'judgement',
        'consideration',
        'recommendation',
        'recall',
        'legal-hold',
      ]);
      expect(preview.records[6]).toEqual({
        entryId: expect.any(String),
        about: [
          { kind: 'recommendation', id: run.id },
          { kind: 'consideration', id: run.considerationId },
        ],
        recordedAt: run.recordedAt,
        length: expect.any(Number),
      });
      expect(await remains(id)).toEqual(before);
      expect(await lastOf(id)).toMatchObject({
        act: 'erasure-previewed',
        actor: { subject: 'subject-manager' },
        about: [
          { kind: 'licence', id },
          { kind: 'legal-hold', id: hold.id },
        ],
      });
    });
  });

  describe('an erasure', () => {
    it('lets go of all content, every salt and every identifier, and of nothing else', async () => {
      const { services } = fixture;
      const other = await fullCase();
      const otherBefore = await remains(other.id);
      const { id } = await fullCase();
      const entries = (await fixture.trail(id)).length;

      const erasure = await erase(id);

      expect(erasure).toEqual({
        id: expect.any(String),
        licenceId: id,
        erasedAt: expect.any(String),
        ...ORDER,
        records: 8,
      });
      // What remains is what the erasure itself recorded: authority, reference and day.
      expect(await remains(id)).toEqual({ bytes: 1, salts: 1, crns: 0, noms: 0, refs: 0 });
      expect(await remains(other.id)).toEqual(otherBefore);
      expect(await services.readLicence(act(), other.id)).toMatchObject({ content: other.content });
      const { standing: _, ...otherRun } = other.run;
      expect(await services.readRecommendation(act(), other.run.id)).toMatchObject(otherRun);
      expect(await fixture.trail(id)).toHaveLength(entries + 1);
      expect(await fixture.verify(id)).toEqual([]);
      expect(await fixture.verify(other.id)).toEqual([]);
    });

    it('is in the trail with its authority, and the trail can still be read', async () => {
      const { services } = fixture;
      const { id } = await fullCase();
      const erasure = await erase(id);
      const { items } = await services.readAuditTrail(act(), id, { limit: 100 });
      expect(items[0]?.entry).toMatchObject({ act: 'licence-registered', content: expect.any(String) });
      expect(items.at(-1)?.entry).toMatchObject({
        act: 'content-erased',
        authority: 'court-order',
        at: erasure.erasedAt,
        actor: { subject: 'subject-manager' },
        about: [
          { kind: 'erasure', id: erasure.id },
          { kind: 'licence', id },
        ],
      });
      expect(await lastOf(id)).toMatchObject({ act: 'audit-trail-read' });
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('leaves of a hold its ground and its times', async () => {
      const { services } = fixture;
      const { id } = await services.registerLicence(act(), nextLicence());
      const { id: holdId } = await services.placeHold(act(), id, INQUEST);
      const { placedAt, released } = await services.releaseHold(act(), holdId, 'It has ended.');
      await erase(id);
      expect(await services.listHolds(act(), id)).toEqual([
        {
          id: holdId,
          licenceId: id,
          placedAt,
          content: { ground: 'inquest' },
          released: { at: released?.at },
        },
      ]);
    });

    it('is what every other use of the case is told of', async () => {
      const { services } = fixture;
      const { id, content, event, considerationId, run, recall } = await fullCase();
      const { erasedAt } = await erase(id);
      const entries = await fixture.trail(id);
      const uses: readonly (() => Promise<unknown>)[] = [
        () => services.readLicence(act(), id),
        () => services.readLicence(act(), id, START),
        () => services.replaceLicence(act(), id, 1, content),
        () => services.listEvents(act(), id, { limit: 5 }),
        () => services.reportEvent(act(), id, exampleEvent()),
        () =>
          services.reviseEvent(act(), event.id, 2, { kind: 'correction', changes: { fault: 'no-fault' } }),
        () => services.openConsideration(act(), id, { question: 'Recall?' }),
        () => services.recordJudgement(act(), considerationId, 1, exampleJudgement()),
        () => services.readConsideration(act(), considerationId),
        () => services.recommend(act(), considerationId, { asAt: '2026-11-20' }),
        () => services.readRecommendation(act(), run.id),
        () => services.reportRecall(act(), id, { power: 'section-254' }),
        () => services.replaceRecall(act(), recall.id, 1, { power: 'section-254' }),
        () => services.readRecall(act(), recall.id),
        () => services.placeHold(act(), id, INQUEST),
        () => services.previewErasure(act(), id, ORDER),
        () => erase(id),
      ];
      for (const [number, use] of uses.entries()) {
        expect([number, await refusal(use)]).toEqual([
          number,
          { code: 'erased', authority: 'court-order', at: erasedAt },
        ]);
      }
      expect(await fixture.trail(id)).toEqual(entries);
    });

    it('is what a late repeat of an earlier write is told of, and its own answer can be given again', async () => {
      const { services } = fixture;
      const { id, key, content, considerationId } = await fullCase();
      const answer = await services.eraseCase(write('key-erase'), id, ORDER);
      expect(await services.eraseCase(write('key-erase'), id, ORDER)).toEqual(answer);
      expect(await lastOf(id)).toMatchObject({
        act: 'answer-repeated',
        about: [{ kind: 'erasure', id: answer.id }],
      });
      const told = { code: 'erased', authority: 'court-order' };
      expect(await refusal(services.registerLicence(write(key), content))).toMatchObject(told);
      expect(await refusal(services.reportEvent(write(key), id, exampleEvent()))).toMatchObject(told);
      const again = services.recommend(write(key), considerationId, { asAt: '2026-11-20' });
      expect(await refusal(again)).toMatchObject(told);
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('takes the person out of every search, list and look at other licences', async () => {
      const { services } = fixture;
      const region = 'region-of-the-erased';
      const person = { crn: 'X880001', nomsNumber: 'A8801AA' };
      const gone = await services.registerLicence(act(), nextLicence({ person, region }));
      await services.openConsideration(act(), gone.id, { question: 'Recall?' }, exampleJudgement());
      const stays = await services.registerLicence(act(), nextLicence({ person, region }));
      const open = await services.openConsideration(act(), stays.id, { question: 'Recall?' });
      await erase(gone.id);

      for (const query of [{ crn: person.crn }, { nomsNumber: person.nomsNumber }]) {
        const { items } = await services.searchLicences(act(), { ...query, limit: 10 });
        expect(items.map(({ id }) => id)).toEqual([stays.id]);
      }
      const { externalReference } = gone.content;
      expect((await services.searchLicences(act(), { externalReference, limit: 10 })).items).toEqual([]);
      const { items } = await services.listConsiderations(act(), { region, limit: 10 });
      expect(items.map(({ id }) => id)).toEqual([open.id]);
      const run = await services.recommend(act(), open.id, { asAt: '2026-11-20' });
      expect(run.inputs.licence?.otherLiveLicences).toEqual([]);
    });

    it('breaks no list or search that is under way', async () => {
      const { services } = fixture;
      const region = 'region-under-way';
      const person = { crn: 'X880002' };
      const cases = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const { id } = await services.registerLicence(act(), nextLicence({ person, region }));
          await services.openConsideration(act(), id, { question: 'Recall?' }, exampleJudgement());
          await services.recordDispute(act(), id, {
            about: { kind: 'licence', id },
            statement: 'That is not so.',
            receivedOn: '2026-11-19',
          });
          return id;
        }),
      );
      const readings = cases.flatMap((id) => [
        services.listConsiderations(act(), { region, limit: 50 }),
        erase(id),
        services.searchLicences(act(), { crn: person.crn, limit: 50 }),
      ]);
      const settled = await Promise.allSettled(readings);
      expect(settled.filter(({ status }) => status === 'rejected')).toEqual([]);
    });

    it('lets the reference be registered again: what was erased is not known', async () => {
      const content = nextLicence();
      const { id } = await fixture.services.registerLicence(act(), content);
      await erase(id);
      const again = await fixture.services.registerLicence(act(), content);
      expect(again.id).not.toBe(id);
    });

    it('is refused for a day that has not come, and of a case that is not there', async () => {
      const { id } = await fixture.services.registerLicence(act(), nextLicence());
      const early = { ...ORDER, on: '2026-11-21' };
      expect(await refusal(async () => fixture.services.eraseCase(act(), id, early))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/on' }],
      });
      expect(await refusal(fixture.services.previewErasure(act(), id, early))).toMatchObject({
        faults: [{ field: '/on' }],
      });
      for (const unknown of [NOBODY, 'not-an-id']) {
        expect(await refusal(erase(unknown))).toEqual({ code: 'not-found', resource: 'licence' });
        expect(await refusal(() => fixture.services.previewErasure(act(), unknown, ORDER))).toMatchObject({
          code: 'not-found',
        });
      }
    });

    it.each([
      ['a CRN', () => 'ORDER X000001'],
      ['a CRN written small', () => 'x000001/2026'],
      ['a NOMS number', () => 'EXAMPLE-A0001AA'],
      ["the licence's own reference", (content: LicenceContent) => `order on ${content.externalReference}.`],
    ])(
      'is refused, also as a dry run, by a reference that holds %s: it stays for ever',
      async (_what, say) => {
        const { services, owner } = fixture;
        const content = nextLicence({ externalReference: `CASE ${licences + 1}/é` });
        const { id } = await services.registerLicence(act(), content);
        const before = await countRows(owner);
        const order = { ...ORDER, reference: say(content) };
        for (const attempt of [services.eraseCase, services.previewErasure]) {
          const error = await refusal(async () => attempt(act(), id, order));
          expect(error).toMatchObject({ code: 'invalid', faults: [{ field: '/reference' }] });
          expect(JSON.stringify(error)).not.toContain(order.reference);
        }
        expect(await countRows(owner)).toEqual(before);
        // What only holds the same characters is another word.
        const longer = { ...ORDER, reference: `X0000010 ${content.externalReference}1` };
        expect(await services.eraseCase(act(), id, longer)).toMatchObject({ reference: longer.reference });
      },
    );

    it('takes away every bundle that holds a copy, and no other, and its bytes right afterwards', async () => {
      const { services, db, owner } = fixture;
      const { id } = await services.registerLicence(act(), nextLicence());
      const { id: other } = await services.registerLicence(act(), nextLicence());
      const ofCase = { scope: 'licences' as const, licence_ids: [other, id] };
      const bundles = {
        ofCase: await aBundle(db, ofCase),
        ofCaseFailed: await aBundle(db, ofCase, { state: 'failed' }),
        ofPeriod: await aBundle(db, period('2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z')),
        waiting: await aBundle(db, ofCase, { state: 'waiting' }),
        entriesAlone: await aBundle(db, ofCase, { withContent: false }),
        ofOther: await aBundle(db, { scope: 'licences', licence_ids: [other] }),
        ofBefore: await aBundle(db, period('2025-11-20T00:00:00.000Z', '2026-11-19T00:00:00.000Z')),
      };
      const going = [bundles.ofCase, bundles.ofCaseFailed, bundles.ofPeriod].toSorted();
      const preview = await services.previewErasure(act(), id, ORDER);
      expect(preview.bundles).toEqual(going);
      const readable = () => findPieceBytes(db, bundles.ofCase, 0, { offset: 0, length: 2 });
      expect(await readable()).toEqual(Buffer.from('an', 'utf8'));
      await erase(id);
      // Gigabytes may have to go: the erasure waits for none of them, and nothing of them can be read from then on.
      expect(await readable()).toBeUndefined();
      expect((await findLeftovers(db)).toSorted()).toEqual(going);
      // Somebody who makes one of them clears away himself; of one that is ready nothing is ever cleared away.
      await owner.connection().execute(async (maker) => {
        expect(await tryHoldBundle(maker, bundles.ofCase)).toBe(true);
        await deletePieces(db, bundles.ofCase);
        expect(await findLeftovers(db)).toContain(bundles.ofCase);
        await letGoOfBundle(maker, bundles.ofCase);
      });
      for (const bundle of [...going, bundles.ofOther]) {
        await deletePieces(db, bundle);
      }
      const left = await owner
        .selectFrom('audit_bundle_progress as p')
        .leftJoin('audit_bundle_pieces as b', 'b.bundle_id', 'p.bundle_id')
        .select(['p.bundle_id as id', 'p.state', 'b.bytes'])
        .execute();
      const gone = left.filter(({ state }) => state === 'gone');
      expect(gone.map((bundle) => bundle.id).toSorted()).toEqual(going);
      expect(gone.every(({ bytes }) => bytes === null)).toBe(true);
      expect(left.filter(({ bytes }) => bytes !== null)).toHaveLength(4);
      expect(await lastOf(id)).toMatchObject({
        act: 'content-erased',
        about: expect.arrayContaining(going.map((bundle) => ({ kind: 'audit-bundle', id: bundle }))),
      });
    });
  });

  describe('the database', () => {
    it('refuses an erasure while a hold stands, whoever asks and without the service having looked', async () => {
      const { services, db, owner } = fixture;
      const { id } = await fullCase();
      await services.placeHold(act(), id, INQUEST);
      for (const role of [db, owner]) {
        await expect(eraseUnasked(fixture, role, id)).rejects.toThrow('a legal hold stands');
      }
      expect(await remains(id)).toMatchObject({ bytes: 9, crns: 1, refs: 1 });
    });

    it('takes no erasure that no entry of the chain records by the same authority', async () => {
      const { db, owner, deps } = fixture;
      const { id } = await fullCase();
      const { id: otherId } = await fullCase();
      const { entry_id: someEntry } = await owner
        .selectFrom('licence_versions')
        .select('entry_id')
        .where('licence_id', '=', id)
        .executeTakeFirstOrThrow();
      const unfounded = (role: Kysely<Database>, licenceId: string, entryId: string) =>
        role
          .insertInto('erasures')
          .values({
            licence_id: licenceId,
            id: deps.newId(),
            authority: 'court-order',
            entry_id: entryId,
            recorded_at: START,
            recorded_by: 'subject-nobody',
          })
          .execute();
      for (const role of [db, owner]) {
        await expect(unfounded(role, id, someEntry)).rejects.toThrow('no entry of its chain records it');
        const byAnother = eraseUnasked(fixture, role, id, { recorded: 'commissioner-order' });
        await expect(byAnother).rejects.toThrow('no entry of its chain records it');
        const ofAnother = eraseUnasked(fixture, role, id, { licenceId: otherId });
        await expect(ofAnother).rejects.toThrow('no entry of its chain records it');
      }
      expect(await remains(id)).toMatchObject({ bytes: 8 });
      expect(await remains(otherId)).toMatchObject({ bytes: 8 });
    });

    it.each([
      'update contents set bytes = null, salt = null',
      'update contents set bytes = null',
      'update contents set salt = null',
      'update licence_references set external_reference = null',
      'update licence_identifiers set crn = null, noms_number = null',
      'update cases set erased_by = (select id from audit_entries limit 1)',
      'delete from contents',
      'delete from erasures',
      'delete from legal_holds',
      'update legal_holds set ground = ground',
      'delete from legal_hold_releases',
    ])('refuses `%s` without an erasure, to the service and to the owner', async (statement) => {
      expect([NO_PRIVILEGE, REFUSED_BY_GUARD]).toContain(await sqlState(fixture.db, statement));
      expect(await sqlState(fixture.owner, statement)).toBe(REFUSED_BY_GUARD);
    });

    it('lets nothing come back, or be changed, where content has gone', async () => {
      const { id } = await fullCase();
      await erase(id);
      const ofCase = `in (select id from audit_entries where licence_id = '${id}')`;
      for (const statement of [
        `update contents set bytes = 'x', salt = 'y' where entry_id ${ofCase}`,
        `update contents set salt = 'y' where entry_id ${ofCase}`,
        `update licence_identifiers set crn = 'X000001' where licence_id = '${id}'`,
        `update licence_references set external_reference = 'L-1' where licence_id = '${id}'`,
        `update cases set erased_by = null where id = '${id}'`,
      ]) {
        expect([statement, await sqlState(fixture.owner, statement)]).toEqual([statement, REFUSED_BY_GUARD]);
      }
    });
  });

  describe('retention', () => {
    it('lists the cases that ended before a day by the later of their ends, oldest first, a page at a time', async () => {
      const { services } = fixture;
      const second = await ended('2001-05-01', '2002-03-01');
      const first = await ended('2001-06-01');
      const third = await ended('2002-03-01', '2001-01-01');
      await ended('2002-03-02');
      await ended(undefined, undefined);
      // The sentence may end later than the licence: without its end, nobody knows that this case has ended.
      await fixture.services.registerLicence(act(), nextLicence({ licenceExpiry: '2000-01-01' }));
      const onlySentence = await ended(undefined, '2000-01-01');
      await services.reportEvent(act(), first, exampleEvent());
      await services.placeHold(act(), second, INQUEST);

      const whole = await candidates('2002-03-02');
      expect(whole).toEqual({
        items: [
          { licenceId: onlySentence, endedOn: '2000-01-01', held: false, records: 1 },
          { licenceId: first, endedOn: '2001-06-01', held: false, records: 2 },
          { licenceId: second, endedOn: '2002-03-01', held: true, records: 2 },
          { licenceId: third, endedOn: '2002-03-01', held: false, records: 1 },
        ],
      });
      expect(await lastOutside()).toMatchObject({
        act: 'retention-reviewed',
        query: ['expiry'],
        about: [onlySentence, first, second, third].map((id) => ({ kind: 'licence', id })),
      });

      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await candidates('2002-03-02', {
          limit: 1,
          ...(cursor === undefined ? {} : { cursor }),
        });
        seen.push(...page.items.map(({ licenceId }) => licenceId));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(whole.items.map(({ licenceId }) => licenceId));
    });

    it('goes by the latest version, and leaves out what was erased or moved', async () => {
      const { services } = fixture;
      const content = nextLicence({ licenceExpiry: '1990-01-01', sentenceExpiry: '1990-01-01' });
      const { id } = await services.registerLicence(act(), content);
      const gone = await ended('1990-01-02');
      expect((await candidates('1991-01-01')).items.map(({ licenceId }) => licenceId)).toEqual([id, gone]);
      await services.replaceLicence(act(), id, 1, { ...content, licenceExpiry: '2031-01-01' });
      await erase(gone);
      expect(await candidates('1991-01-01')).toEqual({ items: [] });
    });

    it.each(['e30', 'eyJlbmRlZE9uIjoiMjAyNi0wMi0zMCIsImFmdGVyIjoieCJ9', '%'])(
      'refuses the cursor `%s`, which it did not give',
      async (cursor) => {
        expect(await refusal(async () => candidates('1991-01-01', { cursor, limit: 5 }))).toMatchObject({
          code: 'invalid',
          faults: [{ field: '/cursor' }],
        });
      },
    );

    it('is carried out by the command: shown first, then case by case, past those that are held', async () => {
      const { services } = fixture;
      const held = await ended('1970-01-01');
      await services.placeHold(act(), held, INQUEST);
      const others = [await ended('1970-01-02'), await ended('1970-01-03'), await ended('1970-01-04')];
      const run = async (erasing: boolean, limit = 100) => {
        const lines: string[] = [];
        const request = {
          endedBefore: '1970-02-01',
          reference: 'EXAMPLE-SCHEDULE-1',
          on: '2026-11-20',
          erase: erasing,
          limit,
        };
        const principal = { ...CASE_SYSTEM, subject: 'retention-command' };
        const summary = await sweepRetention(services, act(principal), request, (line) => lines.push(line));
        return { summary, lines };
      };

      const dry = await run(false);
      expect(dry.summary).toEqual({ cases: 3, records: 3, held: 1 });
      expect(dry.lines).toEqual([
        `${held}  ended 1970-01-01  2 records  kept: a legal hold stands`,
        ...others.map((id, at) => `${id}  ended 1970-01-0${at + 2}  1 records  would be erased`),
      ]);
      expect(await remains(others[0] ?? '')).toMatchObject({ bytes: 1 });

      expect((await run(true, 1)).summary).toEqual({ cases: 1, records: 1, held: 1 });
      expect((await run(true)).summary).toEqual({ cases: 2, records: 2, held: 1 });
      expect((await run(true)).summary).toEqual({ cases: 0, records: 0, held: 1 });
      for (const id of others) {
        expect(await remains(id)).toMatchObject({ bytes: 1, crns: 0 });
        expect(await lastOf(id)).toMatchObject({
          act: 'content-erased',
          authority: 'retention-ended',
          actor: { subject: 'retention-command', kind: 'system' },
        });
      }
      expect(await remains(held)).toMatchObject({ bytes: 2, crns: 1 });
    });

    it('leaves a case alone that a hold reached after it was listed, and says so in its trail', async () => {
      const { services } = fixture;
      const id = await ended('1960-01-01');
      const late = {
        ...services,
        listRetentionCandidates: async (...request: Parameters<typeof services.listRetentionCandidates>) => {
          const page = await services.listRetentionCandidates(...request);
          await services.placeHold(act(), id, INQUEST);
          return page;
        },
      };
      const request = { endedBefore: '1961-01-01', reference: 'EXAMPLE', on: '2026-11-20', limit: 9 };
      const summary = await sweepRetention(late, act(), { ...request, erase: true }, () => undefined);
      expect(summary).toEqual({ cases: 0, records: 0, held: 1 });
      expect(await lastOf(id)).toMatchObject({ act: 'access-refused', refused: 'legal-hold' });
    });
  });

  describe('a refusal', () => {
    it('is recorded in the chain of the case that the record belongs to, with what was lacking', async () => {
      const { services } = fixture;
      const { id, content, event, considerationId, run, recall } = await fullCase();
      const hold = await services.placeHold(act(), id, INQUEST);
      const { crn } = content.person;
      const request = await services.gatherSubjectAccess(act(), { crn, reference: 'EXAMPLE-REQUEST' });
      const abouts = [
        { kind: 'licence', id },
        { kind: 'breach-event', id: event.id },
        { kind: 'consideration', id: considerationId },
        { kind: 'recommendation', id: run.id },
        { kind: 'recall', id: recall.id },
        { kind: 'legal-hold', id: hold.id },
        { kind: 'subject-access-request', id: request.id },
      ] as const;
      for (const about of abouts) {
        await services.recordRefusal(act(CASE_SYSTEM), {
          reason: 'forbidden',
          permission: 'recall:read',
          about,
        });
        const entry = await lastOf(id);
        expect(entry).toMatchObject({
          act: 'access-refused',
          refused: 'forbidden',
          permission: 'recall:read',
          actor: { subject: 'system-cases' },
          about: [about],
        });
        // Nothing was given, so nobody received anything.
        expect(entry).not.toHaveProperty('recipient');
      }
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('is recorded in every case that a request of a person stands over', async () => {
      const { services } = fixture;
      const content = nextLicence();
      const { id } = await services.registerLicence(act(), content);
      const { id: other } = await services.registerLicence(act(), nextLicence({ person: content.person }));
      const { crn } = content.person;
      const request = await services.gatherSubjectAccess(act(), { crn, reference: 'EXAMPLE-REQUEST' });
      const about = { kind: 'subject-access-request', id: request.id } as const;
      await services.recordRefusal(act(), { reason: 'same-person', about });
      for (const licence of [id, other]) {
        expect(await lastOf(licence)).toMatchObject({ refused: 'same-person', about: [about] });
        expect(await fixture.verify(licence)).toEqual([]);
      }
    });

    it('is recorded of an erased case too', async () => {
      const { id, run } = await fullCase();
      await erase(id);
      const about = { kind: 'recommendation', id: run.id } as const;
      await fixture.services.recordRefusal(act(), { reason: 'erased', about });
      expect(await lastOf(id)).toMatchObject({ act: 'access-refused', refused: 'erased', about: [about] });
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('stands outside every chain where there is no case, and keeps no text of the caller', async () => {
      const about = { kind: 'recall', id: NOBODY } as const;
      await fixture.services.recordRefusal(act(), { reason: 'not-found', about });
      expect(await lastOutside()).toMatchObject({
        act: 'access-refused',
        refused: 'not-found',
        about: [about],
      });
      await fixture.services.recordRefusal(act(), { reason: 'forbidden', permission: 'evaluation:run' });
      expect(await lastOutside()).toMatchObject({ permission: 'evaluation:run', about: [] });
      const named = { kind: 'licence', id: 'Example Person' } as const;
      await fixture.services.recordRefusal(act(), { reason: 'not-found', about: named });
      const entry = await lastOutside();
      expect(entry).toMatchObject({ refused: 'not-found', about: [] });
      expect(entry).not.toHaveProperty('query');
    });
  });

  describe('what an entry says of whom it reached', () => {
    it('names a recipient of every disclosure: who acted, unless it went to somebody else', async () => {
      const { deps, db } = fixture;
      const { id } = await fixture.services.registerLicence(act(), nextLicence());
      await db.transaction().execute((trx) =>
        inCase(deps, trx, act(), id, async (work) => {
          await work.record('bundle-read', [{ kind: 'licence', id }]);
          await work.record('subject-access-released', [{ kind: 'licence', id }], undefined, {
            recipient: 'data-subject',
          });
        }),
      );
      expect((await fixture.trail(id)).map((entry) => entry['recipient'])).toEqual([
        undefined,
        'subject-officer',
        'data-subject',
      ]);
    });
  });
});

/** Erases as one who goes past the service: records an entry and inserts the row, and does not look for holds. */
async function eraseUnasked(
  { deps }: Fixture,
  role: Kysely<Database>,
  licenceId: string,
  wrongly: { readonly recorded?: 'commissioner-order'; readonly licenceId?: string } = {},
): Promise<void> {
  await role.transaction().execute((trx) =>
    inCase(deps, trx, act(), licenceId, async (work) => {
      const id = deps.newId();
      const entryId = await work.record(
        'content-erased',
        [{ kind: 'erasure', id }],
        Buffer.from(JSON.stringify(ORDER), 'utf8'),
        { authority: wrongly.recorded ?? ORDER.authority },
      );
      await insertErasure(
        trx,
        { id, licenceId: wrongly.licenceId ?? licenceId, authority: ORDER.authority },
        { entryId, recordedAt: work.at, recordedBy: work.by },
      );
    }),
  );
}

/** The scope of a bundle of a period. */
function period(from: string, until: string) {
  return { scope: 'period', period_from: from, period_until: until } as const;
}

/** A bundle that was asked for, with one piece; gives its id. */
async function aBundle(
  db: Kysely<Database>,
  scope:
    | { readonly scope: 'licences'; readonly licence_ids: string[] }
    | { readonly scope: 'period'; readonly period_from: string; readonly period_until: string },
  {
    state = 'ready',
    withContent = true,
  }: { readonly state?: 'waiting' | 'ready' | 'failed'; readonly withContent?: boolean } = {},
): Promise<string> {
  const id = crypto.randomUUID();
  // An entry that no other bundle has: which one plays no part here.
  const entry = await db
    .selectFrom('audit_entries as e')
    .leftJoin('audit_bundles as b', 'b.entry_id', 'e.id')
    .select('e.id')
    .where('b.id', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('audit_bundles')
    .values({
      id,
      entry_id: entry.id,
      licence_ids: null,
      period_from: null,
      period_until: null,
      ...scope,
      remembered_sizes: [],
      with_content: withContent,
      sees_limited_access: false,
      recorded_at: START,
      recorded_by: 'subject-inspector',
    })
    .execute();
  await db.insertInto('audit_bundle_progress').values({ bundle_id: id, state, changed_at: START }).execute();
  await db
    .insertInto('audit_bundle_pieces')
    .values({ bundle_id: id, piece: 0, bytes: Buffer.from('an example piece', 'utf8') })
    .execute();
  return id;
}

/** The SQLSTATE a statement fails with; undefined when it succeeds. */
async function sqlState(db: Kysely<Database>, statement: string): Promise<string | undefined> {
  try {
    await sql.raw(statement).execute(db);
    return undefined;
  } catch (error) {
    return failureCode(error) ?? failureMessage(error);
  }
}
