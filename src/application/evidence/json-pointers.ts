/** What stands in a list for an element that is kept back, so that the elements after it keep their places. */
export const WITHHELD = 'withheld';

/** The JSON pointer (RFC 6901, section 3) of a member or element of what is at `parent`. */
export function pointerTo(parent: string, name: string | number): string {
  return `${parent}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The pointers of every member and element of a JSON value, however deep; the value itself is not among them. */
export function pointersIn(value: unknown, at = ''): readonly string[] {
  return placesIn(value).flatMap(([name, member]) => {
    const path = pointerTo(at, name);
    return [path].concat(pointersIn(member, path));
  });
}

/** Members or elements of a JSON value with their names or places; none of what has none. */
export function placesIn(value: unknown): readonly (readonly [string | number, unknown])[] {
  if (Array.isArray(value)) {
    const elements: readonly unknown[] = value;
    return [...elements.entries()];
  }
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** A copy of a JSON object without what the pointers name: members go, and an element of a list becomes `WITHHELD`. */
export function without(
  content: Readonly<Record<string, unknown>>,
  pointers: ReadonlySet<string>,
  at = '',
): Readonly<Record<string, unknown>> {
  const kept = Object.entries(content).flatMap(([name, member]) => {
    const path = pointerTo(at, name);
    return pointers.has(path) ? [] : [[name, copyWithout(member, pointers, path)] as const];
  });
  return Object.fromEntries(kept);
}

function copyWithout(value: unknown, pointers: ReadonlySet<string>, at: string): unknown {
  if (Array.isArray(value)) {
    return value.map((element: unknown, place) => {
      const path = pointerTo(at, place);
      return pointers.has(path) ? WITHHELD : copyWithout(element, pointers, path);
    });
  }
  return isJsonObject(value) ? without(value, pointers, at) : value;
}

/** Whether a JSON value is an object, and neither a list nor `null`. */
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
