import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currentBookText, openBook } from '../../src/rules/index.ts';
import type { RuleSet } from '../../src/rules/kernel/book.ts';
import {
  type CompiledBook,
  domainOf,
  type FactReader,
  NO_RULE,
  RULES_DISAGREE,
} from '../../src/rules/kernel/compile.ts';
import { createReading, truthOf } from '../../src/rules/kernel/condition.ts';
import { isInForce } from '../../src/rules/kernel/dated.ts';
import { type Expression, tests } from '../../src/rules/kernel/expression.ts';
import { remember } from '../../src/rules/kernel/memory.ts';
import {
  couldBe,
  NO,
  outcomes,
  type Possible,
  type Value,
  type Workspace,
  YES,
} from '../../src/rules/kernel/possible.ts';
import { createWorkspace } from '../../src/rules/kernel/workspace.ts';

/**
 * The kernel weighs the tests of a rule one by one and draws a diagram only where that leaves the rule open. These
 * properties hold it against the plain meaning of an expression: a diagram for every part. In one workspace two diagrams
 * of the same meaning are one and the same, so that equal is `toBe`.
 */
function plainly(
  expression: Expression,
  workspace: Workspace,
  read: FactReader,
  parameter: (name: string) => Value,
): Possible<boolean> {
  const part = (of: Expression) => plainly(of, workspace, read, parameter);
  switch (expression.op) {
    case 'all':
      return workspace.all(expression.of.map(part));
    case 'any':
      return workspace.any(expression.of.map(part));
    case 'not':
      return workspace.not(part(expression.of));
    case 'is':
      return workspace.map(read(expression.fact), (so) => so === expression.value);
    case 'below':
    case 'before':
      return workspace.map(read(expression.fact), (so) => so < parameter(expression.parameter));
    case 'atLeast':
      return workspace.map(read(expression.fact), (so) => so >= parameter(expression.parameter));
  }
}

const markOf = (truth: Possible<boolean>): string =>
  couldBe(truth, true) ? (couldBe(truth, false) ? 'u' : 't') : 'f';

/** How a fact stands: known, missing, or itself an open answer that follows from other facts. */
type Stand =
  | { readonly as: 'known'; readonly pick: number }
  | { readonly as: 'missing' }
  | { readonly as: 'derived'; readonly picks: readonly [number, number]; readonly by: number };

const stand = (known: number): fc.Arbitrary<Stand> =>
  fc.oneof(
    { weight: known, arbitrary: fc.record({ as: fc.constant('known' as const), pick: fc.nat(99) }) },
    { weight: 2, arbitrary: fc.constant<Stand>({ as: 'missing' }) },
    {
      weight: 1,
      arbitrary: fc.record({
        as: fc.constant('derived' as const),
        picks: fc.tuple(fc.nat(99), fc.nat(99)),
        by: fc.nat(2),
      }),
    },
  );

function stands(
  workspace: Workspace,
  domain: (fact: string) => readonly Value[],
  of: (fact: string) => Stand,
): FactReader {
  const value = (fact: string, pick: number): Value => {
    const values = domain(fact);
    return values[pick % values.length] ?? false;
  };
  return (fact) => {
    const how = of(fact);
    switch (how.as) {
      case 'known':
        return workspace.settled(value(fact, how.pick));
      case 'missing':
        return workspace.ask(fact, domain(fact));
      case 'derived': {
        const [some, other] = how.picks.map((pick) => workspace.settled(value(fact, pick)));
        const first = workspace.ask(`earlier-${how.by}`, [true, false]);
        const then = workspace.ask(`earlier-${how.by + 1}`, [true, false]);
        const last = workspace.ask(fact, domain(fact));
        return workspace.choose<Value>(first, some ?? YES, workspace.choose<Value>(then, other ?? NO, last));
      }
    }
  };
}

const DOMAINS: Readonly<Record<string, readonly Value[]>> = {
  ill: [true, false],
  warned: [true, false],
  where: ['home', 'hostel', 'elsewhere'],
  months: [11, 12, 48],
  began: ['2026-05-10', '2026-05-11'],
};
const LIMITS: Readonly<Record<string, Value>> = { year: 12, 'four-years': 48, repeal: '2026-05-11' };
const domain = (fact: string): readonly Value[] => DOMAINS[fact] ?? [];
const limit = (name: string): Value => LIMITS[name] ?? 0;

const leaf = fc.constantFrom<Expression>(
  { op: 'is', fact: 'ill', value: true },
  { op: 'is', fact: 'warned', value: false },
  { op: 'is', fact: 'where', value: 'home' },
  { op: 'is', fact: 'where', value: 'hostel' },
  { op: 'is', fact: 'where', value: 'elsewhere' },
  { op: 'below', fact: 'months', parameter: 'year' },
  { op: 'atLeast', fact: 'months', parameter: 'four-years' },
  { op: 'is', fact: 'began', value: '2026-05-11' },
  { op: 'before', fact: 'began', parameter: 'repeal' },
);
const membership = fc.subarray(['home', 'hostel', 'elsewhere']).map(
  (values): Expression => ({
    op: 'any',
    of: values.map((value) => ({ op: 'is', fact: 'where', value })),
  }),
);
const expression = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    membership,
    fc.record({ op: fc.constant('all' as const), of: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ op: fc.constant('any' as const), of: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('node') }),
  ),
})).node;
const standing = fc.record(Object.fromEntries(Object.keys(DOMAINS).map((fact) => [fact, stand(3)])));

