import swagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { permissionsOf } from './authentication.ts';
import { publicProblems, TAGS } from './documentation.ts';
import type { DocumentedExamples } from './examples.ts';
import { COMPONENTS } from './schemas/index.ts';
import { DOCUMENTATION_PAGE } from './security-headers.ts';

/** The served document: OpenAPI 3.1, generated from the routes. */
function documentOptions(version: string, examples: DocumentedExamples): FastifyDynamicSwaggerOptions {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Recall decision support',
        version,
        description:
          'Takes in licences with their conditions and breach events, and answers with a reasoned recommendation and an audit trail. A person decides: no route issues a recall. A member left out is not known; `null` is refused.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/' }],
      tags: [...TAGS],
      security: [{ bearer: [] }],
      components: {
        securitySchemes: {
          bearer: {
            type: 'http',
            scheme: 'bearer',
            bearerFormat: 'JWT',
            description:
              'A JSON Web Token of the identity provider, for a person or a system. Its roles give permissions; any one of those under `x-permissions` of an operation will do.',
          },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const permissions = permissionsOf(route.config ?? {});
      return { url, schema: permissions.length === 0 ? schema : { ...schema, 'x-permissions': permissions } };
    },
    transformObject: (documentObject) => {
      if ('openapiObject' in documentObject) {
        const { openapiObject } = documentObject;
        showExamples(openapiObject.paths ?? {}, examples);
        for (const schema of Object.values(openapiObject.components?.schemas ?? {})) {
          dropDiscriminator(schema);
        }
        return openapiObject;
      }
      return documentObject.swaggerObject;
    },
    refResolver: {
      buildLocalReference: (json, _baseUri, _fragment, index) =>
        typeof json['$id'] === 'string' ? json['$id'] : `schema-${index}`,
    },
  };
}

/** Puts the examples beside the bodies of the operations they belong to. */
function showExamples(paths: Readonly<Record<string, unknown>>, examples: DocumentedExamples): void {
  for (const path of Object.values(paths)) {
    const operationId = at(path, 'post', 'operationId');
    const media = at(path, 'post', 'requestBody', 'content', 'application/json');
    const shown = typeof operationId === 'string' ? examples.get(operationId) : undefined;
    if (shown !== undefined && typeof media === 'object' && media !== null) {
      Object.assign(media, { examples: shown });
    }
  }
}

/**
 * Ajv reads `discriminator` to say which alternative a value fails; OpenAPI lets it select named schemas alone, and these alternatives
 * stand inline. The document leaves it out: each alternative says by a constant which one it is.
 */
function dropDiscriminator(schema: object): void {
  if ('discriminator' in schema) {
    delete schema.discriminator;
  }
}

/** What is at a path of members; undefined where there is nothing. The three versions of OpenAPI that the plug-in types share no type. */
function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === 'object' && found !== null
        ? Object.getOwnPropertyDescriptor(found, name)?.value
        : undefined,
    value,
  );
}

/** Collects the document from the routes registered after this. */
export async function documentRoutes(
  app: FastifyInstance,
  version: string,
  examples: DocumentedExamples,
): Promise<void> {
  for (const schema of COMPONENTS) {
    app.addSchema(schema);
  }
  await app.register(swagger, documentOptions(version, examples));
}

/** Serves the document as `/openapi.json` and, to be read and tried, at `/docs`. Public: it is the contract. */
export async function serveDocument(app: FastifyInstance): Promise<void> {
  let text: string | undefined;
  app.get(
    '/openapi.json',
    {
      config: { public: true },
      schema: {
        operationId: 'readDocument',
        tags: ['operations'],
        summary: 'This document',
        description: 'The contract of this service, made from its routes.',
        security: [],
        response: {
          200: {
            description: 'The document.',
            content: { 'application/json': { schema: { type: 'object' } } },
          },
          ...publicProblems(),
        },
      },
    },
    async (_request, reply) => {
      text ??= JSON.stringify(app.swagger());
      return reply.type('application/json; charset=utf-8').send(text);
    },
  );
  await app.register(async (scope) => {
    // The page is made by a plug-in, whose routes get their access here.
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true, helmet: DOCUMENTATION_PAGE };
    });
    await scope.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: { url: '/openapi.json', deepLinking: true, persistAuthorization: false },
    });
  });
}
