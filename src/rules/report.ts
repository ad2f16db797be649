import type { Finding, MissingFact } from './answer.ts';
import { answerOf, type Held } from './deliberate.ts';
import type { Inquiry } from './facts/inquiry.ts';
import { BookError, determiningRules } from './kernel/compile.ts';
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

function reference({ fact, subject }: Question): { fact: string; subject?: string } {
  return subject === undefined ? { fact } : { fact, subject };
}

/** A question of the book with the possible values that make its answer. */
export interface Named {
  readonly question: string;
  readonly values: readonly Possible[];
}

/** Every missing fact that separates some answer: where it would be given, who usually holds it, and which questions it separates. */
export function missingFacts({ compiled }: Inquiry, named: readonly Named[]): readonly MissingFact[] {
  const found = new Map<Question, Set<string>>();
  for (const { question, values } of named) {
    for (const separator of values.flatMap(separators)) {
      const separates = found.get(separator) ?? new Set<string>();
      separates.add(question);
      found.set(separator, separates);
    }
  }
  return [...found]
    .toSorted(([a], [b]) => a.order - b.order)
    .map(([separator, separates]) => {
      const fact = compiled.book.facts[separator.fact];
      if (fact === undefined) throw new BookError(`fact \`${separator.fact}\` is not in the book`);
      return {
        ...reference(separator),
        input: fact.input ?? '',
        heldBy: fact.heldBy ?? '',
        separates: [...separates],
      };
    });
}
