import { CATEGORY_LABELS } from './published-categories.ts';
import { type Figure, isShown, isSmall } from './suppression.ts';

const FURTHER_CHARGE = CATEGORY_LABELS['facing-further-charge'];

/**
 * Why one category has two shares, with the figures themselves: what lies behind statements such as "12 % further offending, 88 %
 * non-compliance", which are shares of reasons and say nothing of how many recalls had no further charge.
 */
export function explainShares({
  recalls,
  reasons,
  furtherCharge: charge,
}: {
  readonly recalls: Figure;
  readonly reasons: Figure;
  readonly furtherCharge: Figure;
}): readonly string[] {
  const general = [
    'One recall can carry several reasons. A share of recalls says how many of the recalls with confirmed reasons have the reason among theirs; a share of reasons says what part it is of all reasons that were recorded.',
    'Shares of recalls add up to more than 100 % wherever a recall has more than one reason, because it counts once under each of its categories. Shares of reasons add up to 100 %.',
  ];
  const meaning = `"${FURTHER_CHARGE}" is a reason that was recorded: that a charge or an alleged further offence was relied on. It is not a finding that anybody offended.`;
  if (!isShown(recalls) || !isShown(reasons) || !isShown(charge) || isTooFew(recalls, charge)) {
    return [...general, meaning];
  }
  const { count } = charge;
  const without = recalls.count - count;
  return [
    ...general,
    `Here ${spell(reasons.count)} reasons were recorded for ${spell(recalls.count)} recalls with confirmed reasons: ${(reasons.count / recalls.count).toFixed(2)} for each.`,
    `"${FURTHER_CHARGE}" is a reason of ${spell(count)} recalls: ${percent(count, recalls.count)} of recalls with confirmed reasons, and the same ${spell(count)} are ${percent(count, reasons.count)} of reasons.`,
    `The other ${percent(reasons.count - count, reasons.count)} of reasons are every other reason, also those of the same recalls. They do not say that so many recalls had no further charge among their reasons: those are ${percent(without, recalls.count)} of recalls with confirmed reasons (${spell(without)}).`,
    meaning,
  ];
}

/** Of so few recalls without the reason nothing is said, no more than of so few with it. */
function isTooFew(recalls: { readonly count: number }, charge: { readonly count: number }): boolean {
  return recalls.count === 0 || isSmall(recalls.count - charge.count);
}

function percent(count: number, total: number): string {
  return `${((count / total) * 100).toFixed(1)} %`;
}

function spell(count: number): string {
  return count.toLocaleString('en-GB');
}
