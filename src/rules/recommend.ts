import { deadlines, duration, qualityFindings, safetyActions } from './alongside.ts';
import {
  type Answer,
  CASE_CONDUCTS,
  CONDUCTS,
  CONVERSIONS,
  ENDORSEMENTS,
  ESCALATIONS,
  type EventAnswer,
  type ExistingRecallAnswer,
  type FactReference,
  LIMB_ANSWERS,
  type LimbFinding,
  type Meanwhile,
  type OffendingStage,
  type OutcomeAnswer,
  type PeriodAnswer,
  RECALL_ANSWERS,
  RESPONSES,
  SENTENCE_GATES,
  SHOWN,
  THRESHOLD_ANSWERS,
  URGENCIES,
  WITHDRAWALS,
} from './answer.ts';
import { meaningAnswer } from './conditions/answer.ts';
import { conditionMeaning } from './conditions/meaning.ts';
import { type Deliberation, deliberate, type EventOutcome } from './deliberate.ts';
import { EVENTS_NOT_GIVEN } from './facts/from-event.ts';
import { type Inquiry, parameter } from './facts/inquiry.ts';
import { answerOf, type Held } from './held.ts';
import type { CaseInputs, IsoDate } from './inputs.ts';
import { determiningRules } from './kernel/compile.ts';
import { couldBe, isSettledAs, outcomes, type Possible } from './kernel/possible.ts';
import type { OpenBook } from './open-book.ts';
import { proportionalityAnswers, rungAnswers, variationAnswers } from './proportionality/lesser-measures.ts';
import type { ExistingRecallOutcome, Laws } from './recall/deliberate-recall.ts';
import { lawsOn } from './recall/laws.ts';
import { periodAnswers } from './recall/periods.ts';
import { recallTypeUnderBothLaws } from './recall/recall-types.ts';
import { citations, finding, findingOf, missingFacts, type Named, traceEntry } from './report.ts';
import type { EvidenceStatus } from './vocabularies.ts';

const EXPIRY = 'recommendation-expires-within';

/** The facts of a case and the day on which the law is asked. */
export interface RecommendRequest {
  readonly inputs: CaseInputs;
  /** The day of the decision: chooses the law and the state of affairs. On or after the first day the book covers. */
  readonly asAt: IsoDate;
}

/**
 * Answers every question of the book for one case. Pure: the same book, inputs and day give the same answer, member for
 * member. It never decides to recall: it says what the law allows and what the evidence supports.
 */
export function recommend(book: OpenBook, { inputs, asAt }: RecommendRequest): Answer {
  const laws = lawsOn(book, asAt, inputs);
  return answered(book, laws, inputs, deliberate(laws, inputs));
}

/** The answer that a deliberation of a case under these laws comes to. */
export function answered(book: OpenBook, laws: Laws, inputs: CaseInputs, found: Deliberation): Answer {
  const inquiry = laws.decision;
  const events = found.events.filter(({ event }) => event.id !== EVENTS_NOT_GIVEN);
  const conduct = caseConduct(inquiry, found.events);
  const escalation = findingOf(found.escalation, ESCALATIONS);
  const actions = safetyActions(found);
  const recallType = recallTypeUnderBothLaws(book, laws, found, inputs);
  const period = periodAnswers(laws, found.periods, inputs);
  const missing = missingFacts(inquiry, questions(found, conduct), missingDays(inputs, period));
  return {
    conduct: finding(conduct, CASE_CONDUCTS, rulesOf(found.events.map((one) => one.conduct))),
    events: events.map(eventAnswer),
    breach: finding(found.breach, SHOWN, rulesOf(found.conditions.map(({ breach }) => breach))),
    conditions: found.conditions.map(({ condition, touches, breach }) => ({
      condition,
      meaning: meaningAnswer(
        conditionMeaning(
          inquiry.compiled.book.conditions,
          inputs.licence?.conditions?.find(({ id }) => id === condition) ?? {},
        ),
      ),
      breach: { ...findingOf(breach, SHOWN), rules: rulesOf(touches.map(({ grounds }) => grounds)) },
      events: touches.map(({ event }) => event.id),
    })),
    noBreachEscalation:
      escalation.answer === 'not-relied-on' ? escalation : { ...escalation, legalAdvice: true },
    sentences: found.sentences.map(({ sentence, gate }) => ({
      sentence: sentence.id,
      gate: findingOf(gate, SENTENCE_GATES),
    })),
    threshold: findingOf(found.threshold, THRESHOLD_ANSWERS),
    limbs: limbsThatApply(found).flatMap((held) => limbFindings(inquiry, held)),
    ladder: rungAnswers(
      inquiry,
      found,
      events.map(({ event }) => event),
      inputs.licence?.needs ?? [],
    ),
    variations: variationAnswers(found),
    necessity: findingOf(found.necessity, SHOWN),
    urgency: findingOf(found.urgency, URGENCIES),
    proportionality: proportionalityAnswers(found),
    outcome: outcomeAnswer(found, actions.length > 0, missing.length > 0),
    recallType: recallType.member,
    period,
    ...(found.existing === undefined ? {} : { existingRecall: existingRecall(found.existing) }),
    endorsement: {
      ifRecall: findingOf(found.endorsementOfRecall, ENDORSEMENTS),
      ifNoRecall: findingOf(found.endorsementOfNoRecall, ENDORSEMENTS),
    },
    safetyActions: actions,
    missingFacts: missing,
    qualityFindings: qualityFindings(inquiry, found),
    deadlines: deadlines(inquiry, found),
    citations: citations(inquiry, [...found.held, ...recallType.held]),
    trace: found.held.map(traceEntry),
    expires: {
      ...duration(EXPIRY, parameter(inquiry, EXPIRY)),
      from: 'recommendation-recorded',
    },
    decision: 'for a person to make',
  };
}

