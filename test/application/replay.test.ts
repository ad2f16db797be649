import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import type { RuleBook } from '../../src/application/dependencies.ts';
import type { ReplayResult } from '../../src/application/evidence/services.ts';
import { keepBookInUse, openRuleBook } from '../../src/application/rule-book.ts';
import type { Services } from '../../src/application/services.ts';
import { differencesOf } from '../../src/audit/difference.ts';
import { canonicalBytes, opensCommitment, sha256 } from '../../src/audit/index.ts';
import { readRun, replayRun } from '../../src/audit/replay.ts';
import { exampleNames, readExample, withEventIds } from '../../src/cli/demo-example.ts';
import type { Database } from '../../src/db/database.ts';
import { keepRuleBook } from '../../src/db/rule-books.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  answerOf,
  CASE_SYSTEM,
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

jest.setTimeout(60_000);

const current = parseBook(currentBookText());
const EXPIRY = 'recommendation-expires-within';
/** A book that no code here builds: its recommendations expire after half the time. */
const OTHER = openRuleBook(
  bookText({
    ...current,
    version: '0.0.1-example',
    parameters: {
      ...current.parameters,
      [EXPIRY]: (current.parameters[EXPIRY] ?? []).slice(-1).flatMap((held) => [{ ...held, value: 'PT12H' }]),
    },
  }),
);

interface Made {
  readonly licenceId: string;
  readonly considerationId: string;
  readonly id: string;
}

type Json = Readonly<Record<string, unknown>>;

