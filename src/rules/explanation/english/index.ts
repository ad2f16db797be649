import type { Catalogue } from '../catalogue.ts';
import { CUSTODY, DEADLINES, DURATIONS } from './clocks.ts';
import { FACTS_IN_ENGLISH } from './facts.ts';
import { MARKS, SAID } from './framing.ts';
import { NAMES, SUBJECTS } from './names.ts';
import { QUALITY_FINDINGS } from './quality.ts';
import { QUESTIONS } from './questions.ts';
import { MEANWHILE_WORDS, SAFETY_ACTIONS } from './safety.ts';

/** Everything that an explanation says, in British English. */
export const ENGLISH: Catalogue = {
  language: 'en-GB',
  facts: FACTS_IN_ENGLISH,
  questions: QUESTIONS,
  names: NAMES,
  safetyActions: SAFETY_ACTIONS,
  qualityFindings: QUALITY_FINDINGS,
  durations: DURATIONS,
  deadlines: DEADLINES,
  meanwhile: MEANWHILE_WORDS,
  custody: CUSTODY,
  marks: MARKS,
  said: SAID,
  subjects: SUBJECTS,
};
