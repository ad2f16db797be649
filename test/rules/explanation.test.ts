import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import {
  type Answer,
  type CaseInputs,
  currentBookText,
  ENGLISH,
  type Explanation,
  openBook,
  recommend,
} from '../../src/rules/index.ts';
import type { ExplainedCondition, ExplainedRule } from '../../src/rules/explanation/explanation.ts';
import { RULES_LAID_OUT } from '../../src/rules/explanation/bounds.ts';
import { explainWith, type Search } from '../../src/rules/explanation/explain.ts';
import type { Words } from '../../src/rules/explanation/catalogue.ts';
import { worded } from '../../src/rules/explanation/wording.ts';
import type { Rule } from '../../src/rules/kernel/book.ts';
import type { Expression } from '../../src/rules/kernel/expression.ts';
import { cases, type GeneratedCase, wildCases } from './support/arbitraries.ts';
import {
  type AnswerFinding,
  decidingPlaces,
  findingsOf,
  leavesOf,
  type Mark,
  rulesOf,
  worth,
} from './support/explanation-oracle.ts';
import { exampleInputs } from './support/examples.ts';

/** The same cases every time; others can be tried with FUZZ_SEED. EXPLANATION_CASES sets how many: the full proof takes 10,000. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);
const CASES = Number(process.env['EXPLANATION_CASES'] ?? 40);
// Many cases take as long as they take, on whatever machine.
jest.setTimeout(60_000 + CASES * 5_000);

const book = openBook(currentBookText());
const rules = rulesOf(book.book);
const NO_SEARCH: Search = () => ({ found: [], single: { tried: 0, of: 0, complete: false } });

const ask = ({ inputs, asAt }: { inputs: CaseInputs; asAt: string }): Answer =>
  recommend(book, { inputs, asAt });

/** What is explained for an inspector, with every rule that was asked. */
function explained(run: { inputs: CaseInputs; asAt: string; answer: Answer }): Explanation {
  const made = explainWith(book, run, 'inspector', ENGLISH, NO_SEARCH);
  if ('notExplainable' in made) throw new Error(made.notExplainable);
  return made;
}

function holds(runs: number, property: (one: GeneratedCase, answer: Answer) => void): void {
  for (const [from, share] of [
    [cases, Math.ceil(runs / 2)],
    [wildCases, Math.floor(runs / 2)],
  ] as const) {
    fc.assert(
      fc.property(from, (one) => property(one, ask(one))),
      { numRuns: share, seed: SEED, endOnFailure: true },
    );
  }
}

const WORDS = { t: 'met', f: 'not-met', u: 'open' } as const;
const LETTERS = { met: 't', 'not-met': 'f', open: 'u' } as const;

type ExplainedTest = Extract<ExplainedCondition, { kind: 'test' }>;

const testsIn = (part: ExplainedCondition): readonly ExplainedTest[] =>
  part.kind === 'test' ? [part] : part.of.flatMap(testsIn);
const lettersOf = (part: ExplainedCondition): readonly Mark[] =>
  testsIn(part).map(({ truth }) => LETTERS[truth]);
const marksOf = ({ truth, when }: ExplainedRule): string => [LETTERS[truth], ...lettersOf(when)].join('');

function ruleOf(id: string): Rule {
  const rule = rules.get(id);
  if (rule === undefined) throw new Error(`the book has no rule ${id}`);
  return rule;
}

/** Whether the condition is laid out as the book has it, and every part came out as its own tests make it. */
function isLaidOut(expression: Expression, part: ExplainedCondition): boolean {
  if (part.kind === 'test') return 'fact' in expression && expression.fact === part.fact;
  const parts = expression.op === 'not' ? [expression.of] : 'of' in expression ? expression.of : [];
  return (
    expression.op === part.kind &&
    part.of.length === parts.length &&
    part.truth === (['not-met', 'open', 'met'] as const)[worth(expression, lettersOf(part))] &&
    parts.every((inBook, index) => {
      const each = part.of[index];
      return each !== undefined && isLaidOut(inBook, each);
    })
  );
}

// What is laid out of a rule with the same marks is the same in every case.
const laidOut = new Map<string, boolean>();
function isRight(rule: ExplainedRule): boolean {
  const key = `${rule.rule} ${marksOf(rule)} ${testsIn(rule.when)
    .map(({ fact, decides }) => `${fact} ${decides}`)
    .join()}`;
  const known = laidOut.get(key) ?? isRightAnew(rule);
  laidOut.set(key, known);
  return known;
}

let byExperiment = 0;

