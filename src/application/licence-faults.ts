import type { Fault } from './errors.ts';
import { londonDayOf } from './london.ts';
import type { Instant, LicenceContent } from './model.ts';
import { repeatedIds } from './repeated-ids.ts';

/** What is wrong with a licence that is well formed; `now` is when it is recorded. */
export function licenceFaults(content: LicenceContent, now: Instant): readonly Fault[] {
  const faults = [
    ...repeatedIds('/sentences', content.sentences ?? []),
    ...repeatedIds('/conditions', content.conditions ?? []),
  ];
  const { dateOfBirth } = content.person;
  if (dateOfBirth !== undefined && dateOfBirth > londonDayOf(now)) {
    faults.push({
      field: '/person/dateOfBirth',
      problem: 'the date of birth is in the future',
      remedy: 'correct the date, or leave it out when it is not known',
    });
  }
  return faults;
}
