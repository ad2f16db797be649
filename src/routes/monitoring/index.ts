import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { writeOf } from '../../http/authentication.ts';
import { ok, problems, query, WITH_BODY, WITH_KEY, writeHeaders } from '../../http/documentation.ts';
import { ref } from '../../http/schemas/atoms.ts';
import { MonitoringRequest, RecordedMonitoring } from '../../http/schemas/monitoring.ts';

/** Record what is known of a person for monitoring. There is no route that reads it. */
export function monitoringRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/monitoring',
      {
        config: { permission: 'monitoring:write' },
        schema: {
          operationId: 'recordMonitoring',
          tags: ['monitoring'],
          summary: 'Record monitoring data of a person',
          description:
            'Keeps sex, ethnicity and disability outside the case, where no rule, run or document can read them: they serve to count whether groups fare differently. What is sent takes the place of what was sent before for the licence, as a whole. No route reads it back; the person it is about gets it with everything else that is held.',
          headers: writeHeaders,
          querystring: query({}),
          body: ref(MonitoringRequest),
          response: {
            201: ok(RecordedMonitoring, 'It is recorded.'),
            ...problems('another-area', 'erased', 'monitoring-not-configured', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const { licenceId, ...content } = request.body;
        return reply.status(201).send(await services.recordMonitoring(writeOf(request), licenceId, content));
      },
    );
  };
}
