import {
  isSettledAs,
  NO,
  type Open,
  outcomes,
  type Possible,
  type Question,
  type Settled,
  separators,
  type Value,
  type Workspace,
  YES,
} from './possible.ts';

/** Steps that one choice may take before its result is widened. A case with its events described never comes near it. */
const STEPS = 2_000;

export function createWorkspace(steps: number = STEPS): Workspace {
  return new Diagrams(steps);
}

const mix = (hash: number, id: number): number => Math.imul(hash ^ id, 16_777_619);

/** One step of a choice, by the ids of its parts. */
interface Step<V extends Value> {
  readonly test: number;
  readonly yes: number;
  readonly no: number;
  readonly made: Possible<V>;
  /** Another step that hashes alike. */
  readonly other: Step<V> | undefined;
}

interface Asked<V extends Value> {
  readonly values: readonly V[];
  readonly answer: Possible<V>;
  /** The same fact of the same subject, asked over other values. */
  readonly other: Asked<Value> | undefined;
}

// A case makes many workspaces that hold next to nothing: what a workspace keeps is made when it is first needed.
class Diagrams implements Workspace {
  private readonly stepsOfOneChoice: number;
  private leaves: Map<Value, Settled<Value>> | undefined;
  private nodes: Map<number, Open<Value> | Open<Value>[]> | undefined;
  private answers: Map<string, Map<string, Asked<Value>>> | undefined;
  private everyQuestion: Question[] | undefined;
  private questions = 0;
  private nextId = NO.id + 1;
  private isWidened = false;
  private stepsTaken = 0;

  constructor(stepsOfOneChoice: number) {
    this.stepsOfOneChoice = stepsOfOneChoice;
  }

  settled<V extends Value>(value: V): Settled<V> {
    const known = value === true ? YES : value === false ? NO : this.leaves?.get(value);
    if (known !== undefined && isLeafOf(known, value)) return known;
    const leaf: Settled<V> = { id: this.nextId++, value, question: undefined };
    this.leaves ??= new Map();
    this.leaves.set(value, leaf);
    return leaf;
  }

  ask<V extends Value>(fact: string, values: readonly V[], subject?: string): Possible<V> {
    const name = subject ?? '';
    this.answers ??= new Map();
    let ofSubject = this.answers.get(name);
    if (ofSubject === undefined) {
      ofSubject = new Map();
      this.answers.set(name, ofSubject);
    }
    const alike = ofSubject.get(fact);
    for (let known = alike; known !== undefined; known = known.other) {
      if (isAskedOver(known, values)) return known.answer;
    }
    const order = this.questions++;
    const question = subject === undefined ? { fact, values, order } : { fact, subject, values, order };
    const answer = this.decide(
      question,
      values.map((value) => this.settled(value)),
    );
    if (answer.question !== undefined) {
      this.everyQuestion ??= [];
      this.everyQuestion.push(question);
    }
    ofSubject.set(fact, { values, answer, other: alike });
    return answer;
  }

  // INVARIANT: no node whose branches all agree, and no two nodes alike: then a node mentions only facts that matter.
  decide<V extends Value>(question: Question, branches: readonly Possible<V>[]): Possible<V> {
    this.stepsTaken += 1;
    const first = branches[0];
    let isAlike = true;
    let hash = question.order;
    for (const branch of branches) {
      if (branch !== first) isAlike = false;
      hash = mix(hash, branch.id);
    }
    if (first !== undefined && isAlike) return first;
    this.nodes ??= new Map();
    const bucket = this.nodes.get(hash);
    if (bucket === undefined) {
      const made: Open<V> = { id: this.nextId++, question, branches };
      this.nodes.set(hash, made);
      return made;
    }
    const alike = Array.isArray(bucket) ? bucket : [bucket];
    for (const known of alike) if (isNodeOf(known, question, branches)) return known;
    const made: Open<V> = { id: this.nextId++, question, branches };
    alike.push(made);
    this.nodes.set(hash, alike);
    return made;
  }

