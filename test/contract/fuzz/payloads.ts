import fc from 'fast-check';
import { acceptedBodies, flawedBodies, type Schemas } from '../../http/body-arbitraries.ts';
import { TEMPLATES } from './templates.ts';

/** A body as it is sent, and how it came about. */
export interface Payload {
  readonly kind: string;
  readonly content: string | Buffer;
}

/** Stands for JSON text that no value gives; what is between takes the place of the text with its quotation marks. */
const raw = (text: string) => `<raw>${text}</raw>`;
const RAW = /"<raw>(.*?)<\/raw>"/g;

/** What may stand in place of a value. */
const ODDITIES: readonly unknown[] = [
  null,
  [],
  {},
  '',
  ' ',
  0,
  -1,
  1.5,
  true,
  false,
  1e300,
  -1e300,
  Number.MAX_SAFE_INTEGER,
  raw('1e400'),
  raw('-1e400'),
  raw('1e-400'),
  raw('-0'),
  raw('9007199254740993'),
  raw('123456789012345678901234567890'),
  raw('"\\ud83d"'),
  raw('"\\u0000"'),
  'a\u0000b',
  'a\ud800b',
  '\udc00',
  '\ufeff',
  '\u202eexample',
  'e\u0301',
  '\u{1f4a9}'.repeat(50),
  'x'.repeat(300),
  'x'.repeat(20_000),
  "'; drop table cases; --",
  '%00%ff',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '{{constructor}}',
  '__proto__',
  'constructor',
  'toString',
  '0',
  'true',
  'null',
  'unknown',
  'not-in-it',
  '2026-02-30',
  '1899-12-31',
  '0001-01-01',
  '2200-12-31',
  '9999-12-31',
  '2026-10-14',
  '2026-10-14T00:00:00.000Z',
  '0000-01-01T00:00:00.000Z',
  '2026-10-14T24:00:00.000Z',
  '+275760-09-13T00:00:00.000Z',
  '@{any}',
  '@{licences}',
  '@{breach-events}',
  '@{considerations}',
  '@{fresh}',
  ['@{any}', '@{any}'],
  Array.from({ length: 201 }, (_, index) => index),
  Array.from({ length: 100 }, () => 'x'),
  { id: '@{any}' },
];
const NAMES = ['notKnownHere', 'constructor', '__proto__', 'toString', '', 'id', 'version', 'a\u0000b', 'ID'];

type Path = readonly string[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  return typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([token, part]) => pathsOf(part, [...path, token]))]
    : [path];
}

/** Changes the value at a path; what is given back as undefined is taken away. */
function changed(value: unknown, [token, ...rest]: Path, change: (found: unknown) => unknown): unknown {
  if (token === undefined) {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      const next = String(index) === token ? changed(item, rest, change) : item;
      return next === undefined ? [] : [next];
    });
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, part]) => [
          name,
          name === token ? changed(part, rest, change) : part,
        ]),
      )
    : value;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (within, token) =>
      typeof within === 'object' && within !== null
        ? Object.entries(within).find(([name]) => name === token)?.[1]
        : undefined,
    value,
  );
}

/** One change to a body, drawn by three numbers. */
function mutated(body: unknown, [where, how, which]: readonly [number, number, number]): unknown {
  const paths = pathsOf(body);
  const path = paths[where % paths.length] ?? [];
  const from = paths[which % paths.length] ?? [];
  const name = NAMES[which % NAMES.length] ?? '';
  switch (how % 9) {
    case 0:
      return changed(body, path, () => undefined);
    case 1:
      return changed(body, path, () => valueAt(body, from));
    case 2:
      return changed(body, path, (found) => [found]);
    case 3:
      return changed(body, path, (found) =>
        Array.isArray(found) ? [...found, ...found] : { ...Object(found), [name]: found },
      );
    case 4:
      return changed(body, path, (found) =>
        typeof found === 'object' && found !== null && !Array.isArray(found)
          ? Object.fromEntries([...Object.entries(found), [name, 'x']])
          : String(found),
      );
    default:
      return changed(body, path, () => ODDITIES[which % ODDITIES.length]);
  }
}

