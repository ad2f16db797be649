import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { performancePage } from '../../bench/performance-page.ts';
import { type Results, readAllResults, targetResult } from '../../bench/results.ts';
import { meets, TARGET_NAMES, TARGETS } from '../../bench/targets.ts';
import packageJson from '../../package.json' with { type: 'json' };

const results = readAllResults();
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'performance.md'), 'utf8');
const measured = TARGET_NAMES.flatMap((name) =>
  results
    .flatMap(({ targets }) => targets.filter(({ target }) => target === name))
    .map((result) => ({ name, result })),
);

describe('the page of measured performance', () => {
  it('is what the results files say', () => {
    expect(page).toBe(performancePage(results));
  });

  it('has every target, measured or not', () => {
    for (const name of TARGET_NAMES) expect(page).toContain(`| ${TARGETS[name].words} |`);
  });

  it('takes limits from the list of targets, never from a results file', () => {
    for (const { name, result } of measured) {
      const { limit, direction, unit } = TARGETS[name];
      expect(result).toMatchObject({ limit, direction, unit });
    }
  });

  it('says that a target is met only where its figure keeps to the limit', () => {
    expect(meets('queue', 50)).toBe(true);
    expect(meets('queue', 50.1)).toBe(false);
    expect(meets('evaluations', 25)).toBe(true);
    expect(meets('evaluations', 24.9)).toBe(false);
    for (const { name, result } of measured) {
      expect(result).toMatchObject({ met: meets(name, Number(result.figure)) });
    }
  });

  it('names what was missed with the reason, and says where nothing was measured', () => {
    const made: Results = {
      benchmark: 'made-up',
      takenOn: '2026-01-01',
      machine: { node: 'v24', cpu: 'example', cores: 1, memoryGb: 1, loadBefore: 0 },
      targets: [
        targetResult('queue', 80, { why: 'one index is missing' }),
        targetResult('search', 25),
        targetResult('writes-lost', 0),
      ],
      tables: [{ title: 'A table', columns: ['what', 'ms'], rows: [['a | b', 1234.5]] }],
      notes: ['A note.'],
    };
    const text = performancePage([made]);
    expect(text).toContain(`| at most 50 ms | 80 ms | 160 % | **no** | [made-up](#made-up) |`);
    expect(text).toContain(`- **${TARGETS.queue.words}**: one index is missing`);
    expect(text).toContain('| at most 50 ms | 25 ms | 50 % | yes |');
    expect(text).toContain('| at most 0 writes | 0 writes |  | yes |');
    expect(text).toContain('| at most 1,000 ms | not measured |');
    expect(text).toContain('| a \\| b | 1,235 |');
    expect(() =>
      performancePage([{ ...made, targets: [{ ...targetResult('queue', 1), target: 'x' }] }]),
    ).toThrow('made-up speaks of x, which is no target');
  });

  it('names only scripts that there are', () => {
    const scripts = Object.keys(packageJson.scripts);
    expect(scripts).toEqual(expect.arrayContaining(measured.map(({ name }) => TARGETS[name].script)));
  });
});
