import type { IsoDate } from '../rules/index.ts';
import type { RuleBook } from './dependencies.ts';
import type { Fault } from './errors.ts';
import { invalid } from './failures.ts';

/** @throws {DomainFailure} `invalid` when the day is before the law that the book covers. */
export function refuseUncoveredDay(book: RuleBook, asAt: IsoDate): void {
  if (asAt < book.coverageFrom) {
    throw invalid({
      field: '/asAt',
      problem: `the rule book covers the law from ${book.coverageFrom}`,
      remedy: 'give that day or a later one; for an earlier day ask a specialist',
    });
  }
}

/** What is wrong with a recall made before the law that the book covers: its law is not in the book. */
export function uncoveredRecallFaults(
  book: RuleBook,
  revokedOn: IsoDate | undefined,
  field: string,
): readonly Fault[] {
  return revokedOn === undefined || revokedOn >= book.coverageFrom
    ? []
    : [
        {
          field,
          problem: `the recall was revoked before ${book.coverageFrom}, the first day that the rule book covers`,
          remedy: 'ask a specialist: the law of that recall is not in the rule book',
        },
      ];
}
