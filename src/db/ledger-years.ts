import { type Kysely, sql } from 'kysely';
import { failureCode, failureMessage } from './failures.ts';
import type { DatabaseLog } from './log.ts';

/** Years after this one that the ledger has parts for: a store that is never migrated again stays in parts for so long. */
const YEARS_AHEAD = 2;
/** Making a part waits for whatever reads or writes the ledger, and what comes after waits for it: not for longer than this. */
const LOCK_TIMEOUT_MS = 3_000;

/**
 * Makes the parts of the ledger for this year and the next two where they are missing. Nothing is lost without them: what belongs to
 * no year's part is kept in the last one. So a year that cannot be made now is logged and left to the next run.
 *
 * @param owner connects as the role that owns the schema.
 * @returns the years made by this run.
 */
export async function addYearsAhead<DB>(owner: Kysely<DB>, log: DatabaseLog): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number; divided: boolean }>`
    select extract(year from now() at time zone 'UTC')::integer + ahead as year,
      to_regprocedure('add_year_of_ledger(integer)') is not null as divided
    from generate_series(0, ${YEARS_AHEAD}::integer) as ahead order by 1`.execute(owner);
  const added: number[] = [];
  for (const { year } of rows.filter(({ divided }) => divided)) {
    try {
      if (await addYear(owner, year)) {
        added.push(year);
      }
    } catch (error) {
      log.warn(
        { year, code: failureCode(error) },
        `the ledger has no part of its own for ${year} yet, and its entries go to the last part: ${failureMessage(error)}`,
      );
    }
  }
  return added;
}

async function addYear<DB>(owner: Kysely<DB>, year: number): Promise<boolean> {
  return owner.transaction().execute(async (trx) => {
    await sql`select set_config('lock_timeout', ${`${LOCK_TIMEOUT_MS}ms`}, true)`.execute(trx);
    const { rows } = await sql<{
      added: boolean;
    }>`select add_year_of_ledger(${year}::integer) as added`.execute(trx);
    return rows[0]?.added === true;
  });
}