/** What the case was: further offending and non-compliance together are mixed; what is neither adds nothing. */
export function caseConduct(inquiry: Inquiry, events: readonly EventOutcome[]): Possible<string> {
  const { workspace } = inquiry;
  if (events.length === 0) return workspace.settled('no-events');
  if (events.some(({ event }) => event.id === EVENTS_NOT_GIVEN)) {
    return workspace.ask('case.events', CASE_CONDUCTS);
  }
  const anyIs = (wanted: string): Possible<boolean> =>
    workspace.any(events.map(({ conduct }) => workspace.map(answerOf(conduct), (so) => so === wanted)));
  const nonCompliance = anyIs('non-compliance');
  return workspace.choose<string>(
    anyIs('further-offending'),
    workspace.choose<string>(
      nonCompliance,
      workspace.settled('mixed'),
      workspace.settled('further-offending'),
    ),
    workspace.choose<string>(
      nonCompliance,
      workspace.settled('non-compliance'),
      workspace.settled('neither'),
    ),
  );
}

function eventAnswer({ event, conduct }: EventOutcome): EventAnswer {
  const stage =
    event.evidenceStatus !== undefined && couldBe(answerOf(conduct), 'further-offending')
      ? stageOf(event.evidenceStatus)
      : undefined;
  return {
    event: event.id,
    ...(event.type === undefined ? {} : { type: event.type }),
    conduct: findingOf(conduct, CONDUCTS),
    ...(stage === undefined ? {} : { stage }),
  };
}

// Arrest is not charge; charge is not guilt.
function stageOf(status: EvidenceStatus): OffendingStage | undefined {
  switch (status) {
    case 'no-criminal-process':
    case 'intelligence':
    case 'call-out-or-report':
    case 'voluntary-interview':
    case 'arrest':
    case 'bail-or-rui':
      return 'alleged';
    case 'charge':
      return 'charged';
    case 'caution':
    case 'conviction':
      return 'established';
    case 'nfa':
    case 'discontinued':
    case 'acquitted':
      return undefined;
  }
}

function existingRecall({ conversion, withdrawal }: ExistingRecallOutcome): ExistingRecallAnswer {
  const converted = findingOf(conversion, CONVERSIONS);
  const withdrawn = findingOf(withdrawal, WITHDRAWALS);
  return {
    conversion:
      converted.answer === 'converted-to-56'
        ? { ...converted, regime: 'R4-TRANSITIONAL', lengthDays: 56 }
        : converted,
    withdrawal: withdrawn,
    ...(withdrawn.answer === 'open' || withdrawn.answer === 'made'
      ? { typeIfWithdrawn: 'standard-only' }
      : {}),
  };
}

