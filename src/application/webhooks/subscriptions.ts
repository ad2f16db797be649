import type { Kysely, Transaction } from 'kysely';
import { type AuditAct, commitTo, newSalt } from '../../audit/index.ts';
import { insertContent } from '../../db/audit-log.ts';
import type { Database } from '../../db/database.ts';
import { findTreeSize } from '../../db/log-tree.ts';
import {
  changeWebhookHead,
  findWebhookHead,
  findWebhooks,
  findWebhookVersion,
  insertWebhook,
  insertWebhookVersion,
  lockWebhook,
  type StoredWebhook,
  type WebhookHead,
} from '../../db/webhooks.ts';
import { encodeContent } from '../content.ts';
import { decodeIdCursor } from '../cursors.ts';
import type { Dependencies } from '../dependencies.ts';
import { invalid, notFound, refuseStale } from '../failures.ts';
import { fromPosition } from '../feed/cloud-event.ts';
import { isId } from '../ids.ts';
import type { Instant } from '../model.ts';
import { type Operation, once } from '../once.ts';
import { toPage } from '../pages.ts';
import { type OutsideEntry, recordOutsideCases } from '../records.ts';
import type { Act } from '../services.ts';
import { faultOfAddress } from './addresses.ts';
import { contentOf, sightOfPrincipal, toSubscription } from './content.ts';
import type {
  WebhookContent,
  WebhookRequest,
  WebhookServices,
  WebhookSettings,
  WebhookSubscription,
  WebhookWithSecret,
} from './services.ts';
import { secretOf } from './signing.ts';
import { readStatus } from './status.ts';

type SubscriptionServices = Pick<
  WebhookServices,
  'subscribeWebhook' | 'listWebhooks' | 'readWebhook' | 'changeWebhook' | 'endWebhook' | 'rotateWebhookSecret'
>;

/** Subscriptions of those who have events sent to them. Each is its subject's own, and does not exist for anybody else. */
export function createSubscriptionServices(deps: Dependencies): SubscriptionServices {
  return {
    subscribeWebhook: (write, { after, ...request }) =>
      once(deps, write, withSecret(deps, 'subscribe-webhook'), async (trx) => {
        const url = addressOf(deps, request);
        const position = await startAt(trx, after);
        const id = deps.newId();
        const { subject } = write.principal;
        await insertWebhook(trx, { id, subject, position });
        const entry = await recordVersion(deps, trx, write, 'webhook-subscribed', id, 1, (at) => ({
          ...request,
          url,
          paused: false,
          secret: { generation: 1, since: at },
          sight: sightOfPrincipal(write.principal),
        }));
        return { id, at: entry.at };
      }),

    listWebhooks: (act, { cursor, limit }) =>
      deps.db.transaction().execute(async (trx) => {
        const after = cursor === undefined ? {} : { after: decodeIdCursor(cursor).after };
        const found = await findWebhooks(trx, act.principal.subject, { ...after, limit: limit + 1 });
        const page = toPage(found.map(toSubscription), limit);
        const about = page.items.map(({ id, version }) => ({ ...WEBHOOK, id, version }));
        await recordOutsideCases(deps, trx, act, 'webhooks-listed', about, undefined);
        return page;
      }),

    readWebhook: (act, id) =>
      deps.db.transaction().execute(async (trx) => {
        const head = await openWebhook(act, id, (known) => findWebhookHead(trx, known));
        const { version } = head;
        await recordOutsideCases(deps, trx, act, 'webhooks-listed', [{ ...WEBHOOK, id, version }], undefined);
        return readStatus(deps, trx, head, await loadVersion(trx, id, head));
      }),

    changeWebhook: (write, id, ifVersion, change) =>
      once(deps, write, CHANGE, async (trx) => {
        const head = await openWebhook(write, id, (known) => lockWebhook(trx, known));
        refuseStale('webhook-subscription', head.version, ifVersion);
        const url = addressOf(deps, change);
        const { secret } = contentOf(await loadVersion(trx, id, head));
        const sight = sightOfPrincipal(write.principal);
        const content = { ...change, url, secret, sight };
        return changeVersion(deps, trx, write, head, content.paused, () => content);
      }),

    endWebhook: (act, id) =>
      deps.db.transaction().execute(async (trx) => {
        const head = await openWebhook(act, id, (known) => lockWebhook(trx, known));
        const version = head.version + 1;
        const about = [{ ...WEBHOOK, id, version }];
        const entry = await recordOutsideCases(deps, trx, act, 'webhook-ended', about, undefined);
        const by = act.principal.subject;
        const row = { id, version, ended: true, entryId: entry.id, recordedAt: entry.at, recordedBy: by };
        await insertWebhookVersion(trx, row);
        await changeWebhookHead(trx, id, { version, paused: head.paused, ended: true });
      }),

    rotateWebhookSecret: (write, id) =>
      once(deps, write, withSecret(deps, 'rotate-webhook-secret'), async (trx) => {
        const head = await openWebhook(write, id, (known) => lockWebhook(trx, known));
        const before = contentOf(await loadVersion(trx, id, head));
        return changeVersion(deps, trx, write, head, head.paused, (at) => ({
          ...before,
          secret: { generation: before.secret.generation + 1, since: at },
        }));
      }),
  };
}

