import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  BUNDLE_CHECKS,
  type BundleCheck,
  type BundleFinding,
  describeFinding,
} from '../../src/audit/bundle-findings.ts';
import type { VerificationReport } from '../../src/audit/bundle-report.ts';
import { type VerifyOptions, verifyBundle } from '../../src/audit/bundle-verifier.ts';
import { canonicalBytes } from '../../src/audit/canonical.ts';
import { sha256 } from '../../src/audit/hash.ts';
import { FormatError, noteVerifier } from '../../src/audit/note.ts';
import { parsePolicy } from '../../src/audit/policy.ts';
import { verifyCommand } from '../../src/cli/recall-audit/verify.ts';
import {
  BOOK,
  EVERYTHING,
  exampleLog,
  newSigner,
  ORIGIN,
  recommendationContent,
  SyntheticLog,
} from './support/synthetic-log.ts';

const log = exampleLog();
const verifiers = [noteVerifier(log.signer.verifierKey)];
const CASES = { licenceIds: ['licence-a', 'licence-c'] };

const verify = (bundle: Uint8Array, more: Partial<VerifyOptions> = {}): Promise<VerificationReport> =>
  verifyBundle([bundle], { verifiers, ...more });

const seen = new Set<BundleCheck>();

/** The findings of a report, each noted as one that the tests have seen. */
function findingsOf(report: VerificationReport): readonly BundleFinding[] {
  for (const { check } of report.findings) seen.add(check);
  return report.findings;
}

/** A bundle with its lines edited, and a last line that fits again: what somebody who knows the format would do. */
function edited(bundle: Buffer, edit: (lines: string[]) => readonly string[]): Buffer {
  const lines = edit(bundle.toString('utf8').split('\n').slice(0, -2));
  return sealed(Buffer.from(lines.map((line) => `${line}\n`).join('')));
}

function sealed(body: Buffer): Buffer {
  const lines = body.filter((byte) => byte === 0x0a).length;
  return Buffer.concat([body, Buffer.from(`end ${lines} ${sha256(body).toString('hex')}\n`)]);
}

/** Replaces in the one line that holds a text; fails where there is none. */
function inLine(holds: string, change: (line: string) => string | readonly string[]) {
  return (lines: readonly string[]): readonly string[] => {
    expect(lines.some((line) => line.includes(holds))).toBe(true);
    const place = lines.findIndex((line) => line.includes(holds));
    return lines.flatMap((line, at) => (at === place ? change(line) : line));
  };
}

const lineAfter =
  (holds: string, change: (line: string) => string | readonly string[]) => (lines: readonly string[]) => {
    const place = lines.findIndex((line) => line.includes(holds)) + 1;
    return lines.flatMap((line, at) => (at === place ? change(line) : line));
  };

