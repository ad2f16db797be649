import type { Basis, OffenceNaming, PolicyVersion, StandardCondition, StandardMeaning } from './entry.ts';

type Row = Pick<StandardCondition, 'code' | 'versions' | 'meaning' | 'gist'>;

const TO_3 = ['1.0', '2.0', '2.1', '3.0'] as const satisfies readonly PolicyVersion[];
const FROM_2_TO_3 = ['2.0', '2.1', '3.0'] as const satisfies readonly PolicyVersion[];
const ONLY_4 = ['4.0'] as const satisfies readonly PolicyVersion[];

/** All-purpose licences. These nine codes are known in full; 4.0 uses most of them again with other meanings. */
const onLicence = [
  {
    code: '9ce9d594-e346-4785-9642-c87e764bee37',
    versions: TO_3,
    meaning: 'good-behaviour',
    gist: 'Behave well and do nothing that defeats the purpose of supervision.',
  },
  {
    code: '9ce9d594-e346-4785-9642-c87e764bee37',
    versions: ONLY_4,
    meaning: 'good-behaviour-and-no-offence',
    gist: 'Behave well and commit no crime.',
  },
  {
    code: '3b19fdb0-4ca3-4615-9fdd-61fabc1587af',
    versions: TO_3,
    meaning: 'no-offence',
    gist: 'Commit no offence.',
  },
  {
    code: '3361683a-504a-4357-ae22-6aa01b370b4a',
    versions: TO_3,
    meaning: 'keep-in-touch',
    gist: 'Keep in touch with the supervising officer as instructed.',
  },
  {
    code: '3361683a-504a-4357-ae22-6aa01b370b4a',
    versions: ONLY_4,
    meaning: 'residence',
    gist: 'Live where the supervising officer approves.',
  },
  {
    code: '9fc04065-df29-4bda-9b1d-bced8335c356',
    versions: TO_3,
    meaning: 'receive-visits',
    gist: 'Receive visits from the supervising officer.',
  },
  {
    code: '9fc04065-df29-4bda-9b1d-bced8335c356',
    versions: ONLY_4,
    meaning: 'keep-in-touch-and-visits',
    gist: 'Keep in touch with the supervising officer, visits included.',
  },
  {
    code: 'e670ac69-eda2-4b04-a0a1-a3c8492fe1e6',
    versions: TO_3,
    meaning: 'residence',
    gist: 'Live where the supervising officer approves, and ask before moving or staying elsewhere.',
  },
  {
    code: 'e670ac69-eda2-4b04-a0a1-a3c8492fe1e6',
    versions: ONLY_4,
    meaning: 'tell-names',
    gist: 'Tell the supervising officer about the names used.',
  },
  {
    code: '88069445-08cb-4f16-915f-5a162d085c26',
    versions: TO_3,
    meaning: 'approved-work',
    gist: 'Do only work that the supervising officer has approved.',
  },
  {
    code: '88069445-08cb-4f16-915f-5a162d085c26',
    versions: ONLY_4,
    meaning: 'approved-travel',
    gist: 'Stay in the United Kingdom unless given leave to travel.',
  },
  {
    code: '7d416906-0e94-4fde-ae86-8339d339ccb7',
    versions: TO_3,
    meaning: 'approved-travel',
    gist: 'Stay in the United Kingdom, the Channel Islands or the Isle of Man unless given leave to travel.',
  },
  {
    code: '7d416906-0e94-4fde-ae86-8339d339ccb7',
    versions: ONLY_4,
    meaning: 'passport',
    gist: 'Ask before applying for a passport, and disclose passports when asked.',
  },
  {
    code: '78a5f860-4791-48f2-b707-d6d4413850ee',
    versions: FROM_2_TO_3,
    meaning: 'tell-names',
    gist: 'Tell the supervising officer about a change of name.',
  },
  {
    code: '78a5f860-4791-48f2-b707-d6d4413850ee',
    versions: ONLY_4,
    meaning: 'tell-contact-details',
    gist: 'Tell the supervising officer about contact details.',
  },
  {
    code: '6fa6e492-f0ab-4e76-b868-63813db44696',
    versions: FROM_2_TO_3,
    meaning: 'tell-contact-details',
    gist: 'Tell the supervising officer about a change of contact details.',
  },
  {
    code: '6fa6e492-f0ab-4e76-b868-63813db44696',
    versions: ONLY_4,
    meaning: 'approved-work',
    gist: 'Do only work that the supervising officer has approved.',
  },
] as const satisfies readonly Row[];

