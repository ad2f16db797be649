import {
  CURFEW_RECALLS,
  RECALL_TYPES,
  type RecallType,
  type RecallTypeAnswer,
  type RecallTypeMember,
} from './answer.ts';
import { type Deliberation, deliberate } from './deliberate.ts';
import type { Inquiry } from './facts/inquiry.ts';
import type { CaseInputs } from './inputs.ts';
import { addDays } from './kernel/dated.ts';
import { createWorkspace } from './kernel/possible.ts';
import { type OpenBook, regimeOn } from './open-book.ts';
import { findingOf } from './report.ts';

/**
 * The recall type under the law of the decision day and, where a new regime begins before the last clock has run, under
 * that law too: the regime follows the day of the recall, which is not known yet.
 */
export function recallTypeUnderBothLaws(
  book: OpenBook,
  { compiled, asAt }: Inquiry,
  found: Deliberation,
  inputs: CaseInputs,
): RecallTypeMember {
  const now = recallTypeAnswer(book, found, asAt);
  const lastClock = addDays(asAt, compiled.number('clocks-run-days'));
  const change = book.book.regimes.find(({ from }) => asAt < from && from <= lastClock);
  if (change === undefined) return now;
  const later = deliberate({ compiled: book.on(change.from), workspace: createWorkspace(), asAt }, inputs);
  return { ...now, underLaterLaw: { ...recallTypeAnswer(book, later, change.from), from: change.from } };
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
