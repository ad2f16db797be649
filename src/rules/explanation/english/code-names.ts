import type { RecallKind, RecallType } from '../../answer-codes.ts';
import type { CatalogueFinding } from '../../facts/quality-facts.ts';
import type {
  DangerKind,
  EventType,
  EvidenceStatus,
  Imminence,
  LaterCharge,
  Likelihood,
  MeasureState,
  Rung,
  SentenceType,
} from '../../vocabularies.ts';

/**
 * The names of codes that facts are compared with, as they stand in the slot of a sentence, in a heading or in a table: short, and
 * without a capital of their own. What they mean is in `vocabularies.ts`.
 */
type Names<Code extends string> = Readonly<Record<Code, string>>;

/** What kind of event it was. What is only reported is named so: none of these says that somebody is guilty. */
export const EVENT_TYPE_NAMES: Names<EventType> = {
  'missed-appointment-good-reason': 'missed appointment with a good reason',
  'missed-appointment-no-good-reason': 'missed appointment without a good reason',
  'repeated-absence-contactable': 'repeated absence while still in contact',
  'lost-contact': 'lost contact with whereabouts unknown',
  'home-visit-refused-or-missed': 'home visit refused or missed',
  'left-approved-address': 'left the approved address',
  'accommodation-lost': 'loss of accommodation',
  'positive-test-or-disclosed-use': 'positive test or disclosed use of drugs or alcohol',
  'attended-intoxicated-or-abusive': 'attended intoxicated or abusive',
  'prohibited-contact-or-undisclosed-relationship': 'prohibited contact or undisclosed relationship',
  'exclusion-zone-entry': 'entry to an exclusion zone',
  'tag-flat-or-signal-lost': 'tag with a flat battery or a lost signal',
  'tag-tamper': 'tag tamper alert',
  'threats-or-harassment-not-charged': 'reported threats or harassment without a charge',
  'hdc-curfew-absence': 'absence from home detention curfew',
  'hdc-cannot-monitor': 'home detention curfew that cannot be monitored',
  'domestic-abuse-call-out': 'domestic abuse call-out',
  'arrest-bail-or-rui': 'arrest, police bail or release under investigation',
  'charged-minor-unrelated': 'charge with a minor, unrelated offence',
  'charged-serious-or-index-like': 'charge with a serious offence or one like the index offence',
  'caution-or-conviction': 'caution or conviction',
  'nfa-discontinued-or-acquitted': 'no further action, case discontinued or acquittal',
  'order-or-notification-breach': 'reported breach of a court order or of a duty to notify the police',
  'polygraph-refused-or-sabotaged': 'polygraph test refused or sabotaged',
  'polygraph-significant-response': 'significant response in a polygraph test',
  'unapproved-work': 'work without approval',
  'travel-abroad-without-permission': 'travel abroad without permission',
  'name-or-contact-not-notified': 'change of name or contact details not notified',
  'approved-premises-rule-breach': 'breach of an approved premises rule',
  'mental-health-crisis-or-self-harm': 'mental health crisis or self-harm',
  'risk-rise-no-breach': 'rise in risk without a breach',
};

/** How far the criminal process has gone. Short of a charge or of a finding, it says what it is not. */
export const EVIDENCE_STATUS_NAMES: Names<EvidenceStatus> = {
  'no-criminal-process': 'no step at all',
  intelligence: 'intelligence only',
  'call-out-or-report': 'a police call-out or report',
  'voluntary-interview': 'a voluntary police interview',
  arrest: 'an arrest, which is not a charge',
  'bail-or-rui': 'police bail or release under investigation, which is not a charge',
  charge: 'a charge, which is not a finding of guilt',
  caution: 'a caution',
  conviction: 'a conviction',
  nfa: 'no further action',
  discontinued: 'a discontinued case',
  acquitted: 'an acquittal',
};

/** The part in an incident, where it is settled as one of these. */
export const ROLE_NAMES: Names<'alleged-perpetrator' | 'victim' | 'witness'> = {
  'alleged-perpetrator': 'the one who is said to have acted',
  victim: 'a victim',
  witness: 'a witness',
};

/** What the danger is of. */
export const DANGER_KIND_NAMES: Names<DangerKind> = {
  'serious-harm': 'serious harm only',
  'further-offending': 'further offending only',
  both: 'both serious harm and further offending',
};

/** How the likelihood has changed. */
export const LIKELIHOOD_NAMES: Names<Likelihood> = {
  increased: 'more likely than',
  unchanged: 'as likely as',
  decreased: 'less likely than',
};

/** How soon the danger could come about. */
export const IMMINENCE_NAMES: Names<Imminence> = {
  imminent: 'imminent',
  'not-imminent': 'not imminent',
};

