import { describe, expect, it } from '@jest/globals';
import readability from 'text-readability';
import { readReleasedBooks } from '../../src/db/released-books.ts';
import type {
  ChoiceSentences,
  FactSentences,
  LimitSentences,
  ValueSentences,
  Words,
  YesNoSentences,
} from '../../src/rules/explanation/catalogue.ts';
import { FACTS_IN_ENGLISH } from '../../src/rules/explanation/english/facts.ts';
import { AUDIENCES, type Audience } from '../../src/rules/explanation/explanation.ts';
import { filled, worded } from '../../src/rules/explanation/wording.ts';
import { currentBookText, openBook } from '../../src/rules/index.ts';
import type { Fact } from '../../src/rules/kernel/book.ts';
import { tests } from '../../src/rules/kernel/expression.ts';

type Sentences = YesNoSentences | ChoiceSentences<string> | LimitSentences;

const said: Readonly<Record<string, Sentences>> = FACTS_IN_ENGLISH;
const books = [currentBookText(), ...(await readReleasedBooks()).map(({ text }) => text)].map(
  (text) => openBook(text).book,
);

/** One sentence about a fact, as an audience reads it. */
interface Sentence {
  readonly fact: string;
  readonly member: string;
  readonly audience: Audience;
  readonly read: string;
}

/** What a fact can be, as far as its sentences tell. */
const codesOf = (sentences: Sentences | undefined): readonly string[] => [
  ...(sentences !== undefined && 'names' in sentences ? Object.keys(sentences.names) : []),
  ...(sentences !== undefined && 'values' in sentences ? Object.keys(sentences.values ?? {}) : []),
];

/** The slot that each kind of sentence has to have, and no other. */
const SLOTS: Readonly<Record<string, readonly string[]>> = {
  is: ['value'],
  isNot: ['value'],
  below: ['limit'],
  atLeast: ['limit'],
  limit: ['number'],
};

/** The sentences of a fact by what they say, apart from names and units. */
function wordsOf(sentences: Sentences): Readonly<Record<string, Words>> {
  if ('yes' in sentences) return { yes: sentences.yes, no: sentences.no, unknown: sentences.unknown };
  const { unknown } = sentences;
  if ('below' in sentences) return { below: sentences.below, atLeast: sentences.atLeast, unknown };
  const own = Object.entries<ValueSentences | undefined>(sentences.values ?? {}).flatMap(([code, each]) =>
    each === undefined ? [] : [[`is ${code}`, each.is] as const, [`isNot ${code}`, each.isNot] as const],
  );
  return {
    ...('names' in sentences ? { is: sentences.is, isNot: sentences.isNot } : {}),
    ...Object.fromEntries(own),
    unknown,
  };
}

/** What can stand in the slot of a sentence about a fact. */
function fillings(sentences: Sentences): readonly string[] {
  // A code with sentences of its own does not stand in the slot.
  if ('names' in sentences) {
    const own = sentences.values ?? {};
    return Object.entries(sentences.names).flatMap(([code, name]) =>
      Object.hasOwn(own, code) ? [] : [name],
    );
  }
  if (!('below' in sentences)) return [];
  return [filled(sentences.limit, { number: sentences.limit === '{number}' ? '31 March 2026' : '12' })];
}

const sentencesOf = (fact: string, sentences: Sentences): readonly Sentence[] =>
  Object.entries(wordsOf(sentences)).flatMap(([member, words]) =>
    AUDIENCES.flatMap((audience) => {
      const [slot] = SLOTS[member] ?? [];
      const written = worded(words, audience);
      const read =
        slot === undefined ? [written] : fillings(sentences).map((each) => filled(written, { [slot]: each }));
      return read.map((each) => ({ fact, member, audience, read: each }));
    }),
  );

const slotsIn = (text: string) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
/** Words that are written with a hyphen or a dot inside them. */
const hyphenated = (text: string) => text.match(/[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)+/g) ?? [];

const everySentence = Object.entries(said).flatMap(([fact, sentences]) => sentencesOf(fact, sentences));

