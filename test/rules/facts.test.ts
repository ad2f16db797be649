import { describe, expect, it } from '@jest/globals';
import {
  daysLeft,
  governingGate,
  licenceFacts,
  sentenceFacts,
  sentencesOf,
  sentencesTogether,
} from '../../src/rules/facts/from-licence.ts';
import { daysInOrder, isOver, recallDay, recallFacts } from '../../src/rules/facts/from-recall.ts';
import { dayKnown } from '../../src/rules/facts/release-date.ts';
import type {
  LicenceInputs,
  RecallInputs,
  SentenceInputs,
  SentenceRelation,
  SentenceType,
} from '../../src/rules/index.ts';
import type { Value } from '../../src/rules/kernel/possible.ts';
import { inquiryOn, missing, read, readAll } from './support/inquiries.ts';

const DAY = '2026-06-01';

describe('facts of the licence', () => {
  const facts = (licence: LicenceInputs, recalled = false) =>
    readAll(licenceFacts(inquiryOn(DAY), licence, recalled));

  it('are missing where nothing is told, and acts that nobody reports were not done', () => {
    expect(facts({})).toEqual({
      'licence.expired': missing('licence.expired'),
      'licence.ended': false,
      'person.died': false,
      'need.self-harm': missing('need.self-harm'),
      'licence.protects-victim': missing('licence.protects-victim'),
      'mappa.level': missing('mappa.level', undefined, ['none', '1', '2', '3']),
      'mappa.category': missing('mappa.category', undefined, ['none', '1', '2', '3', '4']),
      'release.on-curfew': missing('release.on-curfew'),
      'release.curfew-in-force': missing('release.curfew-in-force'),
    });
    expect(facts({ release: {} })).toEqual(facts({}));
  });

  it.each<readonly [string, LicenceInputs, string, unknown]>([
    ['expired yesterday', { expiry: '2026-05-31' }, 'licence.expired', true],
    ['in force on its last day', { expiry: DAY }, 'licence.expired', false],
    ['not ended', { ending: 'none' }, 'licence.ended', false],
    ['revoked', { ending: 'revoked' }, 'licence.ended', true],
    ['terminated', { ending: 'terminated' }, 'licence.ended', true],
    ['over by death, which is a fact of its own', { ending: 'person-died' }, 'licence.ended', false],
    ['over by death', { ending: 'person-died' }, 'person.died', true],
    ['of somebody who lives', { ending: 'revoked' }, 'person.died', false],
    [
      'with self-harm among the needs',
      { needs: ['housing', 'suicide-or-self-harm'] },
      'need.self-harm',
      true,
    ],
    ['with needs, self-harm not among them', { needs: ['housing'] }, 'need.self-harm', false],
    ['with no needs', { needs: [] }, 'need.self-harm', false],
    ['without conditions', { conditions: [] }, 'licence.protects-victim', false],
    [
      'protecting a victim',
      { conditions: [{ id: 'a' }, { id: 'b', protects: 'victim' }] },
      'licence.protects-victim',
      true,
    ],
    [
      'protecting a victim and a child',
      { conditions: [{ id: 'b', protects: 'victim-and-child' }] },
      'licence.protects-victim',
      true,
    ],
    [
      'protecting a child alone',
      { conditions: [{ id: 'b', protects: 'child' }] },
      'licence.protects-victim',
      false,
    ],
    [
      'protecting nobody named',
      { conditions: [{ id: 'b', protects: 'nobody-named' }] },
      'licence.protects-victim',
      false,
    ],
    [
      'with one condition of which it is not told',
      { conditions: [{ id: 'a' }, { id: 'b', protects: 'child' }] },
      'licence.protects-victim',
      missing('licence.protects-victim'),
    ],
    ['not under MAPPA: no level', { mappa: { status: 'none' } }, 'mappa.level', 'none'],
    ['not under MAPPA: no category', { mappa: { status: 'none' } }, 'mappa.category', 'none'],
    ['under MAPPA at a level', { mappa: { status: 'managed', level: 2 } }, 'mappa.level', '2'],
    ['under MAPPA in a category', { mappa: { status: 'managed', category: 4 } }, 'mappa.category', '4'],
    [
      'under MAPPA at some level',
      { mappa: { status: 'managed', category: 1 } },
      'mappa.level',
      missing('mappa.level', undefined, ['1', '2', '3']),
    ],
    [
      'under MAPPA in some category',
      { mappa: { status: 'managed', level: 1 } },
      'mappa.category',
      missing('mappa.category', undefined, ['1', '2', '3', '4']),
    ],
    ['on curfew', { release: { provision: 'home-detention-curfew' } }, 'release.on-curfew', true],
    ['released otherwise', { release: { provision: 'automatic' } }, 'release.on-curfew', false],
    ['on the last day of curfew', { release: { curfewEndsOn: DAY } }, 'release.curfew-in-force', true],
    [
      'on the day after curfew',
      { release: { curfewEndsOn: '2026-05-31' } },
      'release.curfew-in-force',
      false,
    ],
  ])('%s', (_, licence, fact, wanted) => {
    expect(facts(licence)[fact]).toEqual(wanted);
  });

  it('do not hold the revocation by the recall in question against it, but any other end', () => {
    expect(facts({ ending: 'revoked' }, true)['licence.ended']).toBe(false);
    expect(facts({ ending: 'terminated' }, true)['licence.ended']).toBe(true);
  });

  it.each([
    ['a day told', { expiry: '2026-06-04' }, 3],
    ['the last day', { expiry: DAY }, 0],
    ['no day told', {}, missing('licence.days-left', undefined, [Number.NEGATIVE_INFINITY, 3])],
  ])('count the days left: %s', (_, licence, wanted) => {
    expect(readAll(daysLeft(inquiryOn(DAY), licence))).toEqual({ 'licence.days-left': wanted });
  });
});

