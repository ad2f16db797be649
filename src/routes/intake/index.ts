import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Services } from '../../application/services.ts';
import { writeOf } from '../../http/authentication.ts';
import { itemReader } from '../../http/batch-items.ts';
import { BATCH_BODY_LIMIT } from '../../http/body.ts';
import { ok, problems, WITH_BODY, WITH_KEY, writeHeaders } from '../../http/documentation.ts';
import { closed, list, ref } from '../../http/schemas/atoms.ts';
import { EventBatchContent, MOST_ITEMS, RecordedEventBatch } from '../../http/schemas/breach-events.ts';
import { looseBodyValidation } from '../../http/validation.ts';

/** A batch, whatever its items are: each of them is read, and refused where it must be, by itself. */
const ANY_BATCH = closed('A batch of events.', {
  events: list(Type.Unknown(), { minItems: 1, maxItems: MOST_ITEMS }),
});

/** Report many breach events at once. */
export function intakeRoutes(services: Services): FastifyPluginAsyncTypebox {
  const readItem = itemReader();
  return async (app) => {
    app.post(
      '/breach-events/batches',
      {
        config: { permission: 'event:write' },
        bodyLimit: BATCH_BODY_LIMIT,
        validatorCompiler: looseBodyValidation(ANY_BATCH),
        schema: {
          operationId: 'reportEventBatch',
          tags: ['breach-events'],
          summary: 'Report many breach events',
          description: `Reports up to ${MOST_ITEMS} events of any licences at once, in a body of at most ${BATCH_BODY_LIMIT} bytes. Each item is recorded or refused by itself, and the answer says which; a refused item keeps no other from being recorded. An item is known by its licence, source and source reference: the same report again is \`already-recorded\`, another under the same reference is refused. The order of the items means nothing.`,
          headers: writeHeaders,
          body: ref(EventBatchContent),
          response: {
            200: ok(RecordedEventBatch, 'What became of each item.'),
            ...problems(...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const batch = await services.reportEventBatch(writeOf(request), request.body.events.map(readItem));
        return reply.status(200).send(batch);
      },
    );
  };
}
