import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PERMISSIONS, type Permission, type Principal } from '../../src/application/services.ts';
import { principalOf } from '../../src/http/identity/claims.ts';
import { SHORT_NAMES } from '../../src/http/identity/development.ts';
import { ROLES, type Role } from '../../src/http/roles.ts';
import { someClaims } from '../builders/tokens.ts';

const read = (claims: Readonly<Record<string, unknown>>) => principalOf(someClaims(claims), 'areas');

/** Who claims stand for; a test that gets a fault fails. */
function known(claims: Readonly<Record<string, unknown>>): Principal {
  const found = read(claims);
  if ('fault' in found) throw new Error(`refused for ${found.fault}`);
  return found.principal;
}
const who = (claims: Readonly<Record<string, unknown>>) => {
  const { subject, kind } = known(claims);
  return [subject, kind];
};

describe('who a token stands for', () => {
  it('is the person in `user_name`, whatever `sub` holds', () => {
    expect(who({ user_name: 'EXAMPLE_OFFICER', sub: 'another' })).toEqual(['EXAMPLE_OFFICER', 'person']);
    expect(who({ user_name: 'OFFICER@example.gov.uk', grant_type: 'refresh_token' })).toEqual([
      'OFFICER@example.gov.uk',
      'person',
    ]);
  });

  it('is the person in `sub` where only a person can get such a token', () => {
    expect(who({ user_name: undefined, sub: 'EXAMPLE_OFFICER' })).toEqual(['EXAMPLE_OFFICER', 'person']);
    expect(who({ user_name: undefined, grant_type: 'refresh_token' })).toEqual(['EXAMPLE_OFFICER', 'person']);
  });

  it('is a system under client credentials, whatever user name it carries', () => {
    const credentials = { grant_type: 'client_credentials', client_id: 'example-system' };
    expect(who(credentials)).toEqual(['client:example-system', 'system']);
    expect(who({ ...credentials, user_name: undefined })).toEqual(['client:example-system', 'system']);
    expect(who({ ...credentials, user_name: { spoof: 1 }, sub: 5 })).toEqual([
      'client:example-system',
      'system',
    ]);
  });

  it.each([
    undefined,
    '',
    'password',
    'implicit',
    'Authorization_Code',
    'authorization_code ',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'urn:ietf:params:oauth:grant-type:token-exchange',
  ])(
    'is a system under the grant `%s`, whatever user name it carries: nothing says that a person signed in',
    (grant) => {
      const claims = { grant_type: grant, client_id: 'example-system' };
      for (const names of [{}, { user_name: undefined }, { user_name: 'client:other' }, { sub: undefined }]) {
        expect(who({ ...claims, ...names })).toEqual(['client:example-system', 'system']);
      }
      expect(read({ ...claims, client_id: undefined })).toEqual({ fault: 'client_id' });
    },
  );

  it.each([
    ['a user name that is empty', { user_name: '' }, 'user_name'],
    ['a user name with space', { user_name: 'Example Person' }, 'user_name'],
    ['a user name that is too long', { user_name: 'X'.repeat(101) }, 'user_name'],
    ['a user name with a line break', { user_name: 'EXAMPLE\n' }, 'user_name'],
    ['a user name that is nothing', { user_name: null }, 'user_name'],
    ['a user name that is no text', { user_name: ['EXAMPLE_OFFICER'] }, 'user_name'],
    ['a person who takes the name of a system', { user_name: 'client:example-system' }, 'user_name'],
    ['a subject that is no text', { user_name: undefined, sub: 7 }, 'sub'],
    ['a subject that takes the name of a system', { user_name: undefined, sub: 'client:example' }, 'sub'],
    ['a grant that is no text', { grant_type: ['client_credentials'] }, 'grant_type'],
    ['a system without a name', { grant_type: 'client_credentials', client_id: undefined }, 'client_id'],
    ['a system with a name of space', { grant_type: 'client_credentials', client_id: 'a b' }, 'client_id'],
    [
      'a system with too long a name',
      { grant_type: 'client_credentials', client_id: 'x'.repeat(94) },
      'client_id',
    ],
    ['nobody under a grant of people', { user_name: undefined, sub: undefined }, 'sub'],
    [
      'nobody at all',
      { grant_type: undefined, user_name: undefined, sub: undefined, client_id: undefined },
      'client_id',
    ],
    ['roles that are a text', { authorities: 'ROLE_RECALL_INSPECTOR' }, 'authorities'],
    ['roles that are not all texts', { authorities: ['ROLE_RECALL_INSPECTOR', 1] }, 'authorities'],
    ['roles that are objects', { authorities: [{ authority: 'ROLE_RECALL_INSPECTOR' }] }, 'authorities'],
  ])('is nobody for %s', (_what, claims, fault) => {
    expect(read(claims)).toEqual({ fault });
  });
});