describe('a sound bundle', () => {
  it.each([
    ['of a period', { scope: EVERYTHING }],
    ['of a period, without content', { scope: EVERYTHING, withContent: false }],
    ['of cases', { scope: CASES }],
    ['of cases, with several checkpoints', { scope: CASES, checkpoints: [1, 5, 8, 13] }],
    ['of cases, without content', { scope: CASES, withContent: false }],
    ['under an earlier checkpoint', { scope: EVERYTHING, checkpoints: [4, 12] }],
  ])('%s verifies without a finding', async (_what, asked) => {
    const report = await verify(await log.bundle(asked));
    expect(findingsOf(report)).toEqual([]);
    expect(report).toMatchObject({ verdict: 'verified', keys: [{ held: true }] });
    expect(report.counts.entries + report.counts.otherLeaves).toBe(report.about?.treeSize);
  });

  it('says what it holds and by what that is anchored', async () => {
    const bundle = await log.bundle({ scope: CASES, checkpoints: [5, 13], splitAt: [7] });
    expect(await verify(bundle, { remembered: [log.checkpoint(7)] })).toMatchObject({
      verdict: 'verified',
      counts: {
        entries: 8,
        otherLeaves: 5,
        licences: 2,
        contents: 4,
        erased: 1,
        withheld: 0,
        ruleBooks: 1,
        checkpoints: 2,
      },
      anchored: { by: 'remembered', upTo: 7 },
      signedUpTo: 13,
      notYetAnchored: 4,
      remembered: [{ size: 7, outcome: 'equal' }],
    });
    expect(await verify(bundle)).toMatchObject({ anchored: { by: 'held-key', upTo: 13 }, notYetAnchored: 8 });
    expect(await verify(bundle, { verifiers: [] })).toMatchObject({
      verdict: 'not-shown',
      anchored: { by: 'nothing', upTo: 0 },
    });
  });

  it('is compared with size and root alone as well, in hexadecimal or base64', async () => {
    const bundle = await log.bundle({ scope: EVERYTHING });
    const root = log.root(9);
    const remembered = [`9 ${root.toString('hex')}\n`, `9 ${root.toString('base64')}`];
    expect(await verify(bundle, { remembered })).toMatchObject({
      verdict: 'verified',
      remembered: [{ outcome: 'equal' }, { outcome: 'equal' }],
    });
    await expect(verify(bundle, { remembered: ['something else'] })).rejects.toThrow(FormatError);
    await expect(verify(bundle, { remembered: ['9 abc'] })).rejects.toThrow(FormatError);
  });

  it('starts chains late in a period, which is said and is no fault; an erasure after the period is not shown', async () => {
    const late = { from: SyntheticLog.at(4), until: SyntheticLog.at(9) };
    const report = await verify(await log.bundle({ scope: late }));
    expect(report.verdict).toBe('not-shown');
    expect(findingsOf(report)).toMatchObject([
      { check: 'chain-begins-late', licence: 'licence-b', chainIndex: 1 },
      { check: 'chain-begins-late', licence: 'licence-a', chainIndex: 2 },
      { check: 'erasure-not-shown', entryId: 'entry-6', position: 6 },
    ]);
  });

  it('meets a policy or does not', async () => {
    const bundle = await log.bundle({ scope: EVERYTHING });
    const { verifierKey } = log.signer;
    const alone = parsePolicy(`log ${verifierKey}\nquorum none\n`);
    const stranger = parsePolicy(`log ${newSigner().verifierKey}\nquorum none\n`);
    expect((await verify(bundle, { verifiers: [], policy: alone })).verdict).toBe('verified');
    const refused = await verify(bundle, { policy: stranger });
    expect(refused.verdict).toBe('not-shown');
    expect(findingsOf(refused)).toMatchObject([{ check: 'policy-not-met' }]);
  });

  it('whose earlier checkpoint was signed by a key that is not held still verifies, and says so', async () => {
    const old = newSigner();
    const bundle = edited(await log.bundle({ scope: EVERYTHING, checkpoints: [5, 13] }), (lines) =>
      inLine('checkpoint ', () => `checkpoint ${JSON.stringify(log.checkpoint(5, [old]))}`)(lines),
    );
    const report = await verify(bundle);
    expect(report.verdict).toBe('verified');
    expect(findingsOf(report)).toMatchObject([
      { check: 'earlier-key-not-held', size: 5, weight: 'information' },
    ]);
  });
});

type Edit = (lines: string[]) => readonly string[];

