import type { CloudEvent } from '../feed/cloud-event.ts';
import type { EventType } from '../feed/event-types.ts';
import type { Instant } from '../model.ts';
import type { Act, Page, PageRequest, Principal, Write } from '../services.ts';
import type { WebhookHosts } from './addresses.ts';
import type { SecretInUse } from './signing.ts';

/** What sending needs of whoever runs the service. */
export interface WebhookSettings extends WebhookHosts {
  /** What the secrets of all subscriptions are made from. */
  readonly secretKey: Buffer;
}

/** Where events are to be sent, and which. */
export interface WebhookRequest {
  readonly url: string;
  /** Every type when left out, those of later releases among them. */
  readonly types?: readonly EventType[];
}

/** The same of a subscription that is there. */
export interface WebhookChange extends WebhookRequest {
  /** Whether nothing is sent for now. What is recorded meanwhile is sent afterwards. */
  readonly paused: boolean;
}

/** What is kept of a version of a subscription: content, for an address can tell of what is not for everybody. */
export interface WebhookContent extends WebhookChange {
  readonly secret: SecretInUse;
  /** What whoever wrote this version sees: nothing else is ever sent. */
  readonly sight: { readonly areas: Principal['areas']; readonly limitedAccess: boolean };
}

/** A version of a subscription. */
export interface WebhookSubscription extends WebhookChange {
  readonly id: string;
  readonly version: number;
  readonly recordedAt: Instant;
}

/** The same with the secret that signs from then on. */
export interface WebhookWithSecret extends WebhookSubscription {
  /** `whsec_` and base64, as the Standard Webhooks specification writes it. */
  readonly secret: string;
}

/** How sending goes. `refused`: its host is not allowed any more. `gone`: the receiver answered 410. */
export type WebhookState = 'active' | 'failing' | 'paused' | 'gone' | 'refused';

/** A subscription and how far it is. */
export interface WebhookStatus extends WebhookSubscription {
  readonly state: WebhookState;
  /** Everything of the log up to here is sent, or a dead letter. */
  readonly position: string;
  /** Entries of the log after it, of which some may be events. */
  readonly lag: number;
  readonly deadLetters: number;
  /** What went wrong last; absent while nothing did. */
  readonly lastFailure?: {
    readonly sequence: string;
    /** A code, such as `status-500`, `timed-out`, `unreachable` or `redirected`. */
    readonly failure: string;
    readonly at: Instant;
    /** How often the event at the head was tried; absent once it went through or became a dead letter. */
    readonly attempts?: number;
    readonly nextAttemptAt?: Instant;
  };
}

/** An event that was given up, or that follows one of the same case. */
export interface DeadLetter {
  readonly event: CloudEvent;
  readonly reason: 'not-delivered' | 'follows';
  readonly failure?: string;
  /** Whether it was asked for again, and will be sent. */
  readonly again: boolean;
  readonly recordedAt: Instant;
}

/** All subscriptions together, for measurements. Holds nothing of any case and names nobody. */
export interface WebhookMeasures {
  readonly active: number;
  readonly failing: number;
  readonly paused: number;
  readonly gone: number;
  /** Entries of the log that the subscription furthest behind, of those that are sent to, has not passed. */
  readonly lag: number;
  /** Age of the oldest of these entries in seconds; 0 where there is none. */
  readonly lagSeconds: number;
  readonly deadLetters: number;
}

/** Dead letters that were asked for again. */
export interface WebhookReplay {
  readonly letters: number;
}

export interface WebhookServices {
  /**
   * Subscribes: what is recorded from now on is sent, or what comes after a position of the log.
   *
   * @throws {DomainFailure} `invalid` for an address that nothing is sent to, or a position that is none.
   */
  readonly subscribeWebhook: (
    write: Write,
    request: WebhookRequest & { readonly after?: string },
  ) => Promise<WebhookWithSecret>;
  /** The caller's own. A subscription of somebody else does not exist. */
  readonly listWebhooks: (act: Act, page: PageRequest) => Promise<Page<WebhookSubscription>>;
  readonly readWebhook: (act: Act, id: string) => Promise<WebhookStatus>;
  /** Also lets a subscription go on whose receiver wanted no more. */
  readonly changeWebhook: (
    write: Write,
    id: string,
    ifVersion: number,
    change: WebhookChange,
  ) => Promise<WebhookSubscription>;
  /** Its dead letters are not sent any more. */
  readonly endWebhook: (act: Act, id: string) => Promise<void>;
  /** The secret before signs too for a day. */
  readonly rotateWebhookSecret: (write: Write, id: string) => Promise<WebhookWithSecret>;
  readonly listDeadLetters: (act: Act, id: string, page: PageRequest) => Promise<Page<DeadLetter>>;
  /**
   * Has dead letters sent again, all or those of a stretch of the log with its ends, and with them whatever of the same cases comes
   * before: a case stays in order.
   */
  readonly replayDeadLetters: (
    write: Write,
    id: string,
    stretch: { readonly from?: string; readonly to?: string },
  ) => Promise<WebhookReplay>;
}
