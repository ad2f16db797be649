import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { getConstructionPlans } from 'pg-boss';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { checkStore } from '../../src/application/evidence/store-check.ts';
import type { Principal } from '../../src/application/services.ts';
import {
  type Concluded,
  type Conclusions,
  factsNeverAsked,
} from '../../src/application/simulations/conclusions.ts';
import { redecide, type SimulatedLaw } from '../../src/application/simulations/redecide.ts';
import { rounded, roundedResult } from '../../src/application/simulations/rounding.ts';
import { type SimulationWork, simulationWork } from '../../src/application/simulations/slices.ts';
import type { SimulationRequest, SimulationResult } from '../../src/application/simulations/services.ts';
import { count, emptyTally, resultOf } from '../../src/application/simulations/tally.ts';
import { currentBookText, openBook } from '../../src/rules/index.ts';
import { SERVERS } from '../support/database.ts';
import {
  act,
  exampleProposal,
  exampleView,
  type Fixture,
  OFFICER,
  openFixture,
  refusal,
  SPO,
  write,
} from './fixture.ts';
import {
  AFTER,
  BEFORE,
  inputsOf,
  POPULATION,
  RECALLED,
  type SimulatedCaseOf,
  storeCase,
  storedRun,
} from './simulated-cases.ts';

jest.setTimeout(60_000);

/** Sees figures and what a change would do, and not one case. */
const ANALYST: Principal = {
  ...OFFICER,
  subject: 'subject-analyst',
  permissions: ['simulation:run', 'simulation:read'],
};
/** Sees exact counts too, and may trace them. */
const TRACER: Principal = {
  ...ANALYST,
  subject: 'subject-tracer',
  permissions: [...ANALYST.permissions, 'statistics:trace'],
};
const RELEASED = openRuleBook(currentBookText()).version;
const WITHDRAWAL = { reason: 'opened-in-error', text: 'An example.' } as const;
const ALL = POPULATION.length;
const REASON = 'What the law of 2026 changed.';

/** SQL as its words: how it is laid out in lines means nothing. */
function words(text: string): readonly string[] {
  return text
    .replaceAll(/^--.*$/gm, '')
    .split(/\s+/)
    .filter((word) => word !== '');
}

describe('the queue that the migrations lay out', () => {
  it('is what the installed release of pg-boss installs, but for its daily partitions of statistics', async () => {
    const migration = new URL('../../src/db/migrations/2026-11-22t09_pg-boss-46.sql', import.meta.url);
    const installed = getConstructionPlans('jobs')
      .replace(/^[\s\S]*?(?=CREATE SCHEMA)/, '')
      .replace('IF NOT EXISTS jobs', 'jobs')
      .replace(/DO \$\$[\s\S]*?\$\$\s*;/, '')
      .replace(/COMMIT;\s*$/, '');
    expect(words(await readFile(migration, 'utf8'))).toEqual(words(installed));
  });
});

const recallsOf = (cases: number, days: number) => ({
  fixedTerm: { cases, days, withoutDays: 1 },
  fixedTermOrStandard: 20,
  standard: 4,
  other: 6,
  unknown: 14,
});
const transitionTo = (to: string, cases: number) => ({
  transition: `recall-type.unknown.${to}`,
  conclusion: 'recall-type' as const,
  from: 'unknown',
  to,
  cases,
  nowDeciding: [
    { rule: 'RT-1', cases },
    { rule: 'RT-2', cases: 3 },
  ],
  noLongerDeciding: [],
  examples: [{ considerationId: 'consideration-1', recommendationId: 'run-1' }],
});

