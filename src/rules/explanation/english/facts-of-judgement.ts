import type { JUDGEMENT_FACTS } from '../../facts/judgement-facts.ts';
import type { FactSentences } from '../catalogue.ts';
import {
  DANGER_KIND_NAMES,
  IMMINENCE_NAMES,
  LIKELIHOOD_NAMES,
  LOWEST_MEASURE_NAMES,
  MEASURE_STATE_NAMES,
} from './code-names.ts';

/** What is said of a person's judgement, and of what follows from it. Some answers count only from a named person with reasons. */
export const FACTS_OF_JUDGEMENT_IN_ENGLISH = {
  'case.breach': {
    unknown: 'It is still open whether a breach of any condition is shown.',
    values: {
      shown: {
        is: 'A breach of at least one condition is shown.',
        isNot: 'No breach of any condition is shown.',
      },
      'not-shown': {
        is: 'No breach of any condition is shown.',
        isNot: 'A breach of at least one condition is shown.',
      },
    },
  },
  'danger.present': {
    yes: 'The judgement says there is a danger.',
    no: 'The judgement says there is no danger.',
    unknown: 'Nobody has said whether there is a danger.',
  },
  'danger.to-somebody': {
    yes: 'The judgement says who is in danger.',
    no: 'The judgement names nobody who is in danger.',
    unknown: 'Nobody has said who is in danger.',
  },
  'danger.kind': {
    is: 'The judgement says the danger is of {value}.',
    isNot: 'The judgement does not say the danger is of {value}.',
    unknown: 'Nobody has said what the danger is of.',
    names: DANGER_KIND_NAMES,
  },
  'danger.likelihood': {
    is: 'The judgement says the danger is {value} at release or the last assessment.',
    isNot: 'The judgement does not say the danger is {value} at release or the last assessment.',
    unknown: 'Nobody has said whether the danger is more or less likely than before.',
    names: LIKELIHOOD_NAMES,
  },
  'danger.soon': {
    is: 'The judgement says the danger is {value}.',
    isNot: 'The judgement does not say the danger is {value}.',
    unknown: 'Nobody has said how soon the danger could come about.',
    names: IMMINENCE_NAMES,
  },
  'danger.manageable': {
    yes: 'The judgement says the danger can be managed in the community.',
    no: 'The judgement says the danger cannot be managed in the community.',
    unknown: 'Nobody has said whether the danger can be managed in the community.',
  },
  'danger.cannot-be-contained-now': {
    yes: 'The judgement says, with reasons, that nothing available now would contain the danger.',
    no: 'On the answers given, something available now would contain the danger.',
    unknown: 'Nobody has said, with reasons, whether anything available now would contain the danger.',
  },
  'contact.broken-down': {
    yes: 'The judgement says contact has broken down.',
    no: 'The judgement says contact has not broken down.',
    unknown: 'Nobody has said whether contact has broken down.',
  },
  'criterion.behaviour-similar-to-index-offence': {
    yes: 'A named person says, with reasons, that the behaviour is similar to the circumstances of the index offence.',
    no: 'A named person says, with reasons, that the behaviour is not similar to the circumstances of the index offence.',
    unknown:
      'No named person has said, with reasons, whether the behaviour is similar to the circumstances of the index offence.',
  },
  'criterion.behaviour-leading-to-sexual-or-violent-offence': {
    yes: 'A named person says, with reasons, that the behaviour leads to a sexual or violent offence.',
    no: 'A named person says, with reasons, that the behaviour does not lead to a sexual or violent offence.',
    unknown:
      'No named person has said, with reasons, whether the behaviour leads to a sexual or violent offence.',
  },
  'criterion.behaviour-likely-to-result-in-sexual-or-violent-offence': {
    yes: 'A named person says, with reasons, that the behaviour is likely to result in a sexual or violent offence.',
    no: 'A named person says, with reasons, that the behaviour is not likely to result in a sexual or violent offence.',
    unknown:
      'No named person has said, with reasons, whether the behaviour is likely to result in a sexual or violent offence.',
  },
  'criterion.out-of-touch': {
    yes: 'A named person says, with reasons, that the person on licence is out of touch and another criterion may be assumed.',
    no: 'A named person says, with reasons, that being out of touch is not a ground here.',
    unknown:
      'No named person has said, with reasons, whether the person on licence is out of touch so that another criterion may be assumed.',
  },
  'danger.rests-on-conduct': {
    yes: 'The danger is said to rest on an event that counts as further offending (alleged or established) or as chosen non-compliance.',
    no: 'The danger is not said to rest on any event that counts as further offending or as chosen non-compliance.',
    unknown: 'It is still open whether the danger rests on something the person is recorded as having done.',
  },
  'link.to-index-offence': {
    yes: 'A named person says, with reasons, that the behaviour is linked to the index offence.',
    no: 'A named person says, with reasons, that the behaviour is not linked to the index offence.',
    unknown: 'No named person has said, with reasons, whether the behaviour is linked to the index offence.',
  },
  'balance.fair': {
    yes: 'A named person says, with reasons, that recall would strike a fair balance with its effects on the person on licence.',
    no: 'A named person says, with reasons, that recall would not strike a fair balance with its effects on the person on licence.',
    unknown:
      'No named person has said, with reasons, whether recall would strike a fair balance with its effects on the person on licence.',
  },
  'escalation.relied-on': {
    yes: 'A person is recorded as relying on a rise in risk without a breach.',
    no: 'Nobody is recorded as relying on a rise in risk without a breach.',
    unknown: 'It is not known whether anybody relies on a rise in risk without a breach.',
  },
  'escalation.recorded': {
    yes: 'The record shows what was checked and whether the person on licence was contacted.',
    no: 'The record does not show both what was checked and whether the person on licence was contacted.',
    unknown: 'It is not known whether the checks and the contact with the person on licence are recorded.',
  },
  'escalation.on-other-facts': {
    yes: 'The rise in risk rests on more than a breach that was alleged and not shown.',
    no: 'The rise in risk rests on nothing more than a breach that was alleged and not shown, or on nothing that is named.',
    unknown:
      'It is still open whether the rise in risk rests on more than a breach that was alleged and not shown.',
  },
  'case.escalation': {
    unknown: 'It is still open whether a rise in risk without a breach can be relied on.',
    values: {
      'relied-on': {
        is: 'A person relies on a rise in risk without a breach, with what that needs on record.',
        isNot: 'No rise in risk without a breach is relied on with what that needs on record.',
      },
      'not-relied-on': {
        is: 'Nobody relies on a rise in risk without a breach.',
        isNot: 'A person relies on a rise in risk without a breach.',
      },
      'not-reached': {
        is: 'A person relies on a rise in risk without a breach, but without what that needs on record.',
        isNot: 'No rise in risk without a breach is relied on while what that needs is off the record.',
      },
    },
  },
  'case.limb-met': {
    yes: 'On what people have answered, at least one part of the recall threshold is met.',
    no: 'On what people have answered, no part of the recall threshold is met.',
    unknown: 'It is still open whether any part of the recall threshold is met.',
  },
  'case.threshold': {
    unknown: 'It is still open whether the recall threshold is met.',
    values: {
      met: {
        is: 'The recall threshold is met.',
        isNot: 'It is not so that the recall threshold is met.',
      },
      'not-met': {
        is: 'The recall threshold is not met.',
        isNot: 'The recall threshold is met, or does not apply.',
      },
      'not-applicable': {
        is: 'The recall threshold does not apply, as there is no licence to recall on.',
        isNot: 'The recall threshold applies, as there is a licence to recall on.',
      },
    },
  },
  'measure.prompted': {
    yes: 'What is recorded in this case points to this measure.',
    no: 'Nothing recorded in this case points to this measure.',
    unknown: 'It is still open whether this case points to this measure.',
  },
  'measure.record': {
    is: 'This measure is recorded as {value}.',
    isNot: 'This measure is not recorded as {value}.',
    unknown: 'It is still open what is recorded of this measure.',
    names: { ...MEASURE_STATE_NAMES, 'inadequate-without-reason': 'not enough, with no reason given' },
    values: {
      'in-place': {
        is: 'This measure is recorded as in place, which does not say that it is enough.',
        isNot: 'This measure is not recorded as in place.',
      },
      'not-considered': {
        is: 'Nobody has considered this measure yet.',
        isNot: 'A person has considered this measure.',
      },
    },
  },
  'measure.suffices': {
    yes: 'On what people have said, this measure would be enough.',
    no: 'On what people have said, this measure would not be enough.',
    unknown: 'Nobody has said whether this measure would be enough.',
  },
  'case.measure-suffices': {
    yes: 'On what people have said, at least one lesser measure would be enough.',
    no: 'On what people have said, no lesser measure that applies here would be enough.',
    unknown: 'It is still open whether any lesser measure would be enough.',
  },
  'case.lowest-measure': {
    is: 'The least intrusive measure that a person says is enough is “{value}”.',
    isNot: 'The least intrusive measure that a person says is enough is not “{value}”.',
    unknown: 'It is still open which is the least intrusive measure that would be enough.',
    names: LOWEST_MEASURE_NAMES,
    values: {
      'none-named': {
        is: 'Nobody has named a measure that would be enough.',
        isNot: 'A person has named a measure that would be enough.',
      },
    },
  },
  'case.necessity': {
    unknown: 'It is still open whether recall is shown to be necessary.',
    values: {
      shown: {
        is: 'On the record, recall is shown to be necessary.',
        isNot: 'On the record, recall is not shown to be necessary.',
      },
      'not-shown': {
        is: 'On the record, recall is not shown to be necessary.',
        isNot: 'On the record, recall is shown to be necessary.',
      },
    },
  },
  'case.recall': {
    unknown: 'It is still open whether the evidence supports recall.',
    values: {
      supported: {
        is: 'The evidence recorded supports recall.',
        isNot: 'The evidence recorded does not support recall.',
      },
      'not-supported': {
        is: 'The evidence recorded does not support recall.',
        isNot: 'The evidence recorded supports recall.',
      },
    },
  },
  'need.self-harm': {
    yes: 'Suicide or self-harm is a recorded concern.',
    no: 'Suicide or self-harm is not among the recorded concerns.',
    unknown: 'It is not recorded whether suicide or self-harm is a concern.',
  },
  'harm.recorded-low': {
    yes: 'For a group said to be in danger, or for every group, the recorded risk of serious harm is low or medium.',
    no: 'The record does not show a low or medium risk of serious harm for a group said to be in danger, or for every group.',
    unknown: 'It is not known whether the recorded risk of serious harm is low or medium.',
  },
  'case.measure-unconsidered': {
    yes: 'A measure that applies here is not yet considered, or is called inadequate with no reason given.',
    no: 'Every measure that applies here has been considered.',
    unknown: 'It is still open whether every measure that applies here has been considered.',
  },
  'case.adequate-measure-outside-list': {
    yes: 'What is recorded of a single measure does not fit the list of measures that would manage the danger.',
    no: 'What is recorded of single measures fits the list of measures that would manage the danger, or there is no list.',
    unknown:
      'It is not known whether what is recorded of single measures fits the list of managing measures.',
  },
  'case.adequate-measure-recorded': {
    yes: 'A person has recorded at least one measure as adequate.',
    no: 'Nobody has recorded any measure as adequate.',
    unknown: 'It is not known whether anybody has recorded a measure as adequate.',
  },
  'judgement.rests-on-nothing': {
    yes: 'An answer on the danger, or on managing it, does not name what it rests on.',
    no: 'Where the judgement says there is a danger, the answers name what they rest on.',
    unknown: 'It is not known whether the answers on the danger name what they rest on.',
  },
} as const satisfies FactSentences<keyof typeof JUDGEMENT_FACTS>;
