import type { Results, ResultsTable, TargetResult } from './results.ts';
import { AREAS, isTargetName, TARGET_NAMES, TARGETS, type Target } from './targets.ts';

/** A target beside every results file that has a figure for it. */
interface Line {
  readonly target: Target;
  readonly found: readonly { readonly benchmark: string; readonly result: TargetResult }[];
}

const INTRODUCTION = `# Performance

Every figure that the service is held to, with what was measured. This page is made from the files of \`bench/results\`: run a benchmark with \`--json bench/results/NAME.json\`, then \`npm run performance\`. A test holds page and files together.

How to read it:

- **Ratios rather than times.** What can be compared is measured beside its comparison in one run, in turns, with medians of at least seven rounds. A time alone says as much about the machine as about the service.
- **The machine is named with each benchmark**, and its load in the minute before. Above half a process something else was at work as well, and a time is too long rather than too short.
- **Of the limit** is what was measured as a share of its limit: at most 100 % where the limit is an upper one, at least 100 % where it is a lower one.
- **A missed target stays in the table**, with what the profile says. One that was not measured says so.`;

/** The whole page, from every results file. */
export function performancePage(results: readonly Results[]): string {
  const lines = linesOf(results);
  return `${[INTRODUCTION, ...targets(lines), ...missed(lines), ...results.map(section)].join('\n\n')}\n`;
}

function linesOf(results: readonly Results[]): readonly Line[] {
  const found = results.flatMap(({ benchmark, targets: ofOne }) =>
    ofOne.map((result) => ({ benchmark, result })),
  );
  const stray = found.find(({ result }) => !isTargetName(result.target));
  if (stray !== undefined) {
    throw new Error(`${stray.benchmark} speaks of ${stray.result.target}, which is no target`);
  }
  const lines = TARGET_NAMES.map((name) => ({
    target: TARGETS[name],
    found: found.filter(({ result }) => result.target === name),
  }));
  return AREAS.flatMap((area) => lines.filter(({ target }) => target.area === area));
}

function targets(lines: readonly Line[]): readonly string[] {
  const rows = lines.flatMap(({ target, found }) => {
    const stated = [target.area, target.words, limitOf(target)];
    return found.length === 0
      ? [[...stated, 'not measured', '', '', `\`npm run ${target.script}\``]]
      : found.map(({ benchmark: name, result }) => [
          ...stated,
          withUnit(cell(result.figure), result.unit),
          shareOfLimit(result),
          result.met ? 'yes' : '**no**',
          `[${name}](#${name})`,
        ]);
  });
  return [
    '## Targets',
    table({
      columns: ['Area', 'Figure', 'Target', 'Measured', 'Of the limit', 'Met', 'From'],
      rows,
    }),
  ];
}

/** What is said of a target beside its figure: why it was missed, or how to read it. */
function missed(lines: readonly Line[]): readonly string[] {
  const said = (met: boolean) =>
    lines.flatMap(({ target, found }) =>
      found
        .filter(({ result }) => result.met === met)
        .flatMap(({ result: { why } }) =>
          why === undefined
            ? met
              ? []
              : [`- **${target.words}**: missed, and no profile says why yet.`]
            : [`- **${target.words}**: ${why}`],
        ),
    );
  const misses = said(false);
  const notes = said(true);
  return [
    '## Missed, and why',
    misses.length === 0 ? 'None of those measured.' : misses.join('\n'),
    ...(notes.length === 0 ? [] : ['## Read with these', notes.join('\n')]),
  ];
}

function section({ benchmark: name, takenOn, machine, tables, notes }: Results): string {
  const { node, cpu, cores, memoryGb, loadBefore, postgresql } = machine;
  const database = postgresql === undefined ? '' : `, PostgreSQL ${postgresql}`;
  const where = `Taken on ${takenOn}: ${cpu}, ${cores} cores, ${memoryGb} GB, Node ${node.replace(/^v/, '')}${database}; load in the minute before ${loadBefore}.`;
  return [
    `## ${name}`,
    where,
    ...tables.map((one) => `### ${one.title}\n\n${table(one)}`),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
  ].join('\n\n');
}

function limitOf({ direction, limit, unit }: Target): string {
  return `${direction === 'at-most' ? 'at most' : 'at least'} ${withUnit(cell(limit), unit)}`;
}

function shareOfLimit({ figure, limit }: TargetResult): string {
  return typeof figure === 'string' || limit === 0 ? '' : `${cell((100 * figure) / limit)} %`;
}

function withUnit(figure: string, unit: string): string {
  return unit === '' ? figure : `${figure} ${unit}`;
}

/** A number with three figures that mean something, and whole where it is large. */
function cell(value: string | number): string {
  if (typeof value === 'string') {
    return value;
  }
  return Number.isInteger(value) || Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en-GB')
    : String(Number(value.toPrecision(3)));
}

function table({ columns, rows }: Pick<ResultsTable, 'columns' | 'rows'>): string {
  const isNumber = (index: number): boolean =>
    rows.length > 0 && rows.every((row) => typeof row[index] === 'number');
  const rule = columns.map((_, index) => (isNumber(index) ? '--:' : '---'));
  return [tableLine(columns), `|${rule.join('|')}|`, ...rows.map(tableLine)].join('\n');
}

function tableLine(cells: readonly (string | number)[]): string {
  return `| ${cells.map((one) => cell(one).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
