import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BundleContent } from '../../src/audit/bundle-format.ts';
import { BundleWriter } from '../../src/audit/bundle-writer.ts';
import {
  appendToChain,
  type ChainHead,
  canonicalBytes,
  commitTo,
  EMPTY_CHAIN,
  newSalt,
  sha256,
} from '../../src/audit/index.ts';
import { replayCommand } from '../../src/cli/recall-audit/replay.ts';
import { currentBookText, openBook, recommend, regimeOn } from '../../src/rules/index.ts';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';
import { type ExampleCase, exampleInputs } from '../rules/support/examples.ts';

jest.setTimeout(60_000);

const CURRENT = currentBookText();
const parsedBook = parseBook(CURRENT);
/** A book that no code here builds. */
const OTHER = bookText({
  ...parsedBook,
  version: '0.0.1-example',
  sets: parsedBook.sets.map((set) =>
    set.name === 'urgency' ? Object.assign({}, set, { rules: set.rules.slice(1) }) : set,
  ),
});
const OLD_KERNEL = bookText({ ...parsedBook, version: '0.0.2-example', kernel: '0' });
const digestOf = (bookAsText: string) => sha256(Buffer.from(bookAsText, 'utf8')).toString('hex');

type Json = Readonly<Record<string, unknown>>;

const EXAMPLE = firstExample();

function firstExample(): ExampleCase {
  const [first] = exampleInputs();
  if (first === undefined) {
    throw new Error('there are no example cases');
  }
  return first;
}

/** The content of a run as the service records it. */
function runContent(bookAsText = CURRENT, { asAt, inputs } = EXAMPLE, more: Json = {}): Json {
  const book = openBook(bookAsText);
  return {
    schema: 1,
    asAt,
    knownAt: '2026-11-20T09:00:00.000Z',
    ruleBook: {
      version: book.version,
      digest: digestOf(bookAsText),
      kernel: book.kernel,
      regime: regimeOn(book, asAt),
    },
    basis: { licenceVersion: 1, events: [] },
    inputs,
    answer: recommend(book, { inputs, asAt }),
    ...more,
  };
}

interface BundleEntry {
  readonly content: Json;
  /** What the bundle holds of it; the content that was committed to unless said otherwise. */
  readonly held?: Exclude<BundleContent['state'], 'held'> | Json;
  readonly recommendation?: string;
}

interface BundleBook {
  readonly text: string;
  readonly digest?: string;
}

/** A bundle of one case: a registration, the runs given, and the rule books given. */
async function bundleOf(
  runs: readonly BundleEntry[],
  books: readonly BundleBook[] = [{ text: CURRENT }],
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const treeSize = runs.length + 1;
  const writer = new BundleWriter({
    about: {
      origin: 'log.example.com/recall',
      treeSize,
      scope: { licenceIds: ['licence-1'] },
      withContent: true,
    },
    keys: [],
    checkpoints: [{ size: treeSize, note: 'an example, which a replay does not read' }],
    splitAt: [],
    hashesOf: async () => [],
    sink: async (piece) => void pieces.push(Buffer.from(piece)),
  });
  let head: ChainHead = EMPTY_CHAIN;
  const append = async (
    name: 'licence-registered' | 'recommendation-made',
    about: { kind: 'licence' | 'recommendation'; id: string },
    content: Json,
    held: BundleEntry['held'],
  ) => {
    const bytes = canonicalBytes(content);
    const salt = newSalt();
    const appended = appendToChain(
      {
        id: `entry-${head.length}`,
        act: name,
        at: '2026-11-20T09:00:00.000Z',
        actor: { subject: 'subject-officer', kind: 'person' },
        correlationId: 'correlation-1',
        about: [about],
        content: commitTo(bytes, salt),
      },
      'licence-1',
      head,
    );
    await writer.leaf(
      head.length,
      appended.sealed.bytes,
      typeof held === 'string'
        ? { state: held }
        : { state: 'held', salt, bytes: held === undefined ? bytes : canonicalBytes(held) },
    );
    head = appended.head;
  };
  await append('licence-registered', { kind: 'licence', id: 'licence-1' }, { example: true }, undefined);
  for (const [place, { content, held, recommendation }] of runs.entries()) {
    const id = recommendation ?? `run-${place + 1}`;
    await append('recommendation-made', { kind: 'recommendation', id }, content, held);
  }
  for (const { text: bookAsText, digest } of books) {
    const { version, kernel } = parseBook(bookAsText);
    await writer.ruleBook(
      { digest: digest ?? digestOf(bookAsText), kernel, version },
      Buffer.from(bookAsText, 'utf8'),
    );
  }
  await writer.finish();
  return Buffer.concat(pieces);
}

