import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { RulesFor } from '../../src/application/evidence/access-rules.ts';
import { isJsonObject, pointersIn, without } from '../../src/application/evidence/json-pointers.ts';
import type {
  AccessDecision,
  AccessItem,
  DisputeContent,
  SubjectAccessView,
} from '../../src/application/evidence/services.ts';
import type { ConsiderationContent } from '../../src/application/model.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  CASE_SYSTEM,
  countRows,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  type Fixture,
  MANAGER,
  openFixture,
  openViewed,
  refusal,
  SPO,
  write,
} from './fixture.ts';
import { seenNow } from './review-fixture.ts';

/** A UUID that names nothing. */
const NOBODY = '00000000-0000-7000-8000-000000000000';
const reference = 'EXAMPLE-REQUEST-1';

const crnOf = (number: number) => exampleLicence(number).person.crn;
const decideAll = (view: SubjectAccessView, decision: AccessDecision) =>
  Object.fromEntries(view.items.map(({ entryId }) => [entryId, decision]));
/** Releases whole what may be, with a reason so that anything may. */
const WHOLE: AccessDecision = { release: 'whole', reason: 'Example reason.' };
const marksAt = (item: AccessItem | undefined, path: string) =>
  item?.marks.filter((mark) => mark.path === path).map(({ mark }) => mark) ?? [];
const itemAbout = (view: SubjectAccessView, kind: string) =>
  view.items.find(({ about: [subject] }) => subject?.kind === kind);
/** A member that each kind of record has in these tests. */
const DISPUTED = {
  licence: '/person/crn',
  'breach-event': '/description',
  consideration: '/judgement/danger/reason',
  recommendation: '/answer/recallType',
  recall: '/power',
} as const;
const dispute = (kind: DisputeContent['about']['kind'], id: string): DisputeContent => ({
  about: { kind, id },
  fields: [DISPUTED[kind]],
  statement: 'I was in hospital that day.',
  receivedOn: '2026-11-19',
});

