import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Kysely, sql } from 'kysely';
import type { Principal } from '../../src/application/services.ts';
import type { ConsiderationFigures, RecallFigures } from '../../src/application/statistics/figures.ts';
import { FIGURES } from '../../src/application/statistics/figure-keys.ts';
import { faultsOfFigure } from '../../src/application/statistics/figure-parts.ts';
import { TRACED_BREAKDOWNS } from '../../src/application/statistics/grouping.ts';
import { isShown } from '../../src/application/statistics/suppression.ts';
import type { Database } from '../../src/db/database.ts';
import { A_RUN, aConsiderationRow, idOfRow, rowsOf } from '../builders/figures.ts';
import { Q2_2024, recallsOf } from '../builders/published-figures.ts';
import { SERVERS } from '../support/database.ts';
import { act, type Fixture, MANAGER, openFixture } from './fixture.ts';

/** Sees what everybody sees, and no case for named people only. */
const INSPECTOR: Principal = {
  subject: 'subject-inspector',
  kind: 'person',
  permissions: ['statistics:read', 'statistics:trace'],
  areas: 'everywhere',
};
/** Sees one region alone. */
const OF_A_REGION: Principal = {
  ...INSPECTOR,
  subject: 'subject-region',
  areas: [{ region: 'Example South' }],
};
const LIMITED = 12_000;