// Laid out as in the book, and the tests that decide are those that the experiment finds.
function isRightAnew(rule: ExplainedRule): boolean {
  const inBook = ruleOf(rule.rule);
  const tests = testsIn(rule.when);
  const facts = leavesOf(inBook.when).map(({ fact }) => fact);
  if (!isLaidOut(inBook.when, rule.when) || tests.map(({ fact }) => fact).join() !== facts.join())
    return false;
  const places = decidingPlaces(inBook, marksOf(rule));
  // Where only all tests together settle a rule, the open ones among them must be named.
  if (places === undefined) return tests.some(({ decides, truth }) => decides && truth === 'open');
  byExperiment += 1;
  return tests.every(({ decides }, place) => decides === places.has(place));
}

const nameOf = ({ question, subject }: Pick<AnswerFinding, 'question' | 'subject'>): string =>
  `${question} of ${subject ?? 'the case'}`;

const refused = (run: { inputs: CaseInputs; asAt: string; answer: Answer }): void => {
  expect(explainWith(book, run, 'practitioner', ENGLISH, NO_SEARCH)).toEqual({
    notExplainable: expect.stringMatching(/\S/),
  });
};

describe('the explanation of an answer', () => {
  it('names exactly the rules of every finding, and exactly the facts of the tests that decide them', () => {
    holds(CASES, ({ inputs, asAt }, answer) => {
      const { findings, trace = [] } = explained({ inputs, asAt, answer });
      const told = new Map(
        findings.map((each) => [
          nameOf({
            question: each.question,
            ...(each.subject === undefined ? {} : { subject: each.subject.id }),
          }),
          each,
        ]),
      );
      const answered = findingsOf(answer);
      expect([...told.keys()].toSorted()).toEqual(answered.map(nameOf).toSorted());
      for (const one of answered) {
        const { finding } = one;
        const found = told.get(nameOf(one));
        expect(JSON.stringify([found?.answer, found?.possible])).toBe(
          JSON.stringify([finding.answer, finding.possible]),
        );
        expect(sorted(found?.rules.map(({ rule }) => rule))).toBe(sorted(finding.rules));
        const wrong = found?.rules.filter((rule) => !isRight(rule)).map(({ rule }) => rule);
        expect({ name: nameOf(one), wrong }).toEqual({ name: nameOf(one), wrong: [] });
        const facts = found?.rules.flatMap(({ when }) =>
          testsIn(when).flatMap((test) => (test.decides ? [test.fact] : [])),
        );
        expect(sorted(found?.facts.map(({ fact }) => fact))).toBe(sorted(facts));
      }
      // The full trace: every rule of every run, mark by mark as the compact trace has it, and part by part as its tests make it.
      const compact = answer.trace.flatMap(({ set, subject, rules: marks }) =>
        Object.entries(marks).map(([id, of]) => `${set} ${subject} ${id} ${of}`),
      );
      const full = trace.map((rule) => `${rule.set} ${rule.subject} ${rule.rule} ${marksOf(rule)}`);
      expect(full.join('\n')).toBe(compact.slice(0, RULES_LAID_OUT).join('\n'));
      expect(trace.filter((rule) => !isRight(rule)).map(({ rule }) => rule)).toEqual([]);
    });
    expect(byExperiment).toBeGreaterThan(200);
  });

  it('says in whole sentences what it says, and says the same twice', () => {
    let open = 0;
    holds(Math.ceil(CASES / 4), ({ inputs, asAt }, answer) => {
      const first = explained({ inputs, asAt, answer });
      expect(JSON.stringify(explained({ inputs, asAt, answer }))).toBe(JSON.stringify(first));
      const said: string[] = [];
      const walk = (part: unknown, member: string): void => {
        if (typeof part === 'string' && ['says', 'asks', 'summary', 'name'].includes(member)) said.push(part);
        else if (Array.isArray(part)) for (const each of part) walk(each, member);
        else if (typeof part === 'object' && part !== null) {
          for (const [name, each] of Object.entries(part)) walk(each, name);
        }
      };
      walk(first, '');
      expect(said.filter((sentence) => sentence.trim() === '' || /[{}]|undefined/.test(sentence))).toEqual(
        [],
      );
      expect(first.summary[0]).toBe(worded(ENGLISH.said.aPersonDecides, 'inspector'));
      // That nothing is missing is said exactly where nothing is; and of an open test only that its fact is not known.
      const nothing = worded(ENGLISH.said.nothingUnknown, 'inspector');
      expect(first.summary.includes(nothing)).toBe(answer.missingFacts.length === 0);
      const facts: Readonly<Record<string, { readonly unknown: Words }>> = ENGLISH.facts;
      const tests = [...first.findings.flatMap((one) => one.rules), ...(first.trace ?? [])].flatMap(
        ({ when }) => testsIn(when),
      );
      const guessed = tests.filter(
        ({ truth, fact, says }) =>
          truth === 'open' && says !== worded(facts[fact]?.unknown ?? '', 'inspector'),
      );
      expect(guessed).toEqual([]);
      open += tests.filter(({ truth }) => truth === 'open').length;
    });
    expect(open).toBeGreaterThan(100);
  });

  it('tells of every missing fact what each value leads to, and giving that value leads nowhere else', () => {
    let tried = 0;
    let asTold = 0;
    holds(CASES, ({ inputs, asAt }, answer) => {
      const { unknowns } = explained({ inputs, asAt, answer });
      expect(unknowns.map(({ fact, subject }) => [fact, subject?.id.split('/')[0]])).toEqual(
        answer.missingFacts.map(({ fact, subject }) => [fact, subject?.split('/')[0]]),
      );
      for (const { fact, input, ifKnown } of unknowns) {
        for (const { values, says, answers } of ifKnown) {
          expect(says.length).toBe(values.length);
          for (const value of values) {
            const given = giving(inputs, fact, input, value);
            if (given === undefined) continue;
            tried += 1;
            const after = new Map(
              findingsOf(ask({ inputs: given, asAt })).map((one) => [nameOf(one), one.finding]),
            );
            const outside = answers.filter((one) => {
              const now = after.get(nameOf(one));
              const still = now?.possible ?? (now === undefined ? [] : [now.answer]);
              return !still.every((each) => one.possible.includes(each));
            });
            expect({ fact, value, outside }).toEqual({ fact, value, outside: [] });
            if (answers.every((one) => sameAs(after.get(nameOf(one)), one.possible))) asTold += 1;
          }
        }
      }
    });
    // Giving a value may settle more than was told, where it also narrows what else could be; mostly it does not.
    expect(tried).toBeGreaterThan(CASES);
    expect(asTold / tried).toBeGreaterThan(0.8);
  });

  it('names what would change nothing only where giving any value changes no answer', () => {
    let tried = 0;
    holds(CASES, ({ inputs, asAt }, answer) => {
      const before = JSON.stringify(findingsOf(answer).map(substance));
      for (const { fact, input, known } of explained({ inputs, asAt, answer }).changesNothing) {
        expect(known).toBe(false);
        const kind = book.book.facts[fact];
        for (const value of kind?.kind === 'choice' ? kind.values : ['true', 'false']) {
          const given = giving(inputs, fact, input, value);
          if (given === undefined) continue;
          tried += 1;
          const after = findingsOf(ask({ inputs: given, asAt })).map(substance);
          expect({ fact, input, value, so: JSON.stringify(after) }).toEqual({
            fact,
            input,
            value,
            so: before,
          });
        }
      }
    });
    expect(tried).toBeGreaterThan(20);
  });

  it('explains nothing where the trace, the answer or the inputs are not those of the run', () => {
    holds(Math.ceil(CASES / 4), ({ inputs, asAt }, answer) => {
      const [first, ...others] = answer.trace;
      expect(others.length).toBeGreaterThan(0);
      const [id = '', marks = ''] = Object.entries(first?.rules ?? {})[0] ?? [];
      if (first !== undefined) {
        const turned = marks.replaceAll(/[tfu]/g, (mark) => ({ t: 'f', f: 'u', u: 't' })[mark] ?? mark);
        for (const wrong of [turned, marks.slice(1), `${marks}t`, 'x'.repeat(marks.length)]) {
          refused({
            inputs,
            asAt,
            answer: { ...answer, trace: [{ ...first, rules: { ...first.rules, [id]: wrong } }, ...others] },
          });
        }
        refused({ inputs, asAt, answer: { ...answer, trace: others } });
        refused({
          inputs,
          asAt,
          answer: { ...answer, trace: [{ ...first, set: 'no-such-set' }, ...others] },
        });
        refused({
          inputs,
          asAt,
          answer: { ...answer, trace: [{ ...first, rules: { 'XX-1': 't' } }, ...others] },
        });
      }
      refused({ inputs, asAt, answer: { ...answer, urgency: { ...answer.urgency, rules: ['UR-9'] } } });
      refused({
        inputs,
        asAt,
        answer: { ...answer, outcome: { ...answer.outcome, recall: { answer: 'supported', rules: [] } } },
      });
      const { judgement = {} } = inputs;
      const other = { ...inputs, judgement: { ...judgement, danger: { answer: 'unknown' as const } } };
      if (JSON.stringify(ask({ inputs: other, asAt })) !== JSON.stringify(answer)) {
        refused({ inputs: other, asAt, answer });
      }
      refused({ inputs, asAt: '2000-01-01', answer });
    });
  });

  it('tells of a run under a law to come what that law makes of it', () => {
    const [example] = exampleInputs();
    if (example === undefined) throw new Error('there is no example');
    const run = { inputs: example.inputs, asAt: '2026-03-29' };
    const answer = ask(run);
    const { findings } = explained({ ...run, answer });
    const later = findings.find(({ question }) => question === 'recall-type-under-later-law');
    expect(answer.recallType.underLaterLaw).toMatchObject({ from: '2026-03-31' });
    expect(later?.rules.map(({ rule, from }) => [rule, from])).toEqual([['RT-R4-1', '2026-03-31']]);
    expect(later?.rules.map(({ truth }) => truth)).toEqual(['met']);
  });

  it('lays out the truth of every rule as the trace has it, in the words of the audience', () => {
    for (const { inputs, asAt } of exampleInputs()) {
      const answer = ask({ inputs, asAt });
      for (const audience of ['practitioner', 'manager', 'inspector'] as const) {
        const made = explainWith(book, { inputs, asAt, answer }, audience, ENGLISH, NO_SEARCH);
        expect(made).toMatchObject({ audience, language: 'en-GB', asAt });
        expect('trace' in made).toBe(audience === 'inspector');
      }
      const { findings, trace = [], marks, ...others } = explained({ inputs, asAt, answer });
      const { safetyActions, deadlines, quality, proportionality } = others;
      const marked = [
        ...findings.flatMap((one) => one.rules),
        ...trace,
        ...[safetyActions, deadlines, quality, proportionality.custody].flat(),
      ];
      expect(new Set(marks.map(({ verification }) => verification))).toEqual(
        new Set(marked.flatMap(({ verification }) => verification ?? [])),
      );
      const cited = new Map(answer.citations.map((each) => [each.rule, each.verification]));
      for (const { rule = '', verification } of [...safetyActions, ...quality]) {
        expect(verification).toBe(cited.get(rule));
      }
      for (const rule of findings.flatMap((one) => one.rules)) {
        expect(Object.values(WORDS)).toContain(rule.truth);
        expect(rule.authorities.length).toBeGreaterThan(0);
      }
    }
  });
});

