import type { Fault, Resource } from './errors.ts';
import { DomainFailure } from './services.ts';

/** The failure for something that is not there, or not for this caller to see. */
export function notFound(resource: Resource): DomainFailure {
  return new DomainFailure({ code: 'not-found', resource });
}

/** The failure for input that is well formed and cannot be right. */
export function invalid(...faults: readonly Fault[]): DomainFailure {
  return new DomainFailure({ code: 'invalid', faults });
}

/** @throws {DomainFailure} `invalid` with every fault, when there is one. */
export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length > 0) {
    throw invalid(...faults);
  }
}

/** @throws {DomainFailure} `version-stale` when the caller's version is not the current one. */
export function refuseStale(resource: Resource, current: number, ifVersion: number): void {
  if (current !== ifVersion) {
    throw new DomainFailure({ code: 'version-stale', resource, current });
  }
}

export { isCrowded, isOutcomeUnknown, isUnavailable } from '../db/failures.ts';
