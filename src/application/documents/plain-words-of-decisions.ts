import type { DecisionReasonNoRecall, DecisionReasonRecall, RecallReason } from '../../rules/index.ts';

/*
 * Plain words for the person: why it was decided not to recall or to recall, and the reasons recorded for a recall. Whole sentences of
 * at most fifteen words, for a reader of nine to eleven. They give the reason of whoever decided; they say that somebody thinks or says
 * a thing and never that the person is guilty of it.
 */

/** Sentences, in order. */
export type Sentences = readonly [string, ...string[]];

/** What made people ask, as far as the reason of whoever decided says it. */
export type WhyAsked = 'risk' | 'contact' | 'both' | 'not-said';

export const WHY_ASKED: Readonly<Record<WhyAsked, Sentences>> = {
  risk: [
    'We had to ask if you should go back to prison.',
    'We thought that the risk of crime or harm had gone up.',
  ],
  contact: [
    'We had to ask if you should go back to prison.',
    'You and your probation officer were no longer in touch.',
  ],
  both: [
    'We had to ask if you should go back to prison.',
    'We thought that the risk of crime or harm had gone up.',
    'You and your probation officer were also no longer in touch.',
  ],
  'not-said': [
    'We had to ask if you should go back to prison.',
    'Asking this does not mean that you did something wrong.',
  ],
};

/** Which of them a reason stands for: only the three that say so themselves. */
export const WHY_ASKED_BY_REASON: Readonly<Partial<Record<DecisionReasonNoRecall, WhyAsked>>> = {
  'risk-increased-but-manageable': 'risk',
  'contact-broken-down-but-restored': 'contact',
  'risk-increased-and-contact-broken-down-but-manageable': 'both',
};

/** Why a person is not recalled. */
export const WHY_NOT_RECALLED: Readonly<Record<DecisionReasonNoRecall, Sentences>> = {
  'risk-increased-but-manageable': [
    'The risk of crime or harm had gone up.',
    'We think we can manage it with you while you live outside prison.',
  ],
  'contact-broken-down-but-restored': [
    'We had lost touch with you.',
    'Now we are in touch again, and that matters a lot.',
  ],
  'risk-increased-and-contact-broken-down-but-manageable': [
    'The risk of crime or harm had gone up, and we had lost touch.',
    'We think we can manage this with you while you live outside prison.',
  ],
  'threshold-not-met': [
    'There is a test that must be met before someone is sent back to prison.',
    'In your case, that test was not met.',
  ],
  'no-link-to-index-offence': [
    'The rules we work to ask for a link with the crime behind your sentence.',
    'We did not find that link.',
  ],
  'not-recallable': ['Recall is not possible for your sentence.', 'Another body may look at what happened.'],
  'no-breach-shown': [
    'We looked at what happened.',
    'It has not been shown that you broke a rule of your licence.',
  ],
  'facts-not-established': [
    'We could not find out enough about what happened.',
    'So it would not be fair to recall you for it.',
  ],
  'no-fault': ['We looked at what happened.', 'It was not your fault.'],
  'victim-or-witness-of-the-incident': [
    'What happened was done to you, or you only saw it.',
    'That is not breaking your licence.',
  ],
  'no-further-action-or-acquittal': [
    'The police or court case that we looked at has ended.',
    'No action was taken, or you were found not guilty.',
  ],
  'recall-not-necessary': [
    'We only send someone back if that is needed to keep people safe.',
    'We decided that it is not needed.',
  ],
  'manageable-in-the-community': [
    'We think we can keep everyone safe while you live outside prison.',
    'We will work on that with you.',
  ],
  'lesser-measure-adequate': [
    'There is another way to deal with this.',
    'It is enough, so you do not need to go back to prison.',
  ],
  'lesser-measures-not-yet-tried': [
    'There are other steps that we have not tried yet.',
    'We want to try those with you.',
  ],
  'contained-by-other-controls': [
    'There are other rules on you now that help to keep people safe.',
    'So there is no need to recall you as well.',
  ],
  'effects-of-recall-outweigh-the-risk': [
    'Going back to prison can cost a home, a job, treatment or family time.',
    'We think that this would do more harm than good.',
  ],
  'facts-the-answer-did-not-have': [
    'The manager knew facts that were not all on our computer.',
    'They took those facts into account.',
  ],
  'same-facts-weighed-otherwise': [
    'The manager looked at the same facts.',
    'They decided that you should stay outside prison.',
  ],
  other: ['The manager had a reason that is not on our list.'],
};

/**
 * Reasons with which nobody says that the person broke the licence: the letter then has its second form, which warns of nothing and
 * asks for nothing.
 */
export const NO_BREACH: ReadonlySet<DecisionReasonNoRecall> = new Set([
  'no-breach-shown',
  'no-fault',
  'victim-or-witness-of-the-incident',
  'no-further-action-or-acquittal',
  'facts-not-established',
  'not-recallable',
]);

