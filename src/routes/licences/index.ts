import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DomainFailure, type Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  changeHeaders,
  createdVersion,
  idParams,
  knownAtQuery,
  OF_A_CASE,
  ok,
  okVersion,
  problems,
  query,
  readHeaders,
  WITH_BODY,
  WITH_KEY,
  WITH_VERSION,
  writeHeaders,
} from '../../http/documentation.ts';
import { entityTag, ifMatchOf } from '../../http/headers.ts';
import { pathId } from '../../http/ids.ts';
import { pageRequest } from '../../http/paging.ts';
import { ref } from '../../http/schemas/atoms.ts';
import { LicenceContent, LicencePage, LicenceSearch, RecordedLicence } from '../../http/schemas/licences.ts';

const params = idParams('licence');

/** Register, find, read and replace licences. */
export function licenceRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/licences',
      {
        config: { permission: 'licence:write' },
        schema: {
          operationId: 'registerLicence',
          tags: ['licences'],
          summary: 'Register a licence',
          description:
            'Registers a licence with what is known of it. What is left out is not known, and can be added later.',
          headers: writeHeaders,
          body: ref(LicenceContent),
          response: {
            201: createdVersion(RecordedLicence, 'The licence is registered.'),
            // The two of a case are for a key that comes again once the case is gone, or out of sight.
            ...problems('already-registered', ...OF_A_CASE, ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licence = await services.registerLicence(writeOf(request), request.body);
        return reply
          .status(201)
          .headers({ Location: `/v1/licences/${licence.id}`, ETag: entityTag(licence.version) })
          .send(licence);
      },
    );

    app.post(
      '/licences/search',
      {
        config: { permission: 'licence:read' },
        schema: {
          operationId: 'searchLicences',
          tags: ['licences'],
          summary: 'Find licences of a person',
          description:
            'A search by person is a POST, so that no identifier of a person stands in an address or a log.',
          headers: readHeaders,
          body: ref(LicenceSearch),
          response: { 200: ok(LicencePage, 'The licences found.'), ...problems(...WITH_BODY, 'invalid') },
        },
      },
      async (request, reply) => {
        const { limit, cursor, ...criteria } = request.body;
        if (Object.keys(criteria).length === 0) {
          const fault = {
            field: '',
            problem: 'does not say whom to look for',
            remedy: 'send at least one of `crn`, `nomsNumber` and `externalReference`',
          };
          throw new DomainFailure({ code: 'invalid', faults: [fault] });
        }
        const found = await services.searchLicences(actOf(request), {
          ...criteria,
          ...pageRequest({ limit, cursor }),
        });
        return reply.status(200).send(found);
      },
    );

    app.get(
      '/licences/:id',
      {
        config: { permission: 'licence:read' },
        schema: {
          operationId: 'readLicence',
          tags: ['licences'],
          summary: 'Read a licence',
          description: 'The current version, or with `knownAt` the version that was known at that instant.',
          headers: readHeaders,
          params,
          querystring: query(knownAtQuery),
          response: { 200: okVersion(RecordedLicence, 'The licence.'), ...problems(...OF_A_CASE, 'invalid') },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'licence');
        const licence = await services.readLicence(actOf(request), id, request.query.knownAt);
        return reply.status(200).header('ETag', entityTag(licence.version)).send(licence);
      },
    );

    app.put(
      '/licences/:id',
      {
        config: { permission: 'licence:write' },
        schema: {
          operationId: 'replaceLicence',
          tags: ['licences'],
          summary: 'Replace a licence with a new version',
          description:
            'The whole licence as it is now. Earlier versions stay, and can be read with `knownAt`.',
          headers: changeHeaders,
          params,
          body: ref(LicenceContent),
          response: {
            200: okVersion(RecordedLicence, 'The new version.'),
            ...problems(...OF_A_CASE, 'already-registered', ...WITH_BODY, ...WITH_KEY, ...WITH_VERSION),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'licence');
        const version = ifMatchOf(request.headers);
        const licence = await services.replaceLicence(writeOf(request), id, version, request.body);
        return reply.status(200).header('ETag', entityTag(licence.version)).send(licence);
      },
    );
  };
}
