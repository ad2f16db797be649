import { Counter, Gauge, type Registry } from 'prom-client';
import type { ProcessMeasures } from '../../application/measures/services.ts';

/** What is running: labels of a measurement that is always 1, to be joined with others. */
export interface About {
  readonly version: string;
  readonly book: { readonly version: string; readonly digest: string; readonly kernel: string };
}

/** Says what is running. Never changes while the process lives. */
export function describeProcess(registry: Registry, { version, book }: About): void {
  const service = new Gauge({
    name: 'service_info',
    help: 'Always 1: the version of the service and of the runtime.',
    labelNames: ['version', 'node'],
    registers: [registry],
  });
  service.set({ version, node: process.version }, 1);
  const ruleBook = new Gauge({
    name: 'rule_book_info',
    help: 'Always 1: the rule book in use.',
    labelNames: ['version', 'digest', 'kernel'],
    registers: [registry],
  });
  ruleBook.set({ version: book.version, digest: book.digest, kernel: book.kernel }, 1);
}

/** Takes over what the process counted itself, when it is asked for: nothing of this is done while a request is worked on. */
export function processMeasurements(registry: Registry): (measures: ProcessMeasures) => void {
  const answers = new Counter({
    name: 'rule_set_answers_total',
    help: 'Answers of rule sets in runs of this process, by what the run was for; taken over in tens of runs.',
    labelNames: ['run', 'rule_set', 'answer'],
    registers: [registry],
  });
  const missing = new Counter({
    name: 'missing_facts_total',
    help: 'Runs of this process that asked for a fact which could change the answer; taken over in tens of runs.',
    labelNames: ['run', 'fact'],
    registers: [registry],
  });
  const rounds = new Counter({
    name: 'background_rounds_total',
    help: 'Rounds of work beside the requests in this process, by how they ended.',
    labelNames: ['work', 'outcome'],
    registers: [registry],
  });
  const lastDone = new Gauge({
    name: 'background_last_done_timestamp_seconds',
    help: 'When the latest round of work beside the requests that did not fail came to its end, in seconds since 1970.',
    labelNames: ['work'],
    registers: [registry],
  });
  const connections = new Gauge({
    name: 'database_connections',
    help: 'Open connections to the database, by pool and state.',
    labelNames: ['pool', 'state'],
    registers: [registry],
  });
  const limit = new Gauge({
    name: 'database_connections_limit',
    help: 'Most connections that a pool opens.',
    labelNames: ['pool'],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'database_requests_waiting',
    help: 'Work that waits for a connection of a pool.',
    labelNames: ['pool'],
    registers: [registry],
  });
  return (measures) => {
    answers.reset();
    missing.reset();
    rounds.reset();
    const { answers: counted, missingFacts } = measures.runs();
    for (const { kind, ruleSet, answer, count } of counted) {
      answers.inc({ run: kind, rule_set: ruleSet, answer }, count);
    }
    for (const { kind, fact, count } of missingFacts) {
      missing.inc({ run: kind, fact }, count);
    }
    for (const { work, done, failed, lastDone: at } of measures.work()) {
      rounds.inc({ work, outcome: 'done' }, done);
      rounds.inc({ work, outcome: 'failed' }, failed);
      if (at !== undefined) {
        lastDone.set({ work }, Date.parse(at) / 1_000);
      }
    }
    for (const { pool, inUse, idle, waiting: queued, size } of measures.pools()) {
      connections.set({ pool, state: 'in-use' }, inUse);
      connections.set({ pool, state: 'idle' }, idle);
      limit.set({ pool }, size);
      waiting.set({ pool }, queued);
    }
  };
}
