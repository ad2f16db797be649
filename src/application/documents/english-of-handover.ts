import { counted } from './english-of-professionals.ts';

/*
 * The English of the handover: one page for an officer who has never met the person. It is for professionals, so that recorded words
 * may stand in it where they are short.
 */

export const TITLE = 'Handover of the case';

export const LEAD = {
  what: 'For an officer who has not met the person. It is made from what people recorded.',
  limited: 'This case is open to named people only. Do not pass this page on to anybody else.',
  long: (events: number) =>
    `This case does not fit on one page: ${counted(events, 'event')} are recorded. Nothing is left out.`,
} as const;

export const HEADINGS = {
  who: 'Who',
  now: 'Decided, and what is next',
  timeline: 'What happened',
  measures: 'What was tried',
  contact: 'Contact',
  risk: 'Risk, needs and strengths',
  missing: 'What is missing',
} as const;

export const WHO = {
  references: 'Case reference',
  noms: (number: string) => `prison number ${number}`,
  area: 'Supervised in',
  sentence: 'Sentence',
  sentenceOf: (kind: string, length: string | undefined, on: string | undefined) =>
    [kind, length, on === undefined ? undefined : `passed on ${on}`]
      .filter((part) => part !== undefined)
      .join(', '),
  unknownKind: 'kind not recorded',
  licence: 'Licence',
  released: (day: string) => `released on ${day}`,
  ends: (day: string) => `ends on ${day}`,
  officer: 'Officer',
  officerThen: (name: string) => `at the time of the events: ${name}`,
  changes: (count: string) => `${count} of officer on this licence`,
  blank: 'Name, address and telephone number',
  asks: 'Look them up in the case record. They are not held here.',
} as const;

export const NOW = {
  decision: 'Decision',
  decisions: { recall: 'recall', 'no-recall': 'no recall' },
  made: (what: string, when: string) => `${what}, on ${when}`,
  next: 'How far, and next',
  nothing: 'Nothing is due in this review.',
  clocks: {
    decide: 'the decision is due by',
    endorse: 'the endorsement is due by',
    act: 'the recall is to be sent by',
  },
  countersign: 'the countersignature is due by',
  newFacts: 'the new facts are to be reviewed by',
  owed: 'a countersignature is owed',
  waiting: 'new facts wait to be reviewed',
  by: (what: string, when: string) => `${what} ${when}`,
  custody: 'Where the person is',
  recall: 'Recall',
  recallSent: (day: string) => `sent on ${day}`,
  recallRevoked: (day: string) => `licence revoked on ${day}`,
  recallReturned: (day: string) => `returned to custody on ${day}`,
  recallCancelled: (day: string) => `cancelled on ${day}`,
  recallReleased: (day: string) => `released again on ${day}`,
} as const;

export const TIMELINE = {
  caption: 'Events',
  columns: ['Day', 'What is recorded', 'Status', 'Conditions', 'What was done'],
  what: (facts: string, words: string) => `${facts}. ${words}`,
  noDay: 'Not dated',
  none: 'No event is recorded.',
  relied: 'relied on',
  noFault: 'without fault',
  roles: {
    'alleged-perpetrator': undefined,
    both: 'also as a victim',
    victim: 'as a victim',
    witness: 'as a witness',
  },
  kept: 'not for the person',
  gist: 'only a gist for the person',
  longer: 'More in the case record.',
  noConditions: 'none',
  conditionsUnknown: 'not recorded',
  done: {
    'no-further-action': 'no further action',
    'decision-pending': 'decision pending',
    'licence-compliance-letter': 'licence compliance letter',
    'recall-requested': 'recall requested',
    other: 'other',
  },
  notRecorded: 'not recorded',
} as const;

export const MEASURES = {
  none: 'No measure is recorded.',
  said: (measure: string, day: string | undefined) => (day === undefined ? measure : `${measure} (${day})`),
  doneSince: 'done since the decision',
  done: (measure: string, day: string, result: string | undefined) =>
    result === undefined ? `${measure} (${day})` : `${measure} (${day}: ${result})`,
} as const;

export const CONTACT = {
  none: 'No attempt to make contact is recorded.',
  attempt: (day: string, how: string, result: string) => `${day}: ${how}. ${result}`,
  reEngaged: 'Reached again',
  reached: 'In contact',
  notYet: 'Not recorded yet',
} as const;

export const RISK = {
  rosh: 'Risk of serious harm',
  level: (group: string, level: string) => `${group}: ${level}`,
  assessed: (day: string, ago: string) => `assessed on ${day}, ${ago} ago`,
  assessedOn: (day: string) => `assessed on ${day}`,
  undated: 'not dated',
  mappa: 'MAPPA',
  notManaged: 'checked, not managed',
  category: (category: number) => `category ${category}`,
  mappaLevel: (level: number) => `level ${level}`,
  predictors: 'Predictors',
  needs: 'Needs',
  strengths: 'Protective factors',
  none: 'none',
} as const;

export const MISSING = {
  judgement: 'No judgement is recorded.',
  danger: 'Nobody has answered whether there is a danger.',
  manageable: 'Nobody has answered whether it can be managed in the community.',
  relied: 'Nobody has named the events relied on.',
  account: (days: string) => `Nobody has recorded whether an account was sought of: ${days}.`,
  undated: 'an event without a date',
  rosh: 'Levels of risk of serious harm are not recorded.',
  roshDate: 'The risk assessment has no date.',
  mappa: 'MAPPA has not been checked.',
  needs: 'Needs are not recorded.',
  strengths: 'Protective factors are not recorded.',
  conditions: 'Conditions of the licence are not recorded.',
  ends: 'The end of the licence is not recorded.',
  area: 'The area that supervises the case is not recorded.',
  custody: 'It is not recorded where the person is.',
  lookUp: (what: string) => `An enquiry failed or is unfinished: ${what}.`,
  lookUps: {
    mappa: 'MAPPA',
    'risk-assessment': 'risk assessment',
    'offence-history': 'earlier offences',
    'licence-conditions': 'licence conditions',
    'earlier-decisions': 'earlier decisions',
    'police-information': 'police information',
  },
  none: 'Nothing that this page looks for is missing.',
} as const;
