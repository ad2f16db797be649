import { SHOWN } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, no, not, ruleSet, yes } from '../law/language.ts';

const named = all(yes('danger.present'), yes('danger.to-somebody'));

/** Second limb of a recall: is recall necessary to protect the public, because no lesser measure would do? */
export const necessity = ruleSet('necessity', {
  asks: 'Is recall necessary to protect the public?',
  subject: 'case',
  hit: 'one-answer',
  answers: SHOWN,
  rules: {
    'NE-1': {
      cite: [cite('calder', '[23]'), cite('goldsworthy', '[30]')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: all(named, no('danger.manageable'), no('case.measure-suffices')),
      gives: 'shown',
    },
    'NE-2': {
      cite: [cite('calder', '[23]: because of the dangers posed')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: not(named),
      gives: 'not-shown',
    },
    'NE-3': {
      cite: [cite('transparency-2024', 'beyond what can be safely managed in the community')],
      mark: 'practice',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: yes('danger.manageable'),
      gives: 'not-shown',
    },
    'NE-4': {
      cite: [
        cite('calder', '[23]: necessary in all the circumstances'),
        cite('reasoning', 'a lesser adequate measure'),
      ],
      mark: 'inference',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: yes('case.measure-suffices'),
      gives: 'not-shown',
    },
  },
});
