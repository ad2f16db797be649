import { RUNG_VERDICTS } from '../answer.ts';
import { COVERAGE_FROM } from '../law/coverage.ts';
import { all, cite, is, no, oneOf, ruleSet, yes } from '../law/language.ts';

const recorded = { mark: 'inference', confidence: 'high', from: COVERAGE_FROM } as const;
const form = [cite('part-a-2026-03', 'part 19: measures taken')] as const;
const own = [cite('reasoning', 'a rung is adequate only by a person’s answer')] as const;

/** One rung of the ladder: what a person has said of it, and whether the events prompt it at all. No weights, no points. */
export const rung = ruleSet('rung', {
  asks: 'Adequate, inadequate, tried, not available, not considered or not applicable?',
  subject: 'rung',
  hit: 'one-answer',
  answers: RUNG_VERDICTS,
  rules: {
    'RU-1': { cite: own, ...recorded, when: is('measure.record', 'adequate'), gives: 'adequate' },
    'RU-2': { cite: form, ...recorded, when: is('measure.record', 'in-place'), gives: 'in-place' },
    'RU-3': { cite: form, ...recorded, when: is('measure.record', 'tried'), gives: 'tried' },
    'RU-4': { cite: form, ...recorded, when: is('measure.record', 'failing'), gives: 'failing' },
    'RU-5': { cite: form, ...recorded, when: is('measure.record', 'inadequate'), gives: 'inadequate' },
    'RU-6': {
      cite: [
        cite('reasoning', 'a measure not available is a shortfall of service, never the person’s failing'),
      ],
      ...recorded,
      when: is('measure.record', 'not-available'),
      gives: 'not-available',
    },
    'RU-7': {
      cite: [cite('calder', '[23]: necessary in all the circumstances'), ...own],
      ...recorded,
      when: all(
        yes('measure.prompted'),
        oneOf('measure.record', ['not-considered', 'inadequate-without-reason']),
      ),
      gives: 'not-considered',
    },
    'RU-8': {
      cite: [cite('taxonomy', 'usual first response')],
      mark: 'inference',
      confidence: 'medium',
      from: COVERAGE_FROM,
      when: all(no('measure.prompted'), is('measure.record', 'not-considered')),
      gives: 'not-applicable',
    },
    'RU-9': {
      cite: own,
      ...recorded,
      when: all(no('measure.prompted'), is('measure.record', 'inadequate-without-reason')),
      gives: 'not-considered',
    },
  },
});
