import type { AuditAct } from '../../audit/index.ts';
import type { BreakGlassContent, GrantContent } from '../access/services.ts';
import type {
  EventVersionContent,
  GrantEndContent,
  HoldReleaseContent,
  RecommendationContent,
} from '../content.ts';
import type { ConsiderationContent, JudgementContent, LicenceContent, RecallContent } from '../model.ts';
import type { StepContent } from '../review/model.ts';
import type { WebhookContent } from '../webhooks/services.ts';
import type { AccessPartContent, AccessReviewContent } from './access-content.ts';
import { type AnyRule, type Mark, marksBy, type RulesFor } from './access-rules.ts';
import {
  CONSIDERATION_RULES,
  EVENT_RULES,
  JUDGEMENT_RULES,
  LICENCE_RULES,
  RECALL_RULES,
} from './access-rules-of-cases.ts';
import { GRANT_END_RULES, GRANT_RULES, STEP_RULES } from './access-rules-of-reviews.ts';
import { RECOMMENDATION_RULES } from './access-rules-of-runs.ts';
import { isJsonObject, placesIn, pointerTo } from './json-pointers.ts';
import type { DisputeContent, ErasureContent, HoldContent, ReplayResult } from './services.ts';

/**
 * Marks on what was gathered about a person: prompts that say where somebody else, a victim or something withheld may be
 * found. They decide nothing; a person does.
 */

/** The content that an act records. Acts that are not here record none. */
interface RecordedContents {
  readonly 'licence-registered': LicenceContent;
  readonly 'licence-replaced': LicenceContent;
  readonly 'event-reported': EventVersionContent;
  readonly 'event-revised': EventVersionContent;
  readonly 'consideration-opened': ConsiderationContent;
  readonly 'judgement-recorded': JudgementContent;
  readonly 'judgement-replaced': JudgementContent;
  readonly 'recommendation-made': RecommendationContent;
  readonly 'recommendation-replayed': ReplayResult;
  readonly 'recall-reported': RecallContent;
  readonly 'recall-replaced': RecallContent;
  readonly 'legal-hold-placed': HoldContent;
  readonly 'legal-hold-released': HoldReleaseContent;
  readonly 'content-erased': ErasureContent;
  readonly 'dispute-recorded': DisputeContent;
  readonly 'subject-access-gathered': AccessPartContent;
  readonly 'subject-access-reviewed': AccessReviewContent;
  readonly 'proposal-recorded': StepContent<'proposal'>;
  readonly 'independent-view-recorded': StepContent<'independent-view'>;
  readonly 'decision-recorded': StepContent<'decision'>;
  readonly 'endorsement-recorded': StepContent<'endorsement'>;
  readonly 'countersignature-recorded': StepContent<'countersignature'>;
  readonly 'information-requested': StepContent<'return'>;
  readonly 'consideration-withdrawn': StepContent<'withdrawal'>;
  readonly 'consideration-closed': StepContent<'closure'>;
  readonly 'consideration-sent': StepContent<'sending'>;
  readonly 'new-facts-reviewed': StepContent<'new-facts-review'>;
  readonly 'new-facts-noted': StepContent<'new-facts'>;
  readonly 'disclosure-checked': StepContent<'disclosure-check'>;
  readonly 'access-granted': GrantContent;
  readonly 'access-ended': GrantEndContent;
  readonly 'glass-broken': BreakGlassContent;
  readonly 'webhook-subscribed': WebhookContent;
  readonly 'webhook-changed': WebhookContent;
}

const WEBHOOK_RULES: RulesFor<WebhookContent> = {
  url: 'free-text',
  types: ['each', 'free'],
  paused: 'free',
  secret: { generation: 'free', since: 'free' },
  sight: 'withheld',
};

