import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Client, Pool } from 'pg';
import { QUEUE_RULES } from '../../src/application/review/whose-move.ts';
import { considerationFigures, recallFigures } from '../../src/application/statistics/read-figures.ts';
import { findChainEntries } from '../../src/db/audit-log.ts';
import { findVersionsOfEvents } from '../../src/db/breach-events.ts';
import { findQueue, type QueueFilter } from '../../src/db/consideration-queue.ts';
import type { Database } from '../../src/db/database.ts';
import { streamConsiderationFigures, streamRecallFigures } from '../../src/db/figures.ts';
import { findLicencesAfter } from '../../src/db/figures-rows.ts';
import { searchLicenceVersions } from '../../src/db/licences.ts';
import { findSequencedEntries, findWaitingEntries } from '../../src/db/log-tree.ts';
import { findRecallVersionsOfConsiderations } from '../../src/db/recalls.ts';
import { findStoredCase } from '../../src/db/recorded-case.ts';
import type { Onlooker } from '../../src/db/visibility.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';
import { BIG_TABLES, caseId, considerationOf, fillTables } from './filled-tables.ts';

jest.setTimeout(60_000);

const AMOUNTS = { cases: 12_000, considerationFigures: 40_000, recallFigures: 12_000 } as const;
/** Somebody of one region, who sees no limited-access case but by name: the condition with the most in it. */
const ONLOOKER: Onlooker = {
  subject: 'subject-example',
  permissions: [],
  areas: [{ region: 'example-region-3' }],
};
const AT = '2026-11-20T09:00:00.000Z';
/** More rows than a page holds. */
const LONG = { from: '2023-01-01', until: '2026-01-01' } as const;
const QUARTER = { from: '2026-04-01', until: '2026-07-01' } as const;

