import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EvidenceState } from '../application/evidence/state.ts';
import type { ProcessMeasures } from '../application/measures/services.ts';
import type { ReviewMeasures } from '../application/review/measures.ts';
import type { SimulationMeasures } from '../application/simulations/measures.ts';
import type { WebhookMeasures } from '../application/webhooks/services.ts';
import { type About, describeProcess, processMeasurements } from './metrics/process.ts';
import {
  databaseGauge,
  evidenceGauges,
  reviewGauges,
  simulationGauges,
  webhookGauges,
} from './metrics/store.ts';

/** What the service measures of itself. Labels are route patterns, methods, statuses and codes: never an address, an id or a person. */
export interface Metrics {
  /** The measurements in the Prometheus text format. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** What is asked of the database for each scrape. Left out while it cannot be reached, and then not measured. */
export interface MeasuredState {
  readonly database: 'up' | 'down';
  readonly evidence?: EvidenceState;
  readonly reviews?: ReviewMeasures;
  readonly webhooks?: WebhookMeasures;
  readonly simulations?: SimulationMeasures;
}

/** What is measured besides the requests. */
export interface Measured {
  readonly about: About;
  /** Asks the database. Scrapes that come while it is being asked share the answer. */
  readonly readState: () => Promise<MeasuredState>;
  /** What the process knows of itself; left out where there is nothing behind the app. */
  readonly process?: ProcessMeasures | undefined;
}

/** Seconds. The first are about what an evaluation takes, 0.05 is the target of the queue and the search, 10 is past all patience. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Measures every request by route pattern, method and status, the process itself, how well the evidence stands, how much waits in the
 * reviews, and what the rules answered.
 */
export function measureRequests(app: FastifyInstance, { about, readState, process }: Measured): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  watchRequests(app, registry);
  describeProcess(registry, about);
  const ofProcess = processMeasurements(registry);
  const measureDatabase = databaseGauge(registry);
  const measureEvidence = evidenceGauges(registry);
  const measureReviews = reviewGauges(registry);
  const measureWebhooks = webhookGauges(registry);
  const measureSimulations = simulationGauges(registry);
  let reading: Promise<MeasuredState> | undefined;
  return {
    text: async () => {
      reading ??= readState().finally(() => {
        reading = undefined;
      });
      const { database, evidence, reviews, webhooks, simulations } = await reading;
      measureDatabase(database);
      measureEvidence(evidence);
      measureReviews(reviews);
      measureWebhooks(webhooks);
      measureSimulations(simulations);
      if (process !== undefined) {
        ofProcess(process);
      }
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function watchRequests(app: FastifyInstance, registry: Registry): void {
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry],
  });
  const inFlight = new Gauge({
    name: 'http_requests_in_flight',
    help: 'Requests that are being answered.',
    registers: [registry],
  });
  app.addHook('onRequest', (_request, reply, done) => {
    inFlight.inc();
    // Also where whoever asked has gone away meanwhile.
    reply.raw.once('close', () => inFlight.dec());
    done();
  });
  app.addHook('onResponse', async (request, reply) => {
    durations.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unmatched', status: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
  });
}
