import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { RecallContent } from '../../src/application/model.ts';
import { releaseFaults, repetitionFaults } from '../../src/application/recall-beside.ts';
import { changesOfIssued, contradictions } from '../../src/application/recall-faults.ts';
import { RECALL_STANDINGS, standingOf } from '../../src/application/recall-standing.ts';

const AT = '2026-11-20T09:00:00.000Z';
const TODAY = '2026-11-20';
const recall = (more: Partial<RecallContent>): RecallContent => ({ power: 'section-254', ...more });
const REVOKED = { revokedOn: '2026-11-02' } as const;
const RETURNED = { ...REVOKED, returnedToCustodyOn: '2026-11-05' } as const;
const MADE = { made: true, madeBy: 'An example.', on: '2026-11-10', reasons: 'An example.' } as const;
const FIXED = { type: 'fixed-term', lengthDays: 56 } as const;

describe('a report of a recall', () => {
  it.each<[string, Partial<RecallContent>]>([
    ['nothing but the power', {}],
    ['a request that was sent', { sentOn: '2026-11-01' }],
    ['a request to be sent on a day to come', { sentOn: '2026-11-25' }],
    ['a refusal', { sentOn: '2026-11-01', refusedOn: '2026-11-02' }],
    ['a type before the revocation', FIXED],
    ['a fixed term whose length is not reported', { type: 'fixed-term' }],
    ['a standard recall', { ...REVOKED, type: 'standard' }],
    [
      'everything on one day',
      { sentOn: TODAY, revokedOn: TODAY, returnedToCustodyOn: TODAY, reReleasedOn: TODAY },
    ],
    ['somebody at large', { ...REVOKED, atLargeFrom: '2026-11-02' }],
    ['a return with days at large', { ...RETURNED, daysAtLargeBeforeReturn: 2 }],
    [
      'a return and release that are planned',
      { ...REVOKED, returnedToCustodyOn: '2026-11-25', reReleasedOn: '2027-01-19' },
    ],
    ['reasons that nobody has confirmed yet', { reasons: ['charged-with-new-offence'] }],
    ['no reasons, which somebody confirmed', { reasons: [], reasonsConfirmedBy: 'Example Officer' }],
    [
      'days after a return, and that the person stays',
      {
        ...RETURNED,
        daysAtLargeAfterReturn: 1,
        addedDaysAfterReturn: 7,
        removedFromAutomaticRelease: true,
        laterDetermination: MADE,
      },
    ],
    [
      'what was not done before a revocation',
      { removedFromAutomaticRelease: false, laterDetermination: { ...MADE, made: false } },
    ],
    ['a cancellation after a death', { ...RETURNED, diedOn: '2026-11-08', cancelledOn: '2026-11-10' }],
    ['a cancellation', { ...RETURNED, cancelledOn: '2026-11-10' }],
    [
      'a cancellation after a release',
      { ...RETURNED, reReleasedOn: '2026-11-09', cancelledOn: '2026-11-10' },
    ],
    ['a death', { ...RETURNED, diedOn: '2026-11-10' }],
    [
      'a death that was not known when the licence was revoked',
      { revokedOn: '2026-11-05', diedOn: '2026-11-04' },
    ],
    ['a death before anything was sent', { diedOn: '2026-11-04' }],
  ])('may tell of %s', (_what, content) => {
    expect(contradictions(recall(content), AT)).toEqual([]);
  });

  it.each<[string, Partial<RecallContent>, readonly string[]]>([
    ['refused and revoked', { ...REVOKED, refusedOn: '2026-11-03' }, ['/refusedOn']],
    ['returned without revocation', { returnedToCustodyOn: '2026-11-05' }, ['/returnedToCustodyOn']],
    [
      'at large without revocation',
      { atLargeFrom: '2026-11-05', daysAtLargeBeforeReturn: 3 },
      ['/atLargeFrom', '/daysAtLargeBeforeReturn'],
    ],
    ['at large again without revocation', { daysAtLargeAfterReturn: 3 }, ['/daysAtLargeAfterReturn']],
    ['with added days without revocation', { addedDaysAfterReturn: 3 }, ['/addedDaysAfterReturn']],
    [
      'with days after a return that is not there',
      { ...REVOKED, daysAtLargeAfterReturn: 3, addedDaysAfterReturn: 3 },
      ['/daysAtLargeAfterReturn', '/addedDaysAfterReturn'],
    ],
    [
      'kept in custody without revocation',
      { removedFromAutomaticRelease: true, laterDetermination: MADE },
      ['/removedFromAutomaticRelease', '/laterDetermination'],
    ],
    ['refused for a fixed term', { ...FIXED, refusedOn: '2026-11-02' }, ['/type', '/lengthDays']],
    ['recalled twice for one reason', { reasons: ['other', 'other'] }, ['/reasons/1']],
    ['whose reasons are confirmed and not given', { reasonsConfirmedBy: 'Example' }, ['/reasonsConfirmedBy']],
    ['cancelled without revocation', { sentOn: '2026-11-01', cancelledOn: '2026-11-03' }, ['/cancelledOn']],
    ['released without revocation', { reReleasedOn: '2026-11-05' }, ['/reReleasedOn']],
    ['revoked before it was sent', { ...REVOKED, sentOn: '2026-11-03' }, ['/revokedOn']],
    ['refused before it was sent', { sentOn: '2026-11-03', refusedOn: '2026-11-02' }, ['/refusedOn']],
    [
      'returned before revocation',
      { ...REVOKED, returnedToCustodyOn: '2026-11-01' },
      ['/returnedToCustodyOn'],
    ],
    ['at large before revocation', { ...REVOKED, atLargeFrom: '2026-11-01' }, ['/atLargeFrom']],
    ['released before the return', { ...RETURNED, reReleasedOn: '2026-11-04' }, ['/reReleasedOn']],
    ['returned after the cancellation', { ...RETURNED, cancelledOn: '2026-11-04' }, ['/cancelledOn']],
    [
      'released after the cancellation',
      { ...RETURNED, cancelledOn: '2026-11-07', reReleasedOn: '2026-11-07' },
      ['/reReleasedOn'],
    ],
    ['returned after death', { ...RETURNED, diedOn: '2026-11-03' }, ['/diedOn']],
    ['released after death', { ...RETURNED, reReleasedOn: '2026-11-09', diedOn: '2026-11-08' }, ['/diedOn']],
    ['a standard recall with a length', { type: 'standard', lengthDays: 28 }, ['/lengthDays']],
    ['a length without a type', { lengthDays: 28 }, ['/lengthDays']],
    ['a fixed term under section 32', { power: 'section-32', type: 'fixed-term' }, ['/type']],
    [
      'more days at large than there were',
      { ...RETURNED, daysAtLargeBeforeReturn: 5 },
      ['/daysAtLargeBeforeReturn'],
    ],
    [
      'more days at large after return than there were',
      { ...RETURNED, reReleasedOn: '2026-11-06', daysAtLargeAfterReturn: 3 },
      ['/daysAtLargeAfterReturn'],
    ],
    ['revoked tomorrow', { revokedOn: '2026-11-21' }, ['/revokedOn']],
    ['refused tomorrow', { refusedOn: '2026-11-21' }, ['/refusedOn']],
    ['cancelled tomorrow', { ...REVOKED, cancelledOn: '2026-11-21' }, ['/cancelledOn']],
    ['at large from tomorrow', { ...REVOKED, atLargeFrom: '2026-11-21' }, ['/atLargeFrom']],
    ['dead tomorrow', { diedOn: '2026-11-21' }, ['/diedOn']],
  ])('cannot tell of somebody %s: each fault names its field and a remedy', (_what, content, fields) => {
    const faults = contradictions(recall(content), AT);
    expect(faults.map(({ field }) => field)).toEqual(fields);
    for (const { problem, remedy } of faults) {
      expect([problem.length > 5, remedy.length > 10]).toEqual([true, true]);
    }
  });

  it('takes the day of London for today: there it is tomorrow before it is in UTC', () => {
    expect(contradictions(recall({ revokedOn: '2026-07-02' }), '2026-07-01T23:30:00.000Z')).toEqual([]);
  });
});

