import { describe, expect, it } from '@jest/globals';
import readability from 'text-readability';
import { readReleasedBooks } from '../../src/db/released-books.ts';
import { durationInWords } from '../../src/rules/explanation/durations.ts';
import { ENGLISH } from '../../src/rules/explanation/english/index.ts';
import { AUDIENCES, type Audience, EXPLAINED_QUESTIONS } from '../../src/rules/explanation/explanation.ts';
import { worded } from '../../src/rules/explanation/wording.ts';
import { currentBookText, openBook } from '../../src/rules/index.ts';
import type { Book } from '../../src/rules/kernel/book.ts';

const current = openBook(currentBookText());
const books: readonly Book[] = [
  current.book,
  ...(await readReleasedBooks()).map(({ text }) => openBook(text).book),
];

/** What every book can answer with, so far as a catalogue has words for it by code. */
const codes = {
  of: (sets: readonly string[]): readonly string[] =>
    unique(
      books.flatMap((book) =>
        book.sets.filter(({ name }) => sets.includes(name)).flatMap(({ answers }) => answers),
      ),
    ),
  quality: (): readonly string[] =>
    unique(
      books.flatMap((book) =>
        book.sets.filter(({ name }) => name.endsWith('-quality')).flatMap(({ answers }) => answers),
      ),
    ),
  options: (): readonly string[] =>
    unique(books.flatMap((book) => Object.values(book.tables['options']?.rows ?? {}).flat())),
  heldBy: (): readonly string[] =>
    unique(books.flatMap((book) => Object.values(book.facts).flatMap(({ heldBy }) => heldBy ?? []))),
  durations: (): readonly string[] =>
    unique(
      books.flatMap((book) =>
        Object.entries(book.parameters)
          .filter(([name]) => name.endsWith('-within'))
          .flatMap(([, values]) => values.map(({ value }) => String(value))),
      ),
    ),
};

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** The questions that ask a rule set of the book, by the set. What is made by hand, such as the conduct of a case, has no set of its own. */
const SETS: Readonly<Record<string, string>> = {
  conduct: 'event-conduct',
  'breach-finding': 'condition-breach',
  'no-breach-escalation': 'no-breach-escalation',
  'sentence-gate': 'sentence-gate',
  threshold: 'threshold',
  rung: 'measure',
  variation: 'variation',
  necessity: 'necessity',
  urgency: 'urgency',
  'proportionality-aim': 'aim',
  'proportionality-rational-connection': 'rational-connection',
  'proportionality-less-intrusive': 'less-intrusive',
  'proportionality-fair-balance': 'fair-balance',
  outcome: 'recall',
  response: 'response',
  'recall-type': 'recall-type',
  'home-detention-curfew': 'curfew-recall',
  period: 'period',
  conversion: 'conversion',
  withdrawal: 'withdrawal',
  'endorsement-of-recall': 'endorsement-of-recall',
  'endorsement-of-no-recall': 'endorsement-of-no-recall',
};

interface Sentence {
  readonly at: string;
  readonly text: string;
}

const { facts: _facts, names, subjects, durations, language: _language, ...sentences } = ENGLISH;

/** Every sentence of the catalogue that is not about a fact, as one audience reads it. */
function sentencesFor(audience: Audience): readonly Sentence[] {
  const found: Sentence[] = [];
  const walk = (value: unknown, at: string): void => {
    if (typeof value === 'string') found.push({ at, text: value });
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      const other = AUDIENCES.some((one) => one === key) && key !== audience;
      if (!other) walk(each, `${at}/${key}`);
    }
  };
  walk(sentences, '');
  return found;
}

/** Findings about what is old say how old it is. */
const OLD = ['stale-assessment', 'events-since-assessment', 'judgement-before-latest-event'];

const said = AUDIENCES.flatMap(sentencesFor);
const partsOf = (text: string): readonly string[] => text.split(/(?<=[.?])\s+/);
const faulty = (fault: (sentence: Sentence) => boolean): readonly Sentence[] => said.filter(fault);

const lacking = (wanted: readonly string[], has: object) =>
  wanted.filter((code) => !Object.hasOwn(has, code));
const longest = (text: string): number => Math.max(...partsOf(text).map((part) => part.split(/\s+/).length));

/** The slots that the sentence at a place has to have, and no others. */
function slotsAt(at: string): readonly string[] {
  if (at.startsWith('/deadlines/')) return ['{within}'];
  if (at.includes('/custody/fixedTermDays')) return ['{days}'];
  return OLD.some((finding) => at.endsWith(`/${finding}`)) ? ['{age}'] : [];
}

