import accepts from '@fastify/accepts';
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify';
import packageJson from '../package.json' with { type: 'json' };
import type { ProcessMeasures } from './application/measures/services.ts';
import type { Services } from './application/services.ts';
import { type Authenticator, guardRoutes } from './http/authentication.ts';
import { acceptJsonBodies, BODY_LIMIT } from './http/body.ts';
import type { BookReader } from './http/book.ts';
import { endConnectionsOnClose } from './http/closing.ts';
import { readExamples } from './http/examples.ts';
import { correlationIdOf } from './http/headers.ts';
import { limitRequests, serverLimits, TIMEOUTS, type Timeouts } from './http/limits.ts';
import { logRequests } from './http/logging.ts';
import { watchMethods } from './http/methods.ts';
import { measureRequests } from './http/metrics.ts';
import { type OverloadLimits, shedOverload } from './http/overload.ts';
import { documentRoutes, serveDocument } from './http/openapi.ts';
import { refuseUnnamedParameters } from './http/parameters.ts';
import { answerBrokenConnection, answerProblems, answerWithoutRoute } from './http/problem-handler.ts';
import { readProblemPages } from './http/problem-pages.ts';
import { limitRates, RATE_LIMITS, type RateLimits } from './http/rate-limit.ts';
import { recordRefusals } from './http/refusals.ts';
import { protectAnswers } from './http/security-headers.ts';
import type { SecurityText } from './http/security-text.ts';
import type { Tracing } from './http/tracing.ts';
import { requestValidation } from './http/validation.ts';
import { accessRoutes } from './routes/access/index.ts';
import { auditTrailRoutes } from './routes/audit-trail/index.ts';
import { breachEventRoutes } from './routes/breach-events/index.ts';
import { bundleRoutes } from './routes/bundles/index.ts';
import { considerationRoutes } from './routes/considerations/index.ts';
import { decisionDocumentRoutes } from './routes/documents/index.ts';
import { disputeRoutes } from './routes/disputes/index.ts';
import { eventRoutes } from './routes/events/index.ts';
import { evaluationRoutes } from './routes/evaluations/index.ts';
import { explanationRoutes } from './routes/explanations/index.ts';
import { intakeRoutes } from './routes/intake/index.ts';
import { licenceRoutes } from './routes/licences/index.ts';
import { logRoutes } from './routes/log/index.ts';
import { monitoringRoutes } from './routes/monitoring/index.ts';
import { operationsRoutes, type ReadReadiness } from './routes/operations/index.ts';
import { recallRoutes } from './routes/recalls/index.ts';
import { recommendationRoutes } from './routes/recommendations/index.ts';
import { referenceRoutes } from './routes/reference/index.ts';
import { replayRoutes } from './routes/replays/index.ts';
import { retentionRoutes } from './routes/retention/index.ts';
import { reviewRoutes } from './routes/review/index.ts';
import { ruleBookRoutes } from './routes/rule-book/index.ts';
import { simulationRoutes } from './routes/simulations/index.ts';
import { securityTextRoute } from './routes/security-text/index.ts';
import { fairnessRoutes } from './routes/statistics-fairness/index.ts';
import { statisticsRoutes } from './routes/statistics/index.ts';
import { subjectAccessRoutes } from './routes/subject-access/index.ts';
import { webhookRoutes } from './routes/webhooks/index.ts';

/** What the app is made of. */
export interface AppParts {
  readonly services: Services;
  readonly book: BookReader;
  readonly authenticate: Authenticator;
  readonly readiness: ReadReadiness;
  readonly log: FastifyBaseLogger;
  /** Addresses and networks of the proxies whose `X-Forwarded-For` is believed; without them no such field is. */
  readonly trustedProxies?: readonly string[];
  readonly rateLimits?: RateLimits;
  readonly timeouts?: Timeouts;
  /** Beyond what requests are shed; without it none are. */
  readonly overload?: OverloadLimits;
  /** Whether the process is about to stop, so that clients should go elsewhere; never, without it. */
  readonly isStopping?: () => boolean;
  /** What the process knows of itself, to be measured; without it that is not. */
  readonly measures?: ProcessMeasures | undefined;
  /** Makes spans of the requests; without it nothing is traced. */
  readonly tracing?: Tracing | undefined;
  /** What `security.txt` says; without it this is a service for development that nobody reports to. */
  readonly securityText?: SecurityText | undefined;
}

