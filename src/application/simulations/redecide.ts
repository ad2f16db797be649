import { type CaseInputs, type IsoDate, type OpenBook, recommend } from '../../rules/index.ts';
import { decodeContent, type RecommendationContent } from '../content.ts';
import type { RuleBookReference } from '../services.ts';
import { type Change, changesBetween, conclusionsOf, factsNeverAsked } from './conclusions.ts';
import { fixedTermDays, type RecallClass, recallClassOf } from './custody-days.ts';
import type { AssumedReturn, SimulationFailure } from './services.ts';

/** A recall that an answer comes to, with the days in custody where they follow from it. */
export interface ReckonedRecall {
  readonly recall: RecallClass;
  readonly days?: number;
}

/** What deciding one stored case again showed. */
export type CaseOutcome =
  | {
      readonly kind: 'decided';
      /** Empty where nothing came out otherwise. */
      readonly changes: readonly Change[];
      readonly before: ReckonedRecall;
      readonly after: ReckonedRecall;
    }
  | { readonly kind: 'cannot-be-re-decided'; readonly facts: readonly string[] }
  | { readonly kind: 'expired' | 'not-yet-released' }
  | { readonly kind: 'failed'; readonly code: SimulationFailure };

/** Finds a rule book that is kept, opened; says why where there is none that can be used. */
export type OpenBooks = (named: {
  readonly version: string;
  readonly digest: string;
}) => Promise<OpenBook | { readonly problem: string }>;

/** The law that cases are decided under again, and what is supposed. */
export interface SimulatedLaw {
  /** The book of each run when left out. */
  readonly book?: Pick<RuleBookReference, 'version' | 'digest'>;
  /** The day of each run when left out. */
  readonly asAt?: IsoDate;
  readonly assumedReturn?: AssumedReturn;
}

/**
 * Decides a stored case again from its stored inputs: nothing is looked up anew, so that what differs is the law. The answer of
 * then is the one that is stored.
 *
 * @param bytes content of the run
 */
export async function redecide(bytes: Buffer, law: SimulatedLaw, books: OpenBooks): Promise<CaseOutcome> {
  const run = readStored(bytes);
  if (run === undefined) {
    return { kind: 'failed', code: 'content-unreadable' };
  }
  const asAt = law.asAt ?? run.asAt;
  const apart = law.asAt === undefined ? undefined : notOnLicence(run.inputs, asAt);
  if (apart !== undefined) {
    return { kind: apart };
  }
  const book = await books(law.book ?? run.ruleBook);
  const ownBook = law.book === undefined ? book : await books(run.ruleBook);
  if ('problem' in book || 'problem' in ownBook) {
    return { kind: 'failed', code: 'rule-book-unavailable' };
  }
  if (asAt < book.coverageFrom) {
    return { kind: 'failed', code: 'day-not-covered' };
  }
  try {
    return compare(run, ownBook, { ...law, asAt, book });
  } catch {
    // What the rules throw may quote what they were given.
    return { kind: 'failed', code: 'rules-failed' };
  }
}

/** The stored run; undefined for bytes that are none. What the parser says of them is left out: it would quote them. */
function readStored(bytes: Buffer): RecommendationContent | undefined {
  try {
    const content = decodeContent('recommendation', bytes);
    conclusionsOf(content.answer);
    return content;
  } catch {
    return undefined;
  }
}

/** A recall that was made is a question of the day on which it was made, whatever day is asked about. */
function notOnLicence(
  { licence = {}, recall }: CaseInputs,
  asAt: IsoDate,
): 'expired' | 'not-yet-released' | undefined {
  if (recall?.revokedOn !== undefined) {
    return undefined;
  }
  if (licence.expiry !== undefined && licence.expiry < asAt) {
    return 'expired';
  }
  return licence.release?.date !== undefined && asAt < licence.release.date ? 'not-yet-released' : undefined;
}

function compare(
  run: RecommendationContent,
  ownBook: OpenBook,
  { book, asAt, assumedReturn }: { book: OpenBook; asAt: IsoDate; assumedReturn?: AssumedReturn },
): CaseOutcome {
  const { inputs } = run;
  const answer = recommend(book, { inputs, asAt });
  const [before, after] = [conclusionsOf(run.answer), conclusionsOf(answer)];
  const facts = factsNeverAsked(before, after, run.answer.missingFacts);
  if (facts.length > 0) {
    return { kind: 'cannot-be-re-decided', facts };
  }
  const reckon = (recall: RecallClass, under: OpenBook, on: IsoDate): ReckonedRecall => {
    const days =
      recall.kind === 'fixed-term' && assumedReturn !== undefined
        ? fixedTermDays(under, inputs, on, recall.lengthDays, assumedReturn)
        : undefined;
    return days === undefined ? { recall } : { recall, days };
  };
  return {
    kind: 'decided',
    changes: changesBetween(before, after),
    before: reckon(recallClassOf(run.answer), ownBook, run.asAt),
    after: reckon(recallClassOf(answer), book, asAt),
  };
}
