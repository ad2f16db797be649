import { randomUUID } from 'node:crypto';
import type { Resource } from '../../src/application/errors.ts';
import type {
  BreachEventContent,
  ConsiderationContent,
  JudgementContent,
  LicenceContent,
  RecallContent,
} from '../../src/application/model.ts';
import {
  type Act,
  DomainFailure,
  type Page,
  type PageRequest,
  type Recorded,
  type RecordedConsideration,
  type RecordedEvent,
  type RecordedRecall,
  type RecordedRecommendation,
  type Services,
  type Write,
} from '../../src/application/services.ts';
import type { IsoDate } from '../../src/rules/index.ts';
import { fakeAccess } from './fake-access.ts';
import { fakeExplanations } from './fake-explanations.ts';
import { fakeEvidence } from './fake-evidence.ts';
import { fakeFeed } from './fake-feed.ts';
import { fakeMonitoring } from './fake-monitoring.ts';
import { fakeStatistics } from './fake-statistics.ts';
import { fakeSimulations } from './fake-simulations.ts';
import { anAnswer, anOpenReview } from './index.ts';

/** Use cases that keep everything in memory and remember who asked: what routes are tested against. */
export interface FakeServices extends Services {
  /** Every act and write in the order it came, by name of the use case. */
  readonly calls: { readonly name: string; readonly act: Write; readonly input?: unknown }[];
  /** Makes the next use case fail. */
  readonly failNext: (failure: unknown) => void;
}

const RECORDED_AT = '2026-10-12T09:00:00.000Z';
const HASH = 'a'.repeat(64);
const ruleBook = { version: '0.0.0-example', digest: HASH, kernel: '1', regime: 'R4b' };

