import { createHash, randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { HttpProblem, malformed } from './problems.ts';

/** The header fields of requests and responses that carry meaning of ours, and what belongs to them. */

/**
 * The forms of a correlation id that are kept: a UUID (RFC 9562, section 4), or 32 hexadecimal digits such as a trace id (W3C Trace
 * Context, section 3.2.2.3). In a source that JSON Schema takes too.
 */
export const CORRELATION_ID = '^(?:[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}|[0-9A-Fa-f]{32})$';
const IS_CORRELATION_ID = new RegExp(CORRELATION_ID);

/**
 * The correlation id of a request: the caller's own where it has the form of one, else a new one. It goes into the log, and for ever
 * into entries of the audit log that cannot be erased: a form that took words would take names.
 */
export function correlationIdOf(headers: IncomingHttpHeaders): string {
  const sent = headers['x-correlation-id'];
  return typeof sent === 'string' && IS_CORRELATION_ID.test(sent) ? sent : randomUUID();
}

/** The entity tag of a version (RFC 9110, section 8.8.3): strong, for a version never changes. */
export function entityTag(version: number): string {
  return `"${version}"`;
}

/**
 * The version that a change is for, from `If-Match` (RFC 9110, section 13.1.1). Exactly one strong tag of ours: a list, a
 * weak tag or `*` would say less than which version the caller has seen.
 *
 * @throws {HttpProblem} `precondition-required` (RFC 6585, section 3) without the field, `malformed-request` otherwise.
 */
export function ifMatchOf(headers: IncomingHttpHeaders): number {
  const sent = headers['if-match'];
  if (sent === undefined) {
    throw new HttpProblem('precondition-required', {
      detail:
        'say which version the change is for: send the `ETag` of the version you have read as `If-Match`',
      faults: [
        { field: 'If-Match', problem: 'is missing', remedy: 'send the `ETag` of the version you have read' },
      ],
    });
  }
  const version = /^"([1-9]\d{0,8})"$/.exec(sent)?.[1];
  if (version === undefined) {
    throw malformed([
      {
        field: 'If-Match',
        problem: 'is not the entity tag of a version',
        remedy: 'send one `ETag` as it was received, for instance "3", with its quotation marks',
      },
    ]);
  }
  return Number(version);
}

/**
 * The caller's key for an act that may be sent more than once; undefined where none was sent.
 *
 * @throws {HttpProblem} `malformed-request` where it is not 1 to 200 visible ASCII characters.
 */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const sent = headers['idempotency-key'];
  if (sent === undefined) {
    return undefined;
  }
  if (typeof sent !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(sent)) {
    throw malformed([
      {
        field: 'Idempotency-Key',
        problem: 'is not 1 to 200 visible ASCII characters',
        remedy: 'send one key per act, for instance a random UUID',
      },
    ]);
  }
  return sent;
}

/** What makes two requests the same one: under which key, what is done, to what, from which version, with which body. */
interface RequestIdentity {
  readonly key: string;
  readonly method: string;
  /** Route pattern, for instance `/v1/licences/:id`. */
  readonly route: string;
  readonly params: unknown;
  readonly ifMatch: string | undefined;
  readonly body: unknown;
}

/**
 * SHA-256, lower-case hexadecimal, over the canonical form of a request: order of members and white space do not count.
 *
 * The hash is kept for ever, also when the content is erased. The caller's key is therefore part of what is hashed: it is kept
 * nowhere, so that whoever guesses a body cannot use the hash to find out whether it was sent.
 */
export function requestHash({ key, method, route, params, ifMatch, body }: RequestIdentity): string {
  const form = canonicalForm({ key, method, route, params, ifMatch, body });
  return createHash('sha256').update(form).digest('hex');
}

/**
 * The RFC 8785 form of a value that was read from JSON. It has one for every such value, where RFC 8785 refuses some, because a body
 * whose parts are refused by themselves is hashed with what is wrong in them: a surrogate without its partner stays an escape
 * (ECMA-262, QuoteJSONString), and a number beyond what can be held, which the reading has made infinite, is the word `Infinity`,
 * which is no JSON and so stands for nothing else. A member that is undefined is left out.
 */
export function canonicalForm(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalForm).join()}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalForm(member)}`);
    return `{${members.join()}}`;
  }
  return typeof value === 'number' && !Number.isFinite(value)
    ? String(value)
    : (JSON.stringify(value) ?? 'undefined');
}