/** What somebody may do to the lines of a file, and what has to be found then. */
const TAMPERINGS: readonly (readonly [string, Edit, Partial<BundleFinding>])[] = [
  [
    'an actor swapped',
    inLine('"id":"entry-3"', (line) => line.replace('subject-1', 'subject-2')),
    { check: 'chain-link', entryId: 'entry-5', licence: 'licence-a', chainIndex: 2 },
  ],
  [
    'a time altered',
    inLine('"id":"entry-5"', (line) => line.replace('09:00:05', '08:59:05')),
    { check: 'chain-time', entryId: 'entry-5', position: 5 },
  ],
  [
    'the last entry of a chain altered',
    inLine('"id":"entry-12"', (line) => line.replace('subject-1', 'subject-2')),
    { check: 'root-differs', entries: { from: 5, until: 13 } },
  ],
  [
    'an early entry altered',
    inLine('"id":"entry-2"', (line) => line.replace('subject-1', 'subject-2')),
    { check: 'root-differs', entries: { from: 0, until: 5 } },
  ],
  [
    'an entry left out',
    inLine('"id":"entry-7"', () => []),
    { check: 'chain-index', entryId: 'entry-10', expected: '3', found: '4' },
  ],
  [
    'an entry put in twice',
    inLine('"id":"entry-7"', (line) => [line, line]),
    { check: 'chain-index', expected: '4', found: '3' },
  ],
  [
    'the tree cut short',
    inLine('"id":"entry-12"', () => []),
    { check: 'tree-size', expected: '13', found: '12' },
  ],
  [
    'two neighbours swapped',
    (lines) => {
      const at = lines.findIndex((line) => line.includes('"id":"entry-7"'));
      return lines.with(at, lines[at + 1] ?? '').with(at + 1, lines[at] ?? '');
    },
    { check: 'root-differs', entries: { from: 5, until: 13 } },
  ],
  [
    'the first entry of a chain made to follow another',
    inLine('"id":"entry-6"', (line) => line.replace('0'.repeat(64), '1'.repeat(64))),
    { check: 'chain-link', entryId: 'entry-6' },
  ],
  [
    'an entry that says more than entries say',
    inLine('"id":"entry-7"', (line) => line.replace('"schema":1', '"schema":1,"zeal":1')),
    { check: 'entry-members', found: 'zeal', position: 7 },
  ],
  [
    'an entry with a space',
    inLine('"id":"entry-7"', (line) => line.replace('{"about"', '{ "about"')),
    { check: 'entry-not-canonical', position: 7 },
  ],
  [
    'an entry that is no JSON',
    inLine('"id":"entry-7"', (line) => line.slice(0, -1)),
    { check: 'entry-not-json', position: 7 },
  ],
  [
    'an entry in base64 without need',
    inLine('"id":"entry-7"', (line) => `entry-base64 ${Buffer.from(line.slice(6)).toString('base64')}`),
    { check: 'needless-base64', entryId: 'entry-7' },
  ],
  [
    'a time moved out of the period',
    inLine('"id":"entry-2"', (line) => line.replace('2026-11', '2025-11')),
    { check: 'outside-scope', entryId: 'entry-2' },
  ],
  [
    'content changed',
    inLine('synthetic content 2', (line) => line.replace('content 2', 'content 9')),
    { check: 'content-differs', entryId: 'entry-3', licence: 'licence-a', chainIndex: 1 },
  ],
  [
    'a salt changed',
    inLine('synthetic content 2', (line) => line.replace(/ [0-9a-f]{64}/, ` ${'0'.repeat(64)}`)),
    { check: 'content-differs', entryId: 'entry-3' },
  ],
  [
    'content swapped with that of another entry',
    (lines) => {
      const one = lines.findIndex((line) => line.includes('synthetic content 1'));
      const other = lines.findIndex((line) => line.includes('synthetic content 2'));
      return lines.with(one, lines[other] ?? '').with(other, lines[one] ?? '');
    },
    { check: 'content-differs', entryId: 'entry-1' },
  ],
  [
    'content left out',
    inLine('synthetic content 2', () => []),
    { check: 'content-missing', entryId: 'entry-3' },
  ],
  [
    'content said to be erased that nobody erased',
    inLine('synthetic content 5', () => 'erased'),
    { check: 'erasure-not-shown', entryId: 'entry-11' },
  ],
  [
    'content said to be absent',
    inLine('synthetic content 2', () => 'absent'),
    { check: 'content-absent', entryId: 'entry-3' },
  ],
  [
    'content said to be withheld',
    inLine('synthetic content 2', () => 'withheld'),
    { check: 'content-withheld', entryId: 'entry-3' },
  ],
  [
    'content in base64 without need',
    inLine('synthetic content 2', (line) => {
      const [, salt = '', bytes = ''] = /^content (\S+) (.*)$/.exec(line) ?? [];
      return `content-base64 ${salt} ${Buffer.from(bytes).toString('base64')}`;
    }),
    { check: 'needless-base64', entryId: 'entry-3' },
  ],
  [
    'content given to an entry that has none',
    inLine('"id":"entry-7"', (line) => [line, 'erased']),
    { check: 'content-unexpected', entryId: 'entry-7' },
  ],
  [
    'content given twice',
    inLine('synthetic content 2', (line) => [line, line]),
    { check: 'content-unexpected', found: 'content' },
  ],
  [
    'the text of a rule book changed',
    inLine('rule-book ', (line) => line.replace('"rules":[]', '"rules":[1]')),
    { check: 'rule-book-digest', expected: BOOK.digest },
  ],
  [
    'a rule book under another version',
    inLine('rule-book ', (line) => line.replace('"version":"0.0.1"} ', '"version":"0.0.2"} ')),
    { check: 'rule-book-missing', entryId: 'entry-5' },
  ],
  [
    'a rule book that no run was made under',
    inLine('rule-book ', (line) => [line, line.replace('"version":"0.0.1"} ', '"version":"0.0.2"} ')]),
    { check: 'rule-book-stray', found: `0.0.2 1 ${BOOK.digest}` },
  ],
  [
    'a rule book left out',
    inLine('rule-book ', () => []),
    { check: 'rule-book-missing', entryId: 'entry-5' },
  ],
  [
    'a key that is none',
    inLine('key ', (line) => line.replace('+', '+0')),
    { check: 'key-malformed', line: 3 },
  ],
  [
    'another log named',
    inLine('about ', (line) => line.replace(ORIGIN, 'other.example/recall')),
    { check: 'checkpoint-origin', expected: 'other.example/recall', found: ORIGIN },
  ],
  [
    'another size named',
    inLine('about ', (line) => line.replace('"treeSize":13', '"treeSize":12')),
    { check: 'checkpoint-size', expected: '12', found: '13' },
  ],
  [
    'nothing said about the bundle',
    inLine('about ', () => []),
    { check: 'line-missing', expected: 'what the bundle is about' },
  ],
  [
    'no checkpoint',
    (lines) => lines.filter((line) => !line.startsWith('checkpoint ')),
    { check: 'line-missing', expected: 'a checkpoint' },
  ],
  [
    'a checkpoint that is no note',
    inLine('\\n13\\n', () => 'checkpoint "13"'),
    { check: 'checkpoint-malformed' },
  ],
  [
    'checkpoints turned round',
    (lines) => lines.with(3, lines[4] ?? '').with(4, lines[3] ?? ''),
    { check: 'checkpoint-order', size: 5, expected: 'more than 13' },
  ],
  [
    'a root replaced in a checkpoint',
    inLine('\\n13\\n', (line) =>
      line.replace(log.root().toString('base64'), log.root(12).toString('base64')),
    ),
    { check: 'signature-invalid', size: 13 },
  ],
  [
    'a checkpoint of a size that the tree never has',
    (lines) =>
      lines.toSpliced(5, 0, `checkpoint ${JSON.stringify(log.checkpoint(13).replace('\n13\n', '\n99\n'))}`),
    { check: 'checkpoint-not-reached', size: 99 },
  ],
  [
    'a line of an unknown kind',
    inLine('"id":"entry-7"', (line) => [line, 'note all is well']),
    { check: 'line-malformed', found: 'no line of the format begins with this word' },
  ],
  [
    'a checkpoint after the entries',
    inLine('"id":"entry-7"', (line) => [line, `checkpoint ${JSON.stringify(log.checkpoint())}`]),
    { check: 'line-order', found: 'checkpoint' },
  ],
  [
    'an entry after the rule books',
    (lines) => [
      ...lines.filter((line) => !line.includes('"id":"entry-12"')),
      ...lines.filter((line) => line.includes('"id":"entry-12"')),
    ],
    { check: 'line-order', found: 'entry' },
  ],
  ['a second heading', (lines) => [lines[0] ?? '', ...lines], { check: 'line-order', line: 2 }],
  [
    'another version of the format',
    (lines) => ['recall-audit-bundle 2', ...lines.slice(1)],
    { check: 'not-a-bundle', line: 1 },
  ],
];