/** Runs the command: its exit code and what it wrote. */
const command = async (...args: readonly string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = await replayCommand(args, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
  });
  return { code, out: out.join(''), err: err.join('') };
};

/** The totals of a report: none but those given. */
const totals = (counts: Json) => ({
  same: 0,
  different: 0,
  notPossible: 0,
  erased: 0,
  withheld: 0,
  absent: 0,
  damage: [],
  ...counts,
});

describe('recall-audit replay', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-replay-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const file = async (bundle: Buffer | string) => {
    const path = join(folder, 'example.bundle');
    await writeFile(path, bundle);
    return path;
  };
  const replayed = async (bundle: Buffer, ...options: readonly string[]) =>
    command(await file(bundle), ...options);
  const asJson = async (bundle: Buffer): Promise<{ code: number; document: Json }> => {
    const { code, out } = await replayed(bundle, '--json');
    return { code, document: JSON.parse(out) };
  };
  it('makes every run again under the book of the bundle that answered it, the current one or not', async () => {
    const runs = exampleInputs().flatMap((example) => [
      { content: runContent(CURRENT, example) },
      { content: runContent(OTHER, example) },
    ]);
    const bundle = await bundleOf(runs, [{ text: CURRENT }, { text: OTHER }]);

    const { code, out, err } = await replayed(bundle);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^same {10}run-\d+, rule book /gm)).toHaveLength(runs.length);
    expect(out).toContain(`${runs.length} the same, 0 different, 0 not possible.`);
    expect(out).toMatch(/the ones that were recorded is for `recall-audit verify` to show/);

    const { document } = await asJson(bundle);
    expect(document['totals']).toEqual(totals({ same: runs.length }));
    expect(document['runs']).toEqual(
      runs.map(({ content }, place) => ({
        entry: `entry-${place + 1}`,
        licence: 'licence-1',
        recommendation: `run-${place + 1}`,
        recordedAt: '2026-11-20T09:00:00.000Z',
        ruleBook: content['ruleBook'],
        outcome: 'same',
        storedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        replayedHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        differences: [],
      })),
    );
  });

  it('shows an answer that does not follow from inputs and book, member by member, and exits with 1', async () => {
    const { answer } = runContent();
    const altered = { ...Object(answer), decision: 'recall', events: 'x'.repeat(500), added: '\u001b[2J' };
    const bundle = await bundleOf([
      { content: runContent() },
      { content: runContent(CURRENT, EXAMPLE, { answer: altered }) },
    ]);

    const { code, out } = await replayed(bundle);
    expect(code).toBe(1);
    expect(out).toContain('DIFFERENT     run-2, rule book ');
    expect(out).toMatch(
      /^ {4}\/answer\/decision\n {8}stored {4}"recall"\n {8}replayed {2}"for a person to make"$/m,
    );
    expect(out).toMatch(
      /^ {4}\/answer\/added\n {8}stored {4}"\\u001b\[2J"\n {8}replayed {2}\(no such member\)$/m,
    );
    expect(out).toMatch(/^ {8}stored {4}"x{199}\.\.\.$/m);
    expect(out).toContain('Runs made again: 1 the same, 1 different, 0 not possible.');

    const { document } = await asJson(bundle);
    expect(document).toMatchObject({
      totals: totals({ same: 1, different: 1 }),
      runs: [
        { outcome: 'same' },
        {
          outcome: 'different',
          differences: expect.arrayContaining([
            { path: '/answer/added', stored: '\u001b[2J' },
            { path: '/answer/decision', stored: 'recall', replayed: 'for a person to make' },
          ]),
        },
      ],
    });
  });

  it.each([
    [
      'its book is not in the bundle',
      {},
      [{ text: OTHER }],
      /there is no text of the rule book with the digest/,
    ],
    [
      'the text of its book was altered',
      {},
      [{ text: OTHER, digest: digestOf(CURRENT) }],
      /the text that is kept of the rule book has the digest [0-9a-f]{64}, and the run names [0-9a-f]{64}/,
    ],
    [
      'its book needs another kernel',
      { ruleBook: { version: '0.0.2-example', digest: digestOf(OLD_KERNEL), kernel: '0', regime: 'R1' } },
      [{ text: OLD_KERNEL }],
      /this release cannot open the rule book: the book needs kernel 0/,
    ],
    [
      'its day is before the law that the book covers',
      { asAt: '1999-01-01' },
      undefined,
      /cannot be run under the stored/,
    ],
    [
      'its record has another form',
      { schema: 2 },
      undefined,
      /not a run in the form that this release reads/,
    ],
  ])('says why a run cannot be made again and exits with 3: %s', async (_why, more, books, problem) => {
    const bundle = await bundleOf([{ content: runContent(CURRENT, EXAMPLE, more) }], books);
    const { code, out } = await replayed(bundle);
    expect(code).toBe(3);
    expect(out).toMatch(/^NOT POSSIBLE {2}run-1/m);
    expect(out).toMatch(problem);
    expect((await asJson(bundle)).document['totals']).toEqual(totals({ notPossible: 1 }));
  });

  it('does not replay content that is not what the entry committed to', async () => {
    const bundle = await bundleOf([
      { content: runContent(), held: { ...runContent(), knownAt: '2026-11-21T09:00:00.000Z' } },
    ]);
    const { code, out } = await replayed(bundle);
    expect([code, out]).toEqual([3, expect.stringContaining('not what the entry committed to')]);
  });

  it.each([
    ['erased', 0],
    ['withheld', 3],
    ['absent', 3],
  ] as const)('counts a run whose content is %s, with exit code %i', async (held, exit) => {
    const bundle = await bundleOf([{ content: runContent(), held }, { content: runContent() }]);
    const { code, out } = await replayed(bundle);
    expect(code).toBe(exit);
    expect(out).toContain(`1 ${held}`);
    expect((await asJson(bundle)).document['totals']).toEqual(totals({ same: 1, [held]: 1 }));
  });

  it('says that a file is damaged, and replays what is left of it', async () => {
    const whole = (await bundleOf([{ content: runContent() }])).toString('utf8');
    const end = whole.lastIndexOf('end ');
    for (const damaged of [whole.slice(0, end), whole.replace('\nentry ', '\nexample\nentry ')]) {
      const { code, out } = await replayed(Buffer.from(damaged, 'utf8'));
      expect([code, out]).toEqual([3, expect.stringMatching(/^Damage: /m)]);
      expect(out).toContain('1 the same');
    }
    const faultyEntry = whole.replace(/("act":"recommendation-made".*"schema":)1/, '$12');
    const { code, out } = await replayed(Buffer.from(faultyEntry, 'utf8'));
    expect([code, out]).toEqual([3, expect.stringMatching(/^Damage: .*not in its format: 1;/m)]);
  });

  it('shows no control character of a bundle to the terminal', async () => {
    const recommendation = 'run\u001b[2J\u202e';
    const { out } = await replayed(await bundleOf([{ content: runContent(), recommendation }]));
    expect(out).toContain('run\\u{1b}[2J\\u{202e}');
    expect([out.includes('\u001b'), out.includes('\u202e')]).toEqual([false, false]);
  });

  it('never passes a run of which a byte was changed, and never throws', async () => {
    const bundle = await bundleOf([{ content: runContent() }]);
    const start = bundle.indexOf('\ncontent ', bundle.indexOf('recommendation-made')) + 1;
    const stop = bundle.indexOf('\n', start);
    for (let step = 0; step < 30; step += 1) {
      const at = start + Math.floor(((stop - start) * step) / 30);
      const changed = Buffer.from(bundle);
      changed.writeUInt8(bundle.readUInt8(at) ^ (1 << (step % 7)), at);
      expect((await replayed(changed)).code).toBe(3);
    }
  });

  it('names the remedy and exits with 2 when it is used wrongly', async () => {
    const wrong: readonly [readonly string[], RegExp][] = [
      [[], /name one bundle/],
      [['a', 'b'], /name one bundle/],
      [['-'], /save it to a file and name the file/],
      [['--example', 'a'], /--example/],
      [[join(folder, 'none')], /cannot be read/],
      [[folder], /cannot be read/],
    ];
    for (const [args, message] of wrong) {
      const { code, out, err } = await command(...args);
      expect([code, out, err]).toEqual([2, '', expect.stringMatching(message)]);
    }
    expect(await command(await file('example\n'))).toMatchObject({ code: 2, err: /not an audit bundle/ });
    expect(await command(await file(''))).toMatchObject({ code: 2 });
    const help = await command('--help');
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('recall-audit replay BUNDLE')]);
  });

  it('needs nothing of the service but the audit module and the rules', async () => {
    for (const module of ['replay.ts', 'replay-report.ts']) {
      const source = await readFile(join(import.meta.dirname, '../../src/cli/recall-audit', module), 'utf8');
      const imported = [...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '');
      expect(
        imported.filter(
          (from) => !/^(?:node:|\.\/replay-report|\.\.\/\.\.\/(?:audit\/|rules\/index))/.test(from),
        ),
      ).toEqual([]);
    }
  });
});
