import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import {
  type Answer,
  type CaseInputs,
  type Change,
  counterfactuals,
  currentBookText,
  DANGER_KINDS,
  ENGLISH,
  EVENT_TYPES,
  EVIDENCE_STATUSES,
  eventProblems,
  explain,
  FAULTS,
  IMMINENCES,
  LIKELIHOODS,
  openBook,
  RECALL_CRITERIA,
  RUNGS,
  recommend,
} from '../../src/rules/index.ts';
import { PAIRS_TRIED, STEPS_TAKEN } from '../../src/rules/explanation/counterfactuals.ts';
import { buildTestApp } from '../builders/app.ts';
import { cases } from './support/arbitraries.ts';
import { exampleInputs } from './support/examples.ts';

/**
 * Counterfactuals against a search of the plainest kind: every change that the product allows, listed here anew, written into the
 * inputs by its JSON pointer and answered by the whole rule book. `COUNTERFACTUAL_CASES=10000` tries as many cases.
 */
const CASES = Number(process.env['COUNTERFACTUAL_CASES'] ?? 8);
/** The same cases every time; others can be tried with FUZZ_SEED. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_122);

// Many cases take as long as they take, on whatever machine.
jest.setTimeout(60_000 + CASES * 10_000);

const book = openBook(currentBookText());

interface Case {
  readonly inputs: CaseInputs;
  readonly asAt: string;
}

const asText = (of: { readonly answer: string; readonly possible?: readonly string[] }): string =>
  JSON.stringify({ answer: of.answer, ...(of.possible === undefined ? {} : { possible: of.possible }) });

/** The conclusions of an answer, each as text. */
function conclusions({ outcome, recallType, urgency }: Answer): ReadonlyMap<string, string> {
  return new Map([
    ['recall', asText(outcome.recall)],
    ['response', asText(outcome.response)],
    ['recall-type', asText(recallType.type)],
    ['curfew-recall', asText(recallType.homeDetentionCurfew)],
    ['urgency', asText(urgency)],
  ]);
}

const told = (inputs: CaseInputs, asAt: string): string =>
  JSON.stringify([...conclusions(recommend(book, { inputs, asAt }))]);
const wasWidened = ({ qualityFindings }: Answer): boolean =>
  qualityFindings.some(({ finding }) => finding === 'not-every-completion-weighed');

// JSON pointers: no name of an input needs escaping.
function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((so, name) => (isRecord(so) ? so[name] : undefined), value);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What is on the way is copied; the rest of the inputs is shared with the case, which nothing alters. */
function writeAt<T>(inputs: T, pointer: string, instead: unknown): T {
  const copy: T = Array.isArray(inputs) ? Object.assign([], inputs) : { ...inputs };
  const [, name = '', ...rest] = pointer.split('/');
  if (!isRecord(copy)) throw new TypeError(`nothing stands at ${pointer}`);
  const value = rest.length === 0 ? instead : writeAt(copy[name], `/${rest.join('/')}`, instead);
  return Object.assign(copy, { [name]: value });
}

/** An answer but for the rules that were asked on the way. */
const withoutRules = ({ trace: _trace, citations: _citations, ...answer }: Answer): unknown =>
  JSON.parse(JSON.stringify(answer, (name, value: unknown) => (name === 'rules' ? undefined : value)));

interface Candidate {
  readonly input: string;
  readonly instead: unknown;
}

