import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { writeOf } from '../../http/authentication.ts';
import { idParams, ok, problems, WITH_BODY, WITH_KEY, writeHeaders } from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { ref } from '../../http/schemas/atoms.ts';
import { Dispute, DisputeContent } from '../../http/schemas/disputes.ts';

/** Record what the person says is wrong in a record. */
export function disputeRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/licences/:id/disputes',
      {
        config: { permission: 'dispute:write' },
        schema: {
          operationId: 'recordDispute',
          tags: ['subject-access'],
          summary: 'Record what the person disputes',
          description:
            'Keeps what the person says is wrong in a record, in the words of the person. Nothing recorded changes: the statement comes with the record wherever that is read from then on.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(DisputeContent),
          response: {
            201: ok(Dispute, 'The dispute is recorded.'),
            ...problems('not-found', 'erased', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const dispute = await services.recordDispute(writeOf(request), licenceId, request.body);
        return reply.status(201).send(dispute);
      },
    );
  };
}
