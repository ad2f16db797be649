import type { Answer } from '../answer.ts';
import type { CaseInputs, IsoDate } from '../inputs.ts';
import type { OpenBook } from '../open-book.ts';
import { recommend } from '../recommend.ts';
import { alike } from './alike.ts';
import type { Contestable } from './contestable.ts';
import { variantOf } from './variants.ts';

/** No more whole runs than these are made to find recorded inputs that change nothing. */
export const WHOLE_RUNS = 8;

/** Inputs that are looked at have no more other values than these: a list, or a type, hardly ever changes nothing. */
const OTHER_VALUES = 4;

// Which rules were asked says how an answer was reached, and not what it is.
const HOW_IT_WAS_REACHED: ReadonlySet<string> = new Set(['trace', 'citations', 'rules']);

/**
 * Those of some recorded inputs of which no other value alone would alter anything of the whole answer: no finding, safety action, clock,
 * finding on quality, option or missing fact; only which rules were asked on the way. Each is proved by whole runs, up to a bound:
 * those with few other values first. What was not proved is not among them.
 */
export function changingNothing(
  book: OpenBook,
  { inputs, asAt, answer }: { readonly inputs: CaseInputs; readonly asAt: IsoDate; readonly answer: Answer },
  candidates: readonly (readonly Contestable[])[],
  bound: number = WHOLE_RUNS,
): readonly Contestable[] {
  let runs = 0;
  const isIdle = (change: Contestable): boolean => {
    runs += 1;
    const { inputs: so } = variantOf(inputs, change);
    return alike(recommend(book, { inputs: so, asAt }), answer, HOW_IT_WAS_REACHED);
  };
  return candidates
    .filter((changes) => changes.length <= OTHER_VALUES)
    .toSorted((a, b) => a.length - b.length)
    .flatMap((changes) =>
      runs + changes.length <= bound && changes.every(isIdle) ? changes.slice(0, 1) : [],
    );
}
