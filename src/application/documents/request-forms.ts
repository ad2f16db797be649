import type { IsoDate } from '../../rules/index.ts';
import type { DocumentCase } from './document-case.ts';
import { type ChargesAsked, dayOfDecision } from './request-facts.ts';

/** An issue of the official form (Part A): they differ in the charges that part 5 asks for, and in nothing else that is filled in here. */
export interface RequestForm {
  /** The first day of its use, by which it is known. */
  readonly from: IsoDate;
  readonly charges: Exclude<ChargesAsked, 'serious'>;
}

/** The issue that came with the recall of 56 days: a charge keeps somebody out, whatever became of it. */
const EARLIEST: RequestForm = { from: '2026-03-31', charges: 'any' };

/** Newest first. From 29 July 2026 a charge that has become a conviction keeps nobody out (`R4b`; no amending instrument is known). */
const FORMS: readonly RequestForm[] = [{ from: '2026-07-29', charges: 'unconvicted' }, EARLIEST];

/** The form in force on the day of the decision; the earliest that is known here where the decision was before all of them. */
export function formFor(of: DocumentCase): RequestForm {
  const day = dayOfDecision(of);
  return FORMS.find(({ from }) => from <= day) ?? EARLIEST;
}
