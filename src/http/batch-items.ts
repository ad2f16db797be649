import type { ErrorObject } from 'ajv';
import type { Fault } from '../application/errors.ts';
import type { SentItem } from '../application/intake/services.ts';
import { faultsOf, knownNames } from './faults.ts';
import { ref } from './schemas/atoms.ts';
import { EventBatchItem } from './schemas/breach-events.ts';
import { partValidation } from './validation.ts';

/** Faults listed of one item; an item with more is told how many there are. */
const MOST_FAULTS = 20;

/** Reads items of a batch: each as what the schema of an item says, or with its faults. */
export function itemReader(): (value: unknown) => SentItem {
  const schema = ref(EventBatchItem);
  const read = partValidation(schema);
  return (value) => {
    const reading = read(value);
    return 'part' in reading ? { item: reading.part } : { faults: itemFaults(reading.errors, schema) };
  };
}

/**
 * What is wrong with the form of an item. Results of batches are kept for ever: a member that is not known here is told by its place,
 * because its name is text of the caller's own; every other word of a fault is ours.
 */
function itemFaults(errors: readonly ErrorObject[], schema: unknown): readonly Fault[] {
  const unknownMembers = errors.filter(({ keyword }) => keyword === 'additionalProperties');
  const others = errors.filter(({ keyword }) => keyword !== 'additionalProperties');
  const faults = [...unknownMembers.map(unknownMember), ...faultsOf(others, (pointer) => pointer, schema)];
  return faults.length <= MOST_FAULTS
    ? faults
    : [
        ...faults.slice(0, MOST_FAULTS),
        {
          field: '',
          problem: `has ${faults.length - MOST_FAULTS} more faults`,
          remedy: 'mend the ones listed and send it again',
        },
      ];
}

function unknownMember(error: ErrorObject): Fault {
  const name = String(error.params['additionalProperty']);
  const data: unknown = error.data;
  const names = typeof data === 'object' && data !== null ? Object.keys(data) : [];
  const place = names.indexOf(name) + 1;
  return {
    field: error.instancePath,
    problem: `has a member that is not known here, in place ${place} of ${names.length}`,
    remedy: `remove it or correct its name${knownNames(error)}`,
  };
}
