import { THRESHOLD_ANSWERS } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, is, no, oneOf, ruleSet, yes } from '../law/language.ts';
import { RECALL_CRITERIA } from '../vocabularies.ts';

const present = yes('danger.present');
const ofSeriousHarm = oneOf('danger.kind', ['serious-harm', 'both']);
const ofOffending = oneOf('danger.kind', ['further-offending', 'both']);
const increased = is('danger.likelihood', 'increased');
const unchanged = is('danger.likelihood', 'unchanged');
const unmanageable = no('danger.manageable');
const imminent = is('danger.soon', 'imminent');
const determinate = is('case.sentence-group', 'determinate');
const extendedOrIndeterminate = oneOf('case.sentence-group', ['extended', 'indeterminate']);
const from = COVERAGE_FROM;
const partA = cite('part-a-2026-03', 'part 22: extended and indeterminate criteria');

/** The limbs of the threshold for a determinate sentence, each a rule with its own mark; any one suffices. */
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
      when: all(determinate, present, ofSeriousHarm, increased),
      gives: 'serious-harm-increased',
    },
    // Harm that is high and no higher than at release: whether it can still be managed is for a person to say.
    'TH-2': {
      cite: [cite('transparency-2024', 'beyond what can be safely managed, and controls cannot manage it')],
      mark: 'inference',
      confidence: 'medium',
      from,
      when: all(determinate, present, ofSeriousHarm, unchanged, unmanageable),
      gives: 'serious-harm-not-containable',
    },
    'TH-3': {
      cite: [cite('guidance-recall', 'increased risk of further offending that cannot be safely managed')],
      mark: 'practice',
      confidence: 'high',
      from,
      when: all(determinate, present, ofOffending, increased, unmanageable),
      gives: 'further-offending-not-manageable',
    },
    'TH-4': {
      cite: [cite('recall-framework', 'reoffending is imminent')],
      mark: 'unverified',
      confidence: 'medium',
      from,
      when: all(determinate, present, ofOffending, imminent),
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
      when: all(determinate, yes('contact.broken-down')),
      gives: 'contact-broken-down',
    },
  },
});

/**
 * The criteria of an extended or indeterminate sentence: four answers of a named person with reasons. Nothing else makes them,
 * and none is scored; any one suffices.
 */
export const criteria = ruleSet('criteria', {
  asks: 'Which criteria for recall from an extended or indeterminate sentence are met?',
  subject: 'case',
  hit: 'each',
  answers: RECALL_CRITERIA,
  rules: {
    'TH-9': {
      cite: [partA, cite('recall-service', 'behaviour similar to the circumstances of the index offence')],
      mark: 'official-form',
      confidence: 'high',
      from,
      when: all(extendedOrIndeterminate, yes('criterion.behaviour-similar-to-index-offence')),
      gives: 'behaviour-similar-to-index-offence',
    },
    'TH-10': {
      cite: [partA, cite('recall-service', 'behaviour leading to a sexual or violent offence')],
      mark: 'official-form',
      confidence: 'medium',
      from,
      when: all(extendedOrIndeterminate, yes('criterion.behaviour-leading-to-sexual-or-violent-offence')),
      gives: 'behaviour-leading-to-sexual-or-violent-offence',
    },
    'TH-11': {
      cite: [partA, cite('recall-service', 'behaviour likely to result in a sexual or violent offence')],
      mark: 'unverified',
      confidence: 'medium',
      from,
      when: all(
        extendedOrIndeterminate,
        yes('criterion.behaviour-likely-to-result-in-sexual-or-violent-offence'),
      ),
      gives: 'behaviour-likely-to-result-in-sexual-or-violent-offence',
    },
    'TH-12': {
      cite: [partA, cite('recall-service', 'out of touch: why the other criteria may be assumed')],
      mark: 'official-form',
      confidence: 'high',
      from,
      when: all(extendedOrIndeterminate, yes('criterion.out-of-touch')),
      gives: 'out-of-touch',
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
    'TH-13': {
      cite: [partA],
      mark: 'official-form',
      confidence: 'high',
      from,
      when: all(extendedOrIndeterminate, yes('case.limb-met')),
      gives: 'met',
    },
    'TH-14': {
      cite: [partA],
      mark: 'official-form',
      confidence: 'high',
      from,
      when: all(extendedOrIndeterminate, no('case.limb-met')),
      gives: 'not-met',
    },
    'TH-15': {
      cite: [cite('reasoning', 'no sentence leaves a licence to recall on')],
      mark: 'inference',
      confidence: 'high',
      from,
      when: is('case.sentence-group', 'none'),
      gives: 'not-applicable',
    },
  },
});
