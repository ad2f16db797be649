import type { Block, Item, Section } from '../../application/page.ts';
import type {
  Alongside,
  ExplainedQuestion,
  ExplainedUnknown,
  Explanation,
  IdleFact,
} from '../../rules/index.ts';
import { DECIDED_ON, WEIGHTY_QUESTIONS } from './explanation-questions.ts';
import { grouped, item, listOr, markItems, nameOf, type Wording } from './explanation-wording.ts';

/*
 * The sections of the page of an explanation. Sentences stand as they are, one to a line of a list; nothing is joined into one. Who has
 * a decision to make is spared what is said twice and what settles nothing; an inspector gets everything.
 */

function alongsideItem({ says, subjects }: Alongside): Item {
  return item(
    says,
    subjects.map((subject) => ({ text: nameOf(subject) })),
  );
}

/** What to do now, what to do until the answer is settled, and the clocks. */
export function toDo(explanation: Explanation, wording: Wording): Section {
  const { headings, whole } = wording;
  const { safetyActions, deadlines, findings } = explanation;
  const { section, nothing } = headings;
  const urgencyIsOpen = findings.some(
    ({ question, answer }) => question === 'urgency' && answer === 'unknown',
  );
  // Which clock to work to is a question only while it is not settled.
  const meanwhile = explanation.meanwhile.filter(
    ({ code }) => whole || urgencyIsOpen || code !== 'work-to-the-shorter-clock',
  );
  const clockItem = (clock: Alongside): Item => item(clock.says, markItems(clock.verification, wording));
  const certain = safetyActions.filter(({ certainty }) => certainty !== 'may-apply');
  const perhaps = safetyActions.filter(({ certainty }) => certainty === 'may-apply');
  return {
    id: 'to-do',
    heading: section.toDo,
    blocks: [listOr(certain.map(alongsideItem), perhaps.length === 0 ? nothing.toDo : nothing.certain)],
    sections: [
      ...optional('perhaps', section.perhaps, perhaps.map(alongsideItem)),
      ...optional('meanwhile', section.meanwhile, meanwhile.map(alongsideItem)),
      {
        id: 'clocks',
        heading: section.clocks,
        blocks: [listOr(deadlines.map(clockItem), nothing.clocks)],
      },
    ],
  };
}

/** A section where there is something to say in it. */
function optional(id: string, heading: string, items: readonly Item[], about?: string): readonly Section[] {
  const list: Block = { kind: 'list', items };
  return items.length === 0
    ? []
    : [{ id, heading, blocks: about === undefined ? [list] : [{ kind: 'paragraph', text: about }, list] }];
}

/** What is missing and could settle what a person decides on; everything that is missing where none of it could alone. */
export function thatMatters({ unknowns }: Explanation, wording: Wording): readonly Item[] {
  const matter = unknowns.filter(({ ifKnown }) =>
    ifKnown.some(({ answers }) => answers.some((each) => settles(each) && DECIDED_ON.has(each.question))),
  );
  return grouped(
    (matter.length === 0 ? unknowns : matter).map(({ says, subject }) => ({ says, subject, items: [] })),
    wording,
  );
}

/** What is missing, who knows it, and what each answer would lead to. */
export function missing({ unknowns }: Explanation, wording: Wording): Section {
  const { whole, headings } = wording;
  const said = unknowns.map((unknown) => ({
    says: whole ? unknown.says : `${unknown.says} (${headings.label.heldBy}: ${unknown.heldBy})`,
    subject: unknown.subject,
    items: whole ? wholeItems(unknown, wording) : unknownItems(unknown, wording),
  }));
  return {
    id: 'missing',
    heading: headings.section.missing,
    blocks: [listOr(grouped(said, wording), headings.nothing.missing)],
  };
}

type IfKnown = ExplainedUnknown['ifKnown'][number];
type LedTo = IfKnown['answers'][number];

const settles = ({ says }: LedTo): boolean => says.length === 1;

/** Why it is not told, or not of every finding, what each value would lead to. */
function muchMissing(
  { weighedTogether, notGoneInto }: Pick<ExplainedUnknown, 'weighedTogether' | 'notGoneInto'>,
  { headings }: Wording,
): readonly Item[] {
  return [
    ...(weighedTogether === undefined ? [] : [{ text: headings.label.together }]),
    ...(notGoneInto === undefined ? [] : [{ text: headings.label.notGoneInto }]),
  ];
}

/** Every answer that each value would leave. */
function wholeItems({ heldBy, input, ifKnown, ...marks }: ExplainedUnknown, wording: Wording) {
  const { label } = wording.headings;
  return [
    { text: `${label.heldBy}: ${heldBy}` },
    { text: `${label.input}: ${input}` },
    ...muchMissing(marks, wording),
    ...branchItems(
      ifKnown.map((each) => ({ says: each.says, leadsTo: everyAnswer(each, wording) })),
      wording,
    ),
  ];
}

/** What the values settle; that others settle nothing alone is said once. */
function unknownItems({ ifKnown, ...marks }: ExplainedUnknown, wording: Wording): readonly Item[] {
  const { label } = wording.headings;
  const branches = ifKnown.map((each) => ({ says: each.says, leadsTo: settledAnswers(each, wording) }));
  const settling = branches.filter(({ leadsTo }) => leadsTo.length > 0);
  return [
    ...muchMissing(marks, wording),
    ...branchItems(settling, wording),
    ...(settling.length === branches.length
      ? []
      : [{ text: settling.length === 0 ? label.settlesNothing : label.othersSettleNothing }]),
  ];
}

