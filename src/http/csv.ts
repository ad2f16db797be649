import { stringify } from 'csv-stringify/sync';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { correlation } from './documentation.ts';
import { varyByAccept } from './pages/forms.ts';
import { HttpProblem } from './problems.ts';
import type { Component } from './schemas/atoms.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
/** CSV as RFC 4180 registers it, with its header line. */
const CSV_TYPE = 'text/csv; charset=utf-8; header=present';
const ACCEPTABLE_CSV = 'text/csv; charset=utf-8';

/** What a figure that is not shown is in CSV: `c` for confidential, as in official tables. */
export const NOT_SHOWN = '[c]';

/** A cell: absent means that the row has no such figure. */
export type CsvValue = string | number | undefined;
export type CsvRow = Readonly<Record<string, CsvValue>>;

/**
 * Whether a request asks for CSV by `Accept`; JSON where it does not say (RFC 9110, section 12.5.1).
 *
 * @throws {HttpProblem} `not-acceptable` where it asks for neither.
 */
export function asksForCsv(request: FastifyRequest): boolean {
  const accepted = request.types([JSON_TYPE, ACCEPTABLE_CSV]);
  if (accepted !== JSON_TYPE && accepted !== ACCEPTABLE_CSV) {
    throw new HttpProblem('not-acceptable', {
      detail: '`Accept` names none of the forms that are offered: application/json, text/csv',
      headers: { Vary: 'Accept' },
    });
  }
  return accepted === ACCEPTABLE_CSV;
}

/** Answers as JSON, or as the CSV of the rows, which are not made for JSON. */
export function sendTable(
  reply: FastifyReply,
  isCsv: boolean,
  answer: object,
  table: () => { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] },
): FastifyReply {
  reply.header('Vary', varyByAccept(reply.getHeader('Vary')));
  if (!isCsv) {
    return reply.type(JSON_TYPE).send(answer);
  }
  const { columns, rows } = table();
  return reply.type(CSV_TYPE).send(csvOf(columns, rows));
}

/**
 * Rows as CSV (RFC 4180). Names of areas come from the systems that send cases: a text that a spreadsheet would take for a formula
 * gets an apostrophe before it.
 */
export function csvOf(columns: readonly string[], rows: readonly CsvRow[]): string {
  return stringify([...rows], {
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

/** 200 with a table as JSON, which follows its schema, or as CSV. */
export function tableAnswers<S extends TSchema>(schema: Component<S>, description: string) {
  return {
    description: `${description} In the form that \`Accept\` asks for, as JSON where it does not say. In CSV, \`${NOT_SHOWN}\` stands for a figure that is not shown.`,
    headers: { 'X-Correlation-Id': correlation },
    content: {
      'application/json': { schema: Type.Unsafe<Static<S> | string>({ $ref: `${schema.$id}#` }) },
      'text/csv': {
        schema: Type.Unsafe<Static<S> | string>({
          type: 'string',
          description: 'One row for each figure, with a header line (RFC 4180).',
        }),
      },
    },
  };
}
