import {
  countLicencesByGroup,
  countOutcomesByGroup,
  findCountedUpTo,
  type GroupedOutcomes,
} from '../../db/monitoring.ts';
import type { Dependencies } from '../dependencies.ts';
import { startOfLondonDay } from '../london.ts';
import { recordOutsideCases } from '../records.ts';
import { NO_RUN } from '../statistics/consideration-keys.ts';
import { type MonitoredBreakdown, NOT_RECORDED } from '../statistics/grouping.ts';
import { periodOf } from '../statistics/quarters.ts';
import { breaksIn } from '../statistics/series-breaks.ts';
import { type Figure, figureOf, isShown } from '../statistics/suppression.ts';
import {
  DEPARTURES_IN,
  type EndedAlike,
  type FairnessCounts,
  type GroupCounts,
  hiddenOfGroups,
  hiddenTotals,
  keyOf,
} from './fairness-table.ts';
import { rateOfEvents, rateOfParts } from './intervals.ts';
import { type MonitoringConnection, opened } from './monitoring.ts';
import {
  ETHNICITIES,
  FAIRNESS_MEASURES,
  type FairnessFigures,
  type FairnessGroup,
  type FairnessMeasure,
  type MonitoringServices,
  type Rate,
  SEXES,
} from './services.ts';

/** Every group that there can be, in the order in which they are shown, but for `not-recorded`. */
export const GROUPS: Readonly<Record<MonitoredBreakdown, readonly string[]>> = {
  sex: SEXES,
  ethnicity: ETHNICITIES,
};

/** Counting by group, over the connection that alone reaches both the figures and the groups. */
export function createFairnessServices(
  deps: Dependencies,
  monitoring: MonitoringConnection,
): Pick<MonitoringServices, 'readFairnessFigures'> {
  return {
    readFairnessFigures: async (act, { quarter, by }) => {
      const period = periodOf(quarter);
      return (
        opened(monitoring)
          .transaction()
          // One snapshot for all that is counted: the cells of the table fit each other.
          .setIsolationLevel('repeatable read')
          .execute(async (trx) => {
            await recordOutsideCases(deps, trx, act, 'statistics-read', [], ['figure', 'period']);
            const { at, ...upTo } = await findCountedUpTo(trx);
            const countedFor = { onlooker: act.principal, at: deps.clock() };
            const outcomes = await countOutcomesByGroup(trx, by, period, countedFor);
            const licences = await countLicencesByGroup(trx, by, startOfLondonDay(period.until), countedFor);
            return {
              label: 'cases put to this service',
              ...period,
              by,
              countedUpTo: { ...upTo, ...(at === null ? {} : { at }) },
              ...fairnessOf(by, outcomes.map(alike), licences),
              seriesBreaks: breaksIn(period),
            };
          })
      );
    },
  };
}

/** So many that ended alike, of one group. */
export type EndedOfGroup = EndedAlike & { readonly group: string | null };

/** Where the rules were never asked they said nothing, as in the figures of decisions. */
function alike({ said, response, ...row }: GroupedOutcomes): EndedOfGroup {
  return { ...row, said: said ?? NO_RUN, response: response ?? NO_RUN };
}

/** What is answered of a quarter: all groups together, and each, with what is not shown left out. */
export function fairnessOf(
  by: MonitoredBreakdown,
  outcomes: readonly EndedOfGroup[],
  licences: readonly { readonly group: string | null; readonly count: number }[],
): Pick<FairnessFigures, 'total' | 'groups' | 'withheld' | 'notes'> {
  const counts = tabulate(by, outcomes, licences);
  return show(counts, hiddenTotals(outcomes, counts.total.licences));
}

/** The counts as a table of every group and every measure. */
function tabulate(
  by: MonitoredBreakdown,
  outcomes: readonly EndedOfGroup[],
  licences: readonly { readonly group: string | null; readonly count: number }[],
): FairnessCounts {
  const groups = [...GROUPS[by], NOT_RECORDED].map((group): GroupCounts => {
    const ofGroup = outcomes.filter((row) => (row.group ?? NOT_RECORDED) === group);
    return {
      group,
      licences: sum(licences.filter((row) => (row.group ?? NOT_RECORDED) === group)),
      considerations: sum(ofGroup),
      measures: measuresOf(ofGroup),
    };
  });
  return {
    total: {
      licences: sum(licences),
      considerations: sum(outcomes),
      measures: measuresOf(outcomes),
    },
    groups,
  };
}

