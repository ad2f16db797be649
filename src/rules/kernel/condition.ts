import type { Expression, Test } from './expression.ts';
import { createTests, type Read, type Tests, type Truth } from './known.ts';
import { NO, type Possible, type Value, YES } from './possible.ts';

/** A condition ready to be asked. It knows its tests by their places in a `Reading`. */
export interface Condition {
  /** Its tests in reading order: the order of the marks in a trace. */
  readonly tests: readonly number[];
  /**
   * What its tests settle one by one (the strong logic of S. C. Kleene), given the truth of each by its place. Yes and no are
   * exact; `u` says only that the tests must be looked at together.
   */
  readonly weigh: (truths: readonly Truth[]) => Truth;
  /** Its tests looked at together: exact whatever is open. */
  readonly drawn: (read: Read) => Possible<boolean>;
}

/** What the conditions of one rule set ask between them: each fact once, and each test of it once. */
export interface Reading<T> extends Pick<Tests<T>, 'read'> {
  /** The condition that an expression writes, its facts and tests given their places. */
  condition(expression: Expression): Condition;
}

/** Tests compare a fact with a value of their own, or with what `parameter` gives on the day. */
export function createReading<T>(parameter: (name: string) => Value): Reading<T> {
  const { place: placed, read } = createTests<T>();

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
          weigh: (truths) => OPPOSITE[weigh(truths)],
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

  return { condition, read };
}

const OPPOSITE: Readonly<Record<Truth, Truth>> = { t: 'f', f: 't', u: 'u' };

/** The exact truth of a condition: a diagram is drawn only where its tests do not settle it one by one. */
export function truthOf(condition: Condition, read: Read): Possible<boolean> {
  switch (condition.weigh(read.known.truths)) {
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
    weigh: (truths) => truths[place] ?? 'u',
    drawn: (read) => read.drawn(place),
  };
}

// One part that is `ending` settles the whole; otherwise one that is not settled leaves it open.
function together(parts: readonly Condition[], ending: 't' | 'f'): Condition {
  const otherwise = OPPOSITE[ending];
  return {
    tests: parts.flatMap(({ tests }) => tests),
    weigh: (truths) => {
      let truth = otherwise;
      for (const part of parts) {
        const one = part.weigh(truths);
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
