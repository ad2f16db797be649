import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(root, 'docs', 'threat-model.md'), 'utf8');

/** The rows of threats: their mark, what they are, the control and what shows it. */
const THREATS = [...page.matchAll(/^\| ([STRIDE]\d+) (.+) \| (.+) \| (.+) \|$/gm)].map(
  ([, mark = '', threat = '', control = '', shownBy = '']) => ({ mark, threat, control, shownBy }),
);

describe('the threat model', () => {
  it('goes through every kind of threat, each under a mark of its own', () => {
    const marks = THREATS.map(({ mark }) => mark);
    expect(new Set(marks.map((mark) => mark[0]))).toEqual(new Set('STRIDE'));
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('has a control for every threat, and a test that is there for every control', () => {
    const without = THREATS.filter(({ control, shownBy }) => {
      const tests = [...shownBy.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = '']) => file);
      return (
        control.trim() === '' || tests.length === 0 || !tests.every((file) => existsSync(join(root, file)))
      );
    });
    expect(without).toEqual([]);
  });

  it('names no test that is not there, wherever it names one, and links only to what is there', () => {
    const named = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThan(THREATS.length);
    expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    const security = readFileSync(join(root, 'SECURITY.md'), 'utf8');
    const links = [...security.matchAll(/\]\(([^):]+)\)/g)].map(([, target = '']) => target);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((target) => !existsSync(join(root, target)))).toEqual([]);
  });

  it('says what remains', () => {
    const remains = page.slice(page.indexOf('## What remains'));
    expect([...remains.matchAll(/^- \*\*/gm)].length).toBeGreaterThan(5);
  });
});
