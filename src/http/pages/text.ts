import type { Block, Item, Page, Section } from '../../application/page.ts';
import { labelOf, lineOf, type PageWords, wordsOf } from './words.ts';

/** Most characters in a line, as long as no single word has more. */
const WIDTH = 80;

/** What underlines a heading, by its depth below the title; the last for all that are deeper. */
const UNDERLINES = ['=', '-', '~', '.'] as const;

/**
 * A page as plain text. It is written from the page itself, not from its HTML: rows of a table become readable lines that way, each
 * value beside the name of its column, where columns side by side would not fit.
 */
export function textOf(page: Page): string {
  const words = wordsOf(page.language);
  const parts = [
    heading(page.title, 0),
    ...page.lead.flatMap((block) => blockOf(block, words)),
    ...page.sections.flatMap((section) => sectionOf(section, 1, words)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Parts stand apart by an empty line. */
function sectionOf(section: Section, depth: number, words: PageWords): string[] {
  return [
    heading(section.heading, depth),
    ...section.blocks.flatMap((block) => blockOf(block, words)),
    ...(section.sections ?? []).flatMap((part) => sectionOf(part, depth + 1, words)),
  ];
}

function heading(words: string, depth: number): string {
  const above = wrapped(words, '', '');
  const underline = UNDERLINES[Math.min(depth, UNDERLINES.length - 1)] ?? '';
  return lines([...above, underline.repeat(Math.max(...above.map((line) => line.length)))]);
}

function blockOf(block: Block, words: PageWords): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [lines(wrapped(block.text, '', ''))];
    case 'warning':
      return [lines(wrapped(`${words.warning.toUpperCase()}: ${block.text}`, '! ', '  '))];
    case 'list':
      return block.items.length === 0 ? [] : [lines(listOf(block.items, ''))];
    case 'facts':
      return block.facts.length === 0
        ? []
        : [lines(block.facts.flatMap(({ name, value }) => named(name, value, '', '    ')))];
    case 'table':
      return tableOf(block);
    case 'blank':
      return [
        lines([
          ...named(block.name, block.asks, '[ ] ', '    '),
          ...wrapped(`${labelOf(words.blank)} ${'_'.repeat(40)}`, '    ', '    '),
        ]),
      ];
  }
}

function listOf(items: readonly Item[], indent: string): string[] {
  return items.flatMap(({ text, items: parts = [] }) => [
    ...wrapped(text, `${indent}- `, `${indent}  `),
    ...listOf(parts, `${indent}  `),
  ]);
}

/** The caption, then each row as a paragraph that begins with what names it. */
function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string[] {
  return [
    lines(wrapped(caption, '', '')),
    ...(rows.length === 0 ? [lines(wrapped(columns.join(', '), '  ', '  '))] : []),
    ...rows.map((row) =>
      lines(
        Array.from(
          { length: Math.max(columns.length, row.length) },
          (_, index) => [index === 0 ? '- ' : '  ', columns[index] ?? '', row[index] ?? ''] as const,
        ).flatMap(([bullet, column, cell]) => named(column, cell, bullet, '    ')),
      ),
    ),
  ];
}

function named(name: string, value: string, first: string, next: string): string[] {
  return wrapped(lineOf(name) === '' ? value : `${labelOf(name)} ${value}`, first, next);
}

/** Lines of a text, the first indented in one way and those after it in another. */
function wrapped(text: string, first: string, next: string): string[] {
  const done: string[] = [];
  let line = first;
  let empty = true;
  for (const word of lineOf(text).split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      done.push(line);
      line = `${next}${word}`;
    } else {
      line = empty ? `${line}${word}` : `${line} ${word}`;
    }
    empty = false;
  }
  return [...done, line.trimEnd()];
}

function lines(all: readonly string[]): string {
  return all.join('\n');
}
