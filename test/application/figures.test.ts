import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { RecallContent } from '../../src/application/model.ts';
import { type StepContents, stepSaid } from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import type { ReviewState } from '../../src/application/review/transitions.ts';
import { makeRows } from '../../src/application/statistics/case-figures.ts';
import type {
  CaseRecords,
  RecordedQuestion,
  RecordedRun,
  RecordedStep,
} from '../../src/application/statistics/case-records.ts';
import { keysOfConsideration } from '../../src/application/statistics/consideration-keys.ts';
import { deriveConsideration } from '../../src/application/statistics/derive-consideration.ts';
import { deriveRecall } from '../../src/application/statistics/derive-recall.ts';
import {
  type ConsiderationFigures,
  clockOutcome,
  hadExpired,
  hadNoResponse,
  type RecallFigures,
} from '../../src/application/statistics/figures.ts';
import { followFigures, recordsParts } from '../../src/application/statistics/follow-figures.ts';
import type { RecordsParts } from '../../src/application/statistics/load-case-records.ts';
import {
  type AlikeFigures,
  alikeFigures,
  considerationFigures,
  durationFigures,
  readCountedUpTo,
  recallFigures,
} from '../../src/application/statistics/read-figures.ts';
import { type FiguresDifference, recountFigures } from '../../src/application/statistics/recount-figures.ts';
import { conductOfEvents, conductOfRun, runFigures } from '../../src/application/statistics/run-figures.ts';
import { sentenceGroupOf } from '../../src/application/statistics/sentence-group.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { findRowsBetween } from '../../src/db/figures-rows.ts';
import {
  type Answer,
  type CaseInputs,
  currentBookText,
  type EventInputs,
  factsThatMattered,
  KERNEL_VERSION,
  openBook,
  recommend,
  type SentenceInputs,
} from '../../src/rules/index.ts';
import { createTestDatabase, SERVERS, type TestDatabase } from '../support/database.ts';
import { aHistory, Histories } from './figures-histories.ts';
import { act, exampleEvent, exampleLicence, type Fixture, openFixture, START } from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';
import {
  CASES,
  CASEWORK,
  openReviewCase,
  PRACTITIONER,
  SAID,
  SENIOR_MANAGER,
  SPO,
} from './review-fixture.ts';

const SEED = Number(process.env['FIGURES_SEED'] ?? 20_261_122);
/** A handful beside the other tests, hundreds with `npm run prove:figures`. */
const RUNS = Number(process.env['FIGURES_RUNS'] ?? 2);
/** Things that happen in one history. */
const LENGTH = 80;
const OPEN_BOOK = openBook(currentBookText());
const answerTo = (inputs: CaseInputs) => recommend(OPEN_BOOK, { inputs, asAt: '2026-11-20' });
/** Each hour has a second more, so that the milliseconds that a case goes ahead of the clock cost no minute. */
const hours = (after: number) => new Date(Date.parse(START) + after * 3_601_000).toISOString();
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const OPENED = '2026-07-01T09:00:00.000Z';
const DUE = '2026-07-01T18:00:00.000Z';
const A_MILLISECOND_LATE = '2026-07-01T18:00:00.001Z';

jest.setTimeout(Number(process.env['FIGURES_TIMEOUT'] ?? 120_000));

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).toSorted();
}

