import { COVERAGE_FROM } from './coverage.ts';
import { type Basis, cite } from './language.ts';
import { R1_ORA } from './regimes/r1-ora.ts';
import { R4_FTR56 } from './regimes/r4-ftr56.ts';

/*
 * What a person who was recalled has to be told, and may do about it: dated data with authorities and marks, as the rules are. No rule
 * reads it and it is no part of a book: it speaks of a recall that was made. It names rights and never computes a day.
 */

/**
 * What kind of recall it is for the rights that go with it. `fixed-term-56-withdrawn` and, for 14 or 28 days, `fixed-term-withdrawn`: it
 * was determined afterwards that the fixed term is not to end in release. `not-known`: type or length was not told, or is not one that
 * the law of that day has for this person, or what the change of 31 March 2026 did to it is not known.
 */
export const KINDS_OF_RECALL_MADE = [
  'fixed-term-14',
  'fixed-term-28',
  'fixed-term-56',
  'fixed-term-withdrawn',
  'fixed-term-56-withdrawn',
  'standard',
  'home-detention-curfew',
  'indeterminate',
  'not-known',
] as const;
export type KindOfRecallMade = (typeof KINDS_OF_RECALL_MADE)[number];

/**
 * What the person is to be told or may do. `board-route-not-known`: whether the Parole Board can look at the recall at all has not been
 * established, which the person is told too. In the order in which they are told.
 */
export const RIGHTS_OF_THE_PERSON = [
  'told-reasons',
  'told-automatic-release-14',
  'told-automatic-release-28',
  'told-automatic-release-56',
  'told-if-release-withdrawn',
  'longer-stay',
  'later-release-after-curfew',
  'told-release-withdrawn',
  'make-representations',
  'board-on-representations',
  'board-route-not-known',
  'no-set-release-date',
  'board-after-28-days',
  'board-for-indeterminate',
  'no-board-after-curfew-recall',
  'further-board-review',
  'cancellation',
  'cancellation-after-curfew-recall',
] as const;
export type RightOfThePerson = (typeof RIGHTS_OF_THE_PERSON)[number];

/** What the table says of one right. */
export interface RightRow extends Basis {
  readonly right: RightOfThePerson;
  readonly kinds: readonly [KindOfRecallMade, ...KindOfRecallMade[]];
}

const FROM_R4 = { from: R4_FTR56.from } as const;
const BEFORE_R4 = { until: R4_FTR56.from } as const;
const ALWAYS = { from: COVERAGE_FROM } as const;
const KNOWN = { mark: 'statute', confidence: 'high' } as const;
const UNREAD = { mark: 'unverified', confidence: 'medium' } as const;
const DOUBTFUL = { mark: 'unverified', confidence: 'low' } as const;
const PRACTICE = { mark: 'practice', confidence: 'medium' } as const;

const FIXED_14_28 = ['fixed-term-14', 'fixed-term-28'] as const;
const STANDARD = ['standard'] as const;
/** Every recall under section 254, whatever its type. */
const SECTION_254 = [
  'fixed-term-14',
  'fixed-term-28',
  'fixed-term-56',
  'fixed-term-withdrawn',
  'fixed-term-56-withdrawn',
  'standard',
  'not-known',
] as const;

const onReturn = [cite('cja2003-s254', '(2)(b)')] as const;
const curfewReturn = [cite('cja2003-s255', '(2)')] as const;
const indeterminate = [cite('csa1997-s32', '(3) and (4)')] as const;

