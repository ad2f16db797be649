import { groupOf, type Tally } from './tally.ts';

const COUNTS = ['licences', 'events', 'considerations', 'runs', 'recalls', 'entries'] as const;

const GROUPS = [
  ['runs by regime', 'regime of run'],
  ['recalls by regime', 'regime of recall'],
  ['recalls by quarter of revocation', 'recall revoked in'],
  ['recalls as issued', 'recall issued as'],
  ['considerations by state', 'consideration state'],
  ['decisions', 'decision'],
] as const;

/** What a population holds, in lines. Shares are of the recalls with reasons, each theme once. */
export function describe(tally: Tally): readonly string[] {
  const of = (name: string) => tally.get(name) ?? 0;
  const withReasons = of('recalls with reasons');
  const reasons = [...groupOf(tally, 'reason').values()].reduce((sum, each) => sum + each, 0);
  const share = (part: number) => `${((part / Math.max(1, withReasons)) * 100).toFixed(1)} %`;
  return [
    ...COUNTS.map((name) => `${name}: ${number(of(name))}`),
    ...GROUPS.flatMap(([heading, group]) => list(heading, groupOf(tally, group), number)),
    ...list('recalls with a theme', groupOf(tally, 'theme of recall'), share),
    `raw reasons a recall: ${(reasons / Math.max(1, withReasons)).toFixed(2)}`,
    `decisions that depart from the rules: ${number(of('decision departs from the rules'))}`,
  ];
}

function list(
  heading: string,
  counts: ReadonlyMap<string, number>,
  word: (count: number) => string,
): readonly string[] {
  return counts.size === 0
    ? []
    : [`${heading}:`, ...[...counts].map(([name, by]) => `  ${name}: ${word(by)}`)];
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

/** How far loading is, for whoever waits. */
export function progressLine(done: number, of: number, milliseconds: number): string {
  const rate = (done / Math.max(1, milliseconds)) * 1_000;
  const left = Math.round((of - done) / Math.max(0.001, rate));
  return `${number(done)} of ${number(of)} licences, ${rate.toFixed(0)} a second, about ${Math.floor(left / 60)} min ${left % 60} s left`;
}
