import type { Answer } from '../answer.ts';
import type { Test } from '../kernel/expression.ts';
import type { OpenBook } from '../open-book.ts';
import { RUNGS } from '../vocabularies.ts';
import { decidingTests, type TracedRule, type TracedRun, tracedRun } from './full-trace.ts';

/**
 * The facts that decided what an answer says of recall and of the response, each with what it was found to be, and those two
 * answers themselves: sorted, each once, without the ids of one case. Two answers of one book with the same list came about in the
 * same way, whatever else is different in the cases: facts that decided nothing are not in it, nor how many events there were.
 *
 * They are read from the compact trace, from the conclusion back to what was given: no rule is run again. It takes a fraction of a
 * millisecond, where an explanation takes some twenty.
 *
 * @param book the one that the answer was given under.
 * @returns undefined where the trace is not one of this book.
 */
export function factsThatMattered({ book }: OpenBook, answer: Answer): readonly string[] | undefined {
  const runs = new Map<string, TracedRun[]>();
  for (const entry of answer.trace) {
    if (!ON_THE_WAY.has(entry.set)) continue;
    const run = tracedRun(book, entry);
    if ('fault' in run) return undefined;
    const known = runs.get(run.set);
    if (known === undefined) runs.set(run.set, [run]);
    else known.push(run);
  }
  const { recall, response } = answer.outcome;
  const found = new Set([`recall ${recall.answer}`, `response ${response.answer}`]);
  const followed = new Set<string>();
  const follow = (set: string, wanted: string | undefined): void => {
    const key = `${set} ${wanted ?? ''}`;
    if (followed.has(key)) return;
    followed.add(key);
    for (const run of whichGive(runs.get(set) ?? [], wanted)) {
      for (const rule of determining(run)) {
        for (const { test, truth } of decidingTests(rule)) {
          const sets = ANSWERED_BY.get(test.fact);
          if (sets === undefined) found.add(told(test, truth, set === 'rung' ? run.subject : undefined));
          for (const each of sets ?? []) follow(each, truth === 't' ? wantedOf(test) : undefined);
        }
      }
    }
  };
  follow('outcome', undefined);
  follow('response', undefined);
  return [...found].toSorted();
}

/** The rule sets that answer a fact, from the conclusion back. A fact that is not here was given. */
const ANSWERED_BY: ReadonlyMap<string, readonly string[]> = new Map([
  ['case.recall', ['outcome']],
  ['case.gate', ['sentence-gate']],
  ['case.breach', ['breach-finding']],
  ['touch.grounds', ['breach-grounds']],
  ['event.conduct', ['conduct']],
  ['case.escalation', ['no-breach-escalation']],
  ['case.threshold', ['threshold']],
  ['case.limb-met', ['limbs', 'criteria', 'curfew-limbs']],
  ['case.necessity', ['necessity']],
  ['case.measure-suffices', ['rung']],
  ['case.lowest-measure', ['rung']],
]);

const ON_THE_WAY: ReadonlySet<string> = new Set(['response', ...[...ANSWERED_BY.values()].flat()]);

/** What a fact that a rule set answers was found to be: its answer, or the measure that it is about. */
function wantedOf(test: Test): string | undefined {
  if (test.op !== 'is') return undefined;
  if (typeof test.value === 'string') return test.value;
  return test.fact === 'case.measure-suffices' && test.value ? 'adequate' : undefined;
}

/**
 * Of several runs those that gave what was found, for one of them was enough: the condition that was breached, the event that gave
 * grounds, the measure that suffices. Where none did, it took all of them; measures that did not apply took no part.
 */
function whichGive(runs: readonly TracedRun[], wanted: string | undefined): readonly TracedRun[] {
  const ofMeasure = RUNGS.find((rung) => rung === wanted);
  if (ofMeasure !== undefined) return runs.filter(({ subject }) => subject === ofMeasure);
  const giving = runs.filter((run) => determining(run).some(({ rule }) => rule.gives === wanted));
  if (giving.length > 0) return giving;
  return runs.filter(
    (run) => run.set !== 'rung' || determining(run).some(({ rule }) => rule.gives !== 'not-applicable'),
  );
}

/** The rules that are met; where none is, those that are open; where none is either, all: that nothing was met is why. */
function determining({ rules }: TracedRun): readonly TracedRule[] {
  const met = rules.filter(({ truth }) => truth === 't');
  if (met.length > 0) return met;
  const open = rules.filter(({ truth }) => truth === 'u');
  return open.length > 0 ? open : rules;
}

function told(test: Test, truth: string, subject: string | undefined): string {
  const to = test.op === 'is' ? String(test.value) : test.parameter;
  return `${test.fact}${subject === undefined ? '' : ` of ${subject}`} ${test.op} ${to} ${truth}`;
}
