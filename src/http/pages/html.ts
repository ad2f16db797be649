import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { Block, Item, Page, Section } from '../../application/page.ts';
import { STYLE } from './style.ts';
import { lineOf, type PageWords, wordsOf } from './words.ts';

// Ids of sections are letters, digits and hyphens: with a low line, none of these can be one of them.
const MAIN = 'main_content';

/**
 * A page as an HTML document that stands alone: no script, nothing to fetch, its one style within it. It is built as a tree; what a text
 * holds is escaped where the tree is written, so no text can become mark-up.
 */
export function htmlOf(page: Page): string {
  const words = wordsOf(page.language);
  const title = lineOf(page.title);
  const root: Root = {
    type: 'root',
    children: [
      { type: 'doctype' },
      h('html', { lang: page.language }, [
        h('head', [
          h('meta', { charSet: 'utf-8' }),
          h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
          h('meta', { name: 'color-scheme', content: 'light' }),
          h('title', title),
          h('style', STYLE),
        ]),
        h('body', page.onOneSheet === true ? { class: 'sheet' } : {}, [
          h('a', { class: 'skip', href: `#${MAIN}` }, words.skip),
          h('main', { id: MAIN, tabIndex: -1 }, [
            h('h1', title),
            ...blocks('page', page.lead, words),
            ...page.sections.map((section) => topSection(section, words)),
          ]),
          h('footer', [h('p', words.footer)]),
        ]),
      ]),
    ],
  };
  return toHtml(root);
}

/** Only these are landmarks: one for every part of a part would bury the others. */
function topSection(section: Section, words: PageWords): Element {
  const heading = `${section.id}_heading`;
  return h('section', { id: section.id, ariaLabelledBy: heading }, [
    h('h2', { id: heading }, lineOf(section.heading)),
    ...contentOf(section, 2, words),
  ]);
}

function partOf(section: Section, depth: number, words: PageWords): Element {
  return h('section', { id: section.id }, [
    h(`h${Math.min(depth, 6)}`, lineOf(section.heading)),
    ...contentOf(section, depth, words),
  ]);
}

function contentOf(section: Section, depth: number, words: PageWords): ElementContent[] {
  return [
    ...blocks(section.id, section.blocks, words),
    ...(section.sections ?? []).map((part) => partOf(part, depth + 1, words)),
  ];
}

function blocks(within: string, all: readonly Block[], words: PageWords): ElementContent[] {
  return all.flatMap((block, index) => blockOf(block, `${within}_${index}`, words));
}

function blockOf(block: Block, id: string, words: PageWords): ElementContent[] {
  switch (block.kind) {
    case 'paragraph':
      return [h('p', lineOf(block.text))];
    case 'warning':
      return [
        h('div', { class: 'warning' }, [
          h('span', { class: 'sign', ariaHidden: 'true' }, '!'),
          h('p', [h('span', { class: 'hidden' }, `${words.warning}: `), lineOf(block.text)]),
        ]),
      ];
    case 'list':
      return listOf(block.items);
    case 'facts':
      return block.facts.length === 0
        ? []
        : [
            h(
              'dl',
              block.facts.map(({ name, value }) => h('div', [h('dt', lineOf(name)), h('dd', lineOf(value))])),
            ),
          ];
    case 'table':
      return [tableOf(block, `${id}_caption`)];
    case 'blank':
      return [
        h('div', { class: 'blank' }, [
          h('p', { class: 'name' }, lineOf(block.name)),
          h('p', lineOf(block.asks)),
          h('p', { class: 'space' }, words.blank),
        ]),
      ];
  }
}

function listOf(items: readonly Item[]): ElementContent[] {
  return items.length === 0
    ? []
    : [
        h(
          'ul',
          items.map(({ text, items: parts = [] }) => h('li', [lineOf(text), ...listOf(parts)])),
        ),
      ];
}

/** In a frame that scrolls on a small screen, and that can be reached from the keyboard for it. */
function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>, id: string): Element {
  return h('div', { class: 'table', role: 'group', tabIndex: 0, ariaLabelledBy: id }, [
    h('table', [
      h('caption', { id }, lineOf(caption)),
      h('thead', [
        h(
          'tr',
          columns.map((column) => headerOf(column, 'col')),
        ),
      ]),
      h(
        'tbody',
        rows.map(([first = '', ...others]) => h('tr', [headerOf(first, 'row'), ...others.map(cellOf)])),
      ),
    ]),
  ]);
}

/** A header without words would name nothing: it is an ordinary cell. */
function headerOf(text: string, scope: 'col' | 'row'): Element {
  const line = lineOf(text);
  return line === '' ? h('td') : h('th', { scope, ...breaking(line) }, line);
}

function cellOf(text: string): Element {
  const line = lineOf(text);
  return h('td', breaking(line), line);
}

/** A word that no column is wide enough for may be broken anywhere; no other word is. */
function breaking(line: string): { class?: string } {
  return /\S{25}/u.test(line) ? { class: 'long' } : {};
}