describe('counts for whoever may not trace figures', () => {
  const exact: SimulationResult = {
    cases: 318,
    unchanged: 84,
    changed: 204,
    cannotBeReDecided: { cases: 4, facts: [{ fact: 'case.events', cases: 4 }] },
    notOnLicence: { expired: 26, notYetReleased: 0 },
    failed: { cases: 0, codes: [] },
    // By their counts the second is before the third, by what is shown it is not.
    transitions: [
      transitionTo('fixed-term-56-mandatory', 88),
      transitionTo('standard-only', 39),
      transitionTo('court', 36),
      transitionTo('other', 4),
    ],
    recalls: {
      before: recallsOf(38, 1048),
      after: recallsOf(5, 56),
      both: { cases: 4, daysBefore: 112, daysAfter: 224 },
      days: 'counted',
    },
    smallNumbers: 'not-suppressed',
  };

  it('are rounded one by one, are summed as they are shown, and leave out what comes to nothing', () => {
    const shown = roundedResult(exact);
    expect(shown).toMatchObject({
      cases: 310,
      unchanged: 80,
      changed: 200,
      cannotBeReDecided: { cases: 0, facts: [] },
      notOnLicence: { expired: 30, notYetReleased: 0 },
      smallNumbers: 'rounded-to-ten',
    });
    expect(shown.transitions.map(({ to, cases, nowDeciding }) => ({ to, cases, nowDeciding }))).toEqual([
      { to: 'fixed-term-56-mandatory', cases: 90, nowDeciding: [{ rule: 'RT-1', cases: 90 }] },
      { to: 'court', cases: 40, nowDeciding: [{ rule: 'RT-1', cases: 40 }] },
      { to: 'standard-only', cases: 40, nowDeciding: [{ rule: 'RT-1', cases: 40 }] },
    ]);
    expect(shown.recalls).toMatchObject({
      before: { fixedTerm: { cases: 40, days: 1000, withoutDays: 0 }, standard: 0, other: 10, unknown: 10 },
      // Of the five one is without days: those of four are told to nobody.
      after: { fixedTerm: { cases: 10, days: 0 } },
      both: { cases: 0, daysBefore: 0, daysAfter: 0 },
    });
    expect(JSON.stringify(shown)).not.toContain('examples');
  });

  it('let at least two values of every count fit, whatever its parts and their total are', () => {
    for (const parts of [
      [5, 5],
      [14, 14],
      [4, 4, 4],
      [15, 24, 4],
      [4, 5, 14, 15],
    ]) {
      const total = parts.reduce((sum, part) => sum + part, 0);
      const bounds = [...parts, total].map((exactly) => {
        const shown = rounded(exactly);
        return { least: Math.max(0, shown - 5), most: shown + 4 };
      });
      const all = bounds.pop() ?? { least: 0, most: 0 };
      const least = bounds.reduce((sum, one) => sum + one.least, 0);
      const most = bounds.reduce((sum, one) => sum + one.most, 0);
      // Neither the least nor the most that the parts can be is all that the total can be.
      expect(least).not.toBe(all.most);
      expect(most).not.toBe(all.least);
    }
  });
});

/** Conclusions of which all but those given are settled and the same. */
const concluding = (given: Partial<Conclusions>): Conclusions => {
  const settled = new Map([['', { answer: 'yes', rules: [], separatedBy: [] }]]);
  return {
    recall: settled,
    response: settled,
    threshold: settled,
    urgency: settled,
    'recall-type': settled,
    'home-detention-curfew': settled,
    'sentence-gate': settled,
    ...given,
  };
};
const settledAs = (answer: string): Concluded => ({ answer, rules: [], separatedBy: [] });
const openFor = (...separatedBy: Concluded['separatedBy']): Concluded => ({
  answer: 'unknown',
  rules: [],
  separatedBy,
});
const ofCase = (one: Concluded) => new Map([['', one]]);

const type = (one: Concluded, more: Partial<Conclusions> = {}) =>
  concluding({ 'recall-type': ofCase(one), ...more });
const gates = (one: Concluded, other: Concluded) =>
  concluding({
    'sentence-gate': new Map([
      ['sentence-1', one],
      ['sentence-2', other],
    ]),
  });
const ending = (day: string) => ({ licenceExpiry: day, sentenceExpiry: day });

