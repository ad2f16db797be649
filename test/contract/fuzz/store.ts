import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { reader } from '../../../src/cli/demo-example.ts';

/**
 * What a client knows from the answers so far: ids by case, entity tags, cursors. Generated requests hold marks such as
 * `@{breach-events}` in place of ids; they are filled in when a request is sent, so that it reaches records that exist.
 */
export interface Store {
  /** Fills in the marks of one request's texts, its address first: a tag is that of the record filled in last. The number decides which of several records. */
  readonly filler: (choice: number) => (text: string) => string;
  readonly learn: (learnt: Learnt) => void;
}

/** An answer to learn from. */
export interface Learnt {
  readonly operationId: string;
  /** Path of the request, with its id. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** An id that no record has. */
export const UNKNOWN_ID = '00000000-0000-7000-8000-000000000000';

const Body = Type.Object({
  id: Type.Optional(Type.String()),
  next: Type.Optional(Type.String()),
  version: Type.Optional(Type.Unknown()),
  content: Type.Optional(Type.Object({ externalReference: Type.Optional(Type.String()) })),
  items: Type.Optional(Type.Array(Type.Unknown())),
  rules: Type.Optional(Type.Array(Type.Unknown())),
});
const readBody = reader(Body);
const readItem = reader(
  Type.Object({ id: Type.Optional(Type.String()), entryId: Type.Optional(Type.String()) }),
);

/** The collection that an operation adds to, by the segment of the path under which its records are read. */
const MADE: Readonly<Record<string, string>> = {
  registerLicence: 'licences',
  reportBreachEvent: 'breach-events',
  openConsideration: 'considerations',
  recommend: 'recommendations',
  reportRecall: 'recalls',
  grantAccess: 'access-grants',
  breakGlass: 'access-notices',
  requestBundle: 'bundles',
  requestSimulation: 'simulations',
  placeLegalHold: 'legal-holds',
  gatherSubjectAccess: 'subject-access-requests',
  subscribeWebhook: 'webhooks',
};
/** Collections of what belongs to no case. */
const APART: ReadonlySet<string> = new Set([
  'bundles',
  'simulations',
  'subject-access-requests',
  'webhooks',
  'rules',
  'items',
]);

type Case = Map<string, string[]>;

/** The newest, or in one case of three any. */
const pick = (ids: readonly string[], choice: number) =>
  choice % 3 === 0 ? ids[Math.floor(choice / 3) % ids.length] : ids.at(-1);

/** A store that knows nothing. `receiver` is an address on this machine that takes events. */
export function createStore(receiver: string): Store {
  const cases: Case[] = [];
  const apart: Case = new Map();
  const caseOf = new Map<string, Case>();
  const tags = new Map<string, string>();
  const references = new Map<string, string>();
  const cursors: string[] = [];
  const keys: string[] = [];

  const add = (within: Case, collection: string, id: string) => {
    within.set(collection, [...(within.get(collection) ?? []), id]);
  };
  const anything = (choice: number) => {
    const all = [...apart.values(), ...cases.flatMap((one) => [...one.values()])].flat();
    return all[choice % Math.max(all.length, 1)];
  };

  const filler = (choice: number) => {
    const chosen =
      (choice % 5 === 0 ? cases[Math.floor(choice / 5) % cases.length] : cases.at(-1)) ?? new Map();
    let last = UNKNOWN_ID;
    return (text: string) =>
      text.replaceAll(/@\{([a-z-]+)\}/g, (_mark, name: string) => {
        switch (name) {
          case 'any':
            return anything(choice) ?? UNKNOWN_ID;
          case 'fresh':
            return randomUUID();
          case 'fresh-hex':
            return randomUUID().replaceAll('-', '');
          case 'key':
            keys.push(randomUUID());
            return keys.at(-1) ?? '';
          case 'old-key':
            return keys[choice % Math.max(keys.length, 1)] ?? 'none-yet';
          case 'cursor':
            return cursors[choice % Math.max(cursors.length, 1)] ?? 'none-yet';
          case 'tag':
            return tags.get(last) ?? '"1"';
          case 'version':
            return (tags.get(last) ?? '"1"').replaceAll('"', '');
          case 'reference':
            return references.get(last) ?? 'none-known';
          case 'receiver':
            return receiver;
          default: {
            const of = APART.has(name) ? apart : chosen;
            last = pick(of.get(name) ?? [], choice) ?? UNKNOWN_ID;
            return last;
          }
        }
      });
  };

  const learn = ({ operationId, url, status, headers, body }: Learnt) => {
    if (status >= 300 || typeof body !== 'object' || body === null || Array.isArray(body)) {
      return;
    }
    const { id, next, version, content, items = [], rules = [] } = readBody(body);
    const [, of] = /^\/v1\/[a-z-]+\/([0-9a-f-]{36})/.exec(url) ?? [];
    const tag = headers['etag'];
    const collection = MADE[operationId];
    if (collection !== undefined && id !== undefined) {
      if (collection === 'licences') {
        const made: Case = new Map();
        cases.push(made);
        caseOf.set(id, made);
      }
      const within = APART.has(collection) ? apart : caseOf.get(of ?? id);
      if (within !== undefined) {
        add(within, collection, id);
        caseOf.set(id, within);
      }
    }
    const tagged = id ?? of;
    if (tagged !== undefined && (typeof tag === 'string' || typeof version === 'number')) {
      tags.set(tagged, typeof tag === 'string' ? tag : `"${String(version)}"`);
    }
    const reference = content?.externalReference;
    if (id !== undefined && reference !== undefined) {
      references.set(id, reference);
    }
    if (next !== undefined) {
      cursors.push(next);
    }
    if (operationId === 'readRuleBook') {
      apart.set(
        'rules',
        rules.flatMap((rule) => readItem(rule).id ?? []),
      );
    }
    if (operationId === 'gatherSubjectAccess' && items.length > 0) {
      apart.set(
        'items',
        items.flatMap((item) => readItem(item).entryId ?? []),
      );
    }
  };
  return { filler, learn };
}
