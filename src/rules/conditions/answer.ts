import type { Verification } from '../finding.ts';
import type { CatalogueEntry } from './entry.ts';
import type { ConditionMeaning, IdentityNeed } from './meaning.ts';

/** One condition of the catalogue, by codes: the wording is on the licence, and a short sentence on it in the catalogue. */
export interface ConditionEntryAnswer {
  readonly kind: 'standard' | 'additional';
  /** What a standard condition requires, or the category of an additional one. */
  readonly meaning: string;
  /** As the catalogue holds it. */
  readonly code: string;
  /** The policy versions in which the code has this meaning. */
  readonly policyVersions: readonly string[];
  readonly supervision: 'licence' | 'post-sentence-supervision';
  /** For a standard condition: `as-such` where it is the condition to commit no offence, `merged` where that is part of another. */
  readonly namesOffence?: 'as-such' | 'merged' | 'no';
  /** How far the entry has been checked. */
  readonly verification: Verification;
}

/** What the catalogue says of one condition: policy version and code together identify it, never the code alone. */
export interface ConditionMeaningAnswer {
  readonly answer: ConditionMeaning['answer'];
  readonly entry?: ConditionEntryAnswer;
  /** What has to be told first. */
  readonly needs?: readonly IdentityNeed[];
  /** Why the catalogue does not know it: it is accepted as it stands on the licence. */
  readonly because?:
    | 'code-not-in-any-version'
    | 'code-not-in-that-version'
    | 'policy-version-not-in-catalogue';
  /** Meanings that the code has in some version, where that is not enough to say which is meant. */
  readonly otherwise?: readonly ConditionEntryAnswer[];
  /** Set when the licence calls standard what the catalogue calls additional, or the other way round. */
  readonly categoryDisagrees?: true;
}

/** The meaning of a condition in codes and values. */
export function meaningAnswer(meaning: ConditionMeaning): ConditionMeaningAnswer {
  const { answer } = meaning;
  switch (meaning.answer) {
    case 'recognised':
      return {
        answer,
        entry: entryAnswer(meaning.entry),
        ...(meaning.categoryDisagrees ? { categoryDisagrees: true } : {}),
      };
    case 'unknown':
      return { answer, needs: meaning.needs, ...others(meaning.possible) };
    case 'unrecognised':
      return {
        answer,
        because: meaning.because,
        ...others(meaning.because === 'code-not-in-any-version' ? [] : meaning.elsewhere),
      };
    case 'bespoke':
      return { answer };
  }
}

function others(entries: readonly CatalogueEntry[]): Pick<ConditionMeaningAnswer, 'otherwise'> {
  return entries.length === 0 ? {} : { otherwise: entries.map(entryAnswer) };
}

// An entry is told in the same codes in every answer, so that they are put together once.
const told = new WeakMap<CatalogueEntry, ConditionEntryAnswer>();

/** One entry of the catalogue in codes. */
export function entryAnswer(entry: CatalogueEntry): ConditionEntryAnswer {
  const known = told.get(entry);
  if (known !== undefined) return known;
  const answer = Object.freeze(inCodes(entry));
  told.set(entry, answer);
  return answer;
}

function inCodes(entry: CatalogueEntry): ConditionEntryAnswer {
  const shared = { code: entry.code, policyVersions: entry.versions, supervision: entry.supervision };
  const verification = entry.mark;
  return entry.kind === 'standard'
    ? { kind: entry.kind, meaning: entry.meaning, ...shared, namesOffence: entry.namesOffence, verification }
    : { kind: entry.kind, meaning: entry.category, ...shared, verification };
}
