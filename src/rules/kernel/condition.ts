import type { Expression, Test } from './expression.ts';
import { remember } from './memory.ts';
import { NO, type Open, outcomes, type Possible, type Value, type Workspace, YES } from './possible.ts';

/** What is known of a test or a rule: yes, no, or `u` for not settled. */
export type Truth = 't' | 'f' | 'u';

/** A condition ready to be asked. It knows its tests by their places in a `Reading`. */
export interface Condition {
  /** Its tests in reading order: the order of the marks in a trace. */
  readonly tests: readonly number[];
  /**
   * What its tests settle one by one (the strong logic of S. C. Kleene). Yes and no are exact; `u` says only that the
   * tests must be looked at together.
   */
  readonly weigh: (read: Read) => Truth;
  /** Its tests looked at together: exact whatever is open. */
  readonly drawn: (read: Read) => Possible<boolean>;
}

/** What the conditions of one rule set ask between them: each fact once, and each test of it once. */
export interface Reading {
  /** The condition that an expression writes, its facts and tests given their places. */
  condition(expression: Expression): Condition;
  /** Reads every fact of those conditions and asks every test of it. */
  read(workspace: Workspace, fact: (name: string) => Possible): Read;
}

/** The tests on the facts of one subject, by their places. */
export interface Read {
  readonly workspace: Workspace;
  /** The very same list for every subject of which the same is known, as long as it is remembered. */
  readonly truths: readonly Truth[];
  /** The diagram of a test that is not settled. */
  readonly drawn: (test: number) => Possible<boolean>;
  /** Given where one fact is open, and no more of it than one question. */
  readonly lone: () => LoneOpen | undefined;
}

/** The one fact that is open: for each value of it, everything is settled. */
export interface LoneOpen {
  readonly fact: Possible;
  readonly values: readonly Value[];
  /** Alike for every subject of which the same is known, with the same values open. */
  readonly key: string;
  /** The tests for one of the values. */
  readonly given: (value: Value) => Read;
}

interface PlacedTest {
  readonly place: number;
  readonly holds: (value: Value) => boolean;
}

interface TestedFact {
  readonly name: string;
  readonly tests: PlacedTest[];
  /** The truths of its tests in their order, one letter each, for a value that it had before. */
  readonly told: Map<Value, string>;
}

/** Tests compare a fact with a value of their own, or with what `parameter` gives on the day. */
export function createReading(parameter: (name: string) => Value): Reading {
  const places = new Map<string, number>();
  const testedFacts = new Map<string, TestedFact>();
  let inOrder: readonly TestedFact[] | undefined;
  const remembered = new Map<string, readonly Truth[]>();

  function placed(fact: string, key: string, holds: (value: Value) => boolean): number {
    const before = places.get(key);
    if (before !== undefined) return before;
    const place = places.size;
    places.set(key, place);
    const { tests } = testedFacts.get(fact) ?? { tests: [] };
    testedFacts.set(fact, { name: fact, tests: [...tests, { place, holds }], told: new Map() });
    inOrder = undefined;
    remembered.clear();
    return place;
  }

  function condition(expression: Expression): Condition {
    switch (expression.op) {
      case 'all':
        return together(expression.of.map(condition), 'f');
      case 'any': {
        const parts = expression.of.map(condition);
        return membership(expression.of, parts) ?? together(parts, 't');
      }
      case 'not': {
        const { tests, weigh, drawn } = condition(expression.of);
        return {
          tests,
          weigh: (facts) => OPPOSITE[weigh(facts)],
          drawn: (facts) => facts.workspace.not(drawn(facts)),
        };
      }
      case 'is':
      case 'below':
      case 'atLeast':
      case 'before': {
        const compared = expression.op === 'is' ? expression.value : expression.parameter;
        const key = JSON.stringify([expression.fact, expression.op, compared]);
        const place = placed(expression.fact, key, compileTest(expression, parameter));
        return single(place, [place]);
      }
    }
  }

  // "One of these values" of one fact is one test, whatever the number of values; each value still has its mark.
  function membership(parts: readonly Expression[], each: readonly Condition[]): Condition | undefined {
    const [first] = parts;
    if (first?.op !== 'is') return undefined;
    const wanted = new Set<Value>();
    for (const part of parts) {
      if (part.op !== 'is' || part.fact !== first.fact) return undefined;
      wanted.add(part.value);
    }
    const key = JSON.stringify([first.fact, 'one-of', ...wanted]);
    const place = placed(first.fact, key, (so) => wanted.has(so));
    return single(
      place,
      each.flatMap(({ tests }) => tests),
    );
  }

  function read(workspace: Workspace, fact: (name: string) => Possible): Read {
    inOrder ??= [...testedFacts.values()];
    let known = '';
    let open: OpenFact[] | undefined;
    for (const each of inOrder) {
      const value = fact(each.name);
      if (value.question === undefined) {
        known += toldBy(each, value.value);
      } else {
        open ??= [];
        const values = outcomes(value);
        open.push({ tested: each, value, values, at: known.length });
        known += truthsOf(each, values);
      }
    }
    const truths = truthsBy(known);
    if (open === undefined) return { workspace, truths, drawn: NOTHING_OPEN, lone: NONE };
    const missing = open;
    return {
      workspace,
      truths,
      drawn: diagrams(workspace, missing),
      lone: () => lone(workspace, known, missing),
    };
  }

  const truthsBy = (known: string): readonly Truth[] =>
    remembered.get(known) ?? remember(remembered, known, byPlace(known));

  function lone(
    workspace: Workspace,
    known: string,
    [first, second]: readonly OpenFact[],
  ): LoneOpen | undefined {
    if (first === undefined || second !== undefined || !isPlain(first.value)) return undefined;
    const { tested, value, values, at } = first;
    const given = (so: Value): Read => {
      const truths = truthsBy(
        known.slice(0, at) + toldBy(tested, so) + known.slice(at + tested.tests.length),
      );
      return { workspace, truths, drawn: NOTHING_OPEN, lone: NONE };
    };
    return { fact: value, values, key: `${known} ${values.join('\u0000')}`, given };
  }

  function byPlace(known: string): readonly Truth[] {
    const truths = Array<Truth>(places.size).fill('u');
    let at = 0;
    for (const { tests } of testedFacts.values()) {
      for (const { place } of tests) {
        truths[place] = truthBy(known[at]);
        at += 1;
      }
    }
    return truths;
  }

  return { condition, read };
}

