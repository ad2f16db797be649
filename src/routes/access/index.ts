import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  created,
  idParams,
  OF_A_CASE,
  ok,
  pageQuery,
  problems,
  query,
  readHeaders,
  WITH_BODY,
  WITH_KEY,
  writeHeaders,
} from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { pageRequest } from '../../http/paging.ts';
import {
  AccessGrant,
  AccessGrantContent,
  AccessGrantEnd,
  AccessNotice,
  AccessNoticePage,
  BreakGlass,
  CaseAccess,
} from '../../http/schemas/access.ts';
import { ref } from '../../http/schemas/atoms.ts';

/** Open a case to somebody by name, end that, break its glass, and be told that somebody did. */
export function accessRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/licences/:id/access-grants',
      {
        config: { permission: 'access:grant' },
        schema: {
          operationId: 'grantAccess',
          tags: ['access'],
          summary: 'Open a case to somebody by name',
          description:
            'Opens the case of a licence to a person or system, wherever they work and also where it is for named people only: such a case is opened by its owners and by the offices that reach every case. Nobody opens a case to themselves, and whoever broke its glass opens it to nobody.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(AccessGrantContent),
          response: {
            201: created(AccessGrant, 'The case is open to them.'),
            ...problems(...OF_A_CASE, 'another-area', 'same-person', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const grant = await services.grantAccess(writeOf(request), licenceId, request.body);
        return reply.status(201).header('Location', grantsOf(licenceId)).send(grant);
      },
    );

    app.get(
      '/licences/:id/access-grants',
      {
        config: { permission: 'access:read' },
        schema: {
          operationId: 'readAccess',
          tags: ['access'],
          summary: 'Read who sees a case by name',
          description: 'Every grant ever made of the case, newest first, with when and why it ended.',
          headers: readHeaders,
          params: idParams('licence'),
          querystring: query({}),
          response: { 200: ok(CaseAccess, 'Who sees it by name.'), ...problems(...OF_A_CASE) },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        return reply.status(200).send(await services.readAccess(actOf(request), licenceId));
      },
    );

    app.post(
      '/access-grants/:id/end',
      {
        config: { permission: 'access:grant' },
        schema: {
          operationId: 'endAccess',
          tags: ['access'],
          summary: 'End a grant',
          description:
            'Says that a case is no longer open to somebody by name, and why; also of glass that was broken. It is for those who may make a grant of the case. The grant stays in the record.',
          headers: writeHeaders,
          params: idParams('access grant'),
          body: ref(AccessGrantEnd),
          response: {
            200: ok(AccessGrant, 'The grant, ended.'),
            ...problems(...OF_A_CASE, 'another-area', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'access-grant');
        return reply.status(200).send(await services.endAccess(writeOf(request), id, request.body.reason));
      },
    );

    app.post(
      '/licences/:id/break-glass',
      {
        config: { permission: 'access:break-glass' },
        schema: {
          operationId: 'breakGlass',
          tags: ['access'],
          summary: 'Break the glass of a case that is for named people only',
          description:
            'Opens the case to the person who asks, for a time and with a reason. The owners of the case are told until each has confirmed to have seen it. Only for a person, and only for a case that is for named people and out of sight.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(BreakGlass),
          response: {
            201: created(AccessGrant, 'The case is open to you until `endsAt`.'),
            ...problems(...OF_A_CASE, 'person-only', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const grant = await services.breakGlass(writeOf(request), licenceId, request.body);
        return reply.status(201).header('Location', grantsOf(licenceId)).send(grant);
      },
    );

    app.get(
      '/access-notices',
      {
        config: { permission: 'licence:read' },
        schema: {
          operationId: 'listAccessNotices',
          tags: ['access'],
          summary: 'List broken glass that you are told of',
          description:
            'Broken glass of cases that you own, or owned when it was broken, until you confirm to have seen it. Of cases that nobody owns, whoever may grant access in their area and the offices that reach every case are told. Being told gives no sight of the case.',
          headers: readHeaders,
          querystring: query(pageQuery),
          response: { 200: ok(AccessNoticePage, 'What you are told of.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const notices = await services.listAccessNotices(actOf(request), pageRequest(request.query));
        return reply.status(200).send(notices);
      },
    );

    app.post(
      '/access-notices/:id/seen',
      {
        config: { permission: 'licence:read' },
        schema: {
          operationId: 'seeAccessNotice',
          tags: ['access'],
          summary: 'Confirm that you have seen that glass was broken',
          description: 'The notice is not shown to you any more; others who are told of it still see it.',
          headers: writeHeaders,
          params: idParams('access grant by which the glass was broken'),
          response: {
            200: ok(AccessNotice, 'The notice, confirmed.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'access-grant');
        return reply.status(200).send(await services.seeAccessNotice(writeOf(request), id));
      },
    );
  };
}

function grantsOf(licenceId: string): string {
  return `/v1/licences/${licenceId}/access-grants`;
}
