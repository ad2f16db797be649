import fc from 'fast-check';
import { acceptedBodies } from '../../http/body-arbitraries.ts';
import type { DocumentedOperation, ServedDocument } from '../document.ts';
import { authorizationOf, authorizations, fittingActor } from './actors.ts';
import { COMMON, CONTENT_TYPES, PARTICULAR } from './fields.ts';
import { type Part, sound, unsound, values, weighted } from './parts.ts';
import { broken, type Payload, payloads } from './payloads.ts';
import { STEPS, type Step } from './templates.ts';

/** A request as it is drawn, with marks in place of what only answers can tell. */
export interface Draft {
  readonly operationId: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: Payload;
  /** Decides which records the marks are filled in with. */
  readonly choice: number;
  /** Whether everything but the body is as the document says. */
  readonly sound: boolean;
}

/** One turn of a session: a request that was drawn, the next step of a review, or an earlier request once more. */
export type Turn = { readonly turn: 'draft'; readonly draft: Draft } | { readonly turn: 'step' | 'again' };

const ODD_TEXTS = [
  '',
  ' ',
  '0',
  '-1',
  '1.5',
  '1e9',
  '99999999999999999999',
  'NaN',
  'true',
  'null',
  'undefined',
  'x',
  'x'.repeat(600),
  '2026-02-30',
  '2026-13-01',
  '2026-10-14T00:00:00.000Z',
  '1899-12-31',
  '2199-Q4',
  '2026-Q5',
  '[]',
  '{}',
  "' or 1=1 --",
  '../..',
  '@{any}',
  'constructor',
  '__proto__',
  '\u0000',
  '\u{1f4a9}',
  'é',
];
/** Escapes that stand for no text. */
const BROKEN_ESCAPES = ['%', '%zz', '%ff', '%ED%A0%80', '%C0%80', '%u0041'];
const UNKNOWN_UUID = '00000000-0000-7000-8000-000000000000';

/** Values that lead somewhere, for parameters whose schema allows far more. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  quarter: ['2026-Q4', '2026-Q3', '2025-Q4'],
  untilQuarter: ['2026-Q4', '2027-Q1'],
  on: ['2026-10-14', '2025-09-02', '2012-12-03'],
  from: ['2025-09-02', '2026-03-31'],
  to: ['2026-10-14'],
  fromVersion: ['1.0.0', '1.1.0'],
  toVersion: ['1.1.0'],
  transition: ['response.recall.unknown', 'recall-type.standard-only.unknown'],
  cursor: ['@{cursor}'],
  after: ['start'],
  region: ['Example Region'],
  deliveryUnit: ['Example Unit'],
  kind: [
    'handover',
    'recall-request',
    'notice-of-reasons',
    'licence-compliance-letter',
    'decision-not-to-recall-letter',
  ],
  vocabulary: ['faults', 'event-types', 'recall-reasons', 'none-of-them'],
  code: ['malformed-request', 'not-found', 'none-of-them'],
  group: ['Example Region'],
};

function queryOf(document: ServedDocument, operation: DocumentedOperation): fc.Arbitrary<Part> {
  const named = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const parts = named.map(({ name, schema, required = false }) => {
    const one = (part: fc.Arbitrary<Part>) =>
      part.map(({ value = '', sound: as }): Part => ({ value: `${name}=${escaped(value)}`, sound: as }));
    const fits = (FITTING[name] ?? []).filter(
      (value) => value.startsWith('@') || document.faults(schema, value).length === 0,
    );
    const good = one(
      fits.length > 0
        ? values(fits).map(sound)
        : acceptedBodies(document.schemas, schema).map((value) => sound(String(value))),
    );
    const any = one(acceptedBodies(document.schemas, schema).map((value) => sound(String(value))));
    const odd = one(values(ODD_TEXTS).map(unsound));
    const twice = good.map(({ value = '' }) => unsound(`${value}&${value}`));
    const brokenEscape = values(BROKEN_ESCAPES).map((value) => unsound(`${name}=${value}`));
    const without = fc.constant(required ? unsound(undefined) : sound(undefined));
    return required
      ? weighted([80, good], [6, any], [6, odd], [2, twice], [2, brokenEscape], [4, without])
      : weighted([25, good], [4, any], [5, odd], [1, twice], [1, brokenEscape], [64, without]);
  });
  const more = weighted(
    [97, fc.constant(sound(undefined))],
    [
      3,
      values(['notKnownHere=1', '=', '&&', '__proto__=x', 'a[b]=c', '%00=1', 'x'.repeat(9_000)]).map(unsound),
    ],
  );
  return fc.tuple(...parts, more).map((drawn) => {
    const given = drawn.flatMap(({ value }) => value ?? []);
    return {
      value: given.length === 0 ? '' : `?${given.join('&')}`,
      sound: drawn.every((part) => part.sound),
    };
  });
}

/** As in an address, but for the marks, which are filled in later. */
function escaped(value: string): string {
  return value.startsWith('@{') ? value : encodeURIComponent(value.toWellFormed());
}

/** The collection whose id a path takes. */
function collectionOf(path: string): string {
  return path === '/v1/rule-book/rules/{id}' ? 'rules' : (/([a-z-]+)\/\{id\}/.exec(path)?.[1] ?? 'any');
}

