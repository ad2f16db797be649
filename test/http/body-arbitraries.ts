import fc from 'fast-check';
import { type Static, Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';

/** Bodies that a schema of the served document accepts, and the same bodies with one thing wrong in a known place. */

const Schema = Type.Object({
  $ref: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  required: Type.Optional(Type.Array(Type.String())),
  items: Type.Optional(Type.Unknown()),
  minItems: Type.Optional(Type.Number()),
  maxItems: Type.Optional(Type.Number()),
  uniqueItems: Type.Optional(Type.Boolean()),
  anyOf: Type.Optional(Type.Array(Type.Unknown())),
  oneOf: Type.Optional(Type.Array(Type.Unknown())),
  enum: Type.Optional(Type.Array(Type.Unknown())),
  format: Type.Optional(Type.String()),
  pattern: Type.Optional(Type.String()),
  minLength: Type.Optional(Type.Number()),
  maxLength: Type.Optional(Type.Number()),
  minimum: Type.Optional(Type.Number()),
  maximum: Type.Optional(Type.Number()),
});
type Schema = Static<typeof Schema>;
const readSchema = reader(Schema);

export type Schemas = Readonly<Record<string, unknown>>;
/** Which of two forms a value has is drawn here, so that a place knows its schema. */
interface Node {
  readonly schema: Schema;
  readonly value: unknown;
  /** Members or items, by their token in a JSON pointer. */
  readonly parts: readonly { readonly token: string; readonly node: Node }[];
}

function resolve(schemas: Schemas, raw: unknown): Schema {
  const schema = readSchema(raw);
  return schema.$ref === undefined ? schema : resolve(schemas, schemas[schema.$ref.split('/').at(-1) ?? '']);
}

/** Members that are texts of people; how long they are is of no consequence, so they stay short. */
const WORDS = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

function nodes(schemas: Schemas, raw: unknown): fc.Arbitrary<Node> {
  const schema = resolve(schemas, raw);
  const leaf = (values: fc.Arbitrary<unknown>) => values.map((value): Node => ({ schema, value, parts: [] }));
  const forms = schema.oneOf ?? schema.anyOf;
  if (forms !== undefined) {
    return fc.oneof(...forms.map((form) => nodes(schemas, form)));
  }
  if (schema.enum !== undefined) {
    return leaf(fc.constantFrom(...schema.enum));
  }
  switch (schema.type) {
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const members = Object.entries(properties).map(([token, member]) => {
        const part = nodes(schemas, member).map((node) => [{ token, node }]);
        return required.includes(token) ? part : fc.oneof(part, fc.constant([]));
      });
      return fc.tuple(...members).map((drawn): Node => {
        const parts = drawn.flat();
        return {
          schema,
          value: Object.fromEntries(parts.map(({ token, node }) => [token, node.value])),
          parts,
        };
      });
    }
    case 'array':
      return fc
        .uniqueArray(nodes(schemas, schema.items), {
          minLength: schema.minItems ?? 0,
          maxLength: 2,
          comparator: (one, other) =>
            schema.uniqueItems === true && JSON.stringify(one.value) === JSON.stringify(other.value),
        })
        .map((items): Node => {
          const parts = items.map((node, index) => ({ token: String(index), node }));
          return { schema, value: items.map(({ value }) => value), parts };
        });
    case 'boolean':
      return leaf(fc.boolean());
    case 'integer':
      return leaf(fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000 }));
    case 'number':
      return leaf(fc.double({ min: schema.minimum ?? 0, max: schema.maximum ?? 1_000, noNaN: true }));
    case 'string':
      return leaf(texts(schema));
    default:
      throw new Error(`no values are made for ${JSON.stringify(schema)}`);
  }
}

function texts({ format, pattern, minLength = 0 }: Schema): fc.Arbitrary<string> {
  const days = fc
    .date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2200-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString());
  switch (format) {
    case 'date':
      return days.map((day) => day.slice(0, 10));
    case 'date-time':
      return days;
    case 'uuid':
      return fc.uuid();
    case undefined:
      if (pattern === undefined) {
        return WORDS;
      }
      return pattern.includes('\\uD800')
        ? WORDS.filter((words) => new RegExp(pattern, 'u').test(words))
        : fc.stringMatching(new RegExp(pattern)).filter(({ length }) => length >= minLength && length <= 100);
    default:
      throw new Error(`no values are made for the format ${format}`);
  }
}

/** One thing wrong with a value. */
interface Flaw {
  readonly flaw: string;
  /** What to put in place of the value; undefined to take the member away. */
  readonly wrong: unknown;
  /** Where a fault may be named: the place itself, or a member of it. */
  readonly member?: string;
}

/** A body with one thing wrong. */
export interface FlawedBody {
  readonly flaw: string;
  /** JSON pointer of the place. */
  readonly place: string;
  /** JSON pointer of what is around the place. */
  readonly around: string;
  /** The body as JSON text. */
  readonly text: string;
  /** The body without the flaw. */
  readonly valid: unknown;
}

interface Place {
  readonly path: readonly string[];
  readonly node: Node;
  readonly required: boolean;
}

function placesOf(node: Node, path: readonly string[] = [], required = true): readonly Place[] {
  const within = node.parts.flatMap(({ token, node: part }) =>
    placesOf(part, [...path, token], node.schema.required?.includes(token) ?? false),
  );
  return [{ path, node, required }, ...within];
}

