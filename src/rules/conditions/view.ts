import type { OpenBook } from '../open-book.ts';
import { authorities, type RuleView } from '../views.ts';
import { type ConditionEntryAnswer, entryAnswer } from './answer.ts';
import type { Basis } from './entry.ts';
import { type ConditionIdentity, conditionMeaning } from './meaning.ts';

/** Where a statement comes from and how far that was checked. */
export type Citing = Pick<RuleView, 'authorities' | 'verification' | 'confidence'>;

/** One condition of the catalogue as it is published: what it is, a short sentence on it, and where that comes from. */
export interface ConditionView extends ConditionEntryAnswer, Citing {
  /** A short sentence of ours. The operative wording is on the licence. */
  readonly gist: string;
  /** For an additional condition: whether the licence adds details of its own. */
  readonly needsDetails?: boolean;
  /** How much of the code is known, and so compared. */
  readonly codeHeld: 'full-code' | 'first-block';
  /** The power under which it is imposed. */
  readonly power: Citing;
}

/** A version of the condition policy as it is published. */
export interface PolicyVersionView extends Citing {
  readonly policyVersion: string;
  readonly inUseFrom: string;
  readonly note: string;
}

/** The catalogue of licence conditions of a book. */
export interface ConditionCatalogueView {
  readonly policyVersions: readonly PolicyVersionView[];
  readonly conditions: readonly ConditionView[];
}

/** What the catalogue says in short of a condition that it knows. */
export interface RecognisedCondition {
  readonly kind: 'standard' | 'additional';
  /** A short sentence of ours. The operative wording is on the licence. */
  readonly gist: string;
}

/** The condition of the catalogue that a licence names, by policy version and code together; undefined where it has no such. */
export function recognisedCondition(
  { book }: OpenBook,
  identity: ConditionIdentity,
): RecognisedCondition | undefined {
  const meaning = conditionMeaning(book.conditions, identity);
  return meaning.answer === 'recognised' ? { kind: meaning.entry.kind, gist: meaning.entry.gist } : undefined;
}

/** Every condition and policy version of the catalogue, with authority and mark. */
export function conditionCatalogue({ book }: OpenBook): ConditionCatalogueView {
  const citing = ({ cite, mark, confidence }: Basis): Citing => ({
    authorities: authorities(book, cite),
    verification: mark,
    confidence,
  });
  return {
    policyVersions: Object.entries(book.conditions.versions).map(([policyVersion, version]) => ({
      policyVersion,
      inUseFrom: version.inUseFrom,
      note: version.note,
      ...citing(version),
    })),
    conditions: Object.values(book.conditions.conditions)
      .flat()
      .map((entry) => ({
        ...entryAnswer(entry),
        gist: entry.gist,
        ...(entry.kind === 'additional' ? { needsDetails: entry.input } : {}),
        codeHeld: entry.codeHeld,
        ...citing(entry),
        power: citing(entry.power),
      })),
  };
}
