import { spawnSync } from 'node:child_process';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Checkpoint,
  faultOfLog,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from '../../src/audit/checkpoint.ts';
import { addCosignatures, cosigner } from '../../src/audit/cosignature.ts';
import { leafHash } from '../../src/audit/hash.ts';
import { checkLogProof, formatLogProof, type LogProof, parseLogProof } from '../../src/audit/log-proof.ts';
import {
  FormatError,
  formatNote,
  formatSignature,
  type NoteSignature,
  noteSigner,
  noteVerifier,
  parseNote,
  readPrivateKey,
} from '../../src/audit/note.ts';
import { parsePolicy, satisfies, verifiersOf } from '../../src/audit/policy.ts';

/** The private key of an Ed25519 seed in hexadecimal (RFC 8410: the seed after a fixed start). */
function keyOf(seed: string): KeyObject {
  const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

const seedOf = (number: number): string => number.toString(16).padStart(64, '0');
const ORIGIN = 'log.example/recall';
const logKey = keyOf(seedOf(1));
const log = noteSigner(ORIGIN, logKey);
const laterLog = noteSigner(ORIGIN, keyOf(seedOf(2)));
const witnessKey = keyOf(seedOf(3));
const witness = cosigner('witness.example/one', witnessKey);
const otherWitness = cosigner('witness.example/two', keyOf(seedOf(4)));
const logVerifier = noteVerifier(log.verifierKey);
const witnessVerifier = noteVerifier(witness.verifierKey);

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const node = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256')
    .update(Buffer.from([1]))
    .update(left)
    .update(right)
    .digest();

// A tree of three entries, put together by hand from RFC 6962 section 2.1.
const [leaf0, leaf1, leaf2] = [
  leafHash(Buffer.from('a')),
  leafHash(Buffer.from('b')),
  leafHash(Buffer.from('c')),
];
const checkpoint: Checkpoint = {
  origin: ORIGIN,
  size: 3,
  root: node(node(leaf0, leaf1), leaf2),
  extensions: [],
};
const text = formatCheckpoint(checkpoint);
const signed = signCheckpoint(checkpoint, [log]);
const proofOf1: LogProof = { index: 1, hashes: [leaf0, leaf2], checkpoint: signed };

const COSIGNED_AT = 1_679_315_147;
const cosignedBy = (...witnesses: readonly (typeof witness)[]): string =>
  formatNote({
    text,
    signatures: [log.sign(text), ...witnesses.map((one) => one.cosign(text, COSIGNED_AT))],
  });

const flipped = (signature: NoteSignature): NoteSignature => {
  const bytes = Buffer.from(signature.signature);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return { ...signature, signature: bytes };
};
const rootOf = (seedHash: string): string => hashOf(seedHash).toString('base64');

/** The base64 of these bytes with a stray bit in its last digit: it decodes to the same bytes and is not their one form. */
function withStrayBit(base64: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const end = base64.indexOf('=');
  const digit = digits.charAt(digits.indexOf(base64.charAt(end - 1)) + 1);
  return `${base64.slice(0, end - 1)}${digit}${base64.slice(end)}`;
}

describe('a signed note (C2SP signed-note)', () => {
  it('is its text, an empty line and one line per signature, and reads back as it was written', () => {
    const poem = 'Zeile eins ü\n\nline three\n';
    const note = formatNote({ text: poem, signatures: [log.sign(poem), laterLog.sign(poem)] });

    expect(note).toMatch(
      /^Zeile eins ü\n\nline three\n\n(?:— log\.example\/recall [A-Za-z0-9+/]{91}=\n){2}$/u,
    );
    expect(parseNote(note).text).toBe(poem);
    expect(parseNote(note).signatures.map(({ keyId }) => keyId)).toEqual([log.keyId, laterLog.keyId]);
    expect(formatNote(parseNote(note))).toBe(note);
  });

  it('reads back whatever text it carries', () => {
    const line = fc.string({ unit: 'binary' }).map((one) => one.replaceAll(/\p{Cc}/gu, ''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const written = `${lines.join('\n')}\n`;
        const note = formatNote({ text: written, signatures: [log.sign(written)] });
        expect(parseNote(note).text).toBe(written);
        expect(openedText(note)).toBe(written);
      }),
      { numRuns: 60 },
    );
  });

  it('names its key by the first four bytes of a hash over name, type and public key', () => {
    const publicKey = Buffer.from(createPublicKey(logKey).export({ format: 'jwk' }).x ?? '', 'base64url');
    const id = (type: number, name: string) =>
      createHash('sha256')
        .update(`${name}\n`)
        .update(Buffer.from([type]))
        .update(publicKey)
        .digest('hex')
        .slice(0, 8);

    expect(log.keyId).toBe(id(1, ORIGIN));
    expect(log.verifierKey).toBe(
      `${ORIGIN}+${log.keyId}+${Buffer.concat([Buffer.from([1]), publicKey]).toString('base64')}`,
    );
    expect(logVerifier).toMatchObject({
      name: ORIGIN,
      keyId: log.keyId,
      kind: 'log',
      verifierKey: log.verifierKey,
    });
    expect(cosigner('w.example', logKey).keyId).toBe(id(4, 'w.example'));
    expect(witnessVerifier.kind).toBe('witness');
  });

  it.each([
    [
      'test 1',
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      'test 2',
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      'r',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ])('knows the signatures of RFC 8032 section 7.1, %s', (_name, seed, publicKey, message, signature) => {
    const signer = noteSigner('rfc.example', keyOf(seed));
    const verifier = noteVerifier(signer.verifierKey);
    const published = { name: signer.name, keyId: signer.keyId, signature: Buffer.from(signature, 'hex') };

    expect(verifier.publicKey.toString('hex')).toBe(publicKey);
    expect(verifier.verifies(message, published)).toBe(true);
    expect(verifier.verifies(`${message}x`, published)).toBe(false);
    expect(verifier.verifies(message, flipped(published))).toBe(false);
  });

  const [good = ''] = signed.split('\n').slice(-2);
  const encoded = good.slice(good.lastIndexOf(' ') + 1);
  it.each([
    ['no empty line', `${text}${good}\n`, 'empty line'],
    ['no newline at its end', signed.slice(0, -1), 'ends with a newline'],
    ['no signature', `${text}\n`, 'signature line'],
    ['nothing at all', '', 'ends with a newline'],
    ['an en dash', signed.replace('—', '–'), 'em dash'],
    ['a hyphen', signed.replace('—', '-'), 'em dash'],
    ['two spaces before the name', signed.replace('— ', '—  '), 'signature line'],
    ['a signature line with more on it', `${signed.slice(0, -1)} more\n`, 'signature line'],
    ['a line with no signature on it', `${text}\n— ${ORIGIN}\n`, 'signature line'],
    ['an empty name', `${text}\n—  ${encoded}\n`, 'name of a key'],
    ['a plus in a name', `${text}\n— a+b ${encoded}\n`, 'name of a key'],
    ['a space of another kind in a name', `${text}\n— a\u00a0b ${encoded}\n`, 'name of a key'],
    ['a tab', signed.replace('log', 'l\tog'), 'control characters'],
    ['a carriage return', signed.replaceAll('\n', '\r\n'), 'control characters'],
    ['a zero byte', signed.replace('log', '\u0000'), 'control characters'],
    ['a lone surrogate', signed.replace('log', '\ud800'), 'control characters'],
    ['base64 without its padding', signed.replace('=\n\n—', '\n\n—').replace(/=\n$/u, '\n'), 'not base64'],
    ['base64 with a stray bit', `${text}\n— ${ORIGIN} ${withStrayBit(encoded)}\n`, 'not base64'],
    ['base64 of another alphabet', `${text}\n— ${ORIGIN} ${'_'.repeat(92)}\n`, 'not base64'],
    ['a key id and no signature', `${text}\n— ${ORIGIN} AAAAAA==\n`, 'cut short'],
    ['101 signatures', `${text}\n${`${good}\n`.repeat(101)}`, 'at most 100 signatures; this one has 101'],
  ])('is refused with %s', (_what, note, problem) => {
    expect(() => parseNote(note)).toThrow(FormatError);
    expect(() => parseNote(note)).toThrow(problem);
  });

  it('takes as many as 100 signatures', () => {
    expect(parseNote(`${text}\n${`${good}\n`.repeat(100)}`).signatures).toHaveLength(100);
  });

  const one = log.sign(text);
  it.each([
    ['text without its newline', { text: 'x', signatures: [one] }],
    ['a control character', { text: 'x\u0007\n', signatures: [one] }],
    ['no signature', { text, signatures: [] }],
    ['too many signatures', { text, signatures: Array.from({ length: 101 }, () => one) }],
    ['a name with a newline', { text, signatures: [{ ...one, name: 'a\nb' }] }],
    ['a key id that is none', { text, signatures: [{ ...one, keyId: 'ABCDEF01' }] }],
    ['an empty signature', { text, signatures: [{ ...one, signature: Buffer.alloc(0) }] }],
  ])('is not written with %s', (_what, note) => {
    expect(() => formatNote(note)).toThrow(FormatError);
  });

  it('is not signed without a newline at the end of its text', () => {
    expect(() => log.sign('no newline')).toThrow(FormatError);
  });
});

describe('a key for notes', () => {
  const base64 = log.verifierKey.slice(ORIGIN.length + log.keyId.length + 2);
  const typed = (type: number, length = 32): string => {
    const bytes = Buffer.concat([Buffer.from([type]), logVerifier.publicKey.subarray(0, length)]);
    const id = createHash('sha256').update(`${ORIGIN}\n`).update(bytes).digest('hex').slice(0, 8);
    return `${ORIGIN}+${id}+${bytes.toString('base64')}`;
  };

  it('verifies only what bears its name and its key id', () => {
    const right = log.sign(text);

    expect(logVerifier.verifies(text, right)).toBe(true);
    expect(logVerifier.verifies(text, { ...right, name: 'other.example' })).toBe(false);
    expect(logVerifier.verifies(text, { ...right, keyId: laterLog.keyId })).toBe(false);
  });

  it('is given to others as a verifier key that reads back', () => {
    expect(typed(1)).toBe(log.verifierKey);
    expect(noteVerifier(typed(4)).kind).toBe('witness');
  });

  it.each([
    ['nothing', '', 'name+keyid+base64'],
    ['no key id', `${ORIGIN}+${base64}`, 'name+keyid+base64'],
    ['a key id in capitals', log.verifierKey.replace(log.keyId, 'ABCDEF01'), 'name+keyid+base64'],
    [
      "a key id that is not the key's",
      log.verifierKey.replace(log.keyId, '00000000'),
      `is ${log.keyId}, not 00000000`,
    ],
    ['another name than the key id is for', `x${log.verifierKey}`, 'name or key was changed'],
    ['a space in the name', log.verifierKey.replace('log.', 'log '), 'name of a key'],
    ['base64 that is not in its one form', `${log.verifierKey}=`, 'not base64'],
    ['a key that is cut short', typed(1, 31), 'has 32 bytes'],
    ['ECDSA, type 0x02', typed(2), '0x02; only 0x01'],
    ['RFC 6962, type 0x05', typed(5), '0x05; only 0x01'],
    ['ML-DSA-44, type 0x06', typed(6), '0x06; only 0x01'],
  ])('is refused with %s', (_what, key, problem) => {
    expect(() => noteVerifier(key)).toThrow(FormatError);
    expect(() => noteVerifier(key)).toThrow(problem);
  });

  it('is read from PKCS#8 PEM', () => {
    const pem = logKey.export({ format: 'pem', type: 'pkcs8' }).toString();

    expect(noteSigner(ORIGIN, readPrivateKey(pem)).verifierKey).toBe(log.verifierKey);
  });

  const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  it.each([
    ['no key', 'hello'],
    ['a public key', createPublicKey(logKey).export({ format: 'pem', type: 'spki' }).toString()],
    ['a key of another kind', elliptic.export({ format: 'pem', type: 'pkcs8' }).toString()],
    ['a key in another form', elliptic.export({ format: 'pem', type: 'sec1' }).toString()],
    [
      'a key under a passphrase',
      logKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
    ],
    ['a damaged key', '-----BEGIN PRIVATE KEY-----\nMC4CAQ\n-----END PRIVATE KEY-----\n'],
  ])('is refused where the file holds %s, with how to make one', (_what, pem) => {
    expect(() => readPrivateKey(pem)).toThrow(FormatError);
    expect(() => readPrivateKey(pem)).toThrow('openssl genpkey -algorithm ed25519');
  });

  it('signs only when it is a private Ed25519 key', () => {
    expect(() => noteSigner(ORIGIN, elliptic)).toThrow(FormatError);
    expect(() => cosigner('w.example', createPublicKey(witnessKey))).toThrow(FormatError);
    expect(() => noteSigner('two words', logKey)).toThrow('name of a key');
  });
});

describe('a checkpoint (C2SP tlog-checkpoint)', () => {
  it('is origin, size and root hash on a line each, and reads back as it was written', () => {
    const extended = { ...checkpoint, extensions: ['one line', 'another'] };

    expect(text).toBe(`${ORIGIN}\n3\n${checkpoint.root.toString('base64')}\n`);
    expect(parseCheckpoint(text)).toEqual(checkpoint);
    expect(parseCheckpoint(formatCheckpoint(extended))).toEqual(extended);
    expect(parseCheckpoint(formatCheckpoint({ ...checkpoint, size: 0 })).size).toBe(0);
    expect(parseCheckpoint(formatCheckpoint({ ...checkpoint, size: Number.MAX_SAFE_INTEGER })).size).toBe(
      9_007_199_254_740_991,
    );
  });

  const root = rootOf('x');
  it.each([
    ['no root hash', 'o\n3\n', 'lines for origin'],
    ['no newline at its end', `o\n3\n${root}`, 'ends with a newline'],
    ['an empty origin', `\n3\n${root}\n`, 'no line of it is empty'],
    ['an empty extension line', `o\n3\n${root}\n\nx\n`, 'no line of it is empty'],
    ['a leading zero in the size', `o\n03\n${root}\n`, 'without leading zeros'],
    ['a size of two zeros', `o\n00\n${root}\n`, 'without leading zeros'],
    ['a negative size', `o\n-3\n${root}\n`, 'the tree size'],
    ['a signed size', `o\n+3\n${root}\n`, 'the tree size'],
    ['a size in hexadecimal', `o\n0x3\n${root}\n`, 'the tree size'],
    ['a size with an exponent', `o\n3e1\n${root}\n`, 'the tree size'],
    ['a size with a space', `o\n3 \n${root}\n`, 'the tree size'],
    ['a size in other digits', `o\n٣\n${root}\n`, 'the tree size'],
    ['a size of 2^53', `o\n9007199254740992\n${root}\n`, '2^53 - 1'],
    ['a size of 2^63', `o\n9223372036854775808\n${root}\n`, '2^53 - 1'],
    [
      'a root of 31 bytes',
      `o\n3\n${hashOf('x').subarray(1).toString('base64')}\n`,
      'has 32 bytes; this one has 31',
    ],
    ['a root of 33 bytes', `o\n3\n${Buffer.alloc(33).toString('base64')}\n`, 'has 32 bytes; this one has 33'],
    ['a root with a stray bit', `o\n3\n${withStrayBit(root)}\n`, 'not base64'],
    ['a root of another alphabet', `o\n3\n${'-'.repeat(43)}=\n`, 'not base64'],
    ['a control character', `o\t\n3\n${root}\n`, 'control characters'],
  ])('is refused with %s', (_what, note, problem) => {
    expect(() => parseCheckpoint(note)).toThrow(FormatError);
    expect(() => parseCheckpoint(note)).toThrow(problem);
  });

  it.each([
    ['a size that is no whole number', { ...checkpoint, size: 1.5 }],
    ['a size that is not safe', { ...checkpoint, size: 2 ** 53 }],
    ['a negative size', { ...checkpoint, size: -1 }],
    ['a root of another length', { ...checkpoint, root: Buffer.alloc(20) }],
    ['an empty origin', { ...checkpoint, origin: '' }],
    ['an extension of two lines', { ...checkpoint, extensions: ['a\nb'] }],
    ['an empty extension', { ...checkpoint, extensions: [''] }],
    ['a control character', { ...checkpoint, origin: 'a\tb' }],
  ])('is not written with %s', (_what, faulty) => {
    expect(() => formatCheckpoint(faulty)).toThrow(FormatError);
  });

  it('is signed by every key of the log while one replaces another, and either is enough for who holds it', () => {
    const note = signCheckpoint(checkpoint, [log, laterLog]);
    const laterVerifier = noteVerifier(laterLog.verifierKey);

    expect(openCheckpoint(note, [logVerifier]).verifiedBy).toEqual([logVerifier]);
    expect(openCheckpoint(note, [laterVerifier]).verifiedBy).toEqual([laterVerifier]);
    expect(openCheckpoint(note, [logVerifier, laterVerifier, logVerifier])).toMatchObject({
      checkpoint,
      verifiedBy: [{ keyId: log.keyId }, { keyId: laterLog.keyId }],
      invalid: [],
      unknown: [],
    });
  });

  it('is not signed by nobody, twice by the same key, or by a key of another name', () => {
    expect(() => signCheckpoint(checkpoint, [])).toThrow('at least one signature');
    expect(() => signCheckpoint(checkpoint, [log, log])).toThrow('given once');
    expect(() => signCheckpoint(checkpoint, [noteSigner('other.example', logKey)])).toThrow('other.example');
  });

  it('ignores signatures of unknown keys, also those that share a name or a key id with a known one, and gives them back', () => {
    const stranger = noteSigner('stranger.example', keyOf(seedOf(9))).sign(text);
    const sameName = { ...stranger, name: ORIGIN };
    const sameId = { ...stranger, keyId: log.keyId };
    const note = formatNote({ text, signatures: [stranger, log.sign(text), sameName, sameId] });
    const opened = openCheckpoint(note, [logVerifier]);

    expect(opened.verifiedBy).toEqual([logVerifier]);
    expect(opened.unknown).toEqual([stranger, sameName, sameId]);
    expect(opened.invalid).toEqual([]);
    expect(faultOfLog(opened)).toBeUndefined();
  });

  it('is worth nothing when nobody known signed it', () => {
    expect(openCheckpoint(signed, []).verifiedBy).toEqual([]);
    expect(faultOfLog(openCheckpoint(signed, []))).toContain('no held key of the log');
    expect(faultOfLog(openCheckpoint(cosignedBy(witness), [witnessVerifier]))).toContain(
      'no held key of the log',
    );
  });

  it('is at fault when one of two signatures by the same held key is wrong, wherever it stands', () => {
    const right = log.sign(text);
    for (const signatures of [
      [right, flipped(right)],
      [flipped(right), right],
    ]) {
      const opened = openCheckpoint(formatNote({ text, signatures }), [logVerifier]);

      expect(opened.verifiedBy).toEqual([logVerifier]);
      expect(opened.invalid).toEqual([flipped(right)]);
      expect(faultOfLog(opened)).toContain('is not right for this checkpoint');
    }
  });

  it.each([
    [
      'a signature that is cut short',
      { ...log.sign(text), signature: log.sign(text).signature.subarray(0, 63) },
    ],
    ['a signature that is too long', { ...log.sign(text), signature: Buffer.alloc(65) }],
    ['a signature of another text', log.sign('another\n')],
    [
      'a signature by another key under the name and id of this one',
      { ...laterLog.sign(text), keyId: log.keyId },
    ],
  ])('is at fault with %s', (_what, signature) => {
    const opened = openCheckpoint(formatNote({ text, signatures: [signature] }), [logVerifier]);

    expect(opened).toMatchObject({ verifiedBy: [], invalid: [signature] });
  });

  it("is not its log's when a known log of another name signed it", () => {
    const other = noteSigner('other.example', keyOf(seedOf(8)));
    const note = formatNote({ text, signatures: [other.sign(text)] });

    expect(faultOfLog(openCheckpoint(note, [noteVerifier(other.verifierKey), logVerifier]))).toContain(
      ORIGIN,
    );
  });

  it('is not opened with two different keys of one name and key id, as no signature could say whose it is', () => {
    const collision = { ...noteVerifier(laterLog.verifierKey), keyId: log.keyId };

    expect(() => openCheckpoint(signed, [logVerifier, collision])).toThrow(FormatError);
  });

  it('does not survive the change of any one character', () => {
    for (let at = 0; at < signed.length; at += 1) {
      for (const other of ['A', '1', '\n', ' ']) {
        const changed = `${signed.slice(0, at)}${other}${signed.slice(at + 1)}`;
        const survived = changed !== signed && faultOrRefusal(changed) === undefined;
        expect({ at, other, survived }).toEqual({ at, other, survived: false });
      }
    }
  });
});

describe('a cosignature (C2SP tlog-cosignature)', () => {
  it('is eight bytes of time and the signature of two lines and the text', () => {
    const { signature } = witness.cosign(text, COSIGNED_AT);
    const message = `cosignature/v1\ntime 1679315147\n${text}`;
    const bare = noteSigner('witness.example/bare', witnessKey).sign(message).signature;

    expect(signature).toHaveLength(72);
    expect(signature.subarray(0, 8).toString('hex')).toBe('00000000641850cb');
    expect(signature.subarray(8).equals(bare)).toBe(true);
  });

  it('says when each held witness saw the checkpoint, and what was cosigned twice counts once', () => {
    const again = witness.cosign(text, COSIGNED_AT + 60);
    const { signatures } = parseNote(cosignedBy(witness, otherWitness));
    const note = formatNote({ text, signatures: [...signatures, again] });
    const opened = openCheckpoint(note, [logVerifier, witnessVerifier]);

    expect(opened.verifiedBy).toEqual([logVerifier, witnessVerifier]);
    expect(opened.unknown.map(({ name }) => name)).toEqual(['witness.example/two']);
    expect(opened.cosignedAt).toEqual([
      { name: witness.name, keyId: witness.keyId, at: '2023-03-20T12:25:47.000Z' },
      { name: witness.name, keyId: witness.keyId, at: '2023-03-20T12:26:47.000Z' },
    ]);
  });

  it.each([
    ['another time was put in', (bytes: Buffer) => Buffer.concat([Buffer.alloc(8), bytes.subarray(8)])],
    ['it is cut short', (bytes: Buffer) => bytes.subarray(0, 71)],
    ['it carries no time', (bytes: Buffer) => bytes.subarray(8)],
    ['it is too long', (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(1)])],
    [
      'its time has the highest bit set',
      (bytes: Buffer) => Buffer.concat([Buffer.alloc(8, 0xff), bytes.subarray(8)]),
    ],
  ])('is wrong where %s', (_what, alter) => {
    const right = witness.cosign(text, COSIGNED_AT);
    const altered = { ...right, signature: alter(right.signature) };
    const opened = openCheckpoint(formatNote({ text, signatures: [log.sign(text), altered] }), [
      logVerifier,
      witnessVerifier,
    ]);

    expect(opened).toMatchObject({ verifiedBy: [logVerifier], invalid: [altered], cosignedAt: [] });
    expect(faultOfLog(opened)).toContain(witness.name);
  });

  it('is wrong where its time is past the year 9999, though the key signed it', () => {
    const late = noteSigner(witness.name, witnessKey).sign(`cosignature/v1\ntime 253402300800\n${text}`);
    const signature = Buffer.concat([Buffer.from('0000003afff44180', 'hex'), late.signature]);

    expect(witnessVerifier.verifies(text, { name: witness.name, keyId: witness.keyId, signature })).toBe(
      false,
    );
  });

  it("is no log's signature, whatever the key", () => {
    const asLog = noteVerifier(noteSigner(witness.name, witnessKey).verifierKey);

    expect(asLog.verifies(text, { ...witness.cosign(text, COSIGNED_AT), keyId: asLog.keyId })).toBe(false);
  });

  it.each([-1, 1.5, Number.NaN, 253_402_300_800])('is not made for the time %s', (time) => {
    expect(() => witness.cosign(text, time)).toThrow(FormatError);
  });

  it("is taken over from a witness's answer: held keys only, each line once", () => {
    const answer = [witness, otherWitness]
      .map((one) => formatSignature(one.cosign(text, COSIGNED_AT)))
      .join('');

    const once = addCosignatures(signed, answer, [witnessVerifier]);
    expect(once).toBe(cosignedBy(witness));
    expect(addCosignatures(once, answer, [witnessVerifier])).toBe(once);
  });

  it.each([
    ['a wrong cosignature', formatSignature(flipped(witness.cosign(text, COSIGNED_AT))), 'not right'],
    ['one of another checkpoint', formatSignature(witness.cosign('other\n', COSIGNED_AT)), 'not right'],
    ['none that is held', formatSignature(otherWitness.cosign(text, COSIGNED_AT)), 'no cosignature'],
    ['no signature lines', 'sorry\n', 'signature line'],
    ['another note', signed, 'nothing else'],
    ['nothing', '', 'signature'],
  ])('is not taken over from an answer with %s', (_what, answer, problem) => {
    expect(() => addCosignatures(signed, answer, [witnessVerifier])).toThrow(FormatError);
    expect(() => addCosignatures(signed, answer, [witnessVerifier])).toThrow(problem);
  });
});