function measuresOf(rows: readonly EndedOfGroup[]): Readonly<Record<FairnessMeasure, number>> {
  const ended = (outcome: string) => sum(rows.filter((row) => row.outcome === outcome));
  const departedTo = (outcome: keyof typeof DEPARTURES_IN) =>
    sum(rows.filter((row) => row.outcome === outcome && row.said === DEPARTURES_IN[outcome].said));
  return {
    recall: ended('recall'),
    'no-recall': ended('no-recall'),
    undecided: ended('undecided'),
    withdrawn: ended('withdrawn'),
    open: ended('open'),
    'departed-to-recall': departedTo('recall'),
    'departed-to-no-recall': departedTo('no-recall'),
  };
}

function sum(rows: readonly { readonly count: number }[]): number {
  return rows.reduce((all, { count }) => all + count, 0);
}

function show(
  counts: FairnessCounts,
  hiddenOfTotal: ReadonlySet<string>,
): Pick<FairnessFigures, 'total' | 'groups' | 'withheld' | 'notes'> {
  const hidden = hiddenOfGroups(counts, hiddenOfTotal);
  const isHidden = (group: string | undefined, part: string) =>
    group === undefined ? hiddenOfTotal.has(keyOf(group, part)) : (hidden?.has(keyOf(group, part)) ?? true);
  const shown = (group: string | undefined, of: Omit<GroupCounts, 'group'>): Omit<FairnessGroup, 'group'> => {
    const licences = figureOf(of.licences, isHidden(group, 'licences'));
    const considerations = figureOf(of.considerations, isHidden(group, 'considerations'));
    return {
      licences,
      considerations,
      measures: FAIRNESS_MEASURES.map((measure) => {
        const figure = figureOf(of.measures[measure], isHidden(group, measure));
        return {
          measure,
          figure,
          ...named('ofConsiderations', rate(figure, considerations, rateOfParts)),
          ...named('ofLicences', rate(figure, licences, rateOfEvents)),
        };
      }),
    };
  };
  const total = shown(undefined, counts.total);
  const groups = counts.groups.map((group) => ({ group: group.group, ...shown(group.group, group) }));
  return { total, groups, withheld: hidden === undefined, notes: [...NOTES, ...notRecorded(total, groups)] };
}

function rate(
  figure: Figure,
  of: Figure,
  rateOf: (count: number, of: number) => Rate | undefined,
): Rate | undefined {
  return isShown(figure) && isShown(of) ? rateOf(figure.count, of.count) : undefined;
}

function named<K extends string>(name: K, value: Rate | undefined): Partial<Record<K, Rate>> {
  const member: Partial<Record<K, Rate>> = {};
  if (value !== undefined) {
    member[name] = value;
  }
  return member;
}

const NOTES: readonly string[] = [
  'A difference between groups is a question to look into and no finding. Groups differ in what was put to this service, and these figures take account of nothing else.',
  'No rule, run or document reads what these groups are made of: it is held apart from the cases, and only counting reaches it.',
  'Considerations are those decided in the quarter and those not decided that were opened in it, as in the figures of decisions. Licences are all that were registered by its end, whether still in force or not.',
  'Limits are at a confidence of 95 %: of considerations by the score method (Wilson), of licences by the approximation of Byar, because one licence can have several considerations.',
  'The smaller the group, the wider the limits. Where the limits of two groups overlap widely, the figures do not show that they differ.',
];

/** How much of what is counted has no group, in words: the more, the less the figures say of any. */
function notRecorded(
  total: Omit<FairnessGroup, 'group'>,
  groups: readonly FairnessGroup[],
): readonly string[] {
  const without = groups.find(({ group }) => group === NOT_RECORDED);
  const share =
    without === undefined ? undefined : rate(without.considerations, total.considerations, rateOfParts);
  return [
    share === undefined
      ? 'How many considerations have no group recorded is not shown, because a count is too small or there are none.'
      : `Of ${share.perHundred} in 100 considerations no group is recorded. What they would add to the other groups is not known.`,
  ];
}
