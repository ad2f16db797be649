import { type Static, type TSchema, Type } from 'typebox';
import { CORRELATION_ID } from './headers.ts';
import { PROBLEMS, type ProblemCode } from './problems.ts';
import { type Component, count, instant, ref } from './schemas/atoms.ts';
import { Problem } from './schemas/problem.ts';

/** What routes say about themselves in the served document: statuses, problems, header fields and common parameters. */

type StatusOf<Code extends ProblemCode> = (typeof PROBLEMS)[Code]['status'];

interface ProblemAnswer {
  readonly description: string;
  readonly content: { readonly 'application/problem+json': { readonly schema: TSchema } };
}

/** Problems that any request of a caller can meet. */
const ALWAYS = [
  'malformed-request',
  'too-many-requests',
  'internal-error',
  'unavailable',
  'overloaded',
] as const;
/** Problems of every route that asks who calls. */
const GUARDED = ['unauthenticated', 'forbidden', 'outcome-unknown'] as const;
/** Problems of every route that takes a body. */
export const WITH_BODY = ['payload-too-large', 'unsupported-media-type'] as const;
/** Problems of every route that reaches into a case, whose content may have been erased. */
export const OF_A_CASE = ['not-found', 'erased'] as const;
/** Problems of every act that may be sent with an idempotency key. */
export const WITH_KEY = ['idempotency-key-in-use', 'idempotency-key-reused', 'invalid'] as const;
/** Problems of every change to a versioned record. */
export const WITH_VERSION = ['version-stale', 'precondition-required'] as const;

/** The problem answers of a route that asks who calls: those named and those that every such route can give. */
export function problems<const C extends readonly ProblemCode[]>(...codes: C) {
  return problemAnswers([...ALWAYS, ...GUARDED, ...codes]);
}

/** The problem answers of a public route. */
export function publicProblems<const C extends readonly ProblemCode[]>(...codes: C) {
  return problemAnswers([...ALWAYS, ...codes]);
}

function problemAnswers<Code extends ProblemCode>(codes: readonly Code[]) {
  const byStatus: Partial<Record<StatusOf<Code>, ProblemAnswer>> = {};
  for (const code of codes) {
    const { status, title }: { status: StatusOf<Code>; title: string } = PROBLEMS[code];
    const before = byStatus[status]?.description;
    const line = `\`${code}\`: ${title}.`;
    byStatus[status] = {
      description: before === undefined ? line : `${before} ${line}`,
      content: { 'application/problem+json': { schema: ref(Problem) } },
    };
  }
  return byStatus;
}

const etag = {
  type: 'string',
  description: 'Entity tag of this version; send it as `If-Match` to change it.',
};
const location = { type: 'string', format: 'uri-reference', description: 'Where the record is.' };
/** The header field that every answer has, as the document describes it. */
export const correlation = {
  type: 'string',
  description: 'Correlation id of the request, in its audit entries too.',
};

function answered<S extends TSchema>(schema: Component<S>, description: string, headers: object) {
  return Type.Unsafe<Static<S>>({
    $ref: `${schema.$id}#`,
    description,
    headers: { 'X-Correlation-Id': correlation, ...headers },
  });
}

/** 200 with something that has no version. */
export function ok<S extends TSchema>(schema: Component<S>, description: string) {
  return answered(schema, description, {});
}

/** 200 with a version of a record. */
export function okVersion<S extends TSchema>(schema: Component<S>, description: string) {
  return answered(schema, description, { ETag: etag });
}

/** 201 with a record that never changes. */
export function created<S extends TSchema>(schema: Component<S>, description: string) {
  return answered(schema, description, { Location: location });
}

/** 201 with the first version of a record, or with a new version of one. */
export function createdVersion<S extends TSchema>(schema: Component<S>, description: string) {
  return answered(schema, description, { Location: location, ETag: etag });
}

