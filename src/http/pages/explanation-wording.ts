import type { Block, Item } from '../../application/page.ts';
import type {
  ExplainedFinding,
  ExplainedQuestion,
  ExplainedSubject,
  Explanation,
  ReliedOnFact,
  Verification,
} from '../../rules/index.ts';
import type { ExplanationHeadings } from './explanation-headings.ts';
import { factsToTell, isRareAndAbsent } from './explanation-questions.ts';

/** What the parts of a page are made with. */
export interface Wording {
  readonly headings: ExplanationHeadings;
  /** Whether everything is shown, with codes and sources; otherwise what a reader needs who has a decision to make. */
  readonly whole: boolean;
  /** The day of the answer: what is of this day needs no date. */
  readonly asAt: string;
  /** The questions that some finding answers. */
  readonly asked: ReadonlySet<ExplainedQuestion>;
  /** The name of a subject by its id; the id itself where the explanation gives it no name. */
  readonly nameOf: (id: string) => string;
  /** A question in words; its code where no finding answers it. */
  readonly asks: (question: ExplainedQuestion) => string;
}

/** Reads from an explanation what its page is worded with. */
export function wordingOf(explanation: Explanation, headings: ExplanationHeadings): Wording {
  const { findings, unknowns, changesNothing, safetyActions, deadlines, quality, proportionality } =
    explanation;
  const subjects = [
    ...[...findings, ...unknowns, ...changesNothing].flatMap(({ subject }) => subject ?? []),
    ...[...safetyActions, ...deadlines, ...quality].flatMap((each) => each.subjects),
  ];
  const names = new Map([
    ...proportionality.measures.map(({ measure, name }): [string, string] => [measure, name]),
    ...subjects.map((subject): [string, string] => [subject.id, nameOf(subject)]),
  ]);
  const asked = new Map(findings.map(({ question, asks }) => [question, asks]));
  return {
    headings,
    whole: explanation.audience === 'inspector',
    asAt: explanation.asAt,
    asked: new Set(asked.keys()),
    nameOf: (id) => names.get(id) ?? nameOfTouch(id, names) ?? id,
    asks: (question) => asked.get(question) ?? question,
  };
}

/** An event beside a condition has both their ids, with a stroke between them; undefined where they have no names. */
function nameOfTouch(id: string, names: ReadonlyMap<string, string>): string | undefined {
  const stroke = id.indexOf('/');
  const event = names.get(id.slice(0, Math.max(stroke, 0)));
  const condition = names.get(id.slice(stroke + 1));
  return event === undefined || condition === undefined ? undefined : `${event}; ${condition}`;
}

/** The name of a subject, as it stands before a colon or in a list: some names are the gist of a condition, with a full stop. */
export function nameOf({ name }: ExplainedSubject): string {
  const bare = name.replace(/\.$/, '');
  return bare.slice(0, 1).toUpperCase() + bare.slice(1);
}

/** The items, or the sentence that there are none. */
export function listOr(items: readonly Item[], nothing: string): Block {
  return items.length === 0 ? { kind: 'paragraph', text: nothing } : { kind: 'list', items };
}

/** Something that is said of a subject, or of the case as a whole. */
export interface Said {
  readonly says: string;
  readonly subject?: ExplainedSubject | undefined;
  readonly items: readonly Item[];
}

/** More names than these are not read out where they are all that there are. */
const FEW = 3;

/**
 * What is said of several subjects alike is said once, with their names, in the order in which it first comes. `of` is how many subjects
 * there are: of all of them it is said so, except to whoever reads everything.
 */
export function grouped(said: readonly Said[], { headings, whole }: Wording, of?: number): readonly Item[] {
  const groups = Map.groupBy(said, ({ says, items }) => JSON.stringify([says, items]));
  return [...groups.values()].flatMap((group): readonly Item[] => {
    const [first] = group;
    if (first === undefined) {
      return [];
    }
    const subjects = new Map(
      group.flatMap(({ subject }) => (subject === undefined ? [] : [[subject.id, subject]])),
    );
    const names = [...subjects.values()].map(nameOf);
    const [only] = names;
    const kind = first.subject?.kind;
    if (!whole && kind !== undefined && names.length > FEW && names.length === of) {
      return [item(first.says, [{ text: headings.all[kind](of) }, ...first.items])];
    }
    return names.length > 1
      ? [
          {
            text: first.says,
            items: [
              { text: `${headings.label.soOf}:`, items: names.map((text) => ({ text })) },
              ...first.items,
            ],
          },
        ]
      : [item(only === undefined ? first.says : `${only}: ${first.says}`, first.items)];
  });
}