const aSentence = (
  type: SentenceType | undefined,
  months: number | undefined,
  relation?: SentenceRelation,
): SentenceInputs => ({
  id: `${type}-${months}`,
  ...(type === undefined ? {} : { type }),
  ...(months === undefined ? {} : { length: { months } }),
  ...(relation === undefined ? {} : { relation }),
});

const ofTypes = (...types: readonly (SentenceType | undefined)[]): LicenceInputs => ({
  sentences: types.map((type, index) => ({
    id: `sentence-${index}`,
    ...(type === undefined ? {} : { type }),
  })),
});

const together = (licence: LicenceInputs) => {
  const inquiry = inquiryOn(DAY);
  return readAll(
    sentencesTogether(
      inquiry,
      licence,
      sentencesOf(licence).map((sentence) => ({ sentence, facts: {} })),
    ),
  );
};

const inARow = (count: number) => ({
  sentences: Array.from({ length: count }, (_, index) => ({
    id: `sentence-${index}`,
    length: { months: 2 },
    relation: 'consecutive' as const,
  })),
});

describe('facts of the sentences', () => {
  const id = 'sentence-1';
  const one = (sentence: Omit<SentenceInputs, 'id'>) =>
    readAll(sentenceFacts(inquiryOn(DAY), { id, ...sentence }));
  const FLAGS = [
    ['schedule19aaOffence', 'case.schedule-19aa'],
    ['terroristOffence247a', 'case.terrorist-247a'],
    ['nationalSecurityOffence', 'case.national-security'],
    ['repatriatedForMurder', 'case.repatriated-for-murder'],
    ['foreignPowerThreatRisk', 'case.foreign-power-threat'],
  ] as const;

  it('stand for sentences that nobody told with one of which nothing is known', () => {
    expect(sentencesOf({})).toEqual([{ id: 'sentences-not-given' }]);
    expect(sentencesOf({ sentences: [] })).toEqual([]);
  });

  it('are missing of a sentence where nothing is told', () => {
    const facts = one({});
    expect(facts['sentence.type']).toMatchObject({ missing: [`sentence.type of ${id}`] });
    expect(facts['sentence.referred-244zb']).toEqual(missing('sentence.referred-244zb', id));
    expect(facts['sentence.supervision-failure-began']).toMatchObject({
      missing: [`sentence.supervision-failure-began of ${id}`],
    });
    expect(facts['case.discretionary-conditional-release']).toEqual({
      missing: [`sentence.type of ${id}`, `case.discretionary-conditional-release of ${id}`],
      could: [false, true],
    });
  });

  it.each<readonly [string, Omit<SentenceInputs, 'id'>, string, unknown]>([
    ['its type', { type: 'life' }, 'sentence.type', 'life'],
    ['a referral', { flags: { referredUnder244ZB: true } }, 'sentence.referred-244zb', true],
    ['no referral', { flags: { referredUnder244ZB: false } }, 'sentence.referred-244zb', false],
    [
      'a referral, the others confirmed absent',
      { flags: { referredUnder244ZB: true, othersConfirmedAbsent: true } },
      'sentence.referred-244zb',
      true,
    ],
    ['flags confirmed absent', { flags: { othersConfirmedAbsent: true } }, 'sentence.referred-244zb', false],
    [
      'other flags',
      { flags: { schedule19aaOffence: true } },
      'sentence.referred-244zb',
      missing('sentence.referred-244zb', id),
    ],
    [
      'the day that supervision failed',
      { supervisionFailureBegan: '2026-05-10' },
      'sentence.supervision-failure-began',
      '2026-05-10',
    ],
    [
      'discretionary conditional release',
      { type: 'discretionary-conditional-release' },
      'case.discretionary-conditional-release',
      true,
    ],
    [
      'a determinate sentence',
      { type: 'standard-determinate' },
      'case.discretionary-conditional-release',
      false,
    ],
    [
      'another sentence under the 1991 Act',
      { type: 'other-1991-act' },
      'case.discretionary-conditional-release',
      missing('case.discretionary-conditional-release', id),
    ],
  ])('say of one sentence: %s', (_, sentence, fact, wanted) => {
    expect(one(sentence)[fact]).toEqual(wanted);
  });

  it('are, of no sentence, none', () => {
    expect(together({ sentences: [] })).toEqual({
      'case.sentence-group': 'none',
      'case.only-youth-sentences': false,
      'case.sentence-months': 0,
      'case.mixed-sentence-structure': false,
      'case.particular-concern': false,
      'case.discretionary-conditional-release': false,
      ...Object.fromEntries(FLAGS.map(([, fact]) => [fact, false])),
      'case.determination-255ba5': false,
      'person.age': missing('person.age', undefined, [Number.NEGATIVE_INFINITY, 18]),
    });
  });

  it.each([
    ['determinate', ofTypes('standard-determinate'), 'determinate'],
    ['extended', ofTypes('extended'), 'extended'],
    ['indeterminate', ofTypes('ipp'), 'indeterminate'],
    ['without a licence', ofTypes('civil'), 'none'],
    ['extended over determinate', ofTypes('section-250', 'serious-terrorism'), 'extended'],
    ['indeterminate over extended', ofTypes('extended', 'life'), 'indeterminate'],
    [
      'determinate over one without a licence',
      ofTypes('fine-default', 'standard-determinate'),
      'determinate',
    ],
    ['indeterminate, whatever another may be', ofTypes('life', undefined), 'indeterminate'],
    [
      'one that may be anything',
      ofTypes(undefined),
      {
        missing: ['sentence.type of sentence-0'],
        could: ['determinate', 'extended', 'indeterminate', 'none'],
      },
    ],
    [
      'an extended one beside one that may be anything',
      ofTypes('extended', undefined),
      { missing: ['sentence.type of sentence-1'], could: ['extended', 'indeterminate'] },
    ],
  ])('say which group of sentences governs: %s', (_, licence, wanted) => {
    expect(together(licence)['case.sentence-group']).toEqual(wanted);
  });

  it.each([
    ['one of them', ofTypes('section-250'), true],
    ['both', ofTypes('section-91', 'section-250'), true],
    ['beside one that leaves no licence', ofTypes('section-91', 'detention-and-training-order'), true],
    ['beside an adult sentence', ofTypes('section-91', 'standard-determinate'), false],
    ['adult only', ofTypes('standard-determinate'), false],
    ['none that leaves a licence', ofTypes('civil'), false],
  ])('say whether the person serves youth sentences only: %s', (_, licence, wanted) => {
    expect(together(licence)['case.only-youth-sentences']).toBe(wanted);
  });

  it.each(FLAGS)('take %s from any sentence', (flag, fact) => {
    const value = (...flags: readonly SentenceInputs['flags'][]) =>
      together({
        sentences: flags.map((each, index) => ({
          id: `sentence-${index}`,
          type: 'standard-determinate',
          ...(each === undefined ? {} : { flags: each }),
        })),
      })[fact];
    expect(value(undefined)).toEqual(missing(fact, 'sentence-0'));
    expect(value({ othersConfirmedAbsent: true })).toBe(false);
    expect(value({ othersConfirmedAbsent: true }, { [flag]: true })).toBe(true);
    expect(value({ [flag]: false }, { othersConfirmedAbsent: true })).toBe(false);
    expect(value({ [flag]: false }, {})).toEqual(missing(fact, 'sentence-1'));
  });

  it.each<readonly [string, LicenceInputs, string, unknown]>([
    [
      'of particular concern',
      ofTypes('standard-determinate', 'offenders-of-particular-concern'),
      'case.particular-concern',
      true,
    ],
    ['not of particular concern', ofTypes('standard-determinate', 'life'), 'case.particular-concern', false],
    [
      'discretionary conditional release of one',
      ofTypes('life', 'discretionary-conditional-release'),
      'case.discretionary-conditional-release',
      true,
    ],
    [
      'no discretionary conditional release',
      ofTypes('life', 'extended'),
      'case.discretionary-conditional-release',
      false,
    ],
    ['a determination', { determination255BA5: { made: true } }, 'case.determination-255ba5', true],
    [
      'a determination said not to be made',
      { determination255BA5: { made: false } },
      'case.determination-255ba5',
      false,
    ],
    ['age', { ageOnDecisionDay: 17 }, 'person.age', 17],
  ])('say together: %s', (_, licence, fact, wanted) => {
    expect(together(licence)[fact]).toEqual(wanted);
  });

  const EITHER_SIDE: readonly Value[] = [Number.NEGATIVE_INFINITY, 12];
  it.each([
    ['as told', [aSentence('standard-determinate', 11)], 11],
    ['of one that leaves no licence: nothing', [aSentence('civil', 14)], 0],
    ['as told, whatever the type', [aSentence(undefined, 14)], 14],
    [
      'without what leaves no licence',
      [aSentence('standard-determinate', 11), aSentence('civil', 3, 'consecutive')],
      11,
    ],
    [
      'not told: either side of 12 months',
      [aSentence('standard-determinate', undefined)],
      missing('case.sentence-months', undefined, EITHER_SIDE),
    ],
    [
      'at least 12 months, however it is put together',
      [aSentence('standard-determinate', 12), aSentence('extended', 12)],
      12,
    ],
    [
      'under 12 months, however it is put together',
      [aSentence('standard-determinate', 4), aSentence('extended', 7)],
      Number.NEGATIVE_INFINITY,
    ],
    [
      'under 12 months alone and not together',
      [aSentence('standard-determinate', 6), aSentence('extended', 8)],
      missing('case.sentence-relations', undefined, EITHER_SIDE),
    ],
    [
      '12 months exactly together',
      [aSentence('standard-determinate', 4), aSentence('extended', 8)],
      missing('case.sentence-relations', undefined, EITHER_SIDE),
    ],
    [
      'with one that may leave no licence',
      [aSentence('standard-determinate', 8), aSentence(undefined, 6, 'consecutive')],
      { missing: ['sentence.type of undefined-6'], could: [14, 8] },
    ],
  ])('say how long, in months: %s', (_, sentences, wanted) => {
    expect(together({ sentences })['case.sentence-months']).toEqual(wanted);
  });

  it('follow one sentence of unknown type among many', () => {
    const told = Array.from({ length: 7 }, (_, index) => ({
      ...aSentence('standard-determinate', 2, 'consecutive'),
      id: `sentence-${index}`,
    }));
    expect(
      together({ sentences: [...told, aSentence(undefined, 6, 'consecutive')] })['case.sentence-months'],
    ).toEqual({ missing: ['sentence.type of undefined-6'], could: [20, 14] });
  });

  it('simply count sentences of unknown type beyond six', () => {
    expect(together(inARow(7))['case.sentence-months']).toBe(14);
    expect(together(inARow(6))['case.sentence-months']).toMatchObject({
      could: expect.arrayContaining([12, 2, 0]),
    });
  });

  it.each([
    [
      'mixed, where the length turns on it',
      [
        aSentence('standard-determinate', 6),
        aSentence('extended', 8, 'concurrent'),
        aSentence('ipp', 3, 'consecutive'),
      ],
      true,
    ],
    [
      'mixed, where it does not',
      [
        aSentence('standard-determinate', 1),
        aSentence('extended', 2, 'concurrent'),
        aSentence('ipp', 3, 'consecutive'),
      ],
      false,
    ],
    ['alike', [aSentence('standard-determinate', 1), aSentence('extended', 2, 'concurrent')], false],
    [
      'mixed only with what leaves no licence',
      [
        aSentence('standard-determinate', 1),
        aSentence('extended', 2, 'concurrent'),
        aSentence('civil', 3, 'consecutive'),
      ],
      false,
    ],
    [
      'not told',
      [aSentence('standard-determinate', 6), aSentence('extended', 8), aSentence('ipp', 3)],
      missing('case.sentence-relations'),
    ],
  ])('say whether they are put together in both ways: %s', (_, sentences, wanted) => {
    expect(together({ sentences })['case.mixed-sentence-structure']).toEqual(wanted);
  });

  it.each([
    [[], 'not-recallable'],
    [['not-recallable', 'court'], 'court'],
    [['court', 'section-254'], 'section-254'],
    [['section-254', 'refer-to-specialist'], 'refer-to-specialist'],
    [['refer-to-specialist', 'section-254-standard-only'], 'section-254-standard-only'],
    [['section-254-standard-only', 'section-32'], 'section-32'],
    [['section-32', 'not-recallable', 'section-254'], 'section-32'],
  ])('are governed by the gravest gate of %j', (gates, wanted) => {
    const inquiry = inquiryOn(DAY);
    const settled = gates.map((gate) => inquiry.workspace.settled<string>(gate));
    expect(read(governingGate(inquiry, settled))).toBe(wanted);
  });
});

