import { createHash, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { buildApp } from '../src/app.ts';
import { createServices } from '../src/application/create-services.ts';
import type { Dependencies } from '../src/application/dependencies.ts';
import { buildWaitingBundles } from '../src/application/evidence/bundle-builder.ts';
import { takeTurn } from '../src/application/evidence/sequencer.ts';
import type { BundleScope } from '../src/application/evidence/services.ts';
import { uuidV7 } from '../src/application/ids.ts';
import { openRuleBook } from '../src/application/rule-book.ts';
import { type Act, PERMISSIONS } from '../src/application/services.ts';
import { verifyBundle } from '../src/audit/bundle-verifier.ts';
import {
  appendToChain,
  type ChainHead,
  commitTo,
  EMPTY_CHAIN,
  noteSigner,
  noteVerifier,
  sha256,
} from '../src/audit/index.ts';
import { keepLogKeys } from '../src/db/checkpoints.ts';
import { connect } from '../src/db/connect.ts';
import type { Database } from '../src/db/database.ts';
import { launchEmbedded } from '../src/db/embedded.ts';
import { migrateToLatest } from '../src/db/migrate.ts';
import { filledByDatabase, migrations, mutableTables } from '../src/db/migrations/index.ts';
import { createLog } from '../src/http/logging.ts';
import { currentBookText } from '../src/rules/index.ts';

/**
 * How fast and in how much memory a store is exported: a bundle of a period that holds every entry with its content, a bundle of
 * one case among them, and the download of the first by ranges over HTTP. The store is the embedded one in a temporary folder,
 * filled in bulk with real chains and commitments, and sequenced by the service itself.
 *
 *   node bench/bundle.ts [--entries 200000] [--cases 5000] [--json FILE]
 */
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '200000' },
    cases: { type: 'string', default: '5000' },
    json: { type: 'string' },
  },
});
const ENTRIES = Number(values.entries);
const CASES = Math.min(Number(values.cases), ENTRIES);
const ORIGIN = 'bench.example/recall';
const STARTED = Date.UTC(2026, 0, 1);
const ROWS_PER_INSERT = 5_000;
const RANGE_LENGTH = 4 * 1_048_576;
const TOKEN = 'example-token-of-the-bench';
const MIB = 1_048_576;

const clock = () => new Date().toISOString();
const silent = { info: () => undefined, warn: () => undefined };
const caseId = (place: number) => uuidV7(STARTED + place);
const instantOf = (number: number) => new Date(STARTED + 1_000 * number).toISOString();

/** Fills the store with entries of cases that take turns. */
async function fill(owner: Kysely<Database>): Promise<readonly string[]> {
  const ids = Array.from({ length: CASES }, (_, place) => caseId(place));
  const heads: ChainHead[] = ids.map(() => EMPTY_CHAIN);
  await sql`insert into cases (id, licence_version, chain_length, chain_hash, last_instant)
    select id, 1, 0, decode(repeat('00', 32), 'hex'), ${instantOf(0)}::timestamptz
    from unnest(${ids}::uuid[]) as id`.execute(owner);
  for (let from = 0; from < ENTRIES; from += ROWS_PER_INSERT) {
    const rows = Array.from({ length: Math.min(ROWS_PER_INSERT, ENTRIES - from) }, (_, offset) => {
      const number = from + offset;
      const place = number % CASES;
      const licence = ids[place] ?? '';
      const content = Buffer.from(JSON.stringify({ number, text: 'synthetic '.repeat(27) }));
      const salt = sha256(Buffer.from(String(number)));
      const draft = {
        id: uuidV7(STARTED + number),
        act: number < CASES ? ('licence-registered' as const) : ('event-reported' as const),
        at: instantOf(number),
        actor: { subject: 'bench-subject', kind: 'person' as const },
        correlationId: `bench-${number}`,
        about: [{ kind: 'licence' as const, id: licence, version: 1 }],
        content: commitTo(content, salt),
      };
      const chainHead = heads[place] ?? EMPTY_CHAIN;
      const { sealed, head } = appendToChain(draft, licence, chainHead);
      heads[place] = head;
      return { sealed, licence, index: chainHead.length, content, salt };
    });
    const entryIds = rows.map(({ sealed }) => sealed.entry.id);
    await sql`insert into audit_entries (id, licence_id, chain_index, hash, bytes, recorded_at)
      select * from unnest(${entryIds}::uuid[], ${rows.map(({ licence }) => licence)}::uuid[],
        ${rows.map(({ index }) => index)}::integer[],
        ${rows.map(({ sealed }) => Buffer.from(sealed.hash, 'hex'))}::bytea[],
        ${rows.map(({ sealed }) => sealed.bytes)}::bytea[],
        ${rows.map(({ sealed }) => sealed.entry.at)}::timestamptz[])`.execute(owner);
    await sql`insert into contents (entry_id, bytes, salt)
      select * from unnest(${entryIds}::uuid[], ${rows.map(({ content }) => content)}::bytea[],
        ${rows.map(({ salt }) => salt)}::bytea[])`.execute(owner);
  }
  await sql`analyze`.execute(owner);
  return ids;
}

/** Does something while the memory of this process is looked at; gives the highest figure of each quarter of the time. */
async function watched<T>(work: () => Promise<T>) {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(process.memoryUsage.rss()), 20);
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const result = await work();
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(timer);
  samples.push(process.memoryUsage.rss());
  const growth = [0, 1, 2, 3].map((quarter) => {
    const [from, until] = [quarter, quarter + 1].map((at) => Math.ceil((samples.length * at) / 4));
    const part = samples.slice(from, until);
    return Math.round((Math.max(before, ...part) - before) / MIB);
  });
  return { result, seconds, growth };
}

