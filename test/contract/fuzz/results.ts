import { existsSync, readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { type Machine, targetResult, today, writeResults } from '../../../bench/results.ts';
import { reader } from '../../../src/cli/demo-example.ts';
import type { SessionResult } from './session.ts';

/** A file of results with one session a line, so that a long run can be taken up where it ended. */

const Line = Type.Object({
  server: Type.String(),
  seed: Type.Integer(),
  requests: Type.Integer(),
  seconds: Type.Number(),
  answered: Type.Record(Type.String(), Type.Record(Type.String(), Type.Integer())),
  bodies: Type.Record(Type.String(), Type.Integer()),
  faults: Type.Array(Type.String()),
});
const readLine = reader(Line);

/** The result of a session, where it ran and how long it took. */
export interface TimedResult extends SessionResult {
  readonly server: string;
  readonly seconds: number;
}

/** The sessions that a file holds; none where there is no file. */
export function resultsIn(file: string | undefined): readonly TimedResult[] {
  if (file === undefined || !existsSync(file)) {
    return [];
  }
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => readLine(JSON.parse(line)));
}

const line = (name: string, counts: readonly (number | string)[]) =>
  `${name.padEnd(28)}${counts.map((count) => String(count).padStart(9)).join('')}`;

const classes = ['2xx', '4xx', '5xx'] as const;

/** Requests by operation and class of status, and in all, last. */
function rowsOf(results: readonly SessionResult[]): readonly (readonly [string, ...number[]])[] {
  const rows = new Map<string, Map<string, number>>();
  for (const { answered } of results) {
    for (const [operationId, statuses] of Object.entries(answered)) {
      const row = rows.get(operationId) ?? new Map<string, number>();
      rows.set(operationId, row);
      for (const [status, count] of Object.entries(statuses)) {
        const of = `${status.charAt(0)}xx`;
        row.set(of, (row.get(of) ?? 0) + count);
      }
    }
  }
  const all = (of: string) => [...rows.values()].reduce((sum, row) => sum + (row.get(of) ?? 0), 0);
  return [
    ...[...rows]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, row]) => [name, ...classes.map((of) => row.get(of) ?? 0)] as const),
    ['all', ...classes.map(all)],
  ];
}

/** The same as lines of a table. */
export function tableOf(results: readonly SessionResult[]): string {
  return [line('operation', classes), ...rowsOf(results).map(([name, ...counts]) => line(name, counts))].join(
    '\n',
  );
}

/** Writes what a long run found as the results of a benchmark. */
export function tellRequests(results: readonly TimedResult[], machine: Machine, file: string): void {
  const rows = rowsOf(results);
  const [, , , failures = 0] = rows.at(-1) ?? [];
  const sum = (of: (result: TimedResult) => number) => results.reduce((so, result) => so + of(result), 0);
  const requests = sum((one) => one.requests);
  const servers = [...new Set(results.map(({ server }) => server))].toSorted();
  const statuses = new Map<string, number>();
  const bodies = new Map<string, number>();
  for (const { answered, bodies: sent } of results) {
    addCounts(bodies, sent);
    for (const ofOne of Object.values(answered)) addCounts(statuses, ofOne);
  }
  writeResults(
    {
      benchmark: 'requests',
      takenOn: today(),
      machine,
      targets: [targetResult('server-errors', failures)],
      tables: [
        table('Generated requests by status of the answer', 'Status', statuses),
        table('By what their body was', 'Body', bodies),
      ],
      notes: [
        `\`npm run prove:requests\`: ${requests} requests over ${rows.length - 1} operations, in ${results.length} sessions on ${servers.length} versions of PostgreSQL, ${Math.round(sum((one) => one.seconds) / 60)} minutes. Answers that were not as the document says: ${sum((one) => one.faults.length)}.`,
      ],
    },
    file,
  );
}

function addCounts(counts: Map<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, number] of Object.entries(more)) counts.set(name, (counts.get(name) ?? 0) + number);
}

function table(title: string, column: string, counts: Map<string, number>) {
  const rows = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map((row) => [...row]);
  return { title, columns: [column, 'Requests'], rows };
}
