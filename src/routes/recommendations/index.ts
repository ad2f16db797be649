import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  created,
  idParams,
  OF_A_CASE,
  ok,
  problems,
  readHeaders,
  WITH_BODY,
  WITH_KEY,
  writeHeaders,
} from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { ref } from '../../http/schemas/atoms.ts';
import { RecommendationRequest, RecordedRecommendation } from '../../http/schemas/recommendations.ts';

/** Run the rules in a consideration, and read a run. */
export function recommendationRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/considerations/:id/recommendations',
      {
        config: { permission: 'recommendation:run' },
        schema: {
          operationId: 'recommend',
          tags: ['recommendations'],
          summary: 'Run the rules',
          description:
            'Answers what the law of `asAt` allows and what the evidence known at `knownAt` supports, and what is still missing. It decides nothing: a person does. Until you have recorded a proposal of your own in the consideration, or somebody an independent view, `answer` is left out and `withheld` shows what is missing, what is wrong with the input and what to do meanwhile. A view that you write after asking is not independent.',
          headers: writeHeaders,
          params: idParams('consideration'),
          body: ref(RecommendationRequest),
          response: {
            201: created(RecordedRecommendation, 'The run is recorded.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const considerationId = pathId(request.params.id, 'consideration');
        const run = await services.recommend(writeOf(request), considerationId, request.body);
        return reply.status(201).header('Location', `/v1/recommendations/${run.id}`).send(run);
      },
    );

    app.get(
      '/recommendations/:id',
      {
        config: { permission: 'recommendation:read' },
        schema: {
          operationId: 'readRecommendation',
          tags: ['recommendations'],
          summary: 'Read a run',
          description:
            'A run as it was answered: its inputs, its rule book and its answer never change. `answer` is left out, and `withheld` stands in its place, until you have recorded a proposal of your own in the consideration, somebody has recorded an independent view in it, or it has ended. `standing` says how the run stands to what is known now.',
          headers: readHeaders,
          params: idParams('recommendation'),
          response: { 200: ok(RecordedRecommendation, 'The run.'), ...problems(...OF_A_CASE) },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'recommendation');
        return reply.status(200).send(await services.readRecommendation(actOf(request), id));
      },
    );
  };
}
