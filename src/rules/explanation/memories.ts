/** Keeps what was made of a key. */
export function remembering<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const now = make();
    made.set(key, now);
    return now;
  };
}

/** Gives every text a number of its own. */
export function numbering(): (text: string) => number {
  const numbers = new Map<string, number>();
  return (text) => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
}

/** Names parts of inputs by which object they are. */
export function namesOfParts(): (part: object | undefined) => number {
  const names = new WeakMap<object, number>();
  let last = 0;
  return (part) => {
    if (part === undefined) return 0;
    const known = names.get(part);
    if (known !== undefined) return known;
    last += 1;
    names.set(part, last);
    return last;
  };
}
