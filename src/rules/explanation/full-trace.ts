import type { TraceEntry } from '../answer.ts';
import type { Book, Rule, RuleSet } from '../kernel/book.ts';
import type { Truth } from '../kernel/known.ts';
import { type Expression, type Test, tests } from '../kernel/expression.ts';
import { remember } from '../kernel/memory.ts';

/** A test of one fact with what became of it. */
export interface TracedTest {
  readonly kind: 'test';
  readonly truth: Truth;
  readonly test: Test;
}

/** The condition of a rule with what became of each part, by the strong logic of S. C. Kleene from the tests upwards. */
export type TracedCondition =
  | TracedTest
  | { readonly kind: 'all' | 'any' | 'not'; readonly truth: Truth; readonly of: readonly TracedCondition[] };

/** A rule with what became of it. Its truth is exact; that of its condition may be `u` where only all tests together settle it. */
export interface TracedRule {
  readonly rule: Rule;
  readonly truth: Truth;
  readonly when: TracedCondition;
}

/** The rules of one run of a rule set, rebuilt from the marks of the compact trace and the book. */
export interface TracedRun {
  readonly set: string;
  readonly subject: string | undefined;
  readonly rules: readonly TracedRule[];
}

/** What keeps a trace from being read with a book. */
export interface TraceFault {
  readonly fault: string;
}

const rulesById = new WeakMap<RuleSet, ReadonlyMap<string, Rule>>();

function rulesOf(set: RuleSet): ReadonlyMap<string, Rule> {
  const known = rulesById.get(set) ?? new Map(set.rules.map((rule) => [rule.id, rule]));
  rulesById.set(set, known);
  return known;
}

const OPPOSITE: Readonly<Record<Truth, Truth>> = { t: 'f', f: 't', u: 'u' };

/** Rebuilds one run. */
export function tracedRun(
  book: Book,
  { set: name, subject, rules: marks }: TraceEntry,
): TracedRun | TraceFault {
  const set = book.sets.find((each) => each.name === name);
  if (set === undefined)
    return { fault: `the trace names the rule set \`${name}\`, which the book does not have` };
  const byId = rulesOf(set);
  const rules: TracedRule[] = [];
  for (const [id, of] of Object.entries(marks)) {
    const rule = byId.get(id);
    if (rule === undefined) {
      return { fault: `the trace names the rule \`${id}\`, which the rule set \`${name}\` does not have` };
    }
    const traced = tracedRule(rule, of);
    if (traced === undefined) {
      return { fault: `the marks of the rule \`${id}\` in the trace do not fit its condition` };
    }
    rules.push(traced);
  }
  return { set: name, subject, rules };
}

// A rule with the same marks is the same in every case. What is remembered is bounded.
const rebuilt = new WeakMap<Rule, Map<string, TracedRule | undefined>>();

/** Rebuilds one rule from its mark and those of its tests; undefined where they do not fit its condition or each other. */
export function tracedRule(rule: Rule, marks: string): TracedRule | undefined {
  const before = rebuilt.get(rule) ?? new Map<string, TracedRule | undefined>();
  rebuilt.set(rule, before);
  return before.has(marks) ? before.get(marks) : remember(before, marks, rebuild(rule, marks));
}

function rebuild(rule: Rule, marks: string): TracedRule | undefined {
  const [truth, ...ofTests] = marks.split('').map(truthOf);
  if (truth === undefined || ofTests.length !== tests(rule.when).length) return undefined;
  let next = 0;
  const go = (expression: Expression): TracedCondition | undefined => {
    switch (expression.op) {
      case 'all':
      case 'any': {
        const of = expression.of.map(go);
        const known = of.filter((part) => part !== undefined);
        const ending = expression.op === 'all' ? 'f' : 't';
        return known.length < of.length
          ? undefined
          : { kind: expression.op, truth: together(known, ending), of: known };
      }
      case 'not': {
        const of = go(expression.of);
        return of && { kind: 'not', truth: OPPOSITE[of.truth], of: [of] };
      }
      case 'is':
      case 'below':
      case 'atLeast':
      case 'before': {
        const mark = ofTests[next];
        next += 1;
        return mark && { kind: 'test', truth: mark, test: expression };
      }
    }
  };
  const when = go(rule.when);
  if (when === undefined || (when.truth !== 'u' && when.truth !== truth)) return undefined;
  return { rule, truth, when };
}

const truthOf = (mark: string): Truth | undefined =>
  mark === 't' || mark === 'f' || mark === 'u' ? mark : undefined;

function together(parts: readonly TracedCondition[], ending: 't' | 'f'): Truth {
  if (parts.some(({ truth }) => truth === ending)) return ending;
  return parts.some(({ truth }) => truth === 'u') ? 'u' : OPPOSITE[ending];
}

/**
 * The tests that are why a rule came out as it did, in reading order. Of a part that came out met: the parts of "any" that are met, and
 * all parts of "all"; of one that did not, the other way round; of one that is open, its open parts. Where a rule is settled
 * though no test by itself settles it, the open tests stand together for the settled one that is lacking.
 */
export function decidingTests(rule: TracedRule): readonly TracedTest[] {
  const known = decided.get(rule) ?? decide(rule);
  decided.set(rule, known);
  return known;
}

const decided = new WeakMap<TracedRule, readonly TracedTest[]>();

function decide({ truth, when }: TracedRule): readonly TracedTest[] {
  const found: TracedTest[] = [];
  const go = (part: TracedCondition, wanted: Truth): void => {
    switch (part.kind) {
      case 'test':
        found.push(part);
        return;
      case 'not':
        for (const each of part.of) go(each, OPPOSITE[wanted]);
        return;
      case 'all':
      case 'any': {
        const ending = part.kind === 'all' ? 'f' : 't';
        for (const each of deciding(part.of, wanted, ending)) go(each, wanted);
      }
    }
  };
  go(when, truth);
  return found;
}

function deciding(
  parts: readonly TracedCondition[],
  wanted: Truth,
  ending: 't' | 'f',
): readonly TracedCondition[] {
  if (wanted === OPPOSITE[ending]) return parts;
  const alike = parts.filter(({ truth }) => truth === wanted);
  return alike.length > 0 ? alike : parts.filter(({ truth }) => truth === 'u');
}