/** Rights by permanent id. */
export const RIGHTS = {
  'RR-254-1': { right: 'told-reasons', kinds: SECTION_254, cite: onReturn, ...KNOWN, ...ALWAYS },
  'RR-254-2': { right: 'make-representations', kinds: SECTION_254, cite: onReturn, ...KNOWN, ...ALWAYS },
  'RR-254-3': {
    right: 'cancellation',
    kinds: SECTION_254,
    cite: [cite('cja2003-s254', '(2A) to (2C)')],
    ...UNREAD,
    ...ALWAYS,
  },
  'RR-14-1': {
    right: 'told-automatic-release-14',
    kinds: ['fixed-term-14'],
    cite: [cite('cja2003-s255B', '(1)(a) and (1A)')],
    ...KNOWN,
    from: R1_ORA.from,
    ...BEFORE_R4,
  },
  'RR-28-1': {
    right: 'told-automatic-release-28',
    kinds: ['fixed-term-28'],
    cite: [cite('cja2003-s255B', '(1)(a) and (1A)')],
    ...KNOWN,
    ...ALWAYS,
    ...BEFORE_R4,
  },
  // From then on s.255B is for young offenders alone (Sentencing Act 2026 s.31).
  'RR-14-2': {
    right: 'told-automatic-release-14',
    kinds: ['fixed-term-14'],
    cite: [cite('cja2003-s255B', '(1)(a) and (1A)'), cite('sentencing-act-2026', 's.31')],
    ...KNOWN,
    ...FROM_R4,
  },
  'RR-28-2': {
    right: 'told-automatic-release-28',
    kinds: ['fixed-term-28'],
    cite: [cite('cja2003-s255B', '(1)(a) and (1A)'), cite('sentencing-act-2026', 's.31')],
    ...KNOWN,
    ...FROM_R4,
  },
  'RR-56-1': {
    right: 'told-automatic-release-56',
    kinds: ['fixed-term-56'],
    cite: [cite('cja2003-s255BA', '(1)(a) and (2)(a)'), cite('sentencing-act-2026', 's.32')],
    ...KNOWN,
    ...FROM_R4,
  },
  'RR-CHANGE-1': {
    right: 'told-if-release-withdrawn',
    kinds: FIXED_14_28,
    cite: [cite('cja2003-s255B', '(9)(a)')],
    mark: 'statute',
    confidence: 'medium',
    ...ALWAYS,
  },
  'RR-CHANGE-2': {
    right: 'told-if-release-withdrawn',
    kinds: ['fixed-term-56'],
    cite: [cite('cja2003-s255BA', '(5) to (9), text not checked')],
    ...DOUBTFUL,
    ...FROM_R4,
  },
  'RR-LONGER-1': {
    right: 'longer-stay',
    kinds: ['fixed-term-14', 'fixed-term-28', 'fixed-term-56'],
    cite: [cite('release-dates-service', 'days added after return')],
    ...PRACTICE,
    ...ALWAYS,
  },
  'RR-CURFEW-1': {
    right: 'later-release-after-curfew',
    kinds: FIXED_14_28,
    cite: [cite('cja2003-s255B', '(1B)')],
    ...KNOWN,
    ...ALWAYS,
  },
  // A plain 56 days once home detention curfew has ended for adults; that day is of moderate confidence.
  'RR-CURFEW-2': {
    right: 'later-release-after-curfew',
    kinds: ['fixed-term-56'],
    cite: [cite('cja2003-s255BA', '(2)(b)'), cite('sentencing-act-2026', 's.26(3)')],
    mark: 'statute',
    confidence: 'medium',
    ...FROM_R4,
    until: '2026-09-02',
  },
  'RR-WITHDRAWN-1': {
    right: 'told-release-withdrawn',
    kinds: ['fixed-term-withdrawn'],
    cite: [cite('cja2003-s255B', '(9)(a)')],
    mark: 'statute',
    confidence: 'medium',
    ...ALWAYS,
  },
  'RR-WITHDRAWN-2': {
    right: 'told-release-withdrawn',
    kinds: ['fixed-term-56-withdrawn'],
    cite: [cite('cja2003-s255BA', '(5) to (9), text not checked')],
    ...DOUBTFUL,
    ...FROM_R4,
  },
  'RR-BOARD-1': {
    right: 'board-on-representations',
    kinds: FIXED_14_28,
    cite: [cite('cja2003-s255B', '(4)')],
    ...KNOWN,
    ...ALWAYS,
  },
  'RR-BOARD-2': {
    right: 'board-route-not-known',
    kinds: ['fixed-term-56'],
    cite: [cite('cja2003-s255BA', '(4) to (9), text not checked')],
    ...DOUBTFUL,
    ...FROM_R4,
  },
  'RR-DATE-1': {
    right: 'no-set-release-date',
    kinds: STANDARD,
    cite: [cite('release-dates-service', 'no automatic date for a standard recall')],
    ...PRACTICE,
    ...ALWAYS,
  },
  'RR-BOARD-3': {
    right: 'board-after-28-days',
    kinds: STANDARD,
    cite: [cite('cja2003-s255C', '(4)')],
    mark: 'statute',
    confidence: 'medium',
    ...ALWAYS,
    ...BEFORE_R4,
  },
  'RR-BOARD-4': {
    right: 'board-after-28-days',
    kinds: STANDARD,
    cite: [cite('cja2003-s255C', '(4)'), cite('sentencing-act-2026', 's.33')],
    ...KNOWN,
    ...FROM_R4,
  },
  'RR-BOARD-5': {
    right: 'further-board-review',
    kinds: ['standard', 'fixed-term-56-withdrawn'],
    cite: [cite('cja2003-s256A', 'the first anniversary')],
    ...UNREAD,
    ...ALWAYS,
  },
  // s.255C takes in an adult with a determination; that it does so where that came after the return is how we read it.
  'RR-BOARD-6': {
    right: 'board-after-28-days',
    kinds: ['fixed-term-56-withdrawn'],
    cite: [
      cite('cja2003-s255BA', '(5)'),
      cite('cja2003-s255C', '(1)(b)(ii) and (4)'),
      cite('sentencing-act-2026', 's.33'),
    ],
    mark: 'inference',
    confidence: 'medium',
    ...FROM_R4,
  },
  // Whether, and from which day, the 28 days of s.255C(4) run once 14 or 28 days have been withdrawn has not been established.
  'RR-BOARD-7': {
    right: 'board-route-not-known',
    kinds: ['fixed-term-withdrawn'],
    cite: [cite('cja2003-s255B', '(8) and (9)')],
    ...DOUBTFUL,
    ...ALWAYS,
  },
  'RR-255-1': {
    right: 'told-reasons',
    kinds: ['home-detention-curfew'],
    cite: curfewReturn,
    ...UNREAD,
    ...ALWAYS,
  },
  'RR-255-2': {
    right: 'make-representations',
    kinds: ['home-detention-curfew'],
    cite: curfewReturn,
    ...UNREAD,
    ...ALWAYS,
  },
  'RR-255-3': {
    right: 'cancellation-after-curfew-recall',
    kinds: ['home-detention-curfew'],
    cite: [cite('cja2003-s255', '(3)')],
    ...UNREAD,
    ...ALWAYS,
  },
  // R (Whiston) v Secretary of State for Justice [2014] UKSC 39: detention under the sentence gives no right to a fresh review.
  'RR-255-4': {
    right: 'no-board-after-curfew-recall',
    kinds: ['home-detention-curfew'],
    cite: [cite('cja2003-s255', 'no reference to the Board')],
    ...UNREAD,
    ...ALWAYS,
  },
  'RR-32-1': { right: 'told-reasons', kinds: ['indeterminate'], cite: indeterminate, ...UNREAD, ...ALWAYS },
  'RR-32-2': {
    right: 'make-representations',
    kinds: ['indeterminate'],
    cite: indeterminate,
    ...UNREAD,
    ...ALWAYS,
  },
  'RR-32-3': {
    right: 'board-for-indeterminate',
    kinds: ['indeterminate'],
    cite: indeterminate,
    ...UNREAD,
    ...ALWAYS,
  },
} as const satisfies Readonly<Record<string, RightRow>>;
export type RightId = keyof typeof RIGHTS;
