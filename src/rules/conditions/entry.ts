import type { Authority } from '../kernel/authority.ts';

/**
 * Versions of the licence condition policy, in the order in which they came into use. A version is a fact of the licence
 * as issued: it is never inferred from a date.
 */
export const POLICY_VERSIONS = ['1.0', '2.0', '2.1', '3.0', '4.0'] as const;
export type PolicyVersion = (typeof POLICY_VERSIONS)[number];

/**
 * What a standard condition requires, whatever its code and wording: the same word under two codes or versions is the
 * same duty. Released books hold these words, so one may be added and none taken away.
 */
export const STANDARD_MEANINGS = [
  'good-behaviour',
  'no-offence',
  'good-behaviour-and-no-offence',
  'keep-in-touch',
  'receive-visits',
  'keep-in-touch-and-visits',
  'residence',
  'approved-work',
  'approved-travel',
  'tell-names',
  'tell-contact-details',
  'passport',
  'take-part-in-activities',
] as const;
export type StandardMeaning = (typeof STANDARD_MEANINGS)[number];

/** Categories of additional conditions, as the licence service groups them. Words may be added and none taken away. */
export const ADDITIONAL_CATEGORIES = [
  'curfew-arrangement',
  'disclosure-of-information',
  'drug-appointment',
  'drug-testing',
  'drug-alcohol-and-solvent-abuse',
  'electronic-monitoring',
  'extremism',
  'freedom-of-movement',
  'contact-with-a-person',
  'programmes-or-activities',
  'polygraph',
  'items-and-documents',
  'residence-at-a-specific-place',
  'restriction-of-residency',
  'restriction-of-conduct-or-acts',
  'serious-organised-crime',
  'supervision-in-the-community',
  'terrorist-personal-search',
] as const;
export type AdditionalCategory = (typeof ADDITIONAL_CATEGORIES)[number];

/** The supervision for which a condition is made: an all-purpose licence, or post-sentence supervision (repealed from 11 May 2026). */
export const SUPERVISIONS = ['licence', 'post-sentence-supervision'] as const;
export type Supervision = (typeof SUPERVISIONS)[number];

/**
 * Whether a standard condition names an offence. `as-such`: the condition to commit no offence. `merged`: that duty and
 * good behaviour in one, so that a breach of it does not tell offending from poor behaviour.
 */
export const OFFENCE_NAMINGS = ['as-such', 'merged', 'no'] as const;
export type OffenceNaming = (typeof OFFENCE_NAMINGS)[number];

/** How much of a code the catalogue holds: all of it, or only the first block of the UUID (eight digits). */
export const CODE_EXTENTS = ['full-code', 'first-block'] as const;
export type CodeExtent = (typeof CODE_EXTENTS)[number];

/** Authority of a statement that is dated by policy version and not by day. */
export type Basis = Pick<Authority, 'cite' | 'mark' | 'confidence'>;

interface CodedCondition extends Basis {
  /** In lower case, since the licence service writes codes in either case. */
  readonly code: string;
  readonly codeHeld: CodeExtent;
  /** Every version in which the code has this meaning, and no other. */
  readonly versions: readonly PolicyVersion[];
  readonly supervision: Supervision;
  /** A short sentence of ours on what it requires. The operative wording is on the licence. */
  readonly gist: string;
  /** The power under which it is imposed, with a mark of its own. */
  readonly power: Basis;
}

export interface StandardCondition extends CodedCondition {
  readonly kind: 'standard';
  readonly meaning: StandardMeaning;
  readonly namesOffence: OffenceNaming;
}

export interface AdditionalCondition extends CodedCondition {
  readonly kind: 'additional';
  readonly category: AdditionalCategory;
  /** Whether the licence adds details of its own: an address, times, a map, names. */
  readonly input: boolean;
  /** A provision not yet in force whose content the condition matches, where there is one. */
  readonly matches?: Basis;
}

/** One code in the policy versions in which it has one meaning. A code used again with another meaning has another entry. */
export type CatalogueEntry = StandardCondition | AdditionalCondition;

/** What is known of a version of the policy. The text on its use is for people: no rule reads a day from it. */
export interface PolicyVersionEntry extends Basis {
  readonly inUseFrom: string;
  readonly note: string;
}

/** The licence conditions that have a code, in every version of the policy. Plain data, so that it can stand in a rule book. */
export interface ConditionCatalogue {
  readonly versions: Readonly<Record<string, PolicyVersionEntry>>;
  /**
   * By the first block of the code, which no two codes share: a code with several entries is one that was used again, or
   * that moved to another category.
   */
  readonly conditions: Readonly<Record<string, readonly CatalogueEntry[]>>;
}

/** Length of the first block of a UUID. */
export const FIRST_BLOCK = 8;
