import type { Rule } from './book.ts';
import type { Condition, LoneOpen, Read, Reading, Truth } from './condition.ts';
import { remember } from './memory.ts';
import { isSettledAs, NO, outcomes, type Possible, type Value, type Workspace, YES } from './possible.ts';

export interface RuleTruth {
  readonly rule: Rule;
  readonly truth: Possible<boolean>;
  /** The truth of the rule and then of each of its tests: `t`, `f`, or `u` for not settled. */
  readonly marks: string;
}

export interface Ruling {
  /** The answer of a `one-answer` set. Undefined for an `each` set, whose rules answer one by one. */
  readonly answer: Possible<string> | undefined;
  readonly rules: readonly RuleTruth[];
  /** What the rulings on subjects of which the same is known have in common; undefined where it was not worked out. */
  readonly summary: RulingSummary | undefined;
}

/** What is told of a ruling, whatever its subject. */
export interface RulingSummary {
  readonly determining: readonly Rule[];
  /** Ids of the determining rules. */
  readonly ids: readonly string[];
  /** The marks of each rule, by its id. */
  readonly marks: Readonly<Record<string, string>>;
}

/** Marks a completion under which no rule holds, or two rules disagree. `check` proves that a released book has none. */
export const NO_RULE = '\u0000no-rule';
export const RULES_DISAGREE = '\u0000rules-disagree';

/** A rule and its condition. */
export interface ReadyRule {
  readonly rule: Rule;
  readonly condition: Condition;
}

/** A ruling without anything open: the same for every subject of which the same is known. */
interface SettledRuling {
  readonly answer: string | undefined;
  readonly rules: readonly RuleTruth[];
  readonly summary: RulingSummary;
}

/** What the truths of the tests settle of a rule. */
interface WeighedRule extends ReadyRule {
  /** The marks of its tests. Every test is asked, whatever the others say: the trace has a mark for each, always. */
  readonly marks: string;
  readonly settled: RuleTruth | undefined;
}

interface Weighed {
  readonly rules: readonly WeighedRule[];
  readonly settled: SettledRuling | undefined;
}

/** A ruling on which one open fact is all that is missing, by the values of that fact. */
interface LoneRuling {
  readonly answers: ReadonlyMap<Value, string>;
  readonly rules: readonly LoneRule[];
  readonly summary: RulingSummary;
}

interface LoneRule {
  readonly rule: Rule;
  readonly marks: string;
  /** Set where every value gives the same. */
  readonly settled: RuleTruth | undefined;
  readonly heldBy: ReadonlySet<Value>;
}

/**
 * Runs rules on subjects. The truths of the tests are all that a settled rule rests on, so that subjects of which the same
 * is known are weighed once, and so are those that lack one and the same fact. What is remembered is bounded.
 */
export function createRuler(
  rules: readonly ReadyRule[],
  reading: Reading,
  isOne: boolean,
): (workspace: Workspace, read: (fact: string) => Possible) => Ruling {
  const weighed = new WeakMap<readonly Truth[], Weighed>();
  const lone = new Map<string, LoneRuling>();

  function weighedBy(facts: Read): Weighed {
    const known = weighed.get(facts.truths);
    if (known !== undefined) return known;
    const made = weigh(rules, facts, isOne);
    weighed.set(facts.truths, made);
    return made;
  }

  return (workspace, read) => {
    const facts = reading.read(workspace, read);
    const { settled, rules: each } = weighedBy(facts);
    if (settled !== undefined) {
      const { answer, summary } = settled;
      return {
        answer: answer === undefined ? answer : workspace.settled(answer),
        rules: settled.rules,
        summary,
      };
    }
    const open = facts.lone();
    if (open !== undefined) {
      const { key } = open;
      const known = lone.get(key) ?? remember(lone, key, weighLone(each, open, weighedBy, isOne));
      return loneRuling(workspace, open.fact, known, isOne);
    }
    const truths = each.map((one) => one.settled ?? openTruth(one, facts));
    return { answer: isOne ? agreedAnswer(workspace, truths) : undefined, rules: truths, summary: undefined };
  };
}

function weigh(rules: readonly ReadyRule[], read: Read, isOne: boolean): Weighed {
  const each = rules.map(({ rule, condition }): WeighedRule => {
    const truth = condition.weigh(read);
    const marks = condition.tests.map((test) => read.truths[test] ?? 'u').join('');
    return {
      rule,
      condition,
      marks,
      settled: truth === 'u' ? undefined : settledTruth(rule, truth === 't', marks),
    };
  });
  const settled = each.flatMap((one) => one.settled ?? []);
  return { rules: each, settled: settled.length < each.length ? undefined : settledRuling(settled, isOne) };
}

function settledTruth(rule: Rule, so: boolean, marks: string): RuleTruth {
  return { rule, truth: so ? YES : NO, marks: (so ? 't' : 'f') + marks };
}

