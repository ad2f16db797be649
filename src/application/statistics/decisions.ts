import { CLOCK_OUTCOMES, type ConsiderationTally, NO_RUN, RECALL_RESPONSE } from './consideration-keys.ts';
import {
  hiddenOfClock,
  hiddenOfDecisions,
  hiddenOfShortfall,
  hiddenOfSplit,
  unitKey,
} from './consideration-suppression.ts';
import { type Durations, durationsOf } from './durations.ts';
import {
  type CodeFigure,
  type FigureKey,
  type FigureName,
  ofCode,
  type Tally,
  type TracedFigure,
  traced,
} from './figure-keys.ts';
import { CONDUCT_MIXES, CONSIDERATION_OUTCOMES } from './figures.ts';
import { type Period, periodOf, type Quarter } from './quarters.ts';
import { STAGE_CODES } from './recall-codes.ts';
import { hiddenOfConduct } from './recall-suppression.ts';
import { breaksIn, type SeriesBreak } from './series-breaks.ts';
import { isSmall } from './suppression.ts';

/** Most facts in the list of those that blocked an answer. */
const MOST_FACTS = 25;

/** How often a measure that was needed could not be had, and where. */
export type Shortfall = TracedFigure & {
  readonly measure: string;
  readonly regions: readonly (TracedFigure & {
    readonly region: string;
    readonly deliveryUnits: readonly (TracedFigure & { readonly deliveryUnit: string })[];
  })[];
};

/** The answer for one quarter: of the considerations that were decided in it, and of the undecided that were opened in it. */
export interface DecisionsQuarter extends Period {
  readonly seriesBreaks: readonly SeriesBreak[];
  readonly considerations: TracedFigure;
  readonly outcomes: readonly CodeFigure[];
  /** What the rules supported: recall, a rung of the ladder, neither yet, or that they were not asked. */
  readonly responses: readonly CodeFigure[];
  /** Of those in which recall was supported. */
  readonly recallTypes: readonly CodeFigure[];
  /** What the events were together, and how far the criminal process had gone, as the run found it. */
  readonly conduct: { readonly note: string; readonly figures: readonly CodeFigure[] };
  readonly furtherOffending: { readonly note: string; readonly figures: readonly CodeFigure[] };
  /** As the practitioner answered it. */
  readonly urgencies: readonly CodeFigure[];
  readonly timeToDecide: Durations;
  readonly dwell: readonly { readonly state: string; readonly time: Durations }[];
  readonly clocks: readonly { readonly clock: string; readonly outcomes: readonly CodeFigure[] }[];
  /** The time to decide ran out with nothing decided. */
  readonly expired: TracedFigure;
  /** It ran out while a proposal waited for its first answer. */
  readonly noResponse: TracedFigure;
  /** Facts that most often kept an answer open, most often first; those too few to be shown are left out. */
  readonly missingFacts: readonly CodeFigure[];
  readonly measuresNotAvailable: { readonly note: string; readonly measures: readonly Shortfall[] };
}

const CONDUCT_NOTE =
  'From the events of the case as the last run before the decision found them, over all considerations of the quarter. Never to be compared with the published category "Facing further charge".';

const SHORTFALL_NOTE =
  'Measures that were needed and could not be had, where the case was supervised. This is a shortfall of service. It says nothing against the people on licence, nor against those who supervise them.';

