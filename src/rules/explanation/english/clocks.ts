import type { Catalogue } from '../catalogue.ts';
import type { DurationWords } from '../durations.ts';

/** Numbers of hours, days and years. */
export const DURATIONS: DurationWords = {
  hour: { one: '{number} hour', several: '{number} hours' },
  day: { one: '{number} day', several: '{number} days' },
  year: { one: '{number} year', several: '{number} years' },
};

/** Each clock with the act that starts it. `{within}` takes the time. */
export const DEADLINES: Catalogue['deadlines'] = {
  decide: 'Decide within {within} of opening this question of recall.',
  'endorse-and-send':
    'If a person decides to recall, have it agreed and send the request within {within} of the decision.',
  'casework-assessment':
    'If recall is requested, the casework team assesses the request within {within} of receiving it.',
  'emergency-revocation':
    'If recall is requested as an emergency, the licence is revoked within {within} of the request arriving.',
  'return-to-custody':
    'If the licence is revoked, the target for return to custody is {within} after the revocation.',
  'refer-standard-recall-to-parole-board':
    'A standard recall goes to the Parole Board within {within}. The day of return to custody is day 1.',
  'refer-again-to-parole-board':
    'If the Parole Board does not direct release, the case goes back to it within {within} of its decision.',
};

/** What recall would cost in days. `{days}` takes a number of days. */
export const CUSTODY: Catalogue['custody'] = {
  'fixed-term': 'A fixed term ends in automatic release. How many days it has is not settled.',
  fixedTermDays:
    'Release falls due on day {days}, or when the sentence ends if that is sooner. The day of return to custody is day 1. Time at large and added days come on top.',
  fixedTermDaysOrLonger:
    'Release falls due on day {days}, or on a later day that the law fixes. The day of return to custody is day 1. Time at large and added days come on top.',
  standard:
    'There is no automatic release date. The person stays in prison until the Parole Board or the Secretary of State releases them. The end of the sentence is the latest day.',
  'section-32':
    'There is no automatic release date and no day on which the sentence ends. The person stays in prison until the Parole Board directs release.',
  'home-detention-curfew':
    'The person stays in prison until the day on which they would have been released without the curfew.',
  possible: 'Whether this kind of recall is open depends on facts that are missing.',
  dayReferred: 'These rules do not find the day of release. Ask a specialist.',
};
