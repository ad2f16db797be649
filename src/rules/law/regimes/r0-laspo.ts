import { cite } from '../language.ts';
import type { RecallRegime } from './regime.ts';
import { open } from './tests.ts';

/** From 3 December 2012: one fixed term, of 28 days, open to everybody who passed the gate (LASPO 2012 s.114). */
export const R0_LASPO: RecallRegime = {
  id: 'R0-LASPO',
  from: '2012-12-03',
  rules: {
    'RT-R0-1': {
      cite: [cite('laspo2012-s114', 's.114'), cite('cja2003-s255A', '(4)'), cite('si-2012-2906', 'art 2(d)')],
      mark: 'statute',
      confidence: 'high',
      when: open,
      gives: 'fixed-term-28-or-standard',
    },
  },
};
