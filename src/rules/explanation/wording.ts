import type { Words } from './catalogue.ts';
import type { Audience } from './explanation.ts';

/** A code of the book for which the catalogue of a language has no words. */
export class NoWords extends Error {
  constructor(what: string) {
    super(`the catalogue has no words for ${what}`);
    this.name = 'NoWords';
  }
}

/** The sentence for an audience. */
export function worded(words: Words, audience: Audience): string {
  return typeof words === 'string' ? words : words[audience];
}

/**
 * A sentence with its slots filled: `{value}` takes what stands under `value`. A slot that nothing fills, or a filling without a slot,
 * is a fault of the catalogue.
 *
 * @throws {RangeError} for such a fault.
 */
export function filled(sentence: string, slots: Readonly<Record<string, string>>): string {
  const used = new Set<string>();
  const text = sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = slots[name];
    if (value === undefined) throw new RangeError(`nothing fills the slot \`${name}\` of: ${sentence}`);
    used.add(name);
    return value;
  });
  const unused = Object.keys(slots).filter((name) => !used.has(name));
  if (unused.length > 0) throw new RangeError(`no slot for \`${unused.join('`, `')}\` in: ${sentence}`);
  return text;
}
