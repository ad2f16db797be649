import { SENTENCE_GATES } from '../answer.ts';
import type { Fact } from '../kernel/book.ts';
import { SENTENCE_TYPES } from '../vocabularies.ts';
import { choice, date, derived, given, HOLDERS, number, yesNo } from './kinds.ts';

const MAPPA_LEVELS = ['none', '1', '2', '3'] as const;

const MAPPA_CATEGORIES = ['none', '1', '2', '3', '4'] as const;

/** Facts of the licence, its sentences and the person under it. */
export const LICENCE_FACTS = {
  'sentence.type': {
    ...choice(SENTENCE_TYPES),
    ...given('sentence', 'type of sentence', 'licence.sentences[].type', HOLDERS.prison),
  },
  'sentence.referred-244zb': {
    ...yesNo,
    ...given(
      'sentence',
      'whether the case was referred to the Parole Board under s.244ZB',
      'licence.sentences[].flags.referredUnder244ZB',
      HOLDERS.prison,
    ),
  },
  'sentence.supervision-failure-began': {
    ...date,
    ...given(
      'sentence',
      'when the failure under post-sentence supervision began',
      'licence.sentences[].supervisionFailureBegan',
      HOLDERS.practitioner,
    ),
  },
  'licence.expired': {
    ...yesNo,
    ...given(
      'case',
      'whether the licence has expired on the day of the decision',
      'licence.expiry',
      HOLDERS.prison,
    ),
  },
  'person.died': { ...yesNo, ...derived('case', 'whether the person has died') },
  'licence.ended': {
    ...yesNo,
    ...given('case', 'whether the licence was revoked or terminated', 'licence.ending', HOLDERS.prison),
  },
  'licence.protects-victim': {
    ...yesNo,
    ...given(
      'case',
      'whether a condition of the licence protects a victim',
      'licence.conditions[].protects',
      'the licence as issued',
    ),
  },
  'case.gate': {
    ...choice(SENTENCE_GATES),
    ...derived('case', 'the power to recall that the sentences leave'),
  },
  'case.sentence-group': {
    ...choice(['determinate', 'extended', 'indeterminate', 'none']),
    ...derived('case', 'the group of sentences for the recall threshold'),
  },
  'case.only-youth-sentences': {
    ...yesNo,
    ...derived('case', 'whether every sentence is under s.91 or s.250 (relevant young offender)'),
  },
  'case.sentence-months': {
    ...number,
    ...given(
      'case',
      'length of the sentence in whole calendar months from its date',
      'licence.sentences[].length',
      HOLDERS.prison,
    ),
  },
  'case.sentence-relations': {
    ...number,
    ...given(
      'case',
      'how the sentences stand to each other: consecutive or concurrent',
      'licence.sentences[].relation',
      HOLDERS.prison,
    ),
  },
  'case.sentence-dates': {
    ...number,
    ...given(
      'case',
      'date of a sentence whose length is told in days',
      'licence.sentences[].date',
      HOLDERS.prison,
    ),
  },
  'case.mixed-sentence-structure': {
    ...yesNo,
    ...derived(
      'case',
      'whether some sentences are consecutive and others concurrent, so that the length turns on how they stand together',
    ),
  },
  'case.particular-concern': {
    ...yesNo,
    ...derived('case', 'whether a sentence for offenders of particular concern is being served'),
  },
  'case.discretionary-conditional-release': {
    ...yesNo,
    ...given(
      'case',
      'whether a 1991 Act sentence is a discretionary conditional release sentence',
      'licence.sentences[].type',
      HOLDERS.prison,
    ),
  },
  'case.schedule-19aa': {
    ...yesNo,
    ...given(
      'case',
      'whether a sentence is for a Schedule 19AA offence',
      'licence.sentences[].flags.schedule19aaOffence',
      HOLDERS.prison,
    ),
  },
  'case.terrorist-247a': {
    ...yesNo,
    ...given(
      'case',
      'whether a sentence is for an offence within s.247A(2)',
      'licence.sentences[].flags.terroristOffence247a',
      HOLDERS.prison,
    ),
  },
  'case.national-security': {
    ...yesNo,
    ...given(
      'case',
      'whether a sentence is for a national security offence',
      'licence.sentences[].flags.nationalSecurityOffence',
      HOLDERS.prison,
    ),
  },
  'case.repatriated-for-murder': {
    ...yesNo,
    ...given(
      'case',
      'whether the person was repatriated after a sentence for murder',
      'licence.sentences[].flags.repatriatedForMurder',
      HOLDERS.prison,
    ),
  },
  'case.foreign-power-threat': {
    ...yesNo,
    ...given(
      'case',
      'whether the person is thought at risk of involvement in foreign power threat activity',
      'licence.sentences[].flags.foreignPowerThreatRisk',
      HOLDERS.police,
    ),
  },
  'case.determination-255ba5': {
    ...yesNo,
    ...derived('case', 'whether a s.255BA(5) determination has been made'),
  },
  'person.age': {
    ...number,
    ...given('case', 'age on the day of the decision', 'licence.ageOnDecisionDay', HOLDERS.prison),
  },
  'mappa.level': {
    ...choice(MAPPA_LEVELS),
    ...given('case', 'MAPPA level', 'licence.mappa.level', HOLDERS.mappa),
  },
  'mappa.category': {
    ...choice(MAPPA_CATEGORIES),
    ...given('case', 'MAPPA category', 'licence.mappa.category', HOLDERS.mappa),
  },
  'charge.relied-on': {
    ...yesNo,
    ...given(
      'case',
      'whether a charge is a reason for the recall',
      'events[].reliedOnForRecall',
      HOLDERS.practitioner,
    ),
  },
  'charge.relied-on-unconvicted': {
    ...yesNo,
    ...derived('case', 'whether a charge without conviction is a reason for the recall'),
  },
  'charge.relied-on-serious': {
    ...yesNo,
    ...given(
      'case',
      'whether a charge relied on is of murder or a Schedule 18 offence',
      'events[].seriousOffence',
      HOLDERS.police,
    ),
  },
  'release.on-curfew': {
    ...yesNo,
    ...given(
      'case',
      'whether the person was released on home detention curfew',
      'licence.release.provision',
      HOLDERS.prison,
    ),
  },
  'release.curfew-in-force': {
    ...yesNo,
    ...given(
      'case',
      'whether the curfew condition is still in force',
      'licence.release.curfewEndsOn',
      HOLDERS.prison,
    ),
  },
  'case.cannot-be-monitored': {
    ...yesNo,
    ...derived('case', 'whether the person can no longer be monitored at the curfew address'),
  },
  'licence.days-left': { ...number, ...derived('case', 'days of licence left on the day of the decision') },
} as const satisfies Readonly<Record<string, Fact>>;
