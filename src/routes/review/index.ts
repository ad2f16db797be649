import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import type { StepContents } from '../../application/review/model.ts';
import type { StepTaken } from '../../application/review/services.ts';
import { permissionsFor } from '../../application/review/transitions.ts';
import type { Permission, RecordedConsideration, Services } from '../../application/services.ts';
import { writeOf } from '../../http/authentication.ts';
import {
  changeHeaders,
  idParams,
  OF_A_CASE,
  okVersion,
  problems,
  WITH_BODY,
  WITH_KEY,
  WITH_VERSION,
} from '../../http/documentation.ts';
import { entityTag, ifMatchOf } from '../../http/headers.ts';
import { pathId } from '../../http/ids.ts';
import { type Component, ref } from '../../http/schemas/atoms.ts';
import { RecordedConsideration as Recorded } from '../../http/schemas/considerations.ts';
import {
  ClosureContent,
  CountersignatureContent,
  DecisionContent,
  DisclosureCheckContent,
  EndorsementContent,
  IndependentViewContent,
  NewFactsReviewContent,
  ProposalContent,
  ReturnContent,
  WithdrawalContent,
} from '../../http/schemas/review.ts';

/** The steps of a review: each is a person's, names the version it is taken on, and answers the consideration as it then is. */
export function reviewRoutes(services: Services): FastifyPluginAsyncTypebox {
  const take = <A extends StepTaken>(
    request: FastifyRequest,
    id: string,
    action: A,
    said: StepContents[A],
  ): Promise<RecordedConsideration> =>
    services.takeStep(
      writeOf(request),
      pathId(id, 'consideration'),
      ifMatchOf(request.headers),
      action,
      said,
    );

  return async (app) => {
    app.post(
      '/considerations/:id/proposal',
      {
        config: whoMay('proposal'),
        schema: step(
          ProposalContent,
          'recordProposal',
          'Propose recall, or not',
          'The practitioner’s own proposal, before an answer of the rules is shown. It opens the review; from then on the answer is shown to whoever wrote it, and to nobody else yet.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'proposal', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/independent-view',
      {
        config: whoMay('independent-view'),
        schema: step(
          IndependentViewContent,
          'recordIndependentView',
          'Record a view of one’s own',
          'What a second mind thinks before the answer is shown. Whether it was formed without having asked or read before is worked out from the audit trail. From then on the answer is shown to everybody who may see the case.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'independent-view', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/decision',
      {
        config: whoMay('decision'),
        schema: step(
          DecisionContent,
          'recordDecision',
          'Decide on recall, or against it',
          'Takes a view of one’s own and not to have proposed. The rules block nothing: with no run, or a stale or expired one, the decision is recorded, and what they had said is noted with it.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'decision', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/endorsement',
      {
        config: whoMay('endorsement'),
        schema: step(
          EndorsementContent,
          'endorseDecision',
          'Endorse the decision, or refuse to',
          'By a senior manager who neither proposed nor decided.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'endorsement', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/countersignature',
      {
        config: whoMay('countersignature'),
        schema: step(
          CountersignatureContent,
          'countersignDecision',
          'Countersign what was decided outside the usual flow, or refuse to',
          'By whoever the dated parameters of the rule book name, and only while it is owed.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'countersignature', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/return',
      {
        config: whoMay('return'),
        schema: step(
          ReturnContent,
          'returnForInformation',
          'Ask for more before the review goes on',
          'The consideration goes back to the practitioner, who proposes again.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'return', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/withdrawal',
      {
        config: whoMay('withdrawal'),
        schema: step(
          WithdrawalContent,
          'withdrawConsideration',
          'Withdraw the consideration',
          'Ends it without a decision. Everything recorded in it stays. Once the time to decide has run out, the senior manager does it.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'withdrawal', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/closure',
      {
        config: whoMay('closure'),
        schema: step(
          ClosureContent,
          'closeConsideration',
          'Close the consideration',
          'Says what was done in response and how the person was re-engaged; or, once the time to decide has run out undecided, why there was no decision; or why a recall that was agreed on was never sent.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'closure', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/new-facts-review',
      {
        config: whoMay('new-facts-review'),
        schema: step(
          NewFactsReviewContent,
          'reviewNewFacts',
          'Conclude on facts that came afterwards',
          'What was proposed or decided stands, or is proposed and decided again; once the recall was sent or the consideration closed, it can be said not to stand. It is taken only while news waits for it, and not by the proposer. News of no further action, discontinuance or acquittal demands it by a clock, and changes nothing by itself.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'new-facts-review', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );

    app.post(
      '/considerations/:id/disclosure-check',
      {
        config: whoMay('disclosure-check'),
        schema: step(
          DisclosureCheckContent,
          'recordDisclosureCheck',
          'Say whether telling the person now endangers anybody',
          'Asked before a letter to the person, or a notice of reasons, is made. Whoever answers says in `known` what they looked at, and is refused with `version-stale` where that is not all that is known now. It speaks of the decision in force and of what is known when it is recorded: a later decision, a reopening, or a newer version of the licence, an event, the judgement or a recall takes it away, and it is asked again. It changes nothing of the review. Anybody with a part in the case may answer it, whatever part that was.',
        ),
      },
      async (request, reply) => {
        const answered = await take(request, request.params.id, 'disclosure-check', request.body);
        return reply.status(200).header('ETag', entityTag(answered.version)).send(answered);
      },
    );
  };
}

/** Any of the permissions that the table names for an action; which of them it needs now, the row of the table says. */
function whoMay(action: StepTaken): { readonly permission: readonly [Permission, ...Permission[]] } {
  const [first, ...others] = permissionsFor(action);
  if (first === undefined) {
    throw new Error(`the table lets nobody do \`${action}\``);
  }
  return { permission: [first, ...others] };
}

function step<S extends TSchema>(
  content: Component<S>,
  operationId: string,
  summary: string,
  description: string,
) {
  return {
    operationId,
    tags: ['review'],
    summary,
    description,
    headers: changeHeaders,
    params: idParams('consideration'),
    body: ref(content),
    response: {
      200: okVersion(Recorded, 'The consideration after the step.'),
      ...problems(
        ...OF_A_CASE,
        ...WITH_BODY,
        ...WITH_KEY,
        ...WITH_VERSION,
        'person-only',
        'another-area',
        'out-of-turn',
        'same-person',
        'view-first',
        'not-countersigned',
      ),
    },
  };
}
