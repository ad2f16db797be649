import type { RightInForce, RightOfThePerson } from '../../rules/index.ts';
import type { Sentences } from './plain-words-of-decisions.ts';

/** Plain words for the person: rights after a recall, and how far the law behind them has been checked. */

const BOARD = 'The Parole Board decides if it is safe to let a person out.';

/** How long a fixed term lasts. No day is worked out from it: the prison does that. */
function lastsFor(days: number): Sentences {
  return [
    `As it was issued, this recall lasts for ${days} days.`,
    'Day one is the day you came back to prison.',
    'At the end of that time, you must be let out.',
  ];
}

export const RIGHTS_IN_WORDS: Readonly<Record<RightOfThePerson, Sentences>> = {
  'told-reasons': ['You must be told why you were recalled.', 'This notice is how we tell you.'],
  'make-representations': [
    'You can write to say why you think the recall is wrong.',
    'This is called making representations.',
    'You can do this yourself, or a solicitor can help you.',
  ],
  'told-automatic-release-14': lastsFor(14),
  'told-automatic-release-28': lastsFor(28),
  'told-automatic-release-56': lastsFor(56),
  'told-if-release-withdrawn': [
    'It may be decided later that you will not be let out then.',
    'If so, you must be told.',
  ],
  'longer-stay': [
    'You may have to stay longer for some other reason, such as added days.',
    'Ask staff in the prison for your release date.',
  ],
  'later-release-after-curfew': [
    'Were you let out early on a curfew tag?',
    'Then you may have to stay until your normal release date.',
    'That is the date you would have had with no tag.',
  ],
  'told-release-withdrawn': [
    'At first, your recall was set to last for a fixed time.',
    'It was then decided that you will not be let out at its end.',
    'You must be told about that.',
  ],
  'board-on-representations': [
    'If you write before your recall ends, your case must go to the Parole Board.',
    BOARD,
  ],
  'board-route-not-known': [
    BOARD,
    'It is not known yet if the Board can look at your kind of recall.',
    'Ask a solicitor about this, or ask staff in the prison.',
    'You can still write to say why you think the recall is wrong.',
  ],
  'no-set-release-date': ['This kind of recall has no set release date.'],
  'board-after-28-days': [
    'If you write within 28 days, your case must go to the Parole Board.',
    'Day one is the day you came back to prison.',
    'If you do not write, it goes to the Board when the 28 days end.',
    'That is so if you are still in prison then.',
    BOARD,
  ],
  'board-for-indeterminate': [
    'Your case must go to the Parole Board.',
    BOARD,
    'The law does not set a number of days for this.',
  ],
  'no-board-after-curfew-recall': [
    'You were recalled from a curfew with a tag.',
    'The Parole Board does not look at this kind of recall.',
    'You stay in prison until your normal release date.',
    'That is the date you would have had with no tag.',
  ],
  'further-board-review': [
    'If the Board does not let you out, your case must be sent again.',
    'It must go to the Board no more than a year after that.',
  ],
  cancellation: [
    'Did you keep to every rule of your licence?',
    'If so, say this when you write, as the recall can then be cancelled.',
    'The Secretary of State, a government minister, decides this.',
  ],
  'cancellation-after-curfew-recall': [
    'This kind of recall can be cancelled.',
    'If you think that it should be, say why when you write.',
    'The Secretary of State, a government minister, decides this.',
  ],
};

/** What is said where the kind of recall, or what the law makes of it, is not known. */
export const KIND_NOT_KNOWN: Sentences = [
  'We do not know yet which rules for letting people out go with this recall.',
  'So we cannot say here when or how you could be let out.',
  'Ask your probation officer, staff in the prison, or a solicitor.',
];

/** How far the law behind a right has been checked, where that is not by its own words. */
export const NOT_FULLY_CHECKED: Readonly<Record<Exclude<RightInForce['verification'], 'statute'>, string>> = {
  'official-form': 'This comes from an official form, and the law itself has not been checked.',
  practice: 'This comes from how things are done, and the law itself has not been checked.',
  inference: 'This is how we read the law, and it has not been checked.',
  unverified: 'The exact words of this law have not been checked.',
};
