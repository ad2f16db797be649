import type { Transaction } from 'kysely';
import type { AuditSubject, QueryCriterion } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import { findExamplesOfLikeCases, findLikeCases } from '../../db/like-cases.ts';
import { decodeFigureCursor, decodeLikenessCursor, encodeCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalid, refuseFaults } from '../failures.ts';
import type { Instant } from '../model.ts';
import type { Act, Principal } from '../services.ts';
import { readSnapshot } from '../snapshots.ts';
import { agreementOf } from './agreement.ts';
import { considerationCounter, UNKNOWN } from './consideration-keys.ts';
import { decisionsOf } from './decisions.ts';
import { OF_AGREEMENT, OF_CONSIDERATIONS, OF_RECALL_REASONS } from './definitions.ts';
import { casesUrl, newTally } from './figure-keys.ts';
import { faultsOfFigure } from './figure-parts.ts';
import { type RecallFigures, SENTENCE_GROUPS } from './figures.ts';
import { type Breakdown, isMonitored, type MonitoredGroups, NOT_RECORDED } from './grouping.ts';
import { MOST_QUARTERS, type Period, periodOf, quartersBetween } from './quarters.ts';
import { alikeFigures, durationFigures, readCountedUpTo, recallFigures } from './read-figures.ts';
import { type GroupsOfBreakdown, keysOfRecall, recallReasonsOf } from './recall-reasons.ts';
import type { Statistics, StatisticsPeriod, StatisticsServices } from './services.ts';
import { traceCases } from './trace.ts';

/** Cases of each decision that are shown of those in which the same facts mattered. */
const EXAMPLES = 5;
/** When nothing is counted yet, nothing has run out either. */
const BEFORE_ALL: Instant = '1970-01-01T00:00:00.000Z';

