import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import { idParams, ok, pageQuery, problems, query, readHeaders } from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { pageRequest } from '../../http/paging.ts';
import { AuditTrail } from '../../http/schemas/audit.ts';

/** Read the evidence about one case. */
export function auditTrailRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/licences/:id/audit-trail',
      {
        config: { permission: 'audit:read' },
        schema: {
          operationId: 'readAuditTrail',
          tags: ['audit'],
          summary: 'Read the audit trail of a licence',
          description:
            'Every write, consultation and disclosure, oldest first, each linked to the one before. Reading it is an entry too.',
          headers: readHeaders,
          params: idParams('licence'),
          querystring: query(pageQuery),
          response: { 200: ok(AuditTrail, 'The trail.'), ...problems('not-found', 'invalid') },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const trail = await services.readAuditTrail(actOf(request), licenceId, pageRequest(request.query));
        return reply.status(200).send(trail);
      },
    );
  };
}
