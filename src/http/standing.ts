import { COMPONENTS } from './schemas/index.ts';

/** What a place of a request is to what is around it: the whole of it, an item of a list, or a member that may be left out or not. */
export type Standing = 'whole' | 'item' | 'obligatory' | 'optional';

type Schema = Readonly<Record<string, unknown>>;

const NAMED: ReadonlyMap<string, unknown> = new Map(COMPONENTS.map((schema) => [`${schema.$id}#`, schema]));

/**
 * How a place stands, so that nobody is told to leave out what must be there. A member of a union is obligatory where every form
 * that knows it demands it.
 *
 * @param schema the schema of all that was sent.
 * @param pointer JSON pointer (RFC 6901) of the place in it.
 */
export function standingOf(schema: unknown, pointer: string): Standing {
  const tokens = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const name = tokens.pop();
  if (name === undefined) {
    return 'whole';
  }
  const around = tokens.reduce<readonly Schema[]>(
    (schemas, token) => schemas.flatMap((one) => partsOf(one, token)).flatMap(formsOf),
    formsOf(schema),
  );
  if (around.some(({ type }) => type === 'array')) {
    return 'item';
  }
  const knowing = around.filter(({ properties }) => isSchema(properties) && Object.hasOwn(properties, name));
  return knowing.length > 0 &&
    knowing.every(({ required }) => Array.isArray(required) && required.includes(name))
    ? 'obligatory'
    : 'optional';
}

/** A schema with its references followed, and every form that it allows. */
function formsOf(schema: unknown): readonly Schema[] {
  if (!isSchema(schema)) {
    return [];
  }
  const { $ref, oneOf, anyOf } = schema;
  if (typeof $ref === 'string') {
    return formsOf(NAMED.get($ref));
  }
  const forms: readonly unknown[] = [oneOf, anyOf].flatMap((some): unknown => some ?? []);
  return [schema, ...forms.flatMap(formsOf)];
}

/** The schemas of a member of an object, or of an item of a list. */
function partsOf({ properties, patternProperties, items }: Schema, token: string): readonly unknown[] {
  const member = isSchema(properties) && Object.hasOwn(properties, token) ? properties[token] : undefined;
  const patterned = isSchema(patternProperties) ? Object.entries(patternProperties) : [];
  return [
    member,
    items,
    ...patterned.filter(([pattern]) => new RegExp(pattern, 'u').test(token)).map(([, schema]) => schema),
  ];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null;
}