interface Branch {
  readonly says: readonly string[];
  readonly leadsTo: readonly Item[];
}

/** Values that lead to the same stand together. */
function branchItems(branches: readonly Branch[], { headings }: Wording): readonly Item[] {
  const { label } = headings;
  const alike = Map.groupBy(branches, ({ leadsTo }) => JSON.stringify(leadsTo));
  return [...alike.values()].flatMap((group): readonly Item[] => {
    const values = group.flatMap(({ says }) => says);
    const leadsTo = group[0]?.leadsTo ?? [];
    const [only] = values;
    return values.length === 1 && only !== undefined
      ? [item(`${label.ifFound}: ${only}`, leadsTo)]
      : [
          {
            text: `${label.ifAny}:`,
            items: [...values.map((text) => ({ text })), { text: `${label.leadsTo}:`, items: leadsTo }],
          },
        ];
  });
}

/** The answers that one value would settle: what a person decides on, or else those about the case as a whole, or else any. */
function settledAnswers({ answers }: IfKnown, wording: Wording): readonly Item[] {
  const settled = answers.filter(settles);
  const decided = settled.filter(({ question }) => DECIDED_ON.has(question));
  const weighty = settled.filter(({ question }) => WEIGHTY.has(question));
  const told = [decided, weighty, settled].find((each) => each.length > 0) ?? [];
  const byAnswer = Map.groupBy(told, ({ says }) => says.join(' '));
  return [...byAnswer].map(([says, alike]) => {
    const names = new Set(
      alike.flatMap(({ subject }) => (subject === undefined ? [] : [wording.nameOf(subject)])),
    );
    const [only] = names;
    return names.size === 1 && only !== undefined
      ? { text: `${only}: ${says}` }
      : item(
          says,
          [...names].map((text) => ({ text })),
        );
  });
}

const WEIGHTY: ReadonlySet<ExplainedQuestion> = new Set(WEIGHTY_QUESTIONS);

function everyAnswer({ answers }: IfKnown, { asks, nameOf: named }: Wording): readonly Item[] {
  return answers.map(({ question, subject, says }) =>
    item(
      subject === undefined ? asks(question) : `${named(subject)}: ${asks(question)}`,
      says.map((text) => ({ text })),
    ),
  );
}

/** What is stale, contradictory or incomplete, the worst first. */
export function quality(explanation: Explanation, { headings }: Wording): Section {
  const groups = (['contradiction', 'gap', 'note'] as const).flatMap((of): readonly Item[] => {
    const found = explanation.quality.filter(({ severity }) => severity === of);
    return found.length === 0 ? [] : [{ text: `${headings.severity[of]}:`, items: found.map(alongsideItem) }];
  });
  return {
    id: 'quality',
    heading: headings.section.quality,
    blocks: [listOr(groups, headings.nothing.quality)],
  };
}

/** What would alter nothing: what is missing first, for that is what somebody would chase. */
export function leave({ changesNothing }: Explanation, wording: Wording): Section {
  const { headings, whole } = wording;
  const { label } = headings;
  const items = (known: boolean) => {
    const said = changesNothing.filter((each) => each.known === known && (whole || !isOfNoCondition(each)));
    return whole
      ? grouped(
          said.map(({ subject, says, input }) => ({ subject, says, items: [{ text: input }] })),
          wording,
        )
      : bySubjects(said, wording);
  };
  const sections = [
    ...optional('leave-missing', label.missing, items(false), label.missingChangesNothing),
    ...optional('leave-known', label.known, items(true), label.knownChangesNothing),
  ];
  return {
    id: 'leave',
    heading: headings.section.leave,
    blocks: sections.length === 0 ? [{ kind: 'paragraph', text: headings.nothing.leave }] : [],
    sections,
  };
}

/** That an event is not said to touch a condition which is not on the licence either: nobody would chase that. */
const isOfNoCondition = ({ fact, subject, known }: IdleFact): boolean =>
  known && fact === 'touch.concerns' && subject?.kind !== 'touch';

/** What is said of the same subjects stands under their names. */
function bySubjects(said: readonly IdleFact[], wording: Wording): readonly Item[] {
  const short = said.map((each) =>
    each.known && each.fact === 'event.type' ? { ...each, says: wording.headings.kindOfEvent } : each,
  );
  const sentences = [...Map.groupBy(short, ({ says }) => says)].map(([text, alike]) => ({
    text,
    alike,
    names: [
      ...new Set(alike.flatMap(({ subject }) => (subject === undefined ? [] : [nameOf(subject)]))),
    ].join('; '),
  }));
  return [...Map.groupBy(sentences, ({ names }) => names)].flatMap(([names, of]) =>
    names === '' || of.length === 1
      ? grouped(
          of.flatMap(({ alike }) => alike.map(({ says, subject }) => ({ says, subject, items: [] }))),
          wording,
        )
      : [{ text: `${names}:`, items: of.map(({ text }) => ({ text })) }],
  );
}
