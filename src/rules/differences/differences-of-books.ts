import type { Book, Fact, ParameterValue, Regime, Source, Table } from '../kernel/book.ts';
import { inWords } from '../kernel/days-in-words.ts';
import type { OpenBook } from '../open-book.ts';
import {
  type AspectsOf,
  changedAspects,
  dayOf,
  idOf,
  itself,
  paired,
  pairedByName,
  tellOf,
} from './compared.ts';
import { factLines, quoted, sourceLines, spanInWords } from './difference-words.ts';
import { basis, type Difference, type DifferenceGroup, partOfBook, readersOf } from './differences.ts';
import { conditions } from './differences-of-conditions.ts';
import {
  AUTHORITY_ASPECTS,
  reordered,
  restated,
  ruleSets,
  type Sides,
  shown,
} from './differences-of-rule-sets.ts';

/** A book under the name by which sentences speak of it: its version, as it is kept and answered. */
export interface NamedBook {
  readonly name: string;
  readonly open: OpenBook;
}

// Every member of a book is compared: one without a place here does not compile.
const PARTS: Readonly<Record<keyof Book, (sides: Sides) => readonly DifferenceGroup[]>> = {
  regimes: (sides) => [partOfBook('regimes', regimes(sides))],
  sets: ruleSets,
  parameters: (sides) => [partOfBook('parameters', parameters(sides))],
  tables: (sides) => [partOfBook('tables', tables(sides))],
  conditions: (sides) => [partOfBook('conditions', conditions(sides))],
  facts: (sides) => [partOfBook('facts', facts(sides))],
  vocabularies: (sides) => [partOfBook('vocabularies', vocabularies(sides))],
  sources: (sides) => [partOfBook('sources', sources(sides))],
  version: ({ before, after, older, newer }) =>
    member(
      'version-changed',
      before.version !== after.version,
      `Version ${newer} has the number ${after.version}; version ${older} has the number ${before.version}.`,
    ),
  released: ({ before, after, older, newer }) =>
    member(
      'release-changed',
      before.released !== after.released,
      `Version ${after.released ? newer : older} is released, so that its text is final; version ${after.released ? older : newer} is not.`,
    ),
  kernel: ({ before, after, older, newer }) =>
    member(
      'kernel-changed',
      before.kernel !== after.kernel,
      `Version ${newer} is evaluated by kernel ${after.kernel}; version ${older} is evaluated by kernel ${before.kernel}.`,
    ),
  coverageFrom: ({ before, after, older, newer }) =>
    member(
      'coverage-changed',
      before.coverageFrom !== after.coverageFrom,
      `Version ${newer} answers for ${inWords(after.coverageFrom)} and later; version ${older} answers for ${inWords(before.coverageFrom)} and later.`,
    ),
};

/**
 * Everything in which one book differs from another, whatever the day: the statutory regimes, the rule sets in their order,
 * and the other parts. Two books with one text differ in nothing; two books with different texts differ in something.
 */
export function differencesBetweenBooks(before: NamedBook, after: NamedBook): readonly DifferenceGroup[] {
  const sides: Sides = {
    before: before.open.book,
    after: after.open.book,
    older: before.name,
    newer: after.name,
  };
  const told = Object.values(PARTS).flatMap((compare) => compare(sides));
  const ofBook = told.filter(({ about }) => about === 'book').flatMap(({ differences }) => differences);
  return [...told.filter(({ about }) => about !== 'book'), partOfBook('book', ofBook)].filter(
    ({ differences }) => differences.length > 0,
  );
}

function member(kind: Difference['kind'], changed: boolean, sentence: string): readonly DifferenceGroup[] {
  return changed ? [partOfBook('book', [{ kind, subject: 'book', sentence }])] : [];
}

type Values = readonly string[];

