import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainFailure, PERMISSIONS } from '../../src/application/services.ts';
import { reader } from '../../src/cli/demo-example.ts';
import { ENGLISH_HEADINGS } from '../../src/http/pages/explanation-headings.ts';
import { QUESTIONS_BY_WEIGHT } from '../../src/http/pages/explanation-questions.ts';
import { explanationPage } from '../../src/http/pages/explanation-page.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import type { Block, Item, Page, Section } from '../../src/application/page.ts';
import { AUDIENCES, type Audience, EXPLAINED_QUESTIONS, type Verification } from '../../src/rules/index.ts';
import { aRecordedExplanation } from '../builders/an-explanation.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { aPrincipal } from '../builders/index.ts';
import { type ServedDocument, servedDocument } from '../contract/document.ts';
import { axeViolations } from '../support/axe.ts';

const readProblem = reader(Problem);
const ID = '00000000-0000-7000-8000-000000000001';
const URL = `/v1/recommendations/${ID}/explanation`;

let test: TestApp;
let document: ServedDocument;
beforeAll(async () => {
  test = await buildTestApp();
  document = await servedDocument(test.app);
});
afterAll(() => test.app.close());

const explain = (query = '', accept?: string, on = test) =>
  on.send('GET', `${URL}${query}`, undefined, accept === undefined ? {} : { accept });

