import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { DomainFailure, type Services } from '../../application/services.ts';
import type { AssumedReturn, SimulationRequest as Asked } from '../../application/simulations/services.ts';
import { actOf, writeOf } from '../../http/authentication.ts';
import { refuseBody } from '../../http/body.ts';
import {
  created,
  idParams,
  ok,
  pageQuery,
  problems,
  query,
  readHeaders,
  WITH_BODY,
  WITH_KEY,
  writeHeaders,
} from '../../http/documentation.ts';
import { pathId } from '../../http/ids.ts';
import { pageRequest } from '../../http/paging.ts';
import { ref } from '../../http/schemas/atoms.ts';
import {
  SimulatedCasePage,
  Simulation,
  SimulationHeading,
  SimulationPage,
  SimulationRequest,
} from '../../http/schemas/simulations.ts';

const params = idParams('simulation');

/** Decide stored cases again under another rule book or day: ask, follow, stop, resume, and trace what changed. */
export function simulationRoutes(services: Services): FastifyPluginAsyncTypebox {
  return async (app) => {
    app.post(
      '/simulations',
      {
        config: { permission: 'simulation:run' },
        schema: {
          operationId: 'requestSimulation',
          tags: ['simulations'],
          summary: 'Ask for a simulation',
          description:
            'Decides the latest run again of every consideration that is decided or has ended, from its stored inputs, under another rule book, on another day, or both. Cases for named people only are left out. Nothing is looked up anew and nothing of a case is changed. It is made in the background.',
          headers: writeHeaders,
          body: ref(SimulationRequest),
          response: {
            201: created(SimulationHeading, 'The simulation will be made.'),
            ...problems(...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const simulation = await services.requestSimulation(writeOf(request), requestOf(request.body));
        return reply.status(201).header('Location', `/v1/simulations/${simulation.id}`).send(simulation);
      },
    );

    app.get(
      '/simulations',
      {
        config: { permission: 'simulation:read' },
        schema: {
          operationId: 'listSimulations',
          tags: ['simulations'],
          summary: 'List simulations',
          description: 'Everybody’s, newest first: they hold no case.',
          headers: readHeaders,
          querystring: query(pageQuery),
          response: { 200: ok(SimulationPage, 'One page.'), ...problems('invalid') },
        },
      },
      async (request, reply) =>
        reply.status(200).send(await services.listSimulations(actOf(request), pageRequest(request.query))),
    );

    app.get(
      '/simulations/:id',
      {
        config: { permission: 'simulation:read' },
        schema: {
          operationId: 'readSimulation',
          tags: ['simulations'],
          summary: 'Read a simulation',
          description:
            'How far it is and what it has come to so far. Callers who may trace figures get exact counts, and examples of what changed, of cases in their sight; others get counts to the nearest ten.',
          headers: readHeaders,
          params,
          querystring: query({}),
          response: { 200: ok(Simulation, 'The simulation.'), ...problems('not-found') },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'simulation');
        return reply.status(200).send(await services.readSimulation(actOf(request), id));
      },
    );

    app.post(
      '/simulations/:id/stop',
      {
        config: { permission: 'simulation:run' },
        preValidation: refuseBody,
        schema: {
          operationId: 'stopSimulation',
          tags: ['simulations'],
          summary: 'Stop a simulation',
          description:
            'What is under way comes to its end, no more is begun, and what was done stays. One that has ended stays as it is. There is no version to name: whoever stops it means it as it is. It takes no body.',
          headers: writeHeaders,
          params,
          response: {
            200: ok(SimulationHeading, 'The simulation, in the state that it is in from now on.'),
            ...problems('not-found', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'simulation');
        return reply.status(200).send(await services.stopSimulation(writeOf(request), id));
      },
    );

    app.post(
      '/simulations/:id/resume',
      {
        config: { permission: 'simulation:run' },
        preValidation: refuseBody,
        schema: {
          operationId: 'resumeSimulation',
          tags: ['simulations'],
          summary: 'Resume a simulation',
          description:
            'Goes on with what is not done, after it was stopped or has failed. One that has ended stays as it is. It takes no body.',
          headers: writeHeaders,
          params,
          response: {
            200: ok(SimulationHeading, 'The simulation, in the state that it is in from now on.'),
            ...problems('not-found', ...WITH_BODY, ...WITH_KEY),
          },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'simulation');
        return reply.status(200).send(await services.resumeSimulation(writeOf(request), id));
      },
    );

    app.get(
      '/simulations/:id/cases',
      {
        config: { permission: 'statistics:trace' },
        schema: {
          operationId: 'listSimulationCases',
          tags: ['simulations'],
          summary: 'List the cases of a transition',
          description:
            'Those in the sight of the caller whose answers the caller may read, in the order of their considerations. A page may hold fewer than its limit, and there is more as long as it has a `next`.',
          headers: readHeaders,
          params,
          querystring: query({
            ...pageQuery,
            transition: Type.String({
              pattern: '^[a-z0-9-]{1,60}\\.[a-z0-9-]{1,60}\\.[a-z0-9-]{1,60}$',
              description: 'The `transition`, as the result names it.',
            }),
          }),
          response: { 200: ok(SimulatedCasePage, 'One page.'), ...problems('not-found', 'invalid') },
        },
      },
      async (request, reply) => {
        const id = pathId(request.params.id, 'simulation');
        const { transition } = request.query;
        const asked = { ...pageRequest(request.query), transition };
        return reply.status(200).send(await services.listSimulationCases(actOf(request), id, asked));
      },
    );
  };
}

function requestOf({ assumedReturn, ...rest }: Static<typeof SimulationRequest>): Asked {
  return assumedReturn === undefined ? rest : { ...rest, assumedReturn: returnOf(assumedReturn) };
}

/** @throws {DomainFailure} `invalid` unless exactly one way of saying it was sent. */
function returnOf({
  on,
  daysAfterRevocation,
}: {
  readonly on?: string;
  readonly daysAfterRevocation?: number;
}): AssumedReturn {
  if (on !== undefined && daysAfterRevocation === undefined) {
    return { on };
  }
  if (on === undefined && daysAfterRevocation !== undefined) {
    return { daysAfterRevocation };
  }
  const fault = {
    field: '/assumedReturn',
    problem: on === undefined ? 'says nothing' : 'says it in two ways',
    remedy: 'send `on` or `daysAfterRevocation`, or leave `assumedReturn` out',
  };
  throw new DomainFailure({ code: 'invalid', faults: [fault] });
}
