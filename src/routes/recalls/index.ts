import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  changeHeaders,
  createdVersion,
  idParams,
  OF_A_CASE,
  okVersion,
  problems,
  readHeaders,
  WITH_BODY,
  WITH_KEY,
  WITH_VERSION,
  writeHeaders,
} from '../../http/documentation.ts';
import { entityTag, ifMatchOf } from '../../http/headers.ts';
import { pathId } from '../../http/ids.ts';
import { ref } from '../../http/schemas/atoms.ts';
import { RecallContent, RecordedRecall } from '../../http/schemas/recalls.ts';

/** Report a recall that was made elsewhere, read it, and report what became of it. No route issues one. */
export function recallRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/licences/:id/recalls',
      {
        config: { permission: 'recall:write' },
        schema: {
          operationId: 'reportRecall',
          tags: ['recalls'],
          summary: 'Report a recall',
          description:
            'Reports a recall that a person decided and another service carries out. Reporting recalls nobody.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(RecallContent),
          response: {
            201: createdVersion(RecordedRecall, 'The recall is recorded.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const recall = await services.reportRecall(writeOf(request), licenceId, request.body);
        return reply
          .status(201)
          .headers({ Location: `/v1/recalls/${recall.id}`, ETag: entityTag(recall.version) })
          .send(recall);
      },
    );

    app.get(
      '/recalls/:id',
      {
        config: { permission: 'recall:read' },
        schema: {
          operationId: 'readRecall',
          tags: ['recalls'],
          summary: 'Read a recall',
          description: 'The recall as last reported.',
          headers: readHeaders,
          params: idParams('recall'),
          response: { 200: okVersion(RecordedRecall, 'The recall.'), ...problems(...OF_A_CASE) },
        },
      },
      async (request, reply) => {
        const recall = await services.readRecall(actOf(request), pathId(request.params.id, 'recall'));
        return reply.status(200).header('ETag', entityTag(recall.version)).send(recall);
      },
    );

    app.put(
      '/recalls/:id',
      {
        config: { permission: 'recall:write' },
        schema: {
          operationId: 'replaceRecall',
          tags: ['recalls'],
          summary: 'Report what became of a recall',
          description: 'The whole report as it is now. Earlier versions stay.',
          headers: changeHeaders,
          params: idParams('recall'),
          body: ref(RecallContent),
          response: {
            200: okVersion(RecordedRecall, 'The new version.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY, ...WITH_VERSION),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'recall');
        const version = ifMatchOf(request.headers);
        const recall = await services.replaceRecall(writeOf(request), id, version, request.body);
        return reply.status(200).header('ETag', entityTag(recall.version)).send(recall);
      },
    );
  };
}
