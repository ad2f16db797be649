import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ruleBookPage } from '../../src/cli/rule-book-page.ts';
import { currentBookText, everyParameter, everyRule, openBook } from '../../src/rules/index.ts';

const book = openBook(currentBookText());
const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'rule-book.md'), 'utf8');

describe('the page of the rule book', () => {
  it('is the one that the rules make', () => {
    expect(page).toBe(ruleBookPage(book));
  });

  it('has every rule and parameter, each with its mark', () => {
    for (const { id, gives, verification } of everyRule(book)) {
      const [, section = ''] = page.split(`### ${id}: ${gives}\n`);
      expect(section.slice(0, section.indexOf('\n### '))).toContain(`Mark: **${verification}**`);
    }
    for (const { name, values } of everyParameter(book)) {
      for (const { value } of values) expect(page).toContain(`| ${name} | ${value} |`);
    }
  });

  it('shows an unverified rule as unverified, and says what was not checked', () => {
    const [, emergency = ''] = page.split('### UR-2: emergency\n');
    expect(emergency.slice(0, 900)).toContain('Mark: **unverified**');
    expect(emergency.slice(0, 900)).toContain('the body of the framework has not been checked');
  });
});
