import type { Item, Section } from '../../application/page.ts';
import type { ExplainedCondition, ExplainedRule, Explanation, Verification } from '../../rules/index.ts';
import type { ExplanationHeadings } from './explanation-headings.ts';
import type { Wording } from './explanation-wording.ts';

/** A condition as lists in lists: what of several parts is asked for, then each part with its outcome. */
export function conditionItem(condition: ExplainedCondition, headings: ExplanationHeadings): Item {
  const outcome = headings.outcome[condition.truth];
  return condition.kind === 'test'
    ? { text: `${outcome}: ${condition.says}` }
    : {
        text: `${headings.parts[condition.kind]} (${outcome.toLowerCase()}):`,
        items: condition.of.map((part) => conditionItem(part, headings)),
      };
}

/** A rule with its outcome and the parts that decided it. */
export function decidingItem(rule: ExplainedRule, { headings, nameOf }: Wording): Item {
  const of = rule.subject === undefined ? '' : ` (${nameOf(rule.subject)})`;
  return {
    text: `${headings.label.rule} ${rule.rule}${of}: ${headings.outcome[rule.truth].toLowerCase()}`,
    items: [conditionItem(deciding(rule.when) ?? rule.when, headings)],
  };
}

/** Every rule of a trace, once with its authority, dates and mark, and with all its parts for whatever it was asked of. */
export function traceItems(trace: readonly ExplainedRule[], wording: Wording): readonly Item[] {
  const { headings, nameOf } = wording;
  const { label } = headings;
  return [...Map.groupBy(trace, ({ rule }) => rule).values()].flatMap((asked): readonly Item[] => {
    const [rule] = asked;
    if (rule === undefined) {
      return [];
    }
    const outcomes = Map.groupBy(asked, ({ when }) => JSON.stringify(when));
    return [
      {
        text: `${label.rule} ${rule.rule}`,
        items: [
          { text: `${label.gives}: ${rule.gives}` },
          { text: `${label.authority}: ${authoritiesOf(rule)}` },
          { text: `${label.inForce}: ${headings.span(rule.from, rule.until)}` },
          { text: `${label.mark}: ${headings.mark[rule.verification]}` },
          { text: `${label.confidence}: ${headings.confidence[rule.confidence]}` },
          ...[...outcomes.values()].flatMap((alike): readonly Item[] => {
            const [one] = alike;
            const subjects = alike.flatMap(({ subject }) => (subject === undefined ? [] : [nameOf(subject)]));
            return one === undefined
              ? []
              : [
                  {
                    text: `${label.outcome}: ${headings.outcome[one.truth].toLowerCase()}`,
                    items: [
                      ...(subjects.length === 0
                        ? []
                        : [{ text: `${label.soOf}:`, items: subjects.map((text) => ({ text })) }]),
                      conditionItem(one.when, headings),
                    ],
                  },
                ];
          }),
        ],
      },
    ];
  });
}

function authoritiesOf({ authorities }: ExplainedRule): string {
  return authorities.map(({ title, at }) => `${title}, ${at}`).join('; ');
}

/** The parts of a condition that are why it came out as it did; undefined where none of them is. */
export function deciding(condition: ExplainedCondition): ExplainedCondition | undefined {
  if (condition.kind === 'test') {
    return condition.decides ? condition : undefined;
  }
  const of = condition.of.flatMap((part) => deciding(part) ?? []);
  const [only] = of;
  if (only === undefined) {
    return undefined;
  }
  return of.length === 1 && condition.kind !== 'not' ? only : { ...condition, of };
}

/** The facts that are tested in the parts of a condition that decided, or in all where none did. */
function factsIn(condition: ExplainedCondition): readonly string[] {
  return condition.kind === 'test' ? [condition.fact] : condition.of.flatMap(factsIn);
}

/**
 * The rules behind the answers about the case as a whole, each once with the parts that decided: those that are not plain already from
 * what the answer is said to rest on.
 */
export function decidingItems({ findings }: Explanation, wording: Wording): readonly Item[] {
  const rules = new Map(
    findings
      .filter(({ subject }) => subject === undefined)
      .flatMap(({ rules: of, facts }) => {
        const told = new Set(facts.map(({ fact }) => fact));
        return of.filter(({ when }) => factsIn(deciding(when) ?? when).some((fact) => !told.has(fact)));
      })
      .filter(({ subject }) => subject === undefined)
      .map((rule) => [rule.rule, rule]),
  );
  return [...rules.values()].map((rule) => decidingItem(rule, wording));
}

/** The least checked first: that is what a reader has to know. */
const MARKS: readonly Verification[] = ['unverified', 'inference', 'practice', 'official-form', 'statute'];

/** Each rule that an answer rests on, with its authority and its dates, by its mark; what the mark says stands above. */
export function rulesByMark(
  { findings, marks }: Explanation,
  { headings, whole }: Wording,
): readonly Section[] {
  const rules = new Map(findings.flatMap(({ rules: of }) => of).map((rule) => [rule.rule, rule]));
  return MARKS.flatMap((mark): readonly Section[] => {
    const found = [...rules.values()].filter(({ verification }) => verification === mark);
    const says = marks.find(({ verification }) => verification === mark)?.says ?? headings.mark[mark];
    return found.length === 0
      ? []
      : [
          {
            id: `law-${mark}`,
            heading: headings.mark[mark],
            blocks: [
              { kind: 'paragraph', text: says },
              whole
                ? {
                    kind: 'table',
                    caption: headings.captions.law,
                    columns: headings.columns.law,
                    rows: found.map((rule) => [
                      rule.rule,
                      authoritiesOf(rule),
                      headings.span(rule.from, rule.until),
                    ]),
                  }
                : { kind: 'list', items: byAuthority(found, headings) },
            ],
          },
        ];
  });
}

/** Rules that stand on the same authority for the same time, in one line. */
function byAuthority(rules: readonly ExplainedRule[], headings: ExplanationHeadings): readonly Item[] {
  const lines = Map.groupBy(
    rules,
    (rule) => `${authoritiesOf(rule)} (${headings.span(rule.from, rule.until)})`,
  );
  return [...lines].map(([line, alike]) => ({
    text: `${alike.map(({ rule }) => rule).join(', ')}: ${line}`,
  }));
}
