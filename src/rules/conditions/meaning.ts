import type { ConditionInputs } from '../inputs.ts';
import { type CatalogueEntry, type CodeExtent, type ConditionCatalogue, FIRST_BLOCK } from './entry.ts';

/** What a licence says of which condition it is. Each may be absent, and absent means not told. */
export type ConditionIdentity = Pick<ConditionInputs, 'category' | 'policyVersion' | 'code'>;

/** What has to be told before the catalogue can answer. */
export type IdentityNeed = 'category' | 'policy-version' | 'code';

/**
 * What the catalogue says of a condition:
 *
 * - `recognised`: the condition with that code in that policy version.
 * - `unknown`: what has to be told first. `possible` holds every meaning that the code has in some version, even where
 *   there is only one: the version is taken from the licence and never inferred (the condition may also turn out not to be
 *   in the catalogue). It is empty where no code was told.
 * - `unrecognised`: accepted as it stands on the licence, and why the catalogue does not know it. `elsewhere` holds the
 *   meanings that the code has in other versions. `code-not-in-that-version` is what a code read under the wrong policy
 *   version looks like; `inVersions` are the versions that have it.
 * - `bespoke`: free text of one licence, which no code classifies. `codeGiven` says that a code came with it nonetheless.
 *
 * `categoryDisagrees`: the licence says standard and the catalogue additional, or the other way round. The code decides.
 */
export type ConditionMeaning =
  | {
      readonly answer: 'recognised';
      readonly entry: CatalogueEntry;
      /** How much of the code was compared. */
      readonly matchedBy: CodeExtent;
      readonly categoryDisagrees: boolean;
    }
  | {
      readonly answer: 'unknown';
      /** At least one. */
      readonly needs: readonly IdentityNeed[];
      readonly possible: readonly CatalogueEntry[];
    }
  | { readonly answer: 'unrecognised'; readonly because: 'code-not-in-any-version' }
  | {
      readonly answer: 'unrecognised';
      readonly because: 'code-not-in-that-version';
      readonly inVersions: readonly string[];
      readonly elsewhere: readonly CatalogueEntry[];
    }
  | {
      readonly answer: 'unrecognised';
      readonly because: 'policy-version-not-in-catalogue';
      readonly elsewhere: readonly CatalogueEntry[];
    }
  | { readonly answer: 'bespoke'; readonly codeGiven: boolean };

/**
 * Finds what a condition means by policy version and code together. Codes are compared in either case. A full UUID is
 * cut to its first block where the catalogue holds no more (additional conditions, and the standard ones of post-sentence
 * supervision), so that there the rest of it is not checked. The standard conditions of a licence are held in full: a UUID
 * that only begins alike is another code, while the first block by itself stands for the whole. Nothing is mended:
 * a code that is neither a UUID nor its first block, or a version written otherwise (`v3`), is not recognised.
 */
export function conditionMeaning(
  catalogue: ConditionCatalogue,
  { category, policyVersion, code }: ConditionIdentity,
): ConditionMeaning {
  if (category === 'bespoke') return { answer: 'bespoke', codeGiven: code !== undefined };
  const listed = policyVersion === undefined || Object.hasOwn(catalogue.versions, policyVersion);
  if (code === undefined) {
    if (category !== undefined && !listed) {
      return { answer: 'unrecognised', because: 'policy-version-not-in-catalogue', elsewhere: [] };
    }
    return { answer: 'unknown', needs: needsWithoutCode(category, policyVersion, listed), possible: [] };
  }
  const given = read(code);
  const found = entriesWith(catalogue, given);
  if (!listed) {
    return { answer: 'unrecognised', because: 'policy-version-not-in-catalogue', elsewhere: found };
  }
  if (found.length === 0) return { answer: 'unrecognised', because: 'code-not-in-any-version' };
  if (policyVersion === undefined) return { answer: 'unknown', needs: ['policy-version'], possible: found };
  const entry = found.find((each) => isIn(each, policyVersion));
  const matchedBy = entry === undefined ? undefined : matchOf(entry, given);
  if (entry === undefined || matchedBy === undefined) {
    return {
      answer: 'unrecognised',
      because: 'code-not-in-that-version',
      inVersions: found.flatMap(({ versions }) => versions),
      elsewhere: found,
    };
  }
  const categoryDisagrees = category !== undefined && category !== entry.kind;
  return { answer: 'recognised', entry, matchedBy, categoryDisagrees };
}

