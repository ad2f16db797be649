import type { Fault } from '../errors.ts';
import { londonDayOf } from '../london.ts';
import type { Instant } from '../model.ts';
import type { ErasureContent } from './services.ts';

/** How the numbers of a person look wherever they stand in a text: a CRN, a NOMS number. Written small they are numbers too. */
const NUMBERS = [
  { name: 'CRN', form: /(?<![A-Z0-9])[A-Z][0-9]{6}(?![A-Z0-9])/iu },
  { name: 'NOMS number', form: /(?<![A-Z0-9])[A-Z][0-9]{4}[A-Z]{2}(?![A-Z0-9])/iu },
] as const;

const REMEDY =
  'name the order, the request or the schedule alone: the reference stays for ever, and whoever it is about must not be found by it';

/**
 * What is wrong with an erasure, whatever case it is of: a day that has not come, or a reference that stays and holds what looks like
 * a number of a person. What was sent is not repeated.
 */
export function erasureFaults({ on, reference }: ErasureContent, now: Instant): readonly Fault[] {
  const early: Fault = {
    field: '/on',
    problem: 'is in the future',
    remedy: 'erase once the order has been made, or the retention has ended',
  };
  return [...(on > londonDayOf(now) ? [early] : []), ...referenceFaults(reference)];
}

/** What is wrong with a reference that stays when the content of a case goes. */
export function referenceFaults(reference: string): readonly Fault[] {
  return NUMBERS.filter(({ form }) => form.test(reference)).map(({ name }) => ({
    field: '/reference',
    problem: `holds what looks like a ${name}`,
    remedy: REMEDY,
  }));
}

/** What of the case itself a reference holds that stays when all of it goes: a number of the person, or the licence's own reference. */
export function identifierFaults(reference: string, identifiers: readonly string[]): readonly Fault[] {
  return identifiers.some((identifier) => holdsWord(reference, identifier))
    ? [{ field: '/reference', problem: 'holds a number or the reference of the case itself', remedy: REMEDY }]
    : [];
}

/** Whether a text holds a word, not as a part of a longer one, written large or small. */
function holdsWord(text: string, word: string): boolean {
  const [within, sought] = [text.toLowerCase(), word.toLowerCase()];
  for (let at = within.indexOf(sought); at !== -1; at = within.indexOf(sought, at + 1)) {
    const before = within.slice(0, at);
    const after = within.slice(at + sought.length);
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) {
      return true;
    }
  }
  return false;
}
