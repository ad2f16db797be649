import type { Change, Concluded, Conclusion, Counterfactual, Counterfactuals } from './counterfactual.ts';
import type { Explanation } from './explanation.ts';
import type { Speaker } from './words.ts';

/** Puts the changes that were found into words, and says how far the search went. Never advice. */
export function toldCounterfactuals(
  speaker: Speaker,
  search: Counterfactuals,
): Explanation['counterfactuals'] {
  const { said } = speaker.catalogue;
  const { found, single, pairs } = search;
  return {
    ...search,
    found: found.map((one) => told(speaker, one)),
    says: [
      said.neverAdviceToAlter,
      ...(found.length === 0 ? [said.noCounterfactual] : []),
      single.complete ? said.searchComplete : said.searchIncomplete,
      ...(pairs === undefined || pairs.complete ? [] : [said.pairsBounded]),
    ].map((words) => speaker.say(words)),
  };
}

function told(speaker: Speaker, { changes, effects }: Counterfactual): Counterfactual {
  return {
    changes: changes.map((change) => ({
      ...change,
      says: { from: valued(speaker, change, change.from), to: valued(speaker, change, change.to) },
    })),
    effects: effects.map((effect) => ({
      ...effect,
      says: {
        from: concluded(speaker, effect.conclusion, effect.from),
        to: concluded(speaker, effect.conclusion, effect.to),
      },
    })),
  };
}

function valued(speaker: Speaker, { fact }: Change, value: Change['from']): string {
  return value === 'unknown' ? speaker.unknown(fact) : (speaker.valued(fact, value) ?? speaker.unknown(fact));
}

const concluded = (speaker: Speaker, conclusion: Conclusion, { answer }: Concluded): string =>
  speaker.answered(conclusion, answer);
