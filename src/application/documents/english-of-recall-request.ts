/*
 * The English of the request for recall. The headings say in our own words what each part of the official form is for, and keep its
 * numbers; whatever stands below them is written as for the person whom the request is about, who may read all of it.
 */

/** The form that the parts follow, and how far that was checked. */
export const TEMPLATE = { name: 'Part A, request for recall', verification: 'official-form' } as const;

export const TITLE = 'Request for recall: draft';

export const LEAD = {
  what: 'This draft follows the 26 parts of the official form. It is made from what people have recorded, and from nothing else.',
  notSent: 'It is a draft. It asks nobody for anything until somebody completes it and sends it.',
  reader:
    'The person may read every part of it. No free text is carried over. Parts that this service cannot fill are left empty and say what is asked for.',
  advice:
    'Before it is sent, take legal advice on anything relied on that must not be disclosed. Do not write about such a thing here.',
} as const;

export const LEAD_FACTS = {
  form: 'Form',
  version: 'Issue followed, by the day of the decision',
  verification: 'How far that was checked',
  madeAt: 'Made',
  decided: 'Recall decided',
} as const;

/** What each part is for, in the order of the form. */
export const HEADINGS = {
  emergency: 'Whether this is an emergency',
  life: 'Life sentence, or imprisonment or detention for public protection',
  extended: 'Extended sentence',
  youth: 'Sentenced as a youth: what the 14-day and 28-day periods depend on',
  adult: 'Sentenced as an adult: what the 56-day period depends on',
  person: 'The person',
  sentence: 'The sentence',
  victims: 'Victims',
  custody: 'Custody, and what the police need to know',
  address: 'Last known address',
  needs: 'Needs and vulnerabilities that recall could affect',
  contraband: 'Whether anything may be brought into prison',
  mappa: 'Multi-agency public protection arrangements (MAPPA)',
  risk: 'Risk of serious harm now',
  offence: 'The index offence and what led to it',
  standard: 'Standard conditions relied on',
  additional: 'Additional and bespoke conditions relied on',
  events: 'What happened, and why the risk can no longer be managed in the community',
  measures: 'What was done to manage the risk in the community',
  type: 'Type of recall proposed, and why',
  nextLicence: 'Conditions for the next licence',
  criteria: 'Criteria for extended and indeterminate sentences',
  practitioner: 'Practitioner, and when recall was decided',
  lineManager: 'Endorsement by the line manager',
  seniorManager: 'Authorisation by the senior manager',
  attachments: 'Attachments',
} as const;

export const YES = 'Yes.';
export const NO = 'No.';

export const EMERGENCY = {
  by: 'The practitioner says how urgent it is. A level of risk, whatever it is, does not answer this.',
  yes: 'Yes. The practitioner says that this is an emergency.',
  no: 'No. The practitioner says that this is not an emergency.',
  said: 'Said',
  indeterminate: 'By practice, recall from an indeterminate sentence is treated as an emergency.',
  blank: 'Emergency or not',
  asks: 'Say whether this is an emergency. Nobody has said so here.',
} as const;

export const SENTENCE_KIND = {
  which: 'Sentence',
  blank: 'Kind of sentence',
  asks: 'Say what kind of sentence this is. It is not recorded for every sentence.',
} as const;

export const YOUTH = {
  not: 'Does not apply: no sentence recorded here is one of youth detention under section 91 or section 250.',
  mixed: 'Does not apply: the person is also serving a sentence passed on an adult, so that part 5 applies.',
  caption: 'What the 14-day and 28-day periods depend on',
  questions: {
    adult: 'Is the person aged 18 or over?',
    year: 'Is the sentence one of 12 months or more?',
    seriousCharge:
      'Is a charge with a serious offence, whether or not it has become a conviction, a reason for this recall?',
    mappa: 'Is the person managed at MAPPA level 2 or 3?',
    referred: 'Was the person referred to the Parole Board under section 244ZB?',
  },
} as const;

export const ADULT = {
  not: 'Does not apply: every sentence recorded here is one of youth detention, so that part 4 applies.',
  caption: 'What the 56-day period depends on: every answer has to be no',
  /** The question on charges, by the charges that the form in force asks for. */
  charges: {
    any: 'Is a charge, whether or not it has become a conviction, a reason for this recall?',
    unconvicted: 'Is a charge, which is not a conviction, a reason for this recall?',
  },
  questions: {
    terror: 'Is the person serving a sentence for a terrorist or national security offence?',
    foreign: 'Is the person thought to be at risk of taking part in foreign power threat activity?',
    referred: 'Was the person referred to the Parole Board under section 244ZB?',
    repatriated: 'Was the person repatriated after a sentence for murder?',
    particular: 'Is the person serving a sentence for offenders of particular concern?',
    discretionary: 'Is the person serving a discretionary conditional release sentence?',
    category4: 'Is the person in MAPPA category 4?',
    mappa: 'Is the person managed at MAPPA level 2 or 3?',
  },
} as const;

