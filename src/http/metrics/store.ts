import { Gauge, type Registry } from 'prom-client';
import type { EvidenceState } from '../../application/evidence/state.ts';
import type { ReviewMeasures } from '../../application/review/measures.ts';
import type { SimulationMeasures } from '../../application/simulations/measures.ts';
import type { WebhookMeasures } from '../../application/webhooks/services.ts';

/** A gauge of which nothing is known is left out of the answer: 0 would be a measurement. */
export function evidenceGauges(registry: Registry): (state: EvidenceState | undefined) => void {
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
export function reviewGauges(registry: Registry): (measures: ReviewMeasures | undefined) => void {
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
export function webhookGauges(registry: Registry): (measures: WebhookMeasures | undefined) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const subscriptions = new Gauge({
    name: 'webhook_subscriptions',
    help: 'Webhook subscriptions that have not ended, by how sending goes.',
    labelNames: ['state'],
    registers: [registry],
  });
  const lag = gauge(
    'webhook_lag_entries',
    'Entries of the log that the webhook subscription furthest behind, of those that are sent to, has not passed.',
  );
  const lagSeconds = gauge(
    'webhook_lag_seconds',
    'Age of the oldest entry that a webhook subscription which is sent to has not passed, in seconds; 0 where there is none.',
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
    set(lagSeconds, measures?.lagSeconds);
    set(deadLetters, measures?.deadLetters);
  };
}

/** Numbers over all simulations: none of them is of any case. */
export function simulationGauges(registry: Registry): (measures: SimulationMeasures | undefined) => void {
  const simulations = new Gauge({
    name: 'simulations',
    help: 'Simulations by state.',
    labelNames: ['state'],
    registers: [registry],
  });
  const slices = new Gauge({
    name: 'simulation_slices_waiting',
    help: 'Slices of simulations under way that nobody has done yet.',
    registers: [registry],
  });
  return (measures) => {
    simulations.reset();
    for (const [state, count] of Object.entries(measures?.states ?? {})) {
      simulations.set({ state }, count);
    }
    set(slices, measures?.slicesWaiting);
  };
}

/** Whether the database answered; and what else is not known when it did not is left out. */
export function databaseGauge(registry: Registry): (database: 'up' | 'down') => void {
  const up = new Gauge({
    name: 'database_up',
    help: '1 where the database answered this scrape and can record, else 0.',
    registers: [registry],
  });
  return (database) => up.set(Number(database === 'up'));
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