const text = (body: unknown) =>
  (JSON.stringify(body) ?? '').replaceAll(RAW, (_all, inner: string) => inner.replaceAll(/\\(["\\])/g, '$1'));

/** Members that hold ids of records, and where those records are. */
const HOLDS: Readonly<Record<string, string>> = {
  licenceId: 'licences',
  licenceIds: 'licences',
  considerationId: 'considerations',
  promptedBy: 'breach-events',
  eventsReliedOn: 'breach-events',
};

/** The same value with ids of records where it names records. */
function linked(value: unknown, within?: string): unknown {
  if (typeof value === 'string') {
    return within === undefined ? value : `@{${within}}`;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown) => linked(item, within));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, linked(part, HOLDS[name])]))
    : value;
}

/** Bodies of an operation: as it documents them, with something wrong in a place, and texts that are no JSON at all. */
export function payloads(operationId: string, schemas: Schemas, schema: unknown): fc.Arbitrary<Payload> {
  const templates = fc.constantFrom(...(TEMPLATES[operationId] ?? [{}]));
  const texts = templates.map(text);
  const draw = fc.tuple(fc.nat(), fc.nat(), fc.nat());
  const kinds: readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<Payload> }[] = [
    { weight: 34, arbitrary: texts.map((content) => ({ kind: 'template', content })) },
    {
      weight: 26,
      arbitrary: fc
        .tuple(templates, fc.array(draw, { minLength: 1, maxLength: 3 }))
        .map(([body, draws]) => ({ kind: 'mutated', content: text(draws.reduce<unknown>(mutated, body)) })),
    },
    {
      weight: 14,
      arbitrary: acceptedBodies(schemas, schema).map((body) => ({
        kind: 'accepted',
        content: text(linked(body)),
      })),
    },
    {
      weight: 14,
      arbitrary: flawedBodies(schemas, schema).map(({ flaw, text: content }) => ({
        kind: `flawed: ${flaw}`,
        content,
      })),
    },
    { weight: 10, arbitrary: broken(texts) },
  ];
  return fc.oneof(...kinds);
}

const of = (kind: string, content: string | Buffer): fc.Arbitrary<Payload> => fc.constant({ kind, content });

/** Texts that are no JSON, or JSON that nobody would write. */
export function broken(texts: fc.Arbitrary<string>): fc.Arbitrary<Payload> {
  const made = (kind: string, make: (content: string, at: number) => string | Buffer) =>
    fc.tuple(texts, fc.nat()).map(([content, at]): Payload => ({ kind, content: make(content, at) }));
  return fc.oneof(
    made('truncated', (content, at) => content.slice(0, at % Math.max(content.length, 1))),
    made('with more after it', (content) => `${content} {}`),
    made('with a byte order mark', (content) => `\ufeff${content}`),
    made('with a byte that is no UTF-8', (content, at) => {
      const bytes = Buffer.from(content);
      bytes[at % bytes.length] = 0xff;
      return bytes;
    }),
    made('in UTF-16', (content) => Buffer.from(content, 'utf16le')),
    made('a member said twice', (content) =>
      // What has no member is given one.
      content.includes('":') ? content.replace(/\{("[^"]*":)/, '{$1null,$1') : '{"a":1,"a":2}',
    ),
    made('one character changed', (content, at) => {
      const place = at % Math.max(content.length, 1);
      return `${content.slice(0, place)}${String.fromCharCode(at % 128)}${content.slice(place + 1)}`;
    }),
    made('single quotation marks', (content) => content.replaceAll('"', "'")),
    made('white space around', (content) => `\n\t ${content} \r\n`),
    fc.json().map((content): Payload => ({ kind: 'any JSON', content })),
    fc.string({ unit: 'binary', maxLength: 40 }).map((content): Payload => ({ kind: 'any text', content })),
    fc
      .integer({ min: 20, max: 5_000 })
      .map((depth): Payload => ({ kind: 'deep', content: `${'{"a":['.repeat(depth)}${']}'.repeat(depth)}` })),
    of('nothing', ''),
    of('null', 'null'),
    of('a text', '"example"'),
    of('a list', '[]'),
    of('a number', '1e400'),
    of('not a number', 'NaN'),
    of('a prototype', '{"__proto__":{"asAt":"2026-10-14"}}'),
    of('a zero byte', '{"a":"\u0000"}'),
  );
}
