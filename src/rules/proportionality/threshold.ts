import { THRESHOLD_ANSWERS } from '../answer.ts';
import { all, cite, is, no, not, oneOf, ruleSet, yes } from '../law/language.ts';
import { COVERAGE_FROM } from '../law/regimes.ts';

const present = yes('danger.present');
const ofSeriousHarm = oneOf('danger.kind', ['serious-harm', 'both']);
const ofOffending = oneOf('danger.kind', ['further-offending', 'both']);
const increased = is('danger.likelihood', 'increased');
const unchanged = is('danger.likelihood', 'unchanged');
const unmanageable = no('danger.manageable');
const imminent = is('danger.soon', 'imminent');
const determinate = is('case.sentence-group', 'determinate');
const from = COVERAGE_FROM;

/** The limbs of the threshold for a determinate sentence; each is a rule with its own mark, and any one suffices. */
export const limbs = ruleSet('limbs', {
  asks: 'Which limbs of the recall threshold for a determinate sentence are met?',
  subject: 'case',
  hit: 'each',
  answers: [
    'serious-harm-increased',
    'serious-harm-not-containable',
    'further-offending-not-manageable',
    'further-offending-imminent',
    'contact-broken-down',
  ],
  rules: {
    'TH-1': {
      cite: [cite('guidance-recall', 'increased risk of serious harm to the public')],
      mark: 'practice',
      confidence: 'high',
      from,
      when: all(present, ofSeriousHarm, increased),
      gives: 'serious-harm-increased',
    },
    'TH-2': {
      cite: [cite('transparency-2024', 'beyond what can be safely managed, and controls cannot manage it')],
      mark: 'inference',
      confidence: 'medium',
      from,
      when: all(present, ofSeriousHarm, unchanged, unmanageable),
      gives: 'serious-harm-not-containable',
    },
    'TH-3': {
      cite: [cite('guidance-recall', 'increased risk of further offending that cannot be safely managed')],
      mark: 'practice',
      confidence: 'high',
      from,
      when: all(present, ofOffending, increased, unmanageable),
      gives: 'further-offending-not-manageable',
    },
    'TH-4': {
      cite: [cite('recall-framework', 'reoffending is imminent')],
      mark: 'unverified',
      confidence: 'medium',
      from,
      when: all(present, ofOffending, imminent),
      gives: 'further-offending-imminent',
    },
    'TH-5': {
      cite: [
        cite('recall-framework', 'contact has broken down'),
        cite('recall-service', 'reasons on the no-recall letter'),
      ],
      mark: 'unverified',
      confidence: 'medium',
      from,
      when: yes('contact.broken-down'),
      gives: 'contact-broken-down',
    },
  },
});

/** Whether the threshold for recall is met, by group of sentence. */
export const threshold = ruleSet('threshold', {
  asks: 'Is the threshold for recall met for this sentence type?',
  subject: 'case',
  hit: 'one-answer',
  answers: THRESHOLD_ANSWERS,
  rules: {
    'TH-6': {
      cite: [cite('guidance-recall', 'any limb suffices')],
      mark: 'practice',
      confidence: 'high',
      from,
      when: all(determinate, yes('case.limb-met')),
      gives: 'met',
    },
    'TH-7': {
      cite: [cite('guidance-recall', 'no limb met')],
      mark: 'practice',
      confidence: 'high',
      from,
      when: all(determinate, no('case.limb-met')),
      gives: 'not-met',
    },
    'TH-8': {
      cite: [
        cite('part-a-2026-03', 'part 22'),
        cite('reasoning', 'other thresholds are not yet in this book'),
      ],
      mark: 'official-form',
      confidence: 'high',
      from,
      when: not(determinate),
      gives: 'refer-to-specialist',
    },
  },
});
