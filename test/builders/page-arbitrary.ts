import fc from 'fast-check';
import type { Block, Item, Page, Section } from '../../src/application/page.ts';

/** What HTML, Markdown or a terminal would read something into. */
const MARKS = [
  '*a*',
  '_b_',
  '**',
  '__c__',
  '`d`',
  '```',
  '~~e~~',
  '~',
  '|',
  '| f | g |',
  '| - | - |',
  '\\',
  '\\|',
  '\\\\|',
  '# h',
  '#',
  '1. i',
  '20',
  '20.',
  '20 November 2026.',
  'Said by (or for) them: it',
  '2) j',
  '- k',
  '+ l',
  '-',
  '* * *',
  '---',
  '===',
  '> m',
  '[n](o)',
  '![p](q)',
  '[r]: s',
  '[^t]: u',
  '[ ]',
  '&amp;',
  '&#60;',
  '&lt;b&gt;',
  '<b>v</b>',
  '<!-- w -->',
  '<!--',
  '-->',
  ']]>',
  '<?x?>',
  '</style><script>alert(1)</script>',
  '</title><img src=x onerror=alert(1)>',
  '</p></main>',
  '<https://example.invalid>',
  'https://example.invalid/x',
  'www.example.invalid',
  'someone@example.invalid',
  '\n\n# y',
  '\n    z',
  '\r\n',
  '\t',
  '\u0000',
  '\u001b[31m',
  '\u00a0',
  '\u202e',
  '\ud800',
  '{{x}}',
  'Example Person',
  '2026-11-22',
  'a-very-long-word-'.repeat(8),
] as const;

const line = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...MARKS) },
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.lorem({ maxCount: 12 }),
    ),
    {
      maxLength: 4,
    },
  )
  .chain((parts) => fc.constantFrom('', ' ', '\n').map((between) => parts.join(between)))
  // A lone half of a pair of surrogates is no text, and nothing that is recorded has one.
  .map((text) => text.toWellFormed());

const items: fc.Arbitrary<readonly Item[]> = fc.letrec<{ items: readonly Item[] }>((tie) => ({
  items: fc.array(
    fc.record({
      text: line,
      items: fc.option(tie('items'), { nil: [], maxDepth: 2, depthIdentifier: 'items' }),
    }),
    { maxLength: 3, depthIdentifier: 'items' },
  ),
})).items;

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), text: line }),
  fc.record({ kind: fc.constant('warning' as const), text: line }),
  fc.record({ kind: fc.constant('list' as const), items }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ name: line, value: line }), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    caption: line,
    columns: fc.array(line, { minLength: 1, maxLength: 4 }),
    rows: fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('blank' as const), name: line, asks: line }),
);
const blocks = fc.array(block, { maxLength: 4 });

/** A section before its parts have their ids. */
interface Part {
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly parts: readonly Part[];
}

const parts = fc.letrec<{ parts: readonly Part[] }>((tie) => ({
  parts: fc.array(
    fc.record({
      heading: line,
      blocks,
      parts: fc.oneof({ maxDepth: 5, depthIdentifier: 'parts' }, fc.constant([]), tie('parts')),
    }),
    { maxLength: 2, depthIdentifier: 'parts' },
  ),
})).parts;

function named(of: readonly Part[], within: string): Section[] {
  return of.map((part, index) => {
    const id = `${within}-${index}`;
    return { id, heading: part.heading, blocks: part.blocks, sections: named(part.parts, id) };
  });
}

/** Any page, its texts full of what a form must not read anything into. */
export const pageArbitrary: fc.Arbitrary<Page> = fc
  .record({ title: line, lead: blocks, sections: parts })
  .map(({ title, lead, sections }) => ({ language: 'en', title, lead, sections: named(sections, 'part') }));
