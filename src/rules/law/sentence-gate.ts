import { SENTENCE_GATES } from '../answer.ts';
import { COVERAGE_FROM } from './coverage.ts';
import { all, any, before, cite, is, no, not, oneOf, ruleSet, yes } from './language.ts';

const indeterminate = oneOf('sentence.type', ['life', 'ipp', 'dpp', 'dhmp', 'custody-for-life']);
const withoutLicence = oneOf('sentence.type', ['civil', 'fine-default', 'suspended-sentence-order']);
const supervisionOnly = is('sentence.type', 'post-sentence-supervision-only');
const trainingOrder = is('sentence.type', 'detention-and-training-order');
const extended = is('sentence.type', 'extended');
const seriousTerrorism = is('sentence.type', 'serious-terrorism');
const chapterSix = not(any(indeterminate, withoutLicence, supervisionOnly, trainingOrder));
const standardOnlyByType = any(extended, seriousTerrorism);
const live = all(no('licence.expired'), no('licence.ended'), no('person.died'));
const notLive = any(yes('licence.expired'), yes('licence.ended'));
const dead = yes('person.died');

/** Is this a recall at all, and under which power? (Criminal Justice Act 2003 s.254; Crime (Sentences) Act 1997 s.32.) */
export const sentenceGate = ruleSet('sentence-gate', {
  asks: 'Is this recall at all, and of which kind?',
  subject: 'sentence',
  hit: 'one-answer',
  answers: SENTENCE_GATES,
  rules: {
    'SG-1': {
      cite: [cite('csa1997-s32', 's.32')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      // An indeterminate licence has no expiry: it lasts until it is terminated, or for life.
      when: all(indeterminate, no('licence.ended'), not(dead)),
      gives: 'section-32',
    },
    'SG-2': {
      cite: [cite('cja2003-s255A', '(2)'), cite('cja2003-s255C', 's.255C')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      until: '2026-03-31',
      when: all(extended, live),
      gives: 'section-254-standard-only',
    },
    'SG-3': {
      cite: [cite('part-a-2026-03', 'Q3'), cite('cja2003-s255C', 's.255C')],
      mark: 'official-form',
      confidence: 'high',
      from: '2026-03-31',
      when: all(extended, live),
      gives: 'section-254-standard-only',
    },
    'SG-4': {
      cite: [cite('cja2003-s255A', '(2)')],
      mark: 'statute',
      confidence: 'medium',
      from: '2021-06-29',
      when: all(seriousTerrorism, live),
      gives: 'section-254-standard-only',
    },
    'SG-5': {
      cite: [cite('reasoning', 'no serious terrorism sentence could be passed before 29 June 2021')],
      mark: 'inference',
      confidence: 'medium',
      from: COVERAGE_FROM,
      until: '2021-06-29',
      when: all(seriousTerrorism, live),
      gives: 'refer-to-specialist',
    },
    'SG-6': {
      cite: [cite('cja2003-s255A', '(2)'), cite('cja2003-s255C', '(1)(a)(i)')],
      mark: 'statute',
      confidence: 'medium',
      from: '2022-06-28',
      until: '2026-03-31',
      when: all(chapterSix, yes('sentence.referred-244zb'), live),
      gives: 'section-254-standard-only',
    },
    'SG-15': {
      cite: [cite('cja2003-s255C', '(1)(a)(i)'), cite('part-a-2026-03', 'Q5b')],
      mark: 'official-form',
      confidence: 'high',
      from: '2026-03-31',
      when: all(chapterSix, yes('sentence.referred-244zb'), live),
      gives: 'section-254-standard-only',
    },
    'SG-7': {
      cite: [cite('cja2003-s254', '(1)')],
      mark: 'statute',
      confidence: 'high',
      from: '2022-06-28',
      when: all(chapterSix, not(standardOnlyByType), no('sentence.referred-244zb'), live),
      gives: 'section-254',
    },
    'SG-8': {
      cite: [cite('cja2003-s254', '(1)')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      until: '2022-06-28',
      when: all(chapterSix, not(standardOnlyByType), live),
      gives: 'section-254',
    },
    'SG-9': {
      cite: [cite('cja2003-s254', '(1): "released on licence"')],
      mark: 'inference',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: any(all(chapterSix, notLive), all(indeterminate, yes('licence.ended')), dead),
      gives: 'not-recallable',
    },
    'SG-10': {
      cite: [cite('cja2003-s256AC', 's.256AC')],
      mark: 'statute',
      confidence: 'medium',
      from: COVERAGE_FROM,
      until: '2026-05-11',
      when: all(supervisionOnly, not(dead)),
      gives: 'court',
    },
    'SG-11': {
      cite: [cite('sentencing-act-2026', 's.34(5)')],
      mark: 'statute',
      confidence: 'medium',
      from: '2026-05-11',
      when: all(
        supervisionOnly,
        before('sentence.supervision-failure-began', 'post-sentence-supervision-repealed'),
        not(dead),
      ),
      gives: 'court',
    },
    'SG-12': {
      cite: [cite('sentencing-act-2026', 's.34'), cite('si-2026-402', 'reg 2')],
      mark: 'statute',
      confidence: 'medium',
      from: '2026-05-11',
      when: all(
        supervisionOnly,
        not(before('sentence.supervision-failure-began', 'post-sentence-supervision-repealed')),
      ),
      gives: 'not-recallable',
    },
    'SG-13': {
      cite: [cite('sentencing-code', 's.242 and Sch.12')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(trainingOrder, not(dead)),
      gives: 'court',
    },
    'SG-14': {
      cite: [cite('cja2003-chapter6', 'ss.237 and 258')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: withoutLicence,
      gives: 'not-recallable',
    },
  },
});
