import { describe, expect, it } from '@jest/globals';
import { currentBookText, EVENT_TYPES, NEEDS, openBook, RUNGS } from '../../src/rules/index.ts';

const { tables } = openBook(currentBookText()).book;
const rows = (table: string) => tables[table]?.rows ?? {};
const byName = (a: string, b: string) => (a < b ? -1 : 1);
const measureOf = new Map(
  Object.entries(rows('options')).flatMap(([rung, options]) => options.map((option) => [option, rung])),
);

describe('the tables of lesser measures', () => {
  it('give every way of carrying out a measure to one measure', () => {
    const options = Object.values(rows('options')).flat();
    expect(new Set(options).size).toBe(options.length);
    expect(Object.keys(rows('options'))).toEqual(expect.arrayContaining([...RUNGS]));
  });

  it.each([
    ['measures-by-type', 'options-by-type', EVENT_TYPES],
    ['measures-by-need', 'options-by-need', NEEDS],
  ] as const)(
    'point in %s to the measure of every option in %s, and to no measure without one',
    (measures, options, keys) => {
      for (const key of keys) {
        const pointed = (rows(options)[key] ?? []).map((option) => measureOf.get(option) ?? option);
        expect({ key, measures: [...new Set(pointed)].toSorted(byName) }).toEqual({
          key,
          measures: (rows(measures)[key] ?? []).toSorted(byName),
        });
      }
    },
  );

  it('point to every option from some event or need', () => {
    const pointed = new Set(
      [...Object.values(rows('options-by-type')), ...Object.values(rows('options-by-need'))].flat(),
    );
    expect([...measureOf.keys()].filter((option) => !pointed.has(option))).toEqual([]);
  });

  it('say of every need which events it bears on', () => {
    const types = new Set<string>(EVENT_TYPES);
    for (const need of NEEDS) {
      const bears = rows('types-by-need')[need] ?? [];
      expect(bears.length).toBeGreaterThan(0);
      expect(bears.filter((type) => !types.has(type))).toEqual([]);
    }
  });
});
