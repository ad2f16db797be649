import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import type { EventBatch, SentItem, SourcedEvent } from '../../src/application/intake/services.ts';
import type { BreachEventContent } from '../../src/application/model.ts';
import { PERMISSIONS, type Principal } from '../../src/application/services.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  countRows,
  exampleEvent,
  exampleLicence,
  type Fixture,
  MANAGER,
  openFixture,
  refusal,
  write,
} from './fixture.ts';

jest.setTimeout(60_000);

const HOME = { region: 'home', deliveryUnit: 'home-1' };
/** Sees the cases of one area, and changes them. */
const OF_HOME: Principal = {
  subject: 'subject-of-home',
  kind: 'system',
  permissions: PERMISSIONS.filter((permission) => permission !== 'limited-access:office'),
  areas: [HOME],
};
const UNKNOWN = '00000000-0000-7000-8000-000000000000';

const sourced = (sourceReference: string, more: Partial<SourcedEvent> = {}): SourcedEvent => ({
  ...exampleEvent(),
  source: 'example-source',
  sourceReference,
  ...more,
});
const item = (licenceId: string, event: SourcedEvent): SentItem => ({ item: { licenceId, event } });

const outcomesOf = ({ results }: EventBatch) => results.map(({ outcome }) => outcome);
/** Two items that are one report: whichever came first is the one that recorded it. */
const asFirst = (line: string) => line.replace(/^\[5,/, '[0,');
const byReference = (a: BreachEventContent, b: BreachEventContent) =>
  (a.sourceReference ?? '').localeCompare(b.sourceReference ?? '');

describe.each(SERVERS)('a batch of events on $name', (server) => {
  let fixture: Fixture;
  let licences = 0;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  const register = async (more: Parameters<typeof exampleLicence>[1] = {}) => {
    licences += 1;
    return (await fixture.services.registerLicence(act(), exampleLicence(licences, more))).id;
  };
  const send = (sent: readonly SentItem[], by = act()) => fixture.services.reportEventBatch(by, sent);
  const eventsOf = async (licenceId: string) =>
    (await fixture.services.listEvents(act(), licenceId, { limit: 200 })).items;

  it('records each event as a report of it alone would, in the chain of its case', async () => {
    const [one, other] = [await register(), await register()];
    const batch = await send([
      item(one, sourced('r-1')),
      item(other, sourced('r-1')),
      item(one, sourced('r-2', { description: 'Example Person left early.' })),
    ]);
    expect(batch.counts).toEqual({ recorded: 3, alreadyRecorded: 0, refused: 0 });
    expect(batch.results.map(({ index, outcome, version }) => [index, outcome, version])).toEqual(
      [0, 1, 2].map((index) => [index, 'recorded', 1]),
    );
    const stored = await eventsOf(one);
    expect(new Set(stored.map(({ id }) => id))).toEqual(
      new Set([batch.results[0]?.eventId, batch.results[2]?.eventId]),
    );
    expect(stored.map(({ content }) => content)).toEqual(
      expect.arrayContaining([sourced('r-1'), sourced('r-2', { description: 'Example Person left early.' })]),
    );
    const acts = (await fixture.trail(one)).map((entry) => entry['act']);
    expect(acts).toEqual(['licence-registered', 'event-reported', 'event-reported', 'events-listed']);
    for (const id of [one, other]) {
      expect(await fixture.verify(id)).toEqual([]);
    }
  });

  it('refuses by itself what cannot be recorded, with field and remedy, and records the rest', async () => {
    const [mine, moved, hidden, erased] = [
      await register(HOME),
      await register(HOME),
      await register({ region: 'elsewhere' }),
      await register(HOME),
    ];
    await fixture.services.replaceLicence(
      act(),
      moved,
      1,
      exampleLicence(licences - 2, { region: 'elsewhere' }),
    );
    const order = { authority: 'court-order', reference: 'EXAMPLE-1', on: '2026-11-20' } as const;
    await fixture.services.eraseCase(act(MANAGER), erased, order);
    await send([item(mine, sourced('known'))]);

    const fault = { field: '/event/type', problem: 'is missing', remedy: 'add it' };
    const batch = await send(
      [
        item(mine, sourced('fresh')),
        { faults: [fault] },
        item(
          mine,
          sourced('pair', { type: 'charged-minor-unrelated', evidenceStatus: 'no-criminal-process' }),
        ),
        item(moved, sourced('moved')),
        item(hidden, sourced('hidden')),
        item(UNKNOWN, sourced('unknown')),
        item('none', sourced('none')),
        item(erased, sourced('erased')),
        item(mine, sourced('known', { description: 'Something else.' })),
        item(mine, sourced('two')),
        item(mine, sourced('two', { description: 'Something else.' })),
        item(mine, sourced('last')),
      ],
      act(OF_HOME),
    );
    expect(batch.counts).toEqual({ recorded: 2, alreadyRecorded: 0, refused: 10 });
    const told = batch.results.map(({ outcome, problem }) => [
      outcome === 'refused' ? problem?.code : outcome,
      problem?.errors.map(({ field }) => field).join(),
    ]);
    expect(told).toEqual([
      ['recorded', undefined],
      ['malformed-request', '/event/type'],
      ['invalid', expect.stringMatching(/^\/event\/(type|evidenceStatus)$/)],
      ['another-area', '/licenceId'],
      ['not-found', '/licenceId'],
      ['not-found', '/licenceId'],
      ['not-found', '/licenceId'],
      ['erased', '/licenceId'],
      ['already-registered', '/event/sourceReference'],
      ['invalid', '/event/sourceReference'],
      ['invalid', '/event/sourceReference'],
      ['recorded', undefined],
    ]);
    for (const { field, problem, remedy } of batch.results.flatMap(
      (result) => result.problem?.errors ?? [],
    )) {
      expect([field, problem, remedy].every((words) => words.length > 2)).toBe(true);
    }
    // Nothing tells a case out of sight from none.
    expect(batch.results[4]?.problem).toEqual(batch.results[5]?.problem);
    expect(new Set((await eventsOf(mine)).map(({ content }) => content.sourceReference))).toEqual(
      new Set(['fresh', 'known', 'last']),
    );
    // Whoever reads the trails finds who asked for what.
    for (const [id, refused] of [
      [moved, 'another-area'],
      [hidden, 'out-of-sight'],
      [erased, 'erased'],
    ] as const) {
      expect((await fixture.trail(id)).at(-1)).toMatchObject({ act: 'access-refused', refused });
      expect(await fixture.verify(id)).toEqual([]);
    }
  });

  it('knows a report again by its reference, whatever came later, and refuses another under it', async () => {
    const id = await register();
    const first = await send([item(id, sourced('a')), item(id, sourced('a')), item(id, sourced('b'))]);
    expect(outcomesOf(first)).toEqual(['recorded', 'already-recorded', 'recorded']);
    const eventId = first.results[0]?.eventId ?? '';
    await fixture.services.reviseEvent(act(), eventId, 1, {
      kind: 'correction',
      changes: { description: 'Example Person came late.' },
    });
    const before = await countRows(fixture.owner);
    const again = await send([item(id, sourced('a')), item(id, sourced('a', { fault: 'no-fault' }))]);
    expect(again.results).toMatchObject([
      { index: 0, outcome: 'already-recorded', eventId, version: 2 },
      { index: 1, outcome: 'refused', eventId, version: 2, problem: { code: 'already-registered' } },
    ]);
    expect(again.results[1]?.problem?.errors[0]?.remedy).toContain('revision');
    const after = await countRows(fixture.owner);
    expect(after['breach_event_versions']).toBe(before['breach_event_versions']);
    // What moved nothing of the case left its head where it was.
    expect(await fixture.verify(id)).toEqual([]);
  });

  it('gives the same answer to the same request, whatever became of the events', async () => {
    const id = await register();
    const keyed = write('key-batch');
    const first = await send([item(id, sourced('a')), { faults: [] }], keyed);
    await fixture.services.reviseEvent(act(), first.results[0]?.eventId ?? '', 1, {
      kind: 'correction',
      changes: { fault: 'no-fault' },
    });
    const before = await countRows(fixture.owner);
    expect(JSON.stringify(await send([item(id, sourced('a')), { faults: [] }], keyed))).toBe(
      JSON.stringify(first),
    );
    const after = await countRows(fixture.owner);
    expect(after).toEqual({
      ...before,
      audit_entries: (before['audit_entries'] ?? 0) + 1,
      unsequenced_entries: (before['unsequenced_entries'] ?? 0) + 1,
    });
    expect(await refusal(send([item(id, sourced('b'))], write('key-batch', 'another')))).toEqual({
      code: 'idempotency-key-reused',
    });
  });

  it('shares its references with reports and revisions of one event', async () => {
    const id = await register();
    const { services } = fixture;
    const event = await services.reportEvent(write('key-one'), id, sourced('one'));
    expect(await services.reportEvent(write('key-one'), id, sourced('one'))).toEqual(event);
    expect(await refusal(services.reportEvent(act(), id, sourced('one')))).toEqual({
      code: 'already-registered',
      resource: 'breach-event',
      field: '/sourceReference',
    });
    // Another source, or the same of another licence, is another event.
    await services.reportEvent(act(), id, sourced('one', { source: 'another-source' }));
    await services.reportEvent(act(), await register(), sourced('one'));
    expect((await send([item(id, sourced('one'))])).results).toMatchObject([
      { outcome: 'already-recorded', eventId: event.id },
    ]);

    const unnamed = await services.reportEvent(act(), id, exampleEvent());
    const name = (sourceReference: string) =>
      services.reviseEvent(act(), unnamed.id, 1, {
        kind: 'correction',
        changes: { source: 'example-source', sourceReference },
      });
    expect(await refusal(name('one'))).toMatchObject({
      code: 'invalid',
      faults: [{ field: '/changes/sourceReference' }],
    });
    await name('two');
    expect((await send([item(id, sourced('two', { fault: 'chosen' }))])).results).toMatchObject([
      { outcome: 'refused', eventId: unnamed.id, problem: { code: 'already-registered' } },
    ]);
  });

  it('records the same events with the same results in every order and however it is split', async () => {
    const hidden = await register({ region: 'elsewhere' });
    const shuffled = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
    const cuts = fc.array(fc.nat({ max: 8 }), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(shuffled, cuts, async (order, at) => {
        const [one, other] = [await register(HOME), await register(HOME)];
        const items = [
          item(one, sourced('a')),
          item(one, sourced('b')),
          item(other, sourced('a')),
          item(
            other,
            sourced('c', { type: 'charged-minor-unrelated', evidenceStatus: 'no-criminal-process' }),
          ),
          item(hidden, sourced('d')),
          item(one, sourced('a')),
          { faults: [{ field: '', problem: 'is a text', remedy: 'send an object, in braces' }] },
          item(other, sourced('e', { description: 'Something else.' })),
        ];
        const bounds = [0, ...at.toSorted((a, b) => a - b), 8];
        const told: string[] = [];
        for (const [place, from] of bounds.entries()) {
          const part = order.slice(from, bounds[place + 1] ?? 8);
          if (part.length === 0) continue;
          const { results } = await send(
            part.flatMap((index) => items[index] ?? []),
            act(OF_HOME),
          );
          told.push(...results.map(({ outcome, problem }, n) => JSON.stringify([part[n], outcome, problem])));
        }
        expect(told.map(asFirst).toSorted()).toEqual([
          '[0,"already-recorded",null]',
          '[0,"recorded",null]',
          '[1,"recorded",null]',
          '[2,"recorded",null]',
          expect.stringMatching(/^\[3,"refused",\{"code":"invalid"/),
          expect.stringMatching(/^\[4,"refused",\{"code":"not-found"/),
          expect.stringMatching(/^\[6,"refused",\{"code":"malformed-request"/),
          '[7,"recorded",null]',
        ]);
        const stored = [...(await eventsOf(one)), ...(await eventsOf(other))];
        expect(stored.map(({ content }) => content).toSorted(byReference)).toEqual([
          sourced('a'),
          sourced('a'),
          sourced('b'),
          sourced('e', { description: 'Something else.' }),
        ]);
        expect([await fixture.verify(one), await fixture.verify(other)]).toEqual([[], []]);
      }),
      { numRuns: 8 },
    );
  });

  it('takes no part in two batches at once: one report of two, whoever comes first', async () => {
    const [one, other] = [await register(), await register()];
    const items = [item(one, sourced('x')), item(other, sourced('y'))];
    const batches = await Promise.all([send(items), send(items.toReversed()), send(items)]);
    expect(batches.flatMap(outcomesOf).filter((outcome) => outcome === 'recorded')).toHaveLength(2);
    expect([await eventsOf(one), await eventsOf(other)].map((events) => events.length)).toEqual([1, 1]);
  });

  it('leaves a store in which the check finds nothing', async () => {
    const check = await checkStore(fixture.deps, {
      entriesPerSecond: 'unlimited',
      verifiers: [],
      remembered: [],
    });
    expect(check?.findings ?? 'no check').toEqual([]);
  });
});
