/**
 * What can still be true. A value is either settled or open: an open value is a decision diagram over the facts that are
 * missing, reduced and shared, so that it mentions a missing fact exactly when that fact separates its outcomes.
 *
 * This is what makes `unknown` exact: a value is settled if and only if every completion of the missing facts gives it,
 * whatever the shape of the rule that was asked. (Reduced ordered decision diagrams: R. E. Bryant, 1986.)
 */

export type Value = string | number | boolean;

/** A missing fact and the values it could take. */
export interface Question {
  readonly fact: string;
  readonly subject?: string;
  readonly values: readonly Value[];
  /** Position in the fixed order of questions; lower is asked first. */
  readonly order: number;
  /** Set on a question that stands for several: see `widen`. */
  readonly standsFor?: readonly Question[];
}

export interface Settled<V extends Value> {
  readonly id: number;
  readonly value: V;
  readonly question?: undefined;
}

export interface Open<V extends Value> {
  readonly id: number;
  readonly question: Question;
  /** What follows from each of the question's values, in their order. */
  readonly branches: readonly Possible<V>[];
}

export type Possible<V extends Value = Value> = Settled<V> | Open<V>;

/** The working memory of one evaluation. Values of different workspaces must not be mixed. */
export interface Workspace {
  settled<V extends Value>(value: V): Settled<V>;
  /** An open value for a missing fact. The same fact of the same subject is the same question. */
  ask<V extends Value>(fact: string, values: readonly V[], subject?: string): Possible<V>;
  map<A extends Value, B extends Value>(value: Possible<A>, f: (a: A) => B): Possible<B>;
  all(values: readonly Possible<boolean>[]): Possible<boolean>;
  any(values: readonly Possible<boolean>[]): Possible<boolean>;
  not(value: Possible<boolean>): Possible<boolean>;
  /** The outcome of `test` where it is settled; otherwise follows both branches. */
  choose<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V>;
  /** Whether so much was missing that some answer was widened: it may then be called open though every completion agrees. */
  widened(): boolean;
}

/** Steps that one choice may take before its result is widened. A case with its events described never comes near it. */
const STEPS = 2_000;

// Small ids pack into one exact number; larger ones are written out.
const PACKED = 2 ** 17;
const tripleKey = (a: number, b: number, c: number): number | string =>
  a < PACKED && b < PACKED && c < PACKED ? (a * PACKED + b) * PACKED + c : `${a},${b},${c}`;

/** The values that some completion gives, each once, in order of first appearance. */
export function outcomes<V extends Value>(value: Possible<V>): readonly V[] {
  if (value.question === undefined) return [value.value];
  const found = new Set<V>();
  visit(value, (node) => {
    if (node.question === undefined) found.add(node.value);
  });
  return [...found];
}

/** The missing facts that separate the outcomes, in the order of questions. */
export function separators<V extends Value>(value: Possible<V>): readonly Question[] {
  if (value.question === undefined) return [];
  const found = new Set<Question>();
  visit(value, (node) => {
    if (node.question === undefined) return;
    for (const question of node.question.standsFor ?? [node.question]) found.add(question);
  });
  return [...found].toSorted((a, b) => a.order - b.order);
}

function visit<V extends Value>(root: Possible<V>, see: (node: Possible<V>) => void): void {
  const seen = new Set<number>();
  const walk = (node: Possible<V>): void => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    see(node);
    if (node.question !== undefined) for (const branch of node.branches) walk(branch);
  };
  walk(root);
}

/** Whether every completion gives `value`. */
export function isSettledAs<V extends Value>(possible: Possible<V>, value: V): boolean {
  return possible.question === undefined && possible.value === value;
}

/** Whether some completion gives `value`. */
export function couldBe<V extends Value>(possible: Possible<V>, value: V): boolean {
  return possible.question === undefined ? possible.value === value : outcomes(possible).includes(value);
}

