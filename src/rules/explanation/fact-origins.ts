import { FACTS, type FactName } from '../facts/vocabulary.ts';
import type { SentenceInputs, StatutoryFlags } from '../inputs.ts';
import { HARM_GROUPS, RUNGS, type RecallCriterion } from '../vocabularies.ts';
import type { Follows, InputPath, Origin, Parts, Place } from './fact-sources.ts';
import { RECORD_ORIGINS } from './record-origins.ts';

/** Where a fact of a subject comes from in a case. */
export type OriginOf = (parts: Parts, place: Place) => Origin;

const NONE: Origin = { inputs: [], follows: [] };
const given = (...inputs: readonly InputPath[]): Origin => ({ inputs, follows: [] });
const at =
  (...path: InputPath): OriginOf =>
  () =>
    given(path);
const follows = (...of: readonly Follows[]): Origin => ({ inputs: [], follows: of });
const from =
  (question: Follows['question']): OriginOf =>
  () =>
    follows({ question });

const ofEvent =
  (...path: InputPath): OriginOf =>
  (parts, place) =>
    given(parts.event(place, ...path));
const ofCondition =
  (...names: readonly string[]): OriginOf =>
  (parts, place) =>
    given(...unique(names.map((name) => parts.condition(place, name))));
const ofSentence =
  (...path: InputPath): OriginOf =>
  (parts, place) =>
    given(parts.sentence(place, ...path));
const ofEverySentence =
  (...path: InputPath): OriginOf =>
  (parts) =>
    given(...parts.everySentence(...path));
// A place in the list itself stands for sentences that nobody has given.
const NOT_GIVEN: readonly SentenceInputs[] = [{ id: '' }];

// One confirmation settles every flag that is not stated.
const flagged =
  (flag: keyof StatutoryFlags): OriginOf =>
  (parts, place) =>
    given(
      ...(parts.inputs.licence?.sentences ?? NOT_GIVEN)
        .filter(({ id }) => place.sentence === undefined || place.sentence === id)
        .flatMap((sentence) => {
          const stated = parts.sentence({ sentence: sentence.id }, 'flags', flag);
          const confirmed = sentence.flags?.othersConfirmedAbsent === true;
          return confirmed && sentence.flags?.[flag] === undefined
            ? [parts.sentence({ sentence: sentence.id }, 'flags', 'othersConfirmedAbsent')]
            : [stated];
        }),
    );

const criterion = (name: RecallCriterion): OriginOf => vouched('judgement', 'criteria', name);
// Such an answer counts only with reasons and a name.
function vouched(...path: InputPath): OriginOf {
  return () => given([...path, 'answer'], [...path, 'reasoned'], [...path, 'named']);
}

const danger = (name: string): OriginOf => at('judgement', 'danger', name);
const everyMeasure: OriginOf = () => ({
  inputs: [
    ['judgement', 'measures'],
    ['judgement', 'manageable', 'with'],
  ],
  follows: RUNGS.map((rung): Follows => ({ question: 'measure', subject: rung })),
});
const chargeOf =
  (...names: readonly string[]): OriginOf =>
  (parts, place) => ({
    inputs: names.flatMap((name) =>
      place.event === undefined ? parts.everyEvent(name) : [parts.event(place, name)],
    ),
    follows: [],
  });
const lengths: OriginOf = (parts) =>
  given(...['length', 'relation', 'date', 'type'].flatMap((name) => parts.everySentence(name)));

const touchesProtected: OriginOf = (parts, place) => {
  const touched = parts.inputs.events?.find(({ id }) => id === place.event)?.conditions ?? [];
  return given(
    parts.event(place, 'conditions'),
    ...touched.map((condition) => parts.condition({ condition }, 'protects')),
  );
};

// Most types name the person as the one who acted: then the type says it.
const role: OriginOf = (parts, place) => {
  const told = parts.inputs.events?.find(({ id }) => id === place.event)?.role;
  return given(parts.event(place, 'role'), ...(told === undefined ? [parts.event(place, 'type')] : []));
};