/** The ladder of responses short of recall. */
export const RUNG_NAMES: Names<Rung> = {
  'no-enforcement': 'no enforcement action',
  'discuss-and-record': 'discuss and record',
  'licence-compliance-letter': 'licence compliance letter',
  'change-supervision': 'change of supervision',
  'refer-or-treat': 'referral or treatment',
  'vary-conditions': 'variation of conditions',
  'intensive-alternative': 'intensive alternative to recall',
};

/** The least intrusive measure that a person finds adequate, or that nobody names one. */
export const LOWEST_MEASURE_NAMES: Names<Rung | 'none-named'> = {
  ...RUNG_NAMES,
  'none-named': 'none that anybody has named',
};

/** What a person says of a lesser measure. */
export const MEASURE_STATE_NAMES: Names<MeasureState> = {
  adequate: 'adequate',
  'in-place': 'in place',
  tried: 'tried already',
  failing: 'failing',
  inadequate: 'inadequate',
  'not-available': 'not available',
  'not-considered': 'not yet considered',
};

/** Types of sentence. */
export const SENTENCE_TYPE_NAMES: Names<SentenceType> = {
  'standard-determinate': 'standard determinate sentence',
  'detention-young-offender-institution': 'detention in a young offender institution',
  'section-91': 'youth detention under section 91',
  'section-250': 'youth detention under section 250',
  extended: 'extended sentence',
  'offenders-of-particular-concern': 'sentence for offenders of particular concern',
  'serious-terrorism': 'serious terrorism sentence',
  'discretionary-conditional-release': 'discretionary conditional release sentence',
  'other-1991-act': 'other sentence under the 1991 Act',
  life: 'life sentence',
  ipp: 'imprisonment for public protection',
  dpp: 'detention for public protection',
  dhmp: "detention at His Majesty's pleasure",
  'custody-for-life': 'custody for life',
  'detention-and-training-order': 'detention and training order',
  'post-sentence-supervision-only': 'post-sentence supervision and nothing else',
  'suspended-sentence-order': 'suspended sentence order',
  civil: 'civil imprisonment',
  'fine-default': 'imprisonment for not paying a fine',
};

/** The group of sentences for the recall threshold. */
export const SENTENCE_GROUP_NAMES: Names<'determinate' | 'extended' | 'indeterminate' | 'none'> = {
  determinate: 'determinate',
  extended: 'extended',
  indeterminate: 'indeterminate',
  none: 'no sentence that leaves a licence',
};

/** Level of management under multi-agency public protection arrangements (MAPPA). */
export const MAPPA_LEVEL_NAMES: Names<'none' | '1' | '2' | '3'> = { none: 'none', 1: '1', 2: '2', 3: '3' };

/** Category under the same arrangements. */
export const MAPPA_CATEGORY_NAMES: Names<'none' | '1' | '2' | '3' | '4'> = {
  none: 'none',
  1: '1',
  2: '2',
  3: '3',
  4: '4',
};

/** Kinds of recall. */
export const RECALL_KIND_NAMES: Names<RecallKind> = {
  'fixed-term': 'fixed-term recall',
  standard: 'standard recall',
  'section-32': 'section 32 recall',
  'home-detention-curfew': 'home detention curfew recall',
};

/** Types of recall that the law leaves open. "Only" says that no other type is open: never that there must be a recall. */
export const RECALL_TYPE_NAMES: Names<RecallType> = {
  'fixed-term-14-mandatory': '14-day fixed-term recall only',
  'fixed-term-28-mandatory': '28-day fixed-term recall only',
  'fixed-term-56-mandatory': '56-day fixed-term recall only',
  'fixed-term-14-or-standard': '14-day fixed-term or standard recall',
  'fixed-term-28-or-standard': '28-day fixed-term or standard recall',
  'standard-only': 'standard recall only',
  'indeterminate-recall-section-32': 'section 32 recall from an indeterminate sentence',
  court: 'a court, and not recall',
  'not-recallable': 'no recall possible',
  'refer-to-specialist': 'a question for a specialist',
};

/** Whether the person was charged after being recalled. */
export const LATER_CHARGE_NAMES: Names<LaterCharge> = {
  none: 'charged with nothing',
  'other-offence': 'charged with an offence that is not on the serious list',
  'serious-offence': 'charged with murder or an offence on the serious list (Schedule 18)',
};

/** What the catalogue of conditions says of one condition. */
export const CATALOGUE_FINDING_NAMES: Names<CatalogueFinding> = {
  recognised: 'a match',
  'recognised-in-another-category': 'a match in another category',
  'code-of-another-version': 'a code from another policy version',
  'code-not-recognised': 'a code that is in no policy version',
  'version-not-recognised': 'a policy version that is not on the lists',
  'version-not-told': 'a code without its policy version',
  'not-identified': 'nothing that names the condition',
};