const OPPOSITE: Readonly<Record<Truth, Truth>> = { t: 'f', f: 't', u: 'u' };

interface OpenFact {
  readonly tested: TestedFact;
  readonly value: Open<Value>;
  /** What it can still be. */
  readonly values: readonly Value[];
  /** Where the truths of its tests begin among those of all facts. */
  readonly at: number;
}

const NOTHING_OPEN: Read['drawn'] = (test) => {
  throw new RangeError(`test ${test} is not open`);
};

const NONE = (): undefined => undefined;

// One question, and every answer to it settles the value.
const isPlain = ({ question, branches }: Open<Value>): boolean =>
  question.standsFor === undefined && branches.every((branch) => branch.question === undefined);

function toldBy(tested: TestedFact, value: Value): string {
  return tested.told.get(value) ?? remember(tested.told, value, truthsOf(tested, [value]));
}

function truthsOf({ tests }: TestedFact, values: readonly Value[]): string {
  let truths = '';
  for (const { holds } of tests) truths += truthOver(values, holds);
  return truths;
}

const truthBy = (letter: string | undefined): Truth => (letter === 't' || letter === 'f' ? letter : 'u');

// Each test is drawn once for a subject.
function diagrams(workspace: Workspace, open: readonly OpenFact[]): Read['drawn'] {
  let drawn: Map<number, Possible<boolean>> | undefined;
  return (test) => {
    drawn ??= new Map();
    const known = drawn.get(test);
    if (known !== undefined) return known;
    for (const { tested, value } of open) {
      const holds = tested.tests.find(({ place }) => place === test)?.holds;
      if (holds === undefined) continue;
      const diagram = workspace.map(value, holds);
      drawn.set(test, diagram);
      return diagram;
    }
    return NOTHING_OPEN(test);
  };
}

function truthOver(values: readonly Value[], holds: (value: Value) => boolean): Truth {
  let held = 0;
  for (const value of values) if (holds(value)) held += 1;
  return held === 0 ? 'f' : held === values.length ? 't' : 'u';
}

/** The exact truth of a condition: a diagram is drawn only where its tests do not settle it one by one. */
export function truthOf(condition: Condition, read: Read): Possible<boolean> {
  switch (condition.weigh(read)) {
    case 't':
      return YES;
    case 'f':
      return NO;
    case 'u':
      return condition.drawn(read);
  }
}

function single(place: number, tests: readonly number[]): Condition {
  return {
    tests,
    weigh: ({ truths }) => truths[place] ?? 'u',
    drawn: (read) => read.drawn(place),
  };
}

// One part that is `ending` settles the whole; otherwise one that is not settled leaves it open.
function together(parts: readonly Condition[], ending: 't' | 'f'): Condition {
  const otherwise = OPPOSITE[ending];
  return {
    tests: parts.flatMap(({ tests }) => tests),
    weigh: (read) => {
      let truth = otherwise;
      for (const part of parts) {
        const one = part.weigh(read);
        if (one === ending) return ending;
        if (one === 'u') truth = 'u';
      }
      return truth;
    },
    drawn: (read) => {
      const of = parts.map((part) => truthOf(part, read));
      return ending === 't' ? read.workspace.any(of) : read.workspace.all(of);
    },
  };
}

function compileTest(test: Test, parameter: (name: string) => Value): (value: Value) => boolean {
  switch (test.op) {
    case 'is': {
      const wanted = test.value;
      return (value) => value === wanted;
    }
    case 'atLeast': {
      const limit = parameter(test.parameter);
      return (value) => value >= limit;
    }
    case 'below':
    case 'before': {
      const limit = parameter(test.parameter);
      return (value) => value < limit;
    }
  }
}
