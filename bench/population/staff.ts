import type { Permission, Principal } from '../../src/application/services.ts';
import { ROLES, type RoleName } from '../../src/http/roles.ts';
import type { Chance } from './chance.ts';
import { REGIONS } from './marginals.ts';

/** Where a case is supervised: a probation region, and a delivery unit that there is not. */
export interface Office {
  readonly region: string;
  readonly deliveryUnit: string;
  /** Short name of the unit, in the subjects of its staff. */
  readonly code: string;
}

/** Who works on one case. */
export interface Staff {
  readonly practitioner: Principal;
  readonly officer: Principal;
  readonly otherOfficer: Principal;
  readonly manager: Principal;
  readonly dutyManager: Principal;
  readonly casework: Principal;
}

/** Delivery units in each region. */
const UNITS = 9;

export function officeOf(chance: Chance): Office {
  const region = chance.weighted(REGIONS);
  const place = REGIONS.findIndex(([name]) => name === region) + 1;
  const unit = chance.whole(1, UNITS);
  return {
    region,
    deliveryUnit: `Example Unit ${pad(place)}-${unit}`,
    code: `${pad(place)}-${unit}`,
  };
}

export function staffOf(chance: Chance, { code }: Office): Staff {
  const [region] = code.split('-');
  const officer = chance.whole(1, 4);
  return {
    practitioner: somebody(`practitioner-${code}-${pad(chance.whole(1, 40))}`, 'ROLE_MAKE_RECALL_DECISION'),
    officer: somebody(`spo-${code}-${officer}`, 'ROLE_MAKE_RECALL_DECISION_SPO'),
    otherOfficer: somebody(`spo-${code}-${(officer % 4) + 1}`, 'ROLE_MAKE_RECALL_DECISION_SPO'),
    manager: somebody(`senior-manager-${region}-${chance.whole(1, 9)}`, 'ROLE_RECALL_SENIOR_MANAGER'),
    dutyManager: somebody(`duty-manager-${region}-${chance.whole(1, 5)}`, 'ROLE_MARD_DUTY_MANAGER'),
    casework: somebody(`casework-${pad(chance.whole(1, 60))}`, 'ROLE_MAKE_RECALL_DECISION_PPCS'),
  };
}

/** The case management system, which registers licences and reports most events. */
export const CASE_SYSTEM: Principal = somebody('system-example-cases', 'ROLE_RECALL_CASE_SYSTEM', 'system');

function somebody(subject: string, role: RoleName, kind: Principal['kind'] = 'person'): Principal {
  const permissions: readonly Permission[] = ROLES[role].permissions;
  return { subject, kind, permissions, areas: 'everywhere' };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
