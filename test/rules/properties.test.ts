import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type Answer,
  type CaseInputs,
  currentBookText,
  type EventInputs,
  findRule,
  type JudgementInputs,
  NEEDS,
  openBook,
  RUNGS,
  recommend,
  YES_NO_UNKNOWN,
} from '../../src/rules/index.ts';
import { factsOf } from '../../src/rules/kernel/expression.ts';
import { cases, type GeneratedCase, wildCases } from './support/arbitraries.ts';
import { leaveOut, type Path, pathsOf, pathText } from './support/completions.ts';
import { type Question, questionsOf } from './support/questions.ts';

/** The same cases every time; others can be tried with FUZZ_SEED. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_121);

const book = openBook(currentBookText());
const ask = (inputs: CaseInputs, asAt: string): Answer => recommend(book, { inputs, asAt });

type Judged = GeneratedCase['inputs'] & { readonly judgement: JudgementInputs };
const judged = (inputs: GeneratedCase['inputs']): Judged => ({
  ...inputs,
  judgement: inputs.judgement ?? {},
});

/** How much of the full number of cases is generated: `npm run prove:properties` takes all of it. */
const SHARE = Number(process.env['PROPERTY_SHARE'] ?? '0.35');

/** The property holds for every case generated; `arbitrary` draws what else it needs. */
function holds(
  runs: number,
  property: (inputs: Judged, asAt: string, pick: (below: number) => number) => void,
  from: fc.Arbitrary<GeneratedCase> = cases,
): void {
  const picks = fc.array(fc.nat(9_999), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(from, picks, ({ inputs, asAt }, drawn) => {
      let next = 0;
      property(judged(inputs), asAt, (below) => (drawn[next++ % drawn.length] ?? 0) % below);
    }),
    { numRuns: Math.ceil(runs * SHARE), seed: SEED },
  );
}

const wasWidened = (answer: Answer): boolean =>
  answer.qualityFindings.some(({ finding }) => finding === 'not-every-completion-weighed');
const possible = (question: { readonly answer: string; readonly possible?: readonly string[] }) =>
  question.possible ?? [question.answer];
const byName = (answer: Answer): ReadonlyMap<string, Question> =>
  new Map(questionsOf(answer).map((question) => [question.name, question]));

/** The same value with every list in one order, so that answers compare without theirs. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(unordered).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, unordered(member)]));
}

/** What an answer says, without what records how it came about. */
function substance(answer: Answer, ...without: readonly (keyof Answer)[]): unknown {
  const left = new Set<string>(['trace', 'citations', ...without]);
  return Object.fromEntries(Object.entries(answer).filter(([member]) => !left.has(member)));
}

/** What an answer says beside the recall type; what is missing and what to do meanwhile may name the age. */
const ageless = (answer: Answer | undefined): unknown =>
  answer === undefined
    ? undefined
    : substance(answer, 'recallType', 'period', 'existingRecall', 'deadlines', 'missingFacts', 'outcome');

/** What is possible of ground, threshold, necessity and outcome. */
const decisive = (answer: Answer) =>
  questionsOf(answer)
    .filter(({ name }) =>
      ['breach', 'escalation', 'threshold', 'necessity', 'urgency', 'recall', 'response'].includes(name),
    )
    .map(({ name, possible: still }) => ({ name, still }));

const measuresAs = (state: 'adequate' | 'tried' | 'failing' | 'inadequate' | 'not-available') => ({
  state,
  reasoned: true,
});

