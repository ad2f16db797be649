/** Deepest nesting of a body that is read: several times that of any body of the contract. */
export const DEPTH_LIMIT = 32;

/** Whether objects and lists of a value are nested deeper than is read. No recursion: a body may be nested deeper than the stack. */
export function isTooDeep(value: unknown): boolean {
  let level = [value].filter(isNest);
  for (let depth = 0; depth < DEPTH_LIMIT && level.length > 0; depth += 1) {
    level = level.flatMap((nest) => Object.values(nest).filter(isNest));
  }
  return level.length > 0;
}

function isNest(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