export function createWorkspace(steps: number = STEPS): Workspace {
  const leaves = new Map<Value, Settled<Value>>();
  const nodes = new Map<number, { id: number; question: Question; branches: readonly number[] }[]>();
  const questions = new Map<string, Question>();
  let nextId = 0;
  let isWidened = false;

  function settled<V extends Value>(value: V): Settled<V> {
    const known = leaves.get(value);
    if (known !== undefined) return { id: known.id, value };
    const leaf: Settled<V> = { id: nextId++, value };
    leaves.set(value, leaf);
    return leaf;
  }

  // INVARIANT: no node whose branches all agree, and no two nodes alike: then a node mentions only facts that matter.
  function node<V extends Value>(question: Question, branches: readonly Possible<V>[]): Possible<V> {
    const first = branches[0];
    if (first !== undefined && branches.every((branch) => branch.id === first.id)) return first;
    let hash = question.order;
    for (const branch of branches) hash = Math.imul(hash ^ branch.id, 16_777_619);
    const bucket = nodes.get(hash);
    const alike = bucket?.find(
      (known) =>
        known.question === question &&
        known.branches.every((branch, index) => branch === branches[index]?.id),
    );
    if (alike !== undefined) return { id: alike.id, question, branches };
    const made = { id: nextId++, question, branches: branches.map((branch) => branch.id) };
    if (bucket === undefined) nodes.set(hash, [made]);
    else bucket.push(made);
    return { id: made.id, question, branches };
  }

  function ask<V extends Value>(fact: string, values: readonly V[], subject?: string): Possible<V> {
    const key = `${fact}\u0001${subject ?? ''}\u0001${values.join()}`;
    let question = questions.get(key);
    if (question === undefined) {
      question = {
        fact,
        ...(subject === undefined ? {} : { subject }),
        values,
        order: questions.size,
      };
      questions.set(key, question);
    }
    return node(
      question,
      values.map((value) => settled(value)),
    );
  }

  function firstQuestion(first: Question, ...others: readonly (Question | undefined)[]): Question {
    return others.reduce<Question>(
      (found, other) => (other !== undefined && other.order < found.order ? other : found),
      first,
    );
  }

  /** The value, given the answer at `index` to `question`. */
  function given<V extends Value>(value: Possible<V>, question: Question, index: number): Possible<V> {
    if (value.question !== question) return value;
    return value.branches[index] ?? value;
  }

  function choose<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V> {
    if (test.question === undefined) return test.value ? yes : no;
    if (yes.id === no.id) return yes;
    const memo = new Map<number | string, Possible<V>>();
    const go = (t: Possible<boolean>, y: Possible<V>, n: Possible<V>): Possible<V> => {
      if (t.question === undefined) return t.value ? y : n;
      if (y.id === n.id || memo.size > steps) return y;
      const key = tripleKey(t.id, y.id, n.id);
      const done = memo.get(key);
      if (done !== undefined) return done;
      const question = firstQuestion(t.question, y.question, n.question);
      const branches: Possible<V>[] = [];
      for (let index = 0; index < question.values.length; index += 1) {
        branches.push(go(given(t, question, index), given(y, question, index), given(n, question, index)));
      }
      const made = node(question, branches);
      memo.set(key, made);
      return made;
    };
    const chosen = go(test, yes, no);
    return memo.size > steps ? widen(test, yes, no) : chosen;
  }

  // One question in place of many: the outcomes stay possible, how they hang together is given up. What is settled stays
  // truly settled; what is open may be called open once too often, and never the other way round.
  function widen<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V> {
    isWidened = true;
    const values = [...new Set([...outcomes(yes), ...outcomes(no)])];
    const standsFor = [...new Set([test, yes, no].flatMap((part) => separators<Value>(part)))];
    const question: Question = { fact: 'several', values, order: questions.size, standsFor };
    questions.set(`several\u0001${questions.size}`, question);
    return node(
      question,
      values.map((value) => settled(value)),
    );
  }

  function map<A extends Value, B extends Value>(value: Possible<A>, f: (a: A) => B): Possible<B> {
    const memo = new Map<number, Possible<B>>();
    const go = (part: Possible<A>): Possible<B> => {
      if (part.question === undefined) return settled(f(part.value));
      const done = memo.get(part.id);
      if (done !== undefined) return done;
      const made = node(part.question, part.branches.map(go));
      memo.set(part.id, made);
      return made;
    };
    return go(value);
  }

  // A settled answer ends the fold; two at a time keeps each step small.
  function fold(values: readonly Possible<boolean>[], ending: boolean): Possible<boolean> {
    const end = values.find((value) => isSettledAs(value, ending));
    if (end !== undefined) return end;
    let result: Possible<boolean> = settled(!ending);
    for (const value of values) result = ending ? choose(value, value, result) : choose(value, result, value);
    return result;
  }

  return {
    settled,
    ask,
    map,
    all: (values) => fold(values, false),
    any: (values) => fold(values, true),
    not: (value) => map(value, (known) => !known),
    choose,
    widened: () => isWidened,
  };
}
