import { RECALL_ANSWERS, RESPONSES, type Response } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, any, cite, is, not, oneOf, ruleSet } from '../law/language.ts';
import { RUNGS } from '../vocabularies.ts';

const ground = any(is('case.breach', 'shown'), is('case.escalation', 'relied-on'));
const recallable = oneOf('case.gate', [
  'section-254',
  'section-254-standard-only',
  'section-32',
  'refer-to-specialist',
]);
const needed = is('case.necessity', 'shown');

/** Whether the evidence supports recall: a ground, a limb of the threshold and necessity, all three. A person decides. */
export const outcome = ruleSet('outcome', {
  asks: 'Does the evidence support recall?',
  subject: 'case',
  hit: 'one-answer',
  answers: RECALL_ANSWERS,
  rules: {
    'OU-1': {
      cite: [cite('calder', '[23]'), cite('guidance-recall', 'threshold')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: all(recallable, ground, is('case.threshold', 'met'), needed),
      gives: 'supported',
    },
    'OU-2': {
      cite: [cite('cja2003-s254', '(1): "released on licence"')],
      mark: 'inference',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: not(recallable),
      gives: 'not-supported',
    },
    'OU-3': {
      cite: [cite('calder', '[23]: reasonable grounds'), cite('quilligan', 'or risk without breach')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: not(ground),
      gives: 'not-supported',
    },
    'OU-4': {
      cite: [cite('guidance-recall', 'threshold')],
      mark: 'practice',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: is('case.threshold', 'not-met'),
      gives: 'not-supported',
    },
    'OU-5': {
      cite: [cite('calder', '[23]: necessary')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: not(needed),
      gives: 'not-supported',
    },
    'OU-7': {
      cite: [cite('cja2003-s254', '(1): "released on licence"')],
      mark: 'inference',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: is('case.threshold', 'not-applicable'),
      gives: 'not-supported',
    },
  },
});

const own = [cite('reasoning', 'a rung is adequate only by a person’s answer')] as const;
const recorded = { mark: 'inference', confidence: 'high', from: COVERAGE_FROM } as const;
const supported = is('case.recall', 'supported');
const lesser = is('case.recall', 'not-supported');

const rungRules = Object.fromEntries(
  RUNGS.map((name, index) => [
    `RE-${index + 4}`,
    {
      cite: [cite('reasoning', 'the lowest adequate rung')] as const,
      ...recorded,
      when: all(lesser, is('case.lowest-measure', name)),
      gives: name,
    },
  ]),
);

/** What the evidence supports: recall, or the least intrusive measure that a person finds adequate. */
export const response = ruleSet<Response>('response', {
  asks: 'Which response does the evidence support?',
  subject: 'case',
  hit: 'one-answer',
  answers: RESPONSES,
  rules: {
    'RE-1': {
      cite: [cite('calder', '[23]')],
      mark: 'statute',
      confidence: 'high',
      from: COVERAGE_FROM,
      when: supported,
      gives: 'recall-supported',
    },
    'RE-3': {
      cite: own,
      ...recorded,
      when: all(lesser, is('case.lowest-measure', 'none-named')),
      gives: 'no-adequate-measure-named',
    },
    ...rungRules,
  },
});
