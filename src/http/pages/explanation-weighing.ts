import type { RecordedEffects, RecordedExplanation } from '../../application/explanations/services.ts';
import type { Block, Item, Section } from '../../application/page.ts';
import type { Counterfactual, Explanation } from '../../rules/index.ts';
import { decidingItems, rulesByMark } from './explanation-rules.ts';
import { item, restsOn, type Wording } from './explanation-wording.ts';

/* The sections of the page of an explanation with which an answer is weighed: proportionality, other answers, and the law behind it. */

/** The four questions, the lesser measures, and what recall would cost in days and otherwise. */
export function proportionality({ explanation, effects }: RecordedExplanation, wording: Wording): Section {
  const { headings } = wording;
  const { questions, measures, custody } = explanation.proportionality;
  return {
    id: 'proportionality',
    heading: headings.section.proportionality,
    blocks: [
      {
        kind: 'list',
        items: questions.map(({ question, asks, says }) => ({
          text: asks,
          items: [
            item(
              says,
              explanation.findings
                .filter((finding) => finding.question === question)
                .flatMap((finding) => restsOn(finding, wording)),
            ),
          ],
        })),
      },
    ],
    sections: [
      {
        id: 'measures',
        heading: headings.section.measures,
        blocks: [
          measures.length === 0
            ? { kind: 'paragraph', text: headings.nothing.measures }
            : {
                kind: 'table',
                caption: headings.captions.measures,
                columns: headings.columns.measures,
                rows: measureRows(measures, wording),
              },
        ],
      },
      {
        id: 'cost',
        heading: headings.section.cost,
        blocks: [
          ...(custody.length === 0
            ? []
            : [
                {
                  kind: 'table' as const,
                  caption: headings.captions.cost,
                  columns: headings.columns.cost,
                  rows: custody.map(({ name, says, verification }) => [
                    name,
                    says,
                    headings.mark[verification],
                  ]),
                },
              ]),
          ...effectBlocks(effects, wording),
        ],
      },
    ],
  };
}

/** Measures of which the same is to be said stand in one row, except to whoever reads everything. */
function measureRows(
  measures: Explanation['proportionality']['measures'],
  { headings, whole, asAt }: Wording,
): readonly (readonly string[])[] {
  const { label } = headings;
  const rows = measures.map(({ name, says, on, shortfallOfService, promptedBy, options }) => ({
    name,
    rest: [
      [
        says,
        ...(on === undefined || (!whole && on === asAt) ? [] : [`(${label.saidOn} ${headings.day(on)})`]),
        ...(whole && shortfallOfService === true ? [label.shortfall] : []),
      ].join(' '),
      promptedBy.join('; ') || label.nothing,
      options.map((option) => option.name).join('; ') || label.nothing,
    ],
  }));
  const alike = Map.groupBy(rows, ({ name, rest }) => JSON.stringify(whole ? [name, rest] : rest));
  return [...alike.values()].map((group) =>
    [group.map(({ name }) => name).join('; ')].concat(group[0]?.rest ?? []),
  );
}

function effectBlocks(effects: RecordedEffects | undefined, { headings }: Wording): readonly Block[] {
  const { effects: names } = headings;
  if (effects === undefined) {
    return [{ kind: 'paragraph', text: names.none }];
  }
  const { home, work, careOfChildren, treatment, daysOfLicenceLeft } = effects;
  const recorded = [
    [names.home, home],
    [names.work, work],
    [names.careOfChildren, careOfChildren],
    [names.treatment, treatment],
    [names.daysOfLicenceLeft, daysOfLicenceLeft === undefined ? undefined : String(daysOfLicenceLeft)],
    [names.recordedAt, headings.day(effects.recordedAt)],
  ] as const;
  return [
    { kind: 'paragraph', text: `${names.caption}:` },
    {
      kind: 'facts',
      facts: recorded.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    },
  ];
}

