import type { WorkArea } from '../../application/access/services.ts';
import { PERMISSIONS, type Permission, type Principal } from '../../application/services.ts';
import { ROLES, type Role } from '../roles.ts';

/** The claims of a token whose signature, issuer, audience and times have been checked. */
export type Claims = Readonly<Record<string, unknown>>;

/** Why claims stand for nobody: which claim, never what it holds. */
export type ClaimFault = 'user_name' | 'sub' | 'grant_type' | 'client_id' | 'authorities' | 'areas';

/** Who claims stand for, or why for nobody. */
export type ReadClaims = { readonly principal: Principal } | { readonly fault: ClaimFault };

const SUBJECT = /^[A-Za-z0-9._:@-]{1,100}$/;
/** How the subject of a system begins, so that none can be taken for that of a person. */
const SYSTEM = 'client:';
/** Grants that only somebody at a screen can get; both RFC 6749. The second renews what the first gave. */
const PERSONAL_GRANTS: ReadonlySet<string> = new Set(['authorization_code', 'refresh_token']);
/** Reaches every case there is. */
const BY_OFFICE: Permission = 'limited-access:office';

const KNOWN_ROLES: ReadonlyMap<string, Role> = new Map(Object.entries(ROLES));

/**
 * Who the claims of a token stand for, in the shape that HMPPS tokens have.
 *
 * - A token of a grant that only somebody at a screen can get, `authorization_code` or `refresh_token`, stands for the person in
 *   `user_name`, or in `sub` where it has none, and for nobody where it has neither. The issuer sees to it that one person has one
 *   name, spelt one way: two spellings are two people here.
 * - Every other token, also one that names no grant, stands for the system `client:<client_id>`, whatever user name it carries:
 *   whoever holds the secret of a client could write any name there.
 * - Permissions are those of all roles in `authorities` that the table knows (`../roles.ts`); others give nothing.
 * - **What widens sight counts only where every one of these roles has it**: seeing every area, and reaching limited-access cases by
 *   office. Somebody with one role for everywhere and one for their own area would else do the work of the second everywhere. They
 *   see their own areas, and take another account for the other office.
 * - Areas are in the claim that the configuration names: `region`, or `region/delivery-unit`, split at the first `/`. No claim: no
 *   area.
 *
 * A claim that is there and not of its form is a fault, never a claim left out.
 */
export function principalOf(claims: Claims, areasClaim: string): ReadClaims {
  const who = subjectOf(claims);
  if ('fault' in who) {
    return who;
  }
  const named = claims['authorities'] ?? [];
  if (!isListOfTexts(named)) {
    return { fault: 'authorities' };
  }
  const areas = areasOf(Object.hasOwn(claims, areasClaim) ? claims[areasClaim] : undefined);
  if (areas === undefined) {
    return { fault: 'areas' };
  }
  const roles = named.flatMap((name) => KNOWN_ROLES.get(name) ?? []);
  const everywhere = roles.length > 0 && roles.every((role) => role.areas === 'everywhere');
  const byOffice = everywhere && roles.every(({ permissions }) => permissions.includes(BY_OFFICE));
  return {
    principal: {
      ...who,
      permissions: PERMISSIONS.filter(
        (permission) =>
          roles.some(({ permissions }) => permissions.includes(permission)) &&
          (permission !== BY_OFFICE || byOffice),
      ),
      areas: everywhere ? 'everywhere' : areas,
    },
  };
}

function subjectOf(claims: Claims): Pick<Principal, 'subject' | 'kind'> | { readonly fault: ClaimFault } {
  const { user_name: userName, sub, grant_type: grant, client_id: client } = claims;
  if (grant !== undefined && typeof grant !== 'string') {
    return { fault: 'grant_type' };
  }
  if (grant === undefined || !PERSONAL_GRANTS.has(grant)) {
    const subject = typeof client === 'string' ? `${SYSTEM}${client}` : '';
    return SUBJECT.test(subject) ? { subject, kind: 'system' } : { fault: 'client_id' };
  }
  const person = userName === undefined ? sub : userName;
  return typeof person === 'string' && SUBJECT.test(person) && !person.startsWith(SYSTEM)
    ? { subject: person, kind: 'person' }
    : { fault: userName === undefined ? 'sub' : 'user_name' };
}

/** The areas that a claim names; undefined for one that is not of the form. */
export function areasOf(claim: unknown): readonly WorkArea[] | undefined {
  if (claim === undefined) {
    return [];
  }
  if (!isListOfTexts(claim)) {
    return undefined;
  }
  const areas = claim.map(readArea).filter((area) => area !== undefined);
  return areas.length === claim.length ? areas : undefined;
}

function readArea(text: string): WorkArea | undefined {
  const [, region, deliveryUnit] = /^([^/]+)(?:\/(.+))?$/su.exec(text) ?? [];
  if (region === undefined || !isName(region)) {
    return undefined;
  }
  if (deliveryUnit === undefined) {
    return { region };
  }
  return isName(deliveryUnit) ? { region, deliveryUnit } : undefined;
}

/** One line without space round it. */
function isName(text: string): boolean {
  return text.trim() === text && !/\p{Cc}/u.test(text);
}

function isListOfTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