export const QUESTIONS = {
  columns: ['Question', 'Answer recorded'],
  asks: 'Answer yes or no. No answer is carried over here, and that does not mean no.',
} as const;

export const PERSON = {
  crn: 'Case reference number',
  noms: 'Prison number',
  born: 'Date of birth',
  blanks: {
    name: ['Name', 'Give the full name and any other names used.'],
    noms: ['Prison number', 'Give the prison number. None is recorded here.'],
    born: ['Date of birth', 'Give the date of birth. None is recorded here.'],
    monitoring: [
      'Ethnicity, gender and first language',
      'Give what the form asks for, and say whether an interpreter is needed. None of it is held here.',
    ],
  },
} as const;

export const SENTENCE = {
  caption: 'Sentences',
  columns: ['Sentence', 'Passed on', 'Length', 'How it stands to the others'],
  notTold: 'Not recorded',
  released: 'Last released',
  releasedBy: 'How released',
  licenceEnds: 'Licence ends',
  sentenceEnds: 'Sentence ends',
  offenceOn: 'Date of the index offence',
  blanks: {
    sentences: ['Sentences', 'Give each sentence with its date and length. None is recorded here.'],
    missing: ['What is not recorded of a sentence', 'Complete what is not recorded above.'],
    released: ['Date of release', 'Give the date of the last release. It is not recorded here.'],
    licenceEnds: ['End of the licence', 'Give the last day of the licence. It is not recorded here.'],
    sentenceEnds: ['End of the sentence', 'Give the last day of the sentence. It is not recorded here.'],
    offence: [
      'Index offence',
      'Name the index offence and the court. Words of the record are not carried over.',
    ],
  },
} as const;

export const VICTIMS = {
  blank: 'Victims and victim liaison',
  asks: 'Complete this part from the victim liaison record. Nothing about victims is carried over from here.',
} as const;

export const CUSTODY = {
  where: 'Where the person is',
  blanks: {
    where: ['Where the person is', 'Say whether the person is in the community or in custody, and where.'],
    police: ['Police contact', 'Give the police contact. It is not held here.'],
    arrest: [
      'Anything to know before an arrest',
      'Say what whoever makes an arrest needs to know. It is not held here.',
    ],
  },
} as const;

export const ADDRESS = {
  blank: 'Last known address',
  asks: 'Give the last known address, and say whether the person can be found there. No address is held here.',
} as const;

export const NEEDS = {
  none: 'None. It is recorded that there are no such needs.',
  blanks: {
    needs: ['Needs and vulnerabilities', 'Say what they are, or that there are none. Neither is recorded.'],
    details: [
      'Details of each',
      'Say how recall could affect each. Words of the record are not carried over.',
    ],
  },
} as const;

export const CONTRABAND = {
  blank: 'Contraband',
  asks: 'Say whether there is reason to think that something may be brought into prison. It is not held here.',
} as const;

export const MAPPA = {
  none: 'Not managed under MAPPA.',
  checked: 'Checked',
  category: 'Category',
  level: 'Level',
  blank: 'MAPPA category and level',
  asks: 'Check, and give the category and the level, or that there is none. It is not all recorded here.',
} as const;

export const RISK = {
  caption: 'Risk of serious harm',
  columns: ['To', 'Level', 'Assessed'],
  none: 'Not recorded',
  blank: 'Levels of risk',
  asks: 'Give the level for each group above, with the date of the assessment. They are not all recorded here.',
  others: {
    'known-adult': [
      'Level of risk to a known adult',
      'Give the level as far as the person may be told of it. Levels for people who could be told from them are not carried over.',
    ],
    children: [
      'Level of risk to children',
      'Give the level as far as the person may be told of it. Levels for people who could be told from them are not carried over.',
    ],
  },
} as const;

export const OFFENCE_ANALYSIS = {
  blank: 'Index offence and analysis',
  asks: 'Describe the offence shortly and say what led to it. Words of the record are not carried over.',
} as const;

