import { inWords } from '../kernel/days-in-words.ts';
import type { Truth } from '../kernel/known.ts';
import type { Test } from '../kernel/expression.ts';
import type { Value } from '../kernel/possible.ts';
import type {
  Catalogue,
  ChoiceSentences,
  LimitSentences,
  QuestionSentences,
  Words,
  YesNoSentences,
} from './catalogue.ts';
import { wordsOf } from './code-words.ts';
import type { Audience, ExplainedQuestion } from './explanation.ts';
import { filled, NoWords, worded } from './wording.ts';

type Sentences = YesNoSentences | ChoiceSentences<string> | LimitSentences;

const isChoice = (sentences: Sentences): sentences is ChoiceSentences<string> =>
  'names' in sentences || 'values' in sentences;

/** One language spoken to one audience. */
export interface Speaker {
  readonly catalogue: Catalogue;
  readonly audience: Audience;
  /** Words for the audience. */
  readonly say: (words: Words) => string;
  /** What a test of a fact came out as. `limit` is the value with which a number or day is compared. */
  readonly tested: (test: Test, truth: Truth, limit: (parameter: string) => Value | undefined) => string;
  /** That a yes-or-no fact or a choice has a value; undefined for a number or a day, which is told by a limit. */
  readonly valued: (fact: string, value: Value) => string | undefined;
  /** That a number or day lies on one side of a limit. */
  readonly limited: (fact: string, side: 'below' | 'atLeast', limit: Value) => string;
  /** That a fact is not known. */
  readonly unknown: (fact: string) => string;
  /** The question in words. */
  readonly asks: (question: ExplainedQuestion) => string;
  /** The answer in a whole sentence; what is no answer of the question is open. */
  readonly answered: (question: ExplainedQuestion, answer: string) => string;
}

/** What is said instead of an answer while it is open. */
const OPEN = 'unknown';

/**
 * Speaks to an audience from a catalogue.
 *
 * @throws {NoWords} from its members, for a code that the catalogue does not have.
 */
export function speaker(catalogue: Catalogue, audience: Audience): Speaker {
  const facts: Readonly<Record<string, Sentences>> = catalogue.facts;
  const questions: Readonly<Record<string, QuestionSentences<string>>> = catalogue.questions;
  const say = (words: Words): string => worded(words, audience);
  const sentencesOf = (fact: string): Sentences => wordsOf(facts, fact, 'the fact');
  const questionOf = (question: string): QuestionSentences<string> =>
    wordsOf(questions, question, 'the question');

  function tested(test: Test, truth: Truth, limit: (parameter: string) => Value | undefined): string {
    if (truth === 'u') return unknown(test.fact);
    const met = truth === 't';
    switch (test.op) {
      case 'is':
        return typeof test.value === 'boolean'
          ? yesNo(test.fact, test.value === met)
          : choice(test.fact, test.value, met);
      case 'below':
      case 'before':
      case 'atLeast': {
        const value = limit(test.parameter);
        if (value === undefined) throw new NoWords(`the parameter \`${test.parameter}\`, which has no value`);
        return limited(test.fact, (test.op === 'atLeast') === met ? 'atLeast' : 'below', value);
      }
    }
  }

  function yesNo(fact: string, so: boolean): string {
    const sentences = sentencesOf(fact);
    if (!('yes' in sentences)) throw new NoWords(`yes and no to \`${fact}\``);
    return say(so ? sentences.yes : sentences.no);
  }

  function choice(fact: string, value: string, so: boolean): string {
    const sentences = sentencesOf(fact);
    if (!isChoice(sentences)) throw new NoWords(`a choice of \`${fact}\``);
    const own = sentences.values?.[value];
    if (own !== undefined) return say(so ? own.is : own.isNot);
    if (!('names' in sentences)) throw new NoWords(`a value of \`${fact}\`, \`${value}\``);
    const name = wordsOf(sentences.names, value, `a value of \`${fact}\`,`);
    return filled(say(so ? sentences.is : sentences.isNot), { value: name });
  }

  function limited(fact: string, side: 'below' | 'atLeast', value: Value): string {
    const sentences = sentencesOf(fact);
    if (!('below' in sentences)) throw new NoWords(`a limit of \`${fact}\``);
    const limit = filled(sentences.limit, {
      number: typeof value === 'string' ? inWords(value) : String(value),
    });
    return filled(say(sentences[side]), { limit });
  }

  function unknown(fact: string): string {
    return say(sentencesOf(fact).unknown);
  }

  return {
    catalogue,
    audience,
    say,
    tested,
    limited,
    unknown,
    valued: (fact, value) => {
      if (typeof value === 'boolean') return yesNo(fact, value);
      return isChoice(sentencesOf(fact)) ? choice(fact, String(value), true) : undefined;
    },
    asks: (question) => questionOf(question).asks,
    answered: (question, answer) => {
      const { answers, unknown: open } = questionOf(question);
      return say(answer === OPEN ? open : wordsOf(answers, answer, `the answer to \`${question}\``));
    },
  };
}