/** What would have changed the answer. It opens with what the explanation says of such changes: never advice to alter a record. */
export function otherwise({ counterfactuals }: Explanation, wording: Wording): Section {
  const [first, ...others] = counterfactuals.says;
  return {
    id: 'otherwise',
    heading: wording.headings.section.otherwise,
    blocks: [
      ...(first === undefined ? [] : [{ kind: 'warning' as const, text: first }]),
      ...(counterfactuals.found.length === 0
        ? []
        : [
            {
              kind: 'list' as const,
              items: counterfactualItems(counterfactuals.found, wording),
            },
          ]),
      ...others.map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  };
}

/**
 * Changes under which the same would have been answered stand together: single ones in one list, and with the first of two the
 * others of which any one would do.
 */
function counterfactualItems(found: readonly Counterfactual[], wording: Wording): readonly Item[] {
  const { label, conclusion: names } = wording.headings;
  const told = found.map(({ changes, effects }) => ({
    changes,
    effects: effects.map(({ conclusion, says, to }) => {
      // Each measure by itself would be the response: said once for all of them.
      const isItself = conclusion === 'response' && changes.length === 1 && to.answer === changes[0]?.subject;
      return {
        text: `${names[conclusion]}: ${isItself && !wording.whole ? wording.headings.thatMeasure : (says?.to ?? to.answer)}`,
      };
    }),
  }));
  const alike = Map.groupBy(told, ({ changes, effects }) =>
    JSON.stringify([changes.length === 1 ? [] : changes[0], effects]),
  );
  return [...alike.values()].flatMap((group): readonly Item[] => {
    const [one] = group;
    if (one === undefined) {
      return [];
    }
    const wouldBe = { text: `${label.would}:`, items: one.effects };
    const first = changeItems(one.changes.slice(0, 1), wording);
    const others = group.flatMap(({ changes }) => changes.slice(1));
    if (others.length === 0) {
      const any = changeItems(
        group.flatMap(({ changes }) => changes),
        wording,
      );
      return [{ text: `${group.length > 1 ? label.anyOfThem : label.oneOfThem}:`, items: [...any, wouldBe] }];
    }
    const more = changeItems(others, wording);
    return others.length === 1
      ? [
          {
            text: `${isOfOne(one.changes) ? label.bothOfOne : label.both}:`,
            items: [...first, ...more, wouldBe],
          },
        ]
      : [
          {
            text: `${label.oneOfThem}:`,
            items: [...first, { text: `${label.withAny}:`, items: more }, wouldBe],
          },
        ];
  });
}

/** Whether several answers are about one thing, for instance one measure. */
const isOfOne = (changes: Counterfactual['changes']): boolean =>
  changes[0]?.subject !== undefined && new Set(changes.map(({ subject }) => subject)).size === 1;

/** More answers than these that would do the same are counted, with one of them, except to whoever reads everything. */
const FEW = 3;

/** What is recorded, each with what would have been recorded instead: of several subjects alike once, with their names. */
function changeItems(
  changes: Counterfactual['changes'],
  { headings, whole, nameOf }: Wording,
): readonly Item[] {
  const { label, listed } = headings;
  const told = changes.map(({ input, fact, subject, from, to, says }) => {
    // That a measure is recorded as enough, and that it is listed as enough, are two answers about one thing.
    const inList = input.endsWith('/manageable/with');
    const recorded = inList ? listed[from === true ? 'yes' : 'no'] : (says?.from ?? `${fact}: ${from}`);
    return {
      name: subject === undefined ? '' : nameOf(subject),
      recorded: whole ? `${recorded} (${input})` : recorded,
      instead: inList ? listed[to === true ? 'yes' : 'no'] : (says?.to ?? `${fact}: ${to}`),
    };
  });
  const inputs = [...Map.groupBy(told, ({ name, recorded }) => JSON.stringify([name, recorded])).values()];
  const alike = Map.groupBy(inputs, (of) =>
    JSON.stringify(of.map(({ recorded, instead }) => [recorded, instead])),
  );
  return [...alike.values()].flatMap((group): readonly Item[] => {
    const of = group[0] ?? [];
    const [one] = of;
    const names = new Set(group.flatMap((each) => each.map(({ name }) => name)));
    names.delete('');
    return one === undefined
      ? []
      : [
          {
            text: names.size === 0 ? one.recorded : `${[...names].join('; ')}: ${one.recorded}`,
            items:
              whole || of.length <= FEW
                ? of.map(({ instead }) => ({ text: `${label.instead}: ${instead}` }))
                : [{ text: `${label.oneOfSeveral(of.length)}: ${one.instead}` }],
          },
        ];
  });
}

/** Where the law stands: which parts of the main rules decided, and each rule with authority and dates under its mark. */
export function law(explanation: Explanation, wording: Wording): Section {
  const { section } = wording.headings;
  const parts = wording.whole ? [] : decidingItems(explanation, wording);
  return {
    id: 'law',
    heading: section.law,
    blocks: [],
    sections: [
      ...(parts.length === 0
        ? []
        : [{ id: 'rules', heading: section.rules, blocks: [{ kind: 'list' as const, items: parts }] }]),
      ...rulesByMark(explanation, wording),
    ],
  };
}