describe.each(SERVERS)('statistics of a store on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
    const recalls = recallsOf(Q2_2024, (place) => ({
      licenceId: idOfRow(place),
      region: place % 2 === 0 ? 'Example North' : 'Example South',
    }));
    const hidden = recallsOf({ recalls: 40, categories: { other: 40 } }, (place) => ({
      recallId: idOfRow(LIMITED + place),
      licenceId: idOfRow(LIMITED + place),
      region: 'Example North',
    }));
    await insertCases(fixture.owner, recalls, false);
    await insertCases(fixture.owner, hidden, true);
    await insertRecalls(fixture.owner, [...recalls, ...hidden]);
    await insertConsiderations(fixture.owner, considerations());
  });
  afterAll(() => fixture.close());

  const read = (principal: Principal, by?: 'region' | 'sentence-group' | 'sex') =>
    fixture.services.readRecallReasons(act(principal), {
      quarter: '2024-Q2',
      ...(by === undefined ? {} : { by }),
    });

  it('come to the figures that were published, and leave out cases for named people only', async () => {
    const { label, quarters } = await read(INSPECTOR);
    expect(label).toBe('cases put to this service');
    const [quarter] = quarters;
    expect([quarter?.recalls, quarter?.reasons]).toMatchObject([{ count: 9_782 }, { count: 18_977 }]);
    expect(quarter?.categories[0]).toMatchObject({
      label: 'Facing further charge',
      count: 2_348,
      shareOfRecalls: 0.24,
      recalls: 9_782,
      shareOfReasons: 0.1237,
      reasons: 18_977,
    });
    expect(quarter?.seriesBreaks.map(({ code }) => code)).toEqual(['fixed-term-under-12-months']);
  });

  it('count cases for named people only for those who see them all', async () => {
    const { quarters } = await read(MANAGER);
    expect(quarters[0]?.recalls).toMatchObject({ count: 9_822 });
  });

  it('count what is in sight alone, and add up over regions', async () => {
    const { quarters } = await read(OF_A_REGION);
    expect(quarters[0]?.recalls).toMatchObject({ count: 4_891 });
    const byRegion = await read(INSPECTOR, 'region');
    expect(
      byRegion.quarters[0]?.breakdown?.groups.map(({ group, recalls }) => [
        group,
        isShown(recalls) && recalls.count,
      ]),
    ).toEqual([
      ['Example North', 4_891],
      ['Example South', 4_891],
    ]);
  });

  it('put whoever has no group under not recorded', async () => {
    const { quarters } = await read(INSPECTOR, 'sex');
    const groups = quarters[0]?.breakdown?.groups ?? [];
    expect(groups.map(({ group }) => group)).toEqual(['female', 'male', 'not-recorded']);
    expect(groups[2]?.recalls).toEqual({ count: 9_782 });
  });

  it('answer every quarter of a period by itself, and refuse one that ends before it begins or is too long', async () => {
    const asked = { quarter: '2024-Q1', untilQuarter: '2024-Q3' };
    const { quarters } = await fixture.services.readDecisionFigures(act(INSPECTOR), asked);
    expect(quarters.map(({ quarter, considerations: of }) => [quarter, isShown(of) && of.count])).toEqual([
      ['2024-Q1', 0],
      ['2024-Q2', 60],
      ['2024-Q3', 0],
    ]);
    for (const untilQuarter of ['2023-Q4', '2026-Q1']) {
      await expect(
        fixture.services.readAgreementFigures(act(INSPECTOR), { quarter: '2024-Q1', untilQuarter }),
      ).rejects.toMatchObject({ error: { code: 'invalid', faults: [{ field: '/untilQuarter' }] } });
    }
  });

  it('lead from a figure to exactly the cases that it counts, page by page, for those in whose sight they are', async () => {
    const wanted = {
      quarter: '2024-Q2',
      figure: 'recall-reason',
      code: 'failed-to-reside',
      by: 'region',
      group: 'Example South',
    } as const;
    const { quarters } = await read(INSPECTOR, 'region');
    const figure = quarters[0]?.breakdown?.groups[1]?.categories[3];
    expect(figure?.cases).toBe(
      '/v1/statistics/cases?quarter=2024-Q2&figure=recall-reason&code=failed-to-reside&by=region&group=Example+South',
    );
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await fixture.services.traceFigure(act(INSPECTOR), {
        ...wanted,
        limit: 200,
        ...(cursor === undefined ? {} : { cursor }),
      });
      ids.push(...page.items.map(({ recallId = '' }) => recallId));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(figure).toMatchObject({ count: ids.length });
    expect(new Set(ids).size).toBe(ids.length);
    const hidden = await fixture.services.traceFigure(act(INSPECTOR), {
      quarter: '2024-Q2',
      figure: 'recalls',
      by: 'region',
      group: 'Nowhere',
      limit: 5,
    });
    expect(hidden.items).toEqual([]);
  });

  it('lead to considerations too: the decided by decision, then the undecided by opening', async () => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await fixture.services.traceFigure(act(INSPECTOR), {
        quarter: '2024-Q2',
        figure: 'considerations',
        limit: 25,
        ...(cursor === undefined ? {} : { cursor }),
      });
      ids.push(...page.items.map(({ considerationId = '' }) => considerationId));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(ids).toHaveLength(60);
    expect(new Set(ids).size).toBe(60);
  });

  it.each([
    [{ figure: 'outcome' }, ['/code']],
    [{ figure: 'outcome', code: 'nonsense' }, ['/code']],
    [{ figure: 'outcome', code: 'recall', of: 'supported' }, ['/of']],
    [{ figure: 'rules-and-decision', code: 'recall' }, ['/of']],
    [{ figure: 'considerations', code: 'recall' }, ['/code']],
    [{ figure: 'considerations', by: 'region', group: 'Example South' }, ['/by']],
    [{ figure: 'recalls', by: 'region' }, ['/group']],
    [{ figure: 'recalls', by: 'sentence-group', group: 'nonsense' }, ['/group']],
    [{ figure: 'recalls', group: 'Example South' }, ['/by']],
    [{ figure: 'recalls', by: 'region', group: 'Example South', deliveryUnit: 'Unit 1' }, ['/deliveryUnit']],
    [{ figure: 'measure-not-available', code: 'refer-or-treat', deliveryUnit: 'Unit 1' }, ['/by']],
    [{ figure: 'like-cases', code: 'nonsense' }, ['/code']],
  ] as const)('are not traced by a name that no figure has: %j', async (wanted, fields) => {
    const tracing = fixture.services.traceFigure(act(INSPECTOR), { quarter: '2024-Q2', limit: 5, ...wanted });
    const faults = fields.map((field) => ({
      field,
      problem: expect.stringMatching(/./),
      remedy: expect.stringMatching(/give|leave/),
    }));
    await expect(tracing).rejects.toMatchObject({ error: { code: 'invalid', faults } });
  });

  it('carry addresses of cases that are all names of figures', async () => {
    const asked = { quarter: '2024-Q2' };
    const answers = [
      await fixture.services.readRecallReasons(act(INSPECTOR), { ...asked, by: 'region' }),
      await fixture.services.readRecallReasons(act(INSPECTOR), { ...asked, by: 'sentence-group' }),
      await fixture.services.readDecisionFigures(act(INSPECTOR), asked),
      await fixture.services.readAgreementFigures(act(INSPECTOR), asked),
    ];
    const addresses = [...JSON.stringify(answers).matchAll(/"cases":"([^"]+)"/g)].map(([, url = '']) => url);
    expect(addresses.length).toBeGreaterThan(60);
    for (const url of new Set(addresses)) {
      const { searchParams } = new URL(url, 'http://example.test');
      const part = (name: string) => searchParams.get(name) ?? undefined;
      const figure = FIGURES.find((one) => one === part('figure'));
      const by = TRACED_BREAKDOWNS.find((one) => one === part('by'));
      const [of, code, group, deliveryUnit] = ['of', 'code', 'group', 'deliveryUnit'].map(part);
      if (figure === undefined) {
        throw new Error(url);
      }
      const parts = {
        ...asked,
        figure,
        ...(of === undefined ? {} : { of }),
        ...(code === undefined ? {} : { code }),
        ...(by === undefined ? {} : { by }),
        ...(group === undefined ? {} : { group }),
        ...(deliveryUnit === undefined ? {} : { deliveryUnit }),
      };
      expect([url, faultsOfFigure(parts)]).toEqual([url, []]);
    }
  });

  it('list like cases that were decided differently', async () => {
    const page = await fixture.services.listLikeCases(act(INSPECTOR), { quarter: '2024-Q2', limit: 1 });
    expect(page.items).toMatchObject([
      { likeness: 'b'.repeat(64), rulesSaid: 'supported', decidedForRecall: 10, decidedAgainstRecall: 5 },
    ]);
    expect(page.items[0]?.examples.map(({ decision }) => decision)).toEqual([
      ...rowsOf(5, () => 'no-recall'),
      ...rowsOf(5, () => 'recall'),
    ]);
    expect(page.next).toBeUndefined();
  });

  it('are recorded when they are read, and with the cases when they are traced', async () => {
    await read(INSPECTOR);
    await fixture.services.traceFigure(act(INSPECTOR), {
      quarter: '2024-Q2',
      figure: 'outcome',
      code: 'open',
      limit: 2,
    });
    const entries = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .orderBy('recorded_at', 'desc')
      .orderBy('id', 'desc')
      .limit(2)
      .execute();
    expect(entries.map(({ bytes }) => JSON.parse(bytes.toString('utf8')))).toMatchObject([
      {
        act: 'figure-traced',
        query: ['figure', 'period'],
        about: [{ kind: 'consideration' }, { kind: 'consideration' }],
      },
      { act: 'statistics-read', query: ['figure', 'period'], about: [] },
    ]);
  });
});

