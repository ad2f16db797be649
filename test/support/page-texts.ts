import { expect } from '@jest/globals';
import type { DomElement } from 'jsdom';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Block, Item, Page, Section } from '../../src/application/page.ts';

/** White space is laid out differently in every form; everything else of a text has to be there. */
export function squeezed(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, '');
}

function textsOfItem({ text, items = [] }: Item): string[] {
  return [text, ...items.flatMap(textsOfItem)];
}

type TableTexts = (table: Extract<Block, { kind: 'table' }>) => string[];

/** Where a table stays one. */
export const inColumns: TableTexts = ({ caption, columns, rows }) => [caption, ...columns, ...rows.flat()];
/** Where every value stands beside the name of its column. */
export const inLines: TableTexts = ({ caption, columns, rows }) =>
  rows.length === 0
    ? [caption, ...columns]
    : [
        caption,
        ...rows.flatMap((row) =>
          Array.from({ length: Math.max(columns.length, row.length) }, (_, index) => [
            columns[index] ?? '',
            row[index] ?? '',
          ]).flat(),
        ),
      ];

function textsOfBlock(block: Block, tables: TableTexts): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'warning':
      return [block.text];
    case 'list':
      return block.items.flatMap(textsOfItem);
    case 'facts':
      return block.facts.flatMap(({ name, value }) => [name, value]);
    case 'table':
      return tables(block);
    case 'blank':
      return [block.name, block.asks];
  }
}

function sectionsWithin({ sections = [] }: { sections?: readonly Section[] }): Section[] {
  return sections.flatMap((section) => [section, ...sectionsWithin(section)]);
}

function blocksOf(page: Page): Block[] {
  return [...page.lead, ...sectionsWithin(page).flatMap((section) => section.blocks)];
}

/** Every text of a page, in the order of the page. */
export function textsOf(page: Page, tables: TableTexts): string[] {
  const texts = (blocks: readonly Block[]): string[] =>
    blocks.flatMap((block) => textsOfBlock(block, tables));
  return [
    page.title,
    ...texts(page.lead),
    ...sectionsWithin(page).flatMap(({ heading, blocks }) => [heading].concat(texts(blocks))),
  ].map(squeezed);
}

/** Looks for texts one after the other. */
export function expectInOrder(texts: readonly string[], read: string): void {
  let from = 0;
  for (const text of texts) {
    const at = read.indexOf(text, from);
    expect({ text, found: at >= 0 }).toEqual({ text, found: true });
    from = at + text.length;
  }
}

/** How often each element occurs in the body of a document. */
export function elementsOf(root: DomElement): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { tagName } of root.querySelectorAll('*')) {
    const name = tagName.toLowerCase();
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** The elements of a body that a page may come out as, and no others. */
export function elementsDue(page: Page): Record<string, number> {
  const due: Record<string, number> = { a: 1, main: 1, h1: 1, footer: 1, p: 1 };
  const add = (name: string, times = 1): void => {
    if (times > 0) {
      due[name] = (due[name] ?? 0) + times;
    }
  };
  const addItems = (items: readonly Item[]): void => {
    add('ul', items.length === 0 ? 0 : 1);
    for (const { items: parts = [] } of items) {
      add('li');
      addItems(parts);
    }
  };
  const addSections = ({ sections = [] }: { sections?: readonly Section[] }, depth: number): void => {
    for (const section of sections) {
      add('section');
      add(`h${Math.min(depth, 6)}`);
      addSections(section, depth + 1);
    }
  };
  const addBlock = (block: Block): void => {
    switch (block.kind) {
      case 'paragraph':
        add('p');
        break;
      case 'warning':
        add('div');
        add('span', 2);
        add('p');
        break;
      case 'list':
        addItems(block.items);
        break;
      case 'facts':
        add('dl', block.facts.length === 0 ? 0 : 1);
        add('div', block.facts.length);
        add('dt', block.facts.length);
        add('dd', block.facts.length);
        break;
      case 'table': {
        const heads = [...block.columns, ...block.rows.map(([first = '']) => first)];
        const named = heads.filter((head) => squeezed(head) !== '').length;
        for (const name of ['div', 'table', 'caption', 'thead', 'tbody']) {
          add(name);
        }
        add('tr', 1 + block.rows.length);
        add('th', named);
        add('td', heads.length - named + block.rows.flatMap((row) => row.slice(1)).length);
        break;
      }
      case 'blank':
        add('div');
        add('p', 3);
        break;
    }
  };
  addSections(page, 2);
  for (const block of blocksOf(page)) {
    addBlock(block);
  }
  return due;
}

/** The texts of a parsed Markdown document; fails on anything that a page does not have. */
function textsOfMarkdown(node: Nodes): string {
  switch (node.type) {
    case 'root':
    case 'heading':
    case 'paragraph':
    case 'strong':
    case 'list':
    case 'listItem':
    case 'blockquote':
      return node.children.map(textsOfMarkdown).join('');
    case 'text':
      return squeezed(node.value);
    default:
      throw new Error(`a text became ${node.type}`);
  }
}

/** Parses Markdown with its tables: a row is a line that begins with a bar, a cell what stands between bars that are not escaped. */
export function readMarkdown(markdown: string): string {
  const lines = markdown.split('\n');
  let read = '';
  let before: string[] = [];
  const readBefore = (): void => {
    read += textsOfMarkdown(fromMarkdown(before.join('\n')));
    before = [];
  };
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith('|')) {
      before.push(line);
    } else {
      readBefore();
      const isRule =
        /^[|\s-]+$/u.test(line) && lines[index - 1]?.startsWith('|') && !lines[index - 2]?.startsWith('|');
      const cells = isRule ? [] : line.slice(1, -1).split(/(?<!(?<!\\)(?:\\\\)*\\)\|/u);
      // Within a cell nothing begins a line, so nothing there is a block.
      read += cells
        .map((cell) => textsOfMarkdown(fromMarkdown(`x ${cell.trim().replaceAll('\\|', '|')}`)).slice(1))
        .join('');
    }
  }
  readBefore();
  return read;
}
