import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type RawBuilder, sql } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import type { JudgementContent } from '../../src/application/model.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import { type Act, PERMISSIONS, type Principal, type Services } from '../../src/application/services.ts';
import { canonicalBytes, sha256 } from '../../src/audit/index.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  answerOf,
  exampleEvent,
  exampleJudgement,
  exampleLicence,
  exampleProposal,
  exampleView,
  type Fixture,
  OFFICER,
  openFixture,
  openProposed,
  refusal,
  SPO,
  START,
} from './fixture.ts';

jest.setTimeout(60_000);

const AS_AT = '2026-11-20';
const current = parseBook(currentBookText());
const EXPIRY = 'recommendation-expires-within';
/** A released book that no code here builds: its recommendations expire after half the time. */
const OLDER = openRuleBook(
  bookText({
    ...current,
    version: '0.0.3-example',
    released: true,
    parameters: {
      ...current.parameters,
      [EXPIRY]: (current.parameters[EXPIRY] ?? []).slice(-1).flatMap((held) => [{ ...held, value: 'PT12H' }]),
    },
  }),
);
const EFFECTS = { home: 'Would lose the tenancy.', work: 'Would lose the job.' };

describe.each(SERVERS)('explanations of stored runs, on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  let licences = 0;
  /** A case of its own with one run, whose answer is withheld from everybody. */
  async function aRun(judgement: Partial<JudgementContent> = {}, services: Services = fixture.services) {
    licences += 1;
    const { id: licenceId } = await services.registerLicence(act(), exampleLicence(licences));
    const event = await services.reportEvent(act(), licenceId, exampleEvent());
    const question = { question: 'Should recall be considered?', promptedBy: [event.id] };
    const { id: considerationId, version } = await services.openConsideration(
      act(),
      licenceId,
      question,
      exampleJudgement(judgement),
    );
    const { id } = await services.recommend(act(), considerationId, { asAt: AS_AT });
    return { licenceId, event, considerationId, version, id };
  }
  type Made = Awaited<ReturnType<typeof aRun>>;
  const propose = ({ considerationId, version }: Made) =>
    fixture.services.takeStep(act(), considerationId, version, 'proposal', exampleProposal());
  const explain = (id: string, who: Act = act()) =>
    fixture.services.explainRecommendation(who, id, 'practitioner');
  const lastEntry = async (licenceId: string) => (await fixture.trail(licenceId)).at(-1);

  /** As only the owner of the database could. */
  async function changeAsOwner(table: string, change: RawBuilder<unknown>): Promise<void> {
    const { owner } = fixture;
    const guards = await sql<{ name: string }>`select tgname as name from pg_trigger
      where tgrelid = ${table}::regclass and not tgisinternal and tgenabled = 'A'`.execute(owner);
    await sql`alter table ${sql.id(table)} disable trigger user`.execute(owner);
    await change.execute(owner);
    for (const { name } of guards.rows) {
      await sql`alter table ${sql.id(table)} enable always trigger ${sql.id(name)}`.execute(owner);
    }
  }

  /** Changes what is stored of a run; gives a way back. */
  async function alter(id: string, change: (content: Record<string, unknown>) => unknown) {
    const { entryId, bytes } = await fixture.owner
      .selectFrom('recommendations as r')
      .innerJoin('contents', 'contents.entry_id', 'r.entry_id')
      .select(['r.entry_id as entryId', 'contents.bytes'])
      .where('r.id', '=', id)
      .executeTakeFirstOrThrow();
    const set = (to: Buffer | null) =>
      changeAsOwner('contents', sql`update contents set bytes = ${to} where entry_id = ${entryId}`);
    await set(canonicalBytes(change(JSON.parse(bytes?.toString('utf8') ?? ''))));
    return () => set(bytes);
  }

  it('are refused while the answer is withheld, and then given; each is recorded, and reading one is reading the answer', async () => {
    const { services } = fixture;
    const made = await aRun({ effects: EFFECTS, daysOfLicenceLeft: 220 });
    const { licenceId, considerationId, id } = made;
    const before = (await fixture.trail(licenceId)).length;
    expect(await refusal(explain(id))).toEqual({ code: 'answer-withheld' });
    expect(await fixture.trail(licenceId)).toHaveLength(before);
    await services.recordRefusal(act(), { reason: 'answer-withheld', about: { kind: 'recommendation', id } });
    expect(await lastEntry(licenceId)).toMatchObject({
      act: 'access-refused',
      refused: 'answer-withheld',
      about: [{ kind: 'recommendation', id }],
    });

    const { version } = await propose(made);
    expect(await refusal(explain(id, act(SPO)))).toEqual({ code: 'answer-withheld' });
    const explained = await explain(id);
    const run = await services.readRecommendation(act(), id);
    const { inputs: _inputs, answer, basis: _basis, whatIf: _whatIf, id: _id, ...facts } = run;
    const { explanation, effects, ...others } = explained;
    expect(others).toEqual({ recommendationId: id, ...facts });
    expect(effects).toEqual({ ...EFFECTS, daysOfLicenceLeft: 220, recordedAt: expect.any(String) });
    expect(explanation).toMatchObject({ audience: 'practitioner', asAt: AS_AT });
    expect(explanation.findings.find(({ question }) => question === 'recall')).toMatchObject({
      answer: answer?.outcome.recall.answer,
      rules: answer?.outcome.recall.rules.map((rule) => ({ rule })),
    });
    expect((await fixture.trail(licenceId)).slice(-2)).toMatchObject([
      {
        act: 'recommendation-read',
        about: [{ kind: 'recommendation', id }],
        actor: { subject: 'subject-officer' },
      },
      { act: 'recommendation-read' },
    ]);

    // Refused, the second mind was told nothing: that view is independent. The officer's own would not be.
    const viewed = await services.takeStep(
      act(SPO),
      considerationId,
      version,
      'independent-view',
      exampleView(),
    );
    expect(viewed.review.steps.at(-1)?.content).toMatchObject({ independent: true });
    expect((await explain(id, act(SPO))).explanation).toEqual(explanation);
    // What a later judgement says of the effects of recall was not known to the run.
    await services.recordJudgement(
      act(),
      considerationId,
      viewed.version,
      exampleJudgement({ effects: { home: 'Would keep the tenancy.' } }),
    );
    expect((await explain(id)).effects).toEqual(effects);
    expect(await fixture.verify(licenceId)).toEqual([]);
  });

  it('cost the reader independence, as reading the answer does, in every other consideration of the licence', async () => {
    const { services } = fixture;
    const made = await aRun();
    const { version } = await propose(made);
    await services.takeStep(act(SPO), made.considerationId, version, 'independent-view', exampleView());
    const reader: Principal = { ...SPO, subject: 'subject-reader' };
    const other: Principal = { ...SPO, subject: 'subject-who-read-nothing' };
    await explain(made.id, act(reader));
    const independent = await Promise.all(
      [reader, other].map(async (who) => {
        const { id } = await openProposed(services, made.licenceId, {
          question: 'Should recall be considered?',
        });
        const viewed = await services.takeStep(act(who), id, 2, 'independent-view', exampleView());
        return viewed.review.steps.at(-1)?.content?.independent;
      }),
    );
    expect(independent).toEqual([false, true]);
  });

  it('are the same at any time, and to an inspector hold every rule that was asked; how the run stands comes beside them', async () => {
    const made = await aRun();
    await propose(made);
    const before = await explain(made.id);
    expect(before).toMatchObject({ standing: { state: 'current', changed: [] } });
    expect(before).not.toHaveProperty('effects');
    await fixture.services.reportEvent(
      act(),
      made.licenceId,
      exampleEvent({ type: 'charged-serious-or-index-like', evidenceStatus: 'charge' }),
    );
    const after = await explain(made.id);
    expect(after.explanation).toEqual(before.explanation);
    expect(after.standing).toMatchObject({ state: 'stale', freshRunWouldDiffer: true });
    const { explanation } = await fixture.services.explainRecommendation(act(), made.id, 'inspector');
    const { trace } = answerOf(await fixture.services.readRecommendation(act(), made.id));
    expect(explanation.trace?.length).toBe(trace.flatMap(({ rules }) => Object.keys(rules)).length);
  });

  it('are made under the book that the run names, also when the code no longer builds that book', async () => {
    await keepBookInUse(fixture.db, OLDER, START);
    const services = createServices({ ...fixture.deps, book: OLDER });
    const made = await aRun({}, services);
    await propose(made);
    const explained = await explain(made.id);
    expect(explained.ruleBook).toMatchObject({ version: OLDER.version, digest: OLDER.digest });
    expect(explained.explanation.findings).not.toEqual([]);

    // The book is open by now: what counts is the text that is kept.
    const text = OLDER.text.replace('PT12H', 'PT13H');
    await changeAsOwner(
      'rule_books',
      sql`update rule_books set text = ${text}, digest = ${sha256(Buffer.from(text, 'utf8'))}
        where version = ${OLDER.version}`,
    );
    expect(await refusal(explain(made.id))).toMatchObject({
      code: 'not-explainable',
      problem: expect.stringMatching(/^the text that is kept of the rule book has the digest /),
    });
  });

  it('are never given of a run that somebody altered, or whose content or book is missing', async () => {
    const altered: readonly [(content: Record<string, unknown>) => unknown, RegExp][] = [
      [(content) => ({ ...content, inputs: { ...Object(content['inputs']), events: [] } }), /committed to/],
      [
        (content) => ({ ...content, answer: { ...Object(content['answer']), decision: 'recall' } }),
        /committed to/,
      ],
      [
        (content) => ({ ...content, ruleBook: { ...Object(content['ruleBook']), version: '9.9.9' } }),
        /no rule book of the version 9\.9\.9 is kept/,
      ],
      [() => ({ example: true }), /not a run in the form that this release reads/],
    ];
    const made = await aRun();
    await propose(made);
    await explain(made.id);
    const entries = (await fixture.trail(made.licenceId)).length;
    for (const [change, problem] of altered) {
      const restore = await alter(made.id, change);
      expect(await refusal(explain(made.id))).toMatchObject({
        code: 'not-explainable',
        problem: expect.stringMatching(problem),
      });
      await restore();
    }
    // What gave nothing is no reading, and the run itself can be explained again.
    expect(await fixture.trail(made.licenceId)).toHaveLength(entries);
    await explain(made.id);
  });

  it('are not there for an unknown run, an id that none can have, or a case out of sight', async () => {
    const made = await aRun();
    await propose(made);
    const permissions = PERMISSIONS.filter((permission) => permission !== 'limited-access:office');
    const elsewhere = act({
      ...OFFICER,
      permissions,
      areas: [{ region: 'other-region', deliveryUnit: 'other-unit' }],
    });
    for (const attempt of [
      explain('00000000-0000-7000-8000-000000000000'),
      explain('example'),
      explain(made.id, elsewhere),
    ]) {
      expect(await refusal(attempt)).toEqual({ code: 'not-found', resource: 'recommendation' });
    }
  });
});
