import type { InForce } from './dated.ts';

export type Mark = 'statute' | 'official-form' | 'practice' | 'inference' | 'unverified';
export type Confidence = 'high' | 'medium' | 'low';

export interface Citation {
  readonly source: string;
  /** Section, article, paragraph or part. */
  readonly at: string;
}

/** What every statement of the book must carry. */
export interface Authority extends InForce {
  readonly cite: readonly Citation[];
  readonly mark: Mark;
  readonly confidence: Confidence;
}
