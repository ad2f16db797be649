import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type CaseInputs, currentBookText, openBook, recommend } from '../src/rules/index.ts';
import { scenarioFiles } from '../test/rules/support/case-files.ts';
import { exampleInputs } from '../test/rules/support/examples.ts';
import { type Measured, measure, type Subject, timesOf } from './measure.ts';

/**
 * How long one whole recommendation takes: every rule set, with its compact trace. Prints milliseconds and, as figures of
 * two machines cannot be compared, the ratio to copying the same inputs and answer through JSON in the same run.
 *
 *   npm run bench [-- --rounds 15] [-- --json FILE]
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' } },
});
const ROUNDS = Math.max(7, Number(values.rounds));
const EXAMPLES = 'example cases';

const book = openBook(currentBookText());

interface Case {
  readonly name: string;
  readonly asAt: string;
  readonly inputs: CaseInputs;
}

function subject({ name, asAt, inputs }: Case, group: string): Subject {
  const copied = { inputs, answer: recommend(book, { inputs, asAt }) };
  return {
    name,
    group,
    work: () => recommend(book, { inputs, asAt }),
    reference: () => JSON.parse(JSON.stringify(copied)),
  };
}

const ofExamples = exampleInputs().map((example) => subject(example, EXAMPLES));
const ofScenarios = scenarioFiles().flatMap(({ ruleSet, cases }) =>
  cases.map((scenario) => subject(scenario, `scenarios: ${ruleSet}`)),
);
const examples = measure(ofExamples, { rounds: ROUNDS, warmUp: 5, calls: 40 });
const scenarios = measure(ofScenarios, { rounds: ROUNDS, warmUp: 2, calls: 1 });

interface Row {
  readonly name: string;
  readonly median: number;
  readonly p95: number;
  readonly reference: number;
  readonly ratio: number;
}

function row(name: string, measured: readonly Measured[]): Row {
  const { median, p95 } = timesOf(measured.flatMap(({ work }) => work));
  const reference = timesOf(measured.flatMap((one) => one.reference)).median;
  return { name, median, p95, reference, ratio: median / reference };
}

const byGroup = Object.entries(Object.groupBy(scenarios, ({ group }) => group));
const rows = {
  examples: examples.map((one) => row(one.name, [one])),
  scenarios: byGroup.map(([group, some = []]) => row(group, some)),
  overall: row(`all ${examples.length} example cases`, examples),
  overallScenarios: row(`all ${scenarios.length} scenarios`, scenarios),
};

const COLUMNS = ['median', 'p95', 'JSON copy', 'ratio'];
const ms = (value: number): string => value.toFixed(3).padStart(10);
const print = ({ name, median, p95, reference, ratio }: Row): void =>
  console.log(
    `${name.padEnd(44)}${[median, p95, reference].map(ms).join('')}${ratio.toFixed(2).padStart(10)}`,
  );

console.log(`Every rule set with compact trace, in milliseconds; ${ROUNDS} rounds, interleaved`);
console.log(`${''.padEnd(44)}${COLUMNS.map((column) => column.padStart(10)).join('')}`);
for (const each of [...rows.examples, rows.overall, ...rows.scenarios, rows.overallScenarios]) print(each);

if (values.json !== undefined) {
  const { version, released } = book;
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  const told = { book: { version, released }, machine, rounds: ROUNDS, unit: 'ms', ...rows };
  writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
}