/** Every single change that the product allows, listed from what it says and not from how it is built. */
function candidates({ licence, events = [], judgement }: CaseInputs): readonly Candidate[] {
  const found: Candidate[] = [];
  const inputs = { licence, events, judgement };
  const others = (input: string, values: readonly unknown[]): void => {
    const given = at(inputs, input);
    if (!values.includes(given)) return;
    for (const instead of values) if (instead !== given) found.push({ input, instead });
  };
  const toggle = (input: string, member: string): void => {
    const given = at(inputs, input);
    if (!Array.isArray(given)) return;
    const instead = given.includes(member) ? given.filter((each) => each !== member) : [...given, member];
    found.push({ input, instead });
  };
  const named = events.flatMap(({ conditions }) => conditions ?? []);
  const touchable = licence?.conditions?.map(({ id }) => id) ?? named;
  for (const [place, event] of events.entries()) {
    const statuses = event.evidenceStatus === undefined ? EVIDENCE_STATUSES : [event.evidenceStatus];
    const canBe = ({ type = event.type, role = event.role }: Pick<typeof event, 'type' | 'role'>): boolean =>
      type === undefined ||
      statuses.some(
        (evidenceStatus) =>
          eventProblems(book, { type, evidenceStatus, ...(role === undefined ? {} : { role }) }).length === 0,
      );
    const of = `/events/${place}`;
    others(`${of}/fault`, FAULTS);
    others(
      `${of}/role`,
      (['alleged-perpetrator', 'victim', 'witness'] as const).filter(
        (role) => role === event.role || canBe({ role }),
      ),
    );
    for (const name of ['corroborated', 'courtOrderBreached', 'remainingFactsStand', 'seriousOffence']) {
      others(`${of}/${name}`, [true, false]);
    }
    for (const name of ['equipmentFault', 'signalLost', 'chargeHistoryExplains', 'noAccessToPower']) {
      others(`${of}/monitoringChecks/${name}`, [true, false]);
    }
    others(`${of}/test/stage`, ['screening', 'confirmed', 'disclosed']);
    others(`${of}/test/prescribed`, [true, false]);
    others(`${of}/test/disputed`, [true, false]);
    for (const id of new Set([...touchable, ...(event.conditions ?? [])])) toggle(`${of}/conditions`, id);
    others(
      `${of}/type`,
      EVENT_TYPES.filter((type) => type === event.type || canBe({ type })),
    );
  }
  for (const name of [
    'danger',
    'manageable',
    'contactBrokenDown',
    'linkToIndexOffence',
    'fairBalance',
    ...RECALL_CRITERIA.map((criterion) => `criteria/${criterion}`),
  ]) {
    others(`/judgement/${name}/answer`, ['yes', 'no']);
  }
  const groups = judgement?.danger?.toWhom;
  if (groups !== undefined) {
    found.push({ input: '/judgement/danger/toWhom', instead: groups.length === 0 ? ['public'] : [] });
  }
  others('/judgement/danger/what', DANGER_KINDS);
  others('/judgement/danger/howLikely', LIKELIHOODS);
  others('/judgement/danger/howSoon', IMMINENCES);
  others('/judgement/manageable/nothingAvailableNowWouldContainIt', ['yes', 'no']);
  for (const rung of RUNGS) {
    others(`/judgement/measures/${rung}/state`, ['adequate', 'in-place', 'tried', 'failing', 'inadequate']);
    if (judgement?.measures?.[rung]?.state !== 'not-available') toggle('/judgement/manageable/with', rung);
  }
  others('/judgement/noBreachEscalation/reliedOn', [true, false]);
  others('/licence/mappa/category', [1, 2, 3, 4]);
  others('/licence/mappa/level', [1, 2, 3]);
  return found;
}

const nameOf = ({ input, instead }: Candidate): string => JSON.stringify([input, instead]);

/** The one change alone, written into the case as it was recorded. */
function alone({ inputs }: Case, { input, given, instead }: Change): CaseInputs {
  const stands = at(inputs, input);
  if (JSON.stringify(stands) === JSON.stringify(given)) return writeAt(inputs, input, instead);
  // Two members of one list: the other was changed before.
  if (!Array.isArray(stands) || !Array.isArray(given) || !Array.isArray(instead)) {
    throw new TypeError(`${input} does not stand as it is said to`);
  }
  const gone = new Set<unknown>(given.filter((each) => !instead.includes(each)));
  return writeAt(inputs, input, [
    ...stands.filter((each) => !gone.has(each)),
    ...instead.filter((each) => !given.includes(each)),
  ]);
}

