import type { IsoDate } from '../rules/index.ts';
import type { RuleBook } from './dependencies.ts';
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
