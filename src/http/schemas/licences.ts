import { Type } from 'typebox';
import {
  CONDITION_CATEGORIES,
  HARM_GROUPS,
  LICENCE_ENDINGS,
  LOOK_UPS,
  MONITORING_TYPES,
  NEEDS,
  PROTECTED_GROUPS,
  RELEASE_PROVISIONS,
  ROSH_LEVELS,
  SENTENCE_RELATIONS,
  SENTENCE_TYPES,
} from '../../rules/index.ts';
import {
  choice,
  closed,
  closedComponent,
  code,
  component,
  count,
  fact,
  isoDate,
  line,
  list,
  oneOfNumbers,
  page,
  prose,
  shownProse,
  recordedMembers,
  ref,
} from './atoms.ts';
import { disputes } from './disputes.ts';

const optional = Type.Optional;

/** Case reference number of a person on probation. */
export const crn = Type.String({
  pattern: '^[A-Z][0-9]{6}$',
  description: 'Case reference number (CRN): a letter and six digits.',
  examples: ['X000001'],
});

/** Prison number of a person. */
export const nomsNumber = Type.String({
  pattern: '^[A-Z][0-9]{4}[A-Z]{2}$',
  description: 'NOMS number (prison number): a letter, four digits and two letters.',
  examples: ['A0001AA'],
});

export const Person = closedComponent('Person', 'The person on licence.', {
  crn,
  nomsNumber: optional(nomsNumber),
  dateOfBirth: optional(isoDate('Date of birth; read only where statute tests age.')),
});

const offenceMembers = {
  date: optional(isoDate('When it was committed.')),
  violent: optional(fact('Whether it was an offence of violence.')),
  sexual: optional(fact('Whether it was a sexual offence.')),
};

export const OffenceInputs = closedComponent(
  'OffenceInputs',
  'An offence of which the person was convicted, without its words.',
  offenceMembers,
);

export const Offence = closedComponent('Offence', 'An offence of which the person was convicted.', {
  description: line('The offence in words.'),
  ...offenceMembers,
});

export const StatutoryFlags = closedComponent(
  'StatutoryFlags',
  'Rare statutory facts of a sentence. One left out is not known, unless `othersConfirmedAbsent` is sent.',
  {
    schedule19aaOffence: optional(fact('An offence in Schedule 19AA to the Criminal Justice Act 2003.')),
    terroristOffence247a: optional(fact('A terrorist offender to whom section 247A of that Act applies.')),
    nationalSecurityOffence: optional(fact('An offence under national security law.')),
    repatriatedForMurder: optional(fact('Repatriated after a conviction of murder abroad.')),
    foreignPowerThreatRisk: optional(fact('Assessed as a risk of foreign power threat activity.')),
    referredUnder244ZB: optional(fact('Referred to the Parole Board under section 244ZB of that Act.')),
    othersConfirmedAbsent: optional(
      Type.Unsafe<true>({
        type: 'boolean',
        const: true,
        description: 'A person confirmed that every flag not stated does not apply.',
      }),
    ),
  },
);

export const SentenceLength = closedComponent('SentenceLength', 'Length as pronounced; the parts add up.', {
  years: optional(count(0, 100)),
  months: optional(count(0, 1_200)),
  weeks: optional(count(0, 5_200)),
  days: optional(count(0, 36_500)),
});

export const Sentence = closedComponent('Sentence', 'One sentence behind the licence.', {
  id: code('Id of the sentence, unique within the licence.'),
  type: optional(choice(SENTENCE_TYPES, 'Kind of sentence.')),
  date: optional(isoDate('Date of sentence.')),
  length: optional(ref(SentenceLength)),
  relation: optional(
    choice(
      SENTENCE_RELATIONS,
      'How it stands to the other sentences; `sole` without any. One sentence may go without: the one that the others stand to.',
    ),
  ),
  flags: optional(ref(StatutoryFlags)),
  supervisionFailureBegan: optional(
    isoDate('For post-sentence supervision: when the failure began or is alleged to have begun.'),
  ),
});