/** Where every fact that a rule may read comes from. A fact that is not here does not compile. */
const ORIGINS: Readonly<Record<FactName, OriginOf>> = {
  ...RECORD_ORIGINS,
  'event.type': ofEvent('type'),
  'event.evidence-status': ofEvent('evidenceStatus'),
  'event.fault': ofEvent('fault'),
  'event.role': role,
  'event.corroborated': ofEvent('corroborated'),
  'event.court-order-breached': ofEvent('courtOrderBreached'),
  'event.remaining-facts-stand': ofEvent('remainingFactsStand'),
  'event.equipment-fault': ofEvent('monitoringChecks', 'equipmentFault'),
  'event.signal-lost': ofEvent('monitoringChecks', 'signalLost'),
  'event.charge-history-explains': ofEvent('monitoringChecks', 'chargeHistoryExplains'),
  'event.no-access-to-power': ofEvent('monitoringChecks', 'noAccessToPower'),
  'event.test-stands': (parts, place) =>
    given(...unique([parts.event(place, 'test', 'stage'), parts.event(place, 'test', 'disputed')])),
  'event.test-prescribed': ofEvent('test', 'prescribed'),
  'event.conduct': (_parts, { event }) =>
    follows({ question: 'event-conduct', ...(event === undefined ? {} : { subject: event }) }),
  'event.occurred-before-release': (parts, place) =>
    given(parts.event(place, 'occurredOn'), ['licence', 'release', 'date']),
  'event.occurred-after-decision-day': ofEvent('occurredOn'),
  'event.touches-victim-condition': touchesProtected,
  'event.touches-child-condition': touchesProtected,
  'case.events': at('events'),
  'touch.concerns': ofEvent('conditions'),
  'touch.on-licence': at('licence', 'conditions'),
  'touch.in-force': (parts, place) =>
    given(
      parts.event(place, 'occurredOn'),
      ...unique([parts.condition(place, 'inForceFrom'), parts.condition(place, 'inForceTo')]),
    ),
  'touch.no-offence-condition': ofCondition('policyVersion', 'code', 'category'),
  'touch.grounds': (_parts, { condition }) =>
    follows({ question: 'condition-breach', ...(condition === undefined ? {} : { subject: condition }) }),
  'condition.in-force': ofCondition('inForceFrom', 'inForceTo'),
  'condition.protects': ofCondition('protects'),
  'condition.in-catalogue': ofCondition('policyVersion', 'code', 'category'),
  'condition.serves-its-purpose': (parts, place) =>
    given(...['answer', 'reasoned', 'named'].flatMap((name) => parts.reviews(place, name))),
  'condition.victim-on-licence': (parts) =>
    given(['licence', 'victimInContact'], ...parts.everyCondition('protects')),
  'condition.victim-view-recorded': (parts, place) =>
    given(...parts.reviews(place, 'victimLiaisonViewRecorded')),
  'case.breach': from('case-breach'),
  'danger.present': danger('answer'),
  'danger.to-somebody': danger('toWhom'),
  'danger.kind': danger('what'),
  'danger.likelihood': danger('howLikely'),
  'danger.soon': danger('howSoon'),
  'danger.manageable': at('judgement', 'manageable', 'answer'),
  // It counts only with reasons, and only beside an answer that the danger cannot be managed.
  'danger.cannot-be-contained-now': () =>
    given(
      ['judgement', 'manageable', 'nothingAvailableNowWouldContainIt'],
      ['judgement', 'manageable', 'reasoned'],
      ['judgement', 'manageable', 'answer'],
    ),
  'contact.broken-down': at('judgement', 'contactBrokenDown', 'answer'),
  'criterion.behaviour-similar-to-index-offence': criterion('behaviour-similar-to-index-offence'),
  'criterion.behaviour-leading-to-sexual-or-violent-offence': criterion(
    'behaviour-leading-to-sexual-or-violent-offence',
  ),
  'criterion.behaviour-likely-to-result-in-sexual-or-violent-offence': criterion(
    'behaviour-likely-to-result-in-sexual-or-violent-offence',
  ),
  'criterion.out-of-touch': criterion('out-of-touch'),
  'danger.rests-on-conduct': ({ inputs: { events, judgement } }) => ({
    inputs: [['judgement', 'danger', 'restsOnEvents']],
    follows: (events ?? [])
      .filter(({ id }) => judgement?.danger?.restsOnEvents?.includes(id))
      .map(({ id }): Follows => ({ question: 'event-conduct', subject: id })),
  }),
  'link.to-index-offence': vouched('judgement', 'linkToIndexOffence'),
  'balance.fair': vouched('judgement', 'fairBalance'),
  'escalation.relied-on': at('judgement', 'noBreachEscalation', 'reliedOn'),
  'escalation.recorded': () =>
    given(
      ['judgement', 'noBreachEscalation', 'checksRecorded'],
      ['judgement', 'noBreachEscalation', 'contactRecorded'],
    ),
  'escalation.on-other-facts': ({ inputs: { judgement }, event }) => ({
    inputs: [
      ['judgement', 'noBreachEscalation', 'restsOnAssessments'],
      ['judgement', 'noBreachEscalation', 'restsOnEvents'],
      ...(judgement?.noBreachEscalation?.restsOnEvents ?? []).map((id) => event({ event: id }, 'type')),
    ],
    follows: [{ question: 'case-breach' }],
  }),
  'case.escalation': from('no-breach-escalation'),
  'case.limb-met': from('limb'),
  'case.threshold': from('threshold'),
  'case.necessity': from('necessity'),
  'case.recall': from('recall'),
  'measure.prompted': (parts) => ({
    inputs: [
      ...parts.everyEvent('type'),
      ['licence', 'needs'],
      ['judgement', 'noBreachEscalation', 'reliedOn'],
    ],
    follows: [],
  }),
  'measure.record': (_parts, { rung = '' }) => measureRecord(rung),
  'measure.suffices': (_parts, { rung = '' }) => measureRecord(rung),
  'case.measure-suffices': everyMeasure,
  'case.lowest-measure': everyMeasure,
  'case.measure-unconsidered': everyMeasure,
  'case.adequate-measure-outside-list': everyMeasure,
  'case.adequate-measure-recorded': everyMeasure,
  'need.self-harm': at('licence', 'needs'),
  'harm.recorded-low': () =>
    given(...HARM_GROUPS.map((group) => ['licence', 'rosh', group]), ['judgement', 'danger', 'toWhom']),
  'judgement.rests-on-nothing': () =>
    given(
      ...['danger', 'manageable'].flatMap((name) =>
        ['restsOnEvents', 'restsOnAssessments'].map((member) => ['judgement', name, member]),
      ),
    ),
  'sentence.type': ofSentence('type'),
  'sentence.referred-244zb': flagged('referredUnder244ZB'),
  'sentence.supervision-failure-began': ofSentence('supervisionFailureBegan'),
  'licence.expired': at('licence', 'expiry'),
  'licence.ended': at('licence', 'ending'),
  'licence.protects-victim': (parts) => given(...parts.everyCondition('protects')),
  'licence.days-left': at('licence', 'expiry'),
  'person.died': at('licence', 'ending'),
  'person.age': at('licence', 'ageOnDecisionDay'),
  'case.gate': (parts) => ({
    inputs: [],
    follows: (parts.inputs.licence?.sentences ?? []).map(
      ({ id }): Follows => ({ question: 'sentence-gate', subject: id }),
    ),
  }),
  'case.sentence-group': ofEverySentence('type'),
  'case.only-youth-sentences': ofEverySentence('type'),
  'case.sentence-months': lengths,
  'case.sentence-relations': lengths,
  'case.sentence-dates': lengths,
  'case.mixed-sentence-structure': lengths,
  'case.particular-concern': ofEverySentence('type'),
  'case.discretionary-conditional-release': ofEverySentence('type'),
  'case.schedule-19aa': flagged('schedule19aaOffence'),
  'case.terrorist-247a': flagged('terroristOffence247a'),
  'case.national-security': flagged('nationalSecurityOffence'),
  'case.repatriated-for-murder': flagged('repatriatedForMurder'),
  'case.foreign-power-threat': flagged('foreignPowerThreatRisk'),
  'case.determination-255ba5': at('licence', 'determination255BA5', 'made'),
  'mappa.level': () => given(['licence', 'mappa', 'status'], ['licence', 'mappa', 'level']),
  'mappa.category': () => given(['licence', 'mappa', 'status'], ['licence', 'mappa', 'category']),
  'charge.relied-on': chargeOf('evidenceStatus', 'reliedOnForRecall'),
  'charge.relied-on-unconvicted': chargeOf('evidenceStatus', 'reliedOnForRecall'),
  'charge.relied-on-serious': chargeOf('evidenceStatus', 'reliedOnForRecall', 'seriousOffence'),
  'release.on-curfew': at('licence', 'release', 'provision'),
  'release.curfew-in-force': at('licence', 'release', 'curfewEndsOn'),
  'case.cannot-be-monitored': (parts) => given(...parts.everyEvent('type')),
  'decision.out-of-hours': at('judgement', 'circumstances', 'outOfHours'),
  'decisions.earlier-not-to-recall': () =>
    given(
      ['judgement', 'earlierDecisions', 'notToRecallSinceRelease'],
      ['judgement', 'earlierDecisions', 'mayBeHeldElsewhere'],
      ['licence', 'incompleteLookUps'],
    ),
};

function measureRecord(rung: string): Origin {
  const measure: InputPath = ['judgement', 'measures', rung];
  return given([...measure, 'state'], [...measure, 'reasoned'], ['judgement', 'manageable', 'with']);
}

function unique(paths: readonly InputPath[]): readonly InputPath[] {
  return [...new Map(paths.map((path) => [path.join('\u0000'), path])).values()];
}

const isFactName = (fact: string): fact is FactName => Object.hasOwn(FACTS, fact);

/** Where a fact of a subject comes from. A fact of another book that this source does not know comes from nowhere. */
export function originOf(parts: Parts, fact: string, place: Place): Origin {
  return isFactName(fact) ? ORIGINS[fact](parts, place) : NONE;
}
