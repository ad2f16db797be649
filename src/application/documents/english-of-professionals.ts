import {
  ENGLISH,
  type CustodyState,
  type DecisionReasonNoRecall,
  type DecisionReasonRecall,
  type EvidenceStatus,
  type HarmGroup,
  inWords,
  type IsoDate,
  type Need,
  type RecallCriterion,
  type ReleaseProvision,
  type RoshLevel,
  type SentenceInputs,
  type SentenceRelation,
  type YesNoUnknown,
} from '../../rules/index.ts';
import { londonTimeOf } from '../london.ts';
import type { Instant } from '../model.ts';
import type { UrgencyAnswer } from '../review/model.ts';
import type { ReviewState } from '../review/transitions.ts';

/*
 * The English that the documents for professionals share: names of codes, days and times. What each document says of its own stands
 * beside it. The words for the person are others.
 */
type Names<Code extends string> = Readonly<Record<Code, string>>;

/** A legal date: `1 November 2026`. */
export function dayInWords(day: IsoDate): string {
  return inWords(day);
}

/** An instant on the clocks of London, to the minute: `22 November 2026 at 09:30`. */
export function timeInWords(instant: Instant): string {
  const [day = '', time = ''] = londonTimeOf(instant).split('T');
  return `${inWords(day)} at ${time.slice(0, 5)}`;
}

/** How far the criminal process has gone, so that nobody reads an arrest as a charge or a charge as guilt. */
export const STATUS_NAMES: Names<EvidenceStatus> = {
  'no-criminal-process': 'no police or court step',
  intelligence: 'intelligence, not tested',
  'call-out-or-report': 'police call-out or report, not charged',
  'voluntary-interview': 'interviewed as a volunteer, not charged',
  arrest: 'arrested, not charged',
  'bail-or-rui': 'on police bail or released under investigation, not charged',
  charge: 'charged, not convicted',
  caution: 'cautioned',
  conviction: 'convicted',
  nfa: 'no further action',
  discontinued: 'case discontinued',
  acquitted: 'acquitted',
};

export const YES_NO_NAMES: Names<YesNoUnknown> = { yes: 'Yes', no: 'No', unknown: 'Not known' };

export const URGENCY_NAMES: Names<UrgencyAnswer> = {
  emergency: 'emergency',
  standard: 'standard',
  unknown: 'not known',
};

export const HARM_GROUP_NAMES: Names<HarmGroup> = {
  public: 'the public',
  'known-adult': 'a known adult',
  children: 'children',
  prisoners: 'prisoners',
  staff: 'staff',
};

export const ROSH_LEVEL_NAMES: Names<RoshLevel> = {
  low: 'low',
  medium: 'medium',
  high: 'high',
  'very-high': 'very high',
};

export const NEED_NAMES: Names<Need> = ENGLISH.names.needs;

/** Where the person is now. */
export const CUSTODY_NAMES: Names<CustodyState> = {
  'in-community': 'in the community',
  'police-custody': 'in police custody',
  remanded: 'remanded in custody',
  'serving-sentence': 'serving a sentence in prison',
  'in-hospital': 'in hospital',
};

export const RELEASE_NAMES: Names<ReleaseProvision> = {
  automatic: 'automatic release',
  'home-detention-curfew': 'home detention curfew',
  'end-of-custody-supervised-licence': 'end of custody supervised licence',
  compassionate: 'compassionate release',
  'parole-board': 'release by the Parole Board',
  'executive-re-release': 'executive re-release',
};

export const RELATION_NAMES: Names<SentenceRelation> = {
  sole: 'the only sentence',
  concurrent: 'concurrent',
  consecutive: 'consecutive',
};

/** The four criteria for extended and indeterminate sentences, in short. */
export const CRITERION_NAMES: Names<RecallCriterion> = {
  'behaviour-similar-to-index-offence': 'behaviour like that around the index offence, with a link to it',
  'behaviour-leading-to-sexual-or-violent-offence':
    'behaviour that leads, or is likely to lead, to a sexual or violent offence',
  'behaviour-likely-to-result-in-sexual-or-violent-offence':
    'behaviour that goes with committing a sexual or violent offence',
  'out-of-touch': 'out of touch, and one of the three above can be assumed',
};

