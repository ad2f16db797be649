import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import type { Instant, LicenceContent } from '../../src/application/model.ts';
import { readReviewMeasures } from '../../src/application/review/measures.ts';
import type { StepContents, UrgencyAnswer } from '../../src/application/review/model.ts';
import { QUEUES, type QueueQuery, type StepTaken } from '../../src/application/review/services.ts';
import { REVIEW_STATES, type ReviewState } from '../../src/application/review/transitions.ts';
import { QUEUE_RULES } from '../../src/application/review/whose-move.ts';
import { PERMISSIONS, type Principal, type RecordedConsideration } from '../../src/application/services.ts';
import { queueStatement } from '../../src/db/consideration-queue.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  exampleEvent,
  exampleLicence,
  exampleProposal,
  exampleView,
  type Fixture,
  MANAGER,
  OFFICER,
  openFixture,
  refusal,
  START,
} from './fixture.ts';

const NORTH = { region: 'example-north', deliveryUnit: 'example-north-1' };
const SOUTH = { region: 'example-south', deliveryUnit: 'example-south-1' };
const WITHOUT_OFFICE = PERMISSIONS.filter((permission) => permission !== 'limited-access:office');

function person(subject: string, areas: Principal['areas']): Principal {
  return { subject: `subject-${subject}`, kind: 'person', permissions: WITHOUT_OFFICE, areas };
}

const DECIDER: Principal = { ...MANAGER, subject: 'subject-decider' };
const WIDE = person('everywhere', 'everywhere');
const NORTHERNER = person('northerner', [{ region: NORTH.region }]);
const SOUTHERNER = person('southerner', [SOUTH]);
const TEXT = 'An example text.';

/** When the clock that follows from the state runs out. */
function dueAtOf({ review }: RecordedConsideration): Instant {
  return review.clocks[0]?.dueAt ?? 'nothing is due';
}

/** The next millisecond. */
function justAfter(instant: Instant): Instant {
  return new Date(Date.parse(instant) + 1).toISOString();
}

/** Hours after the start of the tests. */
function hour(hours: number, milliseconds = 0): Instant {
  return new Date(Date.parse(START) + hours * 3_600_000 + milliseconds).toISOString();
}

