import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';
import { type Onlooker, visibleTo } from './visibility.ts';

/** Those of the licences that are known here, each with whether somebody sees it at an instant. */
export async function findSightOfCases(
  db: Kysely<Database>,
  onlooker: Onlooker,
  licenceIds: readonly string[],
  at: string,
): Promise<readonly { readonly licenceId: string; readonly inSight: boolean }[]> {
  if (licenceIds.length === 0) {
    return [];
  }
  const { rows } = await sql<{ licenceId: string; inSight: boolean }>`
    select c.id as "licenceId", (${visibleTo(onlooker, at)}) is true as "inSight"
    from cases c where c.id = any(${[...licenceIds]}::uuid[])`.execute(db);
  return rows;
}

/** The licences that records belong to, whatever kind of record it is: a pair for each. Of ids that are none there is no pair. */
export async function findLicencesOfRecords(
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly licenceId: string }[]> {
  if (ids.length === 0) {
    return [];
  }
  const { rows } = await sql<{ id: string; licenceId: string }>`
    with named as materialized (select unnest(${[...ids]}::uuid[]) as id)
    select id, id as "licenceId" from named
    union all select n.id, r.licence_id from named n join breach_events r on r.id = n.id
    union all select n.id, r.licence_id from named n join considerations r on r.id = n.id
    union all select n.id, c.licence_id from named n join recommendations r on r.id = n.id
      join considerations c on c.id = r.consideration_id
    union all select n.id, r.licence_id from named n join recalls r on r.id = n.id
    union all select n.id, r.licence_id from named n join legal_holds r on r.id = n.id
    union all select n.id, r.licence_id from named n join erasures r on r.id = n.id
    union all select n.id, r.licence_id from named n join disputes r on r.id = n.id
    union all select n.id, r.licence_id from named n join access_grants r on r.id = n.id
    union all select n.id, r.licence_id from named n join subject_access_parts r on r.request_id = n.id
    union all select n.id, unnest(r.licence_ids) from named n join audit_bundles r on r.id = n.id`.execute(
    db,
  );
  return rows;
}