/** How far a consideration is. */
export const STATE_NAMES: Names<ReviewState> = {
  open: 'open',
  proposed: 'proposed',
  viewed: 'looked at by a second person',
  returned: 'returned for information',
  'awaiting-endorsement': 'waiting for a senior manager to endorse it',
  'not-endorsed': 'not endorsed',
  agreed: 'agreed, to be carried out',
  sent: 'recall sent',
  withdrawn: 'withdrawn',
  closed: 'closed',
};

/** Codes of the lists of reasons for a decision, in the order of the rule book. */
const REASON_NAMES: Names<DecisionReasonRecall | DecisionReasonNoRecall> = {
  'risk-increased': 'the risk has increased',
  'contact-broken-down': 'contact has broken down',
  'risk-increased-and-contact-broken-down': 'the risk has increased and contact has broken down',
  'risk-of-serious-harm-not-manageable-in-the-community':
    'the risk of serious harm cannot be managed in the community',
  'further-offending-not-manageable-in-the-community':
    'the risk of further offending cannot be managed in the community',
  'danger-imminent': 'danger is imminent',
  'link-to-index-offence': 'there is a link to the index offence',
  'out-of-touch-and-link-assumed': 'the person is out of touch and a link can be assumed',
  'risk-escalated-without-breach': 'the risk has risen without a breach',
  'recall-necessary-to-protect-the-public': 'recall is necessary to protect the public',
  'lesser-measures-tried-and-failing': 'lesser measures were tried and are failing',
  'lesser-measures-inadequate': 'lesser measures are inadequate',
  'lesser-measures-not-available': 'lesser measures are not available',
  'curfew-condition-broken': 'the curfew condition was broken',
  'curfew-cannot-be-monitored': 'the curfew cannot be monitored',
  'risk-increased-but-manageable': 'the risk has increased and can be managed',
  'contact-broken-down-but-restored': 'contact had broken down and is restored',
  'risk-increased-and-contact-broken-down-but-manageable':
    'the risk has increased and contact had broken down, and it can be managed',
  'threshold-not-met': 'the threshold for recall is not met',
  'no-link-to-index-offence': 'there is no link to the index offence',
  'not-recallable': 'the person cannot be recalled',
  'no-breach-shown': 'no breach is shown',
  'facts-not-established': 'the facts are not established',
  'no-fault': 'the person was not at fault',
  'victim-or-witness-of-the-incident': 'the person was a victim or a witness',
  'no-further-action-or-acquittal': 'no further action, or an acquittal',
  'recall-not-necessary': 'recall is not necessary',
  'manageable-in-the-community': 'the risk can be managed in the community',
  'lesser-measure-adequate': 'a lesser measure is adequate',
  'lesser-measures-not-yet-tried': 'lesser measures have not been tried yet',
  'contained-by-other-controls': 'other controls already contain the risk',
  'effects-of-recall-outweigh-the-risk': 'the effects of recall outweigh the risk',
  'facts-the-answer-did-not-have': 'facts that were not held here',
  'same-facts-weighed-otherwise': 'the same facts, weighed otherwise',
  other: 'another reason',
};

const REASONS: ReadonlyMap<string, string> = new Map(Object.entries(REASON_NAMES));

/** The reason of a decision in words; undefined for a code that these lists do not have. */
export function reasonInWords(code: string): string | undefined {
  return REASONS.get(code);
}

/** A length of sentence as it was pronounced: `2 years 6 months`. Undefined where no part of it is told. */
export function lengthInWords(length: SentenceInputs['length']): string | undefined {
  const { years, months, weeks, days } = length ?? {};
  const parts = [
    counted(years, 'year'),
    counted(months, 'month'),
    counted(weeks, 'week'),
    counted(days, 'day'),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** A number with what it counts: `1 day`, `3 days`. */
export function counted(count: number | undefined, what: string): string | undefined {
  return count === undefined ? undefined : `${count} ${what}${count === 1 ? '' : 's'}`;
}
