import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import type { BundleScope, BundleStatus as Status } from '../../application/evidence/services.ts';
import { DomainFailure, type Services } from '../../application/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import {
  created,
  idParams,
  ok,
  problems,
  query,
  readHeaders,
  textAnswer,
  WITH_BODY,
  WITH_KEY,
  writeHeaders,
} from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import {
  type ByteRange,
  chooseRange,
  contentRange,
  type RangeChoice,
  rangeHolds,
  rangeNotSatisfiable,
} from '../../http/ranges.ts';
import { ref } from '../../http/schemas/atoms.ts';
import { BundleRequest, BundleStatus } from '../../http/schemas/bundles.ts';

const MEDIA_TYPE = 'application/vnd.recall-audit-bundle';
const params = idParams('bundle');

/** Ask for a bundle of the audit trail, follow its making, and fetch it whole or in parts. */
export function bundleRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/audit/bundles',
      {
        config: { permission: 'audit:export' },
        schema: {
          operationId: 'requestBundle',
          tags: ['audit'],
          summary: 'Ask for a bundle',
          description:
            'A bundle is a file with audit entries, their content where asked for, and all that is needed to verify them without this service. It is made in the background, and holds everything that was recorded before it was asked for.',
          headers: writeHeaders,
          body: ref(BundleRequest),
          response: {
            201: created(BundleStatus, 'The bundle will be made.'),
            ...problems(...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const { scope, rememberedSizes, withContent } = request.body;
        const status = await services.requestBundle(writeOf(request), {
          scope: scopeOf(scope),
          withContent,
          ...(rememberedSizes === undefined ? {} : { rememberedSizes }),
        });
        return reply.status(201).header('Location', `/v1/audit/bundles/${status.id}`).send(status);
      },
    );

    app.get(
      '/audit/bundles/:id/status',
      {
        config: { permission: 'audit:export' },
        schema: {
          operationId: 'readBundleStatus',
          tags: ['audit'],
          summary: 'See how far a bundle is',
          description: 'Whether it can be fetched, and its length and hash once it can.',
          headers: readHeaders,
          params,
          querystring: query({}),
          response: { 200: ok(BundleStatus, 'The bundle.'), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'audit-bundle');
        return reply.status(200).send(await services.readBundleStatus(actOf(request), id));
      },
    );

    app.get(
      '/audit/bundles/:id',
      {
        config: { permission: 'audit:export' },
        schema: {
          operationId: 'readBundle',
          tags: ['audit'],
          summary: 'Fetch a bundle',
          description:
            'The bytes of the bundle, or one part of them with `Range`, so that a long download can be taken up where it broke off. Each request is recorded as a disclosure to the caller. `HEAD` gives the length and the entity tag, and discloses nothing.',
          headers: Type.Object({ ...readHeaders.properties, ...rangeHeaders }),
          params,
          querystring: query({}),
          response: {
            200: bundleAnswer('The bundle.', {}),
            206: bundleAnswer('A part of it.', {
              'Content-Range': field('Which bytes these are, of how many.'),
            }),
            ...problems('not-found', 'not-ready', 'gone', 'range-not-satisfiable'),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'audit-bundle');
        if (request.method === 'HEAD') {
          const status = await services.readBundleStatus(actOf(request), id);
          // A stream, because for anything else the framework would send the length of what it is given here.
          return reply.headers(describe(status)).type(MEDIA_TYPE).send(Readable.from([]));
        }
        const { part, choice } = await readPart(services, request, id);
        const { length } = readiness(part.status);
        if (choice.kind === 'unsatisfiable') {
          throw rangeNotSatisfiable(length);
        }
        const headers = describe(part.status);
        const bytes = Readable.from(part.bytes);
        if (choice.kind === 'whole') {
          return reply.status(200).headers(headers).type(MEDIA_TYPE).send(bytes);
        }
        return reply
          .status(206)
          .headers({
            ...headers,
            'Content-Length': choice.range.end + 1 - choice.range.start,
            'Content-Range': contentRange(choice.range, length),
          })
          .type(MEDIA_TYPE)
          .send(bytes);
      },
    );
  };
}

const rangeHeaders = {
  Range: Type.Optional(
    Type.String({ description: 'One part, such as `bytes=0-1048575`, `bytes=1048576-` or `bytes=-500`.' }),
  ),
  'If-Range': Type.Optional(
    Type.String({ description: 'The `ETag` of the bundle; where it is another one, `Range` is ignored.' }),
  ),
};

const field = (description: string) => ({ type: 'string', description });

function bundleAnswer(description: string, headers: object) {
  return {
    ...textAnswer(MEDIA_TYPE, description),
    headers: {
      'X-Correlation-Id': field('Correlation id of the request, in its audit entry too.'),
      'Accept-Ranges': field('`bytes`: parts can be asked for.'),
      'Content-Disposition': field('The name of the file.'),
      ETag: field('Entity tag of the bundle, made from the SHA-256 of all its bytes. They never change.'),
      ...headers,
    },
  };
}

/** Has the bytes read that the request asks for, which is recorded; none where there are no such bytes. */
async function readPart(services: Services, request: FastifyRequest, id: string) {
  const act = actOf(request);
  const { range: asked } = request.headers;
  const ifRange = singleField(request.headers['if-range']);
  const holds =
    asked !== undefined &&
    (ifRange === undefined || rangeHolds(ifRange, entityTagOf(await services.readBundleStatus(act, id))));
  const choose = (length: number) => chooseRange(holds ? asked : undefined, length);
  const part = await services.readBundle(act, id, (length) => bytesOf(choose(length), length));
  return { part, choice: choose(readiness(part.status).length) };
}

function bytesOf(choice: RangeChoice, length: number): ByteRange | undefined {
  switch (choice.kind) {
    case 'whole':
      return { start: 0, end: length - 1 };
    case 'part':
      return choice.range;
    case 'unsatisfiable':
      return undefined;
  }
}

/** Sent twice it is as good as one that does not match. */
function singleField(sent: string | readonly string[] | undefined): string | undefined {
  return typeof sent === 'string' || sent === undefined ? sent : sent.join(', ');
}

/** Header fields of a bundle that can be fetched. @throws {DomainFailure} `not-ready` or `gone` for any other. */
function describe(status: Status): Readonly<Record<string, string | number>> {
  return {
    'Accept-Ranges': 'bytes',
    'Content-Disposition': `attachment; filename="${status.id}.recall-audit-bundle"`,
    'Content-Length': readiness(status).length,
    ETag: entityTagOf(status),
  };
}

function entityTagOf(status: Status): string {
  return `"${readiness(status).sha256}"`;
}

function readiness({ state, length, sha256 }: Status): { readonly length: number; readonly sha256: string } {
  switch (state) {
    case 'waiting':
    case 'building':
      throw new DomainFailure({ code: 'not-ready', resource: 'audit-bundle' });
    case 'failed':
    case 'gone':
      throw new DomainFailure({ code: 'gone', resource: 'audit-bundle' });
    case 'ready':
      if (length === undefined || sha256 === undefined) {
        throw new TypeError('a bundle that is ready has no length or no hash');
      }
      return { length, sha256 };
  }
}

/** @throws {DomainFailure} `invalid` unless exactly one way of naming entries was sent. */
function scopeOf(sent: Static<typeof BundleRequest>['scope']): BundleScope {
  const { licenceIds, crn, nomsNumber, from, until } = sent;
  const named: BundleScope[] = [
    ...(licenceIds === undefined ? [] : [{ licenceIds }]),
    ...(crn === undefined ? [] : [{ crn }]),
    ...(nomsNumber === undefined ? [] : [{ nomsNumber }]),
    ...(from === undefined || until === undefined ? [] : [{ from, until }]),
  ];
  const [scope, ...others] = named;
  const half = (from === undefined) !== (until === undefined);
  if (scope === undefined || others.length > 0 || half) {
    const fault = {
      field: half ? `/scope/${from === undefined ? 'from' : 'until'}` : '/scope',
      problem: half
        ? 'is missing beside the other end of the period'
        : `names entries in ${named.length} ways`,
      remedy: 'send exactly one of `licenceIds`, `crn`, `nomsNumber`, or `from` together with `until`',
    };
    throw new DomainFailure({ code: 'invalid', faults: [fault] });
  }
  return scope;
}
