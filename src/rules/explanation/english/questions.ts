import type { Catalogue } from '../catalogue.ts';
import { RECALL_QUESTIONS } from './recall-questions.ts';

/*
 * The questions in words, with a sentence for each answer and one for an answer that is open. An answer that is open never reads as
 * a decision against recall, and one that supports recall never tells anybody to recall.
 */

const CONDUCT_AND_BREACH = {
  'case-conduct': {
    asks: 'What kind of conduct do the events show together?',
    answers: {
      'further-offending':
        'The events are about further offending alone, alleged or established. An allegation or a charge is not proof.',
      'non-compliance':
        'The events are about non-compliance alone: not keeping to the licence, and no further offending.',
      neither: 'None of the events counts as further offending, or as non-compliance by choice.',
      mixed:
        'Some events are about further offending, alleged or established, and some about non-compliance. An allegation or a charge is not proof.',
      'no-events': 'No event is recorded.',
    },
    unknown: 'What kind of conduct the events show cannot be said yet.',
  },
  'event-conduct': {
    asks: 'What was this event?',
    answers: {
      'further-offending':
        'This event is about further offending, alleged or established. An arrest is not a charge, and a charge is not proof.',
      'non-compliance':
        'This event is about non-compliance: not keeping to the licence, and no further offending.',
      neither: 'This event counts neither as further offending nor as non-compliance by choice.',
    },
    unknown: 'What this event was cannot be said yet.',
  },
  'case-breach': {
    asks: 'Is a breach of any condition shown?',
    answers: {
      shown: 'There are reasonable grounds to conclude that at least one condition was breached.',
      'not-shown':
        'There are no reasonable grounds, on the record, to conclude that a condition was breached.',
    },
    unknown: 'Whether any condition was breached cannot be said yet.',
  },
  'condition-breach': {
    asks: 'Are there reasonable grounds to conclude that this condition was breached?',
    answers: {
      shown: 'There are reasonable grounds to conclude that this condition was breached.',
      'not-shown':
        'There are no reasonable grounds, on the record, to conclude that this condition was breached.',
    },
    unknown: 'Whether this condition was breached cannot be said yet.',
  },
  'no-breach-escalation': {
    asks: 'Does a person rely on a rise in risk without a breach?',
    answers: {
      'relied-on':
        'A person relies on a rise in risk without a breach, and has recorded the checks and the contact. Get legal advice.',
      'not-relied-on': 'Nobody relies on a rise in risk without a breach.',
      'not-reached':
        'A person relies on a rise in risk without a breach, but this ground is not made out. It needs a record of checks and contact, and facts other than a breach that was not shown. Get legal advice.',
    },
    unknown: 'Whether a rise in risk without a breach is made out cannot be said yet. Get legal advice.',
  },
} as const;

const THRESHOLD_AND_NECESSITY = {
  'sentence-gate': {
    asks: 'Can the person be recalled on this sentence, and under which power?',
    answers: {
      'section-254':
        'The law allows recall on this sentence, under section 254 of the Criminal Justice Act 2003.',
      'section-254-standard-only':
        'The law allows recall on this sentence, under section 254 of the Criminal Justice Act 2003, as a standard recall only.',
      'section-32':
        'The law allows recall on this sentence, under section 32 of the Crime (Sentences) Act 1997.',
      court: 'This sentence has no recall. A failure to comply goes to a court.',
      'not-recallable': 'This sentence leaves no licence to recall the person on.',
      'refer-to-specialist':
        'These rules do not settle whether this sentence allows recall. Ask a specialist. It does not mean that recall is ruled out.',
    },
    unknown: 'Whether this sentence allows recall cannot be said yet.',
  },
  threshold: {
    asks: 'Is the threshold for recall met?',
    answers: {
      met: 'At least one part of the threshold for recall is met.',
      'not-met': 'No part of the threshold for recall is met.',
      'not-applicable': 'The threshold does not apply, because no sentence leaves a licence to recall on.',
    },
    unknown: 'Whether the threshold for recall is met cannot be said yet.',
  },
  limb: {
    asks: 'Is this part of the threshold met?',
    answers: {
      met: 'This part of the threshold is met.',
      'not-met': 'This part of the threshold is not met.',
    },
    unknown: 'Whether this part of the threshold is met cannot be said yet.',
  },
  necessity: {
    asks: 'Is recall necessary to protect the public?',
    answers: {
      shown:
        'The record shows recall to be necessary to protect the public: a person names a danger that nothing less would manage.',
      'not-shown': 'The record does not show recall to be necessary to protect the public.',
    },
    unknown:
      'Whether recall is necessary to protect the public cannot be said yet. That is not an answer against recall.',
  },
  urgency: {
    asks: 'If recall is requested, is it an emergency?',
    answers: {
      emergency: 'If recall is requested, it is an emergency, with the shorter clocks.',
      standard: 'If recall is requested, it is not an emergency.',
    },
    unknown:
      'Whether a recall would be an emergency is not settled. Until it is, work to the shorter emergency clock.',
  },
} as const;