describe('a case that turns on facts that nobody was asked for', () => {
  const [first, second] = [{ fact: 'example.first' }, { fact: 'example.second' }];

  it('cannot be decided again where a conclusion was settled, whatever else came out otherwise', () => {
    const before = type(settledAs('standard-only'));
    const urgency = ofCase(settledAs('no'));
    expect(factsNeverAsked(before, type(openFor(first)), [])).toEqual([first.fact]);
    expect(factsNeverAsked(before, type(openFor(first), { urgency }), [])).toEqual([first.fact]);
    expect(factsNeverAsked(before, type(openFor(first)), [first])).toEqual([]);
  });

  it('cannot where a conclusion was open for want of others, unless something else was decided otherwise', () => {
    const before = type(openFor(first));
    expect(factsNeverAsked(before, type(openFor(first, second)), [first])).toEqual([second.fact]);
    expect(factsNeverAsked(before, type(openFor(second)), [first])).toEqual([second.fact]);
    const urgency = ofCase(settledAs('no'));
    expect(factsNeverAsked(before, type(openFor(first, second), { urgency }), [first])).toEqual([]);
  });

  it('is no case that is open for want of what was asked for then', () => {
    const before = type(openFor(first, second));
    expect(factsNeverAsked(before, before, [first, second])).toEqual([]);
    expect(factsNeverAsked(before, type(openFor(second)), [first, second])).toEqual([]);
    expect(factsNeverAsked(before, type(settledAs('standard-only')), [first, second])).toEqual([]);
  });

  it('is one that turns on a fact of a sentence that was asked for of another sentence alone', () => {
    const fact = 'sentence.example';
    const [ofFirst, ofSecond] = [
      { fact, subject: 'sentence-1' },
      { fact, subject: 'sentence-2' },
    ];
    const before = gates(openFor(ofFirst), settledAs('section-254'));
    const after = gates(openFor(ofFirst), openFor(ofSecond));
    expect(factsNeverAsked(before, after, [ofFirst])).toEqual([fact]);
    expect(factsNeverAsked(before, after, [ofFirst, ofSecond])).toEqual([]);
  });
});

describe('one stored run decided again', () => {
  const book = openBook(currentBookText());
  const named = { version: RELEASED, digest: 'example' };
  const again = (one: Omit<SimulatedCaseOf, 'name'>, law: SimulatedLaw, asAt = BEFORE) => {
    const stored = storedRun(book, inputsOf({ name: 'one', ...one }, asAt), asAt);
    return redecide(stored, { book: named, ...law }, () => Promise.resolve(book));
  };
  const daysOf = async (one: Omit<SimulatedCaseOf, 'name'>, assumedReturn: SimulatedLaw['assumedReturn']) => {
    const outcome = await again(one, {
      asAt: AFTER,
      ...(assumedReturn === undefined ? {} : { assumedReturn }),
    });
    return outcome.kind === 'decided' ? [outcome.before.days, outcome.after.days] : outcome.kind;
  };
  const { returnedToCustodyOn: _returned, daysAtLargeBeforeReturn: _atLarge, ...REVOKED } = RECALLED;

  it('cannot be decided where it was open for want of one fact and now is for want of others', async () => {
    const flags = { schedule19aaOffence: false, terroristOffence247a: false, referredUnder244ZB: false };
    const ofUnknownAge = { licence: { person: { crn: 'X000001' } }, sentence: { flags } };
    expect(await again(ofUnknownAge, { asAt: AFTER })).toEqual({
      kind: 'cannot-be-re-decided',
      facts: ['case.national-security', 'case.repatriated-for-murder', 'case.foreign-power-threat'],
    });
    // Still open for want of the age, which was asked for.
    expect(await again(ofUnknownAge, { asAt: '2026-03-29' })).toMatchObject({ kind: 'decided', changes: [] });
  });

  it('takes the revocation and the return of a recall that was reported as they were', async () => {
    // From 25 March to 12 April: the end of the sentence, moved by two days at large. Without them 8 days, from 5 April.
    const recalled = { licence: ending('2026-04-10'), recall: RECALLED };
    expect(await daysOf(recalled, { on: '2026-04-05' })).toEqual([19, 19]);
    // Revoked on 20 March and back on the 25th, with four days at large: to 14 April.
    const revoked = { licence: ending('2026-04-10'), recall: REVOKED };
    expect(await daysOf(revoked, { daysAfterRevocation: 5 })).toEqual([21, 21]);
  });

  it('counts the days of an assumed return from the day of the recall', async () => {
    // Nobody is released before the custodial period ends: from 4 April to 30 June, and from 5 April.
    const curfew = {
      licence: {
        release: {
          date: '2025-09-10',
          provision: 'home-detention-curfew' as const,
          custodialPeriodEndsOn: '2026-06-30',
          curfewEndsOn: '2026-03-01',
        },
      },
    };
    expect(await daysOf(curfew, { daysAfterRevocation: 5 })).toEqual([88, 87]);
    // Back on the day of the recall: from 30 March to 10 April, and from the 31st.
    expect(await daysOf({ licence: ending('2026-04-10') }, { daysAfterRevocation: 0 })).toEqual([12, 11]);
    // Back on the next: no day at large moves the end.
    expect(await daysOf({ licence: ending('2026-04-10') }, { daysAfterRevocation: 1 })).toEqual([11, 10]);
    expect(await daysOf({ licence: ending('2026-04-10') }, undefined)).toEqual([undefined, undefined]);
  });

  it('is told apart where on that day the licence had expired or was not begun, unless a recall was made', async () => {
    const licence = ending('2026-04-10');
    expect(await again({ licence }, { asAt: '2026-04-10' })).toMatchObject({ kind: 'decided' });
    expect(await again({ licence }, { asAt: '2026-04-11' })).toEqual({ kind: 'expired' });
    expect(await again({ licence, recall: RECALLED }, { asAt: '2026-04-11' })).toMatchObject({
      kind: 'decided',
    });
    expect(await again({}, { asAt: '2025-09-09' })).toEqual({ kind: 'not-yet-released' });
    expect(await again({}, { asAt: '2025-09-10' })).toMatchObject({ kind: 'decided' });
  });

  it('is one case of a transition with its rules, however many of its sentences change alike', async () => {
    const [sentence] = inputsOf({ name: 'one' }).licence?.sentences ?? [];
    const supervised = (id: string) => ({
      ...sentence,
      id,
      type: 'post-sentence-supervision-only' as const,
      supervisionFailureBegan: '2026-05-11',
    });
    const outcome = await again(
      { licence: { sentences: [supervised('sentence-1'), supervised('sentence-2')] } },
      { asAt: '2026-05-11' },
      '2026-05-10',
    );
    const tally = emptyTally();
    count(tally, outcome);
    const { changed, transitions } = resultOf(tally, false);
    expect(changed).toBe(1);
    expect(outcome.kind === 'decided' ? outcome.changes : []).toHaveLength(3);
    expect(transitions.filter(({ conclusion }) => conclusion === 'sentence-gate')).toEqual([
      {
        transition: 'sentence-gate.court.not-recallable',
        conclusion: 'sentence-gate',
        from: 'court',
        to: 'not-recallable',
        cases: 1,
        nowDeciding: [{ rule: 'SG-12', cases: 1 }],
        noLongerDeciding: [{ rule: 'SG-10', cases: 1 }],
      },
    ]);
  });
});

