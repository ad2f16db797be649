import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EvidenceState } from '../application/evidence/state.ts';
import type { ReviewMeasures } from '../application/review/measures.ts';
import type { WebhookMeasures } from '../application/webhooks/services.ts';

/** What the service measures of itself. Labels are route patterns, methods and statuses: never an address, an id or a person. */
export interface Metrics {
  /** The measurements in the Prometheus text format. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

/** What is asked of the database for each scrape. Left out while it cannot be reached, and then not measured. */
export interface MeasuredState {
  readonly evidence?: EvidenceState;
  readonly reviews?: ReviewMeasures;
  readonly webhooks?: WebhookMeasures;
}

/**
 * Measures every request by route pattern, method and status, the process itself, how well the evidence stands, and how much
 * waits in the reviews.
 */
export function measureRequests(app: FastifyInstance, readState: () => Promise<MeasuredState>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer, in seconds.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    durations.observe(
      { method: request.method, route: request.routeOptions.url ?? 'unmatched', status: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
  });
  const measureEvidence = evidenceGauges(registry);
  const measureReviews = reviewGauges(registry);
  const measureWebhooks = webhookGauges(registry);
  return {
    text: async () => {
      const { evidence, reviews, webhooks } = await readState();
      measureEvidence(evidence);
      measureReviews(reviews);
      measureWebhooks(webhooks);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

/** A gauge of which nothing is known is left out of the answer: 0 would be a measurement. */
function evidenceGauges(registry: Registry): (state: EvidenceState | undefined) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const gauges = {
    treeSize: gauge('audit_log_tree_size', 'Entries under the latest checkpoint.'),
    publishedAt: gauge(
      'audit_log_checkpoint_timestamp_seconds',
      'When the latest checkpoint was published, in seconds since 1970.',
    ),
    waiting: gauge('audit_log_entries_waiting', 'Entries that have no place in the tree yet.'),
    fault: gauge(
      'audit_log_fault',
      '1 while this process finds that it may not publish a checkpoint, else 0.',
    ),
    checkedAt: gauge(
      'store_check_timestamp_seconds',
      'When the latest pass over the whole store ended, in seconds since 1970.',
    ),
    checkedEntries: gauge('store_check_entries', 'Entries that the latest pass over the store went through.'),
    findings: gauge('store_check_findings', 'Findings of the latest pass over the store.'),
  };
  return (state) => {
    set(gauges.treeSize, state?.treeSize);
    set(gauges.publishedAt, secondsOf(state?.publishedAt));
    set(gauges.waiting, state?.waiting);
    set(gauges.fault, state === undefined ? undefined : Number(state.fault !== undefined));
    set(gauges.checkedAt, secondsOf(state?.storeCheck?.finishedAt));
    set(gauges.checkedEntries, state?.storeCheck?.entries);
    set(gauges.findings, state?.storeCheck?.findings);
  };
}

/** Numbers over all areas: an area with few cases would say of one of them how far it is. */
function reviewGauges(registry: Registry): (measures: ReviewMeasures | undefined) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const labelled = <L extends string>(name: string, help: string, label: L) =>
    new Gauge<L>({ name, help, labelNames: [label], registers: [registry] });
  const open = labelled('considerations_open', 'Considerations that have not ended, by state.', 'state');
  const overdue = labelled('considerations_overdue', 'Clocks of considerations that ran out.', 'clock');
  const gauges = {
    expired: gauge('considerations_expired', 'Considerations whose time to decide ran out undecided.'),
    notCountersigned: gauge(
      'considerations_not_countersigned',
      'Decisions taken outside the usual flow that nobody has countersigned yet.',
    ),
    newFactsWaiting: gauge(
      'considerations_new_facts_waiting',
      'Considerations in which facts that came later wait to be reviewed.',
    ),
    casesWithoutArea: gauge(
      'cases_without_area_waiting',
      'Cases with a consideration that waits and with no area on whose queue it could.',
    ),
  };
  return (measures) => {
    open.reset();
    overdue.reset();
    for (const [state, value] of Object.entries(measures?.open ?? {})) {
      open.set({ state }, value);
    }
    for (const [clock, value] of Object.entries(measures?.overdue ?? {})) {
      overdue.set({ clock }, value);
    }
    set(gauges.expired, measures?.expired);
    set(gauges.notCountersigned, measures?.notCountersigned);
    set(gauges.newFactsWaiting, measures?.newFactsWaiting);
    set(gauges.casesWithoutArea, measures?.casesWithoutArea);
  };
}

/** Numbers over all subscriptions: a label with an id would tell who follows what. */
function webhookGauges(registry: Registry): (measures: WebhookMeasures | undefined) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const subscriptions = new Gauge({
    name: 'webhook_subscriptions',
    help: 'Webhook subscriptions that have not ended, by how sending goes.',
    labelNames: ['state'],
    registers: [registry],
  });
  const lag = gauge(
    'webhook_lag_entries',
    'Entries of the log that the webhook subscription furthest behind has not passed.',
  );
  const deadLetters = gauge('webhook_dead_letters', 'Events that were not delivered to a subscriber.');
  return (measures) => {
    subscriptions.reset();
    if (measures !== undefined) {
      for (const state of ['active', 'failing', 'paused', 'gone'] as const) {
        subscriptions.set({ state }, measures[state]);
      }
    }
    set(lag, measures?.lag);
    set(deadLetters, measures?.deadLetters);
  };
}

function secondsOf(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant) / 1_000;
}

function set(measured: Gauge, value: number | undefined): void {
  measured.remove();
  if (value !== undefined) {
    measured.set(value);
  }
}