describe('a file that was tampered with, and whose last line was made to fit', () => {
  let bundle: Buffer;
  beforeAll(async () => {
    bundle = await log.bundle({ scope: EVERYTHING, checkpoints: [5, 13] });
  });

  it.each(TAMPERINGS)('shows %s', async (_what, edit, expected) => {
    const report = await verify(edited(bundle, edit));
    expect(findingsOf(report)).toContainEqual(expect.objectContaining(expected));
    const notShown = expected.check === 'erasure-not-shown' || expected.check === 'content-withheld';
    expect(report.verdict).toBe(notShown ? 'not-shown' : 'faults');
    expect(report.findings.map(describeFinding).join(' ')).toMatch(/^\S.{20,}\.$/s);
  });

  it('shows content in a bundle that was to have none', async () => {
    const without = edited(
      bundle,
      inLine('about ', (line) => line.replace('"withContent":true', '"withContent":false')),
    );
    expect(findingsOf(await verify(without))).toContainEqual(
      expect.objectContaining({ check: 'content-unexpected', entryId: 'entry-0', expected: 'withheld' }),
    );
  });

  it('shows a recommendation whose content names no rule book, and one under a book that is not there', async () => {
    const other = new SyntheticLog();
    other.add('licence-a', { act: 'recommendation-made' }, canonicalBytes({ schema: 1 }));
    other.add('licence-a', { act: 'recommendation-made' }, recommendationContent({ ...BOOK, kernel: '2' }));
    const report = await verify(await other.bundle({ scope: EVERYTHING }), {
      verifiers: [noteVerifier(other.signer.verifierKey)],
    });
    expect(findingsOf(report)).toMatchObject([
      { check: 'recommendation-form', entryId: 'entry-0' },
      { check: 'rule-book-missing', entryId: 'entry-1' },
      { check: 'rule-book-stray' },
    ]);
  });
});

