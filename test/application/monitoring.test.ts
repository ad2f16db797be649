import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import { heldForMonitoring } from '../../src/application/monitoring/held-apart.ts';
import {
  countLimits,
  proportionLimits,
  rateOfEvents,
  rateOfParts,
} from '../../src/application/monitoring/intervals.ts';
import type {
  FairnessFigures,
  FairnessMeasure,
  MonitoringContent,
} from '../../src/application/monitoring/services.ts';
import type { Principal } from '../../src/application/services.ts';
import type { Figure } from '../../src/application/statistics/suppression.ts';
import { opensCommitment } from '../../src/audit/index.ts';
import { MigrationError, migrateToLatest } from '../../src/db/migrate.ts';
import {
  filledByDatabase,
  migrations,
  monitoringRights,
  mutableTables,
} from '../../src/db/migrations/index.ts';
import { findMonitoringGuards, MONITORING_GUARDS } from '../../src/db/store-check-guards.ts';
import { createTestDatabase, SERVERS, silentLog } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  exampleLicence,
  type Fixture,
  MANAGER,
  OFFICER,
  openFixture,
  refusal,
  SPO,
  write,
} from './fixture.ts';

/** SQLSTATE of a statement that the role may not run, and of one that a guard refuses. */
const NO_PRIVILEGE = '42501';
const REFUSED_BY_GUARD = '23001';

