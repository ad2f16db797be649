import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type {
  WebhookChange as Change,
  WebhookRequest as Request,
} from '../../application/webhooks/services.ts';
import type { Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  changeHeaders,
  createdVersion,
  idParams,
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
import { ref } from '../../http/schemas/atoms.ts';
import {
  DeadLetterPage,
  WebhookChange,
  WebhookPage,
  WebhookReplay,
  WebhookReplayRequest,
  WebhookRequest,
  WebhookStatus,
  WebhookSubscription,
  WebhookWithSecret,
} from '../../http/schemas/webhooks.ts';

const RESOURCE = 'webhook-subscription';
const params = idParams('subscription');
const common = { tags: ['events'] };
const access = { config: { permission: 'webhook:manage' } } as const;

/** Have events sent, and see to it that they arrive. */
export function webhookRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/webhooks',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'subscribeWebhook',
          summary: 'Have events sent',
          description:
            'Sends events of the cases in your sight to an address, signed as the Standard Webhooks specification has it: the same events as the feed, in the order of the log. The answer holds the secret, once. The subscription is yours: nobody else sees it.',
          headers: writeHeaders,
          body: ref(WebhookRequest),
          response: {
            201: createdVersion(WebhookWithSecret, 'Events will be sent.'),
            // For a key that comes again once the subscription has ended.
            ...problems('not-found', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const { after, ...asked } = request.body;
        const webhook = await services.subscribeWebhook(writeOf(request), {
          ...requestOf(asked),
          ...(after === undefined ? {} : { after }),
        });
        return reply
          .status(201)
          .headers({ Location: `/v1/webhooks/${webhook.id}`, ETag: entityTag(webhook.version) })
          .send(webhook);
      },
    );

    app.get(
      '/webhooks',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'listWebhooks',
          summary: 'List your subscriptions',
          description: 'Subscriptions of your own that you have not ended, oldest first.',
          headers: readHeaders,
          querystring: query(pageQuery),
          response: { 200: ok(WebhookPage, 'The subscriptions.'), ...problems('invalid') },
        },
      },
      async (request, reply) =>
        reply.status(200).send(await services.listWebhooks(actOf(request), pageRequest(request.query))),
    );

    app.get(
      '/webhooks/:id',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'readWebhook',
          summary: 'See how far a subscription is',
          description:
            'The subscription, up to where events are sent, what went wrong last, and what was given up.',
          headers: readHeaders,
          params,
          querystring: query({}),
          response: { 200: okVersion(WebhookStatus, 'The subscription.'), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const webhook = await services.readWebhook(actOf(request), pathId(request.params.id, RESOURCE));
        return reply.status(200).header('ETag', entityTag(webhook.version)).send(webhook);
      },
    );

    app.put(
      '/webhooks/:id',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'changeWebhook',
          summary: 'Change a subscription',
          description:
            'The whole subscription as it is to be. It goes on from where it is, also after the receiver answered 410, and with what you see now.',
          headers: changeHeaders,
          params,
          body: ref(WebhookChange),
          response: {
            200: okVersion(WebhookSubscription, 'The new version.'),
            ...problems('not-found', ...WITH_BODY, ...WITH_KEY, ...WITH_VERSION),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, RESOURCE);
        const { paused } = request.body;
        const change: Change = { ...requestOf(request.body), paused };
        const version = ifMatchOf(request.headers);
        const webhook = await services.changeWebhook(writeOf(request), id, version, change);
        return reply.status(200).header('ETag', entityTag(webhook.version)).send(webhook);
      },
    );

    app.delete(
      '/webhooks/:id',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'endWebhook',
          summary: 'End a subscription',
          description:
            'Nothing is sent any more but what is under way, and its dead letters are not kept for you. That it was there stays in the log.',
          headers: readHeaders,
          params,
          querystring: query({}),
          response: {
            204: Type.Null({ description: 'It is ended.' }),
            ...problems('not-found', ...WITH_BODY),
          },
        },
      },
      async (request, reply) => {
        await services.endWebhook(actOf(request), pathId(request.params.id, RESOURCE));
        return reply.status(204).send(null);
      },
    );

    app.post(
      '/webhooks/:id/secret',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'rotateWebhookSecret',
          summary: 'Replace the secret',
          description:
            'Makes a new secret, which the answer holds once. For 24 hours each event also bears the signature of the one before it.',
          headers: writeHeaders,
          params,
          response: {
            201: createdVersion(WebhookWithSecret, 'The new secret signs.'),
            ...problems('not-found', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, RESOURCE);
        const webhook = await services.rotateWebhookSecret(writeOf(request), id);
        return reply
          .status(201)
          .headers({ Location: `/v1/webhooks/${id}`, ETag: entityTag(webhook.version) })
          .send(webhook);
      },
    );

    app.get(
      '/webhooks/:id/dead-letters',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'listDeadLetters',
          summary: 'List what was not delivered',
          description:
            'Events that were given up after the last attempt, and those of the same cases that wait behind them, in the order of the log.',
          headers: readHeaders,
          params,
          querystring: query(pageQuery),
          response: { 200: ok(DeadLetterPage, 'The dead letters.'), ...problems('not-found', 'invalid') },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, RESOURCE);
        const page = pageRequest(request.query);
        return reply.status(200).send(await services.listDeadLetters(actOf(request), id, page));
      },
    );

    app.post(
      '/webhooks/:id/replays',
      {
        ...access,
        schema: {
          ...common,
          operationId: 'replayDeadLetters',
          summary: 'Have dead letters sent again',
          description:
            'All of them, or those of a stretch of the log with whatever of the same cases comes before. They are sent in order, before anything new of those cases. One that fails again stays a dead letter, and what follows of its case with it.',
          headers: writeHeaders,
          params,
          body: ref(WebhookReplayRequest),
          response: {
            200: ok(WebhookReplay, 'They will be sent.'),
            ...problems('not-found', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, RESOURCE);
        const { from, to } = request.body;
        const stretch = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
        return reply.status(200).send(await services.replayDeadLetters(writeOf(request), id, stretch));
      },
    );
  };
}

/** What was asked for, with nothing where a member was left out. */
function requestOf({
  url,
  types,
}: {
  readonly url: string;
  readonly types?: Request['types'] | undefined;
}): Request {
  return types === undefined ? { url } : { url, types };
}
