import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RefusedAccess } from '../application/evidence/services.ts';
import { isId } from '../application/ids.ts';
import { DomainFailure, type Services } from '../application/services.ts';
import { actOf, permissionsOf } from './authentication.ts';
import { toProblem } from './problem-handler.ts';
import type { ProblemCode } from './problems.ts';

/** Kinds of record by the part of a path that holds them: `/v1/<part>/:id`. A new kind of record of a case belongs here. */
const KINDS: ReadonlyMap<string, NonNullable<RefusedAccess['about']>['kind']> = new Map([
  ['licences', 'licence'],
  ['breach-events', 'breach-event'],
  ['considerations', 'consideration'],
  ['recommendations', 'recommendation'],
  ['recalls', 'recall'],
  ['legal-holds', 'legal-hold'],
  ['subject-access-requests', 'subject-access-request'],
  ['access-grants', 'access-grant'],
  ['access-notices', 'access-grant'],
]);

/** Problems that say that somebody did not get what was asked for, with the reason that the ledger knows it by. */
const REASONS: ReadonlyMap<ProblemCode, RefusedAccess['reason']> = new Map([
  ['forbidden', 'forbidden'],
  ['not-found', 'not-found'],
  ['erased', 'erased'],
  ['legal-hold', 'legal-hold'],
  ['same-person', 'same-person'],
  ['not-reviewed', 'not-reviewed'],
  ['another-area', 'another-area'],
  ['person-only', 'forbidden'],
  ['answer-withheld', 'answer-withheld'],
  ['document-not-due', 'not-due'],
]);

/**
 * Records every refusal of a request in a scope before it is answered: of one without the permission, for a record of a case that
 * is not there, for one whose content was erased, of an erasure that a hold stops, of what somebody else has to do or to decide
 * first, of an answer that is withheld, and of a document that is not due, for that tells whether and how it was decided.
 *
 * The answer itself is given by the handler of the whole app, to which every failure goes on. Where the recording fails that
 * failure goes on instead: no refusal is given that is not recorded.
 */
export function recordRefusals(scope: FastifyInstance, services: Pick<Services, 'recordRefusal'>): void {
  scope.setErrorHandler(async (error, request) => {
    const refused = refusalOf(error, request);
    if (refused !== undefined) {
      await services.recordRefusal(actOf(request), refused);
    }
    throw error;
  });
}

/** What was refused by a failure of a request; undefined where nothing was, or nobody known asked. */
function refusalOf(error: unknown, request: FastifyRequest): RefusedAccess | undefined {
  // A caller who is not known has no place in the ledger: an entry needs an actor, and anybody could fill it.
  if (request.principal === undefined) {
    return undefined;
  }
  const reason = REASONS.get(toProblem(error).code);
  if (reason === undefined) {
    return undefined;
  }
  const about = recordOf(request);
  switch (reason) {
    case 'forbidden': {
      const permission = lackingPermission(error, request);
      return {
        reason,
        ...(permission === undefined ? {} : { permission }),
        ...(about === undefined ? {} : { about }),
      };
    }
    case 'not-found':
      // Of a rule, a bundle or what no record can be called, nothing about a person was asked for.
      return about === undefined ? undefined : { reason, about };
    case 'erased':
    case 'legal-hold':
    case 'same-person':
    case 'not-reviewed':
    case 'out-of-sight':
    case 'another-area':
    case 'answer-withheld':
    case 'not-due':
      return about === undefined ? { reason } : { reason, about };
  }
}

/**
 * The permission that was lacking: that of the act, or those of the route with `|` between them, of which any would have done;
 * undefined where it was for another reason.
 */
function lackingPermission(error: unknown, { routeOptions }: FastifyRequest): string | undefined {
  if (error instanceof DomainFailure) {
    return error.error.code === 'not-permitted' ? error.error.permission : undefined;
  }
  const needed = permissionsOf(routeOptions.config);
  return needed.length === 0 ? undefined : needed.join('|');
}

/** The record of a case that the path names; undefined where it names none, or by an id that no record can have. */
function recordOf({ routeOptions, params }: FastifyRequest): RefusedAccess['about'] {
  const kind = KINDS.get(/^\/v\d+\/([^/]+)\/:id(?:\/|$)/.exec(routeOptions.url ?? '')?.[1] ?? '');
  const id = typeof params === 'object' && params !== null && 'id' in params ? params.id : undefined;
  return kind !== undefined && typeof id === 'string' && isId(id) ? { kind, id } : undefined;
}