describe.each(SERVERS)('figures, on $name', (server) => {
  let fixture: Fixture;
  let publish: () => Promise<unknown>;
  beforeAll(async () => {
    fixture = await openFixture(server);
    const sequencer = sequencerOf(fixture, aSigner());
    publish = () => publishAll(sequencer);
  });
  afterAll(() => fixture.close());

  const freshParts = () => recordsParts(fixture.deps);
  const keptRows = async () =>
    (await findRowsBetween(fixture.db, BEFORE_ALL, undefined))
      .map(({ of, id, figures }) => `${of} ${id} ${figures}`)
      .toSorted();

  /** Follows the log to its end. */
  const followAll = async (parts = freshParts(), entries?: number) => {
    for (;;) {
      const turn = await followFigures(fixture.deps, parts, entries);
      if (turn.state !== 'counted') {
        return turn;
      }
    }
  };
  const recount = async (write = false) => {
    const differences: FiguresDifference[] = [];
    const found = await recountFigures(fixture.deps, freshParts(), {
      write,
      onDifference: (difference) => differences.push(difference),
      onProgress: () => undefined,
    });
    return { ...found, differences };
  };
  /** What the rows would be, made of every case in one go. */
  const rowsOfAll = async () => {
    const { rows } = await sql<{ id: string }>`select id from cases`.execute(fixture.owner);
    const made = await makeRows(
      fixture.db,
      freshParts(),
      rows.map(({ id }) => id),
    );
    return made.map(({ of, id, figures }) => `${of} ${id} ${figures}`).toSorted();
  };

  it('are, however they were followed, those of a full recount, byte for byte', async () => {
    const seen = new Map<string, number>();
    let number = 0;
    await fc.assert(
      fc.asyncProperty(
        aHistory(LENGTH),
        fc.infiniteStream(fc.record({ follow: fc.nat(9), entries: fc.integer({ min: 1, max: 25 }) })),
        async (history, chances) => {
          number += 1;
          const histories = new Histories(fixture, number, seen);
          let parts = freshParts();
          for (const happening of history) {
            await histories.happen(happening);
            const { follow, entries } = chances.next().value ?? { follow: 0, entries: 1 };
            if (follow < 3) {
              await publish();
            }
            if (follow === 4) {
              await followFigures(fixture.deps, parts, entries);
            }
            if (follow === 5) {
              // A process ends in the middle of its turn, and another goes on.
              await followFigures(fixture.deps, dying(parts), entries).catch(() => undefined);
              parts = freshParts();
            }
          }
          await publish();
          await followAll(parts, 25);
          expect(await keptRows()).toEqual(await rowsOfAll());
          for (const by of ['opened', 'decided'] as const) {
            expect(await countedByKind(by)).toEqual(await countedByRow(by));
          }
          const { differences, notYetCounted, rows } = await recount();
          expect({ differences, notYetCounted, rows }).toEqual({
            differences: [],
            notYetCounted: 0,
            rows: (await keptRows()).length,
          });
        },
      ),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    // Not a test of nothing.
    for (const what of ['recall reported', 'rules run', 'step taken: decision']) {
      expect(seen.get(what) ?? 0).toBeGreaterThan(0);
    }
  });

  const ALWAYS = { from: '2026-01-01', until: '2027-01-01' };
  /** Before any clock of a case runs out, and after all of them. */
  const INSTANTS = [START, '2027-06-01T00:00:00.000Z'] as const;

  const cellsOf = (kinds: readonly AlikeFigures[]) =>
    INSTANTS.map((at) => {
      const cells = new Map<string, number>();
      for (const { row, times } of kinds) {
        for (const key of keysOfConsideration(row, at)) {
          // Which cases are like each other is told of rows, and is no figure of a quarter.
          if (!key.startsWith('like-cases')) cells.set(key, (cells.get(key) ?? 0) + times);
        }
      }
      return [...cells].toSorted(([one], [other]) => (one < other ? -1 : 1));
    });

  /** What statistics count: the kinds that the database tells apart, and durations. */
  const countedByKind = async (by: 'opened' | 'decided') => {
    const filter = { by, ...ALWAYS };
    const { minutesToDecide, dwell } = await durationFigures(fixture.db, filter);
    return {
      cells: cellsOf(await alikeFigures(fixture.db, filter)),
      minutesToDecide: sorted(minutesToDecide),
      dwell: sorted(dwell),
    };
  };

  /** The same, from every row. */
  const countedByRow = async (by: 'opened' | 'decided') => {
    const rows: ConsiderationFigures[] = [];
    for await (const page of considerationFigures(fixture.db, { by, ...ALWAYS })) {
      rows.push(...page);
    }
    return {
      cells: cellsOf(rows.map((row) => ({ row, times: 1 }))),
      minutesToDecide: sorted(rows.flatMap((row) => row.minutesToDecide ?? [])),
      dwell: sorted(rows.map(({ dwell }) => dwell)),
    };
  };

  /** The rows of one case, as a reader has them once everything is followed. */
  const rowsOf = async (licenceId: string) => {
    await publish();
    await followAll();
    const of = async <T extends { readonly licenceId: string }>(pages: AsyncIterable<readonly T[]>) => {
      const found: T[] = [];
      for await (const page of pages) {
        found.push(...page.filter((row) => row.licenceId === licenceId));
      }
      return found;
    };
    const always = ALWAYS;
    return {
      opened: await of<ConsiderationFigures>(considerationFigures(fixture.db, { by: 'opened', ...always })),
      decided: await of<ConsiderationFigures>(considerationFigures(fixture.db, { by: 'decided', ...always })),
      revoked: await of<RecallFigures>(
        recallFigures(fixture.db, { revokedFrom: always.from, revokedUntil: always.until }),
      ),
    };
  };

  it('say of a recall what was decided, on what grounds, and what was made of it', async () => {
    fixture.setClock(START);
    const review = await openReviewCase(fixture, 900_001);
    const { id, licenceId, eventId } = review;
    const { id: missed } = await fixture.services.reportEvent(
      act(CASES),
      licenceId,
      exampleEvent({ fault: 'chosen' }),
    );
    fixture.setClock(hours(2));
    const run = await review.run(PRACTITIONER);
    await review.propose();
    fixture.setClock(hours(5));
    await review.take(SPO, 'decision', SAID.decision('recall'));
    // What comes after the decision is not what it was decided on.
    fixture.setClock(hours(6));
    await review.run(SPO);
    const licence = await fixture.services.readLicence(act(CASES), licenceId);
    await fixture.services.replaceLicence(act(CASES), licenceId, licence.version, {
      ...licence.content,
      region: 'another-region',
    });
    await review.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
    await fixture.services.reportRecall(act(CASEWORK), licenceId, {
      considerationId: id,
      power: 'section-254',
      eventsReliedOn: [eventId, missed],
      reasons: ['poor-behaviour-alcohol', 'failed-keep-in-touch'],
      reasonsConfirmedBy: 'Example Officer',
      sentOn: '2026-11-20',
      revokedOn: '2026-11-20',
      type: 'fixed-term',
      lengthDays: 56,
    });
    const { opened, decided, revoked } = await rowsOf(licenceId);
    expect(opened).toHaveLength(1);
    expect(opened).toEqual(decided);
    expect(opened[0]).toMatchObject({
      considerationId: id,
      openedOn: '2026-11-20',
      decidedOn: '2026-11-20',
      region: 'example-region',
      deliveryUnit: 'example-unit',
      sentenceGroup: 'determinate-12-months-or-more',
      conduct: 'mixed',
      stage: 'alleged',
      outcome: 'recall',
      decision: 'recall',
      decisionReason: 'risk-increased',
      state: 'sent',
      urgency: 'standard',
      minutesToDecide: 300,
      dwell: { open: 120, proposed: 0, viewed: 180, 'awaiting-endorsement': 60, agreed: 0 },
      clocks: [
        { clock: 'decide', outcome: 'met' },
        { clock: 'endorse', outcome: 'met' },
        { clock: 'act', outcome: 'met' },
      ],
      run: { id: run.id, recall: 'not-supported', likeness: expect.stringMatching(/^[0-9a-f]{64}$/) },
      departed: true,
    });
    expect(opened[0]?.expiresAt).toBeUndefined();
    expect(revoked).toEqual([
      {
        recallId: expect.any(String),
        licenceId,
        considerationId: id,
        revokedOn: '2026-11-20',
        region: 'example-region',
        deliveryUnit: 'example-unit',
        sentenceGroup: 'determinate-12-months-or-more',
        conduct: 'mixed',
        stage: 'alleged',
        power: 'section-254',
        type: 'fixed-term',
        lengthDays: 56,
        reasons: ['failed-keep-in-touch', 'poor-behaviour-alcohol'],
        urgency: 'standard',
        eventTypes: ['arrest-bail-or-rui', 'missed-appointment-no-good-reason'],
        refused: false,
        cancelled: false,
      },
    ]);
  });

  it('let a clock run out without a row being changed, and keep that it did', async () => {
    fixture.setClock(START);
    const review = await openReviewCase(fixture, 900_002);
    await review.take(PRACTITIONER, 'proposal', SAID.proposal('no-recall'));
    const [waiting] = (await rowsOf(review.licenceId)).opened;
    const [clock] = waiting?.clocks ?? [];
    if (waiting === undefined || clock === undefined) {
      throw new Error('there is no row, or no clock in it');
    }
    expect([waiting.outcome, clock.outcome]).toEqual(['open', undefined]);
    const told = (at: string) => [
      clockOutcome(clock, at),
      hadExpired(waiting, at),
      hadNoResponse(waiting, at),
    ];
    expect(told(clock.dueAt)).toEqual(['running', false, false]);
    expect(told(hours(30))).toEqual(['late', true, true]);

    fixture.setClock(hours(30));
    await review.take(SPO, 'independent-view', SAID.view());
    await review.take(SPO, 'decision', SAID.decision('no-recall'));
    const [late] = (await rowsOf(review.licenceId)).opened;
    expect(late).toMatchObject({
      outcome: 'no-recall',
      clocks: [{ clock: 'decide', outcome: 'late' }],
      expiresAt: clock.dueAt,
      unansweredAt: clock.dueAt,
    });

    // Whoever answered in time is not told off for a decision that came late.
    fixture.setClock(START);
    const answered = await openReviewCase(fixture, 900_003);
    await answered.propose();
    fixture.setClock(hours(30));
    await answered.take(SENIOR_MANAGER, 'closure', SAID.undecided());
    const [undecided] = (await rowsOf(answered.licenceId)).opened;
    expect(undecided).toMatchObject({
      outcome: 'undecided',
      clocks: [{ outcome: 'late' }],
      expiresAt: clock.dueAt,
    });
    expect(undecided?.unansweredAt).toBeUndefined();

    // What was withdrawn in time asks for no decision any more.
    fixture.setClock(START);
    const withdrawn = await openReviewCase(fixture, 900_004);
    await withdrawn.take(SPO, 'withdrawal', SAID.withdrawal());
    const [ended] = (await rowsOf(withdrawn.licenceId)).opened;
    expect(ended).toMatchObject({ outcome: 'withdrawn', clocks: [{ outcome: 'ended' }] });
    expect(ended?.expiresAt).toBeUndefined();
  });

  it('count an erased case no more, and a recount says the same', async () => {
    fixture.setClock(START);
    const review = await openReviewCase(fixture, 900_005);
    expect((await rowsOf(review.licenceId)).opened).toHaveLength(1);
    await fixture.services.eraseCase(act(), review.licenceId, {
      authority: 'court-order',
      reference: 'E-1',
      on: '2026-11-20',
    });
    expect(await rowsOf(review.licenceId)).toEqual({ opened: [], decided: [], revoked: [] });
    expect(await recount()).toMatchObject({ different: 0, notYetCounted: 0 });
  });

  it('say up to where they are counted', async () => {
    await publish();
    await followAll();
    const { rows } = await sql<{ leaves: number; at: string }>`
      select count(*) as leaves, (select recorded_at from audit_entries e join tree_leaves l on l.entry_id = e.id
        order by leaf_index desc limit 1) as at from tree_leaves`.execute(fixture.owner);
    expect(await readCountedUpTo(fixture.db)).toEqual({
      index: rows[0]?.leaves,
      at: rows[0]?.at,
      recounting: false,
    });
  });

  it('are all made again by themselves when they are made otherwise, and left alone by an earlier release', async () => {
    const before = await keptRows();
    await sql`update consideration_figures set figures = '{"made":"otherwise"}'`.execute(fixture.owner);
    await sql`update figures_progress set derivation = 2000000000`.execute(fixture.owner);
    expect(await followFigures(fixture.deps, freshParts())).toEqual({ state: 'another' });
    await sql`update figures_progress set derivation = 0`.execute(fixture.owner);
    await followFigures(fixture.deps, freshParts());
    expect(await readCountedUpTo(fixture.db)).toMatchObject({ recounting: true });
    await followAll();
    expect(await keptRows()).toEqual(before);
    expect(await readCountedUpTo(fixture.db)).toMatchObject({ recounting: false });
  });

  it('are counted by one process at a time', async () => {
    const { id } = await fixture.services.registerLicence(act(CASES), exampleLicence(900_006));
    await fixture.services.openConsideration(act(PRACTITIONER), id, {
      question: 'Should recall be considered?',
    });
    await publish();
    const turns = await Promise.all([1, 2, 3].map(() => followFigures(fixture.deps, freshParts())));
    expect(turns.filter(({ state }) => state === 'counted')).toHaveLength(1);
    await followAll();
    expect(await recount()).toMatchObject({ different: 0 });
  });

  it('are found out by a recount where they are not what the records make of them, and put right', async () => {
    const review = await openReviewCase(fixture, 900_007);
    const { opened } = await rowsOf(review.licenceId);
    const another = await openReviewCase(fixture, 900_008);
    await rowsOf(another.licenceId);
    const wrong = JSON.stringify({ ...opened[0], outcome: 'recall' });
    await sql`update consideration_figures set figures = ${wrong}::json where consideration_id = ${review.id}`.execute(
      fixture.db,
    );
    await sql`delete from consideration_figures where consideration_id = ${another.id}`.execute(fixture.db);
    const [unfounded, nowhere] = [
      'ffffffff-0000-7000-8000-000000000001',
      'ffffffff-0000-7000-8000-000000000002',
    ];
    await sql`insert into recall_figures (recall_id, licence_id, sentence_group, figures)
      values (${unfounded}, ${nowhere}, 'unknown', '{}')`.execute(fixture.db);
    const found = (await recount()).differences.map(({ id, is }) => `${is} ${id}`).toSorted();
    expect(found).toEqual([`different ${review.id}`, `lacking ${another.id}`, `unfounded ${unfounded}`]);

    // What was only just recorded is no fault of the rows.
    const latest = await openReviewCase(fixture, 900_009);
    const { differences, notYetCounted } = await recount(true);
    expect(differences).toHaveLength(3);
    expect(notYetCounted).toBe(1);
    expect(await recount()).toMatchObject({ differences: [], notYetCounted: 0 });
    expect((await rowsOf(latest.licenceId)).opened).toHaveLength(1);
  });
});

describe('npm run figures:recount', () => {
  it('names rows that are not what the records make of them, and with --write puts them right', async () => {
    const [server] = SERVERS;
    if (server === undefined) {
      throw new Error('there is no server to test on');
    }
    const database = await createTestDatabase(server);
    const owner = connect<Database>(database.ownerUrl, { max: 1 });
    try {
      await sql`insert into consideration_figures (consideration_id, licence_id, opened_on, sentence_group, outcome, figures)
        values (gen_random_uuid(), gen_random_uuid(), '2026-11-20', 'unknown', 'open', '{}')`.execute(owner);
      const first = await runRecount(database);
      expect([first.code, first.out]).toEqual([1, expect.stringContaining('unfounded: consideration ')]);
      expect(await runRecount(database, '--write')).toMatchObject({
        code: 0,
        out: expect.stringContaining('0 cases, 0 rows: 1 different, and replaced'),
      });
      expect(await sql`select from consideration_figures`.execute(owner)).toMatchObject({ rows: [] });
    } finally {
      await owner.destroy();
      await database.drop();
    }
  });
});

async function runRecount(database: TestDatabase, ...args: readonly string[]) {
  const child = spawn(process.execPath, ['src/cli/figures-recount.ts', ...args], {
    cwd: join(import.meta.dirname, '..', '..'),
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: database.serviceUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      READ_DATABASE_URL: database.readerUrl,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => resolve(code));
  });
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { out, err, code };
}

