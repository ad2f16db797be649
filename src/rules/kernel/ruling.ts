import type { Rule } from './book.ts';
import type { Condition, Reading } from './condition.ts';
import type { Known, Read, Truth } from './known.ts';
import { remember } from './memory.ts';
import { orderApart, traced, unnamed } from './pattern.ts';
import { isSettledAs, NO, outcomes, type Possible, type Workspace, YES } from './possible.ts';

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
  /** What it has in common with every ruling on a subject of which the same is known, as far as that was worked out. */
  readonly marks: Marks | undefined;
  readonly determined: Determined | undefined;
}

/** The marks of each rule, by its id. */
export type Marks = Readonly<Record<string, string>>;

/** The rules that determined an answer, or still could, and their ids. */
export interface Determined {
  readonly rules: readonly Rule[];
  readonly ids: readonly string[];
}

/** Marks a completion under which no rule holds, or two rules disagree. `check` proves that a released book has none. */
export const NO_RULE = '\u0000no-rule';
export const RULES_DISAGREE = '\u0000rules-disagree';

/** A rule and its condition. */
export interface ReadyRule {
  readonly rule: Rule;
  readonly condition: Condition;
}

/** A rule with what its tests say one by one. */
interface WeighedRule extends ReadyRule {
  /** The marks of its tests. Every test is asked, whatever the others say: the trace has a mark for each, always. */
  readonly marks: string;
  readonly settled: RuleTruth | undefined;
}

/** A ruling without anything open: the same for every subject of which the same is known. */
interface SettledRuling {
  readonly answer: string | undefined;
  readonly rules: readonly RuleTruth[];
  readonly marks: Marks;
  readonly determined: Determined;
}

/** A ruling drawn for missing facts of no subject in particular. */
interface Pattern {
  readonly answer: Possible<string> | undefined;
  readonly rules: readonly RuleTruth[];
  readonly marks: Marks;
  readonly determined: Determined;
  /** The open facts, by their places, in the order in which they are asked. */
  readonly order: readonly number[];
}

/** What comes of what is known of a subject. */
export type Weighed =
  | { readonly settled: SettledRuling; readonly open: undefined }
  | { readonly settled: undefined; readonly open: OpenRuling };

/** A ruling of which some rule is open: what its tests say one by one, and the same drawn for missing facts that stand apart. */
interface OpenRuling {
  readonly rules: readonly WeighedRule[];
  /** By the order in which the missing facts are asked. */
  readonly patterns: Map<string, Pattern | undefined>;
}

/**
 * Runs rules on subjects. The truths of the tests are all that a settled rule rests on, so that subjects of which the same
 * is known are weighed once, and so are those that lack the same few facts. What is remembered is bounded.
 */
export function createRuler(
  rules: readonly ReadyRule[],
  reading: Reading<Weighed>,
  isOne: boolean,
): (workspace: Workspace, read: (fact: string) => Possible) => Ruling {
  return (workspace, read) => {
    const facts = reading.read(workspace, read);
    facts.known.made ??= weigh(rules, facts.known, isOne);
    const { settled, open } = facts.known.made;
    if (settled !== undefined) {
      const { answer, marks, determined } = settled;
      return {
        answer: answer === undefined ? answer : workspace.settled(answer),
        rules: settled.rules,
        marks,
        determined,
      };
    }
    const pattern = patternOf(open, facts, isOne);
    if (pattern !== undefined) return new PatternedRuling(pattern, facts);
    const truths = truthsOf(open.rules, facts);
    return {
      answer: isOne ? agreedAnswer(workspace, truths) : undefined,
      rules: truths,
      marks: undefined,
      determined: undefined,
    };
  };
}

function weigh(rules: readonly ReadyRule[], known: Known, isOne: boolean): Weighed {
  const settled: RuleTruth[] = [];
  for (const { rule, condition } of rules) {
    const truth = condition.weigh(known.truths);
    if (truth === 'u') return weighOpen(rules, known);
    settled.push(settledTruth(rule, truth === 't', marksOf(condition, known)));
  }
  return { settled: settledRuling(settled, isOne), open: undefined };
}