describe('facts of a recall that has been made', () => {
  const COVERED = '2012-12-03';
  const asked = { conversionDay: '2026-03-31' };
  const facts = (recall: RecallInputs, more: { type?: string; ended?: string; asAt?: string } = {}) => {
    const inquiry = inquiryOn(DAY);
    const type = inquiry.workspace.settled(more.type ?? 'standard-only');
    return readAll(
      recallFacts(inquiry, recall, more.asAt ?? DAY, {
        ...asked,
        ended: more.ended === undefined ? dayKnown('2030-01-01') : dayKnown(more.ended),
        type,
      }),
    );
  };

  it('are missing where nothing is told, and acts that nobody reports were not done', () => {
    expect(facts({})).toEqual({
      'recall.revoked-before-conversion': missing('recall.revoked-before-conversion'),
      'recall.made-under-section-254': missing('recall.made-under-section-254'),
      'recall.fixed-term': false,
      'recall.over': false,
      'recall.charged-after': missing('recall.charged-after', undefined, [
        'none',
        'other-offence',
        'serious-offence',
      ]),
      'recall.later-determination': false,
      'case.recall-type': 'standard-only',
    });
  });

  it.each<readonly [string, RecallInputs, string, unknown]>([
    ['revoked on the day before', { revokedOn: '2026-03-30' }, 'recall.revoked-before-conversion', true],
    ['revoked on the day', { revokedOn: '2026-03-31' }, 'recall.revoked-before-conversion', false],
    [
      'returned on the day before: revoked by then',
      { returnedToCustodyOn: '2026-03-30' },
      'recall.revoked-before-conversion',
      true,
    ],
    [
      'returned on the day',
      { returnedToCustodyOn: '2026-03-31' },
      'recall.revoked-before-conversion',
      missing('recall.revoked-before-conversion'),
    ],
    ['under section 254', { power: 'section-254' }, 'recall.made-under-section-254', true],
    ['under section 255', { power: 'section-255' }, 'recall.made-under-section-254', false],
    ['issued for a fixed term', { type: 'fixed-term' }, 'recall.fixed-term', true],
    ['issued with a length', { lengthDays: 28 }, 'recall.fixed-term', true],
    [
      'under a power without fixed terms',
      { type: 'fixed-term', power: 'section-32' },
      'recall.fixed-term',
      false,
    ],
    ['issued as standard', { type: 'standard' }, 'recall.fixed-term', false],
    ['cancelled before', { cancelledOn: '2026-03-30' }, 'recall.over', true],
    ['cancelled on the day', { cancelledOn: '2026-03-31' }, 'recall.over', false],
    ['released before', { reReleasedOn: '2026-03-30' }, 'recall.over', true],
    ['died before', { diedOn: '2026-03-30' }, 'recall.over', true],
    ['charged', { chargedAfterRecall: 'other-offence' }, 'recall.charged-after', 'other-offence'],
    ['a determination', { laterDetermination: { made: true } }, 'recall.later-determination', true],
    ['no determination', { laterDetermination: { made: false } }, 'recall.later-determination', false],
    [
      'taken out of automatic release',
      { removedFromAutomaticRelease: true },
      'recall.later-determination',
      true,
    ],
    [
      'left in automatic release',
      { removedFromAutomaticRelease: false },
      'recall.later-determination',
      false,
    ],
  ])('%s', (_, recall, fact, wanted) => {
    expect(facts(recall)[fact]).toEqual(wanted);
  });

  it('take the day of the decision for the revocation that is not told', () => {
    const fact = 'recall.revoked-before-conversion';
    expect(facts({}, { asAt: '2026-03-30' })[fact]).toBe(true);
    expect(facts({}, { asAt: '2026-03-31' })[fact]).toEqual(missing('recall.revoked-before-conversion'));
  });

  it('are over once the sentence has ended', () => {
    expect(facts({}, { ended: '2026-03-30' })['recall.over']).toBe(true);
    expect(facts({}, { ended: '2026-03-31' })['recall.over']).toBe(false);
  });

  it.each<readonly [string, RecallInputs, unknown]>([
    ['fixed-term-28-mandatory', {}, true],
    ['fixed-term-28-mandatory', { power: 'section-254' }, true],
    ['fixed-term-28-mandatory', { power: 'section-255' }, false],
    ['fixed-term-28-mandatory', { power: 'section-32' }, false],
    ['fixed-term-28-mandatory', { type: 'standard' }, false],
    ['fixed-term-28-or-standard', {}, missing('recall.fixed-term')],
    ['refer-to-specialist', {}, missing('recall.fixed-term')],
    ['standard-only', {}, false],
  ])('take a type that the law fixes for the type that is not told: %s', (type, recall, wanted) => {
    expect(facts(recall, { type })['recall.fixed-term']).toEqual(wanted);
  });

  it.each([
    ['told', '2026-05-01', '2026-05-01'],
    ['not told', undefined, DAY],
    ['on the first day that the book covers', COVERED, COVERED],
    ['before any day that the book covers', '2012-12-02', DAY],
  ])('are governed by the law of the day of revocation: %s', (_, revokedOn, wanted) => {
    expect(recallDay(revokedOn === undefined ? {} : { revokedOn }, DAY, COVERED)).toBe(wanted);
  });

  it('are over by a day only if they ended before it', () => {
    expect(isOver({})).toBe(false);
    expect(isOver({ cancelledOn: DAY })).toBe(true);
    expect(isOver({ diedOn: DAY }, DAY)).toBe(false);
    expect(isOver({ reReleasedOn: '2026-05-31' }, DAY)).toBe(true);
  });

  it('have days in an order that can be where no sentence is told', () => {
    expect(daysInOrder({ revokedOn: DAY, returnedToCustodyOn: DAY }, {}, COVERED)).toBe(true);
    expect(daysInOrder({ revokedOn: '2012-12-02' }, {}, COVERED)).toBe(false);
  });

  it.each<readonly [string, RecallInputs, readonly (string | undefined)[], boolean]>([
    ['nothing told', {}, [], true],
    ['returned on the day of revocation', { revokedOn: DAY, returnedToCustodyOn: DAY }, [], true],
    ['returned before revocation', { revokedOn: DAY, returnedToCustodyOn: '2026-05-31' }, [], false],
    ['revoked on the day of sentence', { revokedOn: DAY }, [DAY], true],
    ['revoked before the first sentence', { revokedOn: DAY }, ['2026-06-03', '2026-06-02', undefined], false],
    ['revoked after the first sentence', { revokedOn: DAY }, ['2026-06-03', '2026-05-31'], true],
    ['sentenced on an unknown day', { revokedOn: DAY }, [undefined], true],
    ['returned before the first sentence', { returnedToCustodyOn: DAY }, ['2026-06-02'], false],
    ['returned on the day of sentence', { returnedToCustodyOn: DAY }, [DAY], true],
    ['revoked on the first day that the book covers', { revokedOn: COVERED }, [], true],
    ['revoked before the first day that the book covers', { revokedOn: '2012-12-02' }, [], false],
  ])('have days in an order that can be: %s', (_, recall, dates, wanted) => {
    const sentences = dates.map((date, index) => ({
      id: `sentence-${index}`,
      ...(date === undefined ? {} : { date }),
    }));
    expect(daysInOrder(recall, { sentences }, COVERED)).toBe(wanted);
  });
});
