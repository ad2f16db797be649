import fc from 'fast-check';
import { type Static, Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';

/** Bodies of the served document in which every field that takes text holds something that must not be seen. */

const Schema = Type.Object({
  $ref: Type.Optional(Type.String()),
  type: Type.Optional(Type.String()),
  properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  patternProperties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  items: Type.Optional(Type.Unknown()),
  anyOf: Type.Optional(Type.Array(Type.Unknown())),
  oneOf: Type.Optional(Type.Array(Type.Unknown())),
  enum: Type.Optional(Type.Array(Type.Unknown())),
  const: Type.Optional(Type.Unknown()),
  format: Type.Optional(Type.String()),
  pattern: Type.Optional(Type.String()),
  maxLength: Type.Optional(Type.Number()),
  minimum: Type.Optional(Type.Number()),
});
type Schema = Static<typeof Schema>;
const readSchema = reader(Schema);

/** What is planted: the first of the texts that a field takes, and the day in every date. */
export interface Plants {
  readonly texts: readonly string[];
  readonly day: string;
}

/**
 * A value of a schema with all its members, each text of it planted.
 *
 * @param turn which of several forms a value takes; each number takes others.
 */
export function plantedValue(
  schemas: Readonly<Record<string, unknown>>,
  raw: unknown,
  plants: Plants,
  turn: number,
): unknown {
  const schema = readSchema(raw);
  const within = (part: unknown) => plantedValue(schemas, part, plants, turn);
  if (schema.$ref !== undefined) {
    return within(schemas[schema.$ref.split('/').at(-1) ?? '']);
  }
  const forms = schema.oneOf ?? schema.anyOf ?? [];
  if (forms.length > 0) {
    return within(forms[turn % forms.length]);
  }
  if (schema.const !== undefined) {
    return schema.const;
  }
  if (schema.enum !== undefined) {
    return schema.enum[turn % schema.enum.length];
  }
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [name, within(member)]),
      );
    case 'array':
      return [within(schema.items)];
    case 'boolean':
      return turn % 2 === 0;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    default:
      return plantedText(schema, plants);
  }
}

function plantedText({ format, pattern, maxLength = 10_000 }: Schema, { texts, day }: Plants): string {
  if (format === 'date') {
    return day;
  }
  if (format === 'date-time') {
    return `${day}T09:00:00.000Z`;
  }
  const form = new RegExp(pattern ?? '', 'u');
  const whole = texts.join('; ');
  const fitting = [whole, ...texts].find((text) => text.length <= maxLength && form.test(text));
  return fitting ?? fc.sample(fc.stringMatching(form), { numRuns: 1, seed: 1 })[0] ?? '';
}
