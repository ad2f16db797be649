import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cosigner, noteSigner, openCheckpoint, signCheckpoint } from '../src/audit/index.ts';
import type { AuditConfig } from '../src/config.ts';
import { readLogKeys, SigningKeyError } from '../src/signing-keys.ts';

const LOG = 'log.example/recall';

const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;
const pemOf = (key: KeyObject): string => String(key.export({ type: 'pkcs8', format: 'pem' }));
const verifierKeyOf = (key: KeyObject, name = LOG): string => noteSigner(name, key).verifierKey;
const witnessKeyOf = (key: KeyObject, name = 'witness.example/one'): string =>
  cosigner(name, key).verifierKey;

function configOf(files: Partial<AuditConfig> = {}): AuditConfig {
  return {
    logName: LOG,
    keyFile: undefined,
    previousKeyFile: undefined,
    policyFile: undefined,
    checkpointIntervalMs: 1_000,
    storeCheckRate: 0,
    ...files,
  };
}

describe('the keys of the log', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signing-keys-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const at = (name: string): string => join(folder, name);
  async function write(name: string, content: string | Buffer): Promise<string> {
    await writeFile(at(name), content);
    return at(name);
  }
  const readAll = (files: Partial<AuditConfig> = {}) => readLogKeys(configOf(files), at('data'));
  /** What is said of files that cannot be used. */
  async function refusal(files: Partial<AuditConfig>): Promise<string> {
    const error: unknown = await readAll(files).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SigningKeyError);
    return error instanceof SigningKeyError ? error.message : '';
  }

  it('are the one that is named, under the name of the log', async () => {
    const key = newKey();
    const keys = await readAll({ keyFile: await write('key', pemOf(key)) });

    expect(keys.signers.map(({ verifierKey }) => verifierKey)).toEqual([verifierKeyOf(key)]);
    expect(keys.verifiers.map(({ verifierKey }) => verifierKey)).toEqual([verifierKeyOf(key)]);
    expect(keys.policy).toBeUndefined();
    const note = signCheckpoint(
      { origin: LOG, size: 1, root: Buffer.alloc(32), extensions: [] },
      keys.signers,
    );
    expect(openCheckpoint(note, keys.verifiers).verifiedBy).toEqual(keys.verifiers);
    // A named key is used alone: none is made for development.
    expect(await readdir(folder)).toEqual(['key']);
  });

  it('are both while one replaces the other, and the new one alone where of the other only the public half is left', async () => {
    const [key, before] = [newKey(), newKey()];
    const keyFile = await write('key', pemOf(key));
    const expected = [verifierKeyOf(key), verifierKeyOf(before)];

    const both = await readAll({ keyFile, previousKeyFile: await write('before', pemOf(before)) });
    expect(both.signers.map(({ verifierKey }) => verifierKey)).toEqual(expected);
    expect(both.verifiers.map(({ verifierKey }) => verifierKey)).toEqual(expected);

    const lost = await readAll({
      keyFile,
      previousKeyFile: await write('before', `${verifierKeyOf(before)}\n`),
    });
    expect(lost.signers.map(({ verifierKey }) => verifierKey)).toEqual([verifierKeyOf(key)]);
    expect(lost.verifiers.map(({ verifierKey }) => verifierKey)).toEqual(expected);
  });

  it.each([
    ['is not there', undefined, /cannot be read \(ENOENT\); check the path/u],
    ['is empty', '', /not a private key in PKCS#8 PEM.*openssl genpkey -algorithm ed25519/u],
    ['is cut short', pemOf(newKey()).slice(0, 60), /not a private key/u],
    ['holds the public half', publicPem(newKey()), /not a private key/u],
    ['holds a verifier key', verifierKeyOf(newKey()), /not a private key/u],
    ['holds a key of another kind', pemOf(rsaKey()), /of type rsa, not Ed25519.*openssl genpkey/u],
    ['needs a passphrase', encryptedPem(newKey()), /without a passphrase/u],
    ['is not text', Buffer.from([0xff, 0x00]), /not a private key/u],
  ])('are refused, with the file and the remedy, where the key file %s', async (_what, content, words) => {
    const keyFile = content === undefined ? at('key') : await write('key', content);
    const message = await refusal({ keyFile });

    expect(message).toMatch(words);
    expect(message).toContain(keyFile);
  });

  it('are refused where a folder stands in place of the file', async () => {
    await mkdir(at('folder'));
    expect(await refusal({ keyFile: at('folder') })).toMatch(/folder cannot be read \(EISDIR\)/u);
  });

  it.each([
    ['is the key in use', (key: KeyObject) => pemOf(key), /it is the key in use/u],
    ['is the public half of the key in use', (key: KeyObject) => verifierKeyOf(key), /it is the key in use/u],
    [
      'is of a log with another name',
      () => verifierKeyOf(newKey(), 'other.example'),
      /log key of `other.example`, and this is the log `log.example\/recall`.*AUDIT_LOG_NAME/u,
    ],
    ['is that of a witness', () => witnessKeyOf(newKey(), LOG), /it is a witness key/u],
    ['is empty', () => '', /neither a private key in PKCS#8 PEM nor one verifier key/u],
    ['holds two', () => `${verifierKeyOf(newKey())}\n${verifierKeyOf(newKey())}\n`, /nor one verifier key/u],
    ['was altered', (key: KeyObject) => verifierKeyOf(key).replace(/\+.{8}\+/u, '+00000000+'), /key id/u],
    ['is private and of another kind', () => pemOf(rsaKey()), /of type rsa/u],
  ])(
    'are refused, with the file and the remedy, where the key before it %s',
    async (_what, contentOf, words) => {
      const key = newKey();
      const previousKeyFile = await write('before', contentOf(key));
      const message = await refusal({ keyFile: await write('key', pemOf(key)), previousKeyFile });

      expect(message).toMatch(words);
      expect(message).toContain(`${previousKeyFile} cannot be used`);
    },
  );

  it('never show a private key in what is said, in whatever form and place it was given', async () => {
    const secret = newKey();
    const der = secret.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    const forms = [
      pemOf(secret).replaceAll('PRIVATE', 'SECRET'),
      `\n${pemOf(secret)}`.replace('KEY-----\n', 'KEY-----\nx'),
      der,
      JSON.stringify(secret.export({ format: 'jwk' })),
    ];
    const keyFile = await write('key', pemOf(newKey()));
    for (const form of forms) {
      const file = await write('secret', form);
      for (const message of [
        await refusal({ keyFile: file }),
        await refusal({ keyFile, previousKeyFile: file }),
      ]) {
        expect(message).toContain(file);
        expect(message).not.toContain(der.slice(-24, -4));
        expect(message).not.toContain(secret.export({ format: 'jwk' }).d ?? '');
      }
    }
    const policyFile = await write('policy', pemOf(secret));
    expect(await refusal({ keyFile, policyFile })).toMatch(/policy cannot be used: it holds a key in PEM/u);
  });

  describe('with a policy', () => {
    const key = newKey();
    const witness = witnessKeyOf(newKey());
    const policyFrom = async (text: string, more: Partial<AuditConfig> = {}) => ({
      keyFile: await write('key', pemOf(key)),
      policyFile: await write('policy', text),
      ...more,
    });

    it.each([
      ['names this log', `log ${verifierKeyOf(key)}\n`],
      [
        'names this log among others',
        `log ${verifierKeyOf(newKey(), 'other.example')}\nlog ${verifierKeyOf(key)}\n`,
      ],
      ['names no log', ''],
    ])('take one that %s', async (_what, logs) => {
      const text = `${logs}witness one ${witness} http://127.0.0.1:8790/\nquorum one\n`;
      const { policy } = await readAll(await policyFrom(text));

      expect(policy).toMatchObject({ quorum: 'one', witnesses: [{ url: 'http://127.0.0.1:8790/' }] });
    });

    it('take one that still names the key before this one, as long as that signs too', async () => {
      const before = newKey();
      const text = `log ${verifierKeyOf(before)}\nquorum none\n`;
      const signing = { previousKeyFile: await write('before', pemOf(before)) };
      expect((await readAll(await policyFrom(text, signing))).policy?.logs).toHaveLength(1);

      const retired = { previousKeyFile: await write('before', verifierKeyOf(before)) };
      expect(await refusal(await policyFrom(text, retired))).toContain(`log ${verifierKeyOf(key)}`);
    });

    it.each([
      ['cannot be read as one', 'quorum\n', /line 1 of the policy/u],
      ['has no quorum', `log ${verifierKeyOf(key)}\n`, /one `quorum` line/u],
      [
        'names another log alone',
        `log ${verifierKeyOf(newKey(), 'other.example')}\nquorum none\n`,
        /would refuse this log's checkpoints\. Add the line `log log\.example/u,
      ],
      ['names another key of this log', `log ${verifierKeyOf(newKey())}\nquorum none\n`, /Add the line/u],
      [
        "names a witness with the log's own key",
        `witness one ${witnessKeyOf(key)}\nquorum one\n`,
        /witness `one` has the log's own key/u,
      ],
      [
        'has an address that is none',
        `witness one ${witness} here\nquorum one\n`,
        /address of its witness `one`/u,
      ],
      ['has an address of another kind', `witness one ${witness} file:///x\nquorum one\n`, /http or https/u],
      [
        'has an address with a password',
        `witness one ${witness} https://user:secret@witness.example/\nquorum one\n`,
        /without user, query/u,
      ],
    ])('refuse one that %s, with the file and the remedy', async (_what, text, words) => {
      const files = await policyFrom(text);
      const message = await refusal(files);

      expect(message).toMatch(words);
      expect(message).toContain(files.policyFile);
      expect(message).not.toContain('secret');
    });
  });

  describe('for development', () => {
    it('are made once, for their owner alone, and found again', async () => {
      const first = await readAll();
      const path = at('data/audit-log.key');
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect(await readFile(path, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----\n/u);

      const again = await readAll();
      expect(again.signers[0]?.verifierKey).toBe(first.signers[0]?.verifierKey);
      expect(await readdir(at('data'))).toEqual(['audit-log.key']);
    });

    it('are one and the same for services that start at once', async () => {
      const all = await Promise.all(Array.from({ length: 12 }, () => readAll()));

      expect(new Set(all.map(({ signers }) => signers[0]?.verifierKey)).size).toBe(1);
      expect(await readdir(at('data'))).toEqual(['audit-log.key']);
      expect((await stat(at('data/audit-log.key'))).mode & 0o777).toBe(0o600);
    });

    it('are closed to others where somebody opened them', async () => {
      await readAll();
      await chmod(at('data/audit-log.key'), 0o644);
      await readAll();

      expect((await stat(at('data/audit-log.key'))).mode & 0o777).toBe(0o600);
    });

    it('are not made anew over one that was damaged', async () => {
      await mkdir(at('data'));
      const path = await write('data/audit-log.key', 'damaged\n');

      expect(await refusal({})).toContain(`${path} cannot be used`);
      expect(await readFile(path, 'utf8')).toBe('damaged\n');
    });

    it('are refused with a remedy where they cannot be kept', async () => {
      await write('data', 'a file where the folder belongs');

      expect(await refusal({})).toMatch(/audit-log\.key cannot be made.*AUDIT_KEY_FILE/u);
    });
  });
});

function publicPem(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' });
  return `-----BEGIN PUBLIC KEY-----\n${x}\n-----END PUBLIC KEY-----\n`;
}

function rsaKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

function encryptedPem(key: KeyObject): string {
  return String(key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'example' }));
}
