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

/** Yes and no: the same in every workspace. */
export const YES: Settled<boolean> = { id: 0, value: true };
export const NO: Settled<boolean> = { id: 1, value: false };

/** The working memory of one evaluation. Open values of different workspaces must not be mixed. */
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
  /** Every missing fact that was asked for, in the order of questions, whether or not it separates any outcome. */
  asked(): readonly Question[];
  /** Steps taken so far: parts made, chosen between or mapped. The same for the same work on every machine, as time is not. */
  steps(): number;
}

/** Steps that one choice may take before its result is widened. A case with its events described never comes near it. */
const STEPS = 2_000;

const mix = (hash: number, id: number): number => Math.imul(hash ^ id, 16_777_619);

/** One step of a choice, by the ids of its parts. */
interface Step<V extends Value> {
  readonly test: number;
  readonly yes: number;
  readonly no: number;
  readonly made: Possible<V>;
  /** Another step that hashes alike. */
  readonly other: Step<V> | undefined;
}

/** The values that some completion gives, each once, in order of first appearance. */
export function outcomes<V extends Value>(value: Possible<V>): readonly V[] {
  if (value.question === undefined) return [value.value];
  const found: V[] = [];
  visit(value, (part) => {
    if (part.question === undefined && !found.includes(part.value)) found.push(part.value);
  });
  return found;
}

/** The missing facts that separate the outcomes, in the order of questions. */
export function separators<V extends Value>(value: Possible<V>): readonly Question[] {
  if (value.question === undefined) return [];
  const found = new Set<Question>();
  visit(value, ({ question }) => {
    if (question === undefined) return;
    for (const one of question.standsFor ?? [question]) found.add(one);
  });
  return [...found].toSorted((a, b) => a.order - b.order);
}

/**
 * What a value comes to once one of its questions is answered: for each value of the question, in their order, the outcomes that some
 * completion still gives. Of a question that was given up for one that stands for several (`givenUp`), nothing can be told.
 * `onStep` hears of every part that is looked at.
 */
export function outcomesByAnswer<V extends Value>(
  value: Possible<V>,
  onStep: () => void = () => {},
): (question: Question) => readonly (readonly V[])[] {
  const reached = new Map<number, ReadonlySet<V>>();
  const reach = (part: Possible<V>): ReadonlySet<V> => {
    const known = reached.get(part.id);
    if (known !== undefined) return known;
    const found =
      part.question === undefined
        ? new Set([part.value])
        : new Set(part.branches.flatMap((branch) => [...reach(branch)]));
    reached.set(part.id, found);
    return found;
  };
  return (question) => {
    const byAnswer = question.values.map(() => new Set<V>());
    const seen = new Set<number>();
    const walk = (part: Possible<V>): void => {
      if (seen.has(part.id)) return;
      seen.add(part.id);
      onStep();
      if (part.question !== undefined && part.question.order < question.order) {
        part.branches.forEach(walk);
        return;
      }
      // Questions stand in their order: below the one that is answered it does not come again.
      for (const [index, found] of byAnswer.entries()) {
        const next = part.question === question ? part.branches[index] : part;
        if (next !== undefined) for (const outcome of reach(next)) found.add(outcome);
      }
    };
    walk(value);
    return byAnswer.map((found) => Array.from(found));
  };
}

/** The questions of a value that were given up for one that stands for several. */
export function givenUp(value: Possible): ReadonlySet<Question> {
  const found = new Set<Question>();
  if (value.question === undefined) return found;
  visit(value, ({ question }) => {
    for (const one of question?.standsFor ?? []) found.add(one);
  });
  return found;
}