describe('the rules', () => {
  it('order_does_not_matter: of events and conditions', () => {
    holds(150, (inputs, asAt, pick) => {
      const turned = <T>(list: readonly T[]): readonly T[] => {
        const by = pick(Math.max(list.length, 1));
        return [...list.slice(by), ...list.slice(0, by)].toReversed();
      };
      const events = inputs.events.map((event) =>
        event.conditions === undefined ? event : { ...event, conditions: turned(event.conditions) },
      );
      const { conditions } = inputs.licence;
      const licence =
        conditions === undefined ? inputs.licence : { ...inputs.licence, conditions: turned(conditions) };
      const first = ask(inputs, asAt);
      const other = ask({ ...inputs, licence, events: turned(events) }, asAt);
      fc.pre(!wasWidened(first) && !wasWidened(other));
      expect(unordered(other)).toEqual(unordered(first));
    });
  });

  it('order_does_not_matter: of sentences', () => {
    const relations = fc.constantFrom('concurrent' as const, 'consecutive' as const);
    fc.assert(
      fc.property(relations, relations, fc.constantFrom('2025-10-01', '2026-05-01'), (one, other, asAt) => {
        const typed = {
          type: 'section-250',
          length: { months: 8 },
          flags: { othersConfirmedAbsent: true },
        } as const;
        const first = { id: 's1', relation: one, ...typed } as const;
        const second = { id: 's2', relation: other, ...typed } as const;
        const licence = { ageOnDecisionDay: 20, expiry: '2033-12-31', mappa: { status: 'none' } } as const;
        const typeOf = (sentences: readonly [typeof first | typeof second, typeof first | typeof second]) =>
          possible(ask({ licence: { ...licence, sentences }, events: [] }, asAt).recallType.type);
        expect(typeOf([second, first])).toEqual(typeOf([first, second]));
      }),
      { numRuns: 40, seed: SEED },
    );
  });

  it('unknown_never_decides', () => {
    holds(60, (inputs, asAt) => {
      const whole = ask(inputs, asAt);
      const told = byName(whole);
      const facts: readonly Path[] = [
        ...pathsOf(inputs).filter(isFact),
        ...(inputs.licence.conditions === undefined ? [] : [['licence', 'conditions']]),
      ];
      for (const path of facts) {
        const without = ask(leaveOut(inputs, path), asAt);
        if (wasWidened(without) || wasWidened(whole)) continue;
        const decided = questionsOf(without).flatMap(({ name, possible: still }) => {
          const before = told.get(name)?.possible ?? [];
          const lost = before.filter((answer) => !still.includes(answer));
          return lost.length === 0 ? [] : [{ path: pathText(path), name, lost }];
        });
        // One look at all of them: a look at each would cost more than the rules do.
        expect(decided).toEqual([]);
      }
    });
  });

  it('a_missing_fact_never_reads_as_safe', () => {
    holds(25, (inputs, asAt) => {
      const whole = ask(inputs, asAt);
      for (const path of [...pathsOf(inputs).filter(isFact), ['licence', 'needs']]) {
        const without = ask(leaveOut(inputs, path), asAt);
        const actions = new Set(without.safetyActions.map(({ action }) => action));
        const dropped = whole.safetyActions.filter(({ action }) => !actions.has(action));
        expect({ path: pathText(path), dropped }).toEqual({ path: pathText(path), dropped: [] });
        // While it is open whether recall is supported, no lesser measure is the answer and no clock is a longer one.
        const { recall, response } = without.outcome;
        expect(response.answer === 'insufficient-information').toBe(recall.answer === 'unknown');
      }
    });
  });

  it('a_missing_fact_never_reads_as_safe: knowing nothing answers nothing', () => {
    for (const asAt of ['2014-06-01', '2025-10-01', '2026-11-21']) {
      const answer = ask({}, asAt);
      expect(answer.outcome.response.answer).toBe('insufficient-information');
      expect(answer.urgency.answer).toBe('unknown');
      expect(answer.threshold.possible).toEqual(['met', 'not-met', 'not-applicable']);
      expect(answer.proportionality.map(({ finding }) => finding.answer)).toEqual(
        answer.proportionality.map(() => 'unknown'),
      );
      expect(answer.safetyActions.map(({ certainty }) => certainty)).toContain('may-apply');
    }
  });

  it('arrest_is_not_charge', () => {
    holds(150, (inputs, asAt, pick) => {
      const arrest: EventInputs = {
        id: 'arrest',
        type: 'arrest-bail-or-rui',
        evidenceStatus: pick(2) === 0 ? 'arrest' : 'bail-or-rui',
        conditions: [],
        reliedOnForRecall: true,
        seriousOffence: true,
      };
      const without = ask(inputs, asAt);
      const beside = ask({ ...inputs, events: [...inputs.events, arrest] }, asAt);
      expect(beside.recallType).toEqual(without.recallType);
      expect(beside.events.at(-1)).toMatchObject({ stage: 'alleged' });
    });
  });

  it('a_victim_is_not_in_breach', () => {
    const types = ['threats-or-harassment-not-charged', 'domestic-abuse-call-out'] as const;
    holds(150, (inputs, asAt, pick) => {
      const asVictim = (event: EventInputs): EventInputs => ({
        ...event,
        type: types[pick(2)] ?? 'domestic-abuse-call-out',
        evidenceStatus: 'call-out-or-report',
        role: 'victim',
      });
      const before = ask(inputs, asAt);
      const alone = ask({ ...inputs, events: inputs.events.map(asVictim) }, asAt);
      expect(alone.events.map(({ conduct }) => conduct.answer)).toEqual(inputs.events.map(() => 'neither'));
      expect(alone.breach.answer).toBe('not-shown');
      const added = ask({ ...inputs, events: [...inputs.events, asVictim({ id: 'victim' })] }, asAt);
      expect(possible(added.breach)).toEqual(possible(before.breach));
      // More to consider can leave recall open; it never brings recall nearer.
      expect(possible(before.outcome.recall)).toEqual(
        expect.arrayContaining(possible(added.outcome.recall).filter((so) => so === 'supported')),
      );
    });
  });

  it('a_lesser_adequate_measure_beats_recall', () => {
    holds(200, (inputs, asAt, pick) => {
      const rung = RUNGS[pick(RUNGS.length)] ?? 'no-enforcement';
      const measures = { ...inputs.judgement.measures, [rung]: measuresAs('adequate') };
      const answer = ask({ ...inputs, judgement: { ...inputs.judgement, measures } }, asAt);
      expect(answer.necessity.answer).toBe('not-shown');
      expect(answer.outcome.recall.answer).toBe('not-supported');
      expect(possible(answer.outcome.response)).not.toContain('recall-supported');
    });
  });

  it('exhausting_a_list_never_shows_necessity', () => {
    const exhausted = ['tried', 'failing', 'inadequate', 'not-available'] as const;
    holds(200, (inputs, asAt, pick) => {
      const measures = Object.fromEntries(
        RUNGS.map((rung) => [rung, measuresAs(exhausted[pick(4)] ?? 'tried')]),
      );
      const { danger = {}, manageable = {}, ...rest } = inputs.judgement;
      const { toWhom: _, ...toNobodyNamed } = danger;
      const unnamed: JudgementInputs[] = [
        { ...rest, measures },
        { ...rest, measures, danger, manageable: { ...manageable, answer: 'unknown' } },
        { ...rest, measures, danger, manageable: { ...manageable, answer: 'yes' } },
        { ...rest, measures, danger: { ...danger, answer: 'unknown' }, manageable },
        { ...rest, measures, danger: { ...danger, answer: 'no' }, manageable },
        { ...rest, measures, danger: toNobodyNamed, manageable },
        { ...rest, measures, danger: { ...danger, toWhom: [] }, manageable },
      ];
      for (const judgement of unnamed) {
        expect(ask({ ...inputs, judgement }, asAt).necessity.answer).not.toBe('shown');
      }
    });
  });

  it('no_recall_without_ground_threshold_and_necessity', () => {
    let supported = 0;
    holds(600, (inputs, asAt, pick) => {
      const answer = ask(pressed(inputs, pick), asAt);
      const response = answer.outcome.response.answer;
      expect(response === 'recall-supported').toBe(answer.outcome.recall.answer === 'supported');
      if (response !== 'recall-supported') return;
      supported += 1;
      expect([answer.breach.answer === 'shown', answer.noBreachEscalation.answer === 'relied-on']).toContain(
        true,
      );
      expect(answer.threshold.answer).toBe('met');
      expect(answer.necessity.answer).toBe('shown');
    });
    // The property says nothing where no generated case supports recall.
    expect(supported).toBeGreaterThan(20);
  });

  it('no_count_alone_triggers_recall', () => {
    holds(100, (inputs, asAt, pick) => {
      const once = ask(inputs, asAt);
      const copies = Array.from({ length: 1 + pick(4) }, (_, copy) =>
        inputs.events.map((event) => ({ ...event, id: `${event.id}-again-${copy}` })),
      );
      const often = ask({ ...inputs, events: [...inputs.events, ...copies.flat()] }, asAt);
      fc.pre(!wasWidened(once) && !wasWidened(often));
      expect(decisive(often)).toEqual(decisive(once));
    });
  });

  it('a_low_band_never_blocks', () => {
    holds(150, (inputs, asAt) => {
      const { rosh: _, ...licence } = inputs.licence;
      const none = ask({ ...inputs, licence }, asAt);
      const levels = (level: 'low' | 'medium' | 'very-high') =>
        ask({ ...inputs, licence: { ...licence, rosh: { public: level, children: level } } }, asAt);
      for (const answer of [levels('low'), levels('medium'), levels('very-high')]) {
        expect(substance(answer, 'qualityFindings')).toEqual(substance(none, 'qualityFindings'));
      }
    });
  });

  it('more_danger_never_lowers_threshold_or_urgency', () => {
    const upwards = [
      ['threshold', 'not-met', 'met'],
      ['urgency', 'standard', 'emergency'],
    ] as const;
    holds(150, (inputs, asAt) => {
      const before = byName(ask(inputs, asAt));
      for (const raise of HEAVIER) {
        const after = byName(ask({ ...inputs, judgement: raise(inputs.judgement) }, asAt));
        for (const [question, lower, upper] of upwards) {
          const was = before.get(question)?.possible ?? [];
          const now = after.get(question)?.possible ?? [];
          const lost = was.includes(upper) && !now.includes(upper);
          const lowered = !was.includes(lower) && now.includes(lower);
          expect({ question, lost, lowered }).toEqual({ question, lost: false, lowered: false });
        }
      }
    });
  });

  it('more_risk_never_gets_a_lighter_response', () => {
    let raised = 0;
    holds(200, (given, asAt, pick) => {
      const inputs = pick(3) === 0 ? given : eased(pressed(given, pick), pick);
      const before = ask(inputs, asAt);
      for (const raise of HEAVIER) {
        const after = ask({ ...inputs, judgement: raise(inputs.judgement) }, asAt);
        if (wasWidened(before) || wasWidened(after)) continue;
        expect(heaviest(after)).toBeGreaterThanOrEqual(heaviest(before));
        if (heaviest(after) > heaviest(before)) raised += 1;
      }
    });
    // The property says nothing where no generated case gets a heavier response.
    expect(raised).toBeGreaterThan(20 * SHARE);
  });

  it('score_alone_never_decides', () => {
    const levels = ['low', 'medium', 'high', 'very-high'] as const;
    holds(150, (inputs, asAt) => {
      const { danger: _d, manageable: _m, contactBrokenDown: _c, criteria: _k, ...rest } = inputs.judgement;
      for (const level of levels) {
        const rosh = { public: level, children: level, 'known-adult': level } as const;
        const unjudged = { ...inputs, licence: { ...inputs.licence, rosh }, judgement: rest };
        const answer = ask(unjudged, asAt);
        // No level makes up for what only a person can say of the danger, and none decides against it.
        expect(answer.outcome.recall.answer).not.toBe('supported');
        expect(['not-shown', 'unknown']).toContain(answer.necessity.answer);
        expect(answer.threshold.answer).not.toBe('met');
      }
    });
    const read = /score|band|predictor|rsr|ogrs|oasys|\bovp\b|\bogp\b|\bosp\b/i;
    expect(
      Object.entries(book.book.facts).filter(([name, { label }]) => read.test(`${name} ${label}`)),
    ).toEqual([]);
  });

  it('a_pattern_is_always_shown', () => {
    holds(150, (inputs, asAt) => {
      const copies = [0, 1, 2].flatMap((copy) =>
        inputs.events.map((event) => ({ ...event, id: `${event.id}-${copy}` })),
      );
      const answer = ask({ ...inputs, events: copies }, asAt);
      expect(answer.events.map(({ event }) => event)).toEqual(copies.map(({ id }) => id));
      for (const { id, type, conditions = [] } of copies) {
        // Each event stands by itself at every condition it touches and every measure it points to, however often it came.
        for (const touched of conditions) {
          expect(answer.conditions.find(({ condition }) => condition === touched)?.events).toContain(id);
        }
        const pointed = type === undefined ? [] : (book.book.tables['measures-by-type']?.rows[type] ?? []);
        const shown = answer.ladder
          .filter(({ promptedBy }) => promptedBy.includes(id))
          .map(({ rung }) => rung);
        expect(shown.toSorted()).toEqual([...pointed].toSorted());
      }
    });
  });

  it('a_criterion_counts_only_from_a_named_person_with_reasons', () => {
    holds(200, (inputs, asAt, pick) => {
      const type = (['extended', 'ipp', 'life'] as const)[pick(3)] ?? 'extended';
      const licence = { ...inputs.licence, sentences: [{ id: 's1', type }] };
      const { criteria } = inputs.judgement;
      const told = Object.values(criteria ?? {});
      const counted = (answer: 'yes' | 'no') =>
        told.filter((one) => one.answer === answer && one.reasoned === true && one.named === true).length;
      const { threshold } = ask({ ...inputs, licence }, asAt);
      const wanted = counted('yes') > 0 ? 'met' : counted('no') === 4 ? 'not-met' : 'unknown';
      expect(threshold.answer).toBe(wanted);
    });
  });

  it('a_condition_that_protects_a_victim_or_a_child_is_never_proposed', () => {
    holds(200, (inputs, asAt) => {
      const protects = new Map(
        inputs.licence.conditions?.map((condition) => [condition.id, condition.protects]),
      );
      for (const { condition, variation } of ask(inputs, asAt).variations) {
        const group = protects.get(condition);
        if (group === undefined || group === 'nobody-named') continue;
        expect(possible(variation)).not.toContain('may-be-proposed');
        expect(possible(variation)).not.toContain('victim-view-first');
      }
    });
  });

  it('proportionality_never_changes_the_outcome', () => {
    holds(100, (inputs, asAt) => {
      const { fairBalance: _, ...judgement } = inputs.judgement;
      const unweighed = ask({ ...inputs, judgement }, asAt);
      for (const answer of ['yes', 'no'] as const) {
        const fairBalance = { answer, reasoned: true, named: true };
        const weighed = ask({ ...inputs, judgement: { ...judgement, fairBalance } }, asAt);
        expect(substance(weighed, 'proportionality', 'missingFacts')).toEqual(
          substance(unweighed, 'proportionality', 'missingFacts'),
        );
      }
    });
  });

  it('a_need_never_makes_the_response_heavier', () => {
    let opened = 0;
    holds(150, (given, asAt, pick) => {
      const inputs = pick(2) === 0 ? given : eventsAnswered(pressed(given, pick));
      const { needs: _, ...licence } = inputs.licence;
      const unasked = ask({ ...inputs, licence }, asAt);
      const asked = [[], ['mental-health', 'housing'], ['suicide-or-self-harm', 'pregnancy'], NEEDS] as const;
      for (const needs of asked) {
        const answer = ask({ ...inputs, licence: { ...licence, needs } }, asAt);
        if (wasWidened(answer) || wasWidened(unasked)) continue;
        // A need opens lesser measures: what they could change is listed, and nothing else moves.
        const besides = [
          'safetyActions',
          'missingFacts',
          'ladder',
          'necessity',
          'proportionality',
          'outcome',
          'qualityFindings',
          'endorsement',
          'deadlines',
        ] as const;
        expect(substance(answer, ...besides)).toEqual(substance(unasked, ...besides));
        for (const [was, now] of [
          [unasked.outcome.recall, answer.outcome.recall],
          [unasked.necessity, answer.necessity],
        ] as const) {
          const lost = possible(was).filter((each) => !possible(now).includes(each));
          const heavier = possible(now).filter(
            (each) => (each === 'supported' || each === 'shown') && !possible(was).includes(each),
          );
          expect({ lost, heavier }).toEqual({ lost: [], heavier: [] });
          if (possible(now).length > possible(was).length) opened += 1;
        }
        expect(heaviest(answer)).toBe(heaviest(unasked));
      }
    });
    // The property says nothing where no generated need opens a measure.
    expect(opened).toBeGreaterThan(0);
  });

  it('mandatory_type_never_means_mandatory_recall', () => {
    let mandatory = 0;
    holds(400, (inputs, asAt) => {
      const judgement: JudgementInputs = { measures: { 'discuss-and-record': measuresAs('adequate') } };
      const before = ask(inputs, asAt);
      const after = ask({ ...inputs, judgement }, asAt);
      expect(after.recallType).toEqual(before.recallType);
      expect(after.outcome.recall.answer).toBe('not-supported');
      expect(after.decision).toBe('for a person to make');
      if (after.recallType.choice === 'mandatory') mandatory += 1;
    });
    expect(mandatory).toBeGreaterThan(20);
  });

  it('protected_characteristics_are_not_facts: age moves the recall type alone', () => {
    holds(150, (inputs, asAt) => {
      const { ageOnDecisionDay: _, ...licence } = inputs.licence;
      const answers = [
        ask({ ...inputs, licence }, asAt),
        ...[10, 17, 18, 90].map((ageOnDecisionDay) =>
          ask({ ...inputs, licence: { ...licence, ageOnDecisionDay } }, asAt),
        ),
      ];
      const [first, ...others] = answers;
      for (const other of others) {
        expect(ageless(other)).toEqual(ageless(first));
        expect(other.outcome.recall).toEqual(first?.outcome.recall);
        expect(other.outcome.response).toEqual(first?.outcome.response);
      }
    });
  });

  it('protected_characteristics_are_not_facts: no fact of the book is one, and only the recall type reads age', () => {
    const names = Object.keys(book.book.facts);
    expect(names).toContain('person.age');
    expect(names.filter((name) => name.startsWith('person.')).toSorted()).toEqual([
      'person.age',
      'person.died',
    ]);
    expect(names.filter((name) => name.startsWith('need.'))).toEqual(['need.self-harm']);
    const told = Object.entries(book.book.facts).map(([name, { label }]) => `${name} ${label}`);
    const words =
      /\b(sex|gender|race|ethnic\w*|nationality|religio\w*|belief|disab\w*|pregnan\w*|matern\w*|orientation|marri\w*)\b/i;
    expect(told.filter((fact) => words.test(fact))).toEqual([]);
    const readAge = book.book.sets.filter(({ rules }) =>
      rules.some(({ when }) => factsOf(when).includes('person.age')),
    );
    expect(readAge.map(({ name }) => name)).toEqual(['recall-type']);
    const readNeed = book.book.sets.filter(({ rules }) =>
      rules.some(({ when }) => factsOf(when).includes('need.self-harm')),
    );
    expect(readNeed.map(({ name }) => name)).toEqual(['case-safety']);
  });

  it('an_unknown_recall_type_never_holds_up_the_response', () => {
    let open = 0;
    holds(200, (inputs, asAt) => {
      const { ageOnDecisionDay: _a, mappa: _m, determination255BA5: _d, ...licence } = inputs.licence;
      const sentences = licence.sentences?.map(
        ({ length: _l, relation: _r, date: _date, flags: _f, ...rest }) => rest,
      );
      const bare = {
        ...inputs,
        licence: { ...licence, ...(sentences === undefined ? {} : { sentences }) },
        events: inputs.events.map(({ reliedOnForRecall: _rel, seriousOffence: _s, ...rest }) => rest),
      };
      const known = ask(inputs, asAt);
      const unknown = ask(bare, asAt);
      if (unknown.recallType.type.answer === 'unknown') open += 1;
      expect(decisive(unknown)).toEqual(decisive(known));
    });
    expect(open).toBeGreaterThan(20);
  });

  it('a_polygraph_response_alone_is_never_a_breach', () => {
    holds(200, (inputs, asAt) => {
      const events = inputs.events.map(
        (event): EventInputs => ({ ...event, type: 'polygraph-significant-response' }),
      );
      const { noBreachEscalation: _, ...judgement } = inputs.judgement;
      const answer = ask({ ...inputs, events, judgement }, asAt);
      expect(answer.events.map(({ conduct }) => conduct.answer)).toEqual(events.map(() => 'neither'));
      expect(answer.breach.answer).toBe('not-shown');
      expect(answer.outcome.recall.answer).toBe('not-supported');
    });
  });

  it('the_same_inputs_give_the_same_bytes', () => {
    const again = openBook(currentBookText());
    holds(150, (inputs, asAt) => {
      const copy: CaseInputs = structuredClone(inputs);
      const first = JSON.stringify(ask(inputs, asAt));
      expect(JSON.stringify(recommend(again, { inputs: copy, asAt }))).toBe(first);
      expect(copy).toEqual(inputs);
    });
  });

  it('every_answer_below_statute_says_so', () => {
    holds(150, (inputs, asAt) => {
      const answer = ask(inputs, asAt);
      const cited = new Map(answer.citations.map((citation) => [citation.rule, citation]));
      for (const id of determining(answer)) {
        const rule = findRule(book, id);
        expect(cited.get(id)).toMatchObject({
          rule: id,
          verification: rule?.verification,
          confidence: rule?.confidence,
        });
        expect(cited.get(id)?.authorities.length).toBeGreaterThan(0);
      }
      for (const { finding, verification } of answer.limbs) {
        expect(finding.rules.map((id) => findRule(book, id)?.verification)).toEqual([verification]);
      }
    });
  });

  it('every_answer_below_statute_says_so: under a later law too', () => {
    holds(300, (inputs, asAt) => {
      const answer = ask(inputs, asAt);
      const cited = new Set(answer.citations.map(({ rule }) => rule));
      const later = answer.recallType.underLaterLaw;
      const rules = [...(later?.type.rules ?? []), ...(later?.homeDetentionCurfew.rules ?? [])];
      expect(rules.filter((rule) => !cited.has(rule))).toEqual([]);
    });
  });

  it('the_rules_never_throw', () => {
    const states = ['unknown', ...YES_NO_UNKNOWN] as const;
    holds(
      200,
      (inputs, asAt, pick) => {
        expect(ask(inputs, asAt).decision).toBe('for a person to make');
        const cut = pathsOf(inputs);
        const path = cut[pick(Math.max(cut.length, 1))] ?? [];
        const less = path.length === 0 ? inputs : leaveOut(inputs, path);
        expect(ask(less, asAt).decision).toBe('for a person to make');
        const answer = states[pick(states.length)] ?? 'unknown';
        const judgement = { ...inputs.judgement, manageable: { answer } };
        expect(ask({ judgement }, asAt).decision).toBe('for a person to make');
      },
      wildCases,
    );
  });
});

