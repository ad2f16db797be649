import type { CaseInputs } from '../rules/index.ts';
import { refuseUncoveredDay, uncoveredRecallFaults } from './coverage.ts';
import type { RuleBook } from './dependencies.ts';
import type { Fault } from './errors.ts';
import { eventFaults } from './event-faults.ts';
import { refuseFaults } from './failures.ts';
import { repeatedIds } from './repeated-ids.ts';
import type { Services } from './services.ts';

/** Running the rules over a case given inline. Nothing is read, stored or logged. */
export function createEvaluationServices(book: RuleBook): Pick<Services, 'evaluate'> {
  return {
    evaluate: ({ asAt, questions, ...inputs }) => {
      refuseUncoveredDay(book, asAt);
      refuseFaults(faultsOf(book, inputs));
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

function faultsOf(book: RuleBook, { licence, events, recall }: CaseInputs): readonly Fault[] {
  return [
    ...uncoveredRecallFaults(book, recall?.revokedOn, '/recall/revokedOn'),
    ...repeatedIds('/licence/sentences', licence?.sentences ?? []),
    ...repeatedIds('/licence/conditions', licence?.conditions ?? []),
    ...repeatedIds('/events', events ?? []),
    ...(events ?? []).flatMap((event, place) => eventFaults(book, event, `/events/${place}`)),
  ];
}
