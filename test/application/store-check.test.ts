import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, sql, type Transaction } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import { checkStore, latestStoreCheck, type StoreCheck } from '../../src/application/evidence/store-check.ts';
import { CheckpointCount } from '../../src/application/evidence/store-check-checkpoints.ts';
import {
  describeStoreFinding,
  FINDING_LIMIT,
  FINDING_LIMIT_PER_CHECK,
  FINDING_TEXT_LIMIT,
  FindingList,
  STORE_FAULTS,
  type StoreFinding,
} from '../../src/application/evidence/store-check-findings.ts';
import { inCase } from '../../src/application/records.ts';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { PERMISSIONS, type Services } from '../../src/application/services.ts';
import {
  canonicalBytes,
  cosigner,
  formatSignature,
  leafHash,
  noteVerifier,
  sha256,
  signCheckpoint,
} from '../../src/audit/index.ts';
import { keepLogKeys } from '../../src/db/checkpoints.ts';
import type { Database } from '../../src/db/database.ts';
import { findGuardedParts, findGuards, GUARDS } from '../../src/db/store-check-guards.ts';
import { KEY_OPERATIONS } from '../../src/db/store-check-parents.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  exampleProposal,
  exampleView,
  type Fixture,
  LOG_ORIGIN,
  MANAGER,
  openFixture,
  openProposed,
  openViewed,
  SPO,
  START,
  write,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';
import { seenNow } from './review-fixture.ts';

jest.setTimeout(60_000);

type Owner = Transaction<Database>;

/** An entry of the store, as the owner sees it. */
interface Place {
  readonly id: string;
  readonly licence: string;
  readonly chainIndex: number;
  readonly leafIndex: number;
}

const SIGNER = aSigner();
const BOOK = openRuleBook(currentBookText());
/** Guards that the owner takes off to tamper. What the checks find is written meanwhile, and its table is left alone. */
const TAMPERED = GUARDS.filter(({ table }) => table !== 'store_checks');
/** Sent as one text: every test that tampers needs all of them. */
const GUARDS_BACK = TAMPERED.map(
  ({ table, trigger }) => `alter table "${table}" enable always trigger "${trigger}"`,
).join(';');
const NOBODY = '00000000-0000-7000-8000-000000000000';
const byTrigger = (a: { readonly trigger: string }, b: { readonly trigger: string }) =>
  a.trigger < b.trigger ? -1 : 1;

/** Ends the transaction in which the owner tampered, so that the next test finds the store as it was. */
class PutBack extends Error {}