/** For every act, what is said of its content. An act added to the closed list does not compile until it is said here. */
const RULES: {
  readonly [Name in AuditAct]: Name extends keyof RecordedContents
    ? RulesFor<RecordedContents[Name]>
    : 'none';
} = {
  'licence-registered': LICENCE_RULES,
  'licence-replaced': LICENCE_RULES,
  'licence-read': 'none',
  'licences-searched': 'none',
  'event-reported': EVENT_RULES,
  'event-revised': EVENT_RULES,
  'events-listed': 'none',
  'consideration-opened': CONSIDERATION_RULES,
  'judgement-recorded': JUDGEMENT_RULES,
  'judgement-replaced': JUDGEMENT_RULES,
  'consideration-read': 'none',
  'considerations-listed': 'none',
  'recommendation-made': RECOMMENDATION_RULES,
  'recommendation-read': 'none',
  'recall-reported': RECALL_RULES,
  'recall-replaced': RECALL_RULES,
  'recall-read': 'none',
  'audit-trail-read': 'none',
  'answer-repeated': 'none',
  'access-refused': 'none',
  // What differed is a copy of parts of the answer, under whatever member it has there.
  'recommendation-replayed': {
    recommendationId: 'free',
    ruleBook: { version: 'free', digest: 'free', kernel: 'free', regime: 'free' },
    outcome: 'free',
    storedHash: 'free',
    replayedHash: 'free',
    differences: ['each', { path: 'free', stored: 'free-text', replayed: 'free-text' }],
    more: 'free',
    differencesWithheld: 'free',
    problem: 'free',
    replayedAt: 'free',
  },
  'recommendations-replayed': 'none',
  'proof-read': 'none',
  'entries-read': 'none',
  'bundle-requested': 'none',
  'bundle-read': 'none',
  // Proceedings can be about somebody else: an inquest, another person's offence.
  'legal-hold-placed': { ground: 'third-party', reference: 'free-text', reason: 'free-text' },
  'legal-hold-released': { reason: 'free-text' },
  'legal-holds-read': 'none',
  'erasure-previewed': 'none',
  'retention-reviewed': 'none',
  'content-erased': { authority: 'free', reference: 'free-text', on: 'free' },
  'dispute-recorded': {
    about: { kind: 'free', id: 'free' },
    fields: ['each', 'free'],
    statement: 'free-text',
    receivedOn: 'free',
  },
  // What was marked for an earlier request, and what was kept back then and why, tells what is there.
  'subject-access-gathered': { reference: 'free-text', items: 'withheld' },
  'subject-access-read': 'none',
  'subject-access-reviewed': { decisions: 'withheld' },
  'subject-access-released': 'none',
  'recommendation-facts-read': 'none',
  'rules-asked': 'none',
  'proposal-recorded': STEP_RULES.proposal,
  'independent-view-recorded': STEP_RULES['independent-view'],
  'decision-recorded': STEP_RULES.decision,
  'endorsement-recorded': STEP_RULES.endorsement,
  'countersignature-recorded': STEP_RULES.countersignature,
  'information-requested': STEP_RULES.return,
  'consideration-withdrawn': STEP_RULES.withdrawal,
  'consideration-closed': STEP_RULES.closure,
  'consideration-sent': STEP_RULES.sending,
  'new-facts-reviewed': STEP_RULES['new-facts-review'],
  'new-facts-noted': STEP_RULES['new-facts'],
  'disclosure-checked': STEP_RULES['disclosure-check'],
  'decision-not-to-recall-letter-made': 'none',
  'licence-compliance-letter-made': 'none',
  'recall-request-made': 'none',
  'notice-of-reasons-made': 'none',
  'handover-made': 'none',
  'access-granted': GRANT_RULES,
  'access-ended': GRANT_END_RULES,
  'access-listed': 'none',
  'glass-broken': GRANT_RULES,
  'access-notices-listed': 'none',
  'access-notice-seen': 'none',
  'event-batch-reported': 'none',
  'feed-read': 'none',
  // Of no case, and so in nobody's request.
  'webhook-subscribed': WEBHOOK_RULES,
  'webhook-changed': WEBHOOK_RULES,
  'webhook-ended': 'none',
  'webhook-replayed': 'none',
  'webhooks-listed': 'none',
  'events-delivered': 'none',
  'statistics-read': 'none',
  'figure-traced': 'none',
  'monitoring-recorded': 'none',
  'simulation-requested': 'none',
  'simulation-stopped': 'none',
  'simulation-resumed': 'none',
  'simulation-completed': 'none',
  'simulation-read': 'none',
};

/** What the marks of one content depend on besides the content itself. */
export interface MarkContext {
  /** Ids of events of which some version is not open to the person. */
  readonly heldBack: ReadonlySet<string>;
  /** Whether the answer that the content holds, or a proposal, is not open to whoever has not proposed anything. */
  readonly notYetOpen: boolean;
  /** The numbers that the request names. */
  readonly person: { readonly crn?: string; readonly nomsNumber?: string };
}

/** The marks of the content that an act recorded about `subject`, the id of the record. */
export function marksOf(
  act: AuditAct,
  subject: string | undefined,
  content: Readonly<Record<string, unknown>>,
  { heldBack, notYetOpen, person }: MarkContext,
): readonly Mark[] {
  const rules: AnyRule | 'none' = RULES[act];
  const marks = [
    ...marksBy(rules === 'none' ? undefined : rules, content),
    ...(LICENCE_ACTS.has(act) ? otherPersonMarks(content['person'], person) : []),
    ...(LICENCE_ACTS.has(act) ? limitedAccessMarks(content) : []),
    ...(LICENCE_ACTS.has(act) ? heldBackConditions(content) : []),
    ...(subject !== undefined && heldBack.has(subject) ? heldBackMarks(content) : []),
    ...(act === 'recommendation-made' ? heldBackInRun(content, heldBack) : []),
    ...(act === 'new-facts-noted' ? heldBackNews(content, heldBack) : []),
  ];
  // What nobody is shown has nothing in it to look at.
  const closed = notYetOpen ? notYetOpenMarks(act, content) : [];
  return [
    ...marks.filter(({ path }) => !closed.some((whole) => `${path}/`.startsWith(`${whole.path}/`))),
    ...closed,
  ];
}