/** The case with each measure that its events point to tried, and no other. */
function eventsAnswered(inputs: Judged): Judged {
  const rows = book.book.tables['measures-by-type']?.rows ?? {};
  const pointed = new Set(
    inputs.events.flatMap(({ type }) => (type === undefined ? [] : (rows[type] ?? []))),
  );
  const measures = Object.fromEntries(
    RUNGS.filter((rung) => pointed.has(rung)).map((rung) => [rung, measuresAs('tried')]),
  );
  return { ...inputs, judgement: { ...inputs.judgement, measures } };
}

/** The case with one thing that a person says of the danger made less. */
function eased(inputs: Judged, pick: (below: number) => number): Judged {
  const { danger, manageable } = inputs.judgement;
  const less: readonly JudgementInputs[] = [
    { danger: { ...danger, answer: 'no' } },
    { danger: { ...danger, howLikely: 'decreased', howSoon: 'not-imminent' } },
    { manageable: { ...manageable, answer: 'yes' } },
  ];
  return { ...inputs, judgement: { ...inputs.judgement, ...less[pick(less.length)] } };
}

/** Each raises one thing that a person says of the danger. */
const HEAVIER: readonly ((judgement: JudgementInputs) => JudgementInputs)[] = [
  (so) => ({ ...so, danger: { ...so.danger, answer: 'yes' } }),
  (so) => ({ ...so, danger: { ...so.danger, what: 'both' } }),
  (so) => ({ ...so, danger: { ...so.danger, howLikely: 'increased' } }),
  (so) => ({ ...so, danger: { ...so.danger, howSoon: 'imminent' } }),
  (so) => ({ ...so, manageable: { ...so.manageable, answer: 'no' } }),
  (so) => ({ ...so, contactBrokenDown: { answer: 'yes' } }),
];