function pathOf({ path, parameters = [] }: DocumentedOperation): fc.Arbitrary<Part> {
  const names = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
  const parts = names.map((name) =>
    weighted<Part>(
      [
        84,
        (name === 'id' ? fc.constant(`@{${collectionOf(path)}}`) : values(FITTING[name] ?? ['x'])).map(sound),
      ],
      // What is no id is one of a few words, which these are not.
      [5, fc.constant({ value: UNKNOWN_UUID, sound: name === 'id' })],
      [4, fc.constant({ value: '@{any}', sound: name === 'id' })],
      [4, values(ODD_TEXTS).map((value) => unsound(escaped(value)))],
      [2, values(BROKEN_ESCAPES).map(unsound)],
      [1, fc.constant(unsound('x'.repeat(2_000)))],
    ),
  );
  return fc.tuple(...parts).map((drawn) => ({
    value: names.reduce((url, name, index) => url.replace(`{${name}}`, drawn[index]?.value ?? ''), path),
    sound: drawn.every((part) => part.sound),
  }));
}

function headersOf(operation: DocumentedOperation): fc.Arbitrary<readonly (readonly [string, Part])[]> {
  const fieldsOf = (operation.parameters ?? []).filter((parameter) => parameter.in === 'header');
  const documented = new Set(fieldsOf.map(({ name }) => name.toLowerCase()));
  const fields: readonly (readonly [string, fc.Arbitrary<Part>])[] = [
    ...Object.entries(COMMON),
    ...Object.entries(PARTICULAR).filter(([name]) => documented.has(name)),
  ];
  return fc.tuple(
    ...fields.map(([name, part]) => part.map((value): readonly [string, Part] => [name, value])),
  );
}

/** Requests that nothing of the document fits are drawn less often where they cost much. */
const HEAVY: ReadonlySet<string> = new Set([
  'requestSimulation',
  'gatherSubjectAccess',
  'requestBundle',
  'readMetrics',
  'readHealth',
  'readDocument',
]);

function draftsOf(document: ServedDocument, operation: DocumentedOperation): fc.Arbitrary<Draft> {
  const { operationId, method, requestBody } = operation;
  const schema = requestBody?.content['application/json']?.schema;
  const isWrite = method === 'POST' || method === 'PUT';
  const payload: fc.Arbitrary<Payload | undefined> =
    schema === undefined
      ? weighted<Payload | undefined>(
          [92, fc.constant(undefined)],
          [
            isWrite ? 8 : 2,
            fc.oneof(fc.constant({ kind: 'empty object', content: '{}' }), broken(fc.constant('{"a":1}'))),
          ],
        )
      : weighted<Payload | undefined>(
          [97, payloads(operationId, document.schemas, schema)],
          [3, fc.constant(undefined)],
        );
  return (
    fc
      .record({
        path: pathOf(operation),
        query: queryOf(document, operation),
        headers: headersOf(operation),
        contentType: CONTENT_TYPES,
        authorization: authorizations(operationId, operation['x-permissions'] ?? []),
        payload,
        choice: fc.nat(),
      })
      // A draft is made anew for each drawing.
      // oxlint-disable-next-line no-map-spread
      .map(({ path, query, headers, contentType, authorization, payload: body, choice }) => {
        const fields = headers.flatMap(([name, { value }]) =>
          value === undefined ? [] : [[name, value] as const],
        );
        const type = body === undefined ? sound(undefined) : contentType;
        return {
          operationId,
          method,
          url: `${path.value ?? ''}${query.value ?? ''}`,
          headers: {
            ...(authorization === undefined ? {} : { authorization }),
            ...(type.value === undefined ? {} : { 'content-type': type.value }),
            ...Object.fromEntries(fields),
          },
          ...(body === undefined ? {} : { payload: body }),
          choice,
          sound: [path, query, type, ...headers.map(([, part]) => part)].every((part) => part.sound),
        };
      })
  );
}

const made = new WeakMap<ServedDocument, fc.Arbitrary<Turn>>();

/** Turns of a session over every operation of a document, put together once for each document. */
export function turns(document: ServedDocument): fc.Arbitrary<Turn> {
  const found = made.get(document) ?? makeTurns(document);
  made.set(document, found);
  return found;
}

function makeTurns(document: ServedDocument): fc.Arbitrary<Turn> {
  const drafts = fc.oneof(
    ...document.operations.map((operation) => ({
      weight: HEAVY.has(operation.operationId) ? 2 : operation.method === 'GET' ? 6 : 10,
      arbitrary: draftsOf(document, operation),
    })),
  );
  return weighted<Turn>(
    [76, drafts.map((draft) => ({ turn: 'draft', draft }))],
    [20, fc.constant({ turn: 'step' })],
    [4, fc.constant({ turn: 'again' })],
  );
}

/** The request of a step, by whoever it is for, about the newest case. */
export function draftOf(document: ServedDocument, { operationId, body, as, query: given }: Step): Draft {
  const { method, path, parameters = [] } = document.operation(operationId);
  const required = parameters.filter((parameter) => parameter.in === 'query' && parameter.required === true);
  const query = given ?? required.map(({ name }) => `${name}=${FITTING[name]?.[0] ?? ''}`).join('&');
  const tagged = parameters.some(({ name }) => name === 'If-Match');
  const filled = path.replace('{kind}', 'handover').replace('{id}', `@{${collectionOf(path)}}`);
  return {
    operationId,
    method,
    url: query === '' ? filled : `${filled}?${query}`,
    headers: {
      authorization: authorizationOf(as ?? fittingActor(operationId)),
      'idempotency-key': '@{key}',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(tagged ? { 'if-match': '@{tag}' } : {}),
    },
    ...(body === undefined ? {} : { payload: { kind: 'step', content: JSON.stringify(body) } }),
    choice: 1,
    sound: true,
  };
}

/** The step that comes after as many as were taken. */
export function stepAfter(taken: number): Step {
  const step = STEPS[taken % STEPS.length];
  if (step === undefined) {
    throw new Error('there are no steps');
  }
  return step;
}