describe('a rule weighed test by test', () => {
  it('means what its diagram means, whatever is settled and whatever is open', () => {
    fc.assert(
      fc.property(fc.array(expression, { minLength: 1, maxLength: 4 }), standing, (conditions, how) => {
        const workspace = createWorkspace();
        const read = stands(workspace, domain, (fact) => how[fact] ?? { as: 'missing' });
        const reading = createReading(limit);
        const compiled = conditions.map((when) => reading.condition(when));
        const facts = reading.read(workspace, read);
        for (const [index, condition] of compiled.entries()) {
          const when = conditions[index] ?? { op: 'all', of: [] };
          expect(truthOf(condition, facts)).toBe(plainly(when, workspace, read, limit));
          expect(condition.tests.map((test) => facts.known.truths[test])).toEqual(
            tests(when).map((test) => markOf(plainly(test, workspace, read, limit))),
          );
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no diagram for a test that is settled', () => {
    const workspace = createWorkspace();
    const reading = createReading(limit);
    const [ill = -1] = reading.condition({ op: 'is', fact: 'ill', value: true }).tests;
    const [warned = -1] = reading.condition({ op: 'is', fact: 'warned', value: true }).tests;
    const refusal = new RangeError(`test ${ill} is not open`);
    const settled = reading.read(workspace, () => workspace.settled(true));
    expect(() => settled.drawn(ill)).toThrow(refusal);
    const open = workspace.ask('warned', [true, false]);
    const half = reading.read(workspace, (fact) => (fact === 'ill' ? workspace.settled(true) : open));
    expect(half.drawn(warned)).toBe(open);
    expect(() => half.drawn(ill)).toThrow(refusal);
  });

  it('reads each fact of a rule set once, though many rules test it', () => {
    const reading = createReading(limit);
    const ill: Expression = { op: 'is', fact: 'ill', value: true };
    reading.condition({
      op: 'all',
      of: [ill, { op: 'not', of: ill }, { op: 'is', fact: 'warned', value: true }],
    });
    reading.condition({ op: 'any', of: [ill, { op: 'is', fact: 'ill', value: false }] });
    const read: string[] = [];
    const workspace = createWorkspace();
    reading.read(workspace, (fact) => {
      read.push(fact);
      return workspace.ask(fact, domain(fact));
    });
    expect(read).toEqual(['ill', 'warned']);
  });
});

function plainAnswer(
  compiled: CompiledBook,
  set: RuleSet,
  workspace: Workspace,
  read: FactReader,
): {
  readonly answer: Possible<string> | undefined;
  readonly truths: Readonly<Record<string, Possible<boolean>>>;
  readonly marks: Readonly<Record<string, string>>;
} {
  const parameter = (name: string): Value => compiled.parameter(name)?.value ?? '';
  const rules = set.rules.filter((rule) => isInForce(rule, compiled.on));
  let answer: Possible<string> = workspace.settled(NO_RULE);
  const truths: Record<string, Possible<boolean>> = {};
  const marks: Record<string, string> = {};
  for (const rule of rules) {
    const truth = plainly(rule.when, workspace, read, parameter);
    const joined: Possible<string> = workspace.map(answer, (so) =>
      so === NO_RULE || so === rule.gives ? rule.gives : RULES_DISAGREE,
    );
    answer = workspace.choose<string>(truth, joined, answer);
    const each = tests(rule.when).map((test) => plainly(test, workspace, read, parameter));
    truths[rule.id] = truth;
    marks[rule.id] = [truth, ...each].map(markOf).join('');
  }
  return { answer: set.hit === 'one-answer' ? answer : undefined, truths, marks };
}

/** Cases put to both evaluators, over all rule sets. `npm run prove:evaluators` puts 100,000. */
const CASES = Number(process.env['EVALUATOR_CASES'] ?? 1_360);
const TIMEOUT = Math.max(60_000, CASES * 30);

describe('every rule set of the book', () => {
  const book = openBook(currentBookText());
  const days = ['2019-03-01', '2025-10-01', '2026-05-01', '2026-11-16'].map((day) => book.on(day));
  const sets = book.book.sets.map((set) => [set.name, set] as const);

  it.each(sets)(
    '%s: the same answer, truths and marks as the plain meaning of its rules',
    (name, set) => {
      const facts = [...new Set(set.rules.flatMap(({ when }) => tests(when).map(({ fact }) => fact)))];
      const known = fc.record(Object.fromEntries(facts.map((fact) => [fact, stand(8)])));
      fc.assert(
        fc.property(fc.constantFrom(...days), known, (compiled, how) => {
          const workspace = createWorkspace(Number.POSITIVE_INFINITY);
          const read = stands(
            workspace,
            (fact) => domainOf(compiled, fact),
            (fact) => how[fact] ?? { as: 'missing' },
          );
          const { answer, rules } = compiled.set(name).run(workspace, read);
          const plain = plainAnswer(compiled, set, workspace, read);
          expect(answer).toBe(plain.answer);
          expect(rules.every(({ rule, truth }) => truth === plain.truths[rule.id])).toBe(true);
          expect(Object.fromEntries(rules.map(({ rule, marks }) => [rule.id, marks]))).toEqual(plain.marks);
        }),
        { numRuns: Math.ceil(CASES / sets.length) },
      );
    },
    TIMEOUT,
  );
});

const answerTo = (completion: number, bit: number): boolean => Math.floor(completion / 2 ** bit) % 2 === 1;

function combined(
  workspace: Workspace,
  op: string,
  [a, b, c]: readonly [Possible<boolean>, Possible<boolean>, Possible<boolean>],
): Possible<boolean> {
  switch (op) {
    case 'choose':
      return workspace.choose(a, b, c);
    case 'all':
      return workspace.all([a, b, c]);
    case 'any':
      return workspace.any([a, b, c]);
    default:
      return workspace.not(a);
  }
}

function plainlyCombined(op: string, [a, b, c]: readonly [boolean, boolean, boolean]): boolean {
  switch (op) {
    case 'choose':
      return a ? b : c;
    case 'all':
      return a && b && c;
    case 'any':
      return a || b || c;
    default:
      return !a;
  }
}

function followed(value: Possible<boolean>, completion: number): boolean {
  let part = value;
  while (part.question !== undefined) {
    const answer = answerTo(completion, Number(part.question.fact.slice('fact-'.length)));
    const next = part.branches[part.question.values.indexOf(answer)];
    if (next === undefined) throw new RangeError('a question without an answer');
    part = next;
  }
  return part.value;
}

describe('a workspace', () => {
  it('gives one and the same value for the same question, whoever asks it again', () => {
    const workspace = createWorkspace();
    const asked = workspace.ask('where', ['home', 'hostel'], 'event-1');
    expect(workspace.ask('where', ['home', 'hostel'], 'event-1')).toBe(asked);
    expect(workspace.ask('where', ['home', 'hostel'], 'event-2')).not.toBe(asked);
    expect(workspace.ask('where', ['home', 'elsewhere'], 'event-1')).not.toBe(asked);
    expect(outcomes(workspace.ask('where', ['home'], 'event-1'))).toEqual(['home']);
    expect(outcomes(workspace.ask('where', ['home', 'hostel', 'elsewhere'], 'event-1'))).toHaveLength(3);
  });

  it('shares yes and no with every other, and nothing else', () => {
    const [one, other] = [createWorkspace(), createWorkspace()];
    expect(one.settled(true)).toBe(other.settled(true));
    expect(one.all([])).toBe(YES);
    expect(one.any([])).toBe(NO);
    expect(one.settled('home')).not.toBe(other.settled('home'));
  });

  it('gives, for every completion, what the choices give, and one and the same value for one meaning', () => {
    const QUESTIONS = 7;
    const completions = Array.from({ length: 2 ** QUESTIONS }, (_, index) => index);
    const step = fc.record({
      op: fc.constantFrom('choose', 'all', 'any', 'not'),
      of: fc.array(fc.nat(999), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
        const workspace = createWorkspace(Number.POSITIVE_INFINITY);
        const made = Array.from({ length: QUESTIONS }, (_, bit) => ({
          value: workspace.ask(`fact-${bit}`, [true, false]),
          gives: completions.map((completion) => answerTo(completion, bit)),
        }));
        const known = new Map(made.map(({ value, gives }) => [gives.join(), value]));
        for (const { op, of } of steps) {
          const [a, b, c] = of.map((pick) => made[pick % made.length]);
          if (a === undefined || b === undefined || c === undefined)
            throw new RangeError('nothing to choose');
          const value = combined(workspace, op, [a.value, b.value, c.value]);
          const gives = completions.map((index) =>
            plainlyCombined(op, [a.gives[index] === true, b.gives[index] === true, c.gives[index] === true]),
          );
          expect(completions.map((completion) => followed(value, completion))).toEqual(gives);
          expect(value).toBe(known.get(gives.join()) ?? value);
          known.set(gives.join(), value);
          made.push({ value, gives });
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a memory', () => {
  it('gives what it keeps, and starts again when it is full', () => {
    const memory = new Map<number, string>();
    const sizes = Array.from({ length: 1_001 }, (_, key) => {
      expect(remember(memory, key, `value ${key}`)).toBe(`value ${key}`);
      expect(memory.get(key)).toBe(`value ${key}`);
      return memory.size;
    });
    expect(Math.max(...sizes)).toBe(500);
    expect(sizes.slice(498, 502)).toEqual([499, 500, 1, 2]);
  });
});
