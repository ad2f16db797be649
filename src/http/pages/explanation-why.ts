import type { Item, Section } from '../../application/page.ts';
import type { ExplainedFinding, ExplainedQuestion, Explanation, NotChosen } from '../../rules/index.ts';
import { QUESTIONS_BY_WEIGHT, TOLD_APART, TOPICS, type Topic } from './explanation-questions.ts';
import { decidingItem } from './explanation-rules.ts';
import { grouped, markItems, notReadIn, restsOn, type Wording } from './explanation-wording.ts';

/*
 * Why the answer is what it is, and why it is no other. Who has a decision to make reads what belongs together under one heading, and
 * under each answer what it rests on; an inspector reads every question by itself, with its rules.
 */

/** The findings, what it comes to first; each with what it rests on. */
export function why(explanation: Explanation, wording: Wording): Section {
  const { headings, whole } = wording;
  const { findings = 0, rules = 0 } = explanation.bounded ?? {};
  const said = [
    ...(whole ? [] : [headings.underEach]),
    ...(findings === 0 ? [] : [headings.bounded.findings(findings, rules)]),
  ];
  return {
    id: 'why',
    heading: headings.section.why,
    blocks: said.map((text) => ({ kind: 'paragraph', text })),
    sections: whole ? byQuestion(explanation, wording) : byTopic(explanation, wording),
  };
}

function byQuestion({ findings }: Explanation, wording: Wording): readonly Section[] {
  const found = Map.groupBy(findings, ({ question }) => question);
  return QUESTIONS_BY_WEIGHT.flatMap((question) =>
    section(question, wording.asks(question), findingItems(found.get(question) ?? [], wording)),
  );
}

function byTopic({ findings }: Explanation, wording: Wording): readonly Section[] {
  const found = Map.groupBy(findings, ({ question }) => question);
  const topics: readonly Topic[] = [
    'answer',
    'breach',
    'danger',
    'lesser',
    'kind',
    'agreement',
    'conditions',
  ];
  return topics.flatMap((topic) => {
    const questions: readonly ExplainedQuestion[] = TOPICS[topic];
    return section(
      topic,
      wording.headings.topic[topic],
      questions
        .filter((question) => !TOLD_APART.has(question))
        .flatMap((question) => {
          // A response that is recall says no more than the answer on recall.
          const recall = question === 'response' ? found.get('recall')?.[0]?.says : undefined;
          const of = (found.get(question) ?? []).filter(({ says }) => says !== recall);
          return question === 'condition-breach' ? conditionItems(of, wording) : findingItems(of, wording);
        }),
    );
  });
}

function section(id: string, heading: string, items: readonly Item[]): readonly Section[] {
  return items.length === 0 ? [] : [{ id: `why-${id}`, heading, blocks: [{ kind: 'list', items }] }];
}

function findingItems(found: readonly ExplainedFinding[], wording: Wording): readonly Item[] {
  const said = found.map((finding) => ({
    says: finding.says,
    subject: finding.subject,
    items: [
      ...restsOn(finding, wording),
      ...(wording.whole ? [] : markItems(notReadIn(finding), wording)),
      ...(wording.whole ? finding.rules.map((rule) => decidingItem(rule, wording)) : []),
    ],
  }));
  return grouped(said, wording, found.length);
}

/** Conditions that no event touches are counted and not read out. */
function conditionItems(found: readonly ExplainedFinding[], wording: Wording): readonly Item[] {
  const untouched = found.filter(({ answer, facts }) => answer === 'not-shown' && facts.length === 0);
  const touched = found.filter((finding) => !untouched.includes(finding));
  return [
    ...findingItems(touched, wording),
    ...(untouched.length === 0
      ? []
      : [{ text: wording.headings.untouched(untouched.length, touched.length === 0) }]),
  ];
}

/** Answers to the question of the kind of recall that are no kind of it: only an inspector has to know what stood against them. */
const NO_KIND: ReadonlySet<string> = new Set(['not-recallable', 'refer-to-specialist']);

/** The answers that were not given, by what stood against them first. */
export function whyNot({ notChosen }: Explanation, { headings, whole }: Wording): Section {
  const told = notChosen.filter(({ answer }) => whole || !NO_KIND.has(answer));
  const sections = [...Map.groupBy(told, ({ question }) => question)].map(
    ([question, of]): Section => ({
      id: `why-not-${question}`,
      heading: headings.whyNot[question],
      blocks: [
        {
          kind: 'list',
          items: [
            ...Map.groupBy(of, (one) =>
              JSON.stringify([one.because, isNotTheLeast(one) ? '' : one.says]),
            ).values(),
          ].flatMap(against),
        },
      ],
    }),
  );
  /** Of each of several measures it is said that it is not the least: once for all, except to an inspector. */
  function isNotTheLeast({ because, first }: NotChosen): boolean {
    return !whole && because === 'failed' && first?.fact === 'case.lowest-measure';
  }
  function against(alike: readonly NotChosen[]): readonly Item[] {
    const [one] = alike;
    if (one === undefined) {
      return [];
    }
    const label = one.question === 'measure' ? headings.goesFor : headings.because[one.because];
    const several = new Set(alike.map(({ says }) => says)).size > 1;
    const names = alike.map(({ name, rule }) =>
      whole && rule !== undefined ? `${name} (${headings.label.rule} ${rule})` : name,
    );
    return [
      {
        text: several ? headings.notTheLeast : one.says,
        items: [
          ...(one.first === undefined || one.first.says === one.says ? [] : [{ text: one.first.says }]),
          whole
            ? { text: `${label}:`, items: names.map((text) => ({ text })) }
            : { text: `${label}: ${names.join('; ')}` },
        ],
      },
    ];
  }
  return {
    id: 'why-not',
    heading: headings.section.whyNot,
    blocks: sections.length === 0 ? [{ kind: 'paragraph', text: headings.nothing.whyNot }] : [],
    sections,
  };
}
