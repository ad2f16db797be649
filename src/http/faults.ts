import type { ErrorObject } from 'ajv';
import type { Fault } from '../application/errors.ts';
import { PLAIN_PROSE, PLAIN_WORDS, SHOWN, SHOWN_PROSE, WORDS } from './schemas/atoms.ts';
import { type Standing, standingOf } from './standing.ts';

/** Faults listed in one answer; a body with more is told how many there are. */
const MOST_FAULTS = 200;

/**
 * Turns what Ajv found into faults a person can act on: one per field and kind of fault, in plain words, with a remedy.
 * Values that were sent are never repeated, for they may be personal.
 *
 * @param where names the fault's field from the JSON pointer of the place.
 * @param schema the schema of all that was sent.
 */
export function faultsOf(
  errors: readonly ErrorObject[],
  where: (pointer: string) => string,
  schema: unknown,
): readonly Fault[] {
  const unions = new Set(errors.filter(isUnion).map(({ instancePath }) => instancePath));
  const faults = new Map<string, Fault>();
  for (const error of errors) {
    // A name that is not allowed is told as a member that is not known.
    if (error.keyword === 'propertyNames' || error.propertyName !== undefined) {
      continue;
    }
    // The branches of a union each say why they are not the one; the union itself says it once.
    if (unions.has(error.instancePath) && isBranch(error)) {
      continue;
    }
    const fault = faultOf(error, where, () => standingOf(schema, error.instancePath));
    const key = JSON.stringify([fault.field, fault.problem]);
    if (!faults.has(key)) {
      faults.set(key, fault);
    }
  }
  const all = [...faults.values()];
  if (all.length <= MOST_FAULTS) {
    return all;
  }
  const rest = all.length - MOST_FAULTS;
  return [
    ...all.slice(0, MOST_FAULTS),
    {
      field: where(''),
      problem: `has ${rest} more faults`,
      remedy: 'mend the ones listed and send it again',
    },
  ];
}

function isUnion(error: ErrorObject): boolean {
  return error.keyword === 'anyOf';
}

function isBranch(error: ErrorObject): boolean {
  return /\/anyOf\/\d+\//.test(error.schemaPath);
}

