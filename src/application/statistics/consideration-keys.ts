import type { Instant } from '../model.ts';
import { type FigureKey, newTally, type Tally, textOf } from './figure-keys.ts';
import {
  type ClockOutcome,
  type ConsiderationFigures,
  clockOutcome,
  hadExpired,
  hadNoResponse,
} from './figures.ts';
import { NOT_RECORDED } from './grouping.ts';
import { stageCodeOf } from './recall-codes.ts';

/** Where the rules were never asked. It is neither for a recall nor against one. */
export const NO_RUN = 'no-run';
export const NOT_ANSWERED = 'not-answered';
/** What a run answers where facts are missing: never counted with the answers against a recall. */
export const UNKNOWN = 'unknown';
export const SUPPORTED = 'supported';
export const NOT_SUPPORTED = 'not-supported';
/** The response that the recall types divide. */
export const RECALL_RESPONSE = 'recall-supported';

/** How whoever decided departed from what the rules said. Of a run that left it unknown nobody can depart. */
export const DEPARTURES = ['recalled-though-not-supported', 'not-recalled-though-supported'] as const;
export type Departure = (typeof DEPARTURES)[number];

/** Clock outcomes from the one that says most: of several runs of a clock in one consideration, that one counts. */
export const CLOCK_OUTCOMES = ['late', 'running', 'met', 'ended'] as const satisfies readonly ClockOutcome[];

/** All of a row that its cells are made of. */
export type CountedConsideration = Pick<
  ConsiderationFigures,
  | 'outcome'
  | 'decision'
  | 'decisionReason'
  | 'urgency'
  | 'conduct'
  | 'stage'
  | 'region'
  | 'deliveryUnit'
  | 'clocks'
  | 'expiresAt'
  | 'unansweredAt'
> & {
  readonly run?: Pick<
    NonNullable<ConsiderationFigures['run']>,
    'recall' | 'response' | 'recallType' | 'missingFacts' | 'shortfalls' | 'likeness'
  >;
};

/** The departure in a consideration. */
export function departureOf({ decision, run }: CountedConsideration): Departure | undefined {
  if (decision === 'recall' && run?.recall === NOT_SUPPORTED) {
    return 'recalled-though-not-supported';
  }
  return decision === 'no-recall' && run?.recall === SUPPORTED ? 'not-recalled-though-supported' : undefined;
}

/**
 * The cells that a consideration is counted in. A clock is what it had come to by the instant up to which is counted, so that the
 * same figures give the same answer whenever they are read.
 */
export function keysOfConsideration(row: CountedConsideration, countedAt: Instant): readonly string[] {
  return cellsOf(row, countedAt).map(textOf);
}

/**
 * The cells of a consideration that add up to each other: those by which it is settled which counts are shown, alike in the figures of
 * decisions, of agreement and by groups of persons.
 */
export function cellsOfDecision({
  outcome,
  said,
  response,
}: {
  readonly outcome: string;
  readonly said: string;
  readonly response: string;
}): readonly FigureKey[] {
  return [
    { figure: 'considerations' },
    { figure: 'outcome', code: outcome },
    { figure: 'response', code: response },
    // What the rules said with how it ended; and with what they recommended, which ties the two together.
    { figure: 'rules-and-decision', of: said, code: outcome },
    { figure: 'response', of: said, code: response },
  ];
}

function cellsOf(row: CountedConsideration, countedAt: Instant): readonly FigureKey[] {
  const { run, outcome } = row;
  const said = run?.recall ?? NO_RUN;
  const response = run?.response ?? NO_RUN;
  const departure = departureOf(row);
  return [
    ...cellsOfDecision({ outcome, said, response }),
    { figure: 'urgency', code: row.urgency ?? NOT_ANSWERED },
    { figure: 'conduct', code: row.conduct },
    { figure: 'offending-stage', code: stageCodeOf(row) },
    ...(response === RECALL_RESPONSE
      ? [{ figure: 'recall-type', code: run?.recallType ?? UNKNOWN } as const]
      : []),
    ...clockCells(row, countedAt),
    ...(hadExpired(row, countedAt) ? [{ figure: 'expired' } as const] : []),
    ...(hadNoResponse(row, countedAt) ? [{ figure: 'no-response' } as const] : []),
    ...(run?.missingFacts ?? []).map((code) => ({ figure: 'missing-fact', code }) as const),
    ...shortfallCells(row),
    ...(departure === undefined
      ? []
      : [
          {
            figure: 'departure-reason',
            of: departure,
            code: row.decisionReason ?? NOT_RECORDED,
          } as const,
        ]),
    ...(run === undefined || row.decision === undefined
      ? []
      : [{ figure: 'like-cases', code: run.likeness } as const]),
  ];
}

