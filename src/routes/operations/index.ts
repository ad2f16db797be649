import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import type { EvidenceState } from '../../application/evidence/state.ts';
import type { ReviewMeasures } from '../../application/review/measures.ts';
import type { SimulationMeasures } from '../../application/simulations/measures.ts';
import type { WebhookMeasures } from '../../application/webhooks/services.ts';
import type { BookReader } from '../../http/book.ts';
import { ok, publicProblems, textAnswer } from '../../http/documentation.ts';
import type { Metrics } from '../../http/metrics.ts';
import type { ProblemPages } from '../../http/problem-pages.ts';
import { notFound } from '../../http/problems.ts';
import { Health, Info, Liveness } from '../../http/schemas/operations.ts';

/** Whether the service can do its work, and what it works on. */
export interface Readiness {
  readonly database: 'up' | 'down';
  /** The process is about to stop, and takes what still comes. */
  readonly stopping?: boolean;
  /** Version of the database server, where it was reached. */
  readonly databaseVersion?: string;
  /** How well the evidence stands, where the database was reached. */
  readonly evidence?: EvidenceState;
  /** How much waits in the reviews, where it was asked for and the database was reached. */
  readonly reviews?: ReviewMeasures;
  /** How far webhooks are, where reviews were asked for too. */
  readonly webhooks?: WebhookMeasures;
  /** How far simulations are, where reviews were asked for too. */
  readonly simulations?: SimulationMeasures;
}

/** Asks how the service is; with what waits in the reviews for measurements only, which probes of its health need not count. */
export type ReadReadiness = (more?: { readonly withReviews: boolean }) => Promise<Readiness>;

/** What the operations routes report on. */
export interface Operations {
  readonly name: string;
  readonly version: string;
  readonly book: BookReader;
  readonly readiness: ReadReadiness;
  readonly metrics: Metrics;
  readonly problemPages: ProblemPages;
}

/** Health, information, metrics and the pages about problems. Public: they hold nothing of any case. */
export function operationsRoutes(operations: Operations): FastifyPluginAsyncTypebox {
  const { name, version, book, readiness, metrics, problemPages } = operations;
  const open = { config: { public: true } } as const;
  const common = { tags: ['operations'], security: [] };
  const healthAnswers = {
    200: ok(Health, 'The service can work.'),
    503: ok(Health, 'Something it depends on cannot be reached.'),
  };

  async function health() {
    const { database, evidence, stopping = false } = await readiness();
    const up = database === 'up' && !stopping;
    const document: Static<typeof Health> = {
      status: up ? 'up' : 'down',
      components: {
        database: { status: database },
        ...(stopping ? { process: { status: 'down' as const } } : {}),
        ...describeEvidence(evidence),
      },
    };
    return { status: up ? (200 as const) : (503 as const), document };
  }

  return async (app) => {
    app.get(
      '/health',
      {
        ...open,
        schema: {
          ...common,
          operationId: 'readHealth',
          summary: 'Health of the service',
          description: 'Whether the service and what it depends on can work.',
          response: healthAnswers,
        },
      },
      async (_request, reply) => {
        const { status, document } = await health();
        return reply.status(status).send(document);
      },
    );

    app.get(
      '/health/liveness',
      {
        ...open,
        schema: {
          ...common,
          operationId: 'readLiveness',
          summary: 'Whether the process answers',
          description: 'Answers as long as the process does, whatever it depends on.',
          response: { 200: ok(Liveness, 'The process answers.') },
        },
      },
      async (_request, reply) => reply.status(200).send({ status: 'up' }),
    );

    app.get(
      '/health/readiness',
      {
        ...open,
        schema: {
          ...common,
          operationId: 'readReadiness',
          summary: 'Whether to send requests here',
          description:
            'Whether the database can be reached. What is wrong with the evidence is said beside it and takes no service away: people must be able to work, and to see it.',
          response: healthAnswers,
        },
      },
      async (_request, reply) => {
        const { status, document } = await health();
        return reply.status(status).send(document);
      },
    );

    app.get(
      '/info',
      {
        ...open,
        schema: {
          ...common,
          operationId: 'readInfo',
          summary: 'What is running',
          description: 'Versions of the service, the rule book, the database and the runtime.',
          response: { 200: ok(Info, 'What is running.'), ...publicProblems() },
        },
      },
      async (_request, reply) => {
        const { databaseVersion } = await readiness();
        return reply.status(200).send({
          name,
          version,
          ruleBook: { version: book.version, digest: book.digest, kernel: book.kernel },
          database: databaseVersion === undefined ? {} : { version: databaseVersion },
          node: process.version,
        });
      },
    );

    app.get(
      '/metrics',
      {
        ...open,
        schema: {
          ...common,
          operationId: 'readMetrics',
          summary: 'Measurements for Prometheus',
          description:
            'Durations of requests by route pattern, the process itself, how well the evidence stands, and how much waits in the reviews, in numbers over all areas. Nothing of any case.',
          response: { 200: textAnswer('text/plain', 'The measurements.'), ...publicProblems() },
        },
      },
      async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()),
    );

    app.get(
      '/problems/:code',
      {
        ...open,
        schema: {
          ...common,
          operationId: 'readProblemPage',
          summary: 'Read about a kind of problem',
          description: 'Where the `type` of a problem leads: what it means and what to do.',
          params: Type.Object({ code: Type.String({ description: 'The code of the problem.' }) }),
          response: { 200: textAnswer('text/markdown', 'The page.'), ...publicProblems('not-found') },
        },
      },
      async (request, reply) => {
        const text = problemPages.get(request.params.code);
        if (text === undefined) {
          throw notFound('kind of problem');
        }
        return reply.type('text/markdown; charset=utf-8').send(text);
      },
    );
  };
}

/** A fault of the evidence is for whoever runs the service: it is seen here and in the measurements, and stops nobody. */
function describeEvidence(
  evidence: EvidenceState | undefined,
): Omit<Static<typeof Health>['components'], 'database' | 'process'> {
  if (evidence === undefined) {
    return {};
  }
  const { treeSize, publishedAt, waiting, fault, storeCheck } = evidence;
  return {
    auditLog: {
      status: fault === undefined ? 'up' : 'down',
      treeSize,
      ...(publishedAt === undefined ? {} : { publishedAt }),
      waiting,
    },
    ...(storeCheck === undefined
      ? {}
      : { storeCheck: { status: storeCheck.findings === 0 ? 'up' : 'down', ...storeCheck } }),
  };
}