/** Bodies that a schema accepts. */
export function acceptedBodies(schemas: Schemas, schema: unknown): fc.Arbitrary<unknown> {
  return nodes(schemas, schema).map(({ value }) => value);
}

/** Bodies of a schema with one thing wrong, each in a place and of a kind drawn at random. */
export function flawedBodies(schemas: Schemas, schema: unknown): fc.Arbitrary<FlawedBody> {
  return fc.tuple(nodes(schemas, schema), fc.nat(), fc.nat()).map(([root, whichPlace, whichFlaw]) => {
    const all = placesOf(root);
    const place = at(all, whichPlace);
    const { flaw, wrong, member } = at(flawsOf(place), whichFlaw);
    const pointer = pointerTo(member === undefined ? place.path : [...place.path, member]);
    return {
      flaw,
      place: pointer,
      around: pointerTo(member === undefined ? place.path.slice(0, -1) : place.path),
      text: JSON.stringify(replaced(root.value, place.path, wrong)) ?? '',
      valid: root.value,
    };
  });
}

function at<T>(list: readonly T[], which: number): T {
  const found = list[which % list.length];
  if (found === undefined) {
    throw new Error('nothing to choose from');
  }
  return found;
}

function flawsOf({ path, node, required }: Place): readonly Flaw[] {
  const { schema, value } = node;
  const flaws: Flaw[] = [
    { flaw: 'null', wrong: null },
    { flaw: 'wrapped in a list', wrong: [value] },
    { flaw: 'wrapped in an object', wrong: { value } },
    ...(required && path.length > 0 ? [{ flaw: 'missing', wrong: undefined }] : []),
  ];
  switch (schema.type) {
    case 'object':
      flaws.push(
        { flaw: 'a text', wrong: 'an example text' },
        { flaw: 'a number', wrong: 7 },
        {
          flaw: 'an unknown member',
          wrong: { ...asObject(value), notKnownHere: 'x' },
          member: 'notKnownHere',
        },
        {
          flaw: 'a member of the prototype',
          wrong: { ...asObject(value), constructor: 'x' },
          member: 'constructor',
        },
      );
      break;
    case 'array':
      flaws.push(
        { flaw: 'a text', wrong: 'an example text' },
        ...(schema.minItems === undefined ? [] : [{ flaw: 'too few items', wrong: [] }]),
        { flaw: 'too many items', wrong: Array.from({ length: (schema.maxItems ?? 0) + 1 }, () => 'x') },
      );
      break;
    case 'string':
      flaws.push({ flaw: 'a number', wrong: 7 }, { flaw: 'true', wrong: true }, ...textFlaws(schema));
      break;
    case 'boolean':
      flaws.push({ flaw: 'a text', wrong: 'true' }, { flaw: 'a number', wrong: 1 });
      break;
    case 'integer':
    case 'number':
      flaws.push(
        { flaw: 'a text', wrong: String(value) },
        ...(schema.minimum === undefined ? [] : [{ flaw: 'too small', wrong: schema.minimum - 1 }]),
        ...(schema.maximum === undefined ? [] : [{ flaw: 'too large', wrong: schema.maximum + 1 }]),
        ...(schema.type === 'integer' ? [{ flaw: 'a fraction', wrong: 1.5 }] : []),
        { flaw: 'beyond all numbers', wrong: 1e300 },
      );
      break;
    default:
      break;
  }
  return schema.enum === undefined || schema.type === 'boolean'
    ? flaws
    : [...flaws, { flaw: 'not in the vocabulary', wrong: schema.type === 'integer' ? 99_999 : 'not-in-it' }];
}

/** The same flaw by several values. */
function bad(flaw: string, values: readonly string[]): readonly Flaw[] {
  return values.map((wrong) => ({ flaw, wrong }));
}

function textFlaws({ format, pattern, maxLength, minLength }: Schema): readonly Flaw[] {
  switch (format) {
    case 'date':
      return bad('not a day', [
        '2026-02-30',
        '2026-13-01',
        '2025-02-29',
        '1899-12-31',
        '2201-01-01',
        '2026-1-1',
        '',
      ]);
    case 'date-time':
      return bad('not an instant', [
        '2026-02-30T00:00:00.000Z',
        '2026-01-01',
        '2026-01-01T24:00:00.000Z',
        '2026-01-01T00:00:00Z',
      ]);
    default:
      return [
        ...bad('unstorable characters', pattern === undefined ? [] : ['a\u0000b', 'a\ud800b', '\udc00']),
        ...(maxLength === undefined
          ? []
          : bad('a huge text', ['x'.repeat(maxLength + 1), 'x'.repeat(100_000)])),
        ...(minLength === undefined ? [] : bad('an empty text', [''])),
        ...(pattern?.includes('\\s') === true
          ? bad('white space alone', [' ', '\u00a0 \t', '\n'.repeat(100)])
          : []),
      ];
  }
}

function replaced(value: unknown, path: readonly string[], wrong: unknown): unknown {
  const [token, ...rest] = path;
  if (token === undefined) {
    return wrong;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) =>
      String(index) === token ? replaced(item, rest, wrong) : item,
    );
  }
  return Object.fromEntries(
    Object.entries(asObject(value)).map(([name, member]) => [
      name,
      name === token ? replaced(member, rest, wrong) : member,
    ]),
  );
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function pointerTo(path: readonly string[]): string {
  return path.map((token) => `/${token}`).join('');
}
