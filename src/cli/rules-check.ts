import { currentBookText, openBook, proveBook } from '../rules/index.ts';

// Proves of the current rule book that it has no gap, no overlap and no dead rule, and says what it counted.
const { faults, days, rules, cells } = proveBook(openBook(currentBookText()));
for (const { kind, set, rule, on, counterexample } of faults) {
  const where = rule === undefined ? set : `${set}, ${rule}`;
  process.stdout.write(`${kind} in ${where} on ${on}: ${JSON.stringify(counterexample)}\n`);
}
process.stdout.write(
  `${faults.length} faults; ${days} days (the day of each change and the day before), ${rules} rules in force over them, ${cells} complete sets of facts\n`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
