import {
  ADDITIONAL_CATEGORIES,
  type AdditionalCategory,
  type AdditionalCondition,
  type Basis,
  type PolicyVersion,
  type Supervision,
} from './entry.ts';

/** Runs of policy versions, both ends included. */
const SPANS = {
  '1.0-2.0': ['1.0', '2.0'],
  '1.0-2.1': ['1.0', '2.0', '2.1'],
  '1.0-3.0': ['1.0', '2.0', '2.1', '3.0'],
  '1.0-4.0': ['1.0', '2.0', '2.1', '3.0', '4.0'],
  '2.0-4.0': ['2.0', '2.1', '3.0', '4.0'],
  '2.1-4.0': ['2.1', '3.0', '4.0'],
  '3.0-4.0': ['3.0', '4.0'],
  '4.0': ['4.0'],
} as const satisfies Readonly<Record<string, readonly PolicyVersion[]>>;

/** First block of the code, versions, gist, and `input` where the licence adds details of its own. */
type Row = readonly [code: string, span: keyof typeof SPANS, gist: string, input?: 'input'];

/** All-purpose licences. The category can change between versions: 322bb3f7 has two entries. */
const onLicence = {
  'curfew-arrangement': [
    ['0a370862', '1.0-3.0', 'Stay at the approved address between set hours, under review.', 'input'],
    ['52faefcf', '4.0', 'Keep a curfew at the approved address, in plain wording.', 'input'],
    ['c2435d4a', '1.0-2.0', 'Keep a curfew at a named address; its hours may be varied.', 'input'],
  ],
  'disclosure-of-information': [
    ['2a93b784', '1.0-4.0', 'Give details of a vehicle before travelling in it.'],
    ['79ac033f', '1.0-3.0', 'Tell about passports held or applied for.'],
    ['8686a815', '1.0-4.0', 'Give details of bank, card or crypto-asset accounts.', 'input'],
    ['c5e91330', '1.0-4.0', 'Tell about a relationship with someone whose children live with them.'],
    ['db2d7e24', '1.0-4.0', 'Tell about developing relationships.'],
  ],
  'drug-testing': [['322bb3f7', '1.0-2.1', 'Give a sample for a drug test when asked.']],
  'drug-alcohol-and-solvent-abuse': [
    ['322bb3f7', '3.0-4.0', 'Give a sample for a drug test when asked.'],
    ['f1d2888b', '3.0-4.0', 'Attend a place to address use of drugs, alcohol or solvents.', 'input'],
  ],
  'electronic-monitoring': [
    ['2f8a5418', '2.1-4.0', 'Wear an alcohol tag and keep to drinking limits.', 'input'],
    ['524f2fd6', '1.0-4.0', 'Have movements followed by a location tag until an end date.', 'input'],
    ['599bdcae', '1.0-2.0', 'Have alcohol use monitored, in the older wording.', 'input'],
    ['86e6f2a9', '1.0-4.0', 'Stay in from 5pm to midnight until the tag is fitted.', 'input'],
    ['d36a3b77', '2.1-4.0', 'Drink no alcohol, with a tag that checks it.', 'input'],
    ['fd129172', '1.0-4.0', 'Accept a tag, charge it and take care of it.', 'input'],
  ],
  extremism: [
    ['3d771cc6', '1.0-4.0', 'Do not promote extremism or groom others for it.'],
    ['86f8b3d6', '1.0-4.0', 'Have no contact with people charged with or convicted of extremist offences.'],
    ['9785d8f8', '1.0-4.0', 'Attend no meetings except for worship.'],
    ['9efba199', '1.0-4.0', 'Give no lectures, talks or sermons.'],
    ['e0421c22', '1.0-4.0', 'Have no extremist or encoded material.'],
  ],
  'freedom-of-movement': [
    ['005d70e4', '4.0', 'Stay inside the mapped area: a restriction zone.', 'input'],
    ['0f9a20f4', '1.0-4.0', 'Stay out of the mapped area: an exclusion zone.', 'input'],
    ['1e9a66c6', '3.0-4.0', 'Tell before travelling outside the home county.'],
    ['3f96ac05', '4.0', 'Attend no public events.', 'input'],
    ['42f71b40', '1.0-4.0', 'Do not enter named premises, a named address or a named road.', 'input'],
    ['5d0416a9', '1.0-4.0', 'Worship only at agreed places.'],
    ['99195049', '3.0-4.0', 'Stay out of the mapped area during an event.', 'input'],
    ['bb401b88', '1.0-2.1', 'Go to approved premises under police escort on release.'],
    ['be16ee0b', '4.0', 'Do not go into drinking establishments.', 'input'],
    ['c4a17002', '1.0-4.0', 'Keep away from places that children use.', 'input'],
  ],
  'contact-with-a-person': [
    ['0aa669bf', '1.0-4.0', 'Do not associate with known sex offenders.'],
    ['18b69f61', '1.0-4.0', 'Do not associate with a named group.', 'input'],
    ['1905aa46', '3.0-4.0', 'Do not bribe or coerce prison or probation staff.'],
    ['355700a9', '1.0-4.0', 'Have no contact with named people or co-offenders.', 'input'],
    ['4858cd8b', '1.0-4.0', 'Have no contact with a named victim or the family.', 'input'],
    ['48c4ae87', '3.0-4.0', 'Do not use commercial sexual services.'],
    ['4a5fed48', '1.0-4.0', 'Have no unsupervised contact with children.', 'input'],
    ['75a6aac6', '1.0-4.0', 'Report on return to the United Kingdom.'],
    ['86e7a2cb', '3.0-4.0', 'Have no relationship with prison or probation staff.'],
    ['9ae2a336', '1.0-4.0', 'Accept visits from a mental-health worker.'],
    ['a7c57e4e', '1.0-2.1', 'Attend drug-dependency appointments, in the older wording.'],
    ['b72fdbf2', '1.0-4.0', 'Attend psychiatric, psychological or medical appointments.', 'input'],
    ['cc80d02b', '1.0-4.0', 'Have no contact with prisoners.'],
    ['d5998ca1', '2.1-4.0', 'Have no contact with any victim.'],
  ],
  'programmes-or-activities': [
    ['0edb6d01', '2.1-4.0', 'Engage with integrated offender management.'],
    ['625feb82', '3.0-4.0', 'Engage with help on housing, benefits, education and the like.', 'input'],
    ['89e656ec', '1.0-2.1', 'Address the listed problems of behaviour, in the older wording.', 'input'],
    ['9da214a3', '1.0-4.0', 'Do no work or activity with young people.', 'input'],
    ['b149bc47', '3.0-4.0', 'Attend job-centre appointments.'],
    ['df3f08a8', '3.0-4.0', 'Address sexual, violent, gambling or prolific offending.', 'input'],
  ],
  polygraph: [['1dc7ee29', '1.0-4.0', 'Take polygraph examinations as instructed.']],
  'items-and-documents': [
    ['2d67f68a', '1.0-4.0', 'Keep the history of devices and let them be inspected.', 'input'],
    ['3932e5c9', '1.0-4.0', 'Do not own or possess a named item.', 'input'],
    ['5fa04bbf', '1.0-4.0', 'Hand over the passport.'],
    ['680b3b27', '1.0-2.1', 'Show devices that take images on request.'],
    ['72d281c3', '1.0-2.1', 'Have no telephone with a camera without leave.'],
    ['8e52e16e', '1.0-4.0', 'Have only one mobile telephone or SIM card, and give its details.'],
    ['bfbc693c', '1.0-4.0', 'Have no device that reaches the internet without leave.'],
    ['ed607a91', '1.0-2.1', 'Have no camera without leave.'],
  ],
  'residence-at-a-specific-place': [
    ['5db26ab3', '1.0-4.0', 'Stay overnight in the region while without a fixed home.', 'input'],
  ],
  'restriction-of-residency': [['fce34fb2', '1.0-4.0', 'Do not live in one home with a child.', 'input']],
  'restriction-of-conduct-or-acts': [
    ['3b6b7c4f', '3.0-4.0', 'Ask or give notice before posting to listed sites or applications.', 'input'],
    ['50c8c01e', '3.0-4.0', 'Do not use listed sites or applications.', 'input'],
    ['762677a4', '3.0-4.0', 'Use no VPN, cloud, virtual desktop or self-deleting software.', 'input'],
    ['7a9ca3bb', '1.0-4.0', 'Take no part in demonstrations or meetings; reviewed each month.'],
    ['985d339a', '3.0-4.0', 'Do not gamble.'],
    ['d523d711', '4.0', 'Do not use motor vehicles as specified.', 'input'],
  ],
  'serious-organised-crime': [
    ['001328d0', '3.0-4.0', 'Declare assets above a value.', 'input'],
    ['4e52fd9c', '3.0-4.0', 'Declare premises and storage to which there is access.'],
    ['62e035ff', '3.0-4.0', 'Declare transfers of money.'],
    ['a9ef7376', '3.0-4.0', 'Give payslips or bank statements each month.', 'input'],
    ['e8478345', '3.0-4.0', 'Hold no cash above a value.', 'input'],
  ],
  'supervision-in-the-community': [
    ['2027ae19', '1.0-4.0', 'Report to a police station at set times, under review.', 'input'],
    ['4673ebe4', '1.0-4.0', 'Report to staff of approved premises at set times, under review.', 'input'],
  ],
  'terrorist-personal-search': [['9678fd9e', '2.0-4.0', 'Submit to a police search of person and vehicle.']],
} as const satisfies Partial<Record<AdditionalCategory, readonly Row[]>>;

