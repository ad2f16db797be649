import type { KindOfRecall, PeriodAnswer } from '../answer.ts';
import { daysInOrder, isOver, recallFacts } from '../facts/from-recall.ts';
import type { Facts, Inquiry } from '../facts/inquiry.ts';
import { adjustedExpiry, atLargeBefore, expiryOf } from '../facts/release-date.ts';
import { answerOf, type Held, type Hold } from '../held.ts';
import type { CaseInputs, RecallInputs } from '../inputs.ts';
import { addDays } from '../kernel/dated.ts';
import { couldBe, isSettledAs, outcomes, type Possible } from '../kernel/possible.ts';
import { askLaw, type LawOfRecall } from './law-of-recall.ts';

/** The laws under which a case is weighed. */
export interface Laws {
  /** The day of the decision. */
  readonly decision: Inquiry;
  /** The day of revocation once it is told; until then the day of the decision. */
  readonly recall: Inquiry;
  /** The day of return to custody, where the book has changed between revocation and it. */
  readonly onReturn: Inquiry | undefined;
  /** The day on which standard recalls were converted. */
  readonly conversion: Inquiry;
  readonly coverageFrom: string;
}

/** What became, or can become, of a recall that has been made. */
export interface ExistingRecallOutcome {
  readonly conversion: Held;
  readonly withdrawal: Held;
}

/** One kind of recall whose period is asked. */
export interface PeriodOutcome {
  readonly kind: KindOfRecall['kind'];
  readonly lengthDays?: number;
  readonly basis: PeriodAnswer['basis'];
  readonly held: Held;
  /** Whether the rule of the day of return gives another count than that of the day of revocation. */
  readonly lawChangesOnReturn: boolean;
}

/** Asks what became of a recall that has been made. */
export function deliberateExisting(
  { decision, recall: law, conversion: later }: Laws,
  hold: Hold,
  inputs: CaseInputs,
  recall: RecallInputs,
  found: LawOfRecall,
  caseFacts: Facts,
): ExistingRecallOutcome {
  const conversionDay = later.asAt;
  const facts = recallFacts(law, recall, decision.asAt, {
    conversionDay,
    ended: adjustedExpiry(expiryOf(inputs.licence ?? {}), atLargeBefore(recall)).day,
    type: answerOf(found.recallType),
  });
  const under = askLaw(later, hold, inputs.licence ?? {}, caseFacts, `on ${conversionDay}/`);
  return {
    conversion: hold(later, 'conversion', undefined, facts, {
      'recall.type-under-56-day-law': answerOf(under.recallType),
    }),
    withdrawal: hold(law, 'withdrawal', undefined, facts),
  };
}

/** Asks for the period of every kind of recall in play: as issued, or else as the law leaves it open; and of what became of it. */
export function deliberatePeriods(
  laws: Laws,
  hold: Hold,
  inputs: CaseInputs,
  kinds: readonly KindOfRecall[],
  existing: ExistingRecallOutcome | undefined,
  caseFacts: Facts,
): readonly PeriodOutcome[] {
  const { recall: law, conversion, coverageFrom } = laws;
  const recall = inputs.recall ?? {};
  if (isOver(recall, addDays(laws.decision.asAt, 1))) return [];
  const { workspace } = law;
  const inOrder = daysInOrder(recall, inputs.licence ?? {}, coverageFrom);
  const wave = returnedBy(recall, conversion.asAt);
  const ask = (kind: Omit<KindOfRecall, 'certainty'>, basis: PeriodAnswer['basis']): PeriodOutcome => {
    const converted = basis === 'converted';
    const subject = `${kind.lengthDays === undefined ? kind.kind : `${kind.kind}-${kind.lengthDays}`}${basis === 'converted' || basis === 'withdrawn' ? `/${basis}` : ''}`;
    const facts: Facts = {
      'recall.kind': workspace.settled<string>(kind.kind),
      'recall.converted': workspace.settled(converted),
      'recall.days-in-order': workspace.settled(inOrder),
      'recall.returned-by-conversion':
        converted && wave === undefined
          ? workspace.ask('recall.returned-by-conversion', [true, false])
          : workspace.settled(wave === true),
    };
    const held = hold(law, 'period', subject, facts, caseFacts);
    const onReturn =
      laws.onReturn === undefined
        ? held
        : hold(laws.onReturn, 'period', `${subject}/on-return`, facts, caseFacts);
    return { ...kind, basis, held, lawChangesOnReturn: !alike(onReturn, held) };
  };
  const issued = kindsIssued(recall, kinds);
  return [
    ...(issued === undefined
      ? kinds.map(({ certainty, ...kind }) => ask(kind, certainty))
      : issued.map((kind) => ask(kind, 'issued'))),
    ...(settledAs(existing?.conversion, 'converted-to-56')
      ? [ask({ kind: 'fixed-term', lengthDays: 56 }, 'converted')]
      : []),
    ...(settledAs(existing?.withdrawal, 'made') ? [ask({ kind: 'standard' }, 'withdrawn')] : []),
  ];
}

function alike(one: Held, other: Held): boolean {
  return outcomes(answerOf(one)).toSorted().join() === outcomes(answerOf(other)).toSorted().join();
}

/** Whether a recall was issued of a kind that the law of its day, whatever the missing facts, did not leave open. */
export function issuedOutsideLaw(
  { power, type, lengthDays }: RecallInputs,
  kinds: readonly KindOfRecall[],
  recallType: Possible<string>,
): boolean {
  if (couldBe(recallType, 'refer-to-specialist')) return false;
  const wanted =
    power === 'section-255' ? 'home-detention-curfew' : power === 'section-32' ? 'section-32' : type;
  const ofKind = kinds.filter(({ kind }) => kind === wanted);
  const ofLength = ofKind.filter((kind) => lengthDays === undefined || kind.lengthDays === lengthDays);
  return wanted !== undefined && ofLength.length === 0;
}

function settledAs(held: Held | undefined, answer: string): boolean {
  return held !== undefined && isSettledAs<string>(answerOf(held), answer);
}

// Waves reach those who were back in custody on the day; whoever returned later serves plain days.
function returnedBy({ returnedToCustodyOn }: RecallInputs, day: string): boolean | undefined {
  return returnedToCustodyOn === undefined ? undefined : returnedToCustodyOn <= day;
}

type Kind = Omit<KindOfRecall, 'certainty'>;

/**
 * The kind as issued, as far as it is told. Only a fixed term has a length; one of untold length is any that the law leaves
 * open.
 */
function kindsIssued(
  { power, type, lengthDays }: RecallInputs,
  kinds: readonly KindOfRecall[],
): readonly Kind[] | undefined {
  if (power === 'section-255') return [{ kind: 'home-detention-curfew' }];
  if (power === 'section-32') return [{ kind: 'section-32' }];
  if (type === 'standard') return [{ kind: type }];
  if (lengthDays !== undefined) return [{ kind: 'fixed-term', lengthDays }];
  if (type === undefined) return undefined;
  const open = kinds.flatMap(({ kind, lengthDays: length }) =>
    kind !== type || length === undefined ? [] : [{ kind, lengthDays: length }],
  );
  return open.length === 0 ? undefined : open;
}
