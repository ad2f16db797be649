import { NoWords } from './wording.ts';

/**
 * What a catalogue says of a code that only books know.
 *
 * @throws {NoWords} where it says nothing.
 */
export function wordsOf<T>(of: Readonly<Record<string, T>>, code: string, what: string): T {
  const found = Object.hasOwn(of, code) ? of[code] : undefined;
  if (found === undefined) throw new NoWords(`${what} \`${code}\``);
  return found;
}

/** Whole sentences as one paragraph. */
export function paragraph(...sentences: readonly string[]): string {
  return sentences.join(' ');
}
