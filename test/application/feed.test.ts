import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toPosition } from '../../src/application/feed/cloud-event.ts';
import { EVENT_TYPES, eventTypeOf } from '../../src/application/feed/event-types.ts';
import { scanEvents } from '../../src/application/feed/scan.ts';
import type { CloudEvent } from '../../src/application/feed/cloud-event.ts';
import { inCase } from '../../src/application/records.ts';
import { PERMISSIONS, type Principal } from '../../src/application/services.ts';
import { AUDIT_ACTS, isAuditAct } from '../../src/audit/index.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  exampleEvent,
  exampleLicence,
  type Fixture,
  LOG_ORIGIN,
  MANAGER,
  OFFICER,
  openFixture,
  refusal,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

/** Somebody who follows, and sees limited-access cases only where they are open by name. */
const FOLLOWER: Principal = {
  ...CASE_SYSTEM,
  subject: 'system-follower',
  permissions: PERMISSIONS.filter((permission) => permission !== 'limited-access:office'),
};

describe('the types of events', () => {
  it('are of acts that change something, and never of one that only reads or hands out', () => {
    const acts = Object.keys(AUDIT_ACTS).filter(isAuditAct);
    for (const name of acts.filter((one) => eventTypeOf(one) !== undefined)) {
      expect(['collection', 'alteration', 'combination', 'erasure']).toContain(AUDIT_ACTS[name]);
    }
    expect(EVENT_TYPES).toHaveLength(acts.filter((one) => eventTypeOf(one) !== undefined).length);
    expect(EVENT_TYPES).toContain('recall-decision-support.event-reported.v1');
  });
});

