import { previousAreaAfter } from '../../src/application/access/sight.ts';
import { applyRevision } from '../../src/application/apply-revision.ts';
import { encodeContent } from '../../src/application/content.ts';
import { eventFaults } from '../../src/application/event-faults.ts';
import { referenceDigest } from '../../src/application/intake/event-sources.ts';
import { licenceFaults } from '../../src/application/licence-faults.ts';
import type {
  BreachEventContent,
  Instant,
  LicenceContent,
  RecallContent,
  RevisionContent,
} from '../../src/application/model.ts';
import type { StepContents } from '../../src/application/review/model.ts';
import { isSent } from '../../src/application/review/sendings.ts';
import type { Principal } from '../../src/application/services.ts';
import { begin, type Doing, emptyCase, type GrowingCase, placeOf, record } from './growing-case.ts';
import { followUp } from './review.ts';

/*
 * The acts on a case as the use cases of the service do them, without its database: licences, events and recalls. Content, faults and
 * entries are made by the functions of the service itself.
 */

/** A fault in what was generated is a fault of the generator, and nothing of it is loaded. */
function refuseFaulty(
  what: string,
  faults: readonly { readonly field: string; readonly problem: string }[],
): void {
  const [first] = faults;
  if (first !== undefined) {
    throw new RangeError(`a generated ${what} has a fault at ${first.field}: ${first.problem}`);
  }
}

/** Registers a licence, which starts the case. */
export function registerLicence(
  parts: Pick<GrowingCase, 'book' | 'chance' | 'rows' | 'tally'>,
  by: Principal,
  content: LicenceContent,
  when: Instant,
): GrowingCase {
  refuseFaulty('licence', licenceFaults(content, when));
  const growing = emptyCase(parts.chance.id(when), parts, content, when);
  const doing = begin(growing, by, when);
  growing.rows.add('licence_references', {
    licence_id: growing.id,
    source_system: content.sourceSystem,
    external_reference: content.externalReference,
  });
  recordLicence(growing, doing, 'licence-registered', 1, content);
  return growing;
}

/** Replaces the licence by a new version, which may move the case to another area. */
export function replaceLicence(
  growing: GrowingCase,
  by: Principal,
  content: LicenceContent,
  when: Instant,
): void {
  refuseFaulty('licence', licenceFaults(content, when));
  const doing = begin(growing, by, when);
  const version = growing.licence.version + 1;
  recordLicence(growing, doing, 'licence-replaced', version, content);
  const moved = placeOf(content);
  growing.place = { ...moved, ...previousAreaAfter(growing.place, moved) };
  growing.licence = { version, content };
}

function recordLicence(
  growing: GrowingCase,
  doing: Doing,
  act: 'licence-registered' | 'licence-replaced',
  version: number,
  content: LicenceContent,
): void {
  const about = [{ kind: 'licence' as const, id: growing.id, version }];
  const entryId = record(growing, doing, act, about, encodeContent('licence', content));
  growing.rows.add('licence_versions', {
    licence_id: growing.id,
    version,
    entry_id: entryId,
    recorded_at: doing.at,
    recorded_by: doing.by.subject,
  });
  growing.rows.add('licence_identifiers', {
    licence_id: growing.id,
    version,
    crn: content.person.crn,
    noms_number: content.person.nomsNumber ?? null,
  });
}

/** Opens the case to somebody by name. */
export function grantAccess(
  growing: GrowingCase,
  by: Principal,
  subject: string,
  capacity: 'owner' | 'named',
  when: Instant,
): void {
  const doing = begin(growing, by, when);
  const id = growing.chance.id(doing.at);
  const content = { subject, capacity, reason: 'Example reason: works on this case.' };
  const about = [
    { kind: 'access-grant' as const, id },
    { kind: 'licence' as const, id: growing.id },
  ];
  const entryId = record(growing, doing, 'access-granted', about, encodeContent('access-grant', content));
  growing.rows.add('access_grants', {
    id,
    licence_id: growing.id,
    subject,
    capacity,
    ends_at: null,
    entry_id: entryId,
    recorded_at: doing.at,
    recorded_by: doing.by.subject,
  });
}