/** Each once, in one order. */
const sorted = (names: readonly string[] | undefined): string => [...new Set(names)].toSorted().join();

const sameAs = (now: AnswerFinding['finding'] | undefined, possible: readonly string[]): boolean =>
  now !== undefined && (now.possible ?? [now.answer]).toSorted().join() === possible.toSorted().join();

const substance = ({ question, subject, finding: { answer, possible } }: AnswerFinding) => ({
  question,
  subject,
  answer,
  possible,
});

/** Facts that stand in the inputs as the book has them, or as yes and no. */
const AS_YES_OR_NO = new Set(['danger.present', 'danger.manageable', 'contact.broken-down']);
const AS_IT_IS = new Set([
  'event.type',
  'event.evidence-status',
  'event.fault',
  'event.role',
  'event.corroborated',
  'event.court-order-breached',
  'event.remaining-facts-stand',
  'event.equipment-fault',
  'event.signal-lost',
  'event.charge-history-explains',
  'event.no-access-to-power',
  'event.test-prescribed',
  'danger.kind',
  'danger.likelihood',
  'danger.soon',
  'condition.protects',
]);

/** The inputs with a missing fact given; undefined where one value does not say what to write, or the fact does not have it. */
function giving(inputs: CaseInputs, fact: string, pointer: string, value: string): CaseInputs | undefined {
  const kind = book.book.facts[fact];
  const so = value === 'true' ? true : value === 'false' ? false : value;
  if (kind?.kind === 'boolean' && typeof so !== 'boolean') return undefined;
  if (kind?.kind === 'choice' && !kind.values.some((each) => each === so)) return undefined;
  if (AS_YES_OR_NO.has(fact)) return write(inputs, pointer, so === true ? 'yes' : 'no');
  return AS_IT_IS.has(fact) ? write(inputs, pointer, so) : undefined;
}

function write(inputs: CaseInputs, pointer: string, value: string | boolean): CaseInputs {
  const copy: CaseInputs = structuredClone(inputs);
  const steps = pointer.slice(1).split('/');
  const last = steps.pop() ?? '';
  let at: object = copy;
  for (const step of steps) {
    const next: unknown = Reflect.get(at, step);
    const inside: object = typeof next === 'object' && next !== null ? next : {};
    if (inside !== next) Reflect.set(at, step, inside);
    at = inside;
  }
  Reflect.set(at, last, value);
  return copy;
}