describe('the sentence group', () => {
  it('is that of the gravest sentence', () => {
    expect(groupOf('standard-determinate', 'life', 'ipp')).toBe('life');
    expect(groupOf('dhmp')).toBe('life');
    expect(groupOf('standard-determinate', 'dpp')).toBe('imprisonment-for-public-protection');
    expect(groupOf('extended', 'ipp')).toBe('imprisonment-for-public-protection');
    expect(groupOf('standard-determinate', 'fine-default')).toBe('determinate-12-months-or-more');
    expect(groupOf('fine-default')).toBe('other');
  });

  it.each([
    ['life', 'life'],
    ['custody-for-life', 'life'],
    ['dhmp', 'life'],
    ['ipp', 'imprisonment-for-public-protection'],
    ['dpp', 'imprisonment-for-public-protection'],
    ['standard-determinate', 'determinate-12-months-or-more'],
    ['detention-young-offender-institution', 'determinate-12-months-or-more'],
    ['section-91', 'determinate-12-months-or-more'],
    ['section-250', 'determinate-12-months-or-more'],
    ['extended', 'determinate-12-months-or-more'],
    ['offenders-of-particular-concern', 'determinate-12-months-or-more'],
    ['serious-terrorism', 'determinate-12-months-or-more'],
    ['discretionary-conditional-release', 'determinate-12-months-or-more'],
    ['other-1991-act', 'determinate-12-months-or-more'],
    ['detention-and-training-order', 'other'],
    ['post-sentence-supervision-only', 'other'],
    ['suspended-sentence-order', 'other'],
    ['civil', 'other'],
    ['fine-default', 'other'],
  ] as const)('of %s is %s', (type, group) => {
    expect(sentenceGroupOf([{ id: 's1', type, length: { months: 12 }, relation: 'sole' }])).toBe(group);
    expect(sentenceGroupOf([{ id: 's1', type, length: { months: 11 }, relation: 'sole' }])).toBe(
      group === 'determinate-12-months-or-more' ? 'determinate-under-12-months' : group,
    );
  });

  it('of determinate sentences is by their length together', () => {
    expect(groupOfTwo('concurrent')).toBe('determinate-under-12-months');
    expect(groupOfTwo('consecutive')).toBe('determinate-12-months-or-more');
    expect(groupOfTwo(undefined)).toBe('unknown');
  });

  it('is unknown where what is not recorded could make it another', () => {
    expect(sentenceGroupOf(undefined)).toBe('unknown');
    expect(groupOf()).toBe('unknown');
    expect(groupOf('ipp', undefined)).toBe('unknown');
    expect(groupOf('life', undefined)).toBe('life');
    expect(sentenceGroupOf([{ id: 's1', type: 'standard-determinate' }])).toBe('unknown');
  });
});

