import type { CaseInputs } from '../inputs.ts';
import type { OpenBook } from '../open-book.ts';
import { lawsOn } from '../recall/laws.ts';
import type { RecommendRequest } from '../recommend.ts';
import { concludeAnew } from './conclude-anew.ts';
import { type Concluding, createConcluder } from './concluding.ts';
import { asText, type Conclusions, effectsOf, told } from './conclusions.ts';
import { contestable } from './contestable.ts';
import type { Change, Counterfactual, Counterfactuals } from './counterfactual.ts';
import { inOrder } from './order-of-changes.ts';
import { inputOf, pairsOf } from './pairs-of-changes.ts';
import { both, changeIn, type Variant, variantOf } from './variants.ts';

/** No more single changes than these are tried: a case that people describe has a few hundred. */
export const SINGLES_TRIED = 2_000;

/** No more pairs than these are tried. */
export const PAIRS_TRIED = 150;

/**
 * No more steps than these are taken in one search, give or take one run: the search ends within about half a second whatever the
 * case, and at the same place on every machine. Cases that people describe take a small part of them.
 */
export const STEPS_TAKEN = 1_500_000;

/**
 * The smallest changes of what was recorded under which a conclusion of the answer would have been another: of one contestable input
 * of one subject and, with `pairs`, of two of which neither alone would do. All facts are derived anew; only the rule sets that read
 * what changed are run anew; and whatever is found is run once more from the beginning, by every rule set on which a conclusion rests,
 * with nothing remembered, before it is told. A search that comes to the end of its steps tells what it found, and that it is not complete.
 *
 * Pure: the same book, inputs and day give the same, in the same order. Inputs that the determining rules read come first. Of pairs of
 * the same two inputs with the same effects the first is told. It tells how an answer hangs on what was recorded, and is never advice.
 */
export function counterfactuals(
  book: OpenBook,
  { inputs, asAt }: RecommendRequest,
  options: { readonly pairs: boolean; readonly steps?: number },
): Counterfactuals {
  const { steps: bound = STEPS_TAKEN } = options;
  const { conclude, passedOn, held, widened, steps } = createConcluder(lawsOn(book, asAt, inputs), inputs);
  let stepsAnew = 0;
  const isSpent = (): boolean => steps() + stepsAnew >= bound;
  const toldAnew = (so: CaseInputs): Conclusions => {
    const anew = concludeAnew(lawsOn(book, asAt, so), so);
    stepsAnew += anew.steps;
    return told(anew.concluded);
  };
  const texts = new WeakMap<Concluding, string>();
  const textOf = (so: CaseInputs): string => {
    const concluding = conclude(so);
    const text = texts.get(concluding) ?? asText(told(concluding));
    texts.set(concluding, text);
    return text;
  };
  const textBefore = textOf(inputs);
  // Without the conclusions as they are, nothing can be told of any change.
  const before = isSpent() ? undefined : toldAnew(inputs);
  let isSure = before !== undefined && textBefore === asText(before);

  // What the quick search found is told only if a run from the beginning says so too.
  const verified = (changes: readonly Change[], so: CaseInputs): readonly Counterfactual[] => {
    const effects = before === undefined || isSpent() ? [] : effectsOf(before, toldAnew(so));
    if (effects.length === 0) isSure = false;
    return effects.length === 0 ? [] : [{ changes, effects }];
  };
  const complete = (): boolean => isSure && !widened();

  const changes = inOrder(contestable(book, inputs), held);
  const idle: Variant[] = [];
  const found: Counterfactual[] = [];
  let tried = 0;
  for (const change of changes) {
    if (tried === SINGLES_TRIED || isSpent()) break;
    tried += 1;
    const variant = variantOf(inputs, change);
    if (textOf(variant.inputs) === textBefore) idle.push(variant);
    else found.push(...verified([change.change], variant.inputs));
  }
  const single = { tried, of: changes.length, complete: tried === changes.length && complete() };
  if (!options.pairs) return { found, single };

  const pairs = isSpent() ? { first: [] } : pairsOf(idle, passedOn, passedOn(inputs), PAIRS_TRIED);
  const seen = new Set<string>();
  let pairsTried = 0;
  for (const [first, second] of pairs.first) {
    if (isSpent()) break;
    pairsTried += 1;
    const so = both(first, second);
    const text = textOf(so);
    const key = `${inputOf(first.contested.change)} ${inputOf(second.contested.change)} ${text}`;
    if (text === textBefore || seen.has(key)) continue;
    seen.add(key);
    found.push(...verified([first.contested.change, changeIn(first.inputs, second.contested)], so));
  }
  return {
    found,
    single,
    pairs: {
      tried: pairsTried,
      ...('of' in pairs ? { of: pairs.of } : {}),
      bound: PAIRS_TRIED,
      complete: single.complete && 'of' in pairs && pairsTried === pairs.of && complete(),
    },
  };
}
