import { type QueryExecutorProvider, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What a migration does to a schema that releases share. `foundation`: part of the first release, beside which no other ever ran.
 * `expand`: only adds, so that the release before works on as it is. `contract`: takes away what no release since `runsFrom` uses.
 */
export type ChangeKind = 'foundation' | 'expand' | 'contract';

/** What a migration says of itself, kept in the database so that older releases can read it there. */
export interface SchemaChange {
  readonly kind: ChangeKind;
  /** The release that brings it, as `0.2.0`. */
  readonly release: string;
  /** The oldest release that works on a schema which has it. */
  readonly runsFrom: string;
}

/** A migration that says which releases it leaves at work. */
export type SchemaMigration = Migration & SchemaChange;

/**
 * How a schema fits a release: it is the release's own; it lacks migrations; a newer release has been there and this one works on;
 * or this one must not work on it, for the reason given.
 */
export type SchemaFit =
  | { readonly state: 'current' }
  | { readonly state: 'behind'; readonly missing: readonly string[] }
  | { readonly state: 'ahead'; readonly unknown: readonly string[] }
  | { readonly state: 'past'; readonly reason: string };

/**
 * Compares the schema with what a release knows.
 *
 * @param release of this code; undefined works on no schema that has more than this code knows.
 */
export async function readSchemaFit(
  db: QueryExecutorProvider,
  known: readonly string[],
  release: string | undefined,
): Promise<SchemaFit> {
  const applied = await readApplied(db);
  const missing = known.filter((name) => !applied.includes(name));
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) {
    return missing.length === 0 ? { state: 'current' } : { state: 'behind', missing };
  }
  if (missing.length > 0) {
    return {
      state: 'past',
      reason: `the schema has ${list(unknown)}, which this release does not know, and lacks ${list(missing)}, which it needs: they are of two lines of releases`,
    };
  }
  const recorded = await readRecorded(db);
  const tooNew = unknown.filter((name) => {
    const runsFrom = recorded.get(name)?.runsFrom;
    return release === undefined || runsFrom === undefined || !(compareReleases(release, runsFrom) >= 0);
  });
  if (tooNew.length === 0) {
    return { state: 'ahead', unknown };
  }
  const oldest = tooNew
    .map((name) => recorded.get(name)?.runsFrom)
    .filter((runsFrom) => runsFrom !== undefined)
    .toSorted(compareReleases)
    .at(-1);
  const remedy =
    oldest === undefined ? 'start the release that brought them' : `start release ${oldest} or a later one`;
  return {
    state: 'past',
    reason: `a newer release has changed the schema by ${list(tooNew)}, on which this one${release === undefined ? '' : ` (${release})`} does not work: ${remedy}`,
  };
}

const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

async function readApplied(db: QueryExecutorProvider): Promise<readonly string[]> {
  if (!(await tableExists(db, 'kysely_migration'))) {
    return [];
  }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function readRecorded(
  db: QueryExecutorProvider,
): Promise<ReadonlyMap<string, { readonly runsFrom: string }>> {
  if (!(await tableExists(db, 'schema_changes'))) {
    return new Map();
  }
  const { rows } = await sql<{ migration: string; runsFrom: string }>`
    select migration, runs_from as "runsFrom" from schema_changes`.execute(db);
  return new Map(rows.map(({ migration, runsFrom }) => [migration, { runsFrom }]));
}

async function tableExists(db: QueryExecutorProvider, name: string): Promise<boolean> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass(${name}) is not null as exists`.execute(
    db,
  );
  return rows[0]?.exists === true;
}

/** The same migrations, each of which also keeps what it and those before it say of themselves, in its own transaction. */
export function recordingChanges(
  migrations: Readonly<Record<string, Migration & Partial<SchemaChange>>>,
): Record<string, Migration> {
  const names = Object.keys(migrations).toSorted();
  return Object.fromEntries(
    Object.entries(migrations).map(([name, migration]) => [
      name,
      {
        up: async (db) => {
          await migration.up(db);
          if (!(await tableExists(db, 'schema_changes'))) {
            return;
          }
          for (const earlier of names.slice(0, names.indexOf(name) + 1)) {
            const { kind, release, runsFrom } = migrations[earlier] ?? {};
            if (kind !== undefined && release !== undefined && runsFrom !== undefined) {
              await sql`insert into schema_changes (migration, kind, release, runs_from)
                values (${earlier}, ${kind}, ${release}, ${runsFrom}) on conflict do nothing`.execute(db);
            }
          }
        },
      },
    ]),
  );
}

/** Begins the name under which each connection of the service is shown by the database; its release follows. */
export const SERVICE_APPLICATION = 'recall-decision-support';

/**
 * Releases of the service that are connected to this database and would not work on once these migrations are applied. Where a
 * pooler stands between, it must hand the names of its clients on (`application_name`) for them to be seen here.
 */
export async function findReleasesLeftBehind(
  db: QueryExecutorProvider,
  pending: readonly Partial<SchemaChange>[],
): Promise<readonly string[]> {
  const needed = pending.flatMap(({ kind, runsFrom }) =>
    kind === 'contract' && runsFrom !== undefined ? [runsFrom] : [],
  );
  if (needed.length === 0) {
    return [];
  }
  const { rows } = await sql<{ name: string }>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and starts_with(application_name, ${`${SERVICE_APPLICATION} `})
    order by 1`.execute(db);
  return rows
    .map(({ name }) => name.slice(SERVICE_APPLICATION.length + 1))
    .filter((release) => needed.some((oldest) => compareReleases(release, oldest) < 0));
}

/**
 * Orders two releases by their three numbers; what follows a hyphen is of the release that it leads to. NaN, which is in no order,
 * for what is no release.
 */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  if (left === undefined || right === undefined) {
    return Number.NaN;
  }
  const difference = left.map((number, place) => number - (right[place] ?? 0)).find((gap) => gap !== 0);
  return difference ?? 0;
}

function numbersOf(release: string): readonly number[] | undefined {
  const match = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})(?:[-+].*)?$/.exec(release);
  return match?.slice(1).map(Number);
}
