import { all, any, cite, not, yes } from '../language.ts';
import type { RecallRegime, RegimeRule } from './regime.ts';
import {
  determination,
  excludedButForCharge,
  lengthClear,
  mixedYouthSentences,
  open,
  under12Months,
  under12MonthsMandate,
  youth,
} from './tests.ts';

const charged = any(yes('charge.relied-on'), yes('charge.relied-on-unconvicted'));
const form = { mark: 'official-form', confidence: 'medium' } as const;
const youthTerms = [cite('sentencing-act-2026', 'ss.30 and 31'), cite('cja2003-s255B', '(1A)')] as const;

/** Where the 56 days come from. */
export const fiftySixDays = [
  cite('sentencing-act-2026', 'ss.30 and 32'),
  cite('cja2003-s255BA', '(1), (2)'),
  cite('si-2026-86', 'reg 3(b)'),
] as const;

/** What R4 says of everybody whose recall does not rest on a charge, and of young offenders: the later practice point leaves it as it is. */
export const apartFromCharge: Readonly<Record<string, RegimeRule>> = {
  'RT-R4-1': {
    cite: fiftySixDays,
    ...form,
    when: all(open, not(youth), not(excludedButForCharge), not(charged), not(determination)),
    gives: 'fixed-term-56-mandatory',
  },
  'RT-R4-2': {
    cite: [
      cite('part-a-2026-03', 'Q5'),
      cite('cja2003-s255A', '(8), text not checked'),
      cite('cja2003-s255C', '(1)(b)(i)'),
    ],
    ...form,
    when: all(open, not(youth), excludedButForCharge),
    gives: 'standard-only',
  },
  'RT-R4-4': {
    cite: [cite('cja2003-s255BA', '(5)'), cite('cja2003-s255C', '(1)(b)(ii)')],
    mark: 'statute',
    confidence: 'high',
    when: all(open, not(youth), determination),
    gives: 'standard-only',
  },
  'RT-YO-1': {
    cite: [...youthTerms, cite('part-a-2026-03', 'Q4 to Q4b')],
    ...form,
    when: all(open, youth, lengthClear, under12MonthsMandate),
    gives: 'fixed-term-14-mandatory',
  },
  'RT-YO-2': {
    cite: youthTerms,
    ...form,
    when: all(open, youth, lengthClear, not(under12MonthsMandate), under12Months),
    gives: 'fixed-term-14-or-standard',
  },
  'RT-YO-3': {
    cite: youthTerms,
    ...form,
    when: all(open, youth, lengthClear, not(under12Months)),
    gives: 'fixed-term-28-or-standard',
  },
  'RT-YO-4': mixedYouthSentences,
};

/** From 31 March 2026: 56 days for every adult who is not excluded, whatever the length; 14 or 28 for young offenders. */
export const R4_FTR56: RecallRegime = {
  id: 'R4-FTR56',
  from: '2026-03-31',
  rules: {
    ...apartFromCharge,
    'RT-R4-3': {
      cite: [
        cite('part-a-2026-03', 'Q5'),
        cite('cja2003-s255A', '(8), text not checked'),
        cite('cja2003-s255C', '(1)(b)(i)'),
      ],
      ...form,
      when: all(open, not(youth), charged),
      gives: 'standard-only',
    },
  },
};
