import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import readability from 'text-readability';
import { licenceComplianceLetter } from '../../src/application/documents/compliance-letter.ts';
import { decisionNotToRecallLetter } from '../../src/application/documents/decision-letter.ts';
import type {
  DocumentCase,
  DocumentEvent,
  DraftDocument,
} from '../../src/application/documents/document-case.ts';
import { forThePerson } from '../../src/application/documents/for-the-person.ts';
import { freePart } from '../../src/application/documents/free-part.ts';
import { noticeOfReasons } from '../../src/application/documents/notice-of-reasons.ts';
import { BLANKS, WORDS } from '../../src/application/documents/plain-words.ts';
import {
  NO_BREACH,
  RECORDED_REASONS,
  SAYS_LITTLE,
  WHY_ASKED,
  WHY_NOT_RECALLED,
  WHY_RECALLED,
} from '../../src/application/documents/plain-words-of-decisions.ts';
import { HELP, STANDARD_RULES } from '../../src/application/documents/plain-words-of-licences.ts';
import {
  KIND_NOT_KNOWN,
  NOT_FULLY_CHECKED,
  RIGHTS_IN_WORDS,
} from '../../src/application/documents/plain-words-of-rights.ts';
import {
  JUDGEMENT_RULES,
  LICENCE_RULES,
  RECALL_RULES,
} from '../../src/application/evidence/access-rules-of-cases.ts';
import type {
  BreachEventContent,
  ConditionContent,
  ConsiderationContent,
  JudgementContent,
  LicenceContent,
  RecallContent,
} from '../../src/application/model.ts';
import type { Block, Item } from '../../src/application/page.ts';
import { openReview } from '../../src/application/review/fold.ts';
import type { ClosureContent, DecisionContent, ProposalContent } from '../../src/application/review/model.ts';
import { COMPONENTS } from '../../src/http/schemas/index.ts';
import {
  DECISION_REASONS_NO_RECALL,
  DECISION_REASONS_RECALL,
  inWords,
  KINDS_OF_RECALL_MADE,
  RECALL_POWERS,
  RECALL_REASONS,
  type RecallMade,
  RIGHTS,
  RIGHTS_OF_THE_PERSON,
  RUNGS,
  rightsOn,
} from '../../src/rules/index.ts';
import { aConsideration, aJudgement, aLicence, anEvent, aRecall } from '../builders/index.ts';
import { plantedValue } from '../http/planted-bodies.ts';

const AT = '2026-11-20T10:00:00.000Z';
const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const GIST = 'You did not come to your appointment in October.';
const KEEP_IN_TOUCH = {
  id: 'keep-in-touch',
  category: 'standard',
  policyVersion: '3.0',
  code: '3361683a-504a-4357-ae22-6aa01b370b4a',
  text: 'As worded on the licence.',
} as const;
const cleared = (gist: string) => ({ mark: 'gist', by: 'Example', gist }) as const;

function aCase(overrides: Partial<DocumentCase> = {}): DocumentCase {
  return {
    considerationId: idOf(90),
    licenceId: idOf(91),
    version: 4,
    at: AT,
    today: '2026-11-22',
    licence: aLicence({ conditions: [KEEP_IN_TOUCH] }),
    catalogued: new Map(),
    events: [{ id: idOf(1), version: 1, content: anEvent({ disclosure: cleared(GIST) }) }],
    consideration: aConsideration(),
    openedAt: AT,
    judgement: aJudgement(),
    review: openReview({ at: AT }),
    steps: [],
    decision: decided({ reason: 'manageable-in-the-community' }),
    reliedOn: [idOf(1)],
    ...overrides,
  };
}

function decided(content: Partial<DecisionContent>): DocumentCase['decision'] {
  return { content: { decision: 'no-recall', reason: 'other', text: 'Text.', ...content }, by: 'x', at: AT };
}

function recalled(recall: Partial<RecallContent> = {}, reason = 'contact-broken-down'): DocumentCase {
  return aCase({
    decision: decided({ decision: 'recall', reason }),
    recall: {
      power: 'section-254',
      type: 'fixed-term',
      lengthDays: 56,
      revokedOn: '2026-11-03',
      returnedToCustodyOn: '2026-11-05',
      reasons: ['failed-keep-in-touch'],
      reasonsConfirmedBy: 'Example',
      ...recall,
    },
  });
}

const itemTexts = (items: readonly Item[]): readonly string[] =>
  items.flatMap(({ text, items: parts = [] }) => [text, ...itemTexts(parts)]);
function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'warning':
      return [block.text];
    case 'list':
      return itemTexts(block.items);
    case 'facts':
      return block.facts.map(({ value }) => value);
    case 'table':
      return block.rows.flat();
    case 'blank':
      return [block.asks];
  }
}
const sectionsOf = ({ page }: DraftDocument) =>
  new Map(page.sections.map((section) => [section.id, section]));
const textOf = (draft: DraftDocument, id: string) =>
  (sectionsOf(draft).get(id)?.blocks ?? []).flatMap(textsOf).join(' ');
const blanksIn = (draft: DraftDocument, id: string) =>
  (sectionsOf(draft).get(id)?.blocks ?? []).filter(({ kind }) => kind === 'blank').length;
