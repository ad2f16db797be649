import type {
  Conduct,
  EventInputs,
  EventType,
  EvidenceStatus,
  OffendingStage,
} from '../../../src/rules/index.ts';

/**
 * A second reading of the taxonomy of events, written apart from the rule book as a plain function of complete facts. What
 * is missing is tried in every way.
 */

/** How the taxonomy treats each of its 31 types, in its order. */
const ROWS = {
  'missed-appointment-good-reason': 'never-a-breach',
  'missed-appointment-no-good-reason': 'breach-by-choice',
  'repeated-absence-contactable': 'breach-by-choice',
  'lost-contact': 'breach-by-choice',
  'home-visit-refused-or-missed': 'breach-by-choice',
  'left-approved-address': 'breach-by-choice',
  'accommodation-lost': 'breach-by-choice',
  'positive-test-or-disclosed-use': 'test',
  'attended-intoxicated-or-abusive': 'breach-by-choice',
  'prohibited-contact-or-undisclosed-relationship': 'contact',
  'exclusion-zone-entry': 'alert',
  'tag-flat-or-signal-lost': 'alert',
  'tag-tamper': 'alert',
  'threats-or-harassment-not-charged': 'incident',
  'hdc-curfew-absence': 'alert',
  'hdc-cannot-monitor': 'never-a-breach',
  'domestic-abuse-call-out': 'incident',
  'arrest-bail-or-rui': 'arrested',
  'charged-minor-unrelated': 'charged',
  'charged-serious-or-index-like': 'charged',
  'caution-or-conviction': 'convicted',
  'nfa-discontinued-or-acquitted': 'ended',
  'order-or-notification-breach': 'order',
  'polygraph-refused-or-sabotaged': 'breach-by-choice',
  'polygraph-significant-response': 'never-a-breach',
  'unapproved-work': 'breach-by-choice',
  'travel-abroad-without-permission': 'breach-by-choice',
  'name-or-contact-not-notified': 'breach-by-choice',
  'approved-premises-rule-breach': 'breach-by-choice',
  'mental-health-crisis-or-self-harm': 'never-a-breach',
  'risk-rise-no-breach': 'risk',
} as const satisfies Record<EventType, string>;
type Row = (typeof ROWS)[EventType];

/** Facts of an event by the names under which the answer says that they are missing. */
interface Complete {
  readonly 'event.type': EventType;
  readonly 'event.evidence-status': EvidenceStatus;
  readonly 'event.fault': 'chosen' | 'no-fault';
  readonly 'event.role': 'alleged-perpetrator' | 'victim' | 'witness';
  readonly 'event.corroborated': boolean;
  readonly 'event.court-order-breached': boolean;
  readonly 'event.remaining-facts-stand': boolean;
  readonly 'event.equipment-fault': boolean;
  readonly 'event.signal-lost': boolean;
  readonly 'event.charge-history-explains': boolean;
  readonly 'event.no-access-to-power': boolean;
  readonly 'event.test-stands': boolean;
  readonly 'event.test-prescribed': boolean;
}
type FactName = keyof Complete;

function conductOf(facts: Complete): Conduct {
  const chosen = facts['event.fault'] === 'chosen';
  const status = facts['event.evidence-status'];
  const byChoice = chosen ? 'non-compliance' : 'neither';
  // No fault is no breach, also on the facts that remain after the criminal process has ended.
  const onWhatRemains = facts['event.remaining-facts-stand'] ? byChoice : 'neither';
  const row: Row = ROWS[facts['event.type']];
  // Intelligence that a person has assessed and found unsupported counts for nothing.
  if (status === 'intelligence' && !facts['event.corroborated']) return 'neither';
  switch (row) {
    case 'never-a-breach':
      return 'neither';
    case 'breach-by-choice':
      return byChoice;
    case 'test':
      return facts['event.test-stands'] && !facts['event.test-prescribed'] ? byChoice : 'neither';
    case 'contact':
      return chosen && facts['event.court-order-breached'] ? 'further-offending' : byChoice;
    case 'alert': {
      const explained =
        facts['event.equipment-fault'] ||
        facts['event.signal-lost'] ||
        facts['event.charge-history-explains'] ||
        facts['event.no-access-to-power'];
      return explained ? 'neither' : byChoice;
    }
    case 'incident':
      return facts['event.role'] === 'alleged-perpetrator' ? 'further-offending' : 'neither';
    case 'arrested':
    case 'charged':
    case 'convicted':
      return 'further-offending';
    case 'ended':
      return onWhatRemains;
    case 'order':
      return ENDED.some((end) => end === status) ? onWhatRemains : 'further-offending';
    case 'risk':
      return status === 'no-criminal-process' ? 'neither' : 'further-offending';
  }
}

const ENDED = ['nfa', 'discontinued', 'acquitted'] as const;
const SUPERVISED = ['no-criminal-process', 'intelligence', 'call-out-or-report'] as const;
const REPORTED = ['intelligence', 'call-out-or-report', 'voluntary-interview'] as const;

/** Statuses that can occur with a type: 18 to 22 are stages; 14 and 17 are what the police know of before an arrest. */
export function statusesOf(type: EventType): readonly EvidenceStatus[] {
  const row: Row = ROWS[type];
  switch (row) {
    case 'never-a-breach':
    case 'breach-by-choice':
    case 'test':
    case 'contact':
    case 'alert':
    case 'risk':
      return SUPERVISED;
    case 'incident':
      return REPORTED;
    case 'arrested':
      return ['arrest', 'bail-or-rui'];
    case 'charged':
      return ['charge'];
    case 'convicted':
      return ['caution', 'conviction'];
    case 'ended':
      return ENDED;
    case 'order':
      return [...REPORTED, 'arrest', 'bail-or-rui', 'charge', 'caution', 'conviction', ...ENDED];
  }
}

