import { describe, expect, it } from '@jest/globals';
import {
  type CaseInputs,
  currentBookText,
  openBook,
  QUESTIONS,
  recommend,
  selectQuestions,
} from '../../src/rules/index.ts';
import { exampleInputs } from './support/examples.ts';

const book = openBook(currentBookText());

/** What a first answer asks for: sentence type, length and expiry; conditions; events; danger; manageable or not; custody. */
function shortList({ licence, events, judgement }: CaseInputs): CaseInputs {
  return {
    licence: {
      ...(licence?.sentences === undefined
        ? {}
        : {
            sentences: licence.sentences.map(({ id, type, date, length }) => ({
              id,
              ...(type === undefined ? {} : { type }),
              ...(date === undefined ? {} : { date }),
              ...(length === undefined ? {} : { length }),
            })),
          }),
      ...(licence?.expiry === undefined ? {} : { expiry: licence.expiry }),
      ...(licence?.conditions === undefined ? {} : { conditions: licence.conditions }),
    },
    ...(events === undefined ? {} : { events }),
    judgement: {
      ...(judgement?.danger === undefined ? {} : { danger: judgement.danger }),
      ...(judgement?.manageable === undefined ? {} : { manageable: judgement.manageable }),
      ...(judgement?.custody === undefined ? {} : { custody: judgement.custody }),
    },
  };
}

/** What is asked next, and only where it can change the answer. */
const ASKED_NEXT = new Set(['measure.suffices', 'danger.cannot-be-contained-now', 'contact.broken-down']);

describe('what rests on a table or the catalogue', () => {
  const answers = exampleInputs().map(({ inputs, asAt }) =>
    recommend(book, { inputs: { ...inputs, recall: { returnedToCustodyOn: asAt, revokedOn: asAt } }, asAt }),
  );
  const { tables, conditions } = book.book;

  it('says how far each way of carrying out a measure was checked', () => {
    const options = answers.flatMap(({ ladder }) => ladder.flatMap((rung) => rung.options));
    expect(options.length).toBeGreaterThan(0);
    expect(new Set(options.map((each) => each.verification))).toEqual(new Set([tables['options']?.mark]));
  });

  it('says how far each recognised condition was checked', () => {
    const entries = answers.flatMap((each) => each.conditions.flatMap(({ meaning }) => meaning.entry ?? []));
    expect(entries.length).toBeGreaterThan(0);
    for (const { code, verification } of entries) {
      expect(conditions.conditions[code.slice(0, 8)]?.map(({ mark }) => mark)).toContain(verification);
    }
  });

  it('says how far the calendar of a release was checked', () => {
    const days = answers.flatMap(({ period }) => period.map(({ release }) => release));
    const dated = days.filter(({ workingDay }) => workingDay !== undefined);
    expect(dated.length).toBeGreaterThan(0);
    expect(new Set(dated.map((each) => each.workingDayVerification))).toEqual(
      new Set([tables['bank-holidays']?.mark]),
    );
  });
});

describe.each(exampleInputs())('one question of $name', ({ inputs, asAt }) => {
  const full = recommend(book, { inputs, asAt });

  it.each(QUESTIONS)(
    '%s: is answered as in the whole answer, and cites the rules that it names and no others',
    (question) => {
      const { citations = [], missingFacts = [], ...members } = selectQuestions(full, [question]);
      expect(full).toMatchObject(members);
      expect(members).toHaveProperty('safetyActions');
      const text = JSON.stringify(members);
      for (const { rule } of full.citations) {
        expect([rule, citations.some((each) => each.rule === rule)]).toEqual([
          rule,
          text.includes(`"${rule}"`),
        ]);
      }
      for (const { separates } of missingFacts) expect(separates).toContain(question);
    },
  );
});

describe.each(exampleInputs())('a first answer for $name', ({ inputs, asAt }) => {
  const full = recommend(book, { inputs, asAt });
  const first = recommend(book, { inputs: shortList(inputs), asAt });

  it('needs only the short list: it is settled as the full answer is, or asks only for lesser measures or contact', () => {
    const { recall } = first.outcome;
    const more = (recall.separatedBy ?? []).filter(({ fact }) => !ASKED_NEXT.has(fact));
    const alreadyOpen = new Set(full.outcome.recall.separatedBy?.map(({ fact }) => fact));
    expect(more.filter(({ fact }) => !alreadyOpen.has(fact))).toEqual([]);
    expect(['unknown', full.outcome.recall.answer]).toContain(recall.answer);
  });

  it('is settled against recall wherever a person says that the danger can be managed, or that there is none', () => {
    const { danger, manageable } = inputs.judgement ?? {};
    const against = danger?.answer === 'no' || manageable?.answer === 'yes';
    expect(first.outcome.recall.answer === 'not-supported').toBe(
      against || full.breach.answer === 'not-shown',
    );
  });

  it('is not held up by what the recall type still needs', () => {
    const asked = first.outcome.recall.separatedBy?.map(({ fact }) => fact) ?? [];
    const forType = /^(mappa|person|charge|release|case)\.|^sentence\.referred/;
    expect(asked.filter((fact) => forType.test(fact))).toEqual([]);
  });
});