/** Post-sentence supervision. Only the first block of these codes is known. */
const onSupervision = [
  { code: 'b3cd4a30', versions: TO_3, meaning: 'good-behaviour', gist: 'Behave well.' },
  { code: 'b950407d', versions: TO_3, meaning: 'no-offence', gist: 'Commit no offence.' },
  { code: '93413832', versions: TO_3, meaning: 'keep-in-touch', gist: 'Keep in touch with the supervisor.' },
  {
    code: '9288e01c',
    versions: TO_3,
    meaning: 'receive-visits',
    gist: 'Receive visits from the supervisor.',
  },
  { code: '8e15cf42', versions: TO_3, meaning: 'residence', gist: 'Live where the supervisor approves.' },
  { code: '0ed57797', versions: TO_3, meaning: 'approved-work', gist: 'Do only approved work.' },
  { code: 'c8966621', versions: TO_3, meaning: 'approved-travel', gist: 'Travel abroad only with leave.' },
  {
    code: '579060fd',
    versions: TO_3,
    meaning: 'take-part-in-activities',
    gist: 'Take part in activities as instructed.',
  },
] as const satisfies readonly Row[];

const order = (at: string) => [{ source: 'si-2015-337', at }] as const;
const opening = { mark: 'statute', confidence: 'high' } as const;
const unread = { mark: 'unverified', confidence: 'medium' } as const;

const supervisionPower = {
  cite: [{ source: 'cja2003-s256AC', at: 'ss.256AA to 256AC' }],
  ...unread,
} as const;

/** Powers by meaning, for a licence. The letters (d) to (g) of art 3(2) have not been checked, nor the later amendment. */
const powers = {
  'good-behaviour': { cite: order('art 3(2)(a)'), ...opening },
  'no-offence': { cite: order('art 3(2)(b)'), ...opening },
  'good-behaviour-and-no-offence': { cite: order('art 3(2)(a) and (b)'), ...opening },
  'keep-in-touch': { cite: order('art 3(2)(c)'), ...opening },
  'receive-visits': { cite: order('art 3(2)(d)'), ...unread },
  'keep-in-touch-and-visits': { cite: order('art 3(2)(c) and (d)'), ...unread },
  residence: { cite: order('art 3(2)(e)'), ...unread },
  'approved-work': { cite: order('art 3(2)(f)'), ...unread },
  'approved-travel': { cite: order('art 3(2)(g)'), ...unread },
  'tell-names': { cite: order('art 3(2), by a later amendment not identified'), ...unread },
  'tell-contact-details': { cite: order('art 3(2), by a later amendment not identified'), ...unread },
  passport: {
    cite: [{ source: 'policy-catalogue', at: 'policy 4.0; the instrument is not known' }],
    ...unread,
  },
  'take-part-in-activities': supervisionPower,
} as const satisfies Record<StandardMeaning, Basis>;

const held = {
  cite: [{ source: 'policy-catalogue', at: 'standard conditions' }],
  mark: 'practice',
  confidence: 'high',
} as const satisfies Basis;

/** Only the condition to commit no offence names one as such; 4.0 has it merged with good behaviour (`inference`, high). */
function namesOffence(meaning: StandardMeaning): OffenceNaming {
  if (meaning === 'no-offence') return 'as-such';
  return meaning === 'good-behaviour-and-no-offence' ? 'merged' : 'no';
}

function onLicenceEntry(row: (typeof onLicence)[number]): StandardCondition {
  return {
    ...held,
    ...row,
    kind: 'standard',
    codeHeld: 'full-code',
    supervision: 'licence',
    namesOffence: namesOffence(row.meaning),
    power: powers[row.meaning],
  };
}

function onSupervisionEntry(row: (typeof onSupervision)[number]): StandardCondition {
  return {
    ...held,
    ...row,
    kind: 'standard',
    codeHeld: 'first-block',
    supervision: 'post-sentence-supervision',
    namesOffence: namesOffence(row.meaning),
    power: supervisionPower,
  };
}

/** Every standard condition, by code and run of versions with one meaning. */
export const STANDARD_CONDITIONS: readonly StandardCondition[] = [
  ...onLicence.map(onLicenceEntry),
  ...onSupervision.map(onSupervisionEntry),
];