describe.each(SERVERS)('the plan, on $name, of', (server) => {
  let database: TestDatabase;
  let owner: Kysely<Database>;
  /** Keeps every statement that runs on it. */
  let db: Kysely<Database>;
  let client: Client;
  /** Parts of years without a row: there is no shorter way to read nothing. */
  let emptyParts: ReadonlySet<string>;
  const statements: { readonly text: string; readonly values: readonly unknown[] }[] = [];

  beforeAll(async () => {
    database = await createTestDatabase(server);
    const open = (log?: (text: string, values: readonly unknown[]) => void) =>
      new Kysely<Database>({
        dialect: new PostgresDialect({ pool: new Pool({ connectionString: database.ownerUrl, max: 1 }) }),
        log: ({ query: { sql: text, parameters } }) =>
          /^(?:begin|commit)$/.test(text) ? undefined : log?.(text, parameters),
      });
    owner = open();
    db = open((text, values) => statements.push({ text, values }));
    await fillTables(owner, AMOUNTS);
    client = new Client({ connectionString: database.serviceUrl });
    await client.connect();
    const { rows } = await sql<{ name: string }>`select relname::text as name from pg_class
      where relispartition and relkind = 'r' and reltuples = 0`.execute(owner);
    emptyParts = new Set(rows.map(({ name }) => name));
  });
  afterAll(async () => {
    await Promise.all([client.end(), owner.destroy(), db.destroy()]);
    await database.drop();
  });

  /** Every step of the plans of the statements of a reading, under the settings that it makes for them. */
  async function nodesOfReading(reading: () => Promise<unknown>): Promise<readonly PlanNode[]> {
    statements.length = 0;
    await reading();
    const nodes: PlanNode[] = [];
    await client.query('begin');
    for (const { text, values } of statements) {
      if (text.startsWith('set local ')) {
        await client.query(text);
        continue;
      }
      const { rows } = await client.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
        `explain (format json) ${text}`,
        [...values],
      );
      nodes.push(...rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan))));
    }
    await client.query('rollback');
    expect(statements).not.toEqual([]);
    return nodes;
  }

  /** What they would do: the indexes they go by, and the big tables that they would read whole. */
  function planOfNodes(nodes: readonly PlanNode[]) {
    const indexes = new Set<string>();
    const readWhole = new Set<string>();
    for (const node of nodes) {
      if (node['Index Name'] !== undefined) {
        indexes.add(tableOf(node['Index Name']));
      }
      const relation = node['Relation Name'] ?? '';
      const table = tableOf(relation);
      if (
        node['Node Type'] === 'Seq Scan' &&
        BIG_TABLES.some((big) => big === table) &&
        !emptyParts.has(relation)
      ) {
        readWhole.add(table);
      }
    }
    return { indexes: [...indexes].toSorted(), readWhole: [...readWhole] };
  }

  const planOf = async (reading: () => Promise<unknown>) => planOfNodes(await nodesOfReading(reading));

  const pageOfQueue = (of: QueueFilter, from: Omit<Parameters<typeof findQueue>[2], 'limit'> = {}) =>
    nodesOfReading(() => db.transaction().execute((trx) => findQueue(trx, of, { limit: 51, ...from })));

  const search = (criteria: { readonly crn?: string; readonly externalReference?: string }) =>
    planOf(() => searchLicenceVersions(db, criteria, { onlooker: ONLOOKER, at: AT }, { limit: 51 }));

  // The index has the order of the queue and only what is live: the first page is its beginning, however many have ended.
  it('the queue goes by its own index', async () => {
    const filter = { onlooker: ONLOOKER, seenAt: AT, now: AT };
    const first = planOfNodes(await pageOfQueue(filter));
    const after = { id: caseId(7), urgencyRank: 2, nextDueAt: '2026-05-02T00:00:00.000Z' };
    const next = planOfNodes(await pageOfQueue(filter, { after }));
    for (const plan of [first, next]) {
      expect(plan).toMatchObject({
        readWhole: [],
        indexes: expect.arrayContaining(['consideration_heads_queue']),
      });
    }
    const ended = planOfNodes(await pageOfQueue({ ...filter, state: 'closed' }));
    expect(ended).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['consideration_heads_by_state']),
    });
    // Far more is late than the database reckons: it would read all that is live, and sort it for one page.
    const late = await pageOfQueue({ ...filter, queue: QUEUE_RULES['senior-manager'] });
    expect(planOfNodes(late).indexes).toContain('consideration_heads_queue');
    expect(late.filter((node) => node['Node Type'].includes('Sort'))).toEqual([]);
    // A page goes past thousands that are live and on no queue of this one: none of their rows is visited.
    for (const nodes of [await pageOfQueue(filter), late]) {
      const ofQueue = nodes.filter((node) => node['Index Name'] === 'consideration_heads_queue');
      expect(ofQueue.map((node) => node['Node Type'])).toEqual(['Index Only Scan']);
    }
  });

  // A page of the queue shows fifty considerations, and tells of each whether a recall was sent.
  it('the recalls of a page of the queue go by its considerations', async () => {
    const page = Array.from({ length: 50 }, (_, place) => considerationOf(place * 200 + 1));
    expect(await planOf(() => findRecallVersionsOfConsiderations(db, page, AT))).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['recall_versions_by_consideration']),
    });
  });

  // A search names a number: a handful of licences have it, and each is then looked up by its key.
  it('a search for a licence goes by the number that is searched by', async () => {
    expect(await search({ crn: 'X000123' })).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['licence_identifiers_by_crn']),
    });
    expect(await search({ externalReference: 'L-123' })).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['licence_references_by_reference']),
    });
  });

  // A page of the feed is a range of places in the tree, which are its cursor.
  it('a page of the feed goes by places in the tree', async () => {
    const plan = await planOf(() => findSequencedEntries(db, { from: 9_000, until: 9_100, limit: 100 }));
    expect(plan).toMatchObject({ readWhole: [], indexes: expect.arrayContaining(['tree_leaves_pkey']) });
  });

  // However long the backlog: each entry that waits is looked up by its key, and nothing is joined whole.
  it('a batch of entries that wait for their places goes by the order of their arrival', async () => {
    const plan = await planOf(() => db.transaction().execute((trx) => findWaitingEntries(trx, 1_000)));
    expect(plan).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['audit_entries_pkey', 'tree_leaves_entry_id_key']),
    });
  });

  // The events of one licence lie together in the index, in the order of the list.
  it('the events of a licence go by the licence', async () => {
    const plan = await planOf(() => findVersionsOfEvents(db, caseId(9), AT, { limit: 51, after: caseId(1) }));
    expect(plan).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['breach_event_versions_by_licence']),
    });
  });

  // One statement reads six kinds of record: each of them by the case, the consideration or the person.
  it('all that a run reads of a case goes by the case', async () => {
    const plan = await planOf(() => findStoredCase(db, caseId(9), caseId(9), AT));
    expect(plan).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['breach_event_versions_by_licence', 'contents_pkey']),
    });
  });

  // The key of the chain is its order: a page is the entries after a place.
  it('a page of the trail of a case goes by its chain', async () => {
    const plan = await planOf(() => findChainEntries(db, caseId(9), { from: 0, until: 100, limit: 51 }));
    expect(plan).toMatchObject({
      readWhole: [],
      indexes: expect.arrayContaining(['audit_entries_licence_id_chain_index_key']),
    });
  });

  // A quarter is a range of the index, which has the order of the pages: nothing of another quarter is read, and nothing is sorted.
  it('the figures of a quarter, of all and of one region, go by the day', async () => {
    const recalls = { revokedFrom: QUARTER.from, revokedUntil: QUARTER.until };
    const region = 'example-region-3';
    const plans = {
      consideration_figures_by_decision: () =>
        drain(streamConsiderationFigures(db, { by: 'decided', ...QUARTER })),
      consideration_figures_by_opening: () =>
        drain(streamConsiderationFigures(db, { by: 'opened', ...QUARTER })),
      recall_figures_by_revocation: () => drain(streamRecallFigures(db, recalls)),
    };
    for (const [index, reading] of Object.entries(plans)) {
      expect(await planOf(reading)).toEqual({ readWhole: [], indexes: [index] });
    }
    const ofRegion = {
      consideration_figures_by_decision: () =>
        drain(streamConsiderationFigures(db, { by: 'decided', ...QUARTER, region })),
      recall_figures_by_revocation: () => drain(streamRecallFigures(db, { ...recalls, region })),
    };
    for (const [index, reading] of Object.entries(ofRegion)) {
      expect(await planOf(reading)).toEqual({ readWhole: [], indexes: [index] });
    }
  });

  // Cases in the order of their ids are the key itself: what goes over all of them goes on where it was.
  it('a walk over all cases goes by their key', async () => {
    expect(await planOf(() => findLicencesAfter(db, caseId(100), 1_000))).toEqual({
      readWhole: [],
      indexes: ['cases_pkey'],
    });
  });

  it('figures does not decide what is read: every row of a long period is read once, page by page', async () => {
    const count = async (table: string, day: string) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
        where ${sql.ref(day)} >= ${LONG.from}::date and ${sql.ref(day)} < ${LONG.until}::date`.execute(owner);
      return rows[0]?.n ?? 0;
    };
    const considerations = await count('consideration_figures', 'decided_on');
    expect(considerations).toBeGreaterThan(10_000);
    expect(
      await read(
        considerationFigures(owner, { by: 'decided', ...LONG }),
        ({ considerationId }) => considerationId,
      ),
    ).toEqual({ rows: considerations, different: considerations });
    const recalls = await count('recall_figures', 'revoked_on');
    expect(
      await read(
        recallFigures(owner, { revokedFrom: LONG.from, revokedUntil: LONG.until }),
        ({ recallId }) => recallId,
      ),
    ).toEqual({ rows: recalls, different: recalls });
  });
});

/** The name of a table or of an index without that of the part of it for one year. */
function tableOf(name: string): string {
  return name.replace(/^(audit_entries|contents)_(?:before|later|\d{4})(?=_|$)/, '$1');
}

/** A node of a plan, as far as it is read here. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

function nodesOf(node: PlanNode): readonly PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

async function read<T>(pages: AsyncIterable<readonly T[]>, idOf: (row: T) => string) {
  const ids: string[] = [];
  for await (const page of pages) {
    ids.push(...page.map(idOf));
  }
  return { rows: ids.length, different: new Set(ids).size };
}

async function drain(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const _page of pages) {
    // Every page is asked for.
  }
}
