import { describe, expect, it } from '@jest/globals';
import { alongsideOf, type SubjectsOf } from '../../src/rules/explanation/alongside.ts';
import { ENGLISH } from '../../src/rules/explanation/english/index.ts';
import { AUDIENCES, type Audience } from '../../src/rules/explanation/explanation.ts';
import { proportionalityStatement } from '../../src/rules/explanation/proportionality.ts';
import { NoWords } from '../../src/rules/explanation/wording.ts';
import {
  type Answer,
  type CaseInputs,
  currentBookText,
  openBook,
  type RecallInputs,
  type ReleaseInputs,
  RUNGS,
  recommend,
} from '../../src/rules/index.ts';
import { scenarioFiles } from './support/case-files.ts';
import { exampleInputs } from './support/examples.ts';

const book = openBook(currentBookText());
const examples = exampleInputs();

interface Case {
  readonly asAt: string;
  readonly inputs: CaseInputs;
}

function told({ asAt, inputs }: Case, audience: Audience = 'practitioner') {
  const subjectsOf: SubjectsOf = (ids) =>
    ids.flatMap((id) =>
      inputs.events?.some((event) => event.id === id) === true
        ? [{ kind: 'event', id, name: `the event ${id}` }]
        : [],
    );
  const answer = recommend(book, { asAt, inputs });
  return {
    answer,
    ...alongsideOf(answer, ENGLISH, audience, subjectsOf),
    statement: proportionalityStatement(answer, inputs, ENGLISH, audience, subjectsOf),
  };
}

type Told = ReturnType<typeof told>;

function example(name: string): Told {
  const found = examples.find((each) => each.name === name);
  if (found === undefined) throw new TypeError(`no example case ${name}`);
  return told(found);
}

const textsOf = ({ safetyActions, meanwhile, deadlines, quality, statement }: Told): readonly string[] => [
  ...[...safetyActions, ...meanwhile, ...deadlines, ...quality].map(({ says }) => says),
  ...[...statement.questions, ...statement.measures, ...statement.custody].map(({ says }) => says),
];
const answersOf = ({ statement }: Told) => statement.questions.map(({ answer }) => answer);
const verdictsOf = ({ statement }: Told) =>
  Object.fromEntries(statement.measures.map(({ measure, verdict }) => [measure, verdict]));

/** A recall of the person of the first example, whose case is known otherwise. */
function recalled(recall: RecallInputs, release: ReleaseInputs = {}): Case {
  const { licence } = examples[0]?.inputs ?? {};
  const released = { ...licence?.release, ...release };
  return { asAt: '2026-10-20', inputs: { licence: { ...licence, release: released }, events: [], recall } };
}

/** The periods that stand in place of how a recall was issued. */
const became = ({ period }: Answer) =>
  period.filter(({ basis }) => basis === 'converted' || basis === 'withdrawn');

/** Scenarios in which a case has most to say beside its findings. */
const TOLD = new Set(['quality', 'period']);

