import type { Kysely } from 'kysely';
import type { Database } from '../../db/database.ts';
import { findRuleBookText } from '../../db/rule-books.ts';
import { BookError, type IsoDate, openBook } from '../../rules/index.ts';
import type { RuleBook } from '../dependencies.ts';
import type { Fault } from '../errors.ts';
import { refuseFaults } from '../failures.ts';
import { periodOf, type Quarter, quarterOf } from '../statistics/quarters.ts';
import { addDaysTo } from './days.ts';
import type { SimulationRequest } from './services.ts';

/** @throws {DomainFailure} `invalid` with everything in the request that cannot be simulated. */
export async function refuseRequestFaults(
  db: Kysely<Database>,
  inUse: Pick<RuleBook, 'coverageFrom'>,
  request: SimulationRequest,
): Promise<void> {
  const { ruleBook, asAt } = request;
  const book = ruleBook === undefined ? inUse : await findBook(db, ruleBook);
  refuseFaults([
    ...(ruleBook === undefined && asAt === undefined
      ? [
          {
            field: '/ruleBook',
            problem: 'is missing, and `asAt` is missing too: nothing would be different',
            remedy: 'send the version of a rule book, a day, or both',
          },
        ]
      : []),
    ...('problem' in book ? [book] : dayFaults(request, book.coverageFrom)),
    ...periodFaults(request),
  ]);
}

async function findBook(
  db: Kysely<Database>,
  version: string,
): Promise<{ readonly coverageFrom: string } | Fault> {
  const field = '/ruleBook';
  const text = await findRuleBookText(db, version);
  if (text === undefined) {
    const problem = 'is not a version that is kept here';
    return { field, problem, remedy: 'send one of the versions that /v1/rule-book/versions lists' };
  }
  try {
    return openBook(text);
  } catch (error) {
    if (error instanceof BookError || error instanceof SyntaxError) {
      const problem = `is kept here in a form that this release cannot run (${error.message})`;
      return { field, problem, remedy: 'simulate it with the release of this service that kept it' };
    }
    throw error;
  }
}

function dayFaults(request: SimulationRequest, coverageFrom: string): readonly Fault[] {
  const { asAt } = request;
  const uncovered =
    asAt !== undefined && asAt < coverageFrom
      ? [
          {
            field: '/asAt',
            problem: `is before ${coverageFrom}, the first day that the rule book covers`,
            remedy: 'send that day or a later one',
          },
        ]
      : [];
  return [...uncovered, ...returnFaults(request, coverageFrom)];
}

/** Where no day is asked about, each recall is supposed on the day of its run, which is in the period. */
function returnFaults(
  { asAt, decidedFrom, assumedReturn }: SimulationRequest,
  coverageFrom: string,
): readonly Fault[] {
  if (assumedReturn === undefined || !('on' in assumedReturn)) {
    return [];
  }
  const [earliest, what] =
    asAt !== undefined
      ? [asAt, '`asAt`, the day of the recall that is supposed']
      : decidedFrom !== undefined && decidedFrom > coverageFrom
        ? [decidedFrom, '`decidedFrom`, the first day of a recall that is supposed']
        : [coverageFrom, `${coverageFrom}, the first day that the rule book covers`];
  return assumedReturn.on < earliest
    ? [
        {
          field: '/assumedReturn/on',
          problem: `is before ${what}`,
          remedy: 'send a day on or after it, or `daysAfterRevocation`',
        },
      ]
    : [];
}

/** Whole quarters alone, as figures have: between two periods that differ in a day there would be a case or two. */
function periodFaults({ decidedFrom, decidedUntil }: SimulationRequest): readonly Fault[] {
  const first = decidedFrom === undefined ? undefined : periodOf(quarterOf(decidedFrom)).from;
  const last = decidedUntil === undefined ? undefined : lastDayOf(quarterOf(decidedUntil));
  return [
    ...(first === undefined || first === decidedFrom
      ? []
      : [
          {
            field: '/decidedFrom',
            problem: 'is not the first day of a quarter',
            remedy: `send ${first}, or the first day of another quarter`,
          },
        ]),
    ...(last === undefined || last === decidedUntil
      ? []
      : [
          {
            field: '/decidedUntil',
            problem: 'is not the last day of a quarter',
            remedy: `send ${last}, or the last day of another quarter`,
          },
        ]),
    ...(decidedFrom !== undefined && decidedUntil !== undefined && decidedUntil < decidedFrom
      ? [
          {
            field: '/decidedUntil',
            problem: 'is before `decidedFrom`',
            remedy: 'send the last day of the period; it is part of it',
          },
        ]
      : []),
  ];
}

function lastDayOf(quarter: Quarter): IsoDate {
  return addDaysTo(periodOf(quarter).until, -1);
}
