import type { ParameterValue } from '../kernel/book.ts';
import { COVERAGE_FROM } from './coverage.ts';
import type { Cited } from './sources.ts';

type Value = ParameterValue & { readonly cite: readonly [Cited, ...Cited[]] };

/**
 * Values of law and practice, each with its dates and sources. Durations are ISO 8601. A clock of practice is dated by the
 * day from which its source is known: the issue of the framework, or the version of the official service that shows it.
 */
export const PARAMETERS = {
  'adult-age': [
    {
      value: 18,
      from: '2024-04-02',
      cite: [{ source: 'cja2003-s255A', at: '(4)(a)(i), (4ZA)(a)' }],
      mark: 'statute',
      confidence: 'high',
    },
  ],
  'short-sentence-months': [
    {
      value: 12,
      from: '2015-02-01',
      cite: [
        { source: 'cja2003-s255A', at: '(5)' },
        { source: 'ora2014-s9', at: 's.9' },
      ],
      mark: 'statute',
      confidence: 'high',
    },
  ],
  'suitability-sentence-months': [
    {
      value: 48,
      from: '2025-09-02',
      until: '2026-03-31',
      cite: [{ source: 'cja2003-s255A', at: '(4ZA)(b)' }],
      mark: 'statute',
      confidence: 'high',
    },
  ],
  'post-sentence-supervision-repealed': [
    {
      value: '2026-05-11',
      from: '2026-05-11',
      cite: [
        { source: 'sentencing-act-2026', at: 's.34' },
        { source: 'si-2026-402', at: 'reg 2' },
      ],
      mark: 'statute',
      confidence: 'medium',
    },
  ],
  'conversion-day': [
    {
      value: '2026-03-31',
      from: '2026-03-31',
      cite: [
        { source: 'si-2026-86', at: 'reg 4, text not checked' },
        { source: 'release-dates-service', at: 'parameters of the 56-day waves' },
      ],
      mark: 'practice',
      confidence: 'medium',
    },
  ],
  'decision-within': [
    {
      value: 'PT24H',
      from: '2019-04-01',
      cite: [{ source: 'recall-framework', at: 'time to decide' }],
      mark: 'unverified',
      confidence: 'medium',
    },
  ],
  'endorsement-within': [
    {
      value: 'PT24H',
      from: '2026-08-20',
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
      from: '2022-05-05',
      cite: [{ source: 'recall-service', at: 'casework pilot of 2022: received plus 24 hours' }],
      mark: 'official-form',
      confidence: 'medium',
    },
  ],
  'emergency-revocation-within': [
    {
      value: 'PT2H',
      from: '2019-04-01',
      cite: [{ source: 'recall-framework', at: 'emergency revocation from receipt' }],
      mark: 'unverified',
      confidence: 'medium',
    },
  ],
  // Targets for return once the licence is revoked; the hours are recalled, not read.
  'return-to-custody-within': [
    {
      value: 'PT144H',
      from: '2019-04-01',
      cite: [
        { source: 'recall-statistics', at: 'returned to custody in or outside target' },
        { source: 'recall-framework', at: 'target for return from a standard recall' },
      ],
      mark: 'unverified',
      confidence: 'medium',
    },
  ],
  'emergency-return-to-custody-within': [
    {
      value: 'PT74H',
      from: '2019-04-01',
      cite: [
        { source: 'recall-statistics', at: 'returned to custody in or outside target' },
        { source: 'recall-framework', at: 'target for return from an emergency recall' },
      ],
      mark: 'unverified',
      confidence: 'medium',
    },
  ],
  // "28 days beginning with" the day of return: from the first moment of that day.
  'parole-board-referral-within': [
    {
      value: 'P28D',
      from: COVERAGE_FROM,
      until: '2026-03-31',
      cite: [{ source: 'cja2003-s255C', at: '(4): 28 days beginning with the day of return to custody' }],
      mark: 'statute',
      confidence: 'medium',
    },
    {
      value: 'P28D',
      from: '2026-03-31',
      cite: [{ source: 'cja2003-s255C', at: '(4): 28 days beginning with the day of return to custody' }],
      mark: 'statute',
      confidence: 'high',
    },
  ],
  'further-parole-board-referral-within': [
    {
      value: 'P1Y',
      from: COVERAGE_FROM,
      cite: [{ source: 'cja2003-s256A', at: 'by the first anniversary of the last determination' }],
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
  // No source gives a period or says whose signature it is: the official service has flows of their own for a decision out
  // of hours and for approved premises, each with its own rationale, and signatures that follow.
  'countersignature-within': [
    {
      value: 'P1D',
      from: COVERAGE_FROM,
      cite: [
        {
          source: 'recall-service',
          at: 'out of hours and approved premises: flows of their own, signed later; purpose and period inferred',
        },
        { source: 'reasoning', at: 'somebody else looks at a decision made alone by the next day' },
      ],
      mark: 'inference',
      confidence: 'low',
    },
  ],
  'countersignature-out-of-hours-by': [
    {
      value: 'senior-manager',
      from: COVERAGE_FROM,
      cite: [
        { source: 'recall-service', at: 'out of hours: a rationale of the duty manager; purpose inferred' },
        {
          source: 'reasoning',
          at: 'a duty manager decides in place of two signatures, so the later of the two is still wanted',
        },
      ],
      mark: 'inference',
      confidence: 'low',
    },
  ],
  'countersignature-approved-premises-by': [
    {
      value: 'senior-probation-officer',
      from: COVERAGE_FROM,
      cite: [
        {
          source: 'recall-service',
          at: 'approved premises: a rationale recorded there and collected later; purpose inferred',
        },
        {
          source: 'reasoning',
          at: 'the officer who would have decided answers for the case and sees it next',
        },
      ],
      mark: 'inference',
      confidence: 'low',
    },
  ],
  'new-facts-review-within': [
    {
      value: 'PT24H',
      from: COVERAGE_FROM,
      cite: [
        { source: 'taxonomy', at: 'type 22: mandatory review; no period in any source' },
        { source: 'reasoning', at: 'what a decision rested on is gone: weighed again in the time to decide' },
      ],
      mark: 'inference',
      confidence: 'low',
    },
  ],
} as const satisfies Readonly<Record<string, readonly [Value, ...Value[]]>>;
