import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createJudge } from './judge.ts';
import { mutantsOf } from './mutants.ts';
import { accounted, type Tally, tally } from './tally.ts';

// Mutation of the rule book as data. Every mutant that no case and no proof kills is listed; one that is not accounted
// for in survivors.yaml makes the run fail.
const { values } = parseArgs({
  options: { set: { type: 'string', multiple: true } },
});
const { book, failing, judge } = createJudge();
for (const name of failing) process.stdout.write(`fails before anything is changed: ${name}\n`);
const mutants = mutantsOf(book, values.set);
const started = performance.now();
let done = 0;
const verdicts = mutants.map((mutant) => {
  const verdict = judge(mutant);
  done += 1;
  if (done % 250 === 0) process.stderr.write(`${done} of ${mutants.length}\n`);
  return { mutant, verdict };
});

const told = accounted(readFileSync(join(import.meta.dirname, 'survivors.yaml'), 'utf8'));
const byArea: readonly Tally[] = tally(verdicts);
const print = (line: string): boolean => process.stdout.write(`${line}\n`);
print(`${'rule set'.padEnd(24)} mutants  by cases  by proof only  proved alike  survivors`);
for (const { area, all, byCases, byProof, alike, survivors } of byArea) {
  print(
    `${area.padEnd(24)}${String(all).padStart(8)}${String(byCases).padStart(10)}${String(byProof).padStart(15)}${String(alike.length).padStart(14)}${String(survivors.length).padStart(11)}`,
  );
}
const survivors = byArea.flatMap((one) => one.survivors);
for (const id of byArea.flatMap(({ alike }) => alike)) print(`answers alike: ${id}`);
for (const id of survivors) print(`survived: ${id} (${told.get(id) ?? 'not accounted for'})`);
const open = survivors.filter((id) => !told.has(id));
const areas = new Set(byArea.map(({ area }) => area));
const stale = [...told.keys()].filter((id) => areas.has(id.split(' ')[0] ?? '') && !survivors.includes(id));
for (const id of stale) print(`listed, but does not survive: ${id}`);
print(
  `${mutants.length} mutants in ${((performance.now() - started) / 1000).toFixed(0)} s; ${survivors.length} survivors, ${open.length} not accounted for`,
);
process.exitCode = failing.length + open.length + stale.length === 0 ? 0 : 1;