const MEASURES = {
  measure: {
    asks: 'What has a person said of this measure short of recall?',
    answers: {
      adequate: 'A person says that this measure would be enough.',
      'in-place': 'A person says that this measure is in place. That does not say whether it is enough.',
      tried: 'A person says that this measure has been tried.',
      failing: 'A person says that this measure is in place and is failing.',
      inadequate: 'A person says, with reasons, that this measure would not be enough.',
      'not-available':
        'A person says that this measure is not available. That is a shortfall of service, never a failing of the person on licence.',
      'not-considered': 'Nobody has yet said, with reasons, whether this measure would be enough.',
      'not-applicable': 'No event on record points to this measure, and nobody has weighed it.',
    },
    unknown: 'Whether this measure has to be weighed cannot be said yet.',
  },
  variation: {
    asks: 'Could this condition be varied or lifted?',
    answers: {
      'may-be-proposed':
        'A person says, with reasons, that this condition no longer serves its purpose, so a change may be proposed. Ask a specialist who has the power to make it.',
      'victim-view-first':
        'Before any change to this condition is proposed, the view of the victim liaison officer is needed.',
      'protects-victim-or-child':
        'This condition protects a victim or a child. It is never put forward to be lifted.',
      'serves-its-purpose': 'A person says that this condition still serves its purpose.',
      'not-in-force': 'This condition is not in force.',
    },
    unknown: 'Whether this condition could be varied or lifted cannot be said yet.',
  },
} as const;

const PROPORTIONALITY = {
  aim: {
    asks: 'Would recall serve an aim that is important enough?',
    answers: {
      yes: 'Recall would have an aim that is important enough: a person names a danger, and who is in danger.',
      no: 'No danger to anybody is named, so recall would have no aim that counts. Punishment is not an aim.',
    },
    unknown: 'Whether recall would have an aim that is important enough cannot be said yet.',
  },
  'rational-connection': {
    asks: 'Does the behaviour bear on that danger?',
    answers: {
      yes: 'The behaviour bears on the danger that a person names.',
      no: 'Nothing on the record links the behaviour to a danger that a person names.',
    },
    unknown: 'Whether the behaviour bears on the danger cannot be said yet.',
  },
  'less-intrusive': {
    asks: 'Would nothing less intrusive than recall do?',
    answers: {
      yes: 'On the record, nothing less than recall would do.',
      no: 'On the record, something less than recall would do.',
    },
    unknown: 'Whether something less than recall would do cannot be said yet.',
  },
  'fair-balance': {
    asks: 'Weighed against its effects on the person, would recall strike a fair balance?',
    answers: {
      yes: 'A person says, with reasons, that recall would strike a fair balance with its effects.',
      no: 'A person says, with reasons, that recall would not strike a fair balance with its effects.',
    },
    unknown: 'Nobody has said, with reasons, whether recall would strike a fair balance with its effects.',
  },
} as const;

const OUTCOME = {
  recall: {
    asks: 'Does the evidence recorded support recall?',
    answers: {
      supported: 'The evidence recorded supports recall. That is not a decision.',
      'not-supported': 'The evidence recorded does not support recall.',
    },
    unknown: 'Whether the evidence supports recall cannot be said yet. That is not an answer against recall.',
  },
  response: {
    asks: 'Which response does the evidence recorded support?',
    answers: {
      'recall-supported': 'The evidence recorded supports recall. That is not a decision.',
      'no-enforcement': 'The least that a person says would be enough is support, with no enforcement.',
      'discuss-and-record': 'The least that a person says would be enough is to discuss it and record that.',
      'licence-compliance-letter':
        'The least that a person says would be enough is a licence compliance letter.',
      'change-supervision': 'The least that a person says would be enough is a change of supervision.',
      'refer-or-treat': 'The least that a person says would be enough is a referral or treatment.',
      'vary-conditions': 'The least that a person says would be enough is a change of licence conditions.',
      'intensive-alternative':
        'The least that a person says would be enough is an intensive alternative to recall.',
      'insufficient-information':
        'Too little is known to say which response the evidence supports. That is not an answer against recall.',
      'no-adequate-measure-named':
        'The evidence recorded does not support recall, and nobody has said which measure is enough. Somebody has to say.',
    },
    unknown: 'Which response the evidence supports cannot be said yet.',
  },
} as const;

/** Every question that is explained, with its answers. */
export const QUESTIONS: Catalogue['questions'] = {
  ...CONDUCT_AND_BREACH,
  ...THRESHOLD_AND_NECESSITY,
  ...MEASURES,
  ...PROPORTIONALITY,
  ...OUTCOME,
  ...RECALL_QUESTIONS,
};
