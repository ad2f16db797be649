import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { writeSbom } from './sbom.ts';

/**
 * What has to hold before a version is tagged. It tags and publishes nothing: the last line says what a person then does.
 *
 * Needs the registry, for only there it is known which versions have weaknesses; `.ci/run` needs it for the installation alone.
 */

const root = join(import.meta.dirname, '..');
const { version } = packageJson;

/** Steps in order; the first that fails ends the release, with the reason that it throws. */
const STEPS: readonly { readonly name: string; readonly run: () => void }[] = [
  {
    name: 'nothing is uncommitted',
    run: () => {
      const changes = execFileSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' });
      if (changes !== '') {
        throw new Error(`commit or remove first:\n${changes}`);
      }
    },
  },
  {
    name: 'the change log has this version',
    run: () => {
      if (!readFileSync(join(root, 'CHANGELOG.md'), 'utf8').includes(`## [${version}]`)) {
        throw new Error(`CHANGELOG.md has no heading for ${version}`);
      }
    },
  },
  { name: 'no package has a weakness that is known', run: () => command('npm', 'audit') },
  { name: 'every check', run: () => command(join(root, '.ci', 'run')) },
  {
    name: `sbom-${version}.cdx.json, to be published with the release`,
    run: () => writeSbom(`sbom-${version}.cdx.json`),
  },
];

function command(name: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(name, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) {
    throw error;
  }
  if (status !== 0) {
    throw new Error(`${[name, ...args].join(' ')} failed`);
  }
}

function release(): boolean {
  for (const { name, run } of STEPS) {
    try {
      run();
      process.stdout.write(`ok: ${name}\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`not released: ${name}: ${reason}\n`);
      return false;
    }
  }
  process.stdout.write(
    `Now tag the commit: git tag --sign v${version} --message 'Version ${version}', and push the tag.\n`,
  );
  return true;
}

if (import.meta.main) {
  process.exitCode = release() ? 0 : 1;
}
