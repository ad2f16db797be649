import { describe, expect, it } from '@jest/globals';
import type { ReviewMeasures } from '../../src/application/review/measures.ts';
import { buildTestApp } from '../builders/app.ts';

const MEASURES: ReviewMeasures = {
  open: { open: 7, viewed: 0, 'awaiting-endorsement': 2 },
  overdue: { decide: 3, endorse: 1, act: 0, countersign: 4, 'review-new-facts': 5 },
  expired: 3,
  notCountersigned: 6,
  newFactsWaiting: 8,
  casesWithoutArea: 9,
};

describe('the measurements of the reviews', () => {
  it('say how much waits, and for how many time has run out', async () => {
    const metrics = await scrape(MEASURES);

    for (const line of [
      'considerations_open{state="open"} 7',
      'considerations_open{state="viewed"} 0',
      'considerations_open{state="awaiting-endorsement"} 2',
      'considerations_overdue{clock="decide"} 3',
      'considerations_overdue{clock="endorse"} 1',
      'considerations_overdue{clock="act"} 0',
      'considerations_overdue{clock="countersign"} 4',
      'considerations_overdue{clock="review-new-facts"} 5',
      'considerations_expired 3',
      'considerations_not_countersigned 6',
      'considerations_new_facts_waiting 8',
      'cases_without_area_waiting 9',
    ]) {
      expect(metrics.split('\n')).toContain(line);
    }
  });

  it('have no label but the state and the clock: no area, no case, no person', async () => {
    const metrics = await scrape(MEASURES);

    const labels = [...metrics.matchAll(/^(?:considerations|cases)_\w+\{(\w+)="/gm)].map(
      ([, label]) => label,
    );
    expect(new Set(labels)).toEqual(new Set(['state', 'clock']));
  });

  it('are left out while they are not known: 0 would be a measurement', async () => {
    expect(await scrape(undefined)).not.toMatch(/^(considerations|cases)_\w+(\{.*\})? /m);
  });

  it('are asked for when they are scraped, and not when the health is', async () => {
    const asked: boolean[] = [];
    const app = await buildTestApp({
      readiness: async (more) => {
        asked.push(more?.withReviews ?? false);
        return { database: 'up' };
      },
    });
    await app.send('GET', '/health');
    await app.send('GET', '/metrics');
    await app.app.close();

    expect(asked).toEqual([false, true]);
  });
});

async function scrape(reviews: ReviewMeasures | undefined): Promise<string> {
  const app = await buildTestApp({
    readiness: async () => ({ database: 'up', ...(reviews === undefined ? {} : { reviews }) }),
  });
  const metrics = await app.send('GET', '/metrics');
  await app.app.close();
  return String(metrics.body);
}
