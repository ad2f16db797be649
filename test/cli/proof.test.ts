import { spawn } from 'node:child_process';
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Type } from 'typebox';
import {
  addCosignatures,
  appendToChain,
  canonicalBytes,
  commitTo,
  cosigner,
  EMPTY_CHAIN,
  entryProofExtra,
  formatLogProof,
  formatSignature,
  inclusionSpans,
  newSalt,
  noteSigner,
  noteVerifier,
  parseLogProof,
  parseNote,
  sealOutsideChains,
  signCheckpoint,
} from '../../src/audit/index.ts';
import { readExample, reader, withEventIds } from '../../src/cli/demo-example.ts';
import { proofCommand } from '../../src/cli/recall-audit/proof.ts';
import { TOKEN } from '../builders/app.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { SERVERS } from '../support/database.ts';

jest.setTimeout(60_000);

/** The private key of an Ed25519 seed (RFC 8410: the seed after a fixed start). */
function keyOf(seed: number): KeyObject {
  const der = Buffer.from(`302e020100300506032b657004220420${seed.toString(16).padStart(64, '0')}`, 'hex');
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

const ORIGIN = 'log.example/recall';
const log = noteSigner(ORIGIN, keyOf(1));
const strange = noteSigner(ORIGIN, keyOf(2));
const witness = cosigner('witness.example/one', keyOf(3));
const COSIGNED_AT = '2026-11-20T09:05:00.000Z';

// RFC 6962 section 2.1 as it is written there.
const hashOf = (...parts: readonly Uint8Array[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined || leaves.length === 1) {
    return hashOf(Buffer.of(0), only ?? Buffer.alloc(0));
  }
  const split = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return hashOf(Buffer.of(1), rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

const LICENCE = '019aa000-0000-7000-8000-000000000001';
const RUN = '019aa000-0000-7000-8000-000000000002';
const CONSIDERATION = '019aa000-0000-7000-8000-000000000003';
const RECORDED_AT = '2026-11-20T09:00:00.000Z';

const recorded = {
  asAt: '2026-11-20',
  knownAt: RECORDED_AT,
  ruleBook: { version: '0.0.1', digest: '00'.repeat(32), kernel: '1', regime: 'R0' },
  basis: { licenceVersion: 1, events: [] },
  inputs: { synthetic: 'inputs "in quotes"' },
  answer: { synthetic: true, number: 1.5, decision: 'for a person to make' },
};
const content = canonicalBytes({ schema: 1, ...recorded });
const salt = newSalt();
const chain = { licence: LICENCE, index: 0, previous: EMPTY_CHAIN.hash };
const draft = {
  id: '019aa000-0000-7000-8000-000000000009',
  at: RECORDED_AT,
  actor: { subject: 'subject-officer', kind: 'person' },
  correlationId: 'correlation-1',
} as const;
const about = [
  { kind: 'recommendation', id: RUN },
  { kind: 'consideration', id: CONSIDERATION },
] as const;
const entry = appendToChain(
  { ...draft, act: 'recommendation-made', about, content: commitTo(content, salt) },
  LICENCE,
  EMPTY_CHAIN,
).sealed;
const reading = sealOutsideChains({ ...draft, act: 'recommendation-read', about });

/** As `GET /v1/recommendations/{id}` gives it. */
const run = {
  id: RUN,
  considerationId: CONSIDERATION,
  licenceId: LICENCE,
  recordedAt: RECORDED_AT,
  expiresAt: '2026-11-27T09:00:00.000Z',
  whatIf: false,
  ...recorded,
  contentHash: hashOf(content).toString('hex'),
};

const INDEX = 2;
function checkpointOver(bytes: Buffer, signer = log): { readonly checkpoint: string; hashes: Buffer[] } {
  const leaves = ['a', 'b', bytes, 'd', 'e'].map((one) => Buffer.from(one));
  const checkpoint = signCheckpoint(
    { origin: ORIGIN, size: leaves.length, root: rootOf(leaves), extensions: [] },
    [signer],
  );
  const spans = inclusionSpans(INDEX, leaves.length);
  return { checkpoint, hashes: spans.map(({ start, end }) => rootOf(leaves.slice(start, end))) };
}

interface Parts {
  readonly bytes?: Buffer;
  readonly salt?: Buffer | null;
  readonly signer?: typeof log;
  readonly cosigned?: boolean;
  readonly index?: number;
}

/** A proof as the service gives it, or one with a part that is not as it should be. */
function proofOf(parts: Parts = {}): string {
  const { bytes = entry.bytes, signer = log, index = INDEX } = parts;
  const { checkpoint, hashes } = checkpointOver(bytes, signer);
  const { text } = parseNote(checkpoint);
  const line = formatSignature(witness.cosign(text, Date.parse(COSIGNED_AT) / 1000));
  return formatLogProof({
    extra: entryProofExtra(bytes, parts.salt === undefined ? salt : parts.salt),
    index,
    hashes,
    checkpoint:
      parts.cosigned === true
        ? addCosignatures(checkpoint, line, [noteVerifier(witness.verifierKey)])
        : checkpoint,
  });
}

async function check(...args: readonly string[]) {
  let out = '';
  let err = '';
  const code = await proofCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
async function checkJson(...args: readonly string[]) {
  const { code, out } = await check(...args, '--json');
  const report: {
    verdict: string;
    checks: { check: string; result: string; words: string }[];
    says?: Record<string, unknown>;
    notCovered?: string[];
  } = JSON.parse(out);
  const found = Object.fromEntries(report.checks.map((one) => [one.check, one.result]));
  return { code, report, found };
}

describe('recall-audit proof', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'proof-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, text: string | Buffer): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const given = (value: unknown): string => write('run.json', JSON.stringify(value, undefined, 2));

  it('shows that the run was recorded, who recorded it, where it stands and who signed for that', async () => {
    const file = write('proof', proofOf({ cosigned: true }));
    const { code, out, err } = await check(
      file,
      '--key',
      log.verifierKey,
      '--key',
      witness.verifierKey,
      '--recommendation',
      given(run),
    );

    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('act        recommendation-made\n');
    expect(out).toContain('by         person subject-officer\n');
    expect(out).toContain(`when       ${RECORDED_AT} (a claim)\n`);
    expect(out).toContain(`about      recommendation ${RUN}; consideration ${CONSIDERATION}\n`);
    expect(out).toContain(`licence    ${LICENCE}, entry 0 of its chain\n`);
    expect(out).toContain(`place      index 2 of the 5 entries of ${ORIGIN}\n`);
    expect(out).toContain(`cosigned   ${COSIGNED_AT} by witness.example/one+${witness.keyId} (evidence)\n`);
    expect(out).toContain(`signed the checkpoint with the key ${ORIGIN}+${log.keyId}\n`);
    expect(out).toContain('are the ones that were recorded, to the byte\n');
    expect(out).toContain(
      'Nothing in the proof covers these members of the recommendation: expiresAt, whatIf.',
    );
    expect(out).toMatch(/claim of the service's clock.*cosignature is evidence/u);
    expect(out).toMatch(/Verdict: shown\.\n$/u);
  });

  it('gives the same as one JSON document', async () => {
    const file = write('proof', proofOf({ cosigned: true }));
    const { code, report } = await checkJson(file, '--key', log.verifierKey, '--recommendation', given(run));

    expect(code).toBe(0);
    expect(report).toMatchObject({
      file,
      verdict: 'shown',
      says: {
        entry: { act: 'recommendation-made', ...chain },
        index: 2,
        treeSize: 5,
        origin: ORIGIN,
        signedBy: [log.verifierKey],
        cosignedAt: [],
        notHeld: [`witness.example/one+${witness.keyId}`],
      },
      notCovered: ['expiresAt', 'whatIf'],
    });
  });

  it('says what it could not show without a key, or with the key of somebody else', async () => {
    const file = write('proof', proofOf());
    const without = await check(file);
    expect(without.code).toBe(3);
    expect(without.out).toMatch(/NOT SHOWN\s+no key of a log was given.*anybody may have made it/u);
    expect(without.out).toContain('by         person subject-officer');

    const other = await checkJson(file, '--key', strange.verifierKey);
    expect(other.code).toBe(3);
    expect(other.found).toEqual({ inclusion: 'shown', 'log-signature': 'not-shown' });
    expect((await checkJson(file, '--key', witness.verifierKey)).code).toBe(3);
    // The fault of a part is said also where nothing could be believed anyway.
    const misplaced = write('misplaced', proofOf({ index: 3 }));
    expect((await checkJson(misplaced)).code).toBe(1);
  });

  it('takes keys from files, and whom to believe from a policy', async () => {
    const cosigned = write('proof', proofOf({ cosigned: true }));
    const alone = write('alone', proofOf());
    const keys = write('keys', `# keys of the example log\n\n${strange.verifierKey}\n${log.verifierKey}\r\n`);
    expect((await check(cosigned, '--key', keys)).code).toBe(0);

    const policy = write(
      'policy',
      `log ${log.verifierKey}\nwitness one ${witness.verifierKey}\nquorum one\n`,
    );
    const shown = await checkJson(cosigned, '--policy', policy, '--key', log.verifierKey);
    expect([shown.code, shown.found['policy']]).toEqual([0, 'shown']);
    const missing = await checkJson(alone, '--policy', policy);
    expect([missing.code, missing.found['policy']]).toEqual([3, 'not-shown']);
    expect(missing.report.checks.at(-1)?.words).toMatch(/quorum `one` is not met/u);
    // A key beside the policy does not make its checkpoint one that the policy believes.
    const others = write('others', proofOf({ signer: strange, cosigned: true }));
    const beside = await checkJson(others, '--policy', policy, '--key', strange.verifierKey);
    expect([beside.code, beside.found]).toEqual([
      3,
      { inclusion: 'shown', 'log-signature': 'shown', policy: 'not-shown' },
    ]);
  });

  it.each([
    ['its answer', { answer: { ...recorded.answer, number: 1.25 } }, 'recommendation-content'],
    ['its inputs', { inputs: {} }, 'recommendation-content'],
    ['its day', { asAt: '2026-11-21' }, 'recommendation-content'],
    ['its rule book', { ruleBook: { ...recorded.ruleBook, version: '0.0.2' } }, 'recommendation-content'],
    ['a number that no canonical JSON has', { answer: { number: 2 ** 53 } }, 'recommendation-content'],
    ['its id', { id: LICENCE }, 'recommendation-named'],
    ['its licence', { licenceId: RUN }, 'recommendation-named'],
    ['its consideration', { considerationId: RUN }, 'recommendation-named'],
    ['when it was recorded', { recordedAt: '2026-11-20T09:00:00.001Z' }, 'recommendation-named'],
    ['its hash', { contentHash: '00'.repeat(32) }, 'recommendation-named'],
  ])('finds that a recommendation is not the recorded one, by %s', async (_what, change, where) => {
    const file = write('proof', proofOf());
    const args = [file, '--key', log.verifierKey, '--recommendation', given({ ...run, ...change })];
    const { code, found } = await checkJson(...args);

    expect([code, found[where], found['log-signature']]).toEqual([1, 'fault', 'shown']);
  });

  it('says so when the content was erased, or the proof is of another act', async () => {
    const key = ['--key', log.verifierKey];
    const erased = await checkJson(
      write('erased', proofOf({ salt: null })),
      ...key,
      '--recommendation',
      given(run),
    );
    expect([erased.code, erased.found['recommendation-content']]).toEqual([3, 'not-shown']);
    expect((await check(write('erased', proofOf({ salt: null })), ...key)).code).toBe(0);

    const read = write('read', proofOf({ bytes: reading.bytes, salt: null }));
    const other = await checkJson(read, ...key, '--recommendation', given(run));
    expect([other.code, other.found['recommendation-named']]).toEqual([1, 'fault']);
    expect((await check(read, ...key)).out).not.toContain('licence ');
  });

  it('never shows a proof in which a byte was changed', async () => {
    const good = Buffer.from(proofOf({ cosigned: true }));
    const keys = write('keys', `${log.verifierKey}\n${witness.verifierKey}\n`);
    const policy = write(
      'policy',
      `log ${log.verifierKey}\nwitness one ${witness.verifierKey}\nquorum one\n`,
    );
    const args = ['--key', keys, '--policy', policy, '--recommendation', given(run)];
    expect((await check(write('proof', good), ...args)).code).toBe(0);
    const missed: number[] = [];
    for (let place = 0; place < good.length; place += 1) {
      const changed = Buffer.from(good);
      changed.writeUInt8(changed.readUInt8(place) ^ (1 << (place % 8)), place);
      const { code } = await check(write('changed', changed), ...args);
      if (code === 0) {
        missed.push(place);
      }
    }
    expect(missed).toEqual([]);
  });

  it.each([
    ['no entry', (good: string) => good.replace(/^extra .*\n/mu, ''), 'no extra data'],
    ['another entry', (good: string) => withExtra(good, { entry: 'x' }), 'not in the form'],
    ['extra data in another spelling', (good: string) => withSpacedExtra(good), 'not an entry with the salt'],
    ['a short salt', (good: string) => withSalt(good, 'ab'), 'not an entry with the salt'],
    ['a salt that is no text', (good: string) => withSalt(good, 7), 'not an entry with the salt'],
    ['extra data that is no object', (good: string) => withExtra(good, [1]), 'not a JSON object'],
    [
      'extra data that is no JSON',
      (good: string) => good.replace(/^extra .*\n/mu, 'extra eA==\n'),
      'not JSON',
    ],
    ['a line missing', (good: string) => good.replace(/^index .*\n/mu, ''), 'index'],
    ['a forged signature', (good: string) => forged(good), 'is not right for this checkpoint'],
  ])('finds a fault in a proof with %s', async (_what, change, words) => {
    const text = change(proofOf());
    const { code, out } = await check(write('faulty', text), '--key', log.verifierKey);

    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`FAULT\\s.*${words}`, 'u'));
    expect(out).toContain('Verdict: FAULT.');
  });

  it('reads the proof from standard input where it is named -', async () => {
    const command = ['src/cli/recall-audit.ts', 'proof', '-', '--key', log.verifierKey];
    const child = spawn(process.execPath, command, { cwd: join(import.meta.dirname, '..', '..') });
    child.stdin.end(proofOf());
    const [out, [code]] = await Promise.all([readText(child.stdout), once(child, 'close')]);
    expect([code, out]).toEqual([0, expect.stringContaining('Verdict: shown.')]);
  });

  it('lets nothing in a file act on the terminal', async () => {
    const sealed = sealOutsideChains({
      ...draft,
      actor: { subject: '\u001b[2J\u202Eofficer', kind: 'person' },
      act: 'recommendation-read',
      about,
    });
    const { out } = await check(write('hostile', proofOf({ bytes: sealed.bytes, salt: null })));

    expect(out).toContain('person \\u{1b}[2J\\u{202e}officer');
    expect(['\u001b', '\u202e'].filter((character) => out.includes(character))).toEqual([]);
  });

  it('ends with 2 and the remedy when it is used wrongly', async () => {
    const file = write('proof', proofOf());
    const key = write('nokeys', '# none yet\n');
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[], 'name one proof'],
      [[file, file], 'name one proof'],
      [[file, '--what'], '--what'],
      [[join(folder, 'gone')], 'cannot be read'],
      [[given(run)], 'is not a proof'],
      [[file, '--key', join(folder, 'gone')], 'neither a verifier key (name+keyid+base64) nor a file'],
      [[file, '--key', key], 'holds no verifier key'],
      [[file, '--key', write('bad', 'x\n')], 'a verifier key is'],
      [[file, '--key', `${ORIGIN}+00000000+AQ==`], '--key'],
      [[file, '--key', write('binary', Buffer.of(0xff))], 'not UTF-8'],
      [[file, '--policy', join(folder, 'gone')], 'cannot be read'],
      [[file, '--policy', write('policy', 'quorum x\n')], 'line 1 of the policy'],
      [[file, '--recommendation', join(folder, 'gone')], 'cannot be read'],
    ];
    for (const [args, problem] of cases) {
      const { code, err } = await check(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(err).toContain(problem);
      expect(err).toContain('recall-audit proof --help');
    }
    const { err } = await check(file, '--key', '--json');
    expect(err.split('\n').length).toBeGreaterThan(3);
    expect(err).not.toContain('\\u{a}');
    expect((await check('--help')).out).toContain('Exit code 0');
  });

  it.each([
    ['is not JSON', '['],
    ['is not a JSON object', '[]'],
    ['it has no `answer`', JSON.stringify({ ...run, answer: undefined })],
    ['the same name twice', JSON.stringify(run).replace('{"id"', '{"answer":{"recall":"no"},"id"')],
    ['not UTF-8', Buffer.of(0xff)],
  ])('says of a recommendation that cannot be read: %s', async (problem, text) => {
    const { code, err } = await check(write('proof', proofOf()), '--recommendation', write('run.json', text));

    expect(code).toBe(2);
    expect(err).toContain(problem);
  });

  it('needs no database, configuration or network', () => {
    for (const module of ['proof', 'proof-checks', 'keys', 'command']) {
      const file = join(import.meta.dirname, `../../src/cli/recall-audit/${module}.ts`);
      const imports = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/gu)].map(([, from]) => from);
      expect(
        imports.filter((from) => !/^(?:\.\/|\.\.\/\.\.\/audit\/|node:(?:fs|util))/u.test(from ?? '')),
      ).toEqual([]);
    }
  });
});

