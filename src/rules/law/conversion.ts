import { CONVERSIONS } from '../answer.ts';
import { all, any, cite, is, no, not, oneOf, ruleSet, yes } from './language.ts';

const from = '2026-03-31';
const before = yes('recall.revoked-before-conversion');
const standard = all(yes('recall.made-under-section-254'), no('recall.fixed-term'));
// A fixed term whose automatic release was withdrawn is a standard recall, of which no rule on conversion is known.
const withdrawn = all(
  yes('recall.made-under-section-254'),
  yes('recall.fixed-term'),
  yes('recall.later-determination'),
);
const running = no('recall.over');
const eligible = is('recall.type-under-56-day-law', 'fixed-term-56-mandatory');
const referred = is('recall.type-under-56-day-law', 'refer-to-specialist');
const waves = cite('release-dates-service', 'waves of the 56-day release');
const regulation = cite('si-2026-86', 'reg 4, text not checked');

/**
 * Was a standard recall made before 31 March 2026 brought within the 56-day release? A question about an existing recall,
 * not about a new one; it rests on the parameters of the official release-date service, not on a text that was read.
 */
export const conversion = ruleSet('conversion', {
  asks: 'Was a standard recall brought within the 56-day release of 31 March 2026?',
  subject: 'case',
  hit: 'one-answer',
  answers: CONVERSIONS,
  rules: {
    'CV-1': {
      cite: [regulation, waves],
      mark: 'practice',
      confidence: 'medium',
      from,
      when: all(before, standard, running, eligible),
      gives: 'converted-to-56',
    },
    'CV-2': {
      cite: [cite('cja2003-s255A', '"on recalling a person"')],
      mark: 'inference',
      confidence: 'medium',
      from,
      when: not(before),
      gives: 'not-converted',
    },
    'CV-3': {
      cite: [
        regulation,
        cite('reasoning', 'no rule is known for a fixed term already running; it ended sooner'),
      ],
      mark: 'inference',
      confidence: 'low',
      from,
      when: all(not(standard), not(withdrawn)),
      gives: 'not-converted',
    },
    'CV-4': {
      cite: [regulation, waves],
      mark: 'inference',
      confidence: 'medium',
      from,
      when: not(running),
      gives: 'not-converted',
    },
    'CV-5': {
      cite: [regulation, cite('cja2003-s255BA', '(1): "eligible"')],
      mark: 'inference',
      confidence: 'medium',
      from,
      when: not(oneOf('recall.type-under-56-day-law', ['fixed-term-56-mandatory', 'refer-to-specialist'])),
      gives: 'not-converted',
    },
    'CV-7': {
      cite: [regulation, cite('reasoning', 'no rule is known for a recall that became standard')],
      mark: 'inference',
      confidence: 'low',
      from,
      when: all(before, withdrawn, running, eligible),
      gives: 'refer-to-specialist',
    },
    'CV-6': {
      cite: [cite('reasoning', 'what the law of that day refers is referred here')],
      mark: 'inference',
      confidence: 'medium',
      from,
      when: all(before, any(standard, withdrawn), running, referred),
      gives: 'refer-to-specialist',
    },
  },
});
