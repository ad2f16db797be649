import { parseArgs } from 'node:util';
import { timesOf } from '../measure.ts';
import { machineNow, type Results, targetResult, today, writeResults } from '../results.ts';
import { checkAgreement, type OfUnknowns, saidOfUnknowns } from './agreement.ts';
import { cases, chanceFrom, completions, type Mix, type TableCase, withGaps } from './cases.ts';
import type { Engine } from './engine.ts';
import { feelin } from './feelin.ts';
import { handWritten } from './hand-written.ts';
import { jsonRulesEngine } from './json-rules-engine.ts';
import { ourRules } from './our-rules.ts';
import { recallTypeTable } from './recall-type-table.ts';
import { zenExpression, zenTable, zenTableAtOnce } from './zen-engine.ts';

/**
 * One table, that of the recall type, decided by our rule set, by three rule engines and by a function written by hand. First all of
 * them must agree on cases of which everything is known, and what they say of cases with unknown facts is counted; then they are
 * timed in turn, round after round, on one thread but for the row that says otherwise.
 *
 *   npm run bench:comparisons [-- --rounds 15] [-- --json FILE]
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '9' }, json: { type: 'string' } },
});
const ROUNDS = Math.max(7, Number(values.rounds));
const WARM_UP = 3;
const MIXES = ['as-in-practice', 'every-combination'] as const satisfies readonly Mix[];

const machine = machineNow();
const table = recallTypeTable();
const byHand = handWritten();
const ours = ourRules(table);
const jsonRules = jsonRulesEngine(table);
const zen = zenTable(table);
/** Each with how many cases it decides in one round: enough to time it, and no more. */
const contestants: readonly (readonly [Engine, number])[] = [
  [byHand, 10_000],
  [ours, 10_000],
  [jsonRules, 500],
  [zen, 500],
  [zenTableAtOnce(table), 512],
  [zenExpression(table), 500],
  [feelin(table), 30],
];
const engines = contestants.map(([engine]) => engine);

const CHECKED = 1_000;
for (const mix of MIXES) await checkAgreement(engines, cases(table, CHECKED, mix, chanceFrom(1)));
const gapped = MIXES.flatMap((mix) =>
  withGaps(cases(table, CHECKED / 2, mix, chanceFrom(2)), 6, chanceFrom(3)),
);
const answersTo = new Map<TableCase, ReadonlySet<string>>();
for (const one of gapped) {
  const answers = new Set<string>();
  for (const each of completions(table, one)) {
    const { answer } = await byHand.say(each);
    if (answer !== undefined) answers.add(answer);
  }
  answersTo.set(one, answers);
}
const asked = engines.filter((engine) => engine !== byHand);
const unknowns: OfUnknowns[] = [];
for (const engine of asked) {
  unknowns.push(await saidOfUnknowns(engine, gapped, (one) => answersTo.get(one) ?? new Set()));
}

interface Timed {
  readonly engine: Engine;
  /** Microseconds for one decision, round by round. */
  readonly times: number[];
}

async function timed(mix: Mix): Promise<readonly Timed[]> {
  const all = cases(table, 10_000, mix, chanceFrom(4));
  const runs = contestants.map(([engine, count]) => ({
    engine,
    count,
    run: engine.ready(all.slice(0, count)),
    times: [] as number[],
  }));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const { count, run, times } of round % 2 === 0 ? runs : runs.toReversed()) {
      const start = process.hrtime.bigint();
      const told = await run();
      const time = Number(process.hrtime.bigint() - start) / 1e3 / count;
      if (Number.isNaN(told)) throw new Error('nothing was decided');
      if (round >= 0) times.push(time);
    }
  }
  return runs;
}

const medianOf = (of: readonly Timed[], engine: Engine): number =>
  timesOf(of.find((each) => each.engine === engine)?.times ?? []).median;
const rounded = (value: number, digits: number): number => Number(value.toPrecision(digits));

