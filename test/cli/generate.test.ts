import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import {
  collectRows,
  groupOf,
  makeBatch,
  makeCase,
  type Populated,
  populate,
  type Settings,
  StoreNotEmpty,
} from '../../bench/population/index.ts';
import { EVENTS_OF, OTHER_EVENTS } from '../../bench/population/marginals.ts';
import { decodeContent } from '../../src/application/content.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { createReplayServices } from '../../src/application/evidence/replay.ts';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import { uuidV7 } from '../../src/application/ids.ts';
import { findKnown } from '../../src/application/review/noted.ts';
import { findStanding } from '../../src/application/review/standing.ts';
import { loadRecordedCase } from '../../src/application/recorded-case.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import { sha256, noteSigner, noteVerifier } from '../../src/audit/index.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { currentBookText, EVENT_TYPES } from '../../src/rules/index.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';

jest.setTimeout(120_000);

const BOOK = openRuleBook(currentBookText());
const ORIGIN = 'generated.example/log';
const SETTINGS: Settings = {
  seed: 7,
  licences: 40,
  from: '2024-01-01',
  until: '2026-11-20',
  eventsPerLicence: 2,
};
const now = () => new Date().toISOString();

function digestOf(seed: number): string {
  const { rows } = makeBatch(BOOK, { ...SETTINGS, seed }, { first: 10, last: 11 });
  return [...rows].map(([table, bytes]) => `${table} ${sha256(bytes).toString('hex')}`).join('\n');
}

describe('a population in memory', () => {
  it('has every type of event', () => {
    const types = [...Object.values(EVENTS_OF).flat(), ...OTHER_EVENTS].map(([type]) => type);
    expect([...new Set(types)].toSorted()).toEqual(EVENT_TYPES.toSorted());
  });

  it('is the same bytes, ids and salts for the same seed, and others for another', () => {
    expect(digestOf(7)).toBe(digestOf(7));
    expect(digestOf(8)).not.toBe(digestOf(7));
  });

  it('comes near the published shares, with every regime, type of event and course that there is', () => {
    const licences = 320;
    const tally = new Map<string, number>();
    for (let number = 1; number <= licences; number += 1) {
      makeCase({ book: BOOK, rows: collectRows(), tally }, { ...SETTINGS, licences }, number);
    }
    const of = (name: string) => tally.get(name) ?? 0;
    const share = (part: string, whole: string) => of(part) / of(whole);
    const ofRecalls = (theme: string) => share(`theme of recall/${theme}`, 'recalls with reasons');

    expect(of('considerations')).toBe(licences);
    expect(of('recalls')).toBeGreaterThan(licences * 0.25);
    expect(Math.abs(ofRecalls('further-charge') - 0.24)).toBeLessThan(0.12);
    expect(Math.abs(ofRecalls('non-compliance') - 0.75)).toBeLessThan(0.12);
    expect(Math.abs(ofRecalls('keep-in-touch') - 0.36)).toBeLessThan(0.12);
    expect(Math.abs(ofRecalls('reside') - 0.23)).toBeLessThan(0.12);
    const reasons = [...groupOf(tally, 'reason').values()].reduce((sum, each) => sum + each, 0);
    expect(Math.abs(reasons / of('recalls with reasons') - 1.85)).toBeLessThan(0.25);

    const decisions = of('decision departs from the rules') + of('decision does not depart');
    expect(of('decision departs from the rules') / decisions).toBeGreaterThan(0.03);
    expect(of('decision departs from the rules') / decisions).toBeLessThan(0.2);
    expect([...groupOf(tally, 'regime of recall').keys()]).toEqual([
      'R1-ORA',
      'R2-FTR12',
      'R3-FTR48',
      'R4-FTR56',
      'R4b',
    ]);
    expect(groupOf(tally, 'recall revoked in').size).toBe(12);
    expect([...groupOf(tally, 'recall by the rules').keys()]).toEqual([
      'not-supported',
      'supported',
      'unknown',
    ]);
    expect([...groupOf(tally, 'consideration state').keys()]).toEqual(
      expect.arrayContaining(['agreed', 'closed', 'open', 'proposed', 'sent', 'viewed', 'withdrawn']),
    );
    expect(of('step/new-facts-review')).toBeGreaterThan(0);
    expect(of('step/countersignature')).toBeGreaterThan(0);
  });
});