describe.each(SERVERS)('the check of the store on $name', (server) => {
  let fixture: Fixture;
  let licence: string;
  let other: string;
  let erased: string;
  let considerationId: string;
  let eventId: string;
  let recallId: string;
  let secondConsiderationId: string;
  /** Request of a person of whom nothing is held. */
  let emptyRequestId: string;
  /** Licence on which everything was done with an idempotency key, and which was then erased. */
  let keyed: string;
  /** Notes of the two checkpoints over the store. */
  let notes: readonly string[];
  let sizes: readonly number[];
  /** Statements that take off every guard but those of `store_checks`, and what the database itself checks of entries and books. */
  let guardsOff: string;

  beforeAll(async () => {
    fixture = await openFixture(server);
    const { services } = fixture;
    const parts = sequencerOf(fixture, SIGNER);
    await keepLogKeys(fixture.db, [SIGNER.verifierKey], START);
    ({ id: licence } = await services.registerLicence(act(), exampleLicence(1)));
    ({ id: other } = await services.registerLicence(act(), exampleLicence(2)));
    ({ id: erased } = await services.registerLicence(act(), exampleLicence(3)));
    await services.replaceLicence(act(), licence, 1, exampleLicence(1, { region: 'example-region-2' }));
    ({ id: eventId } = await services.reportEvent(act(), licence, exampleEvent()));
    await services.reviseEvent(act(), eventId, 1, {
      kind: 'correction',
      changes: { description: 'Example Person came an hour late.' },
    });
    ({ id: considerationId } = await services.openConsideration(
      act(),
      licence,
      { question: 'Should recall be considered?' },
      exampleJudgement(),
    ));
    await services.recommend(act(), considerationId, { asAt: '2026-11-20' });
    ({ id: secondConsiderationId } = await services.openConsideration(act(), licence, {
      question: 'Should recall be considered again?',
    }));
    // Its first judgement is its second version.
    await services.recordJudgement(act(), secondConsiderationId, 1, exampleJudgement());
    ({ id: recallId } = await services.reportRecall(act(), licence, {
      considerationId,
      power: 'section-254',
      sentOn: '2026-11-20',
    }));
    await services.recordDispute(act(), licence, {
      about: { kind: 'breach-event', id: eventId },
      statement: 'Example Person says the bus did not come.',
      receivedOn: '2026-11-20',
    });
    const hold = await services.placeHold(act(), other, {
      ground: 'court',
      reference: 'Example Court 1',
      reason: 'Proceedings are under way.',
    });
    await services.releaseHold(act(), hold.id, 'The proceedings are over.');
    await services.requestBundle(act(), { scope: { licenceIds: [other] }, withContent: false });
    const gathered = await services.gatherSubjectAccess(act(), {
      crn: 'X000001',
      reference: 'Example request',
    });
    for (const reason of ['An example reason.', 'Another example reason.']) {
      await services.reviewSubjectAccess(
        act(MANAGER),
        gathered.id,
        Object.fromEntries(
          gathered.items.map(({ entryId }) => [entryId, { release: 'not' as const, reason }]),
        ),
      );
    }
    ({ id: emptyRequestId } = await services.gatherSubjectAccess(act(), {
      crn: 'X999999',
      reference: 'Example request of nobody',
    }));
    await services.eraseCase(act(MANAGER), erased, {
      authority: 'retention-ended',
      reference: 'Example schedule',
      on: '2026-11-20',
    });
    await actWithKeys(services);
    await publishAll(parts);
    // Enough entries for a full tile, and some of no case.
    await fixture.db.transaction().execute((trx) =>
      inCase(fixture.deps, trx, act(), other, async (work) => {
        for (let entry = 0; entry < 260; entry += 1) {
          await work.record('licence-read', [{ kind: 'licence', id: other, version: 1 }]);
        }
      }),
    );
    await services.searchLicences(act(), { crn: 'X000001', limit: 10 });
    await publishAll(parts);
    const checkpoints = await fixture.owner
      .selectFrom('checkpoints')
      .select(['tree_size', 'note'])
      .orderBy('tree_size')
      .execute();
    notes = checkpoints.map(({ note }) => note);
    sizes = checkpoints.map(({ tree_size: size }) => size);
    // After the last checkpoint: in its chain, and nowhere else yet.
    await services.readLicence(act(), licence);
    guardsOff = [
      ...(await guardedTables(fixture.owner)).map(
        ({ table }) => `alter table "${table}" disable trigger all`,
      ),
      'alter table audit_entries drop constraint audit_entries_check',
      'alter table rule_books drop constraint rule_books_check',
    ].join(';');
  });
  afterAll(() => fixture.close());

  /** The operations of other systems and of policy: a subscription and a simulation, each with a key. */
  async function fitInWithKeys(): Promise<void> {
    const webhooks = { hosts: [], allowsLoopback: true, secretKey: Buffer.alloc(32, 7) };
    const services = createServices({ ...fixture.deps, webhooks });
    const once = write('key-1');
    const url = 'http://127.0.0.1:9/';
    const { id } = await services.subscribeWebhook(once, { url });
    await services.changeWebhook(once, id, 1, { url, paused: true });
    await services.rotateWebhookSecret(once, id);
    await services.replayDeadLetters(once, id, {});
    const simulation = await services.requestSimulation(once, { asAt: '2026-11-20', reason: 'An example.' });
    await services.stopSimulation(once, simulation.id);
    await services.resumeSimulation(once, simulation.id);
  }

  /** One act of every operation, each with a key. */
  async function actWithKeys(services: Services): Promise<void> {
    const byManager = write('key-1', 'request-1', MANAGER);
    const once = write('key-1');
    ({ id: keyed } = await services.registerLicence(once, exampleLicence(4)));
    await services.replaceLicence(once, keyed, 1, exampleLicence(4, { region: 'example-region-2' }));
    const event = await services.reportEvent(once, keyed, exampleEvent());
    await services.reviseEvent(once, event.id, 1, {
      kind: 'correction',
      changes: { description: 'Example Person came an hour late.' },
    });
    const sourced = { ...exampleEvent(), source: 'example-source', sourceReference: 'EXAMPLE-1' };
    await services.reportEventBatch(once, [{ item: { licenceId: keyed, event: sourced } }]);
    await services.recordMonitoring(once, keyed, { sex: 'female' });
    const arrest = await services.reportEvent(
      act(),
      keyed,
      exampleEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' }),
    );
    const question = { question: 'Should recall be considered?' };
    const consideration = await services.openConsideration(once, keyed, question, exampleJudgement());
    await services.recordJudgement(once, consideration.id, 1, exampleJudgement());
    await services.recommend(once, consideration.id, { asAt: '2026-11-20' });
    await reviewWithKeys(services, consideration.id);
    const content = {
      considerationId: consideration.id,
      power: 'section-254',
      sentOn: '2026-11-20',
    } as const;
    const recall = await services.reportRecall(once, keyed, content);
    await services.replaceRecall(once, recall.id, 1, content);
    // The report moved it on, and the news after it.
    await services.reviseEvent(act(), arrest.id, 1, {
      kind: 'later-news',
      changes: { evidenceStatus: 'nfa' },
    });
    await services.takeStep(write('key-1', 'request-1', SPO), consideration.id, 8, 'new-facts-review', {
      conclusion: 'stands',
      text: 'Nothing of it changes the decision.',
    });
    await services.takeStep(once, consideration.id, 9, 'closure', {
      outcome: 'done',
      reEngagement: { how: 'By telephone.', reached: 'yes' },
      text: 'Example Person is back in contact.',
    });
    await services.takeStep(once, consideration.id, 10, 'disclosure-check', {
      endangersNobody: true,
      considered: ['victims', 'children'],
      known: await seenNow(fixture, consideration.id),
      text: 'Nobody lives nearby.',
    });
    await openWithKeys(services);
    await fitInWithKeys();
    await services.recordDispute(once, keyed, {
      about: { kind: 'breach-event', id: event.id },
      statement: 'Example Person says the bus did not come.',
      receivedOn: '2026-11-20',
    });
    const hold = await services.placeHold(once, keyed, {
      ground: 'court',
      reference: 'Example Court 2',
      reason: 'Proceedings are under way.',
    });
    await services.releaseHold(once, hold.id, 'The proceedings are over.');
    await services.requestBundle(once, { scope: { licenceIds: [keyed, other] }, withContent: false });
    const from = '2026-11-01T00:00:00.000Z';
    await services.requestBundle(write('key-2'), { scope: { from, until: START }, withContent: false });
    const request = await services.gatherSubjectAccess(once, {
      crn: 'X000004',
      reference: 'Example request',
    });
    const [item] = request.items;
    await services.reviewSubjectAccess(byManager, request.id, {
      [item?.entryId ?? '']: { release: 'whole' },
    });
    await services.eraseCase(byManager, keyed, {
      authority: 'retention-ended',
      reference: 'Example schedule',
      on: '2026-11-20',
    });
  }

  /** Every step of a review, each once with a key: of one outside the usual flow, one that was withdrawn, and one endorsed. */
  async function reviewWithKeys(services: Services, id: string): Promise<void> {
    const byPractitioner = write('key-1');
    const bySenior = write('key-1', 'request-1', SPO);
    const byManager = write('key-1', 'request-1', MANAGER);
    const [reason = ''] = fixture.deps.book.vocabulary('decision-reasons-recall');
    const decision = { decision: 'recall', reason, text: 'No other measure is enough.' } as const;

    await services.takeStep(byPractitioner, id, 2, 'proposal', exampleProposal());
    await services.takeStep(bySenior, id, 3, 'independent-view', exampleView());
    await services.takeStep(bySenior, id, 4, 'decision', {
      ...decision,
      outsideUsualFlow: { circumstance: 'out-of-hours', why: 'It is night.' },
    });
    await services.takeStep(byManager, id, 5, 'countersignature', { countersigned: true, text: 'Agreed.' });

    const withdrawn = await openProposed(services, keyed, { question: 'Should recall be considered again?' });
    await services.takeStep(bySenior, withdrawn.id, 2, 'return', {
      text: 'The account is missing.',
      wanted: ['An account.'],
    });
    await services.takeStep(byPractitioner, withdrawn.id, 3, 'withdrawal', {
      reason: 'opened-in-error',
      text: 'It was another licence.',
    });

    const endorsed = await openViewed(services, keyed, {
      question: 'Should recall be considered once more?',
    });
    await services.takeStep(act(SPO), endorsed.id, 3, 'decision', decision);
    await services.takeStep(byManager, endorsed.id, 4, 'endorsement', { endorsed: true, text: 'Agreed.' });
  }

  async function check(reader: Kysely<Database>, remembered: readonly string[] = []): Promise<StoreCheck> {
    const outcome = await checkStore(
      { ...fixture.deps, reader },
      { entriesPerSecond: 'unlimited', verifiers: [noteVerifier(SIGNER.verifierKey)], remembered },
    );
    if (outcome === undefined) {
      throw new Error('another check of this store is running');
    }
    return outcome;
  }

  /** Reads what the owner's transaction sees; the right to check is held on a connection of its own, as always. */
  function within(owner: Owner): Kysely<Database> {
    return new Proxy<Kysely<Database>>(owner, {
      get: (target, name) => {
        if (name === 'connection') {
          return () => fixture.deps.reader.connection();
        }
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }

  /** What the check says after the owner has done something to the tables that no guard is left on. */
  async function checkAfter(
    tamper: (owner: Owner) => Promise<unknown>,
    remembered: readonly string[] = [],
    afterwards: 'put the guards back' | 'leave the guards as they are' = 'put the guards back',
  ): Promise<StoreCheck> {
    let outcome: StoreCheck | undefined;
    await fixture.owner
      .transaction()
      .execute(async (owner) => {
        await sql.raw(guardsOff).execute(owner);
        await tamper(owner);
        if (afterwards === 'put the guards back') {
          await sql.raw(GUARDS_BACK).execute(owner);
        }
        outcome = await check(within(owner), remembered);
        throw new PutBack();
      })
      .catch((error: unknown) => {
        if (!(error instanceof PutBack)) {
          throw error;
        }
      });
    if (outcome === undefined) {
      throw new Error('nothing was checked');
    }
    return outcome;
  }

  async function findingsAfter(tamper: (owner: Owner) => Promise<unknown>, remembered?: readonly string[]) {
    const { findings } = await checkAfter(tamper, remembered);
    return findings.map(withoutValues);
  }

  it('finds nothing in a store that nobody touched, and says what no checkpoint covers yet', async () => {
    const outcome = await check(fixture.deps.reader, notes);

    expect(outcome.findings).toEqual([]);
    expect(outcome).toMatchObject({
      startedAt: START,
      treeSize: sizes.at(-1),
      entries: (sizes.at(-1) ?? 0) + 1,
      anchoredUpTo: sizes.at(-1),
      notAnchored: 1,
      findingCount: 0,
      keysNotHeld: [],
    });
    expect(outcome.treeSize).toBeGreaterThan(256);
  });

  it('counts as anchored only what a remembered checkpoint covers, where one is given', async () => {
    const outcome = await check(fixture.deps.reader, notes.slice(0, 1));

    expect(outcome.anchoredUpTo).toBe(sizes[0]);
    expect(outcome.notAnchored).toBe(outcome.entries - (sizes[0] ?? 0));
  });

  it('keeps its outcome, without any content, for whoever asks how the store stands', async () => {
    const outcome = await check(fixture.deps.reader);
    const kept = await fixture.owner
      .selectFrom('store_checks')
      .selectAll()
      .where('id', '=', outcome.id)
      .executeTakeFirstOrThrow();

    expect(JSON.parse(kept.report)).toEqual(outcome);
    expect(await latestStoreCheck(fixture.db)).toEqual({
      finishedAt: START,
      entries: outcome.entries,
      findings: 0,
    });
    const broken = await checkAfter(async (owner) => {
      await sql`update licence_identifiers set crn = 'X999999' where licence_id = ${licence}`.execute(owner);
    });
    expect(broken.findingCount).toBeGreaterThan(0);
    expect(JSON.stringify(broken)).not.toMatch(/X999999|X000001|Example/);
  });

  it('lets one check run at a time, and the next when it has ended', async () => {
    const both = await Promise.all([0, 1].map(() => checkStore(fixture.deps, UNLIMITED)));

    expect(both.filter((outcome) => outcome === undefined)).toHaveLength(1);
    expect(await checkStore(fixture.deps, UNLIMITED)).toBeDefined();
  });

  it('ends when it is called off, keeps nothing then and gives its turn back', async () => {
    const before = await countChecks(fixture.owner);
    const calledOff = new AbortController();
    const running = checkStore(fixture.deps, {
      ...UNLIMITED,
      entriesPerSecond: 1,
      signal: calledOff.signal,
    });
    calledOff.abort(new Error('called off'));

    await expect(running).rejects.toThrow('called off');
    expect(await countChecks(fixture.owner)).toBe(before);
    expect(await checkStore(fixture.deps, UNLIMITED)).toBeDefined();
  });

  it('refuses a remembered checkpoint of another log, one that was altered, and what is none', async () => {
    const foreign = signCheckpoint(
      { origin: 'other.example.com/log', size: 1, root: sha256(Buffer.of(1)), extensions: [] },
      [aSigner('other.example.com/log')],
    );
    const altered = (notes[0] ?? '').replace(`\n${sizes[0]}\n`, `\n${(sizes[0] ?? 0) + 1}\n`);

    await expect(check(fixture.db, [foreign])).rejects.toThrow('is of the log');
    await expect(check(fixture.db, [altered])).rejects.toThrow('is not right for it');
    await expect(check(fixture.db, ['nothing of the kind'])).rejects.toThrow('ends with a newline');
  });

  it('names the keys of the store that the caller does not hold', async () => {
    const stranger = aSigner();
    const outcome = await checkAfter(async (owner) => {
      await owner
        .insertInto('log_keys')
        .values({ verifier_key: stranger.verifierKey, recorded_at: START })
        .execute();
    });

    expect(outcome.keysNotHeld).toEqual([stranger.verifierKey]);
  });

  describe('an entry', () => {
    it('whose bytes were changed is named, with its leaf, by the hashes that still stand', async () => {
      const place = await findPlace(fixture.owner, other, 1);
      const findings = await findingsAfter((owner) =>
        rewrite(owner, place.id, (entry) => ({ ...entry, correlationId: 'correlation-2' })),
      );

      expect(findings).toEqual([
        { check: 'entry-hash-differs', ...named(place) },
        { check: 'leaf-differs', ...named(place) },
      ]);
    });

    it('whose hash was changed with it no longer fits its leaf and the entry after it', async () => {
      const place = await findPlace(fixture.owner, other, 5);
      const next = await findPlace(fixture.owner, other, 6);
      const findings = await findingsAfter((owner) =>
        rewrite(owner, place.id, (entry) => ({ ...entry, correlationId: 'correlation-2' }), ['hash']),
      );

      expect(findings).toEqual([
        { check: 'leaf-differs', ...named(place) },
        { check: 'link-broken', ...named(next) },
      ]);
    });

    it('that is no longer canonical, or no entry at all, is named with what is wrong', async () => {
      const place = await findPlace(fixture.owner, other, 9);
      const spaced = await findingsAfter((owner) =>
        sql`update audit_entries set bytes = bytes || ' '::bytea where id = ${place.id}`.execute(owner),
      );
      const unknown = await findingsAfter((owner) =>
        rewrite(owner, place.id, (entry) => ({ ...entry, act: 'something-else' })),
      );

      expect(spaced).toContainEqual({ check: 'entry-not-canonical', ...named(place) });
      expect(unknown).toContainEqual({ check: 'not-an-entry', ...named(place), member: 'act' });
    });

    it.each([
      ['recorded_at', sql`recorded_at + interval '1 hour'`],
      ['chain_index', sql`100000`],
    ])('whose column %s was changed is named with the column', async (member, value) => {
      const { id, leafIndex } = await lastPlace(fixture.owner, other);
      const { findings } = await checkAfter((owner) =>
        sql`update audit_entries set ${sql.ref(member)} = ${value} where id = ${id}`.execute(owner),
      );

      expect(findings).toContainEqual(
        expect.objectContaining({ check: 'column-differs', entryId: id, leafIndex, licence: other, member }),
      );
    });

    it('that was moved to another case is named with the licence it claims', async () => {
      const place = await findPlace(fixture.owner, licence, 3);
      const { findings } = await checkAfter((owner) =>
        sql`update audit_entries set licence_id = ${erased}, chain_index = 50 where id = ${place.id}`.execute(
          owner,
        ),
      );

      expect(findings).toContainEqual({
        check: 'column-differs',
        entryId: place.id,
        leafIndex: place.leafIndex,
        licence: erased,
        chainIndex: 50,
        member: 'licence_id',
        expected: licence,
        found: erased,
      });
    });

    it('that claims to be earlier than the one before it is named', async () => {
      const place = await findPlace(fixture.owner, licence, 2);
      const findings = await findingsAfter(async (owner) => {
        const at = '2020-01-01T00:00:00.000Z';
        await rewrite(owner, place.id, (entry) => ({ ...entry, at }), ['hash', 'leaf']);
        await sql`update audit_entries set recorded_at = ${at} where id = ${place.id}`.execute(owner);
      });

      expect(findings).toContainEqual({ check: 'time-goes-back', ...named(place) });
    });

    it('that was taken out is missed by its leaf and by the entry after it', async () => {
      const place = await findPlace(fixture.owner, other, 20);
      const next = await findPlace(fixture.owner, other, 21);
      const findings = await findingsAfter((owner) =>
        owner.deleteFrom('audit_entries').where('id', '=', place.id).execute(),
      );

      expect(findings).toEqual([
        { check: 'chain-gap', ...named(next) },
        { check: 'leaf-without-entry', entryId: place.id, leafIndex: place.leafIndex },
      ]);
    });

    it('whose case is gone is named', async () => {
      const place = await findPlace(fixture.owner, erased, 0);
      const findings = await findingsAfter((owner) =>
        owner.deleteFrom('cases').where('id', '=', erased).execute(),
      );

      expect(findings).toContainEqual({ check: 'case-missing', ...named(place) });
    });

    it('that has waited more than five minutes for its place is named, and not before', async () => {
      fixture.setClock('2026-11-20T09:04:59.000Z');
      const before = await check(fixture.deps.reader);
      fixture.setClock('2026-11-20T09:06:00.000Z');
      const after = await check(fixture.deps.reader);
      fixture.setClock(START);

      expect(before.findings).toEqual([]);
      expect(after.findings.map((finding) => finding.check)).toEqual(['place-overdue']);
    });
  });

  describe('the head of a case', () => {
    it.each([
      ['chain_length', sql`chain_length + 1`],
      ['chain_hash', sql`sha256(chain_hash)`],
      ['last_instant', sql`last_instant - interval '1 day'`],
      ['licence_version', sql`licence_version + 1`],
      ['erased_by', sql`(select entry_id from erasures limit 1)`],
    ])('whose %s was changed is named', async (member, value) => {
      const findings = await findingsAfter((owner) =>
        sql`update cases set ${sql.ref(member)} = ${value} where id = ${licence}`.execute(owner),
      );

      expect(findings).toEqual([
        expect.objectContaining({ check: 'head-differs', licence, table: 'cases', member }),
      ]);
    });

    it('whose area or reference is not that of the latest version is named', async () => {
      const findings = await findingsAfter(async (owner) => {
        await sql`update cases set region = 'elsewhere' where id = ${licence}`.execute(owner);
        await sql`update licence_references set external_reference = 'L-9' where licence_id = ${licence}`.execute(
          owner,
        );
      });

      expect(findings).toEqual([
        { check: 'head-differs', licence, table: 'cases', member: 'region' },
        { check: 'head-differs', licence, table: 'licence_references', member: 'externalReference' },
      ]);
    });

    it('shows that the end of a chain was cut off', async () => {
      const last = await lastPlace(fixture.owner, other);
      const { findings } = await checkAfter(async (owner) => {
        await owner.deleteFrom('audit_entries').where('id', '=', last.id).execute();
      });

      expect(findings.map((finding) => finding.check)).toEqual([
        'leaf-without-entry',
        'head-differs',
        'head-differs',
      ]);
      expect(findings[1]).toMatchObject({ licence: other, member: 'chain_length' });
    });
  });

  describe('the tree', () => {
    it('names a leaf that is not the hash of its entry, and no other', async () => {
      const place = await findPlace(fixture.owner, other, 30);
      const findings = await findingsAfter((owner) =>
        sql`update tree_leaves set hash = sha256(hash) where entry_id = ${place.id}`.execute(owner),
      );

      expect(findings).toEqual([{ check: 'leaf-differs', ...named(place) }]);
    });

    it('names the place from which it cannot be made again, where a leaf is gone', async () => {
      const findings = await findingsAfter((owner) =>
        owner.deleteFrom('tree_leaves').where('leaf_index', '=', 7).execute(),
      );

      expect(findings).toContainEqual({ check: 'leaf-gap', leafIndex: 7, range: { from: 7, until: 8 } });
      expect(findings).toContainEqual({
        check: 'checkpoint-root-differs',
        table: 'checkpoints',
        key: `tree size ${sizes[0]}`,
        range: { from: 0, until: sizes[0] },
      });
    });

    it('names the leaf of a tile that was changed, and a tile that is gone or too many', async () => {
      const key = { table: 'tree_tiles', key: 'level 0, tile 0' };
      const changed = await findingsAfter((owner) =>
        sql`update tree_tiles set hashes = set_byte(hashes, 32 * 40, get_byte(hashes, 32 * 40) # 1)`.execute(
          owner,
        ),
      );
      const gone = await findingsAfter((owner) => owner.deleteFrom('tree_tiles').execute());
      const extra = await findingsAfter((owner) =>
        sql`insert into tree_tiles select 0, 1, hashes, root from tree_tiles`.execute(owner),
      );

      expect(changed).toEqual([{ check: 'tile-differs', ...key, range: { from: 40, until: 41 } }]);
      expect(gone).toEqual([{ check: 'tile-missing', ...key }]);
      expect(extra).toEqual([{ check: 'tile-extra', table: 'tree_tiles', key: 'level 0, tile 1' }]);
    });

    it('names the checkpoint whose root is another, and which leaves it should have covered', async () => {
      const findings = await findingsAfter((owner) =>
        sql`update checkpoints set root = sha256(root) where tree_size = ${sizes[1]}`.execute(owner),
      );
      const row = { table: 'checkpoints', key: `tree size ${sizes[1]}` };

      expect(findings).toEqual([
        { check: 'checkpoint-note-differs', ...row, member: 'root' },
        { check: 'checkpoint-root-differs', ...row, range: { from: sizes[0], until: sizes[1] } },
      ]);
    });

    it('names the checkpoint whose note is unreadable, of another size, forged or by nobody known', async () => {
      const row = { table: 'checkpoints', key: `tree size ${sizes[1]}` };
      const withNote = (note: string) =>
        findingsAfter((owner) =>
          sql`update checkpoints set note = ${note} where tree_size = ${sizes[1]}`.execute(owner),
        );
      const latest = notes[1] ?? '';
      const signature = latest.slice(latest.lastIndexOf(' ') + 1, -1);
      const forged = Buffer.from(signature, 'base64');
      forged.writeUInt8(forged.readUInt8(10) ^ 1, 10);
      const text = { origin: LOG_ORIGIN, size: sizes[1] ?? 0, root: await rootAt(1), extensions: [] };

      const notHeld = { check: 'checkpoint-not-signed-by-held-key', ...row };

      expect(await withNote('no note')).toEqual([{ check: 'checkpoint-unreadable', ...row }, notHeld]);
      expect(await withNote(notes[0] ?? '')).toEqual([
        { check: 'checkpoint-note-differs', ...row, member: 'tree_size' },
        { check: 'checkpoint-note-differs', ...row, member: 'root' },
      ]);
      expect(await withNote(latest.replace(signature, forged.toString('base64')))).toEqual([
        { check: 'checkpoint-not-signed', ...row },
        notHeld,
      ]);
      expect(await withNote(signCheckpoint(text, [aSigner()]))).toEqual([
        { check: 'checkpoint-not-signed', ...row },
        notHeld,
      ]);
      expect(
        await findingsAfter(async (owner) => {
          await withoutChecks(owner, 'log_keys');
          await sql`update log_keys set verifier_key = 'none'`.execute(owner);
        }),
      ).toContainEqual({ check: 'log-key-unreadable', table: 'log_keys', key: 'none' });
    });

    it('names the size of a checkpoint that is gone: of all leaves, or of a remembered one', async () => {
      const [first, latest] = sizes;
      const last = await findingsAfter((owner) =>
        sql`delete from checkpoints where tree_size = ${latest}`.execute(owner),
      );
      const remembered = await findingsAfter(
        (owner) => sql`delete from checkpoints where tree_size = ${first}`.execute(owner),
        notes,
      );

      const fewer = {
        check: 'checkpoint-missing',
        table: 'checkpoints',
        key: `tree sizes up to ${latest}`,
      };
      expect(last).toEqual([{ check: 'checkpoint-missing', ...checkpointRow(latest) }, fewer]);
      expect(remembered).toEqual([{ check: 'checkpoint-missing', ...checkpointRow(first) }, fewer]);
    });

    it('names a checkpoint of more leaves than there are', async () => {
      const findings = await findingsAfter(async (owner) => {
        await sql`delete from tree_leaves where leaf_index >= ${(sizes[1] ?? 0) - 2}`.execute(owner);
      });

      expect(findings).toContainEqual({
        check: 'checkpoint-beyond-tree',
        table: 'checkpoints',
        key: `tree size ${sizes[1]}`,
      });
    });
  });

  describe('content', () => {
    it('that is not what was committed to is named by its entry', async () => {
      const one = await entryOf(fixture.owner, 'breach_event_versions', licence);
      const two = await entryOf(fixture.owner, 'considerations', licence);
      const findings = await findingsAfter(async (owner) => {
        await sql`update contents c set bytes = d.bytes, salt = d.salt from contents d
          where c.entry_id in (${one.id}, ${two.id}) and d.entry_id in (${one.id}, ${two.id})
          and c.entry_id <> d.entry_id`.execute(owner);
      });

      expect(findings).toEqual([
        { check: 'content-differs', ...named(one) },
        { check: 'content-differs', ...named(two) },
      ]);
    });

    it('that is gone, though nobody erased it, is named by its entry', async () => {
      const place = await entryOf(fixture.owner, 'considerations', licence);
      const removed = await findingsAfter((owner) =>
        owner.deleteFrom('contents').where('entry_id', '=', place.id).execute(),
      );
      const emptied = await findingsAfter((owner) =>
        sql`update contents set bytes = null, salt = null where entry_id = ${place.id}`.execute(owner),
      );

      expect(removed).toEqual([{ check: 'content-absent', ...named(place) }]);
      expect(emptied).toEqual([{ check: 'erased-without-entry', ...named(place) }]);
    });

    it('that a made-up erasure took is named: the entry of another act erases nothing', async () => {
      const place = await entryOf(fixture.owner, 'licence_versions', licence);
      const findings = await findingsAfter(async (owner) => {
        const reading = await lastPlace(owner, licence);
        await owner
          .insertInto('erasures')
          .values({
            licence_id: licence,
            id: place.id,
            authority: 'court-order',
            entry_id: reading.id,
            recorded_at: START,
            recorded_by: 'subject-manager',
          })
          .execute();
        await sql`update contents set bytes = null, salt = null where entry_id = ${place.id}`.execute(owner);
      });

      expect(findings).toContainEqual({ check: 'erased-without-entry', ...named(place) });
      expect(findings).toContainEqual(
        expect.objectContaining({ check: 'record-differs', table: 'erasures', member: 'act' }),
      );
    });

    it('that an erasure should have taken is named, and so are identifiers that stayed', async () => {
      const place = await findPlace(fixture.owner, erased, 0);
      const findings = await findingsAfter(async (owner) => {
        await sql`update contents set bytes = '{}', salt = ${Buffer.alloc(32)} where entry_id = ${place.id}`.execute(
          owner,
        );
      });
      const identifiers = await findingsAfter(async (owner) => {
        await sql`update licence_identifiers set crn = 'X000003' where licence_id = ${erased}`.execute(owner);
        await sql`update licence_references set external_reference = 'L-3' where licence_id = ${erased}`.execute(
          owner,
        );
      });

      expect(findings).toContainEqual({ check: 'content-not-erased', ...named(place), table: 'contents' });
      expect(identifiers).toEqual([
        {
          check: 'content-not-erased',
          licence: erased,
          table: 'licence_references',
          member: 'external_reference',
        },
        {
          check: 'content-not-erased',
          ...named(place),
          table: 'licence_versions',
          key: `${erased} version 1`,
          member: 'crn',
        },
      ]);
    });

    it('under an entry that never committed to any, or under none, is named', async () => {
      const place = await findPlace(fixture.owner, other, 40);
      const nobody = '00000000-0000-7000-8000-000000000000';
      const findings = await findingsAfter(async (owner) => {
        for (const id of [place.id, nobody]) {
          await owner
            .insertInto('contents')
            .values({ entry_id: id, bytes: Buffer.from('{}'), salt: Buffer.alloc(32) })
            .execute();
        }
      });

      expect(findings).toEqual([
        { check: 'content-without-commitment', ...named(place) },
        { check: 'content-without-entry', entryId: nobody, table: 'contents' },
      ]);
    });
  });

  describe('a row that names an entry', () => {
    const TABLES = [
      ['licence_versions', () => licence],
      ['breach_event_versions', () => licence],
      ['considerations', () => licence],
      ['judgement_versions', () => licence],
      ['recommendations', () => licence],
      ['recall_versions', () => licence],
      ['disputes', () => licence],
      ['subject_access_reviews', () => licence],
      ['legal_holds', () => other],
      ['legal_hold_releases', () => other],
      ['erasures', () => erased],
    ] as const;

    it.each(TABLES)('of %s and says another time or actor is named with what differs', async (table, of) => {
      const place = await entryOf(fixture.owner, table, of());
      const findings = await findingsAfter((owner) =>
        sql`update ${sql.table(table)} set recorded_at = recorded_at + interval '1 minute', recorded_by = 'subject-else'
          where entry_id = ${place.id}`.execute(owner),
      );

      // The first clock of a consideration runs from its opening, so that its head no longer fits either.
      expect(findings.filter(({ check: kind }) => kind !== 'consideration-head-differs')).toEqual(
        ['recorded_at', 'recorded_by'].map((member) =>
          expect.objectContaining({ check: 'record-differs', ...named(place), table, member }),
        ),
      );
    });

    it.each(TABLES)('of %s and is taken out is missed by its entry', async (table, of) => {
      const place = await entryOf(fixture.owner, table, of());
      const findings = await findingsAfter((owner) =>
        sql`delete from ${sql.table(table)} where entry_id = ${place.id}`.execute(owner),
      );

      expect(findings).toContainEqual({ check: 'record-missing', ...named(place), table });
    });

    it('is named where it gives another id, version or case than the entry', async () => {
      const place = await entryOf(fixture.owner, 'recall_versions', licence);
      const findings = await findingsAfter(async (owner) => {
        await sql`update recall_versions set version = 4 where recall_id = ${recallId}`.execute(owner);
        await sql`update recalls set licence_id = ${other} where id = ${recallId}`.execute(owner);
      });

      const row = {
        entryId: place.id,
        licence: other,
        table: 'recall_versions',
        key: `${recallId} version 4`,
      };
      expect(findings).toEqual([
        expect.objectContaining({ check: 'version-gap', ...row }),
        ...['about', 'licence_id'].map((member) =>
          expect.objectContaining({ check: 'record-differs', ...row, member }),
        ),
      ]);
    });

    it.each([
      ['recommendations', 'content_hash', sql`sha256(content_hash)`],
      ['recommendations', 'as_at', sql`as_at + 1`],
      ['recommendations', 'known_at', sql`known_at - interval '1 second'`],
      ['recall_versions', 'consideration_id', sql`null`],
      ['disputes', 'subject_kind', sql`'recall'`],
    ] as const)('of %s and says another %s than the content is named', async (table, member, value) => {
      const place = await entryOf(fixture.owner, table, licence);
      const findings = await findingsAfter((owner) =>
        sql`update ${sql.table(table)} set ${sql.ref(member)} = ${value} where entry_id = ${place.id}`.execute(
          owner,
        ),
      );

      expect(findings).toEqual([
        expect.objectContaining({ check: 'record-differs', ...named(place), table, member }),
      ]);
    });

    it('is named where the identifiers to search by are not those of the content', async () => {
      const place = await entryOf(fixture.owner, 'licence_versions', licence);
      const findings = await findingsAfter((owner) =>
        sql`update licence_identifiers set crn = 'X999999' where licence_id = ${licence} and version = 1`.execute(
          owner,
        ),
      );

      expect(findings).toEqual([
        {
          check: 'record-differs',
          ...named(place),
          table: 'licence_versions',
          key: `${licence} version 1`,
          member: 'crn',
        },
      ]);
    });

    it('and there is no such entry is named', async () => {
      const nobody = '00000000-0000-7000-8000-000000000000';
      const findings = await findingsAfter((owner) =>
        owner
          .insertInto('judgement_versions')
          .values({
            consideration_id: considerationId,
            version: 9,
            entry_id: nobody,
            recorded_at: START,
            recorded_by: 'subject-officer',
          })
          .execute(),
      );

      const row = {
        entryId: nobody,
        licence,
        table: 'judgement_versions',
        key: `${considerationId} version 9`,
      };
      expect(findings).toEqual([
        { check: 'version-gap', ...row },
        { check: 'record-without-entry', ...row },
        {
          check: 'consideration-head-differs',
          licence,
          table: 'consideration_heads',
          key: `consideration ${considerationId}`,
          member: 'version',
        },
      ]);
    });
  });

  describe('a rule book', () => {
    const book = { table: 'rule_books', key: BOOK.version };

    it('whose text is another than its digest says, or no book, is named', async () => {
      expect(await changeBook(sql`text = text || ' '`)).toEqual([
        { check: 'rule-book-differs', ...book },
        { check: 'rule-book-unreadable', ...book },
      ]);
      for (const text of ['no book', '{}', '{"version":"1","kernel":"1","released":"yes"}']) {
        expect(
          await changeBook(sql`text = ${text}, digest = sha256(convert_to(${text}, 'UTF8'))`),
        ).toContainEqual({ check: 'rule-book-unreadable', ...book });
      }
    });

    it('kept under another kernel or version than its text says is named, and so are the runs under it', async () => {
      const place = await entryOf(fixture.owner, 'recommendations', licence);
      const kernel = await changeBook(sql`kernel = 'another'`);
      const version = await changeBook(sql`version = 'another'`);

      expect(kernel).toContainEqual({ check: 'rule-book-misnamed', ...book, member: 'kernel' });
      expect(kernel).toContainEqual(
        expect.objectContaining({ check: 'record-differs', ...named(place), member: 'rule_book_kernel' }),
      );
      expect(version).toContainEqual({
        check: 'rule-book-misnamed',
        table: 'rule_books',
        key: 'another',
        member: 'version',
      });
      expect(version).toContainEqual(
        expect.objectContaining({ check: 'record-differs', ...named(place), member: 'rule_book_digest' }),
      );
    });

    it('of another kernel is read no further than its names, and is no finding where they are right', async () => {
      const text = JSON.stringify({ kernel: '0', released: false, version: '0.1.0' });
      const digest = sha256(Buffer.from(text));
      const version = `0.1.0-unreleased.${digest.toString('hex').slice(0, 12)}`;
      const insert = (under: string) =>
        findingsAfter((owner) =>
          owner
            .insertInto('rule_books')
            .values({ version: under, digest, kernel: '0', text, recorded_at: START })
            .execute(),
        );

      expect(await insert(version)).toEqual([]);
      expect(await insert('0.1.0')).toEqual([
        { check: 'rule-book-misnamed', table: 'rule_books', key: '0.1.0', member: 'version' },
      ]);
    });
  });

  describe('with a remembered checkpoint', () => {
    it('shows a history that was rewritten with everything that hangs on it, and between which sizes', async () => {
      const place = await lastPlace(fixture.owner, erased);
      const tamper = async (owner: Owner) => {
        await rewrite(
          owner,
          place.id,
          (entry) => ({ ...entry, actor: { kind: 'person', subject: 'subject-else' } }),
          ['hash', 'leaf'],
        );
        await sql`update erasures set recorded_by = 'subject-else' where licence_id = ${erased}`.execute(
          owner,
        );
        await sql`update cases set chain_hash = (select hash from audit_entries where id = ${place.id})
          where id = ${erased}`.execute(owner);
        await sql`delete from tree_tiles`.execute(owner);
        await sql`delete from checkpoints`.execute(owner);
      };
      const alone = await findingsAfter(tamper);
      const outcome = await checkAfter(tamper, notes);

      expect(alone.map(({ check: kind, key }) => [kind, key])).toEqual([
        ['tile-missing', 'level 0, tile 0'],
        ['checkpoint-missing', `tree size ${sizes[0]}`],
        ['checkpoint-missing', `tree size ${sizes[1]}`],
        ['checkpoint-missing', `tree sizes up to ${sizes[1]}`],
      ]);
      expect(outcome.findings.filter((finding) => finding.check === 'history-rewritten')).toEqual(
        sizes.map((size) =>
          expect.objectContaining({ key: `tree size ${size}`, range: { from: 0, until: size } }),
        ),
      );
      expect(outcome).toMatchObject({ anchoredUpTo: 0, notAnchored: outcome.entries });
    });

    it('shows a log that was cut back, and how far', async () => {
      const { findings } = await checkAfter(async (owner) => {
        await sql`delete from tree_leaves where leaf_index >= ${sizes[0]}`.execute(owner);
        await sql`delete from checkpoints where tree_size > ${sizes[0]}`.execute(owner);
      }, notes);

      expect(findings).toContainEqual(
        expect.objectContaining({
          check: 'older-than-remembered',
          key: `tree size ${sizes[1]}`,
          range: { from: sizes[0], until: sizes[1] },
        }),
      );
    });
  });

  describe('versions of one thing', () => {
    const VERSIONS = [
      ['licence_versions', 'licence_id', () => licence],
      ['breach_event_versions', 'event_id', () => licence],
      ['judgement_versions', 'consideration_id', () => keyed],
      ['recall_versions', 'recall_id', () => keyed],
      ['subject_access_reviews', 'request_id', () => licence],
    ] as const;

    it.each(VERSIONS)('of %s that were exchanged are named by the later one', async (table, id, of) => {
      const first = await entryOf(fixture.owner, table, of());
      const { findings } = await checkAfter((owner) =>
        // In three steps, for no two rows of one thing may have one version.
        exchangeVersions(owner, table, id, first.id),
      );

      expect(findings).toContainEqual(
        expect.objectContaining({ check: 'version-order', entryId: first.id, table, licence: of() }),
      );
    });

    it.each(VERSIONS)('of %s that are not counted on are named', async (table, id, of) => {
      const first = await entryOf(fixture.owner, table, of());
      const { findings } = await checkAfter((owner) =>
        sql`update ${sql.table(table)} set version = 70 where version = 2 and ${sql.ref(id)} =
          (select ${sql.ref(id)} from ${sql.table(table)} where entry_id = ${first.id})`.execute(owner),
      );

      expect(findings).toContainEqual(
        expect.objectContaining({
          check: 'version-gap',
          table,
          licence: of(),
          key: expect.stringMatching(/ version 70$/),
        }),
      );
    });

    it('may begin at 2 with a judgement on a consideration that was opened without one', async () => {
      const versions = await fixture.owner
        .selectFrom('judgement_versions')
        .select('version')
        .where('consideration_id', '=', secondConsiderationId)
        .execute();

      expect(versions).toEqual([{ version: 2 }]);
      expect((await check(fixture.deps.reader)).findings).toEqual([]);
    });
  });

  describe('what a row says that no content needs to be there for', () => {
    it.each([
      ['consideration_id', () => sql`${secondConsiderationId}::uuid`],
      ['expires_at', () => sql`expires_at + interval '1 hour'`],
      ['what_if', () => sql`true`],
    ])('names a recommendation whose %s was changed', async (member, value) => {
      const place = await entryOf(fixture.owner, 'recommendations', licence);
      const findings = await findingsAfter((owner) =>
        sql`update recommendations set ${sql.ref(member)} = ${value()} where entry_id = ${place.id}`.execute(
          owner,
        ),
      );

      expect(findings).toEqual([
        expect.objectContaining({
          check: 'record-differs',
          ...named(place),
          table: 'recommendations',
          member,
        }),
      ]);
    });

    it('names an erased recommendation that was moved to another consideration', async () => {
      const place = await entryOf(fixture.owner, 'recommendations', keyed);
      const findings = await findingsAfter((owner) =>
        sql`update recommendations set consideration_id = ${considerationId}, expires_at = 'infinity'
          where entry_id = ${place.id}`.execute(owner),
      );

      expect(findings.map(({ check: kind, entryId, member }) => [kind, entryId, member])).toEqual([
        ['record-differs', place.id, 'licence_id'],
        ['record-differs', place.id, 'consideration_id'],
      ]);
    });

    it.each([
      ['licence_ids', () => sql`array[${licence}]::uuid[]`],
      ['scope', () => sql`'period', licence_ids = null, period_from = now(), period_until = now()`],
    ])('names a bundle whose %s is not what its request says', async (member, value) => {
      const findings = await findingsAfter((owner) =>
        sql`update audit_bundles set ${sql.ref(member)} = ${value()} where scope = 'licences'`.execute(owner),
      );

      expect(findings).toContainEqual(
        expect.objectContaining({ check: 'record-differs', table: 'audit_bundles', member }),
      );
    });

    it('names a bundle that somebody else is said to have asked for, at another time', async () => {
      const { findings } = await checkAfter((owner) =>
        sql`update audit_bundles set recorded_by = 'subject-else', recorded_at = recorded_at - interval '1 hour'`.execute(
          owner,
        ),
      );
      const members = findings
        .filter(({ table }) => table === 'audit_bundles')
        .map(({ check: kind, member }) => `${kind} ${member}`);

      expect(new Set(members)).toEqual(new Set(['record-differs recorded_at', 'record-differs recorded_by']));
    });
  });

  describe('a row that names no entry', () => {
    it.each([
      ['breach_events', () => eventId],
      ['recalls', () => recallId],
    ])(
      'of %s is named where no version is there, or where its versions are of another case',
      async (table, id) => {
        const added = await findingsAfter((owner) =>
          sql`insert into ${sql.table(table)} (id, licence_id) values (${NOBODY}, ${other})`.execute(owner),
        );
        const moved = await findingsAfter((owner) =>
          sql`update ${sql.table(table)} set licence_id = ${other} where id = ${id()}`.execute(owner),
        );

        expect(added).toEqual([{ check: 'record-without-version', licence: other, table, key: NOBODY }]);
        expect(moved.length).toBeGreaterThan(0);
        expect(new Set(moved.map(({ check: kind }) => kind))).toEqual(new Set(['record-differs']));
      },
    );

    it('of identifiers to search by is named where there is no such version', async () => {
      const findings = await findingsAfter((owner) =>
        owner
          .insertInto('licence_identifiers')
          .values({ licence_id: other, version: 9, crn: 'X000001', noms_number: null })
          .execute(),
      );

      expect(findings).toEqual([
        {
          check: 'record-without-version',
          licence: other,
          table: 'licence_identifiers',
          key: `${other} version 9`,
        },
      ]);
    });

    it.each([
      ['recorded_at', sql`recorded_at + interval '1 minute'`],
      ['recorded_at', sql`'infinity'`],
      ['recorded_by', sql`'subject-else'`],
    ])('of a request of a person is named where its %s is not that of its entries', async (member, value) => {
      const findings = await findingsAfter((owner) =>
        sql`update subject_access_requests set ${sql.ref(member)} = ${value}`.execute(owner),
      );

      expect(findings).toContainEqual({
        check: 'request-differs',
        table: 'subject_access_requests',
        key: emptyRequestId,
      });
      expect(findings).toContainEqual(
        expect.objectContaining({ check: 'record-differs', licence, table: 'subject_access_parts', member }),
      );
    });

    it('of a request for which nothing was found is missed by its entry when it is gone', async () => {
      const findings = await findingsAfter((owner) =>
        owner.deleteFrom('subject_access_requests').where('id', '=', emptyRequestId).execute(),
      );

      expect(findings).toEqual([
        expect.objectContaining({ check: 'record-missing', table: 'subject_access_requests' }),
      ]);
    });

    it('of a part that was taken away from under its reviews is named by them', async () => {
      const findings = await findingsAfter((owner) =>
        owner.deleteFrom('subject_access_parts').where('licence_id', '=', licence).execute(),
      );

      expect(findings).toContainEqual(
        expect.objectContaining({
          check: 'record-differs',
          table: 'subject_access_reviews',
          member: 'subject_access_parts.licence_id',
        }),
      );
    });
  });

  describe('an idempotency key', () => {
    it('of every operation is held against what its user did', async () => {
      const used = await fixture.owner
        .selectFrom('idempotency_keys')
        .select('operation')
        .distinct()
        .execute();

      expect(used.map(({ operation }) => operation).toSorted()).toEqual([...KEY_OPERATIONS].toSorted());
    });

    it('that leads to what somebody else did, or to another time, is named for each operation', async () => {
      const changes = [
        sql`resource_id = ${NOBODY}`,
        sql`recorded_at = recorded_at + interval '1 second'`,
        sql`recorded_at = 'infinity'`,
        sql`subject = 'subject-else-' || operation`,
        sql`operation = 'something-else'`,
      ];
      const { rows } = await sql<{ digest: string }>`
        select encode(key_digest, 'hex') as digest from idempotency_keys`.execute(fixture.owner);
      expect(rows).toHaveLength(KEY_OPERATIONS.length + 1);
      for (const change of changes) {
        const findings = await findingsAfter((owner) =>
          sql`update idempotency_keys set ${change}`.execute(owner),
        );

        expect(new Set(findings.map(({ check: kind }) => kind))).toEqual(new Set(['key-differs']));
        expect(findings.map(({ key = '' }) => key.slice(key.indexOf(' ') + 1)).toSorted()).toEqual(
          rows.map(({ digest }) => digest).toSorted(),
        );
      }
    });
  });

  describe('a time', () => {
    it('of an entry that is still to come is named, and one that is later than its checkpoint', async () => {
      const place = await lastPlace(fixture.owner, other);
      const claim = (at: string) =>
        findingsAfter(async (owner) => {
          await withoutChecks(owner, 'audit_entries');
          await rewrite(owner, place.id, (entry) => ({ ...entry, at }), ['hash', 'leaf']);
          await sql`update audit_entries set recorded_at = ${at} where id = ${place.id}`.execute(owner);
        });
      const later = await claim('2026-11-21T10:00:00.000Z');
      fixture.setClock('2026-11-21T09:00:00.000Z');
      const sinceThen = await claim('2026-11-21T10:00:00.000Z');
      fixture.setClock(START);

      expect(later).toContainEqual({ check: 'time-to-come', ...named(place) });
      expect(later).toContainEqual({ check: 'time-after-checkpoint', ...named(place) });
      expect(sinceThen).not.toContainEqual({ check: 'time-to-come', ...named(place) });
      expect(sinceThen).toContainEqual({ check: 'time-after-checkpoint', ...named(place) });
    });

    it.each([
      sql`last_instant + interval '25 hours'`,
      sql`'infinity'::timestamptz`,
      sql`'-infinity'::timestamptz`,
      sql`'0044-03-15 BC'::timestamptz`,
    ])('of a head that is far from that of its last entry is named', async (value) => {
      for (const id of [licence, keyed]) {
        const findings = await findingsAfter(async (owner) => {
          await withoutChecks(owner, 'cases');
          await sql`update cases set last_instant = ${value} where id = ${id}`.execute(owner);
        });

        expect(findings).toEqual([
          expect.objectContaining({ check: 'head-differs', licence: id, member: 'last_instant' }),
        ]);
      }
    });

    it('of a checkpoint that is still to come is named', async () => {
      for (const value of ['2026-11-22T09:00:00.000Z', 'infinity']) {
        const findings = await findingsAfter(async (owner) => {
          await withoutChecks(owner, 'checkpoints');
          await sql`update checkpoints set published_at = ${value} where tree_size = ${sizes[1]}`.execute(
            owner,
          );
        });

        expect(findings).toEqual([{ check: 'time-to-come', ...checkpointRow(sizes[1]) }]);
      }
    });
  });

  it('names entries that wait for a place and should not', async () => {
    const place = await findPlace(fixture.owner, other, 3);
    const { entry_id: last } = await fixture.owner
      .selectFrom('unsequenced_entries')
      .select('entry_id')
      .executeTakeFirstOrThrow();
    expect(await waiting(NOBODY)).toEqual([waitsWrongly(NOBODY)]);
    expect(await waiting(place.id)).toEqual([waitsWrongly(place.id)]);
    expect(await waiting(last)).toEqual([waitsWrongly(last), waitsWrongly(last)]);
  });

  describe('an erasure', () => {
    it('while a legal hold stood, as the chain tells, is named with the hold', async () => {
      const erasure = await entryOf(fixture.owner, 'erasures', keyed);
      const release = await entryOf(fixture.owner, 'legal_hold_releases', keyed);
      const { hold_id: holdId } = await fixture.owner
        .selectFrom('legal_hold_releases')
        .select('hold_id')
        .where('entry_id', '=', release.id)
        .executeTakeFirstOrThrow();
      const findings = await findingsAfter((owner) =>
        rewrite(owner, release.id, (entry) => ({ ...entry, about: [{ kind: 'legal-hold', id: NOBODY }] }), [
          'hash',
          'leaf',
        ]),
      );

      expect(findings).toContainEqual({
        check: 'erased-under-hold',
        ...named(erasure),
        key: `legal hold ${holdId}`,
      });
    });

    it.each(['content', 'authority', 'about'])(
      'that says no %s takes nothing, and is named',
      async (member) => {
        const erasure = await entryOf(fixture.owner, 'erasures', erased);
        const first = await findPlace(fixture.owner, erased, 0);
        const findings = await findingsAfter((owner) =>
          rewrite(
            owner,
            erasure.id,
            (entry) => {
              const { [member]: _said, ...rest } = entry;
              return member === 'about' ? { ...entry, about: [] } : rest;
            },
            ['hash', 'leaf'],
          ),
        );

        expect(findings).toContainEqual({ check: 'erasure-incomplete', ...named(erasure), member });
        expect(findings).toContainEqual({ check: 'erased-without-entry', ...named(first) });
      },
    );

    it('or a release in a row of another hold than its entry says is named', async () => {
      const release = await entryOf(fixture.owner, 'legal_hold_releases', other);
      const findings = await findingsAfter((owner) =>
        sql`update legal_hold_releases set hold_id = ${NOBODY} where entry_id = ${release.id}`.execute(owner),
      );

      expect(findings).toContainEqual(
        expect.objectContaining({
          check: 'record-differs',
          entryId: release.id,
          table: 'legal_hold_releases',
          member: 'about',
        }),
      );
    });
  });

  describe('cosignatures', () => {
    const witness = cosigner('witness.example.com', aPrivateKey());
    const name = `${witness.name}+${witness.keyId}`;

    async function withLine(line: string, by = name, size: unknown = sizes[0]) {
      const findings = await findingsAfter((owner) =>
        sql`insert into checkpoint_cosignatures values (${size}, ${by}, ${line}, ${START})`.execute(owner),
      );
      return findings.map(({ check: kind, table, member }) => [kind, table, member]);
    }

    it('are no finding where each is one line of the witness that its row names', async () => {
      const line = formatSignature(witness.cosign('text\n', 1_700_000_000));

      expect(await withLine(line)).toEqual([]);
    });

    it('are named where they are of nobody, of somebody else, several, or of no checkpoint', async () => {
      const line = formatSignature(witness.cosign('text\n', 1_700_000_000));
      const log = formatSignature(SIGNER.sign('text\n'));

      expect(await withLine('no line')).toEqual(cosignatureFault('line'));
      expect(await withLine(`${line}${line}`)).toEqual(cosignatureFault('line'));
      expect(await withLine(`${line}\n`)).toEqual(cosignatureFault('line'));
      expect(await withLine(`x\n\n${line}`)).toEqual(cosignatureFault('line'));
      expect(await withLine(log, `${SIGNER.name}+${SIGNER.keyId}`)).toEqual(cosignatureFault('line'));
      expect(await withLine(line, 'witness.example.com+00000000')).toEqual(cosignatureFault('witness'));
      expect(await withLine(line, name, 1)).toEqual(cosignatureFault('tree_size'));
      expect(await withLine(line, name, '9223372036854775807')).toEqual(cosignatureFault('tree_size'));
    });
  });

  describe('checkpoints that an earlier check saw', () => {
    it('are missed when all but the last are gone, also by the checks after the next', async () => {
      await check(fixture.deps.reader);
      const tamper = (owner: Owner) =>
        sql`delete from checkpoints where tree_size < ${sizes[1]}`.execute(owner);
      const missing = [
        { check: 'checkpoint-missing', ...checkpointRow(sizes[0]) },
        { check: 'checkpoint-missing', table: 'checkpoints', key: `tree sizes up to ${sizes[1]}` },
      ];

      expect(await findingsAfter(tamper)).toEqual(missing);
      expect(await findingsAfter(tamper)).toEqual(missing);
      expect((await check(fixture.deps.reader)).findings).toEqual([]);
    });

    it('cannot be known where the outcome of that check cannot be read, which is named', async () => {
      const id = fixture.deps.newId();
      const report = (text: string) =>
        findingsAfter((owner) =>
          sql`insert into store_checks values (${id}, ${START}, now(), 1, 1, 0, ${text})`.execute(owner),
        );
      const unreadable = { check: 'check-unreadable', table: 'store_checks', key: id };

      expect(await report('nothing')).toEqual([unreadable]);
      expect(await report('{"checkpoints":{"count":-1,"earliest":1,"latest":1}}')).toEqual([unreadable]);
      expect(await report('{}')).toEqual([]);
    });
  });

  describe('keys that the caller holds', () => {
    it('must have signed the latest checkpoint, whatever keys the store says are those of the log', async () => {
      const stranger = aSigner();
      const forged = signCheckpoint(
        { origin: LOG_ORIGIN, size: sizes[1] ?? 0, root: await rootAt(1), extensions: [] },
        [stranger],
      );
      const findings = await findingsAfter(async (owner) => {
        await sql`insert into log_keys values (${stranger.verifierKey}, ${START})`.execute(owner);
        await sql`update checkpoints set note = ${forged} where tree_size = ${sizes[1]}`.execute(owner);
      });

      expect(findings).toEqual([{ check: 'checkpoint-not-signed-by-held-key', ...checkpointRow(sizes[1]) }]);
    });

    it('may be fewer than the log has: one that is not held is information, and none held asks for nothing', async () => {
      const stranger = noteVerifier(aSigner().verifierKey);
      const both = await checkStore(fixture.deps, {
        ...UNLIMITED,
        verifiers: [noteVerifier(SIGNER.verifierKey), stranger],
      });
      const none = await checkStore(fixture.deps, UNLIMITED);
      const another = await checkStore(fixture.deps, { ...UNLIMITED, verifiers: [stranger] });

      expect([both?.findings, none?.findings]).toEqual([[], []]);
      expect(another?.findings.map(({ check: kind }) => kind)).toEqual(['checkpoint-not-signed-by-held-key']);
      expect(another?.keysNotHeld).toEqual([SIGNER.verifierKey]);
    });
  });

  describe('the guards of the database', () => {
    it('are those that a fresh database has, each always on', async () => {
      const found = await findGuards(fixture.owner);

      expect(namesOf(found)).toEqual(namesOf(GUARDS));
      expect(new Set(found.map(({ enabled }) => enabled))).toEqual(new Set(['A']));
    });

    it('are on every part of a table that is divided by year, each always on', async () => {
      const parts = await findGuardedParts(fixture.owner);

      expect(new Set(parts.map(({ table }) => table))).toEqual(new Set(['audit_entries', 'contents']));
      expect(parts.length).toBeGreaterThan(6);
      for (const { part, table, guards } of parts) {
        const expected = GUARDS.filter((guard) => guard.table === table);
        expect(guards).toEqual(
          expected.map(({ trigger }) => ({ table: part, trigger, enabled: 'A' })).toSorted(byTrigger),
        );
      }
    });

    it('are named where they are gone from one part', async () => {
      const [first] = await findGuardedParts(fixture.owner);
      const part = first?.part ?? '';
      const { findings } = await checkAfter(
        (owner) => sql.raw(`drop trigger audit_entries_only_grow on ${part}`).execute(owner),
        [],
        'leave the guards as they are',
      );

      expect(findings).toContainEqual({
        check: 'guard-missing',
        table: part,
        key: 'audit_entries_only_grow',
        found: 'nothing',
      });
    });

    it.each([
      ['disable trigger', 'a guard that is off'],
      ['enable trigger', 'a guard that some sessions escape'],
      ['enable replica trigger', 'a guard that some sessions escape'],
    ])('are named where they are put to `%s`', async (change, found) => {
      const { findings } = await checkAfter(
        async (owner) => {
          for (const { table, trigger } of TAMPERED) {
            await sql`alter table ${sql.table(table)} ${sql.raw(change)} ${sql.ref(trigger)}`.execute(owner);
          }
        },
        [],
        'leave the guards as they are',
      );

      // A guard of rows is changed in the parts of a table with it.
      const changed = findings.filter(({ table = '' }) => !table.startsWith('ledger_years.'));
      expect(changed).toEqual(
        TAMPERED.map(({ table, trigger }) => ({ check: 'guard-missing', table, key: trigger, found })),
      );
    });

    it('are named where they are gone', async () => {
      const { findings } = await checkAfter(
        (owner) => sql`drop trigger cases_move_forward on cases`.execute(owner),
        [],
        'leave the guards as they are',
      );

      expect(findings).toContainEqual({
        check: 'guard-missing',
        table: 'cases',
        key: 'cases_move_forward',
        found: 'nothing',
      });
    });
  });

  describe('what no service can have written', () => {
    it('is named, and the check goes on: instants without end in every table', async () => {
      const { rows } = await sql<{ table: string; column: string }>`
        select table_name as "table", column_name as "column" from information_schema.columns
        where table_schema = current_schema() and data_type = 'timestamp with time zone'
          and is_generated = 'NEVER' and table_name in (${sql.join([...new Set(GUARDS.map(({ table }) => table))])})
          and table_name <> 'store_checks'
        order by 1, 2`.execute(fixture.owner);
      expect(rows.length).toBeGreaterThan(20);
      const findings = await findingsAfter(async (owner) => {
        for (const { table, column } of rows) {
          await withoutChecks(owner, table);
          await sql`update ${sql.table(table)} set ${sql.ref(column)} = 'infinity'`.execute(owner);
        }
      });

      const members = new Set(findings.map(({ table, member }) => `${table} ${member}`));
      for (const [table] of [['licence_versions'], ['recommendations'], ['audit_bundles'], ['erasures']]) {
        expect(members).toContain(`${table} recorded_at`);
      }
      expect(new Set(findings.map(({ check: kind }) => kind))).toEqual(
        new Set([
          'column-differs',
          'head-differs',
          'place-overdue',
          'record-differs',
          'request-differs',
          'time-goes-back',
          'time-to-come',
        ]),
      );
    });

    it('is named, and the check goes on: numbers that nobody can count to', async () => {
      const huge = '9223372036854775807';
      const place = await lastPlace(fixture.owner, other);
      const leaves = await findingsAfter((owner) =>
        sql`update tree_leaves set leaf_index = ${huge} where entry_id = ${place.id}`.execute(owner),
      );
      const below = await findingsAfter(async (owner) => {
        await withoutChecks(owner, 'tree_leaves');
        await sql`update tree_leaves set leaf_index = -1 where entry_id = ${place.id}`.execute(owner);
      });
      const tiles = await findingsAfter((owner) =>
        sql`insert into tree_tiles select level, ${huge}::bigint, hashes, root from tree_tiles
          union all select 32767, ${huge}::bigint, hashes, root from tree_tiles`.execute(owner),
      );
      const checkpoints = await findingsAfter((owner) =>
        sql`insert into checkpoints select ${huge}::bigint, root, note, published_at from checkpoints
          where tree_size = ${sizes[1]}`.execute(owner),
      );

      for (const findings of [leaves, below]) {
        expect(findings).toContainEqual({
          check: 'number-out-of-range',
          entryId: place.id,
          table: 'tree_leaves',
          member: 'leaf_index',
        });
      }
      expect(tiles.map(({ check: kind, key }) => [kind, key])).toEqual([
        ['tile-extra', `level 0, tile ${huge}`],
        ['tile-extra', `level 32767, tile ${huge}`],
      ]);
      expect(checkpoints).toEqual([
        { check: 'checkpoint-beyond-tree', table: 'checkpoints', key: `tree size ${huge}` },
      ]);
    });

    it('is named, and the check goes on: notes, keys and content of no form, an earlier check of more entries than there can be', async () => {
      const place = await entryOf(fixture.owner, 'recommendations', licence);
      const findings = await findingsAfter(async (owner) => {
        await withoutChecks(owner, 'log_keys');
        await sql`insert into log_keys values ('\u0007 none', ${START}), ('a+00000000+AQ==', ${START})`.execute(
          owner,
        );
        await sql`update checkpoints set note = ${'\u001b[2J'.repeat(200)}`.execute(owner);
        await sql`update contents set bytes = '[{"answer":null' where entry_id = ${place.id}`.execute(owner);
        await sql`update recommendations set as_at = 'infinity' where entry_id = ${place.id}`.execute(owner);
        await sql`insert into store_checks
          values (${NOBODY}, ${START}, now(), ${sizes[1]}, 9223372036854775807, 0, 'nothing')`.execute(owner);
      });

      expect(new Set(findings.map(({ check: kind }) => kind))).toEqual(
        new Set([
          'log-key-unreadable',
          'checkpoint-unreadable',
          'checkpoint-not-signed-by-held-key',
          'content-differs',
        ]),
      );
    });
  });

  function changeBook(change: ReturnType<typeof sql>) {
    return findingsAfter((owner) => sql`update rule_books set ${change}`.execute(owner));
  }

  function waiting(entryId: string) {
    return findingsAfter(async (owner) => {
      await sql`alter table unsequenced_entries drop constraint if exists unsequenced_entries_once`.execute(
        owner,
      );
      await sql`insert into unsequenced_entries (entry_id) values (${entryId})`.execute(owner);
    });
  }

  async function rootAt(checkpoint: number): Promise<Buffer> {
    const { root } = await fixture.owner
      .selectFrom('checkpoints')
      .select('root')
      .where('tree_size', '=', sizes[checkpoint] ?? 0)
      .executeTakeFirstOrThrow();
    return root;
  }
});

/** Which check found what, without hashes. */
function withoutValues(finding: StoreFinding): Omit<StoreFinding, 'expected' | 'found'> {
  const { expected: _expected, found: _found, ...rest } = finding;
  return rest;
}

function findPlace(owner: Kysely<Database>, chain: string, index: number): Promise<Place> {
  return owner
    .selectFrom('audit_entries as e')
    .innerJoin('tree_leaves as l', 'l.entry_id', 'e.id')
    .select(['e.id', 'l.leaf_index as leafIndex'])
    .where('e.licence_id', '=', chain)
    .where('e.chain_index', '=', index)
    .executeTakeFirstOrThrow()
    .then(({ id, leafIndex }) => ({ id, leafIndex, licence: chain, chainIndex: index }));
}

/** As a finding names it. */
function named({ id, ...place }: Place) {
  return { entryId: id, ...place };
}

/** Puts another entry in the place of one: its bytes, and its hash where the database is to look right. */
async function rewrite(
  owner: Owner,
  id: string,
  change: (entry: Record<string, unknown>) => Record<string, unknown>,
  also: readonly ('hash' | 'leaf')[] = [],
): Promise<void> {
  const { bytes } = await owner
    .selectFrom('audit_entries')
    .select('bytes')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const altered = canonicalBytes(change(JSON.parse(bytes.toString('utf8'))));
  await sql`update audit_entries set bytes = ${altered} where id = ${id}`.execute(owner);
  if (also.includes('hash')) {
    await sql`update audit_entries set hash = ${leafHash(altered)} where id = ${id}`.execute(owner);
  }
  if (also.includes('leaf')) {
    await sql`update tree_leaves set hash = ${leafHash(altered)} where entry_id = ${id}`.execute(owner);
  }
}

/** Takes off what the database itself checks of a table's values. */
async function withoutChecks(owner: Owner, table: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select conname as name from pg_constraint
    where conrelid = ${table}::regclass and contype = 'c'`.execute(owner);
  for (const { name } of rows) {
    await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(owner);
  }
}

/** Gives two versions of the thing of an entry the version of each other. */
async function exchangeVersions(owner: Owner, table: string, id: string, entryId: string): Promise<void> {
  const thing = sql`${sql.ref(id)} = (select ${sql.ref(id)} from ${sql.table(table)} where entry_id = ${entryId})`;
  for (const [from, to] of [
    [1, 900],
    [2, 1],
    [900, 2],
  ]) {
    await sql`update ${sql.table(table)} set version = ${to} where version = ${from} and ${thing}`.execute(
      owner,
    );
  }
}

function waitsWrongly(entryId: string) {
  return expect.objectContaining({ check: 'waiting-differs', entryId, table: 'unsequenced_entries' });
}

function cosignatureFault(member: string) {
  return [['cosignature-differs', 'checkpoint_cosignatures', member]];
}

/** Names of guards in one order. */
function namesOf(guards: readonly { readonly table: string; readonly trigger: string }[]): readonly string[] {
  return guards.map(({ table, trigger }) => `${table} ${trigger}`).toSorted();
}

function aPrivateKey() {
  return generateKeyPairSync('ed25519').privateKey;
}

/** The first entry of a case that a row of the table names. */
async function entryOf(owner: Kysely<Database>, table: string, chain: string): Promise<Place> {
  const { rows } = await sql<{ id: string; index: number }>`
      select e.id, e.chain_index as index from ${sql.table(table)} r join audit_entries e on e.id = r.entry_id
      where e.licence_id = ${chain} order by e.chain_index limit 1`.execute(owner);
  const [row] = rows;
  if (row === undefined) {
    throw new Error(`no row of ${table} is in this case`);
  }
  return findPlace(owner, chain, row.index);
}

/** The last entry of a chain that has a place in the tree. */
async function lastPlace(owner: Kysely<Database>, chain: string): Promise<Place> {
  const { chain_index: index } = await owner
    .selectFrom('audit_entries as e')
    .innerJoin('tree_leaves as l', 'l.entry_id', 'e.id')
    .select('e.chain_index')
    .where('e.licence_id', '=', chain)
    .orderBy('e.chain_index', 'desc')
    .executeTakeFirstOrThrow();
  return findPlace(owner, chain, index ?? 0);
}

function checkpointRow(size: number | undefined) {
  return { table: 'checkpoints', key: `tree size ${size}` };
}

const UNLIMITED = { entriesPerSecond: 'unlimited', verifiers: [] } as const;

async function countChecks(owner: Kysely<Database>): Promise<number> {
  const { n } = await owner
    .selectFrom('store_checks')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

async function guardedTables(owner: Kysely<Database>) {
  const { rows } = await sql<{ table: string }>`
    select distinct event_object_table as "table" from information_schema.triggers
    where trigger_schema = current_schema() and event_object_table <> 'store_checks'`.execute(owner);
  return rows;
}

describe('what a check reports', () => {
  it('has one sentence for every kind of finding, each of its own', () => {
    const checks = Object.keys(STORE_FAULTS);
    expect(new Set(Object.values(STORE_FAULTS)).size).toBe(checks.length);

    const finding: StoreFinding = {
      check: 'leaf-differs',
      entryId: 'e1',
      leafIndex: 4,
      licence: 'l1',
      chainIndex: 2,
      expected: 'aa',
      found: 'bb',
    };
    expect(describeStoreFinding(finding)).toBe(
      'Entry e1 (leaf 4, licence l1, index 2) has another leaf in the tree than its bytes make; expected aa; found bb.',
    );
    expect(
      describeStoreFinding({
        check: 'history-rewritten',
        key: 'tree size 9',
        range: { from: 0, until: 9 },
        narrowed: { from: 5, until: 6 },
      }),
    ).toBe(
      'Tree size 9 is a remembered size at which the entries now have another root; the change is in the leaves 0 to 8; in leaf 5 if the checkpoints in the store are right.',
    );
  });

  it('keeps the first of each kind and counts them all', () => {
    const list = new FindingList();
    for (let index = 0; index < 2 * FINDING_LIMIT; index += 1) {
      list.add({ check: 'leaf-differs', leafIndex: index });
    }
    list.add({ check: 'leaf-gap', leafIndex: 1 });

    expect(list.kept).toHaveLength(FINDING_LIMIT_PER_CHECK + 1);
    expect(list.kept.at(-1)).toEqual({ check: 'leaf-gap', leafIndex: 1 });
    expect(list.counts).toEqual({ 'leaf-differs': 2 * FINDING_LIMIT, 'leaf-gap': 1 });
    expect(list.total).toBe(2 * FINDING_LIMIT + 1);
  });

  it('cuts what somebody put into the store at a length that can be kept and shown', () => {
    const list = new FindingList();
    list.add({ check: 'log-key-unreadable', key: 'k'.repeat(10_000), found: 'short' });

    expect(list.kept).toEqual([
      { check: 'log-key-unreadable', key: `${'k'.repeat(FINDING_TEXT_LIMIT)}…`, found: 'short' },
    ]);
  });

  it('goes on missing a checkpoint that is gone, however many are published afterwards', () => {
    const count = new CheckpointCount({ count: 3, earliest: 10, latest: 30 });
    [20, 30, 40, 50].forEach((size) => {
      count.add(size);
    });

    expect(count.missingFirst).toBe(10);
    expect(count.memory()).toEqual({ count: 5, earliest: 10, latest: 50 });
    expect(new CheckpointCount(undefined).memory()).toBeUndefined();
  });
});

/** Everything by which a case is opened to somebody by name, each once with a key. */
async function openWithKeys(services: Services): Promise<void> {
  const limited = await services.registerLicence(act(), exampleLicence(5, { limitedAccess: true }));
  const reason = 'An example reason.';
  const dutyManager = {
    ...SPO,
    subject: 'subject-duty-manager',
    permissions: PERMISSIONS.filter((each) => each !== 'limited-access:office'),
  };
  await services.grantAccess(write('key-1'), limited.id, {
    subject: MANAGER.subject,
    capacity: 'owner',
    reason,
  });
  const broken = await services.breakGlass(write('key-1', 'request-1', dutyManager), limited.id, {
    reason,
    minutes: 60,
  });
  await services.seeAccessNotice(write('key-1', 'request-1', MANAGER), broken.id);
  await services.endAccess(write('key-1'), broken.id, 'It is over.');
}