/** Members that tell of an answer, where a content tells of it in parts. */
const ANSWER_IN: Readonly<Partial<Record<AuditAct, readonly string[]>>> = {
  'recommendation-made': ['answer'],
  'recommendation-replayed': ['differences', 'problem'],
  'proposal-recorded': ['said', 'noted', 'departs'],
};
const ANSWER_IN_STEP = ['noted', 'departs'];

/** Where content tells of an answer, or is a proposal, before a second mind has formed a view. */
function notYetOpenMarks(act: AuditAct, content: Readonly<Record<string, unknown>>): readonly Mark[] {
  return (ANSWER_IN[act] ?? ANSWER_IN_STEP)
    .filter((name) => Object.hasOwn(content, name))
    .map((name) => ({ path: pointerTo('', name), mark: 'withheld', why: 'answer-not-yet-open' }));
}

/** That a case is kept from most who work here has a reason outside the record, which may concern somebody else. */
function limitedAccessMarks({ limitedAccess }: Readonly<Record<string, unknown>>): readonly Mark[] {
  return limitedAccess === true ? [{ path: '/limitedAccess', mark: 'withheld' }] : [];
}

/** The wording of a condition that was not cleared for the person, and its gist unless that was. */
function heldBackConditions({ conditions }: Readonly<Record<string, unknown>>): readonly Mark[] {
  return placesIn(conditions).flatMap(([place, condition]): readonly Mark[] => {
    const disclosure = isJsonObject(condition) ? condition['disclosure'] : undefined;
    const at = `/conditions/${place}`;
    return isJsonObject(disclosure) && disclosure['mark'] !== 'open'
      ? [
          { path: `${at}/text`, mark: 'withheld' },
          ...(clearsNothing(disclosure) ? [{ path: `${at}/disclosure`, mark: 'withheld' } as const] : []),
        ]
      : [];
  });
}

/** Whether nothing is for the person to know: a gist that is there all the same was not cleared. */
function clearsNothing(disclosure: unknown): boolean {
  return isJsonObject(disclosure) && disclosure['mark'] === 'withheld';
}

/** That there is news of an event of which the person is not to know tells of the event. */
function heldBackNews(
  { said }: Readonly<Record<string, unknown>>,
  heldBack: ReadonlySet<string>,
): readonly Mark[] {
  const event = isJsonObject(said) ? said['event'] : undefined;
  return typeof event === 'string' && heldBack.has(event) ? [{ path: '/said', mark: 'withheld' }] : [];
}

const LICENCE_ACTS: ReadonlySet<AuditAct> = new Set(['licence-registered', 'licence-replaced']);

/** Whether a version of an event says that it is not, or not all of it, for the person to know. */
export function isHeldBack({ event }: EventVersionContent): boolean {
  return event.disclosure !== undefined && event.disclosure.mark !== 'open';
}

/** A licence was at some time under this number, and this version of it is under another: it may be about somebody else. */
function otherPersonMarks(recorded: unknown, asked: MarkContext['person']): readonly Mark[] {
  return placesIn(asked).flatMap(([name, number]): readonly Mark[] => {
    const held = isJsonObject(recorded) ? recorded[name] : undefined;
    return held === undefined || held === number
      ? []
      : [{ path: pointerTo('/person', name), mark: 'third-party' }];
  });
}

/** Everything of an event but the gist that was cleared for the person. */
function heldBackMarks(content: Readonly<Record<string, unknown>>): readonly Mark[] {
  const members = placesIn(content['event']).flatMap(([name, member]) => {
    const path = pointerTo('/event', name);
    return name === 'disclosure' && !clearsNothing(member)
      ? placesIn(member)
          .filter(([part]) => part !== 'gist')
          .map(([part]) => pointerTo(path, part))
      : [path];
  });
  const revision = content['revision'] === undefined ? [] : ['/revision'];
  return [...members, ...revision].map((path) => ({ path, mark: 'withheld' }));
}

/** A run over an event that is held back shows it among its inputs, and anywhere in the answer. */
function heldBackInRun(
  content: Readonly<Record<string, unknown>>,
  heldBack: ReadonlySet<string>,
): readonly Mark[] {
  const inputs = isJsonObject(content['inputs']) ? content['inputs']['events'] : undefined;
  const events = placesIn(inputs).flatMap(([place, event]): readonly Mark[] =>
    isJsonObject(event) && typeof event['id'] === 'string' && heldBack.has(event['id'])
      ? [{ path: `/inputs/events/${place}`, mark: 'withheld' }]
      : [],
  );
  return events.length === 0 ? [] : [...events, { path: '/answer', mark: 'withheld' }];
}