describe.each(SERVERS)('a population in a store on $name', (server) => {
  let database: TestDatabase;
  let deps: Dependencies;
  let populated: Populated;
  const signer = noteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey);
  const verifiers = [noteVerifier(signer.verifierKey)];

  const fill = (licences: number) =>
    populate({
      settings: { ...SETTINGS, licences },
      serviceUrl: database.serviceUrl,
      threads: 0,
      placing: { db: deps.db, clock: now, origin: ORIGIN, signers: [signer], verifiers },
      onProgress: () => undefined,
    });

  beforeAll(async () => {
    database = await createTestDatabase(server);
    deps = {
      db: connect<Database>(database.serviceUrl, { max: 4 }),
      reader: connect<Database>(database.readerUrl, { max: 2, statementTimeoutMs: 0 }),
      log: { origin: ORIGIN, verifierKeys: [signer.verifierKey] },
      clock: now,
      newId: () => uuidV7(),
      book: BOOK,
    };
    await keepBookInUse(deps.db, BOOK, now());
    populated = await fill(40);
  });
  afterAll(async () => {
    await Promise.all([deps.db.destroy(), deps.reader.destroy()]);
    await database.drop();
  });

  it('stands up to the check of the store, with every entry in the tree and under a checkpoint', async () => {
    const entries = populated.tally.get('entries');
    const check = await checkStore(deps, { entriesPerSecond: 'unlimited', verifiers, remembered: [] });
    expect(check?.findings).toEqual([]);
    expect(check).toMatchObject({ entries, treeSize: entries, findingCount: 0 });
    expect(populated.treeSize).toBe(entries);
  });

  it('replays: every run gives the same bytes again', async () => {
    const principal = {
      subject: 'system-example',
      kind: 'system',
      permissions: ['recommendation:replay', 'limited-access:office'],
      areas: 'everywhere',
    } as const;
    const sweep = await createReplayServices(deps).replayAll({ principal, correlationId: 'replay' });
    expect(sweep).toMatchObject({ same: populated.tally.get('runs'), different: 0, notPossible: 0 });
  });

  it('holds what the service itself reads of each case at the instant of each run and each step', async () => {
    await deps.db.transaction().execute(async (trx) => {
      const runs = await trx
        .selectFrom('recommendations as r')
        .innerJoin('considerations as c', 'c.id', 'r.consideration_id')
        .innerJoin('contents as content', 'content.entry_id', 'r.entry_id')
        .select(['c.licence_id', 'r.consideration_id', 'content.bytes'])
        .execute();
      for (const run of runs) {
        const { inputs, basis, asAt, knownAt } = decodeContent('recommendation', run.bytes);
        const read = await loadRecordedCase(trx, run.licence_id, run.consideration_id, { asAt, knownAt });
        expect({ inputs: read.inputs, basis: read.basis }).toEqual({ inputs, basis });
      }
      const steps = await trx
        .selectFrom('review_steps as s')
        .innerJoin('contents as content', 'content.entry_id', 's.entry_id')
        .select(['s.licence_id', 's.consideration_id', 's.recorded_at', 'content.bytes'])
        .orderBy('s.entry_id')
        .execute();
      // Every third: each takes several statements, and what is taken differs from case to case.
      const some = steps.filter((_, place) => place % 3 === 0);
      for (const { licence_id: licenceId, consideration_id: id, recorded_at: at, bytes } of some) {
        const { noted } = decodeContent('review-step', bytes);
        const head = { licenceVersion: noted.known.licenceVersion };
        expect(await findKnown({ trx, licenceId, at, head }, id)).toEqual(noted.known);
        const { machine } = noted;
        const found =
          machine.said === 'answer'
            ? await findStanding(trx, deps, machine.recommendation, at, 'without-fresh-run')
            : undefined;
        expect(found?.standing.state).toBe(machine.said === 'answer' ? machine.standing : undefined);
      }
      expect(Math.min(runs.length, some.length)).toBeGreaterThan(25);
    });
  });

  it('is recorded over the whole period, and nothing of it in the future', async () => {
    const { rows } = await sql<{ first: string; last: string }>`
      select min(recorded_at) as first, max(recorded_at) as last from audit_entries
      where licence_id is not null`.execute(deps.db);
    const [span] = rows;
    expect((span?.first ?? '') < '2024-03').toBe(true);
    expect((span?.last ?? '') > '2026-10' && (span?.last ?? '~') < '2026-11-21').toBe(true);
  });

  it('is refused where the store holds a case, and changes nothing then', async () => {
    const before = await sql<{ n: number }>`select count(*) as n from audit_entries`.execute(deps.db);
    await expect(fill(1)).rejects.toThrow(StoreNotEmpty);
    const after = await sql<{ n: number }>`select count(*) as n from audit_entries`.execute(deps.db);
    expect(after.rows).toEqual(before.rows);
  });
});