describe('reasons that somebody had confirmed', () => {
  const reasons = ['poor-behaviour-further-offence', 'failed-reside'];
  const confirmed = recall({ ...REVOKED, reasons, reasonsConfirmedBy: 'Manager B. Example' });
  const fields = (after: Partial<RecallContent>) =>
    changesOfIssued(confirmed, recall({ ...REVOKED, ...after })).map(({ field }) => field);

  it('stay as they were at the revocation, in whatever order and whoever reports them', () => {
    expect(fields({ reasons: reasons.toReversed(), reasonsConfirmedBy: 'Manager C. Example' })).toEqual([]);
  });

  it.each<[string, Partial<RecallContent>, readonly string[]]>([
    ['one is left out', { reasons: ['failed-reside'], reasonsConfirmedBy: 'A. Example' }, ['/reasons']],
    ['one is added', { reasons: [...reasons, 'other'], reasonsConfirmedBy: 'A. Example' }, ['/reasons']],
    [
      'one is another',
      { reasons: ['other', 'failed-reside'], reasonsConfirmedBy: 'A. Example' },
      ['/reasons'],
    ],
    ['nobody confirms them any more', { reasons }, ['/reasonsConfirmedBy']],
    ['they are left out', {}, ['/reasons', '/reasonsConfirmedBy']],
  ])('are refused where %s, unless the report says that they were wrong', (_what, after, expected) => {
    expect(fields(after)).toEqual(expected);
    expect(fields({ ...after, correction: { reason: 'Taken from another recall.' } })).toEqual([]);
  });

  it('may still be given and confirmed after the revocation, and changed before it', () => {
    const bare = recall(REVOKED);
    expect(changesOfIssued(bare, confirmed)).toEqual([]);
    const early = recall({ reasons, reasonsConfirmedBy: 'Manager B. Example' });
    expect(changesOfIssued(early, recall({}))).toEqual([]);
  });
});

