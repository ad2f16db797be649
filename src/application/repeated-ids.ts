import type { Fault } from './errors.ts';

/** Members of a list that carry the id of an earlier one; `list` is the JSON pointer of the list. */
export function repeatedIds(list: string, items: readonly { readonly id: string }[]): Fault[] {
  const firstPlaces = new Map<string, number>();
  const faults: Fault[] = [];
  for (const [place, { id }] of items.entries()) {
    const firstPlace = firstPlaces.get(id);
    if (firstPlace === undefined) {
      firstPlaces.set(id, place);
    } else {
      faults.push({
        field: `${list}/${place}/id`,
        problem: `the id is already that of ${list}/${firstPlace}`,
        remedy: 'give each member of the list an id of its own within the list',
      });
    }
  }
  return faults;
}
