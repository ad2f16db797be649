import { VARIATIONS } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, no, not, oneOf, ruleSet, yes } from '../law/language.ts';

const inForce = yes('condition.in-force');
const protective = oneOf('condition.protects', ['victim', 'child', 'victim-and-child']);
const open = all(inForce, not(protective));
const servesNone = no('condition.serves-its-purpose');
const victimUnheard = all(yes('condition.victim-on-licence'), no('condition.victim-view-recorded'));
const purposes = cite('cja2003-s250', '(8): protect the public, prevent re-offending, secure re-integration');
const inferred = { mark: 'inference', confidence: 'high', from: COVERAGE_FROM } as const;

/**
 * One condition of the licence as a lesser measure: could it be varied or lifted? Only a named person with reasons says that
 * it no longer serves a purpose of the licence. Who has the power to vary is not said: no source of it has been checked.
 */
export const variation = ruleSet('variation', {
  asks: 'Could this condition be varied or lifted?',
  subject: 'condition',
  hit: 'one-answer',
  answers: VARIATIONS,
  rules: {
    'VA-1': {
      cite: [cite('si-2015-337', 'conditions of the licence as issued')],
      ...inferred,
      when: no('condition.in-force'),
      gives: 'not-in-force',
    },
    'VA-2': {
      cite: [cite('reasoning', 'a condition that protects a victim or a child is never lifted'), purposes],
      ...inferred,
      when: all(inForce, protective),
      gives: 'protects-victim-or-child',
    },
    'VA-3': {
      cite: [purposes],
      ...inferred,
      when: all(open, yes('condition.serves-its-purpose')),
      gives: 'serves-its-purpose',
    },
    'VA-4': {
      cite: [
        cite('part-a-2026-03', 'part 8: victims and victim liaison'),
        cite('reasoning', 'where there is a victim, the view of victim liaison comes before any change'),
      ],
      ...inferred,
      when: all(open, servesNone, victimUnheard),
      gives: 'victim-view-first',
    },
    'VA-5': {
      cite: [purposes],
      ...inferred,
      when: all(open, servesNone, not(victimUnheard)),
      gives: 'may-be-proposed',
    },
  },
});
