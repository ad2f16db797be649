import { PERIOD_RULES } from '../answer.ts';
import { COVERAGE_FROM } from './coverage.ts';
import { all, cite, is, not, ruleSet, yes } from './language.ts';

const curfewEnds = '2026-09-02';
const agreed = yes('recall.days-in-order');
const fixed = is('recall.kind', 'fixed-term');
const converted = yes('recall.converted');
const inAWave = all(converted, yes('recall.returned-by-conversion'));
const fromCurfew = yes('release.on-curfew');
const youth = yes('case.only-youth-sentences');

const dayOne = [
  cite('cja2003-s255B', '(1A)'),
  cite('cja2003-s255BA', '(2)(a)'),
  cite('release-dates-service', 'return to custody plus N less 1'),
  cite('pa1952-s49', 'time at large does not count'),
] as const;

/** How the day of release is found, for one kind of recall. Day 1 is the day of return to custody. */
export const period = ruleSet('period', {
  asks: 'How is the day of release found?',
  subject: 'recall',
  hit: 'one-answer',
  answers: PERIOD_RULES,
  rules: {
    'PE-1': {
      cite: dayOne,
      mark: 'practice',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(agreed, fixed, not(inAWave), not(fromCurfew)),
      gives: 'plain-days',
    },
    'PE-2': {
      cite: [cite('cja2003-s255B', '(1B)')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      until: '2026-03-31',
      when: all(agreed, fixed, not(inAWave), fromCurfew),
      gives: 'later-of-days-and-custodial-period',
    },
    'PE-11': {
      cite: [cite('cja2003-s255B', '(1B)'), cite('cja2003-s255BA', '(2)(b)')],
      mark: 'statute',
      confidence: 'high',
      from: '2026-03-31',
      until: curfewEnds,
      when: all(agreed, fixed, not(inAWave), fromCurfew),
      gives: 'later-of-days-and-custodial-period',
    },
    'PE-3': {
      cite: [cite('cja2003-s255B', '(1B)'), cite('sentencing-act-2026', 's.26')],
      mark: 'statute',
      confidence: 'medium',
      from: curfewEnds,
      when: all(agreed, fixed, not(inAWave), fromCurfew, youth),
      gives: 'later-of-days-and-custodial-period',
    },
    'PE-4': {
      cite: [cite('sentencing-act-2026', 's.26(3)'), ...dayOne],
      mark: 'practice',
      confidence: 'medium',
      from: curfewEnds,
      when: all(agreed, fixed, not(inAWave), fromCurfew, not(youth)),
      gives: 'plain-days',
    },
    'PE-5': {
      cite: [
        cite('si-2026-86', 'reg 4, text not checked'),
        cite('release-dates-service', 'the later of day 56 and the day of the wave'),
      ],
      mark: 'practice',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(agreed, fixed, inAWave, not(fromCurfew)),
      gives: 'later-of-days-and-tranche',
    },
    'PE-6': {
      cite: [cite('release-dates-service', '56 days after release on curfew goes to a person')],
      mark: 'practice',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(agreed, fixed, inAWave, fromCurfew),
      gives: 'refer-to-specialist',
    },
    'PE-7': {
      cite: [cite('cja2003-s255C', '(2) to (4)')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: all(agreed, is('recall.kind', 'standard')),
      gives: 'no-automatic-release',
    },
    'PE-8': {
      cite: [cite('csa1997-s32', '(3), (4)')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(agreed, is('recall.kind', 'section-32')),
      gives: 'no-automatic-release',
    },
    'PE-9': {
      cite: [cite('cja2003-s255', 'back to custody until the normal release date')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(agreed, is('recall.kind', 'home-detention-curfew')),
      gives: 'normal-release-date',
    },
    'PE-10': {
      cite: [cite('release-dates-service', 'checks of the order of days')],
      mark: 'practice',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: not(agreed),
      gives: 'refer-to-specialist',
    },
  },
});