/** The sentences that are not as they should be, each once. */
const wrong = (is: (sentence: Sentence) => boolean): readonly string[] => [
  ...new Set(everySentence.filter(is).map(({ fact, read }) => `${fact}: ${read}`)),
];

/** What has to be there for a fact, by its kind: a choice has sentences with a slot, or for each code, or the one beside the other. */
const MEMBERS: Readonly<Record<Fact['kind'], readonly string[]>> = {
  boolean: ['no,unknown,yes'],
  choice: ['is,isNot,names,unknown', 'unknown,values', 'is,isNot,names,unknown,values'],
  number: ['atLeast,below,limit,unknown'],
  date: ['atLeast,below,limit,unknown'],
};

describe('every fact of every released book, and of the book of this source, is said in English', () => {
  it('with all that its kind has to have, and every code that it can be has a name', () => {
    expect(books.length).toBeGreaterThan(2);
    const facts = books.flatMap((book) => Object.entries(book.facts));
    const lacking = facts.filter(([name, { kind }]) => {
      const members = Object.keys(said[name] ?? {}).toSorted();
      return !MEMBERS[kind].includes(members.join());
    });
    expect(lacking).toEqual([]);
    const unnamed = facts.flatMap(([name, fact]) => {
      const codes = codesOf(said[name]);
      return fact.kind === 'choice' ? fact.values.filter((code) => !codes.includes(code)) : [];
    });
    expect(unnamed).toEqual([]);
  });

  it('for every value that any rule tests', () => {
    const tested = books
      .flatMap(({ sets }) => sets.flatMap(({ rules }) => rules.flatMap(({ when }) => tests(when))))
      .filter((test) => test.op === 'is');
    const unnamed = tested.filter(({ fact, value }) => {
      const sentences = said[fact];
      if (sentences === undefined) return true;
      return typeof value === 'boolean' ? !('yes' in sentences) : !codesOf(sentences).includes(value);
    });
    expect(tested.length).toBeGreaterThan(500);
    expect(unnamed).toEqual([]);
  });

  it('and a fact without its sentences does not compile', () => {
    // @ts-expect-error the sentences of the other answers are missing
    const lacking: FactSentences<'person.died'> = { 'person.died': { yes: 'The person has died.' } };
    expect(Object.keys(lacking)).toEqual(['person.died']);
  });
});