/** All that is read, without the list of provisions that is there for a solicitor. */
const proseOf = ({ page }: DraftDocument) =>
  [...page.lead, ...page.sections.filter(({ id }) => id !== 'law').flatMap(({ blocks }) => blocks)]
    .flatMap(textsOf)
    .join(' ');

/** That release at the end of the fixed term was withdrawn. */
const WITHDRAWN = { made: true, madeBy: 'Example', on: '2026-11-10', reasons: 'Example.' } as const;

/** Reasons with which nobody says that a rule was broken, written out. */
const NO_FAULT_SAID: ReadonlySet<string> = new Set([
  'no-breach-shown',
  'no-fault',
  'victim-or-witness-of-the-incident',
  'no-further-action-or-acquittal',
]);
/** Reasons that leave it open. */
const OPEN: ReadonlySet<string> = new Set(['facts-not-established', 'not-recallable']);

const MAKERS = [decisionNotToRecallLetter, licenceComplianceLetter, noticeOfReasons] as const;

/* What is planted in every field that takes text, and the day in every date. */
const TEXTS = [
  'Jane Planted of 12 Planted Street heard a fight at the Planted Arms',
  'Planted-Jane',
] as const;
const DAY = '1977-03-03';
const SCHEMAS = Object.fromEntries(COMPONENTS.map((schema) => [`${schema.$id}#`, schema]));
const TURNS = 24;
interface PlantedContents {
  readonly LicenceContent: LicenceContent;
  readonly BreachEventContent: BreachEventContent;
  readonly ConsiderationContent: ConsiderationContent;
  readonly JudgementContent: JudgementContent;
  readonly DecisionContent: DecisionContent;
  readonly ProposalContent: ProposalContent;
  readonly ClosureContent: ClosureContent;
  readonly RecallContent: RecallContent;
}
/** Contents made from the schemas of the bodies, so that a field that is added is planted too. */
function planted<Name extends keyof PlantedContents>(name: Name): fc.Arbitrary<PlantedContents[Name]> {
  const made = Array.from({ length: TURNS }, (_, turn): PlantedContents[Name] =>
    JSON.parse(JSON.stringify(plantedValue(SCHEMAS, { $ref: `${name}#` }, { texts: TEXTS, day: DAY }, turn))),
  );
  return fc.constantFrom(...made);
}

/** What somebody set: a gist that is kept clean, unless it is withheld. */
function disclosed(mark: 'open' | 'gist' | 'withheld' | 'none'): Pick<BreachEventContent, 'disclosure'> {
  return mark === 'none'
    ? {}
    : { disclosure: { mark, by: TEXTS[1], why: TEXTS[0], gist: mark === 'withheld' ? TEXTS[0] : GIST } };
}

/** A condition with planted id, and planted wording unless the wording was cleared. */
function condition(
  given: ConditionContent,
  wording: 'open' | 'gist' | 'withheld' | 'none' | 'standard',
  place: number,
): ConditionContent {
  const { disclosure: _, ...bare } = given;
  const id = `${TEXTS[1]}-${place}`;
  return wording === 'standard'
    ? { ...KEEP_IN_TOUCH, id, text: TEXTS[0] }
    : { ...bare, id, ...disclosed(wording), text: wording === 'open' ? 'An example wording.' : TEXTS[0] };
}

/** A case in which every text, line, code, id and date is planted, but for what somebody cleared. */
const plantedCase = fc
  .record({
    licence: planted('LicenceContent'),
    events: fc.array(
      fc.tuple(planted('BreachEventContent'), fc.constantFrom('open', 'gist', 'withheld', 'none')),
      { maxLength: 4 },
    ),
    wordings: fc.array(fc.constantFrom('open', 'gist', 'withheld', 'none', 'standard'), { maxLength: 3 }),
    consideration: planted('ConsiderationContent'),
    judgement: planted('JudgementContent'),
    decision: planted('DecisionContent'),
    reason: fc.constantFrom(...DECISION_REASONS_NO_RECALL, ...DECISION_REASONS_RECALL, 'Planted-Jane'),
    proposal: planted('ProposalContent'),
    closure: planted('ClosureContent'),
    recall: planted('RecallContent'),
    returned: fc.boolean(),
  })
  .map((given): DocumentCase => {
    const said = <T>(content: T) => ({ content, by: TEXTS[1], at: AT });
    const [first = KEEP_IN_TOUCH] = given.licence.conditions ?? [];
    const conditions = given.wordings.map((wording, place) => condition(first, wording, place));
    const { revokedOn: _, returnedToCustodyOn: __, ...undated } = given.recall;
    const dates = { revokedOn: '2026-11-03', returnedToCustodyOn: '2026-11-05' };
    const touched = conditions.map(({ id }) => id);
    return Object.assign(aCase(), {
      licence: { ...given.licence, conditions },
      events: given.events.map(([{ disclosure: ___, ...event }, mark], place) => ({
        id: idOf(place),
        version: 1,
        content: Object.assign(event, disclosed(mark), { conditions: touched }),
      })),
      catalogued: new Map(touched.map((id) => [id, { kind: 'additional', gist: TEXTS[0] } as const])),
      consideration: given.consideration,
      judgement: given.judgement,
      decision: said({ ...given.decision, reason: given.reason }),
      proposal: said(given.proposal),
      closure: said(given.closure),
      recall: given.returned ? Object.assign(undated, dates) : undated,
      reliedOn: [...given.events.map((_event, place) => idOf(place)), TEXTS[1]],
    });
  });

