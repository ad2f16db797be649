import type { Answer } from '../../rules/index.ts';
import { isJsonObject, placesIn, pointerTo } from './json-pointers.ts';
import type { AccessItem, AccessMark } from './services.ts';

/**
 * What is said of each member of a content, so that a reviewer is shown where to look. A member is marked, or declared free
 * of whatever would have to be marked; a type that gets a new member does not compile until one of the two is said of it.
 */

/** A mark, or that there is nothing to mark: codes, days, numbers and opaque ids. */
type Settled = AccessMark | 'free';

/**
 * Two rules of licence conditions. `protective`: wording that is about a victim or child unless the condition says that it
 * protects nobody in particular and keeps the person out of no zone: what is not told is not safe. `protected-group`: the
 * code that says whom it protects.
 */
type ConditionRule = 'protective' | 'protected-group';
type LeafRule<Parent> = Settled | (Parent extends { readonly protects?: unknown } ? ConditionRule : never);

/** Every member of a type, or of any type of a union. */
type MembersOf<V> = V extends unknown ? keyof V & string : never;
type ValueOf<V, Member extends string> = V extends unknown
  ? Member extends keyof V
    ? Exclude<V[Member], undefined>
    : never
  : never;

/** What is said of a value: by member for an object, by element for a list, and of the whole where all of it bears one mark. */
type RuleFor<V, Parent> = [V] extends [Answer]
  ? AnswerRules
  : [V] extends [readonly (infer Element)[]]
    ? AccessMark | readonly ['each', RuleFor<Element, Parent>]
    : [V] extends [object]
      ? AccessMark | RulesFor<V>
      : LeafRule<Parent>;

/** What is said of every member of a content. */
export type RulesFor<V> = { readonly [Member in MembersOf<V>]: RuleFor<ValueOf<V, Member>, V> };

/** The answer of the rules holds ids, codes and values and never prose (see `Answer`), so it is not taken apart further. */
type AnswerRules = { readonly [Member in keyof Answer]-?: Settled };

/** The same rules as they are walked, whatever content they are for. */
export type AnyRule = Settled | ConditionRule | readonly ['each', AnyRule] | AnyRules;
interface AnyRules {
  readonly [member: string]: AnyRule;
}

export type Mark = AccessItem['marks'][number];

/** The marks of a content, in the order of its members. What no rule speaks of is marked as free text. */
export function marksBy(
  rules: AnyRule | undefined,
  value: unknown,
  at = '',
  parent?: unknown,
): readonly Mark[] {
  switch (rules) {
    case 'free':
      return [];
    case 'protective':
      return [{ path: at, mark: protectsSomebody(parent) ? 'victim' : 'free-text' }];
    case 'protected-group':
      return value === 'nobody-named' ? [] : [{ path: at, mark: 'victim' }];
    case 'free-text':
    case 'third-party':
    case 'victim':
    case 'withheld':
      return [{ path: at, mark: rules }];
    case undefined:
      return [{ path: at, mark: 'free-text' }];
  }
  return placesIn(value).flatMap(([name, member]) =>
    marksBy(isEach(rules) ? rules[1] : ruleOf(rules, name), member, pointerTo(at, name), value),
  );
}

function isEach(rules: readonly ['each', AnyRule] | AnyRules): rules is readonly ['each', AnyRule] {
  return Array.isArray(rules);
}

function ruleOf(rules: AnyRules, name: string | number): AnyRule | undefined {
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}

function protectsSomebody(condition: unknown): boolean {
  return (
    !isJsonObject(condition) ||
    condition['protects'] !== 'nobody-named' ||
    condition['monitoring'] === 'exclusion-zone'
  );
}
