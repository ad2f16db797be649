import type { RuleBook } from '../dependencies.ts';
import { addInLondon, londonDayOf, londonTimeOf } from '../london.ts';
import type { Instant } from '../model.ts';
import type { Decision, OutsideUsualFlow } from './model.ts';
import type { ClockView } from './services.ts';
import type { ReviewClock } from './transitions.ts';

/** Every clock of a review: those that follow from the state, and the two that run beside it. */
export type ClockName = ClockView['clock'];

/** Who countersigns what was decided outside the usual flow. */
export const COUNTERSIGNERS = ['senior-probation-officer', 'senior-manager'] as const;
export type Countersigner = (typeof COUNTERSIGNERS)[number];

/** The clocks of one consideration that run, as its head holds them. */
export interface RunningClocks {
  /** The clock of the state that the consideration is in; left out where nothing is due. */
  readonly running?: { readonly clock: ReviewClock; readonly dueAt: Instant };
  /** Until when what was decided outside the usual flow must be countersigned; left out once it is, where it need not be, or where the book sets no time. */
  readonly countersignDueAt?: Instant;
  /** Until when news of an event must be reviewed; left out where none wait, or where the book sets no time. */
  readonly newFactsDueAt?: Instant;
}

type DatedParameters = Pick<RuleBook, 'parameterOn'>;

/**
 * When a clock that starts at `from` runs out, by the rule book as it is on that day in London; undefined where the book sets
 * no time: then nothing is due.
 *
 * The book has one clock for the decision. It knows of no shorter one for an emergency, or while it is not known whether the
 * case is one, and none is made up here: urgency sets the order of the queue.
 *
 * @param start `decision` is what was decided, for the clock `act`: practice sets a time for a recall only.
 */
export function dueAt(
  book: DatedParameters,
  clock: ClockName,
  start: { readonly from: Instant; readonly decision?: Decision },
): Instant | undefined {
  const parameter = parameterOf(clock, start.decision);
  const within =
    parameter === undefined ? undefined : book.parameterOn(parameter, londonDayOf(start.from))?.value;
  return within === undefined ? undefined : addInLondon(start.from, String(within));
}

/** The name of the parameter that says how long a clock runs. */
function parameterOf(clock: ClockName, decision: Decision | undefined): string | undefined {
  switch (clock) {
    case 'decide':
      return 'decision-within';
    case 'endorse':
      return 'endorsement-within';
    // The recall is endorsed and sent within one and the same time, which runs from the decision.
    case 'act':
      return decision === 'recall' ? 'endorsement-within' : undefined;
    case 'countersign':
      return 'countersignature-within';
    case 'review-new-facts':
      return 'new-facts-review-within';
  }
}

/**
 * Who must countersign a decision taken outside the usual flow, by the rule book as it is on the day in London; undefined where
 * the book asks for nobody.
 *
 * @throws {RangeError} when the book names somebody whom this service does not know.
 */
export function countersignerOf(
  book: DatedParameters,
  circumstance: OutsideUsualFlow['circumstance'],
  from: Instant,
): Countersigner | undefined {
  const value = book.parameterOn(`countersignature-${circumstance}-by`, londonDayOf(from))?.value;
  const countersigner = COUNTERSIGNERS.find((name) => name === value);
  if (value !== undefined && countersigner === undefined) {
    throw new RangeError(`the rule book lets \`${value}\` countersign, and there is no such role here`);
  }
  return countersigner;
}

/** Every clock that runs, that of the state first. What is due at this very millisecond is not overdue. */
export function clockViews(clocks: RunningClocks, now: Instant): readonly ClockView[] {
  const { running, countersignDueAt, newFactsDueAt } = clocks;
  return [
    ...(running === undefined ? [] : [viewOf(running.clock, running.dueAt, now)]),
    ...(countersignDueAt === undefined ? [] : [viewOf('countersign', countersignDueAt, now)]),
    ...(newFactsDueAt === undefined ? [] : [viewOf('review-new-facts', newFactsDueAt, now)]),
  ];
}

/** Whether the time to decide has run out undecided. A marker: a decision can still be made. */
export function hasExpired({ running }: RunningClocks, now: Instant): boolean {
  return running?.clock === 'decide' && isOverdue(running.dueAt, now);
}

function viewOf(clock: ClockName, due: Instant, now: Instant): ClockView {
  return { clock, dueAt: due, dueInLondon: londonTimeOf(due), overdue: isOverdue(due, now) };
}

/** Instants have one form, in which text sorts as time. */
function isOverdue(due: Instant, now: Instant): boolean {
  return due < now;
}
