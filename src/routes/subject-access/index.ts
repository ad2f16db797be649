import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import { refuseBody } from '../../http/body.ts';
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
  SubjectAccess,
  SubjectAccessRelease,
  SubjectAccessRequest,
  SubjectAccessReview,
} from '../../http/schemas/subject-access.ts';

const params = idParams('subject access request');

/** Gather what is held on a person, have another person decide on it, and release what may be released. */
export function subjectAccessRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/subject-access-requests',
      {
        config: { permission: 'subject-access:write' },
        schema: {
          operationId: 'gatherSubjectAccess',
          tags: ['subject-access'],
          summary: 'Gather what is held on a person',
          description:
            'Gathers every version of everything held in every licence ever recorded under a number, with marks where a reviewer has to look. A POST, so that no number stands in an address or a log.',
          headers: writeHeaders,
          body: ref(SubjectAccessRequest),
          response: {
            201: created(SubjectAccess, 'It is gathered. Nothing may be handed out yet.'),
            ...problems('erased', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const gathered = await services.gatherSubjectAccess(writeOf(request), request.body);
        return reply
          .status(201)
          .header('Location', `/v1/subject-access-requests/${gathered.id}`)
          .send(gathered);
      },
    );

    app.get(
      '/subject-access-requests/:id',
      {
        config: { permission: 'subject-access:read' },
        schema: {
          operationId: 'readSubjectAccess',
          tags: ['subject-access'],
          summary: 'Read what was gathered',
          description:
            'The items with their marks and the decisions made so far. For a reviewer, not for the person.',
          headers: readHeaders,
          params,
          querystring: query({}),
          response: { 200: ok(SubjectAccess, 'The request.'), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'subject-access-request');
        return reply.status(200).send(await services.readSubjectAccess(actOf(request), id));
      },
    );

    app.post(
      '/subject-access-requests/:id/review',
      {
        config: { permission: 'subject-access:write' },
        schema: {
          operationId: 'reviewSubjectAccess',
          tags: ['subject-access'],
          summary: 'Decide what is released',
          description:
            'Records what a person decided on each item named. Whoever gathered may not review, and no system may. Nothing more is decided once the request was released.',
          headers: writeHeaders,
          params,
          body: ref(SubjectAccessReview),
          response: {
            200: ok(SubjectAccess, 'The request with the decisions.'),
            ...problems('not-found', 'same-person', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'subject-access-request');
        const reviewed = await services.reviewSubjectAccess(writeOf(request), id, request.body.decisions);
        return reply.status(200).send(reviewed);
      },
    );

    app.post(
      '/subject-access-requests/:id/release',
      {
        config: { permission: 'subject-access:write' },
        preValidation: refuseBody,
        schema: {
          operationId: 'releaseSubjectAccess',
          tags: ['subject-access'],
          summary: 'Release what was reviewed',
          description:
            'What may be handed to the person, once a person has decided on every item. The release is a disclosure in the trail of each licence, and ends the review: what is decided otherwise later is for a new request. It takes no body.',
          headers: readHeaders,
          params,
          response: {
            200: ok(SubjectAccessRelease, 'What the person may have.'),
            ...problems('not-found', 'not-reviewed', ...WITH_BODY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'subject-access-request');
        return reply.status(200).send(await services.releaseSubjectAccess(actOf(request), id));
      },
    );
  };
}
