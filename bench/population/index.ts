/** What benchmarks and proofs take from the generator: cases in memory, and a population in a store. */
export { type Batch, makeBatch, type Range, rangesOf } from './batch.ts';
export { type CaseParts, makeCase, type Settings } from './one-case.ts';
export { BATCH_CASES, type Populated, type PopulateOptions, populate } from './populate.ts';
export { describe } from './report.ts';
export { collectRows } from './rows.ts';
export { StoreNotEmpty } from './load.ts';
export { groupOf, type Tally } from './tally.ts';