function weighOpen(rules: readonly ReadyRule[], known: Known): Weighed {
  const each = rules.map(({ rule, condition }): WeighedRule => {
    const truth = condition.weigh(known.truths);
    const marks = marksOf(condition, known);
    return {
      rule,
      condition,
      marks,
      settled: truth === 'u' ? undefined : settledTruth(rule, truth === 't', marks),
    };
  });
  return { settled: undefined, open: { rules: each, patterns: new Map() } };
}

function marksOf({ tests }: Condition, { truths }: Known): string {
  let marks = '';
  for (const test of tests) marks += truths[test] ?? 'u';
  return marks;
}

function settledTruth(rule: Rule, so: boolean, marks: string): RuleTruth {
  return { rule, truth: so ? YES : NO, marks: (so ? 't' : 'f') + marks };
}

function settledRuling(rules: readonly RuleTruth[], isOne: boolean): SettledRuling {
  const held: Rule[] = [];
  for (const { rule, truth } of rules) if (truth === YES) held.push(rule);
  const answer = isOne ? answerGivenBy(held) : undefined;
  return {
    answer,
    rules,
    marks: marksBy(rules),
    determined: determinedBy(answer === RULES_DISAGREE ? [] : held),
  };
}

// The order of rules means nothing: an answer stands only if every rule that holds gives it.
function answerGivenBy(held: readonly Rule[]): string {
  const [first] = held;
  if (first === undefined) return NO_RULE;
  return held.every(({ gives }) => gives === first.gives) ? first.gives : RULES_DISAGREE;
}

function marksBy(rules: readonly { readonly rule: Rule; readonly marks: string }[]): Marks {
  const marks: Record<string, string> = {};
  for (const one of rules) marks[one.rule.id] = one.marks;
  return Object.freeze(marks);
}

function determinedBy(rules: readonly Rule[]): Determined {
  return { rules, ids: Object.freeze(rules.map(({ id }) => id)) };
}

function patternOf(open: OpenRuling, facts: Read, isOne: boolean): Pattern | undefined {
  const order = orderApart(facts);
  if (order === undefined) return undefined;
  const key = order.join();
  if (open.patterns.has(key)) return open.patterns.get(key);
  return remember(open.patterns, key, drawPattern(open.rules, facts.known, order, isOne));
}

function drawPattern(
  each: readonly WeighedRule[],
  known: Known,
  order: readonly number[],
  isOne: boolean,
): Pattern | undefined {
  const facts = unnamed(known, order);
  const rules = truthsOf(each, facts);
  const answer = isOne ? agreedAnswer(facts.workspace, rules) : undefined;
  // What was widened hangs together in a way that no pattern shows.
  if (facts.workspace.widened()) return undefined;
  const could = determining({ answer, rules, determined: undefined });
  return { answer, rules, marks: marksBy(rules), determined: determinedBy(could), order };
}

/** A ruling that follows a pattern. What is drawn of it is drawn when it is asked for: most of it never is. */
class PatternedRuling implements Ruling {
  readonly answer: Possible<string> | undefined;
  readonly marks: Marks;
  readonly determined: Determined;
  private readonly pattern: Pattern;
  private readonly facts: Read;
  private truths: readonly RuleTruth[] | undefined;

  constructor(pattern: Pattern, facts: Read) {
    this.answer = pattern.answer === undefined ? undefined : traced(facts, pattern.order)(pattern.answer);
    this.marks = pattern.marks;
    this.determined = pattern.determined;
    this.pattern = pattern;
    this.facts = facts;
  }

  get rules(): readonly RuleTruth[] {
    const { rules, order } = this.pattern;
    const trace = traced(this.facts, order);
    this.truths ??= rules.map(({ rule, truth, marks }) => ({ rule, truth: trace(truth), marks }));
    return this.truths;
  }
}

function truthsOf(each: readonly WeighedRule[], facts: Read): readonly RuleTruth[] {
  return each.map((one) => one.settled ?? openTruth(one, facts));
}

function openTruth({ rule, condition, marks }: WeighedRule, read: Read): RuleTruth {
  const truth = condition.drawn(read);
  return { rule, truth, marks: mark(truth) + marks };
}

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
export function determining({ answer, rules, determined }: Omit<Ruling, 'marks'>): readonly Rule[] {
  if (determined !== undefined) return determined.rules;
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
  return ruling.determined?.ids ?? determining(ruling).map(({ id }) => id);
}