/** A database is made for each `describe`, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

async function sqlState<T>(db: Kysely<T>, statement: string): Promise<string> {
  try {
    await sql.raw(statement).execute(db);
    return 'done';
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
      return error.code;
    }
    throw error;
  }
}

describe.each(SERVERS)('monitoring data on $name', (server) => {
  let fixture: Fixture;
  let number = 0;

  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  /** A new licence, with the number by which its person is found. */
  async function aLicence(more = {}) {
    number += 1;
    const content = exampleLicence(number, more);
    const { id } = await fixture.services.registerLicence(act(), content);
    return { id, crn: content.person.crn };
  }

  const recorded = async (licenceId: string, content: MonitoringContent) =>
    fixture.services.recordMonitoring(act(CASE_SYSTEM), licenceId, content);

  const erase = (licenceId: string) =>
    fixture.services.eraseCase(act(MANAGER), licenceId, {
      authority: 'court-order',
      reference: 'EXAMPLE-ORDER-1',
      on: '2026-11-19',
    });

  const kept = (licenceId: string) =>
    fixture.monitoring
      .selectFrom('monitoring.monitoring_records')
      .select(['entry_id', 'version', 'bytes', 'salt'])
      .where('licence_id', '=', licenceId)
      .orderBy('version')
      .execute();

  const entry = async (id: string) => {
    const { bytes } = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const parsed: Readonly<Record<string, unknown>> = JSON.parse(bytes.toString('utf8'));
    return parsed;
  };

  const check = async () => {
    const outcome = await checkStore(fixture.deps, {
      entriesPerSecond: 'unlimited',
      verifiers: [],
      apart: heldForMonitoring(fixture.monitoring),
    });
    return outcome?.findings ?? [];
  };

  it('are kept with a salted commitment in an entry outside the case, and said nowhere else', async () => {
    const { id: licenceId } = await aLicence();
    const before = await fixture.trail(licenceId);
    const { id, ...answer } = await recorded(licenceId, { sex: 'female', ethnicity: 'mixed' });

    expect(answer).toEqual({ licenceId, version: 1, recordedAt: fixture.deps.clock() });
    const [row] = await kept(licenceId);
    expect(row?.bytes?.toString('utf8')).toBe('{"ethnicity":"mixed","sex":"female"}');
    const of = await entry(id);
    expect(of).toMatchObject({
      act: 'monitoring-recorded',
      about: [{ kind: 'licence', id: licenceId }],
      actor: { subject: CASE_SYSTEM.subject },
    });
    expect(opensCommitment(String(of['content']), row?.bytes ?? Buffer.of(), row?.salt ?? Buffer.of())).toBe(
      true,
    );
    expect(JSON.stringify(of)).not.toMatch(/female|mixed/);
    // The trail of the case does not even say that something is held apart.
    expect(await fixture.trail(licenceId)).toEqual(before);
    const { rows } = await sql`select entry_id from contents where entry_id = ${id}`.execute(fixture.owner);
    expect(rows).toEqual([]);
  });

  it('take the place of what was said before as a whole, and the earlier version stays', async () => {
    const { id: licenceId } = await aLicence();
    await recorded(licenceId, { sex: 'male', disability: 'not-stated' });
    const later = await Promise.all([
      recorded(licenceId, { sex: 'female' }),
      recorded(licenceId, {}),
      recorded(licenceId, { ethnicity: 'not-stated' }),
    ]);
    expect(new Set(later.map(({ version }) => version))).toEqual(new Set([2, 3, 4]));
    expect((await kept(licenceId)).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
  });

  it('are recorded once for each key, and the answer is told again without a reading of them', async () => {
    const { id: licenceId } = await aLicence();
    const send = (hash?: string, content: MonitoringContent = { sex: 'male' }) =>
      fixture.services.recordMonitoring(write(`m-${licenceId}`, hash), licenceId, content);
    const first = await send();
    expect(await send()).toEqual(first);
    expect(await kept(licenceId)).toHaveLength(1);
    expect(await refusal(send('request-2'))).toEqual({ code: 'idempotency-key-reused' });
  });

  it('are taken for no case that is out of sight, not there, or another area’s', async () => {
    const elsewhere: Principal = { ...OFFICER, permissions: ['monitoring:write'], areas: [] };
    const { id: licenceId } = await aLicence();
    const attempt = (principal: Principal, id: string) =>
      refusal(
        fixture.services.recordMonitoring(write(`s-${id}`, 'request-1', principal), id, { sex: 'male' }),
      );
    const noLicence = {
      code: 'invalid',
      faults: [expect.objectContaining({ field: '/licenceId', problem: 'is not the id of a licence' })],
    };
    expect(await attempt(CASE_SYSTEM, randomUUID())).toEqual(noLicence);
    expect(await attempt(CASE_SYSTEM, 'no-id')).toEqual(noLicence);
    expect(await attempt(elsewhere, licenceId)).toEqual(noLicence);

    // Where the case was before its transfer it is still read, and changed no more.
    await fixture.services.replaceLicence(
      act(),
      licenceId,
      1,
      exampleLicence(number, { region: 'another-region', deliveryUnit: 'another-unit' }),
    );
    const before: Principal = { ...elsewhere, areas: [{ region: 'example-region' }] };
    expect(await attempt(before, licenceId)).toEqual({ code: 'another-area' });
    const after: Principal = { ...elsewhere, areas: [{ region: 'another-region' }] };
    expect(await fixture.services.recordMonitoring(act(after), licenceId, {})).toMatchObject({ version: 1 });

    // Whoever lost sight of the case is not told again what was recorded.
    const { id: limited } = await aLicence();
    const owner: Principal = { ...elsewhere, areas: 'everywhere' };
    const once = () =>
      fixture.services.recordMonitoring(write('limited', 'request-1', owner), limited, { sex: 'male' });
    await once();
    await fixture.services.replaceLicence(act(), limited, 1, exampleLicence(number, { limitedAccess: true }));
    expect(await refusal(once())).toEqual(noLicence);
    expect(await kept(limited)).toHaveLength(1);
  });

  it('go with the content of their case, and none come after it', async () => {
    const { id: licenceId } = await aLicence();
    const { id: other } = await aLicence();
    await recorded(licenceId, { sex: 'female' });
    await recorded(licenceId, { sex: 'female', ethnicity: 'black' });
    await recorded(other, { sex: 'female' });
    const repeated = () =>
      fixture.services.recordMonitoring(write('before-erasure'), licenceId, { sex: 'female' });
    await repeated();
    await erase(licenceId);

    expect((await kept(licenceId)).map(({ bytes, salt }) => [bytes, salt])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect((await kept(other)).map(({ bytes }) => bytes)).not.toContain(null);
    const gone = { code: 'erased', authority: 'court-order', at: expect.any(String) };
    expect(await refusal(recorded(licenceId, { sex: 'female' }))).toEqual(gone);
    expect(await refusal(repeated())).toEqual(gone);
    expect(await check()).toEqual([]);
  });

  it('are not left behind by an erasure that runs at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id: licenceId } = await aLicence();
      await Promise.allSettled([
        recorded(licenceId, { sex: 'female' }),
        erase(licenceId),
        recorded(licenceId, { sex: 'male' }),
      ]);
      expect((await kept(licenceId)).filter(({ bytes }) => bytes !== null)).toEqual([]);
    }
  });

  it('come with all else that a person asks for, without a copy in the case', async () => {
    const { id: licenceId, crn } = await aLicence();
    await recorded(licenceId, { sex: 'male', ethnicity: 'asian' });
    const { services } = fixture;
    const gathered = await services.gatherSubjectAccess(act(), { crn, reference: 'R-1' });
    const held = gathered.items.find(({ content }) => 'ethnicity' in content);
    expect(held).toMatchObject({
      licenceId,
      about: [{ kind: 'licence', id: licenceId }],
      content: { sex: 'male', ethnicity: 'asian' },
      marks: [],
    });
    const decisions = Object.fromEntries(
      gathered.items.map(({ entryId }) => [entryId, { release: 'whole' as const, reason: 'An example.' }]),
    );
    await services.reviewSubjectAccess(act(SPO), gathered.id, decisions);
    const released = await services.releaseSubjectAccess(act(), gathered.id);
    expect(released.items.map(({ content }) => content)).toContainEqual({ sex: 'male', ethnicity: 'asian' });

    const { rows } = await sql<{ found: number }>`
      select count(*)::int as found from contents where position(convert_to('"asian"', 'UTF8') in bytes) > 0`.execute(
      fixture.owner,
    );
    expect(rows).toEqual([{ found: 0 }]);

    const withoutRole = createServices(fixture.deps);
    expect(await refusal(withoutRole.readSubjectAccess(act(), gathered.id))).toEqual({
      code: 'monitoring-not-configured',
    });
    await erase(licenceId);
    const after = await services.readSubjectAccess(act(), gathered.id);
    expect(after.items).toEqual([]);
    expect(after.erasedItems).toBe(gathered.items.length);
  });

  it('are refused with a remedy where there is no role for them', async () => {
    const { id: licenceId } = await aLicence();
    const without = createServices(fixture.deps);
    const missing = { code: 'monitoring-not-configured' };
    expect(await refusal(without.recordMonitoring(act(), licenceId, { sex: 'male' }))).toEqual(missing);
    const figures = without.readFairnessFigures(act(), { quarter: '2026-Q4', by: 'sex' });
    expect(await refusal(figures)).toEqual(missing);
  });

  describe('the wall', () => {
    it.each(['db', 'reader'] as const)(
      'lets the role of the %s neither read, count, add nor change, nor take the place of the one that may',
      async (role) => {
        const db = role === 'db' ? fixture.db : fixture.deps.reader;
        for (const statement of [
          'select * from monitoring.monitoring_records',
          'select count(*) from monitoring.monitoring_records',
          'select 1 from licence_versions v join monitoring.monitoring_records m using (licence_id)',
          'insert into monitoring.monitoring_records default values',
          'update monitoring.monitoring_records set bytes = null, salt = null',
          'delete from monitoring.monitoring_records',
          'copy monitoring.monitoring_records to stdout',
          'set role recall_monitoring',
          'set session authorization recall_monitoring',
          'grant usage on schema monitoring to public',
          'create view mine as select * from monitoring.monitoring_records',
        ]) {
          expect([statement, await sqlState(db, statement)]).toEqual([statement, NO_PRIVILEGE]);
        }
      },
    );

    it('lets the role of the monitoring data read no content, no licence and no run, and change nothing', async () => {
      const tables = [
        'contents',
        'licence_identifiers',
        'licence_references',
        'audit_entries',
        'recommendations',
        'review_steps',
        'rule_books',
      ];
      for (const statement of [
        ...tables.map((table) => `select * from ${table}`),
        'select entry_id from licence_versions',
        'select last_instant from cases',
        'select recorded_by from access_grants',
        'update cases set region = null',
        'select id from cases for update',
        'insert into contents default values',
        'insert into consideration_figures default values',
        'set role recall_service',
      ]) {
        expect([statement, await sqlState(fixture.monitoring, statement)]).toEqual([statement, NO_PRIVILEGE]);
      }
    });

    it('stands for tables and functions that are not there yet: nobody but one role has anything of the schema', async () => {
      const { rows } = await sql<{ grantee: string; rights: string }>`
        select grantee, string_agg(privilege_type, ' ' order by privilege_type) as rights
        from information_schema.table_privileges
        where table_schema = 'monitoring' and grantee <> 'recall_owner' group by grantee`.execute(
        fixture.owner,
      );
      expect(rows).toEqual([{ grantee: 'recall_monitoring', rights: 'INSERT SELECT' }]);
      const usage = await sql<{ role: string; usage: boolean }>`
        select role, has_schema_privilege(role, 'monitoring', 'usage') as usage
        from unnest(array['recall_service', 'recall_reader', 'recall_monitoring']) as role`.execute(
        fixture.owner,
      );
      expect(usage.rows.map(({ role, usage: may }) => [role, may])).toEqual([
        ['recall_service', false],
        ['recall_reader', false],
        ['recall_monitoring', true],
      ]);
    });

    it('is not built where it would not stand: as another role of the service, or as the owner', async () => {
      const database = await createTestDatabase(server);
      const migrateAs = (url: string) =>
        migrateToLatest({
          ...database,
          migrations,
          mutableTables,
          filledByDatabase,
          monitoring: { url, rights: monitoringRights },
          log: silentLog,
        });
      try {
        await expect(migrateAs(database.serviceUrl)).rejects.toThrow(MigrationError);
        await expect(migrateAs(database.readerUrl)).rejects.toThrow(/role of its own/);
        await expect(migrateAs(database.ownerUrl)).rejects.toThrow(/role of its own/);
        await expect(migrateAs(database.monitoringUrl)).resolves.toMatchObject({ applied: [] });
      } finally {
        await database.drop();
      }
    });
  });

  it('cannot be changed or taken away by anybody, not by the owner either', async () => {
    const { id: licenceId } = await aLicence();
    await recorded(licenceId, { sex: 'male' });
    const before = await kept(licenceId);
    for (const statement of [
      'update monitoring.monitoring_records set bytes = null, salt = null',
      `update monitoring.monitoring_records set bytes = '\\x7b7d'`,
      'update monitoring.monitoring_records set version = version + 1',
      'delete from monitoring.monitoring_records',
      'truncate monitoring.monitoring_records',
    ]) {
      expect([statement, await sqlState(fixture.monitoring, statement)]).toEqual([statement, NO_PRIVILEGE]);
      expect([statement, await sqlState(fixture.owner, statement)]).toEqual([statement, REFUSED_BY_GUARD]);
    }
    expect(await kept(licenceId)).toEqual(before);
  });

  it('have every guard in the list that the check of the store goes by, always on', async () => {
    const found = await findMonitoringGuards(fixture.deps.reader);
    const expected = MONITORING_GUARDS.map((guard) => ({ ...guard, enabled: 'A' }));
    expect(new Set(found.map((guard) => JSON.stringify(guard)))).toEqual(
      new Set(expected.map((guard) => JSON.stringify(guard))),
    );
  });

  it('are held against the log by the check of the store, which says what was changed', async () => {
    const { id: licenceId } = await aLicence();
    const { id: differing } = await recorded(licenceId, { sex: 'male' });
    const { id: gone } = await recorded(licenceId, { sex: 'male' });
    const { id: emptied } = await recorded(licenceId, { sex: 'male' });
    await fixture.services.recordMonitoring(write('checked'), licenceId, { sex: 'male' });
    expect(await check()).toEqual([]);

    const asIntruder = (statement: string) =>
      fixture.owner.transaction().execute(async (trx) => {
        await sql`alter table monitoring.monitoring_records disable trigger user`.execute(trx);
        await sql.raw(statement).execute(trx);
        await sql`alter table monitoring.monitoring_records enable always trigger monitoring_records_only_grow`.execute(
          trx,
        );
        await sql`alter table monitoring.monitoring_records enable always trigger monitoring_records_go_by_erasure`.execute(
          trx,
        );
      });
    await asIntruder(
      `update monitoring.monitoring_records set bytes = convert_to('{"sex":"female"}', 'UTF8') where entry_id = '${differing}'`,
    );
    await asIntruder(`delete from monitoring.monitoring_records where entry_id = '${gone}'`);
    await asIntruder(
      `update monitoring.monitoring_records set bytes = null, salt = null where entry_id = '${emptied}'`,
    );
    const found = (await check()).map(({ check: what, entryId, key }) => `${what} ${entryId ?? key}`);
    expect(new Set(found)).toEqual(
      new Set([
        'guard-missing monitoring_records_join_no_erased_case',
        `content-differs ${differing}`,
        `record-missing ${gone}`,
        `erased-without-entry ${emptied}`,
      ]),
    );
  });
});

