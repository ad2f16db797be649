import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import { idParams, OF_A_CASE, problems, query, readHeaders } from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { explanationPage } from '../../http/pages/explanation-page.ts';
import { formAnswers, formOf, type Offered, sendInForm } from '../../http/pages/forms.ts';
import { choice } from '../../http/schemas/atoms.ts';
import { FOR_WHOM, RecordedExplanation } from '../../http/schemas/explanations.ts';
import { AUDIENCES } from '../../rules/index.ts';

const OFFERED: Offered = ['json', 'html', 'markdown', 'text'];

/** Why a run answered as it did, for somebody who works with it. */
export function explanationRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/recommendations/:id/explanation',
      {
        config: { permission: 'recommendation:read' },
        schema: {
          operationId: 'explainRecommendation',
          tags: ['recommendations'],
          summary: 'Explain a run',
          description:
            'Why a run answered as it did: what determined each finding and on what authority, why nothing else was answered, what is missing and what it would lead to, what need not be chased, proportionality, and which smallest changes would have led to another answer. That last is never advice to alter a record. It is made from the inputs, the answer and the rule book of the run, so that it is the same whenever it is asked for; how the run stands to what is known now comes beside it. Reading it is reading the answer: a view that you write afterwards is not independent, and while the answer is withheld from you this is refused (`answer-withheld`). It is for those who work with the case: what the person on licence reads is a document of the human decision.',
          headers: readHeaders,
          params: idParams('recommendation'),
          querystring: query({
            audience: Type.Optional(choice(AUDIENCES, `${FOR_WHOM} \`practitioner\` when left out.`)),
          }),
          response: {
            200: formAnswers(RecordedExplanation, 'The explanation.', OFFERED),
            ...problems(...OF_A_CASE, 'not-acceptable', 'answer-withheld', 'not-explainable'),
          },
        },
      },
      async (request, reply) => {
        const form = formOf(request, OFFERED);
        const id = pathId(request.params.id, 'recommendation');
        const { audience: asked = 'practitioner' } = request.query;
        const explained = await services.explainRecommendation(actOf(request), id, asked);
        return sendInForm(reply, form, explained, () => explanationPage(explained));
      },
    );
  };
}
