import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { BookReader } from '../../http/book.ts';
import { ok, problems, readHeaders } from '../../http/documentation.ts';
import { notFound } from '../../http/problems.ts';
import { LicenceConditions, Vocabularies, Vocabulary } from '../../http/schemas/rule-book.ts';

/** Read the closed vocabularies of the rule book. */
export function referenceRoutes(book: BookReader): FastifyPluginAsyncTypebox {
  const vocabularies = new Map<string, readonly string[]>(Object.entries(book.vocabularies()));
  return async (app) => {
    app.get(
      '/reference',
      {
        config: { permission: 'rule-book:read' },
        schema: {
          operationId: 'listVocabularies',
          tags: ['reference'],
          summary: 'List the vocabularies',
          description: 'Names of the closed vocabularies, each to be read by its name.',
          headers: readHeaders,
          response: { 200: ok(Vocabularies, 'The names.'), ...problems() },
        },
      },
      async (_request, reply) => reply.status(200).send({ items: [...vocabularies.keys()].toSorted() }),
    );

    app.get(
      '/reference/licence-conditions',
      {
        config: { permission: 'rule-book:read' },
        schema: {
          operationId: 'readLicenceConditions',
          tags: ['reference'],
          summary: 'Read the catalogue of licence conditions',
          description:
            'Every condition with a code, by policy version. A licence is always tested as issued: the catalogue says what a code means, never what a person was told.',
          headers: readHeaders,
          response: { 200: ok(LicenceConditions, 'The catalogue.'), ...problems() },
        },
      },
      async (_request, reply) => reply.status(200).send(book.conditions()),
    );

    app.get(
      '/reference/:vocabulary',
      {
        config: { permission: 'rule-book:read' },
        schema: {
          operationId: 'readVocabulary',
          tags: ['reference'],
          summary: 'Read a vocabulary',
          description:
            'The values, in the order of the rule book. `decision-reasons-recall` and `decision-reasons-no-recall` are the reasons that a decision of a ' +
            'review names: one list each, for whoever agrees with an answer and whoever departs from it.',
          headers: readHeaders,
          params: Type.Object({ vocabulary: Type.String({ description: 'Name of the vocabulary.' }) }),
          response: { 200: ok(Vocabulary, 'The values.'), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const { vocabulary } = request.params;
        const values = vocabularies.get(vocabulary);
        if (values === undefined) {
          throw notFound('vocabulary');
        }
        return reply.status(200).send({ vocabulary, values });
      },
    );
  };
}