/** A condition without a wording that may be repeated, by its place: what a case system calls it could be a name. */
export const wordingOf = (place: number) =>
  [
    `Wording of condition ${place} of the licence`,
    'Write it out as it stands on the licence. It is not cleared here.',
  ] as const;

export const STANDARD = {
  caption: 'Standard conditions of the licence',
  columns: ['Condition', 'Relied on'],
  wording: (place: number) => `Condition ${place} of the licence, whose wording is not cleared`,
  ticked: 'Yes',
  notTicked: 'Not by what is set out in part 18',
  none: 'No standard condition is set out here.',
  blanks: {
    conditions: ['Conditions of the licence', 'List the standard conditions. They are not recorded here.'],
    events: [
      'What is relied on',
      'Say which conditions are relied on. What is set out in part 18 does not say it.',
    ],
    more: ['Any other standard condition relied on', 'Tick it, or say that there is none.'],
  },
} as const;

export const ADDITIONAL = {
  caption: 'Additional and bespoke conditions relied on',
  columns: ['Kind', 'Wording, as cleared for the person'],
  none: 'No additional or bespoke condition is set out here.',
  kinds: { additional: 'Additional', bespoke: 'Bespoke', untold: 'Kind not recorded' },
  blanks: {
    more: ['Any other additional or bespoke condition relied on', 'Write it out, or say that there is none.'],
  },
} as const;

export const EVENTS = {
  blanks: {
    events: ['What is relied on', 'Set out what happened. Nobody has cleared an account of it here.'],
    more: [
      'Anything else relied on',
      'Set it out as far as the person may be told of it, or say that there is nothing else.',
    ],
    analysis: [
      'Analysis',
      'Say why the risk can no longer be managed in the community. This is for the practitioner to write.',
    ],
  },
  noFault: 'It is recorded as being without fault of the person.',
} as const;

export const MEASURES = {
  caption: 'Measures short of recall',
  columns: ['Measure', 'How it stands', 'Said on'],
  notDated: 'Date not recorded',
  blanks: {
    measures: [
      'Measures short of recall',
      'Say what was done to manage the risk, or that nothing was. Nothing is recorded here.',
    ],
    details: [
      'Details of each measure',
      'Say for each measure what was done and why it is not enough. Words of the record are not carried over.',
    ],
  },
} as const;

export const TYPE = {
  reason: 'Reason for the decision, from the list',
  fixedBy: 'The casework team says which type of recall it is. This draft proposes none.',
  blanks: {
    type: ['Type of recall', 'To be determined by the casework team.'],
    reasons: [
      'Reasons in words',
      'Write them for the person to read. The words of the decision are not carried over.',
    ],
  },
} as const;

export const NEXT_LICENCE = {
  blank: 'Conditions for the next licence',
  asks: 'If the recall is for a fixed term, say which conditions the next licence needs, or that no other is needed.',
} as const;

export const CRITERIA = {
  not: 'Does not apply: no extended or indeterminate sentence is recorded here.',
  caption: 'Criteria',
  columns: ['Criterion', 'Answer', 'Said on'],
  notAnswered: 'Not answered',
  blanks: {
    kind: ['Whether the criteria apply', 'Say first what kind of sentence this is (parts 2 and 3).'],
    answers: ['Criteria that nobody has answered', 'Answer each of the criteria. None is assumed.'],
    reasons: ['Reasons', 'Say for each criterion why. Words of the record are not carried over.'],
  },
} as const;

export const STAFF = {
  proposedAt: 'Proposal recorded',
  decidedAt: 'Recall decided',
  endorsedAt: 'Authorised',
  countersigned: 'The decision was made outside the usual flow and has been countersigned.',
  owed: 'The decision was made outside the usual flow. Its countersignature is still owed.',
  refused: 'The decision was made outside the usual flow. Its countersignature was refused.',
  notYet: 'Nobody has authorised it yet.',
  notAsked: 'Not asked: nobody else had to agree to this decision.',
  blanks: {
    practitioner: ['Name and contact of the practitioner', 'Give them. No names of staff are held here.'],
    manager: ['Name, contact and view of the line manager', 'To be completed by the line manager.'],
    senior: ['Name, contact and comments of the senior manager', 'To be completed by the senior manager.'],
  },
} as const;

export const ATTACHMENTS = {
  none: 'This service holds no documents.',
  blank: 'Attachments',
  asks: 'Attach the licence and whatever else the form asks for, and list it.',
} as const;