function regimes(sides: Sides): readonly Difference[] {
  const { before, after, older, newer } = sides;
  return [
    ...tellOf<Regime, Difference>(paired(before.regimes, after.regimes, idOf), {
      added: ({ from }, subject) => {
        const sentence = `Version ${newer} adds the statutory regime ${subject}, which begins on ${inWords(from)}.`;
        return [{ kind: 'regime-added', subject, sentence }];
      },
      removed: ({ from }, subject) => {
        const sentence = `Version ${newer} no longer has the statutory regime ${subject}, which began on ${inWords(from)}.`;
        return [{ kind: 'regime-removed', subject, sentence }];
      },
      changed: (was, is, subject) => {
        const sentence = `Version ${newer} begins the statutory regime ${subject} on ${inWords(is.from)}; version ${older} begins it on ${inWords(was.from)}.`;
        return [{ kind: 'regime-moved', subject, sentence }];
      },
    }),
    ...reordered(sides, before.regimes, after.regimes, idOf, {
      subject: 'regimes',
      what: 'statutory regimes',
    }),
  ];
}

const VALUE_ASPECTS = { ...AUTHORITY_ASPECTS, value: 'value' } as const satisfies AspectsOf<ParameterValue>;

function parameters(sides: Sides): readonly Difference[] {
  const names = new Set([...Object.keys(sides.after.parameters), ...Object.keys(sides.before.parameters)]);
  return [...names].flatMap((name) => valuesOf(sides, name));
}

function valuesOf(sides: Sides, name: string): readonly Difference[] {
  const { older, newer } = sides;
  const [before, after] = [sides.before.parameters[name] ?? [], sides.after.parameters[name] ?? []];
  const shared = (book: Book, value: ParameterValue) => ({
    subject: name,
    readBy: readersOf(book, name),
    ...basis(book, value),
  });
  return [
    ...tellOf<ParameterValue, Difference>(paired(before, after, dayOf), {
      added: (is) => {
        const sentence = `Version ${newer} adds a value of the parameter ${name}: ${is.value}, in force ${spanInWords(is)}.`;
        return [{ kind: 'parameter-value-added', ...shared(sides.after, is), sentence }];
      },
      removed: (was) => {
        const sentence = `Version ${newer} no longer has a value of the parameter ${name} that version ${older} has: ${was.value}, in force ${spanInWords(was)}.`;
        return [{ kind: 'parameter-value-removed', ...shared(sides.before, was), sentence }];
      },
      changed: (was, is) => {
        const day = inWords(is.from);
        const sentence = `From ${day} the parameter ${name} is ${is.value} in version ${newer} instead of ${was.value} in version ${older}.`;
        const isOther = changedAspects(VALUE_ASPECTS, was, is).has('value');
        return [
          ...(isOther
            ? [{ kind: 'parameter-value-changed', ...shared(sides.after, is), sentence } as const]
            : []),
          ...restated(sides, name, `the value of the parameter ${name} from ${day}`, was, is),
        ];
      },
    }),
    ...reordered(sides, before, after, dayOf, { subject: name, what: `values of the parameter ${name}` }),
  ];
}

const TABLE_ASPECTS = { ...AUTHORITY_ASPECTS, rows: 'rows' } as const satisfies AspectsOf<Table>;

function tables(sides: Sides): readonly Difference[] {
  const { before, after, newer } = sides;
  return tellOf<Table, Difference>(pairedByName(before.tables, after.tables), {
    added: (is, subject) => {
      const sentence = `Version ${newer} adds the table ${subject}, in force ${spanInWords(is)}.`;
      return [{ kind: 'table-added', subject, sentence, after: rowLines(is), ...basis(after, is) }];
    },
    removed: (was, subject) => {
      const sentence = `Version ${newer} no longer has the table ${subject}, which was in force ${spanInWords(was)}.`;
      return [{ kind: 'table-removed', subject, sentence, before: rowLines(was), ...basis(before, was) }];
    },
    changed: (was, is, subject) => [
      ...(changedAspects(TABLE_ASPECTS, was, is).has('rows') ? rowsOf(sides, subject, was, is) : []),
      ...restated(sides, subject, `the table ${subject}`, was, is),
    ],
  });
}

const rowLines = ({ rows }: Table): readonly string[] =>
  Object.entries(rows).map(([row, values]) => `${row}: ${values.join(', ')}`);