describe('what the events of a recall were', () => {
  const answer = answerTo(exampleCase());

  it('is what the run found of those that it relies on', () => {
    expect(conductOfEvents(['missed', 'charged'], answer)).toEqual({ conduct: 'mixed', stage: 'charged' });
    expect(conductOfEvents(['charged'], answer)).toEqual({ conduct: 'offending-only', stage: 'charged' });
    expect(conductOfEvents(['missed'], answer)).toEqual({ conduct: 'non-compliance-only' });
    expect(conductOfEvents([], answer)).toEqual({ conduct: 'neither' });
  });

  it('is unknown where the run did not weigh one, unless the others settle it', () => {
    expect(conductOfEvents(undefined, answer)).toEqual({ conduct: 'unknown' });
    expect(conductOfEvents(['missed'], undefined)).toEqual({ conduct: 'unknown' });
    expect(conductOfEvents(['charged', 'later'], answer)).toEqual({ conduct: 'unknown', stage: 'charged' });
    expect(conductOfEvents(['missed', 'charged', 'later'], answer)).toMatchObject({ conduct: 'mixed' });
  });
});

describe('the figures of a consideration', () => {
  it.each([
    ['was not endorsed', 'not-endorsed', aStep('endorsement', SAID.endorsement(false))],
    ['was returned', 'returned', aStep('return', SAID.return())],
    ['was reopened', 'returned', aStep('new-facts-review', SAID.newFacts('reopened'))],
  ] as const)('count no decision that %s', (_what, state, undone) => {
    const steps = [...untilDecided(atHour(12)), undone(state, atHour(13))];
    const figures = figuresOf({ steps, run: aRun(answerTo(exampleCase())) });
    expect(figures).toMatchObject({ outcome: 'open', state, region: 'region-of-the-opening' });
    for (const member of ['decision', 'decidedAt', 'decidedOn', 'decisionReason', 'departed'] as const) {
      expect(figures).not.toHaveProperty(member);
    }
    expect(figures).not.toHaveProperty('minutesToDecide');

    // The next one counts, as what it is.
    const again = aStep('decision', SAID.decision('no-recall'))('agreed', atHour(14), {
      region: 'region-of-the-second',
    });
    expect(figuresOf({ steps: [...steps, again] })).toMatchObject({
      outcome: 'no-recall',
      decision: 'no-recall',
      decidedAt: atHour(14),
      decisionReason: 'recall-not-necessary',
      region: 'region-of-the-second',
    });
  });

  it('are of the area that took the decision, which the licence may not name', () => {
    expect(figuresOf({ steps: [] })).toMatchObject({ region: 'region-of-the-opening' });
    expect(figuresOf({ steps: untilDecided(atHour(12)) })).toMatchObject({
      region: 'region-of-the-decision',
      deliveryUnit: 'unit-of-the-decision',
      // Of the same instant is the rest of it.
      sentenceGroup: 'life',
    });
  });

  it.each([
    // Still the quarter before in Greenwich, and half an hour into the next in London.
    ['2026-06-30T23:30:00.000Z', '2026-07-01'],
    ['2026-06-30T22:30:00.000Z', '2026-06-30'],
    ['2026-12-31T23:30:00.000Z', '2026-12-31'],
  ])('put %s on the day that it was in London', (instant, day) => {
    const figures = figuresOf({ opening: { at: instant }, steps: untilDecided(instant) });
    expect([figures.openedOn, figures.decidedOn]).toEqual([day, day]);
  });

  it('call only that a departure which is another than the run supports', () => {
    const notSupported = answerTo(exampleCase());
    const { judgement: _unknown, ...undecidable } = exampleCase();
    const unknown = answerTo(undecidable);
    expect([notSupported, unknown].map(({ outcome }) => outcome.recall.answer)).toEqual([
      'not-supported',
      'unknown',
    ]);
    const supported: Answer = {
      ...notSupported,
      outcome: { ...notSupported.outcome, recall: { answer: 'supported', rules: [] } },
    };
    expect([departs(supported, 'recall'), departs(supported, 'no-recall')]).toEqual([false, true]);
    expect([departs(notSupported, 'recall'), departs(notSupported, 'no-recall')]).toEqual([true, false]);
    for (const decision of ['recall', 'no-recall'] as const) {
      const open = { steps: untilDecided(atHour(12), decision), run: aRun(unknown) };
      expect(figuresOf(open)).not.toHaveProperty('departed');
      expect(figuresOf({ steps: open.steps })).not.toHaveProperty('departed');
    }
  });

  it('count as in time what was done at the very millisecond, and nothing later', () => {
    const onTime = figuresOf({ steps: untilDecided(DUE) });
    expect(onTime.clocks).toEqual([{ clock: 'decide', dueAt: DUE, outcome: 'met' }]);
    expect(onTime).not.toHaveProperty('expiresAt');
    const late = figuresOf({ steps: untilDecided(A_MILLISECOND_LATE) });
    expect(late.clocks).toEqual([{ clock: 'decide', dueAt: DUE, outcome: 'late' }]);
    expect(late.expiresAt).toBe(DUE);
  });

  it('take an answer at the very millisecond for one', () => {
    expect(figuresOf({ steps: untilDecided(atHour(20), 'recall', DUE) })).toMatchObject({
      expiresAt: DUE,
      outcome: 'recall',
    });
    expect(figuresOf({ steps: untilDecided(atHour(20), 'recall', DUE) })).not.toHaveProperty('unansweredAt');
    expect(figuresOf({ steps: untilDecided(atHour(20), 'recall', A_MILLISECOND_LATE) })).toMatchObject({
      expiresAt: DUE,
      unansweredAt: DUE,
    });
  });

  it('say nothing of urgency where nobody has proposed', () => {
    const withdrawn = aStep('withdrawal', SAID.withdrawal())('withdrawn', atHour(10));
    expect(figuresOf({ steps: [withdrawn] })).not.toHaveProperty('urgency');
    expect(figuresOf({ steps: [] })).not.toHaveProperty('urgency');
    expect(figuresOf({ steps: untilDecided(atHour(12)) }).urgency).toBe('standard');
  });

  it('liken cases to one another under one and the same book only', () => {
    const { content } = aRun(answerTo(exampleCase()));
    const under = (digest: string) =>
      runFigures('run-2', { ...content, ruleBook: { ...content.ruleBook, digest } }, OPEN_BOOK).likeness;
    expect(under('1'.repeat(64))).toMatch(/^[0-9a-f]{64}$/);
    expect(under('1'.repeat(64))).toBe(under('1'.repeat(64)));
    expect(under('2'.repeat(64))).not.toBe(under('1'.repeat(64)));
    expect(runFigures('run-2', content, undefined)).not.toHaveProperty('likeness');
  });
});

