import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Services } from '../../application/services.ts';
import { FIGURES } from '../../application/statistics/figure-keys.ts';
import { BREAKDOWNS, TRACED_BREAKDOWNS } from '../../application/statistics/grouping.ts';
import { MOST_QUARTERS, QUARTER_PATTERN } from '../../application/statistics/quarters.ts';
import { actOf } from '../../http/authentication.ts';
import { asksForCsv, sendTable, tableAnswers } from '../../http/csv.ts';
import { ok, pageQuery, problems, query, readHeaders } from '../../http/documentation.ts';
import { pageRequest } from '../../http/paging.ts';
import { choice, code, line } from '../../http/schemas/atoms.ts';
import {
  AgreementFigures,
  DecisionFigures,
  LikeCasesPage,
  RecallReasonFigures,
  TracedCasesPage,
} from '../../http/schemas/statistics.ts';
import { agreementTable, decisionsTable, recallReasonsTable } from '../../http/statistics-tables.ts';

const quarter = (description: string) => Type.String({ pattern: QUARTER_PATTERN, description });
const period = {
  quarter: quarter('The quarter, such as `2024-Q2`.'),
  untilQuarter: Type.Optional(
    quarter(
      `The last quarter, at most ${MOST_QUARTERS - 1} after the first. Every quarter is answered by itself; none are added up.`,
    ),
  ),
};

const HELD_BACK =
  'Counts from 1 to 4 are not shown, nor what they could be worked out from. These are figures of the cases put to this service and no national statistics.';

/** Figures for inspectors. */
export function statisticsRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/statistics/recall-reasons',
      {
        config: { permission: 'statistics:read' },
        schema: {
          operationId: 'readRecallReasons',
          tags: ['statistics'],
          summary: 'Reasons of recall, in the published categories',
          description: `How many recalls have each of the 12 published categories among their confirmed reasons, by the quarter of revocation: as a share of recalls and as a share of reasons, each beside what it is of, with why they differ. ${HELD_BACK}`,
          headers: readHeaders,
          querystring: query({
            ...period,
            by: Type.Optional(choice(BREAKDOWNS, 'Also by group, of one kind at a time.')),
          }),
          response: {
            200: tableAnswers(RecallReasonFigures, 'The figures.'),
            ...problems('not-acceptable', 'invalid', 'monitoring-not-configured'),
          },
        },
      },
      async (request, reply) => {
        const isCsv = asksForCsv(request);
        const found = await services.readRecallReasons(actOf(request), request.query);
        return sendTable(reply, isCsv, found, () => recallReasonsTable(found));
      },
    );

    app.get(
      '/statistics/decisions',
      {
        config: { permission: 'statistics:read' },
        schema: {
          operationId: 'readDecisionFigures',
          tags: ['statistics'],
          summary: 'How considerations ended',
          description: `Outcomes, what the rules supported, types of recall, urgency, time to decide, clocks, what expired, the facts that most often kept an answer open, and measures that were not available. ${HELD_BACK}`,
          headers: readHeaders,
          querystring: query(period),
          response: {
            200: tableAnswers(DecisionFigures, 'The figures.'),
            ...problems('not-acceptable', 'invalid'),
          },
        },
      },
      async (request, reply) => {
        const isCsv = asksForCsv(request);
        const found = await services.readDecisionFigures(actOf(request), request.query);
        return sendTable(reply, isCsv, found, () => decisionsTable(found));
      },
    );

    app.get(
      '/statistics/agreement',
      {
        config: { permission: 'statistics:read' },
        schema: {
          operationId: 'readAgreementFigures',
          tags: ['statistics'],
          summary: 'Decisions beside what the rules had said',
          description: `Decisions by what the rules had said, and departures in both directions with their reasons. Agreement is no target: there is no rate of it, and no area and nobody who decides is ranked. ${HELD_BACK}`,
          headers: readHeaders,
          querystring: query(period),
          response: {
            200: tableAnswers(AgreementFigures, 'The figures.'),
            ...problems('not-acceptable', 'invalid'),
          },
        },
      },
      async (request, reply) => {
        const isCsv = asksForCsv(request);
        const found = await services.readAgreementFigures(actOf(request), request.query);
        return sendTable(reply, isCsv, found, () => agreementTable(found));
      },
    );

    app.get(
      '/statistics/like-cases',
      {
        config: { permission: 'statistics:trace' },
        schema: {
          operationId: 'listLikeCases',
          tags: ['statistics'],
          summary: 'List like cases that were decided differently',
          description:
            'Cases decided in a quarter in which the same facts mattered to the rules, with the same values, and of which some were decided for a recall and some against. Only cases in your sight; which were given is recorded.',
          headers: readHeaders,
          querystring: query({ ...pageQuery, quarter: period.quarter }),
          response: { 200: ok(LikeCasesPage, 'A page of them.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const { limit, cursor, quarter: asked } = request.query;
        const page = { ...pageRequest({ limit, cursor }), quarter: asked };
        return reply.status(200).send(await services.listLikeCases(actOf(request), page));
      },
    );

    app.get(
      '/statistics/cases',
      {
        config: { permission: 'statistics:trace' },
        schema: {
          operationId: 'traceFigure',
          tags: ['statistics'],
          summary: 'List the cases that a figure counts',
          description:
            'Every figure carries the address of its cases as `cases`: follow it rather than making one. Only cases in your sight; which were given is recorded. There is no list by sex or ethnicity.',
          headers: readHeaders,
          querystring: query({
            ...pageQuery,
            quarter: period.quarter,
            figure: choice(FIGURES, 'What is counted.'),
            of: Type.Optional(code('What the code belongs to, where a figure has several.')),
            code: Type.Optional(code('The code that is counted.')),
            by: Type.Optional(choice(TRACED_BREAKDOWNS, 'What the group is one of.')),
            group: Type.Optional(line('The group.')),
            deliveryUnit: Type.Optional(line('The delivery unit in the region that is the group.')),
          }),
          response: { 200: ok(TracedCasesPage, 'A page of the cases.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const { limit, cursor, ...trace } = request.query;
        const page = { ...pageRequest({ limit, cursor }), ...trace };
        return reply.status(200).send(await services.traceFigure(actOf(request), page));
      },
    );
  };
}
