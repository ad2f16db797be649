import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { TRANSITIONS, type Transition } from '../../src/application/review/transitions.ts';
import { openRuleBook } from '../../src/application/rule-book.ts';
import { currentBookText } from '../../src/rules/index.ts';

/** The page. `UPDATE_GENERATED=1 npm test -- test/contract/review-page.test.ts` writes its tables anew. */
const FILE = join(import.meta.dirname, '..', '..', 'docs', 'review.md');

const book = openRuleBook(currentBookText());

/** A day on which every clock has its length. */
const DAY = '2026-11-22';

const CLOCKS = [
  [
    'decide',
    'the opening; again after a refusal, or a return or a reopening of what was decided',
    'decision-within',
  ],
  ['endorse', 'the decision', 'endorsement-within'],
  ['act', 'the decision, if it is to recall; nothing is due after one not to recall', 'endorsement-within'],
  ['countersign', 'a decision outside the usual flow', 'countersignature-within'],
  ['review-new-facts', 'the news', 'new-facts-review-within'],
] as const;

describe('the page about the review', () => {
  it('has every step of the table, in its order, and no other', () => {
    const rows = TRANSITIONS.map(rowOf);
    expect(
      tableOf('transitions', '| In the state | Step | Where | Who may | Leads to | Clock |', rows),
    ).toEqual(rows);
  });

  it('has every clock with its length and mark as the rule book has them', () => {
    const rows = CLOCKS.map(([clock, from, parameter]) => {
      const { value, verification } = book.parameterOn(parameter, DAY) ?? {};
      expect(value).toBeDefined();
      return `| \`${clock}\` | ${from} | \`${parameter}\` | \`${value}\` | ${verification} |`;
    });
    expect(tableOf('clocks', '| Clock | Runs from | Parameter | Length | Mark |', rows)).toEqual(rows);
  });

  it('says truly who countersigns, and on what footing', () => {
    expect(book.parameterOn('countersignature-out-of-hours-by', DAY)).toEqual({
      value: 'senior-manager',
      verification: 'inference',
    });
    expect(book.parameterOn('countersignature-approved-premises-by', DAY)).toEqual({
      value: 'senior-probation-officer',
      verification: 'inference',
    });
  });
});

function codes(values: readonly string[]): string {
  return values.map((value) => `\`${value}\``).join(', ');
}

function rowOf({ from, action, case: inCase, permission, next, clock }: Transition): string {
  const cells = [
    codes(from),
    codes([action]),
    inCase === 'always' ? '' : inCase.replaceAll('-', ' '),
    permission.length === 0 ? '–' : codes(permission),
    next === 'same' ? 'stays' : codes([next]),
    clock === 'same' ? 'goes on' : clock === 'none' ? 'none' : `\`${clock}\` starts`,
  ];
  return `| ${cells.join(' | ')} |`.replaceAll('|  |', '| |');
}

/** The rows of a table of the page, which stands between two marks. */
function tableOf(mark: string, heading: string, expected: readonly string[]): readonly string[] {
  const [before, after] = [`<!-- ${mark} -->\n`, `<!-- /${mark} -->`];
  const page = readFileSync(FILE, 'utf8');
  const [start, end] = [page.indexOf(before) + before.length, page.indexOf(after)];
  if (process.env['UPDATE_GENERATED'] === '1') {
    const rule = heading.replaceAll(/[^|]+/g, '---');
    writeFileSync(
      FILE,
      `${page.slice(0, start)}${[heading, rule, ...expected].join('\n')}\n${page.slice(end)}`,
    );
    return expected;
  }
  const [first, _rule, ...rows] = page.slice(start, end).trimEnd().split('\n');
  expect(first).toBe(heading);
  return rows;
}