describe('a bundle of cases that was tampered with', () => {
  it.each<readonly [string, Edit, Partial<BundleFinding>]>([
    [
      'a subtree replaced',
      inLine('subtree ', (line) => line.replace(/[0-9a-f]{64}/, '0'.repeat(64))),
      { check: 'root-differs', entries: { from: 0, until: 8 } },
    ],
    [
      'a subtree where none can stand',
      inLine('subtree 0', (line) => line.replace('subtree 0', 'subtree 1')),
      { check: 'subtree-misaligned', position: 1 },
    ],
    [
      'the first entry of a chain hidden',
      inLine('"id":"entry-6"', () => `subtree 0 ${log.hashOf({ level: 0, index: 6 }).toString('hex')}`),
      { check: 'chain-start-missing', licence: 'licence-c', found: '1' },
    ],
    [
      'a case of the scope left out',
      inLine('about ', (line) => line.replace('"licence-c"]', '"licence-c","licence-d"]')),
      { check: 'chain-start-missing', licence: 'licence-d', found: 'no entry of this licence' },
    ],
    [
      'another case put in the scope',
      inLine('about ', (line) => line.replace('licence-c', 'licence-d')),
      { check: 'outside-scope', entryId: 'entry-6', found: 'licence-c' },
    ],
    [
      'an entry of the middle hidden',
      inLine('"id":"entry-7"', () => `subtree 0 ${log.hashOf({ level: 0, index: 7 }).toString('hex')}`),
      { check: 'chain-index', entryId: 'entry-10' },
    ],
    [
      'an erased piece stripped of its erasure',
      lineAfter('"id":"entry-6"', () => []),
      { check: 'content-missing', entryId: 'entry-6' },
    ],
    [
      'content said to be erased that nobody erased',
      inLine('synthetic content 2', () => 'erased'),
      { check: 'erased-without-authority', entryId: 'entry-3' },
    ],
  ])('shows %s', async (_what, edit, expected) => {
    const bundle = await log.bundle({ scope: CASES, checkpoints: [8, 13] });
    const report = await verify(edited(bundle, edit));
    expect(findingsOf(report)).toContainEqual(expect.objectContaining(expected));
    expect(report.verdict).toBe('faults');
  });

  it('shows that an erasure which was refused, or had no authority, erased nothing', async () => {
    const other = new SyntheticLog();
    other.add('licence-a', { act: 'licence-registered' }, Buffer.from('{}'));
    other.add('licence-a', { act: 'content-erased' });
    other.add('licence-a', { act: 'content-erased', authority: 'court-order', refused: 'legal-hold' });
    other.add(undefined, { act: 'recommendations-replayed', outcome: 'same' }, Buffer.from('{}'));
    for (const leaf of other.leaves) {
      if (leaf.content !== undefined) leaf.content = { state: 'erased' };
    }
    const keys = { verifiers: [noteVerifier(other.signer.verifierKey)] };
    const report = await verify(await other.bundle({ scope: { licenceIds: ['licence-a'] } }), keys);
    expect(findingsOf(report)).toMatchObject([{ check: 'erased-without-authority', entryId: 'entry-0' }]);
    const period = await verify(await other.bundle({ scope: EVERYTHING }), keys);
    expect(findingsOf(period)).toMatchObject([
      { check: 'erased-without-authority', entryId: 'entry-3' },
      { check: 'erasure-not-shown', entryId: 'entry-0' },
    ]);
  });
});