/** The heaviest response that is still possible: its place on the ladder, then no measure named, then recall. */
function heaviest({ outcome: { response } }: Answer): number {
  const order = [...RUNGS, 'no-adequate-measure-named', 'recall-supported'];
  return Math.max(...possible(response).map((answer) => order.indexOf(answer)));
}

/** The case with most of what recall needs laid over it: enough for recall where the rest allows it. */
function pressed(inputs: Judged, pick: (below: number) => number): Judged {
  const { judgement, events, licence } = inputs;
  const unless = <T>(one: number, lay: T, keep: T): T => (pick(one) === 0 ? keep : lay);
  const exhausted: JudgementInputs['measures'] = Object.fromEntries(
    RUNGS.map((rung) => [rung, measuresAs('tried')]),
  );
  const { danger = {}, manageable = {} } = judgement;
  return {
    licence: unless(6, { ...licence, expiry: '2033-12-31', ending: 'none' }, licence),
    events: unless(
      4,
      events.map((event) => ({ ...event, fault: 'chosen', corroborated: true })),
      events,
    ),
    judgement: {
      ...judgement,
      danger: unless(6, { ...danger, answer: 'yes', toWhom: ['public'], howLikely: 'increased' }, danger),
      manageable: unless(6, { ...manageable, answer: 'no' }, manageable),
      measures: unless(6, exhausted, judgement.measures ?? {}),
    },
  };
}

