import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { RecordedEvent, Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  changeHeaders,
  createdVersion,
  idParams,
  knownAtQuery,
  OF_A_CASE,
  ok,
  pageQuery,
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
import {
  BreachEventContent,
  EventPage,
  RecordedEvent as EventSchema,
  RevisionContent,
} from '../../http/schemas/breach-events.ts';

/** Report breach events, list them, and add later news of one. */
export function breachEventRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/licences/:id/breach-events',
      {
        config: { permission: 'event:write' },
        schema: {
          operationId: 'reportBreachEvent',
          tags: ['breach-events'],
          summary: 'Report a breach event',
          description:
            'Reports what happened on a licence. A report is not a finding: nothing is breached by being reported.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(BreachEventContent),
          response: {
            201: createdVersion(EventSchema, 'The event is recorded.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const event = await services.reportEvent(writeOf(request), licenceId, request.body);
        return reply.status(201).headers(headersOf(event)).send(event);
      },
    );

    app.get(
      '/licences/:id/breach-events',
      {
        config: { permission: 'event:read' },
        schema: {
          operationId: 'listBreachEvents',
          tags: ['breach-events'],
          summary: 'List the breach events of a licence',
          description:
            'Every event with its revisions, or with `knownAt` as they were known at that instant.',
          headers: readHeaders,
          params: idParams('licence'),
          querystring: query({ ...pageQuery, ...knownAtQuery }),
          response: { 200: ok(EventPage, 'The events.'), ...problems(...OF_A_CASE, 'invalid') },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const { knownAt } = request.query;
        const events = await services.listEvents(actOf(request), licenceId, {
          ...pageRequest(request.query),
          ...(knownAt === undefined ? {} : { knownAt }),
        });
        return reply.status(200).send(events);
      },
    );

    app.post(
      '/breach-events/:id/revisions',
      {
        config: { permission: 'event:write' },
        schema: {
          operationId: 'reviseBreachEvent',
          tags: ['breach-events'],
          summary: 'Add later news of a breach event',
          description:
            'Arrest to charge, no further action, acquittal or a correction. The earlier version stays. A type that denotes a stage of the criminal process moves with the evidence status.',
          headers: changeHeaders,
          params: idParams('breach event'),
          body: ref(RevisionContent),
          response: {
            201: createdVersion(EventSchema, 'The event as it is now.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY, ...WITH_VERSION),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'breach-event');
        const version = ifMatchOf(request.headers);
        const event = await services.reviseEvent(writeOf(request), id, version, request.body);
        return reply.status(201).headers(headersOf(event)).send(event);
      },
    );
  };
}

/** Events are read in the list of their licence, and have no address of their own. */
function headersOf({ licenceId, version }: RecordedEvent) {
  return { Location: `/v1/licences/${licenceId}/breach-events`, ETag: entityTag(version) };
}