describe('a proof of logging (C2SP tlog-proof)', () => {
  const written = formatLogProof(proofOf1);

  it('is one text with index, hashes and checkpoint, and reads back as it was written', () => {
    const extra = { ...proofOf1, extra: Buffer.from([0, 255]) };

    expect(written).toBe(
      `c2sp.org/tlog-proof@v1\nindex 1\n${leaf0.toString('base64')}\n${leaf2.toString('base64')}\n\n${signed}`,
    );
    expect(parseLogProof(written)).toEqual(proofOf1);
    expect(formatLogProof(extra)).toContain('@v1\nextra AP8=\nindex 1\n');
    expect(parseLogProof(formatLogProof(extra))).toEqual(extra);
  });

  it('has no hash for the only entry of a log', () => {
    const alone = signCheckpoint({ ...checkpoint, size: 1, root: leaf0 }, [log]);
    const proof = parseLogProof(`c2sp.org/tlog-proof@v1\nindex 0\n\n${alone}`);

    expect(proof.hashes).toEqual([]);
    expect(checkLogProof(proof, leaf0, [logVerifier]).ok).toBe(true);
  });

  const hash = `${leaf0.toString('base64')}\n`;
  it.each([
    ['another first line', written.replace('@v1', '@v2'), 'first line'],
    ['nothing', '', 'empty line'],
    ['no index', written.replace('index 1\n', ''), 'index'],
    ['two indexes', written.replace('index 1\n', 'index 1\nindex 1\n'), 'not base64'],
    ['no number after index', written.replace('index 1', 'index '), 'without leading zeros'],
    ['a leading zero in the index', written.replace('index 1', 'index 01'), 'without leading zeros'],
    ['a negative index', written.replace('index 1', 'index -1'), 'without leading zeros'],
    ['an index beyond 2^53', written.replace('index 1', 'index 9007199254740993'), '2^53 - 1'],
    ['extra data twice', written.replace('index 1\n', 'extra AP8=\nextra AP8=\nindex 1\n'), 'index'],
    ['extra data after the index', written.replace('index 1\n', 'index 1\nextra AP8=\n'), 'not base64'],
    ['empty extra data', written.replace('index 1\n', 'extra \nindex 1\n'), 'extra data'],
    ['extra data with a stray bit', written.replace('index 1\n', 'extra AP9=\nindex 1\n'), 'extra data'],
    ['64 hashes', written.replace(hash, hash.repeat(63)), 'at most 63 hashes; this one has 64'],
    [
      'a hash of 31 bytes',
      written.replace(hash, `${leaf0.subarray(1).toString('base64')}\n`),
      'has 32 bytes',
    ],
    ['a hash with a stray bit', written.replace(hash, `${withStrayBit(hash.slice(0, -1))}\n`), 'not base64'],
    ['no empty line before the checkpoint', written.replace('\n\nlog', '\nlog'), 'an empty line'],
    [
      'two empty lines before the checkpoint',
      written.replace('\n\nlog', '\n\n\nlog'),
      'no line of it is empty',
    ],
    ['a checkpoint without signatures', written.slice(0, written.indexOf('\n— ')), 'signature'],
    ['a checkpoint that is cut short', written.slice(0, -1), 'newline'],
  ])('is refused with %s', (_what, proof, problem) => {
    expect(() => parseLogProof(proof)).toThrow(FormatError);
    expect(() => parseLogProof(proof)).toThrow(problem);
  });

  it.each([
    ['64 hashes', { ...proofOf1, hashes: Array.from({ length: 64 }, () => leaf0) }],
    ['a hash of another length', { ...proofOf1, hashes: [Buffer.alloc(20)] }],
    ['a negative index', { ...proofOf1, index: -1 }],
    ['empty extra data', { ...proofOf1, extra: Buffer.alloc(0) }],
    ['no checkpoint', { ...proofOf1, checkpoint: 'none' }],
  ])('is not written with %s', (_what, proof) => {
    expect(() => formatLogProof(proof)).toThrow(FormatError);
  });

  it('shows that the entry stands in the log, and which checkpoint says so', () => {
    expect(checkLogProof(proofOf1, leaf1, [logVerifier])).toMatchObject({
      ok: true,
      opened: { checkpoint, verifiedBy: [logVerifier] },
    });
  });

  const wrong = formatNote({ text, signatures: [log.sign(text), flipped(log.sign(text))] });
  it.each([
    ['another entry', proofOf1, leaf2, 'do not lead'],
    ['another index', { ...proofOf1, index: 0 }, leaf1, 'do not lead'],
    ['an index outside the tree', { ...proofOf1, index: 3 }, leaf1, 'index 3 is not in a tree of size 3'],
    ['a hash too few', { ...proofOf1, hashes: [leaf0] }, leaf1, 'do not lead'],
    ['a hash too many', { ...proofOf1, hashes: [leaf0, leaf2, leaf2] }, leaf1, 'do not lead'],
    ['hashes in another order', { ...proofOf1, hashes: [leaf2, leaf0] }, leaf1, 'do not lead'],
    ['a leaf hash that is none', proofOf1, Buffer.alloc(31), 'a leaf hash has 32 bytes'],
    ['a wrong signature beside the right one', { ...proofOf1, checkpoint: wrong }, leaf1, 'is not right'],
    ['a checkpoint that cannot be read', { ...proofOf1, checkpoint: 'x' }, leaf1, 'ends with a newline'],
  ])('does not hold for %s', (_what, proof, leaf, problem) => {
    const check = checkLogProof(proof, leaf, [logVerifier]);

    expect(check).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('does not hold for who does not hold the key of its log', () => {
    expect(checkLogProof(proofOf1, leaf1, [])).toMatchObject({ ok: false });
    expect(checkLogProof(proofOf1, leaf1, [witnessVerifier])).toMatchObject({ ok: false });
  });
});

/** What a policy says of a checkpoint opened with its keys. */
function verdict(policyText: string, note: string) {
  const policy = parsePolicy(policyText);
  return satisfies(policy, openCheckpoint(note, verifiersOf(policy)));
}

describe('a policy (C2SP tlog-policy)', () => {
  const third = cosigner('witness.example/three', keyOf(seedOf(5)));
  const lines = [
    '# whom we believe',
    `log ${log.verifierKey} https://log.example/`,
    '',
    ` \twitness A ${witness.verifierKey}  https://one.example/ `,
    `witness B\t${otherWitness.verifierKey}`,
    `witness C ${third.verifierKey}`,
    'group two-of-them 2 A B',
    'group some any two-of-them C',
  ];
  const policyOf = (...more: readonly string[]): string => `${[...lines, ...more].join('\n')}\n`;
  it('reads logs, witnesses, groups and quorum', () => {
    const policy = parsePolicy(policyOf('quorum some'));

    expect(policy.logs.map(({ verifierKey }) => verifierKey)).toEqual([log.verifierKey]);
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toEqual([
      ['A', 'https://one.example/'],
      ['B', undefined],
      ['C', undefined],
    ]);
    expect(policy.groups).toEqual([
      { name: 'two-of-them', threshold: 2, members: ['A', 'B'] },
      { name: 'some', threshold: 1, members: ['two-of-them', 'C'] },
    ]);
    expect(policy.quorum).toBe('some');
    expect(parsePolicy(policyOf('group each all some', 'quorum none')).groups[2]?.threshold).toBe(1);
  });

  it.each([
    ['none', [], true],
    ['A', [], false],
    ['A', [witness], true],
    ['A', [otherWitness], false],
    ['two-of-them', [witness], false],
    ['two-of-them', [witness, witness], false],
    ['two-of-them', [witness, otherWitness], true],
    ['some', [witness], false],
    ['some', [third], true],
    ['some', [witness, otherWitness], true],
  ])('with the quorum %s decides on the cosignatures', (quorum, witnesses, ok) => {
    expect(verdict(policyOf(`quorum ${quorum}`), cosignedBy(...witnesses))).toMatchObject({ ok });
  });

  it('says who cosigned when the quorum is not met', () => {
    expect(verdict(policyOf('quorum two-of-them'), cosignedBy(witness))).toEqual({
      ok: false,
      problem: 'the quorum `two-of-them` is not met: only `A` cosigned',
    });
  });

  it('does not count a cosignature of another checkpoint, nor forgive it', () => {
    const foreign = witness.cosign('other\n', COSIGNED_AT);
    const note = formatNote({ text, signatures: [log.sign(text), foreign] });

    expect(verdict(policyOf('quorum A'), note)).toMatchObject({ ok: false });
    expect(verdict(policyOf('quorum none'), note)).toMatchObject({ ok: false });
  });

  it('asks for one of its logs; without any, for the log that the reader holds the key of', () => {
    const foreignLog = noteSigner(ORIGIN, keyOf(seedOf(7)));
    const opened = openCheckpoint(signCheckpoint(checkpoint, [foreignLog]), [
      noteVerifier(foreignLog.verifierKey),
    ]);

    expect(satisfies(parsePolicy(policyOf('quorum none')), opened)).toMatchObject({ ok: false });
    expect(satisfies(parsePolicy('quorum none\n'), opened)).toEqual({ ok: true });
    const otherLog = noteSigner('other.example', keyOf(seedOf(8)));
    const byBoth = formatNote({ text, signatures: [foreignLog.sign(text), otherLog.sign(text)] });
    const keys = [foreignLog, otherLog].map(({ verifierKey }) => noteVerifier(verifierKey));
    const listsOther = parsePolicy(`log ${otherLog.verifierKey}\nquorum none\n`);
    expect(satisfies(listsOther, openCheckpoint(byBoth, keys))).toMatchObject({ ok: false });
    expect(verdict('quorum none\n', signed)).toMatchObject({ ok: false });
  });

  it.each([
    ['no quorum', policyOf(), 'one `quorum` line'],
    ['two quorums', policyOf('quorum none', 'quorum A'), 'line 10'],
    ['a quorum of nobody', policyOf('quorum X'), 'no line before this one defines `X`'],
    ['a quorum before its definition', `quorum A\nwitness A ${witness.verifierKey}\n`, 'line 1'],
    ['a quorum of two names', policyOf('quorum A B'), 'quorum <name>'],
    ['another keyword', policyOf('Quorum A'), 'starts with log'],
    ['a log twice', policyOf(`log ${log.verifierKey}`), 'already that of another log'],
    [
      'a log twice under two names',
      policyOf(`log ${noteSigner('x.example', logKey).verifierKey}`),
      'already that',
    ],
    [
      'a witness twice',
      policyOf(`witness D ${cosigner('x.example', witnessKey).verifierKey}`),
      'already that',
    ],
    [
      'a witness name twice',
      policyOf(`witness A ${cosigner('x.example', logKey).verifierKey}`),
      'defined twice',
    ],
    [
      'a witness of the name none',
      policyOf(`witness none ${cosigner('x.example', logKey).verifierKey}`),
      '`none`',
    ],
    ['a group of the name of a witness', policyOf('group C any some'), 'defined twice'],
    ["a log's key for a witness", policyOf(`witness D ${laterLog.verifierKey}`), 'key of a log'],
    ["a witness's key for a log", `log ${witness.verifierKey}\nquorum none\n`, 'key of a witness'],
    ['a key that is wrong', policyOf('witness D x+00000000+AA=='), 'line 9 of the policy'],
    ['a log with too much on the line', `log ${log.verifierKey} a b\nquorum none\n`, 'a log is'],
    ['a witness without a key', policyOf('witness D'), 'a witness is'],
    ['a group without members', policyOf('group D any'), 'a group is'],
    ['a group of nobody known', policyOf('group D any X'), 'defines `X`'],
    ['a group of itself', policyOf('group D any D'), 'defines `D`'],
    ['a group of none', policyOf('group D any none'), 'defines `none`'],
    ['a member of two groups', policyOf('group D any A'), 'twice'],
    ['a member twice in a group', policyOf('group D 2 some some'), 'twice'],
    ['a threshold of nought', policyOf('group D 0 some'), 'not `0`'],
    ['a threshold beyond its members', policyOf('group D 2 some'), 'not `2`'],
    ['a threshold with a leading zero', policyOf('group D 01 some'), 'not `01`'],
    ['no newline at its end', policyOf('quorum A').slice(0, -1), 'ends with a newline'],
    ['a carriage return', policyOf('quorum A\r'), 'control characters'],
    ['a delete character', policyOf('# \u007f', 'quorum A'), 'control characters'],
  ])('is refused with %s', (_what, policy, problem) => {
    expect(() => parsePolicy(policy)).toThrow(FormatError);
    expect(() => parsePolicy(policy)).toThrow(problem);
  });
});

// OpenSSL can check Ed25519 from version 3 on. Where there is none, the same signatures are checked by Web Cryptography alone.
const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const hasOpenssl = openssl.status === 0 && /^OpenSSL (?:[3-9]|\d\d)/u.test(openssl.stdout);
const checkers = [
  { by: 'Web Cryptography', isRight: byWebCryptography },
  ...(hasOpenssl ? [{ by: 'OpenSSL', isRight: byOpenssl }] : []),
];

if (!hasOpenssl) {
  process.stderr.write('notes: not checked against OpenSSL, as there is no OpenSSL 3 or later on the PATH\n');
}

describe('checked by others', () => {
  const cosigned = `cosignature/v1\ntime ${COSIGNED_AT}\n${text}`;

  it.each(checkers)(
    'the signature of a note is right in the eyes of $by, and no other is',
    async ({ isRight }) => {
      const { signature } = log.sign(text);

      expect(await isRight(logKey, text, signature)).toBe(true);
      expect(await isRight(logKey, `${text}x`, signature)).toBe(false);
    },
  );

  it.each(checkers)('the signature in a cosignature is right in the eyes of $by', async ({ isRight }) => {
    const signature = witness.cosign(text, COSIGNED_AT).signature.subarray(8);

    expect(await isRight(witnessKey, cosigned, signature)).toBe(true);
    expect(await isRight(witnessKey, text, signature)).toBe(false);
  });
});

async function byWebCryptography(key: KeyObject, message: string, signature: Buffer): Promise<boolean> {
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  const imported = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', imported, new Uint8Array(signature), Buffer.from(message));
}

function byOpenssl(key: KeyObject, message: string, signature: Buffer): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'notes-'));
  try {
    const files = {
      pem: join(folder, 'key.pem'),
      text: join(folder, 'text'),
      signature: join(folder, 'signature'),
    };
    writeFileSync(files.pem, createPublicKey(key).export({ format: 'pem', type: 'spki' }));
    writeFileSync(files.text, message);
    writeFileSync(files.signature, signature);
    const given = ['-inkey', files.pem, '-sigfile', files.signature, '-in', files.text];
    const { status } = spawnSync('openssl', ['pkeyutl', '-verify', '-rawin', '-pubin', ...given]);
    return Promise.resolve(status === 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function openedText(note: string): string {
  const parsed = parseNote(note);
  return parsed.signatures.every((signature) => logVerifier.verifies(parsed.text, signature))
    ? parsed.text
    : '';
}

function faultOrRefusal(note: string): string | undefined {
  try {
    return faultOfLog(openCheckpoint(note, [logVerifier]));
  } catch (error) {
    if (error instanceof FormatError) {
      return error.message;
    }
    throw error;
  }
}