describe.each(SERVERS)('replay on $name', (server) => {
  let fixture: Fixture;
  let licences = 0;
  let keys = 0;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  const key = () => {
    keys += 1;
    return write(`key-${keys}`);
  };

  /** A case of its own with one run. */
  async function makeRun(services: Services = fixture.services): Promise<Made> {
    licences += 1;
    const licence = await services.registerLicence(key(), exampleLicence(licences));
    const event = await services.reportEvent(key(), licence.id, exampleEvent());
    const opened = await openProposed(
      services,
      licence.id,
      { question: 'whether-to-recall', promptedBy: [event.id] },
      exampleJudgement(),
    );
    const run = await services.recommend(key(), opened.id, { asAt: '2026-11-20' });
    return { licenceId: licence.id, considerationId: opened.id, id: run.id };
  }

  /** The use cases with another rule book in use. */
  const servicesUnder = (book: RuleBook) => createServices({ ...fixture.deps, book });
  const replay = (id: string) => fixture.services.replayRecommendation(act(), id);

  /** What the database keeps of the entry that recorded a replay, and of its content. */
  async function recorded(licenceId: string): Promise<{ entry: Json; content: Json | undefined }> {
    const entry = (await fixture.trail(licenceId)).at(-1) ?? {};
    const kept = await fixture.owner
      .selectFrom('contents')
      .select(['bytes', 'salt'])
      .where('entry_id', '=', String(entry['id']))
      .executeTakeFirst();
    if (kept === undefined || kept.bytes === null || kept.salt === null) {
      return { entry, content: undefined };
    }
    expect(opensCommitment(String(entry['content']), kept.bytes, kept.salt)).toBe(true);
    return { entry, content: JSON.parse(kept.bytes.toString('utf8')) };
  }

  const asOwner = (table: string, change: RawBuilder<unknown>) => changeAsOwner(fixture.owner, table, change);

  async function contentOf(id: string): Promise<{ entryId: string; content: Json }> {
    const row = await fixture.owner
      .selectFrom('recommendations as r')
      .innerJoin('contents', 'contents.entry_id', 'r.entry_id')
      .select(['r.entry_id', 'contents.bytes'])
      .where('r.id', '=', id)
      .executeTakeFirstOrThrow();
    return { entryId: row.entry_id, content: JSON.parse(row.bytes?.toString('utf8') ?? '') };
  }

  async function setBytes(id: string, bytes: Buffer): Promise<void> {
    const { entryId } = await contentOf(id);
    await asOwner('contents', sql`update contents set bytes = ${bytes} where entry_id = ${entryId}`);
  }

  describe('of a run', () => {
    it.each(exampleNames())('answers byte for byte what was answered: %s', async (name) => {
      const { services } = fixture;
      const example = readExample(name);
      const licence = await services.registerLicence(key(), example.licence);
      const idOf = new Map<string, string>();
      for (const { ref, content } of example.events) {
        idOf.set(ref, (await services.reportEvent(key(), licence.id, content)).id);
      }
      const { consideration, judgement } = withEventIds(example, idOf);
      const opened = await openProposed(services, licence.id, consideration, judgement);
      const run = await services.recommend(key(), opened.id, { asAt: example.asAt });

      const hash = sha256(canonicalBytes(answerOf(run))).toString('hex');
      expect(await replay(run.id)).toEqual({
        recommendationId: run.id,
        ruleBook: run.ruleBook,
        outcome: 'same',
        storedHash: hash,
        replayedHash: hash,
        differences: [],
        replayedAt: expect.any(String),
      });
      const { entry, content } = await recorded(licence.id);
      expect(entry).toMatchObject({
        act: 'recommendation-replayed',
        outcome: 'same',
        about: [{ kind: 'recommendation', id: run.id }],
      });
      expect([entry['content'], content]).toEqual([undefined, undefined]);
      expect(await fixture.verify(licence.id)).toEqual([]);
    });

    it('is made under the book that answered, also when the code no longer builds that book', async () => {
      await keepBookInUse(fixture.db, OTHER, START);
      const { licenceId, considerationId, id } = await makeRun(servicesUnder(OTHER));
      const now = await fixture.services.recommend(key(), considerationId, { asAt: '2026-11-20' });
      const then = await fixture.services.readRecommendation(act(), id);
      expect([answerOf(then), answerOf(now)].map(({ expires }) => expires.within)).toEqual([
        'PT12H',
        'PT24H',
      ]);

      expect(await replay(id)).toMatchObject({
        outcome: 'same',
        ruleBook: { version: OTHER.version, digest: OTHER.digest },
      });
      expect(await replay(now.id)).toMatchObject({
        outcome: 'same',
        ruleBook: { version: fixture.deps.book.version },
      });
      expect(await fixture.verify(licenceId)).toEqual([]);
    });

    it('records a difference with its pointer, when the rules answer otherwise than they once did', async () => {
      const { book } = fixture.deps;
      const once = servicesUnder({
        ...book,
        recommend: (request) => {
          const answer = book.recommend(request);
          return { ...answer, expires: { ...answer.expires, within: 'PT1H' } };
        },
      });
      const { licenceId, id } = await makeRun(once);
      const result = await replay(id);
      expect(result).toMatchObject({
        outcome: 'different',
        differences: [{ path: '/answer/expires/within', stored: 'PT1H', replayed: 'PT24H' }],
      });
      expect(result.problem).toBeUndefined();
      expect(result.replayedHash).not.toBe(result.storedHash);
      const { entry, content } = await recorded(licenceId);
      expect(entry).toMatchObject({ act: 'recommendation-replayed', outcome: 'different' });
      expect(content).toEqual(result);
    });

    it('names the regime where the book puts the day under another one', async () => {
      const { book } = fixture.deps;
      const { id } = await makeRun(servicesUnder({ ...book, regimeOn: () => 'R0-EXAMPLE' }));
      expect(await replay(id)).toMatchObject({
        outcome: 'different',
        differences: [
          { path: '/ruleBook/regime', stored: 'R0-EXAMPLE', replayed: book.regimeOn('2026-11-20') },
        ],
      });
    });

    it('discloses to another system what it showed', async () => {
      const { licenceId, id } = await makeRun();
      await fixture.services.replayRecommendation(act(CASE_SYSTEM), id);
      expect((await recorded(licenceId)).entry).toMatchObject({ recipient: CASE_SYSTEM.subject });
    });

    it('is refused for a run that is not there, and leaves no entry', async () => {
      const before = await sql<{ n: number }>`select count(*) as n from audit_entries`.execute(fixture.owner);
      for (const id of ['00000000-0000-7000-8000-000000000000', 'example']) {
        expect(await refusal(replay(id))).toEqual({ code: 'not-found', resource: 'recommendation' });
      }
      const after = await sql<{ n: number }>`select count(*) as n from audit_entries`.execute(fixture.owner);
      expect(after.rows).toEqual(before.rows);
    });
  });

  describe('of a run that somebody altered', () => {
    const NOT_COMMITTED = /^the stored bytes are not those that the audit entry committed to/;

    it('finds an answer altered by the owner, with its pointer, and records it', async () => {
      const { licenceId, id } = await makeRun();
      const { content } = await contentOf(id);
      const altered = { ...content, answer: { ...asJson(content['answer']), decision: 'recall' } };
      await setBytes(id, canonicalBytes(altered));

      const result = await replay(id);
      expect(result).toMatchObject({
        outcome: 'different',
        differences: [{ path: '/answer/decision', stored: 'recall', replayed: 'for a person to make' }],
        problem: expect.stringMatching(NOT_COMMITTED),
      });
      expect((await recorded(licenceId)).content).toEqual(result);
      expect(await fixture.verify(licenceId)).toEqual([]);
    });

    it('finds inputs altered together with the answer that follows from them', async () => {
      const { id } = await makeRun();
      const { content } = await contentOf(id);
      const inputs = { ...asJson(content['inputs']), events: [] };
      const altered = {
        ...content,
        inputs,
        answer: fixture.deps.book.recommend({ inputs, asAt: '2026-11-20' }),
      };
      const bytes = canonicalBytes(altered);
      await setBytes(id, bytes);
      await asOwner(
        'recommendations',
        sql`update recommendations set content_hash = ${sha256(bytes)} where id = ${id}`,
      );

      const result = await replay(id);
      expect(result).toMatchObject({ outcome: 'different', differences: [] });
      expect(result.problem).toMatch(NOT_COMMITTED);
    });

    it('finds a hash beside the bytes that is not theirs', async () => {
      const { id } = await makeRun();
      await asOwner(
        'recommendations',
        sql`update recommendations set content_hash = ${Buffer.alloc(32)} where id = ${id}`,
      );
      expect(await replay(id)).toMatchObject({
        outcome: 'different',
        differences: [],
        problem: expect.stringMatching(/the hash recorded beside them is another one$/),
      });
    });

    it.each([
      ['no JSON', Buffer.from('example', 'utf8'), undefined],
      ['another kind of content', canonicalBytes({ example: true }), undefined],
    ])('finds bytes that are %s', async (_what, bytes, ruleBook) => {
      const { id } = await makeRun();
      await setBytes(id, bytes);
      const result = await replay(id);
      expect(result).toMatchObject({ outcome: 'different', differences: [] });
      expect(result.problem).toMatch(NOT_COMMITTED);
      expect(result.problem).toMatch(/not a run in the form that this release reads/);
      expect([result.ruleBook, result.storedHash]).toEqual([ruleBook, undefined]);
    });

    it('finds the name of a rule book that is not kept', async () => {
      const { id } = await makeRun();
      const { content } = await contentOf(id);
      const named = { ...content, ruleBook: { ...asJson(content['ruleBook']), version: '9.9.9' } };
      await setBytes(id, canonicalBytes(named));
      const result = await replay(id);
      expect(result).toMatchObject({ outcome: 'different', differences: [] });
      expect(result.problem).toMatch(/; no rule book of the version 9\.9\.9 is kept$/);
    });

    it('finds the same content in bytes of another form', async () => {
      const { id } = await makeRun();
      const { content } = await contentOf(id);
      await setBytes(id, Buffer.from(JSON.stringify(content, null, 1), 'utf8'));
      const result = await replay(id);
      expect(result).toMatchObject({ outcome: 'different', differences: [] });
      expect(result.problem).toMatch(/another form than the canonical one \(RFC 8785\)$/);
    });

    it('says that content is missing which nobody erased', async () => {
      const { id, licenceId } = await makeRun();
      const { entryId } = await contentOf(id);
      await asOwner(
        'contents',
        sql`update contents set bytes = null, salt = null where entry_id = ${entryId}`,
      );
      expect(await replay(id)).toMatchObject({
        outcome: 'not-possible',
        problem: expect.stringMatching(/^the content of the run is missing/),
      });
      expect((await recorded(licenceId)).entry).toMatchObject({ outcome: 'not-possible' });
    });
  });

  describe('of a run whose rule book cannot be used', () => {
    it('says that the kept text is not the one that answered', async () => {
      const altered = openRuleBook(
        bookText({ ...parseBook(OTHER.text), version: '0.0.2-example', released: true }),
      );
      await keepBookInUse(fixture.db, altered, START);
      const { licenceId, id } = await makeRun(servicesUnder(altered));
      expect(await replay(id)).toMatchObject({ outcome: 'same' });

      // The book is open by now: what counts is the text that is kept.
      const text = altered.text.replace('PT12H', 'PT13H');
      await asOwner(
        'rule_books',
        sql`update rule_books set text = ${text}, digest = ${sha256(Buffer.from(text, 'utf8'))}
          where version = ${altered.version}`,
      );
      const result = await replay(id);
      expect(result).toMatchObject({ outcome: 'not-possible', differences: [] });
      expect(result.problem).toBe(
        `the text that is kept of the rule book has the digest ${sha256(Buffer.from(text, 'utf8')).toString('hex')}, and the run names ${altered.digest}`,
      );
      expect(result.replayedHash).toBeUndefined();
      expect((await recorded(licenceId)).content).toEqual(result);
    });

    it.each([
      [
        'a kernel that this release does not have',
        { kernel: '0' },
        /cannot open the rule book: the book needs kernel 0/,
      ],
      ['a form that this release cannot read', 'example', /^this release cannot open the rule book: /],
    ])('says that the book has %s', async (what, change, problem) => {
      const version = `0.0.3-example.${what.length}`;
      const text = typeof change === 'string' ? change : bookText({ ...current, ...change, version });
      const digest = sha256(Buffer.from(text, 'utf8'));
      await keepRuleBook(fixture.db, { version, digest, kernel: '0', text, recordedAt: START });
      const book = { ...fixture.deps.book, version, digest: digest.toString('hex'), kernel: '0' };
      const { id } = await makeRun(servicesUnder(book));

      const first = await replay(id);
      expect(first).toMatchObject({ outcome: 'not-possible', ruleBook: { version, kernel: '0' } });
      expect(first.problem).toMatch(problem);
      expect((await replay(id)).problem).toBe(first.problem);
    });
  });

  it('answers `erased` where the content went, and names authority and instant', async () => {
    const { licenceId, id } = await makeRun();
    const erasure = await fixture.services.eraseCase(key(), licenceId, {
      authority: 'court-order',
      reference: 'EXAMPLE-ORDER-1',
      on: '2026-11-19',
    });
    expect(await refusal(replay(id))).toEqual({
      code: 'erased',
      authority: 'court-order',
      at: erasure.erasedAt,
    });
  });
});

