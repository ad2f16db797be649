import type { Resource } from '../application/errors.ts';
import { DomainFailure } from '../application/services.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * An id of a path. One that no record can have is answered like one that no record has, so that the answer says nothing
 * about how ids are made.
 *
 * @throws {DomainFailure} `not-found`.
 */
export function pathId(id: string, resource: Resource): string {
  if (!UUID.test(id)) {
    throw new DomainFailure({ code: 'not-found', resource });
  }
  return id;
}
