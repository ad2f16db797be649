import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import {
  AUDIT_ACTS,
  appendToChain,
  CanonicalFormError,
  type ChainHead,
  canonicalBytes,
  commitTo,
  EMPTY_CHAIN,
  type EntryDraft,
  type KeptEntry,
  LOGGED_OPERATIONS,
  leafHash,
  NO_PREVIOUS,
  newSalt,
  opensCommitment,
  operationsOf,
  sealOutsideChains,
  verifyChain,
} from '../../src/audit/index.ts';

describe('the hash of an entry', () => {
  // RFC 6962 section 2.1, the values that transparency logs publish for the empty leaf and for `L123456`.
  it('is the leaf hash of RFC 6962', () => {
    expect(leafHash(new Uint8Array()).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    );
    expect(leafHash(Buffer.from('L123456')).toString('hex')).toBe(
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    );
  });
});

function canonicalText(value: unknown): string {
  return canonicalBytes(value).toString('utf8');
}

/** A whole number beyond 2^53 is refused, in whatever order it comes. */
function textOrRefusal(value: unknown): string {
  try {
    return canonicalText(value);
  } catch (error) {
    if (error instanceof CanonicalFormError) {
      return 'refused';
    }
    throw error;
  }
}

describe('the bytes of an entry', () => {
  it('are those of RFC 8785: members by UTF-16 code units, numbers and escapes in their one form', () => {
    expect(
      canonicalText({ numbers: [333333333.5, 4.5, 2e-3, 1e-6, 1e-27], literals: [null, true, false] }),
    ).toBe('{"literals":[null,true,false],"numbers":[333333333.5,4.5,0.002,0.000001,1e-27]}');
    expect(canonicalText({ '€': 1, '\r': 2, '\u{1f600}': 3, '\ufb33': 4, '1': 5, ö: 6 })).toBe(
      '{"\\r":2,"1":5,"ö":6,"€":1,"\u{1f600}":3,"\ufb33":4}',
    );
    expect(canonicalText('\u000f\n"\\/\u007f')).toBe('"\\u000f\\n\\"\\\\/\u007f"');
    expect(canonicalText({ absent: undefined, zero: -0 })).toBe('{"zero":0}');
  });

  it('is written alike by the engine where that can be told, and by the package everywhere', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '0',
        '10',
        '9',
        '-1',
        '01',
        '4294967295',
        '__proto__',
        'constructor',
        'a',
        'B',
        'ab',
        '\u{1f600}',
        '\ufb33',
      ),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5, depthSize: 'large' },
        fc.oneof(
          fc.constantFrom(null, true, false, '', '\\ud800', 'a\u2028b', '\u007f', -0, 5e-324, 1e-7),
          fc.string({ unit: 'binary' }),
          fc.maxSafeInteger(),
          fc.double({ noNaN: true, min: -1e6, max: 1e6 }),
        ),
        fc.array(tie('value'), { maxLength: 4 }),
        fc
          .uniqueArray(fc.tuple(name, fc.option(tie('value'), { nil: undefined, freq: 6 })), {
            maxLength: 6,
            selector: ([member]) => member,
          })
          .map((members) => Object.fromEntries(members)),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        fc.pre(textOrRefusal(one) !== 'refused');
        expect(canonicalText(one)).toBe(canonicalize(one));
      }),
      { numRuns: 400 },
    );
  });

  it('do not depend on the order in which members were set', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { noNullPrototype: true }),
        (value) => {
          const turned = Object.fromEntries(Object.entries(value).toReversed());
          expect(textOrRefusal(turned)).toBe(textOrRefusal(value));
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    ['a lone surrogate in a value', { a: ['\ud800'] }, '/a/0'],
    ['a lone surrogate in a name', { 'x\udfff': 1 }, '/x\udfff'],
    ['NaN', { a: { 'b/c': Number.NaN } }, '/a/b~1c'],
    ['infinity', [Number.POSITIVE_INFINITY], '/0'],
    ['an integer that a double cannot hold exactly', { n: 2 ** 53 }, '/n'],
    ['a bigint', { n: 1n }, '/n'],
    ['a missing list item', { list: [1, undefined] }, '/list/1'],
    ['a date object', { on: new Date(0) }, '/on'],
    ['nothing', undefined, ''],
  ])('are refused to %s, naming the place', (_what, value, path) => {
    const attempt = () => canonicalBytes(value);
    expect(attempt).toThrow(CanonicalFormError);
    expect(attempt).toThrow(expect.objectContaining({ path }));
  });
});