function rowsOf(
  { after, older, newer }: Sides,
  subject: string,
  was: Table,
  is: Table,
): readonly Difference[] {
  const shared = { subject, ...basis(after, is) };
  return tellOf<Values, Difference>(pairedByName(was.rows, is.rows), {
    added: (values, row) => {
      const sentence = `Version ${newer} adds the row ${quoted(row)} to the table ${subject}.`;
      return [{ kind: 'table-row-added', ...shared, sentence, after: values }];
    },
    removed: (values, row) => {
      const sentence = `Version ${newer} takes the row ${quoted(row)} out of the table ${subject}.`;
      return [{ kind: 'table-row-removed', ...shared, sentence, before: values }];
    },
    changed: (before, now, row) => {
      const sentence = `The row ${quoted(row)} of the table ${subject} says something else in version ${newer} than in version ${older}.`;
      return [{ kind: 'table-row-changed', ...shared, sentence, before, after: now }];
    },
  });
}

function vocabularies(sides: Sides): readonly Difference[] {
  const { before, after, newer } = sides;
  return tellOf<Values, Difference>(pairedByName(before.vocabularies, after.vocabularies), {
    added: (is, subject) => {
      const sentence = `Version ${newer} adds the vocabulary ${subject}.`;
      return [{ kind: 'vocabulary-added', subject, sentence, after: is }];
    },
    removed: (was, subject) => {
      const sentence = `Version ${newer} no longer has the vocabulary ${subject}.`;
      return [{ kind: 'vocabulary-removed', subject, sentence, before: was }];
    },
    changed: (was, is, subject) => valuesOfVocabulary(sides, subject, was, is),
  });
}

function valuesOfVocabulary(sides: Sides, subject: string, was: Values, is: Values): readonly Difference[] {
  return [
    ...tellOf<string, Difference>(paired(was, is, itself), {
      added: (value) => {
        const sentence = `Version ${sides.newer} adds the value ${quoted(value)} to the vocabulary ${subject}.`;
        return [{ kind: 'vocabulary-value-added', subject, sentence }];
      },
      removed: (value) => {
        const sentence = `Version ${sides.newer} takes the value ${quoted(value)} out of the vocabulary ${subject}.`;
        return [{ kind: 'vocabulary-value-removed', subject, sentence }];
      },
      changed: () => [],
    }),
    ...reordered(sides, was, is, itself, { subject, what: `values of the vocabulary ${subject}` }),
  ];
}

function facts({ before, after, older, newer }: Sides): readonly Difference[] {
  return tellOf<Fact, Difference>(pairedByName(before.facts, after.facts), {
    added: (is, subject) => {
      const sentence = `Version ${newer} adds the fact ${subject}.`;
      return [{ kind: 'fact-added', subject, sentence, after: factLines(is) }];
    },
    removed: (was, subject) => {
      const sentence = `Version ${newer} no longer has the fact ${subject}.`;
      return [{ kind: 'fact-removed', subject, sentence, before: factLines(was) }];
    },
    changed: (was, is, subject) => {
      const sentence = `Version ${newer} describes the fact ${subject} otherwise than version ${older}.`;
      return [shown({ kind: 'fact-changed', subject, sentence }, factLines(was), factLines(is), was, is)];
    },
  });
}

function sources({ before, after, older, newer }: Sides): readonly Difference[] {
  return tellOf<Source, Difference>(pairedByName(before.sources, after.sources), {
    added: (is, subject) => {
      const sentence = `Version ${newer} adds a source to its register: ${is.title}.`;
      return [{ kind: 'source-added', subject, sentence, after: sourceLines(is) }];
    },
    removed: (was, subject) => {
      const sentence = `Version ${newer} takes a source out of its register: ${was.title}.`;
      return [{ kind: 'source-removed', subject, sentence, before: sourceLines(was) }];
    },
    changed: (was, is, subject) => {
      const sentence = `Version ${newer} describes the source ${quoted(is.title)} otherwise than version ${older}.`;
      return [
        shown({ kind: 'source-changed', subject, sentence }, sourceLines(was), sourceLines(is), was, is),
      ];
    },
  });
}
