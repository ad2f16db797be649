import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { startPublisher } from '../../src/application/evidence/publisher.ts';
import {
  askForCosignature,
  findWitnessed,
  type PostText,
  type ReachableWitness,
} from '../../src/application/evidence/witnesses.ts';
import { startEvidenceWork } from '../../src/application/evidence/work.ts';
import {
  type Cosigner,
  cosigner,
  formatSignature,
  type NoteSignature,
  noteVerifier,
  openCheckpoint,
  parseNote,
  parsePolicy,
  SIGNATURE_LIMIT,
  satisfies,
  verifiersOf,
} from '../../src/audit/index.ts';
import { witnessCommand } from '../../src/cli/recall-audit/witness.ts';
import { findLatestCheckpoint, insertCosignature } from '../../src/db/checkpoints.ts';
import { SERVERS } from '../support/database.ts';
import { type Fixture, openFixture, START } from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

jest.setTimeout(60_000);

/** Entries without a chain, made quickly: what they say does not matter to the tree. */
async function insertEntries(fixture: Fixture, count: number): Promise<void> {
  await sql`insert into audit_entries (id, hash, bytes, recorded_at)
    select gen_random_uuid(), sha256('\\x00'::bytea || bytes), bytes, now()
    from (select convert_to(format('{"number":%s,"salt":"%s"}', n, gen_random_uuid()), 'UTF8') as bytes
      from generate_series(1, ${count}::int) as n) as made`.execute(fixture.owner);
}

/** As the service sends it, over HTTP on loopback. */
const overHttp: PostText = async (url, body) => {
  const response = await fetch(url, { method: 'POST', body });
  return { status: response.status, body: await response.text() };
};

const keyOf = ({ name, keyId }: NoteSignature) => `${name}+${keyId}`;

const answering =
  (status: number, body: string): PostText =>
  () =>
    Promise.resolve({ status, body });

