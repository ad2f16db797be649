import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { findOtherLicenceVersions } from '../db/licences.ts';
import type { IsoDate } from '../rules/index.ts';
import { decodeContent } from './content.ts';
import type { Instant, LicenceContent } from './model.ts';

/**
 * Ids of the other licences of the same person that are live on a day, as they were known at an instant. A licence whose
 * expiry is not told counts as live: it is named so that a person looks.
 */
export async function findOtherLiveLicences(
  trx: Transaction<Database>,
  licenceId: string,
  { person }: LicenceContent,
  { asAt, knownAt }: { readonly asAt: IsoDate; readonly knownAt: Instant },
): Promise<readonly string[]> {
  const others = await findOtherLicenceVersions(trx, licenceId, person.crn, knownAt);
  return others
    .map(({ id, bytes }) => ({ id, content: decodeContent('licence', bytes) }))
    .filter(({ content }) => content.person.crn === person.crn && isLiveOn(content, asAt))
    .map(({ id }) => id);
}

function isLiveOn({ ending = 'none', licenceExpiry }: LicenceContent, day: IsoDate): boolean {
  return ending === 'none' && (licenceExpiry === undefined || day <= licenceExpiry);
}