const groupOf = ({ groups }: FairnessFigures, name: string) => groups.find(({ group }) => group === name);

const measureOf = (figures: FairnessFigures, name: string, measure: FairnessMeasure) =>
  groupOf(figures, name)?.measures.find((one) => one.measure === measure);

/** Outcome and departures of so many considerations of one group. */
interface Made {
  readonly group?: string;
  readonly outcome: string;
  readonly departed?: boolean;
  readonly count: number;
}

describe.each(SERVERS)('fairness figures on $name', (server) => {
  let fixture: Fixture;
  const licences = new Map<string, string>();

  /** As many licences of a group as asked for, with what the source says of their persons. */
  async function register(group: string, count: number, content?: MonitoringContent): Promise<void> {
    for (let made = 0; made < count; made += 1) {
      const { id } = await fixture.services.registerLicence(act(), exampleLicence(licences.size + 1));
      licences.set(id, group);
      if (content !== undefined) {
        // What was said first is said no more.
        await fixture.services.recordMonitoring(act(CASE_SYSTEM), id, { sex: 'female', ethnicity: 'other' });
        await fixture.services.recordMonitoring(act(CASE_SYSTEM), id, content);
      }
    }
  }

  async function consider({ group, outcome, departed = false, count }: Made, on = '2026-11-02') {
    const isDecided = outcome === 'recall' || outcome === 'no-recall';
    const recall = (outcome === 'recall') === departed ? 'not-supported' : 'supported';
    // Decided in the quarter, whenever it was opened.
    const openedOn = isDecided ? '2026-08-03' : on;
    const ofGroup = [...licences].filter(([, of]) => of === group).map(([id]) => id);
    await sql`insert into consideration_figures
      (consideration_id, licence_id, opened_on, decided_on, sentence_group, outcome, figures)
      select gen_random_uuid(), (${ofGroup}::uuid[])[1 + n % ${ofGroup.length}::int], ${openedOn}::date,
        ${isDecided ? on : null}::date, 'unknown', ${outcome},
        json_build_object('run', json_build_object('recall', ${recall}::text, 'response', 'discuss-and-record'))
      from generate_series(1, ${count}::int) n`.execute(fixture.owner);
  }

  beforeAll(async () => {
    fixture = await openFixture(server);
    await register('female', 8, { sex: 'female' });
    await register('male', 12, { sex: 'male', ethnicity: 'white' });
    await register('unsaid', 6);
    for (const made of [
      { group: 'female', outcome: 'recall', count: 6 },
      { group: 'female', outcome: 'recall', departed: true, count: 5 },
      { group: 'female', outcome: 'no-recall', count: 9 },
      { group: 'male', outcome: 'recall', count: 20 },
      { group: 'male', outcome: 'no-recall', count: 15 },
      { group: 'male', outcome: 'no-recall', departed: true, count: 5 },
      { group: 'unsaid', outcome: 'recall', count: 5 },
      { group: 'unsaid', outcome: 'undecided', count: 5 },
    ]) {
      await consider(made);
    }
    await consider({ group: 'male', outcome: 'recall', count: 7 }, '2026-09-30');
    await consider({ group: 'male', outcome: 'recall', count: 7 }, '2027-01-01');
  });
  afterAll(() => fixture.close());

  const read = (by: 'sex' | 'ethnicity', quarter = '2026-Q4'): Promise<FairnessFigures> =>
    fixture.services.readFairnessFigures(act(), { quarter, by });

  it('count each consideration of the quarter once, with both denominators and their limits', async () => {
    const figures = await read('sex');
    expect(figures).toMatchObject({
      label: 'cases put to this service',
      quarter: '2026-Q4',
      from: '2026-10-01',
      until: '2027-01-01',
      by: 'sex',
      withheld: false,
      total: { licences: { count: 26 }, considerations: { count: 70 } },
    });
    expect(
      figures.groups.map(({ group, licences: of, considerations }) => [group, of, considerations]),
    ).toEqual([
      ['female', { count: 8 }, { count: 20 }],
      ['male', { count: 12 }, { count: 40 }],
      ['not-recorded', { count: 6 }, { count: 10 }],
    ]);
    expect(measureOf(figures, 'female', 'recall')).toEqual({
      measure: 'recall',
      figure: { count: 11 },
      ofConsiderations: { perHundred: 55, low: 34.2, high: 74.2 },
      // More than one for each licence.
      ofLicences: { perHundred: 137.5, low: 68.5, high: 246 },
    });
    expect(measureOf(figures, 'female', 'departed-to-recall')).toMatchObject({ figure: { count: 5 } });
    expect(measureOf(figures, 'female', 'departed-to-no-recall')).toMatchObject({ figure: { count: 0 } });
    expect(measureOf(figures, 'male', 'departed-to-no-recall')).toMatchObject({ figure: { count: 5 } });
    expect(measureOf(figures, 'not-recorded', 'undecided')).toMatchObject({ figure: { count: 5 } });
  });

  it('show what is not recorded as a group, say its share, and call no difference a finding', async () => {
    const figures = await read('ethnicity');
    expect(figures.groups.map(({ group }) => group)).toEqual([
      'asian',
      'black',
      'mixed',
      'white',
      'other',
      'not-stated',
      'not-recorded',
    ]);
    expect(groupOf(figures, 'not-recorded')?.considerations).toEqual({ count: 30 });
    expect(figures.notes).toContainEqual(
      expect.stringMatching(/^Of 42\.9 in 100 considerations no group is recorded/),
    );
    expect(figures.notes).toContainEqual(expect.stringMatching(/a question to look into and no finding/));
    expect(figures.notes).toContainEqual(expect.stringMatching(/^No rule, run or document reads/));
  });

  it('count a quarter by the day of the decision, or of the opening of what is not decided, and give no rate of nothing', async () => {
    expect(measureOf(await read('sex', '2026-Q3'), 'male', 'recall')).toEqual({
      measure: 'recall',
      figure: { count: 7 },
      ofConsiderations: { perHundred: 100, low: 64.6, high: 100 },
    });
    const empty = await read('sex', '2025-Q1');
    expect(empty.total.considerations).toEqual({ count: 0 });
    expect(
      empty.groups.flatMap(({ measures }) => measures.filter((one) => 'ofConsiderations' in one)),
    ).toEqual([]);
  });

  it('leave out small counts and what they could be worked out from, with the same totals in both tables', async () => {
    await consider({ group: 'female', outcome: 'withdrawn', count: 2 }, '2027-02-01');
    await consider({ group: 'male', outcome: 'withdrawn', count: 9 }, '2027-02-01');
    await consider({ group: 'female', outcome: 'recall', count: 20 }, '2027-02-01');
    await consider({ group: 'male', outcome: 'recall', count: 30 }, '2027-02-01');
    await consider({ group: 'unsaid', outcome: 'recall', count: 10 }, '2027-02-01');
    const bySex = await read('sex', '2027-Q1');
    const hidden: Figure = { suppressed: true };
    expect(measureOf(bySex, 'female', 'withdrawn')).toEqual({ measure: 'withdrawn', figure: hidden });
    expect(measureOf(bySex, 'male', 'withdrawn')).toEqual({ measure: 'withdrawn', figure: hidden });
    // Otherwise the column would give the small count away.
    const shownInFull = ['female', 'male'].filter(
      (name) => 'count' in (measureOf(bySex, name, 'recall')?.figure ?? {}),
    );
    expect(shownInFull.filter((name) => 'count' in (groupOf(bySex, name)?.considerations ?? {}))).toEqual([]);
    expect((await read('ethnicity', '2027-Q1')).total).toEqual(bySex.total);
  });

  it('leave out cases that are out of sight of whoever asks', async () => {
    const analyst: Principal = { ...OFFICER, permissions: ['statistics:read'], areas: 'everywhere' };
    const ask = () => fixture.services.readFairnessFigures(act(analyst), { quarter: '2026-Q4', by: 'sex' });
    expect(groupOf(await ask(), 'male')?.licences).toEqual({ count: 12 });
    const place = [...licences].findIndex(([, group]) => group === 'male');
    const [id = ''] = [...licences][place] ?? [];
    await fixture.services.replaceLicence(act(), id, 1, exampleLicence(place + 1, { limitedAccess: true }));
    expect(groupOf(await ask(), 'male')?.licences).toEqual({ count: 11 });
    expect(groupOf(await read('sex'), 'male')?.licences).toEqual({ count: 12 });
  });

  it('are in the log as a reading of figures, and of no case', async () => {
    await read('sex');
    const { bytes } = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .where('licence_id', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
      act: 'statistics-read',
      about: [],
      query: ['figure', 'period'],
    });
  });
});

