const NONE: ReadonlySet<string> = new Set();

/**
 * Whether two values of JSON are the same, member for member, whatever the order of members. A member that is undefined is not there;
 * nor are those with these names, wherever they stand.
 */
export function alike(one: unknown, other: unknown, without: ReadonlySet<string> = NONE): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item: unknown, index) => alike(item, other[index], without))
    );
  }
  const members = new Map<string, unknown>(
    Object.entries(other).filter(([name, value]) => value !== undefined && !without.has(name)),
  );
  let count = 0;
  for (const [name, value] of Object.entries(one)) {
    if (value === undefined || without.has(name)) continue;
    if (!members.has(name) || !alike(value, members.get(name), without)) return false;
    count += 1;
  }
  return count === members.size;
}
