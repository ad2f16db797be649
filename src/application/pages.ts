import { encodeCursor } from './cursors.ts';
import type { Instant } from './model.ts';
import type { Page } from './services.ts';

/**
 * One page in the order of ids, from a query that asked for one item more than the page holds: the extra one says that there
 * is a next page.
 */
export function toPage<T extends { readonly id: string }>(
  items: readonly T[],
  limit: number,
  knownAt?: Instant,
): Page<T> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  if (items.length <= limit || last === undefined) {
    return { items: shown };
  }
  const cursor = knownAt === undefined ? { after: last.id } : { after: last.id, knownAt };
  return { items: shown, next: encodeCursor(cursor) };
}