  choose<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V> {
    if (test.question === undefined) return test.value ? yes : no;
    if (yes.id === no.id) return yes;
    const memo = new Map<number, Step<V>>();
    // The whole choice comes once, and is one step.
    let taken = 1;
    const go = (t: Possible<boolean>, y: Possible<V>, n: Possible<V>): Possible<V> => {
      this.stepsTaken += 1;
      if (t.question === undefined) return t.value ? y : n;
      if (y.id === n.id || taken > this.stepsOfOneChoice + 1) return y;
      const hash = mix(mix(t.id, y.id), n.id);
      const alike = memo.get(hash);
      for (let known = alike; known !== undefined; known = known.other) {
        if (known.test === t.id && known.yes === y.id && known.no === n.id) return known.made;
      }
      const made = this.follow(t, y, n, go);
      memo.set(hash, { test: t.id, yes: y.id, no: n.id, made, other: memo.get(hash) });
      taken += 1;
      return made;
    };
    const chosen = this.follow(test, yes, no, go);
    return taken > this.stepsOfOneChoice ? this.widen(test, yes, no) : chosen;
  }

  private follow<V extends Value>(
    t: Open<boolean>,
    y: Possible<V>,
    n: Possible<V>,
    go: (t: Possible<boolean>, y: Possible<V>, n: Possible<V>) => Possible<V>,
  ): Possible<V> {
    const question = firstQuestion(t.question, y.question, n.question);
    const branches: Possible<V>[] = [];
    for (let index = 0; index < question.values.length; index += 1) {
      branches.push(go(given(t, question, index), given(y, question, index), given(n, question, index)));
    }
    return this.decide(question, branches);
  }

  // One question in place of many: the outcomes stay possible, how they hang together is given up. What is settled stays
  // truly settled; what is open may be called open once too often, and never the other way round.
  private widen<V extends Value>(test: Possible<boolean>, yes: Possible<V>, no: Possible<V>): Possible<V> {
    this.isWidened = true;
    const values = [...new Set([...outcomes(yes), ...outcomes(no)])];
    const standsFor = [...new Set([test, yes, no].flatMap((part) => separators<Value>(part)))];
    const question = { fact: 'several', values, order: this.questions++, standsFor };
    return this.decide(
      question,
      values.map((value) => this.settled(value)),
    );
  }

  map<A extends Value, B extends Value>(value: Possible<A>, f: (a: A) => B): Possible<B> {
    if (value.question === undefined) return this.settled(f(value.value));
    let memo: Map<number, Possible<B>> | undefined;
    const go = (part: Possible<A>): Possible<B> => {
      this.stepsTaken += 1;
      if (part.question === undefined) return this.settled(f(part.value));
      const done = memo?.get(part.id);
      if (done !== undefined) return done;
      const made = this.decide(part.question, part.branches.map(go));
      memo ??= new Map();
      memo.set(part.id, made);
      return made;
    };
    return this.decide(value.question, value.branches.map(go));
  }

  all(values: readonly Possible<boolean>[]): Possible<boolean> {
    return this.fold(values, false);
  }

  any(values: readonly Possible<boolean>[]): Possible<boolean> {
    return this.fold(values, true);
  }

  // A settled answer ends the fold; two at a time keeps each step small.
  private fold(values: readonly Possible<boolean>[], ending: boolean): Possible<boolean> {
    let result: Possible<boolean> = ending ? NO : YES;
    for (const value of values) if (isSettledAs(value, ending)) return value;
    for (const value of values) {
      result = ending ? this.choose(value, value, result) : this.choose(value, result, value);
    }
    return result;
  }

  not(value: Possible<boolean>): Possible<boolean> {
    return this.map(value, (known) => !known);
  }

  widened(): boolean {
    return this.isWidened;
  }

  asked(): readonly Question[] {
    return this.everyQuestion ?? [];
  }

  steps(): number {
    return this.stepsTaken;
  }
}

// A leaf or a node that is found again is the very same: what was asked of it by value also holds of its type.
function isLeafOf<V extends Value>(leaf: Settled<Value>, value: V): leaf is Settled<V> {
  return leaf.value === value;
}

function isNodeOf<V extends Value>(
  node: Open<Value>,
  question: Question,
  branches: readonly Possible<V>[],
): node is Open<V> {
  return (
    node.question === question && node.branches.every((branch, index) => branch.id === branches[index]?.id)
  );
}

function isAskedOver<V extends Value>(known: Asked<Value>, values: readonly V[]): known is Asked<V> {
  return (
    known.values === values ||
    (known.values.length === values.length && known.values.every((value, index) => value === values[index]))
  );
}

function firstQuestion(first: Question, second: Question | undefined, third: Question | undefined): Question {
  const earlier = second !== undefined && second.order < first.order ? second : first;
  return third !== undefined && third.order < earlier.order ? third : earlier;
}

// The value, given the answer at `index` to `question`.
function given<V extends Value>(value: Possible<V>, question: Question, index: number): Possible<V> {
  if (value.question !== question) return value;
  return value.branches[index] ?? value;
}
