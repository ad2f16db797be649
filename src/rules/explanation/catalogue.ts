import type {
  CaseConduct,
  Conduct,
  Conversion,
  CurfewRecall,
  Endorsement,
  Escalation,
  LimbAnswer,
  Meanwhile,
  PeriodRule,
  RecallAnswer,
  RecallKind,
  RecallType,
  Response,
  RungVerdict,
  SentenceGate,
  Shown,
  ThresholdAnswer,
  Urgency,
  Variation,
  Withdrawal,
  YesNo,
} from '../answer.ts';
import type { FACTS, FactName } from '../facts/vocabulary.ts';
import type { Verification } from '../finding.ts';
import type {
  ConditionCategory,
  EventType,
  HarmGroup,
  LookUp,
  Need,
  Rung,
  SentenceType,
} from '../vocabularies.ts';
import type { DurationWords } from './durations.ts';
import type { Audience, ExplainedQuestion } from './explanation.ts';

/**
 * What a language has to say: whole sentences, never parts that somebody joins. A slot in braces takes the name of a code or a
 * number with its unit, which stands in the sentence as it is. A catalogue that lacks a sentence does not compile.
 */

/** A sentence for everybody, or one for each audience. */
export type Words = string | Readonly<Record<Audience, string>>;

/** A fact that is yes, no or not known. */
export interface YesNoSentences {
  readonly yes: Words;
  readonly no: Words;
  readonly unknown: Words;
}

/** What is said of one value of a choice: that it is this one, and that it is another. */
export interface ValueSentences {
  readonly is: Words;
  readonly isNot: Words;
}

/** A fact that is one of several codes, whose names stand in one sentence: `{value}` takes the name of the code that is tested. */
export interface NamedChoiceSentences<V extends string> extends ValueSentences {
  readonly unknown: Words;
  /** The name of each code, as it stands in the sentences. */
  readonly names: Readonly<Record<V, string>>;
  /** Codes that the sentence does not fit, with sentences of their own. */
  readonly values?: Partial<Readonly<Record<V, ValueSentences>>>;
}

/** A fact that is one of a few codes, each with sentences of its own. Of two codes, what is not the one is the other. */
export interface SaidChoiceSentences<V extends string> {
  readonly values: Readonly<Record<V, ValueSentences>>;
  readonly unknown: Words;
}

export type ChoiceSentences<V extends string> = NamedChoiceSentences<V> | SaidChoiceSentences<V>;

/** A number or a day that is compared with a limit. `{limit}` takes the limit with its unit. */
export interface LimitSentences {
  /** Under the limit, or before the day. */
  readonly below: Words;
  /** The limit or more, or on the day or later. */
  readonly atLeast: Words;
  readonly unknown: Words;
  /** The limit in words: `{number}` takes a number, or a day. */
  readonly limit: string;
}

type Kind<F extends FactName> = (typeof FACTS)[F];

/** What has to be said of a fact, by its kind. */
export type SentencesOf<F extends FactName> =
  Kind<F> extends { kind: 'boolean' }
    ? YesNoSentences
    : Kind<F> extends { kind: 'choice'; values: readonly (infer V extends string)[] }
      ? ChoiceSentences<V>
      : LimitSentences;

/** Sentences for some of the facts: how a catalogue is put together from files. */
export type FactSentences<F extends FactName> = { readonly [Each in F]: SentencesOf<Each> };

/** The answers to each question that is explained. */
export interface AnswersOf {
  readonly 'case-conduct': CaseConduct;
  readonly 'event-conduct': Conduct;
  readonly 'case-breach': Shown;
  readonly 'condition-breach': Shown;
  readonly 'no-breach-escalation': Escalation;
  readonly 'sentence-gate': SentenceGate;
  readonly threshold: ThresholdAnswer;
  readonly limb: LimbAnswer;
  readonly measure: RungVerdict;
  readonly variation: Variation;
  readonly necessity: Shown;
  readonly urgency: Urgency;
  readonly aim: YesNo;
  readonly 'rational-connection': YesNo;
  readonly 'less-intrusive': YesNo;
  readonly 'fair-balance': YesNo;
  readonly recall: RecallAnswer;
  readonly response: Response | 'insufficient-information';
  readonly 'recall-type': RecallType;
  readonly 'curfew-recall': CurfewRecall;
  readonly 'recall-type-under-later-law': RecallType;
  readonly 'curfew-recall-under-later-law': CurfewRecall;
  readonly period: PeriodRule;
  readonly conversion: Conversion;
  readonly withdrawal: Withdrawal;
  readonly 'endorsement-of-recall': Endorsement;
  readonly 'endorsement-of-no-recall': Endorsement;
}

