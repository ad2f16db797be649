/**
 * What can still be true. A value is either settled or open: an open value is a decision diagram over the facts that are
 * missing, reduced and shared, so that it mentions a missing fact exactly when that fact separates its outcomes.
 *
 * This is what makes `unknown` exact: a value is settled if and only if every completion of the missing facts gives it,
 * whatever the shape of the rule that was asked. (Reduced ordered decision diagrams: R. E. Bryant, 1986.)
 */

export type Value = string | number | boolean;

/** A missing fact and the values it could take. */
export interface Question {
  readonly fact: string;
  readonly subject?: string;
  readonly values: readonly Value[];
  /** Position in the fixed order of questions; lower is asked first. */
  readonly order: number;
  /** Set on a question that stands for several: see `widen`. */
  readonly standsFor?: readonly Question[];
}

export interface Settled<V extends Value> {
  readonly id: number;
  readonly value: V;
  readonly question?: undefined;
}

export interface Open<V extends Value> {
  readonly id: number;
  readonly question: Question;
  /** What follows from each of the question's values, in their order. */
  readonly branches: readonly Possible<V>[];
}

export type Possible<V extends Value = Value> = Settled<V> | Open<V>;

/** Yes and no: the same in every workspace. */
export const YES: Settled<boolean> = { id: 0, value: true, question: undefined };
export const NO: Settled<boolean> = { id: 1, value: false, question: undefined };

/** The working memory of one evaluation. Open values of different workspaces must not be mixed. */
export interface Workspace {
  settled<V extends Value>(value: V): Settled<V>;
  /** An open value for a missing fact. The same fact of the same subject is the same question. */
  ask<V extends Value>(fact: string, values: readonly V[], subject?: string): Possible<V>;
  map<A extends Value, B extends Value>(value: Possible<A>, f: (a: A) => B): Possible<B>;
  all(values: readonly Possible<boolean>[]): Possible<boolean>;
  any(values: readonly Possible<boolean>[]): Possible<boolean>;
  not(value: Possible<boolean>): Possible<boolean>;
  /** The outcome of `test` where it is settled; otherwise follows both branches. */
  choose<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V>;
  /** What follows from each of a question's values, in their order. Every question of the branches comes later in the fixed order. */
  decide<V extends Value>(question: Question, branches: readonly Possible<V>[]): Possible<V>;
  /** Whether so much was missing that some answer was widened: it may then be called open though every completion agrees. */
  widened(): boolean;
  /** Every missing fact that was asked for, in the order of questions, whether or not it separates any outcome. */
  asked(): readonly Question[];
  /** Steps taken so far: parts made, chosen between or mapped. The same for the same work on every machine, as time is not. */
  steps(): number;
}

/** The values that some completion gives, each once, in order of first appearance. */
export function outcomes<V extends Value>(value: Possible<V>): readonly V[] {
  if (value.question === undefined) return [value.value];
  const found: V[] = [];
  visit(value, (part) => {
    if (part.question === undefined && !found.includes(part.value)) found.push(part.value);
  });
  return found;
}

/** The missing facts that separate the outcomes, in the order of questions. */
export function separators<V extends Value>(value: Possible<V>): readonly Question[] {
  if (value.question === undefined) return [];
  const found = new Set<Question>();
  visit(value, ({ question }) => {
    if (question === undefined) return;
    for (const one of question.standsFor ?? [question]) found.add(one);
  });
  return [...found].toSorted((a, b) => a.order - b.order);
}

/**
 * What a value comes to once one of its questions is answered: for each value of the question, in their order, the outcomes that some
 * completion still gives. Of a question that was given up for one that stands for several (`givenUp`), nothing can be told.
 * `onStep` hears of every part that is looked at.
 */
export function outcomesByAnswer<V extends Value>(
  value: Possible<V>,
  onStep: () => void = () => {},
): (question: Question) => readonly (readonly V[])[] {
  const reached = new Map<number, ReadonlySet<V>>();
  const reach = (part: Possible<V>): ReadonlySet<V> => {
    const known = reached.get(part.id);
    if (known !== undefined) return known;
    const found =
      part.question === undefined
        ? new Set([part.value])
        : new Set(part.branches.flatMap((branch) => [...reach(branch)]));
    reached.set(part.id, found);
    return found;
  };
  return (question) => {
    const byAnswer = question.values.map(() => new Set<V>());
    const seen = new Set<number>();
    const walk = (part: Possible<V>): void => {
      if (seen.has(part.id)) return;
      seen.add(part.id);
      onStep();
      if (part.question !== undefined && part.question.order < question.order) {
        part.branches.forEach(walk);
        return;
      }
      // Questions stand in their order: below the one that is answered it does not come again.
      for (const [index, found] of byAnswer.entries()) {
        const next = part.question === question ? part.branches[index] : part;
        if (next !== undefined) for (const outcome of reach(next)) found.add(outcome);
      }
    };
    walk(value);
    return byAnswer.map((found) => Array.from(found));
  };
}

/** The questions of a value that were given up for one that stands for several. */
export function givenUp(value: Possible): ReadonlySet<Question> {
  const found = new Set<Question>();
  if (value.question === undefined) return found;
  visit(value, ({ question }) => {
    for (const one of question?.standsFor ?? []) found.add(one);
  });
  return found;
}

// Each open part once.
function visit<V extends Value>(root: Open<V>, see: (part: Possible<V>) => void): void {
  let seen: Set<Open<V>> | undefined;
  const walk = (part: Open<V>): void => {
    see(part);
    for (const branch of part.branches) {
      if (branch.question === undefined) see(branch);
      else if (seen?.has(branch) !== true) {
        seen ??= new Set();
        seen.add(branch);
        walk(branch);
      }
    }
  };
  walk(root);
}

/** Whether every completion gives `value`. */
export function isSettledAs<V extends Value>(possible: Possible<V>, value: V): boolean {
  return possible.question === undefined && possible.value === value;
}

/** Whether some completion gives `value`. */
export function couldBe<V extends Value>(possible: Possible<V>, value: V): boolean {
  return possible.question === undefined ? possible.value === value : outcomes(possible).includes(value);
}