/** Reports an event; gives its id. */
export function reportEvent(
  growing: GrowingCase,
  by: Principal,
  content: BreachEventContent,
  when: Instant,
): string {
  refuseFaulty('event', eventFaults(growing.book, content, ''));
  const doing = begin(growing, by, when);
  const id = growing.chance.id(doing.at);
  growing.rows.add('breach_events', { id, licence_id: growing.id });
  const { source, sourceReference } = content;
  if (source !== undefined && sourceReference !== undefined) {
    const digest = referenceDigest(growing.salt, { source, sourceReference });
    growing.rows.add('event_sources', { digest, licence_id: growing.id, event_id: id });
  }
  recordEvent(growing, doing, id, 1, content);
  return id;
}

/** Adds later news of an event, and notes it in the considerations that it concerns. */
export function reviseEvent(
  growing: GrowingCase,
  by: Principal,
  id: string,
  revision: RevisionContent,
  when: Instant,
): void {
  const current = growing.events.get(id);
  if (current === undefined) {
    throw new RangeError('an event that is not of this case cannot be revised');
  }
  const applied = applyRevision(current.content, revision, growing.book.typeAfter);
  if ('faults' in applied) {
    throw new RangeError(`a generated revision has a fault: ${applied.faults[0].problem}`);
  }
  refuseFaulty('revision', eventFaults(growing.book, applied.event, '/changes'));
  const doing = begin(growing, by, when);
  const version = current.version + 1;
  recordEvent(growing, doing, id, version, applied.event, revision);
  const news = NEWS.find((status) => status === applied.event.evidenceStatus);
  if (news === undefined || current.content.evidenceStatus === news) {
    return;
  }
  for (const consideration of growing.considerations.toSorted(byId)) {
    const { state, decision } = consideration.known.review;
    if (state !== 'withdrawn' && (state !== 'closed' || decision === 'recall')) {
      followUp(growing, doing, consideration, 'new-facts', { event: id, version, news });
    }
  }
}

const NEWS: readonly StepContents['new-facts']['news'][] = ['nfa', 'discontinued', 'acquitted'];

function byId(a: { known: { id: string } }, b: { known: { id: string } }): number {
  return a.known.id < b.known.id ? -1 : 1;
}

function recordEvent(
  growing: GrowingCase,
  doing: Doing,
  id: string,
  version: number,
  event: BreachEventContent,
  revision?: RevisionContent,
): void {
  const entryId = record(
    growing,
    doing,
    revision === undefined ? 'event-reported' : 'event-revised',
    [{ kind: 'breach-event', id, version }],
    encodeContent('breach-event', { event, ...(revision === undefined ? {} : { revision }) }),
  );
  growing.rows.add('breach_event_versions', {
    event_id: id,
    version,
    licence_id: growing.id,
    entry_id: entryId,
    recorded_at: doing.at,
    recorded_by: doing.by.subject,
  });
  growing.events.set(id, { version, content: event });
}

/** Reports a recall, or its next version where it has an id; gives its id. What was sent moves its consideration on. */
export function reportRecall(
  growing: GrowingCase,
  by: Principal,
  content: RecallContent,
  when: Instant,
  known?: string,
): string {
  const doing = begin(growing, by, when);
  const id = known ?? growing.chance.id(doing.at);
  const before = growing.recalls.get(id);
  const version = (before?.version ?? 0) + 1;
  if (before === undefined) {
    growing.rows.add('recalls', { id, licence_id: growing.id });
  }
  const bytes = encodeContent('recall', content);
  const act = before === undefined ? 'recall-reported' : 'recall-replaced';
  const entryId = record(growing, doing, act, [{ kind: 'recall', id, version }], bytes);
  growing.rows.add('recall_versions', {
    recall_id: id,
    version,
    consideration_id: content.considerationId ?? null,
    entry_id: entryId,
    recorded_at: doing.at,
    recorded_by: doing.by.subject,
  });
  const history = [...(before?.history ?? []), { version, at: doing.at, bytes }];
  growing.recalls.set(id, { id, version, content, history });
  const consideration = growing.considerations.find(
    ({ known: { id: of } }) => of === content.considerationId,
  );
  if (consideration !== undefined && isSent(content, doing.at)) {
    followUp(growing, doing, consideration, 'sending', { recall: id });
  }
  return id;
}
