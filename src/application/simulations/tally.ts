import type { CaseOutcome, ReckonedRecall } from './redecide.ts';
import {
  CONCLUSIONS,
  type RecallsByType,
  type RuleShare,
  SIMULATION_FAILURES,
  type SimulationResult,
  type Transition,
} from './services.ts';

/** Counts by a name. */
type Counts = Record<string, number>;

interface TransitionTally {
  cases: number;
  nowDeciding: Counts;
  noLongerDeciding: Counts;
}

interface RecallTally {
  kinds: Counts;
  days: number;
  casesWithDays: number;
}

/** Counts of the cases of a slice, or of several. Ids of rules and facts and numbers: nothing of a case is in it. */
export interface Tally {
  kinds: Counts;
  facts: Counts;
  failures: Counts;
  transitions: Record<string, TransitionTally>;
  before: RecallTally;
  after: RecallTally;
  both: { cases: number; daysBefore: number; daysAfter: number };
}

/** A tally of no case. */
export function emptyTally(): Tally {
  return {
    kinds: {},
    facts: {},
    failures: {},
    transitions: {},
    before: noRecalls(),
    after: noRecalls(),
    both: { cases: 0, daysBefore: 0, daysAfter: 0 },
  };
}

function noRecalls(): RecallTally {
  return { kinds: {}, days: 0, casesWithDays: 0 };
}

/** Names of the transitions of a case, each once: two sentences that pass from one gate to another are one transition of the case. */
export function transitionsOf(outcome: CaseOutcome): ReadonlySet<string> {
  return new Set(
    outcome.kind === 'decided'
      ? outcome.changes.map(({ conclusion, from, to }) => `${conclusion}.${from}.${to}`)
      : [],
  );
}

/** Counts one case. */
export function count(tally: Tally, outcome: CaseOutcome): void {
  switch (outcome.kind) {
    case 'cannot-be-re-decided':
      add(tally.kinds, outcome.kind);
      outcome.facts.forEach((fact) => {
        add(tally.facts, fact);
      });
      return;
    case 'failed':
      add(tally.kinds, outcome.kind);
      add(tally.failures, outcome.code);
      return;
    case 'expired':
    case 'not-yet-released':
      add(tally.kinds, outcome.kind);
      return;
    case 'decided':
      countDecided(tally, outcome);
      return;
  }
}

function countDecided(tally: Tally, outcome: CaseOutcome & { readonly kind: 'decided' }): void {
  const { changes, before, after } = outcome;
  add(tally.kinds, changes.length === 0 ? 'unchanged' : 'changed');
  for (const transition of transitionsOf(outcome)) {
    const counted = transitionIn(tally, transition);
    const ofIt = changes.filter(({ conclusion, from, to }) => `${conclusion}.${from}.${to}` === transition);
    counted.cases += 1;
    for (const rule of new Set(ofIt.flatMap(({ nowDeciding }) => nowDeciding))) {
      add(counted.nowDeciding, rule);
    }
    for (const rule of new Set(ofIt.flatMap(({ noLongerDeciding }) => noLongerDeciding))) {
      add(counted.noLongerDeciding, rule);
    }
  }
  countRecall(tally.before, before);
  countRecall(tally.after, after);
  if (before.days !== undefined && after.days !== undefined) {
    tally.both.cases += 1;
    tally.both.daysBefore += before.days;
    tally.both.daysAfter += after.days;
  }
}

function countRecall(tally: RecallTally, { recall, days }: ReckonedRecall): void {
  add(tally.kinds, recall.kind);
  if (days !== undefined) {
    tally.days += days;
    tally.casesWithDays += 1;
  }
}

