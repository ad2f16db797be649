import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { sql } from 'kysely';
import { createServices } from '../../src/application/create-services.ts';
import { buildWaitingBundles } from '../../src/application/evidence/bundle-builder.ts';
import { LogFault } from '../../src/application/evidence/log-tree.ts';
import { checkStore, type StoreCheck } from '../../src/application/evidence/store-check.ts';
import { PERMISSIONS } from '../../src/application/services.ts';
import type { VerificationReport } from '../../src/audit/bundle-report.ts';
import { verifyBundle } from '../../src/audit/bundle-verifier.ts';
import { noteVerifier } from '../../src/audit/index.ts';
import { LOG_ORIGIN } from '../application/fixture.ts';
import { aSigner } from '../application/log-fixture.ts';
import { SERVERS } from '../support/database.ts';
import { Forger, type ForgerEntry } from './tampering-forger.ts';
import {
  CHECKPOINT_BEFORE,
  copyStore,
  ENTRIES,
  ERASED_CASE,
  type LargeStore,
  makeLargeStore,
  openStore,
  REMEMBERED,
  REMEMBERED_BEFORE,
} from './tampering-store.ts';

jest.setTimeout(60_000);

/** The key of the log. It signs again only where the forger has stolen it. */
const LOG_KEY = aSigner();
const HELD = [noteVerifier(LOG_KEY.verifierKey)];

/** What an alteration touched: entries that may be named, and a leaf that a range of leaves must cover. */
interface Touched {
  readonly ids: readonly string[];
  readonly leaf: number;
}

interface Tampering {
  readonly done: string;
  readonly tamper: (forger: Forger, licences: Licences) => Promise<Touched | undefined>;
  /** What the check of the store says, and what the verifier says of a bundle: the kinds of their findings. */
  readonly store: readonly string[];
  readonly bundle: readonly string[];
}

/** Cases by the part they play. All their entries up to index 29 are covered by the remembered checkpoint. */
interface Licences {
  readonly one: string;
  readonly other: string;
  readonly erased: string;
}

const touched = (...entries: readonly ForgerEntry[]): Touched => ({
  ids: entries.map(({ id }) => id),
  leaf: entries[0]?.leaf ?? 0,
});

