import type { RecordOfCase } from '../db/recorded-case.ts';
import type { IsoDate } from '../rules/index.ts';
import { decodeContent } from './content.ts';
import type { LicenceContent } from './model.ts';

/** The other licences of a person: those that are live on the day, and every one that was looked at to tell. */
export interface OtherLicences {
  readonly live: readonly string[];
  readonly consulted: readonly string[];
}

/**
 * The other licences of the same person, as they were read, told apart on a day. A licence whose expiry is not told counts as live:
 * it is named so that a person looks. One for named people only is left out of every run of another, whoever asks, and so was not
 * read: a run is one and the same for all its readers.
 */
export function otherLicencesOf(
  { person }: LicenceContent,
  others: readonly RecordOfCase[],
  asAt: IsoDate,
): OtherLicences {
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
