import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { DomainFailure, type Services } from '../../application/services.ts';
import type { BookReader } from '../../http/book.ts';
import { ok, problems, query, readHeaders } from '../../http/documentation.ts';
import { isoDate } from '../../http/schemas/atoms.ts';
import { Rule, RuleBook, RuleBookVersions } from '../../http/schemas/rule-book.ts';

/** Read the rules in force on a day, the versions of the book, and single rules. */
export function ruleBookRoutes(book: BookReader, services: Services): FastifyPluginAsyncTypebox {
  const { version, digest, kernel, released, coverageFrom } = book;
  const itself = { version, digest, kernel, released, coverageFrom };
  return async (app) => {
    app.get(
      '/rule-book',
      {
        config: { permission: 'rule-book:read' },
        schema: {
          operationId: 'readRuleBook',
          tags: ['rule-book'],
          summary: 'Read the rules in force on a day',
          description: 'The law is dated: the day is part of the question, and there is no default for it.',
          headers: readHeaders,
          querystring: query({ on: isoDate('The day whose rules to read.') }),
          response: { 200: ok(RuleBook, 'The rules in force.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const { on } = request.query;
        if (on < coverageFrom) {
          const fault = {
            field: '?on',
            problem: `is before ${coverageFrom}, the first day this rule book covers`,
            remedy: `send ${coverageFrom} or a later day`,
          };
          throw new DomainFailure({ code: 'invalid', faults: [fault] });
        }
        return reply.status(200).send({ ...itself, on, regime: book.regimeOn(on), rules: book.rulesOn(on) });
      },
    );

    app.get(
      '/rule-book/versions',
      {
        config: { permission: 'rule-book:read' },
        schema: {
          operationId: 'listRuleBookVersions',
          tags: ['rule-book'],
          summary: 'List the versions of the rule book',
          description:
            'Every version that this store has answered under, newest first; a version once kept never changes.',
          headers: readHeaders,
          response: { 200: ok(RuleBookVersions, 'The versions.'), ...problems() },
        },
      },
      async (_request, reply) => reply.status(200).send({ items: await services.listRuleBooks() }),
    );

    app.get(
      '/rule-book/rules/:id',
      {
        config: { permission: 'rule-book:read' },
        schema: {
          operationId: 'readRule',
          tags: ['rule-book'],
          summary: 'Read one rule',
          description: 'A rule in words, with its authorities, its dates and how far it was checked.',
          headers: readHeaders,
          params: Type.Object({ id: Type.String({ description: 'Id of the rule, as in an answer.' }) }),
          response: { 200: ok(Rule, 'The rule.'), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const rule = book.rule(request.params.id);
        if (rule === undefined) {
          throw new DomainFailure({ code: 'not-found', resource: 'rule' });
        }
        return reply.status(200).send(rule);
      },
    );
  };
}
