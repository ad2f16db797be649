import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createServices } from '../../src/application/create-services.ts';
import { licenceComplianceLetter } from '../../src/application/documents/compliance-letter.ts';
import { decisionNotToRecallLetter } from '../../src/application/documents/decision-letter.ts';
import type { DocumentCase, DraftDocument } from '../../src/application/documents/document-case.ts';
import {
  CHECK_STANDINGS,
  type Due,
  dueOf,
  type KnownNow,
  lackOf,
} from '../../src/application/documents/due.ts';
import { LEAD as HANDOVER_LEAD } from '../../src/application/documents/english-of-handover.ts';
import {
  HARM_GROUP_NAMES,
  reasonInWords,
  ROSH_LEVEL_NAMES,
} from '../../src/application/documents/english-of-professionals.ts';
import { ADULT, LEAD_FACTS, RISK, YOUTH } from '../../src/application/documents/english-of-recall-request.ts';
import { handover } from '../../src/application/documents/handover.ts';
import { noticeOfReasons } from '../../src/application/documents/notice-of-reasons.ts';
import { NO_BREACH } from '../../src/application/documents/plain-words-of-decisions.ts';
import { STANDARD_RULES } from '../../src/application/documents/plain-words-of-licences.ts';
import { recallRequest } from '../../src/application/documents/recall-request.ts';
import {
  chargeReliedOn,
  flagged,
  isAdult,
  isCategory4,
  isLevel2Or3,
} from '../../src/application/documents/request-facts.ts';
import {
  DOCUMENT_GAP_REASONS,
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentLack,
  isComplete,
  type MadeDocument,
} from '../../src/application/documents/services.ts';
import { ROSH } from '../../src/application/evidence/access-rules-of-cases.ts';
import type {
  BreachEventContent,
  DisclosureContent,
  JudgementContent,
  LicenceContent,
  RecallContent,
} from '../../src/application/model.ts';
import type { Block, Page } from '../../src/application/page.ts';
import { openReview, type Review } from '../../src/application/review/fold.ts';
import {
  DECISIONS,
  type Decision,
  type Known,
  type StepContents,
} from '../../src/application/review/model.ts';
import type { StepTaken } from '../../src/application/review/services.ts';
import { openRuleBook } from '../../src/application/rule-book.ts';
import type { Principal, Services } from '../../src/application/services.ts';
import { htmlOf } from '../../src/http/pages/html.ts';
import {
  currentBookText,
  DECISION_REASONS_NO_RECALL,
  HARM_GROUPS,
  type SentenceInputs,
} from '../../src/rules/index.ts';
import { anAnswer } from '../builders/index.ts';
import { importsOf } from '../contract/import-graph.ts';
import { axeViolations } from '../support/axe.ts';
import { SERVERS } from '../support/database.ts';
import { act, exampleEvent, exampleLicence, type Fixture, openFixture, refusal } from './fixture.ts';
import { CASES, CASEWORK, PRACTITIONER, SAID, seenNow, SENIOR_MANAGER, SPO } from './review-fixture.ts';

/** What must never leave the record: planted wherever words are free. */
const SECRET = 'Planted Name of 1 Planted Street';

/** What a document needs, written from the requirement and not from the table. */
function lackByRequirement(kind: DocumentKind, due: Due): DocumentLack | undefined {
  if (due.decision === undefined) {
    return 'decision';
  }
  const isLetter = kind === 'decision-not-to-recall-letter' || kind === 'licence-compliance-letter';
  const isOfRecall = kind === 'recall-request' || kind === 'notice-of-reasons';
  if ((isLetter && due.decision === 'recall') || (isOfRecall && due.decision === 'no-recall')) {
    return 'another-decision';
  }
  const isForThePerson = isLetter || kind === 'notice-of-reasons';
  if (isForThePerson && due.personDied) {
    return 'person-died';
  }
  if (kind === 'licence-compliance-letter' && !due.breachAlleged) {
    return 'breach-not-alleged';
  }
  if (isOfRecall && due.recallOver) {
    return 'recall-over';
  }
  if ((isLetter || isOfRecall) && due.doesNotStand) {
    return 'does-not-stand';
  }
  if (isLetter && !due.agreed) {
    return 'agreement';
  }
  if (isLetter && due.newFactsWaiting) {
    return 'new-facts-waiting';
  }
  if (kind === 'licence-compliance-letter' && !due.letterNamed) {
    return 'measure-not-named';
  }
  if (kind === 'notice-of-reasons' && !due.returned) {
    return 'return-to-custody';
  }
  return isForThePerson && due.check !== 'nobody-endangered' ? 'disclosure-check' : undefined;
}

describe('what a document needs', () => {
  it('is asked for as the requirement says, in every case that there is', () => {
    const aDue: fc.Arbitrary<Due> = fc
      .record({
        decision: fc.constantFrom<(Decision | undefined)[]>(undefined, ...DECISIONS),
        agreed: fc.boolean(),
        letterNamed: fc.boolean(),
        returned: fc.boolean(),
        personDied: fc.boolean(),
        breachAlleged: fc.boolean(),
        recallOver: fc.boolean(),
        doesNotStand: fc.boolean(),
        newFactsWaiting: fc.boolean(),
        check: fc.constantFrom(...CHECK_STANDINGS),
      })
      .map(({ decision, ...rest }) => (decision === undefined ? rest : { decision, ...rest }));
    fc.assert(
      fc.property(aDue, fc.constantFrom(...DOCUMENT_KINDS), (due, kind) => {
        expect(lackOf(kind, due)).toBe(lackByRequirement(kind, due));
      }),
      { numRuns: 3_000 },
    );
  });

  it('lets nothing for the person be made unless somebody said that telling endangers nobody', () => {
    const forThePerson = DOCUMENT_KINDS.filter((kind) => kind !== 'recall-request' && kind !== 'handover');
    for (const kind of forThePerson) {
      for (const check of CHECK_STANDINGS) {
        const made = DECISIONS.some(
          (decision) => lackOf(kind, { ...everythingFor(decision), check }) === undefined,
        );
        expect([kind, check, made]).toEqual([kind, check, check === 'nobody-endangered']);
      }
    }
  });
});

/** What of the rules runs them, or tells of a run. */
const RUNS: ReadonlySet<string> = new Set([
  'Answer',
  'Explanation',
  'openBook',
  'recommend',
  'RecommendRequest',
  'replay',
  'selectQuestions',
]);

