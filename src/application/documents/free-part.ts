import { isBookCode } from '../../rules/index.ts';
import { DECISIONS } from '../review/model.ts';

/*
 * What of a recorded content may be told to the person without anybody looking at it first: members that the table of subject access
 * declares free (`access-rules-of-cases.ts`, `access-rules-of-reviews.ts`) and that hold a code of a closed vocabulary, a number or yes
 * or no. Free there says that nothing has to be marked for a reviewer; an open text, an id or a date is told from it in neither types
 * nor values, since a name could stand in it.
 */

/** A value that can hold nobody's name: the type is closed. */
type Closed<V> = V extends string ? (string extends V ? never : V) : V extends number | boolean ? V : never;

/** What is left of a value under what is said of it. Where more than one thing may be said of it, nothing is left. */
type Kept<V, Rule> = [Rule] extends ['free']
  ? Closed<V>
  : [Rule] extends [readonly ['each', infer Each]]
    ? V extends readonly (infer Element)[]
      ? [Kept<Element, Each>] extends [never]
        ? never
        : readonly Kept<Element, Each>[]
      : never
    : [Rule] extends [string]
      ? never
      : V extends object
        ? [keyof FreePart<V, Rule>] extends [never]
          ? never
          : FreePart<V, Rule>
        : never;

/** The members of a content that the person may be told, under the rules of subject access for it. */
export type FreePart<V, Rules> = V extends object
  ? {
      readonly [Member in keyof V as Member extends keyof Rules
        ? [Kept<V[Member], Rules[Member]>] extends [never]
          ? never
          : Member
        : never]: Kept<V[Member], Rules[Member & keyof Rules]>;
    }
  : never;

/** The part of a content that the person may be told; what is left out of its type is also left out of its value. */
export function freePart<V extends object, const Rules extends object>(
  rules: Rules,
  content: V,
): FreePart<V, Rules>;
export function freePart(rules: unknown, content: unknown): unknown {
  return freeMembers(rules, content) ?? {};
}

/** The members of an object that are left; undefined where none is. */
function freeMembers(rules: unknown, content: unknown): object | undefined {
  if (!isObject(rules) || !isObject(content)) {
    return undefined;
  }
  const kept: [string, unknown][] = [];
  for (const [name, member] of Object.entries(content)) {
    const left = Object.hasOwn(rules, name) ? keep(Reflect.get(rules, name), member) : undefined;
    if (left !== undefined) {
      kept.push([name, left]);
    }
  }
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

/** What is left of a value under its rule; what no rule speaks of is not free. */
function keep(rule: unknown, value: unknown): unknown {
  if (rule === 'free') {
    return isClosed(value) ? value : undefined;
  }
  if (Array.isArray(rule)) {
    const kept = Array.isArray(value) ? value.map((element) => keep(rule[1], element)) : [];
    const left = kept.filter((element) => element !== undefined);
    return left.length === 0 ? undefined : left;
  }
  return Array.isArray(value) ? undefined : freeMembers(rule, value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** Words of the review that are in no vocabulary of the rules. */
const OWN_CODES: ReadonlySet<unknown> = new Set([...DECISIONS, 'done', 'undecided', 'not-carried-out']);

function isClosed(value: unknown): boolean {
  return typeof value === 'string'
    ? isBookCode(value) || OWN_CODES.has(value)
    : typeof value === 'number' || typeof value === 'boolean';
}