describe('GET /v1/recommendations/{id}/explanation', () => {
  it.each(AUDIENCES)(
    'gives the whole explanation for the %s as JSON that its schema describes',
    async (audience) => {
      const { status, headers, body } = await explain(`?audience=${audience}`);
      expect([status, body]).toEqual([200, aRecordedExplanation(audience)]);
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'x-correlation-id': expect.any(String),
        vary: expect.stringMatching(/(^|, )Accept$/),
      });
      const documented = document.operation('explainRecommendation').responses['200']?.content ?? {};
      expect(Object.keys(documented)).toEqual([
        'application/json',
        'text/html',
        'text/markdown',
        'text/plain',
      ]);
      expect(document.faults(documented['application/json']?.schema, body)).toEqual([]);
      expect(test.services.calls.at(-1)).toMatchObject({
        name: 'explainRecommendation',
        input: { id: ID, audience },
      });
    },
  );

  it('refuses by its schema what is no part of an explanation, however deep it stands', () => {
    const schema =
      document.operation('explainRecommendation').responses['200']?.content?.['application/json'];
    const whole = aRecordedExplanation('inspector');
    const { explanation } = whole;
    const faulty = [
      { ...whole, more: true },
      { ...whole, explanation: { ...explanation, audience: 'person' } },
      {
        ...whole,
        explanation: {
          ...explanation,
          trace: [
            {
              ...explanation.trace?.[0],
              when: {
                kind: 'all',
                truth: 'met',
                of: [{ kind: 'not', truth: 'met', of: [{ kind: 'test' }] }],
              },
            },
          ],
        },
      },
    ];
    for (const one of faulty) {
      expect(document.faults(schema?.schema, one)).not.toEqual([]);
    }
  });

  it.each([
    ['text/html', 'text/html; charset=utf-8'],
    ['text/markdown', 'text/markdown; charset=utf-8'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['text/plain;q=0.5, text/html', 'text/html; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
  ])('answers `Accept: %s` in %s, and says that it depends on it', async (accept, type) => {
    const { status, headers, body } = await explain('', accept);
    expect([status, headers['content-type']]).toEqual([200, type]);
    expect(headers['vary']).toMatch(/(^|, )Accept$/);
    const told = typeof body === 'string' ? body : JSON.stringify(body);
    expect(told).toContain('This is never advice to alter a record.');
    // What somebody wrote is never mark-up.
    expect(told).not.toContain(type.startsWith('text/html') ? '<summary>' : '&lt;summary&gt;');
  });

  it('is worded for a practitioner where nobody says for whom', async () => {
    expect((await explain()).body).toMatchObject({ explanation: { audience: 'practitioner' } });
  });

  it('answers 400 for an audience that there is not, the person on licence among them, and for what it does not know', async () => {
    for (const [query, field] of [
      ['?audience=person', '?audience'],
      ['?audience=', '?audience'],
      ['?on=2026-11-20', '?on'],
    ] as const) {
      const { status, body } = await explain(query);
      expect([status, readProblem(body).errors?.map((each) => each.field)]).toEqual([400, [field]]);
    }
  });

  it('answers 406 for a form that is not offered, before anything is read', async () => {
    const before = test.services.calls.length;
    const { status, headers, body } = await explain('', 'application/pdf');
    expect([status, readProblem(body).errorCode]).toEqual([406, 'not-acceptable']);
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
    expect(test.services.calls).toHaveLength(before);
  });

  it.each([
    [{ code: 'not-found', resource: 'recommendation' }, 404, 'not-found'],
    [{ code: 'erased', authority: 'court-order', at: '2026-10-12T09:00:00.000Z' }, 410, 'erased'],
    [{ code: 'answer-withheld' }, 409, 'answer-withheld'],
    [{ code: 'not-explainable', problem: 'an example' }, 409, 'not-explainable'],
  ] as const)('answers %j with its status, as a problem in every form', async (error, expected, code) => {
    for (const accept of ['application/json', 'text/html']) {
      test.services.failNext(new DomainFailure(error));
      const { status, headers, body } = await explain('', accept);
      expect([status, readProblem(body).errorCode]).toEqual([expected, code]);
      expect(headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
    }
    const refused = test.services.calls.findLast(({ name }) => name === 'recordRefusal');
    expect(refused?.input).toEqual(
      code === 'not-explainable'
        ? { reason: 'answer-withheld', about: { kind: 'recommendation', id: ID } }
        : { reason: code, about: { kind: 'recommendation', id: ID } },
    );
  });

  it('answers 404 for an id that no run can have, and 403 without the permission', async () => {
    const unknown = await test.send('GET', '/v1/recommendations/x/explanation');
    expect([unknown.status, readProblem(unknown.body).errorCode]).toEqual([404, 'not-found']);
    const permissions = PERMISSIONS.filter((permission) => permission !== 'recommendation:read');
    const powerless = await buildTestApp({ principal: aPrincipal({ permissions }) });
    const { status, body } = await explain('', undefined, powerless);
    await powerless.app.close();
    expect([status, readProblem(body).errorCode]).toEqual([403, 'forbidden']);
  });
});

/** Every text of a page, in its order. */
function textsOf(page: Page): readonly string[] {
  const ofItem = ({ text, items = [] }: Item): readonly string[] => [text, ...items.flatMap(ofItem)];
  const ofBlock = (block: Block): readonly string[] => {
    switch (block.kind) {
      case 'paragraph':
      case 'warning':
        return [block.text];
      case 'list':
        return block.items.flatMap(ofItem);
      case 'facts':
        return block.facts.flatMap(({ name, value }) => [name, value]);
      case 'table':
        return [block.caption, ...block.columns, ...block.rows.flat()];
      case 'blank':
        return [block.name, block.asks];
    }
  };
  const ofSection = ({ heading, blocks, sections = [] }: Section): readonly string[] => [
    heading,
    ...blocks.flatMap(ofBlock),
    ...sections.flatMap(ofSection),
  ];
  return [page.title, ...page.lead.flatMap(ofBlock), ...page.sections.flatMap(ofSection)];
}

/** Every text of a value that is a whole sentence. */
function sentencesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.endsWith('.') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesIn);
}

const warnings = (recorded = aRecordedExplanation()) =>
  explanationPage(recorded).lead.flatMap((block) => (block.kind === 'warning' ? [block.text] : []));

/** The finding on a condition that no event touches. */
const untouched = (name: string) => ({
  question: 'condition-breach' as const,
  asks: 'Was this condition breached?',
  subject: { kind: 'condition' as const, id: name, name },
  answer: 'not-shown',
  says: 'No breach of it is shown.',
  facts: [],
  rules: [],
});

/** Some texts of a page from a line on. */
function textsAfter(audience: Audience, line: string, count: number): readonly string[] {
  const texts = textsOf(explanationPage(aRecordedExplanation(audience)));
  const from = texts.indexOf(line);
  return texts.slice(from, from + count);
}

const VERIFICATIONS = [
  'statute',
  'official-form',
  'practice',
  'inference',
  'unverified',
] as const satisfies readonly Verification[];