export const Release = closedComponent('Release', 'The last release.', {
  date: optional(isoDate('Date of release.')),
  provision: optional(choice(RELEASE_PROVISIONS, 'The provision under which the person was released.')),
  curfewEndsOn: optional(isoDate('Last day of the curfew condition, for home detention curfew.')),
  custodialPeriodEndsOn: optional(
    isoDate(
      'Last day of the requisite custodial period (the conditional release date), had there been no curfew.',
    ),
  ),
});

const conditionMembers = {
  id: code('Id of the condition, unique within the licence.'),
  category: optional(choice(CONDITION_CATEGORIES)),
  policyVersion: optional(code('Version of the conditions policy under which it was issued.')),
  code: optional(code('Code of the condition within that policy version; a bespoke condition has none.')),
  inForceFrom: optional(isoDate('First day in force.')),
  inForceTo: optional(
    Type.Union([isoDate('Last day in force.'), Type.Literal('licence-end')], {
      description: 'Last day in force, or `licence-end` for a condition without an end of its own.',
    }),
  ),
  monitoring: optional(choice(MONITORING_TYPES, 'Electronic monitoring; `none` when it is not monitored.')),
  protects: optional(choice(PROTECTED_GROUPS, 'Whom the condition protects, if anybody.')),
};

export const ConditionInputs = closedComponent(
  'ConditionInputs',
  'A licence condition as the rules read it, without its wording.',
  conditionMembers,
);

export const Disclosure = closedComponent('Disclosure', 'What of it may be told to the person.', {
  mark: choice(['open', 'gist', 'withheld']),
  by: line('Who set the mark.'),
  why: optional(prose('Why.')),
  gist: optional(shownProse('The gist cleared for disclosure: the person is shown it as it is.')),
});

export const Condition = closedComponent('Condition', 'A licence condition as issued.', {
  ...conditionMembers,
  text: prose('The operative wording on the licence.'),
  disclosure: optional(ref(Disclosure)),
});

const mappaNone = { status: Type.Literal('none') };
const mappaManaged = {
  status: Type.Literal('managed'),
  category: optional(oneOfNumbers([1, 2, 3, 4], 'MAPPA category.')),
  level: optional(oneOfNumbers([1, 2, 3], 'MAPPA level.')),
};
const mappaCheck = {
  checkedBy: optional(line('Who checked.')),
  checkedOn: optional(isoDate('When it was checked.')),
};
const MAPPA_DESCRIPTION =
  'Multi-agency public protection arrangements. `none` is a checked answer; left out means not known.';

const byStatus = { discriminator: { propertyName: 'status' } };
const mappaInputsShapes = [
  closed('Checked: not under MAPPA.', mappaNone),
  closed('Managed under MAPPA.', mappaManaged),
] as const;
const mappaShapes = [
  closed('Checked: not under MAPPA.', { ...mappaNone, ...mappaCheck }),
  closed('Managed under MAPPA.', { ...mappaManaged, ...mappaCheck }),
] as const;

export const MappaInputs = component(
  'MappaInputs',
  Type.Unsafe<Type.Static<(typeof mappaInputsShapes)[number]>>({
    type: 'object',
    ...byStatus,
    oneOf: [...mappaInputsShapes],
    description: MAPPA_DESCRIPTION,
  }),
);

export const Mappa = component(
  'Mappa',
  Type.Unsafe<Type.Static<(typeof mappaShapes)[number]>>({
    type: 'object',
    ...byStatus,
    oneOf: [...mappaShapes],
    description: MAPPA_DESCRIPTION,
  }),
);

const level = choice(ROSH_LEVELS);

export const Rosh = closedComponent(
  'Rosh',
  'Risk of serious harm per group, with the day of the assessment.',
  {
    [HARM_GROUPS[0]]: optional(level),
    [HARM_GROUPS[1]]: optional(level),
    [HARM_GROUPS[2]]: optional(level),
    [HARM_GROUPS[3]]: optional(level),
    [HARM_GROUPS[4]]: optional(level),
    assessedOn: optional(isoDate('Day of the assessment.')),
  },
);

