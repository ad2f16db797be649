import { describe, expect, it } from '@jest/globals';
import {
  type CaseInputs,
  currentBookText,
  ENGLISH,
  type Explanation,
  explain,
  openBook,
  recommend,
} from '../../src/rules/index.ts';
import { RULES_LAID_OUT } from '../../src/rules/explanation/bounds.ts';
import { explainWith } from '../../src/rules/explanation/explain.ts';

const book = openBook(currentBookText());

function explained(inputs: CaseInputs, asAt: string): Explanation {
  const answer = recommend(book, { inputs, asAt });
  const made = explain(book, { inputs, asAt, answer }, 'practitioner', ENGLISH);
  if ('notExplainable' in made) throw new Error(made.notExplainable);
  return made;
}

/** A breach, a limb and necessity together; the person is an adult with one sentence of two years. */
const SUPPORTED: CaseInputs = {
  licence: {
    sentences: [
      {
        id: 's1',
        type: 'standard-determinate',
        date: '2025-01-06',
        length: { months: 24 },
        flags: { othersConfirmedAbsent: true },
      },
    ],
    ageOnDecisionDay: 30,
    expiry: '2027-12-31',
    ending: 'none',
    mappa: { status: 'none' },
    needs: [],
    release: { date: '2026-06-19', provision: 'automatic' },
    conditions: [
      {
        id: 'reside',
        category: 'bespoke',
        inForceFrom: '2026-06-19',
        inForceTo: 'licence-end',
        monitoring: 'none',
        protects: 'nobody-named',
      },
    ],
  },
  events: [
    {
      id: 'e1',
      type: 'lost-contact',
      fault: 'chosen',
      occurredOn: '2026-10-01',
      conditions: ['reside'],
      evidenceStatus: 'no-criminal-process',
    },
  ],
  judgement: {
    danger: {
      answer: 'yes',
      on: '2026-10-19',
      toWhom: ['known-adult'],
      what: 'serious-harm',
      howLikely: 'increased',
      howSoon: 'not-imminent',
      restsOnEvents: ['e1'],
    },
    manageable: { answer: 'no', restsOnEvents: ['e1'] },
    contactBrokenDown: { answer: 'no' },
    measures: {
      'discuss-and-record': { state: 'tried' },
      'change-supervision': { state: 'failing', on: '2026-10-18' },
      'licence-compliance-letter': { state: 'inadequate', reasoned: true },
    },
  },
};
const DAY = '2026-10-20';

const notChosen = (of: Explanation, question: string, answer: string) =>
  of.notChosen.find((each) => each.question === question && each.answer === answer);
const finding = (of: Explanation, question: string, id?: string) =>
  of.findings.find((each) => each.question === question && each.subject?.id === id);