describe('each sentence', () => {
  it('has exactly the slot that its kind needs, for every audience', () => {
    const faults = Object.entries(said).flatMap(([fact, sentences]) => {
      const texts = Object.entries(wordsOf(sentences)).flatMap(([member, words]) =>
        AUDIENCES.map((audience) => ({ member, text: worded(words, audience) })),
      );
      if ('limit' in sentences) texts.push({ member: 'limit', text: sentences.limit });
      return texts
        .filter(({ member, text }) => slotsIn(text).join() !== (SLOTS[member] ?? []).join())
        .map(({ text }) => `${fact}: ${text}`);
    });
    expect(faults).toEqual([]);
  });

  it('is one whole sentence: a capital, one full stop at the end, single spaces', () => {
    expect(wrong(({ read }) => !/^[A-Z][^.!?]*\.$/.test(read) || / {2}|^ | $|\s\./.test(read))).toEqual([]);
  });

  it('shows no code, no symbol and nothing of how it was worked out', () => {
    // Words that the field writes with a hyphen, although they are codes as well.
    const words = new Set(['fixed-term', 'non-compliance', 'self-harm', 'call-out']);
    const values = books.flatMap(({ vocabularies, facts }) =>
      [
        Object.values(vocabularies),
        Object.keys(facts),
        Object.values(facts).flatMap((fact) => (fact.kind === 'choice' ? fact.values : [])),
      ].flat(2),
    );
    const codes = new Set(values.filter((code) => /[-.]/.test(code) && !words.has(code)));
    expect(codes.size).toBeGreaterThan(200);
    expect(wrong(({ read }) => hyphenated(read).some((word) => codes.has(word)))).toEqual([]);
    expect(
      wrong(({ read }) => /[§{}`_/[\]]|\b(?:true|false|null|undefined|input|boolean)\b/i.test(read)),
    ).toEqual([]);
  });

  it('blames nobody, gives no advice, and calls the person by no gender', () => {
    expect(
      wrong(({ read }) =>
        /\b(?:he|she|him|his|hers?|offender|prisoner|guilty|culprit|blame|fail(?:ed|s) to|should|must|ought|recommend(?:s|ed)?)\b/i.test(
          read.replaceAll(
            /(?:relevant young offender|young offender institution|offenders of particular concern|His Majesty's)/gi,
            '',
          ),
        ),
      ),
    ).toEqual([]);
  });

  it('says of what is not known that nobody said it, or that it is open: never that it is not so', () => {
    const open =
      /^(?:Nobody has (?:said|recorded)|No named person has said|It is not recorded|It is not known|It is still open)\b/;
    expect(wrong(({ member, read }) => member === 'unknown' && !open.test(read))).toEqual([]);
    // An answer that is known does not read as one that is not.
    const asOpen =
      /^(?:Nobody has said|No named person has said|It is not recorded whether|It is not known|It is still open)\b/;
    expect(wrong(({ member, read }) => member !== 'unknown' && asOpen.test(read))).toEqual([]);
  });

  it('says something of its own for each answer to the same question, and for each fact', () => {
    const alike = AUDIENCES.flatMap((audience) =>
      Object.keys(said).filter((fact) => {
        const read = everySentence.filter((each) => each.fact === fact && each.audience === audience);
        // Of two codes, what is not the one is the other: both are said in the same words.
        const twice =
          codesOf(said[fact]).length === 2 && read.some(({ member }) => member.startsWith('isNot '));
        return new Set(read.map((each) => each.read)).size < read.length - (twice ? 2 : 0);
      }),
    );
    expect(alike).toEqual([]);
    const byWords = Map.groupBy(everySentence, ({ audience, read }) => `${audience}: ${read}`);
    const shared = [...byWords].filter(([, each]) => new Set(each.map(({ fact }) => fact)).size > 1);
    expect(shared.map(([words]) => words)).toEqual([]);
  });

  it('names that a named person gave reasons, where an answer counts only so', () => {
    const counted = Object.keys(said).filter((fact) =>
      /^(?:criterion\.|link\.|balance\.|condition\.serves-its-purpose)/.test(fact),
    );
    expect(counted.length).toBe(7);
    expect(
      wrong(
        ({ fact, member, read }) =>
          counted.includes(fact) &&
          member !== 'unknown' &&
          !read.startsWith('A named person says, with reasons, that '),
      ),
    ).toEqual([]);
  });
});

describe('a tired officer can read it', () => {
  // Every sentence once, as a practitioner reads it; of sentences that differ by the name in them alone, the median one.
  const grades = [
    ...Map.groupBy(
      everySentence.filter(({ audience }) => audience === 'practitioner'),
      ({ fact, member }) => `${fact} ${member}`,
    ).values(),
  ]
    .map((alike) => middle(alike.map(({ read }) => ({ grade: readability.fleschKincaidGrade(read), read }))))
    .toSorted((a, b) => b.grade - a.grade);

  it('half of the sentences need no more than eight years of school (Flesch-Kincaid), none more than fifteen, and all together no more than eight', () => {
    expect(grades.length).toBeGreaterThan(400);
    // Where it is not so, the worst twenty are shown.
    expect(middle(grades).grade > 8 ? grades.slice(0, 20) : []).toEqual([]);
    expect(grades.filter(({ grade }) => grade > 15)).toEqual([]);
    expect(readability.fleschKincaidGrade(grades.map(({ read }) => read).join(' '))).toBeLessThanOrEqual(8);
  });
});

/** The one in the middle by grade. */
function middle<T extends { readonly grade: number }>(of: readonly T[]): T {
  const found = of.toSorted((a, b) => a.grade - b.grade)[Math.floor((of.length - 1) / 2)];
  if (found === undefined) throw new RangeError('nothing has no middle');
  return found;
}
