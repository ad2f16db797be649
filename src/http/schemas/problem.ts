import { Type } from 'typebox';
import { answers, closedComponent, ref } from './atoms.ts';

export const Fault = closedComponent('Fault', 'One fault in what was sent.', {
  field: Type.String({
    description:
      'JSON pointer (RFC 6901) into the body, where an empty text is the body itself; `?name` for a parameter of the query; the name of a header.',
  }),
  problem: Type.String({ description: 'What is wrong.' }),
  remedy: Type.String({ description: 'What to do about it.' }),
});

export const Problem = closedComponent(
  'Problem',
  'A problem (RFC 9457), with the members that HMPPS services carry.',
  {
    type: Type.String({
      format: 'uri-reference',
      description: 'Leads to the page about this kind of problem.',
    }),
    title: Type.String(),
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    detail: Type.String(),
    instance: Type.String({ description: 'The correlation id as a URN; never the address of the request.' }),
    errors: Type.Optional(answers(ref(Fault), 'Every fault found.')),
    errorCode: Type.String({ description: 'The last part of `type`.' }),
    userMessage: Type.String({ description: 'May be shown to a person.' }),
    developerMessage: Type.String(),
  },
);
