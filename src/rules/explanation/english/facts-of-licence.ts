import type { LICENCE_FACTS } from '../../facts/licence-facts.ts';
import type { FactSentences } from '../catalogue.ts';
import { forInspector } from './audiences.ts';
import {
  MAPPA_CATEGORY_NAMES,
  MAPPA_LEVEL_NAMES,
  SENTENCE_GROUP_NAMES,
  SENTENCE_TYPE_NAMES,
} from './code-names.ts';

/** What is said of the licence, its sentences and the person under it. A statutory term is explained to whoever is not inspecting. */
export const FACTS_OF_LICENCE_IN_ENGLISH = {
  'sentence.type': {
    is: 'The sentence is recorded as “{value}”.',
    isNot: 'The sentence is not recorded as “{value}”.',
    unknown: 'Nobody has recorded what type of sentence this is.',
    names: SENTENCE_TYPE_NAMES,
  },
  'sentence.referred-244zb': {
    yes: forInspector(
      'It is recorded that the case was sent to the Parole Board instead of automatic release (section 244ZB).',
      'It is recorded that the case was referred to the Parole Board under section 244ZB of the Criminal Justice Act 2003.',
    ),
    no: forInspector(
      'It is recorded that the case was not sent to the Parole Board instead of automatic release (section 244ZB).',
      'It is recorded that the case was not referred to the Parole Board under section 244ZB of the Criminal Justice Act 2003.',
    ),
    unknown: forInspector(
      'Nobody has recorded whether the case was sent to the Parole Board instead of automatic release (section 244ZB).',
      'Nobody has recorded whether the case was referred to the Parole Board under section 244ZB of the Criminal Justice Act 2003.',
    ),
  },
  'sentence.supervision-failure-began': {
    below: 'The failure under post-sentence supervision began, or is said to have begun, before {limit}.',
    atLeast:
      'The failure under post-sentence supervision began, or is said to have begun, on {limit} or later.',
    unknown: 'Nobody has recorded when the failure under post-sentence supervision began.',
    limit: '{number}',
  },
  'licence.expired': {
    yes: 'The licence had expired by the day of the decision.',
    no: 'The licence had not expired by the day of the decision.',
    unknown: 'It is not recorded whether the licence had expired by the day of the decision.',
  },
  'person.died': {
    yes: 'It is recorded that the person has died.',
    no: 'Nobody has recorded that the person has died.',
    unknown: 'It is not known whether the person has died.',
  },
  'licence.ended': {
    yes: 'It is recorded that the licence was revoked or terminated.',
    no: 'No ending of the licence is recorded, other than by the recall that this is about.',
    unknown: 'It is not known whether the licence was revoked or terminated.',
  },
  'licence.protects-victim': {
    yes: 'A condition of the licence protects a victim.',
    no: 'No condition of the licence protects a victim.',
    unknown: 'It is not recorded whether a condition of the licence protects a victim.',
  },
  'case.gate': {
    unknown: 'It is still open which power to recall the sentences leave.',
    values: {
      'section-254': {
        is: 'The sentences allow recall under section 254.',
        isNot: 'The sentences do not allow recall under section 254 without limits.',
      },
      'section-254-standard-only': {
        is: 'The sentences allow recall under section 254, as a standard recall only.',
        isNot: 'The sentences do not limit recall under section 254 to a standard recall.',
      },
      'section-32': {
        is: 'The sentences allow recall under section 32.',
        isNot: 'The sentences do not allow recall under section 32.',
      },
      court: {
        is: 'The sentences have no recall, and a failure to comply goes to a court.',
        isNot: 'The sentences do not send a failure to comply to a court.',
      },
      'not-recallable': {
        is: 'The sentences leave no licence to recall on.',
        isNot: 'The sentences do not rule out recall for want of a licence.',
      },
      'refer-to-specialist': {
        is: 'Whether the sentences allow recall is a question for a specialist.',
        isNot: 'Whether the sentences allow recall needs no specialist.',
      },
    },
  },
  'case.sentence-group': {
    is: 'For the recall threshold, the sentences count as {value}.',
    isNot: 'For the recall threshold, the sentences do not count as {value}.',
    unknown: 'It is still open how the sentences count for the recall threshold.',
    names: SENTENCE_GROUP_NAMES,
    values: {
      none: {
        is: 'For the recall threshold, no sentence counts, as none leaves a licence.',
        isNot: 'For the recall threshold, at least one sentence leaves a licence.',
      },
    },
  },
  'case.only-youth-sentences': {
    yes: forInspector(
      'Every sentence on licence is youth detention (section 91 or section 250).',
      'Every sentence on licence is under section 91 of the 2000 Act or section 250 of the Sentencing Code: the person is a relevant young offender.',
    ),
    no: forInspector(
      'Not every sentence on licence is youth detention (section 91 or section 250).',
      'Not every sentence on licence is under section 91 of the 2000 Act or section 250 of the Sentencing Code: the person is not a relevant young offender.',
    ),
    unknown: forInspector(
      'It is still open whether every sentence on licence is youth detention (section 91 or section 250).',
      'It is still open whether every sentence on licence is under section 91 of the 2000 Act or section 250 of the Sentencing Code.',
    ),
  },
  'case.sentence-months': {
    below: 'The sentence length that counts is under {limit}.',
    atLeast: 'The sentence length that counts is {limit} or more.',
    unknown: 'Nobody has recorded how long each sentence that counts is.',
    limit: '{number} months',
  },
  'case.sentence-relations': {
    below: 'As the sentences stand to each other, the length that counts is under {limit}.',
    atLeast: 'As the sentences stand to each other, the length that counts is {limit} or more.',
    unknown: 'Nobody has recorded whether the sentences are consecutive or concurrent.',
    limit: '{number} months',
  },
  'case.sentence-dates': {
    below: 'Counted from its date, the sentence is under {limit}.',
    atLeast: 'Counted from its date, the sentence is {limit} or more.',
    unknown: 'Nobody has recorded the date of a sentence whose length is given in days.',
    limit: '{number} months',
  },
  'case.mixed-sentence-structure': {
    yes: 'Some sentences are consecutive and others concurrent, and the length that counts turns on how they stand together.',
    no: 'The length that counts does not turn on a mix of consecutive and concurrent sentences.',
    unknown:
      'It is still open whether the length that counts turns on a mix of consecutive and concurrent sentences.',
  },
  'case.particular-concern': {
    yes: 'It is recorded that one of the sentences is a sentence for offenders of particular concern.',
    no: 'It is recorded that none of the sentences is a sentence for offenders of particular concern.',
    unknown:
      'It is still open whether one of the sentences is a sentence for offenders of particular concern.',
  },
  'case.discretionary-conditional-release': {
    yes: 'It is recorded that a sentence is a discretionary conditional release sentence (under the 1991 Act).',
    no: 'It is recorded that no sentence is a discretionary conditional release sentence (under the 1991 Act).',
    unknown:
      'Nobody has recorded whether a sentence under the 1991 Act is a discretionary conditional release sentence.',
  },
  'case.schedule-19aa': {
    yes: forInspector(
      'It is recorded that a sentence is for an offence on the Schedule 19AA list (no automatic release).',
      'It is recorded that a sentence is for an offence in Schedule 19AA to the Criminal Justice Act 2003.',
    ),
    no: forInspector(
      'It is recorded that no sentence is for an offence on the Schedule 19AA list (no automatic release).',
      'It is recorded that no sentence is for an offence in Schedule 19AA to the Criminal Justice Act 2003.',
    ),
    unknown: forInspector(
      'Nobody has recorded whether a sentence is for an offence on the Schedule 19AA list (no automatic release).',
      'Nobody has recorded whether a sentence is for an offence in Schedule 19AA to the Criminal Justice Act 2003.',
    ),
  },
  'case.terrorist-247a': {
    yes: forInspector(
      'It is recorded that a sentence is for a terrorist offence (section 247A).',
      'It is recorded that a sentence is for an offence within section 247A(2) of the Criminal Justice Act 2003.',
    ),
    no: forInspector(
      'It is recorded that no sentence is for a terrorist offence (section 247A).',
      'It is recorded that no sentence is for an offence within section 247A(2) of the Criminal Justice Act 2003.',
    ),
    unknown: forInspector(
      'Nobody has recorded whether a sentence is for a terrorist offence (section 247A).',
      'Nobody has recorded whether a sentence is for an offence within section 247A(2) of the Criminal Justice Act 2003.',
    ),
  },
  'case.national-security': {
    yes: 'It is recorded that a sentence is for a national security offence.',
    no: 'It is recorded that no sentence is for a national security offence.',
    unknown: 'Nobody has recorded whether a sentence is for a national security offence.',
  },
  'case.repatriated-for-murder': {
    yes: 'It is recorded that the person was sent back to this country after a sentence for murder abroad.',
    no: 'It is recorded that the person was not sent back to this country after a sentence for murder abroad.',
    unknown:
      'Nobody has recorded whether the person was sent back to this country after a sentence for murder abroad.',
  },
  'case.foreign-power-threat': {
    yes: forInspector(
      'It is recorded that the person is thought to be at risk of taking part in foreign power threat activity (harmful acts for a foreign power).',
      'It is recorded that the person is thought to be at risk of taking part in foreign power threat activity.',
    ),
    no: forInspector(
      'It is recorded that the person is not thought to be at risk of taking part in foreign power threat activity (harmful acts for a foreign power).',
      'It is recorded that the person is not thought to be at risk of taking part in foreign power threat activity.',
    ),
    unknown: forInspector(
      'Nobody has recorded whether the person is thought to be at risk of taking part in foreign power threat activity (harmful acts for a foreign power).',
      'Nobody has recorded whether the person is thought to be at risk of taking part in foreign power threat activity.',
    ),
  },
  'case.determination-255ba5': {
    yes: forInspector(
      'It is recorded that the Secretary of State decided against release at 56 days (section 255BA).',
      'It is recorded that the Secretary of State made a determination under section 255BA(5) of the Criminal Justice Act 2003.',
    ),
    no: forInspector(
      'Nobody has recorded that the Secretary of State decided against release at 56 days (section 255BA).',
      'Nobody has recorded a determination under section 255BA(5) of the Criminal Justice Act 2003.',
    ),
    unknown: forInspector(
      'It is not known whether the Secretary of State decided against release at 56 days (section 255BA).',
      'It is not known whether a determination was made under section 255BA(5) of the Criminal Justice Act 2003.',
    ),
  },
  'person.age': {
    below: 'The person is under {limit} old on the day of the decision.',
    atLeast: 'The person is {limit} old or older on the day of the decision.',
    unknown: 'It is not recorded how old the person is on the day of the decision.',
    limit: '{number} years',
  },
  'mappa.level': {
    is: 'The person is recorded at MAPPA level {value}.',
    isNot: 'The person is not recorded at MAPPA level {value}.',
    unknown: 'It is not recorded at which MAPPA level the person is managed, if any.',
    names: MAPPA_LEVEL_NAMES,
    values: {
      none: {
        is: 'The person is recorded at no MAPPA level.',
        isNot: 'The person is recorded at a MAPPA level.',
      },
    },
  },
  'mappa.category': {
    is: 'The person is recorded in MAPPA category {value}.',
    isNot: 'The person is not recorded in MAPPA category {value}.',
    unknown: 'It is not recorded in which MAPPA category the person is, if any.',
    names: MAPPA_CATEGORY_NAMES,
    values: {
      none: {
        is: 'The person is recorded in no MAPPA category.',
        isNot: 'The person is recorded in a MAPPA category.',
      },
    },
  },
  'charge.relied-on': {
    yes: 'A charge, which is not a finding of guilt, is recorded as a reason for recall.',
    no: 'No charge is recorded as a reason for recall.',
    unknown: 'Nobody has said whether a charge is a reason for recall.',
  },
  'charge.relied-on-unconvicted': {
    yes: 'A charge that has led to no conviction is recorded as a reason for recall.',
    no: 'No charge without a conviction is recorded as a reason for recall.',
    unknown: 'It is still open whether a charge without a conviction is a reason for recall.',
  },
  'charge.relied-on-serious': {
    yes: forInspector(
      'A charge of murder or another offence on the serious list is recorded as a reason for recall.',
      'A charge of murder or of an offence in Schedule 18 to the Sentencing Code is recorded as a reason for recall.',
    ),
    no: forInspector(
      'No charge of murder or another offence on the serious list is recorded as a reason for recall.',
      'No charge of murder or of an offence in Schedule 18 to the Sentencing Code is recorded as a reason for recall.',
    ),
    unknown: forInspector(
      'Nobody has said whether a charge relied on is of murder or another offence on the serious list.',
      'Nobody has said whether a charge relied on is of murder or of an offence in Schedule 18 to the Sentencing Code.',
    ),
  },
  'release.on-curfew': {
    yes: 'It is recorded that the person was released on home detention curfew.',
    no: 'It is recorded that the person was not released on home detention curfew.',
    unknown: 'Nobody has recorded whether the person was released on home detention curfew.',
  },
  'release.curfew-in-force': {
    yes: 'The curfew condition is still in force on the day of the decision.',
    no: 'The curfew condition is no longer in force on the day of the decision.',
    unknown: 'It is not recorded whether the curfew condition is still in force on the day of the decision.',
  },
  'case.cannot-be-monitored': {
    yes: 'It is reported that the person can no longer be monitored at the curfew address.',
    no: 'It is not reported that the person can no longer be monitored at the curfew address.',
    unknown: 'It is still open whether the person can be monitored at the curfew address.',
  },
  'licence.days-left': {
    below: 'The licence has less than {limit} left on the day of the decision.',
    atLeast: 'The licence has {limit} or more left on the day of the decision.',
    unknown: 'It is not recorded how many days of the licence are left.',
    limit: '{number} days',
  },
} as const satisfies FactSentences<keyof typeof LICENCE_FACTS>;
