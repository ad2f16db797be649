import { ADDITIONAL_CONDITIONS } from './additional-conditions.ts';
import { type CatalogueEntry, type ConditionCatalogue, FIRST_BLOCK } from './entry.ts';
import { POLICY_VERSION_TABLE } from './policy-versions.ts';
import { STANDARD_CONDITIONS } from './standard-conditions.ts';

/**
 * Catalogue of licence conditions with a code, by policy version 1.0 to 4.0. A condition is identified by policy version
 * and code together: 4.0 uses codes of earlier versions for other conditions, so that a code alone identifies nothing.
 * Source: the official licence service, August 2026 (`practice`, high, unless an entry says otherwise).
 */
export const CONDITION_CATALOGUE: ConditionCatalogue = {
  versions: POLICY_VERSION_TABLE,
  conditions: byFirstBlock([...STANDARD_CONDITIONS, ...ADDITIONAL_CONDITIONS]),
};

function byFirstBlock(
  entries: readonly CatalogueEntry[],
): Readonly<Record<string, readonly CatalogueEntry[]>> {
  const grouped = new Map<string, CatalogueEntry[]>();
  for (const entry of entries) {
    const block = entry.code.slice(0, FIRST_BLOCK);
    const alike = grouped.get(block);
    if (alike === undefined) grouped.set(block, [entry]);
    else alike.push(entry);
  }
  return Object.fromEntries(grouped);
}
