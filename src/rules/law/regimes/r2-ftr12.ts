import { all, cite, not } from '../language.ts';
import type { RecallRegime } from './regime.ts';
import { lengthClear, mixedSentences, open, under12Months, under12MonthsMandate } from './tests.ts';

const order2024 = {
  cite: [cite('si-2024-408', 'art 2(2)'), cite('cja2003-s255A', '(4), (4A)')],
  mark: 'statute',
  confidence: 'high',
} as const;

/** From 2 April 2024: 14 days is fixed for adults under 12 months; failing a limb leaves the risk test, and excludes nobody. */
export const R2_FTR12: RecallRegime = {
  id: 'R2-FTR12',
  from: '2024-04-02',
  rules: {
    'RT-R2-1': {
      ...order2024,
      when: all(open, lengthClear, under12MonthsMandate),
      gives: 'fixed-term-14-mandatory',
    },
    'RT-R2-2': {
      ...order2024,
      when: all(open, lengthClear, not(under12MonthsMandate), under12Months),
      gives: 'fixed-term-14-or-standard',
    },
    'RT-R2-3': {
      ...order2024,
      when: all(open, lengthClear, not(under12Months)),
      gives: 'fixed-term-28-or-standard',
    },
    'RT-R1-3': mixedSentences,
  },
};
