import type { FairnessFigures, MeasuredFigure } from '../application/monitoring/services.ts';
import { type Figure, isShown } from '../application/statistics/suppression.ts';
import { type CsvRow, type CsvValue, NOT_SHOWN } from './csv.ts';

const COLUMNS = [
  'basis',
  'quarter',
  'series_breaks',
  'group_by',
  'group',
  'measure',
  'count',
  'considerations',
  'per_100_considerations',
  'per_100_considerations_low',
  'per_100_considerations_high',
  'licences',
  'per_100_licences',
  'per_100_licences_low',
  'per_100_licences_high',
] as const;

/** Figures by group as a table: a row for each measure of each group, with both denominators; all groups together are `all`. */
export function fairnessTable(figures: FairnessFigures): {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
} {
  const head = {
    basis: figures.label,
    quarter: figures.quarter,
    series_breaks: figures.seriesBreaks.map(({ code }) => code).join(' '),
    group_by: figures.by,
  };
  const groups = [{ group: 'all', ...figures.total }, ...figures.groups];
  return {
    columns: COLUMNS,
    rows: groups.flatMap(({ group, considerations, licences, measures }) =>
      measures.map((one) => ({
        ...head,
        group,
        measure: one.measure,
        count: shown(one.figure),
        considerations: shown(considerations),
        ...rate('considerations', one.ofConsiderations),
        licences: shown(licences),
        ...rate('licences', one.ofLicences),
      })),
    ),
  };
}

function rate(of: string, found: MeasuredFigure['ofLicences']): CsvRow {
  return {
    [`per_100_${of}`]: found?.perHundred,
    [`per_100_${of}_low`]: found?.low,
    [`per_100_${of}_high`]: found?.high,
  };
}

function shown(figure: Figure): CsvValue {
  return isShown(figure) ? figure.count : NOT_SHOWN;
}