describe('the code that makes documents', () => {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'application', 'documents');
  const files = readdirSync(folder).map((name) => ({
    name,
    source: readFileSync(join(folder, name), 'utf8'),
  }));

  it('reads no run of the rules, and runs none', () => {
    expect(files.length).toBeGreaterThan(10);
    const ofRuns = /(recommend|withh|standing|recorded-case|independence|noted|replay|explan)[^/]*\.ts$/;
    for (const { name, source } of files) {
      const modules = importsOf(source).map(({ from }) => from);
      expect([name, modules.filter((from) => ofRuns.test(from))]).toEqual([name, []]);
      // The door of the rules is open for vocabularies and words; what runs them or tells of a run stays behind it.
      const [, taken = ''] = source.match(/import (?:type )?\{([^}]*)\} from '[./]*rules\/index\.ts'/) ?? [];
      const named = taken.split(',').map((each) => each.replace('type ', '').trim());
      expect([name, named.filter((each) => RUNS.has(each)), source.includes('machine')]).toEqual([
        name,
        [],
        false,
      ]);
    }
  });

  it('has words for every reason of the rule book in use', () => {
    const book = openRuleBook(currentBookText());
    for (const decision of DECISIONS) {
      for (const reason of book.vocabulary(`decision-reasons-${decision}`)) {
        expect([reason, reasonInWords(reason)]).toEqual([reason, expect.any(String)]);
      }
    }
    expect(reasonInWords(SECRET)).toBeUndefined();
  });
});

const CONTEXT = {
  staffing: SECRET,
  instruction: { by: SECRET, what: SECRET },
  dissent: { by: SECRET, what: SECRET },
};
const GIVEN = { reason: SECRET, madeBy: SECRET, on: '2026-11-19' } as const;

/** A licence with words planted wherever they are free; its first condition is standard and its second cleared in other words. */
function aPlantedLicence(number: number): LicenceContent {
  return exampleLicence(number, {
    person: { crn: 'X000777', nomsNumber: 'A0001AA', dateOfBirth: '1990-02-28' },
    indexOffence: { description: SECRET, date: '2023-06-01', violent: true, sexual: false },
    release: { date: '2026-04-10', provision: 'automatic' },
    sentences: [
      {
        id: 's1',
        type: 'standard-determinate',
        date: '2024-01-10',
        length: { years: 3 },
        relation: 'sole',
        flags: { othersConfirmedAbsent: true },
      },
    ],
    sentenceExpiry: '2027-06-30',
    conditions: [
      {
        id: 'c1',
        category: 'standard',
        policyVersion: '3.0',
        code: '3361683a-504a-4357-ae22-6aa01b370b4a',
        text: SECRET,
      },
      {
        id: 'c2',
        category: 'bespoke',
        text: SECRET,
        disclosure: { mark: 'gist', by: SECRET, why: SECRET, gist: 'Stay out of the zone you were shown.' },
      },
      { id: SECRET.replaceAll(' ', '-'), category: 'bespoke', text: SECRET },
    ],
    supervision: {
      rosh: { public: 'medium', 'known-adult': 'high', assessedOn: '2026-11-01' },
      mappa: { status: 'managed', category: 2, level: 1, checkedBy: SECRET, checkedOn: '2026-11-02' },
      needs: ['housing', 'mental-health'],
      protectiveFactors: ['Has work'],
    },
    victimInContact: true,
  });
}

function aPlantedEvent(disclosure: DisclosureContent | undefined, more: Partial<BreachEventContent> = {}) {
  return exampleEvent({
    description: SECRET,
    source: SECRET,
    instruction: { given: SECRET },
    account: { sought: 'yes', given: SECRET },
    evidence: [{ system: 'example', reference: SECRET }],
    ...(disclosure === undefined ? {} : { disclosure }),
    ...more,
  });
}

const OPEN: DisclosureContent = { mark: 'open', by: SECRET, why: SECRET, gist: 'You missed a meeting.' };
const WITHHELD: DisclosureContent = { mark: 'withheld', by: SECRET, why: SECRET, gist: SECRET };

const JUDGEMENT: JudgementContent = {
  danger: { answer: 'yes', ...GIVEN, toWhom: ['public'] },
  manageable: { answer: 'yes', ...GIVEN, with: ['licence-compliance-letter'] },
  measures: {
    'licence-compliance-letter': { state: 'adequate', ...GIVEN },
    'discuss-and-record': { state: 'tried', ...GIVEN },
  },
  contactBrokenDown: {
    answer: 'no',
    ...GIVEN,
    attempts: [{ on: '2026-11-18', how: 'By telephone', result: 'No reply' }],
  },
  custody: 'in-community',
  circumstances: { outOfHours: false, inApprovedPremises: false },
  earlierDecisions: { notToRecallSinceRelease: 0, mayBeHeldElsewhere: false },
  otherControls: SECRET,
  effects: { home: SECRET, work: SECRET, careOfChildren: SECRET, treatment: SECRET },
};

const ARREST = { type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' } as const;
/** News after which a decision is reviewed. */
const NFA = {
  kind: 'later-news',
  changes: { evidenceStatus: 'nfa', type: 'nfa-discontinued-or-acquitted' },
} as const;

/** A consideration, and what people do in it. */
interface Considered {
  readonly licenceId: string;
  readonly eventId: string;
  readonly id: string;
  readonly take: <A extends StepTaken>(by: Principal, action: A, said: StepContents[A]) => Promise<unknown>;
  readonly decide: (decision: Decision) => Promise<void>;
  /** What whoever looks at the case sees of it. */
  readonly seen: () => Promise<Known>;
  /** The document, or what it lacks. */
  readonly make: (kind: DocumentKind, by?: Principal) => Promise<MadeDocument | DocumentLack>;
  /** Every kind that can be made, and what the others lack. */
  readonly all: () => Promise<Readonly<Record<DocumentKind, string>>>;
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'warning':
      return [block.text];
    case 'list':
      return block.items.map((item) => JSON.stringify(item));
    case 'facts':
      return block.facts.flatMap(({ name, value }) => [name, value]);
    case 'table':
      return [block.caption, ...block.columns, ...block.rows.flat()];
    case 'blank':
      return [block.name, block.asks];
  }
}

const sectionText = ({ sections }: Page, id: string) =>
  (sections.find((section) => section.id === id)?.blocks ?? []).flatMap(textsOf).join('\n');

const isMade = (made: MadeDocument | DocumentLack): made is MadeDocument => typeof made === 'object';

function madeOf(made: MadeDocument | DocumentLack): MadeDocument {
  if (!isMade(made)) {
    throw new Error(`the document lacks: ${made}`);
  }
  return made;
}

/** What can be made after a decision not to recall, by what the letters lack. */
const notRecalled = (letters: string) => ({
  'decision-not-to-recall-letter': letters,
  'licence-compliance-letter': letters,
  'recall-request': 'another-decision',
  'notice-of-reasons': 'another-decision',
  handover: 'made',
});

const nothing = {
  'decision-not-to-recall-letter': 'decision',
  'licence-compliance-letter': 'decision',
  'recall-request': 'decision',
  'notice-of-reasons': 'decision',
  handover: 'decision',
};

/** What can be made after a decision to recall, by what the notice and the request lack. */
const recalled = (notice: string, request = 'made') => ({
  'decision-not-to-recall-letter': 'another-decision',
  'licence-compliance-letter': 'another-decision',
  'recall-request': request,
  'notice-of-reasons': notice,
  handover: 'made',
});

/** All that a document can need, after a decision. */
const everythingFor = (decision: Decision): Due => ({
  decision,
  agreed: true,
  letterNamed: true,
  returned: true,
  personDied: false,
  breachAlleged: true,
  recallOver: false,
  doesNotStand: false,
  newFactsWaiting: false,
  check: 'nobody-endangered',
});

