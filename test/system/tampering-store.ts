import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import type { Dependencies } from '../../src/application/dependencies.ts';
import { uuidV7 } from '../../src/application/ids.ts';
import { recordOutsideCases } from '../../src/application/records.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import { type Act, PERMISSIONS } from '../../src/application/services.ts';
import {
  type AuditAct,
  type AuditSubject,
  appendToChain,
  type ChainHead,
  canonicalBytes,
  commitTo,
  EMPTY_CHAIN,
  type NoteSigner,
  newSalt,
  type SealedEntry,
  sealOutsideChains,
} from '../../src/audit/index.ts';
import { insertBundle } from '../../src/db/bundles.ts';
import { keepLogKeys } from '../../src/db/checkpoints.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { exampleEvent, exampleLicence, LOG_ORIGIN, START } from '../application/fixture.ts';
import { publishAll, sequencerOf } from '../application/log-fixture.ts';
import { createTestDatabase, type TestDatabase, type TestServer } from '../support/database.ts';

const ROUNDS = 33;
/** `npm run prove:tampering` has ten thousand entries; otherwise, to keep the time short, a store of the same shape has fewer. */
const PER_ROUND = Math.floor((Number(process.env['TAMPERING_ENTRIES'] ?? '1500') - 1) / ROUNDS);
const SEARCHES = Math.ceil(PER_ROUND / 101);
const CASES = PER_ROUND - SEARCHES;

/** Entries of the store. */
export const ENTRIES = 1 + PER_ROUND * ROUNDS;
const share = (part: number): number => Math.floor(ENTRIES * part);
/** How many of them the checkpoint covers that the test remembers. */
export const REMEMBERED = share(0.9);
/** The size of the checkpoint before that. */
export const CHECKPOINT_BEFORE = share(0.8);
/** The size of an earlier checkpoint that it remembers as well. */
export const REMEMBERED_BEFORE = share(0.4);
/** The sizes of all checkpoints. */
const SIZES = [share(0.2), REMEMBERED_BEFORE, share(0.6), CHECKPOINT_BEFORE, REMEMBERED, ENTRIES];
/** An erased case amid the others, by its number. */
export const ERASED_CASE = Math.floor(CASES / 20) * 10;

/** Every tenth case is erased in this round. */
const ERASED_IN_ROUND = 20;

const BOOK = openRuleBook(currentBookText());
const OFFICER = { subject: 'subject-officer', kind: 'person' } as const;

/** A store that looks after a while like one of the service: cases side by side, some erased, and a bundle that somebody asked for. */
export interface LargeStore {
  readonly database: TestDatabase;
  /** The bundle over everything, not made yet. */
  readonly bundleId: string;
  /** Licences in the order of their first entries; every tenth one is erased, from the first on. */
  readonly licences: readonly string[];
  /** Notes of the two remembered checkpoints. */
  readonly remembered: readonly string[];
}

/** The parts of a service over a copy of the store. */
export interface OpenedStore {
  readonly deps: Dependencies;
  readonly owner: Kysely<Database>;
  readonly close: () => Promise<void>;
}

/** Connects to a database as the service would, and as its owner. */
export function openStore(database: Omit<TestDatabase, 'drop'>): OpenedStore {
  const db = connect<Database>(database.serviceUrl, { max: 4 });
  const reader = connect<Database>(database.readerUrl, { max: 2 });
  const owner = connect<Database>(database.ownerUrl, { max: 1 });
  let ids = 0;
  return {
    deps: {
      db,
      reader,
      log: { origin: LOG_ORIGIN, verifierKeys: [] },
      clock: () => START,
      newId: () => {
        ids += 1;
        return uuidV7(Date.parse(START) + ids);
      },
      book: BOOK,
    },
    owner,
    close: async () => {
      await Promise.all([db.destroy(), reader.destroy(), owner.destroy()]);
    },
  };
}

