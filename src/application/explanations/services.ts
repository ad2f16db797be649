import type { Audience, Explanation, IsoDate } from '../../rules/index.ts';
import type { Instant } from '../model.ts';
import type { RunStanding } from '../review/services.ts';
import type { Act, RuleBookReference } from '../services.ts';

/** What a person recorded of the effects of recall, as it was known to the run. */
export interface RecordedEffects {
  readonly home?: string;
  readonly work?: string;
  readonly careOfChildren?: string;
  readonly treatment?: string;
  readonly daysOfLicenceLeft?: number;
  /** When the judgement that tells of them was recorded. */
  readonly recordedAt: Instant;
}

/** The explanation of a stored run, with what identifies the run and says how it stands now. */
export interface RecordedExplanation {
  readonly recommendationId: string;
  readonly considerationId: string;
  readonly licenceId: string;
  readonly asAt: IsoDate;
  readonly knownAt: Instant;
  readonly recordedAt: Instant;
  readonly expiresAt: Instant;
  readonly ruleBook: RuleBookReference;
  /** SHA-256 of the run, lower-case hexadecimal. */
  readonly contentHash: string;
  readonly standing: RunStanding;
  /** Left out where nobody recorded any. */
  readonly effects?: RecordedEffects;
  readonly explanation: Explanation;
}

export interface ExplanationServices {
  /**
   * Explains a stored run to an audience. It is a reading of the answer, and is recorded as one.
   *
   * @throws {DomainFailure} `not-found`; `erased`; `answer-withheld` while the answer is withheld from the reader;
   * `not-explainable` where the run does not follow from the book that it names.
   */
  readonly explainRecommendation: (act: Act, id: string, audience: Audience) => Promise<RecordedExplanation>;
}