const correlationHeader = {
  'X-Correlation-Id': Type.Optional(
    Type.String({
      pattern: CORRELATION_ID,
      description:
        'One id per action of a user: a UUID, or a trace id of 32 hexadecimal digits. Made by the service where none of these forms is sent: it is kept for ever, and must not tell of anybody.',
    }),
  ),
};
const keyHeader = {
  'Idempotency-Key': Type.Optional(
    Type.String({
      pattern: '^[\\x21-\\x7e]{1,200}$',
      description:
        'A key of your own for this act. Sent again with the same request it gives the same answer and acts no second time.',
    }),
  ),
};
const versionHeader = {
  'If-Match': Type.String({
    pattern: '^"[1-9]\\d{0,8}"$',
    description: 'The `ETag` of the version that the change is for.',
  }),
};

/** Header fields of a request that reads. */
export const readHeaders = Type.Object(correlationHeader);
/** Header fields of a request that writes something new. */
export const writeHeaders = Type.Object({ ...correlationHeader, ...keyHeader });
/** Header fields of a request that changes a versioned record. */
export const changeHeaders = Type.Object({ ...correlationHeader, ...keyHeader, ...versionHeader });

/** The one parameter of most paths. */
export function idParams(what: string) {
  return Type.Object({ id: Type.String({ format: 'uuid', description: `Id of the ${what}.` }) });
}

/** Parameters of a list. */
export const pageQuery = {
  limit: Type.Optional(count(1, 200, 'Most items in one answer; 50 when left out.')),
  cursor: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 500,
      pattern: '^[!-~]*$',
      description: '`next` of the page before.',
    }),
  ),
};

/** Parameter of a read of the past. */
export const knownAtQuery = {
  knownAt: Type.Optional(instant('Read it as it was known then; now when left out.')),
};

/** A closed set of query parameters: one that is not known is refused, never ignored. */
export function query<P extends Record<string, TSchema>>(parameters: P) {
  return Type.Object(parameters, { additionalProperties: false });
}

/** Media types of the two pages that are not JSON. */
export const textAnswer = (mediaType: string, description: string) => ({
  description,
  content: { [mediaType]: { schema: Type.String() } },
});

export const TAGS = [
  { name: 'licences', description: 'Licences with their conditions, as their source systems hold them.' },
  { name: 'breach-events', description: 'What happened, and later news of it.' },
  {
    name: 'considerations',
    description: 'Questions of recall, with the judgement that only a person can give.',
  },
  {
    name: 'recommendations',
    description: 'Runs of the rules: what the law allows and what the evidence supports.',
  },
  { name: 'review', description: 'What makes a recommendation a decision: people, in time, with reasons.' },
  {
    name: 'documents',
    description: 'Letters and other documents, from the decision of people and never from a recommendation.',
  },
  { name: 'recalls', description: 'What then happened, as reported.' },
  { name: 'access', description: 'Who sees a case by name, and whose glass was broken.' },
  { name: 'audit', description: 'Who did what, when, and on what; and how anybody can show it.' },
  { name: 'retention', description: 'Legal holds, and the erasure of what may be kept no longer.' },
  {
    name: 'subject-access',
    description: 'What a person may ask of the record, and what the person says of it.',
  },
  {
    name: 'events',
    description: 'What is recorded, as it happens: a feed to follow, and webhooks that bring the same.',
  },
  {
    name: 'simulations',
    description: 'Past cases decided again under another rule book or day: what a change would do.',
  },
  { name: 'rule-book', description: 'The rules in force on a day, with authority, dates and verification.' },
  {
    name: 'monitoring',
    description: 'Whether groups of persons fare differently, from data that no rule reads.',
  },
  {
    name: 'statistics',
    description: 'Figures for inspectors, of the cases put to this service, with small counts held back.',
  },
  { name: 'reference', description: 'The closed vocabularies.' },
  { name: 'operations', description: 'Health, metrics and documentation of the service itself.' },
] as const;

/** One of the tags. */
export type Tag = (typeof TAGS)[number]['name'];