const TAMPERINGS: readonly Tampering[] = [
  {
    done: 'an entry is changed',
    tamper: async (forger, { one }) => {
      const altered = await forger.find(one, 20);
      await forger.write(altered.id, { ...altered.entry, correlationId: 'correlation-2' }, 'bytes');
      return touched(altered, await forger.find(one, 21));
    },
    store: ['entry-hash-differs', 'leaf-differs'],
    bundle: ['chain-link', 'history-rewritten', 'root-differs'],
  },
  {
    done: 'an entry is put in between, and its chain and the tree are made to fit',
    tamper: async (forger, { one }) => {
      const chain = await forger.chain(one);
      const before = await forger.find(one, 20);
      const id = '00000000-0000-7000-8000-000000000001';
      const added = { ...before, id, entry: { ...before.entry, id } };
      await forger.insert(added.entry, before.leaf + 1);
      await forger.relink(one, [...chain.slice(0, 21), added, ...chain.slice(21)]);
      await forger.retile();
      return touched({ ...added, leaf: before.leaf + 1 });
    },
    store: ['checkpoint-missing', 'checkpoint-root-differs', 'history-rewritten'],
    bundle: ['history-rewritten', 'root-differs'],
  },
  {
    done: 'an entry is taken out',
    tamper: async (forger, { one }) => {
      const gone = await forger.find(one, 20);
      const next = await forger.find(one, 21);
      await forger.remove(gone);
      await forger.retile();
      return touched(gone, next);
    },
    store: ['chain-gap', 'checkpoint-beyond-tree', 'checkpoint-root-differs', 'history-rewritten'],
    bundle: ['chain-index', 'history-rewritten', 'root-differs'],
  },
  {
    done: 'an entry is taken out, and every checkpoint signed again with the stolen key',
    tamper: async (forger, { one }) => {
      const gone = await forger.find(one, 20);
      const next = await forger.find(one, 21);
      await forger.remove(gone);
      await forger.retile();
      await forger.resign(LOG_KEY);
      return touched(gone, next);
    },
    store: ['chain-gap', 'history-rewritten'],
    bundle: ['chain-index', 'history-rewritten'],
  },
  {
    done: 'two entries change places in the tree',
    tamper: async (forger, { one, other }) => {
      const entries = [await forger.find(one, 20), await forger.find(other, 22)] as const;
      await forger.swapLeaves(...entries);
      await forger.retile();
      return touched(...entries);
    },
    store: ['checkpoint-root-differs', 'history-rewritten'],
    bundle: ['chain-index', 'chain-time', 'history-rewritten', 'root-differs'],
  },
  {
    done: 'the end is cut off',
    tamper: async (forger) => {
      const { owner } = forger;
      const from = CHECKPOINT_BEFORE;
      await sql`delete from tree_leaves where leaf_index >= ${from}`.execute(owner);
      await sql`delete from checkpoints where tree_size > ${from}`.execute(owner);
      await sql`delete from tree_tiles where (tile_index + 1) * 256 > ${from}`.execute(owner);
      await sql`delete from contents where entry_id not in (select entry_id from tree_leaves)`.execute(owner);
      await sql`delete from audit_entries where id not in (select entry_id from tree_leaves)`.execute(owner);
      await sql`update cases c set chain_length = e.chain_index + 1, chain_hash = e.hash from audit_entries e
        where e.licence_id = c.id and not exists (
          select from audit_entries later where later.licence_id = c.id and later.chain_index > e.chain_index
        )`.execute(owner);
      return { ids: [], leaf: from };
    },
    store: ['older-than-remembered'],
    bundle: ['older-than-remembered'],
  },
  {
    done: 'a chain is rewritten to its end, with every hash, leaf and tile',
    tamper: async (forger, { one }) => {
      const chain = await forger.chain(one);
      const altered = await forger.find(one, 20);
      await forger.relink(one, chain, (entry) =>
        entry.id === altered.id ? { ...entry, act: 'licence-read' } : entry,
      );
      await forger.retile();
      return touched(altered);
    },
    store: ['checkpoint-root-differs', 'history-rewritten'],
    bundle: ['history-rewritten', 'root-differs'],
  },
  {
    done: 'the content of two entries is exchanged',
    tamper: async (forger, { one, other }) => {
      const entries = [await forger.find(one, 1), await forger.find(other, 0)] as const;
      const ids = sql.join(entries.map(({ id }) => id));
      await sql`update contents c set bytes = d.bytes, salt = d.salt from contents d
        where c.entry_id in (${ids}) and d.entry_id in (${ids}) and c.entry_id <> d.entry_id`.execute(
        forger.owner,
      );
      return touched(...entries);
    },
    store: ['content-differs', 'head-differs', 'record-differs'],
    bundle: ['content-differs'],
  },
  {
    done: 'an act is laid to somebody else, in the entry and in the row that names it',
    tamper: async (forger, { one }) => {
      const altered = await forger.find(one, 1);
      const actor = { ...altered.entry.actor, subject: 'subject-else' };
      await forger.relink(one, await forger.chain(one), (entry) =>
        entry.id === altered.id ? { ...entry, actor } : entry,
      );
      await sql`update breach_event_versions set recorded_by = 'subject-else' where entry_id = ${altered.id}`.execute(
        forger.owner,
      );
      await forger.retile();
      return touched(altered);
    },
    store: ['checkpoint-root-differs', 'history-rewritten'],
    bundle: ['history-rewritten', 'root-differs'],
  },
  {
    done: 'a stored time is altered, in the entry and beside it',
    tamper: async (forger, { one }) => {
      const altered = await forger.find(one, 20);
      const at = new Date(Date.parse(altered.entry.at) + 1_000).toISOString();
      await forger.write(altered.id, { ...altered.entry, at }, 'everything');
      await forger.retile();
      return touched(altered, await forger.find(one, 21));
    },
    store: ['checkpoint-root-differs', 'history-rewritten', 'link-broken'],
    bundle: ['chain-link', 'history-rewritten', 'root-differs'],
  },
  {
    done: 'an old checkpoint is given out as the latest',
    tamper: async (forger) => {
      await sql`delete from checkpoints where tree_size > ${CHECKPOINT_BEFORE}`.execute(forger.owner);
      return undefined;
    },
    store: ['checkpoint-missing'],
    bundle: ['older-than-remembered'],
  },
  {
    done: 'the history is forked, and every checkpoint signed again with the stolen key',
    tamper: async (forger, { one }) => {
      const chain = await forger.chain(one);
      const altered = await forger.find(one, 20);
      await forger.relink(one, chain, (entry) =>
        entry.id === altered.id ? { ...entry, act: 'licence-read' } : entry,
      );
      await forger.retile();
      await forger.resign(LOG_KEY);
      return touched(altered);
    },
    store: ['history-rewritten'],
    bundle: ['history-rewritten'],
  },
  {
    done: 'the signature of the latest checkpoint is forged',
    tamper: async (forger) => {
      const { note } = await forger.owner
        .selectFrom('checkpoints')
        .select('note')
        .where('tree_size', '=', ENTRIES)
        .executeTakeFirstOrThrow();
      const signature = note.slice(note.lastIndexOf(' ') + 1, -1);
      const forged = Buffer.from(signature, 'base64');
      forged.writeUInt8(forged.readUInt8(20) ^ 1, 20);
      const altered = note.replace(signature, forged.toString('base64'));
      await sql`update checkpoints set note = ${altered} where tree_size = ${ENTRIES}`.execute(forger.owner);
      return undefined;
    },
    store: ['checkpoint-not-signed', 'checkpoint-not-signed-by-held-key'],
    bundle: ['signature-invalid'],
  },
  {
    done: 'every checkpoint is signed again with another key of the same name, which is put among the keys of the log',
    tamper: async (forger, { one }) => {
      const chain = await forger.chain(one);
      const altered = await forger.find(one, 20);
      await forger.relink(one, chain, (entry) =>
        entry.id === altered.id ? { ...entry, act: 'licence-read' } : entry,
      );
      await forger.retile();
      const key = aSigner();
      await sql`insert into log_keys values (${key.verifierKey}, now())`.execute(forger.owner);
      await forger.resign(key);
      return touched(altered);
    },
    store: ['checkpoint-not-signed-by-held-key', 'history-rewritten'],
    bundle: ['history-rewritten'],
  },
  {
    done: 'an entry whose content was erased is stripped from the record',
    tamper: async (forger, { erased }) => {
      const gone = await forger.find(erased, 1);
      const next = await forger.find(erased, 2);
      await forger.remove(gone);
      await forger.retile();
      await forger.resign(LOG_KEY);
      return touched(gone, next);
    },
    store: ['chain-gap', 'history-rewritten'],
    bundle: ['chain-index', 'history-rewritten'],
  },
  {
    done: 'the entry that erased is taken out, so that nobody seems to have erased',
    tamper: async (forger, { erased }) => {
      const chain = await forger.chain(erased);
      const gone = await forger.find(erased, 20);
      await forger.remove(gone);
      await forger.relink(
        erased,
        chain.filter(({ id }) => id !== gone.id),
      );
      await sql`update cases set erased_by = null where id = ${erased}`.execute(forger.owner);
      await forger.retile();
      await forger.resign(LOG_KEY);
      return touched(gone, ...chain.slice(0, 2));
    },
    store: ['erased-without-entry', 'history-rewritten'],
    bundle: ['history-rewritten'],
  },
  {
    done: 'two cases are exchanged, with every hash, leaf and tile',
    tamper: async (forger, { one, other }) => {
      const [first, second] = [await forger.chain(one), await forger.chain(other)];
      await sql`update audit_entries set chain_index = chain_index + 2000000
        where licence_id in (${one}, ${other})`.execute(forger.owner);
      await forger.relink(one, second);
      await forger.relink(other, first);
      await forger.retile();
      return touched(...first, ...second);
    },
    store: ['checkpoint-root-differs', 'history-rewritten', 'record-differs'],
    bundle: ['history-rewritten', 'root-differs'],
  },
];

