import type { FactName } from '../../facts/vocabulary.ts';
import type { FactSentences } from '../catalogue.ts';
import { FACTS_OF_CONDITIONS_IN_ENGLISH } from './facts-of-conditions.ts';
import { FACTS_OF_EVENTS_IN_ENGLISH } from './facts-of-events.ts';
import { FACTS_OF_JUDGEMENT_IN_ENGLISH } from './facts-of-judgement.ts';
import { FACTS_OF_LICENCE_IN_ENGLISH } from './facts-of-licence.ts';
import { FACTS_OF_QUALITY_IN_ENGLISH } from './facts-of-quality.ts';
import { FACTS_OF_RECALL_IN_ENGLISH } from './facts-of-recall.ts';

/** What is said of every fact in English. A fact of the vocabulary that has no sentences does not compile. */
export const FACTS_IN_ENGLISH: FactSentences<FactName> = {
  ...FACTS_OF_EVENTS_IN_ENGLISH,
  ...FACTS_OF_LICENCE_IN_ENGLISH,
  ...FACTS_OF_CONDITIONS_IN_ENGLISH,
  ...FACTS_OF_JUDGEMENT_IN_ENGLISH,
  ...FACTS_OF_RECALL_IN_ENGLISH,
  ...FACTS_OF_QUALITY_IN_ENGLISH,
};
