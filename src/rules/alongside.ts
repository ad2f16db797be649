import {
  type Deadline,
  type Duration,
  type QualityFinding,
  type RecallType,
  type SafetyAction,
  SEVERITIES,
  type Severity,
} from './answer.ts';
import type { Deliberation } from './deliberate.ts';
import type { Concern } from './facts/from-record.ts';
import { type Inquiry, row } from './facts/inquiry.ts';
import { answerOf } from './held.ts';
import type { ParameterValue, Rule } from './kernel/book.ts';
import { factsOf } from './kernel/expression.ts';
import { couldBe, isSettledAs } from './kernel/possible.ts';

/** Safety actions come with every outcome; where a missing fact could call for one, that is said too: unknown is not safe. */
export function safetyActions({ events, safety: ofCase }: Deliberation): readonly SafetyAction[] {
  const actions = new Map<string, SafetyAction>();
  for (const { ruling } of [...events.map((one) => one.safety), ofCase]) {
    for (const { rule, truth } of ruling.rules) {
      if (isSettledAs(truth, false)) continue;
      const applies = isSettledAs(truth, true);
      const earlier = actions.get(rule.gives);
      if (earlier === undefined || (applies && earlier.certainty === 'may-apply')) {
        actions.set(rule.gives, {
          action: rule.gives,
          certainty: applies ? 'applies' : 'may-apply',
          rule: rule.id,
        });
      }
    }
  }
  return [...actions.values()].toSorted((a, b) => (a.action < b.action ? -1 : 1));
}

// So much is missing that not every completion was weighed together: an answer may be called open once too often.
const NOT_ALL_WEIGHED: QualityFinding = {
  finding: 'not-every-completion-weighed',
  severity: 'note',
  subjects: [],
  rule: 'kernel',
};

/** What is contradictory, missing or worth knowing in the input. A finding never changes an answer. */
export function qualityFindings(inquiry: Inquiry, found: Deliberation): readonly QualityFinding[] {
  const severityOf = (code: string): Severity =>
    SEVERITIES.find((severity) => row(inquiry, 'finding-severities', severity)?.includes(code)) ?? 'note';
  const touches = found.conditions.flatMap((condition) => condition.touches);
  const held = [
    ...found.quality,
    ...found.events.map((one) => one.quality),
    ...touches.map((one) => one.quality),
  ];
  const findings = new Map<string, QualityFinding>();
  for (const { subject, ruling } of held) {
    for (const { rule, truth } of ruling.rules) {
      if (!isSettledAs(truth, true)) continue;
      const { about, ageDays } = concernOf(rule, found.concerns);
      const earlier = findings.get(rule.id)?.subjects ?? [];
      findings.set(rule.id, {
        finding: rule.gives,
        severity: severityOf(rule.gives),
        subjects: [...earlier, ...about, ...(subject === undefined ? [] : [subject])],
        ...(ageDays === undefined ? {} : { ageDays }),
        rule: rule.id,
      });
    }
  }
  return [...findings.values(), ...(inquiry.workspace.widened() ? [NOT_ALL_WEIGHED] : [])];
}

// A finding of the case concerns what the facts that its rule reads concern.
function concernOf(
  { when }: Rule,
  concerns: Readonly<Partial<Record<string, Concern>>>,
): Omit<Concern, 'so'> {
  const read = factsOf(when).flatMap((fact) => concerns[fact] ?? []);
  const held = read.filter(({ so }) => so);
  const ageDays = held.find((concern) => concern.ageDays !== undefined)?.ageDays;
  return {
    about: [...new Set(held.flatMap(({ about }) => about))],
    ...(ageDays === undefined ? {} : { ageDays }),
  };
}

/** Kinds of recall after which the case goes to the Parole Board by s.255C(4). */
const STANDARD_TYPES = [
  'standard-only',
  'fixed-term-14-or-standard',
  'fixed-term-28-or-standard',
] as const satisfies readonly RecallType[];

/**
 * The clocks in force on the day: durations of the book, each from the act that starts it. While it is not settled that a
 * recall would be standard, the shorter, emergency clock runs.
 */
export function deadlines({ compiled }: Inquiry, found: Deliberation): readonly Deadline[] {
  const clock = (deadline: string, from: string, name: string): readonly Deadline[] => {
    const value = compiled.parameter(name);
    return value === undefined ? [] : [{ deadline, ...duration(name, value), from }];
  };
  const decide = clock('decide', 'consideration-opened', 'decision-within');
  if (!couldBe(answerOf(found.outcome), 'supported')) return decide;
  const type = answerOf(found.recallType);
  return [
    ...decide,
    ...clock('endorse-and-send', 'decision-to-recall', 'endorsement-within'),
    ...(isSettledAs(answerOf(found.urgency), 'standard')
      ? [
          ...clock('casework-assessment', 'request-received', 'casework-assessment-within'),
          ...clock('return-to-custody', 'revocation', 'return-to-custody-within'),
        ]
      : [
          ...clock('emergency-revocation', 'request-received', 'emergency-revocation-within'),
          ...clock('return-to-custody', 'revocation', 'emergency-return-to-custody-within'),
        ]),
    ...(STANDARD_TYPES.some((standard) => couldBe(type, standard))
      ? [
          ...clock(
            'refer-standard-recall-to-parole-board',
            'start-of-day-of-return-to-custody',
            'parole-board-referral-within',
          ),
          ...clock(
            'refer-again-to-parole-board',
            'parole-board-determination',
            'further-parole-board-referral-within',
          ),
        ]
      : []),
  ];
}

/** A duration of the book, with the mark that says how far it has been checked. */
export function duration(name: string, { value, mark }: ParameterValue): Duration {
  return { within: String(value), parameter: name, verification: mark };
}
