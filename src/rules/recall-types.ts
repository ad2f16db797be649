import {
  CURFEW_RECALLS,
  RECALL_TYPES,
  type RecallType,
  type RecallTypeAnswer,
  type RecallTypeMember,
} from './answer.ts';
import { type Deliberation, deliberate, type Held } from './deliberate.ts';
import { type Inquiry, parameter } from './facts/inquiry.ts';
import type { CaseInputs } from './inputs.ts';
import type { Book } from './kernel/book.ts';
import { addDays, changeDates } from './kernel/dated.ts';
import { createWorkspace } from './kernel/possible.ts';
import { type OpenBook, regimeOn } from './open-book.ts';
import { findingOf } from './report.ts';

/**
 * The recall type under the law of the decision day and, where that law changes before the last clock has run, under the
 * later law too: the regime follows the day of the recall, which is not known yet. With the rulings under the later law.
 */
export function recallTypeUnderBothLaws(
  book: OpenBook,
  inquiry: Inquiry,
  found: Deliberation,
  inputs: CaseInputs,
): { readonly member: RecallTypeMember; readonly held: readonly Held[] } {
  const { asAt } = inquiry;
  const now = recallTypeAnswer(book, found, asAt);
  const lastClock = addDays(asAt, Number(parameter(inquiry, 'clocks-run-days').value));
  const change = lawChangeDates(book.book).find((date) => asAt < date && date <= lastClock);
  if (change === undefined) return { member: now, held: [] };
  const later = deliberate({ compiled: book.on(change), workspace: createWorkspace(), asAt }, inputs);
  return {
    member: { ...now, underLaterLaw: { ...recallTypeAnswer(book, later, change), from: change } },
    held: [...later.sentences.map(({ gate }) => gate), later.recallType, later.homeDetentionCurfew],
  };
}

const LAW_OF_RECALL_TYPE: readonly string[] = ['sentence-gate', 'recall-type', 'home-detention-curfew'];

/** The days on which the law of recall type changes: a regime begins, or a rule begins or ends. */
function lawChangeDates({ regimes, sets }: Book): readonly string[] {
  const rules = sets.filter(({ name }) => LAW_OF_RECALL_TYPE.includes(name)).flatMap((set) => set.rules);
  return changeDates([...regimes, ...rules]);
}

function recallTypeAnswer(book: OpenBook, found: Deliberation, day: string): RecallTypeAnswer {
  const type = findingOf(found.recallType, RECALL_TYPES);
  const homeDetentionCurfew = findingOf(found.homeDetentionCurfew, CURFEW_RECALLS);
  const { lengthDays, choice } = type.answer === 'unknown' ? {} : MEANING[type.answer];
  return {
    regime: regimeOn(book, day),
    type,
    ...(lengthDays === undefined ? {} : { lengthDays }),
    ...(choice === undefined ? {} : { choice }),
    homeDetentionCurfew,
  };
}

interface Meaning {
  /** Length of the fixed term, in days, where one is open. */
  readonly lengthDays?: number;
  /** Whether the type is fixed if the person is recalled. Recall itself is discretionary in every case. */
  readonly choice?: 'mandatory' | 'discretionary';
}

const MEANING: Readonly<Record<RecallType, Meaning>> = {
  'fixed-term-14-mandatory': { lengthDays: 14, choice: 'mandatory' },
  'fixed-term-28-mandatory': { lengthDays: 28, choice: 'mandatory' },
  'fixed-term-56-mandatory': { lengthDays: 56, choice: 'mandatory' },
  'fixed-term-14-or-standard': { lengthDays: 14, choice: 'discretionary' },
  'fixed-term-28-or-standard': { lengthDays: 28, choice: 'discretionary' },
  'standard-only': { choice: 'mandatory' },
  'indeterminate-recall-section-32': { choice: 'mandatory' },
  court: {},
  'not-recallable': {},
  'refer-to-specialist': {},
};