const readId = reader(Type.Object({ id: Type.String() }));
const readKeys = reader(Type.Object({ keys: Type.Array(Type.Object({ verifierKey: Type.String() })) }));

describe.each(SERVERS)('recall-audit proof of what the service gives, on $name', (server) => {
  let real: RealApp;
  let folder = '';
  beforeAll(async () => {
    real = await buildRealApp(server);
    folder = mkdtempSync(join(tmpdir(), 'proof-of-service-'));
  });
  afterAll(async () => {
    await real.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows, from the files alone, that the run which was read is the one that was recorded', async () => {
    const example = readExample('nine-standard-six-additional-twelve-events');
    const create = async (url: string, body: unknown): Promise<string> =>
      readId((await real.send('POST', url, body)).body).id;
    const licence = await create('/v1/licences', example.licence);
    const events = new Map<string, string>();
    for (const { ref, content: event } of example.events) {
      events.set(ref, await create(`/v1/licences/${licence}/breach-events`, event));
    }
    const { consideration, judgement } = withEventIds(example, events);
    const question = await create(`/v1/licences/${licence}/considerations`, { ...consideration, judgement });
    const proposal = {
      proposes: 'recall',
      reasons: 'An example reason.',
      urgency: { answer: 'unknown', reason: 'It is not known yet.' },
    };
    const proposed = await real.send('POST', `/v1/considerations/${question}/proposal`, proposal, {
      'if-match': '"1"',
    });
    expect(proposed.status).toBe(200);
    const { asAt } = example;
    const id = await create(`/v1/considerations/${question}/recommendations`, { asAt });

    // As they come over HTTP, byte for byte: what a reader would save.
    const save = async (name: string, url: string): Promise<string> => {
      const headers = { authorization: `Bearer ${TOKEN}` };
      const get = () => real.app.inject({ url, headers });
      let answer = await get();
      // The run has no place in the log for a moment.
      while (answer.statusCode === 409) {
        await delay(20);
        answer = await get();
      }
      expect(answer.statusCode).toBe(200);
      writeFileSync(join(folder, name), answer.rawPayload);
      return join(folder, name);
    };
    const proof = await save('proof', `/v1/recommendations/${id}/proof`);
    const given = await save('run.json', `/v1/recommendations/${id}`);
    const { keys } = readKeys((await real.send('GET', '/v1/audit/keys')).body);
    const args = [proof, '--key', keys[0]?.verifierKey ?? '', '--recommendation', given];
    const { code, out } = await check(...args);

    expect([code, out]).toEqual([0, expect.stringContaining(`recommendation ${id}`)]);
    expect(out).toContain('are the ones that were recorded, to the byte');
    const altered = readFileSync(given, 'utf8').replace(asAt, '2026-01-01');
    writeFileSync(given, altered);
    expect((await check(...args)).code).toBe(1);
  });
});

function withExtra(proof: string, value: unknown): string {
  return proof.replace(/^extra .*$/mu, `extra ${Buffer.from(JSON.stringify(value)).toString('base64')}`);
}

function withSalt(proof: string, value: unknown): string {
  return withExtra(proof, { entry: entry.bytes.toString('utf8'), salt: value });
}

function withSpacedExtra(proof: string): string {
  const extra = parseLogProof(proof).extra?.toString('utf8') ?? '';
  return proof.replace(/^extra .*$/mu, `extra ${Buffer.from(`${extra} `).toString('base64')}`);
}

/** The log's signature with its last byte altered. */
function forged(proof: string): string {
  const line = proof.trimEnd().split('\n').at(-1) ?? '';
  const [dash = '', name = '', encoded = ''] = line.split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
  return proof.replace(line, `${dash} ${name} ${bytes.toString('base64')}`);
}
