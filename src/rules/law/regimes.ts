import type { Regime } from '../kernel/book.ts';

/** First day that this book answers for: the commencement of LASPO 2012 s.114 (SI 2012/2906 art 2(d)). Earlier days are refused. */
export const COVERAGE_FROM = '2012-12-03';

/** The statutory regimes of fixed-term recall by first day in force; each ends the day before the next. Change-overs are at midnight in London. */
export const REGIMES: readonly Regime[] = [
  { id: 'R0-LASPO', from: '2012-12-03' },
  { id: 'R1-ORA', from: '2015-02-01' },
  { id: 'R2-FTR12', from: '2024-04-02' },
  { id: 'R3-FTR48', from: '2025-09-02' },
  { id: 'R4-FTR56', from: '2026-03-31' },
  { id: 'R4b', from: '2026-07-29' },
];
