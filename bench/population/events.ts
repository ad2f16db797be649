import type { BreachEventContent, LicenceContent, RevisionContent } from '../../src/application/model.ts';
import type { OpenedRuleBook } from '../../src/application/rule-book.ts';
import type { EventType, EvidenceStatus } from '../../src/rules/index.ts';
import type { Chance, Weighted } from './chance.ts';
import { type Day, dateOf } from './days.ts';
import { FAULTS, FAULTS_OF, ROLES, STATUSES, TOUCHES, TOUCHES_OTHERWISE, WITH_ROLES } from './marginals.ts';

/** What an event is made for. */
export interface EventPlan {
  readonly type: EventType;
  readonly day: Day;
  /** Unique among all events of its source. */
  readonly sourceReference: string;
  /** Whether a question of recall comes from it. */
  readonly prompts: boolean;
}

/** An event as the case management system tells it. */
export function eventOf(
  book: OpenedRuleBook,
  chance: Chance,
  licence: LicenceContent,
  plan: EventPlan,
): BreachEventContent {
  const { type, day } = plan;
  const evidenceStatus = chance.weighted(statusesOf(book, type));
  const fault = chance.weighted(FAULTS_OF[type] ?? FAULTS);
  const role = WITH_ROLES.has(type) ? chance.weighted(ROLES) : undefined;
  const absence = type.startsWith('missed-appointment') || type === 'repeated-absence-contactable';
  return {
    type,
    evidenceStatus,
    description: `Example of ${type.replaceAll('-', ' ')}: Example Person ${licence.person.crn.slice(1)}.`,
    occurredOn: dateOf(day),
    ...(chance.happens(0.5) ? { occurredAtTime: '10:30' } : {}),
    ...(chance.happens(0.9) ? { reportedOn: dateOf(day) } : {}),
    ...(fault === undefined ? {} : { fault }),
    ...(role === undefined ? {} : { role }),
    ...(chance.happens(0.94) ? { conditions: touchedBy(licence, type) } : {}),
    source: 'example-cases',
    sourceReference: plan.sourceReference,
    ...detailsOf(chance, type, evidenceStatus, plan.prompts),
    ...(absence
      ? {
          instruction: {
            given: 'Example instruction to attend the office.',
            couldBeUnderstood: chance.happens(0.9) ? 'yes' : 'unknown',
          },
          account: chance.happens(0.7)
            ? { sought: 'yes', given: 'Example account of the person.' }
            : { sought: 'unknown' },
          absenceAssessment: type === 'missed-appointment-good-reason' ? 'acceptable' : 'unacceptable',
          enforcementResponse: plan.prompts ? 'decision-pending' : 'licence-compliance-letter',
        }
      : {}),
    ...(chance.happens(0.3)
      ? { evidence: [{ system: 'example-cases', reference: `contact-${plan.sourceReference}` }] }
      : {}),
    ...(chance.happens(0.4)
      ? {
          disclosure: chance.happens(0.8)
            ? { mark: 'open', by: 'Example Officer' }
            : { mark: 'withheld', by: 'Example Officer', why: 'Example reason.' },
        }
      : {}),
  };
}

/** Facts that only some types have. */
function detailsOf(
  chance: Chance,
  type: EventType,
  status: EvidenceStatus,
  prompts: boolean,
): Partial<BreachEventContent> {
  const known = chance.happens(0.85);
  if (type === 'tag-flat-or-signal-lost' || type === 'tag-tamper') {
    return known
      ? { monitoringChecks: { equipmentFault: chance.happens(0.1), signalLost: chance.happens(0.1) } }
      : {};
  }
  if (type === 'positive-test-or-disclosed-use') {
    const stage = chance.pick(['screening', 'confirmed', 'disclosed'] as const);
    return { test: { stage, ...(known ? { prescribed: chance.happens(0.05) } : {}) } };
  }
  if (type === 'prohibited-contact-or-undisclosed-relationship') {
    return known ? { courtOrderBreached: chance.happens(0.15) } : {};
  }
  if (status === 'charge' || status === 'conviction') {
    const serious = type === 'charged-serious-or-index-like' && chance.happens(0.4);
    return {
      ...(known ? { seriousOffence: serious } : {}),
      ...(status === 'charge' && chance.happens(0.9) ? { reliedOnForRecall: prompts } : {}),
    };
  }
  if (type === 'nfa-discontinued-or-acquitted') {
    return known ? { remainingFactsStand: chance.happens(0.3) } : {};
  }
  return status === 'intelligence' && known ? { corroborated: chance.happens(0.4) } : {};
}

/** Ids of the conditions that a type touches: the first that the licence has; none where it has none of them. */
function touchedBy({ conditions = [] }: LicenceContent, type: EventType): readonly string[] {
  const held = new Set(conditions.map(({ id }) => id));
  const wanted = [...(TOUCHES[type] ?? []), ...TOUCHES_OTHERWISE].find((id) => held.has(id));
  return wanted === undefined ? [] : [wanted];
}

const statuses = new WeakMap<OpenedRuleBook, Map<EventType, readonly Weighted<EvidenceStatus>[]>>();

/** The statuses that can occur with a type, by the table of the book. */
function statusesOf(book: OpenedRuleBook, type: EventType): readonly Weighted<EvidenceStatus>[] {
  const known = statuses.get(book) ?? new Map<EventType, readonly Weighted<EvidenceStatus>[]>();
  statuses.set(book, known);
  const possible =
    known.get(type) ??
    STATUSES.filter(([evidenceStatus]) => book.eventProblems({ type, evidenceStatus }).length === 0);
  known.set(type, possible);
  return possible;
}

function to(changes: Partial<BreachEventContent>): RevisionContent {
  return { kind: 'later-news', note: 'Example of later news.', changes };
}

/** Time of day that a correction gives. */
const CORRECTED = '11:15';

/** News of the criminal process that an event may have later; undefined where it has come to its end or never began. */
export function laterNewsOf(chance: Chance, event: BreachEventContent): RevisionContent | undefined {
  const ended = chance.weighted([
    ['nfa', 7],
    ['discontinued', 2],
    ['acquitted', 1],
  ] as const);
  switch (event.evidenceStatus) {
    case 'arrest':
    case 'bail-or-rui':
      return chance.happens(0.5)
        ? to({
            evidenceStatus: 'charge',
            ...(event.type === 'arrest-bail-or-rui'
              ? {
                  type: chance.happens(0.6) ? 'charged-minor-unrelated' : 'charged-serious-or-index-like',
                  seriousOffence: chance.happens(0.2),
                }
              : {}),
          })
        : to({ evidenceStatus: 'nfa', remainingFactsStand: chance.happens(0.4) });
    case 'charge':
      return chance.happens(0.7)
        ? to({ evidenceStatus: 'conviction' })
        : to({ evidenceStatus: ended, remainingFactsStand: chance.happens(0.4) });
    case 'no-criminal-process':
      return event.occurredAtTime === CORRECTED
        ? undefined
        : { kind: 'correction', note: 'Example correction.', changes: { occurredAtTime: CORRECTED } };
    case 'intelligence':
    case 'call-out-or-report':
    case 'voluntary-interview':
    case 'caution':
    case 'conviction':
    case 'nfa':
    case 'discontinued':
    case 'acquitted':
      return undefined;
  }
}