/** The answer for a quarter from its counts. */
export function decisionsOf(
  quarter: Quarter,
  { cells, minutesToDecide, dwell }: ConsiderationTally,
): DecisionsQuarter {
  const period = periodOf(quarter);
  const all = cells.count({ figure: 'considerations' });
  const isWhole = !isSmall(all);
  const hidden = isWhole ? hiddenOfDecisions(cells) : undefined;
  const total = isWhole ? all : undefined;
  const isHidden = (figure: FigureName, code: string) => hidden?.has(`${figure}:${code}`) ?? true;
  const figuresOf = (
    figure: FigureName,
    codes: readonly string[],
    hides: (code: string) => boolean,
    of: number | undefined,
  ) => codes.map((code) => ofCode(quarter, { figure, code }, cells.count({ figure, code }), hides(code), of));
  const split = (figure: FigureName, of: number | undefined) => {
    const codes = cells.codesOf(figure);
    const inSplit = of === undefined ? undefined : hiddenOfSplit(cells, codes, (code) => ({ figure, code }));
    return figuresOf(figure, codes, (code) => inSplit?.has(code) ?? true, of);
  };
  const recallSupported = isHidden('response', RECALL_RESPONSE)
    ? undefined
    : cells.count({ figure: 'response', code: RECALL_RESPONSE });
  const conduct = conductOf(cells, total === undefined || isHidden('response', NO_RUN));
  const isOutcomeHidden = CONSIDERATION_OUTCOMES.some((code) => isHidden('outcome', code));
  const clocks = isWhole ? clocksOf(quarter, cells, isOutcomeHidden) : [];
  // Running out of time and being late may be one number.
  const lone = (key: FigureKey) =>
    traced(quarter, key, cells.count(key), !isWhole || isSmall(cells.count(key)) || hasHiddenLate(clocks));
  return {
    ...period,
    seriesBreaks: breaksIn(period),
    considerations: traced(quarter, { figure: 'considerations' }, all, !isWhole),
    outcomes: figuresOf('outcome', CONSIDERATION_OUTCOMES, (code) => isHidden('outcome', code), total),
    responses: figuresOf('response', cells.codesOf('response'), (code) => isHidden('response', code), total),
    recallTypes: split('recall-type', recallSupported),
    conduct: {
      note: CONDUCT_NOTE,
      figures: figuresOf('conduct', CONDUCT_MIXES, (code) => conduct?.has(`conduct:${code}`) ?? true, total),
    },
    furtherOffending: {
      note: CONDUCT_NOTE,
      figures: figuresOf(
        'offending-stage',
        STAGE_CODES,
        (code) => conduct?.has(`stage:${code}`) ?? true,
        total,
      ),
    },
    urgencies: split('urgency', total),
    timeToDecide: durationsOf(isWhole ? minutesToDecide : []),
    dwell: [...dwell]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([state, minutes]) => ({ state, time: durationsOf(isWhole ? minutes : []) })),
    clocks,
    expired: lone({ figure: 'expired' }),
    noResponse: lone({ figure: 'no-response' }),
    missingFacts: isWhole ? missingFactsOf(quarter, cells, all) : [],
    measuresNotAvailable: { note: SHORTFALL_NOTE, measures: isWhole ? shortfallsOf(quarter, cells) : [] },
  };
}

/**
 * The cells of conduct and stage to hide; undefined where all of them must be. Where the rules were not asked the conduct is not known, so
 * nothing of it is shown where the number of those is not: each would bound the other.
 */
function conductOf(cells: Tally, isWithheld: boolean): ReadonlySet<string> | undefined {
  const counted = (figure: FigureName, codes: readonly string[]) =>
    codes.map((code) => ({ code, count: cells.count({ figure, code }) }));
  return isWithheld
    ? undefined
    : hiddenOfConduct(
        counted('conduct', CONDUCT_MIXES),
        counted('offending-stage', STAGE_CODES),
        cells.count({ figure: 'response', code: NO_RUN }),
      );
}

function clocksOf(quarter: Quarter, cells: Tally, isOutcomeHidden: boolean): DecisionsQuarter['clocks'] {
  const clocks = new Set(CLOCK_OUTCOMES.flatMap((code) => cells.partsOf('of', { figure: 'clock', code })));
  return [...clocks].toSorted().map((clock) => {
    const hidden = hiddenOfClock(cells, clock, isOutcomeHidden);
    return {
      clock,
      outcomes: CLOCK_OUTCOMES.map((code) => {
        const key = { figure: 'clock', of: clock, code } as const;
        return ofCode(quarter, key, cells.count(key), hidden.has(code), undefined);
      }),
    };
  });
}

function hasHiddenLate(clocks: DecisionsQuarter['clocks']): boolean {
  return clocks.some(({ outcomes }) => outcomes.some((one) => one.code === 'late' && 'suppressed' in one));
}

function missingFactsOf(quarter: Quarter, cells: Tally, all: number): readonly CodeFigure[] {
  return cells
    .codesOf('missing-fact')
    .map((code) => ({ code, count: cells.count({ figure: 'missing-fact', code }) }))
    .filter(({ count }) => !isSmall(count))
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_FACTS)
    .map(({ code, count }) => ofCode(quarter, { figure: 'missing-fact', code }, count, false, all));
}

function shortfallsOf(quarter: Quarter, cells: Tally): readonly Shortfall[] {
  const figure = 'measure-not-available';
  return cells.codesOf(figure).map((measure) => {
    const key = { figure, code: measure } as const;
    const regions = cells.partsOf('group', { ...key, by: 'region' }).map((region) => {
      const inRegion = { ...key, by: 'region', group: region } as const;
      const units = cells
        .partsOf('deliveryUnit', inRegion)
        .map((unit) => ({ unit, count: cells.count({ ...inRegion, deliveryUnit: unit }) }));
      return { region, key: inRegion, count: cells.count(inRegion), units };
    });
    const hidden = hiddenOfShortfall(cells.count(key), regions);
    const hides = (place: string) => hidden?.has(place) ?? true;
    return {
      measure,
      ...traced(quarter, key, cells.count(key), hides('whole')),
      regions: regions.map((one) => ({
        region: one.region,
        ...traced(quarter, one.key, one.count, hides(unitKey(one.region))),
        deliveryUnits: one.units.map(({ unit, count }) => ({
          deliveryUnit: unit,
          ...traced(quarter, { ...one.key, deliveryUnit: unit }, count, hides(unitKey(one.region, unit))),
        })),
      })),
    };
  });
}