/** Whether the type is one in which several people take part. */
export const takesRoles = (type: EventType): boolean => ROWS[type] === 'incident';
/** Whether the type is an alert of monitoring equipment. */
export const isAlert = (type: EventType): boolean => ROWS[type] === 'alert';

/** How far the criminal process has gone, for what may be offending. */
export function stageOf(status: EvidenceStatus): OffendingStage | undefined {
  if (status === 'charge') return 'charged';
  if (status === 'caution' || status === 'conviction') return 'established';
  return ENDED.some((end) => end === status) ? undefined : 'alleged';
}

const YES_NO = [true, false] as const;
const told = <V>(value: V | undefined, otherwise: readonly V[]): readonly V[] =>
  value === undefined ? otherwise : [value];

/** Every value that each fact of the event could have. */
function domains(event: EventInputs): { readonly [F in FactName]: readonly Complete[F][] } {
  const { type, evidenceStatus, role, monitoringChecks: checks = {}, test } = event;
  const confirmed = test?.stage === 'confirmed' || test?.stage === 'disclosed';
  const types = Object.keys(ROWS).filter(isType);
  const actsAlone = type !== undefined && !takesRoles(type);
  return {
    'event.type': told(
      type,
      types.filter((each) => evidenceStatus === undefined || statusesOf(each).includes(evidenceStatus)),
    ),
    'event.evidence-status': told(evidenceStatus, type === undefined ? [] : statusesOf(type)),
    'event.fault': told(event.fault, ['chosen', 'no-fault']),
    'event.role':
      role === 'both'
        ? ['alleged-perpetrator', 'victim']
        : told(role, actsAlone ? ['alleged-perpetrator'] : ['alleged-perpetrator', 'victim', 'witness']),
    'event.corroborated': told(event.corroborated, YES_NO),
    'event.court-order-breached': told(event.courtOrderBreached, YES_NO),
    'event.remaining-facts-stand': told(event.remainingFactsStand, YES_NO),
    'event.equipment-fault': told(checks.equipmentFault, YES_NO),
    'event.signal-lost': told(checks.signalLost, YES_NO),
    'event.charge-history-explains': told(checks.chargeHistoryExplains, YES_NO),
    'event.no-access-to-power': told(checks.noAccessToPower, YES_NO),
    'event.test-stands': confirmed && test?.disputed === false ? [true] : YES_NO,
    'event.test-prescribed': told(test?.prescribed, YES_NO),
  };
}

const isType = (name: string): name is EventType => name in ROWS;

/** Facts that the taxonomy reads for a type at all: no other can separate its answers. */
function factsRead(type: EventType): readonly FactName[] {
  const row: Row = ROWS[type];
  switch (row) {
    case 'never-a-breach':
      return [];
    case 'breach-by-choice':
      return ['event.fault'];
    case 'test':
      return ['event.fault', 'event.test-stands', 'event.test-prescribed'];
    case 'contact':
      return ['event.fault', 'event.court-order-breached'];
    case 'alert':
      return [
        'event.fault',
        'event.equipment-fault',
        'event.signal-lost',
        'event.charge-history-explains',
        'event.no-access-to-power',
      ];
    case 'incident':
      return ['event.role'];
    case 'arrested':
    case 'charged':
    case 'convicted':
    case 'risk':
      return [];
    case 'ended':
    case 'order':
      return ['event.fault', 'event.remaining-facts-stand'];
  }
}

/** What the taxonomy makes of an event of a known type: every answer still possible, and every fact that separates them. */
export interface Reading {
  readonly possible: readonly Conduct[];
  readonly separatedBy: readonly string[];
}

export function readingOf(event: EventInputs & { readonly type: EventType }): Reading {
  const all = domains(event);
  const open = (['event.evidence-status', 'event.corroborated', ...factsRead(event.type)] as const).filter(
    (fact) => all[fact].length > 1,
  );
  const completions = open.reduce<readonly Complete[]>(
    (so, fact) => so.flatMap((facts) => all[fact].map((value) => ({ ...facts, [fact]: value }))),
    [firstOf(all)],
  );
  const separates = (fact: FactName): boolean =>
    completions.some((facts) =>
      all[fact].some((value) => conductOf({ ...facts, [fact]: value }) !== conductOf(facts)),
    );
  return {
    possible: [...new Set(completions.map(conductOf))].toSorted(),
    separatedBy: open.filter(separates).toSorted(),
  };
}

function first<V>([value]: readonly V[]): V {
  if (value === undefined) throw new RangeError('a fact without any value');
  return value;
}

function firstOf(all: ReturnType<typeof domains>): Complete {
  return {
    'event.type': first(all['event.type']),
    'event.evidence-status': first(all['event.evidence-status']),
    'event.fault': first(all['event.fault']),
    'event.role': first(all['event.role']),
    'event.corroborated': first(all['event.corroborated']),
    'event.court-order-breached': first(all['event.court-order-breached']),
    'event.remaining-facts-stand': first(all['event.remaining-facts-stand']),
    'event.equipment-fault': first(all['event.equipment-fault']),
    'event.signal-lost': first(all['event.signal-lost']),
    'event.charge-history-explains': first(all['event.charge-history-explains']),
    'event.no-access-to-power': first(all['event.no-access-to-power']),
    'event.test-stands': first(all['event.test-stands']),
    'event.test-prescribed': first(all['event.test-prescribed']),
  };
}
