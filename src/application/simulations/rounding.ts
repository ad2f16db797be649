import type { RecallsByType, RuleShare, SimulationResult, Transition } from './services.ts';

/*
 * Counts for whoever may not trace figures to cases. Every count is rounded to the nearest ten by itself, and lines that come to nothing are
 * left out. Rounding holds where hiding single counts does not: the tables of a simulation overlap (a case is in several transitions,
 * and types of recall before and after differ by what is in them), and what was never counted here can be subtracted from
 * what other figures show.
 *
 * A rounded count is known within ten, from 5 below to 4 above. No sum of them fixes one: what the parts can be at most or at least ends in
 * other digits than what their total can be at least or at most (4n is never 5, and 5n never 4, modulo 10). Totals are therefore
 * not even rounded from the count but added up from what is shown.
 */

type DaysOfBoth = NonNullable<SimulationResult['recalls']['both']>;

const STEP = 10;
/** Days of a few people differ by tens. */
const DAYS_STEP = 100;

/** A count to the nearest ten: 0 stands for 0 to 4, 10 for 5 to 14. */
export function rounded(count: number, step = STEP): number {
  return Math.round(count / step) * step;
}

/** A result for whoever may not trace figures. */
export function roundedResult(result: SimulationResult): SimulationResult {
  const { notOnLicence, cannotBeReDecided, failed, recalls } = result;
  const { both } = recalls;
  const unchanged = rounded(result.unchanged);
  const changed = rounded(result.changed);
  const expired = rounded(notOnLicence.expired);
  const notYetReleased = rounded(notOnLicence.notYetReleased);
  const open = rounded(cannotBeReDecided.cases);
  const failures = rounded(failed.cases);
  return {
    cases: unchanged + changed + open + expired + notYetReleased + failures,
    unchanged,
    changed,
    cannotBeReDecided: { cases: open, facts: roundedLines(cannotBeReDecided.facts, ({ fact }) => fact) },
    notOnLicence: { expired, notYetReleased },
    failed: { cases: failures, codes: roundedLines(failed.codes, ({ code }) => code) },
    transitions: roundedLines(result.transitions, ({ transition }) => transition).map(roundedTransition),
    recalls: {
      before: roundedRecalls(recalls.before),
      after: roundedRecalls(recalls.after),
      ...(both === undefined ? {} : { both: roundedBoth(both) }),
      days: recalls.days,
    },
    smallNumbers: 'rounded-to-ten',
  };
}

/** The lines that do not come to nothing, in an order that tells no more of them than what is shown. */
function roundedLines<L extends { readonly cases: number }>(
  lines: readonly L[],
  nameOf: (line: L) => string,
): readonly L[] {
  return lines
    .map((line) => ({ ...line, cases: rounded(line.cases) }))
    .filter(({ cases }) => cases > 0)
    .toSorted((one, other) => other.cases - one.cases || (nameOf(one) < nameOf(other) ? -1 : 1));
}

const ruleOf = ({ rule }: RuleShare) => rule;

function roundedTransition({ examples: _examples, ...transition }: Transition): Transition {
  return {
    ...transition,
    nowDeciding: roundedLines(transition.nowDeciding, ruleOf),
    noLongerDeciding: roundedLines(transition.noLongerDeciding, ruleOf),
  };
}

function roundedRecalls({ fixedTerm, ...others }: RecallsByType): RecallsByType {
  const { days, withoutDays } = fixedTerm;
  const cases = rounded(fixedTerm.cases);
  return {
    fixedTerm: {
      cases,
      ...(days === undefined ? {} : { days: roundedDays(days, fixedTerm.cases - (withoutDays ?? 0)) }),
      ...(withoutDays === undefined ? {} : { withoutDays: rounded(withoutDays) }),
    },
    fixedTermOrStandard: rounded(others.fixedTermOrStandard),
    standard: rounded(others.standard),
    other: rounded(others.other),
    unknown: rounded(others.unknown),
  };
}

function roundedBoth({ cases, daysBefore, daysAfter }: DaysOfBoth): DaysOfBoth {
  return {
    cases: rounded(cases),
    daysBefore: roundedDays(daysBefore, cases),
    daysAfter: roundedDays(daysAfter, cases),
  };
}

/** Days of a number of people that comes to nothing come to nothing. */
function roundedDays(days: number, cases: number): number {
  return rounded(cases) === 0 ? 0 : rounded(days, DAYS_STEP);
}
