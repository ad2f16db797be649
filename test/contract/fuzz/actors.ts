import fc from 'fast-check';
import { PERMISSIONS, type Principal } from '../../../src/application/services.ts';
import type { Authenticator } from '../../../src/http/authentication.ts';
import { ROLES } from '../../../src/http/roles.ts';
import { aPrincipal } from '../../builders/index.ts';

/** Who sends generated requests: people who may do everything, each role as it is, whoever works elsewhere, and nobody. */

const HERE = [{ region: 'Example Region' }];
const ELSEWHERE = [{ region: 'Another Example Region' }];

const everything: readonly (readonly [string, Principal])[] = [
  'practitioner',
  'spo',
  'manager',
  'second-manager',
].map((subject) => [subject, aPrincipal({ subject })]);

const roles: readonly (readonly [string, Principal])[] = Object.entries(ROLES).flatMap(
  ([name, { permissions, areas }]) => {
    const principal = (subject: string, own: Principal['areas']) =>
      aPrincipal({ subject, permissions, areas: areas === 'everywhere' ? areas : own });
    return [
      [`${name}-here`, principal(`${name}-here`, HERE)],
      [`${name}-elsewhere`, principal(`${name}-elsewhere`, ELSEWHERE)],
    ] as const;
  },
);

const others: readonly (readonly [string, Principal])[] = [
  ['system', aPrincipal({ subject: 'client:example-system', kind: 'system' })],
  [
    'without-office',
    aPrincipal({
      subject: 'without-office',
      permissions: PERMISSIONS.filter((permission) => permission !== 'limited-access:office'),
    }),
  ],
  ['nothing-allowed', aPrincipal({ subject: 'nothing-allowed', permissions: [] })],
];

const PRINCIPALS: ReadonlyMap<string, Principal> = new Map([...everything, ...roles, ...others]);
const PREFIX = 'example-token-of-';

/** Knows the tokens of these actors, and no other. */
export const actorsAuthenticator: Authenticator = async (token) =>
  token.startsWith(PREFIX) ? PRINCIPALS.get(token.slice(PREFIX.length)) : undefined;

/** The header field by which an actor is known. */
export function authorizationOf(actor: string): string {
  return `Bearer ${PREFIX}${actor}`;
}

/** Whoever a review has for a step, where it has somebody of that office; else the practitioner. */
export function fittingActor(operationId: string): string {
  switch (operationId) {
    case 'recordIndependentView':
    case 'recordDecision':
    case 'recordDisclosureCheck':
    case 'reviewNewFacts':
    case 'returnForInformation':
      return 'spo';
    case 'endorseDecision':
    case 'countersignDecision':
    case 'reviewSubjectAccess':
    case 'seeAccessNotice':
      return 'manager';
    default:
      return 'practitioner';
  }
}

/** The field `Authorization` of a request of an operation; undefined for none. Most are of somebody who may do it. */
export function authorizations(
  operationId: string,
  permissions: readonly string[],
): fc.Arbitrary<string | undefined> {
  const fitting = roles.filter(
    ([, principal]) =>
      permissions.length === 0 ||
      principal.permissions.some((permission) => permissions.includes(permission)),
  );
  const known = (list: readonly (readonly [string, Principal])[]) =>
    fc.constantFrom(...list.map(([actor]) => authorizationOf(actor)));
  return fc.oneof(
    { weight: 55, arbitrary: fc.constant(authorizationOf(fittingActor(operationId))) },
    { weight: 22, arbitrary: known([...everything, ...others.slice(0, 2)]) },
    { weight: 12, arbitrary: known(fitting) },
    { weight: 5, arbitrary: known(roles) },
    { weight: 2, arbitrary: known(others.slice(2)) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        undefined,
        '',
        'Bearer',
        'Bearer ',
        'Basic ZXhhbXBsZTpleGFtcGxl',
        `bearer ${PREFIX}practitioner`,
        `Bearer ${PREFIX}nobody`,
        `Bearer ${PREFIX}practitioner, Bearer ${PREFIX}spo`,
        `Bearer ${'x'.repeat(9_000)}`,
        'Bearer \u00e9\u00fc',
      ),
    },
  );
}
