import type {
  BlockContent,
  List,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Strong,
  Table,
  TableRow,
  Text,
} from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { type Options, toMarkdown } from 'mdast-util-to-markdown';
import type { Block, Item, Page, Section } from '../../application/page.ts';
import { labelOf, lineOf, type PageWords, wordsOf } from './words.ts';

/** What GFM takes for struck text, rows of a table and links (sections 6.5, 4.10 and 6.9), though CommonMark does not. */
const MARKS_OF_GFM: Options = {
  unsafe: [
    { character: '~', inConstruct: 'phrasing' },
    { character: '|', atBreak: true },
    { character: ':', before: '[ps]', after: '\\/', inConstruct: 'phrasing' },
    { character: '.', before: '[Ww]', after: '[\\-.\\w]', inConstruct: 'phrasing' },
    { character: '@', before: '[+\\-.\\w]', after: '[\\-.\\w]', inConstruct: 'phrasing' },
  ],
};

/**
 * Most sentences: letters, digits and marks that Markdown reads nothing into wherever they stand, at the beginning of a line too. The
 * library looks for some forty patterns in every text, which is most of the time that a page takes.
 */
const HARMLESS = /^ ?(?:[a-z]|\d+ [a-z])[a-z\d ,;()'’–£-]*[.:?]?$/iu;

const OPTIONS: Options = {
  handlers: {
    text: ({ value }: Text, _parent, state, info) => (HARMLESS.test(value) ? value : state.safe(value, info)),
  },
  bullet: '-',
  listItemIndent: 'one',
  extensions: [gfmTableToMarkdown({ tablePipeAlign: false }), MARKS_OF_GFM],
};

/** Dots to write on: a character that Markdown reads nothing into. */
const SPACE = '…'.repeat(20);

/**
 * A page as Markdown (CommonMark, with tables of GFM). It is built as a tree; what a text holds is escaped where the tree is written, so
 * no text can become mark-up.
 */
export function markdownOf(page: Page): string {
  const words = wordsOf(page.language);
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: [text(page.title)] },
      ...page.lead.flatMap((block) => blockOf(block, words)),
      ...page.sections.flatMap((section) => sectionOf(section, 2, words)),
    ],
  };
  return toMarkdown(root, OPTIONS);
}

function sectionOf(section: Section, depth: Depth, words: PageWords): RootContent[] {
  return [
    { type: 'heading', depth, children: [text(section.heading)] },
    ...section.blocks.flatMap((block) => blockOf(block, words)),
    ...(section.sections ?? []).flatMap((part) => sectionOf(part, BELOW[depth], words)),
  ];
}

type Depth = 2 | 3 | 4 | 5 | 6;
const BELOW: { readonly [D in Depth]: Depth } = { 2: 3, 3: 4, 4: 5, 5: 6, 6: 6 };

function blockOf(block: Block, words: PageWords): BlockContent[] {
  switch (block.kind) {
    case 'paragraph':
      return [paragraph(text(block.text))];
    case 'warning':
      return [{ type: 'blockquote', children: [labelled(words.warning, block.text)] }];
    case 'list':
      return listOf(block.items);
    case 'facts':
      return list(block.facts.map(({ name, value }) => [labelled(name, value)]));
    case 'table':
      return [paragraph(strong(block.caption)), tableOf(block)];
    case 'blank':
      return [
        {
          type: 'blockquote',
          children: [labelled(block.name, block.asks), labelled(words.blank, SPACE)],
        },
      ];
  }
}

function listOf(items: readonly Item[]): List[] {
  return list(items.map((item) => [paragraph(text(item.text)), ...listOf(item.items ?? [])]));
}

function list(items: readonly BlockContent[][]): List[] {
  return items.length === 0
    ? []
    : [
        {
          type: 'list',
          ordered: false,
          spread: false,
          children: items.map((children) => ({ type: 'listItem', spread: false, children })),
        },
      ];
}

/** Readers leave out the cells of a row that its table has no column for: there is one for every cell. */
function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  const header = Array.from({ length: width }, (_, index) => columns[index] ?? '');
  return { type: 'table', children: [rowOf(header), ...rows.map(rowOf)] };
}

function rowOf(cells: readonly string[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: [text(cell)] })),
  };
}

function labelled(name: string, value: string): Paragraph {
  return paragraph(strong(labelOf(name)), { type: 'text', value: ` ${lineOf(value)}` });
}

function paragraph(...children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children };
}

function strong(value: string): Strong {
  return { type: 'strong', children: [text(value)] };
}

function text(value: string): Text {
  return { type: 'text', value: lineOf(value) };
}