/** The probability of at most `most` events where `mean` are expected. */
const atMost = (most: number, mean: number) => {
  let term = Math.exp(-mean);
  let sum = term;
  for (let n = 1; n <= most; n += 1) {
    term *= mean / n;
    sum += term;
  }
  return sum;
};

describe('limits of a rate', () => {
  it('are those of the published examples', () => {
    // Wilson, of 5 in 10, 0 in 10 and 10 in 10; Byar, of 10, 1 and 0 events.
    expect(rateOfParts(5, 10)).toEqual({ perHundred: 50, low: 23.7, high: 76.3 });
    expect(rateOfParts(0, 10)).toEqual({ perHundred: 0, low: 0, high: 27.8 });
    expect(rateOfParts(10, 10)).toEqual({ perHundred: 100, low: 72.2, high: 100 });
    expect(rateOfEvents(10, 100)).toEqual({ perHundred: 10, low: 4.8, high: 18.4 });
    expect(rateOfEvents(0, 100)).toEqual({ perHundred: 0, low: 0, high: 3.7 });
    expect([rateOfParts(0, 0), rateOfEvents(3, 0)]).toEqual([undefined, undefined]);
  });

  it('of a proportion are where the score test just fails to reject it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (of, part) => {
          const count = Math.round(of * part);
          const share = count / of;
          const { low, high } = proportionLimits(count, of);
          expect(low >= 0 && low <= share && share <= high && high <= 1).toBe(true);
          for (const limit of [low, high].filter((one) => one > 0 && one < 1)) {
            const score = Math.abs(share - limit) / Math.sqrt((limit * (1 - limit)) / of);
            expect(score).toBeCloseTo(1.959964, 4);
          }
        },
      ),
    );
  });

  it('of a count leave about 2.5 in 100 on each side of the Poisson distribution', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
        const { low, high } = countLimits(count);
        expect(low < count && count < high).toBe(true);
        const outside = [1 - atMost(count - 1, low), atMost(count, high)];
        // Never narrower than it says by more than a hair, and close to it from five events on, the fewest that are shown.
        expect(Math.max(...outside)).toBeLessThan(0.026);
        expect(Math.min(...outside)).toBeGreaterThan(count < 5 ? 0.01 : 0.022);
      }),
    );
  });
});
