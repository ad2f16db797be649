import { type Known, type Read, readAs } from './known.ts';
import type { Open, Possible, Question, Value } from './possible.ts';
import { createWorkspace } from './workspace.ts';

/**
 * Where each missing fact is a question of its own, what follows from them is one and the same for all subjects of which the same is
 * known, but for the names of the questions. It is then drawn once, as a pattern, and only traced with the questions of a subject.
 */

/**
 * The open facts, by their places, in the order in which they are asked; undefined unless each is a question of its own, every answer
 * to which settles it, and none like another.
 */
export function orderApart({ known, open }: Read): readonly number[] | undefined {
  const order: number[] = [];
  for (const [place, { question, branches }] of open.entries()) {
    if (question.standsFor !== undefined || branches.length !== known.open[place]?.values.length)
      return undefined;
    if (branches.some((branch) => branch.question !== undefined)) return undefined;
    order.push(place);
  }
  const askedAt = (place: number | undefined): number => open[place ?? -1]?.question.order ?? -1;
  order.sort((one, other) => askedAt(one) - askedAt(other));
  return order.some((place, index) => index > 0 && askedAt(place) === askedAt(order[index - 1]))
    ? undefined
    : order;
}

/** What is known, with questions of no subject in particular that are asked in this order. */
export function unnamed<T>(known: Known<T>, order: readonly number[]): Read<T> {
  const workspace = createWorkspace();
  const asked = new Map<number, Possible>();
  for (const place of order) asked.set(place, workspace.ask(`${place}`, known.open[place]?.values ?? []));
  const open = known.open.flatMap((_, place): readonly Open<Value>[] => {
    const value = asked.get(place);
    return value?.question === undefined ? [] : [value];
  });
  return readAs(workspace, known, open);
}

/** Draws what stands in a pattern with the questions of a subject. */
export function traced(
  { workspace, open }: Read,
  order: readonly number[],
): <V extends Value>(value: Possible<V>) => Possible<V> {
  const questions: readonly (Question | undefined)[] = order.map((place) => open[place]?.question);
  const trace = <V extends Value>(value: Possible<V>, made: Map<number, Possible<V>>): Possible<V> => {
    if (value.question === undefined) return workspace.settled(value.value);
    const before = made.get(value.id);
    if (before !== undefined) return before;
    const question = questions[value.question.order] ?? value.question;
    const drawn = workspace.decide(
      question,
      value.branches.map((branch) => trace(branch, made)),
    );
    made.set(value.id, drawn);
    return drawn;
  };
  return (value) => trace(value, new Map());
}