describe('what a token allows', () => {
  it('is nothing without a role of the table', () => {
    for (const authorities of [undefined, [], ['ROLE_OTHER'], ['constructor', '__proto__', 'toString']]) {
      expect(known({ authorities })).toMatchObject({
        permissions: [],
        areas: [{ region: 'Example Region' }],
      });
    }
  });

  it('is what the role has, for each role of the table', () => {
    for (const [name, role] of Object.entries(ROLES)) {
      const { permissions, areas } = known({ authorities: [name, 'ROLE_OTHER'] });
      expect(new Set(permissions)).toEqual(new Set(role.permissions));
      expect(areas).toEqual(role.areas === 'everywhere' ? 'everywhere' : [{ region: 'Example Region' }]);
    }
  });

  it('is what all its roles have together, and everywhere only where every one of them is for everywhere', () => {
    const mixed = known({ authorities: ['ROLE_MAKE_RECALL_DECISION', 'ROLE_RECALL_INSPECTOR'] });
    expect(mixed.permissions).toEqual(expect.arrayContaining(['review:propose', 'audit:export']));
    expect(mixed.areas).toEqual([{ region: 'Example Region' }]);
    const both = known({ authorities: ['ROLE_MAKE_RECALL_DECISION_PPCS', 'ROLE_RECALL_INSPECTOR'] });
    expect(both.areas).toBe('everywhere');
  });

  it('reaches limited-access cases by office only where nothing but such an office is held', () => {
    const office = 'limited-access:office';
    expect(known({ authorities: ['ROLE_RECALL_DATA_PROTECTION'] }).permissions).toContain(office);
    expect(
      known({ authorities: ['ROLE_RECALL_DATA_PROTECTION', 'ROLE_RECALL_CASE_SYSTEM'] }).permissions,
    ).toContain(office);
    for (const other of ['ROLE_RECALL_INSPECTOR', 'ROLE_MAKE_RECALL_DECISION_SPO']) {
      const { permissions } = known({ authorities: ['ROLE_RECALL_DATA_PROTECTION', other] });
      expect(permissions).toContain('subject-access:read');
      expect(permissions).not.toContain(office);
    }
  });

  it('never grows in sight by a further role: of any roles, it is everywhere only if each alone is', () => {
    const names = fc.subarray(Object.keys(ROLES));
    fc.assert(
      fc.property(names, fc.subarray(['ROLE_OTHER', 'ROLE_X']), (roles, others) => {
        const { permissions, areas } = known({ authorities: [...others, ...roles] });
        const alone = roles.map((role) => known({ authorities: [role] }));
        expect(areas === 'everywhere').toBe(
          alone.length > 0 && alone.every((one) => one.areas === 'everywhere'),
        );
        for (const permission of permissions) {
          expect(alone.some((one) => one.permissions.includes(permission))).toBe(true);
        }
        expect(permissions.includes('limited-access:office')).toBe(
          alone.length > 0 && alone.every((one) => one.permissions.includes('limited-access:office')),
        );
      }),
    );
  });
});

describe('where a token sees cases', () => {
  it.each([
    [undefined, []],
    [[], []],
    [['Example Region'], [{ region: 'Example Region' }]],
    [
      ['Example Region/Example Unit', 'Other Region'],
      [{ region: 'Example Region', deliveryUnit: 'Example Unit' }, { region: 'Other Region' }],
    ],
    [['Example Region/Unit A/B'], [{ region: 'Example Region', deliveryUnit: 'Unit A/B' }]],
  ])('is, for the claim %j, %j', (areas, expected) => {
    expect(known({ areas }).areas).toEqual(expected);
  });

  it.each([
    ['a text', 'Example Region'],
    ['nothing said as null', null],
    ['an object', { region: 'Example Region' }],
    ['a list with a number', ['Example Region', 7]],
    ['an empty area', ['']],
    ['an area without a region', ['/Example Unit']],
    ['an area without its unit', ['Example Region/']],
    ['space round a region', [' Example Region']],
    ['space before a unit', ['Example Region/ Example Unit']],
    ['a line break', ['Example\nRegion']],
  ])('cannot be told from %s', (_what, areas) => {
    expect(read({ areas })).toEqual({ fault: 'areas' });
    expect(read({ areas, authorities: ['ROLE_RECALL_INSPECTOR'] })).toEqual({ fault: 'areas' });
  });

  it('is read from the claim that the configuration names, and from no other', () => {
    const claims = someClaims({ areas: undefined, places: ['Example Region'] });
    expect(principalOf(claims, 'places')).toMatchObject({
      principal: { areas: [{ region: 'Example Region' }] },
    });
    expect(principalOf(claims, 'areas')).toMatchObject({ principal: { areas: [] } });
    expect(principalOf(claims, 'constructor')).toMatchObject({ principal: { areas: [] } });
  });
});

const roles: readonly (readonly [string, Role])[] = Object.entries(ROLES);

/** The roles that have all of these permissions. */
const together = (...needed: readonly Permission[]) =>
  roles
    .filter(([, { permissions }]) => needed.every((permission) => permissions.includes(permission)))
    .map(([name]) => name);

describe('the table of roles', () => {
  it('gives every permission to somebody, and none twice to one role', () => {
    const held = new Set(roles.flatMap(([, { permissions }]) => permissions));
    expect(PERMISSIONS.filter((permission) => !held.has(permission))).toEqual([]);
    for (const [name, { permissions }] of roles) {
      expect([name, new Set(permissions).size]).toEqual([name, permissions.length]);
    }
  });

  it('keeps apart what two people must do, and evidence from those whom it is about', () => {
    expect(together('review:propose', 'review:endorse')).toEqual([]);
    expect(together('review:decide', 'review:endorse')).toEqual([]);
    expect(together('audit:export', 'event:write')).toEqual([]);
    expect(together('retention:write', 'review:decide')).toEqual([]);
    expect(together('access:break-glass', 'access:grant')).toEqual([]);
    expect(together('review:decide', 'limited-access:office')).toEqual([]);
  });

  it('has a short name for every role, for tokens of the development issuer', () => {
    expect(new Set(Object.values(SHORT_NAMES))).toEqual(new Set(Object.keys(ROLES)));
  });
});
