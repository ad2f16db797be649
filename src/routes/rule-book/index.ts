import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Fault } from '../../application/errors.ts';
import { DomainFailure, type RuleBookComparison, type Services } from '../../application/services.ts';
import type { BookReader } from '../../http/book.ts';
import { ok, problems, query, readHeaders } from '../../http/documentation.ts';
import { code, isoDate } from '../../http/schemas/atoms.ts';
import { Rule, RuleBook, RuleBookDifferences, RuleBookVersions } from '../../http/schemas/rule-book.ts';
import type { IsoDate } from '../../rules/index.ts';

/** Read the rules in force on a day, the versions of the book, what changed between days or versions, and single rules. */
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
          throw new DomainFailure({ code: 'invalid', faults: [notCovered('?on', coverageFrom)] });
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
            'Every released version and every version that this store has answered under, newest first; a version once kept never changes.',
          headers: readHeaders,
          response: { 200: ok(RuleBookVersions, 'The versions.'), ...problems() },
        },
      },
      async (_request, reply) => reply.status(200).send({ items: await services.listRuleBooks() }),
    );

    app.get(
      '/rule-book/differences',
      {
        config: { permission: 'rule-book:read' },
        schema: {
          operationId: 'readRuleBookDifferences',
          tags: ['rule-book'],
          summary: 'Read what changed in the rule book',
          description:
            'What changed, in words, by the question that each rule set answers. Send either `from` and `to`, two days of the rule book in use: everything ' +
            'that begins, ends or changes after the first, up to and including the second. Or send `fromVersion` and `toVersion`, two of the versions that ' +
            '`/v1/rule-book/versions` lists: everything in which their texts differ, whatever the day.',
          headers: readHeaders,
          querystring: query({
            from: Type.Optional(isoDate('The earlier day. What begins on it is not told.')),
            to: Type.Optional(isoDate('The later day. What begins on it is told.')),
            fromVersion: Type.Optional(code('The version to compare with.')),
            toVersion: Type.Optional(code('The version to compare.')),
          }),
          response: { 200: ok(RuleBookDifferences, 'The differences.'), ...problems('invalid') },
        },
      },
      async (request, reply) => {
        const between = readComparison(request.query, coverageFrom);
        return reply.status(200).send(await services.compareRuleBooks(between));
      },
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

function notCovered(field: string, coverageFrom: IsoDate): Fault {
  return {
    field,
    problem: `is before ${coverageFrom}, the first day this rule book covers`,
    remedy: `send ${coverageFrom} or a later day`,
  };
}

interface ComparisonQuery {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly fromVersion?: string;
  readonly toVersion?: string;
}

/** Exactly one pair, and two different ends of it: days in their order, or versions. */
function readComparison(asked: ComparisonQuery, coverageFrom: IsoDate): RuleBookComparison {
  const { from, to, fromVersion, toVersion } = asked;
  const days = from !== undefined || to !== undefined;
  const versions = fromVersion !== undefined || toVersion !== undefined;
  if (!days && !versions) {
    throw refused(
      '?from',
      'is missing',
      'send two days as `from` and `to`, or two versions as `fromVersion` and `toVersion`',
    );
  }
  if (days && versions) {
    const field = fromVersion === undefined ? '?toVersion' : '?fromVersion';
    throw refused(field, 'came together with a day', 'send two days or two versions, not some of each');
  }
  if (versions) {
    if (fromVersion === undefined)
      throw refused('?fromVersion', 'is missing', 'send the version to compare with');
    if (toVersion === undefined) throw refused('?toVersion', 'is missing', 'send the version to compare');
    if (fromVersion === toVersion) {
      throw refused('?toVersion', 'is the same version as `fromVersion`', 'send two different versions');
    }
    return { fromVersion, toVersion };
  }
  if (from === undefined) throw refused('?from', 'is missing', 'send the earlier day');
  if (to === undefined) throw refused('?to', 'is missing', 'send the later day');
  if (from === to) throw refused('?to', 'is the same day as `from`', `send a day after ${from}`);
  if (to < from)
    throw refused('?to', 'is before `from`', 'send the earlier day as `from` and the later one as `to`');
  if (from < coverageFrom)
    throw new DomainFailure({ code: 'invalid', faults: [notCovered('?from', coverageFrom)] });
  return { from, to };
}

function refused(field: string, problem: string, remedy: string): DomainFailure {
  return new DomainFailure({ code: 'invalid', faults: [{ field, problem, remedy }] });
}
