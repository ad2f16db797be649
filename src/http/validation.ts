import { Ajv, type ErrorObject, type Options, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler } from 'fastify';
import type { Static, TSchema } from 'typebox';
import { faultsOf } from './faults.ts';
import { malformed } from './problems.ts';
import { COMPONENTS } from './schemas/index.ts';

/** A day of the calendar from 1900-01-01 to 2200-12-31, as YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts === null) {
    return false;
  }
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) {
    return false;
  }
  // Day 0 of the next month is the last day of this one; UTC keeps clock changes out of it.
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** An instant in UTC with milliseconds, `YYYY-MM-DDTHH:MM:SS.sssZ`. There are no leap seconds in it, for PostgreSQL keeps none. */
export function isInstant(value: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.exec(value);
  return parts?.[1] !== undefined && isDay(parts[1]);
}

const STRICT: Options = {
  allErrors: true,
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  discriminator: true,
  strict: true,
  // Faults name the values and members allowed, which are in the schema beside the keyword.
  verbose: true,
};

/**
 * Compiles the schemas of requests. Bodies are refused or kept exactly as they came. Parameters of the query are texts by
 * nature, so that numbers among them are converted; nothing else is.
 */
export function requestValidation(): FastifySchemaCompiler<TSchema> {
  return ({ schema, httpPart }) => {
    switch (httpPart) {
      case 'body':
        return refusing(onceNeeded(bodies, schema), (pointer) => pointer);
      case 'querystring':
        return refusing(onceNeeded(queries, schema), (pointer) => `?${pointer.slice(1)}`);
      // Header fields and path ids are documented by schema and checked where they are read: each has a status of its own
      // (428 for a missing If-Match, 404 for an id that nothing can have), which validation could not give.
      case 'headers':
      case 'params':
      case undefined:
        return () => true;
      default:
        throw new RangeError(`no validation for ${httpPart}`);
    }
  };
}

/**
 * Compiles the body of one route by a schema that is looser than the one its document shows, for a body of which parts are refused by
 * themselves and not the whole. Everything else as on every route.
 */
export function looseBodyValidation(schema: TSchema): FastifySchemaCompiler<TSchema> {
  const others = requestValidation();
  return (part) => others(part.httpPart === 'body' ? { ...part, schema } : part);
}

/** Reads a part of a body that was let through: what a schema says it is, or every fault that Ajv finds. */
export function partValidation<S extends TSchema>(
  schema: S,
): (value: unknown) => { readonly part: Static<S> } | { readonly errors: readonly ErrorObject[] } {
  const validation = onceNeeded<Static<S>>(bodies, schema);
  return (value) => {
    const validate = validation();
    return validate(value) ? { part: value } : { errors: validate.errors ?? [] };
  };
}

function refusing(validation: () => ValidateFunction, where: (pointer: string) => string) {
  return (value: unknown) => {
    const validate = validation();
    return validate(value)
      ? { value }
      : { error: malformed(faultsOf(validate.errors ?? [], where, validate.schema)) };
  };
}

/** All schemas of the service take most of a second to compile, so that each waits for the first request that it is needed for. */
function onceNeeded<T>(ajv: () => Ajv, schema: TSchema): () => ValidateFunction<T> {
  let compiled: ValidateFunction<T> | undefined;
  return () => (compiled ??= ajv().compile<T>(schema));
}

const bodies = sharedAjv(STRICT);
const queries = sharedAjv({ ...STRICT, coerceTypes: true });

function sharedAjv(options: Options): () => Ajv {
  let ajv: Ajv | undefined;
  return () => (ajv ??= makeAjv(options));
}

function makeAjv(options: Options): Ajv {
  const ajv = new Ajv(options);
  ajv.addFormat('date', isDay);
  ajv.addFormat('date-time', isInstant);
  // These stand only in answers, which are checked by tests and not on the way out.
  ajv.addFormat('uuid', true);
  ajv.addFormat('uri-reference', true);
  for (const schema of COMPONENTS) {
    ajv.addSchema(schema);
  }
  return ajv;
}
