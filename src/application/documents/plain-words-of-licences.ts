import type { Rung, StandardMeaning } from '../../rules/index.ts';
import type { Sentences } from './plain-words-of-decisions.ts';

/** Plain words for the person: what a standard rule of a licence asks, and what help there is short of recall. */

/** The standard rules of a licence. The exact wording is on the licence. */
export const STANDARD_RULES: Readonly<Record<StandardMeaning, string>> = {
  'good-behaviour': 'You must behave well and not spoil the purpose of your licence.',
  'no-offence': 'You must not commit a crime.',
  'good-behaviour-and-no-offence': 'You must behave well and not commit a crime.',
  'keep-in-touch': 'You must keep in touch with your probation officer in the way they ask.',
  'receive-visits': 'You must let your probation officer visit you at home.',
  'keep-in-touch-and-visits': 'You must keep in touch with your probation officer and let them visit you.',
  residence: 'You must live at an address that your probation officer has agreed.',
  'approved-work': 'You must only do work that your probation officer has agreed.',
  'approved-travel': 'You must not leave the United Kingdom or its islands unless you are allowed to.',
  'tell-names': 'You must tell your probation officer if you use or change to another name.',
  'tell-contact-details': 'You must tell your probation officer how to reach you.',
  passport: 'You must ask before you apply for a passport, and show yours if asked.',
  'take-part-in-activities': 'You must take part in the things your probation officer sets up.',
};

/** What we do short of recall. It is put as help: it is never a threat of what comes next. */
export const HELP: Readonly<Record<Rung, Sentences>> = {
  'no-enforcement': ['We will help you with the things that got in the way.'],
  'discuss-and-record': ['We will talk about it with you and write down what we agree.'],
  'licence-compliance-letter': ['You will get a letter that says how to keep to your licence.'],
  'change-supervision': ['We may change how often we meet you, or how we meet.'],
  'refer-or-treat': ['We will help you to get treatment or other support.'],
  'vary-conditions': [
    'Some rules of your licence may be changed.',
    'Your officer will tell you before that happens.',
  ],
  'intensive-alternative': [
    'You will get closer support for a time.',
    'Your officer will tell you what this means.',
  ],
};

/** Help that fits where nobody says that a rule was broken. */
export const HELP_WITHOUT_BREACH: ReadonlySet<Rung> = new Set(['no-enforcement', 'refer-or-treat']);
