import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { workInBackground } from '../../src/application/evidence/background.ts';
import { WorkCounter, watchWork } from '../../src/application/measures/work.ts';

describe('work beside the requests', () => {
  it('is done in rounds, one after the other, at once where there is more to do', async () => {
    let under = 0;
    let most = 0;
    let rounds = 0;
    const third = Promise.withResolvers<void>();
    const work = workInBackground(
      1_000_000,
      async () => {
        under += 1;
        most = Math.max(most, under);
        await delay(1);
        under -= 1;
        rounds += 1;
        if (rounds === 3) third.resolve();
        return rounds < 3 ? 'at-once' : 'after-pause';
      },
      () => undefined,
    );
    await third.promise;
    await work.stop();
    expect({ most, rounds }).toEqual({ most: 1, rounds: 3 });
  });

  it('goes on after a round that failed, which is told', async () => {
    const told: unknown[] = [];
    let rounds = 0;
    const second = Promise.withResolvers<void>();
    const work = workInBackground(
      1,
      async () => {
        rounds += 1;
        if (rounds === 1) throw new Error('the first round fails');
        second.resolve();
        return 'after-pause';
      },
      (error) => told.push(error),
    );
    await second.promise;
    await work.stop();
    expect(told).toEqual([new Error('the first round fails')]);
  });

  it('lets a round come to its end when it is stopped, tells it to, and starts no other', async () => {
    let rounds = 0;
    let ended = false;
    const begun = Promise.withResolvers<void>();
    const work = workInBackground(
      1,
      async (signal) => {
        rounds += 1;
        begun.resolve();
        while (!signal.aborted) await delay(1);
        await delay(20);
        ended = true;
        return 'at-once';
      },
      () => undefined,
    );
    await begun.promise;
    await work.stop();
    expect({ rounds, ended }).toEqual({ rounds: 1, ended: true });
  });

  it('does not tell of a failure that came of being stopped', async () => {
    const told: unknown[] = [];
    const begun = Promise.withResolvers<void>();
    const work = workInBackground(
      1,
      async (signal) => {
        begun.resolve();
        while (!signal.aborted) await delay(1);
        throw new Error('called off');
      },
      (error) => told.push(error),
    );
    await begun.promise;
    await work.stop();
    expect(told).toEqual([]);
  });
});

describe('what is told of work beside the requests', () => {
  it('names the work on each line, and counts the rounds', () => {
    const lines: unknown[] = [];
    const log = {
      info: (details: object, message: string) => lines.push({ level: 'info', ...details, message }),
      warn: (details: object, message: string) => lines.push({ level: 'warn', ...details, message }),
    };
    const counter = new WorkCounter(() => '2026-11-20T09:00:00.000Z');
    const watch = watchWork({ work: counter }, 'figures', log);
    const err = new Error('the database is away');
    watch.log.info({ cases: 3 }, 'figures were counted');
    watch.onDone();
    watch.onFailure('the figures could not be counted')(err);
    expect(lines).toEqual([
      { level: 'info', work: 'figures', cases: 3, message: 'figures were counted' },
      { level: 'warn', work: 'figures', err, message: 'the figures could not be counted' },
    ]);
    expect(counter.read()).toEqual([
      { work: 'figures', done: 1, failed: 1, lastDone: '2026-11-20T09:00:00.000Z' },
    ]);
  });
});