describe('a recall as it was issued', () => {
  const issued = recall({ ...REVOKED, ...FIXED });
  it('is fixed once the licence is revoked, but for what had not been reported', () => {
    expect(changesOfIssued(issued, { ...issued, returnedToCustodyOn: '2026-11-05' })).toEqual([]);
    expect(changesOfIssued(recall(REVOKED), issued)).toEqual([]);
    expect(changesOfIssued(recall(FIXED), recall({ type: 'standard' }))).toEqual([]);
  });

  it.each<[string, Partial<RecallContent>]>([
    ['power', { power: 'section-255' }],
    ['type', { type: 'standard' }],
    ['lengthDays', { lengthDays: 28 }],
    ['revokedOn', { revokedOn: '2026-11-03' }],
  ])('keeps its %s unless a correction says why not', (member, change) => {
    const faults = changesOfIssued(issued, { ...issued, ...change });
    expect(faults).toEqual([
      { field: `/${member}`, problem: expect.any(String), remedy: expect.stringContaining('`correction`') },
    ]);
    const correction = { reason: 'The warrant says otherwise.' };
    expect(changesOfIssued(issued, { ...issued, ...change, correction })).toEqual([]);
  });

  it('loses nothing of it either', () => {
    const faults = changesOfIssued(issued, recall({}));
    expect(faults.map(({ field }) => field)).toEqual(['/type', '/lengthDays', '/revokedOn']);
  });

  it('is not corrected by a first report', () => {
    const faults = changesOfIssued(undefined, recall({ correction: { reason: 'An example.' } }));
    expect(faults).toMatchObject([{ field: '/correction' }]);
  });
});

describe('a revocation', () => {
  it('cannot come before the last release, unless there was a later one or the recall was cancelled', () => {
    const revoked = recall(REVOKED);
    expect(releaseFaults(undefined, revoked, '2026-11-03')).toMatchObject([{ field: '/revokedOn' }]);
    expect(releaseFaults(recall({}), revoked, '2026-11-03')).toMatchObject([{ field: '/revokedOn' }]);
    for (const over of [{ reReleasedOn: '2026-11-09' }, { cancelledOn: '2026-11-09' }]) {
      expect(releaseFaults(undefined, { ...revoked, ...over }, '2026-11-09')).toEqual([]);
    }
    // Reported before the licence named another release; on the day; and where no release is known.
    expect(releaseFaults(revoked, { ...revoked, ...RETURNED }, '2026-11-09')).toEqual([]);
    expect(releaseFaults(undefined, revoked, '2026-11-02')).toEqual([]);
    expect(releaseFaults(undefined, revoked, undefined)).toEqual([]);
  });
});

/** Fields at fault in a first report of a recall beside another one. */
const beside = (content: Partial<RecallContent>, other: Partial<RecallContent>) =>
  repetitionFaults(recall(content), [{ id: 'another', content: recall(other) }]).map(({ field }) => field);

