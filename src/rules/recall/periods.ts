import {
  type FactReference,
  PERIOD_RULES,
  type PeriodAnswer,
  type PeriodRule,
  type PeriodStep,
  type ReleaseAnswer,
} from '../answer.ts';
import { sentencesOf } from '../facts/from-licence.ts';
import { daysInOrder } from '../facts/from-recall.ts';
import { row, table } from '../facts/inquiry.ts';
import {
  adjustedExpiry,
  atLargeBefore,
  bound,
  type Counted,
  type DayRange,
  dayKnown,
  dayMissing,
  eitherOf,
  expiryOf,
  fixedTermRelease,
  isDay,
  type NotBefore,
} from '../facts/release-date.ts';
import { monthsOf, structureOf, termInDays } from '../facts/sentence-length.ts';
import type { FactName } from '../facts/vocabulary.ts';
import { workingDayOnOrBefore } from '../facts/working-day.ts';
import { answerOf } from '../held.ts';
import type { CaseInputs, IsoDate, LicenceInputs } from '../inputs.ts';
import { addDays } from '../kernel/dated.ts';
import { outcomes, separators } from '../kernel/possible.ts';
import { findingOf, reference } from '../report.ts';
import type { Laws, PeriodOutcome } from './deliberate-recall.ts';

/** The period of each kind of recall: how the day of release is found, the day as far as it is known, and every step. */
export function periodAnswers(
  laws: Laws,
  periods: readonly PeriodOutcome[],
  inputs: CaseInputs,
): readonly PeriodAnswer[] {
  return periods.map((outcome): PeriodAnswer => {
    const rule = findingOf(outcome.held, PERIOD_RULES);
    const { kind, lengthDays, basis } = outcome;
    const { release, steps } = releaseOf(laws, outcome, inputs);
    return { kind, ...(lengthDays === undefined ? {} : { lengthDays }), basis, rule, release, steps };
  });
}

/** What one rule of the period comes to. */
type Reckoned =
  | { readonly answer: 'day'; readonly counted: Counted }
  | { readonly answer: 'no-automatic-date'; readonly counted: Counted }
  | { readonly answer: 'refer-to-specialist' };

function releaseOf(
  laws: Laws,
  outcome: PeriodOutcome,
  inputs: CaseInputs,
): { readonly release: ReleaseAnswer; readonly steps: readonly PeriodStep[] } {
  const ruled = answerOf(outcome.held);
  const rules = outcomes(ruled).flatMap((so) => PERIOD_RULES.filter((rule) => rule === so));
  const reckoned = rules.map((rule) => reckon(laws, outcome, inputs, rule));
  const checkByHand = reasonsToCheck(laws, outcome, inputs);
  const openRule = separators(ruled).map(reference);
  const [only] = reckoned;
  if (only !== undefined && reckoned.length === 1 && only.answer !== 'day') {
    return withoutDay(only, checkByHand);
  }
  const counted = reckoned.flatMap((each) => (each.answer === 'day' ? [each.counted] : []));
  const [first, ...others] = counted;
  if (first === undefined || counted.length < reckoned.length) {
    return { release: { answer: 'unknown', separatedBy: named(openRule), checkByHand }, steps: [] };
  }
  const day = others.reduce((so, each) => eitherOf(so, each.day), first.day);
  if (!isDay(day)) {
    const missing = [...openRule, ...counted.flatMap((each) => each.day.missing.map((fact) => ({ fact })))];
    return {
      release: { answer: 'unknown', ...ends(day), separatedBy: named(missing), checkByHand },
      steps: [],
    };
  }
  return settledDay(laws, day.earliest, others.length === 0 ? first.steps : [], inputs, checkByHand);
}

