import type { Held } from '../held.ts';
import { determining } from '../kernel/compile.ts';
import { factsOf } from '../kernel/expression.ts';
import type { Contestable } from './contestable.ts';
import type { Change } from './counterfactual.ts';

/**
 * The changes in the order in which they are tried and told: those of facts that determining rules read come first; among them what
 * people judged, then what they say of the events, and then the types of the events, of which there are many. What is alike keeps its
 * order.
 */
export function inOrder(changes: readonly Contestable[], held: readonly Held[]): readonly Contestable[] {
  const subjects = new Map<string, Set<string>>();
  for (const { subject = '', ruling } of held) {
    for (const fact of determining(ruling).flatMap(({ when }) => factsOf(when))) {
      subjects.set(fact, (subjects.get(fact) ?? new Set()).add(subject));
    }
  }
  const isRead = ({ fact, subject = '' }: Change): boolean =>
    [...(subjects.get(READ_THROUGH.get(fact) ?? fact) ?? [])].some(
      (of) => of === '' || of === subject || of.startsWith(`${subject}/`),
    );
  const rank = ({ part, change }: Contestable): number =>
    (isRead(change) ? 0 : 3) + (change.fact === 'event.type' ? 2 : typeof part === 'number' ? 1 : 0);
  return changes
    .map((each) => ({ each, rank: rank(each) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ each }) => each);
}

/** Facts that rules read only through what is made of them. */
const READ_THROUGH: ReadonlyMap<string, string> = new Map([
  ['measure.record', 'case.measure-suffices'],
  ['measure.suffices', 'case.measure-suffices'],
]);
