import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { opensCommitment } from '../../src/audit/index.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  countRows,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  openFixture,
  openProposed,
  refusal,
  START,
  write,
} from './fixture.ts';

/** A UUID that names nothing. */
const NOBODY = '00000000-0000-7000-8000-000000000000';

/** A database is made for each `describe`, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

describe.each(SERVERS)('the use cases on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  let licences = 100;
  /** Registers a licence of its own for a test. */
  async function register(): Promise<string> {
    licences += 1;
    const { id } = await fixture.services.registerLicence(act(), exampleLicence(licences));
    return id;
  }

  /** Registers a licence, reports one event of it and opens a consideration with a judgement and a proposal. */
  async function openCase() {
    const id = await register();
    const event = await fixture.services.reportEvent(act(), id, exampleEvent());
    const question = { question: 'Should recall be considered?' };
    const opened = await openProposed(fixture.services, id, question, exampleJudgement());
    return { id, event, considerationId: opened.id };
  }

  describe('licences', () => {
    it('gives back what was registered, as version 1', async () => {
      const registered = await fixture.services.registerLicence(act(), exampleLicence(1));
      expect(registered).toMatchObject({ version: 1, recordedAt: START, content: exampleLicence(1) });
      expect(await fixture.services.readLicence(act(), registered.id)).toEqual(registered);
    });

    it('refuses a reference that its source system has registered before, and stores nothing', async () => {
      await fixture.services.registerLicence(act(), exampleLicence(2));
      const before = await countRows(fixture.owner);
      expect(await refusal(fixture.services.registerLicence(act(), exampleLicence(2)))).toEqual({
        code: 'already-registered',
        resource: 'licence',
        field: '/externalReference',
      });
      expect(await countRows(fixture.owner)).toEqual(before);
    });

    it('takes the same reference from another source system', async () => {
      await fixture.services.registerLicence(act(), exampleLicence(3));
      const other = exampleLicence(3, { sourceSystem: 'other-cases' });
      await expect(fixture.services.registerLicence(act(), other)).resolves.toMatchObject({ version: 1 });
    });

    it('registers one licence when the same reference comes twenty times at once', async () => {
      const attempts = await Promise.allSettled(
        Array.from({ length: 20 }, () => fixture.services.registerLicence(act(), exampleLicence(4))),
      );
      expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('names every repeated id of a condition or sentence, and a birth in the future', async () => {
      const content = exampleLicence(5, {
        person: { crn: 'X000005', dateOfBirth: '2027-01-01' },
        sentences: [{ id: 's1' }, { id: 's1' }],
        conditions: [
          { id: 'c1', text: 'One.' },
          { id: 'c2', text: 'Two.' },
          { id: 'c1', text: 'Three.' },
        ],
      });
      const error = await refusal(async () => fixture.services.registerLicence(act(), content));
      expect(error.code === 'invalid' && error.faults.map(({ field }) => field)).toEqual([
        '/sentences/1/id',
        '/conditions/2/id',
        '/person/dateOfBirth',
      ]);
    });

    it('keeps the earlier version when a licence is replaced', async () => {
      const first = await fixture.services.registerLicence(act(), exampleLicence(6));
      const content = exampleLicence(6, { licenceExpiry: '2028-01-01', region: 'other-region' });
      const second = await fixture.services.replaceLicence(act(), first.id, 1, content);
      expect(second).toMatchObject({ version: 2, content });
      expect(await fixture.services.readLicence(act(), first.id, first.recordedAt)).toEqual(first);
      expect(await fixture.services.readLicence(act(), first.id)).toEqual(second);
    });

    it('refuses to replace a version that is no longer the current one', async () => {
      const id = await register();
      await fixture.services.replaceLicence(act(), id, 1, exampleLicence(licences));
      expect(await refusal(fixture.services.replaceLicence(act(), id, 1, exampleLicence(licences)))).toEqual({
        code: 'version-stale',
        resource: 'licence',
        current: 2,
      });
    });

    it('refuses to move a licence to another reference', async () => {
      const id = await register();
      const moved = exampleLicence(licences, { externalReference: 'L-another' });
      expect(await refusal(fixture.services.replaceLicence(act(), id, 1, moved))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/externalReference' }],
      });
    });

    it('knows no licence by an unknown id, by what is not an id, or before it was registered', async () => {
      const notFound = { code: 'not-found', resource: 'licence' };
      const id = await register();
      expect(await refusal(fixture.services.readLicence(act(), NOBODY))).toEqual(notFound);
      expect(await refusal(fixture.services.readLicence(act(), 'not-an-id'))).toEqual(notFound);
      expect(await refusal(fixture.services.readLicence(act(), id, '2026-01-01T00:00:00.000Z'))).toEqual(
        notFound,
      );
    });

    it('finds licences by any identifier of the current version, a page at a time', async () => {
      const person = { crn: 'X900001', nomsNumber: 'A9000AA' };
      const ids: string[] = [];
      for (const number of [901, 902, 903]) {
        const { id } = await fixture.services.registerLicence(act(), exampleLicence(number, { person }));
        ids.push(id);
      }
      const first = await fixture.services.searchLicences(act(), { crn: 'X900001', limit: 2 });
      expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      const second = await fixture.services.searchLicences(act(), {
        crn: 'X900001',
        limit: 2,
        ...(first.next === undefined ? {} : { cursor: first.next }),
      });
      expect(second).toMatchObject({ items: [{ id: ids[2] }] });
      expect(second.next).toBeUndefined();

      const [corrected] = ids;
      await fixture.services.replaceLicence(
        act(),
        corrected ?? '',
        1,
        exampleLicence(901, { person: { crn: 'X900009', nomsNumber: 'A9000AA' } }),
      );
      const found = async (query: { crn?: string; nomsNumber?: string; externalReference?: string }) => {
        const page = await fixture.services.searchLicences(act(), { ...query, limit: 50 });
        return page.items.map(({ id }) => id);
      };
      expect(await found({ crn: 'X900001' })).toEqual(ids.slice(1));
      expect(await found({ nomsNumber: 'A9000AA' })).toEqual(ids);
      expect(await found({ externalReference: 'L-902', crn: 'X900001' })).toEqual([ids[1]]);
      expect(await found({ externalReference: 'L-901', crn: 'X900001' })).toEqual([]);
    });

    it('refuses a search by nothing, and a cursor it did not give', async () => {
      expect(await refusal(async () => fixture.services.searchLicences(act(), { limit: 5 }))).toMatchObject({
        code: 'invalid',
      });
      const search = { crn: 'X900001', limit: 5, cursor: 'e30' };
      expect(await refusal(async () => fixture.services.searchLicences(act(), search))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/cursor' }],
      });
    });
  });

  describe('breach events', () => {
    it('keeps the condition ids of an event as they were sent, known to the licence or not', async () => {
      const id = await register();
      const content = exampleEvent({ conditions: ['c1', 'never-issued'] });
      const event = await fixture.services.reportEvent(act(), id, content);
      expect(event).toMatchObject({ licenceId: id, version: 1, content, revisions: [] });
    });

    it('refuses a type and status that cannot occur together, with the remedy', async () => {
      const id = await register();
      const content = exampleEvent({ type: 'arrest-bail-or-rui' });
      expect(await refusal(async () => fixture.services.reportEvent(act(), id, content))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/evidenceStatus', remedy: expect.stringContaining('`arrest`') }],
      });
    });

    it('adds later news as a revision and keeps what was known before', async () => {
      const id = await register();
      const reported = await fixture.services.reportEvent(
        act(),
        id,
        exampleEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' }),
      );
      const news = {
        kind: 'later-news',
        changes: { evidenceStatus: 'nfa' },
        nowUnknown: ['conditions'],
      } as const;
      const revised = await fixture.services.reviseEvent(act(), reported.id, 1, news);
      expect(revised).toMatchObject({
        version: 2,
        content: { type: 'nfa-discontinued-or-acquitted', evidenceStatus: 'nfa', occurredOn: '2026-11-18' },
        revisions: [{ version: 2, content: news, by: 'subject-officer' }],
      });
      expect(revised.content).not.toHaveProperty('conditions');

      const then = await fixture.services.listEvents(act(), id, { limit: 10, knownAt: reported.recordedAt });
      expect(then.items).toEqual([reported]);
      const now = await fixture.services.listEvents(act(), id, { limit: 10 });
      expect(now.items).toEqual([revised]);
    });

    it('refuses a revision that changes nothing, cannot be, is stale, or is of nothing', async () => {
      const id = await register();
      const event = await fixture.services.reportEvent(act(), id, exampleEvent());
      const revise = (version: number, changes: object) =>
        refusal(fixture.services.reviseEvent(act(), event.id, version, { kind: 'correction', changes }));
      expect(await revise(1, {})).toMatchObject({ code: 'invalid', faults: [{ field: '/changes' }] });
      expect(await revise(1, { type: 'arrest-bail-or-rui' })).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/changes/evidenceStatus' }],
      });
      expect(await revise(2, { fault: 'chosen' })).toEqual({
        code: 'version-stale',
        resource: 'breach-event',
        current: 1,
      });
      const ofNothing = fixture.services.reviseEvent(act(), NOBODY, 1, { kind: 'correction' });
      expect(await refusal(ofNothing)).toEqual({ code: 'not-found', resource: 'breach-event' });
    });

    it('shows one state on all pages of a list, whatever is reported while it is read', async () => {
      const id = await register();
      const ids: string[] = [];
      for (const day of ['2026-11-01', '2026-11-02', '2026-11-03']) {
        const event = await fixture.services.reportEvent(act(), id, exampleEvent({ occurredOn: day }));
        ids.push(event.id);
      }
      const first = await fixture.services.listEvents(act(), id, { limit: 2 });
      await fixture.services.reportEvent(act(), id, exampleEvent({ occurredOn: '2026-11-04' }));
      await fixture.services.reviseEvent(act(), ids[2] ?? '', 1, {
        kind: 'correction',
        changes: { occurredOn: '2026-11-05' },
      });
      const second = await fixture.services.listEvents(act(), id, {
        limit: 2,
        ...(first.next === undefined ? {} : { cursor: first.next }),
      });
      expect([...first.items, ...second.items].map((event) => event.id)).toEqual(ids);
      expect(second.items[0]?.content.occurredOn).toBe('2026-11-03');
      expect(second.next).toBeUndefined();
    });
  });

  describe('considerations and judgements', () => {
    it('opens with a judgement, and replaces it by a later one', async () => {
      const id = await register();
      const event = await fixture.services.reportEvent(act(), id, exampleEvent());
      const content = { question: 'Should recall be considered?', promptedBy: [event.id] };
      const opened = await fixture.services.openConsideration(act(), id, content, exampleJudgement());
      expect(opened).toMatchObject({
        licenceId: id,
        version: 1,
        content,
        review: { state: 'open', steps: [] },
        judgement: exampleJudgement(),
        recommendations: [],
      });
      const later = exampleJudgement({ custody: 'police-custody' });
      const judged = await fixture.services.recordJudgement(act(), opened.id, 1, later);
      expect(judged).toMatchObject({ version: 2, judgement: later, content });
      expect(await fixture.services.readConsideration(act(), opened.id)).toEqual(judged);
      expect(await refusal(fixture.services.recordJudgement(act(), opened.id, 1, later))).toEqual({
        code: 'version-stale',
        resource: 'consideration',
        current: 2,
      });
    });

    it('asks for reason, maker and date of every settled answer, and for events of this licence', async () => {
      const id = await register();
      const stranger = await fixture.services.reportEvent(act(), await register(), exampleEvent());
      const judgement = {
        danger: { answer: 'yes', reason: '  ', restsOn: { events: [stranger.id] } },
        measures: {
          'discuss-and-record': { state: 'not-considered' },
          'refer-or-treat': { state: 'tried', reason: 'Six sessions.', on: '2026-11-01' },
        },
        linkToIndexOffence: { answer: 'unknown' },
        noBreachEscalation: { reliedOn: false },
      } as const;
      const content = { question: 'Should recall be considered?', promptedBy: ['not-an-id'] };
      const error = await refusal(fixture.services.openConsideration(act(), id, content, judgement));
      expect(error.code === 'invalid' && error.faults.map(({ field }) => field)).toEqual([
        '/promptedBy/0',
        '/judgement/danger/reason',
        '/judgement/danger/madeBy',
        '/judgement/danger/on',
        '/judgement/danger/restsOn/events/0',
        '/judgement/measures/refer-or-treat/madeBy',
      ]);
    });

    it('lists considerations of an area, and moves them with the licence', async () => {
      licences += 1;
      const content = exampleLicence(licences, { region: 'north', deliveryUnit: 'unit-1' });
      const { id } = await fixture.services.registerLicence(act(), content);
      const first = await fixture.services.openConsideration(act(), id, { question: 'First?' });
      const second = await fixture.services.openConsideration(act(), id, { question: 'Second?' });
      const list = async (area: { region?: string; deliveryUnit?: string }) => {
        const page = await fixture.services.listConsiderations(act(), { ...area, limit: 1 });
        const rest = await fixture.services.listConsiderations(act(), {
          ...area,
          limit: 1,
          ...(page.next === undefined ? {} : { cursor: page.next }),
        });
        return [...page.items, ...rest.items];
      };
      expect(await list({ region: 'north' })).toEqual([first, second]);
      await fixture.services.replaceLicence(act(), id, 1, {
        ...content,
        region: 'south',
        deliveryUnit: 'unit-2',
      });
      expect(await list({ region: 'north' })).toEqual([]);
      expect(await list({ region: 'south', deliveryUnit: 'unit-2' })).toEqual([first, second]);
    });
  });

  describe('recommendations', () => {
    it('names what it read, under which book, and when it expires', async () => {
      const { id, event, considerationId } = await openCase();
      const run = await fixture.services.recommend(act(), considerationId, { asAt: '2026-11-20' });
      expect(run).toMatchObject({
        licenceId: id,
        considerationId,
        asAt: '2026-11-20',
        knownAt: run.recordedAt,
        whatIf: false,
        ruleBook: {
          version: fixture.deps.book.version,
          digest: fixture.deps.book.digest,
          kernel: '1',
          regime: 'R4b',
        },
        basis: { licenceVersion: 1, events: [{ id: event.id, version: 1 }], judgementVersion: 1 },
        answer: { decision: 'for a person to make' },
      });
      expect(Date.parse(run.expiresAt) - Date.parse(run.recordedAt)).toBe(24 * 3_600_000);
      expect(await fixture.services.readRecommendation(act(), run.id)).toEqual(run);
      const consideration = await fixture.services.readConsideration(act(), considerationId);
      expect(consideration.recommendations).toEqual([
        {
          id: run.id,
          asAt: '2026-11-20',
          recordedAt: run.recordedAt,
          standing: { state: 'current', changed: [] },
        },
      ]);
    });

    it('names the other licences of the person that are live, and says in the trail that they were looked at', async () => {
      const { id, considerationId } = await openCase();
      const { services } = fixture;
      const { person } = (await services.readLicence(act(), id)).content;
      licences += 1;
      const other = exampleLicence(licences, { person });
      const { id: otherId } = await services.registerLicence(act(), other);
      const finding = { finding: 'other-live-licences', subjects: [otherId] };
      const run = await services.recommend(act(), considerationId, { asAt: '2026-11-20' });
      expect(run.inputs.licence?.otherLiveLicences).toEqual([otherId]);
      expect(run.answer?.qualityFindings).toContainEqual(expect.objectContaining(finding));
      const [entry] = (await fixture.trail(id)).filter(({ act: made }) => made === 'recommendation-made');
      expect(entry).toMatchObject({ about: expect.arrayContaining([{ kind: 'licence', id: otherId }]) });

      await services.replaceLicence(act(), otherId, 1, { ...other, ending: 'terminated' });
      const later = await services.recommend(act(), considerationId, { asAt: '2026-11-20' });
      expect(later.inputs.licence?.otherLiveLicences).toEqual([]);
      const [, again] = (await fixture.trail(id)).filter(({ act: made }) => made === 'recommendation-made');
      expect(again).toMatchObject({ about: expect.arrayContaining([{ kind: 'licence', id: otherId }]) });
    });

    it('answers the same bytes for the same asAt and knownAt after later news of every kind', async () => {
      const { id, event, considerationId } = await openCase();
      const before = await fixture.services.recommend(act(), considerationId, { asAt: '2026-11-20' });
      await fixture.services.reportEvent(act(), id, exampleEvent({ occurredOn: '2026-11-10' }));
      await fixture.services.reviseEvent(act(), event.id, 1, {
        kind: 'later-news',
        changes: { type: 'lost-contact' },
      });
      await fixture.services.replaceLicence(act(), id, 1, exampleLicence(licences, { conditions: [] }));
      await fixture.services.recordJudgement(act(), considerationId, 2, { custody: 'remanded' });

      const request = { asAt: '2026-11-20', knownAt: before.knownAt };
      const again = await fixture.services.recommend(act(), considerationId, request);
      expect(JSON.stringify(again.answer)).toBe(JSON.stringify(before.answer));
      expect(again).toMatchObject({
        basis: before.basis,
        inputs: before.inputs,
        contentHash: before.contentHash,
      });

      const now = await fixture.services.recommend(act(), considerationId, { asAt: '2026-11-20' });
      expect(now.basis).toMatchObject({ licenceVersion: 2, judgementVersion: 3 });
      expect(now.basis.events).toHaveLength(2);
      expect(JSON.stringify(now.answer)).not.toBe(JSON.stringify(before.answer));
    });

    it('keeps that promise while others write to the same case', async () => {
      const { id, considerationId } = await openCase();
      const [runs] = await Promise.all([
        Promise.all(
          Array.from({ length: 6 }, () =>
            fixture.services.recommend(act(), considerationId, { asAt: '2026-11-20' }),
          ),
        ),
        Promise.all(
          Array.from({ length: 20 }, () => fixture.services.reportEvent(act(), id, exampleEvent())),
        ),
      ]);
      for (const run of runs) {
        const request = { asAt: run.asAt, knownAt: run.knownAt };
        const again = await fixture.services.recommend(act(), considerationId, request);
        expect(again.contentHash).toBe(run.contentHash);
      }
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('refuses a day before the book, a future knownAt, and one before the licence', async () => {
      const { considerationId } = await openCase();
      const attempt = (request: { asAt: string; knownAt?: string }) =>
        refusal(async () => fixture.services.recommend(act(), considerationId, request));
      expect(await attempt({ asAt: '2012-12-02' })).toMatchObject({ faults: [{ field: '/asAt' }] });
      expect(await attempt({ asAt: '2026-11-20', knownAt: '2026-11-21T00:00:00.000Z' })).toMatchObject({
        faults: [{ field: '/knownAt' }],
      });
      expect(await attempt({ asAt: '2026-11-20', knownAt: '2026-01-01T00:00:00.000Z' })).toMatchObject({
        faults: [{ field: '/knownAt' }],
      });
    });

    it('refuses an inline case whose events cannot be as told, or whose ids are repeated, naming each', async () => {
      const inline = {
        asAt: '2026-11-20',
        licence: { sentences: [{ id: 's' }, { id: 's' }] },
        events: [
          { id: 'e', type: 'arrest-bail-or-rui', evidenceStatus: 'charge' },
          { id: 'e', type: 'lost-contact', evidenceStatus: 'intelligence', role: 'victim' },
        ],
      } as const;
      const error = await refusal(async () => fixture.services.evaluate(act(), inline));
      expect(error.code === 'invalid' && error.faults.map(({ field }) => field)).toEqual([
        '/licence/sentences/1/id',
        '/events/1/id',
        '/events/0/evidenceStatus',
        '/events/1/role',
      ]);
    });

    it('evaluates a case given inline and stores nothing of it', async () => {
      const before = await countRows(fixture.owner);
      const evaluation = await fixture.services.evaluate(act(CASE_SYSTEM), {
        asAt: '2026-11-20',
        events: [],
        questions: ['conduct'],
      });
      expect(evaluation).toMatchObject({
        asAt: '2026-11-20',
        ruleBook: { version: fixture.deps.book.version },
      });
      expect(evaluation.answer).toHaveProperty('conduct.answer', 'no-events');
      expect(evaluation.answer).not.toHaveProperty('necessity');
      expect(await countRows(fixture.owner)).toEqual(before);
    });
  });

  describe('recalls', () => {
    it('records a recall as reported, and each later report as a version', async () => {
      const id = await register();
      const event = await fixture.services.reportEvent(act(), id, exampleEvent());
      const { id: considerationId } = await fixture.services.openConsideration(act(), id, {
        question: 'Recall?',
      });
      const content = { considerationId, power: 'section-254', eventsReliedOn: [event.id] } as const;
      const reported = await fixture.services.reportRecall(act(), id, content);
      expect(reported).toMatchObject({ licenceId: id, version: 1, standing: 'reported', content });
      const later = { ...content, revokedOn: '2026-11-20' };
      const replaced = await fixture.services.replaceRecall(act(), reported.id, 1, later);
      expect(replaced).toMatchObject({ version: 2, standing: 'revoked', content: later });
      expect(await fixture.services.readRecall(act(), reported.id)).toEqual(replaced);
      expect(await refusal(fixture.services.replaceRecall(act(), reported.id, 1, later))).toMatchObject({
        code: 'version-stale',
      });
    });

    it('lets a run on the day read the recall that the person is under, and no run before or after it', async () => {
      const { id, considerationId } = await openCase();
      const { services } = fixture;
      const run = (asAt: string) => services.recommend(act(), considerationId, { asAt });
      const report = { power: 'section-254', type: 'fixed-term', lengthDays: 56 } as const;
      const sent = await services.reportRecall(act(), id, { ...report, sentOn: '2026-10-31' });
      expect((await run('2026-11-20')).basis).not.toHaveProperty('recall');

      const days = { revokedOn: '2026-11-02', returnedToCustodyOn: '2026-11-05' };
      await services.replaceRecall(act(), sent.id, 1, { ...report, ...days });
      const during = await run('2026-11-20');
      expect(during.basis).toMatchObject({ recall: { id: sent.id, version: 2 } });
      expect(during.inputs.recall).toEqual({ ...report, ...days });
      expect(during.answer?.existingRecall?.conversion.answer).toBe('not-converted');
      expect(during.answer?.period.map(({ basis, steps }) => [basis, steps[1]])).toEqual([
        ['issued', { step: 'fixed-term', days: 56, date: '2026-12-30' }],
      ]);
      expect((await run('2026-11-01')).basis).not.toHaveProperty('recall');

      await services.replaceRecall(act(), sent.id, 2, { ...report, ...days, cancelledOn: '2026-11-20' });
      expect((await run('2026-11-20')).inputs).not.toHaveProperty('recall');
    });

    it('refuses a run about a recall of which the rule book does not hold the law, inline and recorded', async () => {
      const { id, considerationId } = await openCase();
      const { services } = fixture;
      const recall = { power: 'section-254', type: 'standard', revokedOn: '2012-12-02' } as const;
      await services.reportRecall(act(), id, recall);
      expect(await refusal(services.recommend(act(), considerationId, { asAt: '2026-11-20' }))).toMatchObject(
        {
          code: 'invalid',
          faults: [{ field: '/asAt', problem: expect.stringContaining('the recall was revoked before') }],
        },
      );
      expect(
        await refusal(async () => services.evaluate(act(), { asAt: '2026-11-20', recall })),
      ).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/recall/revokedOn' }],
      });
    });

    it('refuses a second recall while another stands, and a revocation before the licence began', async () => {
      const { services } = fixture;
      const id = await register();
      const content = { power: 'section-254', revokedOn: '2026-11-10' } as const;
      const first = await services.reportRecall(act(), id, content);
      const second = { ...content, revokedOn: '2026-11-12' } as const;
      for (const [again, field] of [
        [content, ''],
        [second, '/revokedOn'],
      ] as const) {
        expect(await refusal(services.reportRecall(act(), id, again))).toMatchObject({
          code: 'invalid',
          faults: [{ field, remedy: expect.stringContaining(`PUT /v1/recalls/${first.id}`) }],
        });
      }
      await services.replaceRecall(act(), first.id, 1, { ...content, cancelledOn: '2026-11-11' });
      expect(await services.reportRecall(act(), id, second)).toMatchObject({ standing: 'revoked' });

      const { content: licence } = await services.readLicence(act(), id);
      await services.replaceLicence(act(), id, 1, { ...licence, release: { date: '2026-11-15' } });
      const early = { power: 'section-254', revokedOn: '2026-11-14' } as const;
      expect(await refusal(services.reportRecall(act(), id, early))).toMatchObject({
        faults: [
          { field: '/revokedOn', problem: expect.stringContaining('2026-11-15') },
          { field: '/revokedOn' },
        ],
      });
    });

    it('refuses a recall that relies on events or a consideration of another licence', async () => {
      const other = await register();
      const event = await fixture.services.reportEvent(act(), other, exampleEvent());
      const { id: considerationId } = await fixture.services.openConsideration(act(), other, {
        question: 'Recall?',
      });
      const content = { considerationId, power: 'section-254', eventsReliedOn: [event.id] } as const;
      expect(await refusal(fixture.services.reportRecall(act(), await register(), content))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/eventsReliedOn/0' }, { field: '/considerationId' }],
      });
    });
  });

  describe('repeating a write with its key', () => {
    it('acts once when the same request comes fifty times at once, and answers every retry alike', async () => {
      const id = await register();
      const attempts = await Promise.allSettled(
        Array.from({ length: 50 }, () => fixture.services.reportEvent(write('key-50'), id, exampleEvent())),
      );
      const refused = attempts.filter((attempt) => attempt.status === 'rejected');
      for (const attempt of refused) {
        expect(attempt.reason).toMatchObject({ error: { code: 'idempotency-key-in-use' } });
      }
      const { items } = await fixture.services.listEvents(act(), id, { limit: 100 });
      expect(items).toHaveLength(1);
      const answers = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      expect(answers.length).toBeGreaterThan(0);
      for (const answer of [
        ...answers,
        await fixture.services.reportEvent(write('key-50'), id, exampleEvent()),
      ]) {
        expect(answer).toEqual(items[0]);
      }
    });

    it('gives the first answer again, even after later news, and its trail says so', async () => {
      const id = await register();
      const key = write('key-judgement');
      const { id: considerationId } = await fixture.services.openConsideration(act(), id, {
        question: 'Recall?',
      });
      const first = await fixture.services.recordJudgement(key, considerationId, 1, exampleJudgement());
      await fixture.services.recordJudgement(act(), considerationId, 2, { custody: 'remanded' });
      await fixture.services.recommend(act(), considerationId, { asAt: '2026-11-20' });
      const trail = await fixture.trail(id);
      expect(await fixture.services.recordJudgement(key, considerationId, 1, exampleJudgement())).toEqual(
        first,
      );
      const after = await fixture.trail(id);
      expect(after.slice(0, -1)).toEqual(trail);
      expect(after.at(-1)).toMatchObject({
        act: 'answer-repeated',
        about: [{ kind: 'consideration', id: considerationId }],
      });
    });

    it('refuses the key with another request', async () => {
      const id = await register();
      await fixture.services.reportEvent(write('key-other', 'hash-1'), id, exampleEvent());
      expect(
        await refusal(fixture.services.reportEvent(write('key-other', 'hash-2'), id, exampleEvent())),
      ).toEqual({ code: 'idempotency-key-reused' });
    });

    it('keeps keys apart by principal and by operation', async () => {
      const id = await register();
      await fixture.services.reportEvent(write('key-apart'), id, exampleEvent());
      await fixture.services.reportEvent(write('key-apart', 'request-1', CASE_SYSTEM), id, exampleEvent());
      await fixture.services.openConsideration(write('key-apart'), id, { question: 'Recall?' });
      const { items } = await fixture.services.listEvents(act(), id, { limit: 100 });
      expect(items).toHaveLength(2);
    });

    it('leaves the key free when the first request was refused', async () => {
      const id = await register();
      const key = write('key-refused');
      const foreign = { question: 'Recall?', promptedBy: [NOBODY] };
      await refusal(fixture.services.openConsideration(key, id, foreign));
      await expect(
        fixture.services.openConsideration(key, id, { question: 'Recall?' }),
      ).resolves.toMatchObject({ version: 1 });
    });
  });

  describe('the audit trail', () => {
    it('has one entry for every act on a case, in order, and verifies from the bytes', async () => {
      const id = await register();
      const event = await fixture.services.reportEvent(act(), id, exampleEvent());
      const { id: considerationId } = await fixture.services.openConsideration(
        act(),
        id,
        { question: 'Recall?' },
        exampleJudgement(),
      );
      const { id: runId } = await fixture.services.recommend(act(), considerationId, { asAt: '2026-11-20' });
      await fixture.services.readRecommendation(act(CASE_SYSTEM), runId);
      await refusal(fixture.services.reviseEvent(act(), event.id, 7, { kind: 'correction' }));
      await fixture.services.readAuditTrail(act(), id, { limit: 10 });

      const trail = await fixture.trail(id);
      expect(trail.map((entry) => entry['act'])).toEqual([
        'licence-registered',
        'event-reported',
        'consideration-opened',
        'judgement-recorded',
        'recommendation-made',
        'recommendation-facts-read',
        'audit-trail-read',
      ]);
      expect(trail[5]).toMatchObject({
        actor: { subject: 'system-cases', kind: 'system' },
        recipient: 'system-cases',
        about: [{ kind: 'recommendation', id: runId }],
        correlationId: 'correlation-1',
      });
      expect(trail[0]).not.toHaveProperty('recipient');
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('commits to what was recorded, with a salt of its own each time', async () => {
      const id = await register();
      const content = exampleEvent();
      await fixture.services.reportEvent(act(), id, content);
      await fixture.services.reportEvent(act(), id, content);
      const rows = await fixture.owner
        .selectFrom('audit_entries as e')
        .innerJoin('contents as c', 'c.entry_id', 'e.id')
        .select(['e.bytes as entry', 'c.bytes', 'c.salt'])
        .where('e.licence_id', '=', id)
        .orderBy('e.chain_index')
        .execute();
      const [, first, second] = rows.map(({ entry, bytes, salt }) => ({
        commitment: String(JSON.parse(entry.toString('utf8')).content),
        bytes: bytes ?? Buffer.alloc(0),
        salt: salt ?? Buffer.alloc(0),
      }));
      expect(first?.bytes.toString('utf8')).toBe(second?.bytes.toString('utf8'));
      expect(first?.commitment).not.toBe(second?.commitment);
      for (const { commitment, bytes, salt } of [first, second].filter((row) => row !== undefined)) {
        expect(opensCommitment(commitment, bytes, salt)).toBe(true);
        expect(opensCommitment(commitment, Buffer.concat([bytes, bytes]), salt)).toBe(false);
      }
      expect(JSON.parse(first?.bytes.toString('utf8') ?? '')).toEqual({ event: content });
    });

    it('holds no word, name or identifier that anybody sent', async () => {
      const person = { crn: 'X777777', nomsNumber: 'A7777AA', dateOfBirth: '1991-07-07' };
      const { id } = await fixture.services.registerLicence(act(), exampleLicence(777, { person }));
      const event = await fixture.services.reportEvent(act(), id, exampleEvent());
      const note = 'Example Person telephoned.';
      await fixture.services.reviseEvent(act(), event.id, 1, {
        kind: 'later-news',
        note,
        changes: { fault: 'chosen' },
      });
      const question = { question: 'Why is Example Person not seen?' };
      const opened = await fixture.services.openConsideration(act(), id, question, exampleJudgement());
      await fixture.services.recommend(act(), opened.id, { asAt: '2026-11-20' });
      const trail = JSON.stringify(await fixture.trail(id));
      const words = [
        'Example',
        'X777777',
        'A7777AA',
        '1991-07-07',
        'L-777',
        'did not come',
        'region',
        'Weekly',
      ];
      expect(words.filter((word) => trail.includes(word))).toEqual([]);
    });

    it('is read a page at a time and ends, although reading adds to it', async () => {
      const id = await register();
      await fixture.services.reportEvent(act(), id, exampleEvent());
      await fixture.services.reportEvent(act(), id, exampleEvent());
      const indexes: number[] = [];
      let cursor: string | undefined;
      do {
        const page = await fixture.services.readAuditTrail(act(), id, {
          limit: 1,
          ...(cursor === undefined ? {} : { cursor }),
        });
        indexes.push(...page.items.map(({ index }) => index));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(indexes).toEqual([0, 1, 2]);
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('records a search and a list outside every chain, naming what was given and never what was asked', async () => {
      const { id } = await fixture.services.registerLicence(
        act(),
        exampleLicence(950, { person: { crn: 'X950950' }, region: 'region-950' }),
      );
      const opened = await fixture.services.openConsideration(act(), id, { question: 'Recall?' });
      await fixture.services.searchLicences(act(), { crn: 'X950950', limit: 5 });
      await fixture.services.listConsiderations(act(CASE_SYSTEM), { region: 'region-950', limit: 5 });
      const rows = await fixture.owner
        .selectFrom('audit_entries')
        .select('bytes')
        .where('licence_id', 'is', null)
        .orderBy('id', 'desc')
        .limit(2)
        .execute();
      const entries = rows.map(({ bytes }) => JSON.parse(bytes.toString('utf8')));
      expect(entries).toEqual([
        expect.objectContaining({
          act: 'considerations-listed',
          query: ['region'],
          about: [{ kind: 'consideration', id: opened.id, version: 1 }],
          recipient: 'system-cases',
        }),
        expect.objectContaining({
          act: 'licences-searched',
          query: ['crn'],
          about: [{ kind: 'licence', id, version: 1 }],
        }),
      ]);
      expect(JSON.stringify(entries)).not.toContain('950950');
    });
  });
});
