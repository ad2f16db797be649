import type { FACTS } from '../facts/vocabulary.ts';
import type { CaseInputs } from '../inputs.ts';
import type { Book, Rule } from '../kernel/book.ts';
import type { Truth } from '../kernel/known.ts';
import { authorities } from '../views.ts';
import type { ExplainedCondition, ExplainedRule, ReliedOnFact, TruthInWords } from './explanation.ts';
import { originOf } from './fact-origins.ts';
import { type Parts, type Place, sourceAt } from './fact-sources.ts';
import { decidingTests, type TracedCondition, type TracedRule, type TracedTest } from './full-trace.ts';
import type { Run } from './runs.ts';
import type { Speaker } from './words.ts';

/** What rules and facts of one case are explained with. */
export interface Telling {
  readonly book: Book;
  readonly inputs: CaseInputs;
  readonly parts: Parts;
  readonly speaker: Speaker;
}

const IN_WORDS: Readonly<Record<Truth, TruthInWords>> = { t: 'met', f: 'not-met', u: 'open' };

const limitOf =
  ({ law }: Run) =>
  (parameter: string): number | string | undefined =>
    law.parameter(parameter)?.value;

/** A rule with its condition laid out, what became of each part, and on whose authority it stands. */
export function explainedRule({ book, speaker }: Telling, run: Run, traced: TracedRule): ExplainedRule {
  const { rule, truth } = traced;
  const deciding = new Set(decidingTests(traced));
  const laidOut = (part: TracedCondition): ExplainedCondition =>
    part.kind === 'test'
      ? {
          kind: 'test',
          truth: IN_WORDS[part.truth],
          fact: part.test.fact,
          says: speaker.tested(part.test, part.truth, limitOf(run)),
          decides: deciding.has(part),
        }
      : { kind: part.kind, truth: IN_WORDS[part.truth], of: part.of.map(laidOut) };
  return {
    rule: rule.id,
    set: run.set,
    ...(run.subject === undefined ? {} : { subject: run.subject }),
    gives: rule.gives,
    truth: IN_WORDS[truth],
    when: laidOut(traced.when),
    from: rule.from,
    ...(rule.until === undefined ? {} : { until: rule.until }),
    authorities: authoritiesOf(book, rule),
    verification: rule.mark,
    confidence: rule.confidence,
  };
}

// The same for every case: put together once for each rule of an open book.
const known = new WeakMap<Rule, ExplainedRule['authorities']>();

function authoritiesOf(book: Book, rule: Rule): ExplainedRule['authorities'] {
  const made = known.get(rule) ?? authorities(book, rule.cite);
  known.set(rule, made);
  return made;
}

/** Facts that the case holds once, however many tests of however many rules read them. */
export function reliedOn(
  telling: Telling,
  read: readonly { readonly run: Run; readonly rules: readonly TracedRule[] }[],
): readonly ReliedOnFact[] {
  const facts = new Map<
    string,
    { readonly run: Run; readonly subject: string | undefined; tests: TracedTest[] }
  >();
  for (const { run, rules } of read) {
    for (const test of rules.flatMap(decidingTests)) {
      const { fact } = test.test;
      const subject = subjectOfFact(telling.book, fact, run);
      const key = `${fact}\u0000${subject ?? ''}`;
      const found = facts.get(key);
      if (found === undefined) facts.set(key, { run, subject, tests: [test] });
      else found.tests.push(test);
    }
  }
  return [...facts.values()].flatMap(({ run, subject, tests }) => told(telling, run, subject, tests));
}

/** The fact that one test reads, as far as that test goes. */
export function factOf(telling: Telling, run: Run, test: TracedTest): ReliedOnFact | undefined {
  return told(telling, run, subjectOfFact(telling.book, test.test.fact, run), [test])[0];
}

// One sentence for each fact; only a number held against several limits needs one for each.
function told(
  telling: Telling,
  run: Run,
  subject: string | undefined,
  tests: readonly TracedTest[],
): readonly ReliedOnFact[] {
  const [first] = tests;
  if (first === undefined) return [];
  const { fact } = first.test;
  const { inputs, follows } = originOf(telling.parts, fact, run.place);
  const of = (truth: TruthInWords, says: string): ReliedOnFact => ({
    fact,
    ...(subject === undefined ? {} : { subject }),
    truth,
    says,
    sources: inputs.map((path) => sourceAt(telling.inputs, path)),
    follows,
  });
  const value = run.values.get(fact);
  const settled = value === undefined || value.question !== undefined ? undefined : value.value;
  const says = settled === undefined ? undefined : telling.speaker.valued(fact, settled);
  if (says !== undefined) return [of(typeof settled === 'boolean' ? truthOf(settled) : best(tests), says)];
  const sentences = new Map<string, TruthInWords>();
  for (const { test, truth } of tests) {
    sentences.set(telling.speaker.tested(test, truth, limitOf(run)), IN_WORDS[truth]);
  }
  const several = settled === undefined && sentences.size > 1;
  if (several) return [of(best(tests), telling.speaker.unknown(fact))];
  return [...sentences].map(([sentence, truth]) => of(truth, sentence));
}

const truthOf = (so: boolean): TruthInWords => (so ? 'met' : 'not-met');

function best(tests: readonly TracedTest[]): TruthInWords {
  const truths = new Set(tests.map(({ truth }) => truth));
  return truths.has('t') ? 'met' : truths.has('u') ? 'open' : 'not-met';
}

/** Whose a fact is, as an answer names it; undefined for a fact of the case as a whole. */
export function subjectOfFact(book: Book, fact: string, { place, subject }: Run): string | undefined {
  switch (book.facts[fact]?.subject) {
    case 'event':
      return place.event;
    // Whether a condition is on the licence, or names an offence, is the same whichever event touches it.
    case 'touch':
      return OF_THE_CONDITION.has(fact) ? place.condition : subject;
    case 'condition':
      return place.condition;
    case 'sentence':
      return place.sentence;
    case 'rung':
      return place.rung;
    case 'recall':
      return subject;
    default:
      return undefined;
  }
}

const OF_THE_CONDITION: ReadonlySet<string> = new Set<keyof typeof FACTS>([
  'touch.on-licence',
  'touch.no-offence-condition',
]);

/** The place of a fact from the subject under which it was asked for. */
export function placeOfFact(
  book: Book,
  fact: string,
  subject: string | undefined,
  touches: ReadonlyMap<string, { readonly event: string; readonly condition: string }>,
): Place {
  if (subject === undefined) return {};
  switch (book.facts[fact]?.subject) {
    case 'event':
      return { event: subject };
    case 'touch':
      return touches.get(subject) ?? touchOfAnother(subject);
    case 'condition':
      return { condition: subject };
    case 'sentence':
      return { sentence: subject };
    case 'rung':
      return { rung: subject };
    // A fact of the case is asked for by charge, or by sentence.
    case 'case':
      return fact.startsWith('charge.') ? { event: subject } : { sentence: subject };
    default:
      return {};
  }
}

// An event that does not say which conditions it touches may touch one that the licence does not have.
function touchOfAnother(subject: string): Place {
  const end = '/another-condition';
  return subject.endsWith(end) ? { event: subject.slice(0, -end.length) } : { condition: subject };
}
