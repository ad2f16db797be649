import type { AccessDecision, AccessMarkAt } from './services.ts';

/**
 * What was gathered of one case. It names entries and never holds a second copy of what they recorded, so that an erasure
 * leaves nothing behind.
 */
export interface AccessPartContent {
  /** How the request is named where it is handled. */
  readonly reference: string;
  /** In the order of the case's chain. */
  readonly items: readonly {
    readonly entryId: string;
    readonly marks: readonly AccessMarkAt[];
  }[];
}

/** What a person decided on items of one case. A later decision on an item takes the place of an earlier one. */
export interface AccessReviewContent {
  readonly decisions: readonly ({ readonly entryId: string } & AccessDecision)[];
}