/** The same log up to a position, and another story from there on; every chain, tree and signature of it is right. */
const forkedAt = (forkAt: number) => exampleLog({ signer: log.signer, forkAt });

describe('a history that was rewritten by whoever holds the key', () => {
  it('verifies by itself, and not against a checkpoint from before, which names the range', async () => {
    const fork = forkedAt(6);
    const bundle = await fork.bundle({ scope: EVERYTHING, checkpoints: [3, 13], splitAt: [4, 9] });
    expect(await verify(bundle)).toMatchObject({
      verdict: 'verified',
      anchored: { by: 'held-key', upTo: 13 },
    });

    const report = await verify(bundle, { remembered: [log.checkpoint(4), log.checkpoint(9)] });
    expect(findingsOf(report)).toMatchObject([
      { check: 'history-rewritten', size: 9, entries: { from: 4, until: 9 } },
    ]);
    expect(report).toMatchObject({
      verdict: 'faults',
      anchored: { by: 'remembered', upTo: 4 },
      notYetAnchored: 9,
      remembered: [
        { size: 4, outcome: 'equal' },
        { size: 9, outcome: 'different' },
      ],
    });
  });

  it('is reported as not yet anchored where it is later than what is remembered', async () => {
    const bundle = await forkedAt(10).bundle({ scope: EVERYTHING });
    expect(await verify(bundle, { remembered: [log.checkpoint(9)] })).toMatchObject({
      verdict: 'verified',
      anchored: { by: 'remembered', upTo: 9 },
      notYetAnchored: 4,
    });
  });

  it('is found by an old checkpoint put in the place of the new one', async () => {
    const report = await verify(await log.bundle({ scope: EVERYTHING, checkpoints: [10] }), {
      remembered: [log.checkpoint()],
    });
    expect(report).toMatchObject({
      verdict: 'faults',
      remembered: [{ size: 13, outcome: 'newer-than-bundle' }],
    });
    expect(findingsOf(report)).toMatchObject([{ check: 'older-than-remembered', size: 13 }]);
  });

  it('is not shown either way where the bundle was not asked to be split there', async () => {
    const report = await verify(await log.bundle({ scope: { licenceIds: ['licence-c'] } }), {
      remembered: [log.checkpoint(3)],
    });
    expect(report).toMatchObject({ verdict: 'not-shown', remembered: [{ size: 3, outcome: 'not-shown' }] });
    expect(findingsOf(report)).toMatchObject([{ check: 'consistency-not-shown', size: 3 }]);
  });

  it('says that it is the one checkpoint that is wrong, where a later one is right', async () => {
    const other = forkedAt(2);
    const bundle = edited(await log.bundle({ scope: EVERYTHING, checkpoints: [5, 13] }), (lines) =>
      inLine('checkpoint ', () => `checkpoint ${JSON.stringify(other.checkpoint(5))}`)(lines),
    );
    expect(findingsOf(await verify(bundle))).toMatchObject([
      { check: 'root-differs', size: 5, found: 'the later root at tree size 13 is right' },
    ]);
  });

  it('is not excused by a remembered checkpoint that is forged or of another log', async () => {
    const bundle = await log.bundle({ scope: EVERYTHING });
    const forged = log.checkpoint(9).replace(log.root(9).toString('base64'), log.root(8).toString('base64'));
    expect(findingsOf(await verify(bundle, { remembered: [forged] })).map(({ check }) => check)).toEqual([
      'remembered-signature',
      'history-rewritten',
    ]);
    const strange = log.checkpoint(9, [newSigner('other.example/recall')]);
    expect(findingsOf(await verify(bundle, { remembered: [strange] }))).toMatchObject([
      { check: 'remembered-origin', expected: 'other.example/recall', found: ORIGIN },
    ]);
  });

  it('under a key that is not held is whose statement nobody knows', async () => {
    const report = await verify(await log.bundle({ scope: EVERYTHING }), {
      verifiers: [noteVerifier(newSigner().verifierKey)],
    });
    expect(report.verdict).toBe('not-shown');
    expect(findingsOf(report)).toMatchObject([{ check: 'key-not-held', size: 13 }]);
  });
});

