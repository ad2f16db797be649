import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const page = read('docs/operations.md');

/** The rows of the table of faults: the cells of each, and the test that its last cell names. */
const faults = (page.split('## Faults\n')[1]?.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| Fault |'))
  .map((line) => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(cells.at(-1) ?? '') ?? [];
    return { fault: cells[0] ?? '', cells, file, title };
  });

/** Titles of the tests of a file, as its source has them. */
const titlesIn = (file: string) =>
  [...read(file).matchAll(/\bit(?:\.each\([\s\S]*?\))?\(\s*'((?:[^'\\]|\\.)*)'/g)].map(
    ([, title = '']) => title,
  );

/** Headings as links lead to them. */
const anchors = new Set(
  [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^a-z0-9 -]/g, '')
      .replaceAll(' ', '-'),
  ),
);

describe('docs/operations.md', () => {
  it('has a table of faults', () => {
    expect(faults.length).toBeGreaterThan(12);
  });

  it.each(faults)(
    'says of `$fault` what everybody sees, and names a test that there is',
    ({ cells, file, title }) => {
      expect(cells).toHaveLength(5);
      expect(titlesIn(file)).toContain(title);
    },
  );

  it('has a row for every test of a fault', () => {
    const files = ['test/application/clock-jumps.test.ts'].concat(
      readdirSync(join(ROOT, 'test/system'))
        .filter((name) => /^faults-.*\.test\.ts$/.test(name))
        .map((name) => `test/system/${name}`),
    );
    const named = new Set(faults.map(({ file, title }) => `${file}: ${title}`));
    const missing = files.flatMap((file) =>
      titlesIn(file)
        .map((title) => `${file}: ${title}`)
        .filter((one) => !named.has(one)),
    );
    expect(missing).toEqual([]);
  });

  it('says of every alert where to look first', () => {
    const alerts = [...read('observability/alerts.yml').matchAll(/- alert: (\w+)/g)].map(
      ([, name = '']) => name,
    );
    const told = [...page.matchAll(/^\| `(Recall\w+)` \|/gm)].map(([, name = '']) => name);
    expect(told).toEqual(alerts);
  });

  it('has what its links within it lead to', () => {
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([]);
  });
});