function faultOf(error: ErrorObject, where: (pointer: string) => string, standing: () => Standing): Fault {
  const at = (problem: string, remedy: string): Fault => ({
    field: where(error.instancePath),
    problem,
    remedy,
  });
  const member = (name: string): string => where(`${error.instancePath}/${escapeToken(name)}`);
  if (error.data === null && error.keyword !== 'required' && error.keyword !== 'additionalProperties') {
    return at('is null', remedyOfNull(error, standing()));
  }
  switch (error.keyword) {
    case 'required':
      return { field: member(text(error, 'missingProperty')), problem: 'is missing', remedy: 'add it' };
    case 'additionalProperties':
      return {
        field: member(text(error, 'additionalProperty')),
        problem: 'is not known here',
        remedy: `remove it or correct its name${knownNames(error)}`,
      };
    case 'type':
      return at(`is ${kindOf(error.data)}`, `send ${KINDS[text(error, 'type')] ?? text(error, 'type')}`);
    case 'enum':
    case 'const':
      return at('is not one of the values known here', `send ${valuesOf(error)}`);
    case 'discriminator':
      return {
        field: member(text(error, 'tag')),
        problem: 'is not one of the values known here',
        remedy: 'send one of the values in the description of this member',
      };
    case 'format':
      return at(...formatFault(text(error, 'format')));
    case 'pattern':
      return at(...patternFault(error, standing));
    case 'anyOf':
      return at(
        'has none of the forms allowed here',
        descriptionOf(error) ?? 'see the description of this member',
      );
    case 'minLength':
      return at('is empty', remedyOfNothing(standing()));
    case 'maxLength':
      return at('is too long', `send at most ${text(error, 'limit')} characters`);
    case 'minItems':
      return at(
        'has too few items',
        `send at least ${text(error, 'limit')}${standing() === 'optional' ? ', or leave the member out' : ''}`,
      );
    case 'maxItems':
      return at('has too many items', `send at most ${text(error, 'limit')}`);
    case 'uniqueItems':
      return at('has an item twice', 'send each item once');
    case 'minimum':
      return at('is too small', `send ${text(error, 'limit')} or more`);
    case 'maximum':
      return at('is too large', `send ${text(error, 'limit')} or less`);
    // Ajv's keywords are an open list; one that gets no words of its own still names its field.
    default:
      return at(
        error.message ?? 'is not allowed here',
        descriptionOf(error) ?? 'see the description of this member',
      );
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text, in quotation marks',
  object: 'an object, in braces',
  array: 'a list, in square brackets',
  boolean: 'true or false, without quotation marks',
  integer: 'a whole number, without quotation marks',
  number: 'a number, without quotation marks',
};

function kindOf(value: unknown): string {
  if (value === undefined) {
    return 'missing';
  }
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  switch (typeof value) {
    case 'string':
      return 'a text';
    case 'number':
      return Number.isInteger(value) ? 'a number' : 'a number with a fraction';
    case 'boolean':
      return 'true or false';
    default:
      return 'an object';
  }
}

function formatFault(format: string): [problem: string, remedy: string] {
  switch (format) {
    case 'date':
      return ['is not a day of the calendar', 'send a day from 1900-01-01 to 2200-12-31 as YYYY-MM-DD'];
    case 'date-time':
      return ['is not an instant', 'send an instant in UTC with milliseconds, as YYYY-MM-DDTHH:MM:SS.sssZ'];
    default:
      return [`is not of the form ${format}`, 'see the description of this member'];
  }
}

function remedyOfNull(error: ErrorObject, standing: Standing): string {
  switch (standing) {
    case 'whole':
      return 'send a JSON object';
    case 'item':
      return 'take it out of the list';
    case 'optional':
      return 'leave the member out where the fact is not known';
    case 'obligatory':
      return `it is obligatory: send ${expectedBy(error)}`;
  }
}

/** What to do about words that say nothing. */
function remedyOfNothing(standing: Standing): string {
  switch (standing) {
    case 'whole':
    case 'obligatory':
      return 'it is obligatory: write what its description asks for';
    case 'item':
      return 'take it out of the list';
    case 'optional':
      return 'leave the member out where there is nothing to say';
  }
}

/** What a schema asks for, as far as its kind says it. */
function expectedBy({ parentSchema }: ErrorObject): string {
  const values: unknown = parentSchema?.['enum'];
  const type: unknown = parentSchema?.['type'];
  if (Array.isArray(values)) {
    return oneOf(values.map(String));
  }
  return (typeof type === 'string' ? KINDS[type] : undefined) ?? 'what its description asks for';
}

function patternFault(error: ErrorObject, standing: () => Standing): [problem: string, remedy: string] {
  const { data } = error;
  const pattern = text(error, 'pattern');
  if (typeof data === 'string' && /\0|\p{Surrogate}/u.test(data)) {
    return ['holds a character that cannot be stored', 'remove U+0000 and surrogates without their partner'];
  }
  if (typeof data === 'string' && /^\s+$/u.test(data) && PATTERNS_OF_WORDS.has(pattern)) {
    return ['holds nothing but white space', remedyOfNothing(standing())];
  }
  switch (pattern) {
    case SHOWN_PROSE:
      return typeof data === 'string' && !SHOWS.test(data)
        ? ['holds nothing that can be seen', remedyOfNothing(standing())]
        : [
            'holds a control character, or one that changes the direction of the text',
            'remove it; tabs and ends of lines may stay',
          ];
    case PLAIN_WORDS:
      return ['holds a control character', 'write it in one line, without tabs or other control characters'];
    case PLAIN_PROSE:
      return ['holds a control character', 'remove it; tabs and ends of lines may stay'];
    default:
      return ['is not of the form expected', descriptionOf(error) ?? 'see the description of this member'];
  }
}

const SHOWS = new RegExp(SHOWN, 'u');
const PATTERNS_OF_WORDS: ReadonlySet<string> = new Set([WORDS, PLAIN_WORDS, PLAIN_PROSE, SHOWN_PROSE]);

function valuesOf(error: ErrorObject): string {
  const allowed: unknown = error.params['allowedValues'] ?? [error.params['allowedValue']];
  const values = Array.isArray(allowed) ? allowed.map(String) : [];
  return oneOf(values);
}

function oneOf(values: readonly string[]): string {
  return values.length === 1
    ? `\`${values.join()}\``
    : `one of ${values.map((value) => `\`${value}\``).join(', ')}`;
}

/** The names a closed object knows, where there are few enough to help. */
export function knownNames(error: ErrorObject): string {
  const properties: unknown = error.parentSchema?.['properties'];
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  return names.length === 0 || names.length > 40
    ? ''
    : `; known here: ${names.map((name) => `\`${name}\``).join(', ')}`;
}

function descriptionOf(error: ErrorObject): string | undefined {
  const description: unknown = error.parentSchema?.['description'];
  return typeof description === 'string' ? description : undefined;
}

function text(error: ErrorObject, parameter: string): string {
  const value: unknown = error.params[parameter];
  return String(value);
}

/** A member name as a token of a JSON pointer (RFC 6901, section 4). */
function escapeToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
