import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DEPTH_LIMIT, isTooDeep } from './json-depth.ts';
import { positionOfFault } from './json-fault.ts';
import { repeatedMember } from './json-repeats.ts';
import { malformed } from './problems.ts';

/** Largest body taken, in bytes: many times the largest licence with all its conditions. */
export const BODY_LIMIT = 1_048_576;
/** Largest batch of events taken, in bytes: a thousand of them with several pages of words in all, and an average of 8 KiB each. */
export const BATCH_BODY_LIMIT = 8 * BODY_LIMIT;

// `fatal` refuses bytes that are not UTF-8, which would otherwise turn into replacement characters in silence.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Takes JSON bodies and no others, and says where a body stops being JSON. */
export function acceptJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
    async (_request: FastifyRequest, bytes: Buffer) => parseJson(bytes),
  );
}

/**
 * The value of a JSON text.
 *
 * @throws {HttpProblem} where it is empty, not UTF-8, not JSON, nested too deep, or says one member twice.
 */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) {
    throw malformed([{ field: '', problem: 'is empty', remedy: 'send a JSON object' }]);
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw malformed([{ field: '', problem: 'is not UTF-8', remedy: 'encode the body as UTF-8' }]);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed([
      { field: '', problem: `is not JSON ${placeOfFault(text)}`, remedy: 'correct the JSON at that place' },
    ]);
  }
  if (isTooDeep(value)) {
    throw malformed([
      {
        field: '',
        problem: `is nested deeper than ${DEPTH_LIMIT} levels`,
        remedy: 'send the members of the contract, none of which goes so deep',
      },
    ]);
  }
  const twice = repeatedMember(text, value);
  if (twice !== undefined) {
    throw malformed([
      {
        field: twice,
        problem: 'is there twice',
        remedy: 'send each member once; only one of two could be kept',
      },
    ]);
  }
  return value;
}

/**
 * Refuses whatever was sent to a route that takes no body: nothing is ignored in silence. `{}` says nothing, and is taken as no body.
 *
 * @throws {HttpProblem} with each member that was sent.
 */
export async function refuseBody({ body }: FastifyRequest): Promise<void> {
  if (body === undefined) {
    return;
  }
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  const fields = isObject ? Object.keys(body).map(pointerTo) : [''];
  if (fields.length > 0) {
    throw malformed(
      fields.map((field) => ({
        field,
        problem: 'is not known here',
        remedy: 'send no body, or `{}`: this route takes nothing in it',
      })),
    );
  }
}

/** JSON pointer to a member of the body. RFC 6901, section 4. */
function pointerTo(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Where a body stops being JSON. The message of the parser itself is not passed on: it repeats what was sent. */
function placeOfFault(text: string): string {
  const position = positionOfFault(text);
  if (position === text.length) {
    return `at its end (position ${position})`;
  }
  const before = text.slice(0, position).split('\n');
  return `at position ${position} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}
