import { URGENCIES } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, is, not, oneOf, ruleSet, yes } from '../law/language.ts';

const imminentSeriousHarm = all(
  yes('danger.present'),
  oneOf('danger.kind', ['serious-harm', 'both']),
  is('danger.soon', 'imminent'),
);
const indeterminate = is('case.sentence-group', 'indeterminate');

/** Emergency or standard: a person's answer about imminent serious harm; indeterminate recalls are always emergency. Independent of recall type. */
export const urgency = ruleSet('urgency', {
  asks: 'Emergency or standard?',
  subject: 'case',
  hit: 'one-answer',
  answers: URGENCIES,
  rules: {
    'UR-1': {
      cite: [
        cite('recall-statistics', 'processes: indeterminate is always emergency'),
        cite('part-a-2026-03', 'part 1'),
      ],
      mark: 'official-form',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: indeterminate,
      gives: 'emergency',
    },
    'UR-2': {
      cite: [cite('recall-framework', 'risk of serious harm high or very high and imminent')],
      mark: 'unverified',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: imminentSeriousHarm,
      gives: 'emergency',
    },
    'UR-3': {
      cite: [cite('reasoning', 'no imminent serious harm by a person’s answer')],
      mark: 'inference',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(not(indeterminate), not(imminentSeriousHarm)),
      gives: 'standard',
    },
  },
});
