import type { Permission } from '../application/services.ts';

/**
 * What each role of the identity provider may do here, and where: the one table. A role that is not in it gives nothing.
 *
 * Names with `MAKE_RECALL_DECISION` and `MARD` are those of the existing recall service; that service has no role for the
 * senior manager, so whoever opened the link acted as one. The others are of this service.
 */
export interface Role {
  readonly permissions: readonly Permission[];
  /** `everywhere`: every area by office. `own`: the areas that the token names. */
  readonly areas: 'everywhere' | 'own';
}

const READ_CASES = [
  'licence:read',
  'event:read',
  'consideration:read',
  'recommendation:read',
  'recall:read',
  'document:read',
  'rule-book:read',
] as const satisfies readonly Permission[];

/** Work on a case: what a practitioner, and anybody who may stand in for one, does. */
const WORK_ON_CASES = [
  ...READ_CASES,
  'event:write',
  'consideration:write',
  'recommendation:run',
  'evaluation:run',
  'review:propose',
  'review:withdraw',
  'review:close',
] as const satisfies readonly Permission[];

export const ROLES = {
  ROLE_MAKE_RECALL_DECISION: { permissions: WORK_ON_CASES, areas: 'own' },
  ROLE_MAKE_RECALL_DECISION_SPO: {
    permissions: [...WORK_ON_CASES, 'review:view', 'review:decide'],
    areas: 'own',
  },
  ROLE_RECALL_SENIOR_MANAGER: {
    permissions: [...READ_CASES, 'review:endorse', 'access:read', 'access:grant'],
    areas: 'own',
  },
  ROLE_MARD_DUTY_MANAGER: {
    permissions: [...WORK_ON_CASES, 'review:view', 'review:decide-outside-usual-flow', 'access:break-glass'],
    areas: 'own',
  },
  ROLE_MARD_RESIDENT_WORKER: {
    permissions: [
      ...READ_CASES,
      'event:write',
      'consideration:write',
      'recommendation:run',
      'review:propose',
    ],
    areas: 'own',
  },
  ROLE_MAKE_RECALL_DECISION_PPCS: {
    permissions: [...READ_CASES, 'recall:write', 'review:close'],
    areas: 'everywhere',
  },
  ROLE_RECALL_INSPECTOR: {
    permissions: [
      ...READ_CASES,
      'audit:read',
      'audit:export',
      'recommendation:replay',
      'evaluation:run',
      'statistics:read',
      'statistics:trace',
      'simulation:run',
      'simulation:read',
    ],
    areas: 'everywhere',
  },
  ROLE_RECALL_DATA_PROTECTION: {
    permissions: [
      'licence:read',
      'audit:read',
      'retention:read',
      'retention:write',
      'subject-access:read',
      'subject-access:write',
      'dispute:write',
      'limited-access:office',
    ],
    areas: 'everywhere',
  },
  ROLE_RECALL_CASE_SYSTEM: {
    permissions: [
      ...READ_CASES,
      'licence:write',
      'event:write',
      'consideration:write',
      'recommendation:run',
      'recall:write',
      'evaluation:run',
      'access:read',
      'access:grant',
      'limited-access:office',
      'event-feed:read',
      'webhook:manage',
      'monitoring:write',
    ],
    areas: 'everywhere',
  },
  // Figures and what a change of the rules would do, and not one case.
  ROLE_RECALL_POLICY_ANALYST: {
    permissions: ['rule-book:read', 'statistics:read', 'simulation:run', 'simulation:read'],
    areas: 'everywhere',
  },
} as const satisfies Readonly<Record<string, Role>>;
export type RoleName = keyof typeof ROLES;