describe.each(SERVERS)('stored cases decided again, on $name', (server) => {
  let fixture: Fixture;
  let work: SimulationWork;
  const stored = new Map<string, Awaited<ReturnType<typeof storeCase>>>();

  beforeAll(async () => {
    fixture = await openFixture(server);
    work = simulationWork(fixture.deps, { sliceCases: 2 });
    for (const one of POPULATION) {
      stored.set(one.name, await storeCase(fixture.services, one));
    }
    // Each act on a case is later than the one before, so that the last was recorded after the clock of the fixture.
    fixture.setClock('2026-11-20T09:30:00.000Z');
  });
  afterAll(() => fixture.close());

  const limit = async (licenceId: string) => {
    const { version, content } = await fixture.services.readLicence(act(), licenceId);
    await fixture.services.replaceLicence(act(), licenceId, version, { ...content, limitedAccess: true });
  };
  const slicesOf = (id: string) =>
    fixture.owner
      .selectFrom('simulation_slices')
      .select('number')
      .where('simulation_id', '=', id)
      .orderBy('number')
      .execute();
  const doAll = async (id: string) => {
    await work.cut(id);
    for (const { number } of await slicesOf(id)) {
      await work.doSlice(id, number);
    }
  };
  const simulate = async (request: Partial<SimulationRequest>, reader = TRACER) => {
    const { id } = await fixture.services.requestSimulation(act(ANALYST), {
      asAt: AFTER,
      reason: REASON,
      ...request,
    });
    await doAll(id);
    return fixture.services.readSimulation(act(reader), id);
  };

  it('are unchanged, changed, or told apart, each once', async () => {
    const { state, progress, result } = await simulate({});

    expect(state).toBe('completed');
    expect(progress).toEqual({ cases: ALL, counted: true, done: ALL, share: 1 });
    expect(result).toMatchObject({
      cases: ALL,
      unchanged: 2,
      changed: 4,
      notOnLicence: { expired: 1, notYetReleased: 0 },
      failed: { cases: 0, codes: [] },
      smallNumbers: 'not-suppressed',
    });
    expect(result.cannotBeReDecided).toEqual({
      cases: 1,
      facts: [
        { fact: 'case.foreign-power-threat', cases: 1 },
        { fact: 'case.national-security', cases: 1 },
        { fact: 'case.repatriated-for-murder', cases: 1 },
      ],
    });
  });

  it('say from what to what, and which rules decide it', async () => {
    const { result } = await simulate({});

    expect(result.transitions.map(({ examples: _examples, ...transition }) => transition)).toEqual([
      {
        transition: 'recall-type.fixed-term-28-mandatory.fixed-term-56-mandatory',
        conclusion: 'recall-type',
        from: 'fixed-term-28-mandatory',
        to: 'fixed-term-56-mandatory',
        cases: 2,
        nowDeciding: [{ rule: 'RT-R4-1', cases: 2 }],
        noLongerDeciding: [{ rule: 'RT-R3-2', cases: 2 }],
      },
      {
        transition: 'recall-type.fixed-term-28-or-standard.fixed-term-56-mandatory',
        conclusion: 'recall-type',
        from: 'fixed-term-28-or-standard',
        to: 'fixed-term-56-mandatory',
        cases: 1,
        nowDeciding: [{ rule: 'RT-R4-1', cases: 1 }],
        noLongerDeciding: [{ rule: 'RT-R3-4', cases: 1 }],
      },
      {
        transition: 'recall-type.fixed-term-28-or-standard.standard-only',
        conclusion: 'recall-type',
        from: 'fixed-term-28-or-standard',
        to: 'standard-only',
        cases: 1,
        nowDeciding: [{ rule: 'RT-R4-3', cases: 1 }],
        noLongerDeciding: [{ rule: 'RT-R3-4', cases: 1 }],
      },
    ]);
  });

  it('count days in custody for fixed terms alone, with a return that was assumed, and never beyond the end of the sentence', async () => {
    const { result } = await simulate({ assumedReturn: { on: '2026-04-05' } });

    const { before, after, both, days } = result.recalls;
    expect(days).toBe('counted');
    // 28 days, 21 up to the end of a sentence that the six days at large had moved from 20 to 25 April, and the 8 of a recall
    // that was made, from 25 March to 1 April: what was reported of it stands on both sides.
    expect(before).toMatchObject({
      fixedTerm: { cases: 3, days: 57, withoutDays: 0 },
      fixedTermOrStandard: 2,
    });
    // 56 days twice, and 20 up to 24 April: revoked a day later, the person was at large a day less.
    expect(after).toMatchObject({ fixedTerm: { cases: 4, days: 140, withoutDays: 0 }, standard: 1 });
    expect(both).toEqual({ cases: 3, daysBefore: 57, daysAfter: 84 });
  });

  it('count no days where no return was assumed', async () => {
    const { result } = await simulate({});

    expect(result.recalls).toMatchObject({
      days: 'no-return-assumed',
      before: { fixedTerm: { cases: 3 } },
      after: { fixedTerm: { cases: 4 } },
    });
    expect(JSON.stringify(result.recalls)).not.toMatch(/\d{2,}|daysBefore|withoutDays/);
  });

  it('change nothing under the book and day of their own', async () => {
    const { ruleBook } = await fixture.services.readRecommendation(
      act(),
      [...stored.values()][0]?.recommendationId ?? '',
    );
    const { result } = await simulate({ ruleBook: ruleBook.version, asAt: BEFORE });

    expect(result).toMatchObject({ cases: ALL, unchanged: ALL, transitions: [] });
  });

  it('are the latest runs of a period that were there when it was asked for', async () => {
    const none = await simulate({ decidedFrom: '2026-04-01', decidedUntil: '2026-06-30' });
    expect(none).toMatchObject({ state: 'completed', progress: { cases: 0, share: 1 } });

    const { id } = await fixture.services.requestSimulation(act(ANALYST), { asAt: AFTER, reason: REASON });
    fixture.setClock('2026-11-20T10:00:00.000Z');
    const later = await storeCase(fixture.services, { name: 'later' });
    await doAll(id);
    expect((await fixture.services.readSimulation(act(TRACER), id)).result.cases).toBe(ALL);

    fixture.setClock('2026-11-20T10:30:00.000Z');
    const only = await simulate({ decidedFrom: '2025-10-01', decidedUntil: '2026-03-31' });
    expect(only.result.cases).toBe(ALL + 1);
    // The case goes, and with it its content: the next simulation is without it.
    const order = { authority: 'court-order', reference: 'E-1', on: '2026-11-20' } as const;
    await fixture.services.eraseCase(act(), later.licenceId, order);
    expect((await simulate({})).result.cases).toBe(ALL);
  });

  it('show which cases changed to those alone who may trace figures, see the case and may read its answer', async () => {
    const { id, result } = await simulate({});
    const [first] = result.transitions;
    const transition = first?.transition ?? '';
    const shown = async (principal: Principal) =>
      (await fixture.services.listSimulationCases(act(principal), id, { transition, limit: 10 })).items;
    const examples = ['28 days become 56', 'both are cut off by the end of the sentence'].map((name) => {
      const { considerationId = '', recommendationId = '' } = stored.get(name) ?? {};
      return { considerationId, recommendationId };
    });
    expect(first?.examples).toEqual(examples);
    expect(await shown(OFFICER)).toEqual(examples);
    expect(
      await shown({ ...OFFICER, areas: [{ region: 'Elsewhere' }], permissions: ['statistics:trace'] }),
    ).toEqual([]);
    const view = await fixture.services.readSimulation(act(ANALYST), id);
    expect(JSON.stringify(view)).not.toContain('examples');
  });

  it('are none of named people only, and none whose consideration is not decided yet', async () => {
    const open = await storeCase(fixture.services, { name: 'not decided' }, BEFORE, 'open');
    const hidden = await storeCase(fixture.services, { name: 'for named people only' });
    fixture.setClock('2026-11-20T10:45:00.000Z');
    const { id: meanwhile } = await fixture.services.requestSimulation(act(ANALYST), {
      asAt: AFTER,
      reason: REASON,
    });
    await work.cut(meanwhile);
    await limit(hidden.licenceId);
    for (const { number } of await slicesOf(meanwhile)) {
      await work.doSlice(meanwhile, number);
    }
    // Cut with it, and made without it.
    expect(await fixture.services.readSimulation(act(TRACER), meanwhile)).toMatchObject({
      progress: { cases: ALL + 1 },
      result: { cases: ALL },
    });
    expect((await simulate({})).result.cases).toBe(ALL);

    const { services } = fixture;
    const { version } = await services.takeStep(
      act(),
      open.considerationId,
      1,
      'proposal',
      exampleProposal(),
    );
    expect((await simulate({})).result.cases).toBe(ALL);
    await services.takeStep(act(SPO), open.considerationId, version, 'independent-view', exampleView());
    expect((await simulate({})).result.cases).toBe(ALL);
    await services.takeStep(act(), open.considerationId, version + 1, 'withdrawal', WITHDRAWAL);
    expect((await simulate({})).result.cases).toBe(ALL + 1);
    await limit(open.licenceId);
    expect((await simulate({})).result.cases).toBe(ALL);
  });

  it('show whoever may not trace figures no number of a few cases, and none from which one follows', async () => {
    const { progress, result } = await simulate({ assumedReturn: { on: '2026-04-05' } }, ANALYST);
    // Eight cases, of which none is of ten alike.
    expect(progress).toEqual({ counted: true, share: 1 });
    expect(result).toMatchObject({ cases: 0, unchanged: 0, changed: 0, transitions: [] });
    expect(result).toMatchObject({
      smallNumbers: 'rounded-to-ten',
      cannotBeReDecided: { cases: 0, facts: [] },
    });
    expect(JSON.stringify(result.recalls)).not.toMatch(/[1-9]/);
  });

  it('stop where they are, go on from there, and come to the same result', async () => {
    const undisturbed = await simulate({ assumedReturn: { daysAfterRevocation: 3 } });
    const { id } = await fixture.services.requestSimulation(act(ANALYST), {
      asAt: AFTER,
      assumedReturn: { daysAfterRevocation: 3 },
      reason: REASON,
    });
    await work.cut(id);
    await work.doSlice(id, 0);
    expect(await fixture.services.stopSimulation(write('stop-1', 'a', ANALYST), id)).toMatchObject({
      state: 'stopped',
    });
    await work.doSlice(id, 1);
    await work.cut(id);
    fixture.setClock('2026-11-20T11:00:00.000Z');
    expect(await fixture.services.readSimulation(act(TRACER), id)).toMatchObject({
      state: 'stopped',
      progress: { done: 2 },
    });

    expect(await fixture.services.resumeSimulation(write('go-1', 'a', ANALYST), id)).toMatchObject({
      state: 'running',
    });
    // What was done is not done again: a repeated job counts nothing twice.
    await Promise.all([work.doSlice(id, 1), work.doSlice(id, 1), work.doSlice(id, 0), work.doSlice(id, 2)]);
    await work.doSlice(id, 3);
    const resumed = await fixture.services.readSimulation(act(TRACER), id);
    expect(resumed).toMatchObject({ state: 'completed', result: undisturbed.result });
    expect(await fixture.services.stopSimulation(write('stop-1', 'a', ANALYST), id)).toMatchObject({
      state: 'stopped',
    });
    expect(await fixture.services.stopSimulation(act(ANALYST), id)).toMatchObject({ state: 'completed' });
  });

  it('say that a part could not be made, and can be resumed then', async () => {
    const { id } = await fixture.services.requestSimulation(act(ANALYST), { asAt: AFTER, reason: REASON });
    await work.cut(id);
    await work.giveUp(id);
    expect(await fixture.services.readSimulation(act(ANALYST), id)).toMatchObject({ state: 'failed' });
    await fixture.services.resumeSimulation(act(ANALYST), id);
    await doAll(id);
    expect(await fixture.services.readSimulation(act(ANALYST), id)).toMatchObject({ state: 'completed' });
    await work.giveUp(id);
    expect(await fixture.services.readSimulation(act(ANALYST), id)).toMatchObject({ state: 'completed' });
  });

  it.each<[string, Partial<SimulationRequest>, string]>([
    ['nothing that would be different', {}, '/ruleBook'],
    ['a book that is not kept', { ruleBook: '9.9.9' }, '/ruleBook'],
    ['a day before the law that the book covers', { asAt: '2001-01-01' }, '/asAt'],
    ['a return before the recall', { asAt: AFTER, assumedReturn: { on: BEFORE } }, '/assumedReturn/on'],
    [
      'a return before any law',
      { ruleBook: RELEASED, assumedReturn: { on: '1950-01-01' } },
      '/assumedReturn/on',
    ],
    [
      'a return before all recalls of the period',
      { ruleBook: RELEASED, decidedFrom: '2026-01-01', assumedReturn: { on: '2025-12-31' } },
      '/assumedReturn/on',
    ],
    ['a period that begins in a quarter', { asAt: AFTER, decidedFrom: '2026-01-02' }, '/decidedFrom'],
    ['a period that ends in a quarter', { asAt: AFTER, decidedUntil: BEFORE }, '/decidedUntil'],
    [
      'a period that is none',
      { asAt: AFTER, decidedFrom: '2026-01-01', decidedUntil: '2025-12-31' },
      '/decidedUntil',
    ],
  ])('are refused for %s', async (_what, request, field) => {
    const asked = fixture.services.requestSimulation(act(ANALYST), { reason: REASON, ...request });
    expect(await refusal(asked)).toMatchObject({ code: 'invalid', faults: [{ field }] });
  });

  it('are listed newest first, and every act on them has its entry, which the check of the store finds whole', async () => {
    const first = await fixture.services.listSimulations(act(ANALYST), { limit: 2 });
    const second = await fixture.services.listSimulations(act(ANALYST), {
      limit: 2,
      cursor: first.next ?? '',
    });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(first.items[0]).toMatchObject({ requestedBy: 'subject-analyst', request: { reason: REASON } });

    const entries = await fixture.owner
      .selectFrom('audit_entries')
      .select('bytes')
      .where('licence_id', 'is', null)
      .execute();
    const acts = new Set(entries.map(({ bytes }) => String(JSON.parse(bytes.toString('utf8')).act)));
    for (const one of ['requested', 'stopped', 'resumed', 'completed', 'read']) {
      expect(acts).toContain(`simulation-${one}`);
    }
    expect(acts).toContain('figure-traced');
    const pass = await checkStore(fixture.deps, { entriesPerSecond: 1_000_000, verifiers: [] });
    expect(pass?.findings.filter(({ check }) => check !== 'place-overdue')).toEqual([]);
  });
});
