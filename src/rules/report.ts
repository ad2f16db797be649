import type { CitedRule, FactReference, Finding, MissingFact, TraceEntry } from './answer.ts';
import type { Inquiry } from './facts/inquiry.ts';
import { answerOf, type Held } from './held.ts';
import type { Book, Rule } from './kernel/book.ts';
import { BookError, determining, determiningRules, type Ruling } from './kernel/compile.ts';
import { outcomes, type Possible, type Question, separators } from './kernel/possible.ts';

/** A possible value as a finding: settled, or unknown with what is still possible and what separates it. */
export function finding<const A extends string>(
  value: Possible<string>,
  answers: readonly A[],
  rules: readonly string[],
): Finding<A> {
  const narrow = (answer: string): A => {
    const found = answers.find((candidate) => candidate === answer);
    if (found === undefined) throw new BookError(`\`${answer}\` is not an answer of this question`);
    return found;
  };
  if (value.question === undefined) return { answer: narrow(value.value), rules };
  const still = outcomes(value);
  return {
    answer: 'unknown',
    possible: answers.filter((answer) => still.includes(answer)),
    separatedBy: separators(value).map(reference),
    rules,
  };
}

/** The finding of a rule set with one answer. */
export function findingOf<const A extends string>(held: Held, answers: readonly A[]): Finding<A> {
  return finding(answerOf(held), answers, determiningRules(held.ruling));
}

/** A question as it is named in an answer. */
export function reference({ fact, subject }: Question): { fact: string; subject?: string } {
  return subject === undefined ? { fact } : { fact, subject };
}

/** A question of the book with the possible values that make its answer. */
export interface Named {
  readonly question: string;
  readonly values: readonly Possible[];
}

/** Every missing fact that separates some answer, and what the days of a release lack: where it would be given, who usually holds it, and which questions it separates. */
export function missingFacts(
  { compiled }: Inquiry,
  named: readonly Named[],
  reckoned: readonly FactReference[],
): readonly MissingFact[] {
  const found = new Map<Question, Set<string>>();
  for (const { question, values } of named) {
    for (const value of values) {
      if (value.question === undefined) continue;
      for (const separator of separators(value)) {
        const separates = found.get(separator);
        if (separates === undefined) found.set(separator, new Set([question]));
        else separates.add(question);
      }
    }
  }
  const told = (of: FactReference, separates: readonly string[]): MissingFact => {
    const fact = compiled.book.facts[of.fact];
    if (fact === undefined) throw new BookError(`fact \`${of.fact}\` is not in the book`);
    return { ...of, input: fact.input ?? '', heldBy: fact.heldBy ?? '', separates };
  };
  const asked = [...found]
    .toSorted(([a], [b]) => a.order - b.order)
    .map(([separator, separates]) => told(reference(separator), [...separates]));
  // Days of a release are reckoned, not decided by rules: what they lack is told after what the rules ask for.
  const days = reckoned.filter(({ fact }) => !asked.some((each) => each.fact === fact));
  return [...asked, ...days.map((of) => told(of, ['period']))];
}

// A rule is cited in the same words in every answer, so that they are put together once for each rule of an open book.
const citedRules = new WeakMap<Rule, CitedRule>();

function citedRule(rule: Rule): CitedRule {
  const known = citedRules.get(rule);
  if (known !== undefined) return known;
  const cited: CitedRule = {
    rule: rule.id,
    authorities: rule.cite.map(({ source, at }) => `${source}: ${at}`),
    verification: rule.mark,
    confidence: rule.confidence,
  };
  citedRules.set(rule, cited);
  return cited;
}

const placesOfRules = new WeakMap<Book, ReadonlyMap<Rule, number>>();

/** The place of every rule of a book in the order of ids, which is the same for ever. */
function placesById(book: Book): ReadonlyMap<Rule, number> {
  const known = placesOfRules.get(book);
  if (known !== undefined) return known;
  const rules = book.sets.flatMap((set) => set.rules).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const places = new Map(rules.map((rule, place) => [rule, place]));
  placesOfRules.set(book, places);
  return places;
}

/** Every rule that determined an answer, or still could, with its authorities: each once, in the order of ids. */
export function citations({ compiled }: Inquiry, held: readonly Held[]): readonly CitedRule[] {
  const places = placesById(compiled.book);
  const cited: CitedRule[] = [];
  for (const { ruling } of held) {
    for (const rule of determining(ruling)) {
      const place = places.get(rule);
      if (place === undefined) throw new BookError(`rule \`${rule.id}\` is not in the book`);
      cited[place] = citedRule(rule);
    }
  }
  // In the order of the places; those of rules that are not cited are empty.
  return Object.values(cited);
}

/** The marks of every rule of one run. */
export function traceEntry({ set, subject, ruling }: Held): TraceEntry {
  const rules = ruling.marks ?? marksOf(ruling);
  return subject === undefined ? { set, rules } : { set, subject, rules };
}

function marksOf({ rules }: Ruling): Readonly<Record<string, string>> {
  const marks: Record<string, string> = {};
  for (const one of rules) marks[one.rule.id] = one.marks;
  return marks;
}