/** An id longer than this is answered by the router, still as one that nothing has. */
const LONGEST_PARAMETER = 1_000;

/** The HTTP interface over the use cases: ready to listen or to be injected into, and closed by whoever made it. */
export async function buildApp({
  services,
  book,
  authenticate,
  readiness,
  log,
  trustedProxies = [],
  rateLimits = RATE_LIMITS,
  timeouts = TIMEOUTS,
  overload,
  isStopping = () => false,
  measures,
  tracing,
  securityText,
}: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'correlationId' }),
    genReqId: (request) => correlationIdOf(request.headers),
    bodyLimit: BODY_LIMIT,
    ...serverLimits(timeouts),
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // While closing, requests on open connections are answered; new connections are refused by then.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, request, reply) =>
      void answerWithoutRoute(error, request, reply, rates.withoutRoute),
    clientErrorHandler: answerBrokenConnection,
  });
  const examples = await readExamples();
  // First of all: what comes after is part of the span.
  tracing?.traceRequests(app);

  app.setValidatorCompiler(requestValidation());
  // Answers are written as they are. A serialiser made from the schema would drop a member it does not list in silence;
  // that answers follow their schemas is for the tests to prove.
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
  acceptJsonBodies(app);
  endConnectionsOnClose(app, isStopping);

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'X-Correlation-Id': request.id, 'Cache-Control': 'no-store' });
  });
  await protectAnswers(app);
  await app.register(accepts);
  const rates = await limitRates(app, rateLimits);
  limitRequests(app);
  answerProblems(app);
  logRequests(app);
  const metrics = measureRequests(app, {
    about: { version: packageJson.version, book },
    readState: () => readiness({ withReviews: true }),
    process: measures,
  });
  if (overload !== undefined) {
    await shedOverload(app, overload);
  }
  guardRoutes(app, authenticate, rates.guarded);
  const routes = watchMethods(app);

  await documentRoutes(app, packageJson.version, examples);
  await app.register(
    async (v1) => {
      recordRefusals(v1, services);
      refuseUnnamedParameters(v1);
      await v1.register(licenceRoutes(services));
      await v1.register(breachEventRoutes(services));
      await v1.register(intakeRoutes(services));
      await v1.register(considerationRoutes(services));
      await v1.register(recommendationRoutes(services));
      await v1.register(explanationRoutes(services));
      await v1.register(reviewRoutes(services));
      await v1.register(decisionDocumentRoutes(services));
      await v1.register(recallRoutes(services));
      await v1.register(accessRoutes(services));
      await v1.register(evaluationRoutes(services));
      await v1.register(auditTrailRoutes(services));
      await v1.register(logRoutes(services));
      await v1.register(bundleRoutes(services));
      await v1.register(replayRoutes(services));
      await v1.register(simulationRoutes(services));
      await v1.register(retentionRoutes(services));
      await v1.register(subjectAccessRoutes(services));
      await v1.register(disputeRoutes(services));
      await v1.register(eventRoutes(services));
      await v1.register(webhookRoutes(services));
      await v1.register(monitoringRoutes(services));
      await v1.register(fairnessRoutes(services));
      await v1.register(ruleBookRoutes(book, services));
      await v1.register(statisticsRoutes(services));
      await v1.register(referenceRoutes(book));
    },
    { prefix: '/v1' },
  );
  const { name, version } = packageJson;
  const problemPages = await readProblemPages();
  await app.register(operationsRoutes({ name, version, book, readiness, metrics, problemPages }));
  await app.register(securityTextRoute(securityText));
  await serveDocument(app);
  routes.refuseOtherMethods();
  await app.ready();
  return app;
}
