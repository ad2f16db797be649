import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { RELEASED_BOOKS } from '../src/db/released-books.ts';
import { currentBookText } from '../src/rules/index.ts';
import { build, pack } from './build.ts';
import { changeLogFaults, compare, type Release, type ReleasedBook } from './change-log.ts';
import { writeLicences } from './licences.ts';
import { writeSbom } from './sbom.ts';

/**
 * What has to hold before a version is tagged, and the files that are published with it. It tags and publishes nothing: the last line
 * says what a person then does.
 *
 * Two steps need what a machine without the registry has not: only the registry knows which versions have weaknesses, and `.ci/run`
 * installs from it. `--rehearse` leaves out these and the demand that everything is committed under its version, so that all the
 * others can be tried at any time.
 */

const root = join(import.meta.dirname, '..');
const { version } = packageJson;
const BOOKS = 'src/rules/books';

/** One step of a release: its name, and what it does. It throws the reason for which there is no release. */
interface Step {
  readonly name: string;
  readonly run: () => void;
  /** Left out where a release is rehearsed. */
  readonly onlyForReal?: boolean;
}

function stepsInto(folder: string, rehearsed: boolean): readonly Step[] {
  const file = (name: string) => join(folder, name);
  return [
    {
      name: 'nothing is uncommitted',
      onlyForReal: true,
      run: () => {
        const changes = git('status', '--porcelain');
        if (changes !== '') {
          throw new Error(`commit or remove first:\n${changes}`);
        }
      },
    },
    {
      name: 'the change log tells of this version, its rule books, and the dates of law affected',
      run: () => {
        const faults = changeLogFaults(releaseOf(rehearsed ? 'Unreleased' : version));
        if (faults.length > 0) {
          throw new Error(faults.join('\n'));
        }
      },
    },
    {
      name: 'no package has a weakness that is known',
      onlyForReal: true,
      run: () => command('npm', 'audit'),
    },
    { name: 'every check', onlyForReal: true, run: () => command(join(root, '.ci', 'run')) },
    {
      name: 'the package',
      run: () => {
        const built = mkdtempSync(join(tmpdir(), 'recall-release-'));
        try {
          build(join(built, 'package'));
          pack(join(built, 'package'), folder);
        } finally {
          rmSync(built, { recursive: true });
        }
      },
    },
    { name: 'what it installs', run: () => writeSbom(file(`sbom-${version}.cdx.json`)) },
    { name: 'under which licences', run: () => writeLicences(file(`licences-${version}.md`)) },
    { name: 'checksums, for `sha256sum --check`', run: () => writeChecksums(folder) },
  ];
}

function git(...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1_048_576 });
}

/** What the change log is held against: the books of the last version that was tagged, and those of this folder. */
function releaseOf(heading: string): Release {
  const tag = git('tag', '--list', 'v*')
    .split('\n')
    .filter((name) => /^v\d+\.\d+\.\d+$/.test(name) && name !== `v${version}`)
    .toSorted((one, other) => compare(one.slice(1), other.slice(1)))
    .at(-1);
  const bookFile = /^(.*\/)?(\d+\.\d+\.\d+)\.json$/;
  const versionOf = (name: string) => bookFile.exec(name)?.[2];
  const books = (names: readonly string[], read: (name: string) => string): readonly ReleasedBook[] =>
    names.flatMap((name) => {
      const of = versionOf(name);
      return of === undefined ? [] : [{ version: of, text: read(name) }];
    });
  const inUse: unknown = JSON.parse(currentBookText());
  return {
    changeLog: readFileSync(join(root, 'CHANGELOG.md'), 'utf8'),
    heading,
    booksBefore:
      tag === undefined
        ? []
        : books(git('ls-tree', '--name-only', tag, `${BOOKS}/`).split('\n'), (name) =>
            git('show', `${tag}:${name}`),
          ),
    booksNow: books(readdirSync(RELEASED_BOOKS), (name) => readFileSync(join(RELEASED_BOOKS, name), 'utf8')),
    bookInUse:
      typeof inUse === 'object' && inUse !== null && 'version' in inUse ? String(inUse.version) : 'none',
    version,
    ...(tag === undefined ? {} : { versionBefore: tag.slice(1) }),
  };
}

function writeChecksums(folder: string): void {
  const sums = 'SHA256SUMS';
  const lines = readdirSync(folder)
    .filter((name) => name !== sums)
    .toSorted()
    .map((name) => {
      const hash = createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex');
      return `${hash}  ${name}\n`;
    });
  writeFileSync(join(folder, sums), lines.join(''));
}

function command(name: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(name, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error !== undefined) {
    throw error;
  }
  if (status !== 0) {
    throw new Error(`${[name, ...args].join(' ')} failed`);
  }
}

/** A release ends at the first step that fails; a rehearsal goes on, so that all that is amiss is told at once. */
function release(folder: string, rehearsed: boolean): boolean {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let sound = true;
  for (const { name, run, onlyForReal = false } of stepsInto(folder, rehearsed)) {
    if (rehearsed && onlyForReal) {
      process.stdout.write(`left out: ${name}\n`);
      continue;
    }
    try {
      run();
      process.stdout.write(`ok: ${name}\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`not released: ${name}: ${reason}\n`);
      sound = false;
      if (!rehearsed) {
        return false;
      }
    }
  }
  if (sound) {
    process.stdout.write(
      rehearsed
        ? `Rehearsed; the files are in ${folder}.\n`
        : `Now tag the commit: git tag --sign v${version} --message 'Version ${version}', push the tag, and publish what is in ${folder}.\n`,
    );
  }
  return sound;
}

if (import.meta.main) {
  const [option, folder = 'release'] = process.argv.slice(2);
  if (option !== undefined && option !== '--rehearse') {
    process.stderr.write('npm run release, or npm run release -- --rehearse [FOLDER]\n');
    process.exitCode = 1;
  } else {
    process.exitCode = release(folder, option === '--rehearse') ? 0 : 1;
  }
}
