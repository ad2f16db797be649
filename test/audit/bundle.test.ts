import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from '../../src/audit/bundle-canonical.ts';
import { parseEntry, readEntry } from '../../src/audit/bundle-entry.ts';
import type { BundleAbout, BundleLine } from '../../src/audit/bundle-format.ts';
import { EntryHasher } from '../../src/audit/bundle-hashing.ts';
import { readBundle } from '../../src/audit/bundle-reader.ts';
import { BundleWriter } from '../../src/audit/bundle-writer.ts';
import { canonicalBytes } from '../../src/audit/canonical.ts';
import { commitTo, leafHash, NO_PREVIOUS, sha256 } from '../../src/audit/hash.ts';
import { BOOK, BOOK_TEXT, EVERYTHING, exampleLog, ORIGIN, writeBundle } from './support/synthetic-log.ts';

async function linesOf(chunks: Iterable<Uint8Array>): Promise<BundleLine[]> {
  const lines: BundleLine[] = [];
  for await (const batch of readBundle(chunks)) {
    lines.push(...batch);
  }
  return lines;
}

/** Whether a text is what `canonicalBytes` makes of its value: the definition that the quick check must agree with. */
function isCanonical(text: string): boolean {
  try {
    return canonicalBytes(JSON.parse(text)).toString('utf8') === text;
  } catch {
    return false;
  }
}

const isQuicklyCanonical = (text: string) => readJson(text)?.canonical ?? false;

