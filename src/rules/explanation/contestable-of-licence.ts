import type { LicenceInputs, MappaInputs } from '../inputs.ts';
import { type Contested, changesOf, otherThan } from './contestable-input.ts';

type Managed = Extract<MappaInputs, { readonly status: 'managed' }>;

const managed = ({ mappa }: LicenceInputs): Managed | undefined =>
  mappa?.status === 'managed' ? mappa : undefined;

/**
 * Changes of the MAPPA category and level, which are assessments. Whether a person is managed under MAPPA at all was found out by an
 * enquiry and is not varied. Nothing else of a licence is anybody's view.
 */
export function contestableOfLicence(licence: LicenceInputs): readonly Contested<LicenceInputs>[] {
  return [
    ...changesOf<LicenceInputs, 1 | 2 | 3 | 4>(licence, '/licence', {
      at: 'mappa/category',
      fact: 'mappa.category',
      read: (of) => managed(of)?.category,
      others: otherThan([1, 2, 3, 4]),
      write: (of, category) => ({ ...of, mappa: { ...managed(of), status: 'managed', category } }),
      said: (of) => textOf(managed(of)?.category),
    }),
    ...changesOf<LicenceInputs, 1 | 2 | 3>(licence, '/licence', {
      at: 'mappa/level',
      fact: 'mappa.level',
      read: (of) => managed(of)?.level,
      others: otherThan([1, 2, 3]),
      write: (of, level) => ({ ...of, mappa: { ...managed(of), status: 'managed', level } }),
      said: (of) => textOf(managed(of)?.level),
    }),
  ];
}

const textOf = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);
