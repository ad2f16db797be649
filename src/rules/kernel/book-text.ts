import {
  ADDITIONAL_CATEGORIES,
  type Basis,
  type CatalogueEntry,
  CODE_EXTENTS,
  type ConditionCatalogue,
  OFFENCE_NAMINGS,
  POLICY_VERSIONS,
  STANDARD_MEANINGS,
  SUPERVISIONS,
} from '../conditions/entry.ts';
import type {
  Authority,
  Book,
  Citation,
  Confidence,
  Fact,
  HitPolicy,
  Mark,
  ParameterValue,
  Rule,
  RuleSet,
  Source,
  Table,
} from './book.ts';
import { BookError } from './compile.ts';
import type { Expression } from './expression.ts';

/**
 * The canonical text of a book: JSON with members in code-unit order and no white space (RFC 8785 for the values that a
 * book can hold: strings, safe integers, booleans). The digest of a book is taken over this text.
 */
export function bookText(book: Book): string {
  return canonical(book);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(',')}}`;
  }
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isSafeInteger(value)) {
    return JSON.stringify(value);
  }
  throw new BookError('a book holds only strings, safe integers, booleans, lists and objects');
}

type Json = Readonly<Record<string, unknown>>;

function object(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BookError(`${where} should be an object`);
  }
  return Object.fromEntries(Object.entries(value));
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new BookError(`${where} should be a string`);
  return value;
}

function flag(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw new BookError(`${where} should be true or false`);
  return value;
}

function list<T>(value: unknown, where: string, each: (item: unknown, where: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw new BookError(`${where} should be a list`);
  return value.map((item: unknown, index) => each(item, `${where}[${index}]`));
}

function record<T>(
  value: unknown,
  where: string,
  each: (item: unknown, where: string) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(object(value, where)).map(([key, item]) => [key, each(item, `${where}.${key}`)]),
  );
}

function oneOf<T extends string>(allowed: readonly T[]): (value: unknown, where: string) => T {
  return (value, where) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new BookError(`${where} should be one of ${allowed.join(', ')}`);
    return found;
  };
}

const markOf = oneOf<Mark>(['statute', 'official-form', 'practice', 'inference', 'unverified']);
const confidenceOf = oneOf<Confidence>(['high', 'medium', 'low']);
const codeHeldOf = oneOf(CODE_EXTENTS);
const hitOf = oneOf<HitPolicy>(['one-answer', 'each']);
const strings = (value: unknown, where: string): readonly string[] => list(value, where, text);

function citation(value: unknown, where: string): Citation {
  const json = object(value, where);
  return { source: text(json['source'], `${where}.source`), at: text(json['at'], `${where}.at`) };
}

function basis(value: unknown, where: string): Basis {
  const json = object(value, where);
  const cite = list(json['cite'], `${where}.cite`, citation);
  if (cite.length === 0) throw new BookError(`${where} should cite its authority`);
  return {
    cite,
    mark: markOf(json['mark'], `${where}.mark`),
    confidence: confidenceOf(json['confidence'], `${where}.confidence`),
  };
}

function authority(json: Json, where: string): Authority {
  return {
    ...basis(json, where),
    from: text(json['from'], `${where}.from`),
    ...(json['until'] === undefined ? {} : { until: text(json['until'], `${where}.until`) }),
  };
}

function expression(value: unknown, where: string): Expression {
  const json = object(value, where);
  const op = oneOf<Expression['op']>(['all', 'any', 'not', 'is', 'below', 'atLeast', 'before'])(
    json['op'],
    `${where}.op`,
  );
  switch (op) {
    case 'all':
    case 'any':
      return { op, of: list(json['of'], `${where}.of`, expression) };
    case 'not':
      return { op, of: expression(json['of'], `${where}.of`) };
    case 'is': {
      const wanted = json['value'];
      return {
        op,
        fact: text(json['fact'], `${where}.fact`),
        value: typeof wanted === 'boolean' ? wanted : text(wanted, `${where}.value`),
      };
    }
    case 'below':
    case 'atLeast':
    case 'before':
      return {
        op,
        fact: text(json['fact'], `${where}.fact`),
        parameter: text(json['parameter'], `${where}.parameter`),
      };
  }
}

function rule(value: unknown, where: string): Rule {
  const json = object(value, where);
  return {
    ...authority(json, where),
    id: text(json['id'], `${where}.id`),
    when: expression(json['when'], `${where}.when`),
    gives: text(json['gives'], `${where}.gives`),
  };
}

function ruleSet(value: unknown, where: string): RuleSet {
  const json = object(value, where);
  return {
    name: text(json['name'], `${where}.name`),
    asks: text(json['asks'], `${where}.asks`),
    subject: text(json['subject'], `${where}.subject`),
    hit: hitOf(json['hit'], `${where}.hit`),
    answers: strings(json['answers'], `${where}.answers`),
    rules: list(json['rules'], `${where}.rules`, rule),
  };
}

function fact(value: unknown, where: string): Fact {
  const json = object(value, where);
  const shared = {
    label: text(json['label'], `${where}.label`),
    subject: text(json['subject'], `${where}.subject`),
    ...(json['input'] === undefined ? {} : { input: text(json['input'], `${where}.input`) }),
    ...(json['heldBy'] === undefined ? {} : { heldBy: text(json['heldBy'], `${where}.heldBy`) }),
  };
  const kind = oneOf<Fact['kind']>(['boolean', 'choice', 'number', 'date'])(json['kind'], `${where}.kind`);
  return kind === 'choice'
    ? { ...shared, kind, values: strings(json['values'], `${where}.values`) }
    : { ...shared, kind };
}

function source(value: unknown, where: string): Source {
  const json = object(value, where);
  return {
    title: text(json['title'], `${where}.title`),
    checked: text(json['checked'], `${where}.checked`),
    ...(json['link'] === undefined ? {} : { link: text(json['link'], `${where}.link`) }),
  };
}

function parameterValue(value: unknown, where: string): ParameterValue {
  const json = object(value, where);
  const held = json['value'];
  return {
    ...authority(json, where),
    value: typeof held === 'number' ? held : text(held, `${where}.value`),
  };
}

function table(value: unknown, where: string): Table {
  const json = object(value, where);
  return { ...authority(json, where), rows: record(json['rows'], `${where}.rows`, strings) };
}

function conditionEntry(value: unknown, where: string): CatalogueEntry {
  const json = object(value, where);
  const shared = {
    ...basis(json, where),
    code: text(json['code'], `${where}.code`),
    codeHeld: codeHeldOf(json['codeHeld'], `${where}.codeHeld`),
    versions: list(json['versions'], `${where}.versions`, oneOf(POLICY_VERSIONS)),
    supervision: oneOf(SUPERVISIONS)(json['supervision'], `${where}.supervision`),
    gist: text(json['gist'], `${where}.gist`),
    power: basis(json['power'], `${where}.power`),
  };
  const kind = oneOf(['standard', 'additional'] as const)(json['kind'], `${where}.kind`);
  return kind === 'standard'
    ? {
        ...shared,
        kind,
        meaning: oneOf(STANDARD_MEANINGS)(json['meaning'], `${where}.meaning`),
        namesOffence: oneOf(OFFENCE_NAMINGS)(json['namesOffence'], `${where}.namesOffence`),
      }
    : {
        ...shared,
        kind,
        category: oneOf(ADDITIONAL_CATEGORIES)(json['category'], `${where}.category`),
        input: flag(json['input'], `${where}.input`),
        ...(json['matches'] === undefined ? {} : { matches: basis(json['matches'], `${where}.matches`) }),
      };
}

function catalogue(value: unknown): ConditionCatalogue {
  const json = object(value, 'conditions');
  return {
    versions: record(json['versions'], 'conditions.versions', (item, where) => ({
      ...basis(item, where),
      inUseFrom: text(object(item, where)['inUseFrom'], `${where}.inUseFrom`),
      note: text(object(item, where)['note'], `${where}.note`),
    })),
    conditions: record(json['conditions'], 'conditions.conditions', (item, where) =>
      list(item, where, conditionEntry),
    ),
  };
}

/** Reads a book from its canonical text. Throws a `BookError` that names the place where the text is not a book. */
export function parseBook(bookAsText: string): Book {
  const json = object(JSON.parse(bookAsText), 'book');
  return {
    version: text(json['version'], 'version'),
    released: flag(json['released'], 'released'),
    kernel: text(json['kernel'], 'kernel'),
    coverageFrom: text(json['coverageFrom'], 'coverageFrom'),
    regimes: list(json['regimes'], 'regimes', (value, where) => {
      const { id, from } = object(value, where);
      return { id: text(id, `${where}.id`), from: text(from, `${where}.from`) };
    }),
    sources: record(json['sources'], 'sources', source),
    vocabularies: record(json['vocabularies'], 'vocabularies', strings),
    facts: record(json['facts'], 'facts', fact),
    parameters: record(json['parameters'], 'parameters', (value, where) =>
      list(value, where, parameterValue),
    ),
    tables: record(json['tables'], 'tables', table),
    conditions: catalogue(json['conditions']),
    sets: list(json['sets'], 'sets', ruleSet),
  };
}