describe('the quick check of canonical form', () => {
  it('agrees with canonicalising on every value, however it is written', () => {
    const texts = fc
      .jsonValue({ noUnicodeString: false })
      .chain((value) =>
        fc.constantFrom(JSON.stringify(value), JSON.stringify(value, undefined, 1), canonicalOr(value)),
      );
    fc.assert(
      fc.property(texts, (text) => {
        expect(isQuicklyCanonical(text)).toBe(isCanonical(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('agrees with canonicalising on canonical texts with a character changed, put in or taken out', () => {
    const mutated = fc
      .tuple(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom('', ' ', '"', '\\', '0', '-', '{', '}', ',', 'e', '\ud800'),
      )
      .map(([value, at, put]) => {
        const text = canonicalOr(value);
        const place = at % (text.length + 1);
        return [
          text.slice(0, place) + put + text.slice(place + 1),
          text.slice(0, place) + put + text.slice(place),
        ];
      });
    fc.assert(
      fc.property(mutated, (texts) => {
        expect(texts.map(isQuicklyCanonical)).toEqual(texts.map(isCanonical));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '{"10":1,"9":2}',
    '{"9":2,"10":1}',
    '-0',
    '0',
    '1e21',
    '1e+21',
    '9007199254740991',
    '9007199254740992',
    '1.0',
    '1e-7',
    '"\\u00e9"',
    '"é"',
    '"\\ud800"',
    '"\\ud83d\\ude00"',
    '"\\\\ud800"',
    '"\\u000b"',
    '"\\u000B"',
    '"\u007f"',
    '{"__proto__":1}',
    '{"__proto__":{"b":1,"a":2}}',
    '{"a":1,"a":1}',
    '{"ﬀ":1,"😀":2}',
    '{"😀":2,"ﬀ":1}',
    '{"constructor":[],"toString":null}',
    '',
    'undefined',
    ' 1',
    '[1,]',
  ])('agrees with canonicalising on %j', (text) => {
    expect(isQuicklyCanonical(text)).toBe(isCanonical(text));
  });

  it('refuses what is nested too deeply to be written, instead of failing', () => {
    const text = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(isQuicklyCanonical(text)).toBe(false);
  });
});

function canonicalOr(value: unknown): string {
  try {
    return canonicalBytes(value).toString('utf8');
  } catch {
    return JSON.stringify(value);
  }
}

describe('the hashes that a verification makes', () => {
  it('are the leaf hash and the commitment of the trail, for bytes of any length', () => {
    const hasher = new EntryHasher();
    for (const length of [0, 1, 600, 65_503, 65_504, 65_535, 65_536, 200_000]) {
      const bytes = Buffer.alloc(length, 7);
      const salt = Buffer.alloc(32, length % 251);
      expect(hasher.leaf(bytes)).toBe(leafHash(bytes).toString('hex'));
      expect(hasher.commitment(salt, bytes)).toBe(commitTo(bytes, salt));
    }
  });
});

describe('an entry', () => {
  const FULL = {
    about: [{ id: 'licence-1', kind: 'licence', version: 1 }],
    act: 'licence-read',
    actor: { kind: 'person', subject: 'subject-1' },
    at: '2026-11-20T09:00:00.000Z',
    content: 'a'.repeat(64),
    correlationId: 'correlation-1',
    id: 'entry-1',
    index: 3,
    licence: 'licence-1',
    outcome: 'same',
    permission: 'licence:read',
    previous: 'b'.repeat(64),
    query: ['crn', 'period'],
    recipient: 'system-1',
    schema: 1,
  };
  const RARE = { ...FULL, authority: 'court-order', range: { from: 0, until: 4 }, refused: 'forbidden' };
  const OUTSIDE = { ...FULL, index: undefined, licence: undefined, previous: NO_PREVIOUS };

  it.each([
    ['in a chain', FULL],
    ['with the members that are rare', RARE],
    ['outside every chain', OUTSIDE],
    ['about nothing', { ...OUTSIDE, about: [], query: [] }],
    ['with texts that need escapes', { ...FULL, id: 'a "quoted" \\ id', correlationId: 'é😀\n' }],
    ['with an index of 16 digits', { ...FULL, index: Number.MAX_SAFE_INTEGER }],
  ])('is read as it was written: %s', (_what, entry) => {
    const bytes = canonicalBytes(entry);
    const { id, licence, index, previous, act, at, content } = entry;
    const reading = readEntry(bytes);
    expect(reading).toMatchObject({ check: 'ok', entry: { id, previous, act, at, content } });
    expect(reading).toMatchObject(licence === undefined ? {} : { entry: { licence, index } });
    expect(parseEntry(bytes.toString('utf8'))).toMatchObject({ check: 'ok' });
  });

  it.each<[string, string, object]>([
    ['an unknown member', 'zeal', { ...FULL, zeal: 1 }],
    ['an unknown act', 'act', { ...FULL, act: 'licence-lost' }],
    ['a name of every object as an act', 'act', { ...FULL, act: 'constructor' }],
    ['no act', 'act', { ...FULL, act: undefined }],
    ['an index of its own, without a licence', 'licence', { ...OUTSIDE, index: 0 }],
    ['a licence without an index', 'index', { ...OUTSIDE, licence: 'licence-1' }],
    ['something before it, outside every chain', 'previous', { ...OUTSIDE, previous: 'b'.repeat(64) }],
    ['a broken index', 'index', { ...FULL, index: 0.5 }],
    ['a negative index', 'index', { ...FULL, index: -1 }],
    ['another schema', 'schema', { ...FULL, schema: 2 }],
    ['a hash in capitals', 'previous', { ...FULL, previous: 'B'.repeat(64) }],
    ['a month that is none', 'at', { ...FULL, at: '2026-13-20T09:00:00.000Z' }],
    ['a time without milliseconds', 'at', { ...FULL, at: '2026-11-20T09:00:00Z' }],
    ['an actor with a name', 'actor', { ...FULL, actor: { ...FULL.actor, name: 'Example Person' } }],
    ['an unknown kind of subject', 'about', { ...FULL, about: [{ id: 'x', kind: 'person' }] }],
    ['a subject with more to it', 'about', { ...FULL, about: [{ id: 'x', kind: 'recall', note: 'x' }] }],
    ['a list for a subject', 'about', { ...FULL, about: [[]] }],
    ['an unknown criterion', 'query', { ...FULL, query: ['name'] }],
    ['a range that ends before it begins', 'range', { ...FULL, range: { from: 2, until: 1 } }],
    ['an unknown authority', 'authority', { ...FULL, authority: 'habit' }],
    ['an unknown reason to refuse', 'refused', { ...FULL, refused: 'mood' }],
    ['an unknown outcome', 'outcome', { ...FULL, outcome: 'similar' }],
    ['an empty id', 'id', { ...FULL, id: '' }],
    ['null for a member that may be absent', 'recipient', { ...FULL, recipient: null }],
    ['nothing in it', 'about', {}],
  ])('is none with %s', (_what, member, entry) => {
    expect(readEntry(canonicalBytes(entry))).toEqual({ check: 'entry-members', member });
  });

  it.each([
    ['{', 'entry-not-json'],
    ['', 'entry-not-json'],
    ['\ufeff{}', 'entry-not-json'],
    ['{ }', 'entry-not-canonical'],
    ['[]', 'entry-members'],
    ['1', 'entry-members'],
  ])('is none when its bytes are %j', (text, check) => {
    expect(readEntry(Buffer.from(text)).check).toBe(check);
  });

  it('is none when its bytes are not UTF-8, and when they were written in another order or with spaces', () => {
    const text = canonicalBytes(FULL).toString('utf8');
    expect(readEntry(Buffer.from(text.replace('entry-1', 'entry-é'), 'latin1')).check).toBe('entry-not-json');
    expect(readEntry(Buffer.from(JSON.stringify(FULL, undefined, 1))).check).toBe('entry-not-canonical');
    const turned = Object.fromEntries(Object.entries(FULL).toReversed());
    expect(readEntry(Buffer.from(JSON.stringify(turned))).check).toBe('entry-not-canonical');
  });

  it('is judged alike by the quick way and by the plain way, whatever character of it is changed', () => {
    const texts = [FULL, RARE, OUTSIDE].map((entry) => canonicalBytes(entry).toString('utf8'));
    const mutated = fc
      .tuple(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.constantFrom('', '"', '0', '9', 'a', '-', '\\', ',', ' ', '\u0000'),
      )
      .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1));
    fc.assert(
      fc.property(mutated, (text) => {
        expect(readEntry(Buffer.from(text)).check).toBe(parseEntry(text).check);
      }),
      { numRuns: 3_000 },
    );
  });
});

/** The lines of the tree, each by its tag and a subtree by its level. */
const treeLines = (bundle: Buffer) =>
  bundle
    .toString('utf8')
    .split('\n')
    .filter((line) => /^(subtree|entry)/.test(line))
    .map((line) =>
      line
        .split(' ')
        .slice(0, line.startsWith('entry') ? 1 : 2)
        .join(' '),
    );

const nowhere = async () => undefined;

describe('the writer of a bundle', () => {
  const about: BundleAbout = { origin: ORIGIN, treeSize: 13, scope: EVERYTHING, withContent: true };
  const log = exampleLog();
  const plan = {
    about,
    keys: [],
    checkpoints: [{ size: 13, note: log.checkpoint() }],
    splitAt: [],
    hashesOf: async (nodes: readonly { level: number; index: number }[]) =>
      nodes.map((node) => log.hashOf(node)),
  };
  it('stands in for leaves by the largest subtrees, none of them across a size that has to be computed', async () => {
    expect(treeLines(await writeBundle(plan, async () => undefined))).toEqual([
      'subtree 3',
      'subtree 2',
      'subtree 0',
    ]);
    const split = { ...plan, splitAt: [6, 13, 99] };
    expect(treeLines(await writeBundle(split, async (writer) => writer.leaf(9, Buffer.from('{}'))))).toEqual([
      'subtree 2',
      'subtree 1',
      'subtree 1',
      'subtree 0',
      'entry',
      'subtree 1',
      'subtree 0',
    ]);
  });

  it('says how many lines and bytes it made, and their SHA-256, in pieces of about 64 KiB', async () => {
    const pieces: Buffer[] = [];
    const writer = new BundleWriter({
      ...plan,
      sink: async (piece) => {
        pieces.push(piece);
      },
    });
    const content = { state: 'held' as const, salt: Buffer.alloc(32), bytes: Buffer.alloc(30_000, 'x') };
    for (let index = 0; index < 13; index += 1) {
      await writer.leaf(index, Buffer.from('{}'), content);
    }
    const written = await writer.finish();
    const bundle = Buffer.concat(pieces);
    expect(written).toEqual({
      lines: bundle.toString('utf8').split('\n').length - 1,
      length: bundle.length,
      sha256: sha256(bundle).toString('hex'),
    });
    expect(pieces.length).toBeGreaterThan(4);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
  });

  it('gives back what it was given, bytes that cannot stand in a line among them', async () => {
    const odd = [Buffer.from('a\nb'), Buffer.from([0xff, 0x00]), Buffer.alloc(0), Buffer.from(' \r\u2028é')];
    const salt = Buffer.alloc(32, 5);
    const bundle = await writeBundle(plan, async (writer) => {
      for (const [index, bytes] of odd.entries()) {
        await writer.leaf(index, bytes, { state: 'held', salt, bytes });
      }
      await writer.leaf(4, Buffer.from('{}'), { state: 'absent' });
      await writer.ruleBook(BOOK, BOOK_TEXT);
    });
    const lines = await linesOf([bundle]);
    const entries = lines.filter((line) => line.tag === 'entry').map(({ bytes }) => bytes);
    const contents = lines.filter((line) => line.tag === 'content');
    expect(entries).toEqual([...odd, Buffer.from('{}')]);
    expect(contents.map(({ bytes }) => bytes)).toEqual(odd);
    expect(contents.every((line) => line.salt.equals(salt) && !line.needlessBase64)).toBe(true);
    expect(lines.filter(({ tag }) => tag === 'malformed')).toEqual([]);
    expect(lines.find(({ tag }) => tag === 'rule-book')).toMatchObject({ book: BOOK, text: BOOK_TEXT });
    expect(lines.find(({ tag }) => tag === 'about')).toMatchObject({ about });
  });

  const start = (more: object = {}) => new BundleWriter({ ...plan, sink: nowhere, ...more });

  it('refuses what the format has no place for', async () => {
    const leaf = Buffer.from('{}');
    await expect(start().leaf(13, leaf)).rejects.toThrow(RangeError);
    await expect(
      start().leaf(0, leaf, { state: 'held', salt: Buffer.alloc(31), bytes: leaf }),
    ).rejects.toThrow(RangeError);
    await expect(start({ hashesOf: async () => [] }).leaf(1, leaf)).rejects.toThrow(RangeError);
    await expect(start({ hashesOf: async () => [Buffer.alloc(31)] }).leaf(1, leaf)).rejects.toThrow(
      RangeError,
    );
    await expect(start().ruleBook({ ...BOOK, version: '1 0' }, BOOK_TEXT)).rejects.toThrow(RangeError);
    await expect(start().ruleBook(BOOK, Buffer.from('a\nb'))).rejects.toThrow(RangeError);
    const second = start();
    await second.leaf(2, leaf);
    await expect(second.leaf(2, leaf)).rejects.toThrow(RangeError);
    await second.ruleBook(BOOK, BOOK_TEXT);
    await expect(second.leaf(3, leaf)).rejects.toThrow(RangeError);
    await second.finish();
    await expect(second.finish()).rejects.toThrow(RangeError);
    expect(() => start({ checkpoints: [] })).toThrow(RangeError);
    expect(() => start({ checkpoints: [{ size: 12, note: '' }] })).toThrow(RangeError);
    expect(() => start({ splitAt: [0.5] })).toThrow(RangeError);
    expect(() => start({ keys: ['two words'] })).toThrow(RangeError);
    expect(() => start({ about: { ...about, scope: { licenceIds: [] } } })).toThrow(RangeError);
  });
});

describe('the reader of a bundle', () => {
  it('reads the same lines, and the same digest, in whatever pieces the bytes come', async () => {
    const bundle = await exampleLog().bundle({ scope: EVERYTHING });
    const whole = await linesOf([bundle]);
    const pieces = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pieces, async (lengths) => {
        const chunks: Buffer[] = [];
        for (let at = 0, turn = 0; at < bundle.length; turn += 1) {
          const length = lengths[turn % lengths.length] ?? 1;
          chunks.push(bundle.subarray(at, at + length));
          at += length;
        }
        expect(await linesOf(chunks)).toEqual(whole);
      }),
      { numRuns: 30 },
    );
    expect(whole.at(-1)).toMatchObject({ tag: 'end', claimed: expect.anything() });
  });

  it.each([
    'entry',
    'erased ',
    'unknown x',
    'subtree 53 '.padEnd(75, '0'),
    'subtree 01 '.padEnd(75, '0'),
    `subtree 0 ${'A'.repeat(64)}`,
    `content ${'0'.repeat(63)} {}`,
    `content ${'0'.repeat(64)}`,
    `content ${'0'.repeat(63)}G {}`,
    `content ${'0'.repeat(63)}A {}`,
    `content-base64 ${'0'.repeat(64)} e30`,
    'entry-base64 ',
    'entry-base64 e31=',
    'about {}',
    'about {"origin":"x","scope":{"licenceIds":["a"]},"treeSize":1,"withContent":true,"zeal":1}',
    'about {"origin":"x","scope":{"licenceIds":[]},"treeSize":1,"withContent":true}',
    'about {"origin":"x","scope":{"licenceIds":["a"]},"treeSize":-1,"withContent":true}',
    'about {"origin":"x","scope":{"from":"2026-11-20T09:00:00.000Z","until":"2026-11-20T09:00:00.000Z"},"treeSize":1,"withContent":true}',
    'about {"withContent":true,"treeSize":1,"scope":{"licenceIds":["a"]},"origin":"x"}',
    'checkpoint note',
    'checkpoint {"a":1}',
    'checkpoint "\\u006e"',
    'rule-book {"digest":"x","kernel":"1","version":"1"} {}',
    'rule-book text',
    'end 1',
    `end 01 ${'0'.repeat(64)}`,
    `end 9007199254740993 ${'0'.repeat(64)}`,
    '',
    ' ',
  ])('takes %j for no line of the format, and goes on', async (text) => {
    const lines = await linesOf([Buffer.from(`${text}\nerased\n`)]);
    expect(lines).toMatchObject([
      { tag: 'malformed', line: 1 },
      { tag: 'erased', line: 2 },
    ]);
  });

  it('says that a file ends within a line', async () => {
    expect(await linesOf([Buffer.from('erased\nera')])).toMatchObject([
      { tag: 'erased' },
      { tag: 'malformed', line: 2 },
    ]);
    expect(await linesOf([])).toEqual([]);
  });

  it('leaves out a line beyond 64 MiB and still has the digest of the whole', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const long = Array.from({ length: 65 }, () => piece);
    const lines = await linesOf([...long, Buffer.from(`\nend 1 ${'0'.repeat(64)}\n`)]);
    const expected = sha256(Buffer.concat([...long, Buffer.from('\n')])).toString('hex');
    expect(lines).toMatchObject([
      { tag: 'malformed', line: 1 },
      { tag: 'end', line: 2, counted: { lines: 1, sha256: expected } },
    ]);
  });
});
