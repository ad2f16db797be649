import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReleasedBookFault, RuleBookConflict } from '../../src/application/rule-book.ts';
import { DomainFailure } from '../../src/application/services.ts';
import { sha256 } from '../../src/audit/index.ts';
import { type Composition, compose } from '../../src/composition.ts';
import { parseConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import type { Database } from '../../src/db/database.ts';
import { releasedBookFile } from '../../src/db/released-books.ts';
import { findRuleBookText, keepRuleBook } from '../../src/db/rule-books.ts';
import { currentBookText } from '../../src/rules/index.ts';
import { bookText, parseBook } from '../../src/rules/kernel/book-text.ts';
import { createTestDatabase, SERVERS, silentLog, type TestDatabase } from '../support/database.ts';

const current = parseBook(currentBookText());
const VERSION = '0.0.1-example';
const released = bookText({ ...current, version: VERSION, released: true });
/** A later release: one rule less, and one rule marked otherwise. */
const later = bookText({
  ...current,
  version: '0.0.2-example',
  released: true,
  sets: current.sets.map((set) => {
    const [first, second, ...rules] = set.rules;
    if (set.name !== 'urgency' || first === undefined || second === undefined) return set;
    return { ...set, rules: [{ ...second, mark: 'inference' as const }, ...rules] };
  }),
});

describe.each(SERVERS)('released rule books on $name', (server) => {
  let folder: string;
  let database: TestDatabase;
  const composed: Composition[] = [];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'recall-books-'));
    database = await createTestDatabase(server);
  });
  afterEach(async () => {
    await Promise.all(composed.splice(0).map((service) => service.close()));
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const put = (version: string, text: string) => writeFileSync(releasedBookFile(version, folder), text);

  async function start(): Promise<Composition> {
    const config = parseConfig({
      DATABASE_URL: database.serviceUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      DATABASE_POOL_SIZE: '3',
      MIGRATE_ON_START: 'false',
    });
    const service = await compose(config, silentLog, folder);
    composed.push(service);
    return service;
  }

  /** Keeps a text as the database would have it from another release. */
  async function keep(version: string, text: string): Promise<void> {
    const owner = connect<Database>(database.ownerUrl, { max: 1 });
    try {
      const recordedAt = '2026-11-20T09:00:00.000Z';
      const digest = sha256(Buffer.from(text, 'utf8'));
      await keepRuleBook(owner, { version, digest, kernel: current.kernel, text, recordedAt });
    } finally {
      await owner.destroy();
    }
  }

  it('are kept when the service starts, each as it was released, also when it starts again', async () => {
    put(VERSION, released);
    put('0.0.2-example', later);
    await start();
    const { services, book } = await start();

    const listed = await services.listRuleBooks();
    expect(listed.map(({ version }) => version).toSorted()).toEqual(
      [VERSION, '0.0.2-example', book.version].toSorted(),
    );
    expect(listed.filter(({ inUse }) => inUse).map(({ version }) => version)).toEqual([book.version]);
    const db = connect<Database>(database.serviceUrl, { max: 1 });
    try {
      expect((await findRuleBookText(db, VERSION)) === released).toBe(true);
      expect(await findRuleBookText(db, '0.0.3-example')).toBeUndefined();
    } finally {
      await db.destroy();
    }
  });

  it('stop the start when the database keeps another text under the version of one of them', async () => {
    put(VERSION, released);
    await keep(VERSION, later);
    const attempt = start();
    await expect(attempt).rejects.toThrow(RuleBookConflict);
    await expect(attempt).rejects.toThrow(
      `the rule book \`${VERSION}\` is kept in the database with another text`,
    );
  });

  it.each([
    ['has been edited', released.replace('"released":true', '"released":true '), /not in canonical form/],
    ['is cut short', released.slice(0, 1_000), /cannot be opened/],
    ['holds another version', later, /holds `0\.0\.2-example`/],
    [
      'is not released',
      bookText({ ...current, version: VERSION, released: false }),
      /0\.0\.1-example-unreleased\.[0-9a-f]{12}`, which is not released/,
    ],
    [
      'needs another kernel',
      bookText({ ...current, version: VERSION, released: true, kernel: '0' }),
      /kernel 0/,
    ],
  ])('stop the start when the file of one of them %s', async (_what, text, message) => {
    put(VERSION, text);
    const attempt = start();
    await expect(attempt).rejects.toThrow(ReleasedBookFault);
    await expect(attempt).rejects.toThrow(message);
  });

  it('are compared with one another and with the book in use, in words', async () => {
    put(VERSION, released);
    put('0.0.2-example', later);
    const { services, book } = await start();

    const { from, to, groups } = await services.compareRuleBooks({
      fromVersion: VERSION,
      toVersion: '0.0.2-example',
    });
    expect([from, to]).toEqual([
      { version: VERSION, digest: expect.stringMatching(/^[0-9a-f]{64}$/), released: true },
      { version: '0.0.2-example', digest: expect.stringMatching(/^[0-9a-f]{64}$/), released: true },
    ]);
    expect(groups.map(({ about, differences }) => [about, differences.map(({ kind }) => kind)])).toEqual([
      ['urgency', ['mark-changed', 'rule-removed']],
      ['book', ['version-changed']],
    ]);
    expect(groups[0]?.differences[1]?.sentence).toMatch(
      /^Version 0\.0\.2-example no longer has rule UR-\d+, which in version 0\.0\.1-example gave the answer /,
    );

    const inUse = await services.compareRuleBooks({ fromVersion: VERSION, toVersion: book.version });
    expect(inUse.to).toMatchObject({ version: book.version, digest: book.digest, released: book.released });
    expect(inUse.groups.map(({ about }) => about)).toEqual(['book']);
  });

  it('are compared only where both are kept and can be read, and each fault names its parameter', async () => {
    await keep('0.0.0-example', 'foo');
    const { services, book } = await start();
    const faultsOf = (fromVersion: string, toVersion: string) =>
      services.compareRuleBooks({ fromVersion, toVersion }).then(
        () => [],
        (error: unknown) =>
          error instanceof DomainFailure && error.error.code === 'invalid' ? error.error.faults : [error],
      );

    expect(await faultsOf('0.9.0', '0.9.1')).toEqual([
      {
        field: '?fromVersion',
        problem: 'is not a version that is kept here',
        remedy: 'send one of the versions that /v1/rule-book/versions lists',
      },
      expect.objectContaining({ field: '?toVersion', problem: 'is not a version that is kept here' }),
    ]);
    expect(await faultsOf(book.version, '0.0.0-example')).toEqual([
      expect.objectContaining({
        field: '?toVersion',
        problem: expect.stringContaining('in a form that this release cannot read'),
      }),
    ]);
  });

  it('are not needed to compare two days of the book in use', async () => {
    const { services, book } = await start();
    const { version, digest, released: isReleased } = book;

    const { from, to, groups } = await services.compareRuleBooks({ from: '2026-03-30', to: '2026-03-31' });
    const side = { version, digest, released: isReleased };
    expect(from).toEqual({ ...side, on: '2026-03-30', regime: 'R3-FTR48' });
    expect(to).toEqual({ ...side, on: '2026-03-31', regime: 'R4-FTR56' });
    expect(groups[0]).toMatchObject({ about: 'regimes', differences: [{ kind: 'regime-begins' }] });
    expect(groups.map(({ about }) => about)).toEqual(expect.arrayContaining(['recall-type', 'parameters']));
  });
});