// Each open part once.
function visit<V extends Value>(root: Open<V>, see: (part: Possible<V>) => void): void {
  let seen: Set<Open<V>> | undefined;
  const walk = (part: Open<V>): void => {
    see(part);
    for (const branch of part.branches) {
      if (branch.question === undefined) see(branch);
      else if (seen?.has(branch) !== true) {
        seen ??= new Set();
        seen.add(branch);
        walk(branch);
      }
    }
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

// A leaf or a node that is found again is the very same: what was asked of it by value also holds of its type.
function isLeafOf<V extends Value>(leaf: Settled<Value>, value: V): leaf is Settled<V> {
  return leaf.value === value;
}

function isNodeOf<V extends Value>(
  node: Open<Value>,
  question: Question,
  branches: readonly Possible<V>[],
): node is Open<V> {
  return (
    node.question === question && node.branches.every((branch, index) => branch.id === branches[index]?.id)
  );
}

interface Asked<V extends Value> {
  readonly values: readonly V[];
  readonly answer: Possible<V>;
  /** The same fact of the same subject, asked over other values. */
  readonly other: Asked<Value> | undefined;
}

function isAskedOver<V extends Value>(known: Asked<Value>, values: readonly V[]): known is Asked<V> {
  return (
    known.values === values ||
    (known.values.length === values.length && known.values.every((value, index) => value === values[index]))
  );
}

function firstQuestion(first: Question, second: Question | undefined, third: Question | undefined): Question {
  const earlier = second !== undefined && second.order < first.order ? second : first;
  return third !== undefined && third.order < earlier.order ? third : earlier;
}

// The value, given the answer at `index` to `question`.
function given<V extends Value>(value: Possible<V>, question: Question, index: number): Possible<V> {
  if (value.question !== question) return value;
  return value.branches[index] ?? value;
}

export function createWorkspace(steps: number = STEPS): Workspace {
  const leaves = new Map<Value, Settled<Value>>();
  const nodes = new Map<number, Open<Value> | Open<Value>[]>();
  const asked = new Map<string, Map<string, Asked<Value>>>();
  const everyQuestion: Question[] = [];
  let questions = 0;
  let nextId = NO.id + 1;
  let isWidened = false;
  let stepsTaken = 0;

  function settled<V extends Value>(value: V): Settled<V> {
    const known = value === true ? YES : value === false ? NO : leaves.get(value);
    if (known !== undefined && isLeafOf(known, value)) return known;
    const leaf: Settled<V> = { id: nextId++, value };
    leaves.set(value, leaf);
    return leaf;
  }

  // INVARIANT: no node whose branches all agree, and no two nodes alike: then a node mentions only facts that matter.
  function node<V extends Value>(question: Question, branches: readonly Possible<V>[]): Possible<V> {
    stepsTaken += 1;
    const first = branches[0];
    let isAlike = true;
    let hash = question.order;
    for (const branch of branches) {
      if (branch !== first) isAlike = false;
      hash = mix(hash, branch.id);
    }
    if (first !== undefined && isAlike) return first;
    const bucket = nodes.get(hash);
    if (bucket === undefined) {
      const made: Open<V> = { id: nextId++, question, branches };
      nodes.set(hash, made);
      return made;
    }
    const alike = Array.isArray(bucket) ? bucket : [bucket];
    for (const known of alike) if (isNodeOf(known, question, branches)) return known;
    const made: Open<V> = { id: nextId++, question, branches };
    alike.push(made);
    nodes.set(hash, alike);
    return made;
  }

  function ask<V extends Value>(fact: string, values: readonly V[], subject?: string): Possible<V> {
    const name = subject ?? '';
    let ofSubject = asked.get(name);
    if (ofSubject === undefined) {
      ofSubject = new Map();
      asked.set(name, ofSubject);
    }
    const alike = ofSubject.get(fact);
    for (let known = alike; known !== undefined; known = known.other) {
      if (isAskedOver(known, values)) return known.answer;
    }
    const order = questions++;
    const question = subject === undefined ? { fact, values, order } : { fact, subject, values, order };
    const answer = node(question, values.map(settled));
    if (answer.question !== undefined) everyQuestion.push(question);
    ofSubject.set(fact, { values, answer, other: alike });
    return answer;
  }

  function choose<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V> {
    if (test.question === undefined) return test.value ? yes : no;
    if (yes.id === no.id) return yes;
    const memo = new Map<number, Step<V>>();
    // The whole choice comes once, and is one step.
    let taken = 1;
    const go = (t: Possible<boolean>, y: Possible<V>, n: Possible<V>): Possible<V> => {
      stepsTaken += 1;
      if (t.question === undefined) return t.value ? y : n;
      if (y.id === n.id || taken > steps + 1) return y;
      const hash = mix(mix(t.id, y.id), n.id);
      const alike = memo.get(hash);
      for (let known = alike; known !== undefined; known = known.other) {
        if (known.test === t.id && known.yes === y.id && known.no === n.id) return known.made;
      }
      const made = follow(t, y, n, go);
      memo.set(hash, { test: t.id, yes: y.id, no: n.id, made, other: memo.get(hash) });
      taken += 1;
      return made;
    };
    const chosen = follow(test, yes, no, go);
    return taken > steps ? widen(test, yes, no) : chosen;
  }

  function follow<V extends Value>(
    t: Open<boolean>,
    y: Possible<V>,
    n: Possible<V>,
    go: (t: Possible<boolean>, y: Possible<V>, n: Possible<V>) => Possible<V>,
  ): Possible<V> {
    const question = firstQuestion(t.question, y.question, n.question);
    const branches: Possible<V>[] = [];
    for (let index = 0; index < question.values.length; index += 1) {
      branches.push(go(given(t, question, index), given(y, question, index), given(n, question, index)));
    }
    return node(question, branches);
  }

  // One question in place of many: the outcomes stay possible, how they hang together is given up. What is settled stays
  // truly settled; what is open may be called open once too often, and never the other way round.
  function widen<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V> {
    isWidened = true;
    const values = [...new Set([...outcomes(yes), ...outcomes(no)])];
    const standsFor = [...new Set([test, yes, no].flatMap((part) => separators<Value>(part)))];
    return node({ fact: 'several', values, order: questions++, standsFor }, values.map(settled));
  }

  function map<A extends Value, B extends Value>(value: Possible<A>, f: (a: A) => B): Possible<B> {
    if (value.question === undefined) return settled(f(value.value));
    let memo: Map<number, Possible<B>> | undefined;
    const go = (part: Possible<A>): Possible<B> => {
      stepsTaken += 1;
      if (part.question === undefined) return settled(f(part.value));
      const done = memo?.get(part.id);
      if (done !== undefined) return done;
      const made = node(part.question, part.branches.map(go));
      memo ??= new Map();
      memo.set(part.id, made);
      return made;
    };
    return node(value.question, value.branches.map(go));
  }

  // A settled answer ends the fold; two at a time keeps each step small.
  function fold(values: readonly Possible<boolean>[], ending: boolean): Possible<boolean> {
    let result: Possible<boolean> = settled(!ending);
    for (const value of values) if (isSettledAs(value, ending)) return value;
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
    asked: () => everyQuestion,
    steps: () => stepsTaken,
  };
}
