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
import { machineNow, type ResultsTable, resultsFile, targetResult, today, writeResults } from './results.ts';

/**
 * How long one whole recommendation takes: every rule set, with its compact trace; how long it takes with every counterfactual of
 * one change; and how long the explanation of a stored run takes, with pairs of changes. Prints milliseconds and, as figures of two
 * machines cannot be compared, the ratio to copying the same inputs and answer through JSON in the same run. `--only examples` leaves
 * out the many scenarios of the rule sets, and takes about a minute.
 *
 * `--json` writes the results elsewhere than to the committed file.
 *
 *   npm run bench [-- --rounds 15] [-- --json FILE] [-- --only examples]
 */
const machine = machineNow();
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

const COLUMNS = ['Case', 'Median ms', '95th percentile ms', 'JSON copy ms', 'Times the copy'];
const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
const table = (title: string, some: readonly Row[]): ResultsTable => ({
  title,
  columns: COLUMNS,
  rows: some.map(({ name, median, p95, reference, ratio }) => [
    name,
    rounded(median),
    rounded(p95),
    rounded(reference),
    rounded(ratio),
  ]),
});

const tables = [
  table('Every rule set with compact trace', [...rows.examples, rows.overall]),
  table('The same with every counterfactual of one change', [
    ...rows.counterfactuals,
    rows.overallCounterfactuals,
  ]),
  table('Explanation of a stored run, with pairs of changes', [
    ...rows.explanations,
    rows.overallExplanations,
  ]),
  ...(scenarios.length === 0
    ? []
    : [table('Every rule set, on the scenarios of each', [...rows.scenarios, rows.overallScenarios])]),
];
for (const { title, rows: lines } of tables) {
  const told = [COLUMNS, ...lines].map((line) =>
    line.map((cell, at) => (at === 0 ? String(cell).padEnd(46) : String(cell).padStart(20))).join(''),
  );
  process.stdout.write(`${title}\n${told.join('\n')}\n`);
}

const rulings = exampleInputs().map(({ inputs, asAt }) => recommend(book, { inputs, asAt }).trace.length);
const slowest = rows.examples.toSorted((one, other) => other.median - one.median)[0];
const tried = exampleInputs().map(
  ({ inputs, asAt }) => counterfactuals(book, { inputs, asAt }, { pairs: false }).single.tried,
);
const COUNTERFACTUALS_WHY = `A case has ${Math.min(...tried)} to ${Math.max(...tried)} single changes, most of them tried in a few hundredths of a millisecond each, where many facts are missing in some tenths. In the profile of 23 November 2026 the search is 52 % of the work, running what was found once more from the beginning with nothing remembered 21 %, the answer itself 10 %, collecting garbage 3 %, and no single function has more than 7 %. The cases with most events and with most facts missing take longest. The machine is not always equally quick: at a slower hour, and before the keys of what is remembered were made shorter (a tenth off, in turns), it was 5.6 ms, 13.4 times the copy; beside the check of a store, 5.4 ms.`;
const results = {
  benchmark: 'rules',
  takenOn: today(),
  machine,
  targets: [
    targetResult('every-rule-set', rounded(rows.overall.median), {
      ratio: rounded(rows.overall.ratio),
      why: `A case takes ${Math.min(...rulings)} to ${Math.max(...rulings)} rulings of a few microseconds each, and no part of them or of the answer stands out in the profile; the slowest is \`${slowest?.name}\`.`,
    }),
    targetResult('counterfactuals', rounded(rows.overallCounterfactuals.median), {
      ratio: rounded(rows.overallCounterfactuals.ratio),
      why: COUNTERFACTUALS_WHY,
    }),
  ],
  tables,
  notes: [
    `Book ${book.version}. ${ROUNDS} rounds, interleaved; the ratio is to copying the same inputs and answer through JSON in the same run.`,
  ],
};
writeResults(results, values.json ?? resultsFile(results.benchmark));
