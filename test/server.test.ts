import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { Type } from 'typebox';
import { reader } from '../src/cli/demo-example.ts';
import { parseConfig } from '../src/config.ts';
import {
  DEVELOPMENT_AUDIENCE,
  DEVELOPMENT_ISSUER,
  openDevelopmentIssuer,
} from '../src/http/identity/development.ts';
import { authenticatorFor } from '../src/http/identity/index.ts';
import { jwtAuthenticator } from '../src/http/identity/jwt.ts';
import { createLog } from '../src/http/logging.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from './support/database.ts';

const readRecord = reader(Type.Record(Type.String(), Type.Unknown()));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recall-server-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the key of the development issuer', () => {
  const REQUEST = { roles: ['spo'], subject: 'example-spo', kind: 'person', areas: [], hours: 1 } as const;

  it('is made once, readable by its owner alone, and stays', async () => {
    const data = join(folder, 'made-for-it');
    const issuers = await Promise.all([1, 2, 3].map(() => openDevelopmentIssuer(data)));
    const { path, keyFor } = await openDevelopmentIssuer(data);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(data)).toEqual(['development-issuer.key']);
    const rules = {
      issuer: DEVELOPMENT_ISSUER,
      audience: DEVELOPMENT_AUDIENCE,
      keyFor,
      areasClaim: 'areas',
      clockSkewS: 0,
    };
    const tokens = await Promise.all(issuers.map(({ sign }) => sign(REQUEST, 'areas')));
    const known = await Promise.all(
      tokens.map((token) => jwtAuthenticator(rules)(token, createLog('silent'))),
    );
    expect(known.map((principal) => principal?.subject)).toEqual(Array(3).fill('example-spo'));
  });

  it('is closed to others again where it had been opened', async () => {
    const data = join(folder, 'opened');
    const { path } = await openDevelopmentIssuer(data);
    await chmod(path, 0o644);
    await openDevelopmentIssuer(data);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['nothing', ''],
    [
      'a key of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    ],
  ])('is refused when the file holds %s', async (_what, content) => {
    const data = join(folder, 'spoilt');
    const { path } = await openDevelopmentIssuer(data);
    await writeFile(path, content);
    await expect(openDevelopmentIssuer(data)).rejects.toThrow('delete the file and a new one is made');
    await rm(path);
  });

  it('counts for nothing where the service could be reached from elsewhere, or is in production', async () => {
    const config = parseConfig({ DATA_DIR: folder });
    const log = createLog('silent');
    await expect(authenticatorFor({ ...config, host: '0.0.0.0' }, log)).rejects.toThrow('loopback');
    await expect(authenticatorFor({ ...config, environment: 'production' }, log)).rejects.toThrow(
      'production',
    );
  });
});

interface Started {
  readonly process: ChildProcess;
  /** Everything written so far. */
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

const SOURCE = join(import.meta.dirname, '..', 'src');

/** Starts the service, or another command, in the folder. */
function start(env: Readonly<Record<string, string>>, command: readonly string[] = ['main.ts']): Started {
  const [file = '', ...parameters] = command;
  const child = spawn(process.execPath, [join(SOURCE, file), ...parameters], {
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
      /^starting: on loopback only \(127\.0\.0\.1\), database on .*, DEVELOPMENT IDENTITY$/,
    );

    const command =
      started
        .out()
        .split('\n')
        .find((line) => line.startsWith('curl ')) ?? '';
    const [, dataDir = '', role = ''] =
      /\$\(DATA_DIR=(\S+) npm run --silent token -- (--role \w+)\)/.exec(command) ?? [];
    expect(started.out()).toContain('Anybody who can read the data folder can be anybody here.');
    expect(started.out()).toMatch(/"level":40.*NO IDENTITY PROVIDER/);
    const [, body = ''] = /-d '([^']+)'/.exec(command) ?? [];
    const url = command.split(' ').at(-1) ?? '';
    const made = start({ DATA_DIR: dataDir }, ['cli/token.ts', ...role.split(' ')]);
    expect(await made.ended).toBe(0);
    const token = made.out().trim();
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

  it('does not start in production without an identity provider, and says why', async () => {
    const { ended, err } = start({ ...settings(), NODE_ENV: 'production' });
    expect(await ended).toBe(1);
    expect(err()).toMatch(/^- OAUTH_ISSUER is not set: .*the development issuer is not for it$/m);
  });

  it('does not start where others could reach it without an identity provider, or with a file of tokens', async () => {
    const { ended, err } = start({ ...settings(), HOST: '0.0.0.0', TOKENS_FILE: 'tokens.json' });
    expect(await ended).toBe(1);
    expect(err()).toContain('tokens of the development issuer are for loopback only');
    expect(err()).toMatch(/^- TOKENS_FILE is set and no longer read/m);
  });
});

/** Makes a token with the command. */
const makeToken = async (env: Readonly<Record<string, string>>, ...parameters: readonly string[]) => {
  const { ended, out, err } = start(env, ['cli/token.ts', ...parameters]);
  return { code: await ended, out: out(), err: err() };
};

describe('npm run token', () => {
  it('makes a token for roles, a person or a system, areas and hours', async () => {
    const made = await makeToken(
      { DATA_DIR: join(folder, 'tokens'), OAUTH_AREAS_CLAIM: 'places' },
      '--role',
      'spo',
      '--role',
      'practitioner',
      '--subject',
      'example-officer',
      '--areas',
      'Example Region/Example Unit,Other Region',
      '--hours',
      '2',
    );
    expect([made.code, made.err]).toEqual([0, '']);
    const { iat = 0, exp, ...claims } = decodeJwt(made.out.trim());
    expect(exp).toBe(iat + 7_200);
    expect(claims).toMatchObject({
      iss: DEVELOPMENT_ISSUER,
      aud: DEVELOPMENT_AUDIENCE,
      user_name: 'example-officer',
      authorities: ['ROLE_MAKE_RECALL_DECISION_SPO', 'ROLE_MAKE_RECALL_DECISION'],
      places: ['Example Region/Example Unit', 'Other Region'],
    });
    const system = await makeToken({ DATA_DIR: join(folder, 'tokens') }, '--role', 'case-system', '--system');
    expect(decodeJwt(system.out.trim())).toMatchObject({
      grant_type: 'client_credentials',
      client_id: 'example-case-system',
    });
  });

  it.each([
    [[], 'a token needs a role'],
    [['--role', 'everything'], 'there is no role everything: give one of practitioner, spo, '],
    [['--role', 'constructor'], 'there is no role constructor'],
    [['--role', 'spo', '--subject', 'two words'], 'the subject is not an id'],
    [['--role', 'spo', '--subject', 'client:example'], 'the subject is not an id'],
    [['--role', 'spo', '--hours', '25'], '--hours is not a number of hours'],
    [['--role', 'spo', '--areas', 'Example Region/'], 'the areas are not of the form'],
  ])('refuses %j with the remedy', async (parameters, words) => {
    const { code, out, err } = await makeToken({ DATA_DIR: join(folder, 'tokens') }, ...parameters);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  });

  it('has none to give where an identity provider is configured', async () => {
    const issuer = {
      OAUTH_ISSUER: 'https://issuer.example/auth',
      OAUTH_AUDIENCE: 'recall',
      OAUTH_JWKS_URL: 'https://issuer.example/keys',
    };
    const { code, out, err } = await makeToken(
      { DATA_DIR: join(folder, 'tokens'), ...issuer },
      '--role',
      'spo',
    );
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('names an identity provider');
  });
});