describe('a second recall of a licence', () => {
  it.each<[string, Partial<RecallContent>, Partial<RecallContent>, readonly string[]]>([
    ['says the same', { sentOn: '2026-11-01' }, { sentOn: '2026-11-01' }, ['']],
    [
      'says the same of one that is over',
      { ...RETURNED, diedOn: TODAY },
      { ...RETURNED, diedOn: TODAY },
      [''],
    ],
    ['is revoked under another', { revokedOn: '2026-11-10' }, RETURNED, ['/revokedOn']],
    ['is reported late and has no end', RETURNED, { revokedOn: '2026-11-10' }, ['/revokedOn']],
    [
      'is revoked before the release from another',
      { revokedOn: '2026-11-10' },
      { ...RETURNED, reReleasedOn: '2026-11-11' },
      ['/revokedOn'],
    ],
  ])('is refused where it %s', (_what, content, other, fields) => {
    expect(beside(content, other)).toEqual(fields);
  });

  it.each<[string, Partial<RecallContent>, Partial<RecallContent>]>([
    ['was sent on its own', { sentOn: '2026-11-02' }, { sentOn: '2026-11-01' }],
    ['follows a release', { revokedOn: '2026-11-10' }, { ...RETURNED, reReleasedOn: '2026-11-10' }],
    [
      'came before another and is over',
      { ...RETURNED, reReleasedOn: '2026-11-08' },
      { revokedOn: '2026-11-10' },
    ],
    ['follows a cancelled one', { revokedOn: '2026-11-04' }, { ...RETURNED, cancelledOn: '2026-11-10' }],
    ['follows a refusal', REVOKED, { sentOn: '2026-11-01', refusedOn: '2026-11-02' }],
  ])('is taken where it %s', (_what, content, other) => {
    expect(beside(content, other)).toEqual([]);
  });
});

describe('the standing of a recall', () => {
  it.each<[string, Partial<RecallContent>]>([
    ['reported', {}],
    ['reported', { sentOn: '2026-11-21' }],
    ['sent', { sentOn: TODAY }],
    ['refused', { sentOn: '2026-11-01', refusedOn: '2026-11-02' }],
    ['refused', { refusedOn: '2026-11-02', diedOn: '2026-11-03' }],
    ['revoked', { sentOn: '2026-11-01', ...REVOKED }],
    ['revoked', { ...REVOKED, returnedToCustodyOn: '2026-11-21' }],
    ['at-large', { ...REVOKED, atLargeFrom: '2026-11-02' }],
    ['at-large', { ...REVOKED, daysAtLargeBeforeReturn: 3 }],
    ['returned', { ...RETURNED, atLargeFrom: '2026-11-02', daysAtLargeBeforeReturn: 2 }],
    ['returned', { ...RETURNED, reReleasedOn: '2026-12-30' }],
    ['cancelled', { ...RETURNED, cancelledOn: '2026-11-10' }],
    ['cancelled', { ...RETURNED, cancelledOn: '2026-11-10', diedOn: '2026-11-11' }],
    ['cancelled', { ...RETURNED, diedOn: '2026-11-09', cancelledOn: '2026-11-10' }],
    ['cancelled', { ...RETURNED, reReleasedOn: '2026-11-09', cancelledOn: '2026-11-10' }],
    ['re-released', { ...RETURNED, reReleasedOn: '2026-11-09' }],
    ['re-released', { ...RETURNED, reReleasedOn: '2026-11-09', diedOn: '2026-11-11' }],
    ['died', { ...RETURNED, diedOn: '2026-11-10' }],
    ['died', { diedOn: '2026-11-10' }],
  ])('is %s for %j', (standing, content) => {
    expect(standingOf(recall(content), TODAY)).toBe(standing);
  });

  it('never goes back as days go by, whatever was reported without contradiction', () => {
    const day = fc.integer({ min: 1, max: 20 }).map((of) => `2026-11-${String(of).padStart(2, '0')}`);
    const ending = fc.constantFrom(
      ['cancelledOn'],
      ['reReleasedOn'],
      ['diedOn'],
      ['reReleasedOn', 'diedOn'],
      [],
    );
    const course = fc
      .tuple(fc.subarray(['atLargeFrom', 'returnedToCustodyOn']), ending)
      .map(([between, end]) => ['sentOn', 'revokedOn'].concat(between, end));
    const content = fc
      .oneof(course, fc.constant(['sentOn', 'refusedOn', 'diedOn']), fc.constant(['sentOn']))
      .chain((members) =>
        fc
          .array(day, { minLength: members.length, maxLength: members.length })
          .map((days) => days.toSorted())
          .map((days) => Object.fromEntries(members.map((member, place) => [member, days[place] ?? '']))),
      );
    fc.assert(
      fc.property(content, day, day, (days, one, other) => {
        const report = recall(days);
        const told = contradictions(report, '2026-11-25T09:00:00.000Z');
        expect(told).toEqual([]);
        // An ending is one of several, of which none follows another; a cancellation alone undoes what ended it before.
        const rank = (today: string) => {
          const standing = standingOf(report, today);
          const place = RECALL_STANDINGS.indexOf(standing);
          return standing === 'cancelled'
            ? 9
            : ['refused', 're-released', 'died'].includes(standing)
              ? 8
              : place;
        };
        const [earlier, later] = one < other ? [one, other] : [other, one];
        expect(rank(earlier)).toBeLessThanOrEqual(rank(later));
      }),
      { numRuns: 200 },
    );
  });
});