describe.each(SERVERS)('a replay of the whole store on $name', (server) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(server);
  });
  afterAll(() => fixture.close());

  const sweepEntry = async (): Promise<Json> => {
    const { bytes } = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .where('licence_id', 'is', null)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return JSON.parse(bytes.toString('utf8'));
  };

  it('is the same where there is no run', async () => {
    const nothing = { same: 0, different: 0, notPossible: 0, erased: 0, findings: [] };
    expect(await fixture.services.replayAll(act())).toEqual(nothing);
    expect(await sweepEntry()).toMatchObject({ act: 'recommendations-replayed', outcome: 'same', about: [] });
  });

  it('makes every run again, records each finding in its case and the sweep outside of every case', async () => {
    const { services, deps, owner } = fixture;
    const consider = async (number: number, using: Services = services) => {
      const licence = await using.registerLicence(write(`licence-${number}`), exampleLicence(number));
      const opened = await using.openConsideration(
        write(`opening-${number}`),
        licence.id,
        { question: 'whether-to-recall' },
        exampleJudgement(),
      );
      return { licenceId: licence.id, considerationId: opened.id };
    };
    const runs = async (number: number, count: number, using: Services = services) => {
      const { licenceId, considerationId } = await consider(number, using);
      const ids: string[] = [];
      for (let made = 0; made < count; made += 1) {
        const run = await using.recommend(write(`run-${number}-${made}`), considerationId, {
          asAt: '2026-11-20',
        });
        ids.push(run.id);
      }
      return { licenceId, ids };
    };
    const same = await runs(1, 53);
    const otherwise = createServices({
      ...deps,
      book: { ...deps.book, recommend: (request) => ({ ...deps.book.recommend(request), trace: [] }) },
    });
    const different = await runs(2, 1, otherwise);
    const lost = await runs(3, 1);
    const erased = await runs(4, 2);
    await changeAsOwner(
      owner,
      'contents',
      sql`update contents set bytes = null, salt = null
        where entry_id = (select entry_id from recommendations where id = ${lost.ids[0]})`,
    );
    await services.eraseCase(write('erasure'), erased.licenceId, {
      authority: 'retention-ended',
      reference: 'EXAMPLE-SCHEDULE-1',
      on: '2026-11-19',
    });
    const before = (await fixture.trail(same.licenceId)).length;

    const progress: number[] = [];
    const sweep = await services.replayAll(act(CASE_SYSTEM), (done) => progress.push(done));

    expect(sweep).toEqual({
      same: 53,
      different: 1,
      notPossible: 1,
      erased: 2,
      findings: [
        { recommendationId: different.ids[0], outcome: 'different' },
        {
          recommendationId: lost.ids[0],
          outcome: 'not-possible',
          problem: expect.stringMatching(/^the content of the run is missing/),
        },
      ],
    });
    expect(progress).toEqual([50, 57]);
    expect(await sweepEntry()).toMatchObject({
      act: 'recommendations-replayed',
      actor: { subject: CASE_SYSTEM.subject, kind: 'system' },
      about: [],
      query: ['everything'],
      outcome: 'different',
    });
    expect((await fixture.trail(same.licenceId)).length).toBe(before);
    for (const [{ licenceId, ids }, outcome] of [
      [different, 'different'],
      [lost, 'not-possible'],
    ] as const) {
      expect((await fixture.trail(licenceId)).at(-1)).toMatchObject({
        act: 'recommendation-replayed',
        outcome,
        about: [{ kind: 'recommendation', id: ids[0] }],
        content: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
      expect(await fixture.verify(licenceId)).toEqual([]);
    }
  });
});

