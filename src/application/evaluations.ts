import { refuseUncoveredDay } from './coverage.ts';
import type { RuleBook } from './dependencies.ts';
import type { Services } from './services.ts';

/** Running the rules over a case given inline. Nothing is read, stored or logged. */
export function createEvaluationServices(book: RuleBook): Pick<Services, 'evaluate'> {
  return {
    evaluate: ({ asAt, questions, ...inputs }) => {
      refuseUncoveredDay(book, asAt);
      const answer = book.recommend({ inputs, asAt });
      return {
        asAt,
        ruleBook: {
          version: book.version,
          digest: book.digest,
          kernel: book.kernel,
          regime: book.regimeOn(asAt),
        },
        answer: questions === undefined ? answer : book.selectQuestions(answer, questions),
      };
    },
  };
}