const CONTESTABLE =
  /^(\/events\/\d+\/(type|fault|role|corroborated|courtOrderBreached|remainingFactsStand|seriousOffence|conditions|monitoringChecks\/\w+|test\/(stage|prescribed|disputed))|\/judgement\/((danger|manageable|contactBrokenDown|linkToIndexOffence|fairBalance|criteria\/[\w-]+)\/answer|danger\/(toWhom|what|howLikely|howSoon)|manageable\/(with|nothingAvailableNowWouldContainIt)|measures\/[\w-]+\/state|noBreachEscalation\/reliedOn)|\/licence\/mappa\/(category|level))$/;
const NOT_KNOWN = new Set<unknown>(['unknown', 'not-considered', 'not-available']);

/** Proves a search of one case, and says what there was to prove. */
function prove(one: Case): { readonly singles: number; readonly pairs: number; readonly missing: number } {
  const { inputs, asAt } = one;
  const search = counterfactuals(book, one, { pairs: true });
  const singles = search.found.filter(({ changes }) => changes.length === 1);
  const pairs = search.found.filter(({ changes }) => changes.length === 2);
  const base = recommend(book, one);
  const before = conclusions(base);
  const asBefore = JSON.stringify([...before]);

  expect(singles.length + pairs.length).toBe(search.found.length);
  for (const { changes, effects } of search.found) {
    let so = inputs;
    for (const { input, given, instead } of changes) {
      expect(input).toMatch(CONTESTABLE);
      expect(JSON.stringify(at(so, input))).toBe(JSON.stringify(given));
      expect(NOT_KNOWN.has(given) || NOT_KNOWN.has(instead)).toBe(false);
      expect(input.endsWith('/role') && (given === 'both' || instead === 'both')).toBe(false);
      so = writeAt(so, input, instead);
    }
    const after = conclusions(recommend(book, { inputs: so, asAt }));
    const differ = [...after].filter(([conclusion, text]) => text !== before.get(conclusion));
    expect(effects.map(({ conclusion, to }) => [conclusion, JSON.stringify(to)])).toEqual(differ);
    expect(effects.map(({ from }) => JSON.stringify(from))).toEqual(
      differ.map(([conclusion]) => before.get(conclusion)),
    );
    expect(effects.length).toBeGreaterThan(0);
  }
  for (const { changes } of pairs) {
    for (const change of changes) expect(told(alone(one, change), asAt)).toBe(asBefore);
    const [first, second] = changes.map(({ input, subject }) => `${input} ${subject ?? ''}`);
    expect(first).not.toBe(second);
  }

  const all = candidates(inputs);
  expect(search.single.tried).toBe(all.length);
  const answered = all.map((candidate) => ({
    candidate,
    answer: recommend(book, { inputs: writeAt(inputs, candidate.input, candidate.instead), asAt }),
  }));
  const could = answered.filter(({ answer }) => JSON.stringify([...conclusions(answer)]) !== asBefore);
  const got = singles.flatMap(({ changes }) => changes.map(nameOf));
  expect(new Set(got).size).toBe(got.length);
  const sure = could.filter(({ answer }) => search.single.complete && !wasWidened(answer));
  expect(got).toEqual(expect.arrayContaining(sure.map(({ candidate }) => nameOf(candidate))));
  const any = new Set(could.map(({ candidate }) => nameOf(candidate)));
  expect(got.filter((name) => !any.has(name))).toEqual([]);
  return { singles: singles.length, pairs: pairs.length, missing: search.single.complete ? 0 : 1 };
}

