import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import {
  type CaseInputs,
  counterfactuals,
  currentBookText,
  ENGLISH,
  explain,
  openBook,
  recommend,
} from '../src/rules/index.ts';
import { scenarioFiles } from '../test/rules/support/case-files.ts';
import { exampleInputs } from '../test/rules/support/examples.ts';
import { type Measured, measure, type Subject, timesOf } from './measure.ts';

/**
 * How long one whole recommendation takes: every rule set, with its compact trace; how long it takes with every counterfactual of
 * one change; and how long the explanation of a stored run takes, with pairs of changes. Prints milliseconds and, as figures of two
 * machines cannot be compared, the ratio to copying the same inputs and answer through JSON in the same run. `--only examples` leaves
 * out the many scenarios of the rule sets, and takes about a minute.
 *
 *   npm run bench [-- --rounds 15] [-- --json FILE] [-- --only examples]
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' }, only: { type: 'string' } },
});
if (values.only !== undefined && values.only !== 'examples') {
  throw new RangeError(`--only takes \`examples\`, not \`${values.only}\``);
}
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

/** The same with every counterfactual of one change. */
function withCounterfactuals(one: Case, group: string): Subject {
  const { reference } = subject(one, group);
  const { name, inputs, asAt } = one;
  return {
    name,
    group,
    work: () => [
      recommend(book, { inputs, asAt }),
      counterfactuals(book, { inputs, asAt }, { pairs: false }),
    ],
    reference,
  };
}

/** The explanation of a run, made from what is stored of it. */
function explanation(one: Case, group: string): Subject {
  const { reference } = subject(one, group);
  const { name, inputs, asAt } = one;
  const run = { inputs, asAt, answer: recommend(book, { inputs, asAt }) };
  const first = explain(book, run, 'inspector', ENGLISH);
  if ('notExplainable' in first) throw new Error(`${name}: ${first.notExplainable}`);
  return { name, group, work: () => explain(book, run, 'inspector', ENGLISH), reference };
}

const ofExamples = exampleInputs().map((example) => subject(example, EXAMPLES));
const scenarioCases = values.only === 'examples' ? [] : scenarioFiles();
const ofScenarios = scenarioCases.flatMap(({ ruleSet, cases }) =>
  cases.map((scenario) => subject(scenario, `scenarios: ${ruleSet}`)),
);
const examples = measure(ofExamples, { rounds: ROUNDS, warmUp: 5, calls: 40 });
const changed = measure(
  exampleInputs().map((example) => withCounterfactuals(example, EXAMPLES)),
  { rounds: ROUNDS, warmUp: 5, calls: 10 },
);
const explained = measure(
  exampleInputs().map((example) => explanation(example, EXAMPLES)),
  { rounds: ROUNDS, warmUp: 5, calls: 5 },
);
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
  counterfactuals: changed.map((one) => row(one.name, [one])),
  explanations: explained.map((one) => row(one.name, [one])),
  overallExplanations: row(`all ${explained.length} example cases`, explained),
  overallCounterfactuals: row(`all ${changed.length} example cases`, changed),
  overallScenarios: row(`all ${scenarios.length} scenarios`, scenarios),
};

const COLUMNS = ['median', 'p95', 'JSON copy', 'ratio'];
const ms = (value: number): string => value.toFixed(3).padStart(10);
const print = ({ name, median, p95, reference, ratio }: Row): void =>
  console.log(
    `${name.padEnd(44)}${[median, p95, reference].map(ms).join('')}${ratio.toFixed(2).padStart(10)}`,
  );

const head = (title: string): void =>
  console.log(`${title}\n${''.padEnd(44)}${COLUMNS.map((column) => column.padStart(10)).join('')}`);

head(`Every rule set with compact trace, in milliseconds; ${ROUNDS} rounds, interleaved`);
for (const each of [...rows.examples, rows.overall, ...rows.scenarios]) print(each);
if (scenarios.length > 0) print(rows.overallScenarios);
head('The same with every counterfactual of one change');
for (const each of [...rows.counterfactuals, rows.overallCounterfactuals]) print(each);
head('Explanation of a stored run, with pairs of changes');
for (const each of [...rows.explanations, rows.overallExplanations]) print(each);

if (values.json !== undefined) {
  const { version, released } = book;
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
  const told = { book: { version, released }, machine, rounds: ROUNDS, unit: 'ms', ...rows };
  writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
}