/** A database is made for each `describe`, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

describe.each(SERVERS)('what a person may ask for, on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  let numbers = 400;
  /** A number that no other test uses. */
  const next = () => {
    numbers += 1;
    return numbers;
  };
  const register = async (number: number, more = {}) =>
    (await fixture.services.registerLicence(act(), exampleLicence(number, more))).id;

  /** A case with one of everything that can be recorded. */
  async function fullCase(number = next(), more = {}) {
    const { services } = fixture;
    const id = await register(number, more);
    const event = await services.reportEvent(act(), id, exampleEvent({ source: 'Example Neighbour' }));
    const opened = await openViewed(
      services,
      id,
      { question: 'Should recall be considered for Example Person?', promptedBy: [event.id] },
      exampleJudgement({
        danger: {
          answer: 'no',
          reason: 'No pattern of harm.',
          madeBy: 'Example Officer',
          on: '2026-11-19',
          toWhom: ['known-adult'],
        },
      }),
    );
    const run = await services.recommend(act(), opened.id, { asAt: '2026-11-20' });
    const recall = await services.reportRecall(act(), id, {
      power: 'section-254',
      reasons: [],
      reasonsConfirmedBy: 'Example Manager',
    });
    return { number, id, event: event.id, consideration: opened.id, run: run.id, recall: recall.id };
  }

  const gather = (number: number, who = act()) =>
    fixture.services.gatherSubjectAccess(who, { crn: crnOf(number), reference });

  describe('disputes', () => {
    it('come with the record they are about wherever it is read, newest last', async () => {
      const { services } = fixture;
      const made = await fullCase();
      const record = (kind: DisputeContent['about']['kind'], id: string) =>
        services.recordDispute(act(), made.id, dispute(kind, id));
      const disputed = {
        licence: await record('licence', made.id),
        event: await record('breach-event', made.event),
        consideration: await record('consideration', made.consideration),
        run: await record('recommendation', made.run),
        recall: await record('recall', made.recall),
      };
      expect(disputed.event).toMatchObject({
        licenceId: made.id,
        content: dispute('breach-event', made.event),
      });
      const again = await record('licence', made.id);

      expect((await services.readLicence(act(), made.id)).disputes).toEqual([disputed.licence, again]);
      const events = await services.listEvents(act(), made.id, { limit: 5 });
      expect(events.items.map(({ disputes }) => disputes)).toEqual([[disputed.event]]);
      expect((await services.readConsideration(act(), made.consideration)).disputes).toEqual([
        disputed.consideration,
      ]);
      expect((await services.readRecommendation(act(), made.run)).disputes).toEqual([disputed.run]);
      expect((await services.readRecall(act(), made.recall)).disputes).toEqual([disputed.recall]);
      const found = await services.searchLicences(act(), { crn: crnOf(made.number), limit: 5 });
      expect(found.items).toMatchObject([{ disputes: [disputed.licence, again] }]);
      expect(await fixture.verify(made.id)).toEqual([]);
      expect(await fixture.trail(made.id)).toContainEqual(
        expect.objectContaining({
          act: 'dispute-recorded',
          about: [
            { kind: 'dispute', id: disputed.event.id },
            { kind: 'breach-event', id: made.event },
          ],
          content: expect.stringMatching(/^[0-9a-f]{64}$/),
        }),
      );
    });

    it('are known from when they were recorded, so that an earlier answer stays what it was', async () => {
      const { services } = fixture;
      const number = next();
      const registering = write(`register-${number}`);
      const registered = await services.registerLicence(registering, exampleLicence(number));
      const reporting = write(`report-${number}`);
      const reported = await services.reportEvent(reporting, registered.id, exampleEvent());
      await services.recordDispute(act(), registered.id, dispute('licence', registered.id));
      await services.recordDispute(act(), registered.id, dispute('breach-event', reported.id));

      expect(await services.readLicence(act(), registered.id, registered.recordedAt)).toEqual(registered);
      expect(registered).not.toHaveProperty('disputes');
      const known = { limit: 5, knownAt: reported.recordedAt };
      expect((await services.listEvents(act(), registered.id, known)).items).toEqual([reported]);
      expect(await services.registerLicence(registering, exampleLicence(number))).toEqual(registered);
      expect(await services.reportEvent(reporting, registered.id, exampleEvent())).toEqual(reported);
      const revised = await services.reviseEvent(act(), reported.id, 1, {
        kind: 'correction',
        changes: { fault: 'no-fault' },
      });
      expect(revised.disputes).toHaveLength(1);
    });

    it('are about a record of this licence, on a day that has come, and are recorded once for one key', async () => {
      const { services } = fixture;
      const made = await fullCase();
      const other = await fullCase();
      for (const [kind, id] of [
        ['licence', other.id],
        ['breach-event', other.event],
        ['consideration', other.consideration],
        ['recommendation', other.run],
        ['recall', other.recall],
        ['breach-event', made.recall],
        ['recall', 'not-an-id'],
      ] as const) {
        const error = await refusal(services.recordDispute(act(), made.id, dispute(kind, id)));
        expect(error).toMatchObject({ code: 'invalid', faults: [{ field: '/about/id' }] });
      }
      for (const [fields, faulty] of [
        [[], '/fields'],
        [['/person/crn', '/nothing'], '/fields/1'],
        [['/conditions/2'], '/fields/0'],
        [['/content/person'], '/fields/0'],
        [['/person', '/person/crn', '/person'], '/fields/2'],
      ] as const) {
        const wrong = { ...dispute('licence', made.id), fields };
        expect(await refusal(services.recordDispute(act(), made.id, wrong))).toMatchObject({
          code: 'invalid',
          faults: [{ field: faulty }],
        });
      }
      const early = { ...dispute('licence', made.id), receivedOn: '2026-11-21' };
      expect(await refusal(services.recordDispute(act(), made.id, early))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/receivedOn' }],
      });
      for (const id of [NOBODY, 'not-an-id']) {
        expect(await refusal(services.recordDispute(act(), id, dispute('licence', id)))).toEqual({
          code: 'not-found',
          resource: 'licence',
        });
      }
      const key = write(`dispute-${made.number}`);
      const first = await services.recordDispute(key, made.id, dispute('licence', made.id));
      expect(await services.recordDispute(key, made.id, dispute('licence', made.id))).toEqual(first);
      expect((await services.readLicence(act(), made.id)).disputes).toEqual([first]);
    });
  });

  describe('gathering', () => {
    it('finds every licence ever under the number, and every version of everything in it, without a second copy', async () => {
      const { services, owner } = fixture;
      const made = await fullCase();
      const person = exampleLicence(made.number).person;
      await services.reviseEvent(act(), made.event, 1, {
        kind: 'correction',
        changes: { fault: 'no-fault' },
      });
      await services.recordJudgement(act(), made.consideration, 3, exampleJudgement());
      await services.replaceRecall(act(), made.recall, 1, { power: 'section-254', sentOn: '2026-11-20' });
      const hold = await services.placeHold(act(), made.id, {
        ground: 'inquest',
        reference: 'EXAMPLE-1',
        reason: 'An example inquest is open.',
      });
      await services.recordDispute(act(), made.id, {
        about: { kind: 'licence', id: made.id },
        statement: 'My name is spelt wrong.',
        receivedOn: '2026-11-19',
      });
      // Another licence that was under the number first, and is under another one now.
      const number = next();
      const second = await register(number, { person });
      const renamed = { person: { ...person, crn: crnOf(next()) } };
      await services.replaceLicence(act(), second, 1, exampleLicence(number, renamed));

      const view = await gather(made.number);
      expect(view).toMatchObject({ state: 'to-be-reviewed', licenceIds: [made.id, second].toSorted() });
      const subjects = view.items
        .filter(({ licenceId }) => licenceId === made.id)
        .map(({ about: [subject] }) => subject);
      expect(subjects).toEqual([
        { kind: 'licence', id: made.id, version: 1 },
        { kind: 'breach-event', id: made.event, version: 1 },
        { kind: 'consideration', id: made.consideration, version: 1 },
        { kind: 'judgement', id: made.consideration, version: 1 },
        { kind: 'consideration', id: made.consideration, version: 2 },
        { kind: 'consideration', id: made.consideration, version: 3 },
        { kind: 'recommendation', id: made.run },
        { kind: 'recall', id: made.recall, version: 1 },
        { kind: 'breach-event', id: made.event, version: 2 },
        { kind: 'judgement', id: made.consideration, version: 4 },
        { kind: 'recall', id: made.recall, version: 2 },
        { kind: 'legal-hold', id: hold.id },
        expect.objectContaining({ kind: 'dispute' }),
      ]);
      expect(view.items[0]).toMatchObject({ content: exampleLicence(made.number) });
      expect(itemAbout(view, 'licence')?.disputes).toHaveLength(1);
      const ofSecond = view.items.filter(({ licenceId }) => licenceId === second);
      expect(ofSecond.map((item) => marksAt(item, '/person/crn'))).toEqual([[], ['third-party']]);

      const stored = await owner
        .selectFrom('subject_access_parts as p')
        .innerJoin('contents as c', 'c.entry_id', 'p.entry_id')
        .select('c.bytes')
        .where('p.licence_id', '=', made.id)
        .executeTakeFirstOrThrow();
      const kept = stored.bytes?.toString('utf8') ?? '';
      expect(kept).toContain(reference);
      expect(kept).not.toContain('Example');
      for (const id of view.licenceIds) {
        expect((await fixture.trail(id)).at(-1)).toMatchObject({
          act: 'subject-access-gathered',
          about: [
            { kind: 'subject-access-request', id: view.id },
            { kind: 'licence', id },
          ],
        });
        expect(await fixture.verify(id)).toEqual([]);
      }
    });

    it('includes what was gathered and decided for an earlier request, marked as not open so far', async () => {
      const { services } = fixture;
      const { number } = await fullCase();
      const earlier = await gather(number);
      await services.reviewSubjectAccess(act(MANAGER), earlier.id, decideAll(earlier, WHOLE));
      const view = await gather(number);
      const [gathered, reviewed] = view.items.filter(
        ({ about: [subject] }) => subject?.kind === 'subject-access-request',
      );
      expect(view.items).toHaveLength(earlier.items.length + 2);
      expect(marksAt(gathered, '/items')).toEqual(['withheld']);
      expect(marksAt(reviewed, '/decisions')).toEqual(['withheld']);
    });

    it('takes either number or both, and says plainly that nothing is held', async () => {
      const { services, owner } = fixture;
      const number = next();
      const nomsNumber = `A${number}BC`;
      const id = await register(number, { person: { crn: crnOf(number), nomsNumber } });
      const other = await register(next(), { person: { crn: crnOf(numbers), nomsNumber } });
      const both = [id, other].toSorted();
      const found = async (query: { crn?: string; nomsNumber?: string }) =>
        (await services.gatherSubjectAccess(act(), { ...query, reference })).licenceIds;
      expect(await found({ nomsNumber })).toEqual(both);
      expect(await found({ crn: crnOf(number) })).toEqual([id]);
      expect(await found({ crn: crnOf(number), nomsNumber })).toEqual(both);
      expect(await refusal(async () => services.gatherSubjectAccess(act(), { reference }))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '' }],
      });

      const key = write(`nothing-${number}`);
      const request = { crn: 'Y999999', reference };
      const nothing = await services.gatherSubjectAccess(key, request);
      expect(nothing).toMatchObject({ state: 'nothing-held', licenceIds: [], items: [] });
      expect(await services.gatherSubjectAccess(key, request)).toEqual(nothing);
      expect(await services.readSubjectAccess(act(MANAGER), nothing.id)).toEqual(nothing);
      expect(await services.releaseSubjectAccess(act(MANAGER), nothing.id)).toMatchObject({
        items: [],
        keptBack: 0,
      });
      const entries = await owner
        .selectFrom('audit_entries')
        .select('bytes')
        .where('licence_id', 'is', null)
        .orderBy('id')
        .execute();
      const about = entries
        .map(({ bytes }): Record<string, unknown> => JSON.parse(bytes.toString('utf8')))
        .filter((entry) => JSON.stringify(entry['about']).includes(nothing.id));
      expect(about).toMatchObject([
        { act: 'subject-access-gathered', query: ['crn'] },
        { act: 'answer-repeated' },
        { act: 'subject-access-read' },
        { act: 'subject-access-released', recipient: 'data-subject' },
      ]);
      expect(JSON.stringify(about)).not.toContain('Y999999');
    });

    it('gathers once for one key, and answers the same again although things went on', async () => {
      const { services } = fixture;
      const made = await fullCase();
      const key = write(`gather-${made.number}`);
      const request = { crn: crnOf(made.number), reference };
      const first = await services.gatherSubjectAccess(key, request);
      await services.reviewSubjectAccess(act(MANAGER), first.id, decideAll(first, WHOLE));
      await services.recordDispute(act(), made.id, {
        about: { kind: 'licence', id: made.id },
        statement: 'Not mine.',
        receivedOn: '2026-11-19',
      });
      expect(await services.gatherSubjectAccess(key, request)).toEqual(first);
      expect((await fixture.trail(made.id)).at(-1)).toMatchObject({ act: 'answer-repeated' });
    });

    it('takes turns with others over the same cases, whatever their order', async () => {
      const { services } = fixture;
      const person = exampleLicence(next()).person;
      const ids = await Promise.all([next(), next(), next()].map((number) => register(number, { person })));
      const views = await Promise.all(
        Array.from({ length: 8 }, () => services.gatherSubjectAccess(act(), { crn: person.crn, reference })),
      );
      expect(new Set(views.map(({ id }) => id)).size).toBe(8);
      await Promise.all(views.map(({ id }) => services.readSubjectAccess(act(MANAGER), id)));
      for (const id of ids) {
        expect(await fixture.verify(id)).toEqual([]);
      }
    });
  });

  describe('marks', () => {
    it('point to makers, to whom a danger is, to victims and to whatever is in words', async () => {
      const made = await fullCase(next(), {
        victimInContact: true,
        conditions: [
          { id: 'c1', text: 'Keep appointments.', protects: 'nobody-named' },
          { id: 'c2', text: 'Do not contact Example Victim.', protects: 'victim' },
          { id: 'c3', text: 'Do not enter Example Street.' },
        ],
        supervision: { mappa: { status: 'none', checkedBy: 'Example Officer' } },
      });
      const view = await gather(made.number);
      const licence = itemAbout(view, 'licence');
      expect(marksAt(licence, '/victimInContact')).toEqual(['victim']);
      expect(marksAt(licence, '/supervision/mappa/checkedBy')).toEqual(['third-party']);
      expect(['0', '1', '2'].map((place) => marksAt(licence, `/conditions/${place}/text`))).toEqual([
        ['free-text'],
        ['victim'],
        ['victim'],
      ]);
      expect(marksAt(licence, '/person/crn')).toEqual([]);
      const event = itemAbout(view, 'breach-event');
      expect(event?.marks).toEqual(
        expect.arrayContaining([
          { path: '/event/description', mark: 'free-text' },
          { path: '/event/source', mark: 'third-party' },
        ]),
      );
      const judgement = itemAbout(view, 'judgement');
      expect(marksAt(judgement, '/danger/toWhom')).toEqual(['third-party']);
      expect(marksAt(judgement, '/danger/madeBy')).toEqual(['third-party']);
      expect(marksAt(judgement, '/manageable/reason')).toEqual(['free-text']);
      expect(marksAt(itemAbout(view, 'recall'), '/reasonsConfirmedBy')).toEqual(['third-party']);
      expect(marksAt(itemAbout(view, 'recommendation'), '/inputs/judgement/danger/toWhom')).toEqual([
        'third-party',
      ]);
      expect(marksAt(itemAbout(view, 'recommendation'), '/answer/safetyActions')).toEqual(['victim']);
      // Whatever is marked is there.
      for (const { content, marks } of view.items) {
        const pointers = new Set(pointersIn(content));
        expect(marks.filter(({ path }) => !pointers.has(path))).toEqual([]);
      }
    });

    it('point to every version of an event that some version withholds, all but the gist, and to runs over it', async () => {
      const { services } = fixture;
      const { number, event, consideration } = await fullCase();
      await services.reviseEvent(act(), event, 1, {
        kind: 'later-news',
        changes: { disclosure: { mark: 'gist', by: 'Example Officer', gist: 'A report was received.' } },
      });
      await services.recommend(act(), consideration, { asAt: '2026-11-20' });
      const view = await gather(number);
      const [first, second] = view.items.filter(({ about: [subject] }) => subject?.kind === 'breach-event');
      for (const item of [first, second]) {
        expect(marksAt(item, '/event/description')).toContain('withheld');
        expect(marksAt(item, '/event/type')).toEqual(['withheld']);
      }
      expect(marksAt(second, '/event/disclosure/gist')).toEqual([]);
      expect(marksAt(second, '/event/disclosure/by')).toContain('withheld');
      expect(marksAt(second, '/revision')).toEqual(['withheld']);
      expect(marksAt(second, '/event/disclosure')).toEqual([]);
      const run = itemAbout(view, 'recommendation');
      expect(marksAt(run, '/inputs/events/0')).toEqual(['withheld']);
      expect(marksAt(run, '/answer')).toEqual(['withheld']);
    });

    it('point to the wording of a condition that is not open to the person, and to all of a disclosure check', async () => {
      const { services } = fixture;
      const condition = { category: 'additional', text: 'Keep away from Example Neighbour.' } as const;
      const mark = { by: 'Example Officer', why: 'It names somebody.' };
      const { number, consideration } = await fullCase(next(), {
        conditions: [
          { id: 'c1', ...condition, disclosure: { mark: 'gist', ...mark, gist: 'Keep away from somebody.' } },
          { id: 'c2', ...condition, disclosure: { mark: 'open', ...mark } },
          { id: 'c3', ...condition, disclosure: { mark: 'withheld', ...mark, gist: 'Not cleared.' } },
        ],
      });
      const { version } = await services.takeStep(act(SPO), consideration, 3, 'decision', {
        decision: 'no-recall',
        reason: 'recall-not-necessary',
        text: 'Weekly contact will do.',
      });
      await services.takeStep(act(), consideration, version, 'disclosure-check', {
        endangersNobody: false,
        considered: ['victims'],
        known: await seenNow(fixture, consideration),
        text: 'Example Neighbour lives next door.',
      });
      const view = await gather(number);
      const licence = itemAbout(view, 'licence');
      expect(marksAt(licence, '/conditions/0/text')).toContain('withheld');
      expect(marksAt(licence, '/conditions/0/disclosure/gist')).toEqual([]);
      expect(marksAt(licence, '/conditions/0/disclosure/by')).toEqual(['third-party']);
      expect(marksAt(licence, '/conditions/0/disclosure')).toEqual([]);
      expect(marksAt(licence, '/conditions/1/text')).not.toContain('withheld');
      expect(marksAt(licence, '/conditions/1/disclosure')).toEqual([]);
      // What is withheld is withheld with the gist that was written and not cleared.
      expect(marksAt(licence, '/conditions/2/text')).toContain('withheld');
      expect(marksAt(licence, '/conditions/2/disclosure')).toEqual(['withheld']);
      const check = view.items.find(
        ({ content }) => isJsonObject(content) && content['action'] === 'disclosure-check',
      );
      expect(marksAt(check, '/said/endangersNobody')).toEqual(['withheld']);
      expect(marksAt(check, '/said/considered')).toEqual(['third-party']);
      expect(marksAt(check, '/said/text')).toEqual(['third-party']);
    });

    it('cannot be forgotten for a member of a content', () => {
      const complete: RulesFor<ConsiderationContent> = {
        question: 'free-text',
        promptedBy: ['each', 'free'],
      };
      // @ts-expect-error: `promptedBy` is neither marked nor declared free
      const incomplete: RulesFor<ConsiderationContent> = { question: 'free-text' };
      // @ts-expect-error: a whole list cannot be declared free without saying so of its elements
      const vague: RulesFor<ConsiderationContent> = { question: 'free-text', promptedBy: 'free' };
      expect([complete, incomplete, vague]).toHaveLength(3);
    });
  });

  describe('review', () => {
    it('is for a person who did not gather', async () => {
      const { services } = fixture;
      const { number } = await fullCase();
      const view = await gather(number);
      const decisions = decideAll(view, WHOLE);
      expect(await refusal(services.reviewSubjectAccess(act(), view.id, decisions))).toEqual({
        code: 'same-person',
      });
      const bySystem = async () => services.reviewSubjectAccess(act(CASE_SYSTEM), view.id, decisions);
      expect(await refusal(bySystem)).toMatchObject({ code: 'invalid', faults: [{ field: '' }] });
      expect(await refusal(services.releaseSubjectAccess(act(MANAGER), view.id))).toEqual({
        code: 'not-reviewed',
        outstanding: view.items.length,
      });
    });

    it('names every fault, and then records nothing', async () => {
      const { services, owner } = fixture;
      const { number } = await fullCase(next(), { victimInContact: true });
      await gather(number);
      const view = await gather(number);
      const [licence, event, consideration, judgement, , , run, recall] = view.items.map(
        ({ entryId }) => entryId,
      );
      const withheld = view.items.at(-1)?.entryId ?? '';
      const before = await countRows(owner);
      const error = await refusal(
        services.reviewSubjectAccess(act(MANAGER), view.id, {
          [licence ?? '']: { release: 'in-part', withhold: ['/victimInContact'] },
          [event ?? '']: { release: 'in-part', reason: 'Example.', withhold: ['/event/source', '/nothing'] },
          [consideration ?? '']: { release: 'in-part', reason: 'Example.', withhold: [] },
          [judgement ?? '']: { release: 'not' },
          [run ?? '']: { release: 'whole', withhold: ['/answer'] },
          [recall ?? '']: { release: 'not', reason: 'Example.', withhold: ['/power'] },
          [withheld]: { release: 'whole' },
          [NOBODY]: WHOLE,
        }),
      );
      const fields = error.code === 'invalid' ? error.faults.map(({ field }) => field) : [];
      expect(fields.toSorted()).toEqual(
        [
          `/decisions/${licence}/reason`,
          `/decisions/${event}/withhold/1`,
          `/decisions/${consideration}/withhold`,
          `/decisions/${judgement}/reason`,
          `/decisions/${run}/withhold`,
          `/decisions/${recall}/withhold`,
          `/decisions/${withheld}/reason`,
          `/decisions/${NOBODY}`,
        ].toSorted(),
      );
      expect(await refusal(services.reviewSubjectAccess(act(MANAGER), view.id, {}))).toMatchObject({
        code: 'invalid',
        faults: [{ field: '/decisions' }],
      });
      expect(await countRows(owner)).toEqual(before);
    });

    it('may come in parts; the last decision on an item counts', async () => {
      const { services } = fixture;
      const made = await fullCase();
      const view = await gather(made.number);
      const [first, ...others] = view.items.map(({ entryId }) => entryId);
      const key = write(`review-${made.number}`, 'request-1', MANAGER);
      const decisions = { [first ?? '']: { release: 'not', reason: 'Example.' } as const };
      const begun = await services.reviewSubjectAccess(key, view.id, decisions);
      expect(begun).toMatchObject({ state: 'to-be-reviewed', reviewedBy: MANAGER.subject });
      expect(begun.items[0]?.decision).toEqual({ release: 'not', reason: 'Example.' });
      expect(await refusal(services.releaseSubjectAccess(act(MANAGER), view.id))).toEqual({
        code: 'not-reviewed',
        outstanding: others.length,
      });
      await services.reviewSubjectAccess(act(MANAGER), view.id, decideAll(view, WHOLE));
      expect(await services.reviewSubjectAccess(key, view.id, decisions)).toEqual(begun);
      const read = await services.readSubjectAccess(act(MANAGER), view.id);
      expect(read).toMatchObject({ state: 'reviewed' });
      expect(read.items.map(({ decision }) => decision)).toEqual(view.items.map(() => WHOLE));
      expect(await fixture.verify(made.id)).toEqual([]);
    });
  });

  describe('release', () => {
    it('gives the person what was decided, without what was taken out, and says to whom it went', async () => {
      const { services } = fixture;
      const made = await fullCase();
      const recordDispute = (statement: string) =>
        services.recordDispute(act(), made.id, {
          about: { kind: 'breach-event', id: made.event },
          statement,
          receivedOn: '2026-11-19',
        });
      await recordDispute('I was in hospital.');
      await recordDispute('Ask Example Friend.');
      const view = await gather(made.number);
      const later = await recordDispute('Said after it was gathered.');
      const decisions = decideAll(view, WHOLE);
      const licence = itemAbout(view, 'licence')?.entryId ?? '';
      const event = itemAbout(view, 'breach-event')?.entryId ?? '';
      const judgement = itemAbout(view, 'judgement')?.entryId ?? '';
      const statements = view.items.filter(({ about: [subject] }) => subject?.kind === 'dispute');
      await services.reviewSubjectAccess(act(MANAGER), view.id, {
        ...decisions,
        [licence]: { release: 'in-part', reason: 'Example.', withhold: ['/conditions/0', '/region'] },
        [event]: { release: 'in-part', reason: 'Example.', withhold: ['/event/source'] },
        [judgement]: { release: 'not', reason: 'Example.' },
        [statements[1]?.entryId ?? '']: { release: 'not', reason: 'Names somebody else.' },
      });
      const release = await services.releaseSubjectAccess(act(MANAGER), view.id);
      expect(release).toMatchObject({ id: view.id, keptBack: 2 });
      expect(release.items).toHaveLength(view.items.length - 2);
      const given = new Map(release.items.map((item) => [item.entryId, item]));
      const { region: _region, conditions, ...rest } = exampleLicence(made.number);
      expect(given.get(licence)).toMatchObject({ inPart: true });
      expect(given.get(licence)?.content).toEqual({ ...rest, conditions: ['withheld', conditions?.[1]] });
      expect(JSON.stringify(given.get(event)?.content)).not.toContain('Example Neighbour');
      expect(given.get(event)?.disputes.map(({ content }) => content.statement)).toEqual([
        'I was in hospital.',
      ]);
      expect(given.has(judgement)).toBe(false);
      expect(JSON.stringify(release)).not.toContain(later.id);
      expect(given.values().next().value).not.toHaveProperty('marks');
      expect(given.values().next().value).not.toHaveProperty('decision');
      expect((await fixture.trail(made.id)).at(-1)).toMatchObject({
        act: 'subject-access-released',
        recipient: 'data-subject',
        about: [
          { kind: 'subject-access-request', id: view.id },
          { kind: 'licence', id: made.id },
        ],
      });
    });

    it('is shown with the request, and ends what may be decided', async () => {
      const { services } = fixture;
      const made = await fullCase();
      const view = await gather(made.number);
      const again = await gather(made.number);
      const key = write(`review-${made.number}`, 'request-1', MANAGER);
      const reviewed = await services.reviewSubjectAccess(key, view.id, decideAll(view, WHOLE));
      expect(reviewed).not.toHaveProperty('released');
      const { releasedAt } = await services.releaseSubjectAccess(act(MANAGER), view.id);
      const released = { at: releasedAt, by: MANAGER.subject };
      // Given out once more: the first time is the one that counts.
      await services.releaseSubjectAccess(act(), view.id);
      expect(await services.readSubjectAccess(act(), view.id)).toMatchObject({ released });
      expect(await services.readSubjectAccess(act(), again.id)).not.toHaveProperty('released');
      const other = services.reviewSubjectAccess(act(MANAGER), view.id, decideAll(view, WHOLE));
      expect(await refusal(other)).toMatchObject({
        code: 'invalid',
        faults: [{ problem: `decides on a request that was released before, at ${releasedAt}` }],
      });
      // What was answered before stays what it was.
      expect(await services.reviewSubjectAccess(key, view.id, decideAll(view, WHOLE))).toEqual(reviewed);
    });

    it('is recorded too where everything was erased since', async () => {
      const { services, owner } = fixture;
      const made = await fullCase();
      const view = await gather(made.number);
      await services.eraseCase(act(), made.id, {
        authority: 'court-order',
        reference: 'EXAMPLE-ORDER',
        on: '2026-11-19',
      });
      const before = await countRows(owner);
      expect(await services.releaseSubjectAccess(act(MANAGER), view.id)).toMatchObject({ items: [] });
      const after = await countRows(owner);
      expect(after['audit_entries']).toBe((before['audit_entries'] ?? 0) + 1);
    });

    it('leaves out what was erased since, and says how many items that is', async () => {
      const { services } = fixture;
      const person = exampleLicence(next()).person;
      const kept = await register(next(), { person });
      const erased = await fullCase(next(), { person });
      const view = await services.gatherSubjectAccess(act(), { crn: person.crn, reference });
      await services.eraseCase(act(), erased.id, {
        authority: 'court-order',
        reference: 'EXAMPLE-ORDER',
        on: '2026-11-19',
      });
      const read = await services.readSubjectAccess(act(MANAGER), view.id);
      expect(read).toMatchObject({ licenceIds: view.licenceIds, erasedItems: view.items.length - 1 });
      expect(read.items.map(({ licenceId }) => licenceId)).toEqual([kept]);
      await services.reviewSubjectAccess(act(MANAGER), view.id, decideAll(read, WHOLE));
      const release = await services.releaseSubjectAccess(act(MANAGER), view.id);
      expect(release.items.map(({ licenceId }) => licenceId)).toEqual([kept]);
      expect((await fixture.trail(erased.id)).map((entry) => entry['act'])).not.toContain(
        'subject-access-released',
      );
      expect(await fixture.verify(erased.id)).toEqual([]);
      // The erased case is under no number any more.
      const again = await services.gatherSubjectAccess(act(), { crn: person.crn, reference });
      expect(again.licenceIds).toEqual([kept]);
    });

    it('knows no request by an unknown id or by what is not one', async () => {
      const notFound = { code: 'not-found', resource: 'subject-access-request' };
      const { services } = fixture;
      for (const id of [NOBODY, 'not-an-id']) {
        expect(await refusal(services.readSubjectAccess(act(), id))).toEqual(notFound);
        expect(await refusal(services.releaseSubjectAccess(act(), id))).toEqual(notFound);
        const review = services.reviewSubjectAccess(act(MANAGER), id, { [NOBODY]: WHOLE });
        expect(await refusal(review)).toEqual(notFound);
      }
    });
  });
});

