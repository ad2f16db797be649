import { generateKeyPairSync } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { createServices } from '../src/application/create-services.ts';
import type { Dependencies } from '../src/application/dependencies.ts';
import type { SequencerParts } from '../src/application/evidence/sequencer.ts';
import { uuidV7 } from '../src/application/ids.ts';
import { keepBookInUse, openRuleBook } from '../src/application/rule-book.ts';
import { PERMISSIONS, type Services, type Write } from '../src/application/services.ts';
import { noteSigner, noteVerifier } from '../src/audit/index.ts';
import { keepLogKeys } from '../src/db/checkpoints.ts';
import { connect } from '../src/db/connect.ts';
import type { Database } from '../src/db/database.ts';
import type { EmbeddedServer } from '../src/db/embedded.ts';
import { migrateToLatest } from '../src/db/migrate.ts';
import { filledByDatabase, migrations, mutableTables } from '../src/db/migrations/index.ts';
import { currentBookText } from '../src/rules/index.ts';
import { withoutChain } from './log-unchained.ts';

/** What of the evidence a store keeps. */
export type Keeps =
  /** All of it, as the product does. */
  | 'chain-and-tree'
  /** Chains, and the list of entries that wait for a place in the tree. */
  | 'chain-and-list'
  /** Chains alone. */
  | 'chain'
  /** Entries alone. */
  | 'entries';

/** One of the stores that are compared, in a database of its own. */
export interface Store {
  readonly services: Services;
  readonly db: Kysely<Database>;
  /** What a publisher of this store needs. */
  readonly sequencer: SequencerParts;
  /** How many statements on the head of a case were left out: two for each recommendation where there is no chain. */
  readonly leftOut: () => number;
  readonly close: () => Promise<void>;
}

/** As the service has it when nothing is configured. */
const POOL_SIZE = 10;
const START = Date.UTC(2026, 10, 20, 9);
const ORIGIN = 'bench.example/recall';
const FILLED = 'recall_bench_filled';

const signer = noteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey);
const book = openRuleBook(currentBookText());
const clock = () => new Date(START + performance.now()).toISOString();

/** Who writes, and the act by which they do. */
export const WRITE: Write = {
  principal: { subject: 'bench-officer', kind: 'person', permissions: PERMISSIONS, areas: 'everywhere' },
  correlationId: 'bench',
};
/** The day that every recommendation is made for, `YYYY-MM-DD`. */
export const AS_AT = '2026-11-20';

/**
 * Makes the database that every store is a copy of: migrated, with cases that each have a licence, an event and a
 * consideration with judgement.
 *
 * @returns the ids of the considerations.
 */
export async function fill(server: EmbeddedServer, cases: number): Promise<readonly string[]> {
  await onServer(server, `create database ${FILLED}`);
  const { ownerUrl, serviceUrl, readerUrl } = addresses(server, FILLED);
  const log = { info: () => undefined, warn: () => undefined };
  await migrateToLatest({
    ownerUrl,
    serviceUrl,
    readerUrl,
    migrations,
    mutableTables,
    filledByDatabase,
    log,
  });
  const db = connect<Database>(serviceUrl, { max: POOL_SIZE });
  try {
    await keepBookInUse(db, book, clock());
    await keepLogKeys(db, [signer.verifierKey], clock());
    const services = createServices(dependencies(db, db));
    const considerations: string[] = [];
    for (let number = 1; number <= cases; number += 1) {
      considerations.push(await openCase(services, number));
    }
    return considerations;
  } finally {
    await db.destroy();
  }
}

/** Copies the filled database, and takes from the copy what the store is not to keep. */
export async function openStore(server: EmbeddedServer, name: string, keeps: Keeps): Promise<Store> {
  await onServer(server, `create database ${name} template ${FILLED}`);
  const { ownerUrl, serviceUrl, readerUrl } = addresses(server, name);
  const owner = connect<Database>(ownerUrl, { max: 1 });
  const db = connect<Database>(serviceUrl, { max: POOL_SIZE });
  const reader = connect<Database>(readerUrl, { max: 1 });
  try {
    if (keeps === 'chain' || keeps === 'entries') {
      await sql`drop trigger entries_wait_for_a_place on audit_entries`.execute(owner);
    }
    const unchained = keeps === 'entries' ? await withoutChain(owner, db) : undefined;
    await sql`vacuum analyze`.execute(owner);
    return {
      services: createServices(dependencies(unchained?.db ?? db, reader)),
      db,
      sequencer: {
        db,
        clock,
        origin: ORIGIN,
        signers: [signer],
        verifiers: [noteVerifier(signer.verifierKey)],
      },
      leftOut: () => unchained?.answered() ?? 0,
      close: async () => {
        await Promise.all([db.destroy(), reader.destroy()]);
      },
    };
  } catch (error) {
    await Promise.all([db.destroy(), reader.destroy()]);
    throw error;
  } finally {
    await owner.destroy();
  }
}

function dependencies(db: Kysely<Database>, reader: Kysely<Database>): Dependencies {
  return {
    db,
    reader,
    log: { origin: ORIGIN, verifierKeys: [signer.verifierKey] },
    clock,
    newId: () => uuidV7(),
    book,
  };
}

async function openCase(services: Services, number: number): Promise<string> {
  const licence = await services.registerLicence(WRITE, {
    sourceSystem: 'bench-cases',
    externalReference: `L-${number}`,
    person: { crn: `X${String(number).padStart(6, '0')}`, dateOfBirth: '1990-02-28' },
    sentences: [{ id: 's1', type: 'standard-determinate', date: '2024-01-10', length: { years: 3 } }],
    licenceExpiry: '2027-06-30',
    conditions: [
      { id: 'c1', category: 'standard', text: 'Keep appointments with the example supervising officer.' },
      { id: 'c2', category: 'additional', text: 'Do not enter Example Street.' },
    ],
    region: 'bench-region',
    deliveryUnit: 'bench-unit',
  });
  const event = await services.reportEvent(WRITE, licence.id, {
    type: 'missed-appointment-no-good-reason',
    evidenceStatus: 'no-criminal-process',
    description: 'Example Person did not come to the office.',
    occurredOn: '2026-11-18',
    conditions: ['c1'],
  });
  const judged = { madeBy: 'Example Officer', on: '2026-11-19' };
  const { id } = await services.openConsideration(
    WRITE,
    licence.id,
    { question: 'Is recall necessary after the missed appointment?', promptedBy: [event.id] },
    {
      danger: { answer: 'no', reason: 'No pattern of harm.', ...judged },
      manageable: { answer: 'yes', reason: 'Weekly contact.', ...judged },
      custody: 'in-community',
    },
  );
  return id;
}

function addresses({ ownerUrl, serviceUrl, readerUrl }: EmbeddedServer, database: string) {
  const inDatabase = (url: string) => {
    const address = new URL(url);
    address.pathname = `/${database}`;
    return address.href;
  };
  return {
    ownerUrl: inDatabase(ownerUrl),
    serviceUrl: inDatabase(serviceUrl),
    readerUrl: inDatabase(readerUrl),
  };
}

async function onServer({ ownerUrl }: EmbeddedServer, statement: string): Promise<void> {
  const owner = connect<Database>(ownerUrl, { max: 1 });
  try {
    await sql.raw(statement).execute(owner);
  } finally {
    await owner.destroy();
  }
}
