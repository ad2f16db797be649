import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { placesOfProduction } from './lock.ts';

/** The list of what production installs with its licences: part of each release, for whoever passes the image on. */

const root = join(import.meta.dirname, '..');

const Manifest = Type.Object({
  name: Type.String(),
  version: Type.String(),
  license: Type.Optional(Type.String()),
  author: Type.Optional(Type.Union([Type.String(), Type.Object({ name: Type.String() })])),
});

/** A package that production installs. */
export interface LicensedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression of its manifest. */
  readonly licence: string;
  /** Files of the package that hold licence texts; empty where it brings none. */
  readonly texts: readonly string[];
  /** Who the texts say holds the rights, or else the author whom the manifest names. */
  readonly holders: readonly string[];
}

/** File names under which packages keep texts of licences. */
const TEXT = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;
/** A line that claims rights for somebody: after the word comes a sign, a year or a name, and not what licences themselves say of it. */
const CLAIM =
  /^\W*(?:(?:Copyright|COPYRIGHT)\s+(?:\([cC]\)|©|\d{4}|(?!Licen|Notice|Holder|Owner)[A-Z][a-z])|\([cC]\)\s*\d{4}|©).*$/gm;

/** Every package that production installs, by name and version. Reads what is installed. */
export function licensedPackages(): readonly LicensedPackage[] {
  const found = placesOfProduction().map((place) => readPackage(join(root, place)));
  const byName = new Map(found.map((one) => [`${one.name} ${one.version}`, one]));
  return [...byName.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function readPackage(folder: string): LicensedPackage {
  const { name, version, license, author } = Value.Parse(
    Manifest,
    Value.Clean(Manifest, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))),
  );
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter((file) => file.isFile() && TEXT.test(file.name))
    .map((file) => file.name)
    .toSorted();
  const claims = texts.flatMap((text) => readFileSync(join(folder, text), 'utf8').match(CLAIM) ?? []);
  const named = typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : author?.name;
  const holders = claims.length > 0 ? claims.map(tidied) : named === undefined ? [] : [named];
  return { name, version, licence: license ?? 'not said', texts, holders: [...new Set(holders)] };
}

/** One line without marks of lists and comments. */
function tidied(claim: string): string {
  return claim
    .replace(/^[^\w©(]+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/** The list as a page. */
export function licencesPage(packages: readonly LicensedPackage[]): string {
  const row = ({ name, version, licence, texts, holders }: LicensedPackage) =>
    `| ${[`${name} ${version}`, licence, texts.join(', ') || 'none in the package', holders.join('; ') || 'not said'].map(cell).join(' | ')} |`;
  return [
    '# Licences of what production installs',
    '',
    `${packages.length} packages. Each is installed with the texts named here; in the image they are under \`/app/node_modules\`.`,
    '',
    '| Package | Licence (SPDX) | Texts | Holders of rights |',
    '|---|---|---|---|',
    ...packages.map(row),
    '',
  ].join('\n');
}

/** Writes the page into a file. */
export function writeLicences(file: string): void {
  writeFileSync(file, licencesPage(licensedPackages()));
}

if (import.meta.main) {
  const [file] = process.argv.slice(2);
  if (file === undefined) {
    process.stderr.write('name the file to write: npm run licences -- licences.md\n');
    process.exitCode = 1;
  } else {
    writeLicences(file);
  }
}
