import type { Principal } from '../../src/application/services.ts';
import type { Authenticator } from '../../src/http/authentication.ts';
import { ROLES, type RoleName } from '../../src/http/roles.ts';
import type { RealApp } from '../builders/real-app.ts';

/** Callers of the real app, each by a role of the one table, and the requests that they send. */

const AREA = { region: 'Example Region', deliveryUnit: 'Example Unit' } as const;

function actor(
  subject: string,
  role: RoleName,
  areas: Principal['areas'],
  kind: Principal['kind'],
): Principal {
  return {
    subject,
    kind,
    permissions: ROLES[role].permissions,
    areas: ROLES[role].areas === 'everywhere' ? 'everywhere' : areas,
  };
}

const everyPermission = Object.values(ROLES).flatMap((role) => role.permissions);

export const ACTORS = {
  system: actor('example-case-system', 'ROLE_RECALL_CASE_SYSTEM', 'everywhere', 'system'),
  practitioner: actor('EXAMPLE_PRACTITIONER', 'ROLE_MAKE_RECALL_DECISION', [AREA], 'person'),
  officer: actor('EXAMPLE_OFFICER', 'ROLE_MAKE_RECALL_DECISION_SPO', [AREA], 'person'),
  duty: actor('EXAMPLE_DUTY_MANAGER', 'ROLE_MARD_DUTY_MANAGER', [AREA], 'person'),
  manager: actor('EXAMPLE_MANAGER', 'ROLE_RECALL_SENIOR_MANAGER', [AREA], 'person'),
  /** With every permission there is, but that of an office that reaches every case, and in an area where no case is. */
  outsider: {
    subject: 'EXAMPLE_OUTSIDER',
    kind: 'person',
    permissions: [...new Set(everyPermission)].filter((permission) => permission !== 'limited-access:office'),
    areas: [{ region: 'Other Region' }],
  },
  nobody: { subject: 'EXAMPLE_NOBODY', kind: 'person', permissions: [], areas: 'everywhere' },
  /** One person who holds every role at once, as a misconfigured identity provider may say. */
  'all-in-one': {
    subject: 'EXAMPLE_ALL_IN_ONE',
    kind: 'person',
    permissions: [...new Set(everyPermission)],
    areas: 'everywhere',
  },
} as const satisfies Readonly<Record<string, Principal>>;
export type ActorName = keyof typeof ACTORS;

/** Knows each actor by a token that is their name. */
export const authenticateActors: Authenticator = async (token) =>
  Object.entries(ACTORS).find(([name]) => name === token)?.[1];

/** Sends as an actor. */
export function as(real: Pick<RealApp, 'send'>, who: ActorName): RealApp['send'] {
  return (method, url, body, headers = {}) =>
    real.send(method, url, body, { authorization: `Bearer ${who}`, ...headers });
}
