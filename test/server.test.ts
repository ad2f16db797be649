import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import { PERMISSIONS } from '../src/application/services.ts';
import { reader } from '../src/cli/demo-example.ts';
import { tokenAuthenticator } from '../src/http/authentication.ts';
import { developmentToken, readTokensFile } from '../src/http/tokens.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from './support/database.ts';

const readRecord = reader(Type.Record(Type.String(), Type.Unknown()));
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recall-server-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes a tokens file and gives its path. */
async function writeTokens(content: unknown): Promise<string> {
  const path = join(folder, 'tokens.json');
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the tokens file', () => {
  const entry = {
    subject: 'system-1',
    kind: 'system',
    permissions: ['licence:read'],
    tokenSha256: hashOf('token-1'),
  };

  it('makes each token stand for its principal, and others for nobody', async () => {
    const all = { subject: 'person-1', kind: 'person', permissions: 'all', tokenSha256: hashOf('token-2') };
    const authenticate = tokenAuthenticator(await readTokensFile(await writeTokens([entry, all])));
    const { tokenSha256, ...principal } = entry;
    expect(tokenSha256).toHaveLength(64);
    expect(await authenticate('token-1')).toEqual(principal);
    expect(await authenticate('token-2')).toEqual({
      subject: 'person-1',
      kind: 'person',
      permissions: PERMISSIONS,
    });
    expect(await authenticate('token-3')).toBeUndefined();
    expect(await authenticate(entry.tokenSha256)).toBeUndefined();
  });

  it('is refused with every fault at once, and without a hash in the message', async () => {
    const path = await writeTokens([
      { ...entry, kind: 'robot', permissions: ['licence:destroy'] },
      { ...entry, tokenSha256: 'SECRET', extra: 1 },
      {},
    ]);
    const failure = await readTokensFile(path).then(String, String);
    for (const field of [
      '/0/kind',
      '/0/permissions',
      '/1/tokenSha256',
      '/1/extra',
      '/2/subject',
      '/2/kind',
      '/2/tokenSha256',
    ]) {
      expect(failure).toContain(`- ${field} `);
    }
    expect(failure).not.toContain('SECRET');
    expect(failure).not.toContain(entry.tokenSha256);
  });

  it.each([
    [
      'two principals with one token',
      [entry, { ...entry, subject: 'system-2' }],
      '/1/tokenSha256 is there twice',
    ],
    ['nothing in it', [], 'has too few items'],
    ['something that is not JSON', 'token-1', 'it is not JSON'],
    ['an object', { ...entry }, 'send a list'],
  ])('is refused with %s', async (_what, content, message) => {
    await expect(readTokensFile(await writeTokens(content))).rejects.toThrow(message);
  });

  it('is refused when it cannot be read', async () => {
    await expect(readTokensFile(join(folder, 'not-there.json'))).rejects.toThrow('ENOENT');
  });
});

describe('the development token', () => {
  it('is made once, readable by its owner alone, and stays', async () => {
    const data = join(folder, 'made-for-it');
    const made = await Promise.all([developmentToken(data), developmentToken(data), developmentToken(data)]);
    expect(new Set(made.map(({ known }) => known.tokenSha256)).size).toBe(1);
    const { path, known } = await developmentToken(data);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const token = (await readFile(path, 'utf8')).trim();
    expect(known.tokenSha256).toBe(hashOf(token));
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it('is closed to others again where it had been opened', async () => {
    const data = join(folder, 'opened');
    const { path } = await developmentToken(data);
    await chmod(path, 0o644);
    await developmentToken(data);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is refused when the file does not hold one', async () => {
    const data = join(folder, 'emptied');
    const { path } = await developmentToken(data);
    await writeFile(path, '\n');
    await expect(developmentToken(data)).rejects.toThrow('delete it');
  });
});

interface Started {
  readonly process: ChildProcess;
  /** Everything written so far. */
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

function start(env: Readonly<Record<string, string>>): Started {
  const server = join(import.meta.dirname, '..', 'src', 'server.ts');
  const child = spawn(process.execPath, [server], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => {
    out += String(data);
  });
  child.stderr.on('data', (data) => {
    err += String(data);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  return { process: child, out: () => out, err: () => err, ended };
}

/** Waits until the service has said something, or has ended. */
async function waitFor(started: Started, text: string): Promise<void> {
  while (!started.out().includes(text)) {
    if (started.process.exitCode !== null) {
      throw new Error(`ended without saying \`${text}\`: ${started.out()}${started.err()}`);
    }
    // oxlint-disable-next-line no-await-in-loop
    await setTimeout(20);
  }
}

describe('the process', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    const [server] = SERVERS;
    if (server === undefined) {
      throw new Error('there is no server to test on');
    }
    database = await createTestDatabase(server);
  });
  afterAll(() => database.drop());
  const settings = () => ({
    DATABASE_URL: database.serviceUrl,
    MIGRATION_DATABASE_URL: database.ownerUrl,
    PORT: '0',
  });

  it('names every fault of its configuration on the error stream, and ends with 1', async () => {
    const { ended, out, err } = start({ PORT: 'many', LOG_LEVEL: 'loud' });
    expect(await ended).toBe(1);
    expect(err()).toContain('- PORT ');
    expect(err()).toContain('- LOG_LEVEL ');
    expect(out()).toBe('');
  });

  it('says how far it is open first of all, answers the request it prints, and stops when asked to', async () => {
    const started = start(settings());
    await waitFor(started, 'curl ');
    const [first = ''] = started.out().split('\n');
    expect(readRecord(JSON.parse(first))['msg']).toMatch(
      /^starting: on loopback only \(127\.0\.0\.1\), database on .*, development identity$/,
    );

    const command =
      started
        .out()
        .split('\n')
        .find((line) => line.startsWith('curl ')) ?? '';
    const [, file = ''] = /\$\(cat ([^)]+)\)/.exec(command) ?? [];
    const [, body = ''] = /-d '([^']+)'/.exec(command) ?? [];
    const url = command.split(' ').at(-1) ?? '';
    const token = (await readFile(join(folder, file), 'utf8')).trim();
    expect(started.out()).not.toContain(token);
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(200);
    expect(readRecord(await response.json())).toHaveProperty('answer.conduct');

    started.process.kill('SIGTERM');
    expect(await started.ended).toBe(0);
    expect(started.err()).toBe('');
  }, 60_000);

  it('says which port is taken, and what to do', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const { ended, err } = start({ ...settings(), PORT: port });
    expect(await ended).toBe(1);
    other.close();
    expect(err()).toBe(
      `the service could not start: another process listens on 127.0.0.1 port ${port}: stop it, or set PORT to another one\n`,
    );
  }, 60_000);

  it('does not start with a tokens file that has faults', async () => {
    await writeFile(join(folder, 'faulty.json'), '[{}]');
    const { ended, err } = start({ ...settings(), TOKENS_FILE: 'faulty.json' });
    expect(await ended).toBe(1);
    expect(err()).toContain('- /0/subject is missing');
  }, 60_000);
});