export function fakeServices(): FakeServices {
  const licences = new Map<string, Recorded<LicenceContent>>();
  const events = new Map<string, RecordedEvent>();
  const considerations = new Map<string, RecordedConsideration>();
  const recommendations = new Map<string, RecordedRecommendation>();
  const recalls = new Map<string, RecordedRecall>();
  const calls: FakeServices['calls'][number][] = [];
  const failures: unknown[] = [];

  function called(name: string, act: Act, input?: unknown): void {
    calls.push({ name, act, input });
    for (const failure of failures.splice(0)) {
      throw failure;
    }
  }

  return {
    ...fakeEvidence(called),
    ...fakeAccess(called),
    ...fakeExplanations(called),
    ...fakeFeed(called),
    ...fakeMonitoring(called),
    ...fakeStatistics(called),
    ...fakeSimulations(called),
    takeStep: async (write, id, ifVersion, action, content) => {
      called(action, write, content);
      const consideration = current(considerations, id, 'consideration', ifVersion);
      return keep(considerations, { ...consideration, version: ifVersion + 1 });
    },
    calls,
    failNext: (failure) => {
      failures.push(failure);
    },

    registerLicence: async (write, content) => {
      called('registerLicence', write, content);
      return keep(licences, record<LicenceContent>(content));
    },
    replaceLicence: async (write, id, ifVersion, content) => {
      called('replaceLicence', write, content);
      return keep(licences, {
        ...current(licences, id, 'licence', ifVersion),
        version: ifVersion + 1,
        content,
      });
    },
    readLicence: async (act, id, knownAt) => {
      called('readLicence', act, { knownAt });
      return find(licences, id, 'licence');
    },
    searchLicences: async (act, query) => {
      called('searchLicences', act, query);
      return pageOf([...licences.values()], query);
    },

    reportEvent: async (write, licenceId, content) => {
      called('reportEvent', write, content);
      find(licences, licenceId, 'licence');
      return keep(events, { ...record<BreachEventContent>(content), licenceId, revisions: [] });
    },
    reportEventBatch: async (write, sent) => {
      called('reportEventBatch', write, sent);
      const results = sent.map((one, index) =>
        'item' in one
          ? { index, outcome: 'recorded' as const, eventId: randomUUID(), version: 1 }
          : {
              index,
              outcome: 'refused' as const,
              problem: { code: 'malformed-request' as const, errors: one.faults },
            },
      );
      const recorded = results.filter(({ outcome }) => outcome === 'recorded').length;
      return {
        id: randomUUID(),
        recordedAt: RECORDED_AT,
        counts: { recorded, alreadyRecorded: 0, refused: results.length - recorded },
        results,
      };
    },
    reviseEvent: async (write, eventId, ifVersion, revision) => {
      called('reviseEvent', write, revision);
      const event = current(events, eventId, 'breach-event', ifVersion);
      const version = ifVersion + 1;
      const made = {
        id: randomUUID(),
        version,
        recordedAt: RECORDED_AT,
        content: revision,
        by: write.principal.subject,
      };
      return keep(events, {
        ...event,
        version,
        content: { ...event.content, ...revision.changes },
        revisions: [...event.revisions, made],
      });
    },
    listEvents: async (act, licenceId, page) => {
      called('listEvents', act, page);
      find(licences, licenceId, 'licence');
      return pageOf(
        [...events.values()].filter((event) => event.licenceId === licenceId),
        page,
      );
    },

    openConsideration: async (write, licenceId, content, judgement) => {
      called('openConsideration', write, { content, judgement });
      find(licences, licenceId, 'licence');
      return keep(considerations, {
        ...record<ConsiderationContent>(content),
        licenceId,
        review: anOpenReview(),
        ...(judgement === undefined ? {} : { judgement }),
        recommendations: [],
      });
    },
    recordJudgement: async (write, id, ifVersion, judgement: JudgementContent) => {
      called('recordJudgement', write, judgement);
      const consideration = current(considerations, id, 'consideration', ifVersion);
      return keep(considerations, { ...consideration, version: ifVersion + 1, judgement });
    },
    readConsideration: async (act, id) => {
      called('readConsideration', act);
      return find(considerations, id, 'consideration');
    },
    listConsiderations: async (act, query) => {
      called('listConsiderations', act, query);
      return pageOf([...considerations.values()], query);
    },

    recommend: async (write, considerationId, { asAt, knownAt }) => {
      called('recommend', write, { asAt, knownAt });
      const consideration = find(considerations, considerationId, 'consideration');
      const run: RecordedRecommendation = {
        id: randomUUID(),
        considerationId,
        licenceId: consideration.licenceId,
        recordedAt: RECORDED_AT,
        expiresAt: '2026-10-19T09:00:00.000Z',
        whatIf: false,
        asAt,
        knownAt: knownAt ?? RECORDED_AT,
        ruleBook,
        basis: { licenceVersion: 1, events: [{ id: randomUUID(), version: 2 }], judgementVersion: 1 },
        inputs: { licence: { ageOnDecisionDay: 36 }, events: [{ id: 'event-1', type: 'lost-contact' }] },
        contentHash: HASH,
        standing: { state: 'current', changed: [] },
        answer: anAnswer(),
      };
      keep(considerations, {
        ...consideration,
        recommendations: [...consideration.recommendations, { id: run.id, asAt, recordedAt: RECORDED_AT }],
      });
      return keep(recommendations, run);
    },
    readRecommendation: async (act, id) => {
      called('readRecommendation', act);
      return find(recommendations, id, 'recommendation');
    },

    reportRecall: async (write, licenceId, content) => {
      called('reportRecall', write, content);
      find(licences, licenceId, 'licence');
      return keep(recalls, { ...record<RecallContent>(content), licenceId, standing: 'reported' });
    },
    replaceRecall: async (write, id, ifVersion, content) => {
      called('replaceRecall', write, content);
      return keep(recalls, { ...current(recalls, id, 'recall', ifVersion), version: ifVersion + 1, content });
    },
    readRecall: async (act, id) => {
      called('readRecall', act);
      return find(recalls, id, 'recall');
    },

    readAuditTrail: async (act, licenceId, page) => {
      called('readAuditTrail', act, page);
      find(licences, licenceId, 'licence');
      const entry = {
        schema: 1,
        act: 'licence-registered',
        about: [{ kind: 'licence', id: licenceId, version: 1 }],
      };
      return pageOf([{ index: 0, hash: HASH, previous: '0'.repeat(64), entry }], page);
    },

    listRuleBooks: async () => [
      { version: ruleBook.version, digest: HASH, kernel: '1', recordedAt: RECORDED_AT, inUse: true },
    ],

    compareRuleBooks: async (between) => {
      const { version, digest } = ruleBook;
      const side = (on: IsoDate | undefined, name = version) => ({
        version: name,
        digest,
        released: false,
        ...(on === undefined ? {} : { on, regime: ruleBook.regime }),
      });
      const [from, to] =
        'from' in between
          ? [side(between.from), side(between.to)]
          : [side(undefined, between.fromVersion), side(undefined, between.toVersion)];
      const difference = {
        kind: 'rule-begins',
        subject: 'EX-1',
        sentence: 'An example rule begins.',
      } as const;
      return {
        from,
        to,
        groups: [{ about: 'conduct', question: 'What was this?', differences: [difference] }],
      };
    },

    evaluate: async (_act, { asAt, questions }) => {
      const { conduct, decision } = anAnswer();
      return { asAt, ruleBook, answer: questions === undefined ? anAnswer() : { conduct, decision } };
    },
  };
}

function record<T>(content: T): Recorded<T> {
  return { id: randomUUID(), version: 1, recordedAt: RECORDED_AT, content };
}

interface Identified {
  readonly id: string;
}

function keep<T extends Identified>(records: Map<string, T>, one: T): T {
  records.set(one.id, one);
  return one;
}

function find<T>(records: ReadonlyMap<string, T>, id: string, resource: Resource): T {
  const found = records.get(id);
  if (found === undefined) {
    throw new DomainFailure({ code: 'not-found', resource });
  }
  return found;
}

function current<T extends { readonly version: number }>(
  records: ReadonlyMap<string, T>,
  id: string,
  resource: Resource,
  version: number,
): T {
  const found = find(records, id, resource);
  if (found.version !== version) {
    throw new DomainFailure({ code: 'version-stale', resource, current: found.version });
  }
  return found;
}

/** The cursor is the position of the next item. */
function pageOf<T>(all: readonly T[], { limit, cursor = '0' }: PageRequest): Page<T> {
  const from = Number(cursor);
  const items = all.slice(from, from + limit);
  return from + limit < all.length ? { items, next: String(from + limit) } : { items };
}