describe('counterfactuals', () => {
  it('tell every single change of the example cases that would change a conclusion, and no other', () => {
    const proved = exampleInputs().map(prove);
    expect(proved.every(({ singles, missing }) => singles > 0 && missing === 0)).toBe(true);
    expect(proved.some(({ pairs }) => pairs > 0)).toBe(true);
  });

  it(`do so in ${CASES} generated cases, each verified, none missed, and pairs never one change too long`, () => {
    let singles = 0;
    let pairs = 0;
    fc.assert(
      fc.property(cases, (one) => {
        const proved = prove(one);
        singles += proved.singles;
        pairs += proved.pairs;
      }),
      { numRuns: CASES, seed: SEED },
    );
    expect(singles).toBeGreaterThan(CASES);
    expect(pairs).toBeGreaterThan(0);
  });

  it('are the same, in the same order, every time; and singles are the same with and without pairs', () => {
    for (const one of exampleInputs()) {
      const first = counterfactuals(book, one, { pairs: true });
      expect(JSON.stringify(counterfactuals(book, structuredClone(one), { pairs: true }))).toBe(
        JSON.stringify(first),
      );
      const { pairs, found, single } = counterfactuals(book, one, { pairs: false });
      expect(pairs).toBeUndefined();
      expect(single).toEqual(first.single);
      expect(found).toEqual(first.found.slice(0, found.length));
    }
  });

  it('say how many pairs there were and whether all were tried', () => {
    const searches = exampleInputs().map((one) => counterfactuals(book, one, { pairs: true }).pairs);
    for (const pairs of searches) {
      expect(pairs?.tried).toBe(Math.min(pairs?.of ?? 0, pairs?.bound ?? 0));
      expect(pairs?.complete).toBe(pairs?.tried === pairs?.of);
    }
    expect(new Set(searches.map((pairs) => pairs?.complete))).toEqual(new Set([true, false]));
  });

  it('end at a number of steps, the same on every machine, far above what a case that people describe takes', () => {
    for (const one of exampleInputs()) {
      const whole = counterfactuals(book, one, { pairs: true });
      expect(whole.single.of).toBe(whole.single.tried);
      // A quarter of what there is would do.
      expect(counterfactuals(book, one, { pairs: true, steps: STEPS_TAKEN / 4 })).toEqual(whole);
      const cut = counterfactuals(book, one, { pairs: true, steps: 2_500 });
      expect(cut.single).toMatchObject({ of: whole.single.of, complete: false });
      expect(cut.single.tried).toBeLessThan(whole.single.tried);
      expect(cut.pairs).toEqual({ tried: 0, bound: PAIRS_TRIED, complete: false });
      expect(cut.found).toEqual(whole.found.slice(0, cut.found.length));
    }
    const events = Array.from({ length: 30 }, (_, index) => ({
      id: `event-${index}`,
      type: 'arrest-bail-or-rui' as const,
      evidenceStatus: 'arrest' as const,
      conditions: ['c0', 'c1'],
      role: 'alleged-perpetrator' as const,
      fault: 'chosen' as const,
    }));
    const conditions = Array.from({ length: 30 }, (_, index) => ({ id: `c${index}` }));
    const judgement = { danger: { answer: 'no' as const }, manageable: { answer: 'yes' as const } };
    const inputs = { events, licence: { conditions }, judgement };
    const { single } = counterfactuals(book, { inputs, asAt: '2026-11-21' }, { pairs: false });
    expect(single.complete).toBe(false);
    expect(single.tried).toBeLessThan(single.of);
  });

  it('name as changing nothing only what leaves the whole answer as it is, whatever else is recorded there', () => {
    let listed = 0;
    for (const { inputs, asAt } of exampleInputs()) {
      const answer = recommend(book, { inputs, asAt });
      const made = explain(book, { inputs, asAt, answer }, 'practitioner', ENGLISH);
      if ('notExplainable' in made) throw new Error(made.notExplainable);
      expect(made.summary.length).toBeGreaterThan(3);
      expect(made.findings[0]?.question).toBe('recall');
      expect(made).not.toHaveProperty('bounded');
      const all = candidates(inputs);
      for (const { input } of made.changesNothing.filter(({ known }) => known)) {
        const others = all.filter((each) => each.input === input);
        expect(others.length).toBeGreaterThan(0);
        for (const each of others) {
          const so = recommend(book, { inputs: writeAt(inputs, input, each.instead), asAt });
          expect({ input, so: withoutRules(so) }).toEqual({ input, so: withoutRules(answer) });
        }
        listed += 1;
      }
    }
    expect(listed).toBeGreaterThan(5);
  });

  it('say that a search was not complete where so much is missing that an answer was widened', () => {
    const events = Array.from({ length: 3 }, (_, index) => ({ id: `event-${index + 1}` }));
    const judgement = {
      noBreachEscalation: {
        reliedOn: true,
        checksRecorded: true,
        contactRecorded: true,
        restsOnEvents: events.map(({ id }) => id),
      },
    };
    const one = { inputs: { events, judgement }, asAt: '2026-11-21' };
    expect(wasWidened(recommend(book, one))).toBe(true);
    const search = counterfactuals(book, one, { pairs: true });
    expect(search.single.complete).toBe(false);
    expect(search.pairs?.complete).toBe(false);
  });

  it('name the fact that puts a change into words, with its values', () => {
    const one = {
      asAt: '2026-11-21',
      inputs: {
        events: [
          {
            id: 'event-1',
            type: 'positive-test-or-disclosed-use',
            evidenceStatus: 'no-criminal-process',
            fault: 'chosen',
            conditions: ['condition-1'],
            test: { stage: 'confirmed', disputed: false, prescribed: false },
          },
        ],
        licence: {
          sentences: [{ id: 's', type: 'life' }],
          conditions: [{ id: 'condition-1', inForceFrom: '2026-01-01', inForceTo: 'licence-end' }],
        },
        judgement: { danger: { answer: 'yes', toWhom: ['children'] } },
      },
    } as const satisfies Case;
    const { found } = counterfactuals(book, one, { pairs: false });
    const changes = found.flatMap((each) => each.changes);
    expect(changes).toContainEqual({
      input: '/judgement/danger/toWhom',
      given: ['children'],
      instead: [],
      fact: 'danger.to-somebody',
      from: true,
      to: false,
    });
    expect(changes).toContainEqual({
      input: '/events/0/conditions',
      given: ['condition-1'],
      instead: [],
      fact: 'touch.concerns',
      subject: 'event-1/condition-1',
      from: true,
      to: false,
    });
  });

  it('tell that the type of recall hangs on whether a charge that is relied on is serious', () => {
    const one = {
      asAt: '2024-06-01',
      inputs: {
        events: [
          {
            id: 'event-1',
            type: 'charged-serious-or-index-like',
            evidenceStatus: 'charge',
            reliedOnForRecall: true,
            seriousOffence: false,
            fault: 'chosen',
          },
        ],
        licence: {
          sentences: [
            {
              id: 's',
              type: 'standard-determinate',
              relation: 'sole',
              date: '2024-01-15',
              length: { months: 6 },
              flags: { othersConfirmedAbsent: true },
            },
          ],
          ageOnDecisionDay: 30,
          expiry: '2033-12-31',
          ending: 'none',
          mappa: { status: 'none' },
        },
      },
    } as const satisfies Case;
    prove(one);
    const { found } = counterfactuals(book, one, { pairs: false });
    const ofType = found.filter(({ effects }) =>
      effects.some(({ conclusion }) => conclusion === 'recall-type'),
    );
    expect(ofType.map(({ changes }) => changes.map(({ input, instead }) => [input, instead]))).toContainEqual(
      [['/events/0/seriousOffence', true]],
    );
  });
});

describe('an evaluation', () => {
  it('takes `include=counterfactuals`, and refuses another value by its name (400)', async () => {
    const test = await buildTestApp();
    const asked = await test.send('POST', '/v1/evaluations?include=counterfactuals', { asAt: '2026-10-14' });
    const refused = await test.send('POST', '/v1/evaluations?include=pairs', { asAt: '2026-10-14' });
    await test.app.close();
    expect(asked.status).toBe(200);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: '?include' }] } });
  });
});
