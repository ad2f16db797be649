import { spawnSync } from 'node:child_process';
import { access, appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ImportWorld } from '../../src/cli/import-client.ts';
import { readLines } from '../../src/cli/import-lines.ts';
import { filesOf, ImportError } from '../../src/cli/import-progress.ts';
import { importFile } from '../../src/cli/import-run.ts';
import { TOKEN } from '../builders/app.ts';
import { aLicence, anEvent } from '../builders/index.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { SERVERS } from '../support/database.ts';

jest.setTimeout(60_000);

const URL_OF_SERVICE = 'http://127.0.0.1:3000';

/** A row of a file: a licence and its events. */
const row = (number: number, events: readonly object[], more: object = {}) =>
  `${JSON.stringify({ licence: { ...aLicence(), externalReference: `L-${number}`, ...more }, events })}\n`;
const event = (sourceReference: string, more: object = {}) => ({
  ...anEvent(),
  source: 'example-source',
  sourceReference,
  ...more,
});

/** A problem that the service would answer with. */
const problem = (status: number, code: string, headers = {}) =>
  new Response(JSON.stringify({ errorCode: code, detail: 'An example.' }), { status, headers });

describe.each(SERVERS)('an import of licences on $name', (server) => {
  let real: RealApp;
  let folder: string;
  let file: string;
  let told: string[];
  let files = 0;
  beforeAll(async () => {
    real = await buildRealApp(server, { work: false });
    folder = await mkdtemp(join(tmpdir(), 'recall-import-'));
  });
  afterAll(async () => {
    await real.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    files += 1;
    file = join(folder, `lines-${files}.ndjson`);
    told = [];
  });

  /** What was asked of the service, and answered: `POST /v1/licences 201`. */
  interface Watched extends ImportWorld {
    readonly requests: string[];
    readonly pauses: number[];
  }

  /** The app itself as the network. `before` may answer in its place, or break the connection. */
  const world = (
    before: (asked: string, sent: number) => Response | undefined = () => undefined,
  ): Watched => {
    const requests: string[] = [];
    const pauses: number[] = [];
    return {
      requests,
      pauses,
      fetch: async (address, options) => {
        if (typeof address !== 'string' || typeof options?.body !== 'string') {
          throw new TypeError('an import sends texts');
        }
        const url = new URL(address);
        const asked = `${options.method} ${url.pathname.replace(/[0-9a-f-]{36}/, ':id')}`;
        const instead = before(asked, requests.length);
        if (instead !== undefined) {
          requests.push(`${asked} ${instead.status}`);
          return instead;
        }
        const answer = await real.app.inject({
          method: options.method === 'PUT' ? 'PUT' : 'POST',
          url: url.pathname,
          headers: Object.fromEntries(new Headers(options.headers)),
          payload: options.body,
        });
        requests.push(`${asked} ${answer.statusCode}`);
        const pause = answer.headers['retry-after'];
        const headers = pause === undefined ? {} : { 'retry-after': pause };
        return new Response(answer.payload, { status: answer.statusCode, headers });
      },
      readToken: async () => TOKEN,
      sleep: async (ms) => {
        pauses.push(ms);
      },
      now: () => 0,
      tell: (line) => {
        told.push(line);
      },
    };
  };
  const run = (of: ImportWorld, signal = new AbortController().signal) =>
    importFile(file, URL_OF_SERVICE, of, signal);
  const refusedRows = async () =>
    (await readFile(filesOf(file).refused, 'utf8'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line): unknown => JSON.parse(line));

  it('registers each licence with its events, and does nothing of it twice', async () => {
    await writeFile(file, row(100, [event('a'), event('b')]) + row(101, []) + row(102, [event('c')]));
    const first = world();
    const summary = await run(first);
    expect(summary).toMatchObject({ lines: 3, stopped: false });
    expect(summary.counts).toMatchObject({ registered: 3, eventsRecorded: 3, refused: 0 });
    expect(first.requests).toEqual([
      'POST /v1/licences 201',
      'POST /v1/breach-events/batches 200',
      'POST /v1/licences 201',
      'POST /v1/licences 201',
      'POST /v1/breach-events/batches 200',
    ]);
    expect(told.at(-1)).toContain('3 lines (100 %');
    // Started again, nothing is left to do; begun again, everything is known again.
    const idle = world();
    await run(idle);
    expect(idle.requests).toEqual([]);
    await rm(filesOf(file).progress);
    expect((await run(world())).counts).toMatchObject({ unchanged: 3, eventsAlreadyRecorded: 3, refused: 0 });
  });

  it('replaces a licence that is registered only where the line says otherwise', async () => {
    await writeFile(file, row(200, []) + row(201, []));
    await run(world());
    await rm(filesOf(file).progress);
    await writeFile(file, row(200, []) + row(201, [], { region: 'another-region' }));
    const second = world();
    expect((await run(second)).counts).toMatchObject({ registered: 0, unchanged: 1, replaced: 1 });
    expect(second.requests.filter((asked) => asked.startsWith('PUT'))).toEqual(['PUT /v1/licences/:id 200']);
  });

  it('writes down what was refused, with its line, what it was and what to do, and brings in the rest', async () => {
    const lines = [
      row(300, [event('a'), event('b', { type: 'nonsense' }), anEvent()]),
      'not JSON\n',
      '{"licence":{"sourceSystem":"x","sourceSystem":"y"}}\n',
      row(301, [event('a')], { sentences: 'none' }),
      '\n',
      '{"events":[]}\n',
      row(302, [event('a')]),
    ];
    await writeFile(file, lines.join(''));
    const summary = await run(world());
    expect(summary).toMatchObject({ lines: 7, counts: { registered: 2, eventsRecorded: 2, refused: 7 } });
    const rows = await refusedRows();
    expect(rows).toMatchObject([
      {
        line: 1,
        what: 'event',
        event: 1,
        externalReference: 'L-300',
        sourceReference: 'b',
        code: 'malformed-request',
        errors: [{ field: '/event/type' }],
      },
      {
        line: 1,
        what: 'event',
        event: 2,
        errors: [{ field: '/event/sourceReference' }],
      },
      {
        line: 2,
        what: 'line',
        code: 'malformed-line',
        errors: [{ problem: expect.stringContaining('not JSON') }],
      },
      { line: 3, what: 'line', errors: [{ field: '/licence/sourceSystem', problem: 'is there twice' }] },
      { line: 4, what: 'licence', externalReference: 'L-301', errors: [{ field: '/sentences' }] },
      { line: 4, what: 'event', event: 0, code: 'licence-refused' },
      { line: 6, what: 'line', errors: [{ field: '/licence', problem: 'is missing' }] },
    ]);
    // Names, numbers of persons and words of a line are not repeated.
    const text = await readFile(filesOf(file).refused, 'utf8');
    expect(text).not.toContain(aLicence().person.crn);
    expect(text).not.toContain(anEvent().description);
    // Nor is anything of the lines in the progress.
    expect(await readFile(filesOf(file).progress, 'utf8')).not.toContain('L-30');
  });

  it.each([1, 2, 5])(
    'goes on where it was killed at request %i, and sends only what is missing',
    async (killed) => {
      const base = 400 + files * 10;
      const all = [base, base + 1, base + 2];
      await writeFile(
        file,
        all.map((number) => row(number, [event('a'), event('b', { type: 'x' })])).join(''),
      );
      const gone = new Error('killed');
      const first = {
        ...world(),
        fetch: world((_asked, sent) => {
          if (sent === killed) throw gone;
          return undefined;
        }).fetch,
        sleep: () => Promise.reject(gone),
      };
      await expect(run(first)).rejects.toBe(gone);
      const linesDone = Math.floor(killed / 2);
      const second = world();
      const summary = await run(second);
      expect(second.requests).toHaveLength(2 * (3 - linesDone));
      expect(summary).toMatchObject({
        lines: 3,
        counts: { registered: 3, eventsRecorded: 3, eventsAlreadyRecorded: 0, refused: 3 },
      });
      expect(await refusedRows()).toMatchObject([1, 2, 3].map((line) => ({ line, what: 'event', event: 1 })));
    },
  );

  it('takes rows of a line that was not finished off again', async () => {
    await writeFile(file, row(900, [event('a', { type: 'x' })]));
    await run(world());
    await appendFile(filesOf(file).refused, '{"line":2,"what":"li');
    await appendFile(file, row(901, [event('a', { type: 'x' })]));
    await run(world());
    expect(await refusedRows()).toMatchObject([{ line: 1 }, { line: 2 }]);
  });

  it('goes on in a file that has grown behind a last line without an end, and not in that line', async () => {
    await writeFile(file, row(940, []) + row(941, []).trimEnd());
    expect(await run(world())).toMatchObject({ lines: 2, counts: { registered: 2 } });
    await appendFile(file, `\n${row(942, [], { sentences: 'none' })}`);
    const second = world();
    expect(await run(second)).toMatchObject({ lines: 3, counts: { registered: 2, refused: 1 } });
    expect(second.requests).toHaveLength(1);
    expect(await refusedRows()).toMatchObject([{ line: 3 }]);
    await writeFile(file, row(943, []).trimEnd());
    await rm(filesOf(file).progress);
    await run(world());
    await appendFile(file, `\r\n${row(944, []).trimEnd()}`);
    expect(await run(world())).toMatchObject({ lines: 2, counts: { registered: 2 } });
    await appendFile(file, ' ');
    await expect(run(world())).rejects.toThrow('was changed in the part that is imported already');
  });

  it('keeps a second import of the file away while it runs, and takes over from one that is no more', async () => {
    await writeFile(file, row(945, []));
    const { lock } = filesOf(file);
    let second: Promise<unknown> = Promise.resolve();
    const first = world(() => {
      second = run(world()).catch((error: unknown) => error);
      return undefined;
    });
    expect((await run(first)).counts).toMatchObject({ registered: 1 });
    expect(String(await second)).toContain(`process ${process.pid}): wait for it`);
    await expect(access(lock)).rejects.toThrow('ENOENT');

    const gone = spawnSync(process.execPath, ['--version']).pid;
    for (const left of [`${gone} ${hostname()}\n`, `${process.pid} ${hostname()}\n`]) {
      await writeFile(lock, left);
      await run(world());
      await expect(access(lock)).rejects.toThrow('ENOENT');
    }
    // Nobody here can tell of another machine, or of a lock that is only being written.
    for (const other of [`${gone} another-machine\n`, '']) {
      await writeFile(lock, other);
      await expect(run(world())).rejects.toThrow(`remove ${lock} and start again`);
      expect(await readFile(lock, 'utf8')).toBe(other);
    }
  });

  it('says which line and which request an answer stopped it at, and at once that nobody answers', async () => {
    await writeFile(file, row(946, []) + row(947, []));
    const broken = world((_asked, sent) =>
      sent === 1 ? problem(500, 'internal-error', { 'x-correlation-id': 'example-id' }) : undefined,
    );
    await expect(run(broken)).rejects.toThrow(
      'line 2: the service refuses to go on (500 internal-error, correlation id example-id)',
    );
    await expect(run(world(() => new Response('{}', { status: 404 })))).rejects.toThrow(
      'line 2: what answers is not the service (404, without a correlation id)',
    );
    told = [];
    const away = world(() => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('away'), { code: 'ECONNREFUSED' }),
      });
    });
    await expect(run(away)).rejects.toThrow(`line 2: the service at ${URL_OF_SERVICE} did not answer`);
    expect(told.slice(0, 2)).toEqual([
      'going on after line 1',
      `the service at ${URL_OF_SERVICE} did not answer (ECONNREFUSED): trying again in 0.5 s`,
    ]);
    expect(away.pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000]);
    // A timer keeps no longer pause than this: it would end at once.
    const slow = world((_asked, sent) =>
      sent === 0 ? problem(503, 'unavailable', { 'retry-after': '9999999' }) : undefined,
    );
    await run(slow);
    expect(slow.pauses).toEqual([2 ** 31 - 1]);
  });

  it('does not go on in a file that was changed, or into another service', async () => {
    await writeFile(file, row(950, []) + row(951, []));
    await run(world());
    await expect(
      importFile(file, 'http://127.0.0.1:3001', world(), AbortSignal.timeout(60_000)),
    ).rejects.toThrow('go on with that one, or remove the file to begin again');
    await writeFile(file, row(952, []) + row(951, []) + row(953, []));
    await expect(run(world())).rejects.toThrow('was changed in the part that is imported already');
  });

  it('waits when the service asks for it, and stops where every line would be refused', async () => {
    await writeFile(file, row(960, [event('a')]));
    const busy = [
      problem(429, 'too-many-requests', { 'retry-after': '7' }),
      problem(503, 'unavailable', { 'retry-after': '5' }),
      problem(409, 'idempotency-key-in-use', { 'retry-after': '1' }),
    ];
    const patient = world((_asked, sent) => busy[sent]);
    expect((await run(patient)).counts).toMatchObject({ registered: 1, eventsRecorded: 1, refused: 0 });
    expect(patient.pauses).toEqual([7_000, 5_000, 1_000]);

    await rm(filesOf(file).progress);
    for (const [status, code] of [
      [403, 'forbidden'],
      [500, 'internal-error'],
    ] as const) {
      await expect(run(world(() => problem(status, code)))).rejects.toThrow(ImportError);
    }
    // A token that ran out is read again, once.
    const tokens = ['run-out', TOKEN];
    const renewed = { ...world(), readToken: async () => tokens.shift() ?? 'none' };
    expect((await run(renewed)).counts).toMatchObject({ unchanged: 1, eventsAlreadyRecorded: 1 });
    expect(tokens).toEqual([]);
  });

  it('stops when it is told to, and goes on later', async () => {
    await writeFile(file, [970, 971, 972].map((number) => row(number, [])).join(''));
    const stop = new AbortController();
    const stopping = world((_asked, sent) => {
      if (sent === 1) stop.abort();
      return undefined;
    });
    expect(await run(stopping, stop.signal)).toMatchObject({ stopped: true, lines: 2 });
    expect(await run(world())).toMatchObject({ stopped: false, lines: 3, counts: { registered: 3 } });
  });
});

describe('lines of a file', () => {
  it('are read with their places, also the last without an end, and one that is too long without its bytes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recall-lines-'));
    try {
      const path = join(folder, 'lines');
      await writeFile(path, `a\n\n${'b'.repeat(200_000)}\nc`);
      let seen = 0;
      const read: unknown[] = [];
      const lines = readLines(path, { number: 1, offset: 0 }, (bytes) => (seen += bytes.length), 1_000);
      for await (const { number, bytes, end } of lines) {
        read.push([number, bytes?.toString(), end, seen]);
      }
      expect(read).toEqual([
        [1, 'a', 2, 2],
        [2, '', 3, 3],
        [3, undefined, 200_004, 200_004],
        [4, 'c', 200_005, 200_005],
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