const measured: { readonly mix: Mix; readonly of: readonly Timed[] }[] = [];
for (const mix of MIXES) measured.push({ mix, of: await timed(mix) });

const COLUMNS = [
  'Engine',
  'µs a decision',
  'decisions a second',
  'times as long as by hand',
  'our decisions for each of it',
];
const NAMED = {
  'as-in-practice': 'cases as in practice: what the law makes an exception of is one in 25',
  'every-combination': 'every combination of facts as likely as any other: hardly two cases are alike',
} as const satisfies Readonly<Record<Mix, string>>;

const tables = measured.map(({ mix, of }) => {
  const hand = medianOf(of, byHand);
  const our = medianOf(of, ours);
  return {
    title: `Recall type, ${NAMED[mix]}`,
    columns: COLUMNS,
    rows: of.map(({ engine, times }) => {
      const { median } = timesOf(times);
      return [
        engine.name,
        rounded(median, 3),
        rounded(1e6 / median, 3),
        rounded(median / hand, 3),
        rounded(median / our, 3),
      ];
    }),
  };
});
const ofUnknowns = {
  title: `What each says of ${gapped.length} cases with one to six facts unknown, against every completion of them`,
  columns: [
    'Engine',
    'exact',
    'says nothing where completions differ',
    'no answer though all completions agree',
    'one answer though completions differ',
    'an answer that no completion gives',
  ],
  rows: unknowns.map(({ name, exact, silent, missed, settledTooSoon, wrong }) => [
    name,
    exact,
    silent,
    missed,
    settledTooSoon,
    wrong,
  ]),
};

const ratios = (of: (timed: readonly Timed[]) => number): readonly number[] =>
  measured.map((each) => of(each.of));
const told = (all: readonly number[]): string =>
  MIXES.map((mix, index) => `${rounded(all[index] ?? Number.NaN, 3)} with ${NAMED[mix]}`).join('; ');
const timesByHand = ratios((of) => medianOf(of, ours) / medianOf(of, byHand));
const forEach = (engine: Engine) => ratios((of) => medianOf(of, engine) / medianOf(of, ours));

const results: Results = {
  benchmark: 'rule-engines',
  takenOn: today(),
  machine,
  targets: [
    targetResult('recall-type-by-hand', rounded(timesByHand[0] ?? Number.NaN, 3), { why: told(timesByHand) }),
    targetResult('recall-type-json-rules-engine', rounded(forEach(jsonRules)[0] ?? Number.NaN, 3), {
      why: told(forEach(jsonRules)),
    }),
    targetResult('recall-type-zen-engine', rounded(forEach(zen)[0] ?? Number.NaN, 3), {
      why: told(forEach(zen)),
    }),
  ],
  tables: [...tables, ofUnknowns],
  notes: [
    `Rule book ${table.version}; ${table.facts.length} facts, ${table.stretches.length} stretches of time, ${table.stretches
      .map(({ rules }) => rules.length)
      .join(', ')} rules in each; medians of ${ROUNDS} rounds, interleaved.`,
    ...contestants.map(([{ name, how }, count]) => `${name}: ${how}; ${count} cases a round.`),
    `All agreed on ${CHECKED * MIXES.length} cases of which everything is known. The function written by hand cannot be asked of unknown facts.`,
  ],
};

for (const { title, columns, rows } of results.tables) {
  console.log(`\n${title}`);
  console.log(
    [columns, ...rows]
      .map((row) =>
        row.map((cell, at) => (at === 0 ? String(cell).padEnd(52) : String(cell).padStart(24))).join(''),
      )
      .join('\n'),
  );
}
console.log();
for (const { target, figure, unit, direction, limit, met, why } of results.targets) {
  console.log(`${target}: ${figure} ${unit}, ${direction} ${limit}: ${met ? 'met' : 'MISSED'}; ${why ?? ''}`);
}
for (const note of results.notes) console.log(note);
writeResults(results, values.json);
