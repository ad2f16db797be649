import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, is, no, ruleSet, yes } from '../law/language.ts';

const finding = { mark: 'inference', confidence: 'high', from: COVERAGE_FROM } as const;
const own = (at: string) => [cite('reasoning', at)] as const;
const catalogue = { mark: 'practice', confidence: 'high', from: COVERAGE_FROM } as const;

/** An event that does not fit the licence or the day. */
export const eventQuality = ruleSet('event-quality', {
  asks: 'Does the event fit the licence and the day of the decision?',
  subject: 'event',
  hit: 'each',
  answers: ['event-before-release', 'event-after-decision-day'],
  rules: {
    'QF-8': {
      cite: own('an event before release cannot breach this licence'),
      ...finding,
      when: yes('event.occurred-before-release'),
      gives: 'event-before-release',
    },
    'QF-37': {
      cite: own('what came after the day of the decision was not known on it'),
      ...finding,
      when: yes('event.occurred-after-decision-day'),
      gives: 'event-after-decision-day',
    },
  },
});

/** A condition named by an event that the licence never had, or not on that day. */
export const touchQuality = ruleSet('touch-quality', {
  asks: 'Was the condition on the licence and in force?',
  subject: 'touch',
  hit: 'each',
  answers: ['condition-not-on-licence', 'condition-not-in-force'],
  rules: {
    'QF-9': {
      cite: own('test the licence as issued'),
      ...finding,
      when: all(yes('touch.concerns'), no('touch.on-licence')),
      gives: 'condition-not-on-licence',
    },
    'QF-10': {
      cite: own('test the licence as it stood on the day of the event'),
      ...finding,
      when: all(yes('touch.concerns'), yes('touch.on-licence'), no('touch.in-force')),
      gives: 'condition-not-in-force',
    },
  },
});

/** A condition of the licence that the catalogue of conditions reads otherwise, or cannot read. */
export const conditionQuality = ruleSet('condition-quality', {
  asks: 'Can the condition be read by its policy version and code?',
  subject: 'condition',
  hit: 'each',
  answers: [
    'condition-category-disagrees',
    'condition-code-not-of-that-policy-version',
    'condition-code-not-recognised',
    'condition-policy-version-not-recognised',
    'condition-policy-version-unknown',
  ],
  rules: {
    'QF-38': {
      cite: [cite('policy-catalogue', 'standard and additional conditions')],
      ...catalogue,
      when: is('condition.in-catalogue', 'recognised-in-another-category'),
      gives: 'condition-category-disagrees',
    },
    'QF-39': {
      cite: [cite('policy-catalogue', 'codes by policy version')],
      ...catalogue,
      when: is('condition.in-catalogue', 'code-of-another-version'),
      gives: 'condition-code-not-of-that-policy-version',
    },
    'QF-40': {
      cite: [cite('policy-catalogue', 'codes of every policy version')],
      ...catalogue,
      when: is('condition.in-catalogue', 'code-not-recognised'),
      gives: 'condition-code-not-recognised',
    },
    'QF-41': {
      cite: [cite('policy-catalogue', 'policy versions')],
      ...catalogue,
      when: is('condition.in-catalogue', 'version-not-recognised'),
      gives: 'condition-policy-version-not-recognised',
    },
    'QF-42': {
      cite: [cite('policy-catalogue', 'the same code has different meanings in different versions')],
      ...catalogue,
      when: is('condition.in-catalogue', 'version-not-told'),
      gives: 'condition-policy-version-unknown',
    },
  },
});
