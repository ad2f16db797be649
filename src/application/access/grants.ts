import type { Transaction } from 'kysely';
import { findGrant, type StoredGrant } from '../../db/access.ts';
import type { Database } from '../../db/database.ts';
import { decodeContent } from '../content.ts';
import { notFound } from '../failures.ts';
import type { Instant } from '../model.ts';
import type { AccessGrant } from './services.ts';

/**
 * A grant as it was known at an instant.
 *
 * @throws {DomainFailure} `not-found` when there was none.
 */
export async function loadGrant(
  trx: Transaction<Database>,
  id: string,
  knownAt: Instant,
): Promise<AccessGrant> {
  const stored = await findGrant(trx, id, knownAt);
  if (stored === undefined) {
    throw notFound('access-grant');
  }
  return toGrant(stored);
}

/** A grant as it is read. Its case was not erased, so its reason is there. */
export function toGrant(stored: StoredGrant): AccessGrant {
  const { id, licenceId, subject, capacity, recordedAt, recordedBy, endsAt } = stored;
  const { endedAt, endedBy } = stored;
  return {
    id,
    licenceId,
    subject,
    capacity,
    reason: decodeContent('access-grant', stored.bytes).reason,
    grantedAt: recordedAt,
    grantedBy: recordedBy,
    ...(endsAt === null ? {} : { endsAt }),
    ...(endedAt === null || endedBy === null
      ? {}
      : {
          ended: {
            at: endedAt,
            by: endedBy,
            reason: decodeContent('access-grant-end', stored.endBytes).reason,
          },
        }),
  };
}
