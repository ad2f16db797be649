import { describe, expect, it } from '@jest/globals';
import { currentBookText, openBook, recommend } from '../../src/rules/index.ts';
import { scenarioFiles } from './support/case-files.ts';
import { expected, observed } from './support/observed.ts';

const book = openBook(currentBookText());
const files = scenarioFiles();

describe.each(files)('$ruleSet', ({ cases }) => {
  it.each(cases)('$name', ({ asAt, inputs, expect: wanted }) => {
    expect(observed(recommend(book, { inputs, asAt }), wanted)).toEqual(expected(wanted));
  });
});

describe('scenario files', () => {
  it('prove each criterion once, under a name of its own', () => {
    const names = files.flatMap(({ cases }) => cases.map(({ name }) => name));
    expect(names).toHaveLength(new Set(names).size);
    expect(names.length).toBeGreaterThanOrEqual(90);
  });
});
