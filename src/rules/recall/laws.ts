import { recallDay } from '../facts/from-recall.ts';
import type { Inquiry } from '../facts/inquiry.ts';
import type { CaseInputs, IsoDate } from '../inputs.ts';
import { BookError } from '../kernel/compile.ts';
import type { Workspace } from '../kernel/possible.ts';
import { createWorkspace } from '../kernel/workspace.ts';
import type { OpenBook } from '../open-book.ts';
import type { Laws } from './deliberate-recall.ts';

/**
 * The laws under which a case is weighed: of the decision day, of the recall, and of the day on which standard recalls were
 * converted. `lawDay` takes the law of another day for the state of affairs of `asAt`.
 */
export function lawsOn(book: OpenBook, asAt: IsoDate, inputs: CaseInputs, lawDay: IsoDate = asAt): Laws {
  const workspace = createWorkspace();
  const recallLaw = recallDay(inputs.recall ?? {}, lawDay, book.coverageFrom);
  // The state of affairs is that of the recall, which is that of the decision until the licence is revoked.
  const stateOn = recallLaw === lawDay ? asAt : recallLaw;
  const conversionDay = book.book.parameters['conversion-day']?.[0]?.value;
  if (typeof conversionDay !== 'string') throw new BookError('parameter `conversion-day` is not in the book');
  return {
    decision: { compiled: book.on(lawDay), workspace, asAt },
    recall: { compiled: book.on(recallLaw), workspace, asAt: stateOn },
    onReturn: lawOnReturn(book, inputs, recallLaw, workspace),
    conversion: { compiled: book.on(conversionDay), workspace, asAt: conversionDay },
    coverageFrom: book.coverageFrom,
  };
}

// Only a law that changed since the recall is another law.
function lawOnReturn(
  book: OpenBook,
  { recall }: CaseInputs,
  recallLaw: IsoDate,
  workspace: Workspace,
): Inquiry | undefined {
  const day = recall?.returnedToCustodyOn;
  if (recall?.revokedOn === undefined || day === undefined || day < book.coverageFrom) return undefined;
  const compiled = book.on(day);
  return compiled === book.on(recallLaw) ? undefined : { compiled, workspace, asAt: day };
}