/** An item, with items of its own where there are any. */
export function item(text: string, items: readonly Item[]): Item {
  return items.length === 0 ? { text } : { text, items };
}

/**
 * What a finding rests on: each sentence once, with the days of the facts that it tells of, or else what it is said of. Whoever reads
 * everything gets each fact with its sources.
 */
/** How far something was checked; nothing to say of what was checked against the Act. */
export function markItems(verification: Verification | undefined, { headings }: Wording): readonly Item[] {
  return verification === undefined || verification === 'statute'
    ? []
    : [{ text: `${headings.label.mark}: ${headings.mark[verification]}` }];
}

/** Marks of law whose words nobody has read, the least sure first. */
const NOT_READ = ['unverified', 'official-form'] as const satisfies readonly Verification[];

/** The least sure mark of law among the rules of a finding; undefined where its law was read, or it rests on none. */
export function notReadIn({ rules }: ExplainedFinding): Verification | undefined {
  return NOT_READ.find((mark) => rules.some(({ verification }) => verification === mark));
}

export function restsOn(
  finding: Pick<ExplainedFinding, 'question' | 'facts' | 'subject'>,
  wording: Wording,
): readonly Item[] {
  const { facts, subject } = finding;
  if (!wording.whole) {
    const told = factsToTell(finding, wording.asked);
    const rare = told.filter(isRareAndAbsent);
    const alike = Map.groupBy(
      told.filter((fact) => rare.length < 2 || !rare.includes(fact)),
      ({ says }) => says,
    );
    return [
      ...[...alike.values()].flatMap((group) => factItems(group, subject, wording)),
      ...(rare.length < 2 ? [] : [{ text: wording.headings.noRareGround(rare.length) }]),
    ];
  }
  return facts.length === 0
    ? []
    : [
        {
          text: `${wording.headings.label.restsOn}:`,
          items: facts.map((fact) => sourcedItem(fact, wording)),
        },
      ];
}

function factItems(
  alike: readonly ReliedOnFact[],
  about: ExplainedSubject | undefined,
  wording: Wording,
): readonly Item[] {
  const [first] = alike;
  if (first === undefined) {
    return [];
  }
  // The name of an event has its day.
  const text = about?.kind === 'event' ? first.says : dated(first.says, alike, wording);
  const others = new Set(alike.flatMap(({ subject }) => subject ?? []));
  others.delete(about?.id ?? '');
  const names = [...others].map(wording.nameOf);
  // Days tell events apart already; an id that has no name tells nobody anything.
  return text !== first.says || names.some((name) => others.has(name))
    ? [{ text }]
    : [
        item(
          text,
          names.map((name) => ({ text: name })),
        ),
      ];
}

/** A sentence with the days of what was given for it. */
function dated(says: string, facts: readonly ReliedOnFact[], { headings, whole, asAt }: Wording): string {
  const days = new Set(
    facts.flatMap(({ sources }) => sources.flatMap(({ on, given }) => (given ? (on ?? []) : []))),
  );
  if (!whole) {
    days.delete(asAt);
  }
  // Of nothing that is recorded on many days, the days tell nobody anything.
  return days.size === 0 || (!whole && days.size > FEW)
    ? says
    : `${says} (${[...days].toSorted().map(headings.day).join('; ')})`;
}

/** A fact with each place that it comes from, and each finding that it follows from. */
function sourcedItem(fact: ReliedOnFact, wording: Wording): Item {
  const { headings, asks, nameOf: named } = wording;
  const { label } = headings;
  return item(dated(fact.says, [fact], wording), [
    { text: `${label.fact}: ${fact.fact}${fact.subject === undefined ? '' : ` (${named(fact.subject)})`}` },
    ...fact.sources.map(({ input, given }) => ({
      text: given ? `${label.source}: ${input}` : `${label.source}: ${input} (${label.notGiven})`,
    })),
    ...fact.follows.map(({ question, subject }) => ({
      text: `${label.follows}: ${asks(question)}${subject === undefined ? '' : ` (${named(subject)})`}`,
    })),
  ]);
}
