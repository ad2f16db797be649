import type { TableCase } from './cases.ts';
import type { Engine } from './engine.ts';

/** How what an engine says of cases with unknown facts compares with what every completion of them gives. */
export interface OfUnknowns {
  readonly name: string;
  /** The answer where every completion gives it; where they differ, no answer but all that are possible. */
  readonly exact: number;
  /** No answer where completions differ, and nothing of what is possible. */
  readonly silent: number;
  /** No answer although every completion gives one and the same. */
  readonly missed: number;
  /** One answer although completions differ. */
  readonly settledTooSoon: number;
  /** An answer that no completion gives. */
  readonly wrong: number;
}

/** Stops at the first case of which everything is known and two engines say different things. */
export async function checkAgreement(engines: readonly Engine[], cases: readonly TableCase[]): Promise<void> {
  const [first, ...others] = engines;
  for (const one of cases) {
    const wanted = (await first?.say(one))?.answer;
    if (wanted === undefined) throw new Error(`no answer to ${JSON.stringify(one.facts)}`);
    for (const engine of others) {
      const { answer } = await engine.say(one);
      if (answer !== wanted) {
        throw new Error(
          `${engine.name} says ${answer} and ${first?.name} ${wanted} from ${one.stretch.from} of ${JSON.stringify(one.facts)}`,
        );
      }
    }
  }
}

/** What an engine says of cases with unknown facts, against the answers that their completions have. */
export async function saidOfUnknowns(
  engine: Engine,
  cases: readonly TableCase[],
  answersOf: (one: TableCase) => ReadonlySet<string>,
): Promise<OfUnknowns> {
  const counted = { exact: 0, silent: 0, missed: 0, settledTooSoon: 0, wrong: 0 };
  for (const one of cases) {
    const { answer, possible } = await engine.say(one);
    const answers = answersOf(one);
    const isOne = answers.size === 1;
    if (answer !== undefined && !answers.has(answer)) counted.wrong += 1;
    else if (answer !== undefined && !isOne) counted.settledTooSoon += 1;
    else if (answer !== undefined) counted.exact += 1;
    else if (isOne) counted.missed += 1;
    else if (possible?.length === answers.size && possible.every((each) => answers.has(each)))
      counted.exact += 1;
    else counted.silent += 1;
  }
  return { name: engine.name, ...counted };
}