/** Post-sentence supervision, which knew two conditions beyond the standard ones. */
const onSupervision = {
  'drug-appointment': [['62c83b80', '1.0-3.0', 'Attend a drug-dependency appointment.', 'input']],
  'drug-testing': [['fda24aa9', '1.0-3.0', 'Attend drug testing.', 'input']],
} as const satisfies Partial<Record<AdditionalCategory, readonly Row[]>>;

const article7 = {
  cite: [{ source: 'si-2015-337', at: 'art 7' }],
  mark: 'statute',
  confidence: 'high',
} as const satisfies Basis;

const elsewhere = {
  cite: [
    { source: 'policy-catalogue', at: 'imposed under other powers than art 7; not read against the text' },
  ],
  mark: 'practice',
  confidence: 'medium',
} as const satisfies Basis;

const powers = {
  'curfew-arrangement': article7,
  'disclosure-of-information': article7,
  'drug-appointment': elsewhere,
  'drug-testing': elsewhere,
  'drug-alcohol-and-solvent-abuse': elsewhere,
  'electronic-monitoring': elsewhere,
  extremism: elsewhere,
  'freedom-of-movement': article7,
  'contact-with-a-person': article7,
  'programmes-or-activities': article7,
  polygraph: elsewhere,
  'items-and-documents': article7,
  'residence-at-a-specific-place': article7,
  'restriction-of-residency': article7,
  'restriction-of-conduct-or-acts': {
    ...article7,
    cite: [{ source: 'si-2015-337', at: 'art 7(j), added by SI 2017/985 from 13 November 2017' }],
  },
  'serious-organised-crime': elsewhere,
  'supervision-in-the-community': article7,
  'terrorist-personal-search': elsewhere,
} as const satisfies Record<AdditionalCategory, Basis>;

