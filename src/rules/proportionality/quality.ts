import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, any, below, cite, is, no, oneOf, ruleSet, yes } from '../law/language.ts';

const finding = { mark: 'inference', confidence: 'high', from: COVERAGE_FROM } as const;
const own = (at: string) => [cite('reasoning', at)] as const;

/** Answers and findings of the case that contradict each other, rest on nothing or leave a gap. A finding never changes an answer. */
export const caseQuality = ruleSet('case-quality', {
  asks: 'Is the input of the case contradictory or incomplete?',
  subject: 'case',
  hit: 'each',
  answers: [
    'recall-issued-outside-law',
    'necessity-without-threshold',
    'measures-not-considered',
    'recorded-level-below-stated-danger',
    'adequate-measure-and-nothing-would-contain',
    'adequate-measure-outside-list',
    'licence-ends-before-the-clocks',
    'judgement-rests-on-nothing-named',
    'schedule-19aa-without-terrorism-or-national-security',
    'charge-not-relied-on-supports-necessity',
    'youth-sentence-with-adult-exclusion',
  ],
  rules: {
    'QF-44': {
      cite: own('a recall issued of a kind that the law of its day does not leave open'),
      ...finding,
      when: yes('recall.issued-outside-law'),
      gives: 'recall-issued-outside-law',
    },
    'QF-1': {
      cite: own('necessity shown while no limb of the threshold is met'),
      ...finding,
      when: all(is('case.necessity', 'shown'), is('case.threshold', 'not-met')),
      gives: 'necessity-without-threshold',
    },
    'QF-2': {
      cite: own(
        'a person says that nothing available now would contain the danger; measures were not considered one by one',
      ),
      ...finding,
      when: all(yes('danger.cannot-be-contained-now'), yes('case.measure-unconsidered')),
      gives: 'measures-not-considered',
    },
    'QF-3': {
      cite: own('a low recorded level never rules out danger'),
      ...finding,
      when: all(
        yes('harm.recorded-low'),
        yes('danger.present'),
        oneOf('danger.kind', ['serious-harm', 'both']),
        is('danger.soon', 'imminent'),
      ),
      gives: 'recorded-level-below-stated-danger',
    },
    'QF-4': {
      cite: own('nothing would contain the danger, yet a measure is recorded as adequate'),
      ...finding,
      when: all(yes('danger.cannot-be-contained-now'), yes('case.adequate-measure-recorded')),
      gives: 'adequate-measure-and-nothing-would-contain',
    },
    'QF-5': {
      cite: own('the list of managing measures and the measures themselves disagree'),
      ...finding,
      when: yes('case.adequate-measure-outside-list'),
      gives: 'adequate-measure-outside-list',
    },
    'QF-6': {
      cite: own('the licence ends before decision, endorsement and casework could be done'),
      ...finding,
      when: all(no('licence.expired'), below('licence.days-left', 'clocks-run-days')),
      gives: 'licence-ends-before-the-clocks',
    },
    'QF-7': {
      cite: own('an answer about danger should name the events or assessments it rests on'),
      ...finding,
      when: yes('judgement.rests-on-nothing'),
      gives: 'judgement-rests-on-nothing-named',
    },
    'QF-11': {
      cite: [
        cite('cja2003-s255A', '(4ZA)(c): Schedule 19AA, list not checked'),
        cite('part-a-2026-03', 'Q5: terrorist or national security offence'),
      ],
      mark: 'unverified',
      confidence: 'low',
      from: COVERAGE_FROM,
      when: all(yes('case.schedule-19aa'), no('case.terrorist-247a'), no('case.national-security')),
      gives: 'schedule-19aa-without-terrorism-or-national-security',
    },
    'QF-12': {
      cite: own(
        'the charge is called no reason for the recall, while the danger that makes recall necessary rests on it',
      ),
      ...finding,
      when: all(is('case.necessity', 'shown'), yes('judgement.rests-on-charge-not-relied-on')),
      gives: 'charge-not-relied-on-supports-necessity',
    },
    'QF-13': {
      cite: [
        cite(
          'part-a-2026-03',
          'Q4 asks of youth sentences, Q5 of adult ones; only Q5 lists these exclusions',
        ),
      ],
      mark: 'official-form',
      confidence: 'medium',
      from: '2026-03-31',
      when: all(
        yes('case.only-youth-sentences'),
        any(
          is('mappa.category', '4'),
          yes('case.terrorist-247a'),
          yes('case.national-security'),
          yes('case.repatriated-for-murder'),
          yes('case.foreign-power-threat'),
        ),
      ),
      gives: 'youth-sentence-with-adult-exclusion',
    },
  },
});
