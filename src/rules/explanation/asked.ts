import type { Answer } from '../answer.ts';
import type { Finding } from '../finding.ts';
import { answerOf, type Held } from '../held.ts';
import { NO_RULE, RULES_DISAGREE } from '../kernel/compile.ts';
import { outcomes, type Possible } from '../kernel/possible.ts';
import { caseConduct } from '../recommend.ts';
import type { ExplainedQuestion, ExplainedSubject } from './explanation.ts';
import type { TracedRule } from './full-trace.ts';
import type { Run, Weighed } from './runs.ts';

/** What an answer says of one question. */
export type Found = Omit<Finding, 'answer' | 'rules'> & {
  readonly answer: string;
  readonly rules: readonly string[];
};

/** One question of an answer with the runs that answer it. */
export interface Asked {
  readonly question: ExplainedQuestion;
  readonly subject?: { readonly kind: ExplainedSubject['kind']; readonly id: string };
  readonly finding: Found;
  /** What is still possible. */
  readonly value: Possible<string>;
  /** The runs that answer it, each with the rules that determine it. */
  readonly by: readonly { readonly run: Run; readonly rules: readonly TracedRule[] }[];
}

type Subject = NonNullable<Asked['subject']>;

const event = (id: string): Subject => ({ kind: 'event', id });
const condition = (id: string): Subject => ({ kind: 'condition', id });

/** Every question that an answer answers, the most important first, with the runs behind each. */
export function everyQuestion(
  answer: Answer,
  weighed: Weighed,
  later: Weighed | undefined,
): readonly Asked[] {
  const { found, laws, runOf } = weighed;
  const ask = (
    question: ExplainedQuestion,
    finding: Found,
    held: Held | undefined,
    subject?: Subject,
    of: Weighed = weighed,
  ): readonly Asked[] =>
    held === undefined ? [] : [asked(question, finding, answerOf(held), [of.runOf(held)], subject)];
  const { outcome, recallType, endorsement } = answer;
  const existing = answer.existingRecall;
  const under = recallType.underLaterLaw;
  return [
    ...ask('recall', outcome.recall, found.outcome),
    ...ask('response', outcome.response, found.response),
    ...ask('recall-type', recallType.type, found.recallType),
    ...ask('curfew-recall', recallType.homeDetentionCurfew, found.homeDetentionCurfew),
    ...ask('urgency', answer.urgency, found.urgency),
    asked(
      'case-breach',
      answer.breach,
      found.breach,
      found.conditions.map(({ breach }) => runOf(breach)),
    ),
    ...answer.conditions.flatMap(({ condition: id, breach }) => {
      const of = found.conditions.find((each) => each.condition === id);
      if (of === undefined) return [];
      const runs = of.touches.map(({ grounds }) => runOf(grounds));
      return [asked('condition-breach', breach, answerOf(of.breach), runs, condition(id))];
    }),
    ...ask('no-breach-escalation', answer.noBreachEscalation, found.escalation),
    asked(
      'case-conduct',
      answer.conduct,
      caseConduct(laws.decision, found.events),
      found.events.map(({ conduct }) => runOf(conduct)),
    ),
    ...answer.events.flatMap(({ event: id, conduct }) =>
      ask('event-conduct', conduct, found.events.find((each) => each.event.id === id)?.conduct, event(id)),
    ),
    ...ask('threshold', answer.threshold, found.threshold),
    ...answer.limbs.flatMap(({ limb, finding }) => limbAsked(weighed, limb, finding)),
    ...ask('necessity', answer.necessity, found.necessity),
    ...answer.ladder.flatMap(({ rung, verdict }) =>
      ask('measure', verdict, found.rungs.find(({ measure }) => measure.rung === rung)?.verdict, {
        kind: 'measure',
        id: rung,
      }),
    ),
    ...answer.variations.flatMap(({ condition: id, variation }) =>
      ask(
        'variation',
        variation,
        found.variations.find((each) => each.condition === id)?.variation,
        condition(id),
      ),
    ),
    ...answer.proportionality.flatMap(({ question, finding }) =>
      ask(question, finding, found.proportionality[question]),
    ),
    ...answer.sentences.flatMap(({ sentence, gate }) =>
      ask('sentence-gate', gate, found.sentences.find((each) => each.sentence.id === sentence)?.gate, {
        kind: 'sentence',
        id: sentence,
      }),
    ),
    ...(under === undefined || later === undefined
      ? []
      : [
          ...ask('recall-type-under-later-law', under.type, later.found.recallType, undefined, later),
          ...ask(
            'curfew-recall-under-later-law',
            under.homeDetentionCurfew,
            later.found.homeDetentionCurfew,
            undefined,
            later,
          ),
        ]),
    ...answer.period.flatMap(({ rule }, index) => {
      const held = found.periods[index]?.held;
      return ask('period', rule, held, { kind: 'recall', id: held?.subject ?? '' });
    }),
    ...(existing === undefined
      ? []
      : [
          ...ask('conversion', existing.conversion, found.existing?.conversion),
          ...ask('withdrawal', existing.withdrawal, found.existing?.withdrawal),
        ]),
    ...ask('endorsement-of-recall', endorsement.ifRecall, found.endorsementOfRecall),
    ...ask('endorsement-of-no-recall', endorsement.ifNoRecall, found.endorsementOfNoRecall),
  ];
}