describe('the difference between two answers', () => {
  it('names each member by its pointer, items of a list by their place, and leaves out a side that lacks it', () => {
    const stored = { 'a/b': 1, 'c~d': [1, { e: true }], gone: [null], same: 'x' };
    const replayed = { 'a/b': '1', 'c~d': [1, { e: false }, 2], new: {}, same: 'x' };
    expect(differencesOf(stored, replayed)).toEqual({
      list: [
        { path: '/a~1b', stored: 1, replayed: '1' },
        { path: '/c~0d/1/e', stored: true, replayed: false },
        { path: '/c~0d/2', replayed: 2 },
        { path: '/gone', stored: [null] },
        { path: '/new', replayed: {} },
      ],
      more: 0,
    });
    expect(differencesOf({ a: [] }, { a: {} }).list).toEqual([{ path: '/a', stored: [], replayed: {} }]);
    expect(differencesOf(null, {}).list).toEqual([{ path: '', stored: null, replayed: {} }]);
  });

  it('lists a hundred and counts the rest', () => {
    const { list, more } = differencesOf(
      Array.from({ length: 130 }, () => 0),
      [],
    );
    expect([list.length, list.at(-1), more]).toEqual([100, { path: '/99', stored: 0 }, 30]);
  });

  it('holds for members of any name', () => {
    const hidden: unknown = JSON.parse('{"__proto__":{"a":1}}');
    expect(differencesOf(hidden, {}).list).toEqual([{ path: '/__proto__', stored: { a: 1 } }]);
  });

  it.each([
    ['an answer without a canonical form', '"\\ud800"', '{}', /cannot be compared/],
    [
      'inputs that the rules refuse',
      '"x"',
      '{"refused":true}',
      /cannot be run under the stored rule book: refused$/,
    ],
  ])('is not possible for %s, and nothing is thrown', (_what, value, inputs, problem) => {
    const book = {
      kernel: '1',
      run: () => {
        throw new Error('refused');
      },
    };
    const name = '"version":"1","digest":"d","kernel":"1","regime":"r"';
    const text = `{"answer":{"a":${value}},"asAt":"2026-11-20","inputs":${inputs},"ruleBook":{${name}},"schema":1}`;
    const run = readRun(Buffer.from(text, 'utf8'));
    const shown: Partial<ReplayResult> = 'problem' in run ? {} : replayRun(run, book);
    expect(shown).toMatchObject({ outcome: 'not-possible', differences: [] });
    expect(shown.problem).toMatch(problem);
  });
});

/** Changes rows as the owner, who can put the guards of a table out of action, and puts them back as they were. */
async function changeAsOwner(
  owner: Kysely<Database>,
  table: string,
  change: RawBuilder<unknown>,
): Promise<void> {
  const guards = await sql<{ name: string }>`
    select tgname as name from pg_trigger
    where tgrelid = ${table}::regclass and not tgisinternal and tgenabled = 'A'`.execute(owner);
  expect(guards.rows).not.toEqual([]);
  await sql`alter table ${sql.id(table)} disable trigger user`.execute(owner);
  const { numAffectedRows } = await change.execute(owner);
  expect(numAffectedRows).toBe(1n);
  for (const { name } of guards.rows) {
    await sql`alter table ${sql.id(table)} enable always trigger ${sql.id(name)}`.execute(owner);
  }
}

function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
