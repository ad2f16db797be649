import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCheckpoint, signCheckpoint } from '../../src/audit/checkpoint.ts';
import { addCosignatures, cosigner } from '../../src/audit/cosignature.ts';
import { FormatError, formatNote, noteSigner, noteVerifier, parseNote } from '../../src/audit/note.ts';
import {
  decide,
  emptyMemory,
  formatAddCheckpoint,
  parseAddCheckpoint,
  readMemory,
} from '../../src/audit/witness.ts';
import { witnessCommand } from '../../src/cli/recall-audit/witness.ts';

/** The private key of an Ed25519 seed (RFC 8410: the seed after a fixed start). */
function keyOf(seed: number): KeyObject {
  const der = Buffer.from(`302e020100300506032b657004220420${seed.toString(16).padStart(64, '0')}`, 'hex');
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

const ORIGIN = 'log.example/recall';
const log = noteSigner(ORIGIN, keyOf(1));
const laterLog = noteSigner(ORIGIN, keyOf(2));
const stranger = noteSigner('stranger.example', keyOf(5));
const witness = cosigner('witness.example/one', keyOf(3));
const logVerifier = noteVerifier(log.verifierKey);
const witnessVerifier = noteVerifier(witness.verifierKey);

// RFC 6962 section 2.1 as it is written there, over entries that are the text of their index and of the history they belong to.
const hashOf = (...parts: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
const leaves = (size: number, history = 'a'): readonly Buffer[] =>
  Array.from({ length: size }, (_, index) => Buffer.from(`${history}${index}`));
const splitOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

function rootOf(entries: readonly Buffer[]): Buffer {
  const [only] = entries;
  if (only === undefined) {
    return hashOf();
  }
  if (entries.length === 1) {
    return hashOf(Buffer.of(0), only);
  }
  const split = splitOf(entries.length);
  return hashOf(Buffer.of(1), rootOf(entries.slice(0, split)), rootOf(entries.slice(split)));
}

/** PROOF(m, D[n]) of RFC 6962 section 2.1.2; no proof is needed from nothing. */
function proofFrom(first: number, entries: readonly Buffer[], whole = true): readonly Buffer[] {
  if (first === 0 || first === entries.length) {
    return whole ? [] : [rootOf(entries)];
  }
  const split = splitOf(entries.length);
  return first <= split
    ? [...proofFrom(first, entries.slice(0, split), whole), rootOf(entries.slice(split))]
    : [...proofFrom(first - split, entries.slice(split), false), rootOf(entries.slice(0, split))];
}

const checkpointOf = (size: number, history = 'a', signers = [log]): string =>
  signCheckpoint(
    { origin: signers[0]?.name ?? '', size, root: rootOf(leaves(size, history)), extensions: [] },
    signers,
  );
const stateOf = (size: number) => ({ size, root: rootOf(leaves(size)) });
const requestOf = (oldSize: number, size: number, history = 'a') => ({
  oldSize,
  proof: oldSize > size ? [] : proofFrom(oldSize, leaves(size, history)),
  checkpoint: checkpointOf(size, history),
});

/** The note with each signature altered in its last byte. */
function spoilt(note: string): string {
  const { text, signatures } = parseNote(note);
  const altered = signatures.map(({ name, keyId, signature }) => {
    const bytes = Buffer.from(signature);
    bytes.writeUInt8(bytes.readUInt8(63) ^ 1, 63);
    return { name, keyId, signature: bytes };
  });
  return formatNote({ text, signatures: altered });
}

describe('a request to cosign (C2SP tlog-witness, add-checkpoint)', () => {
  const request = requestOf(3, 5);
  const body = formatAddCheckpoint(request);

  it('is the old size, the proof, an empty line and the checkpoint, and reads back as it was written', () => {
    const proof = request.proof.map((hash) => `${hash.toString('base64')}\n`).join('');

    expect(body).toBe(`old 3\n${proof}\n${request.checkpoint}`);
    expect(parseAddCheckpoint(body)).toEqual(request);
    expect(parseAddCheckpoint(`old 0\n\n${checkpointOf(1)}`)).toMatchObject({ oldSize: 0, proof: [] });
  });

  const hash = `${Buffer.alloc(32).toString('base64')}\n`;
  it.each([
    ['nothing', ''],
    ['no old size', body.slice(body.indexOf('\n') + 1)],
    ['an empty old size', body.replace('old 3', 'old ')],
    ['a leading zero in the old size', body.replace('old 3', 'old 03')],
    ['a negative old size', body.replace('old 3', 'old -1')],
    ['an old size beyond 2^53', body.replace('old 3', 'old 9007199254740992')],
    ['two spaces', body.replace('old 3', 'old  3')],
    ['the old size twice', body.replace('old 3\n', 'old 3\nold 3\n')],
    ['a hash of 31 bytes', body.replace('old 3\n', `old 3\n${Buffer.alloc(31).toString('base64')}\n`)],
    ['a hash that is not base64 in its one form', body.replace('old 3\n', `old 3\n${'A'.repeat(42)}B=\n`)],
    ['64 hashes', `old 3\n${hash.repeat(64)}\n${request.checkpoint}`],
    ['no empty line before the checkpoint', body.replace('\n\nlog', '\nlog')],
    ['no checkpoint', body.slice(0, body.indexOf('\n\n') + 2)],
    ['a checkpoint without signatures', body.slice(0, body.indexOf('\n— ') + 1)],
    ['no newline at its end', body.slice(0, -1)],
    ['carriage returns', body.replaceAll('\n', '\r\n')],
  ])('is refused with %s', (_what, faulty) => {
    expect(() => parseAddCheckpoint(faulty)).toThrow(FormatError);
  });

  it('is not written with what could not be read again', () => {
    expect(() => formatAddCheckpoint({ ...request, oldSize: 1.5 })).toThrow(FormatError);
    expect(() => formatAddCheckpoint({ ...request, proof: [Buffer.alloc(1)] })).toThrow(FormatError);
    expect(() => formatAddCheckpoint({ ...request, checkpoint: 'x\n' })).toThrow(FormatError);
  });
});

describe('what a witness decides (C2SP tlog-witness, add-checkpoint)', () => {
  it.each([
    ['the first checkpoint it sees', undefined, requestOf(0, 3)],
    ['an empty log that it never saw', undefined, requestOf(0, 0)],
    ['the first entries of a log that was empty', stateOf(0), requestOf(0, 3)],
    ['a checkpoint that extends the last', stateOf(3), requestOf(3, 7)],
    ['one more entry', stateOf(4), requestOf(4, 5)],
    ['the last checkpoint again', stateOf(3), requestOf(3, 3)],
  ])('cosigns %s', (_what, state, request) => {
    const { size } = parseSize(request.checkpoint);

    expect(decide(state, request, logVerifier)).toEqual({
      status: 200,
      state: stateOf(size),
      note: parseNote(request.checkpoint),
    });
  });

  it('cosigns every extension, and no other history, of any log of up to 12 entries', () => {
    for (let size = 0; size <= 12; size += 1) {
      for (let old = 0; old <= size; old += 1) {
        const fork = { ...requestOf(old, size, 'b'), proof: proofFrom(old, leaves(size)) };

        expect(decide(stateOf(old), requestOf(old, size), logVerifier).status).toBe(200);
        // From nothing, everything is an extension: that is why a witness must not forget.
        const status = old === 0 ? 200 : old === size ? 409 : 422;
        expect([old, size, decide(stateOf(old), fork, logVerifier).status]).toEqual([old, size, status]);
      }
    }
  });

  it.each([
    ['a rollback that owns up to the remembered size', stateOf(5), { ...requestOf(0, 3), oldSize: 5 }, 400],
    ['an old size beyond the checkpoint', stateOf(3), { ...requestOf(0, 3), oldSize: 4 }, 400],
    ['a checkpoint that cannot be read', stateOf(3), { ...requestOf(3, 5), checkpoint: 'x' }, 400],
    [
      'a log it does not know',
      stateOf(3),
      { ...requestOf(3, 5), checkpoint: checkpointOf(5, 'a', [stranger]) },
      404,
    ],
    ['a checkpoint that only a stranger signed', stateOf(3), strangersRequest(), 403],
    ['a forged signature', stateOf(3), { ...requestOf(3, 5), checkpoint: spoilt(checkpointOf(5)) }, 403],
    ['a proof of nothing', stateOf(3), { ...requestOf(3, 5), proof: [] }, 422],
    ['a proof with a hash too many', stateOf(3), { ...requestOf(3, 5), proof: proofFrom(3, leaves(6)) }, 422],
    ['another history', stateOf(3), requestOf(3, 5, 'b'), 422],
    ['a proof where none is needed', undefined, { ...requestOf(0, 3), proof: [rootOf(leaves(1))] }, 422],
    ['a proof from a size to itself', stateOf(3), { ...requestOf(3, 3), proof: [rootOf(leaves(3))] }, 422],
  ])('refuses %s', (_what, state, request, status) => {
    expect(decide(state, request, logVerifier)).toMatchObject({ status, problem: expect.any(String) });
  });

  it.each([
    ['a rollback that does not know the remembered size', stateOf(5), requestOf(2, 3), 5],
    ['an old request that comes again', stateOf(5), requestOf(3, 5), 5],
    ['a wrong old size', stateOf(3), requestOf(2, 5), 3],
    ['an old size where nothing was cosigned', undefined, requestOf(2, 5), 0],
    ['a request from nothing where something was cosigned', stateOf(3), requestOf(0, 5), 3],
  ])('answers %s with the size it remembers', (_what, state, request, size) => {
    expect(decide(state, request, logVerifier)).toEqual({ status: 409, size, problem: expect.any(String) });
  });

  it('refuses another root for the same size, and keeps what the log signed as evidence', () => {
    const fork = checkpointOf(3, 'b');
    const withStranger = formatNote({
      text: parseNote(fork).text,
      signatures: [...parseNote(fork).signatures, stranger.sign(parseNote(fork).text)],
    });

    expect(
      decide(stateOf(3), { oldSize: 3, proof: [], checkpoint: withStranger }, logVerifier),
    ).toMatchObject({
      status: 409,
      size: 3,
      evidence: parseNote(fork),
    });
    expect(decide(undefined, { ...requestOf(0, 0), checkpoint: emptyFork() }, logVerifier)).toMatchObject({
      status: 409,
      size: 0,
    });
    expect(decide(stateOf(3), requestOf(3, 5, 'b'), logVerifier)).toMatchObject({
      status: 422,
      evidence: parseNote(checkpointOf(5, 'b')),
    });
  });

  it('believes either key while the log replaces one, and neither when one of the two is wrong', () => {
    const keys = [logVerifier, noteVerifier(laterLog.verifierKey)];
    const both = { ...requestOf(3, 5), checkpoint: checkpointOf(5, 'a', [log, laterLog]) };
    const { text, signatures } = parseNote(both.checkpoint);
    const [right, later] = [signatures.slice(0, 1), parseNote(spoilt(both.checkpoint)).signatures.slice(1)];
    const half = { ...both, checkpoint: formatNote({ text, signatures: [...right, ...later] }) };

    expect(decide(stateOf(3), both, ...keys).status).toBe(200);
    expect(decide(stateOf(3), both, logVerifier).status).toBe(200);
    expect(
      decide(stateOf(3), { ...both, checkpoint: checkpointOf(5, 'a', [laterLog]) }, ...keys).status,
    ).toBe(200);
    expect(decide(stateOf(3), half, ...keys).status).toBe(403);
    expect(decide(stateOf(3), half, logVerifier).status).toBe(200);
  });

  it("takes a witness's key for no log's", () => {
    const asWitness = noteVerifier(cosigner(ORIGIN, keyOf(1)).verifierKey);

    expect(decide(undefined, requestOf(0, 3), asWitness).status).toBe(404);
  });
});

describe('the memory of a witness', () => {
  const memory = emptyMemory(ORIGIN, witness, 1_700_000_000);

  it("starts as the tree without leaves, under the witness's own cosignature", () => {
    expect(readMemory(memory, ORIGIN, witnessVerifier)).toEqual(stateOf(0));
    expect(openCheckpoint(memory, [witnessVerifier]).cosignedAt).toEqual([
      { name: witness.name, keyId: witness.keyId, at: '2023-11-14T22:13:20.000Z' },
    ]);
  });

  it('is refused when it was altered, is of another log or was cosigned by another witness', () => {
    const other = noteVerifier(cosigner('witness.example/two', keyOf(4)).verifierKey);

    expect(() => readMemory(memory.replace('\n0\n', '\n1\n'), ORIGIN, witnessVerifier)).toThrow(FormatError);
    expect(() => readMemory(memory, 'other.example', witnessVerifier)).toThrow('not of `other.example`');
    expect(() => readMemory(memory, ORIGIN, other)).toThrow('cosignature of `witness.example/two`');
    expect(() => readMemory('', ORIGIN, witnessVerifier)).toThrow(FormatError);
  });
});

interface Running {
  readonly url: string;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number>;
  readonly stop: () => Promise<number>;
}

describe('recall-audit witness', () => {
  const NOW = '2026-11-22T10:00:00.000Z';
  const running: Running[] = [];
  const children: ChildProcess[] = [];
  let folder = '';
  const at = (name: string): string => join(folder, name);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'witness-'));
    writeFileSync(at('key'), keyOf(3).export({ format: 'pem', type: 'pkcs8' }));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.stop()));
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  const flags = (...more: readonly string[]): readonly string[] => {
    const identity = ['--log-key', log.verifierKey, '--key', at('key'), '--name', witness.name];
    return [...identity, '--state', at('state'), '--port', '0', ...more];
  };

  /** Starts the command in this process and waits until it listens. */
  async function start(args: readonly string[]): Promise<Running> {
    const stop = new AbortController();
    const { io, out, err, listening } = capture();
    const ended = witnessCommand(args, { ...io, stop: stop.signal, now: () => Date.parse(NOW) });
    const early = ended.then((code) => {
      throw new Error(`the command ended with ${code} before it listened: ${err()}`);
    });
    const url = await Promise.race([listening, early]);
    const one: Running = {
      url,
      out,
      err,
      ended,
      stop: () => {
        stop.abort();
        return ended;
      },
    };
    running.push(one);
    return one;
  }

  const kept = (): string => readFileSync(at('state'), 'utf8');

  it('cosigns what extends what it saw, and says who it is and how far it has seen', async () => {
    const { url, out } = await start(flags('--new'));
    expect(await about(url)).toEqual({ verifierKey: witness.verifierKey, origin: ORIGIN, size: 0 });

    for (const [old, size] of [
      [0, 3],
      [3, 8],
      [8, 8],
    ] as const) {
      const answer = await post(url, formatAddCheckpoint(requestOf(old, size)));
      const cosigned = addCosignatures(checkpointOf(size), await answer.text(), [witnessVerifier]);

      expect(answer.status).toBe(200);
      expect(openCheckpoint(cosigned, [logVerifier, witnessVerifier])).toMatchObject({
        verifiedBy: [logVerifier, witnessVerifier],
        cosignedAt: [{ name: witness.name, at: NOW }],
      });
      // Kept before the answer went out.
      expect(kept()).toBe(cosigned);
      expect(await about(url)).toMatchObject({ size });
    }
    expect(out()).toContain('cosigned size 8\n');
  });

  it('remembers after a restart: no rollback, no second history', async () => {
    const first = await start(flags('--new'));
    await post(first.url, formatAddCheckpoint(requestOf(0, 5)));
    expect(await first.stop()).toBe(0);

    const { url, err } = await start(flags());
    expect(await about(url)).toMatchObject({ size: 5 });
    const rollback = await post(url, formatAddCheckpoint(requestOf(0, 3)));
    expect([rollback.status, rollback.headers.get('content-type'), await rollback.text()]).toEqual([
      409,
      'text/x.tlog.size',
      '5\n',
    ]);
    const fork = await post(url, formatAddCheckpoint({ ...requestOf(5, 5, 'b'), proof: [] }));
    expect([fork.status, await fork.text()]).toEqual([409, '5\n']);
    expect(err()).toContain(checkpointOf(5, 'b'));
    expect((await post(url, formatAddCheckpoint(requestOf(5, 7, 'b')))).status).toBe(422);
    expect(err()).toContain(checkpointOf(7, 'b'));
    expect((await post(url, formatAddCheckpoint(requestOf(5, 7)))).status).toBe(200);
  });

  it('keeps its memory through kill -9, and ends with 0 on SIGTERM', async () => {
    const killed = await spawned(flags('--new'));
    const answer = await post(killed.url, formatAddCheckpoint(requestOf(0, 5)));
    expect(answer.status).toBe(200);
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');
    // What a witness leaves behind that is killed while it writes the next memory.
    writeFileSync(at('state.next'), kept().slice(0, 20));

    const { url, child } = await spawned(flags());
    expect(await about(url)).toMatchObject({ size: 5 });
    expect((await post(url, formatAddCheckpoint(requestOf(5, 6)))).status).toBe(200);
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(readMemory(kept(), ORIGIN, witnessVerifier)).toEqual(stateOf(6));
  });

  it('decides on one request at a time: of checkpoints that race from one size, one is cosigned', async () => {
    const { url } = await start(flags('--new'));
    await post(url, formatAddCheckpoint(requestOf(0, 3)));
    const sizes = [4, 5, 6, 7, 8, 9];
    const answers = await Promise.all(
      sizes.map((size) => post(url, formatAddCheckpoint(requestOf(3, size)))),
    );

    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
      200, 409, 409, 409, 409, 409,
    ]);
    const winner = sizes[answers.findIndex(({ status }) => status === 200)];
    expect(await about(url)).toMatchObject({ size: winner });
  });

  it.each([
    ['a request that cannot be read', 400, 'old x\n\n'],
    [
      'text that is not UTF-8',
      400,
      Buffer.from(formatAddCheckpoint(requestOf(0, 3)).replace('old', '\u00ff'), 'latin1'),
    ],
    ['a checkpoint that nobody known signed', 403, formatAddCheckpoint(strangersRequest(0))],
    [
      'an unknown log',
      404,
      formatAddCheckpoint({ ...requestOf(0, 3), checkpoint: checkpointOf(3, 'a', [stranger]) }),
    ],
    ['a body of over 1 MiB', 413, 'x'.repeat(1024 * 1024 + 1)],
    ['a wrong proof', 422, formatAddCheckpoint({ ...requestOf(0, 3), proof: [Buffer.alloc(32)] })],
  ])('answers %s with %s and cosigns nothing', async (_what, status, body) => {
    const { url } = await start(flags('--new'));
    const before = kept();

    const answer = await post(url, body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'text/plain; charset=utf-8',
    ]);
    expect(await answer.text()).toMatch(/\w.*\n$/u);
    expect(kept()).toBe(before);
  });

  it('takes nothing at other addresses and by other methods', async () => {
    const { url } = await start(flags('--new'));

    expect((await fetch(`${url}/other`)).status).toBe(404);
    const wrong = await fetch(`${url}/add-checkpoint`);
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(url, { method: 'POST', body: 'x' })).headers.get('allow')).toBe('GET');
  });

  it('begins a new memory only when told to, and never over an old one', async () => {
    expect(await ending(flags())).toMatchObject({ code: 1, err: expect.stringContaining('give --new') });
    expect(existsSync(at('state'))).toBe(false);

    await (await start(flags('--new'))).stop();
    const before = kept();
    expect(await ending(flags('--new'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('there already'),
    });
    expect(kept()).toBe(before);
    expect(await ending(flags())).toMatchObject({ code: 0 });
  });

  it.each([
    ['is empty', () => ''],
    ['is cut short', (memory: string) => memory.slice(0, -10)],
    ['had its size changed', (memory: string) => memory.replace('\n5\n', '\n4\n')],
    ["lost the witness's cosignature", (memory: string) => memory.slice(0, memory.lastIndexOf('—'))],
    ['is the empty memory of another log', () => emptyMemory('other.example', witness, 1)],
    ['is that of another witness', () => emptyMemory(ORIGIN, cosigner('witness.example/two', keyOf(4)), 1)],
    ['is not text', () => Buffer.from([0xff, 0xfe])],
  ])('refuses to start on a state file that %s, and leaves it as it is', async (_what, damage) => {
    const first = await start(flags('--new'));
    await post(first.url, formatAddCheckpoint(requestOf(0, 5)));
    await first.stop();
    const damaged = damage(kept());
    writeFileSync(at('state'), damaged);

    const { code, err, out } = await ending(flags());
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(at('state'));
    expect(readFileSync(at('state'))).toEqual(Buffer.from(damaged));
  });

  it.each([
    ['put back to an earlier state', (earlier: string) => writeFileSync(at('state'), earlier)],
    ['taken away', () => rmSync(at('state'))],
    ['overwritten', () => writeFileSync(at('state'), Buffer.from([0xff]))],
    ['being written by another witness', () => writeFileSync(at('state.next'), '')],
  ])('stops without cosigning when its state file was %s', async (_what, meddle) => {
    const { url, ended, err } = await start(flags('--new'));
    const earlier = kept();
    await post(url, formatAddCheckpoint(requestOf(0, 3)));
    meddle(earlier);

    const answer = await post(url, formatAddCheckpoint(requestOf(3, 5)));
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('—')]);
    expect(await ended).toBe(1);
    expect(err()).toContain('something other than this witness');
  });

  it('cosigns nothing that it could not keep', async () => {
    const { url, err } = await start(flags('--new'));
    rmSync(folder, { recursive: true });

    expect((await post(url, formatAddCheckpoint(requestOf(0, 3)))).status).toBe(500);
    expect(err()).toContain('ENOENT');
    expect(await about(url)).toMatchObject({ size: 0 });
  });

  it('says what a cosignature proves and what it does not', async () => {
    const { code, out } = await ending(['--help']);

    expect(code).toBe(0);
    expect(out).toMatch(/proves:[^.]*extends every earlier one that this witness cosigned/u);
    expect(out).toMatch(/does not prove:[^.]*true[^.]*complete/u);
    expect(out).toMatch(/independent: run by whoever runs the log/u);
  });

  it.each([
    ['a flag it does not know', ['--what'], '--what'],
    ['a flag missing', ['--name', 'x'], '--log-key, --key, --name and --state'],
    ['a port that is none', ['--port', '70000'], '--port'],
    ['a log key that is neither a key nor a file', ['--log-key', 'x'], '--log-key'],
    ['a name that no key can have', ['--name', 'a witness'], '--name'],
    ["a witness's key for the log's", ['--log-key', witness.verifierKey], 'key of a log'],
    ['keys of two logs', ['--log-key', stranger.verifierKey], 'same name'],
  ])('ends with 2 on a command line with %s', async (what, more, problem) => {
    const { code, err } = await ending(what === 'a flag missing' ? more : flags(...more));

    expect(code).toBe(2);
    expect(err).toContain(problem);
  });

  it('takes the keys of the log from a file, as whoever checks evidence does', async () => {
    writeFileSync(at('log'), `# keys of the example log\n${log.verifierKey}\n\n${laterLog.verifierKey}\n`);
    const { url } = await start(flags('--log-key', at('log'), '--new'));
    const later = { ...requestOf(0, 3), checkpoint: checkpointOf(3, 'a', [laterLog]) };
    expect((await post(url, formatAddCheckpoint(later))).status).toBe(200);
  });

  it.each([['--state'], ['--key']])('names the folder that was given as %s', async (flag) => {
    expect(await ending(flags(flag, folder))).toMatchObject({
      code: 1,
      err: expect.stringContaining(folder),
    });
  });

  it('says over several lines what takes several lines', async () => {
    const { code, err } = await ending(['--log-key', '--name', 'x']);
    expect(code).toBe(2);
    expect(err.split('\n').length).toBeGreaterThan(2);
    expect(err).not.toContain('\\u{a}');
  });

  it('ends with 1 where its key is missing or of another kind, or the port is taken', async () => {
    const { url } = await start(flags('--new'));

    expect(await ending(flags('--key', at('none')))).toMatchObject({
      code: 1,
      err: expect.stringContaining('none'),
    });
    writeFileSync(at('wrong'), 'no key');
    expect(await ending(flags('--key', at('wrong')))).toMatchObject({
      code: 1,
      err: expect.stringContaining('openssl genpkey'),
    });
    const taken = ['--port', new URL(url).port, '--state', at('other'), '--new'];
    expect(await ending(flags(...taken))).toMatchObject({
      code: 1,
      err: expect.stringContaining('EADDRINUSE'),
    });
    // A memory that was begun and never used would have to be told from one that was lost.
    expect(existsSync(at('other'))).toBe(false);
  });

  /** Runs the command in a process of its own, for what only a signal can show. */
  async function spawned(
    args: readonly string[],
  ): Promise<{ readonly url: string; readonly child: ChildProcess }> {
    const file = pathToFileURL(join(import.meta.dirname, '../../src/cli/recall-audit/witness.ts')).href;
    const script = `import { witnessCommand } from ${JSON.stringify(file)};
      process.exitCode = await witnessCommand(process.argv.slice(1), {
        out: (text) => process.stdout.write(text),
        err: (text) => process.stderr.write(text),
      });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, '--', ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const { io, listening } = capture();
    child.stdout.on('data', (chunk: Buffer) => io.out(chunk.toString()));
    return { url: await listening, child };
  }
});

/** Runs the command to its end. */
async function ending(args: readonly string[]) {
  const { io, out, err } = capture();
  const code = await witnessCommand(args, { ...io, stop: AbortSignal.abort() });
  return { code, out: out(), err: err() };
}

function capture() {
  const listening = Promise.withResolvers<string>();
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
      const url = /listening on (http:\S+)\n/u.exec(out)?.[1];
      if (url !== undefined) {
        listening.resolve(url);
      }
    },
    err: (text: string) => {
      err += text;
    },
  };
  return { io, out: () => out, err: () => err, listening: listening.promise };
}

const post = (url: string, body: string | Buffer): Promise<Response> =>
  fetch(`${url}/add-checkpoint`, { method: 'POST', body: new Uint8Array(Buffer.from(body)) });

async function about(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

/** A checkpoint of the log that only somebody else signed. */
function strangersRequest(oldSize = 3) {
  const { text } = parseNote(checkpointOf(5));
  return { ...requestOf(oldSize, 5), checkpoint: formatNote({ text, signatures: [stranger.sign(text)] }) };
}

function emptyFork(): string {
  return signCheckpoint({ origin: ORIGIN, size: 0, root: Buffer.alloc(32), extensions: [] }, [log]);
}

function parseSize(note: string): { readonly size: number } {
  return openCheckpoint(note, []).checkpoint;
}
