import type { Transaction } from 'kysely';
import { ERASURE_AUTHORITIES, type ErasureAuthority } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import { findErasureOfLicence } from '../../db/retention.ts';
import { DomainFailure } from '../services.ts';

/**
 * The failure for a case whose content was erased: by what authority, and when.
 *
 * @throws {TypeError} when no erasure is recorded, which the database makes sure of.
 */
export async function erasedFailure(trx: Transaction<Database>, licenceId: string): Promise<DomainFailure> {
  const erasure = await findErasureOfLicence(trx, licenceId);
  if (erasure === undefined) {
    throw new TypeError(`case ${licenceId} is marked as erased, and no erasure is recorded`);
  }
  return new DomainFailure({
    code: 'erased',
    authority: authorityOf(erasure.authority),
    at: erasure.recordedAt,
  });
}

/**
 * The authority under its name in the ledger.
 *
 * @throws {TypeError} for a name that this release does not know.
 */
function authorityOf(name: string): ErasureAuthority {
  const authority = ERASURE_AUTHORITIES.find((known) => known === name);
  if (authority === undefined) {
    throw new TypeError(`\`${name}\` is not an authority by which content is erased`);
  }
  return authority;
}
