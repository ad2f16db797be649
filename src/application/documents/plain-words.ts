import { type IsoDate, inWords } from '../../rules/index.ts';
import type { Sentences } from './plain-words-of-decisions.ts';

/*
 * Plain words for the person: what letters and the notice say around what was recorded. Whole sentences of at most fifteen words, for a
 * reader of nine to eleven. A word of law is explained where it stands. Nothing here warns of what may come, and nothing says what
 * would have been decided had something been otherwise.
 */

/** Headings, by the id of the section. */
export const HEADINGS = {
  'why-we-asked': 'Why we asked about recall',
  'what-happened': 'What happened',
  'licence-rules': 'The rules of your licence',
  'why-not-recalled': 'Why you are not being recalled',
  progress: 'What has gone well',
  'your-thoughts': 'What you think',
  expectations: 'What we ask of you now',
  help: 'How we will help',
  'next-appointment': 'When we meet next',
  'what-happens-next': 'What happens next',
  'your-account': 'If something here is wrong',
  support: 'Help to read this, and advice',
  'dates-of-recall': 'When it happened',
  'recorded-reasons': 'The reasons on record',
  'why-recalled': 'Why we asked for recall',
  rights: 'Your rights',
  'how-to-write': 'How to write to us about the recall',
  law: 'The law behind this, for a solicitor',
} as const satisfies Readonly<Record<string, string>>;
export type PersonSection = keyof typeof HEADINGS;

export const TITLES = {
  'decision-letter': 'We have decided not to recall you',
  'compliance-letter': 'A letter about your licence',
  notice: 'Why you were recalled to prison',
} as const;

const LICENCE = 'Your licence is the list of rules you live by after prison.';

/** Sentences by what they are about. */
export const WORDS = {
  'decision-lead': [
    'You are not being recalled over what this letter is about.',
    'Recall means that you are sent back to prison.',
    LICENCE,
  ],
  'compliance-lead': [
    'We want to talk with you about your licence.',
    LICENCE,
    'You are not being recalled because of this.',
    'Recall means that you are sent back to prison.',
    'We want to help you to keep to the rules.',
  ],
  'notice-lead': [
    'You have been sent back to prison.',
    'This is called recall.',
    'This notice tells you why, and what you can do about it.',
    LICENCE,
  ],
  'a-manager-decided': [
    'A manager in probation looked at your case.',
    'The manager decided not to recall you.',
  ],
  'a-manager-asked': [
    'A manager in probation looked at your case.',
    'The manager decided to ask for recall.',
  ],
  'told-to-us': ['This is what we were told.', 'You may see it in another way.'],
  'rules-in-question': ['These are the rules that this is about.'],
  'rules-looked-at': ['These are the rules that we looked at.'],
  'no-breach': [
    'We do not say that you broke the rules of your licence.',
    'You have nothing to put right over this.',
  ],
  'thoughts-are-free': ['You can add your own words here, but you do not have to.'],
  'help-named': ['This is what we think can help you.'],
  'licence-goes-on': ['Your licence goes on, and this letter does not change its rules.'],
  'officer-explains': ['Your probation officer will go through this letter with you.'],
  'only-go-on': ['We only ask you to go on keeping to your licence.'],
  'if-something-new': ['If something new comes up, we will listen to you and look at it fairly.'],
  'recorded-lead': [
    'These are the reasons that were put on record.',
    'That does not mean that you agree with them.',
  ],
  'notice-next': [
    'Staff in the prison will go through this notice with you.',
    'They will tell you what happens with your case.',
    'You can ask them for help at any time.',
  ],
  'your-account': [
    'Tell your probation officer if you think that something here is wrong.',
    'You can also tell us what happened in your own words.',
    'You can say it or write it, or someone you trust can help you.',
    'We will keep what you tell us with your record.',
    'If you are not happy with our answer, you can make a complaint.',
  ],
  'account-from-prison': [
    'Tell staff in the prison if you think that something here is wrong.',
    'You can also tell us what happened in your own words.',
    'You can say it or write it, or someone you trust can help you.',
    'We will keep what you tell us with your record.',
  ],
  support: [
    'If this is hard to read, ask us to read it out to you.',
    'You can also ask for it in large print or in another language.',
    'A solicitor is a lawyer who can tell you about your rights.',
    'You can ask a solicitor about all this, and ask if that is free.',
  ],
  'how-to-write': [
    'Say why you think that the recall is wrong.',
    'Say which parts of this notice are not right, and what really happened.',
    'Say what could help you to live safely outside prison.',
    'Give it to staff in the prison, or to your solicitor.',
    'Keep a copy if you can.',
  ],
} as const satisfies Readonly<Record<string, Sentences>>;

/** A part that this service cannot fill: what it is called, and what goes there. */
export const BLANKS = {
  addressed: { name: 'Your name, and the date', asks: 'Your officer will fill this in.' },
  'what-happened': { name: 'What happened', asks: 'Your officer will say here what happened.' },
  'more-happened': {
    name: 'More of what happened',
    asks: 'Your officer will say more here about what happened.',
  },
  'licence-rules': {
    name: 'Rules of your licence',
    asks: 'Your officer will write here which rules this is about.',
  },
  reason: { name: 'More about the reason', asks: 'Your officer will write the reason here in full.' },
  progress: { name: 'What you have done well', asks: 'Your officer will write here what has gone well.' },
  'your-thoughts': { name: 'Your own words', asks: 'This space is for you.' },
  expectations: { name: 'What we ask of you', asks: 'Your officer will write here what we ask of you.' },
  'next-appointment': {
    name: 'Your next meeting',
    asks: 'Your officer will write the day, the time, the place and a phone number.',
  },
  'revoked-on': { name: 'The day your licence was ended', asks: 'The recall team will fill this in.' },
  'recorded-reasons': {
    name: 'The reasons on record',
    asks: 'The recall team will fill this in.',
  },
  'where-to-write': {
    name: 'Where to send what you write',
    asks: 'The recall team will write the address here.',
  },
  release: {
    name: 'Your kind of recall',
    asks: 'The recall team will write here what kind of recall this is.',
  },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly asks: string }>>;
export type PersonBlank = keyof typeof BLANKS;

/** That the licence was revoked. */
export const licenceEnded = (day: IsoDate): string => `Your licence was ended on ${inWords(day)}.`;

/** That the person is back in custody. */
export const cameBack = (day: IsoDate): string => `You came back to prison on ${inWords(day)}.`;
