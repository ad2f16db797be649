import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import packageJson from '../package.json' with { type: 'json' };
import { lockOfProduction } from './lock.ts';

/**
 * Makes the published package: compiled, since Node strips no types from what lies under `node_modules`.
 *
 * The folder is laid out as the repository is, so that every file that is read at run time is found from the module that reads it by
 * the same steps, compiled or not. It is packed by itself: its manifest names compiled files, where that of the repository names
 * sources, and `npm-shrinkwrap.json` has whoever installs it get the versions that were tested.
 */

const root = join(import.meta.dirname, '..');

/** What the package holds besides what is compiled from `src`. */
const COPIED = ['docs/problems', 'openapi', 'LICENSE', 'README.md', 'CHANGELOG.md'];

const { devDependencies: _, scripts: __, allowScripts: ___, overrides: ____, ...kept } = packageJson;

/**
 * Builds the package into a folder, which is emptied first. Types are left out and not checked: `npm run typecheck` does that, in every
 * run of the checks and so before every release.
 *
 * @throws {Error} where a file cannot be parsed; what the compiler says is on standard error.
 */
export function build(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(
    process.execPath,
    [
      join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
      '--project',
      'tsconfig.build.json',
      '--outDir',
      folder,
    ],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  // The books, the SQL of migrations and the like: all of `src` that the compiler leaves.
  cpSync(join(root, 'src'), join(folder, 'src'), {
    recursive: true,
    filter: (file) => extname(file) !== '.ts',
  });
  for (const name of COPIED) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const bin = Object.fromEntries(
    Object.entries(packageJson.bin).map(([name, file]) => [name, file.replace(/\.ts$/, '.js')]),
  );
  for (const file of Object.values(bin)) {
    chmodSync(join(folder, file), 0o755);
  }
  write(join(folder, 'package.json'), { ...kept, bin });
  write(join(folder, 'npm-shrinkwrap.json'), lockOfProduction());
}

/** Packs a folder that was built, and gives the file. */
export function pack(folder: string, destination: string): string {
  mkdirSync(destination, { recursive: true });
  const told = execFileSync(
    'npm',
    ['pack', resolve(folder), '--json', '--ignore-scripts', '--pack-destination', destination],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const [packed] = Value.Parse(Packed, JSON.parse(told));
  if (packed === undefined) {
    throw new Error('npm packed nothing');
  }
  return join(destination, packed.filename);
}

const Packed = Type.Array(Type.Object({ filename: Type.String() }));

function write(file: string, content: object): void {
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
}

if (import.meta.main) {
  build(join(root, 'dist'));
}