describe('the English of answers', () => {
  it('has words for every code of every released book and of the book in work', () => {
    expect(books.length).toBeGreaterThan(2);
    const lacks = {
      safety: lacking(codes.of(['event-safety', 'case-safety']), ENGLISH.safetyActions),
      quality: lacking([...codes.quality(), 'not-every-completion-weighed'], ENGLISH.qualityFindings),
      limbs: lacking(codes.of(['limbs', 'criteria', 'curfew-limbs']), names.limbs),
      options: lacking(codes.options(), names.options),
      heldBy: lacking(codes.heldBy(), names.heldBy),
    };
    expect(lacks).toEqual({ safety: [], quality: [], limbs: [], options: [], heldBy: [] });
    // No sentence is kept for what no book says.
    expect(codes.quality().length + 1).toBe(Object.keys(ENGLISH.qualityFindings).length);
    expect(codes.options().length).toBe(Object.keys(names.options).length);
    expect(codes.of(['event-safety', 'case-safety']).length).toBe(Object.keys(ENGLISH.safetyActions).length);
  });

  it('has a sentence for each answer of each question, and one while it is open', () => {
    expect(Object.keys(ENGLISH.questions).toSorted()).toEqual([...EXPLAINED_QUESTIONS].toSorted());
    const questions: Readonly<Record<string, { readonly answers: object }>> = ENGLISH.questions;
    const unsaid = books.flatMap(({ sets }) =>
      sets.flatMap(({ name, hit, answers }) => {
        if (hit !== 'one-answer' || name === 'breach-grounds') return [];
        const question = SETS[name];
        const has = question === undefined ? {} : (questions[question]?.answers ?? {});
        return answers.filter((answer) => !Object.hasOwn(has, answer)).map((answer) => `${name}: ${answer}`);
      }),
    );
    expect(unsaid).toEqual([]);
    expect(said.length).toBeGreaterThan(600);
  });

  it('tells durations in words that fit every clock of every book', () => {
    expect(codes.durations().map((each) => durationInWords(each, durations))).toEqual(
      expect.arrayContaining(['24 hours', '2 hours', '144 hours', '28 days', '1 year', '1 day']),
    );
    expect(() => durationInWords('P1M', durations)).toThrow(RangeError);
    expect(() => durationInWords('P1DT2H', durations)).toThrow(RangeError);
  });

  it('is whole sentences, with no code and no slot but the ones that are filled', () => {
    expect(faulty(({ text }) => partsOf(text).some((part) => !/^[A-Z].*[.?]$/.test(part)))).toEqual([]);
    const every = [...codes.quality(), ...codes.options(), ...codes.of(['limbs', 'criteria'])];
    expect(faulty(({ text }) => every.some((code) => code.includes('-') && text.includes(code)))).toEqual([]);
    expect(faulty(({ at, text }) => String(text.match(/\{\w*\}/g) ?? []) !== String(slotsAt(at)))).toEqual(
      [],
    );
  });

  it('never tells anybody to recall or not to, and never takes an open answer for a no', () => {
    expect(faulty(({ text }) => /\b(should|must|ought to|need to) (not )?(be )?recall/i.test(text))).toEqual(
      [],
    );
    expect(
      faulty(({ text }) =>
        partsOf(text).some((part) => /^(Do not )?[Rr]ecall (the|this|him|her|them)\b/.test(part)),
      ),
    ).toEqual([]);
    const supports = faulty(
      ({ text }) =>
        /supports? recall/.test(text) &&
        !/not|cannot|whether|^Does/i.test(text.replace('That is not a decision.', '')),
    );
    expect(supports.length).toBeGreaterThan(0);
    expect(supports.filter(({ text }) => !text.includes('That is not a decision.'))).toEqual([]);
    const { recall, response, necessity } = ENGLISH.questions;
    for (const audience of AUDIENCES) {
      const open = [recall.unknown, response.answers['insufficient-information'], necessity.unknown];
      for (const words of open) expect(worded(words, audience)).toContain('not an answer against recall');
      for (const question of [ENGLISH.questions['recall-type'], ENGLISH.questions['sentence-gate']]) {
        expect(worded(question.answers['refer-to-specialist'], audience)).toContain(
          'not mean that recall is ruled out',
        );
      }
      for (const mark of ['unverified', 'official-form'] as const) {
        expect(worded(ENGLISH.marks[mark], audience)).toContain('words of the Act');
        expect(worded(ENGLISH.marks[mark], audience)).toContain('not checked');
      }
    }
  });

  it('says of each type of recall what the law allows or requires if the person is recalled', () => {
    const { answers } = ENGLISH.questions['recall-type'];
    const types = Object.entries(answers).filter(([type]) => type !== 'court' && type !== 'not-recallable');
    for (const [, words] of types)
      expect(worded(words, 'practitioner')).toMatch(/^If the person is recalled/);
    const fixed = types.filter(([type]) => type.startsWith('fixed-term'));
    expect(fixed).toHaveLength(5);
    for (const [type, words] of fixed) {
      const text = worded(words, 'practitioner');
      expect(text).toContain(`${/\d+/.exec(type)?.[0]} days`);
      expect(text.includes('requires')).toBe(type.endsWith('-mandatory'));
      expect(text.includes('A person chooses')).toBe(type.endsWith('-or-standard'));
    }
  });

  it('is read by a tired officer: short sentences, at a reading age of about eleven', () => {
    expect(faulty(({ text }) => longest(text) > 24)).toEqual([]);
    for (const audience of AUDIENCES) {
      const text = sentencesFor(audience)
        .map((sentence) => sentence.text.replaceAll(/\{\w+\}/g, '24'))
        .join(' ');
      expect(readability.fleschKincaidGrade(text)).toBeLessThanOrEqual(audience === 'inspector' ? 7 : 6);
    }
  });

  it('gives short names that stand in a sentence as they are', () => {
    const short = Object.values(names).flatMap((group) => Object.values(group));
    expect(short.filter((name) => /[.{}]|^\s|\s$/.test(name) || name.length > 90)).toEqual([]);
    const { eventOnDay, eventDayNotKnown, touch, sentence, recordedNeed, ...others } = subjects;
    expect(
      [eventOnDay, eventDayNotKnown, touch, sentence, recordedNeed].map((name) => name.match(/\{\w+\}/g)),
    ).toEqual([['{type}', '{day}'], ['{type}'], ['{event}', '{condition}'], ['{type}'], ['{need}']]);
    expect(Object.values(others).filter((name) => name.includes('{'))).toEqual([]);
  });
});
