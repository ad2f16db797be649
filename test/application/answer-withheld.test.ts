import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { applyRevision } from '../../src/application/apply-revision.ts';
import { createServices } from '../../src/application/create-services.ts';
import type { RevisionContent } from '../../src/application/model.ts';
import type { ReviewAction, StepContents } from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import { REVIEW_STATES } from '../../src/application/review/transitions.ts';
import {
  mayReadAnswer,
  mayReadAnswers,
  readableSince,
  wasReadable,
  withheldEntries,
  withhold,
} from '../../src/application/review/withholding.ts';
import { openRuleBook } from '../../src/application/rule-book.ts';
import type {
  Act,
  Principal,
  RecordedConsideration,
  RecordedRecommendation,
  Write,
} from '../../src/application/services.ts';
import { type Answer, type CaseInputs, currentBookText } from '../../src/rules/index.ts';
import { parseBook } from '../../src/rules/kernel/book-text.ts';
import { cases } from '../rules/support/arbitraries.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  answerOf,
  CASE_SYSTEM,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  exampleProposal,
  exampleView,
  type Fixture,
  MANAGER,
  OFFICER,
  openFixture,
  openProposed,
  refusal,
  SPO,
  write,
} from './fixture.ts';
import { aSigner, publishAll, sequencerOf } from './log-fixture.ts';

const ONLOOKER: Principal = { ...OFFICER, subject: 'subject-onlooker' };
const AS_AT = '2026-11-20';

/** Members that only an answer, or what is noted of one, has. */
const OF_AN_ANSWER = [
  '"necessity":',
  '"threshold":',
  '"ladder":',
  '"proportionality":',
  '"recallType":',
  '"response":',
  '"endorsement":',
  '"citations":',
  '"trace":',
  '"separates":',
  '"machine":',
  '"departs":',
];
const partsOfAnswer = (told: unknown) => {
  const text = typeof told === 'string' ? told : (JSON.stringify(told) ?? '');
  return OF_AN_ANSWER.filter((part) => text.includes(part));
};

const correction = (source: string): RevisionContent => ({ kind: 'correction', changes: { source } });
const heading = ({ id: runId, asAt, recordedAt }: RecordedRecommendation) => ({
  id: runId,
  asAt,
  recordedAt,
});
const earlier = (made: RecordedRecommendation) => made.inputs.judgement?.earlierDecisions;
const actions = (on: RecordedConsideration): readonly ReviewAction[] =>
  on.review.steps.map(({ action }) => action);
const sent = (considerationId: string) => ({ considerationId, power: 'section-254', sentOn: AS_AT }) as const;

const traceOf = ({ trace }: Answer, of: string) => trace.filter(({ set }) => set === of);
/** Safety actions that rules over the case as a whole gave. */
const fromCase = (answer: Answer) => {
  const rules = traceOf(answer, 'case-safety')[0]?.rules;
  return answer.safetyActions.filter(({ rule }) => rules?.[rule]?.startsWith('t'));
};
/** Rules on danger and on the record alone: no fact of an event is in them. */
const FINDINGS_ON_DANGER = new Set([
  'recorded-level-below-stated-danger',
  'adequate-measure-and-nothing-would-contain',
  'judgement-rests-on-nothing-named',
]);
const onDanger = ({ qualityFindings }: Answer) =>
  qualityFindings.filter(({ finding }) => FINDINGS_ON_DANGER.has(finding));

const instant = (ticks: number) => new Date(Date.parse('2026-11-21T09:00:00.000Z') + ticks).toISOString();

/** A database is made for each `describe`, which takes longer than a test on a busy machine. */
jest.setTimeout(60_000);

