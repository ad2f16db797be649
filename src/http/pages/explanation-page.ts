import type { RecordedExplanation } from '../../application/explanations/services.ts';
import { londonTimeOf } from '../../application/london.ts';
import type { Block, Item, Page, Section } from '../../application/page.ts';
import type { Explanation } from '../../rules/index.ts';
import { ENGLISH_HEADINGS, type ExplanationHeadings } from './explanation-headings.ts';
import { decidingItems, traceItems } from './explanation-rules.ts';
import { leave, missing, quality, thatMatters, toDo } from './explanation-sections.ts';
import { law, otherwise, proportionality } from './explanation-weighing.ts';
import { why, whyNot } from './explanation-why.ts';
import { listOr, markItems, notReadIn, type Wording, wordingOf } from './explanation-wording.ts';

/** The explanation of a run as a page for its audience. */
export function explanationPage(
  recorded: RecordedExplanation,
  headings: ExplanationHeadings = ENGLISH_HEADINGS,
): Page {
  const { explanation } = recorded;
  const wording = wordingOf(explanation, headings);
  return {
    language: explanation.language,
    title: headings.title[explanation.audience],
    lead: lead(recorded, headings),
    sections: sectionsFor(recorded, wording),
  };
}

function sectionsFor(recorded: RecordedExplanation, wording: Wording): readonly Section[] {
  const { explanation } = recorded;
  switch (explanation.audience) {
    case 'practitioner':
      return [
        inShort(recorded, wording, wording.headings.section.tonight),
        toDo(explanation, wording),
        ...(explanation.unknowns.length === 0 ? [] : [missing(explanation, wording)]),
        quality(explanation, wording),
        why(explanation, wording),
        whyNot(explanation, wording),
        leave(explanation, wording),
        proportionality(recorded, wording),
        otherwise(explanation, wording),
        law(explanation, wording),
        reading(explanation, wording),
      ];
    case 'manager':
      return [
        inShort(recorded, wording, wording.headings.section.short),
        toDo(explanation, wording),
        ...(explanation.unknowns.length === 0 ? [] : [missing(explanation, wording)]),
        quality(explanation, wording),
        proportionality(recorded, wording),
        why(explanation, wording),
        whyNot(explanation, wording),
        otherwise(explanation, wording),
        leave(explanation, wording),
        law(explanation, wording),
        reading(explanation, wording),
      ];
    case 'inspector':
      return [
        identity(recorded, wording),
        summary(recorded, wording),
        why(explanation, wording),
        whyNot(explanation, wording),
        missing(explanation, wording),
        quality(explanation, wording),
        leave(explanation, wording),
        proportionality(recorded, wording),
        otherwise(explanation, wording),
        toDo(explanation, wording),
        law(explanation, wording),
        trace(recorded, wording),
        reading(explanation, wording),
      ];
  }
}

/** How the run stands now comes before all else: an answer that is out of date must not be read as one that holds. */
function lead({ asAt, recordedAt, expiresAt, standing }: RecordedExplanation, headings: ExplanationHeadings) {
  const { freshRunWouldDiffer } = standing;
  const blocks: Block[] =
    standing.state === 'current' ? [] : [{ kind: 'warning', text: headings.standing[standing.state] }];
  if (freshRunWouldDiffer !== undefined) {
    blocks.push(
      freshRunWouldDiffer
        ? { kind: 'warning', text: headings.fresh.differs }
        : { kind: 'paragraph', text: headings.fresh.same },
    );
  }
  const { run } = headings;
  const time = (instant: string) => headings.time(londonTimeOf(instant));
  return [
    ...blocks,
    {
      kind: 'facts' as const,
      facts: [
        { name: run.asAt, value: headings.day(asAt) },
        { name: run.recordedAt, value: time(recordedAt) },
        { name: run.expiresAt, value: time(expiresAt) },
      ],
    },
  ];
}

function summary({ explanation }: RecordedExplanation, { headings }: Wording): Section {
  return {
    id: 'summary',
    heading: headings.section.summary,
    blocks: explanation.summary.map((text) => ({ kind: 'paragraph', text })),
  };
}

/** The first screen of whoever has a decision to make: what it comes to, what does not fit, and what is missing that matters. */
function inShort({ explanation }: RecordedExplanation, wording: Wording, heading: string): Section {
  const { conclusion, label, severity } = wording.headings;
  const contradictions = explanation.quality.filter((each) => each.severity === 'contradiction');
  const parts: readonly Item[] = [
    { text: `${severity.contradiction}:`, items: contradictions.map(({ says }) => ({ text: says })) },
    { text: `${label.matters}:`, items: thatMatters(explanation, wording) },
    { text: `${conclusion['recall-type']}:`, items: typeMark(explanation, wording) },
  ].filter(({ items }) => items.length > 0);
  return {
    id: 'summary',
    heading,
    blocks: [
      ...explanation.summary.map((text) => ({ kind: 'paragraph' as const, text })),
      ...(parts.length === 0 ? [] : [{ kind: 'list' as const, items: parts }]),
    ],
  };
}

/** How far the law on the kind of recall was read: it is told first, for it is told as law. */
function typeMark({ findings }: Explanation, wording: Wording): readonly Item[] {
  const type = findings.find(({ question }) => question === 'recall-type');
  return type === undefined ? [] : markItems(notReadIn(type), wording);
}

/** What identifies the run, for whoever checks it against the record. */
function identity(recorded: RecordedExplanation, { headings }: Wording): Section {
  const { ruleBook } = recorded;
  const { run } = headings;
  return {
    id: 'identity',
    heading: headings.section.identity,
    blocks: [
      {
        kind: 'facts',
        facts: [
          { name: run.recommendation, value: recorded.recommendationId },
          { name: run.consideration, value: recorded.considerationId },
          { name: run.licence, value: recorded.licenceId },
          { name: run.asAt, value: recorded.asAt },
          { name: run.knownAt, value: recorded.knownAt },
          { name: run.recordedAt, value: recorded.recordedAt },
          { name: run.expiresAt, value: recorded.expiresAt },
          { name: run.contentHash, value: recorded.contentHash },
          { name: run.ruleBook, value: ruleBook.version },
          { name: run.digest, value: ruleBook.digest },
          { name: run.kernel, value: ruleBook.kernel },
          { name: run.regime, value: ruleBook.regime },
          { name: run.standing, value: headings.standing[recorded.standing.state] },
        ],
      },
    ],
  };
}

function trace({ explanation }: RecordedExplanation, wording: Wording): Section {
  const { section, nothing, bounded } = wording.headings;
  const left = explanation.bounded?.trace ?? 0;
  const bySet = [...Map.groupBy(explanation.trace ?? [], ({ set }) => set)];
  return {
    id: 'trace',
    heading: section.trace,
    blocks: [
      ...(bySet.length === 0 ? [nothing.trace] : []),
      ...(left === 0 ? [] : [bounded.trace(left)]),
    ].map((text) => ({ kind: 'paragraph', text })),
    sections: bySet.map(([set, rules]) => ({
      id: `trace-${set}`,
      heading: set,
      blocks: [listOr(traceItems(rules, wording), nothing.trace)],
    })),
  };
}

function reading(explanation: Explanation, wording: Wording): Section {
  const { headings, whole } = wording;
  const showsRules = whole || decidingItems(explanation, wording).length > 0;
  return {
    id: 'reading',
    heading: headings.section.reading,
    blocks: [
      {
        kind: 'list',
        items: [...headings.reading, ...(showsRules ? [headings.readingOfRules] : [])].map((text) => ({
          text,
        })),
      },
    ],
  };
}