describe('the figures of a recall', () => {
  const sent: RecallContent = { power: 'section-254', sentOn: '2026-07-01', eventsReliedOn: ['event-1'] };
  const revoked: RecallContent = {
    ...sent,
    revokedOn: '2026-07-01',
    type: 'fixed-term',
    lengthDays: 28,
    reasons: ['poor-behaviour-alcohol', 'failed-keep-in-touch'],
    reasonsConfirmedBy: 'Example Officer',
  };
  const later: RecallContent = { ...revoked, lengthDays: 56 };

  it('are of the case as it was known when its revocation was first reported, and of what was last reported', () => {
    // The case changes with every hour.
    expect(figuresOfRecall([sent, revoked, later])).toEqual({
      recallId: 'recall-1',
      licenceId: 'licence-1',
      revokedOn: '2026-07-01',
      region: 'region-at-12',
      deliveryUnit: 'unit-at-12',
      sentenceGroup: 'life',
      conduct: 'unknown',
      power: 'section-254',
      type: 'fixed-term',
      lengthDays: 56,
      reasons: ['failed-keep-in-touch', 'poor-behaviour-alcohol'],
      eventTypes: ['lost-contact'],
      refused: false,
      cancelled: false,
    });
    // Until then, when it was reported at all.
    expect(figuresOfRecall([sent, sent])).toMatchObject({
      region: 'region-at-10',
      sentenceGroup: 'determinate-under-12-months',
      eventTypes: ['missed-appointment-no-good-reason'],
    });
  });

  it('are of the decision to recall, where one stands', () => {
    const relied: RecallContent = { ...revoked, considerationId: 'consideration-1' };
    const decidedAt = atHour(11);
    expect(figuresOfRecall([sent, relied], { steps: untilDecided(decidedAt) })).toMatchObject({
      considerationId: 'consideration-1',
      region: 'region-of-the-decision',
      deliveryUnit: 'unit-of-the-decision',
      sentenceGroup: 'imprisonment-for-public-protection',
      eventTypes: ['home-visit-refused-or-missed'],
      urgency: 'standard',
    });
    const refused = aStep('endorsement', SAID.endorsement(false))('not-endorsed', decidedAt);
    for (const steps of [
      untilDecided(decidedAt, 'no-recall'),
      [...untilDecided(decidedAt), refused],
      [aStep('withdrawal', SAID.withdrawal())('withdrawn', decidedAt)],
    ]) {
      expect(figuresOfRecall([sent, relied], { steps })).toMatchObject({
        region: 'region-at-12',
        sentenceGroup: 'life',
        eventTypes: ['lost-contact'],
      });
    }
  });

  it('say nothing of urgency where nobody has proposed', () => {
    const relied: RecallContent = { ...revoked, considerationId: 'consideration-1' };
    expect(figuresOfRecall([relied], { steps: [] })).not.toHaveProperty('urgency');
    expect(figuresOfRecall([revoked], { steps: untilDecided(atHour(11)) })).not.toHaveProperty('urgency');
  });

  it('count the reasons that a person has confirmed, and no others', () => {
    const { reasonsConfirmedBy: _nobody, ...unconfirmed } = revoked;
    expect(figuresOfRecall([sent, unconfirmed]).reasons).toEqual([]);
    expect(figuresOfRecall([sent, unconfirmed, revoked]).reasons).toEqual([
      'failed-keep-in-touch',
      'poor-behaviour-alcohol',
    ]);
    const confirmedNone: RecallContent = { ...sent, reasonsConfirmedBy: 'Example Officer' };
    expect(figuresOfRecall([confirmedNone]).reasons).toEqual([]);
  });

  it('say that it was refused, or cancelled', () => {
    expect(standingOf([sent, revoked])).toEqual({ refused: false, cancelled: false });
    expect(standingOf([sent, { ...sent, refusedOn: '2026-07-02' }])).toEqual({
      refused: true,
      cancelled: false,
    });
    expect(standingOf([sent, revoked, { ...later, cancelledOn: '2026-07-02' }])).toEqual({
      refused: false,
      cancelled: true,
    });
    // What was reported in error, and reported rightly since, is not counted.
    expect(standingOf([{ ...revoked, cancelledOn: '2026-07-02' }, revoked])).toEqual({
      refused: false,
      cancelled: false,
    });
  });
});

