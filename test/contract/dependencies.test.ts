import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'typebox';
import packageJson from '../../package.json' with { type: 'json' };
import { reader } from '../../src/cli/demo-example.ts';
import { dependencyFaults, type Installation, installationIn } from '../../tools/check-dependencies.ts';

const root = join(import.meta.dirname, '..', '..');
const INTEGRITY = `sha512-${'A'.repeat(86)}==`;

/** A repository with one package that is as it has to be, and what a test changes of it. */
function installation({
  manifest = {},
  found = {},
  place = 'node_modules/example',
  licenceOf = () => undefined,
}: {
  readonly manifest?: object;
  readonly found?: object;
  readonly place?: string;
  readonly licenceOf?: Installation['licenceOf'];
}): Installation {
  const sound = { version: '1.0.0', integrity: INTEGRITY, license: 'MIT' };
  return {
    manifest: { dependencies: { example: '1.0.0' }, ...manifest },
    lock: { packages: { '': { name: 'root' }, [place]: { ...sound, ...found } } },
    licenceOf,
  };
}

describe('the packages that are installed', () => {
  it('are of exact versions, hashed, from the registry, under allowed licences, and run nothing that is not named', () => {
    expect(dependencyFaults(installationIn(root))).toEqual([]);
  });

  it.each([
    ['alternatives, one of which is allowed', { license: '(GPL-3.0-only OR MIT)' }],
    ['several that are all allowed', { license: 'MIT AND Apache-2.0' }],
    ['data that only tools read', { license: 'CC-BY-4.0', dev: true }],
  ])('may be under %s', (_what, found) => {
    expect(dependencyFaults(installation({ found }))).toEqual([]);
  });

  it('may say their licence in what is installed alone', () => {
    const found = { license: undefined };
    expect(dependencyFaults(installation({ found, licenceOf: () => 'ISC' }))).toEqual([]);
  });

  it('may run a script on installation once somebody has decided, either way', () => {
    for (const decision of [true, false]) {
      const manifest = { allowScripts: { example: decision } };
      expect(dependencyFaults(installation({ manifest, found: { hasInstallScript: true } }))).toEqual([]);
    }
  });

  it.each([
    ['without a hash', { integrity: undefined }, 'has no SHA-512 integrity'],
    ['with a weak hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, 'has no SHA-512 integrity'],
    [
      'with a second, weaker hash',
      { integrity: `${INTEGRITY} sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=` },
      'has no SHA-512 integrity',
    ],
    ['from an address of its own', { resolved: 'https://packages.example/x.tgz' }, 'an address of its own'],
    ['from a repository', { resolved: 'git+ssh://git@code.example/x.git#0123456' }, 'an address of its own'],
    ['from a folder elsewhere', { link: true, resolved: '../elsewhere' }, 'leads out of the repository'],
    ['from an absolute folder', { link: true, resolved: '/srv/elsewhere' }, 'leads out of the repository'],
    ['under a licence that is not on the list', { license: 'GPL-3.0-only' }, '`GPL-3.0-only`'],
    ['under two licences, one not on the list', { license: 'MIT AND SSPL-1.0' }, '`MIT AND SSPL-1.0`'],
    ['under a licence for data, in production', { license: 'CC-BY-4.0' }, '`CC-BY-4.0`'],
    ['without a licence', { license: undefined }, 'does not say its licence'],
    ['that runs a script nobody decided on', { hasInstallScript: true }, 'allowScripts'],
  ])('are refused %s', (_what, found, told) => {
    expect(dependencyFaults(installation({ found }))).toEqual([expect.stringContaining(told)]);
  });

  it.each([
    '^1.0.0',
    '~1.0.0',
    '1.x',
    'latest',
    '*',
    '>=1.0.0',
    'https://packages.example/x.tgz',
    'file:../x',
  ])('are refused where they are asked for as %s', (version) => {
    for (const list of ['dependencies', 'devDependencies', 'overrides']) {
      const manifest = { [list]: { example: version } };
      expect(dependencyFaults(installation({ manifest }))).toEqual([
        expect.stringContaining('exact version'),
      ]);
    }
  });

  it('are looked at inside other packages too, by their own name', () => {
    const place = 'node_modules/other/node_modules/@example/inner';
    const faults = dependencyFaults(installation({ place, found: { hasInstallScript: true } }));
    expect(faults).toEqual([expect.stringMatching(/^@example\/inner runs a script/)]);
  });

  it('are never taken to be none', () => {
    expect(dependencyFaults({ manifest: {}, lock: {}, licenceOf: () => 'MIT' })).toHaveLength(1);
  });
});

describe('the list of what production installs', () => {
  const readSbom = reader(
    Type.Object({
      bomFormat: Type.Literal('CycloneDX'),
      components: Type.Array(
        Type.Object({ name: Type.String(), version: Type.String(), licenses: Type.Array(Type.Unknown()) }),
      ),
    }),
  );

  const readLock = reader(
    Type.Object({
      packages: Type.Record(
        Type.String(),
        Type.Object({
          version: Type.Optional(Type.String()),
          dev: Type.Optional(Type.Boolean()),
          link: Type.Optional(Type.Boolean()),
        }),
      ),
    }),
  );

  it('is written on demand: every package of production with version and licence, and no tool', () => {
    const folder = mkdtempSync(join(tmpdir(), 'recall-sbom-'));
    const file = join(folder, 'sbom.json');
    try {
      execFileSync(process.execPath, [join(root, 'tools', 'sbom.ts'), file], { cwd: root });
      const { components } = readSbom(JSON.parse(readFileSync(file, 'utf8')));
      const listed = components.map(({ name, version }) => `${name}@${version}`);
      const locked = readLock(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
      const installed = Object.entries(locked.packages)
        .filter(([place, { dev, link }]) => place.includes('node_modules/') && dev !== true && link !== true)
        .map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`);
      expect(listed.toSorted()).toEqual([...new Set(installed)].toSorted());
      expect(listed).toContain(`fastify@${packageJson.dependencies.fastify}`);
      expect(components.filter(({ licenses }) => licenses.length === 0)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the pipeline', () => {
  it('checks the packages before it relies on them, and a release asks for known weaknesses', () => {
    expect(readFileSync(join(root, '.ci', 'run'), 'utf8')).toContain('npm run --silent check:dependencies');
    expect(packageJson.scripts.release).toBe('node tools/release.ts');
    expect(readFileSync(join(root, 'tools', 'release.ts'), 'utf8')).toContain("command('npm', 'audit')");
  });
});