const WEBHOOK = { kind: 'webhook-subscription' } as const;

const CHANGE: Operation<WebhookSubscription> = {
  name: 'change-webhook',
  ...WEBHOOK,
  load: async (trx, id, knownAt) => toSubscription(await loadKnown(trx, id, knownAt)),
};

/** A write that answers with the secret: once, and again to whoever sends it again with the same key. */
function withSecret(deps: Dependencies, name: string): Operation<WebhookWithSecret> {
  return {
    name,
    ...WEBHOOK,
    load: async (trx, id, knownAt) => {
      const stored = await loadKnown(trx, id, knownAt);
      const { secret } = contentOf(stored);
      const { secretKey } = settingsOf(deps);
      return { ...toSubscription(stored), secret: secretOf(secretKey, id, secret.generation) };
    },
  };
}

async function loadKnown(db: Kysely<Database>, id: string, knownAt: Instant): Promise<StoredWebhook> {
  const stored = await findWebhookVersion(db, id, knownAt);
  // Where it is ended since, whoever repeats a write to it is told what everybody is told, and no secret.
  if (stored === undefined || (await findWebhookHead(db, id)) === undefined) {
    throw notFound('webhook-subscription');
  }
  return stored;
}

/** The latest version of a subscription whose head was read in the same transaction. */
async function loadVersion(
  db: Kysely<Database>,
  id: string,
  { version }: WebhookHead,
): Promise<StoredWebhook> {
  const stored = await findWebhookVersion(db, id, 'infinity');
  if (stored?.version !== version) {
    throw new TypeError(`the head of webhook subscription ${id} is not at its latest version`);
  }
  return stored;
}

/**
 * The head of a subscription of whoever acts.
 *
 * @throws {DomainFailure} `not-found` where there is none, it is ended, or it is somebody else's.
 */
export async function openWebhook(
  { principal }: Act,
  id: string,
  find: (id: string) => Promise<WebhookHead | undefined>,
): Promise<WebhookHead> {
  const head = isId(id) ? await find(id) : undefined;
  if (head === undefined || head.subject !== principal.subject) {
    throw notFound('webhook-subscription');
  }
  return head;
}

/** What the service was given for sending; without it no address is allowed, and so nothing gets as far. */
export function settingsOf({ webhooks }: Dependencies): WebhookSettings {
  return webhooks ?? { hosts: [], allowsLoopback: false, secretKey: Buffer.alloc(0) };
}

/** Most characters of an address that is kept, as the schema of an answer has it. */
const LONGEST_ADDRESS = 1_000;

/**
 * The address that is called, as URLs are written (WHATWG URL, section 4.5): what is kept and shown is what is sent to, and not another
 * spelling of it.
 *
 * @throws {DomainFailure} `invalid` for one that nothing is sent to.
 */
function addressOf(deps: Dependencies, { url }: Pick<WebhookRequest, 'url'>): string {
  const fault = faultOfAddress(url, settingsOf(deps));
  if (fault !== undefined) {
    throw invalid({ field: '/url', ...fault });
  }
  const { href } = new URL(url);
  if (href.length > LONGEST_ADDRESS) {
    throw invalid({
      field: '/url',
      problem: `is longer than ${LONGEST_ADDRESS} characters once it is escaped`,
      remedy: 'send a shorter one',
    });
  }
  return href;
}

/** The first entry that a new subscription is told of: the next one that gets a place, unless it says otherwise. */
async function startAt(trx: Transaction<Database>, after: string | undefined): Promise<number> {
  const size = await findTreeSize(trx);
  const from = after === undefined ? size : fromPosition(after);
  if (from === undefined || from > size) {
    throw invalid({
      field: '/after',
      problem: from === undefined ? 'is not a position in the log' : 'is beyond the log',
      remedy:
        'send a `next` of the feed, the `sequence` of an event, or `start`; or leave it out to begin now',
    });
  }
  return from;
}

async function changeVersion(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  { id, version: before }: WebhookHead,
  paused: boolean,
  content: (at: Instant) => WebhookContent,
): Promise<{ readonly id: string; readonly at: Instant }> {
  const version = before + 1;
  const entry = await recordVersion(deps, trx, act, 'webhook-changed', id, version, content);
  await changeWebhookHead(trx, id, { version, paused, ended: false });
  return { id, at: entry.at };
}

async function recordVersion(
  deps: Dependencies,
  trx: Transaction<Database>,
  act: Act,
  name: AuditAct,
  id: string,
  version: number,
  content: (at: Instant) => WebhookContent,
): Promise<OutsideEntry> {
  const bytes = encodeContent('webhook', content(deps.clock()));
  const salt = newSalt();
  const about = [{ ...WEBHOOK, id, version }];
  const more = { content: commitTo(bytes, salt) };
  const entry = await recordOutsideCases(deps, trx, act, name, about, undefined, more);
  await insertContent(trx, { entryId: entry.id, bytes, salt });
  const by = act.principal.subject;
  await insertWebhookVersion(trx, {
    id,
    version,
    ended: false,
    entryId: entry.id,
    recordedAt: entry.at,
    recordedBy: by,
  });
  return entry;
}