/** Counting what was recorded, for those who look at many cases and decide none. */
export function createStatisticsServices(
  deps: Dependencies,
  monitored: () => MonitoredGroups,
): StatisticsServices {
  const statistics = <T>(
    act: Act,
    asked: StatisticsPeriod,
    criteria: readonly QueryCriterion[],
    definitions: Statistics<T>['definitions'],
    ofQuarter: (trx: Transaction<Database>, period: Period, countedAt: Instant) => Promise<T>,
  ): Promise<Statistics<T>> => {
    const periods = periodsOf(asked);
    return readSnapshot(deps, act, async (trx, note) => {
      const countedUpTo = await readCountedUpTo(trx);
      const quarters: T[] = [];
      for (const period of periods) {
        quarters.push(await ofQuarter(trx, period, countedUpTo.at ?? BEFORE_ALL));
      }
      await note('statistics-read', [], criteria);
      return { label: 'cases put to this service', countedUpTo, definitions, quarters };
    });
  };

  const countConsiderations = async (
    trx: Transaction<Database>,
    principal: Principal,
    period: Period,
    countedAt: Instant,
    withDurations: boolean,
  ) => {
    const counter = considerationCounter(countedAt);
    const sight = { onlooker: principal, at: deps.clock() };
    for (const by of ['decided', 'opened'] as const) {
      const filter = { by, undecided: by === 'opened', ...period, sight };
      for (const { row, times } of await alikeFigures(trx, filter)) {
        counter.addAlike(row, times);
      }
      if (withDurations) {
        const { minutesToDecide, dwell } = await durationFigures(trx, filter);
        counter.addDurations(minutesToDecide, dwell);
      }
    }
    return counter.result();
  };

  return {
    readRecallReasons: async (act, { by, ...asked }) => {
      const groups = by === undefined ? undefined : groupsOf(by, monitored);
      const criteria =
        by === 'region' ? (['figure', 'period', 'region'] as const) : (['figure', 'period'] as const);
      return statistics(act, asked, criteria, OF_RECALL_REASONS, async (trx, period) => {
        const tally = newTally();
        const sight = { onlooker: act.principal, at: deps.clock() };
        const { from: revokedFrom, until: revokedUntil } = period;
        for await (const rows of recallFigures(trx, { revokedFrom, revokedUntil, sight })) {
          const groupOf = await groups?.groupOf(rows);
          for (const row of rows) {
            const group = groupOf?.(row);
            tally.add(keysOfRecall(row, by === undefined || group === undefined ? undefined : { by, group }));
          }
        }
        return recallReasonsOf(period.quarter, tally, groups);
      });
    },

    readDecisionFigures: async (act, asked) =>
      statistics(act, asked, ['figure', 'period'], OF_CONSIDERATIONS, async (trx, period, countedAt) =>
        decisionsOf(period.quarter, await countConsiderations(trx, act.principal, period, countedAt, true)),
      ),

    readAgreementFigures: async (act, asked) =>
      statistics(act, asked, ['figure', 'period'], OF_AGREEMENT, async (trx, period, countedAt) =>
        agreementOf(period.quarter, await countConsiderations(trx, act.principal, period, countedAt, false)),
      ),

    listLikeCases: async (act, { quarter, limit, cursor }) => {
      const after = cursor === undefined ? {} : { after: decodeLikenessCursor(cursor).afterLikeness };
      const { from, until } = periodOf(quarter);
      return readSnapshot(deps, act, async (trx, note) => {
        const filter = { from, until, sight: { onlooker: act.principal, at: deps.clock() } };
        const found = await findLikeCases(trx, filter, { ...after, limit: limit + 1 });
        const shown = found.slice(0, limit);
        const examples = await findExamplesOfLikeCases(
          trx,
          filter,
          shown.map(({ likeness }) => likeness),
          EXAMPLES,
        );
        const about = examples.map(({ considerationId: id }) => ({ kind: 'consideration', id }) as const);
        await note('figure-traced', about, ['figure', 'period']);
        const items = shown.map((one) => {
          const theirs = examples.filter(({ likeness }) => likeness === one.likeness);
          const [{ rulesSaid, response } = { rulesSaid: UNKNOWN, response: UNKNOWN }] = theirs;
          return {
            ...one,
            rulesSaid,
            response,
            examples: theirs.map(({ considerationId, licenceId, decision, decidedOn }) => ({
              considerationId,
              licenceId,
              decision,
              decidedOn,
            })),
            cases: casesUrl(quarter, { figure: 'like-cases', code: one.likeness }),
          };
        });
        const last = shown.at(-1);
        return found.length > limit && last !== undefined
          ? { items, next: encodeCursor({ afterLikeness: last.likeness }) }
          : { items };
      });
    },

    traceFigure: async (act, { limit, cursor, ...wanted }) => {
      refuseFaults(faultsOfFigure(wanted));
      const after = cursor === undefined ? undefined : decodeFigureCursor(cursor);
      return readSnapshot(deps, act, async (trx, note) => {
        const { at: countedAt = BEFORE_ALL } = await readCountedUpTo(trx);
        const sight = { onlooker: act.principal, at: deps.clock() };
        const found = await traceCases(trx, wanted, { countedAt, sight, after, limit: limit + 1 });
        const shown = found.slice(0, limit);
        const about = shown.map(
          ({ recallId, considerationId, licenceId }): AuditSubject =>
            recallId !== undefined
              ? { kind: 'recall', id: recallId }
              : considerationId !== undefined
                ? { kind: 'consideration', id: considerationId }
                : { kind: 'licence', id: licenceId },
        );
        const area: readonly QueryCriterion[] = [
          ...(wanted.by === 'region' ? (['region'] as const) : []),
          ...(wanted.deliveryUnit === undefined ? [] : (['delivery-unit'] as const)),
        ];
        await note('figure-traced', about, ['figure', 'period', ...area]);
        const items = shown.map(({ part: _part, ...one }) => one);
        const last = shown.at(-1);
        const id = last?.recallId ?? last?.considerationId;
        return found.length > limit && last !== undefined && id !== undefined
          ? { items, next: encodeCursor({ part: last.part, on: last.on, after: id }) }
          : { items };
      });
    },
  };
}

/** @throws {DomainFailure} `invalid` for a period that ends before it begins or is too long. */
function periodsOf({ quarter, untilQuarter = quarter }: StatisticsPeriod): readonly Period[] {
  const quarters = quartersBetween(quarter, untilQuarter);
  if (quarters.length === 0 || quarters.length > MOST_QUARTERS) {
    throw invalid({
      field: '/untilQuarter',
      problem:
        quarters.length === 0
          ? 'this quarter is before the first'
          : `the period is longer than ${MOST_QUARTERS} quarters`,
      remedy: `give the same quarter as \`quarter\` or one of the ${MOST_QUARTERS - 1} after it, or leave it out`,
    });
  }
  return quarters.map(periodOf);
}

interface Grouping extends GroupsOfBreakdown {
  readonly groupOf: (rows: readonly RecallFigures[]) => Promise<(row: RecallFigures) => string>;
}

function groupsOf(by: Breakdown, monitored: () => MonitoredGroups): Grouping {
  if (isMonitored(by)) {
    const { groups, groupOf } = monitored();
    return {
      by,
      known: [...groups[by], NOT_RECORDED],
      groupOf: async (rows) => {
        const found = await groupOf(by, [...new Set(rows.map(({ licenceId }) => licenceId))]);
        return ({ licenceId }) => found.get(licenceId) ?? NOT_RECORDED;
      },
    };
  }
  return by === 'region'
    ? {
        by,
        known: [],
        groupOf:
          async () =>
          ({ region }) =>
            region ?? NOT_RECORDED,
      }
    : {
        by,
        known: SENTENCE_GROUPS,
        groupOf:
          async () =>
          ({ sentenceGroup }) =>
            sentenceGroup,
      };
}
