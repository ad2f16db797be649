import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { uuidV7 } from '../../src/application/ids.ts';
import { isUnavailable } from '../../src/db/failures.ts';
import { RequestCounts } from '../../src/http/request-counts.ts';
import { SERVERS } from '../support/database.ts';
import { act, exampleEvent, exampleLicence, type Fixture, openFixture, START, write } from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

jest.setTimeout(180_000);

/** Ahead of the clock of the database, and within the day by which the database lets clocks differ. */
const AHEAD = new Date(Date.now() + 20 * 3_600_000).toISOString();
const FAR_AHEAD = '2136-11-20T09:00:00.000Z';
const BEHIND = '2016-11-20T09:00:00.000Z';
/** The clock is the service's own: what the jumps do is the same on every server. */
const [server] = SERVERS;
if (server === undefined) {
  throw new Error('there is no server to test on');
}

describe('jumps of the clock', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture?.close());
  afterEach(() => {
    jest.restoreAllMocks();
    fixture?.setClock(START);
  });

  it('keep the order of a case, its chain and its keys, and show all that is recorded', async () => {
    const { services, setClock } = fixture;
    const { id } = await services.registerLicence(write('clock-licence'), exampleLicence(901));
    const made: { readonly id: string; readonly recordedAt: string }[] = [];
    for (const [place, clock] of [START, AHEAD, START, BEHIND].entries()) {
      setClock(clock);
      made.push(await services.reportEvent(write(`clock-${place}`), id, exampleEvent()));
    }
    const instants = made.map(({ recordedAt }) => recordedAt);
    expect(instants).toEqual(instants.toSorted());
    expect(new Set(instants).size).toBe(instants.length);
    // Also what is recorded ahead of the clock is there to be read by it.
    const { items } = await services.listEvents(act(), id, { limit: 10 });
    expect(items.map((event) => event.id).toSorted()).toEqual(made.map((event) => event.id).toSorted());
    // A key that was used in the future, and one used before, are still known.
    for (const place of [0, 1, 3]) {
      const again = await services.reportEvent(write(`clock-${place}`), id, exampleEvent());
      expect(again.id).toBe(made[place]?.id);
    }
    expect(await fixture.verify(id)).toEqual([]);
  });

  it('record nothing where the clock is more than a day ahead, and go on when it is right again', async () => {
    const { services, setClock } = fixture;
    const { id } = await services.registerLicence(write('clock-far'), exampleLicence(902));
    setClock(FAR_AHEAD);
    const refused = await services
      .reportEvent(write('clock-far-1'), id, exampleEvent())
      .catch((error: unknown) => error);
    expect(isUnavailable(refused)).toBe(true);
    setClock(START);
    await services.reportEvent(write('clock-far-1'), id, exampleEvent());
    expect((await services.listEvents(act(), id, { limit: 10 })).items).toHaveLength(1);
    expect(await fixture.verify(id)).toEqual([]);
  });

  it('let every checkpoint extend the one before', async () => {
    const { services, setClock } = fixture;
    const parts = sequencerOf(fixture, aSigner());
    let head = await publishAll(parts);
    for (const [place, clock] of [AHEAD, BEHIND, START].entries()) {
      setClock(clock);
      await services.registerLicence(write(`clock-tree-${place}`), exampleLicence(910 + place));
      const before = head;
      // A turn refuses to publish what does not extend the head that is remembered.
      head = await publishAll(parts, before);
      expect(head.size).toBeGreaterThan(before.size);
    }
  });

  it('give ids that are new also where an instant comes again', () => {
    const ids = Array.from({ length: 1_000 }, (_, place) =>
      uuidV7(Date.parse([START, BEHIND][place % 2] ?? START)),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('neither lengthen nor end the minute in which requests are counted', () => {
    const counts = new RequestCounts();
    const count = () => {
      let told = { current: 0, ttl: 0 };
      counts.incr('client', (_error, result) => (told = result ?? told), 60_000);
      return told;
    };
    expect(count().current).toBe(1);
    const now = jest.spyOn(Date, 'now');
    now.mockReturnValue(Date.parse(BEHIND));
    expect(count().current).toBe(2);
    expect(count().ttl).toBeLessThanOrEqual(60_000);
    now.mockReturnValue(Date.parse(AHEAD));
    expect(count().current).toBe(4);
    expect(count().ttl).toBeGreaterThan(0);
  });
});
