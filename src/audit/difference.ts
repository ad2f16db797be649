/** One member in which two JSON values differ. A side that lacks the member is absent. */
export interface Difference {
  /** JSON pointer (RFC 6901); items of an array by their index. */
  readonly path: string;
  readonly stored?: unknown;
  readonly replayed?: unknown;
}

/** Most differences that are listed; the others are counted. */
export const LISTED_DIFFERENCES = 100;

/** The members in which two JSON values differ, by name and, in an array, by position. `more` counts those not listed. */
export function differencesOf(
  stored: unknown,
  replayed: unknown,
): { readonly list: readonly Difference[]; readonly more: number } {
  const list: Difference[] = [];
  let more = 0;
  compare('', stored, replayed);
  return { list, more };

  function compare(path: string, before: unknown, after: unknown): void {
    if (Array.isArray(before) && Array.isArray(after)) {
      const length = Math.max(before.length, after.length);
      for (let index = 0; index < length; index += 1) {
        member(`${path}/${index}`, before, after, String(index));
      }
    } else if (isObject(before) && isObject(after)) {
      const names = new Set([...Object.keys(before), ...Object.keys(after)]);
      for (const name of [...names].toSorted()) {
        member(`${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, before, after, name);
      }
    } else if (before !== after) {
      note({ path, stored: before, replayed: after });
    }
  }

  function member(path: string, before: object, after: object, name: string): void {
    const one = own(before, name);
    const other = own(after, name);
    if (one !== undefined && other !== undefined) {
      compare(path, one.value, other.value);
    } else {
      note({
        path,
        ...(one === undefined ? {} : { stored: one.value }),
        ...(other === undefined ? {} : { replayed: other.value }),
      });
    }
  }

  function note(difference: Difference): void {
    if (list.length < LISTED_DIFFERENCES) {
      list.push(difference);
    } else {
      more += 1;
    }
  }
}

/** Only what a value itself holds: a member may bear any name, `__proto__` too. */
function own(value: object, name: string): { readonly value: unknown } | undefined {
  const held = Object.getOwnPropertyDescriptor(value, name);
  return held === undefined ? undefined : { value: held.value };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