describe('taking parts out of what is released', () => {
  const content = { a: 1, 'b/c': [{ 'd~e': 2, f: 3 }, 'text', [4, 5]], g: {} };

  it('reaches every member and element by its pointer', () => {
    expect(pointersIn(content)).toEqual([
      '/a',
      '/b~1c',
      '/b~1c/0',
      '/b~1c/0/d~0e',
      '/b~1c/0/f',
      '/b~1c/1',
      '/b~1c/2',
      '/b~1c/2/0',
      '/b~1c/2/1',
      '/g',
    ]);
  });

  it.each([
    ['/a', { 'b/c': content['b/c'], g: {} }],
    ['/b~1c', { a: 1, g: {} }],
    ['/b~1c/0/d~0e', { ...content, 'b/c': [{ f: 3 }, 'text', [4, 5]] }],
    ['/b~1c/1', { ...content, 'b/c': [content['b/c'][0], 'withheld', [4, 5]] }],
    ['/b~1c/2/0', { ...content, 'b/c': [content['b/c'][0], 'text', ['withheld', 5]] }],
  ])('removes a member and keeps the places of a list: %s', (pointer, left) => {
    expect(without(content, new Set([pointer]))).toEqual(left);
  });

  it('leaves what it was given as it is', () => {
    const before = structuredClone(content);
    without(content, new Set(pointersIn(content)));
    expect(content).toEqual(before);
  });
});
