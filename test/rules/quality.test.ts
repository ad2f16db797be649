import { describe, expect, it } from '@jest/globals';
import { type Answer, type CaseInputs, currentBookText, openBook, recommend } from '../../src/rules/index.ts';
import { parseBook } from '../../src/rules/kernel/book-text.ts';

const text = currentBookText();
const open = openBook(text);
const book = parseBook(text);
const asAt = '2026-10-20';

const recalled: CaseInputs = {
  licence: {
    rosh: { public: 'low', assessedOn: '2026-06-01' },
    release: { date: '2026-06-19' },
    conditions: [{ id: 'reside' }],
    incompleteLookUps: ['mappa', 'police-information'],
    otherLiveLicences: ['licence-2'],
  },
  events: [
    { id: 'event-1', occurredOn: '2026-07-01', conditions: ['reside'], incidentId: 'incident-1' },
    { id: 'event-2', occurredOn: '2026-07-02', conditions: ['reside'], incidentId: 'incident-1' },
  ],
  judgement: {
    danger: { answer: 'yes', on: '2026-06-30', restsOnEvents: ['event-9'] },
    circumstances: { inApprovedPremises: true },
  },
  recall: { revokedOn: '2026-10-08', returnedToCustodyOn: '2026-10-07' },
};

/** An answer without its findings on quality, and without what records how it came about. */
const rest = (answer: Answer) =>
  Object.entries(answer).filter(([member]) => !['qualityFindings', 'citations', 'trace'].includes(member));

describe('findings on quality', () => {
  it('have one severity each, and no severity is kept for a finding that the book does not make', () => {
    const found = book.sets
      .filter(({ name }) => name.endsWith('-quality'))
      .flatMap(({ answers }) => answers)
      .toSorted();
    const weighed = Object.values(book.tables['finding-severities']?.rows ?? {}).flat();
    expect(weighed.toSorted()).toEqual(found);
    expect(new Set(found).size).toBe(found.length);
  });

  it('change no other answer: what only they read can be told or left out', () => {
    const { licence, events = [], judgement } = recalled;
    const { otherLiveLicences: _, incompleteLookUps: __, rosh: ___, ...otherwise } = licence ?? {};
    const plain = recommend(open, {
      inputs: {
        licence: otherwise,
        events: events.map(({ incidentId: ____, ...event }) => event),
        judgement: { danger: { answer: 'yes', restsOnEvents: ['event-9'] } },
      },
      asAt,
    });
    const told = recommend(open, {
      inputs: { licence: licence ?? {}, events, judgement: judgement ?? {} },
      asAt,
    });
    expect(told.qualityFindings.length).toBeGreaterThan(plain.qualityFindings.length);
    expect(rest(told)).toEqual(rest(plain));
  });

  it('name each subject once, and give an age only to what is stale', () => {
    const { qualityFindings } = recommend(open, { inputs: recalled, asAt });
    for (const { subjects } of qualityFindings) expect(subjects).toEqual([...new Set(subjects)]);
    expect(
      Object.fromEntries(
        qualityFindings.flatMap(({ finding, ageDays }) =>
          ageDays === undefined ? [] : [[finding, ageDays]],
        ),
      ),
    ).toEqual({
      'stale-assessment': 141,
      'events-since-assessment': 141,
      'judgement-before-latest-event': 112,
    });
  });
});

describe('who must agree', () => {
  it('is asked for under its own question, of the practitioner', () => {
    expect(recommend(open, { inputs: {}, asAt }).missingFacts).toContainEqual({
      fact: 'decisions.earlier-not-to-recall',
      input: 'judgement.earlierDecisions',
      heldBy: 'the practitioner',
      separates: ['endorsement'],
    });
  });
});
