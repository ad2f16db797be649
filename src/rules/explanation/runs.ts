import type { TraceEntry } from '../answer.ts';
import { type Deliberation, deliberate } from '../deliberate.ts';
import type { Inquiry } from '../facts/inquiry.ts';
import type { Held } from '../held.ts';
import type { CaseInputs, IsoDate } from '../inputs.ts';
import type { CompiledBook, Ruling } from '../kernel/compile.ts';
import type { Possible } from '../kernel/possible.ts';
import type { OpenBook } from '../open-book.ts';
import type { Laws } from '../recall/deliberate-recall.ts';
import { lawsOn } from '../recall/laws.ts';
import { traceEntry } from '../report.ts';
import type { Place } from './fact-sources.ts';
import { type TracedRun, type TraceFault, tracedRun } from './full-trace.ts';

/** One run of a rule set: its full trace, the law of its day, what it read, and whose facts they are. */
export interface Run extends TracedRun {
  readonly held: Held;
  readonly law: CompiledBook;
  /** Every fact that the rule set reads, as it stood. */
  readonly values: ReadonlyMap<string, Possible>;
  readonly place: Place;
}

/** A case weighed again, run by run. */
export interface Weighed {
  readonly found: Deliberation;
  readonly laws: Laws;
  readonly runs: readonly Run[];
  readonly runOf: (held: Held) => Run;
}

interface Watched {
  readonly law: CompiledBook;
  readonly values: ReadonlyMap<string, Possible>;
}

/**
 * Weighs a case again and lays the stored trace beside it, run by run. Without a stored trace (the runs under a later law have none)
 * the marks of the new runs are taken.
 */
export function weighAgain(
  book: OpenBook,
  inputs: CaseInputs,
  asAt: IsoDate,
  { trace, lawDay }: { readonly trace?: readonly TraceEntry[]; readonly lawDay?: IsoDate },
): Weighed | TraceFault {
  const watched = new Map<Ruling, Watched>();
  const laws = watching(lawsOn(book, asAt, inputs, lawDay), watched);
  const found = deliberate(laws, inputs);
  if (trace !== undefined && trace.length !== found.held.length) {
    return { fault: 'the trace has other runs than the rules make' };
  }
  const places = placesOf(found, laws);
  const runs = new Map<Held, Run>();
  for (const [index, held] of found.held.entries()) {
    const seen = watched.get(held.ruling);
    const entry = trace?.[index] ?? traceEntry(held);
    if (seen === undefined || entry.set !== held.set || entry.subject !== held.subject) {
      return { fault: `the trace has another run in the place of \`${held.set}\`` };
    }
    const traced = tracedRun(book.book, entry);
    if ('fault' in traced) return traced;
    runs.set(held, { ...traced, held, ...seen, place: places(held) });
  }
  const runOf = (held: Held): Run => {
    const run = runs.get(held);
    if (run === undefined) throw new RangeError(`the run of \`${held.set}\` is not of this case`);
    return run;
  };
  return { found, laws, runs: [...runs.values()], runOf };
}

// The rule sets of a law, which note what each run of them read.
function watching(laws: Laws, watched: Map<Ruling, Watched>): Laws {
  const books = new Map<CompiledBook, CompiledBook>();
  const watchedBook = (law: CompiledBook): CompiledBook => {
    const known = books.get(law);
    if (known !== undefined) return known;
    const made: CompiledBook = {
      ...law,
      set: (name) => {
        const set = law.set(name);
        return {
          ...set,
          run: (workspace, read) => {
            const values = new Map<string, Possible>();
            const ruling = set.run(workspace, (fact) => {
              const value = read(fact);
              values.set(fact, value);
              return value;
            });
            watched.set(ruling, { law, values });
            return ruling;
          },
        };
      },
    };
    books.set(law, made);
    return made;
  };
  const watch = (inquiry: Inquiry): Inquiry => ({ ...inquiry, compiled: watchedBook(inquiry.compiled) });
  return {
    ...laws,
    decision: watch(laws.decision),
    recall: watch(laws.recall),
    onReturn: laws.onReturn && watch(laws.onReturn),
    conversion: watch(laws.conversion),
  };
}

/** Whose facts each run reads. */
function placesOf(found: Deliberation, { conversion }: Laws): (held: Held) => Place {
  const places = new Map<Held, Place>();
  for (const { event, conduct, safety, quality, touches } of found.events) {
    for (const held of [conduct, safety, quality]) places.set(held, { event: event.id });
    for (const touch of touches) {
      const place: Place = { event: event.id, condition: touch.condition };
      for (const held of [touch.grounds, touch.quality]) places.set(held, place);
    }
  }
  for (const { condition, breach } of found.conditions) places.set(breach, { condition });
  for (const { condition, variation } of found.variations) places.set(variation, { condition });
  for (const { sentence, gate } of found.sentences) places.set(gate, { sentence: sentence.id });
  for (const { measure, verdict } of found.rungs) places.set(verdict, { rung: measure.rung });
  const later = `on ${conversion.asAt}/`;
  return (held) => {
    const known = places.get(held);
    if (known !== undefined) return known;
    const { set, subject } = held;
    if (subject === undefined) return {};
    // The gates of the day on which standard recalls were converted, and what the catalogue says of a condition.
    if (set === 'sentence-gate' && subject.startsWith(later))
      return { sentence: subject.slice(later.length) };
    return set === 'condition-quality' ? { condition: subject } : {};
  };
}
