import { CONDUCTS } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, any, cite, is, no, not, oneOf, ruleSet, yes } from '../law/language.ts';

const byRow = (at: string) => [cite('taxonomy', at)] as const;
const practice = { mark: 'practice', confidence: 'high', from: COVERAGE_FROM } as const;
const form = { mark: 'official-form', confidence: 'high', from: COVERAGE_FROM } as const;
const inference = { mark: 'inference', confidence: 'medium', from: COVERAGE_FROM } as const;

const chosen = is('event.fault', 'chosen');
const noFault = is('event.fault', 'no-fault');
// Intelligence counts for nothing until a person has assessed it (DPA 2018 s.38: fact and opinion are kept apart).
const intelligence = is('event.evidence-status', 'intelligence');
const unsupported = all(intelligence, no('event.corroborated'));
const stands = not(unsupported);
const ended = oneOf('event.evidence-status', ['nfa', 'discontinued', 'acquitted']);

const neverABreach = oneOf('event.type', [
  'missed-appointment-good-reason',
  'hdc-cannot-monitor',
  'polygraph-significant-response',
  'mental-health-crisis-or-self-harm',
]);
const breachIfChosen = oneOf('event.type', [
  'missed-appointment-no-good-reason',
  'repeated-absence-contactable',
  'lost-contact',
  'home-visit-refused-or-missed',
  'left-approved-address',
  'accommodation-lost',
  'attended-intoxicated-or-abusive',
  'polygraph-refused-or-sabotaged',
  'unapproved-work',
  'travel-abroad-without-permission',
  'name-or-contact-not-notified',
  'approved-premises-rule-breach',
]);
const alert = oneOf('event.type', [
  'exclusion-zone-entry',
  'tag-flat-or-signal-lost',
  'tag-tamper',
  'hdc-curfew-absence',
]);
const alertExplained = any(
  yes('event.equipment-fault'),
  yes('event.signal-lost'),
  yes('event.charge-history-explains'),
  yes('event.no-access-to-power'),
);
const test = is('event.type', 'positive-test-or-disclosed-use');
const testCounts = all(yes('event.test-stands'), no('event.test-prescribed'));
const contact = is('event.type', 'prohibited-contact-or-undisclosed-relationship');
const incident = oneOf('event.type', ['threats-or-harassment-not-charged', 'domestic-abuse-call-out']);
const perpetrator = is('event.role', 'alleged-perpetrator');
const stage = oneOf('event.type', [
  'arrest-bail-or-rui',
  'charged-minor-unrelated',
  'charged-serious-or-index-like',
  'caution-or-conviction',
]);
const endedStage = is('event.type', 'nfa-discontinued-or-acquitted');
const orderBreach = is('event.type', 'order-or-notification-breach');
const riskRise = is('event.type', 'risk-rise-no-breach');
const nothingAlleged = is('event.evidence-status', 'no-criminal-process');
const remaining = yes('event.remaining-facts-stand');
const afterTheEnd = any(endedStage, all(orderBreach, ended));

/**
 * What was this event: further offending, non-compliance, or neither? Type, evidence status, fault, verification and
 * role decide together. The category never decides the response.
 */
export const conduct = ruleSet('conduct', {
  asks: 'What was this event?',
  subject: 'event',
  hit: 'one-answer',
  answers: CONDUCTS,
  rules: {
    'CO-1': {
      cite: [
        ...byRow('types 1, 16, 25 and 30'),
        cite('recall-service', 'acceptable absence; inability to monitor'),
      ],
      ...form,
      when: neverABreach,
      gives: 'neither',
    },
    'CO-2': {
      cite: byRow('intelligence only: seek corroboration'),
      ...inference,
      when: all(not(any(neverABreach, stage, endedStage)), unsupported),
      gives: 'neither',
    },
    'CO-3': {
      cite: byRow('types 2 to 7, 9, 24, 26 to 29: chosen'),
      ...form,
      when: all(breachIfChosen, stands, chosen),
      gives: 'non-compliance',
    },
    'CO-4': {
      cite: [cite('jorgensen', '[25]'), ...byRow('no fault makes it neither')],
      mark: 'statute',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(any(breachIfChosen, test, contact), stands, noFault),
      gives: 'neither',
    },
    'CO-5': {
      cite: [cite('enforcement-monitoring', 'verify equipment, signal, charge history and access to power')],
      ...practice,
      when: all(alert, stands, alertExplained),
      gives: 'neither',
    },
    'CO-6': {
      cite: [cite('enforcement-monitoring', 'verified alert'), ...byRow('types 11 to 13 and 15')],
      ...practice,
      when: all(alert, stands, not(alertExplained), chosen),
      gives: 'non-compliance',
    },
    'CO-7': {
      cite: [cite('jorgensen', '[25]'), ...byRow('types 11 to 13 and 15: transit, medical, emergency')],
      ...inference,
      when: all(alert, stands, noFault),
      gives: 'neither',
    },
    'CO-8': {
      cite: byRow('type 8: a prescribed medicine, or a result that does not stand'),
      ...inference,
      when: all(test, stands, not(testCounts)),
      gives: 'neither',
    },
    'CO-9': {
      cite: byRow('type 8: relapse or use, not further offending'),
      ...inference,
      when: all(test, stands, testCounts, chosen),
      gives: 'non-compliance',
    },
    'CO-10': {
      cite: byRow('type 10: further offending where an order is breached too'),
      mark: 'unverified',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: all(contact, stands, chosen, yes('event.court-order-breached')),
      gives: 'further-offending',
    },
    'CO-11': {
      cite: byRow('type 10'),
      ...form,
      when: all(contact, stands, chosen, no('event.court-order-breached')),
      gives: 'non-compliance',
    },
    'CO-12': {
      cite: byRow('types 14 and 17: alleged perpetrator'),
      ...inference,
      when: all(incident, stands, perpetrator),
      gives: 'further-offending',
    },
    'CO-13': {
      cite: byRow('types 14 and 17: being a victim or witness is never a breach'),
      ...inference,
      when: all(incident, not(perpetrator)),
      gives: 'neither',
    },
    'CO-14': {
      cite: byRow(
        'types 18 to 21: arrest is alleged, charge is charged, caution and conviction are established',
      ),
      ...practice,
      when: stage,
      gives: 'further-offending',
    },
    'CO-15': {
      cite: byRow('type 22: good behaviour on the remaining facts'),
      ...inference,
      when: all(afterTheEnd, remaining, chosen),
      gives: 'non-compliance',
    },
    'CO-16': {
      cite: byRow('type 22: neither, once nothing remains or where there was no fault'),
      ...inference,
      when: all(afterTheEnd, any(not(remaining), noFault)),
      gives: 'neither',
    },
    'CO-17': {
      cite: byRow('type 23: an offence from the outset'),
      mark: 'unverified',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: all(orderBreach, not(ended), stands),
      gives: 'further-offending',
    },
    'CO-18': {
      cite: [cite('quilligan', 'risk without breach'), ...byRow('type 31: no conduct alleged')],
      ...inference,
      when: all(riskRise, nothingAlleged),
      gives: 'neither',
    },
    'CO-19': {
      cite: [...byRow('type 31: conduct alleged')],
      ...inference,
      when: all(riskRise, not(nothingAlleged), stands),
      gives: 'further-offending',
    },
  },
});