/** A question in words, a sentence for each answer, and one for an answer that is open. */
export interface QuestionSentences<A extends string> {
  readonly asks: string;
  readonly answers: Readonly<Record<A, Words>>;
  readonly unknown: Words;
}

/** Everything that is said in one language. */
export interface Catalogue {
  /** BCP 47. */
  readonly language: string;
  readonly facts: FactSentences<FactName>;
  readonly questions: {
    readonly [Q in ExplainedQuestion & keyof AnswersOf]: QuestionSentences<AnswersOf[Q]>;
  };
  /** Short names, as they stand in headings, tables and slots. */
  readonly names: {
    readonly eventTypes: Readonly<Record<EventType, string>>;
    readonly sentenceTypes: Readonly<Record<SentenceType, string>>;
    readonly conditionCategories: Readonly<Record<ConditionCategory, string>>;
    readonly harmGroups: Readonly<Record<HarmGroup, string>>;
    readonly lookUps: Readonly<Record<LookUp, string>>;
    readonly needs: Readonly<Record<Need, string>>;
    readonly rungs: Readonly<Record<Rung, string>>;
    /** Responses that are no measure short of recall. */
    readonly responses: Readonly<Record<Exclude<Response, Rung>, string>>;
    readonly recallKinds: Readonly<Record<RecallKind, string>>;
    readonly recallTypes: Readonly<Record<RecallType, string>>;
    /** Limbs and criteria of the threshold, by the code that the answer has. */
    readonly limbs: Readonly<Record<string, string>>;
    /** Ways of carrying out a measure, by code. */
    readonly options: Readonly<Record<string, string>>;
    readonly heldBy: Readonly<Record<string, string>>;
  };
  /** Sentences by codes of the book: a check proves that every code of every released book has one. */
  /** In the order in which they are done: the most urgent first. */
  readonly safetyActions: Readonly<Record<string, Words>>;
  /** `{age}` takes a number of days, where a finding is about something old. */
  readonly qualityFindings: Readonly<Record<string, Words>>;
  /** Numbers of hours, days and years. */
  readonly durations: DurationWords;
  /** `{within}` takes the duration in words. */
  readonly deadlines: Readonly<Record<string, Words>>;
  readonly meanwhile: Readonly<Record<Meanwhile, Words>>;
  /** What recall would cost in days. `{days}` takes a number of days. */
  readonly custody: Readonly<Record<RecallKind, Words>> & {
    readonly fixedTermDays: Words;
    /** A fixed term that lasts until another day where that day is later. */
    readonly fixedTermDaysOrLonger: Words;
    /** Said besides, where the kind is open only if missing facts turn out so. */
    readonly possible: Words;
    /** Said besides, where no rule finds the day of release. */
    readonly dayReferred: Words;
  };
  readonly marks: Readonly<Record<Verification, Words>>;
  /** Sentences about the explanation itself. */
  readonly said: {
    readonly aPersonDecides: Words;
    readonly notInForce: Words;
    readonly searchComplete: Words;
    readonly searchIncomplete: Words;
    readonly pairsBounded: Words;
    readonly noCounterfactual: Words;
    readonly neverAdviceToAlter: Words;
    readonly nothingUnknown: Words;
    /** Said besides a safety action that a missing fact could call for: unknown is not safe. */
    readonly mayApply: Words;
  };
  /** Names for subjects. `{type}`, `{day}`, `{condition}`, `{event}` take names and days. */
  readonly subjects: {
    readonly eventOnDay: string;
    readonly eventDayNotKnown: string;
    readonly eventsNotGiven: string;
    /** Stands for `{type}` where nobody has said what the event was, or what the sentence is. */
    readonly eventTypeNotKnown: string;
    readonly sentenceTypeNotKnown: string;
    readonly touch: string;
    readonly anotherCondition: string;
    readonly sentence: string;
    /** What a finding on quality is about, where the case does not hold it. */
    readonly eventNotInCase: string;
    readonly conditionNotOnLicence: string;
    readonly anotherLicence: string;
    /** What points to a measure: `{need}` takes the name of a recorded need. */
    readonly recordedNeed: string;
  };
}