describe('why, and why not', () => {
  const supported = explained(SUPPORTED, DAY);

  it('names every response, measure and recall type that was not chosen, with the first condition against it', () => {
    expect(supported.notChosen.filter(({ question }) => question === 'response')).toHaveLength(8);
    expect(notChosen(supported, 'response', 'recall-supported')).toBeUndefined();
    // No measure can be the response while recall is supported.
    expect(notChosen(supported, 'response', 'discuss-and-record')).toMatchObject({
      because: 'failed',
      rule: 'RE-5',
      first: { fact: 'case.recall', follows: [{ question: 'recall' }] },
    });
    expect(notChosen(supported, 'measure', 'change-supervision')).toMatchObject({
      because: 'failed',
      rule: 'RU-1',
      first: { fact: 'measure.record', subject: 'change-supervision', truth: 'not-met' },
    });
    expect(notChosen(supported, 'recall-type', 'fixed-term-56-mandatory')).toBeUndefined();
    expect(notChosen(supported, 'recall-type', 'standard-only')).toMatchObject({
      because: 'failed',
      rule: 'RT-1',
      first: { fact: 'case.gate', follows: [{ question: 'sentence-gate', subject: 's1' }] },
    });
    expect(notChosen(supported, 'recall-type', 'fixed-term-28-mandatory')).toEqual({
      question: 'recall-type',
      answer: 'fixed-term-28-mandatory',
      name: ENGLISH.names.recallTypes['fixed-term-28-mandatory'],
      says: ENGLISH.said.notInForce,
      because: 'not-in-force',
    });
  });

  it('says of recall that is not supported which of ground, threshold and necessity was lacking', () => {
    const without = (change: Partial<CaseInputs>, fact: string) => {
      expect(
        notChosen(explained({ ...SUPPORTED, ...change }, DAY), 'response', 'recall-supported'),
      ).toMatchObject({
        because: 'failed',
        rule: 'OU-1',
        first: { fact },
      });
    };
    const [event] = SUPPORTED.events ?? [];
    if (event === undefined) throw new Error('the case has no event');
    without({ events: [{ ...event, fault: 'no-fault' }] }, 'case.breach');
    const { judgement = {} } = SUPPORTED;
    without(
      { judgement: { ...judgement, danger: { ...judgement.danger, howLikely: 'decreased' } } },
      'case.threshold',
    );
    without({ judgement: { ...judgement, manageable: { answer: 'yes' } } }, 'case.necessity');
  });

  it('calls open what a missing fact leaves open, and says what each value would lead to', () => {
    const [event] = SUPPORTED.events ?? [];
    if (event === undefined) throw new Error('the case has no event');
    const { fault: _, ...untold } = event;
    const open = explained({ ...SUPPORTED, events: [untold] }, DAY);
    expect(notChosen(open, 'response', 'recall-supported')).toMatchObject({
      because: 'open',
      rule: 'OU-1',
      first: { fact: 'case.breach', truth: 'open' },
    });
    const unknown = open.unknowns.find(({ fact }) => fact === 'event.fault');
    expect(unknown).toMatchObject({
      fact: 'event.fault',
      subject: { kind: 'event', id: 'e1', name: expect.stringContaining('1 October 2026') },
      input: '/events/0/fault',
      heldBy: 'the practitioner',
    });
    const leadsTo = (value: string, question: string) =>
      unknown?.ifKnown
        .find(({ values }) => values.includes(value))
        ?.answers.find((each) => each.question === question)?.possible;
    expect(leadsTo('chosen', 'recall')).toEqual(['supported']);
    expect(leadsTo('no-fault', 'recall')).toEqual(['not-supported']);
    expect(leadsTo('no-fault', 'event-conduct')).toEqual(['neither']);
  });

  it('gives each fact its place in the inputs, its event and its day, or the findings that it follows from', () => {
    const conduct = finding(supported, 'event-conduct', 'e1');
    expect(conduct?.subject?.name).toContain('1 October 2026');
    expect(conduct?.facts.find(({ fact }) => fact === 'event.fault')).toMatchObject({
      subject: 'e1',
      sources: [{ input: '/events/0/fault', given: true, event: 'e1', on: '2026-10-01' }],
    });
    const urgency = finding(supported, 'urgency');
    expect(urgency?.facts.find(({ fact }) => fact === 'danger.soon')).toMatchObject({
      sources: [{ input: '/judgement/danger/howSoon', given: true, on: '2026-10-19' }],
    });
    const recall = finding(supported, 'recall');
    expect(
      recall?.facts.flatMap(({ follows }) => follows.map(({ question }) => question)).toSorted(),
    ).toEqual(['case-breach', 'necessity', 'sentence-gate', 'threshold']);
    // What one confirmation settles is found where it was confirmed.
    const flag = finding(supported, 'recall-type')?.facts.find(({ fact }) => fact === 'case.terrorist-247a');
    expect(flag?.sources).toEqual([
      { input: '/licence/sentences/0/flags/othersConfirmedAbsent', given: true },
    ]);
  });

  it('says nothing of what one value would lead to where too much is missing to weigh each fact by itself', () => {
    const events = Array.from({ length: 6 }, (_, index) => ({ id: `e${index}` }));
    const inputs: CaseInputs = { licence: {}, events };
    const answer = recommend(book, { inputs, asAt: DAY });
    const lost = explainWith(book, { inputs, asAt: DAY, answer }, 'practitioner', ENGLISH, () => ({
      found: [],
      single: { tried: 0, of: 0, complete: false },
    }));
    if ('notExplainable' in lost) throw new Error(lost.notExplainable);
    const together = lost.unknowns.filter(({ weighedTogether }) => weighedTogether);
    expect(together.length).toBeGreaterThan(0);
    for (const { ifKnown } of lost.unknowns) {
      for (const { values, says } of ifKnown) expect(says).toHaveLength(values.length);
    }
  });

  it('tells a case of a length that nobody describes within its bounds, and says what it did not go into', () => {
    const inputs: CaseInputs = {
      licence: { conditions: Array.from({ length: 24 }, (_, index) => ({ id: `c${index}` })) },
      events: Array.from({ length: 8 }, (_, index) => ({ id: `e${index}` })),
    };
    const answer = recommend(book, { inputs, asAt: DAY });
    const made = explainWith(book, { inputs, asAt: DAY, answer }, 'inspector', ENGLISH, () => ({
      found: [],
      single: { tried: 0, of: 0, complete: false },
    }));
    if ('notExplainable' in made) throw new Error(made.notExplainable);
    const { findings, unknowns, trace = [], bounded } = made;
    const without = findings.filter(({ rules }) => rules.length === 0);
    const laidOut = findings.reduce((sum, { rules }) => sum + rules.length, 0);
    expect(laidOut).toBeLessThanOrEqual(RULES_LAID_OUT);
    expect(without.filter(({ facts, says }) => facts.length > 0 || says === '')).toEqual([]);
    // What weighs most is gone into: all that is not of one event or one condition.
    expect(new Set(without.map(({ subject }) => subject?.kind))).toEqual(new Set(['condition']));
    const traced = answer.trace.flatMap(({ rules }) => Object.keys(rules)).length;
    expect(bounded).toEqual({
      bound: RULES_LAID_OUT,
      findings: without.length,
      rules: expect.any(Number),
      trace: traced - trace.length,
      unknowns: unknowns.filter(({ notGoneInto }) => notGoneInto).length,
    });
    expect((bounded?.rules ?? 0) + laidOut).toBeGreaterThan(RULES_LAID_OUT);
    expect(bounded?.unknowns).toBeGreaterThan(0);
    expect(unknowns.filter(({ notGoneInto, ifKnown }) => notGoneInto && ifKnown.length > 0)).toEqual([]);
    expect(supported).not.toHaveProperty('bounded');
  });

  it('does not call equipment that nobody has checked idle of a missed appointment', () => {
    const { licence = {} } = SUPPORTED;
    const { changesNothing } = explained(
      {
        licence,
        events: [
          {
            id: 'e1',
            type: 'missed-appointment-no-good-reason',
            occurredOn: '2026-10-01',
            conditions: ['reside'],
            evidenceStatus: 'no-criminal-process',
          },
        ],
      },
      DAY,
    );
    expect(changesNothing.map(({ fact }) => fact)).not.toContain('event.equipment-fault');
  });

  it('puts counterfactuals into words, and names what could be contested without effect', () => {
    const { counterfactuals, changesNothing } = supported;
    const fault = counterfactuals.found.find(({ changes }) => changes[0]?.input === '/events/0/fault');
    expect(fault).toMatchObject({
      changes: [{ says: { from: expect.stringMatching(/\S/), to: expect.stringMatching(/\S/) } }],
    });
    expect(fault?.effects.map(({ conclusion, to }) => [conclusion, to.answer])).toContainEqual([
      'recall',
      'not-supported',
    ]);
    expect(fault?.effects.every(({ says }) => says !== undefined)).toBe(true);
    const turning = new Set(
      counterfactuals.found.flatMap(({ changes }) => changes.map(({ input }) => input)),
    );
    expect(changesNothing.filter(({ known, input }) => known && turning.has(input))).toEqual([]);
    expect(counterfactuals.says[0]).toBe(
      typeof ENGLISH.said.neverAdviceToAlter === 'string' ? '' : ENGLISH.said.neverAdviceToAlter.practitioner,
    );
  });
});
