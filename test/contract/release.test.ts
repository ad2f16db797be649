import { describe, expect, it } from '@jest/globals';
import { changeLogFaults, type Release } from '../../tools/change-log.ts';
import { licencesPage, licensedPackages } from '../../tools/licences.ts';

/** A rule book of these rules. */
function aBook(version: string, rules: readonly object[], regimes: readonly object[] = []) {
  return { version, text: JSON.stringify({ version, regimes, sets: [{ rules }] }) };
}

const FIRST = aBook('1.0.0', [{ id: 'EX-1', from: '2025-09-02' }]);
const LOG = `# Changelog

## [Unreleased]

- Rule book 1.1.0.

### Law encoded

| Dates of law | What | Authority |
|---|---|---|
| 3 December 2012 to 1 September 2025 | An example | Example Act |
| from 31 March 2026 | An example | Example Act |

### Not encoded

Nothing on 4 May 2026.

## [1.0.0]
`;

/** A release whose new book has a rule from a day. */
function aRelease(from: string, overrides: Partial<Release> = {}): Release {
  return {
    changeLog: LOG,
    heading: 'Unreleased',
    booksBefore: [FIRST],
    booksNow: [
      FIRST,
      aBook('1.1.0', [
        { id: 'EX-1', from: '2025-09-02' },
        { id: 'EX-2', from },
      ]),
    ],
    bookInUse: '1.1.0',
    version: '1.1.0',
    versionBefore: '1.0.0',
    ...overrides,
  };
}

describe('the change log of a release', () => {
  it.each(['2012-12-03', '2025-09-02', '2026-03-31'])(
    'tells of a rule that holds from %s by its row',
    (day) => {
      expect(changeLogFaults(aRelease(day))).toEqual([]);
    },
  );

  it('lacks a row for a day on which a rule of a new book begins or ends, to the day and under that heading', () => {
    expect(changeLogFaults(aRelease('2026-05-04'))).toEqual([
      '[Unreleased] has no row under "Law encoded" for 4 May 2026 (EX-2)',
    ]);
    const ended = aBook('1.1.0', [{ id: 'EX-1', from: '2025-09-02', until: '2026-03-30' }]);
    expect(changeLogFaults(aRelease('', { booksNow: [FIRST, ended] }))).toEqual([
      '[Unreleased] has no row under "Law encoded" for 30 March 2026 (EX-1)',
    ]);
    const other = aBook('1.1.0', [{ id: 'EX-2', from: '2025-09-02' }]);
    const before = aBook('1.0.0', [{ id: 'EX-1', from: '2024-04-02' }]);
    expect(changeLogFaults(aRelease('', { booksBefore: [before], booksNow: [before, other] }))).toEqual([
      '[Unreleased] has no row under "Law encoded" for 2 April 2024 (EX-1)',
    ]);
    const regime = aBook('1.1.0', [], [{ id: 'R-EX', from: '2027-01-01' }]);
    expect(changeLogFaults(aRelease('', { booksNow: [FIRST, regime] }))).toEqual([
      '[Unreleased] has no row under "Law encoded" for 1 January 2027 (R-EX)',
    ]);
  });

  it('asks nothing of rules that stay as they were', () => {
    const same = aBook('1.1.0', [{ id: 'EX-1', from: '2025-09-02' }]);
    const changeLog = LOG.replaceAll(/^\| (?:3|from).*\n/gm, '');
    expect(changeLogFaults(aRelease('', { changeLog, booksNow: [FIRST, same] }))).toEqual([]);
  });

  it.each<[string, Partial<Release>, string]>([
    ['has no section', { heading: '1.1.0' }, 'CHANGELOG.md has no section [1.1.0]'],
    [
      'does not name a new book',
      { changeLog: LOG.replace('Rule book 1.1.0', 'Something else') },
      '[Unreleased] does not name rule book 1.1.0',
    ],
    [
      'calls a new book a correction',
      { version: '1.0.1' },
      'a new rule book is at least a minor version: 1.0.1 after 1.0.0 is not',
    ],
    [
      'comes with a book that nobody released',
      { bookInUse: '1.2.0' },
      'rule book 1.2.0 is in use and is not released',
    ],
    [
      'comes with a released book that was altered',
      { booksBefore: [aBook('1.0.0', [{ id: 'EX-1', from: '2024-04-02' }])] },
      'rule book 1.0.0 was released before and has changed',
    ],
  ])('is refused where it %s', (_what, overrides, fault) => {
    expect(changeLogFaults(aRelease('2026-03-31', overrides))).toContain(fault);
  });
});

describe('the list of licences', () => {
  it('names every package of production with its licence, the texts it brings, and who holds the rights', () => {
    const packages = licensedPackages();
    const fastify = packages.find(({ name }) => name === 'fastify');
    expect(fastify).toMatchObject({ licence: 'MIT', texts: ['LICENSE'] });
    expect(fastify?.holders.join()).toContain('Fastify');
    expect(packages.filter(({ licence }) => licence === 'not said')).toEqual([]);
    // Few bring no text of their own, and say in their manifest who wrote them.
    expect(packages.filter(({ texts }) => texts.length === 0).length).toBeLessThan(packages.length / 20);
    const page = licencesPage(packages);
    expect(page.split('\n').filter((line) => line.startsWith('| ')).length).toBe(packages.length + 1);
  });
});
