import { RECALL_TYPES } from '../answer.ts';
import { COVERAGE_FROM } from './coverage.ts';
import { cite, is, ruleSet } from './language.ts';
import { datedRules } from './regimes/regime.ts';
import { RECALL_REGIMES } from './regimes.ts';

const gate = { confidence: 'high', from: COVERAGE_FROM } as const;

/**
 * If the person is recalled, which kind of recall does the law of that day allow or require? Never whether to recall:
 * a mandatory type is not a mandatory recall (s.254(1): "may").
 */
export const recallType = ruleSet('recall-type', {
  asks: 'If recalled, which kind does the law of that day allow or require?',
  subject: 'case',
  hit: 'one-answer',
  answers: RECALL_TYPES,
  rules: {
    'RT-1': {
      cite: [cite('cja2003-s255C', '(1)')],
      mark: 'statute',
      ...gate,
      when: is('case.gate', 'section-254-standard-only'),
      gives: 'standard-only',
    },
    'RT-2': {
      cite: [cite('csa1997-s32', 's.32')],
      mark: 'unverified',
      ...gate,
      confidence: 'medium',
      when: is('case.gate', 'section-32'),
      gives: 'indeterminate-recall-section-32',
    },
    'RT-3': {
      cite: [cite('cja2003-s254', '(1)')],
      mark: 'inference',
      ...gate,
      when: is('case.gate', 'court'),
      gives: 'court',
    },
    'RT-4': {
      cite: [cite('cja2003-s254', '(1)')],
      mark: 'inference',
      ...gate,
      when: is('case.gate', 'not-recallable'),
      gives: 'not-recallable',
    },
    'RT-5': {
      cite: [cite('reasoning', 'a sentence that the gate refers is not decided here')],
      mark: 'inference',
      ...gate,
      when: is('case.gate', 'refer-to-specialist'),
      gives: 'refer-to-specialist',
    },
    ...datedRules(RECALL_REGIMES),
  },
});
