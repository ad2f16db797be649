import { all, cite, not } from '../language.ts';
import type { RecallRegime } from './regime.ts';
import { lengthClear, mixedSentences, open, under12Months } from './tests.ts';

const riskTest = {
  cite: [cite('cja2003-s255A', '(4), (5)'), cite('ora2014-s9', 's.9')],
  mark: 'statute',
  confidence: 'high',
} as const;

/** From 1 February 2015: the fixed term is 14 days under 12 months and 28 days otherwise (ORA 2014 s.9). */
export const R1_ORA: RecallRegime = {
  id: 'R1-ORA',
  from: '2015-02-01',
  rules: {
    'RT-R1-1': {
      ...riskTest,
      when: all(open, lengthClear, under12Months),
      gives: 'fixed-term-14-or-standard',
    },
    'RT-R1-2': {
      ...riskTest,
      when: all(open, lengthClear, not(under12Months)),
      gives: 'fixed-term-28-or-standard',
    },
    'RT-R1-3': mixedSentences,
  },
};