function settledRuling(rules: readonly RuleTruth[], isOne: boolean): SettledRuling {
  const held = rules.filter(({ truth }) => isSettledAs(truth, true)).map(({ rule }) => rule);
  const given = new Set(held.map(({ gives }) => gives));
  const [only = NO_RULE] = given;
  const disagree = isOne && given.size > 1;
  return {
    answer: isOne ? (disagree ? RULES_DISAGREE : only) : undefined,
    rules,
    summary: summaryOf(disagree ? [] : held, rules),
  };
}

function summaryOf(
  determined: readonly Rule[],
  rules: readonly { readonly rule: Rule; readonly marks: string }[],
): RulingSummary {
  return {
    determining: determined,
    ids: Object.freeze(determined.map(({ id }) => id)),
    marks: Object.freeze(Object.fromEntries(rules.map(({ rule, marks }) => [rule.id, marks]))),
  };
}

function weighLone(
  each: readonly WeighedRule[],
  { values, given }: LoneOpen,
  weighedBy: (facts: Read) => Weighed,
  isOne: boolean,
): LoneRuling {
  const cases = values.map((value) => ({ value, settled: weighedBy(given(value)).settled }));
  const answers = new Map<Value, string>();
  for (const { value, settled } of cases) answers.set(value, settled?.answer ?? NO_RULE);
  const possible = new Set(answers.values());
  const sets = new Map<string, ReadonlySet<Value>>();
  const rules = each.map(({ rule, marks, settled }, index): LoneRule => {
    const holds = cases.map((one) => isHeld(one.settled?.rules[index]));
    const heldBy = sets.get(holds.join()) ?? new Set(values.filter((_, place) => holds[place]));
    sets.set(holds.join(), heldBy);
    const known =
      settled ??
      (heldBy.size === 0 || heldBy.size === cases.length
        ? settledTruth(rule, heldBy.size > 0, marks)
        : undefined);
    return { rule, marks: known?.marks ?? `u${marks}`, settled: known, heldBy };
  });
  const determined = rules.filter(
    ({ heldBy, rule }) => heldBy.size > 0 && (!isOne || possible.has(rule.gives)),
  );
  return {
    answers,
    rules,
    summary: summaryOf(
      determined.map(({ rule }) => rule),
      rules,
    ),
  };
}

const isHeld = (truth: RuleTruth | undefined): boolean =>
  truth !== undefined && isSettledAs(truth.truth, true);

function loneRuling(
  workspace: Workspace,
  fact: Possible,
  { answers, rules, summary }: LoneRuling,
  isOne: boolean,
): Ruling {
  // Rules that hold for the same values have one and the same truth.
  const truths = new Map<ReadonlySet<Value>, Possible<boolean>>();
  const truthBy = (heldBy: ReadonlySet<Value>): Possible<boolean> => {
    const known = truths.get(heldBy);
    if (known !== undefined) return known;
    const truth = workspace.map(fact, (so) => heldBy.has(so));
    truths.set(heldBy, truth);
    return truth;
  };
  return {
    answer: isOne ? workspace.map(fact, (so) => answers.get(so) ?? NO_RULE) : undefined,
    rules: rules.map(
      ({ rule, marks, settled, heldBy }) => settled ?? { rule, truth: truthBy(heldBy), marks },
    ),
    summary,
  };
}

function openTruth({ rule, condition, marks }: WeighedRule, read: Read): RuleTruth {
  const truth = condition.drawn(read);
  return { rule, truth, marks: mark(truth) + marks };
}

// The order of rules means nothing: an answer stands only if every rule that holds gives it.
function agreedAnswer(workspace: Workspace, truths: readonly RuleTruth[]): Possible<string> {
  let answer: Possible<string> = workspace.settled(NO_RULE);
  for (const { rule, truth } of truths) {
    if (isSettledAs(truth, false)) continue;
    const joined: Possible<string> = workspace.map(answer, (so) =>
      so === NO_RULE || so === rule.gives ? rule.gives : RULES_DISAGREE,
    );
    answer = workspace.choose(truth, joined, answer);
  }
  return answer;
}

const mark = (truth: Possible<boolean>): Truth =>
  truth.question === undefined ? (truth.value ? 't' : 'f') : 'u';

/** The rules that determined the answer, or that could still determine one of its outcomes. */
export function determining({ answer, rules, summary }: Ruling): readonly Rule[] {
  if (summary !== undefined) return summary.determining;
  const possible = answer === undefined ? undefined : outcomes(answer);
  const found: Rule[] = [];
  for (const { rule, truth } of rules) {
    // What is open can turn out either way.
    if (!isSettledAs(truth, false) && possible?.includes(rule.gives) !== false) found.push(rule);
  }
  return found;
}

/** Ids of the determining rules. */
export function determiningRules(ruling: Ruling): readonly string[] {
  return ruling.summary?.ids ?? determining(ruling).map(({ id }) => id);
}
