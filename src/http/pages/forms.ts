import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { Page } from '../../application/page.ts';
import { correlation } from '../documentation.ts';
import { HttpProblem } from '../problems.ts';
import type { Component } from '../schemas/atoms.ts';
import { PAGE_POLICY } from '../security-headers.ts';
import { htmlOf } from './html.ts';
import { markdownOf } from './markdown.ts';
import { textOf } from './text.ts';

/** The forms in which something can be answered, by media type (Markdown: RFC 7763). */
export const FORMS = {
  json: 'application/json',
  html: 'text/html',
  markdown: 'text/markdown',
  text: 'text/plain',
} as const;
export type Form = keyof typeof FORMS;

/** What can be offered: the first is for whoever does not say. */
export type Offered = readonly [Form, ...Form[]];

/** With its character set, as it is sent: so that a request that names the set too asks for the same. */
function mediaType(form: Form): string {
  return `${FORMS[form]}; charset=utf-8`;
}

/**
 * The form that a request asks for by `Accept`, among those offered; the first of them where it does not say (RFC 9110, section 12.5.1).
 * To be called before anything is done for the request.
 *
 * @throws {HttpProblem} `not-acceptable`, naming what is offered.
 */
export function formOf(request: FastifyRequest, offered: Offered): Form {
  const accepted = request.types(offered.map(mediaType));
  const form = offered.find((one) => mediaType(one) === accepted);
  if (form === undefined) {
    throw new HttpProblem('not-acceptable', {
      detail: `\`Accept\` names none of the forms that are offered: ${offered.map((one) => FORMS[one]).join(', ')}`,
      headers: { Vary: 'Accept' },
    });
  }
  return form;
}

/** Answers in a form: `answer` as JSON, or the page that it makes, which is not made for JSON. */
export function sendInForm(reply: FastifyReply, form: Form, answer: object, page: () => Page): FastifyReply {
  reply.type(mediaType(form)).header('Vary', varyByAccept(reply.getHeader('Vary')));
  switch (form) {
    case 'json':
      return reply.send(answer);
    case 'html':
      return reply.header('Content-Security-Policy', PAGE_POLICY).send(htmlOf(page()));
    case 'markdown':
      return reply.send(markdownOf(page()));
    case 'text':
      return reply.send(textOf(page()));
  }
}

/** What the answer varies by already, and by `Accept`. */
export function varyByAccept(before: number | string | string[] | undefined): string {
  const fields = [before ?? []]
    .flat()
    .flatMap((field) => String(field).split(','))
    .map((field) => field.trim())
    .filter((field) => field !== '' && field.toLowerCase() !== 'accept');
  return [...fields, 'Accept'].join(', ');
}

/** 200 with a record in any of the forms offered: as JSON it follows its schema, otherwise it is a page. */
export function formAnswers<S extends TSchema>(schema: Component<S>, description: string, offered: Offered) {
  const inForm = (form: Form) =>
    Type.Unsafe<Static<S> | string>(
      form === 'json' ? { $ref: `${schema.$id}#` } : { type: 'string', description: PAGES[form] },
    );
  return {
    description: `${description} In the form that \`Accept\` asks for, in the first of these where it does not say.`,
    headers: { 'X-Correlation-Id': correlation },
    content: Object.fromEntries(offered.map((form) => [FORMS[form], { schema: inForm(form) }])),
  };
}

const PAGES: { readonly [F in Exclude<Form, 'json'>]: string } = {
  html: 'A page that stands alone: no script, nothing to fetch, made to be read on a screen and printed.',
  markdown: 'The same page as Markdown (CommonMark with tables).',
  text: 'The same page as plain text, wrapped at 80 characters.',
};
