import type { PolicyVersion, PolicyVersionEntry } from './entry.ts';

const held = {
  cite: [{ source: 'policy-catalogue', at: 'policy versions' }],
  mark: 'practice',
  confidence: 'high',
} as const;

/** Versions of the licence condition policy (official licence service, August 2026). */
export const POLICY_VERSION_TABLE = {
  '1.0': {
    ...held,
    inUseFrom: 'the start of the licence service, 2021 to 2022',
    note: 'Seven standard conditions: changes of name and of contact details are not yet among them.',
  },
  '2.0': {
    ...held,
    inUseFrom: '19 July 2022',
    note: 'Adds change of name, change of contact details and the police personal search.',
  },
  '2.1': {
    ...held,
    inUseFrom: 'October 2022; the day is not known',
    note: 'Standard conditions as in 2.0.',
  },
  '3.0': {
    ...held,
    inUseFrom: 'written September 2024, in use everywhere from 7 November 2024',
    note: 'Used by the licence service wherever no start of 4.0 is set or the start of the licence is missing.',
  },
  '4.0': {
    ...held,
    mark: 'unverified',
    confidence: 'medium',
    inUseFrom:
      'not settled: announced for 1 October 2026 or later, while the service in production held no start date in August 2026',
    note: 'Plain wording, created November 2025 and edited to July 2026. Uses codes of earlier versions with other meanings, folds the condition to commit no offence into good behaviour, and has none for post-sentence supervision.',
  },
} as const satisfies Record<PolicyVersion, PolicyVersionEntry>;