describe('whatever the bytes are', () => {
  let bundle: Buffer;
  beforeAll(async () => {
    bundle = await log.bundle({
      scope: { licenceIds: ['licence-a', 'licence-b', 'licence-c'] },
      checkpoints: [5, 13],
    });
  });

  it('every changed byte is found, and none makes the verifier fail', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bundle.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, mask) => {
          const altered = Buffer.from(bundle);
          altered[place] = (altered[place] ?? 0) ^ mask;
          expect((await verify(altered)).verdict).toBe('faults');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('every byte of entries, content, subtrees, checkpoints and rule books counts, also when the last line is made to fit', async () => {
    // Under one checkpoint alone: the signature on an earlier one is no more than something to be known.
    const single = await log.bundle({ scope: CASES });
    const body = single.subarray(0, single.lastIndexOf('end '));
    const start = body.indexOf('checkpoint ');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: start, max: body.length - 2 }),
        fc.integer({ min: 1, max: 255 }),
        async (place, mask) => {
          const altered = Buffer.from(body);
          altered[place] = (altered[place] ?? 0) ^ mask;
          expect((await verify(sealed(altered))).verdict).not.toBe('verified');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('every cut and every addition is found', async () => {
    for (let length = 0; length < bundle.length; length += 7) {
      expect((await verify(bundle.subarray(0, length))).verdict).toBe('faults');
    }
    findingsOf(await verify(bundle.subarray(0, bundle.lastIndexOf('end '))));
    const more = await verify(Buffer.concat([bundle, Buffer.from('erased\n')]));
    expect(findingsOf(more)).toMatchObject([{ check: 'after-end' }]);
  });

  it('a last line with another number or another hash is found', async () => {
    const text = bundle.toString('latin1');
    const count = await verify(Buffer.from(text.replace(/end \d+/, 'end 7'), 'latin1'));
    expect(findingsOf(count)).toMatchObject([{ check: 'line-count', found: '7' }]);
    const digest = await verify(Buffer.from(text.replace(/(end \d+) \S+/, `$1 ${'0'.repeat(64)}`), 'latin1'));
    expect(findingsOf(digest)).toMatchObject([{ check: 'digest', expected: '0'.repeat(64) }]);
  });

  it('the verifier reports and does not fail, be they bytes at random or lines put together at random', async () => {
    const lines = bundle.toString('utf8').split('\n');
    const shuffled = fc
      .array(fc.oneof(fc.constantFrom(...lines), fc.string()), { maxLength: 30 })
      .map((some) => Buffer.from(`recall-audit-bundle 1\n${some.join('\n')}\n`));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), shuffled), async (bytes) => {
        expect((await verify(bytes, { remembered: [log.checkpoint(5)] })).verdict).toBe('faults');
      }),
      { numRuns: 500 },
    );
  });

  it('findings are kept up to a thousand of each weight, and counted beyond', async () => {
    const flood = Buffer.from(`recall-audit-bundle 1\n${'nonsense\n'.repeat(5_000)}`);
    const { findings, findingCounts } = await verify(flood);
    expect(findings).toHaveLength(1_000);
    expect(findingCounts.fault).toBeGreaterThanOrEqual(5_000);
  });
});

describe('the list of checks', () => {
  it('holds no check that these tests have not seen at work', () => {
    const all = Object.keys(BUNDLE_CHECKS);
    expect(all.filter((check) => ![...seen].some((one) => one === check))).toEqual([]);
  });
});

