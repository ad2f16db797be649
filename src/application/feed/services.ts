import type { Act } from '../services.ts';
import type { CloudEvent } from './cloud-event.ts';

/** What a follower asks for. */
export interface FollowRequest {
  /** The position of the last look: `next`, or the `sequence` of an event; the beginning of the log when left out. */
  readonly after?: string;
  /** Most events. */
  readonly limit: number;
}

/** Some events, and where to go on. */
export interface EventPage {
  readonly items: readonly CloudEvent[];
  /** Always there: also where there was no event, the log may have been passed for a stretch. */
  readonly next: string;
}

export interface FeedServices {
  /**
   * Events after a position, in the order of the log. Events that were given are one entry; a look that gave none leaves none.
   *
   * @throws {DomainFailure} `invalid` for a position that is none, or that is beyond the log: then the log is not the one that
   * was followed, or has lost entries.
   */
  readonly followEvents: (act: Act, request: FollowRequest) => Promise<EventPage>;
}
