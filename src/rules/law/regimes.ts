import type { Regime } from '../kernel/book.ts';
import { R0_LASPO } from './regimes/r0-laspo.ts';
import { R1_ORA } from './regimes/r1-ora.ts';
import { R2_FTR12 } from './regimes/r2-ftr12.ts';
import { R3_FTR48 } from './regimes/r3-ftr48.ts';
import { R4_FTR56 } from './regimes/r4-ftr56.ts';
import { R4B } from './regimes/r4b.ts';
import type { RecallRegime } from './regimes/regime.ts';

/** The regimes of fixed-term recall in order. The next one is a file of its own and a line here: it ends the one before. */
export const RECALL_REGIMES: readonly RecallRegime[] = [R0_LASPO, R1_ORA, R2_FTR12, R3_FTR48, R4_FTR56, R4B];

/** The same, as the book names them by first day in force. */
export const REGIMES: readonly Regime[] = RECALL_REGIMES.map(({ id, from }) => ({ id, from }));
