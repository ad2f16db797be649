import { type Question, separators } from '../kernel/possible.ts';
import type { Asked } from './asked.ts';
import type { Weighed } from './runs.ts';

/** A question by its fact and subject. */
export const nameOf = ({ fact, subject }: Pick<Question, 'fact' | 'subject'>): string =>
  `${fact}\u0000${subject ?? ''}`;

/** The questions that each finding turns on. A finding that is settled turns on none. */
export function turningOn(asked: readonly Asked[]): ReadonlyMap<Asked, readonly Question[]> {
  return new Map(asked.map((each) => [each, separators(each.value)]));
}

/** Names of every missing fact that some run of a rule set, or some finding that is made of several, turns on. */
export function thatMatter(asked: readonly Asked[], { found }: Weighed): ReadonlySet<string> {
  // A set with one answer turns on what separates its answers; of any other, each rule is an answer by itself.
  const questions = [
    ...asked.flatMap(({ value }) => separators(value)),
    ...found.held.flatMap(({ ruling }) =>
      ruling.answer === undefined
        ? ruling.rules.flatMap(({ truth }) => separators(truth))
        : separators(ruling.answer),
    ),
  ];
  return new Set(questions.map(nameOf));
}