/** Runs the command in this process. */
async function run(
  ...args: string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = '';
  let err = '';
  const code = await verifyCommand(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

describe('recall-audit verify', () => {
  let folder: string;
  let path: string;
  const file = (name: string, text: string | Uint8Array) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'recall-bundle-'));
    path = file('bundle', await log.bundle({ scope: CASES, splitAt: [9] }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says what was checked, what anchors it and what it does not show; exit code 0', async () => {
    const key = file('key', `# the log\n${log.signer.verifierKey}\n`);
    const remember = file('checkpoint', log.checkpoint(9));
    const { code, out, err } = await run(path, '--key', key, '--remember', remember);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Verified');
    expect(out).toContain('the entries before position 9 are as they were then');
    expect(out).toContain('Not yet anchored by a checkpoint that you remember: 3 of 8 entries');
    expect(out).toContain("claim of the service's clock");
    expect(out).toContain('no later entry of the case was left out');
  });

  it('exits with 1 on a fault and names it, also as JSON', async () => {
    const bad = file(
      'bad',
      edited(
        await log.bundle({ scope: CASES }),
        inLine('"id":"entry-3"', (line) => line.replace('subject-1', 'subject-2')),
      ),
    );
    const { code, out } = await run(bad, '--key', log.signer.verifierKey);
    expect(code).toBe(1);
    expect(out).toContain('id entry-5, licence licence-a, entry 2 of its chain');
    const json = await run(bad, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject({
      verdict: 'faults',
      about: { origin: ORIGIN },
      notes: expect.any(Array),
    });
  });

  it('exits with 3 where nothing is wrong but no key is held', async () => {
    const { code, out } = await run(path);
    expect(code).toBe(3);
    expect(out).toContain('no key that you hold signed the last checkpoint');
  });

  it('exits with 2 where it is used wrongly or a file cannot be read', async () => {
    const calls = [
      [],
      [path, path],
      [path, '--zeal'],
      [path, '--key', join(folder, 'gone')],
      [path, '--remember', file('odd', 'odd')],
      [path, '--policy', file('policy', 'nonsense\n')],
      [join(folder, 'gone')],
    ];
    for (const args of calls) {
      const { code, err, out } = await run(...args);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toContain('recall-audit verify --help');
    }
    expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--remember FILE') });
  });

  it('is found by the dispatcher, reads standard input, and needs nothing but Node', () => {
    const program = join(import.meta.dirname, '..', '..', 'src', 'cli', 'recall-audit.ts');
    const start = (args: string[], input = '') =>
      spawnSync(process.execPath, [program, ...args], { input, env: {}, encoding: 'utf8' });
    const bundle = readFileSync(path, 'utf8');
    const verified = start(['verify', '-', '--key', log.signer.verifierKey], bundle);
    expect(verified).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Verified') });
    expect(start(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(start(['--help']).stdout).toContain('recall-audit verify BUNDLE');
    expect(start(['undo']).status).toBe(2);
    expect(start([]).status).toBe(2);
  });
});

const hasTools = ['python3 --version', 'openssl version'].every((command) => {
  const [program = '', ...args] = command.split(' ');
  return spawnSync(program, args).status === 0;
});

if (hasTools) {
  describe('the second verifier, in Python and OpenSSL', () => {
    const program = join(import.meta.dirname, '..', '..', 'tools', 'verify-bundle.py');
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'recall-bundle-'));
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    function second(bundle: Buffer, key = log.signer.verifierKey): number | null {
      const path = join(folder, 'bundle');
      writeFileSync(path, bundle);
      const { status, stderr } = spawnSync('python3', [program, path, '--key', key], { encoding: 'utf8' });
      expect(stderr).toBe('');
      return status;
    }

    it.each([
      ['a period', { scope: EVERYTHING, checkpoints: [5, 13] }],
      ['cases', { scope: CASES, checkpoints: [8, 13], splitAt: [3] }],
      ['cases, without content', { scope: CASES, withContent: false }],
    ])('agrees that a bundle of %s is sound, and that another key did not sign it', async (_what, asked) => {
      const bundle = await log.bundle(asked);
      expect((await verify(bundle)).verdict).toBe('verified');
      expect(second(bundle)).toBe(0);
      expect(second(bundle, newSigner().verifierKey)).toBe(1);
    });

    // What it leaves to the first one: the list of keys, needless base64, and the kinds of some members.
    const compared = TAMPERINGS.filter(
      ([, , { check }]) => check !== 'key-malformed' && check !== 'needless-base64',
    );
    it.each(compared)('agrees on %s', async (_what, edit) => {
      const bundle = edited(await log.bundle({ scope: EVERYTHING, checkpoints: [5, 13] }), edit);
      const { verdict } = await verify(bundle);
      expect(second(bundle)).toBe({ verified: 0, faults: 1, 'not-shown': 3 }[verdict]);
    });

    it('finds a cut file, a wrong last line and bytes at random', async () => {
      const bundle = await log.bundle({ scope: EVERYTHING });
      expect(second(bundle.subarray(0, -70))).toBe(1);
      expect(second(bundle.subarray(0, bundle.lastIndexOf('end ')))).toBe(1);
      expect(second(Buffer.from(bundle.toString('latin1').replace(/end \d+/, 'end 7'), 'latin1'))).toBe(1);
      expect(second(Buffer.from([0xff, 0x0a, 0x00]))).toBe(1);
      expect(second(Buffer.alloc(0))).toBe(1);
    });
  });
}
