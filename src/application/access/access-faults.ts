import type { StoredGrant } from '../../db/access.ts';
import type { Fault } from '../errors.ts';
import { invalid } from '../failures.ts';
import { normaliseInstant } from '../instants.ts';
import { isBlank } from '../judgement-faults.ts';
import type { Instant } from '../model.ts';
import type { DomainFailure } from '../services.ts';
import type { AccessGrant, BreakGlassContent, GrantContent } from './services.ts';

/** Form of an opaque subject: 1 to 100 of `A-Z a-z 0-9 . _ : @ -`. */
export const SUBJECT_PATTERN = '^[A-Za-z0-9._:@-]{1,100}$';
/** Shortest and longest time for which the glass of a case can be broken, in minutes. */
export const LEAST_MINUTES = 5;
export const MOST_MINUTES = 1_440;

/**
 * Whether two spellings are of one subject. Identity providers take a user name in any case, so another spelling of one's own name
 * is no other person.
 */
export function isSameSubject(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A subject that no principal of the identity provider can have. */
export function subjectFaults(subject: string): readonly Fault[] {
  return new RegExp(SUBJECT_PATTERN).test(subject)
    ? []
    : [
        {
          field: '/subject',
          problem: 'is not a subject of 1 to 100 of A-Z a-z 0-9 . _ : @ -',
          remedy: 'give the subject under which the person or system signs in',
        },
      ];
}

/** What is wrong with a grant, given those that the case has: a time that has passed, or the same grant again. */
export function grantFaults(
  { subject, capacity, reason, endsAt }: GrantContent,
  grants: readonly StoredGrant[],
  now: Instant,
): readonly Fault[] {
  const faults: Fault[] = [...reasonFaults(reason)];
  if (endsAt !== undefined && !(normaliseInstant(endsAt) === endsAt && endsAt > now)) {
    faults.push({
      field: '/endsAt',
      problem: 'is not an instant in the future',
      remedy: 'give an instant to come, or leave it out for a grant that stands until somebody ends it',
    });
  }
  const standing = grants.some(
    (grant) => grant.subject === subject && grant.capacity === capacity && isLive(grant, now),
  );
  if (standing) {
    faults.push({
      field: '/capacity',
      problem: `is one that the case is already open to this subject as: \`${capacity}\``,
      remedy: 'leave the grant as it is, or end it before you make another',
    });
  }
  return faults;
}

/** What is wrong with ending a grant: it ended before. */
export function endFaults({ ended, endsAt }: AccessGrant, now: Instant): readonly Fault[] {
  const over = ended?.at ?? (endsAt !== undefined && endsAt <= now ? endsAt : undefined);
  return over === undefined
    ? []
    : [
        {
          field: '',
          problem: `asks to end a grant that ended before, at ${over}`,
          remedy: 'leave it as it is: the case is not open by it any more',
        },
      ];
}

/** What is wrong with breaking the glass: no reason, or a time that is too short or too long. */
export function glassFaults({ reason, minutes }: BreakGlassContent): readonly Fault[] {
  const isTime = Number.isInteger(minutes) && minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES;
  return isTime
    ? reasonFaults(reason)
    : [
        ...reasonFaults(reason),
        {
          field: '/minutes',
          problem: `is not a whole number from ${LEAST_MINUTES} to ${MOST_MINUTES}`,
          remedy: 'say for how many minutes you need the case; the glass can be broken again',
        },
      ];
}

function reasonFaults(reason: string): readonly Fault[] {
  return isBlank(reason) ? [{ field: '/reason', problem: 'says nothing', remedy: 'say why, in words' }] : [];
}

/** The failure for breaking the glass of a case that the caller sees. */
export function openAlready(): DomainFailure {
  return invalid({
    field: '',
    problem: 'asks to break the glass of a case that is open to you already',
    remedy: 'read the case; nothing stands in your way',
  });
}

function isLive({ endsAt, endedAt }: StoredGrant, now: Instant): boolean {
  return endedAt === null && (endsAt === null || endsAt > now);
}