function settledDay(
  laws: Laws,
  date: IsoDate,
  counted: readonly PeriodStep[],
  { recall }: CaseInputs,
  checkByHand: readonly string[],
): { readonly release: ReleaseAnswer; readonly steps: readonly PeriodStep[] } {
  // A count that ends before it began rests on days that cannot all be right.
  if (recall?.returnedToCustodyOn !== undefined && date < recall.returnedToCustodyOn) {
    const reasons = [...checkByHand, 'release-before-return'];
    return { release: { answer: 'refer-to-specialist', checkByHand: reasons }, steps: counted };
  }
  const workingDay = workingDayOnOrBefore(laws.decision, date);
  const reasons = workingDay === undefined ? [...checkByHand, 'bank-holidays-not-known'] : checkByHand;
  return {
    release: {
      answer: 'date',
      date,
      ...(workingDay === undefined
        ? {}
        : { workingDay, workingDayVerification: table(laws.decision, 'bank-holidays').mark }),
      checkByHand: reasons,
    },
    steps: [
      ...counted,
      { step: 'release', date },
      ...(workingDay === undefined ? [] : [{ step: 'working-day', date: workingDay }]),
    ],
  };
}

function withoutDay(
  reckoned: Exclude<Reckoned, { answer: 'day' }>,
  checkByHand: readonly string[],
): { readonly release: ReleaseAnswer; readonly steps: readonly PeriodStep[] } {
  if (reckoned.answer === 'refer-to-specialist') {
    return { release: { answer: 'refer-to-specialist', checkByHand }, steps: [] };
  }
  const { day, steps } = reckoned.counted;
  const latest = isDay(day) ? { latest: day.latest } : {};
  return { release: { answer: 'no-automatic-date', ...latest, checkByHand }, steps };
}

function reckon(laws: Laws, outcome: PeriodOutcome, inputs: CaseInputs, rule: PeriodRule): Reckoned {
  const { licence = {}, recall = {} } = inputs;
  const { returnedToCustodyOn } = recall;
  // Between a known revocation and a return, the time is counted: only the return is lacking.
  const lacking = recall.revokedOn === undefined ? 'recall.days-at-large' : 'recall.returned-on';
  const expiry = adjustedExpiry(expiryOf(licence), atLargeBefore(recall), lacking);
  const custodial = orMissing(licence.release?.custodialPeriodEndsOn, 'recall.custodial-period-ends');
  const fixedTerm = (notBefore?: NotBefore): Reckoned => {
    const { lengthDays } = outcome;
    if (lengthDays === undefined) return { answer: 'refer-to-specialist' };
    const after = { atLarge: recall.daysAtLargeAfterReturn ?? 0, added: recall.addedDaysAfterReturn ?? 0 };
    const returned = orMissing(returnedToCustodyOn, 'recall.returned-on');
    return { answer: 'day', counted: fixedTermRelease(returned, lengthDays, after, notBefore, expiry) };
  };
  switch (rule) {
    case 'plain-days':
      return fixedTerm();
    case 'later-of-days-and-custodial-period':
      return fixedTerm({ step: 'custodial-period', day: custodial });
    case 'later-of-days-and-tranche':
      return fixedTerm({ step: 'tranche', day: tranche(laws, licence, recall.addedDaysAfterReturn ?? 0) });
    case 'normal-release-date':
      return {
        answer: 'day',
        counted: {
          day: custodial,
          steps: isDay(custodial) ? [{ step: 'custodial-period', date: custodial.earliest }] : [],
        },
      };
    case 'no-automatic-release':
      return {
        answer: 'no-automatic-date',
        // A life licence has no expiry to show.
        counted: outcome.kind === 'section-32' ? { day: expiryOf({}), steps: [] } : expiry,
      };
    case 'refer-to-specialist':
      return { answer: 'refer-to-specialist' };
  }
}

const orMissing = (day: IsoDate | undefined, fact: FactName): DayRange =>
  day === undefined ? dayMissing(fact) : dayKnown(day);

