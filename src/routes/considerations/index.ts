import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { QUEUES } from '../../application/review/services.ts';
import { REVIEW_STATES } from '../../application/review/transitions.ts';
import type { Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  changeHeaders,
  createdVersion,
  idParams,
  OF_A_CASE,
  ok,
  okVersion,
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
import { choice, line, ref } from '../../http/schemas/atoms.ts';
import {
  ConsiderationPage,
  JudgementContent,
  NewConsideration,
  RecordedConsideration,
} from '../../http/schemas/considerations.ts';

/** Open questions of recall, read and list them, and record the judgement. */
export function considerationRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/licences/:id/considerations',
      {
        config: { permission: 'consideration:write' },
        schema: {
          operationId: 'openConsideration',
          tags: ['considerations'],
          summary: 'Open a question of recall',
          description: 'Opens one question of recall, with the judgement where it is already known.',
          headers: writeHeaders,
          params: idParams('licence'),
          body: ref(NewConsideration),
          response: {
            201: createdVersion(RecordedConsideration, 'The consideration is open.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const licenceId = pathId(request.params.id, 'licence');
        const { judgement, ...content } = request.body;
        const opened = await services.openConsideration(writeOf(request), licenceId, content, judgement);
        return reply
          .status(201)
          .headers({ Location: `/v1/considerations/${opened.id}`, ETag: entityTag(opened.version) })
          .send(opened);
      },
    );

    app.get(
      '/considerations',
      {
        config: { permission: 'consideration:read' },
        schema: {
          operationId: 'listConsiderations',
          tags: ['considerations'],
          summary: 'List considerations',
          description:
            'The queue: considerations in sight that have not ended, or have and still owe something. The most urgent first, then what is due first. Pages follow on the last item, so what moves meanwhile shifts nothing; what ran out is judged by the first page on all of them.',
          headers: readHeaders,
          querystring: query({
            ...pageQuery,
            region: Type.Optional(
              line('Only where this probation region supervises the case, or has it in approved premises.'),
            ),
            deliveryUnit: Type.Optional(
              line('Only where this probation delivery unit does; with `region`, both of one place.'),
            ),
            queue: Type.Optional(
              choice(
                QUEUES,
                'Only where it is the move of whoever has this queue, and only cases that the caller may change. The senior manager has also what was not decided in time.',
              ),
            ),
            state: Type.Optional(
              choice(REVIEW_STATES, 'Only in this state; those that ended are listed when asked for by it.'),
            ),
          }),
          response: { 200: ok(ConsiderationPage, 'The considerations.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const { limit, cursor, ...asked } = request.query;
        const listed = await services.listConsiderations(actOf(request), {
          ...asked,
          ...pageRequest({ limit, cursor }),
        });
        return reply.status(200).send(listed);
      },
    );

    app.get(
      '/considerations/:id',
      {
        config: { permission: 'consideration:read' },
        schema: {
          operationId: 'readConsideration',
          tags: ['considerations'],
          summary: 'Read a consideration',
          description: 'The consideration with its judgement and the runs made in it.',
          headers: readHeaders,
          params: idParams('consideration'),
          response: {
            200: okVersion(RecordedConsideration, 'The consideration.'),
            ...problems(...OF_A_CASE),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'consideration');
        const consideration = await services.readConsideration(actOf(request), id);
        return reply.status(200).header('ETag', entityTag(consideration.version)).send(consideration);
      },
    );

    app.put(
      '/considerations/:id/judgement',
      {
        config: { permission: 'consideration:write' },
        schema: {
          operationId: 'recordJudgement',
          tags: ['considerations'],
          summary: 'Record the judgement',
          description:
            'The whole judgement as it is now: a yes or no carries its reason, its maker and its date. Earlier versions stay.',
          headers: changeHeaders,
          params: idParams('consideration'),
          body: ref(JudgementContent),
          response: {
            200: okVersion(RecordedConsideration, 'The consideration with the judgement.'),
            ...problems(...OF_A_CASE, ...WITH_BODY, ...WITH_KEY, ...WITH_VERSION),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'consideration');
        const version = ifMatchOf(request.headers);
        const consideration = await services.recordJudgement(writeOf(request), id, version, request.body);
        return reply.status(200).header('ETag', entityTag(consideration.version)).send(consideration);
      },
    );
  };
}
