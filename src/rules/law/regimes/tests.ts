import { all, any, atLeast, below, cite, is, no, not, oneOf, yes } from '../language.ts';
import type { RegimeRule } from './regime.ts';

/** Tests that more than one regime makes, in the words of the provisions. */

/** The sentences leave an ordinary recall under s.254. */
export const open = is('case.gate', 'section-254');
export const adult18 = atLeast('person.age', 'adult-age');
export const under12Months = below('case.sentence-months', 'short-sentence-months');
export const managed2Or3 = oneOf('mappa.level', ['2', '3']);
export const category4 = is('mappa.category', '4');
/** Consecutive and concurrent sentences are not mixed. */
export const lengthClear = no('case.mixed-sentence-structure');

/** The group for which 14 days is fixed: everybody's from April 2024, and relevant young offenders' from March 2026. */
export const under12MonthsMandate = all(
  adult18,
  under12Months,
  no('charge.relied-on-serious'),
  not(managed2Or3),
);

/** Relevant young offender: the test is the kind of sentence, not age. */
export const youth = yes('case.only-youth-sentences');

/** The adult exclusion list of the official form, but for the charge: any one makes the recall standard. */
export const excludedButForCharge = any(
  managed2Or3,
  category4,
  yes('case.particular-concern'),
  yes('case.discretionary-conditional-release'),
  yes('case.repatriated-for-murder'),
  yes('case.foreign-power-threat'),
  yes('case.terrorist-247a'),
  yes('case.national-security'),
);
export const determination = yes('case.determination-255ba5');

const referred = {
  cite: [cite('reasoning', 'mixed consecutive and concurrent sentences go to a person')],
  mark: 'inference',
  confidence: 'low',
  gives: 'refer-to-specialist',
} as const;

/** Sentences of which some are consecutive and others concurrent: the official services send the case to a person. */
export const mixedSentences: RegimeRule = { ...referred, when: all(open, not(lengthClear)) };
export const mixedYouthSentences: RegimeRule = { ...referred, when: all(open, youth, not(lengthClear)) };