/** Conditions of 4.0 whose content matches the new kinds of condition of the Sentencing Act 2026; the link is our inference. */
const MATCHES_SECTION_27: ReadonlySet<string> = new Set(['d523d711', '3f96ac05', 'be16ee0b', '005d70e4']);

const section27 = {
  cite: [{ source: 'sentencing-act-2026', at: 's.27, not commenced as of 11 May 2026' }],
  mark: 'inference',
  confidence: 'medium',
} as const satisfies Basis;

const held = {
  cite: [{ source: 'policy-catalogue', at: 'additional conditions' }],
  mark: 'practice',
  confidence: 'high',
} as const satisfies Basis;

function entryOf(
  [code, span, gist, input]: Row,
  category: AdditionalCategory,
  supervision: Supervision,
): AdditionalCondition {
  return {
    ...held,
    kind: 'additional',
    code,
    codeHeld: 'first-block',
    versions: SPANS[span],
    supervision,
    category,
    gist,
    input: input === 'input',
    power: powers[category],
    ...(MATCHES_SECTION_27.has(code) ? { matches: section27 } : {}),
  };
}

function entriesOf(
  table: Readonly<Partial<Record<AdditionalCategory, readonly Row[]>>>,
  supervision: Supervision,
): readonly AdditionalCondition[] {
  return ADDITIONAL_CATEGORIES.flatMap((category) =>
    (table[category] ?? []).map((row) => entryOf(row, category, supervision)),
  );
}

/** Every additional condition, by code and run of versions in one category. Only the first block of each code is known. */
export const ADDITIONAL_CONDITIONS: readonly AdditionalCondition[] = [
  ...entriesOf(onLicence, 'licence'),
  ...entriesOf(onSupervision, 'post-sentence-supervision'),
];