/**
 * Whether the condition is the standard one that names an offence as such: `true` only where category, policy version and
 * code all say so. `false` for every other condition, the one of 4.0 that merges offending with behaviour included.
 * `undefined` where what was not told, or a version outside the catalogue, leaves it open.
 */
export function conditionNamesOffence(
  catalogue: ConditionCatalogue,
  { category, policyVersion, code }: ConditionIdentity,
): boolean | undefined {
  if (category === 'additional' || category === 'bespoke') return false;
  const byCode = codeNamesOffence(catalogue, policyVersion, code);
  return byCode === true && category === undefined ? undefined : byCode;
}

// Where the version is not told, the code is tried in every one: the answer stands only where all agree.
function codeNamesOffence(
  catalogue: ConditionCatalogue,
  policyVersion: string | undefined,
  code: string | undefined,
): boolean | undefined {
  if (policyVersion !== undefined && !Object.hasOwn(catalogue.versions, policyVersion)) return undefined;
  const meant =
    code === undefined ? Object.values(catalogue.conditions).flat() : entriesWith(catalogue, read(code));
  const naming = meant.filter((entry) => entry.kind === 'standard' && entry.namesOffence === 'as-such');
  const tried = policyVersion === undefined ? Object.keys(catalogue.versions) : [policyVersion];
  const answers = new Set(tried.map((version) => naming.some((entry) => isIn(entry, version))));
  if (answers.size !== 1) return undefined;
  const [names] = answers;
  return code === undefined && names === true ? undefined : names;
}

// The category comes first, since a bespoke condition needs nothing more; a version outside the catalogue makes a code useless.
function needsWithoutCode(
  category: ConditionInputs['category'],
  policyVersion: string | undefined,
  listed: boolean,
): readonly IdentityNeed[] {
  const needs: IdentityNeed[] = [];
  if (category === undefined) needs.push('category');
  if (policyVersion === undefined) needs.push('policy-version');
  if (listed) needs.push('code');
  return needs;
}

function isIn({ versions }: CatalogueEntry, policyVersion: string): boolean {
  return versions.some((version) => version === policyVersion);
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface ReadCode {
  readonly whole: string;
  /** The first block of a UUID; anything else is left whole. */
  readonly cut: string;
}

function read(code: string): ReadCode {
  const whole = code.toLowerCase();
  return { whole, cut: UUID.test(whole) ? whole.slice(0, FIRST_BLOCK) : whole };
}

// The entries by the first block of their codes, put in order once for each catalogue.
const byBlock = new WeakMap<ConditionCatalogue, ReadonlyMap<string, readonly CatalogueEntry[]>>();

function entriesWith(catalogue: ConditionCatalogue, given: ReadCode): readonly CatalogueEntry[] {
  let blocks = byBlock.get(catalogue);
  if (blocks === undefined) {
    blocks = new Map(Object.entries(catalogue.conditions));
    byBlock.set(catalogue, blocks);
  }
  const alike = blocks.get(given.cut);
  return alike?.filter((entry) => matchOf(entry, given) !== undefined) ?? [];
}

function matchOf(entry: CatalogueEntry, { whole, cut }: ReadCode): CodeExtent | undefined {
  switch (entry.codeHeld) {
    case 'full-code':
      if (whole === entry.code) return 'full-code';
      return whole.length === FIRST_BLOCK && entry.code.startsWith(whole) ? 'first-block' : undefined;
    case 'first-block':
      return cut === entry.code ? 'first-block' : undefined;
  }
}
