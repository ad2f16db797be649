import { all, below, cite, no, not } from '../language.ts';
import type { RecallRegime } from './regime.ts';
import {
  adult18,
  category4,
  lengthClear,
  managed2Or3,
  mixedSentences,
  open,
  under12Months,
} from './tests.ts';

/** Section 255A(4ZA) as inserted by the 2025 Order: the seven limbs, all of which must hold. */
const within4ZA = all(
  adult18,
  below('case.sentence-months', 'suitability-sentence-months'),
  no('case.schedule-19aa'),
  no('case.terrorist-247a'),
  not(category4),
  no('charge.relied-on'),
  not(managed2Or3),
);
const order2025 = {
  cite: [cite('cja2003-s255A', '(4), (4ZA)'), cite('suitability-order-2025', 'inserting (4ZA)')],
  mark: 'statute',
  confidence: 'high',
} as const;

/** From 2 September 2025: a fixed term is fixed for those within (4ZA); failing a limb leaves the risk test, and excludes nobody. */
export const R3_FTR48: RecallRegime = {
  id: 'R3-FTR48',
  from: '2025-09-02',
  rules: {
    'RT-R3-1': {
      ...order2025,
      when: all(open, lengthClear, within4ZA, under12Months),
      gives: 'fixed-term-14-mandatory',
    },
    'RT-R3-2': {
      ...order2025,
      when: all(open, lengthClear, within4ZA, not(under12Months)),
      gives: 'fixed-term-28-mandatory',
    },
    'RT-R3-3': {
      ...order2025,
      when: all(open, lengthClear, not(within4ZA), under12Months),
      gives: 'fixed-term-14-or-standard',
    },
    'RT-R3-4': {
      ...order2025,
      when: all(open, lengthClear, not(within4ZA), not(under12Months)),
      gives: 'fixed-term-28-or-standard',
    },
    'RT-R1-3': mixedSentences,
  },
};
