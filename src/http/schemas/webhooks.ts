import { Type } from 'typebox';
import {
  choice,
  closed,
  closedComponent,
  count,
  fact,
  instant,
  list,
  page,
  recordedMembers,
  ref,
} from './atoms.ts';
import { CloudEvent, eventType, position, sequence } from './events.ts';

const optional = Type.Optional;

const url = Type.String({
  minLength: 1,
  maxLength: 1_000,
  pattern: '^[!-~]+$',
  description:
    'Where events are sent: an https address on a host that this service was told to send to, without user and password.',
});
const types = list(eventType, {
  description: 'Types of events to be sent, each once; every type, also of later releases, when left out.',
  minItems: 1,
  maxItems: 100,
  uniqueItems: true,
});
const subscription = {
  ...recordedMembers,
  url,
  types: optional(types),
  paused: fact('Whether nothing is sent for now.'),
};
const secret = Type.String({
  description:
    'What the receiver checks signatures with, as the Standard Webhooks specification writes it: `whsec_` and base64. Nothing else shows it: only the same request again with the same `Idempotency-Key` gets the same answer, with the secret, and not once the subscription is ended.',
});

/** What subscribes. */
export const WebhookRequest = closedComponent('WebhookRequest', 'Where to send events, and which.', {
  url,
  types: optional(types),
  after: optional(
    Type.String({
      ...position,
      description: 'Begin after this position of the feed; with what is recorded from now on when left out.',
    }),
  ),
});

/** What changes a subscription. */
export const WebhookChange = closedComponent('WebhookChange', 'The whole subscription as it is to be.', {
  url,
  types: optional(types),
  paused: fact('Whether nothing is sent for now. What is recorded meanwhile is sent afterwards.'),
});

export const WebhookSubscription = closedComponent(
  'WebhookSubscription',
  'A version of a subscription.',
  subscription,
);

export const WebhookWithSecret = closedComponent(
  'WebhookWithSecret',
  'A version of a subscription, with the secret that signs from then on.',
  { ...subscription, secret },
);

export const WebhookPage = page('WebhookPage', ref(WebhookSubscription), 'Subscriptions of your own.');

export const WebhookStatus = closedComponent('WebhookStatus', 'A subscription, and how far it is.', {
  ...subscription,
  state: choice(
    ['active', 'failing', 'paused', 'gone', 'refused'],
    '`failing`: the event at the head is tried again. `gone`: the receiver answered 410; change the subscription to go on. `refused`: its host is not one that this service sends to any more.',
  ),
  position: Type.String({
    ...position,
    description:
      'Everything up to here is sent, or a dead letter. As `after` of the feed it gives what is still to be sent.',
  }),
  lag: count(0, Number.MAX_SAFE_INTEGER, 'Entries of the log after it, not all of which are events.'),
  deadLetters: count(0, Number.MAX_SAFE_INTEGER, 'Events that were given up or follow one that was.'),
  lastFailure: optional(
    closed('What went wrong last.', {
      sequence,
      failure: Type.String({
        description: '`timed-out`, `unreachable`, `redirected`, or `status-` with the status of the answer.',
      }),
      at: instant('When.'),
      attempts: optional(
        count(1, 1_000, 'How often the event at the head was tried. Absent once it is passed.'),
      ),
      nextAttemptAt: optional(instant('When it is tried again.')),
    }),
  ),
});

const DeadLetter = closed('An event that was not delivered.', {
  event: ref(CloudEvent),
  reason: choice(
    ['not-delivered', 'follows'],
    '`follows`: an event of the same case before it is a dead letter, and a case stays in order.',
  ),
  failure: optional(
    Type.String({ description: 'What went wrong with it; absent for one that was not tried.' }),
  ),
  again: fact('Whether it was asked for again, and will be sent.'),
  recordedAt: instant('When it became one.'),
});

export const DeadLetterPage = page('DeadLetterPage', DeadLetter, 'Dead letters in the order of the log.');

/** What asks for dead letters again. */
export const WebhookReplayRequest = closedComponent(
  'WebhookReplayRequest',
  'Which dead letters: all, or those of a stretch of the log.',
  {
    from: optional(Type.String({ ...sequence, description: '`sequence` of the first.' })),
    to: optional(Type.String({ ...sequence, description: '`sequence` of the last.' })),
  },
);

export const WebhookReplay = closedComponent('WebhookReplay', 'Dead letters that will be sent again.', {
  letters: count(
    0,
    Number.MAX_SAFE_INTEGER,
    'How many, those among them that come before a named one in the same case; without those asked for already.',
  ),
});
