import type { Transaction } from 'kysely';
import type { Database } from '../db/database.ts';
import { findOtherLicenceVersions } from '../db/licences.ts';
import type { IsoDate } from '../rules/index.ts';
import { decodeContent } from './content.ts';
import type { Instant, LicenceContent } from './model.ts';

/** The other licences of a person: those that are live on the day, and every one that was looked at to tell. */
export interface OtherLicences {
  readonly live: readonly string[];
  readonly consulted: readonly string[];
}

/**
 * The other licences of the same person, by id, as they were known at an instant. A licence whose expiry is not told counts
 * as live: it is named so that a person looks. One for named people only is left out of every run of another, whoever asks: a
 * run is one and the same for all its readers.
 */
export async function findOtherLicences(
  trx: Transaction<Database>,
  licenceId: string,
  { person }: LicenceContent,
  { asAt, knownAt }: { readonly asAt: IsoDate; readonly knownAt: Instant },
): Promise<OtherLicences> {
  const others = await findOtherLicenceVersions(trx, licenceId, person.crn, knownAt);
  const read = others.map(({ id, bytes }) => ({ id, content: decodeContent('licence', bytes) }));
  return {
    live: read
      .filter(({ content }) => content.person.crn === person.crn && isLiveOn(content, asAt))
      .map(({ id }) => id),
    consulted: read.map(({ id }) => id),
  };
}

function isLiveOn({ ending = 'none', licenceExpiry }: LicenceContent, day: IsoDate): boolean {
  return ending === 'none' && (licenceExpiry === undefined || day <= licenceExpiry);
}
