import { sha256 } from '../../audit/index.ts';
import {
  type Answer,
  type EventAnswer,
  factsThatMattered,
  OFFENDING_STAGES,
  type OffendingStage,
  type OpenBook,
} from '../../rules/index.ts';
import type { RecommendationContent } from '../content.ts';
import type { ConductMix, ConsiderationFigures } from './figures.ts';

/** What is counted of one run of the rules. `book` is the one that it names, left out where this release cannot read that. */
export function runFigures(
  id: string,
  { answer, ruleBook }: RecommendationContent,
  book: OpenBook | undefined,
): NonNullable<ConsiderationFigures['run']> {
  const { recall, response } = answer.outcome;
  const { type, lengthDays } = answer.recallType;
  const likeness = book === undefined ? undefined : likenessOf(ruleBook.digest, book, answer);
  const separating = [...(recall.separatedBy ?? []), ...(response.separatedBy ?? [])];
  return {
    id,
    ruleBook: ruleBook.version,
    regime: ruleBook.regime,
    recall: recall.answer,
    response: response.answer,
    ...(type.answer === 'unknown' ? {} : { recallType: type.answer }),
    ...(lengthDays === undefined ? {} : { lengthDays }),
    urgency: answer.urgency.answer,
    missingFacts: [...new Set(separating.map(({ fact }) => fact))].toSorted(),
    shortfalls: answer.ladder
      .flatMap(({ rung, shortfallOfService }) => (shortfallOfService === true ? [rung] : []))
      .toSorted(),
    ...(likeness === undefined ? {} : { likeness }),
  };
}

/** Facts are compared under one and the same book: under another the same name may ask for something else. */
function likenessOf(digest: string, book: OpenBook, answer: Answer): string | undefined {
  const facts = factsThatMattered(book, answer);
  return facts === undefined
    ? undefined
    : sha256(Buffer.from([digest, ...facts].join('\n'), 'utf8')).toString('hex');
}

/** What the events of a case were, as a run found them, and how far the furthest further offending had gone. */
export interface ConductFigures {
  readonly conduct: ConductMix;
  readonly stage?: OffendingStage;
}

/** Of every event that the run weighed. */
export function conductOfRun({ conduct, events }: Answer): ConductFigures {
  switch (conduct.answer) {
    case 'further-offending':
      return { conduct: 'offending-only', ...stageOf(events) };
    case 'mixed':
      return { conduct: 'mixed', ...stageOf(events) };
    case 'non-compliance':
      return { conduct: 'non-compliance-only' };
    case 'neither':
    case 'no-events':
      return { conduct: 'neither' };
    case 'unknown':
      return { conduct: 'unknown', ...stageOf(events) };
  }
}

/** Of the events that a recall relies on: one that the run did not weigh, or could not tell, leaves open what they were together. */
export function conductOfEvents(
  eventIds: readonly string[] | undefined,
  answer: Answer | undefined,
): ConductFigures {
  if (eventIds === undefined) {
    return { conduct: 'unknown' };
  }
  const weighed = new Map(answer?.events.map((event) => [event.event, event]));
  const events = eventIds.flatMap((id) => weighed.get(id) ?? []);
  const found = new Set(events.map(({ conduct }) => conduct.answer));
  const open = events.length < eventIds.length || found.has('unknown');
  const offending = found.has('further-offending');
  const nonCompliance = found.has('non-compliance');
  if (offending && nonCompliance) {
    return { conduct: 'mixed', ...stageOf(events) };
  }
  if (open) {
    return { conduct: 'unknown', ...stageOf(events) };
  }
  if (offending) {
    return { conduct: 'offending-only', ...stageOf(events) };
  }
  return { conduct: nonCompliance ? 'non-compliance-only' : 'neither' };
}

function stageOf(events: readonly EventAnswer[]): Pick<ConductFigures, 'stage'> {
  const stages = new Set(
    events.flatMap(({ conduct, stage }) => (conduct.answer === 'further-offending' ? [stage] : [])),
  );
  // From alleged to established.
  const stage = OFFENDING_STAGES.findLast((each) => stages.has(each));
  return stage === undefined ? {} : { stage };
}
