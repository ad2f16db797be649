import { type BookFault, currentBookText, openBook, proveBook } from '../rules/index.ts';

// Proves of the current rule book that it has no gap, no overlap, no dead or catch-all rule and nothing that nobody reads,
// and says what it counted.
const { faults, days, intervals, rules, cells, sets } = proveBook(openBook(currentBookText()));
const print = (line: string): boolean => process.stdout.write(`${line}\n`);

const named = ({ kind, set, rule }: BookFault): string =>
  `${kind} in ${rule === undefined ? set : `${set}, ${rule}`}`;
for (const [name, alike = []] of Object.entries(Object.groupBy(faults, named))) {
  for (const { on, counterexample } of alike.slice(0, 1)) {
    const further = alike.length === 1 ? '' : ` and ${alike.length - 1} more days`;
    print(`${name} on ${on}${further}: ${JSON.stringify(counterexample)}`);
  }
}

const sum = (counts: readonly bigint[]): bigint => counts.reduce((so, count) => so + count, 0n);
const percent = (part: bigint, whole: bigint): string =>
  `${whole === 0n ? '0.00' : (Number((part * 1_000_000n) / whole) / 10_000).toFixed(2)} %`;

print('Share of complete sets of facts handed to a specialist, over all days checked:');
for (const [set, on = []] of Object.entries(Object.groupBy(sets, (one) => one.set))) {
  const all = sum(on.map((one) => one.cells));
  const causes = [...new Set(on.flatMap(({ referredBy }) => Object.keys(referredBy)))];
  if (causes.length === 0) continue;
  print(`  ${set.padEnd(24)}${percent(sum(on.map(({ referred }) => referred)), all).padStart(9)}`);
  for (const cause of causes) {
    const by = sum(on.map(({ referredBy }) => referredBy[cause] ?? 0n));
    print(`    ${cause.padEnd(22)}${percent(by, all).padStart(9)}`);
  }
}
print(
  `${faults.length} faults; ${intervals} intervals, ${days} days (the day of each change and the day before), ${new Set(sets.map(({ set }) => set)).size} rule sets, ${rules} rules in force over the days, ${cells} complete sets of facts`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
