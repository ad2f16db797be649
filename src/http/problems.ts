import type { DocumentLack } from '../application/documents/services.ts';
import type { DomainError, Fault, Resource } from '../application/errors.ts';
import type { Permission } from '../application/services.ts';

/** What is the same for every problem of one kind. */
interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** Words for the person in front of the screen, who sent nothing by hand. */
  readonly userMessage: string;
}

/**
 * Every problem this service answers with, by code. The code is the last part of `type`, and each has its page in
 * `docs/problems`. A code is never used again for something else.
 */
export const PROBLEMS = {
  'malformed-request': {
    status: 400,
    title: 'the request is not well formed',
    userMessage: 'Something that was sent is not in the form this service understands. Nothing was recorded.',
  },
  unauthenticated: {
    status: 401,
    title: 'the caller is not known',
    userMessage: 'You are not signed in to this service.',
  },
  forbidden: {
    status: 403,
    title: 'the caller may not do this',
    userMessage: 'You do not have permission to do this.',
  },
  'not-found': {
    status: 404,
    title: 'no such record',
    userMessage: 'The record was not found.',
  },
  'another-area': {
    status: 403,
    title: 'the case is for another area to change',
    userMessage: 'This case is with another area now. You can read it, and they can change it.',
  },
  'person-only': {
    status: 403,
    title: 'only a person may do this',
    userMessage: 'This has to be done by a person who is signed in.',
  },
  'route-not-found': {
    status: 404,
    title: 'no such route',
    userMessage: 'This address leads nowhere in this service.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'the route does not offer this method',
    userMessage: 'This cannot be done here.',
  },
  'not-acceptable': {
    status: 406,
    title: 'the answer is not offered in the form that was asked for',
    userMessage: 'This cannot be shown in the form that was asked for.',
  },
  'request-timeout': {
    status: 408,
    title: 'the request took too long to arrive',
    userMessage: 'The connection was too slow. Nothing was recorded. Please try again.',
  },
  'already-registered': {
    status: 409,
    title: 'already registered',
    userMessage: 'This has been registered already.',
  },
  'idempotency-key-in-use': {
    status: 409,
    title: 'a request with this idempotency key is still running',
    userMessage: 'The same request is still being worked on. Please try again in a moment.',
  },
  'legal-hold': {
    status: 409,
    title: 'a legal hold stands',
    userMessage: 'This record is kept for proceedings that are under way. Nothing was erased.',
  },
  'not-anchored': {
    status: 409,
    title: 'no checkpoint covers the entry yet',
    userMessage:
      'This was recorded a moment ago and its proof is not ready. Please try again in a few seconds.',
  },
  'not-ready': {
    status: 409,
    title: 'it is still being made',
    userMessage: 'This is still being prepared. Please try again in a moment.',
  },
  'not-reviewed': {
    status: 409,
    title: 'a person has not yet decided on every item',
    userMessage: 'Somebody has to review this before it can be handed out.',
  },
  'out-of-turn': {
    status: 409,
    title: 'the review is not where this step can be taken',
    userMessage: 'This step cannot be taken now. Read the case again to see what comes next.',
  },
  'view-first': {
    status: 409,
    title: 'a view of your own comes before your decision',
    userMessage: 'Write down your own view first. The answer is shown after that.',
  },
  'answer-withheld': {
    status: 409,
    title: 'the answer is withheld until a view is recorded',
    userMessage: 'The answer is not shown yet. Write down your own proposal or view first.',
  },
  'not-explainable': {
    status: 409,
    title: 'the run does not follow from its rule book',
    userMessage:
      'This run cannot be explained, because it does not match its rule book. Tell whoever looks after this service.',
  },
  'document-not-due': {
    status: 409,
    title: 'the document cannot be made yet, or not for this decision',
    userMessage: 'This document cannot be made yet. The details say what comes first.',
  },
  'not-countersigned': {
    status: 409,
    title: 'somebody must countersign first',
    userMessage: 'The decision has not been countersigned yet.',
  },
  'same-person': {
    status: 409,
    title: 'two different people must do these two steps',
    userMessage: 'You did the step before, so somebody else must do this one.',
  },
  erased: {
    status: 410,
    title: 'the content was erased',
    userMessage:
      'The content of this record was erased. That it existed, and who used it, is still recorded.',
  },
  gone: {
    status: 410,
    title: 'it has been removed',
    userMessage: 'This is no longer kept. It can be asked for again.',
  },
  'version-stale': {
    status: 412,
    title: 'the record has changed since it was read',
    userMessage: 'Someone else changed this record in the meantime. Read it again, then make your change.',
  },
  'payload-too-large': {
    status: 413,
    title: 'the body is too large',
    userMessage: 'More was sent at once than this service takes. Nothing was recorded.',
  },
  'uri-too-long': {
    status: 414,
    title: 'the address is too long',
    userMessage: 'The request could not be read. Nothing was recorded.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'the body is not JSON',
    userMessage: 'What was sent is not in a form this service takes. Nothing was recorded.',
  },
  invalid: {
    status: 422,
    title: 'the request cannot be accepted as it stands',
    userMessage: 'Something that was sent cannot be accepted. Nothing was recorded.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'the idempotency key belongs to another request',
    userMessage: 'This request was mixed up with an earlier one. Nothing was recorded.',
  },
  'range-not-satisfiable': {
    status: 416,
    title: 'there are no such bytes',
    userMessage: 'The part that was asked for does not exist.',
  },
  'precondition-required': {
    status: 428,
    title: 'the version to change must be named',
    userMessage: 'The change did not say which version of the record it is for. Nothing was recorded.',
  },
  'too-many-requests': {
    status: 429,
    title: 'more requests than one caller may send',
    userMessage: 'Too much was asked in a short time. Please wait a moment and try again.',
  },
  'header-fields-too-large': {
    status: 431,
    title: 'the header is too large',
    userMessage: 'The request could not be read. Nothing was recorded.',
  },
  'internal-error': {
    status: 500,
    title: 'the service failed',
    userMessage:
      'Something went wrong in this service. If you were recording something, check whether it was recorded.',
  },
  'monitoring-not-configured': {
    status: 501,
    title: 'this installation keeps no monitoring data',
    userMessage: 'This service is not set up to keep data for monitoring. Nothing was recorded.',
  },
  overloaded: {
    status: 503,
    title: 'the service has more to do than it can',
    userMessage: 'This service is very busy. Nothing was recorded. Please try again in a moment.',
  },
  'outcome-unknown': {
    status: 503,
    title: 'it is not known whether it was recorded',
    userMessage:
      'The connection was lost at the last moment. Check whether what you were recording was recorded before you do it again.',
  },
  unavailable: {
    status: 503,
    title: 'the service cannot work at present',
    userMessage: 'This service cannot work at present. Please try again in a few minutes.',
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** What a problem says beyond its kind. */
interface Particulars {
  /** What happened this time, and what to do; never personal data, never internals. */
  readonly detail: string;
  readonly faults?: readonly Fault[];
  /** Further header fields of the response, such as `Allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere on the way of a request to answer it with a problem. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly code: ProblemCode;
  readonly faults: readonly Fault[] | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ProblemCode, { detail, faults, headers }: Particulars) {
    super(detail);
    this.code = code;
    this.faults = faults;
    this.headers = headers ?? {};
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }
}

/** The document of a problem (RFC 9457, section 3.1) with the members of HMPPS services. */
export function problemDocument(problem: HttpProblem, correlationId: string) {
  const { status, title, userMessage } = PROBLEMS[problem.code];
  return {
    type: `/problems/${problem.code}`,
    title,
    status,
    detail: problem.message,
    instance: `urn:correlation:${correlationId}`,
    ...(problem.faults === undefined ? {} : { errors: problem.faults }),
    errorCode: problem.code,
    userMessage,
    developerMessage: problem.message,
  };
}

/**
 * The problem of a request that is one too many for what the service can do. It is to come back after one second, and up to three
 * more, so that those who were refused together do not come back together.
 */
export function overloaded(): HttpProblem {
  return new HttpProblem('overloaded', {
    detail: 'the service has more to do than it can at present; nothing was done; wait and send it again',
    headers: { 'Retry-After': String(1 + Math.floor(Math.random() * 4)) },
  });
}

const NAMES: Readonly<Record<Resource, string>> = {
  licence: 'licence',
  'breach-event': 'breach event',
  consideration: 'consideration',
  judgement: 'judgement',
  recommendation: 'recommendation',
  recall: 'recall',
  rule: 'rule',
  'legal-hold': 'legal hold',
  'audit-bundle': 'bundle',
  'subject-access-request': 'subject access request',
  'access-grant': 'access grant',
  'event-batch': 'batch of events',
  'webhook-subscription': 'webhook subscription',
  simulation: 'simulation',
};

/** The problem for what a use case refused. No default branch: a new domain error does not compile until it is mapped. */
export function problemOf(error: DomainError): HttpProblem {
  switch (error.code) {
    case 'not-found':
      return notFound(NAMES[error.resource]);
    case 'version-stale':
      if (error.seen !== undefined) {
        return notSeen(NAMES[error.resource], error.current, error.seen);
      }
      return new HttpProblem('version-stale', {
        detail: `the ${NAMES[error.resource]} is at version ${error.current} now; read it, make the change on that version and send \`If-Match: "${error.current}"\``,
      });
    case 'already-registered':
      return alreadyRegistered(error.resource, error.field);
    case 'idempotency-key-reused':
      return new HttpProblem('idempotency-key-reused', {
        detail: 'this `Idempotency-Key` was used before with another request; send a new key for a new act',
        faults: [
          {
            field: 'Idempotency-Key',
            problem: 'belongs to another request',
            remedy: 'make a new key for each act',
          },
        ],
      });
    case 'idempotency-key-in-use':
      return new HttpProblem('idempotency-key-in-use', {
        detail:
          'a request with this `Idempotency-Key` is still running; send it again in a moment to get its answer',
        headers: { 'Retry-After': '1' },
      });
    case 'erased':
      return new HttpProblem('erased', {
        detail: `the content of this case was erased at ${error.at} (${error.authority}); its audit trail and proofs remain`,
      });
    case 'legal-hold':
      return new HttpProblem('legal-hold', {
        detail: `a legal hold stands (${error.grounds.join(', ')}); release it first, when what it is for has ended`,
      });
    case 'not-anchored':
      return new HttpProblem('not-anchored', {
        detail: 'the entry has no place under a published checkpoint yet; ask again in a few seconds',
        headers: { 'Retry-After': '2' },
      });
    case 'not-ready':
      return new HttpProblem('not-ready', {
        detail: `the ${NAMES[error.resource]} is still being made; ask again in a moment`,
        headers: { 'Retry-After': '2' },
      });
    case 'gone':
      return new HttpProblem('gone', {
        detail: `the ${NAMES[error.resource]} is no longer kept; ask for a new one`,
      });
    case 'not-reviewed':
      return new HttpProblem('not-reviewed', {
        detail: `${error.outstanding} items wait for a decision; record one on each, then ask again`,
      });
    case 'same-person':
      return new HttpProblem('same-person', {
        detail: 'the caller did the step before; another person must do this one',
      });
    case 'monitoring-not-configured':
      return new HttpProblem('monitoring-not-configured', {
        detail:
          'there is no database role for monitoring data, and no other may hold them: whoever runs the service sets MONITORING_DATABASE_URL',
      });
    case 'another-area':
      return new HttpProblem('another-area', {
        detail: 'the caller may read this case and not change it; ask the area that supervises it now',
      });
    case 'not-permitted':
      return forbidden(error.permission);
    case 'person-only':
      return new HttpProblem('person-only', {
        detail: 'this step is for a person; send it with the token of the person who takes it',
      });
    case 'out-of-turn':
      return new HttpProblem('out-of-turn', {
        detail: `\`${error.action}\` cannot be done while the consideration is \`${error.state}\`; ${
          error.actions.length === 0 ? 'nothing more can be' : `what can be: ${error.actions.join(', ')}`
        }`,
      });
    case 'view-first':
      return new HttpProblem('view-first', {
        detail: 'record an independent view of your own, then decide',
      });
    case 'answer-withheld':
      return new HttpProblem('answer-withheld', {
        detail:
          'record a proposal of your own in this consideration, or wait until somebody has recorded an independent view in it',
      });
    case 'not-explainable':
      return new HttpProblem('not-explainable', {
        detail: `${error.problem}; replay the run to see where it differs`,
      });
    case 'document-not-due':
      return new HttpProblem('document-not-due', { detail: LACKING[error.lacking] });
    case 'not-countersigned':
      return new HttpProblem('not-countersigned', {
        detail: 'the decision was made outside the usual flow and waits for its countersignature',
      });
    case 'invalid':
      return new HttpProblem('invalid', { detail: summary(error.faults), faults: error.faults });
  }
}

/** The problem for what somebody says of a case of which they saw something else than is known now. */
function notSeen(
  name: string,
  current: number,
  { field, id }: { readonly field: string; readonly id?: string },
): HttpProblem {
  const which = id === undefined ? name : `${name} ${id}`;
  const now = current === 0 ? `there is no ${which} now` : `the ${which} is at version ${current} now`;
  return new HttpProblem('version-stale', {
    detail: `${now}, and \`known\` says otherwise; look at what is known now, think again, and send its versions`,
    faults: [
      {
        field,
        problem: 'is not what is known now',
        remedy: `${now}; look at it, and say what you looked at`,
      },
    ],
  });
}

/** What a document lacks, and what to do. */
const LACKING: Readonly<Record<DocumentLack, string>> = {
  decision: 'nobody has decided in this consideration: a document is made from the recorded decision',
  agreement:
    'who must agree to the decision has not: an endorsement or a countersignature is owed, or was refused',
  'another-decision': 'it was decided otherwise: this document is not for that decision',
  'person-died': 'it is recorded that the person has died: nothing is written to the person any more',
  'breach-not-alleged':
    'by the reason of the decision it is not said that the person broke the licence: a licence compliance letter would say so',
  'recall-over':
    'the recall was refused, cancelled or not carried out, or the person has been released again: there is no recall any more to ask for, or to give reasons for',
  'does-not-stand':
    'whoever reviewed what came later says that the decision does not stand: this is not made from it any more',
  'new-facts-waiting':
    'something came later that nobody has reviewed: letters to the person wait until somebody says whether the decision stands',
  'measure-not-named':
    'no person has named this measure: record it in the judgement, or as what was done when the consideration is closed',
  'disclosure-check':
    'nobody has confirmed, on what is known now, that telling the person endangers nobody: record a disclosure check',
  'return-to-custody':
    'no return to custody is recorded for a recall of this consideration: nothing about a recall is for the eyes of the person before that',
};

/** One problem for a record that is not there and for an id that no record can have, so that ids cannot be probed. */
export function notFound(what: string): HttpProblem {
  return new HttpProblem('not-found', { detail: `there is no such ${what}; check the id` });
}

/** An event is found in the list of its licence and revised; anything else is found by search and replaced. */
function alreadyRegistered(resource: Resource, field: string): HttpProblem {
  const isEvent = resource === 'breach-event';
  return new HttpProblem('already-registered', {
    detail: `a ${NAMES[resource]} with this \`${field}\` is already registered; ${
      isEvent
        ? 'find it in the list of the events of its licence and add a revision if something has changed'
        : 'find it by search and replace it with PUT if it has changed'
    }`,
    faults: [
      {
        field: pointerTo(field),
        problem: 'is taken',
        remedy: isEvent
          ? 'revise the registered one; an event of its own needs a reference of its own'
          : 'find the registered one by search and change that one',
      },
    ],
  });
}

/** A request that is not well formed, with all its faults. */
export function malformed(faults: readonly Fault[]): HttpProblem {
  return new HttpProblem('malformed-request', { detail: summary(faults), faults });
}

/** The caller's principal lacks a permission, or every one of those of which any would do. RFC 6750, section 3.1. */
export function forbidden(...permissions: readonly Permission[]): HttpProblem {
  const named = permissions.map((permission) => `\`${permission}\``).join(' or ');
  return new HttpProblem('forbidden', {
    detail: `this needs the permission ${named}, which the caller does not have`,
    headers: { 'WWW-Authenticate': `${CHALLENGE}, error="insufficient_scope"` },
  });
}

/** No token, or one that belongs to nobody: in the same words, whatever is wrong with it. RFC 6750, section 3. */
export function unauthenticated(tokenSent: boolean): HttpProblem {
  return new HttpProblem('unauthenticated', {
    detail: tokenSent
      ? 'the bearer token is not accepted; take a fresh one from the identity provider, made for this service'
      : 'send a bearer token as `Authorization: Bearer <token>`',
    headers: { 'WWW-Authenticate': tokenSent ? `${CHALLENGE}, error="invalid_token"` : CHALLENGE },
  });
}

const CHALLENGE = 'Bearer realm="recall-decision-support"';

/** A member name of a domain error as a JSON pointer; a pointer stays as it is. */
function pointerTo(field: string): string {
  return field.startsWith('/') ? field : `/${field}`;
}

function summary(faults: readonly Fault[]): string {
  const [first, ...others] = faults;
  if (first === undefined) {
    return 'the request has a fault';
  }
  const where = first.field === '' ? 'the body' : `\`${first.field}\``;
  const more = others.length === 0 ? '' : `; and ${others.length} more, see \`errors\``;
  return `${where} ${first.problem}: ${first.remedy}${more}`;
}
