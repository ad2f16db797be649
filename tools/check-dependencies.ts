import { readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

/**
 * What the packages that this repository installs have to be, so that an installation is what was reviewed and may be passed on: of
 * exact versions, with a hash each, from the registry alone, under licences that allow it, and running nothing when they are installed
 * but what is named.
 */

/** Licences that ask for no more than their own text and the names of the authors. SPDX identifiers. */
const LICENCES: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/**
 * Also allowed where nothing of the package is passed on: tables of data that only tools of development read, and tools under a
 * licence that asks for the source of changed files of their own.
 */
const LICENCES_OF_TOOLS: ReadonlySet<string> = new Set(['CC-BY-4.0', 'MPL-2.0']);

/** What is checked, parsed and not yet trusted to have any form. */
export interface Installation {
  /** `package.json`. */
  readonly manifest: unknown;
  /** `package-lock.json`. */
  readonly lock: unknown;
  /** The licence in the `package.json` of an installed package, by its place in the lock; undefined where there is none. */
  readonly licenceOf: (place: string) => unknown;
}

/** What is wrong with the packages, one sentence each; empty where nothing is. */
export function dependencyFaults({ manifest, lock, licenceOf }: Installation): readonly string[] {
  const scripts = new Map(membersOf(member(manifest, 'allowScripts')));
  const packages = membersOf(member(lock, 'packages')).filter(([place]) => place !== '');
  if (packages.length === 0) {
    return ['package-lock.json names no package'];
  }
  return [
    ...versionFaults(manifest),
    ...packages.flatMap(([place, found]) =>
      [
        sourceFaults(place, found),
        licenceFaults(place, found, licenceOf),
        scriptFaults(place, found, scripts),
      ].flat(),
    ),
  ];
}

/** Every version that `package.json` asks for is one version, or a folder of this repository. */
function versionFaults(manifest: unknown): readonly string[] {
  const lists = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies', 'overrides'];
  return lists.flatMap((list) =>
    membersOf(member(manifest, list))
      .filter(([, version]) => typeof version !== 'string' || !isExact(version))
      .map(
        ([name, version]) =>
          `${name} is asked for as \`${String(version)}\` in ${list}: give one exact version`,
      ),
  );
}

function isExact(version: string): boolean {
  return version.startsWith('file:')
    ? isInside(version.slice('file:'.length))
    : /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(version);
}

/** A package without an address comes from the registry that npm is set to; an address of its own would pass that by. */
function sourceFaults(place: string, found: unknown): readonly string[] {
  const resolved = member(found, 'resolved');
  if (isOurs(place, found)) {
    return resolved === undefined || (typeof resolved === 'string' && isInside(resolved))
      ? []
      : [`${place} leads out of the repository`];
  }
  const integrity = member(found, 'integrity');
  const hashed = typeof integrity === 'string' && /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity);
  return [
    ...(hashed ? [] : [`${place} has no SHA-512 integrity`]),
    ...(resolved === undefined ? [] : [`${place} is fetched from an address of its own`]),
  ];
}

/** A folder of this repository, or the link to one. */
function isOurs(place: string, found: unknown): boolean {
  return member(found, 'link') === true || !/(?:^|\/)node_modules\//.test(place);
}

function isInside(path: string): boolean {
  return /^[A-Za-z0-9._-]/.test(path) && !path.includes(':') && !normalize(path).startsWith('..');
}

function licenceFaults(
  place: string,
  found: unknown,
  licenceOf: Installation['licenceOf'],
): readonly string[] {
  if (isOurs(place, found)) {
    return [];
  }
  const licence = member(found, 'license') ?? licenceOf(place);
  if (typeof licence !== 'string') {
    return [`${place} does not say its licence`];
  }
  const isTool = member(found, 'dev') === true;
  return isAllowed(licence, isTool) ? [] : [`${place} is under \`${licence}\`, which is not on the list`];
}

/** An SPDX expression without nesting: one of several that are alternatives, or several that all apply. */
function isAllowed(expression: string, isTool: boolean): boolean {
  const flat = expression.replace(/^\(([^()]*)\)$/, '$1');
  return flat
    .split(' OR ')
    .some((all) =>
      all
        .split(' AND ')
        .every((licence) => LICENCES.has(licence) || (isTool && LICENCES_OF_TOOLS.has(licence))),
    );
}

/** Whether a package may run something when it is installed is decided by name, yes or no: npm runs those not named with a warning. */
function scriptFaults(
  place: string,
  found: unknown,
  allowed: ReadonlyMap<string, unknown>,
): readonly string[] {
  if (member(found, 'hasInstallScript') !== true) {
    return [];
  }
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return typeof allowed.get(name) === 'boolean'
    ? []
    : [
        `${name} runs a script when it is installed: decide in \`allowScripts\` of package.json whether it may`,
      ];
}

function membersOf(value: unknown): readonly [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function member(value: unknown, name: string): unknown {
  return membersOf(value).find(([found]) => found === name)?.[1];
}

/** The packages of a repository with its dependencies installed. */
export function installationIn(root: string): Installation {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
  return {
    manifest: read('package.json'),
    lock: read('package-lock.json'),
    licenceOf: (place) => {
      try {
        return member(read(join(place, 'package.json')), 'license');
      } catch {
        return undefined;
      }
    },
  };
}

if (import.meta.main) {
  const faults = dependencyFaults(installationIn(join(import.meta.dirname, '..')));
  for (const fault of faults) {
    process.stderr.write(`${fault}\n`);
  }
  process.stdout.write(
    `dependencies: ${faults.length === 0 ? 'as they have to be' : `${faults.length} faults`}\n`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
