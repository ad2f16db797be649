import { createHash } from 'node:crypto';
import accepts from '@fastify/accepts';
import swagger from '@fastify/swagger';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FastifyInstance, fastify } from 'fastify';
import { type DomElement, JSDOM } from 'jsdom';
import type { Browser } from 'playwright-core';
import { Type } from 'typebox';
import type { Block } from '../../src/application/page.ts';
import { problems } from '../../src/http/documentation.ts';
import { formAnswers, formOf, sendInForm } from '../../src/http/pages/forms.ts';
import { htmlOf } from '../../src/http/pages/html.ts';
import { markdownOf } from '../../src/http/pages/markdown.ts';
import { STYLE } from '../../src/http/pages/style.ts';
import { textOf } from '../../src/http/pages/text.ts';
import { answerProblems } from '../../src/http/problem-handler.ts';
import { component } from '../../src/http/schemas/atoms.ts';
import { Fault, Problem } from '../../src/http/schemas/problem.ts';
import { PAGE_POLICY, protectAnswers } from '../../src/http/security-headers.ts';
import { aPage } from '../builders/pages.ts';
import { pageArbitrary } from '../builders/page-arbitrary.ts';
import { AXE_SOURCE, axeOutcome, axeViolations, RUN_AXE } from '../support/axe.ts';
import { chromiumPath, launchChromium } from '../support/chromium.ts';
import { coloursIn, contrast } from '../support/colours.ts';
import {
  elementsDue,
  elementsOf,
  expectInOrder,
  inColumns,
  inLines,
  readMarkdown,
  squeezed,
  textsOf,
} from '../support/page-texts.ts';