/** What the tests do with the use cases. */
function storyteller(fixture: Fixture) {
  const { services } = fixture;
  let number = 0;
  const register = async (more: Partial<LicenceContent> = {}): Promise<string> => {
    number += 1;
    const licence = await services.registerLicence(act(CASE_SYSTEM), exampleLicence(number, more));
    return licence.id;
  };
  const open = async (licenceId: string): Promise<RecordedConsideration> =>
    services.openConsideration(act(), licenceId, { question: 'An example question.' });
  const step = <A extends StepTaken>(
    { id, version }: RecordedConsideration,
    principal: Principal,
    action: A,
    said: StepContents[A],
  ) => services.takeStep(act(principal), id, version, action, said);
  const propose = (on: RecordedConsideration, answer: UrgencyAnswer = 'standard') =>
    step(on, OFFICER, 'proposal', exampleProposal({ urgency: { answer, reason: TEXT } }));
  const view = (on: RecordedConsideration) => step(on, DECIDER, 'independent-view', exampleView());
  const decide = (on: RecordedConsideration, more: Partial<StepContents['decision']> = {}) =>
    step(on, DECIDER, 'decision', { decision: 'recall', reason: 'risk-increased', text: TEXT, ...more });
  const viewed = async (licenceId: string) => view(await propose(await open(licenceId)));
  /** A consideration that was brought to a state by the steps of people. */
  const bring = async (state: ReviewState, licence: Partial<LicenceContent> = {}): Promise<string> => {
    const licenceId = await register(licence);
    const reach: Readonly<Record<ReviewState, () => Promise<RecordedConsideration>>> = {
      open: () => open(licenceId),
      proposed: async () => propose(await open(licenceId)),
      viewed: () => viewed(licenceId),
      returned: async () => step(await viewed(licenceId), DECIDER, 'return', { text: TEXT, wanted: [TEXT] }),
      'awaiting-endorsement': async () => decide(await viewed(licenceId)),
      'not-endorsed': async () =>
        step(await decide(await viewed(licenceId)), MANAGER, 'endorsement', { endorsed: false, text: TEXT }),
      agreed: async () =>
        decide(await viewed(licenceId), { outsideUsualFlow: { circumstance: 'out-of-hours', why: TEXT } }),
      sent: async () => {
        const decided = await decide(await viewed(licenceId));
        const agreed = await step(decided, MANAGER, 'endorsement', { endorsed: true, text: TEXT });
        await services.reportRecall(act(CASE_SYSTEM), licenceId, {
          considerationId: agreed.id,
          power: 'section-254',
          sentOn: '2026-11-20',
        });
        return services.readConsideration(act(), agreed.id);
      },
      withdrawn: async () =>
        step(await open(licenceId), OFFICER, 'withdrawal', { reason: 'opened-in-error', text: TEXT }),
      closed: async () => {
        const decided = await decide(await viewed(licenceId), {
          outsideUsualFlow: { circumstance: 'approved-premises', why: TEXT },
        });
        await services.reportRecall(act(CASE_SYSTEM), licenceId, {
          considerationId: decided.id,
          power: 'section-254',
          sentOn: '2026-11-20',
        });
        const sent = await services.readConsideration(act(), decided.id);
        const signed = await step(sent, MANAGER, 'countersignature', { countersigned: true, text: TEXT });
        return step(signed, OFFICER, 'closure', {
          outcome: 'done',
          reEngagement: { how: TEXT, reached: 'yes' },
          text: TEXT,
        });
      },
    };
    const reached = await reach[state]();
    expect(reached.review.state).toBe(state);
    return reached.id;
  };
  /** Everything that a list gives, page by page. */
  const list = async (
    query: QueueQuery = {},
    principal: Principal = OFFICER,
    limit = 200,
  ): Promise<readonly RecordedConsideration[]> => {
    const items: RecordedConsideration[] = [];
    let cursor: string | undefined;
    do {
      const page = await services.listConsiderations(act(principal), {
        ...query,
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return items;
  };
  const ids = async (query: QueueQuery = {}, principal: Principal = OFFICER): Promise<readonly string[]> =>
    (await list(query, principal)).map(({ id }) => id);
  return { register, open, step, propose, view, decide, viewed, bring, list, ids };
}

/** A database is made for each test, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

describe.each(SERVERS)('the queue on $name', (server) => {
  let fixture: Fixture;
  let tell: ReturnType<typeof storyteller>;
  beforeEach(async () => {
    fixture = await openFixture(server);
    tell = storyteller(fixture);
  });
  afterEach(() => fixture.close());

  it('holds each consideration for those whose move it is, before and after time has run out', async () => {
    for (const state of REVIEW_STATES) {
      await tell.bring(state);
    }

    for (const now of [hour(1), hour(25), hour(40)]) {
      fixture.setClock(now);
      const everything = (await Promise.all(REVIEW_STATES.map((state) => tell.list({ state })))).flat();
      expect(everything).toHaveLength(REVIEW_STATES.length);
      for (const queue of QUEUES) {
        const waiting = everything.filter(({ review }) => review.waitsFor.includes(queue));
        expect(new Set(await tell.ids({ queue }))).toEqual(new Set(waiting.map(({ id }) => id)));
      }
    }
  });

  it('leaves out what has ended, unless it still owes something or its state is asked for', async () => {
    const [open, withdrawn, closed] = [
      await tell.bring('open'),
      await tell.bring('withdrawn'),
      await tell.bring('closed'),
    ];

    expect(await tell.ids()).toEqual([open]);
    expect(await tell.ids({ state: 'withdrawn' })).toEqual([withdrawn]);
    expect(await tell.ids({ state: 'closed' })).toEqual([closed]);
    expect(await tell.ids({ state: 'viewed' })).toEqual([]);

    const { licenceId } = await fixture.services.readConsideration(act(), closed);
    const event = await fixture.services.reportEvent(
      act(CASE_SYSTEM),
      licenceId,
      exampleEvent({ type: 'charged-minor-unrelated', evidenceStatus: 'charge' }),
    );
    await fixture.services.reviseEvent(act(CASE_SYSTEM), event.id, 1, {
      kind: 'later-news',
      changes: { evidenceStatus: 'discontinued' },
    });

    expect(await tell.ids({ queue: 'new-facts' })).toEqual([closed]);
    expect(await tell.ids()).toEqual([open, closed]);
  });

  it('puts first what is most urgent, then what is due first, then what was opened first', async () => {
    const later = await tell.open(await tell.register());
    fixture.setClock(hour(-1));
    const [standard, alsoStandard, emergency, unknown] = [
      await tell.propose(await tell.open(await tell.register())),
      await tell.propose(await tell.open(await tell.register())),
      await tell.propose(await tell.open(await tell.register()), 'emergency'),
      await tell.open(await tell.register()),
    ];
    fixture.setClock(START);
    const nothingDue = await tell.bring('sent');

    expect(await tell.ids()).toEqual([
      emergency.id,
      unknown.id,
      later.id,
      standard.id,
      alsoStandard.id,
      nothingDue,
    ]);
    for (const limit of [1, 2, 3, 5, 6]) {
      expect((await tell.list({}, OFFICER, limit)).map(({ id }) => id)).toEqual(await tell.ids());
    }
  });

  it('gives each consideration that stays as it is exactly once, while others move', async () => {
    const { services } = fixture;
    const moving = await tell.open(await tell.register());
    const staying: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      staying.push((await tell.open(await tell.register())).id);
    }
    const first = await services.listConsiderations(act(), { limit: 3 });
    expect(first.items.map(({ id }) => id)).toEqual([moving.id, ...staying.slice(0, 2)]);

    // One that was given goes to the end, and one that was not comes in before what is left.
    await tell.propose(moving, 'standard');
    await tell.propose(await tell.open(await tell.register()), 'emergency');
    const rest = await services.listConsiderations(act(), { limit: 10, cursor: first.next ?? '' });

    expect(rest.items.map(({ id }) => id)).toEqual([...staying.slice(2), moving.id]);
    expect(rest.next).toBeUndefined();
  });

  it('judges what has run out on every page by the instant of the first', async () => {
    const { services } = fixture;
    const due = dueAtOf(await tell.open(await tell.register()));
    fixture.setClock(hour(1));
    const second = await tell.open(await tell.register());
    fixture.setClock(justAfter(due));
    const query = { queue: 'senior-manager', limit: 1 } as const;
    expect(await services.listConsiderations(act(), query)).toMatchObject({
      items: [{ review: { expired: true } }],
    });
    const first = await services.listConsiderations(act(), { limit: 1 });
    fixture.setClock(justAfter(dueAtOf(second)));
    const next = await services.listConsiderations(act(), { limit: 1, cursor: first.next ?? '' });

    expect(next.items).toMatchObject([{ id: second.id, review: { expired: false } }]);
    expect(await tell.ids({ queue: 'senior-manager' })).toHaveLength(2);
  });

  it('moves an open case with its clocks to the area that it is transferred to', async () => {
    const { services } = fixture;
    const licenceId = await tell.register(NORTH);
    const { id, review } = await tell.open(licenceId);
    fixture.setClock(hour(3));
    expect(await tell.ids({ queue: 'practitioner' }, NORTHERNER)).toEqual([id]);
    expect(await tell.ids({ queue: 'practitioner' }, SOUTHERNER)).toEqual([]);
    expect(await tell.ids({}, SOUTHERNER)).toEqual([]);

    await services.replaceLicence(act(CASE_SYSTEM), licenceId, 1, exampleLicence(1, SOUTH));

    const [moved] = await tell.list({ queue: 'practitioner' }, SOUTHERNER);
    expect(moved).toMatchObject({ id, review: { clocks: review.clocks } });
    expect(await tell.ids({ queue: 'practitioner' }, NORTHERNER)).toEqual([]);
    // The area that it came from may still read it.
    expect(await tell.ids({}, NORTHERNER)).toEqual([id]);
    expect(await tell.ids({ region: NORTH.region })).toEqual([]);
    expect(await tell.ids(SOUTH)).toEqual([id]);
  });

  it('finds for an area that narrows it to itself also the cases that it has in approved premises', async () => {
    const { id } = await tell.open(await tell.register({ ...NORTH, approvedPremises: SOUTH }));

    expect(await tell.ids(SOUTH, SOUTHERNER)).toEqual([id]);
    expect(await tell.ids({ ...SOUTH, queue: 'practitioner' }, SOUTHERNER)).toEqual([id]);
    for (const asked of [NORTH, { region: SOUTH.region }, { deliveryUnit: SOUTH.deliveryUnit }]) {
      expect(await tell.ids(asked)).toEqual([id]);
    }
    // A region and a unit are of one place.
    expect(await tell.ids({ region: NORTH.region, deliveryUnit: SOUTH.deliveryUnit })).toEqual([]);
  });

  it('keeps what was not decided in time for the senior manager until it is decided', async () => {
    const consideration = await tell.viewed(await tell.register());
    fixture.setClock(dueAtOf(consideration));
    expect(await tell.ids({ queue: 'senior-manager' })).toEqual([]);
    expect(await tell.list()).toMatchObject([{ review: { expired: false, clocks: [{ overdue: false }] } }]);

    fixture.setClock(justAfter(dueAtOf(consideration)));
    expect(await tell.list({ queue: 'senior-manager' })).toMatchObject([
      { id: consideration.id, review: { state: 'viewed', expired: true, clocks: [{ overdue: true }] } },
    ]);
    expect(await tell.ids({ queue: 'senior-probation-officer' })).toEqual([consideration.id]);

    fixture.setClock(hour(40));
    await tell.decide(consideration);
    expect(await tell.list()).toMatchObject([{ review: { state: 'awaiting-endorsement', expired: false } }]);
  });

  it('keeps it until somebody records why there was no decision', async () => {
    const consideration = await tell.open(await tell.register());
    fixture.setClock(justAfter(dueAtOf(consideration)));
    expect(await tell.ids({ queue: 'senior-manager' })).toEqual([consideration.id]);

    await tell.step(consideration, MANAGER, 'closure', { outcome: 'undecided', whyNoDecision: TEXT });

    expect(await tell.ids()).toEqual([]);
    expect(await tell.list({ state: 'closed' })).toMatchObject([{ review: { expired: false, clocks: [] } }]);
  });

  it('shows and counts nothing that is out of sight, and nothing of a case whose content was erased', async () => {
    const { services } = fixture;
    const [north, south, nowhere, limited] = [
      await tell.open(await tell.register(NORTH)),
      await tell.open(await tell.register(SOUTH)),
      await tell.open(await withoutArea(fixture)),
      await tell.open(await tell.register({ ...NORTH, limitedAccess: true })),
    ];
    const erased = await tell.register(NORTH);
    await tell.open(erased);
    await services.eraseCase(act(MANAGER), erased, {
      authority: 'retention-ended',
      reference: 'Example schedule 1',
      on: '2026-11-20',
    });

    expect(await tell.ids({}, NORTHERNER)).toEqual([north.id]);
    expect(await tell.ids({}, SOUTHERNER)).toEqual([south.id]);
    expect(await tell.ids({}, WIDE)).toEqual([north.id, south.id, nowhere.id]);
    expect(await tell.ids()).toEqual([north.id, south.id, nowhere.id, limited.id]);
    expect(await tell.ids({ queue: 'practitioner' }, NORTHERNER)).toEqual([north.id]);
    const page = await services.listConsiderations(act(NORTHERNER), { limit: 1 });
    expect(page.next).toBeUndefined();
  });

  it('is recorded with the names of what it was asked by and what it gave', async () => {
    const { id, version } = await tell.open(await tell.register(NORTH));
    await tell.list({ ...NORTH, queue: 'practitioner', state: 'open' });

    const { bytes } = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .where('licence_id', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
      act: 'considerations-listed',
      about: [{ kind: 'consideration', id, version }],
      query: ['region', 'delivery-unit', 'queue', 'state'],
    });
  });

  it('goes on from no cursor but its own', async () => {
    const { id } = await tell.open(await tell.register());
    const cursors = [
      { after: id },
      { urgencyRank: 3, after: id, now: START },
      { urgencyRank: '1', after: id, now: START },
      { urgencyRank: 1, after: 'x', now: START },
      { urgencyRank: 1, after: id, now: 'today' },
      { urgencyRank: 1, after: id, now: '0000-01-01T00:00:00.000Z' },
      { urgencyRank: 1, after: id, now: START, dueAt: 'infinity' },
      { urgencyRank: 1, after: id, now: START, dueAt: null },
    ].map((cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url'));

    for (const cursor of ['', 'x', ...cursors]) {
      expect(
        await refusal(() => fixture.services.listConsiderations(act(), { limit: 1, cursor })),
      ).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/cursor' }],
      });
    }
  });

  it('is measured in numbers, among them no limited-access case', async () => {
    const measure = () => readReviewMeasures(fixture.db, hour(25));
    const nothing = await measure();
    expect(nothing).toEqual({
      open: {
        open: 0,
        proposed: 0,
        viewed: 0,
        returned: 0,
        'awaiting-endorsement': 0,
        'not-endorsed': 0,
        agreed: 0,
        sent: 0,
      },
      overdue: { decide: 0, endorse: 0, act: 0, countersign: 0, 'review-new-facts': 0 },
      expired: 0,
      notCountersigned: 0,
      newFactsWaiting: 0,
      casesWithoutArea: 0,
    });

    const limited = await tell.register({ limitedAccess: true });
    await tell.decide(await tell.viewed(limited), {
      outsideUsualFlow: { circumstance: 'out-of-hours', why: TEXT },
    });
    await tell.bring('closed');
    await tell.bring('withdrawn');
    expect(await measure()).toEqual(nothing);

    const homeless = await withoutArea(fixture);
    await tell.open(homeless);
    await tell.propose(await tell.open(homeless));
    await tell.bring('awaiting-endorsement');
    await tell.bring('agreed');
    expect(await measure()).toEqual({
      open: { ...nothing.open, open: 1, proposed: 1, 'awaiting-endorsement': 1, agreed: 1 },
      overdue: { decide: 2, endorse: 1, act: 1, countersign: 1, 'review-new-facts': 0 },
      expired: 2,
      notCountersigned: 1,
      newFactsWaiting: 0,
      casesWithoutArea: 1,
    });
  });

  it('is read from its index, past none of the considerations that have ended', async () => {
    await addConsiderations(fixture, 4_000);
    const plan = async (query: Omit<Parameters<typeof queueStatement>[0], 'onlooker' | 'seenAt' | 'now'>) => {
      const filter = { onlooker: NORTHERNER, seenAt: START, now: START, ...query };
      const after = { id: '00000000-0000-4000-8000-000000000000', urgencyRank: 1, nextDueAt: START };
      const statement = queueStatement(filter, { limit: 26, after });
      const { rows } = await sql<{ 'QUERY PLAN': unknown }>`explain (format json) ${statement}`.execute(
        fixture.db,
      );
      return JSON.stringify(rows);
    };

    expect(await plan({})).toContain('"consideration_heads_queue"');
    expect(await plan({ queue: QUEUE_RULES['senior-manager'] })).toContain('"consideration_heads_queue"');
    expect(await plan({ region: NORTH.region })).toContain('"consideration_heads_queue"');
    expect(await plan({ state: 'closed' })).toContain('"consideration_heads_by_state"');
  });
});

/** Registers a licence whose area nobody has told. */
async function withoutArea({ services }: Fixture): Promise<string> {
  const { region: _region, deliveryUnit: _unit, ...content } = exampleLicence(999);
  return (await services.registerLicence(act(CASE_SYSTEM), content)).id;
}

/** Adds considerations of as many cases as the database would have them; one in twenty waits. */
async function addConsiderations({ owner }: Fixture, count: number): Promise<void> {
  await sql`insert into cases (id, licence_version, region, chain_length, chain_hash, last_instant)
    select gen_random_uuid(), 1, ${NORTH.region}, 0, ${Buffer.alloc(32)}, ${START}::timestamptz
    from generate_series(1, ${count}::integer)`.execute(owner);
  await sql`with entries as (
      insert into audit_entries (id, licence_id, chain_index, hash, bytes, recorded_at)
      select gen_random_uuid(), id, 0, sha256('\\x007b7d'::bytea), '\\x7b7d'::bytea, ${START}::timestamptz from cases
      returning id, licence_id),
    written as (
      insert into contents (entry_id, bytes, salt) select id, '\\x7b7d'::bytea, ${Buffer.alloc(32)} from entries)
    insert into considerations (id, licence_id, entry_id, recorded_at, recorded_by)
      select gen_random_uuid(), licence_id, id, ${START}::timestamptz, 'subject-example' from entries`.execute(
    owner,
  );
  await sql`insert into consideration_heads (consideration_id, licence_id, version, state, urgency, clock, due_at)
    select id, licence_id, 1, case when place % 20 = 0 then 'open' else 'closed' end, 'unknown',
      case when place % 20 = 0 then 'decide' end,
      case when place % 20 = 0 then ${START}::timestamptz + place * interval '1 minute' end
    from (select id, licence_id, row_number() over (order by id) as place from considerations) numbered`.execute(
    owner,
  );
  await sql`analyze cases`.execute(owner);
  await sql`analyze consideration_heads`.execute(owner);
}
