import type { Transaction } from 'kysely';
import { ERASURE_AUTHORITIES, type ErasureAuthority } from '../../audit/index.ts';
import type { Database } from '../../db/database.ts';
import { findErasureOfLicence } from '../../db/retention.ts';
import type { DomainError } from '../errors.ts';
import type { Instant } from '../model.ts';
import { DomainFailure } from '../services.ts';

/** That the content of a case was erased, as whoever asks for it is told. */
type Erased = Extract<DomainError, { readonly code: 'erased' }>;

/**
 * The failure for a case whose content was erased: by what authority, and when.
 *
 * @throws {TypeError} when no erasure is recorded, which the database makes sure of.
 */
export async function erasedFailure(trx: Transaction<Database>, licenceId: string): Promise<DomainFailure> {
  return new DomainFailure(await findErased(trx, licenceId));
}

/** What `erasedFailure` says, without the failure. @throws {TypeError} as it does. */
export async function findErased(trx: Transaction<Database>, licenceId: string): Promise<Erased> {
  const erasure = await findErasureOfLicence(trx, licenceId);
  if (erasure === undefined) {
    throw new TypeError(`case ${licenceId} is marked as erased, and no erasure is recorded`);
  }
  return errorOf(erasure);
}

/** The failure for a case whose erasure was read already. @throws {TypeError} for an authority that this release does not know. */
export function failureOf(erasure: {
  readonly authority: string;
  readonly recordedAt: Instant;
}): DomainFailure {
  return new DomainFailure(errorOf(erasure));
}

function errorOf(erasure: { readonly authority: string; readonly recordedAt: Instant }): Erased {
  return { code: 'erased', authority: authorityOf(erasure.authority), at: erasure.recordedAt };
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
