import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import formats from 'ajv-formats';
import { type Static, type TSchema, Type } from 'typebox';
import { BreachEventContent } from '../http/schemas/breach-events.ts';
import { ConsiderationContent, JudgementContent } from '../http/schemas/considerations.ts';
import { COMPONENTS } from '../http/schemas/index.ts';
import { LicenceContent } from '../http/schemas/licences.ts';
import { isDay, isInstant } from '../http/validation.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'openapi', 'examples');

// The schemas themselves are checked where the service compiles them for its routes.
const ajv = new Ajv({ strict: false, allErrors: true, discriminator: true });
formats.default(ajv, ['uuid']);
ajv.addFormat('date', isDay);
ajv.addFormat('date-time', isInstant);
ajv.addFormat('uri-reference', true);
ajv.addSchema(COMPONENTS.map((schema): AnySchema => schema));

/**
 * Makes a reader that lets a value through only when it has the documented shape.
 *
 * @throws {TypeError} from the reader, naming the first members that differ.
 */
export function reader<S extends TSchema>(schema: S): (value: unknown) => Static<S> {
  const isShape = ajv.compile<Static<S>>(schema);
  return (value) => {
    if (isShape(value)) return value;
    throw new TypeError(`not of the documented shape: ${ajv.errorsText(isShape.errors?.slice(0, 5) ?? [])}`);
  };
}

const Text = Type.String({ minLength: 1 });
const readTold = reader(
  Type.Object(
    {
      name: Text,
      title: Text,
      story: Text,
      asAt: Type.String({ format: 'date' }),
      licence: Type.Unknown(),
      events: Type.Array(Type.Object({ ref: Type.String({ pattern: '^event-\\d+$' }) })),
      consideration: Type.Unknown(),
      judgement: Type.Unknown(),
    },
    { additionalProperties: false },
  ),
);
const readLicence = reader(LicenceContent);
const readEvent = reader(BreachEventContent);
const readConsideration = reader(ConsiderationContent);
const readJudgement = reader(JudgementContent);

/** One made-up case of `openapi/examples`. Where it names events, it does so by `ref`: ids exist only once they are recorded. */
export interface Example {
  readonly name: string;
  readonly title: string;
  readonly story: string;
  /** The day whose law and state of affairs to take. */
  readonly asAt: string;
  readonly licence: Static<typeof LicenceContent>;
  readonly events: readonly { readonly ref: string; readonly content: Static<typeof BreachEventContent> }[];
  readonly consideration: Static<typeof ConsiderationContent>;
  readonly judgement: Static<typeof JudgementContent>;
}

/** Names of the example cases, in alphabetical order. */
export function exampleNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();
}

/**
 * Reads one example case.
 *
 * @throws {TypeError} where the file is not of the documented shape.
 */
export function readExample(name: string): Example {
  const value: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
  const told = readTold(value);
  return {
    ...told,
    licence: readLicence(told.licence),
    events: told.events.map(({ ref, ...content }) => ({ ref, content: readEvent(content) })),
    consideration: readConsideration(told.consideration),
    judgement: readJudgement(told.judgement),
  };
}

/**
 * The same case with the ids that the service has given to its events in place of their refs.
 *
 * @throws {RangeError} where a ref has no id.
 */
export function withEventIds(
  example: Example,
  idOf: ReadonlyMap<string, string>,
): Pick<Example, 'consideration' | 'judgement'> {
  const id = (ref: string) => {
    const found = idOf.get(ref);
    if (found === undefined) throw new RangeError(`${example.name}: no event ${ref}`);
    return found;
  };
  const rewrite = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewrite);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([member, inner]: [string, unknown]) =>
        (member === 'events' || member === 'promptedBy') && Array.isArray(inner)
          ? [member, inner.map((ref: unknown) => id(String(ref)))]
          : [member, rewrite(inner)],
      ),
    );
  };
  return {
    consideration: readConsideration(rewrite(example.consideration)),
    judgement: readJudgement(rewrite(example.judgement)),
  };
}
