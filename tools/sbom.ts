import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { lockOfProduction } from './lock.ts';

/**
 * Writes what production installs, with versions, hashes and licences, as a CycloneDX document into a file. Read from the lock alone.
 *
 * npm is shown the lock without the packages for development, rather than told to leave them out: with `--omit=dev` it also leaves out
 * packages of production that one for development names, and of two places of one version it looks at the first alone.
 */
export function writeSbom(file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'recall-sbom-'));
  try {
    // The document takes the name of the folder.
    const cwd = join(folder, packageJson.name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'package.json'), JSON.stringify({ ...packageJson, devDependencies: {} }));
    writeFileSync(join(cwd, 'package-lock.json'), JSON.stringify(lockOfProduction()));
    const document = execFileSync(
      'npm',
      ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
      { cwd, encoding: 'utf8', maxBuffer: 64 * 1_048_576, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    writeFileSync(file, document);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    process.stderr.write('name the file to write: npm run sbom -- sbom.cdx.json\n');
    process.exitCode = 1;
  } else {
    writeSbom(file);
  }
}
