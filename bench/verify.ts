import { createHash, generateKeyPairSync } from 'node:crypto';
import { createReadStream, writeFileSync } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BundleContent } from '../src/audit/bundle-format.ts';
import type { VerificationReport } from '../src/audit/bundle-report.ts';
import { verifyBundle } from '../src/audit/bundle-verifier.ts';
import { BundleWriter } from '../src/audit/bundle-writer.ts';
import { signCheckpoint } from '../src/audit/checkpoint.ts';
import { appendToChain, type ChainHead, EMPTY_CHAIN, type SealedEntry } from '../src/audit/entry.ts';
import { commitTo, leafHash, sha256 } from '../src/audit/hash.ts';
import { noteSigner, noteVerifier } from '../src/audit/note.ts';
import { GrowingTree } from '../src/audit/tree.ts';
import { timesOf } from './measure.ts';

/**
 * How fast a whole period of the trail is verified, and in how much memory: a bundle of every entry of a log, with content, made
 * on the fly into a temporary file. Prints entries a second on one core and, as figures of two machines cannot be
 * compared, the ratio to reading the same file and taking its SHA-256 in the same run, and the bytes a second of that.
 *
 *   node bench/verify.ts [--entries 1000000] [--cases 10000] [--rounds 3] [--json FILE]
 */
const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000000' },
    cases: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});
const ENTRIES = Number(values.entries);
const CASES = Number(values.cases);
const ROUNDS = Math.max(1, Number(values.rounds));
const ORIGIN = 'bench.example/recall';
const STARTED = Date.UTC(2026, 0, 1);
const READ_LENGTH = 256 * 1024;

/** An id of the length and look of a UUID. */
const idOf = (kind: string, number: number): string =>
  `${kind}0000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

interface BenchEntry {
  readonly sealed: SealedEntry;
  readonly content: BundleContent;
}

/** The same entries each time they are asked for; cases take turns. */
function* entries(): Generator<BenchEntry> {
  const heads: ChainHead[] = Array.from({ length: CASES }, () => EMPTY_CHAIN);
  for (let number = 0; number < ENTRIES; number += 1) {
    const place = number % CASES;
    const licence = idOf('a', place);
    const bytes = Buffer.from(JSON.stringify({ number, text: 'synthetic '.repeat(27) }));
    const salt = sha256(Buffer.from(String(number)));
    const { sealed, head } = appendToChain(
      {
        id: idOf('b', number),
        act: number < CASES ? 'licence-registered' : 'event-reported',
        at: new Date(STARTED + number).toISOString(),
        actor: { subject: idOf('c', number % 97), kind: 'person' },
        correlationId: idOf('d', number),
        about: [
          { kind: 'licence', id: licence, version: 1 },
          { kind: 'breach-event', id: idOf('e', number), version: 1 },
        ],
        content: commitTo(bytes, salt),
      },
      licence,
      heads[place] ?? EMPTY_CHAIN,
    );
    heads[place] = head;
    yield { sealed, content: { state: 'held', salt, bytes } };
  }
}

const signer = noteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey);

async function writeTo(path: string): Promise<void> {
  const tree = new GrowingTree();
  for (const { sealed } of entries()) {
    tree.appendLeaf(leafHash(sealed.bytes));
  }
  const checkpoint = { origin: ORIGIN, size: ENTRIES, root: tree.root(), extensions: [] };
  const file = await open(path, 'w');
  try {
    const writer = new BundleWriter({
      about: {
        origin: ORIGIN,
        treeSize: ENTRIES,
        scope: { from: new Date(STARTED).toISOString(), until: new Date(STARTED + ENTRIES).toISOString() },
        withContent: true,
      },
      keys: [signer.verifierKey],
      checkpoints: [{ size: ENTRIES, note: signCheckpoint(checkpoint, [signer]) }],
      splitAt: [],
      hashesOf: async () => [],
      sink: async (piece) => {
        await file.write(piece);
      },
    });
    let index = 0;
    for (const { sealed, content } of entries()) {
      await writer.leaf(index, sealed.bytes, content);
      index += 1;
    }
    await writer.finish();
  } finally {
    await file.close();
  }
}

async function* chunksOf(path: string, onQuarter: () => void): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path);
  let read = 0;
  let quarters = 0;
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: READ_LENGTH });
  for await (const chunk of stream) {
    yield chunk;
    read += chunk.length;
    for (; quarters < Math.floor((4 * read) / size); quarters += 1) onQuarter();
  }
}

interface Timed<T> {
  readonly ms: number;
  /** Time of processors, which other work on the machine lengthens less. */
  readonly cpuMs: number;
  readonly result: T;
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const start = process.hrtime.bigint();
  const cpuStart = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpuStart);
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, cpuMs: (user + system) / 1e3, result };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(path, () => undefined)) hash.update(chunk);
  return hash.digest('hex');
}

const print = (name: string, value: string): void => console.log(`${name.padEnd(44)}${value.padStart(14)}`);

const folder = await mkdtemp(join(tmpdir(), 'recall-bench-'));
try {
  const path = join(folder, 'bundle');
  console.log(`Writing a bundle of ${ENTRIES} entries in ${CASES} cases`);
  await writeTo(path);
  const { size } = await stat(path);
  const verifiers = [noteVerifier(signer.verifierKey)];

  const work: number[] = [];
  const processor: number[] = [];
  const reference: number[] = [];
  const memory: number[][] = [];
  let report: VerificationReport | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    const quarters: number[] = [];
    reference.push((await timed(() => digestOf(path))).ms);
    const verified = await timed(() =>
      verifyBundle(
        chunksOf(path, () => quarters.push(process.memoryUsage().rss)),
        { verifiers },
      ),
    );
    work.push(verified.ms);
    processor.push(verified.cpuMs);
    memory.push(quarters);
    report = verified.result;
  }
  if (report?.verdict !== 'verified') {
    throw new Error(`the bundle should verify: ${JSON.stringify(report?.findings.slice(0, 3))}`);
  }

  const { median } = timesOf(work);
  const sha256Median = timesOf(reference).median;
  const figures = {
    entries: ENTRIES,
    cases: CASES,
    bytes: size,
    rounds: ROUNDS,
    seconds: median / 1000,
    entriesPerSecond: Math.round((ENTRIES / median) * 1000),
    entriesPerProcessorSecond: Math.round((ENTRIES / timesOf(processor).median) * 1000),
    ratioToSha256: median / sha256Median,
    sha256BytesPerSecond: Math.round((size / sha256Median) * 1000),
    megabytesAtQuarters: memory.map((quarters) => quarters.map((rss) => Math.round(rss / 2 ** 20))),
  };
  print('bytes', String(figures.bytes));
  print('seconds, median', figures.seconds.toFixed(2));
  print('entries a second', String(figures.entriesPerSecond));
  print('entries a second of processor time', String(figures.entriesPerProcessorSecond));
  print('ratio to SHA-256 of the same file', figures.ratioToSha256.toFixed(2));
  print('bytes a second of that SHA-256', String(figures.sha256BytesPerSecond));
  for (const [round, quarters] of figures.megabytesAtQuarters.entries()) {
    print(`RSS in MiB at quarters, round ${round + 1}`, quarters.join(' '));
  }
  if (values.json !== undefined) {
    const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
    writeFileSync(values.json, `${JSON.stringify({ machine, ...figures }, null, 2)}\n`);
  }
} finally {
  await rm(folder, { recursive: true });
}
