import { all, cite, no, not, yes } from '../language.ts';
import { apartFromCharge, fiftySixDays } from './r4-ftr56.ts';
import type { RecallRegime } from './regime.ts';
import { determination, excludedButForCharge, open, youth } from './tests.ts';

/** From 29 July 2026, by the official form: a charge that has ended in conviction no longer excludes an adult. No amending instrument is known. */
export const R4B: RecallRegime = {
  id: 'R4b',
  from: '2026-07-29',
  rules: {
    ...apartFromCharge,
    'RT-R4b-1': {
      cite: [...fiftySixDays, cite('part-a-2026-07', 'Q5a: charged and convicted no longer excludes')],
      mark: 'official-form',
      confidence: 'low',
      when: all(
        open,
        not(youth),
        not(excludedButForCharge),
        yes('charge.relied-on'),
        no('charge.relied-on-unconvicted'),
        not(determination),
      ),
      gives: 'fixed-term-56-mandatory',
    },
    'RT-R4b-2': {
      cite: [cite('part-a-2026-07', 'Q5a'), cite('cja2003-s255A', '(8), text not checked')],
      mark: 'official-form',
      confidence: 'medium',
      when: all(open, not(youth), yes('charge.relied-on-unconvicted')),
      gives: 'standard-only',
    },
  },
};
