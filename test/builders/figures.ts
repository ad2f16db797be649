import type { ConsiderationFigures, RecallFigures } from '../../src/application/statistics/figures.ts';

/** So many rows. */
export function rowsOf<T>(count: number, row: (place: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, place) => row(place));
}

/** The id of a number. */
export function idOfRow(place: number): string {
  return `00000000-0000-7000-8000-${place.toString(16).padStart(12, '0')}`;
}

/** A recall as it is counted: revoked, with one confirmed reason. */
export function aRecallRow(more: Partial<RecallFigures> = {}): RecallFigures {
  return {
    licenceId: idOfRow(1),
    recallId: idOfRow(2),
    revokedOn: '2024-05-01',
    sentenceGroup: 'determinate-12-months-or-more',
    conduct: 'non-compliance-only',
    power: 'section-254',
    reasons: ['poor-behaviour-non-compliance'],
    eventTypes: [],
    refused: false,
    cancelled: false,
    ...more,
  };
}

/** A run of the rules as it is counted: recall is supported. */
export const A_RUN: NonNullable<ConsiderationFigures['run']> = {
  id: idOfRow(3),
  ruleBook: '1.0.0-example',
  regime: 'R4b',
  recall: 'supported',
  response: 'recall-supported',
  recallType: 'standard-only',
  urgency: 'standard',
  missingFacts: [],
  shortfalls: [],
  likeness: 'a'.repeat(64),
};

/** A consideration as it is counted: decided for a recall, as the rules supported. */
export function aConsiderationRow(more: Partial<ConsiderationFigures> = {}): ConsiderationFigures {
  return {
    licenceId: idOfRow(1),
    considerationId: idOfRow(4),
    openedAt: '2026-08-03T09:00:00.000Z',
    openedOn: '2026-08-03',
    decidedAt: '2026-08-03T12:00:00.000Z',
    decidedOn: '2026-08-03',
    outcome: 'recall',
    state: 'agreed',
    sentenceGroup: 'determinate-12-months-or-more',
    conduct: 'non-compliance-only',
    run: A_RUN,
    decision: 'recall',
    decisionReason: 'example-reason',
    departed: false,
    urgency: 'standard',
    minutesToDecide: 180,
    dwell: { opened: 60 },
    clocks: [{ clock: 'decide', dueAt: '2026-08-04T09:00:00.000Z', outcome: 'met' }],
    ...more,
  };
}