function clockCells({ clocks }: CountedConsideration, countedAt: Instant): readonly FigureKey[] {
  const names = new Set(clocks.map(({ clock }) => clock));
  return [...names].flatMap((of) => {
    const runs = clocks.filter(({ clock }) => clock === of).map((clock) => clockOutcome(clock, countedAt));
    const code = CLOCK_OUTCOMES.find((outcome) => runs.includes(outcome));
    return code === undefined ? [] : [{ figure: 'clock', of, code } as const];
  });
}

function shortfallCells({ run, region, deliveryUnit }: CountedConsideration): readonly FigureKey[] {
  const inRegion = { by: 'region', group: region ?? NOT_RECORDED } as const;
  return [...new Set(run?.shortfalls ?? [])].flatMap((code) => {
    const figure = { figure: 'measure-not-available', code } as const;
    return [
      figure,
      { ...figure, ...inRegion },
      { ...figure, ...inRegion, deliveryUnit: deliveryUnit ?? NOT_RECORDED },
    ];
  });
}

/** Counts of considerations of one quarter, and the durations that are summed up of them. */
export interface ConsiderationTally {
  readonly cells: Tally;
  readonly minutesToDecide: readonly number[];
  readonly dwell: ReadonlyMap<string, readonly number[]>;
}

/** Counts considerations, row by row or kind by kind. The cells of rows that are alike in all that is counted are made once for all of them. */
export function considerationCounter(countedAt: Instant) {
  const alike = new Map<string, { readonly row: CountedConsideration; times: number }>();
  const minutesToDecide: number[] = [];
  const dwell = new Map<string, number[]>();
  const addAlike = (row: CountedConsideration, times: number): void => {
    const signature = signatureOf(row, countedAt);
    const found = alike.get(signature);
    if (found === undefined) {
      alike.set(signature, { row, times });
    } else {
      found.times += times;
    }
  };
  const addDurations = (
    toDecide: readonly number[],
    inStates: readonly ConsiderationFigures['dwell'][],
  ): void => {
    for (const minutes of toDecide) {
      minutesToDecide.push(minutes);
    }
    for (const one of inStates) {
      for (const [state, minutes] of Object.entries(one)) {
        const before = dwell.get(state);
        if (before === undefined) {
          dwell.set(state, [minutes]);
        } else {
          before.push(minutes);
        }
      }
    }
  };
  return {
    /** Counts so many considerations that are alike; their durations are told apart. */
    addAlike,
    /** Durations of considerations that are counted: those of which one was decided, and of each the time in every state that it left. */
    addDurations,
    add(row: ConsiderationFigures): void {
      addAlike(row, 1);
      addDurations(row.minutesToDecide === undefined ? [] : [row.minutesToDecide], [row.dwell]);
    },
    result(): ConsiderationTally {
      const cells = newTally();
      for (const { row, times } of alike.values()) {
        // Likenesses are nearly as many as rows, and are no figure of a quarter.
        const keys = cellsOf(row, countedAt).filter(({ figure }) => figure !== 'like-cases');
        cells.add(keys.map(textOf), times);
      }
      return { cells, minutesToDecide, dwell };
    },
  };
}

/** All of a row that its cells are made of, but for its likeness. */
function signatureOf(row: CountedConsideration, countedAt: Instant): string {
  const { run, outcome, urgency, decision, decisionReason, region, deliveryUnit } = row;
  const what = `${outcome}\0${decision}\0${decisionReason}\0${urgency}\0${hadExpired(row, countedAt)}\0${hadNoResponse(row, countedAt)}\0${row.conduct}\0${row.stage}`;
  const clocks = row.clocks.map((one) => `${one.clock} ${clockOutcome(one, countedAt)}`).join();
  if (run === undefined) {
    return `${what}\0${clocks}`;
  }
  const { recall, response, recallType, missingFacts, shortfalls } = run;
  const lacks = shortfalls.length === 0 ? '' : `${shortfalls.join()}\0${region}\0${deliveryUnit}`;
  return `${what}\0${clocks}\0${recall}\0${response}\0${recallType}\0${missingFacts.join()}\0${lacks}`;
}
