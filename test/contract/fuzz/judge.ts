import { isUtf8 } from 'node:buffer';
import { reader } from '../../../src/cli/demo-example.ts';
import { Problem } from '../../../src/http/schemas/problem.ts';
import type { ServedDocument } from '../document.ts';

/** A request as it was sent. */
export interface Sent {
  readonly operationId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: { readonly kind: string; readonly content: string | Buffer };
  /** Whether everything but the body is as the document says. */
  readonly sound: boolean;
}

/** An answer, its body parsed where it is JSON. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Whether the body of a request is as the document says. */
export type BodyState = 'none' | 'unasked' | 'well-formed' | 'flawed';

/** Finds out whether the body of a request is as the document says. */
export function bodyState(document: ServedDocument, { operationId, payload }: Sent): BodyState {
  const schema = document.operation(operationId).requestBody?.content['application/json']?.schema;
  if (schema === undefined) {
    return payload === undefined ? 'none' : 'unasked';
  }
  if (payload === undefined) {
    return 'flawed';
  }
  const parsed = parse(payload.content);
  // Of two members of one name a parser keeps one: such a text is no body, whichever is kept.
  return parsed !== undefined &&
    payload.kind !== 'a member said twice' &&
    document.faults(schema, parsed.value).length === 0
    ? 'well-formed'
    : 'flawed';
}

function parse(content: string | Buffer): { readonly value: unknown } | undefined {
  if (Buffer.isBuffer(content) && !isUtf8(content)) {
    return undefined;
  }
  try {
    return { value: JSON.parse(content.toString()) };
  } catch {
    return undefined;
  }
}

/** What of an answer is not as the document says, or not as the product promises; empty where nothing is. */
export function complaints(document: ServedDocument, sent: Sent, answer: Answer): readonly string[] {
  const { status, headers, body } = answer;
  const documented = document.operation(sent.operationId).responses[String(status)];
  const state = bodyState(document, sent);
  return [
    ...(status >= 500 ? ['a failure of the service'] : []),
    ...(state === 'flawed' && status < 300 && !takesParts(sent)
      ? ['a body that the document does not allow was taken']
      : []),
    ...(typeof headers['x-correlation-id'] === 'string' ||
    documented?.headers?.['X-Correlation-Id'] === undefined
      ? []
      : ['no correlation id']),
    ...(status >= 400 && !isHealth(sent) ? problemFaults(document, answer) : []),
    ...(documented === undefined ? unlisted(answer) : undocumented(document, documented, answer)),
    ...(status < 300 && /^\/v1\/.*[?&](?:notKnownHere|__proto__|a\[b\])=/.test(sent.url)
      ? ['a parameter that nothing knows was taken']
      : []),
    ...(status === 400 && sent.sound && (state === 'none' || state === 'well-formed') ? malformed(body) : []),
  ];
}

/** The formats of the document are of all days and instants; the service takes those of three centuries, and says so. */
function malformed(body: unknown): readonly string[] {
  const said = JSON.stringify(body);
  return /is not (?:a day of the calendar|an instant)/.test(said) ? [] : [`refused as malformed: ${said}`];
}

/** What is wrong with one event of many is told of that event alone. */
const takesParts = ({ operationId }: Sent) => operationId === 'reportEventBatch';

const isHealth = ({ operationId }: Sent) => operationId === 'readHealth' || operationId === 'readReadiness';

/** Statuses that may come of the address or the header alone, before it is known what is asked: of no operation. */
const OF_NO_OPERATION: ReadonlySet<number> = new Set([405, 414, 431]);

function unlisted({ status, body }: Answer): readonly string[] {
  const elsewhere = status === 404 && JSON.stringify(body).includes('"errorCode":"route-not-found"');
  return elsewhere || OF_NO_OPERATION.has(status) ? [] : ['the status is not documented'];
}

type Documented = ServedDocument['operations'][number]['responses'][string];

function undocumented(
  document: ServedDocument,
  { content = {}, headers = {} }: Documented,
  answer: Answer,
): readonly string[] {
  const mediaType = String(answer.headers['content-type']).split(';')[0] ?? '';
  const missing = Object.keys(headers).filter((name) => answer.headers[name.toLowerCase()] === undefined);
  const lacks = missing.map((name) => `the field ${name} is missing`);
  if (answer.status === 204) {
    return answer.body === '' ? lacks : [...lacks, 'an answer without content has some'];
  }
  const described = content[mediaType];
  return described === undefined
    ? [...lacks, `the media type ${mediaType} is not documented`]
    : [
        ...lacks,
        ...document
          .faults(described.schema, answer.body)
          .map((fault) => `the body breaks its schema: ${fault}`),
      ];
}

/** What is wrong with a problem: every fault in what was sent has a place and a remedy, and a flawed request names one at least. */
function problemFaults(document: ServedDocument, { status, headers, body }: Answer): readonly string[] {
  if (!String(headers['content-type']).startsWith('application/problem+json')) {
    return ['a refusal that is not a problem'];
  }
  const lacking = document.faults({ $ref: '#/components/schemas/Problem' }, body);
  if (lacking.length > 0) {
    return [`a problem that is none: ${lacking.join(', ')}`];
  }
  const told = readProblem(body);
  const errors = told.errors ?? [];
  return [
    ...(told.status === status ? [] : ['the problem tells another status']),
    ...(errors.some(({ problem, remedy }) => problem === '' || remedy === '')
      ? ['a fault without words']
      : []),
    ...(told.errorCode === 'malformed-request' && errors.length === 0
      ? ['refused as malformed without naming anything']
      : []),
  ];
}

const readProblem = reader(Problem);
