import type { Call, Caller } from './caller.ts';
import { timesOf } from './measure.ts';
import type { DrawnCases } from './scale-store.ts';
import type { TargetName } from './targets.ts';

/** A request that is made again and again, each time of another case, person or area. */
export interface Repeated {
  readonly name: string;
  /** The target that it counts for. */
  readonly target: TargetName;
  readonly call: (number: number) => Promise<Call>;
}

/** Times of one of them, in milliseconds. */
export interface RepeatedTimes {
  readonly name: string;
  readonly target: TargetName;
  /** The very first after the start of the service. */
  readonly first: number;
  readonly median: number;
  readonly p95: number;
  readonly most: number;
  readonly number: number;
}

/** Tokens of those who ask. */
export interface Askers {
  /** Of an SPO of a region. */
  readonly spo: (region: string) => Promise<string>;
  readonly practitioner: (region: string) => Promise<string>;
  readonly seniorManager: (region: string) => Promise<string>;
  /** Sees every case. */
  readonly inspector: () => Promise<string>;
  readonly system: () => Promise<string>;
}

/** The queue in its kinds, the search by each identifier, and trails, of cases, people and regions drawn by chance. */
export function everyRepeated(
  caller: Caller,
  { ids, longest, crns, references, regions }: DrawnCases,
  askers: Askers,
): readonly Repeated[] {
  const queue = (
    name: string,
    who: (region: string) => Promise<string>,
    query: (region: string) => string,
  ): Repeated => ({
    name,
    target: 'queue',
    call: async (number) => {
      const region = from(regions, number);
      const token = await who(region);
      return { method: 'GET', path: `/v1/considerations?limit=50${query(region)}`, token };
    },
  });
  const search = (name: string, member: string, values: readonly string[]): Repeated => ({
    name,
    target: 'search',
    call: async (number) => ({
      method: 'POST',
      path: '/v1/licences/search',
      body: { [member]: from(values, number) },
      token: await askers.system(),
    }),
  });
  const trail = (name: string, of: readonly string[], more: string): Repeated => ({
    name,
    target: 'case-trail',
    call: async (number) => ({
      method: 'GET',
      path: `/v1/licences/${from(of, number)}/audit-trail?limit=${more}`,
      token: await askers.inspector(),
    }),
  });
  const laterPages = new Map<string, string>();
  return [
    queue('queue of SPOs, of a region', askers.spo, () => '&queue=senior-probation-officer'),
    queue('queue of practitioners, of a region', askers.practitioner, () => '&queue=practitioner'),
    queue('queue of senior managers, of a region', askers.seniorManager, () => '&queue=senior-manager'),
    queue('everything live of a region', askers.spo, () => ''),
    queue('everything live of the country', askers.inspector, () => ''),
    queue(
      'closed, of a region',
      askers.inspector,
      (region) => `&state=closed&region=${encodeURIComponent(region)}`,
    ),
    {
      name: 'everything live of a region, tenth page',
      target: 'queue',
      call: async (number) => {
        const region = from(regions, number);
        const token = await askers.spo(region);
        const cursor = laterPages.get(region) ?? (await cursorOfTenthPage(caller, token));
        laterPages.set(region, cursor);
        return { method: 'GET', path: `/v1/considerations?limit=50${cursor}`, token };
      },
    },
    search('search by CRN', 'crn', crns),
    search('search by reference', 'externalReference', references),
    search('search for nobody', 'crn', ['Z999999']),
    trail('trail, first page', ids, '50'),
    trail('trail, first page of 200', ids, '200'),
    trail('longest trails, first page of 200', longest, '200'),
  ];
}

function from(list: readonly string[], number: number): string {
  return list[number % list.length] ?? '';
}

/** Empty where there are not so many pages. */
async function cursorOfTenthPage(caller: Caller, token: string): Promise<string> {
  let query = '';
  for (let page = 1; page < 10; page += 1) {
    const { text } = await caller.ask({ method: 'GET', path: `/v1/considerations?limit=50${query}`, token });
    const next = nextOf(text);
    if (next === undefined) {
      return query;
    }
    query = `&cursor=${encodeURIComponent(next)}`;
  }
  return query;
}

/** The cursor of the next page that an answer names. */
export function nextOf(text: string): string | undefined {
  const read: unknown = JSON.parse(text);
  return typeof read === 'object' && read !== null && 'next' in read && typeof read.next === 'string'
    ? read.next
    : undefined;
}

/**
 * Asks all of them in turns, round after round, so that whatever else the machine does falls on all alike; `inFlight` at a time.
 * The first of each is told apart: it finds nothing prepared.
 */
export async function timeRepeated(
  caller: Caller,
  all: readonly Repeated[],
  {
    rounds,
    perRound,
    inFlight,
  }: { readonly rounds: number; readonly perRound: number; readonly inFlight: number },
): Promise<readonly RepeatedTimes[]> {
  const times = all.map((one) => ({ one, ms: [] as number[], first: 0, next: 0 }));
  for (const each of times) {
    each.first = (await caller.ask(await each.one.call(0))).ms;
    each.next = 1;
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const each of round % 2 === 0 ? times : times.toReversed()) {
      for (let asked = 0; asked < perRound; asked += inFlight) {
        const calls = await Promise.all(
          Array.from({ length: inFlight }, (_, index) => each.one.call(each.next + index)),
        );
        each.next += inFlight;
        const replies = await Promise.all(calls.map((call) => caller.ask(call)));
        each.ms.push(...replies.map(({ ms }) => ms));
      }
    }
  }
  return times.map(({ one: { name, target }, ms, first }) => {
    const { median, p95 } = timesOf(ms);
    return { name, target, first, median, p95, most: Math.max(...ms), number: ms.length };
  });
}
