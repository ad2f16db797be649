import type { RunState } from '../../application/review/model.ts';
import {
  type Audience,
  type Conclusion,
  type ExplainedSubject,
  inWords,
  type NotChosen,
  type RuleView,
  type Severity,
  type TruthInWords,
  type Verification,
} from '../../rules/index.ts';
import type { Topic } from './explanation-questions.ts';

/** The day that a text begins with, in words. */
function day(text: string): string {
  return inWords(text.slice(0, 10));
}

/**
 * Everything in English that the page of an explanation says of its own, beside the sentences of the explanation itself: headings,
 * columns, labels, and how to read it. Another language is another object of the same type.
 */
export const ENGLISH_HEADINGS = {
  title: {
    practitioner: 'What the rules found, and why',
    manager: 'What the rules found, and why: for whoever reviews it',
    inspector: 'What the rules found, and why: the whole record of one run',
  } satisfies Record<Audience, string>,
  standing: {
    current: 'Nothing that this answer rests on has changed since.',
    stale: 'Something was recorded since this answer was given. Ask for a new one before you rely on it.',
    expired: 'This answer may no longer be relied on: its time is over. Ask for a new one.',
    overtaken: 'A recall was reported since. The question is now about that recall.',
  } satisfies Record<RunState, string>,
  fresh: {
    differs: 'The rules would answer otherwise on what is known now.',
    same: 'The rules would answer the same on what is known now.',
  },
  section: {
    identity: 'Which run this is',
    tonight: 'What it means tonight',
    short: 'In short',
    summary: 'What was found',
    toDo: 'What to do now, and by when',
    perhaps: 'What may be needed',
    meanwhile: 'Meanwhile',
    clocks: 'The clocks',
    missing: 'What is missing',
    quality: 'What to check in the record',
    why: 'Why',
    whyNot: 'Why not something else',
    leave: 'What you need not chase tonight',
    proportionality: 'Lesser measures and proportionality',
    measures: 'Measures short of recall',
    cost: 'What recall would cost',
    otherwise: 'What would have changed the answer',
    law: 'Where the law stands',
    rules: 'What decided, part by part',
    trace: 'Every rule that was asked',
    reading: 'How to read this',
  },
  run: {
    asAt: 'Law and facts of',
    knownAt: 'What was recorded by',
    recordedAt: 'Answered on',
    expiresAt: 'To be relied on until',
    recommendation: 'Run',
    consideration: 'Consideration',
    licence: 'Licence',
    ruleBook: 'Rule book',
    digest: 'SHA-256 of the rule book',
    kernel: 'Kernel',
    regime: 'Law in force',
    contentHash: 'SHA-256 of the run',
    standing: 'How it stands now',
  },
  effects: {
    caption: 'What a person recorded of the effects of recall',
    home: 'Home',
    work: 'Work',
    careOfChildren: 'Care of children',
    treatment: 'Treatment',
    daysOfLicenceLeft: 'Days of licence left',
    recordedAt: 'Recorded on',
    none: 'Nobody has recorded what recall would do to home, work, care of children or treatment.',
  },
  outcome: { met: 'Met', 'not-met': 'Not met', open: 'Open' } satisfies Record<TruthInWords, string>,
  parts: { all: 'All of these', any: 'Any of these', not: 'Not this' },
  topic: {
    answer: 'Is recall supported, and which response?',
    danger: 'Is recall necessary, and is the threshold met?',
    breach: 'Was a condition breached?',
    lesser: 'Would something less than recall do?',
    kind: 'If the person is recalled: which kind of recall?',
    agreement: 'Who must agree?',
    conditions: 'Could a condition be varied or lifted?',
  } satisfies Record<Topic, string>,
  whyNot: {
    response: 'Other responses',
    measure: 'Measures short of recall',
    'recall-type': 'Other kinds of recall',
  } satisfies Record<NotChosen['question'], string>,
  because: {
    failed: 'This rules out',
    open: 'This leaves open',
    'not-in-force': 'This rules out',
  } satisfies Record<NotChosen['because'], string>,
  /** Nobody's silence rules a measure out. */
  goesFor: 'This goes for',
  notTheLeast: 'Nobody has said that any of these is the least that would be enough.',
  severity: {
    contradiction: 'Two things do not fit',
    gap: 'Something is missing or out of date',
    note: 'Worth knowing',
  } satisfies Record<Severity, string>,
  conclusion: {
    recall: 'Whether recall is supported',
    response: 'The response',
    'recall-type': 'The kind of recall',
    'curfew-recall': 'Recall from home detention curfew',
    urgency: 'How urgent it is',
  } satisfies Record<Conclusion, string>,
  mark: {
    statute: 'Checked against the Act',
    'official-form': 'From an official form',
    practice: 'From guidance and practice',
    inference: 'Our own reading',
    unverified: 'Not checked',
  } satisfies Record<Verification, string>,
  columns: {
    measures: ['Measure', 'Where it stands', 'What points to it', 'Ways to do it'],
    cost: ['Kind of recall', 'What it would cost', 'How far checked'],
    law: ['Rule', 'Authority', 'In force'],
  },
  captions: {
    measures: 'Least intrusive first',
    cost: 'By kind of recall',
    law: 'Each rule, with where it comes from',
  },
  confidence: { high: 'high', medium: 'medium', low: 'low' } satisfies Record<RuleView['confidence'], string>,
  label: {
    soOf: 'This is so of',
    heldBy: 'Who usually knows',
    matters: 'Not known, and it could change the answer',
    input: 'Where it belongs in the record',
    together: 'Much is missing, so this was weighed together with other facts.',
    notGoneInto: 'Much is missing, so it was not gone into what each answer to this would lead to.',
    ifFound: 'If this is the answer',
    ifAny: 'If any of these is the answer',
    leadsTo: 'then',
    settlesNothing: 'That alone settles nothing: other facts are missing too.',
    othersSettleNothing: 'Any other answer alone settles nothing: other facts are missing too.',
    restsOn: 'It rests on this',
    fact: 'Fact',
    source: 'Where it is given',
    notGiven: 'nothing is given there',
    follows: 'It follows from',
    rule: 'Rule',
    gives: 'It answers',
    outcome: 'It came out',
    authority: 'Authority',
    inForce: 'In force',
    mark: 'How far checked',
    confidence: 'How sure',
    instead: 'Instead',
    oneOfSeveral: (count: number) => `Instead, any of ${count} other answers. One of them is this`,
    oneOfThem: 'If this had been different',
    anyOfThem: 'If any one of these had been different',
    both: 'If both of these had been different',
    bothOfOne: 'If both of these answers about one measure had been different',
    withAny: 'and any one of these as well',
    would: 'the answer would have been',
    missing: 'Not known',
    known: 'Recorded',
    missingChangesNothing: 'Nothing on this page turns on these.',
    knownChangesNothing:
      'If any one of these alone were recorded otherwise, every answer, action, clock and note on the record would stay as it is. There may be others: only some were tried.',
    shortfall: 'Needed and not available: a shortfall of the service, not a failing of the person.',
    saidOn: 'Said on',
    nothing: 'none named',
  },
  /** Of a list of subjects that holds all there are. */
  all: {
    event: (count: number) => `This is so of all ${count} events.`,
    condition: (count: number) => `This is so of all ${count} conditions of the licence.`,
    touch: (count: number) => `This is so of all ${count} of them.`,
    sentence: (count: number) => `This is so of all ${count} sentences.`,
    measure: (count: number) => `This is so of all ${count} measures.`,
    limb: (count: number) => `This is so of all ${count} parts of the threshold.`,
    recall: (count: number) => `This is so of all ${count} kinds of recall.`,
    'harm-group': (count: number) => `This is so of all ${count} groups.`,
    enquiry: (count: number) => `This is so of all ${count} enquiries.`,
    licence: (count: number) => `This is so of all ${count} licences.`,
  } satisfies Record<ExplainedSubject['kind'], (count: number) => string>,
  /** Of conditions that nothing was set beside, and whether they are all that there are. */
  untouched: (count: number, all: boolean) =>
    all
      ? 'No event is recorded as touching any condition of the licence, so no breach is shown.'
      : `No event is recorded as touching any other condition of the licence (${count} more), so no breach of those is shown.`,
  /** Of a measure in the list of those that would manage the danger. */
  listed: {
    yes: 'The judgement lists this among the measures with which the danger could be managed.',
    no: 'The judgement does not list this among the measures with which the danger could be managed.',
  },
  nothing: {
    toDo: 'No safety action comes with this answer.',
    certain: 'No safety action is certain yet.',
    clocks: 'No clock runs.',
    missing: 'Nothing is missing that could change an answer about recall.',
    leave: 'There is nothing that can be left aside.',
    whyNot: 'There was no other answer to give.',
    trace: 'No rule was asked.',
    measures: 'No measure short of recall was looked at.',
    quality: 'Nothing in the record stood out.',
    otherwise: 'No single change of what was recorded would have changed the answer.',
  },
  /** What is told without its conditions, of a very large case. */
  bounded: {
    findings: (findings: number, rules: number) =>
      `This case is very large. ${findings} of the answers are told without their rules (${rules} rules) and without what they rest on. The stored run holds them, and running it again shows them.`,
    trace: (rules: number) =>
      `This case is very large. ${rules} more rules were asked that are not shown here. The stored run holds them, and running it again shows them.`,
  },
  noRareGround: (count: number) =>
    `None of the rare grounds for another kind of recall is recorded (${count} were looked at).`,
  /** In place of a kind that the name of the event has already. */
  kindOfEvent: 'What kind of event this is recorded as.',
  thatMeasure: 'That measure is the least that a person says would be enough.',
  readingOfRules:
    '“Met” means that what the rule asks for is recorded. “Not met” means that it is recorded otherwise. “Open” means that a fact is missing: it is neither yes nor no.',
  underEach: 'Under each answer stands what it rests on.',
  reading: [
    'A person decides. This page explains what the rules found and why; it decides nothing and issues nothing.',
    'It is made from what was recorded when the rules were asked. What was recorded later is not in it.',
    'What is open is not safe. That danger is not recorded does not mean that there is none.',
    'Only what decided is shown here, and not what is so in every ordinary case. Every rule with all its parts, and the place of every fact in the record, are in the explanation for an inspector.',
    'A day in brackets is the day of what was recorded. It is left out where it is the day of this answer, or of the event that is named, or one of many.',
    'Each rule has a mark that says how far somebody checked it against the law. A rule that nobody has checked may be wrong.',
  ],
  day,
  /** An instant from what the clocks of London showed, `YYYY-MM-DDTHH:MM` and what follows. */
  time: (london: string) => `${day(london)} at ${london.slice(11, 16)}`,
  /** In force from a first day to a first day no longer in force. */
  span: (from: string, until: string | undefined) =>
    until === undefined ? `from ${day(from)}` : `from ${day(from)} until the day before ${day(until)}`,
};

/** What a language has to say on the page. */
export type ExplanationHeadings = typeof ENGLISH_HEADINGS;
