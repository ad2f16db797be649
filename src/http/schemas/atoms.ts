import { type Static, type TProperties, type TSchema, Type } from 'typebox';
import type { Instant } from '../../application/model.ts';
import type { IsoDate } from '../../rules/index.ts';

/**
 * The small pieces that every body is made of. One rule holds for all of them: a value is refused or kept as it came,
 * never trimmed, converted or dropped; a fact not known is left out, and `null` does not occur.
 */

/** A schema with a name of its own under `components/schemas` of the served document. */
export type Component<S extends TSchema = TSchema> = S & { readonly $id: string };

/** Gives a schema its public name. */
export function component<S extends TSchema>(id: string, schema: S): Component<S> {
  return Object.assign(schema, { $id: id });
}

/** A closed object under a public name: a member it does not list is refused. */
export function closedComponent<P extends TProperties>(id: string, description: string, members: P) {
  return component(id, Type.Object(members, { additionalProperties: false, description }));
}

/** A reference to a named schema that keeps its type (a plain `$ref` would lose it). */
export function ref<S extends TSchema>(schema: Component<S>) {
  return Type.Unsafe<Static<S>>({ $ref: `${schema.$id}#` });
}

/** A closed object without a name of its own. */
export function closed<P extends TProperties>(description: string, members: P) {
  return Type.Object(members, { additionalProperties: false, description });
}

/** A list; its length is bounded so that one request cannot ask for unbounded work. */
export function list<S extends TSchema>(
  items: S,
  options: { description?: string; minItems?: number; maxItems?: number; uniqueItems?: boolean } = {},
) {
  return Type.Unsafe<readonly Static<S>[]>(Type.Array(items, { maxItems: 200, ...options }));
}

/** A list of an answer of this service; no bound, for nothing may be cut off. */
export function answers<S extends TSchema>(items: S, description?: string) {
  return Type.Unsafe<readonly Static<S>[]>(
    Type.Array(items, description === undefined ? {} : { description }),
  );
}

/** One of a closed vocabulary. */
export function choice<const V extends readonly string[]>(values: V, description?: string) {
  return Type.Unsafe<V[number]>({
    type: 'string',
    enum: [...values],
    ...(description === undefined ? {} : { description }),
  });
}

/**
 * Lists every member of a union of strings, and does not compile while one is missing or misspelt: the way from a type of
 * the rules, which have no lists of their own for it, to an enumeration in the document.
 */
export function every<T extends string>() {
  return <const L extends readonly T[]>(
    values: L & ([T] extends [L[number]] ? unknown : { missing: Exclude<T, L[number]> }),
  ): L => values;
}

/**
 * Any characters but U+0000, which PostgreSQL cannot hold, and surrogates without their partner, which are no characters
 * and have no RFC 8785 form; and not white space alone, which says as little as an empty text.
 */
export const WORDS = '^(?!\\s+$)[^\\u0000\\uD800-\\uDFFF]*$';
/** `WORDS` without control characters, in one line. */
export const PLAIN_WORDS = '^(?!\\s+$)[^\\u0000-\\u001F\\u007F-\\u009F\\u2028\\u2029\\uD800-\\uDFFF]*$';
/** `WORDS` without control characters other than tabs and the ends of lines. */
export const PLAIN_PROSE =
  '^(?!\\s+$)[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\uD800-\\uDFFF]*$';
/** A character that shows: a letter, a number, a punctuation mark or a symbol, and none of the few of those that are blank. */
export const SHOWN = '(?![\\p{Default_Ignorable_Code_Point}\\u2800])[\\p{L}\\p{N}\\p{P}\\p{S}]';
/**
 * `PLAIN_PROSE` with a character in it that shows, and without those that change the direction of what stands around them (Unicode
 * Standard Annex 9, section 2).
 */
export const SHOWN_PROSE = `^(?=[\\s\\S]*${SHOWN})[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uD800-\\uDFFF]*$`;

/** Words of a person, up to `maxLength` characters; an empty text is refused, for it says neither something nor nothing. */
export function text(maxLength: number, description?: string, pattern = WORDS) {
  return Type.String({
    minLength: 1,
    maxLength,
    pattern,
    ...(description === undefined ? {} : { description }),
  });
}

/** A line: a name, a reference or a label. */
export function line(description?: string) {
  return text(200, description);
}

/** Free text of a paragraph or a page. */
export function prose(description?: string) {
  return text(8_000, description);
}

/** A line that is also shown outside this service, as it is: control characters in it are refused. */
export function plainLine(description?: string) {
  return text(200, description, PLAIN_WORDS);
}

/** Free text without control characters, but for tabs and the ends of lines. */
export function plainProse(description?: string) {
  return text(8_000, description, PLAIN_PROSE);
}

/** Free text that is shown outside this service as it is: it says something, and turns the direction of nothing around it. */
export function shownProse(description?: string) {
  return text(8_000, description, SHOWN_PROSE);
}

/** An opaque id or short code: letters, digits, full stops, underscores, colons and hyphens. */
export function code(description?: string) {
  return Type.String({
    minLength: 1,
    maxLength: 100,
    pattern: '^[A-Za-z0-9._:-]+$',
    ...(description === undefined ? {} : { description }),
  });
}

/** A day of the calendar, `YYYY-MM-DD`, from 1900-01-01 to 2200-12-31, in London. */
export function isoDate(description: string) {
  return Type.Unsafe<IsoDate>({
    type: 'string',
    format: 'date',
    description: `${description} A day from 1900-01-01 to 2200-12-31, as YYYY-MM-DD.`,
  });
}

/** An instant in UTC with milliseconds, as this service writes them (RFC 3339, section 5.6, narrowed to one form). */
export function instant(description: string) {
  return Type.Unsafe<Instant>({
    type: 'string',
    format: 'date-time',
    pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
    description: `${description} In UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ.`,
  });
}

/** A whole number in a range. */
export function count(minimum: number, maximum: number, description?: string) {
  return Type.Integer({ minimum, maximum, ...(description === undefined ? {} : { description }) });
}

/** One of a few whole numbers. */
export function oneOfNumbers<const V extends readonly number[]>(values: V, description?: string) {
  return Type.Unsafe<V[number]>({
    type: 'integer',
    enum: [...values],
    ...(description === undefined ? {} : { description }),
  });
}

/** Yes or no as a settled fact; left out when not known. */
export function fact(description?: string) {
  return Type.Boolean(description === undefined ? {} : { description });
}

/** SHA-256, lower-case hexadecimal. */
export function sha256(description: string) {
  return Type.String({ pattern: '^[0-9a-f]{64}$', description });
}

/** The members that every recorded version carries beside its content. */
export const recordedMembers = {
  id: Type.String({ format: 'uuid', description: 'Opaque id.' }),
  version: Type.Integer({ minimum: 1, description: 'Counts from 1; the entity tag of this version.' }),
  recordedAt: instant('When this version was recorded.'),
};

/** One page of a list. */
export function page<S extends TSchema>(id: string, items: S, description: string) {
  return closedComponent(id, description, {
    items: answers(items),
    next: Type.Optional(
      Type.String({ description: 'Send as `cursor` for the next page. Absent on the last page.' }),
    ),
  });
}
