import type { MeasureOption, ProportionalityQuestion, Severity } from '../answer.ts';
import type { Verification } from '../finding.ts';
import type { IsoDate } from '../inputs.ts';
import type { RuleView } from '../views.ts';
import type { Rung } from '../vocabularies.ts';
import type { Counterfactuals } from './counterfactual.ts';

/** For whom an explanation is worded. The person on licence is none of these: what the person reads is a document of the human decision. */
export const AUDIENCES = ['practitioner', 'manager', 'inspector'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a test, or a condition of several, came out as: met, not met, or open because a fact is missing. */
export const TRUTHS = ['met', 'not-met', 'open'] as const;
export type TruthInWords = (typeof TRUTHS)[number];

/** Every question that an explanation goes into, by the member of the answer that answers it. */
export const EXPLAINED_QUESTIONS = [
  'case-conduct',
  'event-conduct',
  'case-breach',
  'condition-breach',
  'no-breach-escalation',
  'sentence-gate',
  'threshold',
  'limb',
  'measure',
  'variation',
  'necessity',
  'urgency',
  'aim',
  'rational-connection',
  'less-intrusive',
  'fair-balance',
  'recall',
  'response',
  'recall-type',
  'curfew-recall',
  'recall-type-under-later-law',
  'curfew-recall-under-later-law',
  'period',
  'conversion',
  'withdrawal',
  'endorsement-of-recall',
  'endorsement-of-no-recall',
] as const;
export type ExplainedQuestion = (typeof EXPLAINED_QUESTIONS)[number];

export const SUBJECT_KINDS = [
  'event',
  'condition',
  'touch',
  'sentence',
  'measure',
  'limb',
  'recall',
  'harm-group',
  'enquiry',
  'licence',
] as const;

/** What a finding is about, where it is not about the case as a whole. */
export interface ExplainedSubject {
  readonly kind: (typeof SUBJECT_KINDS)[number];
  /** As the answer names it. */
  readonly id: string;
  /** Its name in words, for instance a day and what the event was. */
  readonly name: string;
}

/** Where a fact comes from. */
export interface FactSource {
  /** JSON pointer into the inputs of the run. */
  readonly input: string;
  /** Whether something is given there: what is left out is not known. */
  readonly given: boolean;
  /** The event that it is about, where it is about one. */
  readonly event?: string;
  /** The day of the event, of the assessment or of the answer that gives it. */
  readonly on?: IsoDate;
}

/** A fact that a finding relies on. */
export interface ReliedOnFact {
  readonly fact: string;
  readonly subject?: string;
  /** Of a yes-or-no fact: met means yes. Of any other: whether it passed what it was tested for. */
  readonly truth: TruthInWords;
  /** What it came out as, in a whole sentence. */
  readonly says: string;
  /** Where it was given; empty for a fact that follows from other findings alone. */
  readonly sources: readonly FactSource[];
  /** The findings that it follows from. */
  readonly follows: readonly { readonly question: ExplainedQuestion; readonly subject?: string }[];
}

/** The condition of a rule with what became of each part. "All", "any" and "not" are laid out; nothing is joined into a sentence. */
export type ExplainedCondition =
  | {
      readonly kind: 'all' | 'any' | 'not';
      readonly truth: TruthInWords;
      readonly of: readonly ExplainedCondition[];
    }
  | {
      readonly kind: 'test';
      readonly truth: TruthInWords;
      readonly fact: string;
      /** What the fact came out as, in a whole sentence. */
      readonly says: string;
      /** Whether this part is why the condition came out as it did. */
      readonly decides: boolean;
    };

/** A rule that determined a finding, or could still determine it. */
export interface ExplainedRule {
  readonly rule: string;
  readonly set: string;
  readonly subject?: string;
  readonly gives: string;
  readonly truth: TruthInWords;
  readonly when: ExplainedCondition;
  readonly from: IsoDate;
  readonly until?: IsoDate;
  readonly authorities: RuleView['authorities'];
  readonly verification: Verification;
  readonly confidence: RuleView['confidence'];
}

/** One finding: what was found, why, and what it rests on. */
export interface ExplainedFinding {
  readonly question: ExplainedQuestion;
  /** The question in words. */
  readonly asks: string;
  readonly subject?: ExplainedSubject;
  readonly answer: string;
  readonly possible?: readonly string[];
  /** The answer in a whole sentence. */
  readonly says: string;
  readonly rules: readonly ExplainedRule[];
  readonly facts: readonly ReliedOnFact[];
}

/** An answer that was not given, and the first condition that stood against it. */
export interface NotChosen {
  readonly question: 'response' | 'measure' | 'recall-type';
  /** The response, measure or type that was not chosen. */
  readonly answer: string;
  /** Its name in words. */
  readonly name: string;
  /** What stood against it, in a whole sentence. */
  readonly says: string;
  /** `not-in-force`: no rule of the law of that day gives it. `failed`: a condition was not met. `open`: a fact is missing. */
  readonly because: 'failed' | 'open' | 'not-in-force';
  readonly rule?: string;
  /** The first condition of that rule that failed, or is open. */
  readonly first?: ReliedOnFact;
}

/** A fact that is missing and could change an answer. */
export interface ExplainedUnknown {
  readonly fact: string;
  readonly subject?: ExplainedSubject;
  /** Where in the input it would be given. */
  readonly input: string;
  readonly heldBy: string;
  /** That it is not known, in a whole sentence. */
  readonly says: string;
  /**
   * Set where so much is missing that this fact was weighed together with others: what one value of it would lead to cannot be told
   * for every answer, and is left out where it cannot.
   */
  readonly weighedTogether?: true;
  /** Set where so much is missing that what each value of this fact would lead to was not gone into. */
  readonly notGoneInto?: true;
  /** What each value would lead to, as far as it is known now; values that lead to the same stand together. Empty where only a day of release is missing. */
  readonly ifKnown: readonly {
    readonly values: readonly string[];
    /** Each value as a whole sentence, in the same order. */
    readonly says: readonly string[];
    readonly answers: readonly {
      readonly question: ExplainedQuestion;
      readonly subject?: string;
      readonly possible: readonly string[];
      readonly says: readonly string[];
    }[];
  }[];
}

/** A fact whose change would alter nothing of the whole answer: nobody needs to spend the night on it. */
export interface IdleFact {
  readonly fact: string;
  readonly subject?: ExplainedSubject;
  readonly input: string;
  /** Whether it is missing, or known and without effect whatever else it were. */
  readonly known: boolean;
  readonly says: string;
}

/** The four questions of proportionality with the lesser measures and what recall would cost. */
export interface ProportionalityStatement {
  readonly questions: readonly {
    readonly question: ProportionalityQuestion;
    readonly asks: string;
    readonly answer: string;
    readonly says: string;
  }[];
  /** The lesser measures, least intrusive first. */
  readonly measures: readonly {
    readonly measure: Rung;
    readonly name: string;
    readonly verdict: string;
    readonly says: string;
    /** What points to it, in words: events by name and day, and recorded needs. */
    readonly promptedBy: readonly string[];
    readonly options: readonly (MeasureOption & { readonly name: string })[];
    /** When a person said so, as far as the judgement tells. */
    readonly on?: IsoDate;
    readonly shortfallOfService?: true;
  }[];
  /** Days in custody by kind of recall, as far as the law fixes them. */
  readonly custody: readonly {
    readonly kind: string;
    readonly name: string;
    readonly lengthDays?: number;
    readonly says: string;
    readonly verification: Verification;
  }[];
}

/** What an explanation says of things to do, clocks and the quality of the input, in words. */
export interface Alongside {
  readonly code: string;
  readonly says: string;
  readonly subjects: readonly ExplainedSubject[];
  readonly severity?: Severity;
  readonly certainty?: 'applies' | 'may-apply';
  /** The rule that gives it, where one does. */
  readonly rule?: string;
  readonly verification?: Verification;
}

/** Why an answer is what it is, for one audience. Made from the stored inputs, compact trace and book, and from nothing else. */
export interface Explanation {
  readonly audience: Audience;
  readonly language: string;
  readonly asAt: IsoDate;
  /** The most important first: that a person decides, what the evidence supports, the type, the urgency. */
  readonly summary: readonly string[];
  readonly findings: readonly ExplainedFinding[];
  readonly notChosen: readonly NotChosen[];
  readonly unknowns: readonly ExplainedUnknown[];
  readonly changesNothing: readonly IdleFact[];
  readonly counterfactuals: Counterfactuals & { readonly says: readonly string[] };
  readonly proportionality: ProportionalityStatement;
  readonly safetyActions: readonly Alongside[];
  readonly meanwhile: readonly Alongside[];
  readonly deadlines: readonly Alongside[];
  readonly quality: readonly Alongside[];
  /** What each verification mark that occurs says about how far the law was checked. */
  readonly marks: readonly { readonly verification: Verification; readonly says: string }[];
  /** Every rule that was asked, with what became of each of its conditions, up to a bound. For an inspector alone. */
  readonly trace?: readonly ExplainedRule[];
  /**
   * What is told without its conditions, because the case is larger than people describe one. Left out where everything was gone into.
   * The stored run holds all of it, and its replay shows all of it.
   */
  readonly bounded?: {
    /** The number of rules that are laid out at most. */
    readonly bound: number;
    /** Findings whose rules and facts are left out, and how many rules those are. */
    readonly findings: number;
    readonly rules: number;
    /** Rules that the trace leaves out; only where there is a trace. */
    readonly trace?: number;
    /** Missing facts of which it is not told, or not of every finding, what each value would lead to. */
    readonly unknowns: number;
  };
}
