import {
  type Deadline,
  type Duration,
  type QualityFinding,
  type SafetyAction,
  SEVERITIES,
  type Severity,
} from './answer.ts';
import { answerOf, type Deliberation } from './deliberate.ts';
import { type Inquiry, row } from './facts/inquiry.ts';
import type { ParameterValue } from './kernel/book.ts';
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
    found.quality,
    ...found.events.map((one) => one.quality),
    ...touches.map((one) => one.quality),
  ];
  const findings = new Map<string, QualityFinding>();
  for (const { subject, ruling } of held) {
    for (const { rule, truth } of ruling.rules) {
      if (!isSettledAs(truth, true)) continue;
      const subjects = [
        ...(findings.get(rule.id)?.subjects ?? []),
        ...(subject === undefined ? [] : [subject]),
      ];
      findings.set(rule.id, {
        finding: rule.gives,
        severity: severityOf(rule.gives),
        subjects,
        rule: rule.id,
      });
    }
  }
  return [...findings.values(), ...(inquiry.workspace.widened() ? [NOT_ALL_WEIGHED] : [])];
}

/** The clocks in force on the day: durations of the book, each from the act that starts it. */
export function deadlines({ compiled }: Inquiry, found: Deliberation): readonly Deadline[] {
  const clock = (deadline: string, from: string, name: string): readonly Deadline[] => {
    const value = compiled.parameter(name);
    return value === undefined ? [] : [{ deadline, ...duration(name, value), from }];
  };
  const decide = clock('decide', 'consideration-opened', 'decision-within');
  if (!couldBe(answerOf(found.outcome), 'supported')) return decide;
  return [
    ...decide,
    ...clock('endorse-and-send', 'decision-to-recall', 'endorsement-within'),
    ...(isSettledAs(answerOf(found.urgency), 'standard')
      ? clock('casework-assessment', 'request-received', 'casework-assessment-within')
      : clock('emergency-revocation', 'request-received', 'emergency-revocation-within')),
  ];
}

/** A duration of the book, with the mark that says how far it has been checked. */
export function duration(name: string, { value, mark }: ParameterValue): Duration {
  return { within: String(value), parameter: name, verification: mark };
}