const check = (one: Considered, endangersNobody = true, by = PRACTITIONER) =>
  one
    .seen()
    .then((known) =>
      one.take(by, 'disclosure-check', { ...SAID.disclosureCheck(endangersNobody, known), text: SECRET }),
    );

/** The use cases over a rule book that answers so, whatever the case is. */
const answering = ({ deps }: Fixture, answer: 'supported' | 'not-supported') =>
  createServices({
    ...deps,
    book: {
      ...deps.book,
      recommend: () => {
        const made = anAnswer();
        const recall = { ...made.outcome.recall, answer } as const;
        return { ...made, outcome: { ...made.outcome, recall } };
      },
    },
  });

const AT = '2026-11-20T10:00:00.000Z';
const idOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

/** A case to be written about without a database: events in their order are relied on, but where it says otherwise. */
function aCase(
  decision: Decision,
  {
    events = [aPlantedEvent(OPEN)],
    ...more
  }: { readonly events?: readonly BreachEventContent[] } & Partial<Omit<DocumentCase, 'events'>> = {},
): DocumentCase {
  const placed = events.map((content, place) => ({ id: idOf(place + 1), version: 1, content }));
  return {
    considerationId: idOf(90),
    licenceId: idOf(91),
    version: 4,
    at: AT,
    today: '2026-11-22',
    licence: aPlantedLicence(1),
    catalogued: new Map(),
    events: placed,
    consideration: { question: SECRET },
    openedAt: AT,
    judgement: JUDGEMENT,
    review: openReview({ at: AT }),
    steps: [],
    decision: decidedAt(AT, SAID.decision(decision)),
    reliedOn: placed.map(({ id }) => id),
    ...more,
  };
}

const decidedAt = (at: string, content = SAID.decision('recall')): DocumentCase['decision'] => ({
  content,
  by: 'x',
  at,
});

const KNOWN: KnownNow = { licenceVersion: 1, events: [], doesNotStand: false, personDied: false };

/** The questions of a part of the request with their answers, or that they are left empty. */
const answersIn = (of: DocumentCase, id: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (recallRequest(of).page.sections.find((section) => section.id === id)?.blocks ?? []).flatMap((block) =>
      block.kind === 'table'
        ? block.rows
        : block.kind === 'blank'
          ? [[block.name, 'left empty']]
          : [['other', block.kind]],
    ),
  );

/** A case with so much of a licence that decides which law applies. */
const underLaw = (
  sentences: readonly Partial<SentenceInputs>[],
  supervision?: LicenceContent['supervision'],
  person: Partial<LicenceContent['person']> = {},
): Pick<DocumentCase, 'licence'> => {
  const { supervision: _, sentences: __, ...licence } = aPlantedLicence(1);
  return {
    licence: {
      ...licence,
      person: { crn: 'X000777', ...person },
      sentences: sentences.map((sentence, place) => ({ id: `s${place}`, ...sentence })),
      ...(supervision === undefined ? {} : { supervision }),
    },
  };
};

const ADULT_SENTENCE = { type: 'standard-determinate' } as const;
const YOUTH_SENTENCE = { type: 'section-250' } as const;
const FLAGS = [
  'terroristOffence247a',
  'nationalSecurityOffence',
  'foreignPowerThreatRisk',
  'referredUnder244ZB',
  'repatriatedForMurder',
] as const;
const CHARGED = {
  type: 'charged-serious-or-index-like',
  evidenceStatus: 'charge',
  reliedOnForRecall: true,
  seriousOffence: true,
} as const;
const GIST_ONLY: DisclosureContent = { mark: 'gist', by: SECRET, gist: 'You were charged.' };

/** What is answered of a statutory fact, by what is said of each sentence. */
const flagAnswer = (flag: (typeof FLAGS)[number], ...flags: readonly SentenceInputs['flags'][]) =>
  flagged(
    aCase(
      'recall',
      underLaw(flags.map((each) => ({ ...ADULT_SENTENCE, ...(each === undefined ? {} : { flags: each }) }))),
    ),
    flag,
  );

/** How many events there are, and what is answered of all charges, of those without a conviction and of serious ones. */
const chargeAnswers = (events: readonly BreachEventContent[], reliedOn?: readonly string[]) => {
  const { reliedOn: all, ...of } = aCase('recall', { events });
  const given: DocumentCase = reliedOn === undefined ? of : { ...of, reliedOn };
  return [
    all?.length,
    ...(['any', 'unconvicted', 'serious'] as const).map((which) => chargeReliedOn(given, which)),
  ];
};

const emptied = (questions: readonly string[]) =>
  Object.fromEntries(questions.map((question) => [question, 'left empty']));

/** How many places of a part are empty because this service does not hold what belongs there. */
const notHeld = (of: DocumentCase, id: string) =>
  recallRequest(of).gaps.filter(({ part, why }) => part === id && why === 'not-held-here').length;

const isAdultOn = (at: string, person: Partial<LicenceContent['person']>) =>
  isAdult({ ...aCase('recall', underLaw([YOUTH_SENTENCE], undefined, person)), decision: decidedAt(at) });

