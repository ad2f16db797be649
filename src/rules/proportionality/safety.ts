import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, any, cite, is, oneOf, ruleSet, yes } from '../law/language.ts';

const managedActively = any(oneOf('mappa.level', ['2', '3']), is('mappa.category', '4'));
const seriousHarm = all(yes('danger.present'), oneOf('danger.kind', ['serious-harm', 'both']));
const imminentHarm = all(seriousHarm, is('danger.soon', 'imminent'));
const whereaboutsUnknown = oneOf('event.type', ['lost-contact', 'left-approved-address']);
const safety = { mark: 'inference', confidence: 'medium', from: COVERAGE_FROM } as const;
const responses = [cite('taxonomy', 'usual first response')] as const;

/** Safety actions that an event calls for, whatever the outcome. */
export const eventSafety = ruleSet('event-safety', {
  asks: 'Which safety actions does this event call for?',
  subject: 'event',
  hit: 'each',
  answers: [
    'tell-the-police',
    'tell-the-victim-liaison-officer',
    'make-a-safeguarding-referral',
    'consider-marac',
    'consult-mappa',
    'arrange-a-welfare-check',
    'warn-of-self-harm-risk',
    'review-risk-of-serious-harm-today',
  ],
  rules: {
    'SA-1': {
      cite: responses,
      ...safety,
      when: any(
        oneOf('event.type', [
          'tag-tamper',
          'threats-or-harassment-not-charged',
          'prohibited-contact-or-undisclosed-relationship',
          'domestic-abuse-call-out',
          'order-or-notification-breach',
        ]),
        all(whereaboutsUnknown, seriousHarm),
      ),
      gives: 'tell-the-police',
    },
    'SA-2': {
      cite: responses,
      ...safety,
      when: any(
        is('event.type', 'prohibited-contact-or-undisclosed-relationship'),
        yes('event.touches-victim-condition'),
        all(whereaboutsUnknown, yes('licence.protects-victim')),
      ),
      gives: 'tell-the-victim-liaison-officer',
    },
    'SA-3': {
      cite: responses,
      ...safety,
      when: any(
        oneOf('event.type', [
          'prohibited-contact-or-undisclosed-relationship',
          'threats-or-harassment-not-charged',
          'domestic-abuse-call-out',
          'order-or-notification-breach',
        ]),
        yes('event.touches-child-condition'),
      ),
      gives: 'make-a-safeguarding-referral',
    },
    'SA-4': {
      cite: responses,
      ...safety,
      when: oneOf('event.type', ['threats-or-harassment-not-charged', 'domestic-abuse-call-out']),
      gives: 'consider-marac',
    },
    'SA-5': {
      cite: responses,
      ...safety,
      when: oneOf('event.type', ['risk-rise-no-breach', 'charged-serious-or-index-like']),
      gives: 'consult-mappa',
    },
    'SA-6': {
      cite: responses,
      ...safety,
      when: oneOf('event.type', ['lost-contact', 'accommodation-lost', 'mental-health-crisis-or-self-harm']),
      gives: 'arrange-a-welfare-check',
    },
    'SA-7': {
      cite: responses,
      ...safety,
      when: is('event.type', 'mental-health-crisis-or-self-harm'),
      gives: 'warn-of-self-harm-risk',
    },
    'SA-8': {
      cite: responses,
      ...safety,
      when: oneOf('event.type', [
        'threats-or-harassment-not-charged',
        'domestic-abuse-call-out',
        'arrest-bail-or-rui',
        'charged-serious-or-index-like',
        'order-or-notification-breach',
        'risk-rise-no-breach',
      ]),
      gives: 'review-risk-of-serious-harm-today',
    },
  },
});

/** Safety actions that the case as a whole calls for, whatever the outcome. */
export const caseSafety = ruleSet('case-safety', {
  asks: 'Which safety actions does the case call for?',
  subject: 'case',
  hit: 'each',
  answers: [
    'tell-the-police',
    'consult-mappa',
    'warn-of-self-harm-risk',
    'review-risk-of-serious-harm-today',
  ],
  rules: {
    'SA-9': { cite: responses, ...safety, when: imminentHarm, gives: 'tell-the-police' },
    'SA-10': { cite: responses, ...safety, when: managedActively, gives: 'consult-mappa' },
    'SA-11': {
      cite: [cite('part-a-2026-03', 'part 11: vulnerabilities the recall could affect')],
      ...safety,
      when: yes('need.self-harm'),
      gives: 'warn-of-self-harm-risk',
    },
    'SA-12': {
      cite: [cite('part-a-2026-03', 'part 14: risk of serious harm now')],
      ...safety,
      when: imminentHarm,
      gives: 'review-risk-of-serious-harm-today',
    },
  },
});