describe('what stands beside an answer', () => {
  it('is told whole for the example cases and for the scenarios of quality and days in custody, to each audience', () => {
    const scenarios = scenarioFiles().flatMap(({ ruleSet, cases }) => (TOLD.has(ruleSet) ? cases : []));
    const audiences = scenarios.map((_, place) => AUDIENCES[place % AUDIENCES.length] ?? 'practitioner');
    const all = [
      ...examples.map((each) => told(each)),
      ...scenarios.map((each, place) => told(each, audiences[place])),
    ];
    expect(all.length).toBeGreaterThan(100);
    const texts = new Set(all.flatMap(textsOf));
    expect([...texts].filter((text) => !/^[A-Z][^{}]*[.]$/.test(text))).toEqual([]);
    const said = all.map(({ safetyActions, deadlines, quality, statement }) => ({
      actions: new Map(safetyActions.map(({ code, certainty }) => [code, certainty])),
      clocks: deadlines.map(({ code, verification }) => [code, verification]),
      quality: quality.map(({ code, severity, subjects }) => [code, severity, subjects.length]),
      measures: statement.measures.map(({ measure, verdict }) => [measure, verdict]),
      kinds: statement.custody.map(({ kind }) => kind),
    }));
    const answered = all.map(({ answer }) => ({
      actions: new Map(answer.safetyActions.map(({ action, certainty }) => [action, certainty])),
      clocks: answer.deadlines.map(({ deadline, verification }) => [deadline, verification]),
      quality: answer.qualityFindings.map(({ finding, severity, subjects }) => [
        finding,
        severity,
        subjects.length,
      ]),
      measures: RUNGS.map((rung) => [rung, answer.ladder.find((each) => each.rung === rung)?.verdict.answer]),
      kinds: (became(answer).length === 0 ? answer.period : became(answer)).map(({ kind }) => kind),
    }));
    expect(said).toEqual(answered);
  });

  it('says what to do now, what to do meanwhile and by when, in words that need no table', () => {
    const open = example('domestic-abuse-call-out-role-not-known');
    expect(open.safetyActions.map(({ code }) => code)).toEqual([
      'tell-the-police',
      'make-a-safeguarding-referral',
      'review-risk-of-serious-harm-today',
      'consider-marac',
    ]);
    expect(open.safetyActions[0]?.says).toContain('Tell the police now.');
    expect(open.meanwhile.map(({ says }) => says)).toEqual([
      'Do the safety actions now. They do not wait for the answer.',
      'Get the missing facts, starting with those that could change the answer.',
      'Keep in place what is in place now. An open answer is no reason to stop it.',
      'Work to the shorter emergency clock until it is settled that this is no emergency.',
    ]);
    const clock = open.deadlines.find(({ code }) => code === 'emergency-revocation');
    expect(clock?.says).toContain('within 2 hours');
    expect(clock?.verification).toBe('unverified');
    const lost = example('lost-contact').deadlines.map(({ says }) => says);
    expect(lost.join(' ')).toContain('144 hours');
    const charged = example('charged-serious-index-like-mappa-2').deadlines.map(({ says }) => says);
    expect(charged.filter((says) => says.includes('Parole Board'))).toHaveLength(2);
  });

  it('says of an action that only a missing fact could call for that it may apply, and that unknown is not safe', () => {
    const { safetyActions } = told({
      asAt: '2026-10-20',
      inputs: { events: [{ id: 'event-1' }] },
    });
    const may = safetyActions.filter(({ certainty }) => certainty === 'may-apply');
    expect(may.length).toBeGreaterThan(0);
    expect(safetyActions.slice(-may.length)).toEqual(may);
    expect(may.filter(({ says }) => !says.includes('unknown is not safe'))).toEqual([]);
  });

  it('says what is wrong with the record, how old what is old is, and names what it is about', () => {
    const arrest = example('arrest-only').quality.find(({ code }) => code === 'events-since-assessment');
    expect(arrest?.says).toContain('109 days before the day of the decision');
    expect(arrest?.subjects).toEqual([{ kind: 'event', id: 'event-1', name: 'the event event-1' }]);
    const { quality } = told({
      asAt: '2026-10-20',
      inputs: {
        licence: {
          rosh: { public: 'low' },
          conditions: [],
          incompleteLookUps: ['police-information'],
          otherLiveLicences: ['licence-2'],
        },
        events: [{ id: 'event-1', occurredOn: '2026-10-01', conditions: ['curfew'] }],
        judgement: {
          danger: { answer: 'yes', toWhom: ['children'], restsOnEvents: ['event-9'] },
          criteria: { 'out-of-touch': { answer: 'yes' } },
          measures: { 'refer-or-treat': { state: 'inadequate' } },
          conditionReviews: [{ condition: 'condition-9', answer: 'no' }],
        },
      },
    });
    const named = Object.fromEntries(
      quality.map(({ code, subjects }) => [code, subjects.map(({ name }) => name)]),
    );
    expect(named).toMatchObject({
      'assessment-undated': ['the public'],
      'no-level-for-group-in-danger': ['children'],
      'look-up-incomplete': ['police information'],
      'other-live-licences': ['another licence of the same person'],
      'judgement-rests-on-event-not-in-case': ['an event that is not in this case'],
      'reviewed-condition-not-on-licence': ['a condition that is not on this licence'],
      'criterion-without-reasons': ['out of touch, so that another criterion may be assumed'],
      'inadequate-without-reason': ['referral or treatment'],
    });
  });

  it('refuses a code that the catalogue has no words for, rather than leaving it out', () => {
    const { answer } = example('arrest-only');
    const strange: Answer = {
      ...answer,
      safetyActions: [{ action: 'ring-a-bell', certainty: 'applies', rule: 'SA-1' }],
    };
    expect(() => alongsideOf(strange, ENGLISH, 'practitioner', () => [])).toThrow(NoWords);
  });
});

