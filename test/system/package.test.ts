import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import packageJson from '../../package.json' with { type: 'json' };
import { reader } from '../../src/cli/demo-example.ts';
import { aLicence } from '../builders/index.ts';
import { anIssuerKey, tokenFor } from '../builders/tokens.ts';
import {
  linkProductionPackages,
  runCommand,
  startCommand,
  stopCommand,
  untilReady,
} from '../support/commands.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';
import { performDockerfile } from '../support/image.ts';
import { startKeyServer } from '../support/key-server.ts';

/** Whether packages are really installed from the registry; otherwise those of this repository are linked. */
const INSTALLS = process.env['INSTALL_PACKAGES'] === '1';
const TIMEOUT_MS = 600_000;
const root = join(import.meta.dirname, '..', '..');
const readIdentified = reader(Type.Object({ id: Type.String() }));

let folder: string;
let database: TestDatabase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recall-package-'));
  const [server] = SERVERS;
  if (server === undefined) {
    throw new Error('there is no server to test on');
  }
  database = await createTestDatabase(server, 'empty');
}, 120_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** The roles of the database, as an operator names them: the service brings the schema up to date when it starts. */
const databaseSettings = () => ({
  DATABASE_URL: database.serviceUrl,
  MIGRATION_DATABASE_URL: database.ownerUrl,
  READ_DATABASE_URL: database.readerUrl,
  MONITORING_DATABASE_URL: database.monitoringUrl,
});

/** A port that was free a moment ago. */
async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return String(typeof address === 'object' && address !== null ? address.port : 0);
}