export const Predictor = closedComponent('Predictor', 'A predictor of reoffending, as scored elsewhere.', {
  tool: line('Name of the predictor.'),
  version: optional(line('Its version.')),
  band: optional(line('The band given.')),
  score: optional(Type.Number({ minimum: 0, maximum: 1_000 })),
  on: optional(isoDate('Day of the score.')),
});

export const needs = list(choice(NEEDS), {
  description: 'Recorded needs. They may excuse, open a lesser measure or be weighed; they never raise risk.',
});

export const victimInContact = fact(
  'Whether a victim of the person is in contact with the victim liaison service.',
);

export const incompleteLookUps = list(choice(LOOK_UPS), {
  description: 'Enquiries that failed or are unfinished; what they would have told stays unknown.',
});

export const Supervision = closedComponent('Supervision', 'The supervision profile.', {
  rosh: optional(ref(Rosh)),
  mappa: optional(ref(Mappa)),
  predictors: optional(list(ref(Predictor))),
  needs: optional(needs),
  protectiveFactors: optional(list(line())),
});

export const Determination = closedComponent(
  'Determination',
  'A determination of the Secretary of State, taken from its maker and never computed.',
  {
    made: fact('Whether it was made.'),
    madeBy: line('Who made it.'),
    on: isoDate('When it was made.'),
    reasons: prose('The reasons given.'),
  },
);

export const LicenceContent = closedComponent(
  'LicenceContent',
  'One licence of one person, as its source system holds it. A member left out is not known; an empty list is known to be none.',
  {
    sourceSystem: code('The case management system that holds the licence.'),
    externalReference: line('Its reference there; unique within the source system.'),
    person: ref(Person),
    sentences: optional(list(ref(Sentence))),
    indexOffence: optional(ref(Offence)),
    earlierOffences: optional(list(ref(Offence))),
    release: optional(ref(Release)),
    licenceExpiry: optional(isoDate('Last day of the licence.')),
    sentenceExpiry: optional(isoDate('Last day of the sentence.')),
    ending: optional(
      choice(LICENCE_ENDINGS, 'How the licence ended before its expiry; `none` when it did not.'),
    ),
    conditions: optional(list(ref(Condition))),
    supervision: optional(ref(Supervision)),
    determination255BA5: optional(ref(Determination)),
    region: optional(line('Probation region.')),
    deliveryUnit: optional(line('Probation delivery unit.')),
    approvedPremises: optional(
      closed(
        'Where the approved premises are in which the person lives; that area sees and works on the case too.',
        {
          region: line('Probation region.'),
          deliveryUnit: optional(line('Probation delivery unit; left out for the whole region.')),
        },
      ),
    ),
    limitedAccess: optional(
      fact(
        'Whether only people named for the case may see it. Once it is `true`, nobody sees the case by the area they work in.',
      ),
    ),
    victimInContact: optional(victimInContact),
    incompleteLookUps: optional(incompleteLookUps),
  },
);

export const RecordedLicence = closedComponent('RecordedLicence', 'A recorded version of a licence.', {
  ...recordedMembers,
  content: ref(LicenceContent),
  disputes,
});

export const LicencePage = page('LicencePage', ref(RecordedLicence), 'Licences found.');

export const LicenceSearch = closedComponent(
  'LicenceSearch',
  'Whom to look for. At least one of `crn`, `nomsNumber` and `externalReference`; all that are sent must match.',
  {
    crn: optional(crn),
    nomsNumber: optional(nomsNumber),
    externalReference: optional(line('Reference in the source system.')),
    limit: optional(count(1, 200, 'Most items in one answer; 50 when left out.')),
    cursor: optional(
      Type.String({ minLength: 1, maxLength: 500, description: '`next` of the page before.' }),
    ),
  },
);