describe('what the events that a run weighed were', () => {
  const arrest = anEvent('arrest', 'arrest-bail-or-rui', 'arrest');
  const charge = anEvent('charge', 'charged-minor-unrelated', 'charge');
  const conviction = anEvent('conviction', 'caution-or-conviction', 'conviction');
  const noFault = anEvent('no-fault', 'missed-appointment-good-reason', 'no-criminal-process');
  // Whose fault it was nobody has found out.
  const unverified = anEvent('unverified', 'missed-appointment-no-good-reason', 'no-criminal-process');
  /** Charged, but whether against the person nobody has found out. */
  const callOut = anEvent('call-out', 'domestic-abuse-call-out', 'charge');

  it('is as far as the furthest of them had gone, in whatever order they were reported', () => {
    for (const events of [
      [arrest, conviction, charge],
      [conviction, charge, arrest],
      [charge, arrest, conviction],
    ]) {
      const found = { conduct: 'offending-only', stage: 'established' };
      expect(conductOfRun(answerOf(...events))).toEqual(found);
      expect(conductOfEvents(['arrest', 'conviction', 'charge'], answerOf(...events))).toEqual(found);
    }
    expect(conductOfRun(answerOf(arrest, charge)).stage).toBe('charged');
  });

  it('is unknown while one of them is, and not neither', () => {
    expect(conductOfRun(answerOf(noFault))).toEqual({ conduct: 'neither' });
    expect(conductOfRun(answerOf(unverified))).toEqual({ conduct: 'unknown' });
    expect(conductOfRun(answerOf(noFault, unverified))).toEqual({ conduct: 'unknown' });
    expect(conductOfRun(answerOf(unverified, charge))).toEqual({ conduct: 'unknown', stage: 'charged' });
    expect(conductOfEvents(['no-fault', 'unverified'], answerOf(noFault, unverified))).toEqual({
      conduct: 'unknown',
    });
  });

  it('has no stage by an event that was not found to be further offending', () => {
    const alone = answerOf(callOut);
    expect(alone.events).toMatchObject([{ conduct: { answer: 'unknown' }, stage: 'charged' }]);
    expect(conductOfRun(alone)).toEqual({ conduct: 'unknown' });
    expect(conductOfEvents(['call-out'], alone)).toEqual({ conduct: 'unknown' });
    // Whichever the other is, there is no non-compliance: what is unknown is how far it went.
    expect(conductOfRun(answerOf(arrest, callOut))).toEqual({ conduct: 'offending-only', stage: 'alleged' });
  });
});

