import type { Answer } from '../answer.ts';
import { STEPS_OF_A_RUN } from './concluding.ts';
import type { OpenBook } from '../open-book.ts';
import type { Asked } from './asked.ts';
import { contestable, type Contestable } from './contestable.ts';
import type { Counterfactuals } from './counterfactual.ts';
import type { IdleFact } from './explanation.ts';
import type { StoredRun } from './stored-run.ts';
import type { FactName } from '../facts/vocabulary.ts';
import { decidingTests, type TracedRule } from './full-trace.ts';
import { nameOf, thatMatter } from './missing.ts';
import { placeOfFact, subjectOfFact, type Telling } from './relied-on.ts';
import type { Weighed } from './runs.ts';
import type { Namer, TouchParts } from './subjects.ts';
import { whereGiven } from './unknowns.ts';
import { changingNothing, WHOLE_RUNS } from './whole-answers.ts';

/** What says only which rules a subject is for: a rule that fails on these alone was never about it. */
const OF_KIND: ReadonlySet<string> = new Set<FactName>([
  'event.type',
  'event.evidence-status',
  'event.role',
  'event.conduct',
  'sentence.type',
  'case.sentence-group',
  'case.gate',
  'case.only-youth-sentences',
  'recall.kind',
  'recall.converted',
  'release.on-curfew',
]);

/**
 * Missing facts on which nothing turns, whatever the other missing facts turn out to be: no run of any rule set, and no day of release. Only those that a rule about the subject in hand reads: that the equipment was not checked says nothing
 * of a missed appointment.
 */
export function idleMissing(
  telling: Telling,
  namer: Namer,
  touches: ReadonlyMap<string, TouchParts>,
  answer: Answer,
  asked: readonly Asked[],
  weighed: Weighed,
): readonly IdleFact[] {
  const matter = thatMatter(asked, weighed);
  const told = new Set([
    ...answer.missingFacts.map(nameOf),
    ...(answer.recallType.underLaterLaw?.type.separatedBy ?? []).map(nameOf),
    ...(answer.recallType.underLaterLaw?.homeDetentionCurfew.separatedBy ?? []).map(nameOf),
    ...answer.period.flatMap(({ release }) => release.separatedBy ?? []).map(nameOf),
  ]);
  const read = pertinent(telling, weighed);
  return weighed.laws.decision.workspace.asked().flatMap((question): readonly IdleFact[] => {
    const name = nameOf(question);
    const idle = !matter.has(name) && !told.has(name) && read.has(name);
    // The same fact may have been asked over several sets of values.
    told.add(name);
    if (!idle || telling.book.facts[question.fact]?.input === undefined) return [];
    const { subject, input } = whereGiven(telling, namer, touches, question);
    return [
      {
        fact: question.fact,
        ...(subject === undefined ? {} : { subject }),
        input,
        known: false,
        says: telling.speaker.unknown(question.fact),
      },
    ];
  });
}

// Facts that are open in some rule which nothing but its own matter rules out.
function pertinent({ book }: Telling, { runs }: Weighed): ReadonlySet<string> {
  const found = new Set<string>();
  for (const run of runs) {
    for (const rule of run.rules) {
      if (isForOthers(rule)) continue;
      for (const fact of openFacts(rule)) {
        found.add(nameOf({ fact, ...subjectOf(subjectOfFact(book, fact, run)) }));
      }
    }
  }
  return found;
}

const subjectOf = (subject: string | undefined): { subject?: string } =>
  subject === undefined ? {} : { subject };

const isForOthers = (rule: TracedRule): boolean =>
  rule.truth === 'f' && decidingTests(rule).some(({ test }) => OF_KIND.has(test.fact));

function openFacts({ when }: TracedRule): readonly string[] {
  const facts: string[] = [];
  const go = (part: TracedRule['when']): void => {
    if (part.kind !== 'test') part.of.forEach(go);
    else if (part.truth === 'u') facts.push(part.test.fact);
  };
  go(when);
  return facts;
}

/** Whole runs that are made for what changes nothing take no more steps than these between them. */
const STEPS_OF_WHOLE_RUNS = 300_000;

/**
 * Inputs that were given and that somebody could contest, of which no other value alone would alter anything of the whole answer, as
 * whole runs have shown; and which stand in no counterfactual that was found. None where the search could not tell.
 */
export function idleGiven(
  telling: Telling,
  namer: Namer,
  touches: ReadonlyMap<string, TouchParts>,
  book: OpenBook,
  run: StoredRun,
  weighed: Weighed,
  { found, single }: Counterfactuals,
): readonly IdleFact[] {
  if (!single.complete) return [];
  const effective = new Set(found.flatMap(({ changes }) => changes.map(({ input }) => input)));
  const byInput = new Map<string, Contestable[]>();
  for (const each of contestable(book, run.inputs)) {
    const { input } = each.change;
    if (!effective.has(input)) byInput.set(input, [...(byInput.get(input) ?? []), each]);
  }
  const { workspace } = weighed.laws.decision;
  const stepsOfOne = workspace.steps() + weighed.runs.length * STEPS_OF_A_RUN;
  const runs = Math.min(WHOLE_RUNS, Math.floor(STEPS_OF_WHOLE_RUNS / stepsOfOne));
  const idle = changingNothing(book, run, [...byInput.values()], runs);
  return idle.flatMap(({ change: { input, fact, subject: id, from } }): readonly IdleFact[] => {
    const subject = namer.placed(placeOfFact(telling.book, fact, id, touches));
    const { speaker } = telling;
    const says =
      from === 'unknown' ? speaker.unknown(fact) : (speaker.valued(fact, from) ?? speaker.unknown(fact));
    return [{ fact, ...(subject === undefined ? {} : { subject }), input, known: true, says }];
  });
}
