/** How many things one memory keeps. A book has a memory or two for each rule set and each stretch of time. */
const REMEMBERED = 500;

/** Keeps a value for next time, and gives it. A memory that is full starts again, so that it never grows beyond a bound. */
export function remember<K, V>(memory: Map<K, V>, key: K, value: V): V {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, value);
  return value;
}
