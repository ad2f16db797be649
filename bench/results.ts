import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { type Static, Type } from 'typebox';
import { Value } from 'typebox/value';
import { meets, TARGETS, type TargetName } from './targets.ts';

/** The folder of committed results, from which `docs/performance.md` is made. */
export const RESULTS_FOLDER = join(import.meta.dirname, 'results');

const Cell = Type.Union([Type.String(), Type.Number()]);

const MachineSchema = Type.Object(
  {
    node: Type.String(),
    cpu: Type.String(),
    cores: Type.Integer(),
    memoryGb: Type.Number(),
    /** Mean number of processes that ran or waited in the minute before: above 0.5 something else was at work. */
    loadBefore: Type.Number(),
    postgresql: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const TargetSchema = Type.Object(
  {
    /** A name of `TARGETS`. */
    target: Type.String(),
    figure: Type.Union([Type.Number(), Type.String()]),
    unit: Type.String(),
    limit: Type.Number(),
    direction: Type.Union([Type.Literal('at-most'), Type.Literal('at-least')]),
    /** Of what was measured to what it was measured beside, where the figure is not itself a ratio. */
    ratio: Type.Optional(Type.Number()),
    met: Type.Boolean(),
    /** What the profile says where it was missed, or what to know in reading it. */
    why: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);

const TableSchema = Type.Object(
  { title: Type.String(), columns: Type.Array(Type.String()), rows: Type.Array(Type.Array(Cell)) },
  { additionalProperties: false },
);

const ResultsSchema = Type.Object(
  {
    /** Also the name of the file, without its ending. */
    benchmark: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    /** The day, YYYY-MM-DD. */
    takenOn: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    machine: MachineSchema,
    targets: Type.Array(TargetSchema),
    tables: Type.Array(TableSchema),
    notes: Type.Array(Type.String()),
  },
  { additionalProperties: false },
);

/** On what machine, and how busy it was. */
export type Machine = Static<typeof MachineSchema>;
/** A target with the figure that was measured; make it with `targetResult`. */
export type TargetResult = Static<typeof TargetSchema>;
/** Figures that no target asks for, or the parts of one that does. */
export type ResultsTable = Static<typeof TableSchema>;
/** What a benchmark found: one committed file of `bench/results`. */
export type Results = Static<typeof ResultsSchema>;

/** This machine, with its load of the last minute: call it before the work begins. */
export function machineNow(more: { readonly postgresql?: string } = {}): Machine {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    ...more,
  };
}

/** A target with its figure: limit, direction and unit come from the list of targets, and whether it was met from the figure. */
export function targetResult(
  target: TargetName,
  figure: number,
  more: { readonly ratio?: number; readonly why?: string } = {},
): TargetResult {
  const { unit, limit, direction } = TARGETS[target];
  return { target, figure, unit, limit, direction, met: meets(target, figure), ...more };
}

/** The day on which it is called, YYYY-MM-DD in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Writes results to `file`, or to `bench/results` under the benchmark's name. */
export function writeResults(results: Results, file = resultsFile(results.benchmark)): void {
  Value.Assert(ResultsSchema, results);
  mkdirSync(RESULTS_FOLDER, { recursive: true });
  writeFileSync(file, `${JSON.stringify(results, undefined, 2)}\n`);
}

export function resultsFile(benchmark: string): string {
  return join(RESULTS_FOLDER, `${benchmark}.json`);
}

/**
 * Every committed results file, by name.
 * @throws where one has not the form, or bears another name than its file
 */
export function readAllResults(folder = RESULTS_FOLDER): readonly Results[] {
  // Before anything was measured there is no folder.
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return names.toSorted().map((name) => {
    const read: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const [first] = Value.Errors(ResultsSchema, read);
    if (!Value.Check(ResultsSchema, read)) {
      throw new Error(`${name} is no results file: ${first?.instancePath ?? ''} ${first?.message ?? ''}`);
    }
    if (name !== `${read.benchmark}.json`) {
      throw new Error(`${name} says that it is of ${read.benchmark}`);
    }
    return read;
  });
}
