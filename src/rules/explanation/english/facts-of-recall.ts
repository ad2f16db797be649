import type { RECALL_FACTS } from '../../facts/recall-facts.ts';
import type { FactSentences } from '../catalogue.ts';
import { forInspector } from './audiences.ts';
import { LATER_CHARGE_NAMES, RECALL_KIND_NAMES, RECALL_TYPE_NAMES } from './code-names.ts';

/** What is said of a recall that was made, or of one kind of recall that could be. */
export const FACTS_OF_RECALL_IN_ENGLISH = {
  'recall.kind': {
    is: 'The kind of recall asked about is a {value}.',
    isNot: 'The kind of recall asked about is not a {value}.',
    unknown: 'It is still open which kind of recall is asked about.',
    names: RECALL_KIND_NAMES,
  },
  'recall.converted': {
    yes: 'The period asked about is that of a standard recall brought within the 56-day release.',
    no: 'The period asked about is not that of a standard recall brought within the 56-day release.',
    unknown: 'It is still open whether a standard recall was brought within the 56-day release.',
  },
  'recall.days-in-order': {
    yes: 'The days of sentence, revocation and return to custody come in an order that can be right.',
    no: 'The days of sentence, revocation and return to custody come in an order that cannot be right.',
    unknown: 'It is not known whether the days of the recall come in an order that can be right.',
  },
  'recall.returned-by-conversion': {
    yes: 'It is recorded that the person was back in custody by 31 March 2026.',
    no: 'It is not recorded that the person was back in custody by 31 March 2026.',
    unknown: 'Nobody has recorded whether the person was back in custody by 31 March 2026.',
  },
  'recall.revoked-before-conversion': {
    yes: 'The licence was revoked before 31 March 2026.',
    no: 'The licence was not revoked before 31 March 2026.',
    unknown: 'Nobody has recorded whether the licence was revoked before 31 March 2026.',
  },
  'recall.made-under-section-254': {
    yes: forInspector(
      'It is recorded that the recall was made under section 254, the usual power.',
      'It is recorded that the recall was made under section 254 of the Criminal Justice Act 2003.',
    ),
    no: forInspector(
      'It is recorded that the recall was not made under section 254, the usual power.',
      'It is recorded that the recall was not made under section 254 of the Criminal Justice Act 2003.',
    ),
    unknown: forInspector(
      'Nobody has recorded whether the recall was made under section 254, the usual power.',
      'Nobody has recorded whether the recall was made under section 254 of the Criminal Justice Act 2003.',
    ),
  },
  'recall.made-under-section-255': {
    yes: forInspector(
      'It is recorded that the recall was made under section 255, the power for home detention curfew.',
      'It is recorded that the recall was made under section 255 of the Criminal Justice Act 2003.',
    ),
    no: forInspector(
      'No recall is recorded under section 255, the power for home detention curfew.',
      'No recall is recorded under section 255 of the Criminal Justice Act 2003.',
    ),
    unknown: forInspector(
      'It is not known whether a recall was made under section 255, the power for home detention curfew.',
      'It is not known whether a recall was made under section 255 of the Criminal Justice Act 2003.',
    ),
  },
  'recall.issued-outside-law': {
    yes: 'The recall was issued as a kind that the law of its day did not leave open.',
    no: 'No recall is recorded as a kind that the law of its day did not leave open.',
    unknown: 'It is not known whether the law of its day left open the recall as issued.',
  },
  'recall.fixed-term': {
    yes: 'The recall counts as one for a fixed term.',
    no: 'The recall does not count as one for a fixed term.',
    unknown: 'Nobody has recorded whether the recall was for a fixed term.',
  },
  'recall.over': {
    yes: 'The recall was over before 31 March 2026.',
    no: 'The recall was not over before 31 March 2026.',
    unknown: 'It is still open whether the recall was over before 31 March 2026.',
  },
  'recall.type-under-56-day-law': {
    is: 'The law that began on 31 March 2026 would give “{value}”.',
    isNot: 'The law that began on 31 March 2026 would not give “{value}”.',
    unknown: 'It is still open what type of recall the law that began on 31 March 2026 would give.',
    names: RECALL_TYPE_NAMES,
  },
  'case.recall-type': {
    is: 'For recall, the law of the day gives “{value}”.',
    isNot: 'For recall, the law of the day does not give “{value}”.',
    unknown: 'It is still open what type of recall the law of the day gives.',
    names: RECALL_TYPE_NAMES,
  },
  'recall.charged-after': {
    is: 'Since the recall, the person is recorded as {value}.',
    isNot: 'Since the recall, the person is not recorded as {value}.',
    unknown: 'Nobody has said whether the person has been charged since the recall.',
    names: LATER_CHARGE_NAMES,
  },
  'recall.later-determination': {
    yes: 'It is recorded that automatic release was withdrawn after the recall.',
    no: 'Nobody has recorded that automatic release was withdrawn after the recall.',
    unknown: 'It is not known whether automatic release was withdrawn after the recall.',
  },
  'recall.returned-on': {
    below: 'The person was back in custody before {limit}.',
    atLeast: 'The person was back in custody on {limit} or later.',
    unknown: 'Nobody has recorded when the person was back in custody.',
    limit: '{number}',
  },
  'recall.custodial-period-ends': {
    below: forInspector(
      'The custodial part of the sentence, up to the conditional release date, ends before {limit}.',
      'The requisite custodial period ends before {limit}.',
    ),
    atLeast: forInspector(
      'The custodial part of the sentence, up to the conditional release date, ends on {limit} or later.',
      'The requisite custodial period ends on {limit} or later.',
    ),
    unknown: forInspector(
      'Nobody has recorded when the custodial part of the sentence ends (the conditional release date).',
      'Nobody has recorded when the requisite custodial period ends.',
    ),
    limit: '{number}',
  },
  'recall.expiry': {
    below: 'The sentence ends before {limit}.',
    atLeast: 'The sentence ends on {limit} or later.',
    unknown: 'It is still open on which day the sentence ends.',
    limit: '{number}',
  },
  'recall.days-at-large': {
    below: 'The person was at large for less than {limit} before return to custody.',
    atLeast: 'The person was at large for {limit} or more before return to custody.',
    unknown: 'It is not recorded how many days the person was at large before return to custody.',
    limit: '{number} days',
  },
  'recall.sentence-days': {
    below: 'The sentences together come to less than {limit}.',
    atLeast: 'The sentences together come to {limit} or more.',
    unknown: 'It is not recorded how many days the sentences together come to.',
    limit: '{number} days',
  },
} as const satisfies FactSentences<keyof typeof RECALL_FACTS>;
