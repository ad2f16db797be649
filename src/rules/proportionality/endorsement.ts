import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, no, ruleSet, yes } from '../law/language.ts';

const form = { mark: 'official-form', confidence: 'high', from: COVERAGE_FROM } as const;
const outOfHours = {
  cite: [
    cite('recall-service', 'out of hours: a flow with a rationale and decision of its own; purpose inferred'),
  ],
  mark: 'inference',
  confidence: 'medium',
  from: COVERAGE_FROM,
  when: yes('decision.out-of-hours'),
  gives: 'duty-manager-then-countersignature',
} as const;

/** Who must agree to a request for recall, in order. It never holds up threshold, necessity or response. */
export const endorsementOfRecall = ruleSet('endorsement-of-recall', {
  asks: 'Who must agree to recall?',
  subject: 'consideration',
  hit: 'one-answer',
  answers: ['senior-probation-officer-then-senior-manager', 'duty-manager-then-countersignature'],
  rules: {
    'EN-1': {
      cite: [cite('part-a-2026-03', 'part 24: line manager; then part 25: senior manager')],
      ...form,
      when: no('decision.out-of-hours'),
      gives: 'senior-probation-officer-then-senior-manager',
    },
    'EN-2': outOfHours,
  },
});

/** Who must agree to a decision not to recall, in order: it is recorded and endorsed as a recall is. */
export const endorsementOfNoRecall = ruleSet('endorsement-of-no-recall', {
  asks: 'Who must agree to a decision not to recall?',
  subject: 'consideration',
  hit: 'one-answer',
  answers: [
    'senior-probation-officer',
    'senior-probation-officer-then-senior-manager',
    'duty-manager-then-countersignature',
  ],
  rules: {
    'EN-3': {
      cite: [cite('recall-service', 'the senior probation officer records the decision and its rationale')],
      ...form,
      when: all(no('decision.out-of-hours'), no('decisions.earlier-not-to-recall')),
      gives: 'senior-probation-officer',
    },
    'EN-4': {
      cite: [
        cite('recall-service', 'page text: a senior manager endorses from the second decision not to recall'),
      ],
      ...form,
      when: all(no('decision.out-of-hours'), yes('decisions.earlier-not-to-recall')),
      gives: 'senior-probation-officer-then-senior-manager',
    },
    'EN-5': outOfHours,
  },
});