describe('a statement of proportionality', () => {
  it('answers the four questions from the findings', () => {
    expect(answersOf(example('lost-contact'))).toEqual(['yes', 'yes', 'yes', 'yes']);
    expect(answersOf(example('arrest-only'))).toEqual(['no', 'no', 'no', 'unknown']);
    const open = example('domestic-abuse-call-out-role-not-known').statement.questions;
    expect(open.map(({ answer }) => answer)).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(open.filter(({ asks }) => !asks.endsWith('?'))).toEqual([]);
    const [aim, , lesser] = example('positive-alcohol-test-first-weeks').statement.questions;
    expect(aim?.says).toContain('a person names a danger');
    expect(lesser?.says).toBe('On the record, something less than recall would do.');
  });

  it('lays out the lesser measures, least intrusive first, with what points to each, who said what when, and shortfalls of service', () => {
    const eviction = example('eviction-and-no-fixed-abode');
    expect(verdictsOf(eviction)).toMatchObject({
      'no-enforcement': 'inadequate',
      'refer-or-treat': 'adequate',
      'vary-conditions': 'not-considered',
      'intensive-alternative': 'not-available',
    });
    const measures = eviction.statement.measures;
    const treat = measures.find(({ measure }) => measure === 'refer-or-treat');
    expect(treat).toMatchObject({
      name: 'referral or treatment',
      says: 'A person says that this measure would be enough.',
      on: '2026-11-05',
      promptedBy: [
        'the event event-1',
        'the event event-2',
        'recorded need: housing',
        'recorded need: drug or alcohol use',
      ],
    });
    expect(treat?.options.map(({ name }) => name)).toContain('emergency housing');
    const short = measures.filter(({ shortfallOfService }) => shortfallOfService === true);
    expect(short.map(({ measure }) => measure)).toEqual(['intensive-alternative']);
    expect(short[0]?.says).toContain('never a failing of the person');
    expect(measures.filter(({ verdict, on }) => verdict === 'not-considered' && on !== undefined)).toEqual(
      [],
    );
  });

  it('dates a measure by the answer that the danger can be managed with it, where nothing else says so', () => {
    const { statement } = told({
      asAt: '2026-10-20',
      inputs: {
        judgement: { manageable: { answer: 'yes', on: '2026-10-19', with: ['change-supervision'] } },
      },
    });
    expect(statement.measures.filter(({ on }) => on !== undefined)).toMatchObject([
      { measure: 'change-supervision', verdict: 'adequate', on: '2026-10-19' },
    ]);
    const own = told({
      asAt: '2026-10-20',
      inputs: {
        judgement: {
          measures: { 'change-supervision': { state: 'adequate', on: '2026-10-12' } },
          manageable: { answer: 'yes', on: '2026-10-19', with: ['change-supervision'] },
        },
      },
    });
    expect(own.statement.measures.filter(({ on }) => on !== undefined)).toMatchObject([
      { measure: 'change-supervision', verdict: 'adequate', on: '2026-10-12' },
    ]);
  });

  it('tells the days in custody that each kind of recall would cost, and how far that was checked', () => {
    const either = example('flat-gps-tag-no-power').statement.custody;
    expect(either).toMatchObject([
      { kind: 'fixed-term', lengthDays: 28, verification: 'practice' },
      { kind: 'standard' },
    ]);
    expect(either[0]?.says).toContain('on day 28');
    expect(either[1]?.says).toContain('no automatic release date');
    expect(either[1]?.says).toContain('The end of the sentence is the latest day.');
    const life = {
      asAt: '2026-10-20',
      inputs: { licence: { sentences: [{ id: 'sentence-1', type: 'life' }] } },
    } as const;
    const ofLife = told({ ...life, inputs: { licence: { ...life.inputs.licence, ending: 'none' } } });
    expect(ofLife.statement.custody).toMatchObject([{ kind: 'section-32', verification: 'unverified' }]);
  });

  it('says what missing facts leave open, and sends to a specialist what no rule counts', () => {
    const [first] = examples;
    const { licence = {}, ...others } = first?.inputs ?? {};
    const untold = told({
      asAt: first?.asAt ?? '',
      inputs: { ...others, licence: { ...licence, sentences: [{ id: 'sentence-1' }] } },
    }).statement.custody;
    expect(untold.length).toBeGreaterThan(1);
    expect(untold.filter(({ says }) => !says.includes('depends on facts that are missing'))).toEqual([]);
    const issued = {
      power: 'section-254',
      type: 'fixed-term',
      lengthDays: 28,
      revokedOn: '2026-10-01',
    } as const;
    const curfew = told(
      recalled(
        { ...issued, revokedOn: '2026-08-20' },
        { date: '2026-08-01', provision: 'home-detention-curfew' },
      ),
    ).statement.custody;
    expect(curfew.map(({ says }) => says).join(' ')).toContain('later day that the law fixes');
    const muddled = told(recalled({ ...issued, returnedToCustodyOn: '2026-09-01' })).statement.custody;
    expect(muddled.map(({ says }) => says)).toContain(
      'These rules do not find the day of release. Ask a specialist.',
    );
  });

  it('tells of a recall whose automatic release was withdrawn what it has become', () => {
    const { custody } = told(
      recalled({
        power: 'section-254',
        type: 'fixed-term',
        lengthDays: 28,
        revokedOn: '2026-10-01',
        laterDetermination: { made: true },
      }),
    ).statement;
    expect(custody).toMatchObject([{ kind: 'standard', verification: 'statute' }]);
    expect(custody[0]?.says).toContain('no automatic release date');
  });
});
