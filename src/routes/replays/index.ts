import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import { idParams, ok, problems, readHeaders } from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { ReplayResult } from '../../http/schemas/replays.ts';

/** Make a recorded run again and compare. */
export function replayRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/recommendations/:id/replay',
      {
        config: { permission: 'recommendation:replay' },
        schema: {
          operationId: 'replayRecommendation',
          tags: ['recommendations'],
          summary: 'Make a run again and compare',
          description:
            'Runs the stored inputs under the stored rule book and compares the answers byte for byte. It changes nothing but the trail, where what it showed is recorded. A difference is an answer here, not an error.',
          headers: readHeaders,
          params: idParams('recommendation'),
          response: {
            200: ok(ReplayResult, 'What it showed.'),
            ...problems('not-found', 'erased'),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'recommendation');
        return reply.status(200).send(await services.replayRecommendation(actOf(request), id));
      },
    );
  };
}