describe('tampering with the database as its owner', () => {
  const [server] = SERVERS;
  let store: LargeStore;

  beforeAll(async () => {
    if (server === undefined) {
      throw new Error('there is no server to test on');
    }
    store = await makeLargeStore(server, LOG_KEY);
  });
  afterAll(() => store.database.drop());

  /** What check and verifier say of a copy of the store after somebody has been at it. */
  async function judge<T>(tamper: (forger: Forger, licences: Licences) => Promise<T>): Promise<{
    readonly result: T;
    readonly check: StoreCheck;
    /** Undefined where the store can make no bundle, because its tree and its checkpoint do not fit. */
    readonly report: VerificationReport | undefined;
  }> {
    const copy = await copyStore(store);
    const { deps, owner, close } = openStore(copy);
    try {
      const forger = await Forger.breakIn(owner);
      const [erased = '', one = '', other = ''] = store.licences.slice(ERASED_CASE);
      const result = await tamper(forger, { one, other, erased });
      await forger.leave();
      const check = await checkStore(deps, {
        entriesPerSecond: 'unlimited',
        verifiers: HELD,
        remembered: store.remembered,
      });
      if (check === undefined) {
        throw new Error('another check is running');
      }
      if (!(await canBuild(deps))) {
        return { result, check, report: undefined };
      }
      const { bytes } = await createServices(deps).readBundle(
        {
          principal: {
            subject: 'subject-inspector',
            kind: 'person',
            permissions: PERMISSIONS,
            areas: 'everywhere',
          },
          correlationId: 'correlation-2',
        },
        store.bundleId,
        (length) => ({ start: 0, end: length - 1 }),
      );
      const report = await verifyBundle(bytes, { verifiers: HELD, remembered: store.remembered });
      return { result, check, report };
    } finally {
      await close();
      await copy.drop();
    }
  }

  it('finds nothing where nobody tampered: check of the store and bundle agree up to what is remembered', async () => {
    const { check, report } = await judge(() => Promise.resolve());

    expect(check).toMatchObject({
      findings: [],
      entries: ENTRIES,
      anchoredUpTo: REMEMBERED,
      notAnchored: ENTRIES - REMEMBERED,
    });
    expect(report).toMatchObject({
      verdict: 'verified',
      findings: [],
      anchored: { by: 'remembered', upTo: REMEMBERED },
      notYetAnchored: ENTRIES - REMEMBERED,
    });
  });

  it.each(TAMPERINGS)(
    '$done: the check of the store says $store, and a bundle $bundle',
    async ({ tamper, store: storeSays, bundle: bundleSays }) => {
      const { result, check, report } = await judge(tamper);

      const faults = report === undefined ? [] : faultsOf(report);
      expect({
        store: kindsOf(check.findings),
        bundle: report === undefined ? [NO_BUNDLE] : kindsOf(faults),
        named: result === undefined || check.findings.some((finding) => names(finding, result)),
        namedByBundle:
          report === undefined || result === undefined || faults.some((finding) => names(finding, result)),
      }).toEqual({ store: storeSays, bundle: bundleSays, named: true, namedByBundle: true });
    },
  );

  it('is told by the command in one sentence for each finding, with exit code 1, and 0 where there is none', async () => {
    const copy = await copyStore(store);
    const folder = await mkdtemp(join(tmpdir(), 'recall-check-store-'));
    const { owner, close } = openStore(copy);
    try {
      const [note = '', ...more] = store.remembered.toReversed();
      const remembered = join(folder, 'remembered');
      await writeFile(remembered, note);
      const command = () => checkStoreCommand(copy, ['--remember', remembered, '--key', LOG_KEY.verifierKey]);
      const before = await command();
      const forger = await Forger.breakIn(owner);
      const altered = await forger.find(store.licences[ERASED_CASE + 1] ?? '', 20);
      await forger.write(altered.id, { ...altered.entry, correlationId: 'correlation-2' }, 'bytes');
      await forger.leave();
      const after = await command();

      expect(more).toHaveLength(1);
      expect(before).toEqual({
        code: 0,
        out: [
          `${ENTRIES} entries were checked, ${ENTRIES} leaves in the tree: 0 findings.`,
          `Covered by a checkpoint: ${REMEMBERED}. Not yet anchored: ${ENTRIES - REMEMBERED}.`,
          '',
        ],
      });
      const place = `Entry ${altered.id} (leaf ${altered.leaf}, licence ${altered.licence}, index 20) has`;
      expect(after.code).toBe(1);
      expect(after.out).toEqual([
        expect.stringContaining(`${place} a stored hash that is not the hash of its bytes; expected`),
        expect.stringContaining(`${place} another leaf in the tree than its bytes make; expected`),
        expect.stringContaining('2 findings.'),
        expect.stringContaining('Covered by a checkpoint'),
        '',
      ]);
    } finally {
      await close();
      await copy.drop();
      await rm(folder, { recursive: true });
    }
  });

  it('shows by the command what somebody wrote into the database, without obeying it, and no more of it than fits', async () => {
    const copy = await copyStore(store);
    const { owner, close } = openStore(copy);
    try {
      const forger = await Forger.breakIn(owner);
      await sql`alter table log_keys drop constraint log_keys_form`.execute(owner);
      await sql`insert into log_keys values (${`\u001b[2J\u202e${'x'.repeat(100_000)}`}, now())`.execute(
        owner,
      );
      await forger.leave();
      const { code, out } = await checkStoreCommand(copy, ['--key', LOG_KEY.verifierKey]);
      const text = out.join('\n');
      const json = await checkStoreCommand(copy, ['--key', LOG_KEY.verifierKey, '--json']);
      const outcome: unknown = JSON.parse(json.out.join('\n'));

      expect(json.out.join('\n')).not.toContain('\u202e');
      expect(outcome).toMatchObject({ counts: { 'log-key-unreadable': 1 } });
      expect(code).toBe(1);
      expect(text).toContain('\\u{1b}[2J\\u{202e}xxx');
      expect(['\u001b', '\u202e'].filter((character) => text.includes(character))).toEqual([]);
      expect(text.length).toBeLessThan(5_000);
    } finally {
      await close();
      await copy.drop();
    }
  });

  it('cannot tell of entries that are later than what is remembered, and says that they are not yet anchored', async () => {
    const { check, report } = await judge(async (forger, { one }) => {
      const chain = await forger.chain(one);
      const last = chain.at(-1);
      expect(last?.leaf).toBeGreaterThan(REMEMBERED);
      await forger.relink(one, chain, (entry) =>
        entry.id === last?.id ? { ...entry, act: 'licence-read' } : entry,
      );
      await forger.retile();
      await forger.resign(LOG_KEY);
    });

    expect(check).toMatchObject({
      findings: [],
      anchoredUpTo: REMEMBERED,
      notAnchored: ENTRIES - REMEMBERED,
    });
    expect(report).toMatchObject({
      verdict: 'verified',
      anchored: { by: 'remembered', upTo: REMEMBERED },
      notYetAnchored: ENTRIES - REMEMBERED,
    });
  });
});

/** What is said of a bundle that cannot be made, because checkpoint and leaves do not fit. */
const NO_BUNDLE = 'cannot be made';

/** Runs the command as an operator would. */
function checkStoreCommand(
  database: { readonly serviceUrl: string; readonly readerUrl: string },
  args: readonly string[],
): Promise<{ readonly code: number | string | null | undefined; readonly out: readonly string[] }> {
  const env = {
    ...process.env,
    DATABASE_URL: database.serviceUrl,
    READ_DATABASE_URL: database.readerUrl,
    AUDIT_LOG_NAME: LOG_ORIGIN,
    LOG_LEVEL: 'error',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/check-store.ts', ...args], { env }, (error, out) => {
      resolve({ code: error === null ? 0 : error.code, out: out.split('\n') });
    });
  });
}

