import { CURFEW_RECALLS, RECALL_TYPES, type RecallTypeAnswer, type RecallTypeMember } from '../answer.ts';
import { type Deliberation, deliberate } from '../deliberate.ts';
import { parameter } from '../facts/inquiry.ts';
import { answerOf, type Held } from '../held.ts';
import type { CaseInputs } from '../inputs.ts';
import type { Book } from '../kernel/book.ts';
import { addDays, changeDates } from '../kernel/dated.ts';
import { type OpenBook, regimeOn } from '../open-book.ts';
import { findingOf } from '../report.ts';
import type { Laws } from './deliberate-recall.ts';
import { lawsOn } from './laws.ts';
import { kindsOfRecall, MEANING } from './recall-kinds.ts';

/**
 * The recall type under the law of the decision day and, where that law changes before the last clock has run, under the
 * later law too: the regime follows the day of the recall, which is not known yet. With the rulings under the later law.
 */
export function recallTypeUnderBothLaws(
  book: OpenBook,
  { decision: inquiry, recall: law }: Laws,
  found: Deliberation,
  inputs: CaseInputs,
): { readonly member: RecallTypeMember; readonly held: readonly Held[] } {
  const { asAt } = inquiry;
  const now = recallTypeAnswer(book, found, law.asAt);
  // Once the licence has been revoked, the law of that day is the law.
  if (inputs.recall?.revokedOn !== undefined) return { member: now, held: [] };
  const lastClock = addDays(asAt, Number(parameter(inquiry, 'clocks-run-days').value));
  const change = lawChangeDates(book.book).find((date) => asAt < date && date <= lastClock);
  if (change === undefined) return { member: now, held: [] };
  const later = deliberate(lawsOn(book, asAt, inputs, change), inputs);
  return {
    member: { ...now, underLaterLaw: { ...recallTypeAnswer(book, later, change), from: change } },
    held: [...later.sentences.map(({ gate }) => gate), later.recallType, later.homeDetentionCurfew],
  };
}

const LAW_OF_RECALL_TYPE: ReadonlySet<string> = new Set([
  'sentence-gate',
  'recall-type',
  'home-detention-curfew',
]);

const lawChanges = new WeakMap<Book, readonly string[]>();

/** The days on which the law of recall type changes: a regime begins, or a rule begins or ends. The same for ever for one book. */
function lawChangeDates(book: Book): readonly string[] {
  const known = lawChanges.get(book);
  if (known !== undefined) return known;
  const { regimes, sets } = book;
  const rules = sets.filter(({ name }) => LAW_OF_RECALL_TYPE.has(name)).flatMap((set) => set.rules);
  const dates = changeDates([...regimes, ...rules]);
  lawChanges.set(book, dates);
  return dates;
}

function recallTypeAnswer(book: OpenBook, found: Deliberation, day: string): RecallTypeAnswer {
  const type = findingOf(found.recallType, RECALL_TYPES);
  const homeDetentionCurfew = findingOf(found.homeDetentionCurfew, CURFEW_RECALLS);
  const { lengthDays, choice } = type.answer === 'unknown' ? {} : MEANING[type.answer];
  const kinds = kindsOfRecall(answerOf(found.recallType), answerOf(found.homeDetentionCurfew));
  return {
    regime: regimeOn(book, day),
    type,
    kinds,
    ...(lengthDays === undefined ? {} : { lengthDays }),
    ...(choice === undefined ? {} : { choice }),
    homeDetentionCurfew,
  };
}
