import { existsSync, readFileSync } from 'node:fs';
import { Type } from 'typebox';
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

/** Requests by operation and class of status, and in all, as lines of a table. */
export function tableOf(results: readonly SessionResult[]): string {
  const classes = ['2xx', '4xx', '5xx'] as const;
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
    line('operation', classes),
    ...[...rows]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, row]) =>
        line(
          name,
          classes.map((of) => row.get(of) ?? 0),
        ),
      ),
    line('all', classes.map(all)),
  ].join('\n');
}
