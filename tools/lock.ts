import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

/** The parts of `package-lock.json` that are looked at; the others stay as they are. */
const Lock = Type.Object({
  packages: Type.Record(
    Type.String(),
    Type.Object({ dev: Type.Optional(Type.Boolean()), link: Type.Optional(Type.Boolean()) }),
  ),
});

/** Folders of this repository that only development installs. What links to them is left out too. */
const OUR_TOOLS = 'tools/';

const lockFile = join(import.meta.dirname, '..', 'package-lock.json');

/** The lock as it would be if nothing were for development. */
export function lockOfProduction(): { readonly packages: Readonly<Record<string, object>> } {
  const lock = Value.Parse(Lock, JSON.parse(readFileSync(lockFile, 'utf8')));
  const packages = Object.entries(lock.packages)
    .filter(([place, { dev, link }]) => dev !== true && link !== true && !place.startsWith(OUR_TOOLS))
    .map(([place, found]) => [place, place === '' ? { ...found, devDependencies: {} } : found]);
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** Where production installs packages: their places under the repository, in the order of the lock. */
export function placesOfProduction(): readonly string[] {
  return Object.keys(lockOfProduction().packages).filter((place) => place !== '');
}