/** The day of the wave by the aggregate length of the sentences; days awarded after return are added to it too. */
function tranche({ conversion }: Laws, licence: LicenceInputs, addedDays: number): DayRange {
  const { least, most } = termInDays(counting(conversion, licence));
  const waves = Object.values(conversion.compiled.book.tables['tranches']?.rows ?? {});
  const days = waves.flatMap(([longest = '', day = ''], place) => {
    const [before = '-1'] = place === 0 ? [] : (waves[place - 1] ?? []);
    const reaches = longest === '' || least <= Number(longest);
    return reaches && most > Number(before) ? [dayKnown(addDays(day, addedDays))] : [];
  });
  const [first, ...others] = days;
  if (first === undefined) return dayMissing('recall.sentence-days');
  const range = others.reduce(eitherOf, first);
  return isDay(range) ? range : { ...range, missing: ['recall.sentence-days'] };
}

/** The sentences that count: those that leave a licence. A sentence of untold type counts. */
function counting(law: Laws['conversion'], licence: LicenceInputs) {
  const noLicence = row(law, 'sentence-groups', 'without-licence') ?? [];
  return sentencesOf(licence).filter(({ type }) => type === undefined || !noLicence.includes(type));
}

/** Why a person must check the day: the official services send these to one, or no rule is known. */
function reasonsToCheck(laws: Laws, outcome: PeriodOutcome, inputs: CaseInputs): readonly string[] {
  const { kind, lengthDays, basis, lawChangesOnReturn, held } = outcome;
  const { licence = {}, recall = {} } = inputs;
  const provision = licence.release?.provision;
  const early = provision === 'home-detention-curfew' || provision === 'end-of-custody-supervised-licence';
  const fixed = kind === 'fixed-term';
  const rules = outcomes(answerOf(held));
  const ofCustodialPeriod =
    rules.includes('normal-release-date') || rules.includes('later-of-days-and-custodial-period');
  const moved =
    atLargeBefore(recall) !== 0 ||
    (recall.daysAtLargeAfterReturn ?? 0) + (recall.addedDaysAfterReturn ?? 0) > 0;
  const reasons: readonly (readonly [string, boolean])[] = [
    ['fixed-term-56-after-early-release', fixed && lengthDays === 56 && early],
    [
      'concurrent-sentences-either-side-of-12-months',
      fixed && lengthDays !== 56 && spansShortSentence(laws.recall, licence),
    ],
    ['law-changed-between-revocation-and-return', fixed && lawChangesOnReturn],
    // No rule is known for how time at large and added days move the end of the custodial period.
    ['custodial-period-not-moved', ofCustodialPeriod && moved],
    ['conversion-text-not-checked', basis === 'converted'],
    [
      'if-still-in-custody-on-the-day-of-conversion',
      basis === 'converted' && laws.decision.asAt < laws.conversion.asAt,
    ],
    [
      'automatic-release-withdrawn',
      fixed && (recall.laterDetermination?.made === true || recall.removedFromAutomaticRelease === true),
    ],
    ['recall-days-out-of-order', !daysInOrder(recall, licence, laws.coverageFrom)],
  ];
  return reasons.flatMap(([reason, so]) => (so ? [reason] : []));
}

function spansShortSentence(law: Laws['recall'], licence: LicenceInputs): boolean {
  const limit = law.compiled.parameter('short-sentence-months')?.value;
  const sentences = counting(law, licence);
  if (typeof limit !== 'number' || structureOf(sentences) !== 'concurrent') return false;
  const each = sentences.map(monthsOf);
  return each.some(({ most }) => most < limit) && each.some(({ least }) => least >= limit);
}

function ends({ earliest, latest }: DayRange): Pick<ReleaseAnswer, 'earliest' | 'latest'> {
  const [from, to] = [bound(earliest), bound(latest)];
  return { ...(from === undefined ? {} : { earliest: from }), ...(to === undefined ? {} : { latest: to }) };
}

// Each fact once, of each subject that lacks it.
function named(facts: readonly FactReference[]): readonly FactReference[] {
  return [...new Map(facts.map((each) => [`${each.fact} ${each.subject ?? ''}`, each])).values()];
}
