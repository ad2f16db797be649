import type { EventInputs } from '../rules/index.ts';
import type { RuleBook } from './dependencies.ts';
import type { Fault } from './errors.ts';

/** Pairs of type, status and role that cannot occur, as faults; `at` is the JSON pointer of the event. What is not told is not at fault. */
export function eventFaults(
  book: RuleBook,
  { type, evidenceStatus, role }: Pick<EventInputs, 'type' | 'evidenceStatus' | 'role'>,
  at: string,
): readonly Fault[] {
  if (type === undefined || evidenceStatus === undefined) return [];
  return book
    .eventProblems({ type, evidenceStatus, ...(role === undefined ? {} : { role }) })
    .map(({ field, problem, remedy }) => ({ field: `${at}/${field}`, problem, remedy }));
}
