import type { Difference } from '../../audit/difference.ts';
import type { Replay, RunRuleBook } from '../../audit/replay.ts';

/** One run of a bundle, and what making it again showed. */
export interface ReplayedRun extends Replay {
  /** Id of the audit entry that recorded the run. */
  readonly entry: string;
  readonly licence?: string;
  readonly recommendation?: string;
  /** ISO 8601, as the entry claims it. */
  readonly recordedAt: string;
  readonly ruleBook?: RunRuleBook;
}

/** How many runs showed what. */
export interface ReplayTotals {
  same: number;
  different: number;
  notPossible: number;
  /** Runs whose content is not in the bundle, by what the bundle says of it. */
  erased: number;
  withheld: number;
  absent: number;
  /** What is wrong with the file as a whole. */
  readonly damage: readonly string[];
}

/** Takes each run as it was made again, and the totals in the end. */
export interface ReplayReport {
  readonly run: (run: ReplayedRun) => void;
  readonly end: (totals: ReplayTotals) => void;
}

const SHOWS =
  'Replay shows that each stored answer follows from the stored inputs and the stored rule book. ' +
  'That they are the ones that were recorded is for `recall-audit verify` to show.';

/** Lines for a reader. */
export function reportAsText(out: (text: string) => void, file: string): ReplayReport {
  const print = (text: string) => out(`${visible(text)}\n`);
  print(`Replay of ${file}`);
  return {
    run: (run) => {
      const { outcome, problem, ruleBook, more } = run;
      const under =
        ruleBook === undefined ? '' : `, rule book ${ruleBook.version}, regime ${ruleBook.regime}`;
      print(`${WORDS[outcome].padEnd(12)}  ${run.recommendation ?? `entry ${run.entry}`}${under}`);
      if (problem !== undefined) {
        print(`    ${problem}`);
      }
      for (const difference of run.differences) {
        print(`    ${difference.path}`);
        print(`        stored    ${side(difference, 'stored')}`);
        print(`        replayed  ${side(difference, 'replayed')}`);
      }
      if (more !== undefined) {
        print(`    and ${more} more`);
      }
    },
    end: ({ same, different, notPossible, erased, withheld, absent, damage }) => {
      print(`Runs made again: ${same} the same, ${different} different, ${notPossible} not possible.`);
      if (erased + withheld + absent > 0) {
        print(
          `Runs without content in the bundle: ${erased} erased, ${withheld} withheld, ${absent} absent.`,
        );
      }
      for (const fault of damage) {
        print(`Damage: ${fault}; \`recall-audit verify\` says more.`);
      }
      print(SHOWS);
    },
  };
}

const WORDS = { same: 'same', different: 'DIFFERENT', 'not-possible': 'NOT POSSIBLE' } as const;

/** Longest value that is printed, in characters. `--json` cuts nothing. */
const SHOWN_LENGTH = 200;

function side(difference: Difference, of: 'stored' | 'replayed'): string {
  if (!Object.hasOwn(difference, of)) {
    return '(no such member)';
  }
  const text = JSON.stringify(difference[of]);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}...` : text;
}

/** Control and direction characters as escapes: what a bundle holds may come from anybody, and a terminal would obey them. */
function visible(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** One JSON document, written as it grows, so that its length does not matter. */
export function reportAsJson(out: (text: string) => void, file: string): ReplayReport {
  let separator = '';
  out(`{"bundle":${JSON.stringify(file)},"shows":${JSON.stringify(SHOWS)},"runs":[`);
  return {
    run: (run) => {
      out(`${separator}\n${JSON.stringify(run)}`);
      separator = ',';
    },
    end: (totals) => out(`\n],"totals":${JSON.stringify(totals)}}\n`),
  };
}
