import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createJudge } from './judge.ts';
import { mutantsOf } from './mutants.ts';
import { accounted, tally } from './tally.ts';

// `npm run prove:book` puts every mutant of the whole book to the cases; this is some of the sets that matter most.
const ONE_IN = 120;
/** A slow machine may take its time over hundreds of evaluations. */
const PATIENCE = 300_000;
const SETS = ['recall-type', 'sentence-gate', 'conduct', 'necessity'];
const { book, failing, judge } = createJudge();
const told = accounted(readFileSync(join(import.meta.dirname, 'survivors.yaml'), 'utf8'));

it('starts from a book that passes every case', () => {
  expect(failing).toEqual([]);
});

describe.each(SETS)('%s with one thing in it wrong', (set) => {
  const mutants = mutantsOf(book, [set]).filter((_, index) => index % ONE_IN === 0);

  it(
    `is found out by a case or by the proof of the book, ${mutants.length} times`,
    () => {
      expect(mutants.length).toBeGreaterThan(0);
      const tallies = tally(mutants.map((mutant) => ({ mutant, verdict: judge(mutant) })));
      const survivors = tallies.flatMap((one) => one.survivors);
      expect(survivors.filter((id) => !told.has(id))).toEqual([]);
      expect(tallies.map(({ byCases }) => byCases > 0)).toEqual([true]);
    },
    PATIENCE,
  );
});