describe('the facts that mattered', () => {
  it('are those from which the answer follows, with what was found of them', () => {
    expect(mattered(exampleCase())).toEqual(
      expect.arrayContaining([
        'danger.manageable is true t',
        'measure.record of change-supervision is adequate t',
        'recall not-supported',
        'response change-supervision',
      ]),
    );
  });

  it('are the same in cases that differ in what decided nothing', () => {
    const one = exampleCase();
    const renamed: CaseInputs = {
      ...one,
      licence: { ...one.licence, expiry: '2028-01-01', needs: ['housing'] },
      events: (one.events ?? []).map((event) => ({
        ...event,
        id: `other-${event.id}`,
        occurredOn: '2026-11-10',
      })),
    };
    expect(mattered(renamed)).toEqual(mattered(one));
  });

  it('are others where one that decided was found otherwise', () => {
    const one = exampleCase();
    const dangerous: CaseInputs = {
      ...one,
      judgement: { ...one.judgement, manageable: { answer: 'no', reasoned: true, named: true } },
    };
    expect(mattered(dangerous)).not.toEqual(mattered(one));
  });
});

function groupOf(...types: readonly (SentenceInputs['type'] | undefined)[]) {
  return sentenceGroupOf(
    types.map((type, place): SentenceInputs => {
      const id = `s${place}`;
      return type === undefined ? { id, length: { years: 2 } } : { id, type, length: { years: 2 } };
    }),
  );
}

/** Of two sentences of eight months. */
function groupOfTwo(relation: 'concurrent' | 'consecutive' | undefined) {
  return sentenceGroupOf(
    ['s1', 's2'].map((id): SentenceInputs => {
      const length = { months: 8 };
      return relation === undefined
        ? { id, type: 'standard-determinate', length }
        : { id, type: 'standard-determinate', length, relation };
    }),
  );
}

function mattered(inputs: CaseInputs) {
  return factsThatMattered(OPEN_BOOK, answerTo(inputs));
}

function exampleCase(): CaseInputs {
  return {
    licence: {
      sentences: [{ id: 's1', type: 'standard-determinate', date: '2024-01-10', length: { years: 3 } }],
      expiry: '2027-06-30',
    },
    events: [
      {
        id: 'missed',
        type: 'missed-appointment-no-good-reason',
        evidenceStatus: 'no-criminal-process',
        occurredOn: '2026-11-18',
        fault: 'chosen',
        role: 'alleged-perpetrator',
      },
      {
        id: 'charged',
        type: 'charged-minor-unrelated',
        evidenceStatus: 'charge',
        occurredOn: '2026-11-18',
        role: 'alleged-perpetrator',
      },
    ],
    judgement: {
      danger: { answer: 'yes', reasoned: true, named: true, toWhom: ['public'] },
      manageable: { answer: 'yes', with: ['change-supervision'], reasoned: true, named: true },
      custody: 'in-community',
    },
  };
}

