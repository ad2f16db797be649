import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

describe('npm run demo', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recall-demo-test-'));
    // As root the database runs under another account, which must be able to pass.
    await chmod(folder, 0o711);
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const demo = (...argv: readonly string[]) =>
    run(process.execPath, ['src/cli/demo.ts', ...argv], {
      cwd: root,
      env: { ...process.env, TMPDIR: folder },
    });

  it('takes a case through the main job and prints recommendation, reasons and trail for a terminal', async () => {
    const { stdout, stderr } = await demo('nine-standard-six-additional-twelve-events');
    const lines = stdout.split('\n');

    expect(stderr).toBe('');
    expect(lines.filter((line) => line.length > 92)).toEqual([]);
    expect(stdout).toMatch(/^ {2}Recall +supported$/m);
    expect(stdout).toMatch(/^ {2}If recalled +fixed term, 56 days/m);
    expect(stdout).toMatch(/^ {2}Decision +for a person to make$/m);
    expect(stdout).toMatch(/event-12, 13 November 2026: arrest bail or rui - further offending, alleged$/m);
    expect(stdout).toMatch(/^ {2}tell the victim liaison officer$/m);
    expect(stdout).toMatch(/^ {2}necessity, shown: .*Calder/m);
    const trail = [...stdout.matchAll(/^ +(\d+) {2}\S+ {2}(.*?) +([0-9a-f]{16}) {2}after ([0-9a-f]{16})$/gm)];
    expect(trail.map(([, , act]) => act)).toEqual([
      'licence registered',
      ...Array.from({ length: 12 }, () => 'event reported'),
      'consideration opened',
      'judgement recorded',
      'proposal recorded',
      'recommendation made',
      'recommendation facts read',
    ]);
    const hashes = trail.map(([, , , hash]) => hash);
    expect(trail.map(([, , , , previous]) => previous)).toEqual(['0'.repeat(16), ...hashes.slice(0, -1)]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('names the example cases, and says so when there is none of that name', async () => {
    const { stdout } = await demo('--list');
    expect(stdout.split('\n')).toContain('prohibited-contact-with-a-victim');

    await expect(demo('no-such-case')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there is no example case no-such-case; there are:'),
    });
  });
});
