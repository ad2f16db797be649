import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  created,
  idParams,
  ok,
  problems,
  query,
  readHeaders,
  WITH_BODY,
  WITH_KEY,
  writeHeaders,
} from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { ref } from '../../http/schemas/atoms.ts';
import {
  Erasure,
  ErasurePreview,
  ErasureRequest,
  LegalHold,
  LegalHoldContent,
  LegalHoldRelease,
  LegalHolds,
} from '../../http/schemas/retention.ts';

/** Keep a case from being erased, and erase one whose time has come or on an order. */
export function retentionRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/licences/:id/legal-holds',
      {
        config: { permission: 'retention:write' },
        schema: {
          operationId: 'placeLegalHold',
          tags: ['retention'],
          summary: 'Place a legal hold',
          description:
            'Keeps the case of a licence from being erased while something that needs it is under way. Several may stand at once.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(LegalHoldContent),
          response: {
            201: created(LegalHold, 'The hold stands.'),
            ...problems('not-found', 'erased', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const hold = await services.placeHold(writeOf(request), licenceId, request.body);
        return reply.status(201).header('Location', `/v1/licences/${licenceId}/legal-holds`).send(hold);
      },
    );

    app.get(
      '/licences/:id/legal-holds',
      {
        config: { permission: 'retention:read' },
        schema: {
          operationId: 'listLegalHolds',
          tags: ['retention'],
          summary: 'List the legal holds of a licence',
          description:
            'Every hold ever placed, those that were released too; also of a case that was erased.',
          headers: readHeaders,
          params: idParams('licence'),
          querystring: query({}),
          response: { 200: ok(LegalHolds, 'The holds.'), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        return reply.status(200).send({ items: await services.listHolds(actOf(request), licenceId) });
      },
    );

    app.post(
      '/legal-holds/:id/release',
      {
        config: { permission: 'retention:write' },
        schema: {
          operationId: 'releaseLegalHold',
          tags: ['retention'],
          summary: 'Release a legal hold',
          description: 'Says that a hold is no longer needed, and why. The hold stays in the record.',
          headers: writeHeaders,
          params: idParams('legal hold'),
          body: ref(LegalHoldRelease),
          response: {
            200: ok(LegalHold, 'The hold, released.'),
            ...problems('not-found', 'erased', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'legal-hold');
        return reply.status(200).send(await services.releaseHold(writeOf(request), id, request.body.reason));
      },
    );

    app.post(
      '/licences/:id/erasures',
      {
        config: { permission: 'retention:write' },
        schema: {
          operationId: 'eraseCase',
          tags: ['retention'],
          summary: 'Erase the content of a case, or see what would go',
          description:
            'Lets go of everything that was recorded in the case of a licence and of every identifier in it, for ever. Its audit trail and proofs stay and say so. With `dryRun` it erases nothing and shows what would go; what the erasure would be refused for is refused then too, but for holds, which are shown.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(ErasureRequest),
          response: {
            200: ok(ErasurePreview, 'What would go: nothing has been erased.'),
            201: created(Erasure, 'The content is erased.'),
            ...problems('not-found', 'erased', 'legal-hold', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const { dryRun, ...content } = request.body;
        // A dry run does nothing that a key could keep from being done twice, and is refused all the same where the key is no key.
        const write = writeOf(request);
        if (dryRun) {
          return reply.status(200).send(await services.previewErasure(actOf(request), licenceId, content));
        }
        const erasure = await services.eraseCase(write, licenceId, content);
        // What remains of the case, the erasure included, is its trail.
        return reply.status(201).header('Location', `/v1/licences/${licenceId}/audit-trail`).send(erasure);
      },
    );
  };
}