describe.each(SERVERS)('the feed on $name', (server) => {
  let fixture: Fixture;
  let publish: () => Promise<unknown>;
  beforeAll(async () => {
    fixture = await openFixture(server);
    const parts = sequencerOf(fixture, aSigner());
    publish = () => publishAll(parts);
  });
  afterAll(() => fixture.close());

  const follow = (after?: string, limit = 200, principal = CASE_SYSTEM) =>
    fixture.services.followEvents(act(principal), after === undefined ? { limit } : { after, limit });
  const followAll = async (principal = CASE_SYSTEM, limit = 3): Promise<readonly CloudEvent[]> => {
    const all: CloudEvent[] = [];
    for (let after: string | undefined; ; ) {
      const { items, next } = await follow(after, limit, principal);
      all.push(...items);
      if (next === after) return all;
      after = next;
    }
  };

  const readings = async () => {
    const rows = await fixture.owner.selectFrom('audit_entries').select('bytes').execute();
    return rows
      .map(({ bytes }) => JSON.parse(bytes.toString('utf8')))
      .filter((entry) => entry.act === 'feed-read');
  };
  const seenBy = async (principal: Principal) =>
    new Set((await followAll(principal)).map(({ subject }) => subject));

  it('says where to begin while nothing has happened, and refuses a place that the log does not have', async () => {
    const empty = await follow();
    expect(empty).toEqual({ items: [], next: 'start' });
    for (const after of ['0', 'end', '', '12345678901234567890']) {
      expect(await refusal(follow(after))).toMatchObject({ code: 'invalid', faults: [{ field: '/after' }] });
    }
    expect(await refusal(follow(toPosition(100_000)))).toMatchObject({
      code: 'invalid',
      faults: [{ problem: expect.stringContaining('beyond the log') }],
    });
  });

  it('gives every change once, in the order of the log, as the log has it, and nothing of what was only read', async () => {
    const { services } = fixture;
    const one = await services.registerLicence(act(), exampleLicence(1));
    const other = await services.registerLicence(act(), exampleLicence(2));
    const event = await services.reportEvent(act(), one.id, exampleEvent());
    await services.readLicence(act(), one.id);
    await services.searchLicences(act(), { crn: 'X000001', limit: 10 });
    await services.reviseEvent(act(), event.id, 1, { kind: 'later-news', changes: { fault: 'chosen' } });
    await services.placeHold(act(), other.id, { ground: 'inquest', reference: 'E-1', reason: 'An example.' });
    await services.reportEvent(act(), other.id, exampleEvent());
    await refusal(services.reportEvent(act(), 'no-licence', exampleEvent()));
    await publish();

    const all = await followAll();
    expect(all.map(({ type, subject }) => [type, subject])).toEqual([
      ['recall-decision-support.licence-registered.v1', one.id],
      ['recall-decision-support.licence-registered.v1', other.id],
      ['recall-decision-support.event-reported.v1', one.id],
      ['recall-decision-support.event-revised.v1', one.id],
      ['recall-decision-support.event-reported.v1', other.id],
    ]);
    expect(all[3]).toMatchObject({
      specversion: '1.0',
      source: LOG_ORIGIN,
      partitionkey: one.id,
      data: { about: expect.arrayContaining([{ kind: 'breach-event', id: event.id, version: 2 }]) },
    });
    expect(JSON.stringify(all)).not.toContain('Example Person');
    expect(all.map(({ sequence }) => sequence).toSorted()).toEqual(all.map(({ sequence }) => sequence));

    // The same index and the same hash as the log itself.
    const { items } = await services.readEntries(act(), { limit: 200 });
    const inLog = new Map(items.map(({ index, hash, entry }) => [String(entry?.['id']), { index, hash }]));
    for (const { id, sequence, entryhash } of all) {
      expect(inLog.get(id)).toEqual({ index: Number(sequence), hash: entryhash });
    }
  });

  it('goes on after the sequence of any event', async () => {
    const all = await followAll();
    for (const [place, { sequence }] of all.entries()) {
      expect((await follow(sequence)).items).toEqual(all.slice(place + 1));
    }
  });

  it('records events that were given as one reading of a stretch of the log, and a look that gave none not at all', async () => {
    const before = (await readings()).length;
    const { items, next } = await follow(undefined, 2);
    const read = await readings();
    expect(read).toHaveLength(before + 1);
    const [first, last] = [items[0], items.at(-1)];
    expect(
      read.some(
        ({ range }) => range.from === Number(first?.sequence) && range.until === Number(last?.sequence) + 1,
      ),
    ).toBe(true);
    expect(read.every(({ recipient }) => recipient === CASE_SYSTEM.subject)).toBe(true);
    // To the end, and then looks that find nothing.
    let after = next;
    for (let page = await follow(after); page.items.length > 0; page = await follow(after)) after = page.next;
    const quiet = (await readings()).length;
    await follow(after);
    await follow(after);
    expect(await readings()).toHaveLength(quiet);
  });

  it('passes a stretch without events a part at a time, and says where to go on', async () => {
    const { services, db } = fixture;
    const { id } = await services.registerLicence(act(), exampleLicence(3));
    await publish();
    const from = (await services.readEntries(act(), { limit: 200 })).items.length;
    for (let read = 0; read < 5; read += 1) await services.readLicence(act(), id);
    await services.reportEvent(act(), id, exampleEvent());
    await publish();
    const look = (at: number) =>
      scanEvents(db, LOG_ORIGIN, CASE_SYSTEM, { from: at, limit: 10, stretch: 4 }, fixture.deps.clock());
    const first = await look(from);
    expect(first).toEqual({ events: [], until: from + 4 });
    expect((await look(first.until)).events.map(({ licenceId }) => licenceId)).toEqual([id]);
  });

  it('skips nothing that is committed after something that was recorded later', async () => {
    const { services, deps, db } = fixture;
    const slow = await services.registerLicence(act(), exampleLicence(4));
    const quick = await services.registerLicence(act(), exampleLicence(5));
    await publish();
    let after = (await followAll()).at(-1)?.sequence;
    const events: string[] = [];
    const take = async () => {
      const page = await follow(after);
      events.push(...page.items.map(({ subject }) => subject));
      after = page.next;
    };
    await db.transaction().execute(async (trx) => {
      await inCase(deps, trx, act(), slow.id, (work) =>
        work.record('licence-replaced', [{ kind: 'licence', id: slow.id, version: 1 }]),
      );
      await services.reportEvent(act(), quick.id, exampleEvent());
      await publish();
      await take();
    });
    expect(events).toEqual([quick.id]);
    await publish();
    await take();
    expect(events).toEqual([quick.id, slow.id]);
  });

  it('tells nobody of a case out of their sight', async () => {
    const { services } = fixture;
    const hidden = await services.registerLicence(act(), exampleLicence(6, { limitedAccess: true }));
    const shown = await services.registerLicence(act(), exampleLicence(7));
    await services.grantAccess(act(MANAGER), hidden.id, {
      subject: OFFICER.subject,
      capacity: 'owner',
      reason: 'An example.',
    });
    await publish();
    expect(await seenBy(FOLLOWER)).toContain(shown.id);
    expect(await seenBy(FOLLOWER)).not.toContain(hidden.id);
    expect(await seenBy(CASE_SYSTEM)).toContain(hidden.id);
    // Open by name.
    const named = { ...FOLLOWER, subject: OFFICER.subject };
    expect(await seenBy(named)).toContain(hidden.id);
    const elsewhere: Principal = { ...FOLLOWER, areas: [{ region: 'another-region' }] };
    expect(await seenBy(elsewhere)).toEqual(new Set());
  });
});
