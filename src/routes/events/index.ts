import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import { ok, problems, query, readHeaders } from '../../http/documentation.ts';
import { count } from '../../http/schemas/atoms.ts';
import { FeedPage, position } from '../../http/schemas/events.ts';

/** Events in one answer when the caller does not say. */
const DEFAULT_LIMIT = 200;

/** Follow what is recorded. */
export function eventRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/events',
      {
        config: { permission: 'event-feed:read' },
        schema: {
          operationId: 'followEvents',
          tags: ['events'],
          summary: 'Follow what is recorded',
          description:
            'Events after a position, in the order of the log and of the cases in your sight: that something was recorded, of which case and when, and nothing of what it says. An answer without events can still move on. Ask again with `next`; after an answer without events that did not move on, wait a while.',
          headers: readHeaders,
          querystring: query({
            after: Type.Optional(position),
            limit: Type.Optional(count(1, 1_000, 'Most events in one answer; 200 when left out.')),
          }),
          response: { 200: ok(FeedPage, 'The events.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const { after, limit = DEFAULT_LIMIT } = request.query;
        const asked = after === undefined ? { limit } : { after, limit };
        return reply.status(200).send(await services.followEvents(actOf(request), asked));
      },
    );
  };
}
