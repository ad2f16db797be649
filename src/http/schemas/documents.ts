import { Type } from 'typebox';
import { DOCUMENT_GAP_REASONS, DOCUMENT_KINDS } from '../../application/documents/services.ts';
import type { Item, Section } from '../../application/page.ts';
import { DECISIONS } from '../../application/review/model.ts';
import { answers, choice, closed, closedComponent, component, fact, instant, ref } from './atoms.ts';

/* Documents that are made from recorded decisions, as they are answered as JSON: the page, and what is not complete in it. */

const optional = Type.Optional;
const uuid = (description: string) => Type.String({ format: 'uuid', description });
const words = (description: string) => Type.String({ description });

export const PageItem = component(
  'PageItem',
  Type.Unsafe<Item>({
    type: 'object',
    additionalProperties: false,
    description: 'An item of a list, with items of its own where what it says has parts.',
    required: ['text'],
    properties: {
      text: words('What it says.'),
      items: { type: 'array', items: { $ref: 'PageItem#' } },
    },
  }),
);

/** One kind of block, told by `kind`. */
const block = <const Kind extends string, P extends Parameters<typeof closed>[1]>(
  kind: Kind,
  description: string,
  members: P,
) => closed(description, { kind: Type.Literal(kind), ...members });

const blocks = [
  block('paragraph', 'A paragraph.', { text: words('What it says.') }),
  block('warning', 'What must not be overlooked.', { text: words('What it says.') }),
  block('list', 'A list.', { items: answers(ref(PageItem)) }),
  block('facts', 'Names with their values.', {
    facts: answers(
      closed('A name with its value.', { name: words('The name.'), value: words('The value.') }),
    ),
  }),
  block('table', 'A table. The first column names its row.', {
    caption: words('What the table is of.'),
    columns: answers(Type.String()),
    rows: answers(answers(Type.String())),
  }),
  block('blank', 'A place that this service cannot fill: left empty, and named.', {
    name: words('What belongs there.'),
    asks: words('What whoever completes the document is asked for.'),
  }),
] as const;

export const PageBlock = component(
  'PageBlock',
  Type.Unsafe<Type.Static<(typeof blocks)[number]>>({
    type: 'object',
    discriminator: { propertyName: 'kind' },
    oneOf: [...blocks],
    description: 'A block of a page, by `kind`.',
  }),
);

export const PageSection = component(
  'PageSection',
  Type.Unsafe<Section>({
    type: 'object',
    additionalProperties: false,
    description: 'A section of a page.',
    required: ['id', 'heading', 'blocks'],
    properties: {
      id: words('Stable, unique within the page.'),
      heading: words('Its heading.'),
      blocks: { type: 'array', items: { $ref: 'PageBlock#' } },
      sections: { type: 'array', items: { $ref: 'PageSection#' } },
    },
  }),
);

export const Page = closedComponent('Page', 'A page in whole sentences, without mark-up.', {
  language: words('BCP 47.'),
  title: words('Its title.'),
  onOneSheet: optional(
    Type.Unsafe<true>({ type: 'boolean', const: true, description: 'It is meant for one sheet of A4.' }),
  ),
  lead: answers(ref(PageBlock), 'What the page is, and what it is not: above everything else.'),
  sections: answers(ref(PageSection)),
});

export const DocumentGap = closedComponent('DocumentGap', 'Something that is not complete in a document.', {
  part: words('Id of the section.'),
  why: choice(
    DOCUMENT_GAP_REASONS,
    '`about-somebody-else` is not printed, whether or not it is held. `event-withheld` stands nowhere on the page: whoever the document is about may read that.',
  ),
  subject: optional(words('The event, or the place in the licence of the condition, that it is about.')),
});

export const MadeDocument = closedComponent(
  'MadeDocument',
  'A document as far as this service can make it from what people recorded. The case system completes it and keeps the final one.',
  {
    kind: choice(DOCUMENT_KINDS),
    considerationId: uuid('The consideration it is made from.'),
    licenceId: uuid('The licence it is about.'),
    reader: choice(
      ['person', 'professional'],
      'For whose eyes it is written. One for a professional may still be read by the person.',
    ),
    decision: choice(DECISIONS, 'The decision that it tells of.'),
    considerationVersion: Type.Integer({ minimum: 1, description: 'The version of the consideration.' }),
    madeAt: instant('When it was made.'),
    complete: fact(
      'Whether nothing waits to be cleared for the person, and the law leaves nothing open. What the case system always completes (`not-held-here`, `about-somebody-else`, `own-words-needed`) does not count here: it stands in `gaps`.',
    ),
    gaps: answers(ref(DocumentGap), 'What is missing, by section.'),
    legalAdvice: fact(
      'Whether something relied on is withheld from the person: take legal advice before the document is used.',
    ),
    page: ref(Page),
  },
);
