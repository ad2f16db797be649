import { domainOf } from '../../src/rules/kernel/compile.ts';
import type { Value } from '../../src/rules/kernel/possible.ts';
import type { RecallTypeTable, Stretch, TableFact } from './recall-type-table.ts';

/** One case: the facts of the table by their keys. A fact that is missing is unknown. */
export interface TableCase {
  readonly stretch: Stretch;
  readonly facts: Readonly<Partial<Record<string, Value>>>;
}

/** Which cases are drawn. */
export type Mix = 'as-in-practice' | 'every-combination';

/** Numbers from 0 up to 1, the same from the same seed. */
export type Chance = () => number;

export function chanceFrom(seed: number): Chance {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Cases with every fact known, over all stretches of time alike. `as-in-practice`: most pass the gate, and what the law makes an
 * exception of is one in 25. `every-combination`: each value of each fact as likely as any other.
 */
export function cases(table: RecallTypeTable, count: number, mix: Mix, chance: Chance): readonly TableCase[] {
  return Array.from({ length: count }, () => ({
    stretch: oneOf(table.stretches, chance),
    facts: Object.fromEntries(table.facts.map((fact) => [fact.key, drawn(fact, mix, chance)])),
  }));
}

/** The same with each fact left out one time in six, and no more than `most` of them. */
export function withGaps(known: readonly TableCase[], most: number, chance: Chance): readonly TableCase[] {
  return known.map(({ stretch, facts }) => {
    let left = most;
    const kept = Object.entries(facts).filter(() => {
      const isOut = left > 0 && chance() < 1 / 6;
      if (isOut) left -= 1;
      return !isOut;
    });
    return { stretch, facts: Object.fromEntries(kept) };
  });
}

/** Every case that a case with gaps could be: a missing number has a value from each stretch that rules tell apart. */
export function completions(table: RecallTypeTable, { stretch, facts }: TableCase): readonly TableCase[] {
  return table.facts
    .filter(({ key }) => facts[key] === undefined)
    .reduce<readonly TableCase[]>(
      (so, { fact, key, kind }) =>
        so.flatMap((each) =>
          domainOf(stretch.compiled, fact).map((value) => ({
            stretch,
            facts: { ...each.facts, [key]: kind === 'number' ? Math.max(0, Number(value)) : value },
          })),
        ),
      [{ stretch, facts }],
    );
}

function drawn({ fact, kind, values }: TableFact, mix: Mix, chance: Chance): Value {
  const isRare = mix === 'as-in-practice' && chance() >= 1 / 25;
  switch (kind) {
    case 'boolean':
      return isRare ? false : chance() < 0.5;
    case 'number':
      return fact === 'person.age' ? 16 + Math.floor(chance() * 50) : 1 + Math.floor(chance() * 120);
    case 'choice':
      return isRare ? (values[0] ?? '') : oneOf(values, chance);
    case 'date':
      throw new Error(`${fact} is a date: the table has none`);
  }
}

function oneOf<T>(values: readonly T[], chance: Chance): T {
  const value = values[Math.floor(chance() * values.length)];
  if (value === undefined) throw new RangeError('nothing to draw from');
  return value;
}
