import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Services } from '../../application/services.ts';
import { MONITORED_BREAKDOWNS } from '../../application/statistics/grouping.ts';
import { QUARTER_PATTERN } from '../../application/statistics/quarters.ts';
import { actOf } from '../../http/authentication.ts';
import { asksForCsv, sendTable, tableAnswers } from '../../http/csv.ts';
import { problems, query, readHeaders } from '../../http/documentation.ts';
import { fairnessTable } from '../../http/fairness-table.ts';
import { choice } from '../../http/schemas/atoms.ts';
import { FairnessFigures } from '../../http/schemas/monitoring.ts';

/** Whether groups of persons fare differently, of a quarter. */
export function fairnessRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/statistics/fairness',
      {
        config: { permission: 'statistics:read' },
        schema: {
          operationId: 'readFairnessFigures',
          tags: ['statistics'],
          summary: 'How considerations ended, by group',
          description:
            'Outcomes and departures of the considerations decided in a quarter, and of those not decided that were opened in it, by sex or by ethnicity, for each hundred considerations and for each hundred licences, with limits at a confidence of 95 %. The totals are those of the figures of decisions. Small counts are not shown, nor what they could be worked out from. Without any case: there is no trace from these figures to cases.',
          headers: readHeaders,
          querystring: query({
            quarter: Type.String({
              pattern: QUARTER_PATTERN,
              description:
                'The quarter in which the considerations were decided or, those not decided, opened, such as `2026-Q3`.',
            }),
            by: choice(MONITORED_BREAKDOWNS, 'What the groups are made of.'),
          }),
          response: {
            200: tableAnswers(FairnessFigures, 'The figures.'),
            ...problems('not-acceptable', 'monitoring-not-configured'),
          },
        },
      },
      async (request, reply) => {
        const isCsv = asksForCsv(request);
        const figures = await services.readFairnessFigures(actOf(request), request.query);
        return sendTable(reply, isCsv, figures, () => fairnessTable(figures));
      },
    );
  };
}
