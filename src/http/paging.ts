import type { PageRequest } from '../application/services.ts';

/** Items in one answer when the caller does not say. */
const DEFAULT_LIMIT = 50;

/** The page a caller asks for. */
export function pageRequest(asked: {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
}): PageRequest {
  const { limit = DEFAULT_LIMIT, cursor } = asked;
  return cursor === undefined ? { limit } : { limit, cursor };
}