describe('a commitment', () => {
  it('opens with its content and salt, and with nothing else', () => {
    const content = Buffer.from('{"description":"synthetic"}');
    const salt = newSalt();
    const commitment = commitTo(content, salt);
    expect(opensCommitment(commitment, content, salt)).toBe(true);
    expect(opensCommitment(commitment, Buffer.from('{"description":"Synthetic"}'), salt)).toBe(false);
    expect(opensCommitment(commitment, content, newSalt())).toBe(false);
    expect(opensCommitment(commitment.slice(2), content, salt)).toBe(false);
  });

  it('is SHA-256 of salt and content, and another one each time', () => {
    const content = Buffer.from('abc');
    expect(commitTo(content, Buffer.alloc(32))).toBe(
      '365aa7d8f7f9402c4b9434502b4cc89ddb09fe50d7cd95b493b834c62d5a5370',
    );
    expect(commitTo(content, newSalt())).not.toBe(commitTo(content, newSalt()));
    expect(() => commitTo(content, Buffer.alloc(31))).toThrow(RangeError);
  });
});

describe('the closed list of acts', () => {
  it('maps every act to an operation that section 62 of the Data Protection Act 2018 names', () => {
    expect(LOGGED_OPERATIONS).toHaveLength(6);
    for (const operation of Object.values(AUDIT_ACTS)) {
      expect(LOGGED_OPERATIONS).toContain(operation);
    }
  });

  it('counts what another system reads as disclosed to it', () => {
    expect(new Set(Object.values(AUDIT_ACTS))).toEqual(new Set(LOGGED_OPERATIONS));
    expect(operationsOf({ act: 'licence-read' })).toEqual(['consultation']);
    expect(operationsOf({ act: 'bundle-read', recipient: 'inspector-1' })).toEqual(['disclosure']);
    expect(operationsOf({ act: 'content-erased' })).toEqual(['erasure']);
    expect(operationsOf({ act: 'access-refused', refused: 'forbidden' })).toEqual([]);
    expect(operationsOf({ act: 'licence-read', recipient: 'system-1' })).toEqual(['disclosure']);
    expect(operationsOf({ act: 'recommendation-made', recipient: 'system-1' })).toEqual([
      'combination',
      'disclosure',
    ]);
  });
});

const LICENCE = 'licence-1';

function draft(number: number, more: Partial<EntryDraft> = {}): EntryDraft {
  return {
    id: `entry-${number}`,
    act: number === 0 ? 'licence-registered' : 'licence-read',
    at: `2026-11-20T09:00:00.${String(number).padStart(3, '0')}Z`,
    actor: { subject: 'subject-1', kind: 'person' },
    correlationId: 'correlation-1',
    about: [{ kind: 'licence', id: LICENCE, version: 1 }],
    ...more,
  };
}

function chainOf(
  drafts: readonly EntryDraft[],
  licence = LICENCE,
): { entries: KeptEntry[]; head: ChainHead } {
  let head = EMPTY_CHAIN;
  const entries: KeptEntry[] = [];
  for (const next of drafts) {
    const appended = appendToChain(next, licence, head);
    entries.push({ bytes: appended.sealed.bytes, hash: appended.sealed.hash });
    head = appended.head;
  }
  return { entries, head };
}

const DRAFTS = [0, 1, 2, 3, 4].map((number) => draft(number));

/** The entry at a place with its bytes rewritten, and its hash made to fit. */
function forge(entry: KeptEntry | undefined, rewrite: (text: string) => string): KeptEntry {
  const bytes = Buffer.from(rewrite(Buffer.from(entry?.bytes ?? []).toString('utf8')), 'utf8');
  return { bytes, hash: leafHash(bytes).toString('hex') };
}

const nameAnotherActor = (entry: string) => entry.replace('subject-1', 'subject-2');

