import type { Answer } from '../../rules/index.ts';

/** What the rules were run for. */
export type RunKind = 'recommendation' | 'evaluation';

/** Told of each run of the rules. The rules themselves count nothing. */
export interface RunTally {
  readonly count: (kind: RunKind, answer: Answer) => void;
}

/** How often a rule set gave an answer. */
export interface AnswerCount {
  readonly kind: RunKind;
  readonly ruleSet: string;
  readonly answer: string;
  readonly count: number;
}

/** In how many runs a fact was missing that could have changed an answer. */
export interface MissingFactCount {
  readonly kind: RunKind;
  readonly fact: string;
  readonly count: number;
}

/** Numbers that can be read by anybody who reaches the service: codes of rule sets, answers and facts, of no case. */
export interface RunCounts {
  readonly answers: readonly AnswerCount[];
  readonly missingFacts: readonly MissingFactCount[];
}

/**
 * Runs whose answers come out together. One by one they would tell whoever reads the numbers before and after what was answered in a
 * case, whose answer may still be withheld from them.
 */
export const RUNS_TOGETHER = 10;

/** By a first word and a second one. */
type Counts = Map<string, Map<string, number>>;

class RunsOfAKind {
  readonly answers: Counts = new Map();
  readonly missingFacts: Counts = new Map();
  private pendingAnswers: Counts = new Map();
  private pendingFacts: Counts = new Map();
  private pending = 0;

  count(answer: Answer): void {
    addAnswers(this.pendingAnswers, answer);
    for (const fact of new Set(answer.missingFacts.map((missing) => missing.fact))) {
      add(this.pendingFacts, fact, '', 1);
    }
    this.pending += 1;
    if (this.pending === RUNS_TOGETHER) {
      merge(this.answers, this.pendingAnswers);
      merge(this.missingFacts, this.pendingFacts);
      this.pendingAnswers = new Map();
      this.pendingFacts = new Map();
      this.pending = 0;
    }
  }
}

/** Counts the answers of the runs of one process, from its start on. Costs a few additions for each run. */
export class RunCounter implements RunTally {
  private readonly kinds: Readonly<Record<RunKind, RunsOfAKind>> = {
    recommendation: new RunsOfAKind(),
    evaluation: new RunsOfAKind(),
  };

  count(kind: RunKind, answer: Answer): void {
    this.kinds[kind].count(answer);
  }

  /** All that has come out so far: the runs of each kind in whole tens. */
  read(): RunCounts {
    const kinds = ['recommendation', 'evaluation'] as const;
    return {
      answers: kinds.flatMap((kind) =>
        rowsOf(this.kinds[kind].answers).map(([ruleSet, answer, count]) => ({
          kind,
          ruleSet,
          answer,
          count,
        })),
      ),
      missingFacts: kinds.flatMap((kind) =>
        rowsOf(this.kinds[kind].missingFacts).map(([fact, , count]) => ({ kind, fact, count })),
      ),
    };
  }
}

function rowsOf(counts: Counts): readonly (readonly [string, string, number])[] {
  return [...counts].flatMap(([first, seconds]) =>
    [...seconds].map(([second, count]) => [first, second, count] as const),
  );
}

function add(counts: Counts, first: string, second: string, by: number): void {
  const seconds = counts.get(first);
  if (seconds === undefined) {
    counts.set(first, new Map([[second, by]]));
  } else {
    seconds.set(second, (seconds.get(second) ?? 0) + by);
  }
}

function merge(into: Counts, from: Counts): void {
  for (const [first, second, count] of rowsOf(from)) {
    add(into, first, second, count);
  }
}

/** One addition for each subject of a rule set. Only codes: a date that the rules counted is nothing to count by. */
function addAnswers(counts: Counts, answer: Answer): void {
  for (const { conduct } of answer.events) {
    add(counts, 'conduct', conduct.answer, 1);
  }
  for (const { breach } of answer.conditions) {
    add(counts, 'breach-finding', breach.answer, 1);
  }
  for (const { gate } of answer.sentences) {
    add(counts, 'sentence-gate', gate.answer, 1);
  }
  add(counts, 'threshold', answer.threshold.answer, 1);
  for (const { verdict } of answer.ladder) {
    add(counts, 'rung', verdict.answer, 1);
  }
  add(counts, 'necessity', answer.necessity.answer, 1);
  add(counts, 'urgency', answer.urgency.answer, 1);
  for (const { finding } of answer.proportionality) {
    add(counts, 'proportionality', finding.answer, 1);
  }
  add(counts, 'outcome', answer.outcome.recall.answer, 1);
  add(counts, 'response', answer.outcome.response.answer, 1);
  add(counts, 'recall-type', answer.recallType.type.answer, 1);
  for (const { rule } of answer.period) {
    add(counts, 'period', rule.answer, 1);
  }
  add(counts, 'endorsement', answer.endorsement.ifRecall.answer, 1);
  for (const { finding } of answer.qualityFindings) {
    add(counts, 'quality', finding, 1);
  }
}
