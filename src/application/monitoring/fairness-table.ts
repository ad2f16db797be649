import { cellsOfDecision, NOT_SUPPORTED, SUPPORTED } from '../statistics/consideration-keys.ts';
import { hiddenOfDecisions } from '../statistics/consideration-suppression.ts';
import { newTally, textOf } from '../statistics/figure-keys.ts';
import { CONSIDERATION_OUTCOMES, type ConsiderationOutcome } from '../statistics/figures.ts';
import { type Cell, cellsToHide, isSmall } from '../statistics/suppression.ts';
import { FAIRNESS_MEASURES, type FairnessMeasure } from './services.ts';

/** What was counted of one group, all of it. */
export interface GroupCounts {
  readonly group: string;
  readonly licences: number;
  readonly considerations: number;
  readonly measures: Readonly<Record<FairnessMeasure, number>>;
}

/** What was counted, before anything is left out. */
export interface FairnessCounts {
  readonly total: Omit<GroupCounts, 'group'>;
  readonly groups: readonly GroupCounts[];
}

/** Names a count: of a group, or of all where the group is left out. */
export function keyOf(group: string | undefined, part: string): string {
  return `${group ?? ''}/${part}`;
}

/** So many considerations that ended alike, after the rules had said and recommended the same. */
export interface EndedAlike {
  readonly outcome: string;
  readonly said: string;
  readonly response: string;
  readonly count: number;
}

/** The departures in an outcome, by what the rules had said: the cell that the figures of agreement show. */
export const DEPARTURES_IN = {
  recall: { measure: 'departed-to-recall', said: NOT_SUPPORTED },
  'no-recall': { measure: 'departed-to-no-recall', said: SUPPORTED },
} as const;

function departureIn(outcome: ConsiderationOutcome): FairnessMeasure | undefined {
  return outcome === 'recall' || outcome === 'no-recall' ? DEPARTURES_IN[outcome].measure : undefined;
}

/**
 * The totals that are not shown. They are the counts of the figures of decisions and of agreement, of the same considerations, and
 * the same of them are hidden: whoever reads all three learns from these nothing that the others do not show.
 */
export function hiddenTotals(ended: readonly EndedAlike[], licences: number): ReadonlySet<string> {
  const tally = newTally();
  for (const one of ended) {
    tally.add(cellsOfDecision(one).map(textOf), one.count);
  }
  const isWhole = !isSmall(tally.count({ figure: 'considerations' }));
  const hidden = isWhole ? hiddenOfDecisions(tally) : undefined;
  const isHidden = (key: string) => hidden?.has(key) ?? true;
  const keys = [
    ...(isWhole ? [] : ['considerations']),
    ...(isSmall(licences) ? ['licences'] : []),
    ...CONSIDERATION_OUTCOMES.filter((outcome) => isHidden(`outcome:${outcome}`)),
    ...(['recall', 'no-recall'] as const).flatMap((outcome) => {
      const { measure, said } = DEPARTURES_IN[outcome];
      return isHidden(`${said}:${outcome}`) ? [measure] : [];
    }),
  ];
  return new Set(keys.map((part) => keyOf(undefined, part)));
}

/**
 * The counts of groups that are not shown, by their names; undefined where the groups must be withheld.
 *
 * Whoever reads them may know every total that is shown, and what is left for those that are not, so the groups are settled as if all of
 * that were fixed: then the same quarter by sex and by ethnicity cannot be solved together, for nothing can move from one
 * to the other. Of a total that is not shown no group is shown, so that no groups add up to it.
 */
export function hiddenOfGroups(
  { total, groups }: FairnessCounts,
  hiddenOfTotal: ReadonlySet<string>,
): ReadonlySet<string> | undefined {
  const isShown = (part: string) => !hiddenOfTotal.has(keyOf(undefined, part));
  if (!isShown('considerations')) {
    return undefined;
  }
  const columns = CONSIDERATION_OUTCOMES.filter(isShown).map((outcome): Column => {
    const departure = departureIn(outcome);
    // So few decisions as the run supports would be told of by the departures, which are all others.
    const isSplit =
      departure !== undefined &&
      isShown(departure) &&
      !isSmall(total.measures[outcome] - total.measures[departure]);
    return { outcome, ...(isSplit ? { departure } : {}) };
  });
  const split = columns.flatMap(({ departure }) => departure ?? []);
  const shown: readonly FairnessMeasure[] = [...columns.map(({ outcome }) => outcome), ...split];
  const never = FAIRNESS_MEASURES.filter((measure) => !shown.includes(measure));
  const hidden = cellsToHide([
    ...groups.flatMap((group) => groupCells(group, columns)),
    ...licenceCells(total.licences, groups),
  ]);
  return hidden === undefined
    ? undefined
    : new Set([...hidden, ...groups.flatMap(({ group }) => never.map((part) => keyOf(group, part)))]);
}

/** An outcome of which the total is shown, with its departures where groups show those too. */
interface Column {
  readonly outcome: ConsiderationOutcome;
  readonly departure?: FairnessMeasure;
}

/**
 * From the totals, which are fixed, through the outcomes of a group and its considerations, to all groups together. What a group
 * shows nothing of is one cell: anybody can take what is shown from the whole.
 */
function groupCells({ group, considerations, measures }: GroupCounts, columns: readonly Column[]): Cell[] {
  const end = `group ${group}`;
  const key = (part: string) => keyOf(group, part);
  const counted = columns.reduce((sum, { outcome }) => sum + measures[outcome], 0);
  return [
    ...columns.flatMap(({ outcome, departure }): readonly Cell[] => {
      const count = measures[outcome];
      if (departure === undefined) {
        return [{ key: key(outcome), count, from: outcome, to: end }];
      }
      const to = `${outcome} of ${group}`;
      const departed = measures[departure];
      const asRun = `${outcome} as run`;
      return [
        { key: key(departure), count: departed, from: departure, to },
        { key: key(asRun), count: count - departed, from: asRun, to },
        { key: key(outcome), count, from: to, to: end },
      ];
    }),
    { key: key('the rest'), count: considerations - counted, from: 'the rest', to: end },
    { key: key('considerations'), count: considerations, from: end, to: 'every group' },
  ];
}

/** Licences by group add up to all licences, and to nothing else. */
function licenceCells(total: number, groups: readonly GroupCounts[]): readonly Cell[] {
  return groups.map(({ group, licences }) => ({
    key: keyOf(group, 'licences'),
    count: licences,
    from: 'licences',
    // Where their number in the whole is not shown, nothing holds them together.
    to: isSmall(total) ? 'licences' : 'licences by group',
  }));
}
