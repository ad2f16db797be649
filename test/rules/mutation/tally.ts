import { parse } from 'yaml';
import type { Verdict } from './judge.ts';
import type { Mutant } from './mutants.ts';

/** What became of the mutants of one rule set, or of the parameters. */
export interface Tally {
  readonly area: string;
  readonly all: number;
  readonly byCases: number;
  /** Killed by the proof of the book and by no case. */
  readonly byProof: number;
  /** Killed by nothing, and proved to answer every complete set of facts alike on every day. By id. */
  readonly alike: readonly string[];
  /** Killed by nothing and not proved alike. By id. */
  readonly survivors: readonly string[];
}

export interface Judged {
  readonly mutant: Mutant;
  readonly verdict: Verdict;
}

export function tally(judged: readonly Judged[]): readonly Tally[] {
  const areas = Object.groupBy(judged, ({ mutant }) => mutant.area);
  return Object.entries(areas).map(([area, all = []]) => ({
    area,
    all: all.length,
    byCases: all.filter(({ verdict }) => verdict.killedBy === 'case').length,
    byProof: all.filter(({ verdict }) => verdict.killedBy === 'proof').length,
    alike: unkilled(all, true),
    survivors: unkilled(all, false),
  }));
}

function unkilled(all: readonly Judged[], alike: boolean): readonly string[] {
  return all
    .filter(({ verdict }) => verdict.killedBy === 'nothing' && verdict.answersAlike === alike)
    .map(({ mutant }) => mutant.id);
}

/** The survivors that are accounted for, by id, each with why. */
export function accounted(yaml: string): ReadonlyMap<string, string> {
  const told: unknown = parse(yaml);
  if (!Array.isArray(told)) throw new TypeError('survivors.yaml should be a list');
  return new Map(
    told.flatMap((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null || !('why' in entry) || !('mutants' in entry)) {
        throw new TypeError('each entry of survivors.yaml says why and for which mutants');
      }
      const { why, mutants } = entry;
      if (typeof why !== 'string' || !Array.isArray(mutants)) throw new TypeError('why, and a list');
      return mutants.map((id): [string, string] => [String(id), why]);
    }),
  );
}
