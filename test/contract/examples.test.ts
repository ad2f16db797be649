import { describe, expect, it } from '@jest/globals';
import { toCaseInputs } from '../../src/application/case-inputs.ts';
import { exampleNames, readExample } from '../../src/cli/demo-example.ts';
import { currentBookText, openBook, RUNGS, recommend } from '../../src/rules/index.ts';

const DAY_MS = 86_400_000;
const examples = exampleNames().map(readExample);
const distinct = (values: readonly (string | undefined)[]) => new Set(values).size;

describe('example cases', () => {
  it('cover what comes up in everyday practice, and one large case', () => {
    expect(exampleNames()).toEqual(
      expect.arrayContaining([
        'missed-appointments-with-a-reason',
        'lost-contact',
        'eviction-and-no-fixed-abode',
        'flat-gps-tag-no-power',
        'positive-alcohol-test-first-weeks',
        'prohibited-contact-with-a-victim',
        'arrest-only',
        'charged-serious-index-like-mappa-2',
        'nine-standard-six-additional-twelve-events',
      ]),
    );
    const large = readExample('nine-standard-six-additional-twelve-events');
    const of = (category: string) =>
      large.licence.conditions?.filter((each) => each.category === category).length;
    expect([of('standard'), of('additional'), large.events.length]).toEqual([9, 6, 12]);
    expect(new Set(large.events.map(({ content }) => content.type)).size).toBe(12);
  });

  it('belong to different people and licences', () => {
    expect(distinct(examples.map(({ licence }) => licence.externalReference))).toBe(examples.length);
    expect(distinct(examples.map(({ licence }) => licence.person.crn))).toBe(examples.length);
  });

  describe.each(examples.map((example) => [example.name, example] as const))('%s', (name, example) => {
    const { licence, events, consideration, judgement, asAt } = example;
    const refs = events.map(({ ref }) => ref);

    it('is told in three to five sentences under the name of its file', () => {
      expect(example.name).toBe(name);
      const sentences = example.story.match(/[.!?](?=\s|$)/g) ?? [];
      expect(sentences.length).toBeGreaterThanOrEqual(3);
      expect(sentences.length).toBeLessThanOrEqual(5);
    });

    it('names only conditions and events that it has', () => {
      const conditions = new Set(licence.conditions?.map(({ id }) => id));
      const touched = events.flatMap(({ content }) => content.conditions ?? []);
      const answers = [
        judgement.danger,
        judgement.manageable,
        judgement.contactBrokenDown,
        judgement.linkToIndexOffence,
        ...Object.values(judgement.measures ?? {}),
      ];
      const named = [
        ...(consideration.promptedBy ?? []),
        ...answers.flatMap((answer) => answer?.restsOn?.events ?? []),
      ];

      expect(conditions.size).toBe(licence.conditions?.length);
      expect(touched.filter((condition) => !conditions.has(condition))).toEqual([]);
      expect(new Set(refs).size).toBe(refs.length);
      expect(named.filter((ref) => !refs.includes(ref))).toEqual([]);
    });

    it('happens between release and the day of the question', () => {
      const released = licence.release?.date ?? '';
      const days = events.flatMap(({ content }) => [content.occurredOn ?? '', content.reportedOn ?? '']);

      expect(days.filter((day) => day < released || day > asAt)).toEqual([]);
      expect(asAt >= '2026-10-01' && asAt <= '2026-11-30').toBe(true);
      expect(judgement.daysOfLicenceLeft).toBe(
        (Date.parse(licence.licenceExpiry ?? '') - Date.parse(asAt)) / DAY_MS,
      );
    });

    it('gives with every answer of a person a reason, a maker, a day and what it rests on', () => {
      const measures = Object.values(judgement.measures ?? {}).filter(
        ({ state }) => state !== 'not-considered',
      );
      const answers = [
        judgement.danger,
        judgement.manageable,
        judgement.contactBrokenDown,
        judgement.linkToIndexOffence,
        ...measures,
      ];

      for (const answer of answers) {
        expect(answer).toMatchObject({
          reason: expect.stringMatching(/\S/),
          madeBy: 'Practitioner A. Example',
          on: asAt,
          restsOn: { events: expect.anything() },
        });
      }
      expect(Object.keys(judgement.measures ?? {})).toEqual([...RUNGS]);
    });

    it('is visibly made up', () => {
      expect(licence.person.crn).toMatch(/^X00\d{4}$/);
      expect(licence.externalReference).toMatch(/^EXAMPLE-/);
      expect(`${licence.region} ${licence.deliveryUnit}`).toMatch(/^Example .* Example /);
    });
  });

  describe('get the answer that a good practitioner would expect', () => {
    const book = openBook(currentBookText());
    const fixed56 = ['fixed-term-56-mandatory', 'mandatory'];
    const none = ['neither', 'not-shown', 'not-met', 'not-shown', 'not-supported'];
    const lapse = ['non-compliance', 'shown', 'met', 'not-shown', 'not-supported'];
    const arrest = ['further-offending', 'shown', 'not-met', 'not-shown', 'not-supported'];
    const recall = ['shown', 'met', 'shown', 'supported', 'recall-supported'];

    const unknown = Array.from({ length: 5 }, () => 'unknown');

    // Conduct, breach, threshold, necessity, recall, response, urgency, type of recall and whether that type is fixed.
    it.each([
      ['missed-appointments-with-a-reason', ...none, 'no-enforcement', 'standard', ...fixed56],
      ['eviction-and-no-fixed-abode', ...none, 'refer-or-treat', 'standard', ...fixed56],
      // Section 250 only: a young offender in law, and 30 months is not under 12.
      [
        'flat-gps-tag-no-power',
        ...none,
        'no-enforcement',
        'standard',
        'fixed-term-28-or-standard',
        'discretionary',
      ],
      ['positive-alcohol-test-first-weeks', ...lapse, 'change-supervision', 'standard', ...fixed56],
      ['arrest-only', ...arrest, 'discuss-and-record', 'standard', ...fixed56],
      ['lost-contact', 'non-compliance', ...recall, 'standard', ...fixed56],
      ['prohibited-contact-with-a-victim', 'non-compliance', ...recall, 'emergency', ...fixed56],
      // MAPPA level 2, and a charge that is relied on: either excludes the fixed term.
      ['charged-serious-index-like-mappa-2', 'mixed', ...recall, 'emergency', 'standard-only', 'mandatory'],
      ['nine-standard-six-additional-twelve-events', 'mixed', ...recall, 'standard', ...fixed56],
      [
        'domestic-abuse-call-out-role-not-known',
        ...unknown,
        'insufficient-information',
        'unknown',
        ...fixed56,
      ],
    ])('%s', (name, ...expected) => {
      const { licence, events, judgement, asAt } = readExample(name);
      const known = events.map(({ ref, content }) => ({ id: ref, content }));
      const answer = recommend(book, {
        inputs: toCaseInputs({ licence, events: known, judgement }, asAt),
        asAt,
      });

      expect([
        answer.conduct.answer,
        answer.breach.answer,
        answer.threshold.answer,
        answer.necessity.answer,
        answer.outcome.recall.answer,
        answer.outcome.response.answer,
        answer.urgency.answer,
        answer.recallType.type.answer,
        answer.recallType.choice,
      ]).toEqual(expected);
      expect(answer.missingFacts.length > 0).toBe(expected.includes('unknown'));
    });
  });
});