/**
 * Records of acts and of reasons are not facts: what nobody recorded was not done, and a measure is adequate only when named
 * so. A need that nobody recorded opens no measure. Nor is a sentence without a relation missing one: it is the one that the
 * others stand to.
 */
const RECORDS = new Set([
  'measures',
  'needs',
  'with',
  'reasoned',
  'named',
  'restsOnEvents',
  'restsOnAssessments',
  'relation',
]);

const isFact = (path: Path): boolean =>
  pathText(path) === 'judgement.danger.restsOnEvents' || !path.some((step) => RECORDS.has(String(step)));

/** Ids of the rules that made any part of the answer, or could still make it. */
function determining(answer: Answer): ReadonlySet<string> {
  const findings = [
    answer.conduct,
    ...answer.events.map(({ conduct }) => conduct),
    answer.breach,
    ...answer.conditions.map(({ breach }) => breach),
    answer.noBreachEscalation,
    ...answer.sentences.map(({ gate }) => gate),
    answer.threshold,
    ...answer.limbs.map(({ finding }) => finding).filter((finding) => possible(finding).includes('met')),
    ...answer.variations.map(({ variation }) => variation),
    ...answer.proportionality.map(({ finding }) => finding),
    ...answer.ladder.map(({ verdict }) => verdict),
    answer.necessity,
    answer.urgency,
    answer.outcome.recall,
    answer.outcome.response,
    answer.recallType.type,
    answer.recallType.homeDetentionCurfew,
  ];
  const others = [...answer.safetyActions, ...answer.qualityFindings].map(({ rule }) => rule);
  return new Set([...findings.flatMap(({ rules }) => rules), ...others].filter((id) => id !== 'kernel'));
}
