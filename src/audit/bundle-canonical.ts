import { canonicalBytes } from './canonical.ts';

/** A JSON value with whether its text was in the form of RFC 8785. */
export interface ReadJson {
  readonly value: unknown;
  readonly canonical: boolean;
}

/**
 * Reads a JSON text and says whether it is exactly what `canonicalBytes` makes of its value; undefined where it is not JSON.
 * The common case is decided without canonicalising: a text is canonical where it is what the language writes for its value, every
 * object's names ascend by UTF-16 code units, and it holds nothing that `canonicalBytes` refuses. Whatever fails one of these
 * may still be canonical (the language puts names that look like array indexes first) and is compared in the slow way.
 */
export function readJson(text: string): ReadJson | undefined {
  const parsed = parse(text);
  if (parsed === undefined) {
    return undefined;
  }
  return { value: parsed.value, canonical: isPlainly(text, parsed.value) || isExactly(text, parsed.value) };
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function isPlainly(text: string, value: unknown): boolean {
  // A surrogate without its other half is written as `\ud...`; nothing that is well formed is.
  if (text.includes('\\ud')) {
    return false;
  }
  try {
    return isOrdered(value) && JSON.stringify(value) === text;
  } catch {
    // Nested too deeply for the language to write: no text of this service is.
    return false;
  }
}

function isOrdered(value: unknown): boolean {
  if (typeof value === 'number') {
    return !Number.isInteger(value) || Number.isSafeInteger(value);
  }
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  if (Array.isArray(value)) {
    return value.every(isOrdered);
  }
  let before: string | undefined;
  for (const [name, member] of Object.entries(value)) {
    if ((before !== undefined && name <= before) || !isOrdered(member)) {
      return false;
    }
    before = name;
  }
  return true;
}

function isExactly(text: string, value: unknown): boolean {
  try {
    return canonicalBytes(value).toString('utf8') === text;
  } catch {
    return false;
  }
}
