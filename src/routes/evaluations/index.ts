import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { EVALUATION_INCLUDES, type Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import { ok, problems, query, readHeaders, WITH_BODY } from '../../http/documentation.ts';
import { choice, ref } from '../../http/schemas/atoms.ts';
import { Evaluation, EvaluationRequest } from '../../http/schemas/inputs.ts';

/** Answer a case given inline, holding and logging nothing of it but that a person asked. */
export function evaluationRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/evaluations',
      {
        config: { permission: 'evaluation:run' },
        schema: {
          operationId: 'evaluate',
          tags: ['recommendations'],
          summary: 'Answer a case given inline',
          description:
            'The same answer for a case that is not recorded here. Nothing of it is stored, logged or audited, and identifiers of a person are refused: send an age instead of a date of birth, and ids of your own making. That a person asked, and when, is recorded, for a view that the person writes afterwards is not independent of an answer; of what a system asks nothing is recorded.',
          headers: readHeaders,
          querystring: query({
            include: Type.Optional(
              choice(
                EVALUATION_INCLUDES,
                'What to answer beside: `counterfactuals`, what would have to be otherwise for a conclusion to be another. They look at the conclusions, whichever questions were asked.',
              ),
            ),
          }),
          body: ref(EvaluationRequest),
          response: { 200: ok(Evaluation, 'The answer.'), ...problems('invalid', ...WITH_BODY) },
        },
      },
      async (request, reply) =>
        reply
          .status(200)
          .send(await services.evaluate(actOf(request), { ...request.body, ...request.query })),
    );
  };
}
