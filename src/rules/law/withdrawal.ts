import { WITHDRAWALS } from '../answer.ts';
import { COVERAGE_FROM } from './coverage.ts';
import { all, cite, is, no, not, oneOf, ruleSet, yes } from './language.ts';

const r2 = { from: '2024-04-02', until: '2025-09-02' } as const;
const r3 = { from: '2025-09-02', until: '2026-03-31' } as const;
const fromR4 = { from: '2026-03-31' } as const;
const made = yes('recall.later-determination');
const notMade = no('recall.later-determination');
const fixed = yes('recall.fixed-term');
const mandated = oneOf('case.recall-type', ['fixed-term-14-mandatory', 'fixed-term-28-mandatory']);
const adultFiftySix = is('case.recall-type', 'fixed-term-56-mandatory');
const furtherInformation = [cite('cja2003-s255B', '(8), (9)')] as const;

/**
 * Can automatic release be withdrawn after the recall, because the person is no longer suitable? The determination is an act
 * of the Secretary of State: it is taken from its maker and never computed. Once made, the recall is standard (s.255C).
 */
export const withdrawal = ruleSet('withdrawal', {
  asks: 'Can automatic release be withdrawn after the recall, or was it?',
  subject: 'case',
  hit: 'one-answer',
  answers: WITHDRAWALS,
  rules: {
    'WD-1': {
      cite: [...furtherInformation, cite('cja2003-s255BA', '(5), (9)(b), text not checked')],
      mark: 'statute',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(fixed, made),
      gives: 'made',
    },
    'WD-2': {
      cite: [cite('reasoning', 'only a fixed term ends in automatic release')],
      mark: 'inference',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: not(fixed),
      gives: 'not-open',
    },
    'WD-3': {
      cite: furtherInformation,
      mark: 'statute',
      confidence: 'medium',
      from: COVERAGE_FROM,
      until: '2024-04-02',
      when: all(fixed, notMade),
      gives: 'open',
    },
    'WD-4': {
      cite: [cite('cja2003-s255B', '(10)'), cite('si-2024-408', 'art 2(3)')],
      mark: 'statute',
      confidence: 'high',
      ...r2,
      when: all(fixed, notMade, mandated, is('recall.charged-after', 'serious-offence')),
      gives: 'open',
    },
    'WD-5': {
      cite: [cite('cja2003-s255B', '(10)'), cite('si-2024-408', 'art 2(3)')],
      mark: 'statute',
      confidence: 'high',
      ...r2,
      when: all(fixed, notMade, mandated, not(is('recall.charged-after', 'serious-offence'))),
      gives: 'not-open',
    },
    'WD-6': {
      cite: furtherInformation,
      mark: 'statute',
      confidence: 'medium',
      ...r2,
      when: all(fixed, notMade, not(mandated)),
      gives: 'open',
    },
    'WD-7': {
      cite: [cite('cja2003-s255B', '(10) as adjusted in 2025, wording not checked')],
      mark: 'unverified',
      confidence: 'low',
      ...r3,
      when: all(fixed, notMade, mandated),
      gives: 'refer-to-specialist',
    },
    'WD-8': {
      cite: furtherInformation,
      mark: 'statute',
      confidence: 'medium',
      ...r3,
      when: all(fixed, notMade, not(mandated)),
      gives: 'open',
    },
    'WD-9': {
      cite: [cite('cja2003-s255BA', '(5) to (9), text not checked')],
      mark: 'unverified',
      confidence: 'low',
      ...fromR4,
      when: all(fixed, notMade, adultFiftySix),
      gives: 'refer-to-specialist',
    },
    'WD-10': {
      cite: [cite('cja2003-s255B', '(8) to (10) as they stand for young offenders, wording not checked')],
      mark: 'unverified',
      confidence: 'low',
      ...fromR4,
      when: all(fixed, notMade, mandated),
      gives: 'refer-to-specialist',
    },
    'WD-11': {
      cite: furtherInformation,
      mark: 'statute',
      confidence: 'medium',
      ...fromR4,
      when: all(fixed, notMade, not(mandated), not(adultFiftySix)),
      gives: 'open',
    },
  },
});