/** An hour of the day on which everything happens in records that no database holds. */
function atHour(hour: number): string {
  return `2026-07-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
}

/** A step that somebody takes, as it is recorded: which state it led to, when, and in which area. */
function aStep<A extends StepTaken>(action: A, said: StepContents[A]) {
  return (state: ReviewState, instant: string, area: Pick<RecordedStep, 'region' | 'deliveryUnit'> = {}) => {
    const noted = { machine: { said: 'nothing' }, known: { licenceVersion: 1, events: [] } } as const;
    const step: RecordedStep = {
      state,
      at: instant,
      by: 'subject-example',
      content: { ...stepSaid(action, said), noted },
      ...area,
    };
    return step;
  };
}

/** A proposal, a view and a decision; the first two as early as the decision may be. */
function untilDecided(
  decidedAt: string,
  decision: 'recall' | 'no-recall' = 'recall',
  viewedAt = decidedAt < atHour(11) ? decidedAt : atHour(11),
) {
  return [
    aStep('proposal', SAID.proposal())('proposed', decidedAt < atHour(10) ? decidedAt : atHour(10), {
      region: 'region-of-the-proposal',
    }),
    aStep('independent-view', SAID.view())('viewed', viewedAt),
    aStep('decision', SAID.decision(decision))('awaiting-endorsement', decidedAt, {
      region: 'region-of-the-decision',
      deliveryUnit: 'unit-of-the-decision',
    }),
  ] as const;
}

function aRun(answer: Answer): RecordedRun {
  return {
    id: 'run-1',
    at: atHour(10),
    content: {
      schema: 1,
      asAt: '2026-11-20',
      knownAt: atHour(10),
      ruleBook: { version: '1.1.0', digest: 'a'.repeat(64), kernel: KERNEL_VERSION, regime: 'example' },
      basis: { licenceVersion: 1, events: [] },
      inputs: exampleCase(),
      answer,
    },
    book: OPEN_BOOK,
  };
}

/** Whether the run supports a decision, or the decision departs from it. */
function departs(answer: Answer, decision: 'recall' | 'no-recall') {
  return figuresOf({ steps: untilDecided(atHour(12), decision), run: aRun(answer) }).departed;
}

/** What the rules answer where these are the events. */
function answerOf(...events: readonly EventInputs[]) {
  return answerTo({ ...exampleCase(), events });
}

function anEvent(
  id: string,
  type: NonNullable<EventInputs['type']>,
  evidenceStatus: NonNullable<EventInputs['evidenceStatus']>,
): EventInputs {
  return { id, type, evidenceStatus, occurredOn: '2026-11-18' };
}

function hourOf(instant: string) {
  return Number(instant.slice(11, 13));
}

/** What was so from 10, 11, 12 and 14 o'clock. */
function byHour<T>(known: readonly T[], instant: string): T | undefined {
  return known.at(
    Math.max(
      0,
      [10, 11, 12, 14].findLastIndex((hour) => hour <= hourOf(instant)),
    ),
  );
}

/** A recall as it was reported, first at 10 o'clock, then every second hour from 12. */
function figuresOfRecall(
  [first, ...others]: readonly [RecallContent, ...RecallContent[]],
  question?: Pick<RecordedQuestion, 'steps'>,
) {
  const versions = [
    { at: atHour(10), content: first },
    ...others.map((content, place) => ({ at: atHour(12 + 2 * place), content })),
  ] as const;
  return deriveRecall(records(question), { id: 'recall-1', versions });
}

function standingOf(versions: readonly [RecallContent, ...RecallContent[]]) {
  const { refused, cancelled } = figuresOfRecall(versions);
  return { refused, cancelled };
}

/** A case of which everything is otherwise at 10, 11, 12 and 14 o'clock. */
function records(question: Partial<RecordedQuestion> = {}): CaseRecords {
  return {
    licenceId: 'licence-1',
    considerations: [{ id: 'consideration-1', opening: { at: OPENED, dueAt: DUE }, steps: [], ...question }],
    recalls: [],
    licenceAt: (instant) => {
      const when = instant === OPENED ? 'of-the-opening' : `at-${hourOf(instant)}`;
      const sentences = byHour<readonly SentenceInputs[]>(
        [
          [{ id: 's1', type: 'standard-determinate', length: { months: 8 } }],
          [{ id: 's1', type: 'ipp' }],
          [{ id: 's1', type: 'life' }],
          [{ id: 's1', type: 'fine-default' }],
        ],
        instant,
      );
      return exampleLicence(1, {
        region: `region-${when}`,
        deliveryUnit: `unit-${when}`,
        ...(sentences === undefined ? {} : { sentences }),
      });
    },
    eventAt: (id, instant) => {
      const type = byHour(
        [
          'missed-appointment-no-good-reason',
          'home-visit-refused-or-missed',
          'lost-contact',
          'travel-abroad-without-permission',
        ] as const,
        instant,
      );
      return id === 'event-1' && type !== undefined ? exampleEvent({ type }) : undefined;
    },
  };
}

function figuresOf(question: Partial<RecordedQuestion>) {
  const known = records(question);
  const [one] = known.considerations;
  if (one === undefined) {
    throw new Error('there is no question in the case');
  }
  return deriveConsideration(known, one);
}

/** Whatever asks for a book is the last thing that it did. */
function dying(parts: RecordsParts): RecordsParts {
  return { ...parts, books: () => Promise.reject(new Error('the process ended')) };
}
