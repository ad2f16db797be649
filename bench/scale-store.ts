import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { launchEmbedded } from '../src/db/embedded.ts';

/** The store that is measured, reached beside the service: to count, to draw cases, and to see whether work is done. */
export interface ScaleStore {
  readonly version: string;
  readonly rows: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
}

/** Opens the embedded store of a folder. It stays up until `close`, also while the service is started again. */
export async function openScaleStore(dataDir: string): Promise<ScaleStore> {
  const server = await launchEmbedded({
    dataDir,
    log: { info: () => undefined, warn: () => undefined },
  });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  return {
    version: server.version,
    rows: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => {
      const { rows } = await client.query<Row>(text, values);
      return rows;
    },
    close: async () => {
      await client.end();
      await server.stop();
    },
  };
}

/** What there is, counted. */
const COUNTED = {
  licences: 'cases',
  'breach events': 'breach_events',
  considerations: 'considerations',
  recommendations: 'recommendations',
  recalls: 'recalls',
  'audit entries': 'audit_entries',
} as const;

export async function countStore(store: ScaleStore): Promise<readonly (readonly [string, number])[]> {
  const counts: (readonly [string, number])[] = [];
  for (const [name, table] of Object.entries(COUNTED)) {
    const [row] = await store.rows<{ number: string }>(`select count(*)::text as number from ${table}`);
    counts.push([name, Number(row?.number)]);
  }
  const [size] = await store.rows<{ bytes: string }>(
    'select pg_database_size(current_database())::text as bytes',
  );
  return [...counts, ['database, MiB', Math.round(Number(size?.bytes) / 2 ** 20)]];
}

/** Cases drawn by chance, and the few with the longest trails. */
export interface DrawnCases {
  readonly ids: readonly string[];
  readonly longest: readonly string[];
  readonly crns: readonly string[];
  readonly references: readonly string[];
  readonly regions: readonly string[];
  readonly quarters: readonly string[];
}

/** Draws them. The draw is by the ids, so that it takes no look at every case. */
export async function drawCases(store: ScaleStore, number: number): Promise<DrawnCases> {
  const column = async (text: string) => {
    const rows = await store.rows<{ value: string }>(text);
    return rows.map(({ value }) => value);
  };
  const drawn = `(select id from cases where erased_by is null and not limited_access order by md5(id::text) limit ${number})`;
  return {
    ids: await column(`select id::text as value from ${drawn} d`),
    longest: await column(
      'select id::text as value from cases where not limited_access order by chain_length desc limit 5',
    ),
    crns: await column(
      `select crn as value from licence_identifiers where licence_id in ${drawn} and crn is not null`,
    ),
    references: await column(
      `select external_reference as value from licence_references where licence_id in ${drawn} and external_reference is not null`,
    ),
    regions: await column(
      `select region as value from (select region, count(*) as number from cases where region is not null group by region) r
        order by number desc limit 6`,
    ),
    quarters: await column(
      `select q as value from (select to_char(decided_on, 'YYYY-"Q"Q') as q, count(*) as number from consideration_figures
        where decided_on is not null group by 1) f order by number desc limit 3`,
    ),
  };
}

/** Waits until the figures have counted every entry of the tree, and says how long that took and how many cases it was. */
export async function waitForFigures(store: ScaleStore, say: (line: string) => void): Promise<number> {
  const from = performance.now();
  for (let turn = 0; ; turn += 1) {
    const [progress] = await store.rows<{ behind: string; recounting: boolean; counted: string }>(
      `select ((select coalesce(max(leaf_index) + 1, 0) from tree_leaves) - position)::text as behind,
        recount_after is not null or derivation = 0 as recounting,
        (select count(*) from consideration_figures)::text as counted
      from figures_progress`,
    );
    if (progress === undefined || (Number(progress.behind) <= 0 && !progress.recounting)) {
      return (performance.now() - from) / 1_000;
    }
    if (turn % 10 === 0) {
      say(
        `the figures are ${progress.behind} entries behind, ${progress.counted} considerations counted${progress.recounting ? ', counting all again' : ''}`,
      );
    }
    await delay(3_000);
  }
}