/** Copies the store: what is done to the copy leaves it alone. Nothing may be connected to the store meanwhile. */
export async function copyStore({ database }: LargeStore): Promise<TestDatabase> {
  const copy = `test_${randomBytes(8).toString('hex')}`;
  const source = new URL(database.ownerUrl).pathname.slice(1);
  const asOwner = async (statement: string) => {
    const client = new Client({ connectionString: named(database.ownerUrl, 'postgres') });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await asOwner(`create database "${copy}" template "${source}"`);
  return {
    ownerUrl: named(database.ownerUrl, copy),
    serviceUrl: named(database.serviceUrl, copy),
    readerUrl: named(database.readerUrl, copy),
    monitoringUrl: named(database.monitoringUrl, copy),
    drop: () => asOwner(`drop database "${copy}" with (force)`),
  };
}

function named(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

/** Makes the store: its entries by the audit module, its rows in bulk, its tree and checkpoints by the sequencer. */
export async function makeLargeStore(server: TestServer, signer: NoteSigner): Promise<LargeStore> {
  const database = await createTestDatabase(server);
  const { deps, close } = openStore(database);
  try {
    await keepBookInUse(deps.db, BOOK, START);
    await keepLogKeys(deps.db, [signer.verifierKey], START);
    const bundleId = await askForBundle(deps);
    const maker = new StoreMaker();
    const { licences } = maker;
    const parts = sequencerOf({ deps }, signer);
    // The request is the first entry of all.
    for (const [place, size] of SIZES.entries()) {
      await maker.insert(deps.db, place === 0 ? 0 : (SIZES[place - 1] ?? 0) - 1, size - 1);
      await publishAll(parts);
    }
    const notes = await deps.db
      .selectFrom('checkpoints')
      .select('note')
      .where('tree_size', 'in', [REMEMBERED_BEFORE, REMEMBERED])
      .orderBy('tree_size')
      .execute();
    return { database, bundleId, licences, remembered: notes.map(({ note }) => note) };
  } finally {
    await close();
  }
}

/** Asks for the bundle before there is anything: in its sizes it names checkpoints to come, which the service would refuse. */
async function askForBundle(deps: Dependencies): Promise<string> {
  const id = deps.newId();
  const by: Act = {
    principal: { ...OFFICER, subject: 'subject-inspector', permissions: PERMISSIONS, areas: 'everywhere' },
    correlationId: 'correlation-1',
  };
  await deps.db.transaction().execute(async (trx) => {
    const about: readonly AuditSubject[] = [{ kind: 'audit-bundle', id }];
    const entry = await recordOutsideCases(deps, trx, by, 'bundle-requested', about, ['period']);
    await insertBundle(trx, {
      id,
      entryId: entry.id,
      scope: { from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' },
      rememberedSizes: [REMEMBERED_BEFORE, REMEMBERED],
      withContent: true,
      seesLimitedAccess: false,
      recordedAt: entry.at,
      recordedBy: by.principal.subject,
    });
  });
  return id;
}

interface Content {
  readonly bytes: Buffer;
  readonly salt: Buffer;
}
interface Made {
  readonly sealed: SealedEntry;
  readonly content?: Content;
}

class StoreMaker {
  #ids = 0;
  readonly #heads = new Map<string, ChainHead>();
  readonly #lastInstants = new Map<string, string>();
  readonly #entries: Made[] = [];
  readonly licences: readonly string[] = Array.from({ length: CASES }, () => this.#nextId());

  constructor() {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [number, licence] of this.licences.entries()) {
        this.#act(round, number, licence);
      }
      for (let search = 0; search < SEARCHES; search += 1) {
        const draft = this.#draft('licences-searched', []);
        this.#entries.push({ sealed: sealOutsideChains({ ...draft, query: ['crn'] }) });
      }
    }
  }

  /** Puts entries from one place up to, and without, another into the database, with the rows that name them. */
  async insert(db: Kysely<Database>, from: number, until: number): Promise<void> {
    await db.transaction().execute(async (trx) => {
      if (from === 0) {
        await this.#insertCases(trx);
      }
      const made = this.#entries.slice(from, until);
      for (let start = 0; start < made.length; start += 1_000) {
        const part = made.slice(start, start + 1_000);
        await trx
          .insertInto('audit_entries')
          .values(part.map(({ sealed }) => toRow(sealed)))
          .execute();
        const contents = part.flatMap(({ sealed, content }) =>
          content === undefined ? [] : [{ entry_id: sealed.entry.id, ...content }],
        );
        if (contents.length > 0) {
          await trx.insertInto('contents').values(contents).execute();
        }
      }
      for (const { sealed } of made) {
        const number = this.licences.indexOf(sealed.entry.licence ?? '');
        await insertRecord(trx, sealed, exampleLicence(number).person.crn);
      }
    });
  }

  async #insertCases(db: Kysely<Database>): Promise<void> {
    const rows = this.licences.map((id) => {
      const { length, hash } = this.#headOf(id);
      return {
        id,
        licence_version: 1,
        region: 'example-region',
        delivery_unit: 'example-unit',
        limited_access: false,
        chain_length: length,
        chain_hash: Buffer.from(hash, 'hex'),
        last_instant: this.#lastInstants.get(id) ?? START,
      };
    });
    await db.insertInto('cases').values(rows).execute();
    await db
      .insertInto('licence_references')
      .values(
        this.licences.map((id, number) => ({
          licence_id: id,
          source_system: 'example-cases',
          external_reference: `L-${number}`,
        })),
      )
      .execute();
  }

  #act(round: number, number: number, licence: string): void {
    const own: AuditSubject = { kind: 'licence', id: licence };
    const isErased = number % 10 === 0 && round === ERASED_IN_ROUND;
    if (round === 0) {
      this.#append(licence, 'licence-registered', [{ ...own, version: 1 }], exampleLicence(number));
    } else if (round === 1) {
      const about: AuditSubject = { kind: 'breach-event', id: this.#nextId(), version: 1 };
      this.#append(licence, 'event-reported', [about], { event: exampleEvent() });
    } else if (isErased) {
      const about: AuditSubject = { kind: 'erasure', id: this.#nextId() };
      const content = { authority: 'retention-ended', on: '2026-11-20', reference: 'Example schedule' };
      this.#append(licence, 'content-erased', [about, own], content);
    } else {
      this.#append(licence, 'audit-trail-read', [own]);
    }
  }

  #append(licence: string, act: AuditAct, about: readonly AuditSubject[], value?: object): void {
    const content = value === undefined ? undefined : { bytes: canonicalBytes(value), salt: newSalt() };
    const draft = {
      ...this.#draft(act, about),
      ...(act === 'content-erased' ? { authority: 'retention-ended' as const } : {}),
      ...(content === undefined ? {} : { content: commitTo(content.bytes, content.salt) }),
    };
    const { sealed, head } = appendToChain(draft, licence, this.#headOf(licence));
    this.#heads.set(licence, head);
    this.#lastInstants.set(licence, draft.at);
    this.#entries.push({ sealed, ...(content === undefined ? {} : { content }) });
  }

  #draft(act: AuditAct, about: readonly AuditSubject[]) {
    const id = this.#nextId();
    const at = new Date(Date.parse(START) + this.#ids * 1_000).toISOString();
    return { id, act, at, actor: OFFICER, correlationId: 'correlation-1', about };
  }

  #headOf(licence: string): ChainHead {
    return this.#heads.get(licence) ?? EMPTY_CHAIN;
  }

  #nextId(): string {
    this.#ids += 1;
    return uuidV7(Date.parse(START) - 1_000_000 + this.#ids);
  }
}

function toRow({ entry, bytes, hash }: SealedEntry) {
  return {
    id: entry.id,
    licence_id: entry.licence ?? null,
    chain_index: entry.index ?? null,
    bytes,
    hash: Buffer.from(hash, 'hex'),
    recorded_at: entry.at,
  };
}

/** The row that names the entry, where its act leaves one. */
async function insertRecord(db: Kysely<Database>, { entry }: SealedEntry, crn: string): Promise<void> {
  const { act, licence = '' } = entry;
  const recorded = { entry_id: entry.id, recorded_at: entry.at, recorded_by: entry.actor.subject };
  const id = entry.about[0]?.id ?? '';
  if (act === 'licence-registered') {
    await db
      .insertInto('licence_versions')
      .values({ licence_id: licence, version: 1, ...recorded })
      .execute();
    await db
      .insertInto('licence_identifiers')
      .values({ licence_id: licence, version: 1, crn, noms_number: null })
      .execute();
  } else if (act === 'event-reported') {
    await db.insertInto('breach_events').values({ id, licence_id: licence }).execute();
    await db
      .insertInto('breach_event_versions')
      .values({ event_id: id, version: 1, licence_id: licence, ...recorded })
      .execute();
  } else if (act === 'content-erased') {
    await db
      .insertInto('erasures')
      .values({ licence_id: licence, id, authority: 'retention-ended', ...recorded })
      .execute();
  }
}
