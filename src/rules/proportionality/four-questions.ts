import { YES_NO } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, any, cite, is, no, not, ruleSet, yes } from '../law/language.ts';

// The four questions are law; what they ask of a recall is our reading. Necessity decides (Calder): these only show it.
const read = { mark: 'inference', confidence: 'high', from: COVERAGE_FROM } as const;
const asked = (at: string) =>
  [cite('bank-mellat', at), cite('reasoning', 'what it asks of a recall')] as const;
const one = { subject: 'case', hit: 'one-answer', answers: YES_NO } as const;

const danger = all(yes('danger.present'), yes('danger.to-somebody'));
const aimAuthority = asked('first question: an aim important enough');

/** Is there an aim important enough: a danger to somebody? Punishment is not an aim. */
export const aim = ruleSet('proportionality-aim', {
  asks: 'Would recall serve an aim that is important enough: protection from a danger that is named?',
  ...one,
  rules: {
    'PR-1': { cite: aimAuthority, ...read, when: danger, gives: 'yes' },
    'PR-2': {
      cite: [...aimAuthority, cite('gulliver', '[19]: public protection, not punishment')],
      ...read,
      when: not(danger),
      gives: 'no',
    },
  },
});

const bears = all(
  danger,
  any(yes('danger.rests-on-conduct'), yes('link.to-index-offence'), is('case.escalation', 'relied-on')),
);
const connection = asked('second question: rational connection');

/**
 * Does the behaviour bear on that danger? It does where the danger rests on events that were offending or chosen
 * non-compliance, where a named person with reasons links it to the index offence, or where risk without breach is relied on.
 */
export const rationalConnection = ruleSet('proportionality-rational-connection', {
  asks: 'Does the behaviour bear on that danger?',
  ...one,
  rules: {
    'PR-3': { cite: connection, ...read, when: bears, gives: 'yes' },
    'PR-4': { cite: connection, ...read, when: not(bears), gives: 'no' },
  },
});

const lesser = any(yes('danger.manageable'), yes('case.measure-suffices'));
const intrusion = asked('third question: no less intrusive measure');

/**
 * Would nothing less do? A relevant measure that nobody considered leaves this open, unless a person states with reasons
 * that serious harm is imminent and nothing available now would contain it.
 */
export const lessIntrusive = ruleSet('proportionality-less-intrusive', {
  asks: 'Would nothing less intrusive than recall do?',
  ...one,
  rules: {
    'PR-5': { cite: intrusion, ...read, when: not(lesser), gives: 'yes' },
    'PR-6': { cite: intrusion, ...read, when: lesser, gives: 'no' },
  },
});

const balance = asked('fourth question: fair balance');

/** Is the balance fair? Only a named person with reasons can say. */
export const fairBalance = ruleSet('proportionality-fair-balance', {
  asks: 'Weighed against its effects on the person, would recall strike a fair balance?',
  ...one,
  rules: {
    'PR-7': { cite: balance, ...read, when: yes('balance.fair'), gives: 'yes' },
    'PR-8': { cite: balance, ...read, when: no('balance.fair'), gives: 'no' },
  },
});