/** Sixty: 15 alike of which five were decided against a recall, 35 alike and decided alike, and ten open. */
function considerations(): readonly ConsiderationFigures[] {
  return rowsOf(60, (place): ConsiderationFigures => {
    const isOpen = place >= 50;
    const isLike = place < 15;
    const {
      decidedOn: _day,
      decidedAt: _at,
      decision: _decision,
      ...row
    } = aConsiderationRow({
      considerationId: idOfRow(20_000 + place),
      licenceId: idOfRow(place),
      openedOn: '2024-05-02',
      decisionReason: 'other',
      run: { ...A_RUN, likeness: (isLike ? 'b' : 'c').repeat(64) },
    });
    const decision = place < 5 ? 'no-recall' : 'recall';
    return isOpen
      ? { ...row, outcome: 'open' }
      : {
          ...row,
          outcome: decision,
          decision,
          decidedOn: '2024-05-03',
          decidedAt: '2024-05-03T09:00:00.000Z',
        };
  });
}

async function insertCases(
  db: Kysely<Database>,
  rows: readonly RecallFigures[],
  isLimited: boolean,
): Promise<void> {
  const places = rows.map(({ licenceId, region }) => ({ id: licenceId, region }));
  await sql`insert into cases (id, licence_version, region, limited_access, chain_length, chain_hash, last_instant)
    select id, 1, region, ${isLimited}, 1, decode(repeat('00', 32), 'hex'), '2024-01-01T00:00:00Z'
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p (id uuid, region text)`.execute(db);
}

async function insertRecalls(db: Kysely<Database>, rows: readonly RecallFigures[]): Promise<void> {
  await sql`insert into recall_figures (recall_id, licence_id, revoked_on, region, sentence_group, figures)
    select (f ->> 'recallId')::uuid, (f ->> 'licenceId')::uuid, (f ->> 'revokedOn')::date, f ->> 'region',
      f ->> 'sentenceGroup', f
    from json_array_elements(${JSON.stringify(rows)}::json) as f`.execute(db);
}

async function insertConsiderations(
  db: Kysely<Database>,
  rows: readonly ConsiderationFigures[],
): Promise<void> {
  await sql`insert into consideration_figures
    (consideration_id, licence_id, opened_on, decided_on, sentence_group, outcome, likeness, figures)
    select (f ->> 'considerationId')::uuid, (f ->> 'licenceId')::uuid, (f ->> 'openedOn')::date,
      (f ->> 'decidedOn')::date, f ->> 'sentenceGroup', f ->> 'outcome', f -> 'run' ->> 'likeness', f
    from json_array_elements(${JSON.stringify(rows)}::json) as f`.execute(db);
}
