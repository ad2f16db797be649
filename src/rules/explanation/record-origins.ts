import type { RECORD_FACTS } from '../facts/quality-facts.ts';
import type { RECALL_FACTS } from '../facts/recall-facts.ts';
import { HARM_GROUPS, RECALL_CRITERIA, RUNGS } from '../vocabularies.ts';
import type { OriginOf } from './fact-origins.ts';
import type { InputPath } from './fact-sources.ts';

type Of = keyof typeof RECORD_FACTS | keyof typeof RECALL_FACTS;

const at =
  (...paths: readonly InputPath[]): OriginOf =>
  () => ({ inputs: paths, follows: [] });
const recall = (...names: readonly string[]): OriginOf => at(...names.map((name) => ['recall', name]));
const recalled = (...names: readonly string[]): readonly InputPath[] => names.map((name) => ['recall', name]);

const levels: readonly InputPath[] = HARM_GROUPS.map((group) => ['licence', 'rosh', group]);
const assessed: InputPath = ['licence', 'rosh', 'assessedOn'];
const events =
  (...paths: readonly InputPath[]): OriginOf =>
  (parts) => ({ inputs: [...paths, ...parts.everyEvent('occurredOn')], follows: [] });
const rests = (name: string): InputPath => ['judgement', name, 'restsOnEvents'];
const EXPIRY: readonly InputPath[] = [
  ['licence', 'sentenceExpiry'],
  ['licence', 'expiry'],
];

/** Where the facts come from that a record shows about itself, and those of a recall that has been made. */
export const RECORD_ORIGINS: Readonly<Record<Of, OriginOf>> = {
  'harm.assessed-before-release': at(assessed, ['licence', 'release', 'date']),
  'harm.assessed-before-latest-event': events(assessed),
  'harm.assessed-after-decision-day': at(assessed),
  'harm.levels-undated': at(assessed, ...levels),
  'harm.group-in-danger-without-level': at(...levels, ['judgement', 'danger', 'toWhom']),
  'harm.every-level-low': at(...levels),
  'history.repeated-violence': at(['licence', 'indexOffence'], ['licence', 'earlierOffences']),
  'mappa.level-without-category': at(['licence', 'mappa', 'level'], ['licence', 'mappa', 'category']),
  'mappa.category-without-level': at(['licence', 'mappa', 'category'], ['licence', 'mappa', 'level']),
  'enquiries.incomplete': at(['licence', 'incompleteLookUps']),
  'licence.others-live': at(['licence', 'otherLiveLicences']),
  'judgement.before-latest-event': events(['judgement', 'danger', 'on'], ['judgement', 'manageable', 'on']),
  'judgement.rests-on-event-not-in-case': at(
    ...['danger', 'manageable', 'contactBrokenDown', 'linkToIndexOffence', 'fairBalance'].map(rests),
    rests('noBreachEscalation'),
    ['events'],
  ),
  'judgement.rests-on-charge-not-relied-on': (parts) => ({
    inputs: [rests('danger'), ...parts.everyEvent('reliedOnForRecall')],
    follows: [],
  }),
  'judgement.reviews-condition-not-on-licence': at(
    ['judgement', 'conditionReviews'],
    ['licence', 'conditions'],
  ),
  'judgement.containment-statement-without-reasons': at(
    ['judgement', 'manageable', 'nothingAvailableNowWouldContainIt'],
    ['judgement', 'manageable', 'reasoned'],
  ),
  'criteria.without-reasons': at(
    ...RECALL_CRITERIA.flatMap((name) =>
      ['answer', 'reasoned', 'named'].map((member) => ['judgement', 'criteria', name, member]),
    ),
  ),
  'criteria.out-of-touch-without-attempts': at(
    ['judgement', 'criteria', 'out-of-touch', 'answer'],
    ['judgement', 'contactBrokenDown', 'attemptsRecorded'],
  ),
  'contact.broken-down-without-attempts': at(
    ['judgement', 'contactBrokenDown', 'answer'],
    ['judgement', 'contactBrokenDown', 'attemptsRecorded'],
  ),
  'measures.inadequate-without-reason': at(
    ...RUNGS.flatMap((rung) =>
      ['state', 'reasoned'].map((member) => ['judgement', 'measures', rung, member]),
    ),
  ),
  'escalation.without-checks': at(
    ['judgement', 'noBreachEscalation', 'reliedOn'],
    ['judgement', 'noBreachEscalation', 'checksRecorded'],
    ['judgement', 'noBreachEscalation', 'contactRecorded'],
  ),
  'incidents.told-differently': (parts) => ({
    inputs: ['incidentId', 'role', 'fault'].flatMap((name) => parts.everyEvent(name)),
    follows: [],
  }),
  'decision.in-approved-premises': at(['judgement', 'circumstances', 'inApprovedPremises']),
  'recall.dates-out-of-order': (parts) => ({
    inputs: [
      ...recalled('revokedOn', 'returnedToCustodyOn', 'cancelledOn', 'reReleasedOn', 'diedOn'),
      ...parts.everySentence('date'),
    ],
    follows: [],
  }),
  'recall.dated-after-decision-day': recall(
    'revokedOn',
    'returnedToCustodyOn',
    'cancelledOn',
    'reReleasedOn',
    'diedOn',
  ),
  'recall.days-at-large-disagree': recall('daysAtLargeBeforeReturn', 'revokedOn', 'returnedToCustodyOn'),
  'recall.kind': () => ({
    inputs: recalled('power', 'type', 'lengthDays'),
    follows: [{ question: 'recall-type' }],
  }),
  'recall.converted': () => ({ inputs: [], follows: [{ question: 'conversion' }] }),
  'recall.days-in-order': (parts) => ({
    inputs: [...recalled('revokedOn', 'returnedToCustodyOn'), ...parts.everySentence('date')],
    follows: [],
  }),
  'recall.returned-by-conversion': recall('returnedToCustodyOn'),
  'recall.revoked-before-conversion': recall('revokedOn', 'returnedToCustodyOn'),
  'recall.made-under-section-254': recall('power'),
  'recall.made-under-section-255': recall('power'),
  'recall.issued-outside-law': () => ({
    inputs: recalled('power', 'type', 'lengthDays'),
    follows: [{ question: 'recall-type' }],
  }),
  'recall.fixed-term': () => ({
    inputs: recalled('type', 'power', 'lengthDays'),
    follows: [{ question: 'recall-type' }],
  }),
  'recall.over': at(
    ...recalled('cancelledOn', 'reReleasedOn', 'diedOn', 'daysAtLargeBeforeReturn'),
    ...EXPIRY,
  ),
  'recall.type-under-56-day-law': (parts) => ({ inputs: parts.everySentence('type'), follows: [] }),
  'case.recall-type': () => ({ inputs: [], follows: [{ question: 'recall-type' }] }),
  'recall.charged-after': recall('chargedAfterRecall'),
  'recall.later-determination': at(
    ['recall', 'laterDetermination', 'made'],
    ['recall', 'removedFromAutomaticRelease'],
  ),
  'recall.returned-on': recall('returnedToCustodyOn'),
  'recall.custodial-period-ends': at(['licence', 'release', 'custodialPeriodEndsOn']),
  'recall.expiry': at(...EXPIRY),
  'recall.days-at-large': recall('daysAtLargeBeforeReturn', 'revokedOn', 'returnedToCustodyOn'),
  'recall.sentence-days': (parts) => ({ inputs: parts.everySentence('length'), follows: [] }),
};