function rulesOf(held: readonly Held[]): readonly string[] {
  const [first] = held;
  if (first !== undefined && held.length === 1) return determiningRules(first.ruling);
  return [...new Set(held.flatMap(({ ruling }) => determiningRules(ruling)))];
}

// Limbs of another kind of sentence are not "not met": they do not apply.
function limbsThatApply({ limbs, criteria, curfewLimbs, ...found }: Deliberation): readonly Held[] {
  const groups = outcomes(found.sentenceGroup);
  return [
    ...(groups.includes('determinate') ? [limbs] : []),
    ...(groups.includes('extended') || groups.includes('indeterminate') ? [criteria] : []),
    ...(couldBe(found.onCurfew, true) ? [curfewLimbs] : []),
  ];
}

function limbFindings({ workspace }: Inquiry, { ruling }: Held): readonly LimbFinding[] {
  return ruling.rules.map(({ rule, truth }) => ({
    limb: rule.gives,
    finding: finding(
      workspace.map(truth, (so) => (so ? 'met' : 'not-met')),
      LIMB_ANSWERS,
      [rule.id],
    ),
    verification: rule.mark,
  }));
}

function outcomeAnswer(found: Deliberation, safetyFirst: boolean, missing: boolean): OutcomeAnswer {
  const recall = findingOf(found.outcome, RECALL_ANSWERS);
  const response = findingOf(found.response, RESPONSES);
  const open = response.answer === 'unknown';
  const meanwhile: Meanwhile[] = [];
  if (open && safetyFirst) meanwhile.push('carry-out-safety-actions');
  if (open && missing) meanwhile.push('obtain-missing-facts');
  if (open && found.rungs.some(({ measure }) => measure.record === 'in-place')) {
    meanwhile.push('keep-existing-measures-in-place');
  }
  if (!isSettledAs(answerOf(found.urgency), 'standard') && (open || recall.answer === 'supported')) {
    meanwhile.push('work-to-the-shorter-clock');
  }
  return {
    recall,
    response: recall.answer === 'unknown' ? { ...response, answer: 'insufficient-information' } : response,
    meanwhile,
  };
}

// Until a recall has been made its days cannot be told, and nobody is asked for them.
function missingDays({ recall }: CaseInputs, period: readonly PeriodAnswer[]): readonly FactReference[] {
  const lacking = recall === undefined ? [] : period.flatMap(({ release }) => release.separatedBy ?? []);
  return [...new Map(lacking.map((each) => [each.fact, each])).values()];
}

const one = (question: string, held: Held): Named => ({ question, values: [answerOf(held)] });

function questions(found: Deliberation, conduct: Possible<string>): readonly Named[] {
  return [
    { question: 'conduct', values: [conduct, ...found.events.map((event) => answerOf(event.conduct))] },
    { question: 'breach-finding', values: found.conditions.map(({ breach }) => answerOf(breach)) },
    { question: 'sentence-gate', values: found.sentences.map(({ gate }) => answerOf(gate)) },
    one('threshold', found.threshold),
    {
      question: 'limbs',
      values: limbsThatApply(found).flatMap(({ ruling }) => ruling.rules.map(({ truth }) => truth)),
    },
    { question: 'rung', values: found.rungs.map(({ verdict }) => answerOf(verdict)) },
    one('necessity', found.necessity),
    one('urgency', found.urgency),
    // Whether recall would be proportionate is asked only where recall could be supported.
    ...(couldBe(answerOf(found.outcome), 'supported')
      ? [{ question: 'proportionality', values: Object.values(found.proportionality).map(answerOf) }]
      : []),
    { question: 'outcome', values: [answerOf(found.outcome), answerOf(found.response)] },
    {
      question: 'recall-type',
      values: [answerOf(found.recallType), answerOf(found.homeDetentionCurfew)],
    },
    ...(found.existing === undefined
      ? []
      : [
          {
            question: 'period',
            values: [
              found.existing.conversion,
              found.existing.withdrawal,
              ...found.periods.map(({ held }) => held),
            ].map(answerOf),
          },
        ]),
    {
      question: 'endorsement',
      values: [answerOf(found.endorsementOfRecall), answerOf(found.endorsementOfNoRecall)],
    },
    {
      question: 'safety-actions',
      values: [found.safety, ...found.events.map(({ safety }) => safety)].flatMap(({ ruling }) =>
        ruling.rules.map(({ truth }) => truth),
      ),
    },
  ];
}