describe('the packed package, installed into an empty folder', () => {
  let bin: string;
  let tarball: string;
  let released: string;
  let rehearsal: string;
  beforeAll(async () => {
    released = join(folder, 'released');
    const command = ['node', join(root, 'tools', 'release.ts'), '--rehearse', released];
    rehearsal = (await runCommand(command, { cwd: folder, env: {} })).said;
    tarball = join(released, `${packageJson.name}-${packageJson.version}.tgz`);
    if (!existsSync(tarball)) {
      throw new Error(`nothing was packed: ${rehearsal}`);
    }
    const app = join(folder, 'app');
    const installed = join(app, 'node_modules', packageJson.name);
    bin = join(app, 'node_modules', '.bin');
    mkdirSync(app);
    if (INSTALLS) {
      writeFileSync(join(app, 'package.json'), '{"private":true}');
      execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', tarball], {
        cwd: app,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      return;
    }
    linkProductionPackages(app);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
    mkdirSync(bin);
    for (const [name, file] of Object.entries(readBins(join(installed, 'package.json')))) {
      symlinkSync(join(installed, file), join(bin, name));
    }
  }, TIMEOUT_MS);

  it('comes with its parts, their licences and checksums, once the change log tells of every date of law affected', () => {
    expect(rehearsal.split('\n').filter((line) => !line.startsWith('npm '))).toEqual([
      'left out: nothing is uncommitted',
      'ok: the change log tells of this version, its rule books, and the dates of law affected',
      'left out: no package has a weakness that is known',
      'left out: every check',
      'ok: the package',
      'ok: what it installs',
      'ok: under which licences',
      'ok: checksums, for `sha256sum --check`',
      `Rehearsed; the files are in ${released}.`,
      '',
    ]);
    const sums = readFileSync(join(released, 'SHA256SUMS'), 'utf8').trim().split('\n');
    const { version } = packageJson;
    expect(sums).toEqual(
      [`licences-${version}.md`, `recall-decision-support-${version}.tgz`, `sbom-${version}.cdx.json`].map(
        (name) => {
          const hash = createHash('sha256')
            .update(readFileSync(join(released, name)))
            .digest('hex');
          return `${hash}  ${name}`;
        },
      ),
    );
  });

  it('holds what the service reads while it runs, and nothing of the tests and tools', () => {
    const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    expect(files).toEqual(
      expect.arrayContaining([
        'package/src/main.js',
        'package/src/cli/recall-audit.js',
        'package/src/rules/books/1.0.0.json',
        'package/docs/problems/not-found.md',
        'package/npm-shrinkwrap.json',
        'package/LICENSE',
      ]),
    );
    expect(files.filter((file) => /\.ts$|\/(?:test|tools|bench|data|node_modules)\//.test(file))).toEqual([]);
  });

  it(
    'runs both commands: the service answers on PostgreSQL, and the auditor verifies what it exported',
    async () => {
      const dataDir = join(folder, 'data');
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const service = startCommand([join(bin, 'recall-service')], {
        cwd: folder,
        env: { ...databaseSettings(), PORT: port, DATA_DIR: dataDir },
      });
      try {
        await untilReady(url, service);
        const token = await tokenFor(dataDir, ['case-system', 'inspector']);
        const ask = (path: string, body?: unknown) =>
          whenTaken(() =>
            fetch(`${url}/v1/${path}`, {
              headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
              ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
            }),
          );

        const health = await fetch(`${url}/health`);
        expect([health.status, await health.json()]).toMatchObject([200, { status: 'up' }]);
        const page = await fetch(`${url}/problems/not-found`);
        expect(page.status).toBe(200);
        const evaluated = await ask('evaluations', {
          asAt: '2026-10-14',
          questions: ['conduct'],
          events: [{ id: 'event-1', type: 'lost-contact', evidenceStatus: 'no-criminal-process' }],
        });
        expect([evaluated.status, await evaluated.json()]).toMatchObject([
          200,
          { answer: { events: [{ event: 'event-1', type: 'lost-contact' }] } },
        ]);

        const registered = await ask('licences', aLicence());
        expect(registered.status).toBe(201);
        const licence = readIdentified(await registered.json()).id;
        const requested = await ask('audit/bundles', { scope: { licenceIds: [licence] }, withContent: true });
        const bundle = readIdentified(await requested.json()).id;
        const file = join(folder, 'case.bundle');
        writeFileSync(file, await whenMade(() => ask(`audit/bundles/${bundle}`)));
        const { keys } = readKeys(await (await ask('audit/keys')).json());
        const held = keys.flatMap(({ verifierKey }) => ['--key', verifierKey]);
        const verified = await runCommand([join(bin, 'recall-audit'), 'verify', file, ...held], {
          cwd: folder,
          env: {},
        });
        expect(verified).toEqual({ code: 0, said: expect.stringContaining('Verified') });
      } finally {
        await stopCommand(service);
      }
      expect(service.process.exitCode).toBe(0);
      const version = await runCommand([join(bin, 'recall-audit'), '--version'], { cwd: folder, env: {} });
      expect(version).toEqual({ code: 0, said: `${packageJson.version}\n` });
    },
    TIMEOUT_MS,
  );
});

describe('the steps of the image, in a clean folder', () => {
  it(
    'lead to a service that runs on PostgreSQL as in production, whose health check passes, and that stops when told',
    async () => {
      const image = performDockerfile(root, join(folder, 'image'), (line, here) => {
        expect(line).toMatch(/^npm ci --omit=dev --ignore-scripts\b/);
        if (INSTALLS) {
          execFileSync('sh', ['-c', line], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
        } else {
          linkProductionPackages(here);
        }
      });
      expect(image.user).toBe('1000:1000');
      const issuer = await startKeyServer({ keys: [anIssuerKey('example').jwk] });
      const keyFile = join(folder, 'audit.key');
      writeFileSync(
        keyFile,
        generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }),
        { mode: 0o600 },
      );
      const env = {
        ...image.env,
        ...databaseSettings(),
        // On loopback, whatever the image listens on within its own network.
        HOST: '127.0.0.1',
        PORT: await freePort(),
        OAUTH_ISSUER: 'https://issuer.example/auth',
        OAUTH_AUDIENCE: 'recall-decision-support',
        OAUTH_JWKS_URL: issuer.url,
        AUDIT_LOG_NAME: 'log.example.com/recall',
        AUDIT_KEY_FILE: keyFile,
        SECURITY_CONTACT: 'mailto:security@example.com',
      };
      const at = { cwd: image.folder, env };
      const check = () => runCommand(image.healthcheck, at);
      expect((await check()).code).toBe(1);
      const service = startCommand(image.cmd, at);
      try {
        await untilReady(`http://127.0.0.1:${env.PORT}`, service);
        expect(await check()).toEqual({ code: 0, said: '' });
        const health = await fetch(`http://127.0.0.1:${env.PORT}/health`);
        expect([health.status, await health.json()]).toMatchObject([200, { status: 'up' }]);
      } finally {
        await stopCommand(service);
        await issuer.stop();
      }
      expect(service.process.exitCode).toBe(0);
    },
    TIMEOUT_MS,
  );
});

const readManifest = reader(Type.Object({ bin: Type.Record(Type.String(), Type.String()) }));
const readKeys = reader(Type.Object({ keys: Type.Array(Type.Object({ verifierKey: Type.String() })) }));

function readBins(file: string): Readonly<Record<string, string>> {
  return readManifest(JSON.parse(readFileSync(file, 'utf8'))).bin;
}

/** An answer that is not that the service is too busy: on a machine that does much else it may be, and says when to come again. */
async function whenTaken(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) {
      return answer;
    }
    await delay(1_000);
  }
}

/** What an address gives once it is made. */
async function whenMade(ask: () => Promise<Response>): Promise<Buffer> {
  for (;;) {
    const answer = await ask();
    if (answer.status === 200) {
      return Buffer.from(await answer.arrayBuffer());
    }
    if (answer.status !== 409) {
      throw new Error(`${answer.status}: ${await answer.text()}`);
    }
    await delay(50);
  }
}
