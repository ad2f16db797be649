import type { IsoDate } from '../../rules/index.ts';
import type { Period } from './quarters.ts';

/** A day from which figures mean something else than before it. */
export interface SeriesBreak {
  readonly code: string;
  readonly on: IsoDate;
  /** Where only the month is known: the day given is its first. */
  readonly dayKnown: boolean;
  readonly meaning: string;
  /** How sure it is that the series breaks here; that the law changed on the day has its own marks in the rule book. */
  readonly mark: 'inference';
  readonly confidence: 'high';
}

/** Every known break, oldest first. */
export const SERIES_BREAKS: readonly SeriesBreak[] = [
  {
    code: 'fixed-term-under-12-months',
    on: '2024-04-02',
    dayKnown: true,
    meaning:
      'A recall from a sentence of under 12 months became a fixed-term recall by default. More recalls are short, and people come back on licence sooner and can be recalled again.',
    mark: 'inference',
    confidence: 'high',
  },
  {
    code: 'probation-reset',
    on: '2024-07-01',
    dayKnown: false,
    meaning:
      'Probation Reset cut supervision for people of low or medium risk. A missed contact no longer means the same as before: fewer contacts are due that could be missed.',
    mark: 'inference',
    confidence: 'high',
  },
  {
    code: 'fixed-term-under-four-years',
    on: '2025-09-02',
    dayKnown: true,
    meaning:
      'A recall from most sentences of under four years became a fixed-term recall by default. Lengths and numbers of recalls before and after are not of one series.',
    mark: 'inference',
    confidence: 'high',
  },
  {
    code: 'fixed-term-56-days',
    on: '2026-03-31',
    dayKnown: true,
    meaning:
      'A recall of 56 days became the default for most adults. Lengths and types of recall before and after are not of one series.',
    mark: 'inference',
    confidence: 'high',
  },
];

/** The breaks that lie in a period. */
export function breaksIn({ from, until }: Pick<Period, 'from' | 'until'>): readonly SeriesBreak[] {
  return SERIES_BREAKS.filter(({ on }) => from <= on && on < until);
}