async function canBuild(deps: Parameters<typeof buildWaitingBundles>[0]): Promise<boolean> {
  try {
    await buildWaitingBundles(deps);
    return true;
  } catch (error) {
    if (error instanceof LogFault) {
      return false;
    }
    throw error;
  }
}

/** A finding by what it names: an entry, or leaves among which the altered one is. */
interface Named {
  readonly check: string;
  readonly entryId?: string | undefined;
  readonly range?: { readonly from: number; readonly until: number } | undefined;
}

/** The faults that a verifier found. What was cut off lies between the size of the bundle and the size that is remembered. */
function faultsOf({ findings, about }: VerificationReport): readonly Named[] {
  return findings
    .filter(({ weight }) => weight === 'fault')
    .map(({ check, entryId, entries, size }) => {
      const isCutOff = check === 'older-than-remembered' && size !== undefined;
      const range = isCutOff ? { from: about?.treeSize ?? 0, until: size } : entries;
      return { check, entryId, range };
    });
}

function kindsOf(findings: readonly { readonly check: string }[]): readonly string[] {
  return [...new Set(findings.map(({ check }) => check))].toSorted();
}

/** Whether a finding names one of the entries, or leaves between two checkpoints among which the altered one is. */
function names({ entryId, range }: Named, { ids, leaf }: Touched): boolean {
  if (entryId !== undefined && ids.includes(entryId)) {
    return true;
  }
  return (
    range !== undefined &&
    range.from <= leaf &&
    leaf < range.until &&
    range.until - range.from <= REMEMBERED - REMEMBERED_BEFORE
  );
}
