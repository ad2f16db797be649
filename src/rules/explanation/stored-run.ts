import type { Answer } from '../answer.ts';
import type { CaseInputs, IsoDate } from '../inputs.ts';

/** A run as it is stored: what was asked, of which day, and what was answered. */
export interface StoredRun {
  readonly inputs: CaseInputs;
  readonly asAt: IsoDate;
  readonly answer: Answer;
}