const tell = (what: string, { seconds, growth }: { seconds: number; growth: readonly number[] }) =>
  console.log(
    `${what.padEnd(34)}${seconds.toFixed(2).padStart(9)} s   memory in quarters +${growth.join(' +')} MiB`,
  );

const folder = await mkdtemp(join(tmpdir(), 'recall-bench-'));
const server = await launchEmbedded({ dataDir: folder, log: silent, durable: false });
const owner = connect<Database>(server.ownerUrl, { max: 1, statementTimeoutMs: 600_000 });
const db = connect<Database>(server.serviceUrl, { max: 4 });
const reader = connect<Database>(server.readerUrl, { max: 2, statementTimeoutMs: 0 });
try {
  const { ownerUrl, serviceUrl, readerUrl } = server;
  await migrateToLatest({
    ownerUrl,
    serviceUrl,
    readerUrl,
    migrations,
    mutableTables,
    filledByDatabase,
    log: silent,
  });
  const signer = noteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey);
  const verifiers = [noteVerifier(signer.verifierKey)];
  await keepLogKeys(db, [signer.verifierKey], clock());
  const book = openRuleBook(currentBookText());
  const deps: Dependencies = {
    db,
    reader,
    log: { origin: ORIGIN, verifierKeys: [signer.verifierKey] },
    clock,
    newId: () => uuidV7(),
    book,
  };
  const services = createServices(deps);
  const act: Act = {
    principal: { subject: 'bench-inspector', kind: 'person', permissions: PERMISSIONS, areas: 'everywhere' },
    correlationId: 'bench',
  };

  const filled = await watched(() => fill(owner));
  const sequence = async () => {
    const parts = { db, clock, origin: ORIGIN, signers: [signer], verifiers };
    while ((await takeTurn(parts, undefined)).state !== 'idle') {
      // As the database does by itself in a store that grows slowly: plans made for an empty table would stay.
      await sql`analyze tree_leaves`.execute(owner);
    }
  };
  const sequenced = await watched(sequence);
  await sql`analyze`.execute(owner);
  console.log(`${ENTRIES} entries of ${CASES} cases on PostgreSQL ${server.version}`);
  tell('fill', filled);
  tell('give places, publish checkpoints', sequenced);

  const make = async (scope: BundleScope) => {
    const { id } = await services.requestBundle(act, { scope, withContent: true });
    await sequence();
    const built = await watched(() => buildWaitingBundles(deps));
    const status = await services.readBundleStatus(act, id);
    if (status.state !== 'ready' || status.length === undefined) {
      throw new Error(`the bundle is ${status.state}`);
    }
    return { id, length: status.length, sha256: status.sha256, ...built };
  };
  const everything = await make({ from: instantOf(0), until: instantOf(ENTRIES) });
  tell('build a bundle of everything', everything);
  const day = await make({ from: instantOf(ENTRIES / 2), until: instantOf(ENTRIES / 2 + ENTRIES / 100) });
  tell('build one of a hundredth', day);
  const oneCase = await make({ licenceIds: filled.result.slice(0, 1) });
  tell('build one of one case', oneCase);
  const manyCases = await make({ licenceIds: filled.result.slice(0, 1_000) });
  tell('build one of a thousand cases', manyCases);

  const app = await buildApp({
    services,
    book,
    authenticate: async (token) => (token === TOKEN ? act.principal : undefined),
    readiness: async () => ({ database: 'up' }),
    log: createLog('silent'),
  });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  async function* download(id: string, length: number): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < length; start += RANGE_LENGTH) {
      const response = await fetch(`${address}/v1/audit/bundles/${id}`, {
        headers: { authorization: `Bearer ${TOKEN}`, range: `bytes=${start}-${start + RANGE_LENGTH - 1}` },
      });
      if (response.status !== 206 || response.body === null) {
        throw new Error(`a range was answered with ${response.status}`);
      }
      yield* response.body;
    }
  }
  const hash = createHash('sha256');
  const fetched = await watched(async () => {
    for await (const chunk of download(everything.id, everything.length)) {
      hash.update(chunk);
    }
  });
  tell('download it by ranges', fetched);
  if (hash.digest('hex') !== everything.sha256) {
    throw new Error('the ranges do not make up the bundle');
  }
  const verified = await watched(() =>
    verifyBundle(download(everything.id, everything.length), { verifiers }),
  );
  tell('download and verify it', verified);
  await app.close();

  const told = {
    entries: ENTRIES,
    cases: CASES,
    bytes: everything.length,
    entriesPerSecond: Math.round(ENTRIES / everything.seconds),
    memoryGrowthMiB: everything.growth,
    hundredthSeconds: day.seconds,
    oneCaseSeconds: oneCase.seconds,
    thousandCasesSeconds: manyCases.seconds,
    downloadMiBPerSecond: Math.round(everything.length / MIB / fetched.seconds),
    downloadMemoryGrowthMiB: fetched.growth,
    verdict: verified.result.verdict,
    machine: { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length },
  };
  console.log(
    `${Math.round(everything.length / MIB)} MiB; ${told.entriesPerSecond} entries/s; download ${told.downloadMiBPerSecond} MiB/s; ${told.verdict}`,
  );
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
  }
} finally {
  await Promise.all([owner.destroy(), db.destroy(), reader.destroy()]);
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