function asked(
  question: ExplainedQuestion,
  finding: Found,
  value: Possible<string>,
  runs: readonly Run[],
  subject?: Subject,
): Asked {
  return {
    question,
    ...(subject === undefined ? {} : { subject }),
    finding,
    value,
    by: runs.map((run) => ({ run, rules: determiningOf(run) })),
  };
}

// By the trace: of a settled answer the rules that are not ruled out and give it, of an open one those that give what is possible.
function determiningOf(run: Run): readonly TracedRule[] {
  const possible = outcomes(answerOf(run.held));
  return run.rules.filter(({ rule, truth }) => truth !== 'f' && possible.includes(rule.gives));
}

// A limb is a rule of its own, met or not.
function limbAsked({ found, runOf, laws }: Weighed, limb: string, finding: Found): readonly Asked[] {
  for (const held of [found.limbs, found.criteria, found.curfewLimbs]) {
    const run = runOf(held);
    const rule = run.rules.find((each) => finding.rules.includes(each.rule.id));
    const truth = held.ruling.rules.find((each) => finding.rules.includes(each.rule.id))?.truth;
    if (rule === undefined || truth === undefined) continue;
    return [
      {
        question: 'limb',
        subject: { kind: 'limb', id: limb },
        finding,
        value: laws.decision.workspace.map(truth, (so) => (so ? 'met' : 'not-met')),
        by: [{ run, rules: [rule] }],
      },
    ];
  }
  return [];
}

/**
 * What rules answer, without what no completion gives: where so much is missing that facts were weighed together, it may still look as if
 * no rule held, or two disagreed. A check of the book proves that neither can be.
 */
export function answersIn(possible: readonly string[]): readonly string[] {
  return possible.filter((answer) => answer !== NO_RULE && answer !== RULES_DISAGREE);
}

/** Whether the rules that a finding names are those of its trace, and its answer what they leave possible. */
export function agrees({ finding, value, by }: Asked): boolean {
  const named = new Set(by.flatMap(({ rules }) => rules.map(({ rule }) => rule.id)));
  const possible = new Set(answersIn(outcomes(value)));
  const settled = possible.size === 1 && value.question === undefined;
  const told = settled ? [finding.answer] : (finding.possible ?? []);
  return (
    named.size === new Set(finding.rules).size &&
    finding.rules.every((rule) => named.has(rule)) &&
    told.length === possible.size &&
    told.every((answer) => possible.has(answer))
  );
}