/** Adds the counts of one tally to those of another. */
export function addTally(sum: Tally, more: Tally): void {
  addAll(sum.kinds, more.kinds);
  addAll(sum.facts, more.facts);
  addAll(sum.failures, more.failures);
  for (const [transition, { cases, nowDeciding, noLongerDeciding }] of Object.entries(more.transitions)) {
    const counted = transitionIn(sum, transition);
    counted.cases += cases;
    addAll(counted.nowDeciding, nowDeciding);
    addAll(counted.noLongerDeciding, noLongerDeciding);
  }
  for (const side of ['before', 'after'] as const) {
    addAll(sum[side].kinds, more[side].kinds);
    sum[side].days += more[side].days;
    sum[side].casesWithDays += more[side].casesWithDays;
  }
  sum.both.cases += more.both.cases;
  sum.both.daysBefore += more.both.daysBefore;
  sum.both.daysAfter += more.both.daysAfter;
}

function transitionIn(tally: Tally, transition: string): TransitionTally {
  const counted = tally.transitions[transition] ?? { cases: 0, nowDeciding: {}, noLongerDeciding: {} };
  tally.transitions[transition] = counted;
  return counted;
}

function add(counts: Counts, name: string, by = 1): void {
  counts[name] = (counts[name] ?? 0) + by;
}

function addAll(counts: Counts, more: Counts): void {
  for (const [name, by] of Object.entries(more)) {
    add(counts, name, by);
  }
}

/**
 * What the counts come to.
 *
 * @param withDays whether a return was assumed: no days are told otherwise
 */
export function resultOf(tally: Tally, withDays: boolean): SimulationResult {
  const { kinds, facts, failures, transitions, before, after, both } = tally;
  const failed = mostFirst(failures);
  return {
    cases: Object.values(kinds).reduce((sum, cases) => sum + cases, 0),
    unchanged: kinds['unchanged'] ?? 0,
    changed: kinds['changed'] ?? 0,
    cannotBeReDecided: {
      cases: kinds['cannot-be-re-decided'] ?? 0,
      facts: mostFirst(facts).map(([fact, cases]) => ({ fact, cases })),
    },
    notOnLicence: { expired: kinds['expired'] ?? 0, notYetReleased: kinds['not-yet-released'] ?? 0 },
    failed: {
      cases: kinds['failed'] ?? 0,
      codes: SIMULATION_FAILURES.flatMap((code) => {
        const found = failed.find(([name]) => name === code);
        return found === undefined ? [] : [{ code, cases: found[1] }];
      }),
    },
    transitions: Object.entries(transitions)
      .map(([transition, counted]) => toTransition(transition, counted))
      .toSorted((one, other) => other.cases - one.cases || (one.transition < other.transition ? -1 : 1)),
    recalls: {
      before: toRecalls(before, withDays),
      after: toRecalls(after, withDays),
      ...(withDays ? { both } : {}),
      days: withDays ? 'counted' : 'no-return-assumed',
    },
    smallNumbers: 'not-suppressed',
  };
}

function toTransition(
  transition: string,
  { cases, nowDeciding, noLongerDeciding }: TransitionTally,
): Transition {
  const [name, from = '', to = ''] = transition.split('.');
  const conclusion = CONCLUSIONS.find((one) => one === name);
  if (conclusion === undefined) {
    throw new TypeError(`\`${transition}\` is of no conclusion that this release compares`);
  }
  return {
    transition,
    conclusion,
    from,
    to,
    cases,
    nowDeciding: shares(nowDeciding),
    noLongerDeciding: shares(noLongerDeciding),
  };
}

function shares(counts: Counts): readonly RuleShare[] {
  return mostFirst(counts).map(([rule, cases]) => ({ rule, cases }));
}

function toRecalls({ kinds, days, casesWithDays }: RecallTally, withDays: boolean): RecallsByType {
  const cases = kinds['fixed-term'] ?? 0;
  return {
    fixedTerm: withDays ? { cases, days, withoutDays: cases - casesWithDays } : { cases },
    fixedTermOrStandard: kinds['fixed-term-or-standard'] ?? 0,
    standard: kinds['standard'] ?? 0,
    other: kinds['other'] ?? 0,
    unknown: kinds['unknown'] ?? 0,
  };
}

function mostFirst(counts: Counts): readonly (readonly [string, number])[] {
  return Object.entries(counts).toSorted(
    ([one, ofOne], [other, ofOther]) => ofOther - ofOne || (one < other ? -1 : 1),
  );
}
