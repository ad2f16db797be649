import { findLicenceContents } from '../../db/store-check-reviews.ts';
import type { HeadRow } from '../../db/store-check-records.ts';
import { previousAreaAfter } from '../access/sight.ts';
import { BATCH_ROWS, type CheckContext, inBatches } from './store-check-context.ts';
import { parseJson, textAt, valueAt } from './store-check-facts.ts';

interface KnownArea {
  readonly region: string | null;
  readonly deliveryUnit: string | null;
}

/** Where a case is, as the versions of its licence tell. */
interface PlaceOfCase extends KnownArea {
  readonly host: KnownArea;
  readonly limitedAccess: boolean;
  /** The area that may still read it, see `previousAreaAfter`. */
  readonly previous: KnownArea;
}

const NOWHERE: KnownArea = { region: null, deliveryUnit: null };

/**
 * Holds where each case is said to be, and whether it is for named people only, against the versions of its licence: by that it is
 * decided who may see it. Of an erased case, and of one with a version that cannot be read, nothing can be said.
 */
export async function checkAreas(context: CheckContext, heads: readonly HeadRow[]): Promise<void> {
  const places = new Map<string, PlaceOfCase | 'unknown'>();
  const ids = heads.filter(({ erasure }) => erasure === null).map(({ id }) => id);
  await inBatches<Awaited<ReturnType<typeof findLicenceContents>>[number], readonly [string, number]>(
    context,
    BATCH_ROWS,
    (page) => (ids.length === 0 ? Promise.resolve([]) : findLicenceContents(context.db, ids, page)),
    ({ licenceId, version }) => [licenceId, version],
    (rows) => {
      for (const { licenceId, bytes } of rows) {
        places.set(licenceId, placeAfter(places.get(licenceId), bytes));
      }
    },
  );
  for (const head of heads) {
    const place = places.get(head.id);
    if (place !== undefined && place !== 'unknown') {
      compare(context, head, place);
    }
  }
}

function placeAfter(
  before: PlaceOfCase | 'unknown' | undefined,
  bytes: Buffer | null,
): PlaceOfCase | 'unknown' {
  const content = parseJson(bytes);
  if (content === undefined || before === 'unknown') {
    return 'unknown';
  }
  const { value } = content;
  const area = areaAt(value);
  return {
    ...area,
    host: areaAt(value, 'approvedPremises'),
    limitedAccess: valueAt(value, 'limitedAccess') === true,
    previous: previousOf(before, area),
  };
}

function previousOf(before: PlaceOfCase | undefined, area: KnownArea): KnownArea {
  if (before === undefined) {
    return NOWHERE;
  }
  const { region, deliveryUnit } = before.previous;
  const after = previousAreaAfter(
    { ...before, previousRegion: region, previousDeliveryUnit: deliveryUnit },
    area,
  );
  return { region: after.previousRegion, deliveryUnit: after.previousDeliveryUnit };
}

function areaAt(value: unknown, ...path: readonly string[]): KnownArea {
  return {
    region: textAt(value, ...path, 'region') ?? null,
    deliveryUnit: textAt(value, ...path, 'deliveryUnit') ?? null,
  };
}

/** Names the members that differ. Values stay where they are, as with every fact that content says. */
function compare({ findings }: CheckContext, head: HeadRow, place: PlaceOfCase): void {
  const facts = [
    { member: 'previousRegion', kept: head.previousRegion, expected: place.previous.region },
    {
      member: 'previousDeliveryUnit',
      kept: head.previousDeliveryUnit,
      expected: place.previous.deliveryUnit,
    },
    { member: 'hostRegion', kept: head.hostRegion, expected: place.host.region },
    { member: 'hostDeliveryUnit', kept: head.hostDeliveryUnit, expected: place.host.deliveryUnit },
    { member: 'limitedAccess', kept: head.limitedAccess, expected: place.limitedAccess },
  ];
  for (const { member } of facts.filter(({ kept, expected }) => kept !== expected)) {
    findings.add({ check: 'head-differs', licence: head.id, table: 'cases', member });
  }
}
