import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import { refuseBody } from '../../http/body.ts';
import { idParams, ok, problems, query, readHeaders, WITH_BODY } from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { ReplayResult } from '../../http/schemas/replays.ts';

/** Make a recorded run again and compare. */
export function replayRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/recommendations/:id/replay',
      {
        config: { permission: 'recommendation:replay' },
        preValidation: refuseBody,
        schema: {
          operationId: 'replayRecommendation',
          tags: ['recommendations'],
          summary: 'Make a run again and compare',
          description:
            'Runs the stored inputs under the stored rule book and compares the answers byte for byte. It changes nothing but the trail, where what it showed is recorded. A difference is an answer here, not an error. It takes no body.',
          headers: readHeaders,
          params: idParams('recommendation'),
          querystring: query({}),
          response: {
            200: ok(ReplayResult, 'What it showed.'),
            ...problems('not-found', 'erased', ...WITH_BODY),
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
