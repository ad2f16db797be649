import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** Who looks: what of a principal decides which cases are in sight. */
export interface Onlooker {
  /** Opaque subject, to whom cases may be open by name. */
  readonly subject: string;
  readonly permissions: readonly string[];
  readonly areas: 'everywhere' | readonly { readonly region: string; readonly deliveryUnit?: string }[];
}

/**
 * Whether a case is in somebody's sight at an instant, as a condition over `cases` under an alias: the rule of `sightOf` for
 * lists, counts and searches, which leave out what they may not show before they count or cut off a page. Both say the
 * same of every case; neither is changed without the other.
 *
 * For `where`: over a case without an area it may be null, which is not true.
 */
export function visibleTo(onlooker: Onlooker, at: string, alias = 'c'): RawBuilder<SqlBool> {
  return inSight(onlooker, alias, EVERY_PLACE, openByName(onlooker.subject, at));
}

/**
 * Whether somebody may also change a case: as `visibleTo`, but for the area before its last transfer and for inspectors, who read.
 * It says on whose queues a case is.
 */
export function changeableBy(onlooker: Onlooker, at: string, alias = 'c'): RawBuilder<SqlBool> {
  const toWorkOn = sql`${openByName(onlooker.subject, at)} and g.capacity <> 'inspector'`;
  return inSight(onlooker, alias, PLACES_OF_WORK, toWorkOn);
}

function inSight(
  { permissions, areas }: Onlooker,
  alias: string,
  places: readonly Place[],
  namedFor: RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  if (permissions.includes('limited-access:office')) {
    return sql<SqlBool>`true`;
  }
  // As a list that is made once. As `in` of a query its cost is reckoned anew for each case, and no plan goes by an order any more.
  const byName = sql<SqlBool>`${sql.ref(`${alias}.id`)} = any (array(${namedFor}))`;
  const byArea = inAreas(areas, alias, places);
  return sql<SqlBool>`(not ${sql.ref(`${alias}.limited_access`)} and ${byArea} or ${byName})`;
}

/** Ids of the cases that are open to somebody by name at an instant. */
function openByName(subject: string, at: string): RawBuilder<unknown> {
  return sql`select g.licence_id from access_grants g
    where g.subject = ${subject} and (g.ends_at is null or g.ends_at > ${at}::timestamptz)
      and not exists (select from access_grant_ends e where e.grant_id = g.id)`;
}

type Place = readonly [region: string, deliveryUnit: string];

const SUPERVISION: Place = ['region', 'delivery_unit'];
/** The areas that work on a case: that which supervises it, and that of its approved premises. */
const PLACES_OF_WORK: readonly Place[] = [SUPERVISION, ['host_region', 'host_delivery_unit']];
/** Those, and the area before its last transfer. */
const EVERY_PLACE: readonly Place[] = [...PLACES_OF_WORK, ['previous_region', 'previous_delivery_unit']];

/**
 * Whether a case is supervised in one of somebody's own areas, open to them or not. It decides who is told of broken glass where
 * nobody owns the case; it gives no sight of it.
 */
export function supervisedIn(areas: Onlooker['areas'], alias = 'c'): RawBuilder<SqlBool> {
  return inAreas(areas, alias, [SUPERVISION]);
}

function inAreas(areas: Onlooker['areas'], alias: string, places: readonly Place[]): RawBuilder<SqlBool> {
  if (areas === 'everywhere') {
    return sql<SqlBool>`true`;
  }
  const covered = areas.flatMap(({ region, deliveryUnit }) =>
    places.map(([inRegion, inUnit]) => {
      const isRegion = sql<SqlBool>`${sql.ref(`${alias}.${inRegion}`)} = ${region}`;
      return deliveryUnit === undefined
        ? isRegion
        : sql<SqlBool>`${isRegion} and ${sql.ref(`${alias}.${inUnit}`)} = ${deliveryUnit}`;
    }),
  );
  return covered.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(covered, sql` or `)})`;
}