/** A code on record could tell what is withheld: then the notice is that of a recall whose reasons nobody has confirmed. */
function asConfirmed(from: DocumentCase, withheld: number): DocumentCase {
  if (withheld === 0 || from.recall === undefined) {
    return from;
  }
  const { reasons: _, reasonsConfirmedBy: __, ...recall } = from.recall;
  return { ...from, recall };
}

const isWithheld = ({ content }: DocumentEvent) => content.disclosure?.mark === 'withheld';

describe('what reaches the person', () => {
  it('is no text, name, id or day that somebody wrote and nobody cleared, wherever in the case it stands', () => {
    fc.assert(
      fc.property(plantedCase, (from) => {
        const never = ['planted', DAY, inWords(DAY), from.licence.person.crn].map((text) =>
          text.toLowerCase(),
        );
        const seen = MAKERS.map((make) => JSON.stringify(make(from)).toLowerCase()).join('\n');
        expect(never.filter((text) => seen.includes(text))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is no trace of an event that is withheld: only the gaps speak of it, and ask for a lawyer', () => {
    fc.assert(
      fc.property(plantedCase, (from) => {
        const ids = new Set(from.events.filter(isWithheld).map(({ id }) => id));
        const without = {
          ...from,
          events: from.events.filter(({ id }) => !ids.has(id)),
          reliedOn: (from.reliedOn ?? []).filter((id) => !ids.has(id)),
        };
        for (const make of MAKERS) {
          const draft = make(from);
          expect(JSON.stringify(draft.page)).toBe(JSON.stringify(make(asConfirmed(without, ids.size)).page));
          expect(draft.legalAdvice).toBe(ids.size > 0);
          expect(
            draft.gaps.filter(({ why }) => why === 'event-withheld').map(({ subject }) => subject),
          ).toEqual([...ids]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is nothing that the types do not let through: no open text, no id and no date', () => {
    const judgement = freePart(JUDGEMENT_RULES, aJudgement());
    const licence = freePart(LICENCE_RULES, aLicence());
    const recall = freePart(RECALL_RULES, aRecall({ considerationId: 'Planted-Jane' }));
    const unreadable = [
      // @ts-expect-error -- free text
      judgement.danger?.reason,
      // @ts-expect-error -- a name
      judgement.danger?.madeBy,
      // @ts-expect-error -- about somebody else
      judgement.effects,
      // @ts-expect-error -- an id from a case system
      licence.externalReference,
      // @ts-expect-error -- a region is an open text
      licence.region,
      // @ts-expect-error -- a date
      licence.release?.date,
      // @ts-expect-error -- free text
      licence.supervision?.protectiveFactors,
      // @ts-expect-error -- the name of a tool is an open text
      licence.supervision?.predictors?.[0]?.tool,
      // @ts-expect-error -- an id from a case system
      recall.considerationId,
      // @ts-expect-error -- a name
      recall.reasonsConfirmedBy,
    ];
    expect(unreadable).toEqual(unreadable.map(() => undefined));
    expect(judgement).toMatchObject({ danger: { answer: 'no' }, custody: 'in-community' });
    expect(licence.sentences?.[0]).toEqual({
      type: 'standard-determinate',
      length: { years: 2, months: 6 },
      relation: 'sole',
      flags: { othersConfirmedAbsent: true },
    });
  });
});

/** Whether the two letters say of a licence that it goes on. */
const saysSo = (more: Partial<LicenceContent>, reason?: string) => {
  const { licenceExpiry: _, ...licence } = aLicence({ conditions: [KEEP_IN_TOUCH] });
  const from = aCase({
    licence: { ...licence, ...more },
    ...(reason === undefined ? {} : { decision: decided({ reason }) }),
  });
  return [decisionNotToRecallLetter(from), licenceComplianceLetter(from)].map((draft) =>
    [...WORDS['licence-goes-on'], ...WORDS['only-go-on']].some((text) => proseOf(draft).includes(text)),
  );
};

/** The letter under a licence whose one standard rule says more than its code. */
const letterUnder = (more: Partial<ConditionContent>) =>
  decisionNotToRecallLetter(
    aCase({ licence: aLicence({ conditions: [Object.assign({}, KEEP_IN_TOUCH, more)] }) }),
  );

describe('the letter on a decision not to recall', () => {
  it.each(DECISION_REASONS_NO_RECALL)('gives the reason of whoever decided: %s', (reason) => {
    const draft = decisionNotToRecallLetter(aCase({ decision: decided({ reason }) }));
    expect(textOf(draft, 'why-not-recalled')).toContain(WHY_NOT_RECALLED[reason].join(' '));
    const others = DECISION_REASONS_NO_RECALL.filter(
      (other) => WHY_NOT_RECALLED[other].join(' ') !== WHY_NOT_RECALLED[reason].join(' '),
    );
    for (const other of others) {
      expect(textOf(draft, 'why-not-recalled')).not.toContain(WHY_NOT_RECALLED[other].join(' '));
    }
    const says = (sentence: string) => proseOf(draft).includes(sentence);
    const noBreach = NO_FAULT_SAID.has(reason);
    const alleged = !noBreach && !OPEN.has(reason);
    expect(WORDS['no-breach'].map(says)).toEqual([noBreach, noBreach]);
    expect(says(WORDS['rules-looked-at'][0])).toBe(!alleged);
    expect(says(WORDS['if-something-new'][0])).toBe(alleged);
    const compliance = proseOf(licenceComplianceLetter(aCase({ decision: decided({ reason }) })));
    expect(WORDS['no-breach'].map((sentence) => compliance.includes(sentence))).toEqual([noBreach, noBreach]);
    expect(compliance.includes(WORDS['rules-looked-at'][0])).toBe(!alleged);
    expect(NO_BREACH.has(reason)).toBe(!alleged);
    expect(says('the risk of crime or harm had gone up.')).toBe(reason.startsWith('risk-increased'));
    expect(says(WHY_ASKED.contact[1] ?? '')).toBe(reason === 'contact-broken-down-but-restored');
    expect(blanksIn(draft, 'why-not-recalled')).toBe(SAYS_LITTLE.has(reason) ? 1 : 0);
  });

  it('has the fixed shape of the official letter, with named blanks for an officer’s own words', () => {
    const draft = decisionNotToRecallLetter(aCase());
    expect([...sectionsOf(draft).keys()]).toEqual([
      'why-we-asked',
      'what-happened',
      'licence-rules',
      'why-not-recalled',
      'progress',
      'your-thoughts',
      'expectations',
      'help',
      'next-appointment',
      'what-happens-next',
      'your-account',
      'support',
    ]);
    expect(textOf(draft, 'what-happened')).toContain(GIST);
    expect(textOf(draft, 'licence-rules')).toContain(STANDARD_RULES['keep-in-touch']);
    expect(textOf(draft, 'help')).toContain(HELP['discuss-and-record'].join(' '));
    expect(draft.gaps).toEqual([
      { part: 'addressed', why: 'not-held-here' },
      { part: 'progress', why: 'own-words-needed' },
      { part: 'expectations', why: 'own-words-needed' },
      { part: 'next-appointment', why: 'not-held-here' },
    ]);
    expect(draft.legalAdvice).toBe(false);
  });

  it('has a second form that warns of nothing and offers only what is help', () => {
    const judgement = aJudgement({
      manageable: {
        answer: 'yes',
        with: ['no-enforcement', 'licence-compliance-letter', 'intensive-alternative'],
      },
    });
    const draft = decisionNotToRecallLetter(aCase({ judgement, decision: decided({ reason: 'no-fault' }) }));
    expect(textOf(draft, 'help')).toContain(HELP['no-enforcement'].join(' '));
    expect(textOf(draft, 'help')).not.toContain(HELP['intensive-alternative'].join(' '));
    expect(textOf(draft, 'help')).not.toContain(HELP['licence-compliance-letter'].join(' '));
    expect(proseOf(draft)).not.toContain(WORDS['if-something-new'][0]);
    expect(textOf(draft, 'licence-rules')).toContain(WORDS['rules-looked-at'][0]);
  });

  it('says that the licence goes on only while that is recorded', () => {
    for (const reason of [undefined, 'no-fault']) {
      expect(saysSo({ licenceExpiry: '2026-11-22' }, reason)).toEqual([true, true]);
      expect(saysSo({ licenceExpiry: '2026-11-22', ending: 'none' }, reason)).toEqual([true, true]);
      expect(saysSo({ licenceExpiry: '2026-11-21' }, reason)).toEqual([false, false]);
      expect(saysSo({}, reason)).toEqual([false, false]);
      for (const ending of ['revoked', 'terminated'] as const) {
        expect(saysSo({ licenceExpiry: '2027-01-01', ending }, reason)).toEqual([false, false]);
      }
    }
  });

  it('promises no help of a measure that cannot be had, has not worked or is over', () => {
    const measures = {
      'no-enforcement': { state: 'not-available' },
      'discuss-and-record': { state: 'failing' },
      'change-supervision': { state: 'tried' },
      'refer-or-treat': { state: 'inadequate' },
      'vary-conditions': { state: 'not-considered' },
      'intensive-alternative': { state: 'in-place' },
    } as const;
    const judgement = aJudgement({ measures, manageable: { answer: 'yes', with: RUNGS } });
    const response = RUNGS.map((measure) => ({ measure, what: 'x', by: 'Example', on: '2026-11-20' }));
    const closure = {
      content: { outcome: 'done', text: 'x', response, reEngagement: { how: 'x', reached: 'yes' } },
      by: 'x',
      at: AT,
    } as const;
    expect(forThePerson(aCase({ judgement, closure })).measures).toEqual([
      'licence-compliance-letter',
      'vary-conditions',
      'intensive-alternative',
    ]);
  });

  it.each<[string, Partial<ConditionContent>]>([
    ['a victim', { protects: 'victim' }],
    ['somebody by an exclusion zone', { monitoring: 'exclusion-zone' }],
  ])('does not tell a standard rule that protects %s until somebody cleared it', (_, protecting) => {
    const draft = letterUnder(protecting);
    expect(proseOf(draft)).not.toContain(STANDARD_RULES['keep-in-touch']);
    expect(blanksIn(draft, 'licence-rules')).toBe(1);
    expect(draft.gaps).toContainEqual({
      part: 'licence-rules',
      why: 'condition-text-not-cleared',
      subject: '/conditions/0',
    });
    expect(textOf(letterUnder({ ...protecting, disclosure: cleared(GIST) }), 'licence-rules')).toContain(
      GIST,
    );
  });

  it('leaves a named blank for what nobody cleared, and says what is missing', () => {
    const content = anEvent({ disclosure: { mark: 'open', by: 'Example' } });
    const second = { id: idOf(2), version: 1, content };
    const withOne = decisionNotToRecallLetter(
      aCase({ events: [...aCase().events, second], reliedOn: [idOf(1), idOf(2)] }),
    );
    expect(withOne.gaps).toContainEqual({
      part: 'what-happened',
      why: 'event-without-gist',
      subject: idOf(2),
    });
    expect(textOf(withOne, 'what-happened')).toContain(BLANKS['more-happened'].asks);
    const none = decisionNotToRecallLetter(aCase({ reliedOn: [] }));
    expect(none.gaps).toContainEqual({ part: 'what-happened', why: 'own-words-needed' });
    expect(blanksIn(none, 'what-happened')).toBe(1);
    expect(blanksIn(none, 'licence-rules')).toBe(1);
    const bespoke = {
      id: 'keep-in-touch',
      category: 'bespoke',
      text: 'Not to go to 1 Example Road.',
    } as const;
    const uncleared = decisionNotToRecallLetter(aCase({ licence: aLicence({ conditions: [bespoke] }) }));
    expect(uncleared.gaps).toContainEqual({
      part: 'licence-rules',
      why: 'condition-text-not-cleared',
      subject: '/conditions/0',
    });
    expect(proseOf(uncleared)).not.toContain('Example Road');
    const open = { ...bespoke, disclosure: { mark: 'open', by: 'Example' } } as const;
    expect(
      textOf(
        decisionNotToRecallLetter(aCase({ licence: aLicence({ conditions: [open] }) })),
        'licence-rules',
      ),
    ).toContain(bespoke.text);
  });
});

describe('the licence compliance letter', () => {
  it('says what it is about and how we help, and does not name itself as a measure', () => {
    const judgement = aJudgement({
      measures: {
        'licence-compliance-letter': { state: 'adequate' },
        'refer-or-treat': { state: 'in-place' },
      },
    });
    const draft = licenceComplianceLetter(aCase({ judgement }));
    expect(textOf(draft, 'what-happened')).toContain(GIST);
    expect(textOf(draft, 'help')).toContain(HELP['refer-or-treat'].join(' '));
    expect(textOf(draft, 'help')).not.toContain(HELP['licence-compliance-letter'].join(' '));
    expect(proseOf(draft)).not.toContain(WORDS['no-breach'][0]);
    const noFault = licenceComplianceLetter(aCase({ decision: decided({ reason: 'no-fault' }) }));
    expect(proseOf(noFault)).toContain(WORDS['no-breach'][0]);
  });
});

describe('the notice of reasons', () => {
  it.each(DECISION_REASONS_RECALL)('gives the reason of whoever decided: %s', (reason) => {
    const draft = noticeOfReasons(recalled({}, reason));
    expect(textOf(draft, 'why-recalled')).toContain(WHY_RECALLED[reason].join(' '));
    expect(blanksIn(draft, 'why-recalled')).toBe(SAYS_LITTLE.has(reason) ? 1 : 0);
  });

  it.each(RECALL_REASONS)(
    'gives a reason that a person confirmed, and none that nobody did: %s',
    (reason) => {
      const draft = noticeOfReasons(recalled({ reasons: [reason] }));
      expect(textOf(draft, 'recorded-reasons')).toContain(RECORDED_REASONS[reason].join(' '));
      const { reasonsConfirmedBy: _, ...unconfirmed } = recalled({ reasons: [reason] }).recall ?? aRecall();
      const open = noticeOfReasons({ ...recalled(), recall: unconfirmed });
      expect(textOf(open, 'recorded-reasons')).toBe(BLANKS['recorded-reasons'].asks);
      expect(open.gaps).toContainEqual({ part: 'recorded-reasons', why: 'not-held-here' });
    },
  );

  it('leaves the reasons on record empty where a code could tell what is withheld, and asks for a lawyer', () => {
    const from = recalled({ reasons: ['failed-keep-in-touch'] });
    const kept = {
      id: idOf(2),
      version: 1,
      content: anEvent({ disclosure: { mark: 'withheld', by: 'Example' } }),
    } as const;
    const draft = noticeOfReasons({
      ...from,
      events: [...from.events, kept],
      reliedOn: [idOf(1), idOf(2)],
    });
    expect(textOf(draft, 'recorded-reasons')).toBe(BLANKS['recorded-reasons'].asks);
    expect(draft.gaps).toContainEqual({ part: 'recorded-reasons', why: 'own-words-needed' });
    expect(draft.legalAdvice).toBe(true);
  });

  it('names the days of the recall and works out no other', () => {
    const draft = noticeOfReasons(recalled());
    expect(textOf(draft, 'dates-of-recall')).toBe(
      'Your licence was ended on 3 November 2026. You came back to prison on 5 November 2026.',
    );
    expect(proseOf(draft).match(/\d+ [A-Z][a-z]+ \d{4}/g)).toHaveLength(2);
  });

  it('says of a recall of 56 days that nobody knows yet whether the Parole Board can look at it', () => {
    const draft = noticeOfReasons(recalled());
    expect(textOf(draft, 'rights')).toContain(RIGHTS_IN_WORDS['told-automatic-release-56'].join(' '));
    expect(textOf(draft, 'rights')).toContain(RIGHTS_IN_WORDS['board-route-not-known'].join(' '));
    expect(textOf(draft, 'rights')).toContain(NOT_FULLY_CHECKED.unverified);
    expect(draft.gaps).toContainEqual({ part: 'rights', why: 'law-not-known' });
    const standard = noticeOfReasons(recalled({ type: 'standard' }));
    expect(textOf(standard, 'rights')).toContain(RIGHTS_IN_WORDS['board-after-28-days'].join(' '));
    expect(textOf(standard, 'rights')).toContain(
      `${RIGHTS_IN_WORDS['no-set-release-date'].join(' ')} ${NOT_FULLY_CHECKED.practice}`,
    );
    expect(standard.gaps.map(({ why }) => why)).not.toContain('law-not-known');
  });

  it.each<[string, Partial<RecallContent>]>([
    ['56 days', {}],
    ['56 days withdrawn', { laterDetermination: WITHDRAWN }],
    ['standard', { type: 'standard' }],
    ['from home detention curfew', { power: 'section-255' }],
    ['from a life sentence', { power: 'section-32' }],
  ])('says of every right whose law was not read that it was not, and of no other: %s', (_, recall) => {
    const from = recalled(recall);
    const { rights } = rightsOn(
      { revokedOn: '2026-11-03', toldOn: from.today },
      forThePerson(from).recall?.made ?? { power: 'section-32' },
    );
    const [list] = sectionsOf(noticeOfReasons(from)).get('rights')?.blocks ?? [];
    expect(list).toEqual({
      kind: 'list',
      items: rights.map(({ right, verification }) => {
        const text = RIGHTS_IN_WORDS[right].join(' ');
        return verification === 'statute'
          ? { text }
          : { text, items: [{ text: NOT_FULLY_CHECKED[verification] }] };
      }),
    });
    const byStatute = rights.filter(({ verification }) => verification === 'statute').length;
    expect(byStatute === 0).toBe(recall.power !== undefined);
  });

  it.each<[string, readonly (keyof RecallContent)[], Partial<RecallContent>]>([
    ['the type is not known', ['type'], {}],
    ['the length is not known', ['lengthDays'], {}],
    ['the day of revocation is not known', ['revokedOn'], {}],
    ['the law of the day has no such length', [], { revokedOn: '2025-11-03' }],
    [
      'the recall was made before the law changed and the person came back after',
      [],
      { revokedOn: '2026-03-30' },
    ],
    [
      'a standard recall ran on when the law changed',
      [],
      { type: 'standard', revokedOn: '2025-11-03', returnedToCustodyOn: '2025-11-05' },
    ],
  ])('says that it is not known how release comes where %s', (_, left, other) => {
    const from = recalled(other);
    const recall: RecallContent = JSON.parse(
      JSON.stringify(from.recall, (name, value: unknown) =>
        left.some((each) => each === name) ? undefined : value,
      ),
    );
    const draft = noticeOfReasons({ ...from, recall });
    expect(textOf(draft, 'rights')).toContain(KIND_NOT_KNOWN.join(' '));
    expect(textOf(draft, 'rights')).toContain(RIGHTS_IN_WORDS['make-representations'].join(' '));
    expect(textOf(draft, 'rights')).not.toMatch(/\d+ days/);
    expect(draft.gaps).toContainEqual({ part: 'rights', why: 'law-not-known' });
  });
});

const told = (revokedOn: string, recall: RecallMade, toldOn = revokedOn) =>
  rightsOn({ revokedOn, toldOn }, recall);
const fixed = (lengthDays: 14 | 28 | 56, more: Partial<RecallMade> = {}): RecallMade => ({
  power: 'section-254',
  type: 'fixed-term',
  lengthDays,
  releasedOnCurfew: false,
  ...more,
});

const release = (days: 14 | 28 | 56) => [
  `told-automatic-release-${days}`,
  'told-if-release-withdrawn',
  'longer-stay',
  days === 56 ? 'board-route-not-known' : 'board-on-representations',
];

describe('rights after a recall', () => {
  const always = ['told-reasons', 'make-representations'] as const;
  const cancelled = {
    'section-254': ['cancellation'],
    'section-255': ['cancellation-after-curfew-recall'],
    'section-32': [],
  } as const;
  const withdrawn = { automaticRelease: 'determined' } as const;
  const standard: RecallMade = { power: 'section-254', type: 'standard' };
  const toTheBoard = ['no-set-release-date', 'board-after-28-days', 'further-board-review'];

  it.each<[string, string, RecallMade, readonly string[]]>([
    ['28 days, 2014', '2014-06-01', fixed(28), release(28)],
    ['14 days before there were any', '2014-06-01', fixed(14), []],
    ['14 days, the day before the law changed', '2026-03-30', fixed(14), release(14)],
    [
      '14 days from then, only youth sentences',
      '2026-03-31',
      fixed(14, { onlyYouthSentences: true }),
      release(14),
    ],
    ['28 days from then, as issued', '2026-03-31', fixed(28), release(28)],
    ['14 days from then, an adult', '2026-03-31', fixed(14, { onlyYouthSentences: false }), []],
    ['56 days too early', '2026-03-30', fixed(56), []],
    ['56 days from then', '2026-03-31', fixed(56), release(56)],
    ['56 days, only youth sentences', '2026-03-31', fixed(56, { onlyYouthSentences: true }), []],
    [
      '56 days after curfew',
      '2026-09-01',
      fixed(56, { releasedOnCurfew: true }),
      [...release(56), 'later-release-after-curfew'],
    ],
    [
      '56 days after curfew, once that had ended',
      '2026-09-02',
      fixed(56, { releasedOnCurfew: true }),
      release(56),
    ],
    [
      '56 days, release withdrawn',
      '2026-04-01',
      fixed(56, withdrawn),
      ['told-release-withdrawn', 'board-after-28-days', 'further-board-review'],
    ],
    [
      '28 days in 2025, release withdrawn',
      '2025-11-03',
      fixed(28, withdrawn),
      ['told-release-withdrawn', 'board-route-not-known'],
    ],
    [
      '28 days in 2026 on youth sentences, release withdrawn',
      '2026-05-01',
      fixed(28, { ...withdrawn, onlyYouthSentences: true }),
      ['told-release-withdrawn', 'board-route-not-known'],
    ],
    ['removed from automatic release', '2026-04-01', fixed(56, { automaticRelease: 'removed' }), []],
    ['standard', '2020-01-01', standard, toTheBoard],
    ['standard, from the day of the 56 days', '2026-03-31', standard, toTheBoard],
    ['from home detention curfew', '2020-01-01', { power: 'section-255' }, ['no-board-after-curfew-recall']],
    ['from a life sentence', '2020-01-01', { power: 'section-32' }, ['board-for-indeterminate']],
  ])('follow the law of the day of revocation: %s', (_, day, recall, expected) => {
    const rights = told(day, recall).rights.map(({ right }) => right);
    expect(rights.toSorted()).toEqual([...always, ...cancelled[recall.power], ...expected].toSorted());
  });

  it.each<[string, RecallMade, string, string, string]>([
    [
      'standard, told before',
      { ...standard, returnedOn: '2026-03-01' },
      '2026-02-20',
      '2026-03-30',
      'standard',
    ],
    [
      'standard, told on the day',
      { ...standard, returnedOn: '2026-03-01' },
      '2026-02-20',
      '2026-03-31',
      'not-known',
    ],
    [
      'standard, told long after',
      { ...standard, returnedOn: '2020-03-01' },
      '2020-02-20',
      '2026-11-22',
      'not-known',
    ],
    [
      'standard, back on the day',
      { ...standard, returnedOn: '2026-03-31' },
      '2026-03-30',
      '2026-03-31',
      'not-known',
    ],
    [
      'standard, made on the day',
      { ...standard, returnedOn: '2026-03-31' },
      '2026-03-31',
      '2026-03-31',
      'standard',
    ],
    ['28 days, back after', fixed(28, { returnedOn: '2026-04-02' }), '2026-03-30', '2026-04-02', 'not-known'],
    [
      '14 days, withdrawn, back on the day',
      fixed(14, { ...withdrawn, returnedOn: '2026-03-31' }),
      '2026-03-30',
      '2026-04-20',
      'not-known',
    ],
    [
      '28 days, withdrawn, back before',
      fixed(28, { ...withdrawn, returnedOn: '2026-03-20' }),
      '2026-03-18',
      '2026-04-20',
      'fixed-term-withdrawn',
    ],
    [
      '28 days, last of them 30 March',
      fixed(28, { returnedOn: '2026-03-03' }),
      '2026-03-02',
      '2026-04-02',
      'fixed-term-28',
    ],
    [
      '28 days, last of them 31 March',
      fixed(28, { returnedOn: '2026-03-04' }),
      '2026-03-02',
      '2026-04-02',
      'not-known',
    ],
    [
      'the same, told before',
      fixed(28, { returnedOn: '2026-03-04' }),
      '2026-03-02',
      '2026-03-30',
      'fixed-term-28',
    ],
    ['28 days, back nobody knows when', fixed(28), '2026-01-02', '2026-04-02', 'not-known'],
    [
      '28 days after curfew, which may last longer',
      fixed(28, { returnedOn: '2026-01-02', releasedOnCurfew: true }),
      '2026-01-01',
      '2026-04-02',
      'not-known',
    ],
    [
      'from home detention curfew',
      { power: 'section-255', returnedOn: '2026-04-02' },
      '2026-03-01',
      '2026-04-02',
      'home-detention-curfew',
    ],
    [
      'from a life sentence',
      { power: 'section-32', returnedOn: '2026-04-02' },
      '2026-03-01',
      '2026-04-02',
      'indeterminate',
    ],
  ])(
    'are left open where nobody knows what the change of 31 March 2026 did: %s',
    (_, recall, revokedOn, toldOn, kind) => {
      expect(told(revokedOn, recall, toldOn).kind).toBe(kind);
    },
  );

  it('are each known as far as their source says, and no further', () => {
    const marks = Object.entries(RIGHTS).map(([id, { mark, confidence }]) => [id, `${mark} ${confidence}`]);
    expect(Object.fromEntries(marks)).toEqual({
      'RR-254-1': 'statute high',
      'RR-254-2': 'statute high',
      'RR-254-3': 'unverified medium',
      'RR-14-1': 'statute high',
      'RR-28-1': 'statute high',
      'RR-14-2': 'statute high',
      'RR-28-2': 'statute high',
      'RR-56-1': 'statute high',
      'RR-CHANGE-1': 'statute medium',
      'RR-CHANGE-2': 'unverified low',
      'RR-LONGER-1': 'practice medium',
      'RR-CURFEW-1': 'statute high',
      'RR-CURFEW-2': 'statute medium',
      'RR-WITHDRAWN-1': 'statute medium',
      'RR-WITHDRAWN-2': 'unverified low',
      'RR-BOARD-1': 'statute high',
      'RR-BOARD-2': 'unverified low',
      'RR-DATE-1': 'practice medium',
      'RR-BOARD-3': 'statute medium',
      'RR-BOARD-4': 'statute high',
      'RR-BOARD-5': 'unverified medium',
      'RR-BOARD-6': 'inference medium',
      'RR-BOARD-7': 'unverified low',
      'RR-255-1': 'unverified medium',
      'RR-255-2': 'unverified medium',
      'RR-255-3': 'unverified medium',
      'RR-255-4': 'unverified medium',
      'RR-32-1': 'unverified medium',
      'RR-32-2': 'unverified medium',
      'RR-32-3': 'unverified medium',
    });
  });

  it('are each given to somebody on some day, in words, with an authority', () => {
    const days = ['2013-01-01', '2016-01-01', '2026-03-30', '2026-04-01', '2026-11-01'];
    const recalls: readonly RecallMade[] = RECALL_POWERS.flatMap((power) =>
      ([14, 28, 56] as const).flatMap((lengthDays) => [
        { power, type: 'standard' },
        { power, type: 'fixed-term', lengthDays },
        { power, type: 'fixed-term', lengthDays, automaticRelease: 'determined' },
      ]),
    );
    const given = days.flatMap((day) => recalls.map((recall) => told(day, recall)));
    expect(new Set(given.flatMap(({ rights }) => rights.map(({ id }) => id)))).toEqual(
      new Set(Object.keys(RIGHTS)),
    );
    expect(new Set(given.map(({ kind }) => kind))).toEqual(new Set(KINDS_OF_RECALL_MADE));
    expect(new Set(given.flatMap(({ rights }) => rights.map(({ right }) => right)))).toEqual(
      new Set(RIGHTS_OF_THE_PERSON),
    );
    for (const { authorities } of given.flatMap(({ rights }) => rights)) {
      expect(authorities.length).toBeGreaterThan(0);
    }
  });
});

describe('the words', () => {
  const letters = DECISION_REASONS_NO_RECALL.flatMap((reason) => [
    decisionNotToRecallLetter(aCase({ decision: decided({ reason }) })),
    licenceComplianceLetter(aCase({ decision: decided({ reason }) })),
  ]);
  const ofKinds: readonly Partial<RecallContent>[] = [
    {},
    { lengthDays: 14, revokedOn: '2026-01-03' },
    { lengthDays: 28, revokedOn: '2026-01-03' },
    { type: 'standard' },
    { power: 'section-255' },
    { power: 'section-32' },
    { revokedOn: '2025-11-03' },
    { laterDetermination: WITHDRAWN },
  ];
  const notices = [
    ...ofKinds.map((kind) => noticeOfReasons(recalled(kind))),
    ...DECISION_REASONS_RECALL.map((reason) =>
      noticeOfReasons(recalled({ reasons: RECALL_REASONS }, reason)),
    ),
  ];

  it('of every whole letter and notice can be read at eleven', () => {
    for (const draft of [...letters, ...notices]) {
      expect(readability.fleschKincaidGrade(proseOf(draft))).toBeLessThanOrEqual(6);
    }
  });

  it('are short sentences without jargon, threats or talk of what a computer said', () => {
    const everything = [
      ...[WHY_ASKED, WHY_NOT_RECALLED, WHY_RECALLED, RECORDED_REASONS, HELP, RIGHTS_IN_WORDS, WORDS].flatMap(
        (catalogue) => Object.values<readonly string[]>(catalogue).flat(),
      ),
      ...KIND_NOT_KNOWN,
      ...Object.values(NOT_FULLY_CHECKED),
      ...Object.values(STANDARD_RULES),
      ...Object.values(BLANKS).map(({ asks }) => asks),
    ];
    for (const sentence of everything) {
      expect(sentence).toMatch(/^[A-Z][^.?!]*[.?]$/);
      expect(sentence.split(' ').length).toBeLessThanOrEqual(15);
      expect(sentence).not.toMatch(
        /non-compliance|complian|revo[ck]|proportionate|breach|offen[cd]|custod|threshold|determinat|statut|warn|final|serious consequence|must not do this again|recommend|algorithm|system|you would have been/i,
      );
    }
  });
});