describe('a text put in a page never becomes mark-up', () => {
  it('in HTML: the document has the texts of the page and no element that the page has not', () => {
    fc.assert(
      fc.property(pageArbitrary, (page) => {
        // Its style is the same on every page, and slow to read.
        const { window } = new JSDOM(htmlOf(page).replace(STYLE, ''));
        const { document } = window;
        expect(squeezed(document.title)).toBe(squeezed(page.title));
        expect(elementsOf(document.body)).toEqual(elementsDue(page));
        for (const added of document.querySelectorAll('.hidden, .sign, .space')) {
          added.remove();
        }
        expect(squeezed(document.querySelector('main')?.textContent ?? '')).toBe(
          textsOf(page, inColumns).join(''),
        );
        window.close();
      }),
      { numRuns: 40 },
    );
  });

  it('in Markdown: parsed back, it has the texts of the page and nothing that the page has not', () => {
    fc.assert(
      fc.property(pageArbitrary, (page) => {
        const markdown = markdownOf(page);
        expectInOrder(textsOf(page, inColumns), readMarkdown(markdown));
        // What GFM would make a link of by itself, and struck text.
        expect(markdown).not.toMatch(/(?<!\\)~|ps?:\/\/|www\.|\w@\w/u);
      }),
      { numRuns: 120 },
    );
  });

  it('in plain text: all of it is there, in lines of at most 80 characters unless one word is longer', () => {
    fc.assert(
      fc.property(pageArbitrary, (page) => {
        const text = textOf(page);
        expectInOrder(textsOf(page, inLines), squeezed(text));
        const tooLong = text
          .split('\n')
          .filter((line) => line.length > 80 && /\S \S/u.test(line.replace(/^\s*(?:[-!] |\[ \] )?/u, '')));
        expect(tooLong).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});

describe('the HTML of a page', () => {
  const html = htmlOf(aPage());
  const { window } = new JSDOM(html);
  const { document } = window;
  afterAll(() => window.close());

  it('passes axe', async () => {
    expect(await axeViolations(html)).toEqual([]);
  });

  it('is not passed by axe where something is wrong with it', async () => {
    const wrong = await axeViolations(html.replace('lang="en-GB"', '').replaceAll('<h2', '<h5'));
    expect(wrong.map((violation) => violation.split(':')[0])).toEqual(
      expect.arrayContaining(['html-has-lang', 'heading-order']),
    );
  });

  it('stands alone, with the one style that its policy allows and no script', () => {
    const style = document.querySelector('style')?.textContent ?? '';
    expect(PAGE_POLICY).toBe(
      `default-src 'none';style-src 'sha256-${createHash('sha256').update(style).digest('base64')}';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
    );
    expect(style).not.toMatch(/url\(|@import|@font-face/u);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\sstyle=|\son\w+=|\ssrc=/u);
    expect(html.startsWith('<!doctype html><html lang="en-GB">')).toBe(true);
  });

  it('names its parts, tables, warnings and blanks', () => {
    const label = document.querySelector('#answer')?.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(label)?.textContent).toBe('The answer');
    const caption = document.querySelector('.table')?.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(caption)?.textContent).toMatch(/^Measures that were looked at/u);
    const skip = document.querySelector('body > a')?.getAttribute('href') ?? '';
    expect(document.querySelector(skip)?.tagName).toBe('MAIN');
    expect(document.querySelector('.warning p')?.textContent).toMatch(/^Warning: This is a recommendation/u);
    expect(document.querySelector('.blank')?.textContent).toMatch(/^Address for return.*To be filled in$/u);
    expect([...document.querySelectorAll('thead th')].map((th) => th.getAttribute('scope'))).toEqual(
      Array.from({ length: 5 }, () => 'col'),
    );
    expect([...document.querySelectorAll('tbody th')].map((th) => th.getAttribute('scope'))).toEqual([
      'row',
      'row',
    ]);
  });

  it('contrasts by at least 4.5 to 1 wherever there is text, also where the keyboard is', () => {
    const looked = new Set<string>();
    const look = (element: DomElement): void => {
      const ink = window.getComputedStyle(element).getPropertyValue('color');
      const ground = groundOf(element);
      looked.add(`${ink} on ${ground}`);
      expect({ on: element.tagName, enough: contrast(ink, ground) >= 4.5 }).toEqual({
        on: element.tagName,
        enough: true,
      });
    };
    const groundOf = (element: DomElement | null): string => {
      if (element === null) {
        return 'rgb(255, 255, 255)';
      }
      const own = window.getComputedStyle(element).getPropertyValue('background-color');
      return own === '' || own === 'rgba(0, 0, 0, 0)' || own === 'transparent'
        ? groundOf(element.parentElement)
        : own;
    };
    for (const element of document.body.querySelectorAll('*')) {
      look(element);
    }
    for (const selector of ['.skip', '.table']) {
      const element = document.querySelector(selector);
      element?.focus();
      for (const one of element === null ? [] : [element, ...element.querySelectorAll('td')]) {
        look(one);
      }
    }
    expect(looked.size).toBeGreaterThan(4);
  });
});

const Example = component('Example', Type.Object({ says: Type.String() }));
const OFFERED = ['json', 'html', 'markdown', 'text'] as const;

let pagesMade = 0;

const routes: FastifyPluginAsyncTypebox = async (scope) => {
  scope.get(
    '/example',
    {
      schema: {
        response: { 200: formAnswers(Example, 'The example.', OFFERED), ...problems('not-acceptable') },
      },
    },
    async (request, reply) => {
      const form = formOf(request, OFFERED);
      return sendInForm(reply.header('Vary', 'Origin'), form, { says: '<b>' }, () => {
        pagesMade += 1;
        return aPage();
      });
    },
  );
};

describe('a route that offers forms', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = fastify();
    app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
    await protectAnswers(app);
    await app.register(accepts);
    answerProblems(app);
    for (const schema of [Example, Problem, Fault]) {
      app.addSchema(schema);
    }
    await app.register(swagger, {
      openapi: { openapi: '3.1.0', info: { title: 'Example', version: '0.0.0' } },
      refResolver: { buildLocalReference: (json) => (json['$id'] === 'Example' ? 'Example' : 'Problem') },
    });
    await app.register(routes);
    await app.ready();
  });
  afterAll(() => app.close());

  const ask = async (accept?: string) =>
    app.inject({ url: '/example', headers: accept === undefined ? {} : { accept } });

  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/json, text/plain, */*', 'application/json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/*', 'text/html'],
    ['text/markdown; charset=UTF-8', 'text/markdown'],
    ['application/json;q=0.1, text/plain;q=0.3, text/html;q=0.2', 'text/plain'],
    ['application/json;q=0, text/html;q=0, */*', 'text/markdown'],
    ['application/problem+json, application/json;q=0.5', 'application/json'],
  ])('asked for %j answers with %s', async (accept, mediaType) => {
    const answer = await ask(accept);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': `${mediaType}; charset=utf-8`,
      vary: 'Origin, Accept',
    });
    const bodies: Readonly<Record<string, string>> = {
      'application/json': '{"says":"<b>"}',
      'text/html': htmlOf(aPage()),
      'text/markdown': markdownOf(aPage()),
      'text/plain': textOf(aPage()),
    };
    expect(answer.body).toBe(bodies[mediaType]);
    const policy = String(answer.headers['content-security-policy']);
    expect(policy.includes('style-src')).toBe(mediaType === 'text/html');
    expect(policy).toContain("default-src 'none'");
  });

  it('makes no page for an answer in JSON', async () => {
    const before = pagesMade;
    await ask('application/json');
    expect(pagesMade).toBe(before);
  });

  it.each(['image/png', 'text/html;q=0', 'application/problem+json', 'nonsense'])(
    'asked for %s refuses with a problem that names what is offered',
    async (accept) => {
      const answer = await ask(accept);
      expect(answer.statusCode).toBe(406);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/problem+json; charset=utf-8',
        vary: 'Accept',
      });
      expect(answer.json<unknown>()).toMatchObject({
        errorCode: 'not-acceptable',
        detail: expect.stringContaining('application/json, text/html, text/markdown, text/plain'),
      });
    },
  );

  it('documents every form that it offers', () => {
    const answers = app.swagger().paths?.['/example']?.get?.responses;
    const answer = JSON.parse(JSON.stringify(answers?.['200']));
    expect(answer).toMatchObject({
      headers: { 'X-Correlation-Id': { schema: { type: 'string' } } },
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Example' } },
        'text/html': { schema: { type: 'string' } },
        'text/markdown': { schema: { type: 'string' } },
        'text/plain': { schema: { type: 'string' } },
      },
    });
    expect(answers).toHaveProperty('406');
  });
});

const chromium = chromiumPath();
if (chromium === undefined) {
  // Nothing is claimed of a browser that is not here: these are no tests then, not tests that were skipped.
  process.stderr.write('no Chromium here: pages were looked at by jsdom alone (CHROMIUM_PATH names one)\n');
} else {
  describe('the HTML of a page in Chromium', () => {
    let browser: Browser;
    const long = aPage();
    const longTable: Block = {
      kind: 'table',
      caption: 'Every day of a long case',
      columns: ['Day', 'What happened', 'Who said so'],
      rows: Array.from({ length: 60 }, (_, day) => [`Day ${day}`, 'Nothing is recorded.', 'Nobody']),
    };
    const html = htmlOf({
      ...long,
      sections: [
        ...long.sections,
        {
          id: 'long',
          heading: 'A table that is longer than a page',
          blocks: [longTable],
        },
        {
          id: 'hash',
          heading: 'A word that is wider than a small screen',
          blocks: [
            { kind: 'paragraph', text: 'f'.repeat(200) },
            { kind: 'table', caption: 'Hashes', columns: ['Of', 'Hash'], rows: [['Run', 'e'.repeat(200)]] },
          ],
        },
      ],
    });
    beforeAll(async () => {
      browser = await launchChromium(chromium);
    });
    afterAll(() => browser.close());

    it('wears its style under its own policy, and asks for nothing else', async () => {
      const page = await browser.newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.route('**/*', async (route) => {
        asked.push(route.request().url());
        await route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'Content-Security-Policy': PAGE_POLICY },
          body: html,
        });
      });
      await page.goto('http://service.invalid/example');
      expect(
        await page.evaluate(`getComputedStyle(document.querySelector('thead th')).borderBottomWidth`),
      ).toBe('2px');
      expect(complaints).toEqual([]);
      expect(asked).toEqual(['http://service.invalid/example']);
      await page.close();
    });

    it('passes axe on a screen, on a small screen and on paper, and is never wider than they are', async () => {
      const page = await browser.newPage();
      await page.setContent(html);
      await page.evaluate(AXE_SOURCE);
      for (const [media, width] of [
        ['screen', 1000],
        ['screen', 320],
        ['print', 658],
      ] as const) {
        await page.emulateMedia({ media });
        await page.setViewportSize({ width, height: 800 });
        expect(axeOutcome(await page.evaluate(RUN_AXE([])))).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
      expect(
        await page.evaluate(`[...new Set([...document.body.querySelectorAll('*')].map((element) => {
          const { color, backgroundColor } = getComputedStyle(element);
          return color + ' on ' + backgroundColor;
        }))]`),
      ).toEqual(['rgb(0, 0, 0) on rgba(0, 0, 0, 0)']);
      expect(
        await page.evaluate(
          `[...document.querySelectorAll('.table')].every(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)`,
        ),
      ).toBe(true);
      await page.close();
    });

    it('prints black on white on A4 pages', async () => {
      const page = await browser.newPage();
      await page.setContent(html);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      await page.close();
      const text = pdf.toString('latin1');
      expect(text.startsWith('%PDF-')).toBe(true);
      const sheets = [...text.matchAll(/\/MediaBox \[([^\]]+)\]/gu)].map((match) => match[1]);
      expect(sheets.length).toBeGreaterThan(3);
      expect(new Set(sheets)).toEqual(new Set(['0 0 594.95996 841.91998']));
      expect(coloursIn(pdf)).toEqual(new Set(['0 0 0', '1 1 1']));
    });
  });
}