/** Those of them that leave it open whether a rule was broken: nobody said that none was, so the letter does not say it either. */
export const LEFT_OPEN: ReadonlySet<DecisionReasonNoRecall> = new Set([
  'facts-not-established',
  'not-recallable',
]);

/** Reasons that say too little by themselves: whoever completes the document says more. */
export const SAYS_LITTLE: ReadonlySet<DecisionReasonNoRecall | DecisionReasonRecall> = new Set([
  'facts-the-answer-did-not-have',
  'same-facts-weighed-otherwise',
  'other',
]);

/** Why it was decided to recall a person. */
export const WHY_RECALLED: Readonly<Record<DecisionReasonRecall, Sentences>> = {
  'risk-increased': ['We thought that the risk of crime or harm had gone up.'],
  'contact-broken-down': ['We had lost touch with you.'],
  'risk-increased-and-contact-broken-down': [
    'We thought that the risk of crime or harm had gone up.',
    'We had also lost touch with you.',
  ],
  'risk-of-serious-harm-not-manageable-in-the-community': [
    'We thought that someone could be badly hurt.',
    'We did not think we could keep people safe while you were out.',
  ],
  'further-offending-not-manageable-in-the-community': [
    'We thought that there could be more crime.',
    'We did not think we could stop that while you were out.',
  ],
  'danger-imminent': [
    'We thought that someone could be badly hurt very soon.',
    'Nothing else that we had could keep people safe in time.',
  ],
  'link-to-index-offence': ['We thought there was a link with the crime you were sentenced for.'],
  'out-of-touch-and-link-assumed': [
    'We could not get in touch with you, so we could not check the risk.',
    'We took it that there was a link with the crime behind your sentence.',
  ],
  'risk-escalated-without-breach': [
    'We do not say that you broke a rule of your licence.',
    'We thought that the risk of crime or harm had gone up.',
  ],
  'recall-necessary-to-protect-the-public': ['We thought that recall was needed to keep people safe.'],
  'lesser-measures-tried-and-failing': [
    'Other steps had been tried first.',
    'We did not think that they were working.',
  ],
  'lesser-measures-inadequate': [
    'We looked at other steps first.',
    'We did not think that they would be enough.',
  ],
  'lesser-measures-not-available': [
    'We looked at other steps first.',
    'They could not be set up for you, which is not your fault.',
  ],
  'curfew-condition-broken': [
    'We thought that a rule of your curfew was broken.',
    'A curfew means that you must be at home at set times.',
  ],
  'curfew-cannot-be-monitored': [
    'Your tag could not be checked at your address.',
    'That does not mean that you did something wrong.',
  ],
  'facts-the-answer-did-not-have': [
    'The manager knew facts that were not all on our computer.',
    'They took those facts into account.',
  ],
  'same-facts-weighed-otherwise': [
    'The manager looked at the same facts.',
    'They decided to ask for your recall.',
  ],
  other: ['The manager had a reason that is not on our list.'],
};

const ONLY_A_COURT = 'Only a court can decide if you are guilty of a crime.';

/** The reasons recorded for a recall. */
export const RECORDED_REASONS: Readonly<Record<RecallReason, Sentences>> = {
  'poor-behaviour-further-offence': ['It is said that there was a new crime.', ONLY_A_COURT],
  'elm-further-offence': ['It is said that there was a new crime while you had a tag.', ONLY_A_COURT],
  'poor-behaviour-non-compliance': ['It is said that you did not follow the rules of your licence.'],
  'failed-keep-in-touch': ['It is said that you did not keep in touch with probation.'],
  'failed-reside': ['It is said that you did not live at the address we had agreed.'],
  'poor-behaviour-drugs': ['It is said that drugs were part of what happened.'],
  'poor-behaviour-alcohol': ['It is said that alcohol was part of what happened.'],
  'poor-behaviour-relationships': ['It is said that a relationship was part of what happened.'],
  'failed-home-visit': ['It is said that a home visit could not be made because of you.'],
  'failed-work-as-approved': ['It is said that you did work that we had not agreed.'],
  'travelling-outside-uk': ['It is said that you left the United Kingdom and had not been allowed to.'],
  'breach-exclusion-zone': ['It is said that you went to an area that you must stay out of.'],
  'elm-breach-exclusion-zone': ['It is said that your tag was in an area you must stay out of.'],
  'elm-breach-non-curfew-condition': ['It is said that your tag showed that you broke a licence rule.'],
  'elm-equipment-tamper': ['It is said that you tried to damage or change your tag.'],
  'elm-failure-charge-battery': ['It is said that you did not charge your tag.'],
  other: ['There is a reason that is not on our list.'],
  'hdc-time-violation': ['It is said that you were not at home when your curfew said so.'],
  'hdc-inability-to-monitor': [
    'Your tag could not be checked at your address.',
    'That does not mean that you did something wrong.',
  ],
  'hdc-failed-installation': [
    'The tag could not be set up at your address.',
    'That does not mean that you did something wrong.',
  ],
  'hdc-equipment-tamper': ['It is said that you tried to damage or change your curfew tag.'],
};
