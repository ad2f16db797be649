import { describe, expect, it } from '@jest/globals';
import {
  type CaseInputs,
  currentBookText,
  type FactReference,
  openBook,
  recommend,
} from '../../src/rules/index.ts';
import { completionsOf, leaveOut, type Path, pathsOf, pathText } from './support/completions.ts';
import { exampleInputs } from './support/examples.ts';
import { type Question, questionsOf } from './support/questions.ts';

const book = openBook(currentBookText());
const ask = (inputs: CaseInputs, asAt: string) => recommend(book, { inputs, asAt });

/** Every fact of the case, each left out in turn and completed in every way. */
describe.each(exampleInputs())('$name: each fact left out', ({ inputs, asAt }) => {
  it.each(pathsOf(inputs).map((path) => [pathText(path), path] as const))('%s', (_, path: Path) => {
    const without = ask(leaveOut(inputs, path), asAt);
    const completed = completionsOf(inputs, path).map((whole) => questionsOf(ask(whole, asAt)));
    expect(without.qualityFindings.map(({ finding }) => finding)).not.toContain(
      'not-every-completion-weighed',
    );
    // One look at all of them: a look at each would cost more than the rules do.
    const wrong: unknown[] = [];
    const place = nearly(path);
    for (const question of questionsOf(without)) {
      const answers = completed.map((each) => sameQuestion(each, question));
      const still = new Set(answers.flatMap(({ possible }) => possible));
      // Settled exactly when every completion gives it; otherwise every answer that some completion gives is still possible.
      const told = new Set(question.possible);
      if (told.size !== still.size || [...told].some((each) => !still.has(each))) {
        wrong.push({ question: question.name, told: [...told], still: [...still] });
      }
      const separates = new Set(answers.map(({ possible }) => possible.toSorted().join())).size > 1;
      const named = question.separatedBy.some((fact) => place.test(inputOf(fact)));
      if (separates && !named) {
        wrong.push({ question: question.name, notNamed: pathText(path) });
      }
    }
    expect(wrong).toEqual([]);
  });
});

function sameQuestion(all: readonly Question[], wanted: Question): Question {
  const found = all.find(({ name }) => name === wanted.name);
  // A limb of another kind of sentence is not shown: it cannot be met.
  if (found === undefined && wanted.name.startsWith('limb ')) return { ...wanted, possible: ['not-met'] };
  if (found === undefined) throw new Error(`${wanted.name} was not answered for a completion`);
  return found;
}

/** Where the book says that a missing fact would be given. */
function inputOf({ fact }: FactReference): string {
  return book.book.facts[fact]?.input ?? '';
}

/** A path, without its indexes, or the fact that it is a part of. */
function nearly(path: Path): RegExp {
  const plain = path.filter((step) => typeof step === 'string');
  const last = plain.at(-1) ?? '';
  return new RegExp(PARTS[last] ?? last.replace(/[^A-Za-z0-9]/g, '.'));
}

/** Members that are only a part of the fact they make. */
const PARTS: Readonly<Record<string, string>> = {
  inForceTo: 'inForceFrom',
  othersConfirmedAbsent: 'licence\\.sentences\\[\\]\\.flags',
  occurredOn: 'occurredOn|inForceFrom',
  category: 'policyVersion|mappa',
  code: 'policyVersion',
  stage: 'events\\[\\]\\.test',
  disputed: 'events\\[\\]\\.test',
  state: 'judgement\\.measures',
  with: 'judgement\\.measures',
  reasoned: 'judgement\\.',
  named: 'judgement\\.',
  years: 'sentences\\[\\]\\.length',
  date: 'sentences|occurredOn',
  conditions: 'conditions',
  events: 'events|conditions',
  licence: 'licence|events',
  sentences: 'licence\\.sentences',
};