describe('the page of an explanation', () => {
  it.each(AUDIENCES)('leaves out no sentence of the explanation for the %s', (audience) => {
    const recorded = aRecordedExplanation(audience);
    const told = textsOf(explanationPage(recorded)).join('\n');
    const lost = sentencesIn({ ...recorded, explanation: { ...recorded.explanation, trace: [] } }).filter(
      (sentence) => !told.includes(sentence),
    );
    // What had been said before is told in the effects of a change alone where it would be another.
    expect(lost).toEqual(['It is not supported.']);
  });

  it.each(AUDIENCES)(
    'opens what would have changed the answer with what it never is, for the %s',
    (audience) => {
      const page = explanationPage(aRecordedExplanation(audience));
      const section = page.sections.find(({ id }) => id === 'otherwise');
      expect(section?.blocks[0]).toEqual({
        kind: 'warning',
        text: 'This is never advice to alter a record.',
      });
    },
  );

  it('lays the parts of a condition out in lists, each with its outcome: all to an inspector, else those that decided', () => {
    expect(textsAfter('inspector', 'All of these (open):', 6)).toEqual([
      'All of these (open):',
      'Any of these (met):',
      'Met: Example one is recorded.',
      'Open: Nobody has said two.',
      'Not this (open):',
      'Open: Nobody has said three.',
    ]);
    for (const audience of ['practitioner', 'manager'] as const) {
      expect(textsAfter(audience, 'Rule EX-3: open', 3)).toEqual([
        'Rule EX-3: open',
        'Not this (open):',
        'Open: Nobody has said three.',
      ]);
    }
  });

  it('says once what is said of several alike, with their names', () => {
    const recorded = aRecordedExplanation();
    const { explanation } = recorded;
    const [idle] = explanation.changesNothing;
    const second = { kind: 'event', id: 'event-2', name: 'a visit on 19 November 2026.' } as const;
    const changesNothing =
      idle === undefined ? [] : [idle, { ...idle, subject: second }, { ...idle, subject: second }];
    const page = explanationPage({ ...recorded, explanation: { ...explanation, changesNothing } });
    const texts = textsOf(page);
    const from = texts.indexOf('Nobody has said idle.');
    expect(texts.slice(from, from + 4)).toEqual([
      'Nobody has said idle.',
      'This is so of:',
      'Arrest on 18 November 2026',
      'A visit on 19 November 2026',
    ]);
    expect(texts.filter((text) => text.includes('Nobody has said idle.'))).toHaveLength(1);
  });

  it('tells who has to decide what a missing fact would settle, and that others settle nothing alone', () => {
    const recorded = aRecordedExplanation();
    const { explanation } = recorded;
    const [unknown] = explanation.unknowns;
    const [branch] = unknown?.ifKnown ?? [];
    const open = {
      question: 'recall',
      possible: ['supported', 'not-supported'],
      says: ['It may.', 'Or not.'],
    } as const;
    const unknowns =
      unknown === undefined || branch === undefined
        ? []
        : [{ ...unknown, ifKnown: [branch, { ...branch, says: ['Two is open still.'], answers: [open] }] }];
    const told = (audience: Audience) =>
      textsOf(explanationPage({ ...recorded, explanation: { ...explanation, audience, unknowns } }));
    expect(told('practitioner')).toContain(ENGLISH_HEADINGS.label.othersSettleNothing);
    expect(told('practitioner')).not.toContain('Or not.');
    expect(told('inspector')).toContain('Or not.');
  });

  it('tells on the first screen what is missing that could settle what a person decides on, and not what is settled', () => {
    const recorded = aRecordedExplanation();
    const { explanation } = recorded;
    const [unknown] = explanation.unknowns;
    const [, onBreachAlone] = unknown?.ifKnown ?? [];
    const lesser =
      unknown === undefined || onBreachAlone === undefined
        ? []
        : [{ ...unknown, says: 'Nobody has said four.', ifKnown: [onBreachAlone] }];
    const page = (unknowns: typeof explanation.unknowns, meanwhile = explanation.meanwhile) =>
      explanationPage({ ...recorded, explanation: { ...explanation, unknowns, meanwhile } });
    const summaryOf = ({ sections }: Page) =>
      textsOf({ language: 'en-GB', title: '', lead: [], sections: sections.slice(0, 1) });
    const first = summaryOf(page([...explanation.unknowns, ...lesser]));
    expect(first).toContain('Arrest on 18 November 2026: Nobody has said two.');
    expect(first.join('\n')).not.toContain('Nobody has said four.');
    // Where nothing could settle it alone, everything that is missing matters.
    expect(summaryOf(page(lesser)).join('\n')).toContain('Nobody has said four.');
    expect(page([]).sections.some(({ id }) => id === 'missing')).toBe(false);
    // Which clock to work to is asked only while the urgency is open.
    const clock = { code: 'work-to-the-shorter-clock', says: 'Work to the shorter one.', subjects: [] };
    expect(textsOf(page([], [clock]))).not.toContain('Work to the shorter one.');
  });

  it('leaves out what is so in every ordinary case for whoever has to decide, and tells it where it is otherwise', () => {
    const recorded = aRecordedExplanation();
    const { explanation } = recorded;
    const [finding] = explanation.findings;
    const told = (audience: Audience, truth: 'met' | 'not-met') => {
      const facts = [
        { fact: 'touch.in-force', truth, says: 'It was in force that day.', sources: [], follows: [] },
      ];
      const findings = finding === undefined ? [] : [{ ...finding, facts, rules: [] }];
      return textsOf(explanationPage({ ...recorded, explanation: { ...explanation, audience, findings } }));
    };
    expect(told('practitioner', 'met')).not.toContain('It was in force that day.');
    expect(told('inspector', 'met')).toContain('It was in force that day.');
    expect(told('practitioner', 'not-met')).toContain('It was in force that day.');
  });

  it('counts the conditions that no event touches, and reads them out to an inspector alone', () => {
    const recorded = aRecordedExplanation();
    const { explanation } = recorded;
    const [finding] = explanation.findings;
    const told = (audience: Audience) => {
      const findings =
        finding === undefined ? [] : [finding, ...['Untouched one', 'Untouched two'].map(untouched)];
      return textsOf(explanationPage({ ...recorded, explanation: { ...explanation, audience, findings } }));
    };
    expect(told('practitioner')).toContain(ENGLISH_HEADINGS.untouched(2, false));
    expect(told('practitioner')).not.toContain('Untouched one');
    expect(told('inspector')).toContain('Untouched one');
  });

  it('tells apart what is recorded of a measure and whether it is listed, and groups many other answers for whoever decides', () => {
    const recorded = aRecordedExplanation();
    const { explanation } = recorded;
    const [found] = explanation.counterfactuals.found;
    const [change] = found?.changes ?? [];
    const effects = found?.effects ?? [];
    const instead = (to: string) => ({
      changes: change === undefined ? [] : [{ ...change, says: { from: 'It is none.', to } }],
      effects,
    });
    const told = (audience: Audience) => {
      const all =
        found === undefined || change === undefined
          ? []
          : [
              { ...found, changes: [{ ...change, input: '/judgement/manageable/with' }] },
              ...['One.', 'Two.', 'Three.', 'Four.'].map(instead),
            ];
      const counterfactuals = { ...explanation.counterfactuals, found: all };
      return textsOf(
        explanationPage({ ...recorded, explanation: { ...explanation, audience, counterfactuals } }),
      );
    };
    const { label, listed } = ENGLISH_HEADINGS;
    expect(told('practitioner')).toContain(listed.no);
    expect(told('practitioner')).toContain(`${label.instead}: ${listed.yes}`);
    expect(told('practitioner')).toContain(`${label.oneOfSeveral(4)}: One.`);
    expect(told('practitioner').join('\n')).not.toContain('Four.');
    expect(told('inspector')).toContain(`${label.instead}: Four.`);
  });

  it('has a heading for every mark that a rule can have, and tells of each clock how far it was checked', () => {
    const recorded = aRecordedExplanation();
    const { explanation } = recorded;
    const [finding] = explanation.findings;
    const [rule] = finding?.rules ?? [];
    if (finding === undefined || rule === undefined) throw new Error('the example has no rule');
    const rules = VERIFICATIONS.map((verification) => ({
      ...rule,
      rule: `EX-${verification}`,
      verification,
    }));
    const deadlines = VERIFICATIONS.map((verification) => ({
      code: verification,
      says: `Decide by the clock of ${verification}.`,
      subjects: [],
      verification,
    }));
    for (const audience of AUDIENCES) {
      const page = explanationPage({
        ...recorded,
        explanation: { ...explanation, audience, findings: [{ ...finding, rules }], deadlines },
      });
      const law = page.sections.find(({ id }) => id === 'law')?.sections ?? [];
      const headings = law.flatMap(({ id, heading }) => (id.startsWith('law-') ? [heading] : []));
      const { mark } = ENGLISH_HEADINGS;
      expect(headings.toSorted()).toEqual(VERIFICATIONS.map((each) => mark[each]).toSorted());
      const clocks = page.sections
        .flatMap(({ sections = [] }) => sections)
        .find(({ id }) => id === 'clocks')
        ?.blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
      expect(clocks?.map(({ text }) => text)).toEqual(deadlines.map(({ says }) => says));
      for (const [place, verification] of VERIFICATIONS.entries()) {
        const beneath = JSON.stringify(clocks?.[place]?.items ?? []);
        expect([verification, beneath.includes(mark[verification])]).toEqual([
          verification,
          verification !== 'statute',
        ]);
      }
    }
  });

  it('says in a sentence what of a very large case it does not go into', () => {
    const bounded = { bound: 1_500, findings: 84, rules: 4_451, trace: 17, unknowns: 1 };
    const said = ENGLISH_HEADINGS.bounded;
    for (const audience of AUDIENCES) {
      const recorded = aRecordedExplanation(audience);
      const { explanation } = recorded;
      const unknowns = explanation.unknowns.map((unknown) => ({
        ...unknown,
        notGoneInto: true as const,
        ifKnown: [],
      }));
      const told = textsOf(
        explanationPage({ ...recorded, explanation: { ...explanation, unknowns, bounded } }),
      );
      expect(told).toContain(said.findings(84, 4_451));
      expect(told).toContain(ENGLISH_HEADINGS.label.notGoneInto);
      expect(told.includes(said.trace(17))).toBe(audience === 'inspector');
      const whole = textsOf(explanationPage(recorded)).join('\n');
      expect(whole).not.toContain('This case is very large.');
    }
  });

  it('shows each rule with its authority, its dates and what its mark says', () => {
    for (const audience of AUDIENCES) {
      const told = textsOf(explanationPage(aRecordedExplanation(audience))).join('\n');
      for (const part of [
        'Example Act 2003, s.254',
        'from 2 September 2025 until the day before 31 December 2026',
        'Checked against the statute.',
      ]) {
        expect(told).toContain(part);
      }
    }
  });

  it('says first that a run is out of date, or overtaken, and nothing of the kind where it is current', () => {
    const { standing } = ENGLISH_HEADINGS;
    expect(warnings()).toEqual([standing.stale, ENGLISH_HEADINGS.fresh.differs]);
    for (const state of ['expired', 'overtaken'] as const) {
      const overrides = { standing: { state, changed: [] } };
      expect(warnings(aRecordedExplanation('manager', overrides))).toEqual([standing[state]]);
    }
    const current = { standing: { state: 'current', changed: [] } } as const;
    expect(warnings(aRecordedExplanation('practitioner', current))).toEqual([]);
  });

  it('gives an inspector the identity of the run, its hash and every rule that was asked, and nobody else', () => {
    const texts = AUDIENCES.map((audience) => textsOf(explanationPage(aRecordedExplanation(audience))));
    expect(texts.map((each) => each.includes(ENGLISH_HEADINGS.run.contentHash))).toEqual([
      false,
      false,
      true,
    ]);
    expect(texts.map((each) => each.includes(ENGLISH_HEADINGS.section.trace))).toEqual([false, false, true]);
  });

  it('is a page in which axe finds nothing wrong, for the inspector, whose page has every part', async () => {
    const { body } = await explain('?audience=inspector', 'text/html');
    expect(await axeViolations(String(body))).toEqual([]);
  });

  it('has an id of its own for every section, and a place for every question', () => {
    for (const audience of AUDIENCES) {
      const ids = (sections: readonly Section[]): readonly string[] =>
        sections.flatMap((section) => [section.id, ...ids(section.sections ?? [])]);
      const found = ids(explanationPage(aRecordedExplanation(audience)).sections);
      expect(new Set(found).size).toBe(found.length);
      expect(found.filter((id) => !/^[a-z0-9-]+$/.test(id))).toEqual([]);
    }
    expect([...QUESTIONS_BY_WEIGHT].toSorted()).toEqual([...EXPLAINED_QUESTIONS].toSorted());
  });
});