describe.each(SERVERS)('an answer and what becomes of it, on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  let licences = 6000;
  /** A licence with an event. */
  async function register() {
    licences += 1;
    const content = exampleLicence(licences, { region: `region-${licences}` });
    const { id } = await fixture.services.registerLicence(act(), content);
    const event = await fixture.services.reportEvent(
      act(),
      id,
      exampleEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' }),
    );
    return { id, content, event };
  }
  const question = { question: 'Should recall be considered?' };
  const open = (licenceId: string) =>
    fixture.services.openConsideration(act(), licenceId, question, exampleJudgement());
  const propose = (licenceId: string) =>
    openProposed(fixture.services, licenceId, question, exampleJudgement());
  const run = (considerationId: string, who: Write = act()) =>
    fixture.services.recommend(who, considerationId, { asAt: AS_AT });
  const read = (id: string, who: Act = act()) => fixture.services.readRecommendation(who, id);
  const take = <A extends StepTaken>(
    who: Principal,
    { id, version }: Pick<RecordedConsideration, 'id' | 'version'>,
    action: A,
    content: StepContents[A],
  ) => fixture.services.takeStep(act(who), id, version, action, content);
  const view = (on: RecordedConsideration, by = SPO) => take(by, on, 'independent-view', exampleView());
  const lastAct = async (licenceId: string) => (await fixture.trail(licenceId)).at(-1)?.['act'];

  const standing = async (made: RecordedRecommendation) => (await read(made.id)).standing;
  async function aRun() {
    const { id, event, content } = await register();
    const proposed = await propose(id);
    return { id, event, content, proposed, made: await run(proposed.id) };
  }
  const revise = (eventId: string, version: number, changes: RevisionContent['changes'] = {}) =>
    fixture.services.reviseEvent(act(CASE_SYSTEM), eventId, version, { kind: 'later-news', changes });
  const readAll = (...ids: readonly string[]) =>
    Promise.all(ids.map(async (id) => fixture.services.readConsideration(act(SPO), id)));
  const stateOf = async (id: string) => (await fixture.services.readConsideration(act(), id)).review.state;

  /** A consideration that is decided, and agreed where somebody has to endorse. */
  async function decide(licenceId: string, decision: 'recall' | 'no-recall'): Promise<RecordedConsideration> {
    const [reason = ''] = fixture.deps.book.vocabulary(`decision-reasons-${decision}`);
    const viewed = await view(await propose(licenceId));
    const decided = await take(SPO, viewed, 'decision', { decision, reason, text: 'For example.' });
    return decided.review.state === 'agreed'
      ? decided
      : take(MANAGER, decided, 'endorsement', { endorsed: true, text: 'For example.' });
  }

  describe('who reads it, and when', () => {
    it('is withheld from everybody until a proposal or a view, and its facts are shown meanwhile', async () => {
      const { id } = await register();
      const opened = await open(id);
      const made = await run(opened.id, act(CASE_SYSTEM));
      expect(made).not.toHaveProperty('answer');
      expect(made).toMatchObject({ standing: { state: 'current', changed: [] }, inputs: { events: [{}] } });
      for (const who of [OFFICER, SPO, MANAGER, CASE_SYSTEM]) {
        expect(await read(made.id, act(who))).toEqual(made);
        expect(await lastAct(id)).toBe('recommendation-facts-read');
      }

      const proposed = await take(OFFICER, opened, 'proposal', exampleProposal());
      const shown = await read(made.id);
      expect(shown).not.toHaveProperty('withheld');
      expect(await lastAct(id)).toBe('recommendation-read');
      for (const who of [SPO, MANAGER, CASE_SYSTEM]) {
        expect(await read(made.id, act(who))).toEqual(made);
        expect(await lastAct(id)).toBe('recommendation-facts-read');
      }

      await view(proposed);
      for (const who of [OFFICER, SPO, MANAGER, CASE_SYSTEM]) {
        expect(await read(made.id, act(who))).toEqual(shown);
        expect(await lastAct(id)).toBe('recommendation-read');
      }
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('shows meanwhile what is missing and to be done, and nothing that tells which way the answer goes', async () => {
      const { id } = await register();
      const { withheld } = await run((await open(id)).id, act(SPO));
      const proposed = await propose(id);
      const answer = answerOf(await run(proposed.id));
      expect(withheld).toEqual({
        until: 'proposal-or-independent-view',
        missingFacts: answer.missingFacts
          .filter(({ separates }) => separates.join() !== 'proportionality')
          .map(({ separates: _separates, ...fact }) => fact),
        qualityFindings: answer.qualityFindings,
        safetyActions: answer.safetyActions,
        deadlines: answer.deadlines.slice(0, 1),
      });
      expect(withheld?.missingFacts).not.toEqual([]);
      expect(withheld?.safetyActions).toContainEqual(
        expect.objectContaining({ action: 'review-risk-of-serious-harm-today' }),
      );
      expect(withheld?.deadlines).toMatchObject([{ deadline: 'decide' }]);
    });

    it('is open to all once the consideration is withdrawn or closed, and stays withheld in another one', async () => {
      const { id } = await register();
      const one = await open(id);
      const other = await open(id);
      const [first, second] = [await run(one.id), await run(other.id)];
      await take(OFFICER, one, 'withdrawal', { reason: 'opened-in-error', text: 'For example.' });
      expect(await read(first.id, act(ONLOOKER))).toHaveProperty('answer');
      expect(await read(second.id, act(ONLOOKER))).not.toHaveProperty('answer');

      const later = new Date(Date.parse(fixture.deps.clock()) + 48 * 3_600_000).toISOString();
      const before = fixture.deps.clock();
      fixture.setClock(later);
      await take(MANAGER, other, 'closure', { outcome: 'undecided', whyNoDecision: 'For example.' });
      expect(await read(second.id, act(ONLOOKER))).toHaveProperty('answer');
      fixture.setClock(before);
    });

    it('is no secret once a view is there, also when the consideration is returned and proposed again', async () => {
      const { id } = await register();
      const viewed = await view(await propose(id));
      const made = await run(viewed.id);
      await take(SPO, viewed, 'return', { text: 'More is wanted.', wanted: ['The police report.'] });
      expect(await read(made.id, act(ONLOOKER))).toHaveProperty('answer');
    });

    it('is given again, to the same request, in the same bytes: withheld stays withheld, and shown stays shown', async () => {
      const { id } = await register();
      const proposed = await propose(id);
      const early = write(`early-${id}`, 'request-1', SPO);
      const own = write(`own-${id}`);
      const [withheld, shown] = [await run(proposed.id, early), await run(proposed.id, own)];
      expect([withheld, shown].map((one) => 'answer' in one)).toEqual([false, true]);
      await view(proposed);
      await fixture.services.reportEvent(act(), id, exampleEvent());
      expect(JSON.stringify(await run(proposed.id, early))).toBe(JSON.stringify(withheld));
      expect(await lastAct(id)).toBe('answer-repeated');
      expect(JSON.stringify(await run(proposed.id, own))).toBe(JSON.stringify(shown));
      expect(await read(withheld.id, act(SPO))).toMatchObject({
        answer: expect.anything(),
        standing: { state: 'stale' },
      });
    });
  });

  it('is open by the same rule where the store is asked as where the steps are at hand', async () => {
    const { services, owner } = fixture;
    const { id } = await register();
    const considerations = [(await open(id)).id, (await open(id)).id, (await open(id)).id];
    const most = 4;
    for (let count = 0; count < considerations.length * most; count += 1) {
      await services.reportEvent(act(), id, exampleEvent());
    }
    const entries = await owner
      .selectFrom('breach_event_versions as v')
      .innerJoin('breach_events as e', 'e.id', 'v.event_id')
      .select('v.entry_id')
      .where('e.licence_id', '=', id)
      .execute();
    const people = ['subject-one', 'subject-two', 'subject-three'];
    const aStep = fc.record({
      action: fc.constantFrom<ReviewAction>('proposal', 'return', 'independent-view', 'decision', 'closure'),
      state: fc.constantFrom(...REVIEW_STATES),
      by: fc.constantFrom(...people),
      wait: fc.nat(2),
    });
    const seen = { open: 0, withheld: 0 };
    const property = fc.asyncProperty(
      fc.tuple(...considerations.map(() => fc.array(aStep, { maxLength: most }))),
      async (drawn) => {
        const trx = await owner.startTransaction().execute();
        try {
          const known = drawn.map((steps, which) => {
            let ticks = 1;
            return steps.map(({ action, state, by, wait }, place) => {
              ticks += wait;
              const entryId = entries[which * most + place]?.entry_id ?? '';
              return { state, at: instant(ticks), by, content: { action }, version: place + 2, entryId };
            });
          });
          const rows = known.flatMap((steps, which) =>
            steps.map(({ state, at, by, content: { action }, version, entryId }) => ({
              consideration_id: considerations[which] ?? '',
              version,
              licence_id: id,
              action,
              state,
              region: null,
              delivery_unit: null,
              entry_id: entryId,
              recorded_at: at,
              recorded_by: by,
            })),
          );
          if (rows.length > 0) {
            await trx.insertInto('review_steps').values(rows).execute();
          }
          for (const subject of [...people, 'subject-stranger']) {
            for (const at of [0, 2, 4, 20].map(instant)) {
              const byRule = considerations.filter((_, which) =>
                wasReadable(known[which] ?? [], subject, at),
              );
              const asKnown = considerations.filter((_, which) => {
                const steps = (known[which] ?? []).filter((step) => step.at <= at);
                return readableSince(steps, subject) !== undefined;
              });
              const byStore = await mayReadAnswers(trx, subject, considerations, at);
              expect(considerations.filter((one) => byStore.has(one))).toEqual(byRule);
              expect(asKnown).toEqual(byRule);
              seen.open += byRule.length;
              seen.withheld += considerations.length - byRule.length;
            }
          }
          const [first = '', ...others] = considerations;
          const alone = await mayReadAnswers(trx, people[0] ?? '', others, instant(20));
          expect(alone.has(first)).toBe(false);
          expect(await mayReadAnswer(trx, people[0] ?? '', first, instant(20))).toBe(
            wasReadable(known[0] ?? [], people[0] ?? '', instant(20)),
          );
        } finally {
          await trx.rollback().execute();
        }
      },
    );
    await fc.assert(property, { numRuns: 60 });
    expect(seen.open).toBeGreaterThan(500);
    expect(seen.withheld).toBeGreaterThan(500);
  });

  it('leaves by no way on which it could, while it is withheld', async () => {
    const { services, deps } = fixture;
    const { id, content } = await register();
    // The rules once answered otherwise, so that a replay finds a difference, which is a part of the answer.
    const once = createServices({
      ...deps,
      book: {
        ...deps.book,
        recommend: (request) => ({ ...deps.book.recommend(request), citations: [], trace: [] }),
      },
    });
    const proposed = await propose(id);
    const made = await once.recommend(act(), proposed.id, { asAt: AS_AT });
    await publishAll(sequencerOf(fixture, aSigner()));
    const spo = act(SPO);
    const about = { kind: 'recommendation', id: made.id } as const;
    const dispute = (...fields: readonly string[]) =>
      services.recordDispute(spo, id, { about, fields, statement: 'For example.', receivedOn: AS_AT });
    const key = write(`ways-${id}`, 'request-1', SPO);
    const ways: Readonly<Record<string, () => Promise<unknown>>> = {
      'the answer to a run': () => run(proposed.id, key),
      'the answer to it when it is repeated': () => run(proposed.id, key),
      'a reading of a run': () => read(made.id, spo),
      'a reading of the consideration': () => services.readConsideration(spo, proposed.id),
      'the queue': () => services.listConsiderations(spo, { region: `region-${licences}`, limit: 5 }),
      'a reading of the licence': () => services.readLicence(spo, id),
      'the events': () => services.listEvents(spo, id, { limit: 5 }),
      'a search': () => services.searchLicences(spo, { crn: content.person.crn, limit: 5 }),
      'a replay': () => services.replayRecommendation(spo, made.id),
      'the trail': () => services.readAuditTrail(spo, id, { limit: 100 }),
      'the log': () => services.readEntries(spo, { limit: 100 }),
      'a proof': () => services.readProof(spo, made.id),
      'a dispute about a fact': () => dispute('/inputs/events'),
      'a dispute about what may be there': () =>
        refusal(dispute('/answer/necessity', '/withheld', '/nothing')),
      'what is gathered for the person': () =>
        services.gatherSubjectAccess(spo, { crn: content.person.crn, reference: 'EXAMPLE-1' }),
      'the answer to a step': () =>
        take(SPO, proposed, 'return', { text: 'More is wanted.', wanted: ['The police report.'] }),
    };
    for (const [way, told] of Object.entries(ways)) {
      const given = await told();
      expect([way, partsOfAnswer(given)]).toEqual([way, []]);
    }
    const tried = await refusal(dispute('/answer/necessity', '/answer/nothing'));
    expect(tried.code === 'invalid' && new Set(tried.faults.map(({ problem }) => problem)).size).toBe(1);

    // The same ways tell of it where it may be read.
    const officer = act();
    expect(partsOfAnswer(await read(made.id, officer))).toContain('"necessity":');
    expect(partsOfAnswer(await services.readConsideration(officer, proposed.id))).toContain('"machine":');
    expect(JSON.stringify(await services.replayRecommendation(officer, made.id))).toContain('/answer/');
  });

  it('is withheld as evidence: the content of runs, of replays that differed and of steps, and of nothing else', async () => {
    const { services, deps, owner } = fixture;
    const { id } = await register();
    const proposed = await propose(id);
    const once = createServices({
      ...deps,
      book: { ...deps.book, recommend: (request) => ({ ...deps.book.recommend(request), trace: [] }) },
    });
    const made = await once.recommend(act(), proposed.id, { asAt: AS_AT });
    await services.replayRecommendation(act(), made.id);
    const entries = await owner
      .selectFrom('audit_entries as e')
      .innerJoin('contents as c', 'c.entry_id', 'e.id')
      .select(['e.id as entryId', 'e.bytes'])
      .where('e.licence_id', '=', id)
      .orderBy('e.chain_index')
      .execute();
    const withheldFrom = async (who: Principal, at = fixture.deps.clock()) => {
      const withheld = await withheldEntries(deps.reader, who.subject, entries, at);
      return entries
        .filter(({ entryId }) => withheld.has(entryId))
        .map(({ bytes }): unknown => JSON.parse(bytes.toString('utf8')).act);
    };
    const holders = ['proposal-recorded', 'recommendation-made', 'recommendation-replayed'];
    const now = '2026-12-01T00:00:00.000Z';
    expect(await withheldFrom(SPO, now)).toEqual(holders);
    expect(await withheldFrom(OFFICER, now)).toEqual([]);
    expect(await withheldFrom(OFFICER, '2026-01-01T00:00:00.000Z')).toEqual(holders);
    await view(proposed);
    expect(await withheldFrom(SPO, now)).toEqual([]);
    const torn = [{ entryId: entries[0]?.entryId ?? '', bytes: Buffer.from('{"act"', 'utf8') }];
    expect(await withheldEntries(deps.reader, SPO.subject, torn, now)).toEqual(new Set());
  });

  describe('how a run stands', () => {
    it('is told of every kind of change, with the version that was read and the one that is known, and whether it matters', async () => {
      const { services } = fixture;
      const { id, event, content, proposed, made } = await aRun();
      expect(await standing(made)).toEqual({ state: 'current', changed: [] });

      await services.reviseEvent(act(), event.id, 1, correction('Example Neighbour'));
      const revised = { kind: 'breach-event', id: event.id, from: 1, to: 2 };
      expect(await standing(made)).toEqual({
        state: 'stale',
        changed: [revised],
        freshRunWouldDiffer: false,
      });

      const { licenceExpiry: _, ...another } = { ...content, deliveryUnit: 'example-unit-2' };
      await services.replaceLicence(act(), id, 1, { ...another, licenceExpiry: '2027-06-30' });
      const moved = { kind: 'licence', id, from: 1, to: 2 };
      expect(await standing(made)).toEqual({
        state: 'stale',
        changed: [moved, revised],
        freshRunWouldDiffer: false,
      });

      const custody = exampleJudgement({ custody: 'police-custody' });
      const judged = await services.recordJudgement(act(), proposed.id, proposed.version, custody);
      const judgement = { kind: 'judgement', id: proposed.id, from: 1, to: judged.version };
      expect(await standing(made)).toMatchObject({ changed: [moved, revised, judgement] });

      const next = await services.reportEvent(act(), id, exampleEvent());
      expect(await standing(made)).toEqual({
        state: 'stale',
        changed: [moved, revised, { kind: 'breach-event', id: next.id, to: 1 }, judgement],
        freshRunWouldDiffer: true,
      });
      const fresh = await run(proposed.id);
      expect(fresh.standing).toEqual({ state: 'current', changed: [] });
      expect(JSON.stringify(fresh.answer)).not.toBe(JSON.stringify(made.answer));
    });

    it('is stale by a recall that is reported, and overtaken by a revocation; a cancelled one leaves the question', async () => {
      const { services } = fixture;
      const { id, made } = await aRun();
      const recall = { power: 'section-254', sentOn: AS_AT } as const;
      const reported = await services.reportRecall(act(), id, recall);
      const changed = [{ kind: 'recall', id: reported.id, to: 1 }];
      expect(await standing(made)).toEqual({ state: 'stale', changed, freshRunWouldDiffer: false });

      await services.replaceRecall(act(), reported.id, 1, { ...recall, revokedOn: AS_AT });
      expect(await standing(made)).toEqual({
        state: 'overtaken',
        changed: [{ kind: 'recall', id: reported.id, to: 2 }],
      });
      await services.replaceRecall(act(), reported.id, 2, {
        ...recall,
        revokedOn: AS_AT,
        cancelledOn: AS_AT,
      });
      expect(await standing(made)).toMatchObject({ state: 'stale', freshRunWouldDiffer: false });
    });

    it('leaves a run about a recall alone, which took the revocation into account', async () => {
      const { services } = fixture;
      const { id } = await register();
      const proposed = await propose(id);
      const recall = { power: 'section-254', type: 'standard', revokedOn: '2026-11-10' } as const;
      const reported = await services.reportRecall(act(), id, recall);
      const made = await run(proposed.id);
      expect(await standing(made)).toEqual({ state: 'current', changed: [] });
      await services.replaceRecall(act(), reported.id, 1, { ...recall, returnedToCustodyOn: '2026-11-12' });
      expect(await standing(made)).toEqual({
        state: 'stale',
        changed: [{ kind: 'recall', id: reported.id, from: 1, to: 2 }],
        freshRunWouldDiffer: true,
      });
    });

    it('is expired by its age where nothing changed, and says so beside what did', async () => {
      const { id, made } = await aRun();
      const before = fixture.deps.clock();
      fixture.setClock(made.expiresAt);
      expect(await standing(made)).toEqual({ state: 'expired', expired: true, changed: [] });
      await fixture.services.reportEvent(act(), id, exampleEvent());
      expect(await standing(made)).toMatchObject({
        state: 'stale',
        expired: true,
        changed: [{}],
        freshRunWouldDiffer: true,
      });
      fixture.setClock(before);
    });

    it('counts from what was known, where a run took an earlier knowledge', async () => {
      const { id, proposed, made } = await aRun();
      const next = await fixture.services.reportEvent(act(), id, exampleEvent());
      const asKnown = await fixture.services.recommend(act(), proposed.id, {
        asAt: AS_AT,
        knownAt: made.knownAt,
      });
      // An answer to a write is the same whenever it is given again: a fresh run would change with the rule book.
      expect(asKnown.standing).toEqual({
        state: 'stale',
        changed: [{ kind: 'breach-event', id: next.id, to: 1 }],
      });
      expect(await standing(asKnown)).toMatchObject({ freshRunWouldDiffer: true });
    });

    it('is told of the latest run where one consideration is read, and of none in a list', async () => {
      const { services } = fixture;
      const { id, proposed, made } = await aRun();
      const later = await run(proposed.id);
      await services.reportEvent(act(), id, exampleEvent());
      const { recommendations } = await services.readConsideration(act(), proposed.id);
      expect(recommendations).toEqual([
        heading(made),
        {
          ...heading(later),
          standing: { state: 'stale', changed: [expect.anything()], freshRunWouldDiffer: true },
        },
      ]);
      const { items } = await services.listConsiderations(act(), { region: `region-${licences}`, limit: 5 });
      expect(items.map((item) => item.recommendations)).toEqual([[heading(made), heading(later)]]);
    });

    it('tells whoever may not read the answer that a fresh run would differ, and not in what', async () => {
      const { id } = await register();
      const made = await run((await open(id)).id);
      await fixture.services.reportEvent(act(), id, exampleEvent());
      const told = await read(made.id, act(SPO));
      expect(told.standing).toMatchObject({ state: 'stale', freshRunWouldDiffer: true });
      expect(partsOfAnswer(told)).toEqual([]);
    });

    it('names the other cases that a fresh run looked at in the entry of the reading', async () => {
      const { services } = fixture;
      const { id, content, made } = await aRun();
      licences += 1;
      const other = await services.registerLicence(
        act(),
        exampleLicence(licences, { person: content.person }),
      );
      await services.reportEvent(act(), id, exampleEvent());
      await read(made.id);
      expect((await fixture.trail(id)).at(-1)).toMatchObject({
        act: 'recommendation-read',
        about: [
          { kind: 'recommendation', id: made.id },
          { kind: 'licence', id: other.id },
        ],
      });
    });
  });

  describe('decisions not to recall that are recorded here', () => {
    it('count among the earlier ones of a later consideration, where the judgement tells of fewer', async () => {
      const { services } = fixture;
      const { id } = await register();
      const first = await decide(id, 'no-recall');
      expect(earlier(await run(first.id))).toBeUndefined();
      const next = await propose(id);
      const made = await run(next.id);
      expect(earlier(made)).toEqual({ notToRecallSinceRelease: 1 });
      expect(answerOf(made).endorsement.ifNoRecall.answer).not.toBe('unknown');

      const told = { notToRecallSinceRelease: 3, mayBeHeldElsewhere: false };
      await services.recordJudgement(act(), next.id, 2, exampleJudgement({ earlierDecisions: told }));
      expect(earlier(await run(next.id))).toEqual(told);
      const none = { notToRecallSinceRelease: 0, mayBeHeldElsewhere: false };
      await services.recordJudgement(act(), next.id, 3, exampleJudgement({ earlierDecisions: none }));
      expect(earlier(await run(next.id))).toEqual({ ...none, notToRecallSinceRelease: 1 });

      // Without a judgement, and as at a day before the decision or as it was known before it.
      const bare = await openProposed(services, id, question);
      expect(earlier(await run(bare.id))).toEqual({ notToRecallSinceRelease: 1 });
      const dayBefore = await services.recommend(act(), bare.id, { asAt: '2026-11-19' });
      expect(earlier(dayBefore)).toBeUndefined();
      const knownAt = first.review.steps[0]?.at;
      const before = await services.recommend(act(), bare.id, {
        asAt: AS_AT,
        ...(knownAt === undefined ? {} : { knownAt }),
      });
      expect(earlier(before)).toBeUndefined();
    });

    it('do not count when they are decisions to recall, when they were taken up again, or before the release', async () => {
      const { services } = fixture;
      const { id, content, event } = await register();
      await decide(id, 'recall');
      const undone = await decide(id, 'no-recall');
      expect(earlier(await run((await propose(id)).id))).toEqual({ notToRecallSinceRelease: 1 });
      await services.reviseEvent(act(), event.id, 1, {
        kind: 'later-news',
        changes: { evidenceStatus: 'nfa' },
      });
      const { version } = await services.readConsideration(act(), undone.id);
      const review = { conclusion: 'reopened', text: 'For example.' } as const;
      await take(MANAGER, { id: undone.id, version }, 'new-facts-review', review);
      expect(earlier(await run((await propose(id)).id))).toBeUndefined();

      await decide(id, 'no-recall');
      await services.replaceLicence(act(), id, 1, { ...content, release: { date: '2026-11-21' } });
      expect(earlier(await run((await propose(id)).id))).toBeUndefined();
      await services.replaceLicence(act(), id, 2, { ...content, release: { date: AS_AT } });
      expect(earlier(await run((await propose(id)).id))).toEqual({ notToRecallSinceRelease: 1 });
    });
  });

  describe('new facts', () => {
    const nfa = { evidenceStatus: 'nfa' } as const;

    it('demand a review by a clock in every consideration that is not withdrawn or over without a recall, and change nothing else', async () => {
      const { services } = fixture;
      const { id, event } = await register();
      const [opened, proposed] = [await open(id), await propose(id)];
      const withdrawn = await take(OFFICER, await propose(id), 'withdrawal', {
        reason: 'opened-in-error',
        text: 'For example.',
      });
      const agreed = await decide(id, 'recall');
      const kept = await decide(id, 'no-recall');
      const ended = await take(OFFICER, kept, 'closure', {
        outcome: 'done',
        response: [{ measure: 'discuss-and-record', what: 'A talk.', by: 'Example Officer', on: AS_AT }],
        reEngagement: { how: 'A home visit.', reached: 'yes' },
        text: 'For example.',
      });
      const revised = await revise(event.id, 1, nfa);

      const now = await readAll(opened.id, proposed.id, withdrawn.id, agreed.id, ended.id);
      expect(now.map((one) => actions(one).includes('new-facts'))).toEqual([true, true, false, true, false]);
      expect(now.map(({ review }) => review.state)).toEqual([
        'open',
        'proposed',
        'withdrawn',
        'agreed',
        'closed',
      ]);
      const [, , , noted] = now;
      const within = fixture.deps.book.parameterOn('new-facts-review-within', AS_AT)?.value;
      expect(within).toBeDefined();
      expect(noted?.review.steps.at(-1)).toMatchObject({
        action: 'new-facts',
        state: 'agreed',
        at: revised.recordedAt,
        by: CASE_SYSTEM.subject,
        content: { said: { event: event.id, version: 2, news: 'nfa' } },
      });
      expect(noted?.review).toMatchObject({
        decision: 'recall',
        waitsFor: expect.arrayContaining(['new-facts']),
        clocks: expect.arrayContaining([
          expect.objectContaining({ clock: 'review-new-facts', overdue: false }),
        ]),
      });
      expect(noted?.judgement).toEqual(agreed.judgement);
      expect((await fixture.trail(id)).filter((entry) => entry['act'] === 'new-facts-noted')).toHaveLength(3);

      const reviewed = await take(
        MANAGER,
        { id: agreed.id, version: noted?.version ?? 0 },
        'new-facts-review',
        { conclusion: 'stands', text: 'The danger does not rest on the charge.' },
      );
      expect(reviewed.review.waitsFor).not.toContain('new-facts');
      expect(reviewed.review.clocks.map(({ clock }) => clock)).not.toContain('review-new-facts');
      expect(reviewed.review.state).toBe('agreed');
      expect(await services.readConsideration(act(SPO), agreed.id)).toEqual(reviewed);
      expect(await fixture.verify(id)).toEqual([]);
    });

    it.each(['nfa', 'discontinued', 'acquitted'] as const)('are news of %s', async (evidenceStatus) => {
      const { id, event } = await register();
      const proposed = await propose(id);
      await revise(event.id, 1, { evidenceStatus: 'charge', type: 'charged-minor-unrelated' });
      expect(actions((await readAll(proposed.id))[0] ?? proposed)).toEqual(['proposal']);
      await revise(event.id, 2, { evidenceStatus, type: 'nfa-discontinued-or-acquitted' });
      const [noted] = await readAll(proposed.id);
      expect(noted?.review.steps.map(({ content }) => content?.said)).toEqual([
        undefined,
        { event: event.id, version: 3, news: evidenceStatus },
      ]);
    });

    it('are none where a later revision leaves the status as it was, and are again with another', async () => {
      const { id, event } = await register();
      const proposed = await propose(id);
      await revise(event.id, 1, nfa);
      await revise(event.id, 2, { source: 'Example Police' });
      expect(actions((await readAll(proposed.id))[0] ?? proposed)).toEqual(['proposal', 'new-facts']);
      await revise(event.id, 3, { evidenceStatus: 'discontinued' });
      expect(actions((await readAll(proposed.id))[0] ?? proposed)).toEqual([
        'proposal',
        'new-facts',
        'new-facts',
      ]);
    });

    it('are recorded once for a request that is repeated, and not at all for one that is refused', async () => {
      const { id, event } = await register();
      const proposed = await propose(id);
      const key = write(`news-${id}`);
      const news: RevisionContent = { kind: 'later-news', changes: nfa };
      const first = await fixture.services.reviseEvent(key, event.id, 1, news);
      expect(await fixture.services.reviseEvent(key, event.id, 1, news)).toEqual(first);
      expect(await refusal(fixture.services.reviseEvent(act(), event.id, 1, news))).toMatchObject({
        code: 'version-stale',
      });
      expect(actions((await readAll(proposed.id))[0] ?? proposed)).toEqual(['proposal', 'new-facts']);
    });
  });

  describe('a recall that is reported as sent', () => {
    it('moves the consideration on that was agreed on it, whether it is reported so at first or later', async () => {
      const { services } = fixture;
      const { id } = await register();
      const [one, other] = [await decide(id, 'recall'), await decide(id, 'recall')];
      const reported = await services.reportRecall(act(), id, sent(one.id));
      expect(await stateOf(one.id)).toBe('sent');
      expect(await stateOf(other.id)).toBe('agreed');
      const { sentOn: _, ...prepared } = sent(other.id);
      const second = await services.reportRecall(act(), id, prepared);
      expect(await stateOf(other.id)).toBe('agreed');
      await services.replaceRecall(act(), second.id, 1, sent(other.id));
      expect(await stateOf(other.id)).toBe('sent');
      const { review } = await services.readConsideration(act(), one.id);
      expect(review.steps.at(-1)).toMatchObject({
        action: 'sending',
        content: { said: { recall: reported.id } },
      });
      expect(review).not.toHaveProperty('recallBeforeAgreement');
      expect(await fixture.verify(id)).toEqual([]);
    });

    it('moves nothing that was not agreed, or not on recall, and shows that it came before', async () => {
      const { services } = fixture;
      const { id } = await register();
      const proposed = await propose(id);
      await services.reportRecall(act(), id, sent(proposed.id));
      expect((await services.readConsideration(act(), proposed.id)).review).toMatchObject({
        state: 'proposed',
        recallBeforeAgreement: true,
      });
      const kept = await decide(id, 'no-recall');
      await services.reportRecall(act(), id, sent(kept.id));
      expect(await stateOf(kept.id)).toBe('agreed');
    });
  });
});

describe('news that the criminal process ended without a finding of guilt', () => {
  const ENDED = ['nfa', 'discontinued', 'acquitted'] as const;
  const book = openRuleBook(currentBookText());

  /** The case after the news of one of its events; undefined where none can end so. */
  function afterNews({ events, ...rest }: CaseInputs, place: number, evidenceStatus: (typeof ENDED)[number]) {
    const open = (events ?? []).filter(
      (one) => one.type !== undefined && !ENDED.some((ended) => ended === one.evidenceStatus),
    );
    const event = open[place % Math.max(open.length, 1)];
    if (event?.type === undefined || event.evidenceStatus === undefined) {
      return undefined;
    }
    const { id, type, evidenceStatus: before, ...facts } = event;
    const current = { ...facts, type, evidenceStatus: before, description: 'For example.' };
    const applied = applyRevision(
      current,
      { kind: 'later-news', changes: { evidenceStatus } },
      book.typeAfter,
    );
    if ('faults' in applied || book.eventProblems(applied.event).length > 0) {
      return undefined;
    }
    const { description: _, ...revised } = applied.event;
    return { ...rest, events: events?.map((one) => (one === event ? { id, ...revised } : one)) ?? [] };
  }

  // What a person answered about danger stands whatever became of a charge, so nothing that rests on it may change: how urgent the
  // case is, the safety actions and findings that follow from the danger. That recall is necessary may become open, where the news
  // brings another lesser measure into view; it is never answered the other way. Breach and threshold rest on what happened, and may.
  it('lowers no answer about risk by itself: danger, urgency and safety stay as a person answered them', () => {
    let tried = 0;
    fc.assert(
      fc.property(cases, fc.nat(20), fc.constantFrom(...ENDED), ({ inputs, asAt }, place, news) => {
        const revised = afterNews(inputs, place, news);
        fc.pre(revised !== undefined && inputs.judgement !== undefined);
        tried += 1;
        const [before, after] = [
          book.recommend({ inputs, asAt }),
          book.recommend({ inputs: revised ?? {}, asAt }),
        ];
        expect(after.urgency).toEqual(before.urgency);
        for (const set of ['urgency', 'case-safety']) {
          expect(traceOf(after, set)).toEqual(traceOf(before, set));
        }
        for (const { action } of fromCase(before)) {
          expect(after.safetyActions).toContainEqual(
            expect.objectContaining({ action, certainty: 'applies' }),
          );
        }
        expect(onDanger(after)).toEqual(onDanger(before));
        expect([before.necessity.answer, after.necessity.answer]).not.toEqual(['shown', 'not-shown']);
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(300);
  });
});

describe('what is shown while an answer is withheld', () => {
  it('names no finding that rests on a conclusion of the rules, whichever the book has', () => {
    const conclusions = /case\.(necessity|threshold|outcome|recall)/;
    const { sets } = parseBook(currentBookText());
    const quality = sets.find(({ name }) => name === 'case-quality');
    const telling = (quality?.rules ?? [])
      .filter(({ when }) => conclusions.test(JSON.stringify(when)))
      .map(({ gives }) => gives);
    expect(telling.length).toBeGreaterThan(0);
    const book = openRuleBook(currentBookText());
    fc.assert(
      fc.property(cases, ({ inputs, asAt }) => {
        const answer = book.recommend({ inputs, asAt });
        const shown = withhold({
          ...answer,
          qualityFindings: [
            ...answer.qualityFindings,
            ...telling.map((finding) => ({ finding, severity: 'gap' as const, subjects: [], rule: 'QF-1' })),
          ],
        });
        expect(shown.qualityFindings.filter(({ finding }) => telling.includes(finding))).toEqual([]);
        expect(shown.safetyActions).toEqual(answer.safetyActions);
        expect(partsOfAnswer(shown)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
