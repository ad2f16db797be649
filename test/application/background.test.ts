import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { workInBackground } from '../../src/application/evidence/background.ts';

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
