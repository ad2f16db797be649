import { randomUUID } from 'node:crypto';
import type { Write } from '../../src/application/services.ts';
import type {
  RecallsByType,
  SimulationHeading,
  SimulationRequest,
  SimulationServices,
} from '../../src/application/simulations/services.ts';
import { notFound } from '../../src/application/failures.ts';

const AT = '2026-10-12T09:00:00.000Z';
const RECALLS: RecallsByType = {
  fixedTerm: { cases: 2, days: 56, withoutDays: 0 },
  fixedTermOrStandard: 1,
  standard: 1,
  other: 0,
  unknown: 0,
};
const ONE_CASE = { considerationId: randomUUID(), recommendationId: randomUUID() };

/** Simulations that are asked for and never made: what their routes are tested against. */
export function fakeSimulations(
  called: (name: string, act: Write, input?: unknown) => void,
): SimulationServices {
  const kept = new Map<string, SimulationHeading>();
  const find = (id: string): SimulationHeading => {
    const found = kept.get(id);
    if (found === undefined) {
      throw notFound('simulation');
    }
    return found;
  };
  const move = (id: string, state: SimulationHeading['state']): SimulationHeading => {
    const moved = { ...find(id), state };
    kept.set(id, moved);
    return moved;
  };
  return {
    requestSimulation: async (write, request: SimulationRequest) => {
      called('requestSimulation', write, request);
      const heading: SimulationHeading = {
        id: randomUUID(),
        state: 'waiting',
        requestedAt: AT,
        requestedBy: write.principal.subject,
        request,
      };
      kept.set(heading.id, heading);
      return heading;
    },
    listSimulations: async (act) => {
      called('listSimulations', act);
      return { items: [...kept.values()] };
    },
    readSimulation: async (act, id) => {
      called('readSimulation', act);
      return {
        ...find(id),
        progress: { cases: 10, counted: true, done: 5, share: 0.5, casesPerSecond: 2.5, estimatedEnd: AT },
        result: {
          cases: 5,
          unchanged: 1,
          changed: 1,
          cannotBeReDecided: { cases: 1, facts: [{ fact: 'case.events', cases: 1 }] },
          notOnLicence: { expired: 1, notYetReleased: 0 },
          failed: { cases: 1, codes: [{ code: 'rules-failed', cases: 1 }] },
          transitions: [
            {
              transition: 'recall-type.fixed-term-28-mandatory.fixed-term-56-mandatory',
              conclusion: 'recall-type',
              from: 'fixed-term-28-mandatory',
              to: 'fixed-term-56-mandatory',
              cases: 1,
              nowDeciding: [{ rule: 'R4-1', cases: 1 }],
              noLongerDeciding: [{ rule: 'R3-1', cases: 1 }],
              examples: [ONE_CASE],
            },
          ],
          recalls: {
            before: RECALLS,
            after: RECALLS,
            both: { cases: 1, daysBefore: 28, daysAfter: 56 },
            days: 'counted',
          },
          smallNumbers: 'not-suppressed',
        },
      };
    },
    stopSimulation: async (write, id) => {
      called('stopSimulation', write);
      return move(id, 'stopped');
    },
    resumeSimulation: async (write, id) => {
      called('resumeSimulation', write);
      return move(id, 'running');
    },
    listSimulationCases: async (act, id, query) => {
      called('listSimulationCases', act, query);
      find(id);
      return { items: [ONE_CASE] };
    },
  };
}
