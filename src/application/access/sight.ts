import type { CaseHead } from '../../db/cases.ts';
import type { Principal } from '../services.ts';
import type { GrantCapacity, WorkArea } from './services.ts';

/** What of a case somebody may do: not know that it is there, read it, or also change it. */
export type Sight = 'none' | 'read' | 'write';

/** Where a case is, and whether it is for named people only. */
export type CasePlace = Pick<
  CaseHead,
  | 'region'
  | 'deliveryUnit'
  | 'previousRegion'
  | 'previousDeliveryUnit'
  | 'hostRegion'
  | 'hostDeliveryUnit'
  | 'limitedAccess'
>;

/**
 * How far somebody sees a case, the one rule of it. By name: an owner, a named person and whoever broke the glass see and change
 * it, an inspector sees it. By area, unless it is for named people only: the area that supervises the case and that of the
 * approved premises change it, the area before the last transfer reads it. The two offices that must reach every case do.
 *
 * A case without an area is in nobody's but that of those who see everywhere. `src/db/visibility.ts` says the same in SQL.
 */
export function sightOf(principal: Principal, place: CasePlace, capacities: readonly GrantCapacity[]): Sight {
  const byName = sightByName(capacities);
  if (byName === 'write' || principal.permissions.includes('limited-access:office')) {
    return 'write';
  }
  const byArea = place.limitedAccess ? 'none' : sightByArea(principal.areas, place);
  return byArea === 'none' ? byName : byArea;
}

/**
 * Whether somebody decides to whom a case is open by name. Where it is for named people only, that is for its owners and for the
 * offices that must reach every case. Elsewhere it is for whoever may change the case, but not by broken glass: what was taken for
 * a time gives nothing that outlasts it.
 */
export function decidesWhoSees(
  principal: Principal,
  place: CasePlace,
  capacities: readonly GrantCapacity[],
): boolean {
  if (principal.permissions.includes('limited-access:office')) {
    return true;
  }
  return place.limitedAccess
    ? capacities.includes('owner')
    : sightOf(principal, place, withoutGlass(capacities)) === 'write';
}

function withoutGlass(capacities: readonly GrantCapacity[]): readonly GrantCapacity[] {
  return capacities.filter((capacity) => capacity !== 'break-glass');
}

function sightByName(capacities: readonly GrantCapacity[]): Sight {
  if (capacities.some((capacity) => capacity !== 'inspector')) {
    return 'write';
  }
  return capacities.length > 0 ? 'read' : 'none';
}

function sightByArea(areas: Principal['areas'], place: CasePlace): Sight {
  if (areas === 'everywhere' || covers(areas, place.region, place.deliveryUnit)) {
    return 'write';
  }
  if (covers(areas, place.hostRegion, place.hostDeliveryUnit)) {
    return 'write';
  }
  return covers(areas, place.previousRegion, place.previousDeliveryUnit) ? 'read' : 'none';
}

/** Whether one of the areas holds a place: a region holds all its delivery units. */
function covers(areas: readonly WorkArea[], region: string | null, deliveryUnit: string | null): boolean {
  return areas.some(
    (area) =>
      area.region === region && (area.deliveryUnit === undefined || area.deliveryUnit === deliveryUnit),
  );
}

/** A probation region and delivery unit as a head has them. */
type Area = Pick<CasePlace, 'region' | 'deliveryUnit'>;

/**
 * The area that may still read a case, after a version of the licence that puts it where `now` says. A transfer to another region
 * leaves the case readable where it came from. So does a move to another unit, unless the case had come from another region: then
 * that is the other side of the transfer, and the move was its allocation.
 */
export function previousAreaAfter(
  before: Area & { readonly previousRegion: string | null; readonly previousDeliveryUnit: string | null },
  now: Area,
): { readonly previousRegion: string | null; readonly previousDeliveryUnit: string | null } {
  const { previousRegion, previousDeliveryUnit } = before;
  const stays = before.region === now.region && before.deliveryUnit === now.deliveryUnit;
  const wasAllocated =
    before.region === now.region && previousRegion !== null && previousRegion !== now.region;
  return stays || wasAllocated
    ? { previousRegion, previousDeliveryUnit }
    : { previousRegion: before.region, previousDeliveryUnit: before.deliveryUnit };
}
