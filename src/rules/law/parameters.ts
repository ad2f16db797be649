import type { ParameterValue } from '../kernel/book.ts';
import { COVERAGE_FROM } from './regimes.ts';
import type { Cited } from './sources.ts';

type Value = ParameterValue & { readonly cite: readonly [Cited, ...Cited[]] };

/** Values of law and practice, each with its dates and sources. Durations are ISO 8601. */
export const PARAMETERS = {
  'adult-age': [
    {
      value: 18,
      from: COVERAGE_FROM,
      cite: [{ source: 'cja2003-s255A', at: '(4)(a)(i), (4ZA)(a)' }],
      mark: 'statute',
      confidence: 'high',
    },
  ],
  'short-sentence-months': [
    {
      value: 12,
      from: COVERAGE_FROM,
      cite: [{ source: 'cja2003-s255A', at: '(5)' }],
      mark: 'statute',
      confidence: 'high',
    },
  ],
  'suitability-sentence-months': [
    {
      value: 48,
      from: COVERAGE_FROM,
      cite: [{ source: 'cja2003-s255A', at: '(4ZA)(b)' }],
      mark: 'statute',
      confidence: 'high',
    },
  ],
  'post-sentence-supervision-repealed': [
    {
      value: '2026-05-11',
      from: COVERAGE_FROM,
      cite: [
        { source: 'sentencing-act-2026', at: 's.34' },
        { source: 'si-2026-402', at: 'reg 2' },
      ],
      mark: 'statute',
      confidence: 'medium',
    },
  ],
  'decision-within': [
    {
      value: 'PT24H',
      from: COVERAGE_FROM,
      cite: [{ source: 'recall-framework', at: 'time to decide' }],
      mark: 'unverified',
      confidence: 'medium',
    },
  ],
  'endorsement-within': [
    {
      value: 'PT24H',
      from: COVERAGE_FROM,
      cite: [
        { source: 'recall-service', at: 'page text: senior endorsement within 24 hours of the SPO decision' },
      ],
      mark: 'official-form',
      confidence: 'high',
    },
  ],
  'casework-assessment-within': [
    {
      value: 'PT24H',
      from: COVERAGE_FROM,
      cite: [{ source: 'recall-service', at: 'casework pilot of 2022: received plus 24 hours' }],
      mark: 'official-form',
      confidence: 'medium',
    },
  ],
  'emergency-revocation-within': [
    {
      value: 'PT2H',
      from: COVERAGE_FROM,
      cite: [{ source: 'recall-framework', at: 'emergency revocation from receipt' }],
      mark: 'unverified',
      confidence: 'medium',
    },
  ],
  'recommendation-expires-within': [
    {
      value: 'PT24H',
      from: COVERAGE_FROM,
      cite: [{ source: 'reasoning', at: 'a recommendation lasts no longer than the time to decide' }],
      mark: 'inference',
      confidence: 'medium',
    },
  ],
  'clocks-run-days': [
    {
      value: 3,
      from: COVERAGE_FROM,
      cite: [{ source: 'reasoning', at: 'decision, endorsement and casework clocks laid end to end' }],
      mark: 'inference',
      confidence: 'medium',
    },
  ],
} as const satisfies Readonly<Record<string, readonly [Value, ...Value[]]>>;
