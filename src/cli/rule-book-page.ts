import {
  bookVocabularies,
  type ConditionView,
  conditionCatalogue,
  everyParameter,
  everyRule,
  everyTable,
  type OpenBook,
  type ParameterView,
  type RuleView,
  type TableView,
} from '../rules/index.ts';

/** The rule book as a page for people: every rule and parameter with its dates, authority and mark, in the book's order. */
export function ruleBookPage(book: OpenBook): string {
  const sets = Map.groupBy(everyRule(book), ({ set }) => set);
  return [
    '# Rule book',
    '',
    'Generated from the rules by `npm run rule-book`; do not edit. Each rule says when it holds, what it gives, on whose authority, since',
    'when, and how far it has been checked. A mark below `statute` is not law that has been read: see the README, "What the marks mean".',
    '',
    'Guidance and inference that have no day of their own stand from the first day the book covers; law and clocks from the day of their source.',
    '',
    `Answers for ${book.coverageFrom} and later. Kernel ${book.kernel}.`,
    '',
    ...[...sets].flatMap(([name, rules]) => ruleSet(name, rules)),
    '## Parameters',
    '',
    '| Parameter | Value | In force | Authority | Mark |',
    '|---|---|---|---|---|',
    ...everyParameter(book).flatMap(parameter),
    '',
    '## Tables',
    '',
    ...everyTable(book).flatMap(table),
    '## Licence conditions',
    '',
    'By policy version and code together: a code alone identifies nothing. The wording of each is on the licence.',
    '',
    '| Code | Policy versions | Condition | Meaning | In short | Mark |',
    '|---|---|---|---|---|---|',
    ...conditionCatalogue(book).conditions.map(condition),
    '',
    '## Vocabularies',
    '',
    'Every value that can be given, by vocabulary. The reasons for a decision are of the review: no rule reads them.',
    '',
    ...Object.entries(bookVocabularies(book)).map(([name, values]) => `- ${name}: ${values.join(', ')}`),
    '',
  ].join('\n');
}

function ruleSet(name: string, rules: readonly RuleView[]): readonly string[] {
  const [first] = rules;
  const heading = first === undefined ? [] : [`Asked of each ${first.subject}: ${first.asks}`, ''];
  return [`## ${name}`, '', ...heading, ...rules.flatMap(rule)];
}

function rule({
  id,
  gives,
  when,
  verification,
  confidence,
  authorities,
  ...span
}: RuleView): readonly string[] {
  return [
    `### ${id}: ${gives}`,
    '',
    `${inForce(span)}. Mark: **${verification}**, confidence ${confidence}.`,
    '',
    ...when.map((line) => line.replace(/^( *)(.*)$/, '$1- $2')),
    '',
    'Authority:',
    '',
    ...authorities.map((authority) => `- ${cited(authority)} (${authority.checked})`),
    '',
  ];
}

function table({ name, rows, authorities, verification, confidence, ...span }: TableView): readonly string[] {
  return [
    `### ${name}`,
    '',
    `${inForce(span)}. Mark: **${verification}**, confidence ${confidence}. ${authorities.map(cited).join('; ')}.`,
    '',
    ...Object.entries(rows).map(
      ([key, values]) => `- ${key}: ${values.filter((value) => value !== '').join(', ')}`,
    ),
    '',
  ];
}

function condition(view: ConditionView): string {
  const { code, policyVersions, kind, supervision, meaning, gist, verification, confidence } = view;
  const of = supervision === 'licence' ? kind : `${kind}, post-sentence supervision`;
  return `| ${code} | ${policyVersions.join(', ')} | ${of} | ${meaning} | ${gist} | ${verification}, ${confidence} |`;
}

function parameter({ name, values }: ParameterView): readonly string[] {
  return values.map(
    ({ value, authorities, verification, confidence, ...span }) =>
      `| ${name} | ${value} | ${inForce(span)} | ${authorities.map(cited).join('; ')} | ${verification}, ${confidence} |`,
  );
}

function cited({ title, at, link }: RuleView['authorities'][number]): string {
  return `${link === undefined ? title : `[${title}](${link})`}, ${at}`;
}

function inForce({ from, until }: { readonly from: string; readonly until?: string }): string {
  return until === undefined
    ? `In force from ${from}`
    : `In force from ${from} until the day before ${until}`;
}
