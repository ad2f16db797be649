import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Type } from 'typebox';
import { reader } from '../src/cli/demo-example.ts';
import { flatnessOf, residentMemory, watchMemory } from './process-watch.ts';
import { targetResult } from './results.ts';
import { runWatched } from './run-watched.ts';
import type { Bench, PartResult } from './scale-parts.ts';

const MIB = 2 ** 20;

const readStatus = reader(
  Type.Object({
    id: Type.String(),
    state: Type.String(),
    length: Type.Optional(Type.Integer()),
  }),
);

/** A bundle of a quarter with content: made and downloaded while the memory of the service is watched; then verified offline. */
export async function exporting(bench: Bench): Promise<PartResult> {
  const { caller, askers, cases, pid, say, dataDir } = bench;
  const token = await askers.inspector();
  const [quarter = '2026-Q3'] = cases.quarters;
  const scope = periodOfQuarter(quarter);
  const before = residentMemory(pid);
  const made = watchMemory(pid, 250);
  const began = performance.now();
  const { text } = await caller.ask({
    method: 'POST',
    path: '/v1/audit/bundles',
    body: { scope, withContent: true },
    token,
  });
  const { id } = readStatus(JSON.parse(text));
  const status = async () =>
    readStatus(
      JSON.parse((await caller.ask({ method: 'GET', path: `/v1/audit/bundles/${id}/status`, token })).text),
    );
  let now = await status();
  while (now.state === 'waiting' || now.state === 'building') {
    await delay(500);
    now = await status();
  }
  if (now.state !== 'ready') {
    throw new Error(`the bundle is ${now.state}`);
  }
  const madeIn = (performance.now() - began) / 1_000;
  made.stop();
  say(`a bundle of ${quarter} was made in ${madeIn.toFixed(0)} s`);

  const file = join(dataDir, `scale-${quarter}.bundle`);
  const fetched = watchMemory(pid, 100);
  const from = performance.now();
  const message = await caller.stream({ method: 'GET', path: `/v1/audit/bundles/${id}`, token });
  await pipeline(message, createWriteStream(file));
  const fetchedIn = (performance.now() - from) / 1_000;
  fetched.stop();
  const { size } = await stat(file);
  const verified = await runWatched(['src/cli/recall-audit.ts', 'verify', file, '--json'], {}, [0, 3]);
  await rm(file);
  const making = flatnessOf(made.samples.map(({ rss }) => rss));
  const fetching = flatnessOf(fetched.samples.map(({ rss }) => rss));
  const worse = making.growth > fetching.growth ? making : fetching;
  return {
    targets: [
      targetResult('memory-exporting', worse.growth, {
        why: `${worse === making ? 'While the bundle is made' : 'While it is downloaded'}: from ${worse.firstQuarter.toFixed(0)} to ${worse.lastQuarter.toFixed(0)} MiB, at most ${worse.most.toFixed(0)}.`,
      }),
    ],
    tables: [
      {
        title: `Export of everything recorded in ${quarter}, with content`,
        columns: [
          'What',
          'Seconds',
          'MiB a second',
          'RSS at first, MiB',
          'RSS at last, MiB',
          'RSS at most, MiB',
        ],
        rows: [
          ['made', madeIn, size / MIB / madeIn, making.firstQuarter, making.lastQuarter, making.most],
          [
            'downloaded',
            fetchedIn,
            size / MIB / fetchedIn,
            fetching.firstQuarter,
            fetching.lastQuarter,
            fetching.most,
          ],
          [
            'verified offline',
            verified.seconds,
            size / MIB / verified.seconds,
            verified.memory.firstQuarter,
            verified.memory.lastQuarter,
            verified.memory.most,
          ],
        ],
      },
    ],
    notes: [
      `The bundle is ${(size / MIB).toFixed(0)} MiB. The service held ${before.toFixed(0)} MiB before. First and last are medians of the first and the last quarter of the time.`,
    ],
  };
}

function periodOfQuarter(quarter: string): { readonly from: string; readonly until: string } {
  const [year = 0, part = 1] = quarter.split('-Q').map(Number);
  const start = (months: number) => new Date(Date.UTC(year, months, 1)).toISOString();
  return { from: start(3 * (part - 1)), until: start(3 * part) };
}