describe.each(SERVERS)('the witnesses of the log, on $name', (server) => {
  const signer = aSigner();
  const logVerifier = noteVerifier(signer.verifierKey);
  const COSIGNED_AT = '2026-11-22T10:00:00.000Z';
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  let folder = '';
  const stops: (() => Promise<unknown>)[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'witnesses-'));
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
    rmSync(folder, { recursive: true, force: true });
  });

  /** More entries, and a checkpoint over them. */
  async function grow(count = 5, of: Fixture = fixture): Promise<number> {
    await insertEntries(of, count);
    return (await publishAll(sequencerOf(of, signer))).size;
  }

  interface TestWitness {
    readonly key: KeyObject;
    readonly identity: Cosigner;
    readonly state: string;
  }
  function newWitness(name: string): TestWitness {
    const { privateKey: key } = generateKeyPairSync('ed25519');
    writeFileSync(join(folder, `${name}.key`), key.export({ format: 'pem', type: 'pkcs8' }));
    return {
      key,
      identity: cosigner(`${name}.example/witness`, key),
      state: join(folder, `${name}.state`),
    };
  }

  /** The witness's own command, listening on loopback within this process. */
  async function start(name: string, witness: TestWitness, ...flags: readonly string[]) {
    const stopping = new AbortController();
    const listening = Promise.withResolvers<string>();
    let err = '';
    const identity = ['--log-key', signer.verifierKey, '--key', join(folder, `${name}.key`)];
    const ended = witnessCommand(
      [...identity, '--name', witness.identity.name, '--state', witness.state, '--port', '0', ...flags],
      {
        out: (text) => {
          const url = /listening on (http:\S+)\n/u.exec(text)?.[1];
          if (url !== undefined) {
            listening.resolve(url);
          }
        },
        err: (text) => {
          err += text;
        },
        stop: stopping.signal,
        now: () => Date.parse(COSIGNED_AT),
      },
    );
    void ended.then(() => listening.reject(new Error(err)));
    const stop = () => {
      stopping.abort();
      return ended;
    };
    stops.push(stop);
    return { url: await listening.promise, stop, err: () => err };
  }

  const reached = (witness: TestWitness, url: string, name = 'one'): ReachableWitness => ({
    name,
    verifier: noteVerifier(witness.identity.verifierKey),
    url,
  });

  /** Asks, and gives what was said in the log. */
  async function ask(witnesses: readonly ReachableWitness[], post = overHttp, of: Fixture = fixture) {
    const said: { readonly message: string; readonly witness?: unknown; readonly problem?: unknown }[] = [];
    const log = {
      info: () => undefined,
      warn: (details: object, message: string) => said.push({ ...details, message }),
    };
    const parts = { db: of.db, clock: of.deps.clock, post, log };
    await Promise.all(witnesses.map((witness) => askForCosignature(parts, witness)));
    return said;
  }

  const served = async (of: Fixture = fixture): Promise<string> => (await of.services.readCheckpoint()) ?? '';
  const cosigners = async (of: Fixture = fixture): Promise<readonly string[]> =>
    parseNote(await served(of))
      .signatures.map(({ name }) => name)
      .filter((name) => name !== logVerifier.name);

  it('are asked for nothing before the first checkpoint', async () => {
    const empty = await openFixture(server);
    const posts: string[] = [];
    const said = await ask(
      [reached(newWitness('early'), 'http://127.0.0.1:1')],
      (url) => {
        posts.push(url);
        return Promise.reject(new Error('not to be called'));
      },
      empty,
    );

    expect([posts, said]).toEqual([[], []]);
    await empty.close();
  });

  it('cosign a checkpoint, which is served with it and is what a policy asks for', async () => {
    const witness = newWitness('one');
    const { url } = await start('one', witness, '--new');
    const policy = parsePolicy(
      `log ${signer.verifierKey}\nwitness one ${witness.identity.verifierKey} ${url}\nquorum one\n`,
    );
    const size = await grow();
    const before = openCheckpoint(await served(), verifiersOf(policy));
    expect(satisfies(policy, before)).toMatchObject({ ok: false });

    expect(await ask([reached(witness, url)])).toEqual([]);
    const after = openCheckpoint(await served(), verifiersOf(policy));
    expect(after).toMatchObject({
      checkpoint: { size },
      cosignedAt: [{ name: witness.identity.name, at: COSIGNED_AT }],
      invalid: [],
      unknown: [],
    });
    expect(after.verifiedBy.map(({ name }) => name)).toEqual([logVerifier.name, witness.identity.name]);
    expect(satisfies(policy, after)).toEqual({ ok: true });

    // The next checkpoint is shown to extend it; an address may end in a slash or not.
    const next = await grow(300);
    expect(await ask([reached(witness, `${url}/`)])).toEqual([]);
    const extended = openCheckpoint(await served(), verifiersOf(policy));
    expect([extended.checkpoint.size, satisfies(policy, extended)]).toEqual([next, { ok: true }]);
  });

  it('are not asked again for what they cosigned', async () => {
    const witness = newWitness('one');
    const { url } = await start('one', witness, '--new');
    await grow();
    await ask([reached(witness, url)]);
    const line = await served();

    const posts: string[] = [];
    await ask([reached(witness, url)], async (address, body) => {
      posts.push(address);
      return overHttp(address, body);
    });
    expect(posts).toEqual([]);
    expect(await served()).toBe(line);
  });

  it('are believed about what they remember: one put back to an earlier memory, one that cosigned unheard', async () => {
    const witness = newWitness('one');
    const first = await start('one', witness, '--new');
    await grow();
    await ask([reached(witness, first.url)]);
    const earlier = readFileSync(witness.state, 'utf8');
    await grow();
    await ask([reached(witness, first.url)]);
    await first.stop();

    writeFileSync(witness.state, earlier);
    const { url } = await start('one', witness);
    await grow();
    expect(await ask([reached(witness, url)])).toEqual([]);
    expect(await cosigners()).toEqual([witness.identity.name]);

    // Its answer is lost on the way, so nothing of it is recorded here.
    await grow();
    const lost = await ask([reached(witness, url)], async (address, body) => {
      await overHttp(address, body);
      throw new Error('the connection was lost');
    });
    expect(lost).toMatchObject([{ message: 'a witness could not be asked', witness: 'one' }]);
    expect(await cosigners()).toEqual([]);
    expect(await ask([reached(witness, url)])).toEqual([]);
    expect(await cosigners()).toEqual([witness.identity.name]);
  });

  it('give nothing to a store that was rolled back or rewritten, and the log says so', async () => {
    const witness = newWitness('one');
    const { url, err } = await start('one', witness, '--new');
    const remembered = await grow();
    expect(await ask([reached(witness, url)])).toEqual([]);

    // Another store under the same key: this is what the first one would be after it was put back and went on.
    const other = await openFixture(server);
    await grow(remembered - 2, other);
    expect(await ask([reached(witness, url)], overHttp, other)).toEqual([
      {
        witness: 'one',
        message: 'a witness remembers another history of this log',
        problem: `it cosigned a checkpoint over ${remembered} entries, and this log has ${remembered - 2}: the store has been rolled back`,
      },
    ]);

    expect(await grow(2, other)).toBe(remembered);
    expect(await ask([reached(witness, url)], overHttp, other)).toMatchObject([
      {
        message: 'a witness remembers another history of this log',
        problem: `it cosigned another root over ${remembered} entries than this log has`,
      },
    ]);

    await grow(7, other);
    expect(await ask([reached(witness, url)], overHttp, other)).toMatchObject([
      {
        message: 'a witness remembers another history of this log',
        problem: expect.stringContaining(`what it cosigned over ${remembered} entries is no part of`),
      },
    ]);
    expect(await cosigners(other)).toEqual([]);
    // The witness keeps what the log signed as evidence.
    expect(err()).toContain(parseNote(await served(other)).text);
    await other.close();
    await grow();
    expect(await ask([reached(witness, url)])).toEqual([]);
  });

  it('that another replica asked in between are asked again with what was published since', async () => {
    const witness = newWitness('one');
    const { url } = await start('one', witness, '--new');
    await grow();
    const saidBetween: unknown[] = [];
    let calls = 0;
    const said = await ask([reached(witness, url)], async (address, body) => {
      calls += 1;
      if (calls === 1) {
        await grow();
        saidBetween.push(...(await ask([reached(witness, url)])));
        await grow();
      }
      return overHttp(address, body);
    });

    expect([calls, said, saidBetween]).toEqual([2, [], []]);
    expect(await cosigners()).toEqual([witness.identity.name]);
  });

  it('that remember something else each time are left alone', async () => {
    await grow();
    const witness = reached(newWitness('one'), 'http://127.0.0.1:1');
    let size = 0;
    const said = await ask([witness], () => {
      size += 1;
      return Promise.resolve({ status: 409, body: `${size}\n` });
    });

    expect(size).toBe(3);
    expect(said).toMatchObject([{ problem: 'it remembers another checkpoint each time it is asked' }]);
  });

  it.each([
    ['an error', answering(500, 'out of order\n'), 'it answered 500: `out of order`'],
    ['that it knows no such log', answering(404, 'unknown log\n'), 'it answered 404: `unknown log`'],
    ['that another key signed', answering(403, ''), 'it answered 403'],
    ['a page of something else', answering(200, '<html>\n'), 'is no cosignature of its key'],
    ['nothing', answering(200, ''), 'is no cosignature of its key'],
    ['a size that is none', answering(409, 'many\n'), 'it answered 409: `many`'],
    ['a size without an end', answering(409, '0'), 'it answered 409: `0`'],
    ['a size beyond all', answering(409, '999999999999999\n'), 'over 999999999999999 entries'],
  ])('that answer %s give nothing, and the log says so', async (_what, post, problem) => {
    await grow();
    const said = await ask([reached(newWitness('one'), 'http://127.0.0.1:1')], post);

    expect(said).toMatchObject([{ witness: 'one', problem: expect.stringContaining(problem) }]);
    expect(await cosigners()).toEqual([]);
  });

  it("that give another's cosignature, or their own for another checkpoint, give nothing", async () => {
    await grow();
    const [witness, stranger] = [newWitness('one'), newWitness('two')];
    const latest = await findLatestCheckpoint(fixture.db);
    const { text } = parseNote(latest?.note ?? '');
    for (const line of [
      stranger.identity.cosign(text, 1),
      witness.identity.cosign(text.replace(/\n\d+\n/u, '\n1\n'), 1),
    ]) {
      const bytes = Buffer.concat([Buffer.from(line.keyId, 'hex'), line.signature]).toString('base64');
      const said = await ask(
        [reached(witness, 'http://127.0.0.1:1')],
        answering(200, `— ${line.name} ${bytes}\n`),
      );
      expect(said).toMatchObject([{ problem: expect.stringContaining('is no cosignature of its key') }]);
    }
    expect(await cosigners()).toEqual([]);
  });

  it('do not wait for one another: one that is down takes nothing from one that is not', async () => {
    const [up, down] = [newWitness('up'), newWitness('down')];
    const running = await start('up', up, '--new');
    const gone = await start('down', down, '--new');
    await gone.stop();
    await grow();
    const said = await ask([reached(down, gone.url, 'down'), reached(up, running.url, 'up')]);

    expect(said).toMatchObject([{ witness: 'down', message: 'a witness could not be asked' }]);
    const anyOf = (quorum: string) =>
      parsePolicy(
        `log ${signer.verifierKey}\nwitness up ${up.identity.verifierKey}\nwitness down ${down.identity.verifierKey}\ngroup both ${quorum} up down\nquorum both\n`,
      );
    const opened = openCheckpoint(await served(), verifiersOf(anyOf('any')));
    expect(satisfies(anyOf('any'), opened)).toEqual({ ok: true });
    expect(satisfies(anyOf('all'), opened)).toMatchObject({ ok: false });

    // Back again, it takes part from the next checkpoint on.
    const back = await start('down', down);
    await grow();
    expect(await ask([reached(down, back.url, 'down'), reached(up, running.url, 'up')])).toEqual([]);
    expect((await cosigners()).toSorted()).toEqual([down.identity.name, up.identity.name].toSorted());
  });

  it('are told from rows that nobody cosigned: those are left out, and the checkpoint stays readable', async () => {
    const witness = newWitness('one');
    const { url } = await start('one', witness, '--new');
    await grow();
    await ask([reached(witness, url)]);
    const cosigned = await served();
    const latest = await findLatestCheckpoint(fixture.db);
    const treeSize = latest?.treeSize ?? 0;
    const { text, signatures } = parseNote(latest?.note ?? '');
    const [own] = signatures;
    const strangers = Array.from({ length: SIGNATURE_LIMIT }, (_, number) =>
      cosigner(`x${number}.example/witness`, witness.key).cosign(text, 1),
    );
    const [stranger] = strangers;
    if (own === undefined || stranger === undefined) {
      throw new Error('nobody signed');
    }
    const line = formatSignature(stranger);
    const nonsense: readonly (readonly [string, string])[] = [
      ['nonsense', 'nonsense'],
      ['empty', ''],
      [`${keyOf(stranger)} `, line],
      [keyOf(stranger), `${line}${line}`],
      [keyOf(stranger).toUpperCase(), line],
      [keyOf(own), formatSignature({ ...own, signature: Buffer.alloc(64) })],
      ['gap', `${line}\n${line}`],
      ['open', line.trimEnd()],
    ];
    for (const [name, kept] of nonsense) {
      await insertCosignature(fixture.db, { treeSize, witness: name, line: kept, recordedAt: START });
    }
    expect(await served()).toBe(cosigned);

    // However many there are, no more than anybody would read.
    for (const one of strangers.slice(1)) {
      const row = { treeSize, witness: keyOf(one), line: formatSignature(one), recordedAt: START };
      await insertCosignature(fixture.db, row);
    }
    expect(parseNote(await served()).signatures).toHaveLength(SIGNATURE_LIMIT);
  });

  it('are waited for a moment by bundles and proofs, which stand under a checkpoint that meets the policy', async () => {
    const witness = newWitness('one');
    const running = await start('one', witness, '--new');
    const policy = parsePolicy(`witness one ${witness.identity.verifierKey} ${running.url}\nquorum one\n`);
    const log = { ...fixture.deps.log, verifierKeys: [signer.verifierKey], policy };
    const cosignedSize = await grow();
    await ask([reached(witness, running.url)]);
    const size = await grow();

    expect(await findWitnessed(fixture.db, log, 1)).toMatchObject({ treeSize: cosignedSize });
    expect(await findWitnessed(fixture.db, log, size)).toBeUndefined();
    expect(
      await findWitnessed(fixture.db, { ...log, policy: parsePolicy('quorum none\n') }, 1),
    ).toBeUndefined();
    const stranger = { ...log, verifierKeys: [aSigner().verifierKey] };
    expect(await findWitnessed(fixture.db, stranger, 1)).toBeUndefined();
  });

  it('keep no checkpoint back: it is published while one of them hangs', async () => {
    const witness = newWitness('one');
    const hanging = Promise.withResolvers<never>();
    const asked = Promise.withResolvers<void>();
    const text = `witness one ${witness.identity.verifierKey} http://127.0.0.1:1\nquorum one\n`;
    const keys = { signers: [signer], verifiers: [logVerifier], policy: parsePolicy(text) };
    const settings = { checkpointIntervalMs: 50, storeCheckRate: 0 };
    const log = { info: () => undefined, warn: () => undefined };
    const sizeNow = async () => (await findLatestCheckpoint(fixture.db))?.treeSize ?? 0;
    const before = await publishAll(sequencerOf(fixture, signer));
    const work = startEvidenceWork(fixture.deps, keys, settings, log, () => {
      asked.resolve();
      return hanging.promise;
    });
    await insertEntries(fixture, 1);
    await asked.promise;
    await insertEntries(fixture, 1);
    while ((await sizeNow()) < before.size + 2) {
      await delay(10);
    }
    expect(work.state()).toEqual({ fault: undefined });

    hanging.reject(new Error('the time is up'));
    await work.stop();
    expect(parseNote(await served()).signatures.map(({ name }) => name)).toEqual([logVerifier.name]);
    expect((await findLatestCheckpoint(fixture.db))?.publishedAt).toBe(START);
  });
});

describe.each(SERVERS)('publishing, on $name', (server) => {
  it('says by a code what keeps it, and goes on by itself', async () => {
    const fixture = await openFixture(server);
    const said: unknown[] = [];
    const log = {
      info: (_details: object, message: string) => said.push(message),
      warn: (_details: object, message: string) => said.push(message),
    };
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(fixture.db);
    const role = sql.id(rows[0]?.role ?? '');
    await sql`revoke insert on checkpoints from ${role}`.execute(fixture.owner);
    await insertEntries(fixture, 1);
    const publisher = startPublisher(sequencerOf(fixture, aSigner()), 10, log);
    try {
      while (publisher.state().fault === undefined) {
        await delay(10);
      }
      expect(publisher.state()).toEqual({ fault: 'a turn of publishing failed: 42501' });
      await sql`grant insert on checkpoints to ${role}`.execute(fixture.owner);
      while (publisher.state().fault !== undefined) {
        await delay(10);
      }
    } finally {
      await publisher.stop();
    }
    expect(said).toEqual(['no checkpoint can be published', 'checkpoints are published again']);
    await fixture.close();
  });
});