describe('what the request for recall asks of the law', () => {
  it('takes a statutory fact that was left out for a no only where somebody confirmed that', () => {
    const confirmed = { othersConfirmedAbsent: true } as const;
    for (const flag of FLAGS) {
      const told = {
        noSentence: flagAnswer(flag),
        nothing: flagAnswer(flag, undefined),
        empty: flagAnswer(flag, {}),
        confirmed: flagAnswer(flag, confirmed),
        said: flagAnswer(flag, { [flag]: true }),
        denied: flagAnswer(flag, { [flag]: false }),
        saidAndConfirmed: flagAnswer(flag, { [flag]: true, ...confirmed }),
        ofOneOfTwo: flagAnswer(flag, confirmed, undefined),
        saidOfOneOfTwo: flagAnswer(flag, undefined, { [flag]: true }),
      };
      expect([flag, told]).toEqual([
        flag,
        {
          noSentence: 'unknown',
          nothing: 'unknown',
          empty: 'unknown',
          confirmed: 'no',
          said: 'yes',
          denied: 'no',
          saidAndConfirmed: 'yes',
          ofOneOfTwo: 'unknown',
          saidOfOneOfTwo: 'yes',
        },
      ]);
    }
  });

  it('takes nothing of MAPPA for a no but what was found', () => {
    const told = (mappa: NonNullable<LicenceContent['supervision']>['mappa']) => {
      const of = aCase('recall', underLaw([ADULT_SENTENCE], mappa === undefined ? {} : { mappa }));
      return [isLevel2Or3(of), isCategory4(of)];
    };
    const managed = { status: 'managed' } as const;
    const without = aCase('recall', underLaw([ADULT_SENTENCE]));
    expect([isLevel2Or3(without), isCategory4(without)]).toEqual(['unknown', 'unknown']);
    expect(told(undefined)).toEqual(['unknown', 'unknown']);
    expect(told({ status: 'none' })).toEqual(['no', 'no']);
    expect(told(managed)).toEqual(['unknown', 'unknown']);
    expect(told({ ...managed, level: 1, category: 3 })).toEqual(['no', 'no']);
    expect(told({ ...managed, level: 2 })).toEqual(['yes', 'unknown']);
    expect(told({ ...managed, level: 3, category: 4 })).toEqual(['yes', 'yes']);
  });

  it('answers of a charge from events relied on that are open to the person, and from no other', () => {
    const nobodyKnows = ['unknown', 'unknown', 'unknown'];
    const charge = aPlantedEvent(OPEN, CHARGED);
    const other = aPlantedEvent(OPEN);
    const convicted = aPlantedEvent(OPEN, { ...CHARGED, evidenceStatus: 'conviction' });
    const { seriousOffence: _, ...minor } = CHARGED;
    const { reliedOnForRecall: __, ...unsaid } = CHARGED;

    // Nobody named an event, or named none.
    expect(chargeAnswers([charge])).toEqual([1, ...nobodyKnows]);
    expect(chargeAnswers([charge], [])).toEqual([1, ...nobodyKnows]);
    expect(chargeAnswers([other, charge], [idOf(1)])).toEqual([2, ...nobodyKnows]);
    expect(chargeAnswers([charge], [idOf(1)])).toEqual([1, 'yes', 'yes', 'yes']);
    expect(chargeAnswers([convicted], [idOf(1)])).toEqual([1, 'yes', 'unknown', 'yes']);
    expect(chargeAnswers([aPlantedEvent(OPEN, minor)], [idOf(1)])).toEqual([1, 'yes', 'yes', 'unknown']);
    expect(chargeAnswers([aPlantedEvent(OPEN, { ...CHARGED, seriousOffence: false })], [idOf(1)])).toEqual([
      1,
      'yes',
      'yes',
      'unknown',
    ]);
    expect(chargeAnswers([aPlantedEvent(OPEN, unsaid)], [idOf(1)])).toEqual([1, ...nobodyKnows]);
    expect(chargeAnswers([aPlantedEvent(OPEN, { ...CHARGED, reliedOnForRecall: false })], [idOf(1)])).toEqual(
      [1, ...nobodyKnows],
    );
    for (const disclosure of [WITHHELD, GIST_ONLY, undefined]) {
      const kept = aPlantedEvent(disclosure, CHARGED);
      expect(chargeAnswers([kept], [idOf(1)])).toEqual([1, ...nobodyKnows]);
      expect(chargeAnswers([other, kept], [idOf(1), idOf(2)])).toEqual([2, ...nobodyKnows]);
      expect(chargeAnswers([charge, kept], [idOf(1), idOf(2)])).toEqual([2, 'yes', 'yes', 'yes']);
    }
  });

  it('leaves each question empty by its name where nobody knows, and counts it', () => {
    const kept = [aPlantedEvent(WITHHELD, CHARGED), aPlantedEvent(GIST_ONLY, CHARGED)];
    const ofAdults = emptied([...Object.values(ADULT.questions), ADULT.charges.unconvicted]);
    for (const events of [[], kept]) {
      const ofAdult = aCase('recall', { events, ...underLaw([ADULT_SENTENCE]) });
      expect(answersIn(ofAdult, 'part-5')).toEqual({
        ...ofAdults,
        [ADULT.questions.particular]: 'No',
        [ADULT.questions.discretionary]: 'No',
      });
      const ofYouth = aCase('recall', { events, ...underLaw([YOUTH_SENTENCE]) });
      expect(answersIn(ofYouth, 'part-4')).toEqual(emptied(Object.values(YOUTH.questions)));
      expect([notHeld(ofAdult, 'part-5'), notHeld(ofYouth, 'part-4')]).toEqual([5, 4]);
    }
  });

  it('leaves what somebody thinks of foreign powers empty, whatever is recorded', () => {
    for (const foreignPowerThreatRisk of [true, false, undefined]) {
      const flags = {
        othersConfirmedAbsent: true,
        ...(foreignPowerThreatRisk === undefined ? {} : { foreignPowerThreatRisk }),
      } as const;
      const answers = answersIn(aCase('recall', underLaw([{ ...ADULT_SENTENCE, flags }])), 'part-5');
      expect(answers).toMatchObject({
        [ADULT.questions.foreign]: 'left empty',
        [ADULT.questions.repatriated]: 'No',
      });
    }
  });

  it('is the same page with and without an event that is withheld, whatever that event is', () => {
    const others = [[], [OPEN], [GIST_ONLY], [undefined], [OPEN, GIST_ONLY]];
    const told = fc.constantFrom(...others.map((marks) => marks.map((mark) => aPlantedEvent(mark))));
    const withheld = fc.record({
      type: fc.constantFrom('charged-serious-or-index-like', 'domestic-abuse-call-out', 'tag-tamper'),
      evidenceStatus: fc.constantFrom('charge', 'conviction', 'intelligence', 'call-out-or-report'),
      reliedOnForRecall: fc.boolean(),
      seriousOffence: fc.boolean(),
      conditions: fc.subarray(['c1', 'c2']),
    } as const);
    const sentence = fc.constantFrom(ADULT_SENTENCE, YOUTH_SENTENCE);
    fc.assert(
      fc.property(told, withheld, sentence, fc.boolean(), (events, kept, sentenced, named) => {
        const { licence } = underLaw([sentenced]);
        const { reliedOn, ...without } = aCase('recall', { events, licence });
        const given = events.length === 0 && !named ? without : { ...without, reliedOn: reliedOn ?? [] };
        const { page, legalAdvice } = recallRequest(
          aCase('recall', { events: [...events, aPlantedEvent(WITHHELD, kept)], licence }),
        );
        expect(JSON.stringify(page)).toBe(JSON.stringify(recallRequest(given).page));
        expect(legalAdvice).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('sets a condition out as the letters do, and shows no trace of one that is withheld', () => {
    const { conditions = [], ...licence } = aPlantedLicence(1);
    const [standard, cleared] = conditions;
    if (standard === undefined || cleared === undefined) {
      throw new Error('the example licence has two conditions');
    }
    const events = [aPlantedEvent(OPEN, { conditions: ['c1', 'c2', 'c3'] })];
    const under = (...of: NonNullable<LicenceContent['conditions']>) =>
      recallRequest(
        aCase('recall', {
          events,
          licence: { ...licence, conditions: of },
          catalogued: new Map(
            of.map(({ id }) => [id, { kind: id === 'c2' ? 'additional' : 'standard', gist: SECRET }]),
          ),
        }),
      );
    const words = STANDARD_RULES['keep-in-touch'];
    const shown = under(standard, cleared);
    expect(sectionText(shown.page, 'part-16')).toContain(`${words}\nYes`);
    for (const more of [{ protects: 'victim' }, { monitoring: 'exclusion-zone' }] as const) {
      const protecting = under({ ...standard, ...more }, cleared);
      expect(JSON.stringify(protecting.page)).not.toContain(words);
      expect(protecting.gaps).toContainEqual({
        part: 'part-16',
        why: 'condition-text-not-cleared',
        subject: '/conditions/0',
      });
    }
    // Whatever it was sent as, and whatever it is by the catalogue.
    for (const category of ['standard', 'bespoke'] as const) {
      for (const id of ['c2', 'c3']) {
        const one = id === 'c2' ? [standard] : [standard, cleared];
        const kept = { ...standard, id, category, disclosure: WITHHELD };
        const { page, gaps } = under(...one, kept);
        expect(page).toEqual(under(...one).page);
        expect(gaps.filter(({ why }) => why === 'condition-text-not-cleared')).toEqual([
          {
            part: id === 'c2' ? 'part-17' : 'part-16',
            why: 'condition-text-not-cleared',
            subject: `/conditions/${one.length}`,
          },
        ]);
      }
    }
    // The catalogue says what it is, and not what it was sent as.
    const sent = under(standard, { ...cleared, category: 'standard' });
    expect(sectionText(sent.page, 'part-17')).toContain('Stay out of the zone you were shown.');
    expect(sectionText(sent.page, 'part-16')).not.toContain('Stay out of the zone');
  });

  it('tests age on the day of the decision in London, whatever day it is now', () => {
    const born = { dateOfBirth: '2008-07-01' };
    expect(isAdultOn('2026-06-30T22:59:59.000Z', born)).toBe('no');
    expect(isAdultOn('2026-06-30T23:00:00.000Z', born)).toBe('yes');
    expect(isAdultOn(AT, {})).toBe('unknown');
  });

  it('asks of charges what the form in force on the day of the decision asks, and names that form', () => {
    const convicted = aPlantedEvent(OPEN, { ...CHARGED, evidenceStatus: 'conviction' });
    const asked = (at: string) => {
      const of = aCase('recall', { events: [convicted], decision: decidedAt(at) });
      const answers = answersIn(of, 'part-5');
      const [version] = recallRequest(of).page.lead.flatMap((block) =>
        block.kind === 'facts'
          ? block.facts.flatMap(({ name, value }) => (name === LEAD_FACTS.version ? [value] : []))
          : [],
      );
      return [version, answers[ADULT.charges.any], answers[ADULT.charges.unconvicted]];
    };
    expect(asked('2026-03-31T09:00:00.000Z')).toEqual(['31 March 2026', 'Yes', undefined]);
    expect(asked('2026-07-28T22:59:59.000Z')).toEqual(['31 March 2026', 'Yes', undefined]);
    expect(asked('2026-07-28T23:00:00.000Z')).toEqual(['29 July 2026', undefined, 'left empty']);
    expect(asked(AT)).toEqual(['29 July 2026', undefined, 'left empty']);
  });
});

type Rosh = NonNullable<NonNullable<LicenceContent['supervision']>['rosh']>;

const warningsFor = (limitedAccess: boolean | undefined) =>
  handover(
    aCase('no-recall', {
      licence: { ...aPlantedLicence(1), ...(limitedAccess === undefined ? {} : { limitedAccess }) },
    }),
  ).page.lead.filter(({ kind }) => kind === 'warning');

const allegesBreach = (reason: string, decision: Decision = 'no-recall') => {
  const of = aCase(decision, { decision: decidedAt(AT, SAID.decision(decision, { reason })) });
  return dueOf(of, KNOWN).breachAlleged;
};

describe('what a document is complete without, and what it never holds', () => {
  it('leaves levels of risk to a known adult and to children out of what the person reads, recorded or not', () => {
    const told = { public: 'low', prisoners: 'medium', staff: 'very-high' } as const;
    const assessedOn = '2026-11-01';
    const of = (others: Rosh) =>
      aCase('recall', underLaw([ADULT_SENTENCE], { rosh: { ...told, ...others, assessedOn } }));
    const recorded = recallRequest(of({ 'known-adult': 'high', children: 'high' }));
    expect(recorded).toEqual(recallRequest(of({})));
    // What stands there is what the table of subject access declares free.
    expect(HARM_GROUPS.filter((group) => ROSH[group] === 'free')).toEqual(Object.keys(told));
    expect(answersIn(of({ 'known-adult': 'high' }), 'part-14')).toEqual({
      [HARM_GROUP_NAMES.public]: ROSH_LEVEL_NAMES.low,
      [HARM_GROUP_NAMES.prisoners]: ROSH_LEVEL_NAMES.medium,
      [HARM_GROUP_NAMES.staff]: ROSH_LEVEL_NAMES['very-high'],
      [RISK.others['known-adult'][0]]: 'left empty',
      [RISK.others.children[0]]: 'left empty',
    });
    expect(recorded.gaps.filter(({ part }) => part === 'part-14')).toEqual([
      { part: 'part-14', why: 'about-somebody-else' },
      { part: 'part-14', why: 'about-somebody-else' },
    ]);
  });

  it('is complete unless something waits to be cleared or the law leaves something open', () => {
    const complete = DOCUMENT_GAP_REASONS.filter((why) => isComplete([{ part: 'part-1', why }]));
    expect(complete).toEqual(['not-held-here', 'about-somebody-else', 'own-words-needed']);
    expect(isComplete([])).toBe(true);
    expect(
      isComplete([
        { part: 'part-1', why: 'own-words-needed' },
        { part: 'part-2', why: 'event-without-gist' },
      ]),
    ).toBe(false);
    // A request is complete where all of what is relied on was cleared, whatever a person has still to write.
    const cleared = recallRequest(aCase('recall', { events: [aPlantedEvent(OPEN, { conditions: ['c2'] })] }));
    expect([isComplete(cleared.gaps), cleared.gaps.length > 0]).toEqual([true, true]);
    expect(isComplete(recallRequest(aCase('recall', { events: [aPlantedEvent(undefined)] })).gaps)).toBe(
      false,
    );
  });

  it('warns at the head of a handover where access to the case is limited, and only there', () => {
    expect(warningsFor(true)).toEqual([{ kind: 'warning', text: HANDOVER_LEAD.limited }]);
    expect([warningsFor(false), warningsFor(undefined)]).toEqual([[], []]);
  });

  it('alleges no breach where the reason of the decision does not', () => {
    for (const reason of DECISION_REASONS_NO_RECALL) {
      expect([reason, allegesBreach(reason)]).toEqual([reason, !NO_BREACH.has(reason)]);
    }
    expect([allegesBreach(SECRET), allegesBreach('risk-increased', 'recall')]).toEqual([true, true]);
  });

  it('takes a recall for over from the day on which it was refused or cancelled, or the person released', () => {
    for (const day of ['refusedOn', 'cancelledOn', 'reReleasedOn'] as const) {
      for (const [on, over] of [
        ['2026-11-21', true],
        ['2026-11-22', true],
        ['2026-11-23', false],
      ] as const) {
        const due = dueOf(aCase('recall', { recall: { power: 'section-254', [day]: on } }), KNOWN);
        expect([day, on, due.recallOver]).toEqual([day, on, over]);
      }
    }
    expect(dueOf(aCase('recall'), KNOWN).recallOver).toBe(false);
    const closure = { content: SAID.notCarriedOut(), by: 'x', at: AT };
    expect(dueOf(aCase('recall', { closure }), KNOWN).recallOver).toBe(true);
  });

  it('takes a decision for agreed once nobody owes a signature, and none was refused', () => {
    const decided: Review = { ...openReview({ at: AT }), state: 'closed', decision: 'no-recall' };
    const agreed = (more: Partial<Review>) =>
      dueOf(aCase('no-recall', { review: { ...decided, ...more } }), KNOWN).agreed;
    expect([
      agreed({}),
      agreed({ countersignature: 'given' }),
      agreed({ state: 'awaiting-endorsement' }),
      agreed({ countersignature: 'owed', countersignBy: 'senior-manager' }),
      agreed({ countersignature: 'refused' }),
    ]).toEqual([true, true, false, false, false]);
  });

  it('can be read by everybody: no document has a fault that axe finds', async () => {
    const recall: RecallContent = {
      power: 'section-254',
      type: 'fixed-term',
      lengthDays: 56,
      revokedOn: '2026-11-20',
      returnedToCustodyOn: '2026-11-20',
      reasons: ['failed-keep-in-touch', 'other'],
      reasonsConfirmedBy: SECRET,
    };
    const events = [aPlantedEvent(OPEN, { conditions: ['c1', 'c2'] }), aPlantedEvent(undefined)];
    const drafts: Readonly<Record<DocumentKind, DraftDocument>> = {
      'decision-not-to-recall-letter': decisionNotToRecallLetter(aCase('no-recall', { events })),
      'licence-compliance-letter': licenceComplianceLetter(aCase('no-recall', { events })),
      'recall-request': recallRequest(aCase('recall', { events, recall })),
      'notice-of-reasons': noticeOfReasons(aCase('recall', { events, recall })),
      handover: handover(aCase('recall', { events, recall })),
    };
    for (const kind of DOCUMENT_KINDS) {
      expect([kind, await axeViolations(htmlOf(drafts[kind].page))]).toEqual([kind, []]);
    }
  });
});

describe.each(SERVERS)('documents on $name', (server) => {
  let fixture: Fixture;
  let services: Services;
  let number = 0;
  beforeAll(async () => {
    fixture = await openFixture(server);
    services = fixture.services;
  });
  afterAll(() => fixture.close());

  async function open(
    events: readonly BreachEventContent[] = [aPlantedEvent(OPEN)],
    on?: string,
    judgement: JudgementContent = JUDGEMENT,
  ): Promise<Considered> {
    number += 1;
    const licenceId = on ?? (await services.registerLicence(act(CASES), aPlantedLicence(number))).id;
    const ids: string[] = [];
    for (const event of events) {
      ids.push((await services.reportEvent(act(CASES), licenceId, event)).id);
    }
    const { id } = await services.openConsideration(
      act(PRACTITIONER),
      licenceId,
      { question: SECRET, promptedBy: ids },
      judgement,
    );
    const take: Considered['take'] = async (by, action, said) => {
      const { version } = await fixture.owner
        .selectFrom('consideration_heads')
        .select('version')
        .where('consideration_id', '=', id)
        .executeTakeFirstOrThrow();
      return services.takeStep(act(by), id, version, action, said);
    };
    const make: Considered['make'] = async (kind, by = PRACTITIONER) => {
      try {
        return await services.makeDocument(act(by), id, kind);
      } catch (error) {
        const refused = await refusal(Promise.reject(error));
        if (refused.code === 'document-not-due') {
          return refused.lacking;
        }
        throw error;
      }
    };
    return {
      licenceId,
      eventId: ids[0] ?? '',
      id,
      take,
      seen: () => seenNow(fixture, id),
      decide: async (decision) => {
        await take(PRACTITIONER, 'proposal', {
          ...SAID.proposal('recall'),
          reasons: SECRET,
          urgency: { answer: 'emergency', reason: SECRET },
          context: CONTEXT,
        });
        await take(SPO, 'independent-view', { ...SAID.view(), whoIsVulnerable: SECRET, context: CONTEXT });
        await take(SPO, 'decision', SAID.decision(decision, { text: SECRET, context: CONTEXT }));
      },
      make,
      all: async () => {
        const told = new Map<DocumentKind, string>();
        for (const kind of DOCUMENT_KINDS) {
          const made = await make(kind);
          told.set(kind, isMade(made) ? 'made' : made);
        }
        return {
          'decision-not-to-recall-letter': told.get('decision-not-to-recall-letter') ?? '',
          'licence-compliance-letter': told.get('licence-compliance-letter') ?? '',
          'recall-request': told.get('recall-request') ?? '',
          'notice-of-reasons': told.get('notice-of-reasons') ?? '',
          handover: told.get('handover') ?? '',
        };
      },
    };
  }

  it('are made after a decision not to recall once somebody says that telling endangers nobody, on what is still the latest', async () => {
    const one = await open();
    expect(await one.all()).toEqual(nothing);
    expect(await refusal(check(one))).toMatchObject({ code: 'out-of-turn', action: 'disclosure-check' });
    await one.decide('no-recall');
    expect(await one.all()).toEqual(notRecalled('disclosure-check'));
    await check(one, false, SENIOR_MANAGER);
    expect(await one.all()).toEqual(notRecalled('disclosure-check'));
    await check(one);
    expect(await one.all()).toEqual(notRecalled('made'));

    // Whatever is recorded since takes the check away, until there is another.
    const { services: use } = fixture;
    const changes: readonly (() => Promise<unknown>)[] = [
      () =>
        use.reviseEvent(act(CASES), one.eventId, 1, {
          kind: 'correction',
          changes: { occurredOn: '2026-11-17' },
        }),
      () => use.reportEvent(act(CASES), one.licenceId, aPlantedEvent(undefined)),
      () => use.replaceLicence(act(CASES), one.licenceId, 1, aPlantedLicence(number)),
      async () => {
        const { version } = await use.readConsideration(act(PRACTITIONER), one.id);
        return use.recordJudgement(act(PRACTITIONER), one.id, version, {
          ...JUDGEMENT,
          daysOfLicenceLeft: 9,
        });
      },
      () => use.reportRecall(act(CASEWORK), one.licenceId, { power: 'section-254' }),
      () =>
        use.recordDispute(act(CASES), one.licenceId, {
          about: { kind: 'breach-event', id: one.eventId },
          fields: ['/occurredOn'],
          statement: SECRET,
          receivedOn: '2026-11-20',
        }),
    ];
    for (const change of changes) {
      await change();
      expect(await one.make('decision-not-to-recall-letter')).toBe('disclosure-check');
      await check(one);
      expect(isMade(await one.make('decision-not-to-recall-letter'))).toBe(true);
    }

    await use.replaceLicence(act(CASES), one.licenceId, 2, {
      ...aPlantedLicence(number),
      ending: 'person-died',
    });
    await check(one);
    expect(await one.all()).toEqual(notRecalled('person-died'));
  });

  it('name the person who asked and what was given in the trail, to a system as a disclosure, and nothing where none was made', async () => {
    const one = await open();
    await one.decide('no-recall');
    const before = (await fixture.trail(one.licenceId)).length;
    expect(await one.make('licence-compliance-letter')).toBe('disclosure-check');
    expect((await fixture.trail(one.licenceId)).length).toBe(before);
    await check(one, true, SPO);
    const letter = madeOf(await one.make('decision-not-to-recall-letter'));
    const { madeAt } = madeOf(await one.make('handover', CASES));
    const entries = (await fixture.trail(one.licenceId)).slice(before);
    const about = [{ kind: 'consideration', id: one.id, version: letter.considerationVersion }];
    expect(
      entries.map(({ act: name, actor, about: what, recipient, at }) => ({
        name,
        actor,
        what,
        recipient,
        at,
      })),
    ).toEqual([
      expect.objectContaining({ name: 'disclosure-checked', what: about }),
      expect.objectContaining({
        name: 'decision-not-to-recall-letter-made',
        actor: { subject: PRACTITIONER.subject, kind: 'person' },
        what: about,
        recipient: undefined,
      }),
      {
        name: 'handover-made',
        actor: { subject: CASES.subject, kind: 'system' },
        what: about,
        recipient: CASES.subject,
        at: madeAt,
      },
    ]);
    expect(await fixture.verify(one.licenceId)).toEqual([]);
  });

  it('are not there for whoever does not see the case, whatever could be made', async () => {
    const one = await open();
    await one.decide('no-recall');
    const elsewhere: Principal = { ...PRACTITIONER, areas: [{ region: 'another-region' }] };
    for (const kind of DOCUMENT_KINDS) {
      expect(await refusal(services.makeDocument(act(elsewhere), one.id, kind))).toEqual({
        code: 'not-found',
        resource: 'consideration',
      });
    }
    expect(await refusal(services.makeDocument(act(), 'no-id', 'handover'))).toMatchObject({
      code: 'not-found',
    });
  });

  it('wait for whoever must agree, and go with a decision that is reopened, as its check does', async () => {
    const first = await open([aPlantedEvent(OPEN, ARREST)]);
    await first.decide('no-recall');
    await check(first);
    expect(await first.all()).toEqual(notRecalled('made'));

    // From the second on the same licence a senior manager endorses.
    const second = await open([], first.licenceId, {
      ...JUDGEMENT,
      measures: {},
      manageable: { answer: 'no', ...GIVEN },
    });
    await second.decide('no-recall');
    await check(second);
    expect(await second.all()).toEqual(notRecalled('agreement'));
    await second.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
    expect(await second.all()).toEqual({
      ...notRecalled('made'),
      // Nobody named the letter as a measure here.
      'licence-compliance-letter': 'measure-not-named',
    });
    await second.take(PRACTITIONER, 'closure', SAID.doneInstead());
    expect(await second.all()).toEqual(notRecalled('made'));

    await services.reviseEvent(act(CASES), first.eventId, 1, NFA);
    await check(first);
    expect(await first.all()).toEqual(notRecalled('new-facts-waiting'));
    await first.take(SPO, 'new-facts-review', SAID.newFacts('reopened'));
    expect(await first.all()).toEqual(nothing);
    await first.decide('no-recall');
    await first.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
    expect(await first.all()).toEqual(notRecalled('disclosure-check'));
  });

  it('tell nothing of a recall for the eyes of the person before a return to custody is recorded', async () => {
    const one = await open();
    await one.decide('recall');
    await check(one);
    expect(await one.all()).toEqual(recalled('return-to-custody'));
    await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
    const recall: RecallContent = {
      considerationId: one.id,
      power: 'section-254',
      eventsReliedOn: [one.eventId],
      reasons: [],
      reasonsConfirmedBy: SECRET,
      sentOn: '2026-11-20',
    };
    const { id } = await services.reportRecall(act(CASEWORK), one.licenceId, recall);
    expect(await one.all()).toEqual(recalled('return-to-custody'));
    // A day to come says what is planned.
    const revoked = { ...recall, revokedOn: '2026-11-20' } as const;
    await services.replaceRecall(act(CASEWORK), id, 1, { ...revoked, returnedToCustodyOn: '2026-11-21' });
    await check(one);
    expect(await one.all()).toEqual(recalled('return-to-custody'));
    await services.replaceRecall(act(CASEWORK), id, 2, { ...revoked, returnedToCustodyOn: '2026-11-20' });
    expect(await one.all()).toEqual(recalled('disclosure-check'));
    await check(one, false);
    expect(await one.all()).toEqual(recalled('disclosure-check'));
    await check(one);
    expect(await one.all()).toEqual(recalled('made'));

    // Nor of one that is over: the notice says that the person has been sent back.
    const returned = { ...revoked, returnedToCustodyOn: '2026-11-20' } as const;
    let recallVersion = 3;
    const replace = async (more: Partial<RecallContent>) => {
      await services.replaceRecall(act(CASEWORK), id, recallVersion, { ...returned, ...more });
      recallVersion += 1;
      await check(one);
      return one.all();
    };
    for (const over of [{ reReleasedOn: '2026-11-20' }, { cancelledOn: '2026-11-20' }]) {
      expect(await replace(over)).toEqual(recalled('recall-over', 'recall-over'));
    }
    expect(await replace({ reReleasedOn: '2026-11-21' })).toEqual(recalled('made'));
    // What is owed to a person in custody does not wait for a review of news; from what does not stand nothing is written, whatever
    // comes after that.
    const news = async () => {
      const { id: event } = await services.reportEvent(
        act(CASES),
        one.licenceId,
        aPlantedEvent(OPEN, ARREST),
      );
      await services.reviseEvent(act(CASES), event, 1, NFA);
      await check(one);
      return one.all();
    };
    expect(await news()).toEqual(recalled('made'));
    await one.take(SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('does-not-stand'));
    expect(await one.all()).toEqual(recalled('does-not-stand', 'does-not-stand'));
    expect(await news()).toEqual(recalled('does-not-stand', 'does-not-stand'));
    await one.take(SENIOR_MANAGER, 'new-facts-review', SAID.newFacts('stands'));
    expect(await one.all()).toEqual(recalled('made'));
    expect(await replace({ diedOn: '2026-11-20' })).toEqual(recalled('person-died'));
  });

  /** Every document that can be made after a decision, where a run answered so before, or none was made. */
  const pagesWith = async (decision: Decision, machine: 'supported' | 'not-supported' | undefined) => {
    const one = await open();
    if (machine !== undefined) {
      await answering(fixture, machine).recommend(act(PRACTITIONER), one.id, { asAt: '2026-11-20' });
    }
    await one.decide(decision);
    if (decision === 'recall') {
      await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
      await services.reportRecall(act(CASEWORK), one.licenceId, {
        considerationId: one.id,
        power: 'section-254',
        revokedOn: '2026-11-20',
        returnedToCustodyOn: '2026-11-20',
      });
    }
    await check(one);
    const { review } = await services.readConsideration(act(SPO), one.id);
    const departs = review.steps.find(({ action }) => action === 'decision')?.content?.departs;
    const kinds = DOCUMENT_KINDS.filter(
      (kind) => lackByRequirement(kind, everythingFor(decision)) === undefined,
    );
    const pages: string[] = [];
    for (const kind of kinds) {
      const { page, legalAdvice } = madeOf(await one.make(kind));
      pages.push(JSON.stringify({ kind, page, legalAdvice }));
    }
    return { departs, pages };
  };

  it('are the same to the letter whether the rules were never run, agreed or were departed from', async () => {
    for (const decision of DECISIONS) {
      const without = await pagesWith(decision, undefined);
      expect(without.pages).toHaveLength(3);
      const departed = await pagesWith(decision, decision === 'recall' ? 'not-supported' : 'supported');
      const agreed = await pagesWith(decision, decision === 'recall' ? 'supported' : 'not-supported');
      expect([without.departs, departed.departs, agreed.departs]).toEqual([
        'nothing-to-compare',
        'departs',
        'agrees',
      ]);
      expect(departed.pages).toEqual(without.pages);
      expect(agreed.pages).toEqual(without.pages);
    }
  });

  it('follow the 26 parts in a request for recall, with nothing in it that the person may not read', async () => {
    const one = await open([
      aPlantedEvent(OPEN, { conditions: ['c1', 'c2', SECRET.replaceAll(' ', '-')], fault: 'chosen' }),
      aPlantedEvent(WITHHELD, { type: 'domestic-abuse-call-out', evidenceStatus: 'call-out-or-report' }),
      aPlantedEvent(undefined, { type: 'tag-tamper' }),
      aPlantedEvent(
        { mark: 'gist', by: SECRET, gist: 'You were somewhere you had to stay away from.' },
        {
          type: 'exclusion-zone-entry',
          occurredOn: '2026-11-03',
        },
      ),
    ]);
    await one.decide('recall');
    const { page, gaps, legalAdvice, complete, reader } = madeOf(await one.make('recall-request'));
    expect([reader, legalAdvice, complete]).toEqual(['professional', true, false]);
    expect(page.sections.map(({ id }) => id)).toEqual(
      Array.from({ length: 26 }, (_, place) => `part-${place + 1}`),
    );
    expect(page.sections.every(({ heading }, place) => heading.startsWith(`${place + 1}. `))).toBe(true);
    for (const { id, blocks } of page.sections) {
      // No part is silently empty, and every place left empty is counted.
      expect([id, blocks.length > 0]).toEqual([id, true]);
      const blanks = blocks.filter(({ kind }) => kind === 'blank').length;
      const seen = gaps.filter(({ part, why }) => part === id && !why.startsWith('event-')).length;
      expect([id, seen]).toEqual([id, blanks]);
    }

    const whole = JSON.stringify(page);
    for (const kept of ['Planted', 'tamper', 'domestic', 'exclusion', '3 November', 'victim in contact']) {
      expect([kept, whole.includes(kept)]).toEqual([kept, false]);
    }
    expect(JSON.stringify(gaps)).not.toContain('Planted');
    expect(
      gaps
        .filter(({ part }) => part === 'part-18')
        .map(({ why }) => why)
        .toSorted(),
    ).toEqual(['event-withheld', 'event-without-gist', 'own-words-needed', 'own-words-needed']);
    expect(gaps).toContainEqual({
      part: 'part-17',
      why: 'condition-text-not-cleared',
      subject: '/conditions/2',
    });
    expect(sectionText(page, 'part-1')).toContain('Yes.');
    expect(sectionText(page, 'part-5')).toContain('Is the person managed at MAPPA level 2 or 3?\nNo');
    expect(sectionText(page, 'part-14')).toContain('the public\nmedium\n1 November 2026');
    expect(sectionText(page, 'part-14')).not.toContain('high');
    expect(sectionText(page, 'part-16')).toContain(STANDARD_RULES['keep-in-touch']);
    expect(sectionText(page, 'part-17')).toContain('Stay out of the zone you were shown.');
    expect(sectionText(page, 'part-18')).toContain('You missed a meeting.');
    expect(sectionText(page, 'part-18')).toContain('You were somewhere you had to stay away from.');
    expect(sectionText(page, 'part-19')).toContain('licence compliance letter');
    expect(sectionText(page, 'part-22')).toContain('Does not apply');
    expect(sectionText(page, 'part-25')).toContain('Nobody has authorised it yet.');

    await one.take(SENIOR_MANAGER, 'endorsement', SAID.endorsement(true));
    const { page: after } = madeOf(await one.make('recall-request'));
    // What was done in which role and when, and nobody by a reference.
    for (const [id, what] of [
      ['part-23', 'Proposal recorded'],
      ['part-24', 'Recall decided'],
      ['part-25', 'Authorised'],
    ] as const) {
      expect(sectionText(after, id)).toContain(`${what}\n20 November 2026 at `);
    }
    for (const { subject } of [PRACTITIONER, SPO, SENIOR_MANAGER]) {
      expect(JSON.stringify(after)).not.toContain(subject);
    }
  });

  it('hand a case over on a page that says what happened, what is due and what is missing, and never why something is withheld', async () => {
    const one = await open([
      aPlantedEvent(OPEN, { description: 'Did not come to the office.', account: { sought: 'unknown' } }),
      exampleEvent({
        type: 'arrest-bail-or-rui',
        evidenceStatus: 'arrest',
        description: 'Arrested at home.',
        disclosure: { ...WITHHELD, why: SECRET },
      }),
    ]);
    await one.decide('recall');
    const { page, legalAdvice, gaps } = madeOf(await one.make('handover'));
    const whole = JSON.stringify(page);
    expect(sectionText(page, 'who')).toContain('X000777');
    expect(sectionText(page, 'who')).toContain(
      'standard determinate sentence, 3 years, passed on 10 January 2024',
    );
    expect(sectionText(page, 'now')).toContain('the endorsement is due by 21 November 2026 at 09:00');
    expect(sectionText(page, 'timeline')).toContain('arrested, not charged');
    expect(sectionText(page, 'timeline')).toContain('relied on; not for the person. Arrested at home.');
    expect(sectionText(page, 'measures')).toContain('tried already');
    expect(sectionText(page, 'contact')).toContain('18 November 2026: By telephone. No reply');
    expect(sectionText(page, 'risk')).toContain('assessed on 1 November 2026, 19 days ago');
    expect(sectionText(page, 'missing')).toContain('account was sought of: 18 November 2026');
    expect([whole.includes('Planted'), legalAdvice]).toEqual([false, false]);
    expect(gaps).toEqual([{ part: 'who', why: 'not-held-here' }]);
    expect([page.onOneSheet, JSON.stringify(page.lead).includes('one page')]).toEqual([true, false]);

    // Nothing is left out of a long one: it says that it is long.
    for (let event = 0; event < 9; event += 1) {
      await services.reportEvent(act(CASES), one.licenceId, exampleEvent());
    }
    const { page: long } = madeOf(await one.make('handover'));
    expect(JSON.stringify(long.lead)).toContain('does not fit on one page: 11 events');
    expect(long.sections.find(({ id }) => id === 'timeline')?.blocks).toMatchObject([
      { rows: Array.from({ length: 11 }, () => expect.any(Array)) },
    ]);
  });
});