describe('a chain', () => {
  it('starts from 64 zeros and verifies as it was written, to its head', () => {
    const { entries, head } = chainOf(DRAFTS);
    expect(verifyChain(entries, head)).toEqual([]);
    expect(verifyChain([], EMPTY_CHAIN)).toEqual([]);
    const first: unknown = JSON.parse(Buffer.from(entries[0]?.bytes ?? []).toString('utf8'));
    expect(first).toMatchObject({ schema: 1, licence: LICENCE, index: 0, previous: NO_PREVIOUS });
  });

  it('shows every single changed bit, at the entry it is in', () => {
    const { entries } = chainOf(DRAFTS);
    const lengths = entries.map(({ bytes }) => bytes.length);
    fc.assert(
      fc.property(
        fc.nat({ max: entries.length - 1 }).chain((position) =>
          fc.record({
            position: fc.constant(position),
            byte: fc.nat({ max: (lengths[position] ?? 1) - 1 }),
            bit: fc.nat({ max: 7 }),
          }),
        ),
        ({ position, byte, bit }) => {
          const altered = entries.map((entry, place) => {
            const bytes = Buffer.from(entry.bytes);
            if (place === position) {
              bytes.writeUInt8(bytes.readUInt8(byte) ^ (1 << bit), byte);
            }
            return { bytes, hash: entry.hash };
          });
          expect(verifyChain(altered)).toContainEqual({ position, problem: 'hash-differs' });
        },
      ),
    );
  });

  it('shows an entry rewritten together with its hash, at the next one or at the head', () => {
    const { entries, head } = chainOf(DRAFTS);
    const inside = entries.with(2, forge(entries[2], nameAnotherActor));
    expect(verifyChain(inside)).toEqual([{ position: 3, problem: 'link-broken' }]);
    const last = entries.with(4, forge(entries[4], nameAnotherActor));
    expect(verifyChain(last)).toEqual([]);
    expect(verifyChain(last, head)).toEqual([{ position: 5, problem: 'head-differs' }]);
  });

  it('shows an entry taken out, put in twice or moved, and a tail cut off', () => {
    const { entries, head } = chainOf(DRAFTS);
    expect(verifyChain(entries.toSpliced(1, 1))).toContainEqual({ position: 1, problem: 'index-differs' });
    const [first] = entries;
    const doubled = first === undefined ? entries : entries.toSpliced(1, 0, first);
    expect(verifyChain(doubled)).toContainEqual({ position: 1, problem: 'id-repeated' });
    expect(verifyChain(entries.toReversed())).toContainEqual({ position: 0, problem: 'index-differs' });
    expect(verifyChain(entries.slice(0, 3))).toEqual([]);
    expect(verifyChain(entries.slice(0, 3), head)).toEqual([{ position: 3, problem: 'head-differs' }]);
  });

  it('shows an entry of another case, and one that claims to be earlier than the one before', () => {
    const { entries } = chainOf(DRAFTS);
    const { entries: others } = chainOf(DRAFTS, 'licence-2');
    expect(verifyChain(entries.with(1, others[1] ?? forge(undefined, () => '')))).toContainEqual({
      position: 1,
      problem: 'licence-differs',
    });
    const backwards = chainOf([draft(0), draft(1, { at: '2026-11-19T09:00:00.000Z' })]);
    expect(verifyChain(backwards.entries)).toEqual([{ position: 1, problem: 'time-goes-back' }]);
  });

  it.each([
    ['not JSON', () => '{', 'not-json'],
    ['not in canonical form', (text: string) => text.replace('{', '{ '), 'not-canonical'],
    ['with a member twice', (text: string) => text.replace('{', '{"about":[],'), 'not-canonical'],
    ['without its act', (text: string) => text.replace(/"act":"[^"]*",/, ''), 'not-an-entry'],
    [
      'with an act not on the list',
      (text: string) => text.replace('licence-read', 'licence-lost'),
      'not-an-entry',
    ],
    ['of an unknown schema', (text: string) => text.replace('"schema":1', '"schema":2'), 'not-an-entry'],
    ['outside the chain', () => sealOutsideChains(draft(4)).bytes.toString('utf8'), 'not-an-entry'],
  ])('shows an entry that is %s', (_what, rewrite, problem) => {
    const { entries } = chainOf(DRAFTS);
    const altered = entries.with(4, forge(entries[4], rewrite));
    expect(verifyChain(altered)).toEqual([{ position: 4, problem }]);
  });
});
