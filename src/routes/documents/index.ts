import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DOCUMENT_KINDS, type DocumentKind } from '../../application/documents/services.ts';
import type { Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import { OF_A_CASE, problems, query, readHeaders } from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { formAnswers, formOf, type Offered, sendInForm } from '../../http/pages/forms.ts';
import { malformed } from '../../http/problems.ts';
import { choice } from '../../http/schemas/atoms.ts';
import { MadeDocument } from '../../http/schemas/documents.ts';

const OFFERED: Offered = ['json', 'html'];

/** Documents from the recorded human decision, for the person and for those who work with the case. */
export function decisionDocumentRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/considerations/:id/documents/:kind',
      {
        config: { permission: 'document:read' },
        schema: {
          operationId: 'makeDocument',
          tags: ['documents'],
          summary: 'Make a document from the decision',
          description:
            'Made from what people recorded, and never from a recommendation: a document says the same whether or not the rules were run, and whatever they answered. Every kind needs a decision in force. A letter to the person needs it agreed, with no endorsement or countersignature owed, and waits while new facts wait to be reviewed; the two letters are for a decision not to recall, and the licence compliance letter for one in which a person named that measure; the request and the notice are for a recall that is not over, and the notice needs a return to custody that is recorded. Where a review of new facts says that the decision does not stand, only the handover is made. Nothing is made for a person who has died, and no licence compliance letter where by the reason of the decision it is not said that the person broke the licence. Letters and the notice need a disclosure check that says, on the decision in force and on what is known now, that telling the person endangers nobody. Otherwise this is refused (`document-not-due`), with what comes first. No free text reaches a document for the person: codes and dates about the person, and what somebody cleared. `gaps` names what is not complete, `legalAdvice` that something relied on is withheld. That it was made, and for whom, is recorded.',
          headers: readHeaders,
          querystring: query({}),
          params: Type.Object({
            id: Type.String({ format: 'uuid', description: 'Id of the consideration.' }),
            kind: choice(DOCUMENT_KINDS, 'Which document.'),
          }),
          response: {
            200: formAnswers(MadeDocument, 'The document.', OFFERED),
            ...problems(...OF_A_CASE, 'not-acceptable', 'document-not-due'),
          },
        },
      },
      async (request, reply) => {
        const form = formOf(request, OFFERED);
        const id = pathId(request.params.id, 'consideration');
        const made = await services.makeDocument(actOf(request), id, pathKind(request.params.kind));
        return sendInForm(reply, form, made, () => made.page);
      },
    );
  };
}

/** @throws {HttpProblem} `malformed-request`, naming the kinds that there are: it tells nothing of any case. */
function pathKind(text: string): DocumentKind {
  const kind = DOCUMENT_KINDS.find((each) => each === text);
  if (kind === undefined) {
    throw malformed([
      {
        field: 'kind',
        problem: 'there is no document of this kind',
        remedy: `give one of: ${DOCUMENT_KINDS.join(', ')}`,
      },
    ]);
  }
  return kind;
}
