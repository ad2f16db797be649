import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DomainFailure, type Services } from '../../application/services.ts';
import { actOf } from '../../http/authentication.ts';
import {
  idParams,
  ok,
  pageQuery,
  problems,
  query,
  readHeaders,
  textAnswer,
} from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { pageRequest } from '../../http/paging.ts';
import { count } from '../../http/schemas/atoms.ts';
import { LogKeys, SequencedEntries } from '../../http/schemas/log.ts';

const TEXT = 'text/plain; charset=utf-8';

/** The log over all entries: what an inspector keeps beforehand, and what is handed over with a decision. */
export function logRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.get(
      '/audit/checkpoint',
      {
        config: { permission: 'audit:read' },
        schema: {
          operationId: 'readCheckpoint',
          tags: ['audit'],
          summary: 'Read the latest checkpoint',
          description:
            'A C2SP signed note over the tree of all audit entries, with the cosignatures given so far. Keep it: with it anybody can show later that nothing under it was changed, taken out or put in.',
          headers: readHeaders,
          querystring: query({}),
          response: {
            200: textAnswer('text/plain', 'The checkpoint.'),
            ...problems('not-anchored'),
          },
        },
      },
      async (_request, reply) => {
        const note = await services.readCheckpoint();
        if (note === undefined) {
          throw new DomainFailure({ code: 'not-anchored' });
        }
        return reply.type(TEXT).send(note);
      },
    );

    app.get(
      '/audit/keys',
      {
        config: { permission: 'audit:read' },
        schema: {
          operationId: 'listLogKeys',
          tags: ['audit'],
          summary: 'List the keys that have signed checkpoints',
          description:
            'Public keys as C2SP verifier keys. Compare them with those you were given on paper or by the policy file.',
          headers: readHeaders,
          querystring: query({}),
          response: { 200: ok(LogKeys, 'The keys.'), ...problems() },
        },
      },
      async (_request, reply) => reply.status(200).send(await services.listLogKeys()),
    );

    app.get(
      '/audit/entries',
      {
        config: { permission: 'audit:read' },
        schema: {
          operationId: 'readEntries',
          tags: ['audit'],
          summary: 'Read the entries of the log',
          description:
            'Every entry that a checkpoint covers, of all cases, in the order of the tree. Reading it is an entry too.',
          headers: readHeaders,
          querystring: query({
            ...pageQuery,
            from: Type.Optional(
              count(
                0,
                2_147_483_647,
                'Index of the first entry; 0 when left out. A cursor says it too, and goes before.',
              ),
            ),
          }),
          response: { 200: ok(SequencedEntries, 'The entries.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const { from } = request.query;
        const page = pageRequest(request.query);
        const entries = await services.readEntries(
          actOf(request),
          from === undefined ? page : { ...page, from },
        );
        return reply.status(200).send(entries);
      },
    );

    app.get(
      '/recommendations/:id/proof',
      {
        config: { permission: 'audit:read' },
        schema: {
          operationId: 'readProof',
          tags: ['audit'],
          summary: 'Get the proof that a run was recorded',
          description:
            'A C2SP tlog-proof of the entry that recorded the run, under the latest checkpoint, with the entry and the salt of its commitment as extra data. `recall-audit proof` checks it without this service.',
          headers: readHeaders,
          params: idParams('recommendation'),
          querystring: query({}),
          response: {
            200: textAnswer('text/plain', 'The proof.'),
            ...problems('not-found', 'not-anchored'),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'recommendation');
        return reply.type(TEXT).send(await services.readProof(actOf(request), id));
      },
    );
  };
}
