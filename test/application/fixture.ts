import { type Kysely, sql } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import type { Dependencies } from '../../src/application/dependencies.ts';
import type { DomainError } from '../../src/application/errors.ts';
import { uuidV7 } from '../../src/application/ids.ts';
import type {
  BreachEventContent,
  ConsiderationContent,
  Instant,
  JudgementContent,
  LicenceContent,
} from '../../src/application/model.ts';
import type { IndependentViewContent, ProposalContent } from '../../src/application/review/model.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import {
  type Act,
  DomainFailure,
  PERMISSIONS,
  type Principal,
  type RecordedConsideration,
  type RecordedRecommendation,
  type Services,
  type Write,
} from '../../src/application/services.ts';
import { type ChainFinding, verifyChain } from '../../src/audit/index.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import type { MonitoringDatabase } from '../../src/db/monitoring.ts';
import { type Answer, currentBookText } from '../../src/rules/index.ts';
import { createTestDatabase, type TestServer } from '../support/database.ts';

/** Everything a test of the use cases needs, on a database of its own. */
export interface Fixture {
  readonly services: Services;
  readonly deps: Dependencies;
  /** As the service's own role. */
  readonly db: Kysely<Database>;
  /** As the role that alone reaches the monitoring data. */
  readonly monitoring: Kysely<MonitoringDatabase>;
  /** As the owner of the schema. */
  readonly owner: Kysely<Database>;
  /** Connects as the owner of the schema. */
  readonly ownerUrl: string;
  /** Sets the clock; it stands still otherwise. */
  readonly setClock: (instant: Instant) => void;
  /** What verification finds in the case's chain, from the bytes and against the head. */
  readonly verify: (licenceId: string) => Promise<readonly ChainFinding[]>;
  /** The entries of the case's chain, parsed. */
  readonly trail: (licenceId: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => Promise<void>;
}

const BOOK = openRuleBook(currentBookText());

/** The name of the log over all entries in these tests. */
export const LOG_ORIGIN = 'log.example.com/recall';

export const START: Instant = '2026-11-20T09:00:00.000Z';

/** Opens the use cases on a fresh database, with a clock that the test moves. */
export async function openFixture(server: TestServer): Promise<Fixture> {
  const database = await createTestDatabase(server);
  const db = connect<Database>(database.serviceUrl, { max: 12 });
  const reader = connect<Database>(database.readerUrl, { max: 3 });
  const monitoring = connect<MonitoringDatabase>(database.monitoringUrl, { max: 2 });
  const owner = connect<Database>(database.ownerUrl, { max: 2 });
  let now = START;
  let ids = 0;
  /** In the order in which they are made, also within a millisecond, so that lists have one order. */
  const newId = () => {
    ids += 1;
    return uuidV7(Date.parse(START) + ids);
  };
  const deps: Dependencies = {
    db,
    reader,
    log: { origin: LOG_ORIGIN, verifierKeys: [] },
    clock: () => now,
    newId,
    book: BOOK,
  };
  await keepBookInUse(db, BOOK, START);

  const readChain = (licenceId: string) =>
    owner
      .selectFrom('audit_entries')
      .select(['bytes', 'hash'])
      .where('licence_id', '=', licenceId)
      .orderBy('chain_index')
      .execute();

  return {
    services: createServices(deps, monitoring),
    monitoring,
    deps,
    db,
    owner,
    ownerUrl: database.ownerUrl,
    setClock: (instant) => {
      now = instant;
    },
    verify: async (licenceId) => {
      const head = await owner
        .selectFrom('cases')
        .select(['chain_length', 'chain_hash'])
        .where('id', '=', licenceId)
        .executeTakeFirstOrThrow();
      const entries = await readChain(licenceId);
      return verifyChain(
        entries.map(({ bytes, hash }) => ({ bytes, hash: hash.toString('hex') })),
        { length: head.chain_length, hash: head.chain_hash.toString('hex') },
      );
    },
    trail: async (licenceId) => {
      const entries = await readChain(licenceId);
      return entries.map(({ bytes }) => JSON.parse(bytes.toString('utf8')));
    },
    close: async () => {
      await db.destroy();
      await reader.destroy();
      await monitoring.destroy();
      await owner.destroy();
      await database.drop();
    },
  };
}

export const OFFICER: Principal = {
  subject: 'subject-officer',
  kind: 'person',
  permissions: PERMISSIONS,
  areas: 'everywhere',
};
export const MANAGER: Principal = {
  subject: 'subject-manager',
  kind: 'person',
  permissions: PERMISSIONS,
  areas: 'everywhere',
};
export const CASE_SYSTEM: Principal = {
  subject: 'system-cases',
  kind: 'system',
  permissions: PERMISSIONS,
  areas: 'everywhere',
};

/** Somebody who writes independent views and decides. */
export const SPO: Principal = { ...OFFICER, subject: 'subject-spo' };

/** An act of the officer, or of somebody else. */
export function act(principal: Principal = OFFICER): Act {
  return { principal, correlationId: 'correlation-1' };
}

/** A write that may be repeated with the same key. */
export function write(key: string, requestHash = 'request-1', principal: Principal = OFFICER): Write {
  return { principal, correlationId: 'correlation-1', idempotency: { key, requestHash } };
}

/** A licence with two conditions; its reference differs with each `number`. */
export function exampleLicence(number = 1, more: Partial<LicenceContent> = {}): LicenceContent {
  return {
    sourceSystem: 'example-cases',
    externalReference: `L-${number}`,
    person: { crn: `X${String(number).padStart(6, '0')}`, dateOfBirth: '1990-02-28' },
    sentences: [{ id: 's1', type: 'standard-determinate', date: '2024-01-10', length: { years: 3 } }],
    licenceExpiry: '2027-06-30',
    conditions: [
      { id: 'c1', category: 'standard', text: 'Keep appointments with the example supervising officer.' },
      { id: 'c2', category: 'additional', text: 'Do not enter Example Street.' },
    ],
    region: 'example-region',
    deliveryUnit: 'example-unit',
    ...more,
  };
}

/** A missed appointment. */
export function exampleEvent(more: Partial<BreachEventContent> = {}): BreachEventContent {
  return {
    type: 'missed-appointment-no-good-reason',
    evidenceStatus: 'no-criminal-process',
    description: 'Example Person did not come to the office.',
    occurredOn: '2026-11-18',
    conditions: ['c1'],
    ...more,
  };
}

/** A judgement that answers danger and manageability, with reasons. */
export function exampleJudgement(more: Partial<JudgementContent> = {}): JudgementContent {
  return {
    danger: { answer: 'no', reason: 'No pattern of harm.', madeBy: 'Example Officer', on: '2026-11-19' },
    manageable: { answer: 'yes', reason: 'Weekly contact.', madeBy: 'Example Officer', on: '2026-11-19' },
    custody: 'in-community',
    ...more,
  };
}

/** What a practitioner proposes of their own, before an answer is there to be seen. */
export function exampleProposal(more: Partial<ProposalContent> = {}): ProposalContent {
  return {
    proposes: 'no-recall',
    reasons: 'Weekly contact would do.',
    urgency: { answer: 'standard', reason: 'Nobody is in danger this week.' },
    ...more,
  };
}

/** What a second mind thinks before the answer is shown. */
export function exampleView(more: Partial<IndependentViewContent> = {}): IndependentViewContent {
  return {
    inclines: 'no-recall',
    immediateRisk: 'None that is known.',
    whoIsVulnerable: 'Nobody that is known.',
    currentCircumstances: 'Settled at home.',
    alternativesToRecall: 'Weekly contact.',
    protectiveFactors: 'Has work.',
    ...more,
  };
}

/** Opens a consideration in which the officer then proposes, and so may read what the rules answer. Its version is 2. */
export async function openProposed(
  services: Services,
  licenceId: string,
  content: ConsiderationContent,
  judgement?: JudgementContent,
  opening: Write = act(),
): Promise<RecordedConsideration> {
  const { id, version } = await services.openConsideration(opening, licenceId, content, judgement);
  return services.takeStep(act(), id, version, 'proposal', exampleProposal());
}

/** The same, and somebody else has recorded an independent view: everybody may read the answer. Its version is 3. */
export async function openViewed(...asked: Parameters<typeof openProposed>): Promise<RecordedConsideration> {
  const [services] = asked;
  const { id, version } = await openProposed(...asked);
  return services.takeStep(act(SPO), id, version, 'independent-view', exampleView());
}

/** The answer of a run that is shown. */
export function answerOf({ answer }: Pick<RecordedRecommendation, 'answer'>): Answer {
  if (answer === undefined) {
    throw new Error('the answer is withheld');
  }
  return answer;
}

/** The error a use case refuses with. */
export async function refusal(attempt: Promise<unknown> | (() => Promise<unknown>)): Promise<DomainError> {
  try {
    await (typeof attempt === 'function' ? attempt() : attempt);
  } catch (error) {
    if (error instanceof DomainFailure) {
      return error.error;
    }
    throw error;
  }
  throw new Error('nothing was refused');
}

/** How many rows every table of the service holds. */
export async function countRows(owner: Kysely<Database>): Promise<Readonly<Record<string, number>>> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = current_schema() and table_name not like 'kysely%' order by 1`.execute(owner);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const count = await sql<{ n: number }>`select count(*) as n from ${sql.id(name)}`.execute(owner);
    counts[name] = count.rows[0]?.n ?? 0;
  }
  return counts;
}
