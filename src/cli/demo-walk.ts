import { type Static, Type } from 'typebox';
import type { ProposalContent } from '../application/review/model.ts';
import type { TokenRequest } from '../http/identity/development.ts';
import type { Answer } from '../http/schemas/answers.ts';
import { AuditTrail } from '../http/schemas/audit.ts';
import { RecordedRecommendation } from '../http/schemas/recommendations.ts';
import { RuleBook } from '../http/schemas/rule-book.ts';
import { type Example, reader, withEventIds } from './demo-example.ts';

/** Who takes part: everybody does what their role may, and nothing else. */
export const PEOPLE = {
  'case system': {
    roles: ['case-system'],
    subject: 'example-case-system',
    kind: 'system',
    areas: [],
    hours: 1,
  },
  practitioner: {
    roles: ['practitioner'],
    subject: 'example-practitioner',
    kind: 'person',
    areas: ['Example Region'],
    hours: 1,
  },
  SPO: {
    roles: ['spo'],
    subject: 'example-spo',
    kind: 'person',
    areas: ['Example Region'],
    hours: 1,
  },
  inspector: { roles: ['inspector'], subject: 'example-inspector', kind: 'person', areas: [], hours: 1 },
} as const satisfies Readonly<Record<string, TokenRequest>>;
export type Participant = keyof typeof PEOPLE;

/** Where the service answers, and who calls it. */
export interface Service {
  /** Without a path, for instance `http://127.0.0.1:3000`. */
  readonly url: string;
  /** A bearer token of somebody who takes part. */
  readonly tokenOf: (who: Participant) => Promise<string>;
}

/** A run whose answer is shown. */
export interface AnsweredRun extends Static<typeof RecordedRecommendation> {
  readonly answer: Static<typeof Answer>;
}

/** What came back from taking a case through the main job. */
export interface Walk {
  /** As the practitioner reads it, who has proposed. */
  readonly recommendation: AnsweredRun;
  readonly trail: Static<typeof AuditTrail>['items'];
  /** The rules in force on the day of the question, in words. */
  readonly rules: Static<typeof RuleBook>['rules'];
  /** The recorded id of each event, and what the example calls it. */
  readonly names: ReadonlyMap<string, string>;
}

const readCreated = reader(Type.Object({ id: Type.String(), version: Type.Integer() }));
const readRecommendation = reader(RecordedRecommendation);
const readTrail = reader(AuditTrail);
const readRuleBook = reader(RuleBook);

/**
 * Takes one case through the main job over HTTP: register the licence, report the events, open the question of recall, propose,
 * ask for the recommendation, read the trail. The practitioner proposes before an answer is there to be seen; the SPO, who has
 * recorded nothing, is not shown it. `step` is told of each request as it is answered.
 *
 * @throws {Error} with the service's own answer when a request is refused, or where an answer is shown to the wrong person.
 */
export async function walkThrough(
  example: Example,
  service: Service,
  step: (line: string) => void,
): Promise<Walk> {
  const names = new Map<string, string>();
  const idOf = new Map<string, string>();
  const call = async <S>(
    who: Participant,
    method: 'GET' | 'POST',
    route: string,
    id: string,
    read: (value: unknown) => S,
    note: string,
    body?: unknown,
    version?: number,
  ) => {
    const { status, value } = await send(service, who, method, route.replace('{id}', id), body, version);
    step(`${`${method.padEnd(5)}${route}`.padEnd(46)}${status}  ${who}: ${note}`);
    return read(value);
  };

  const { licence, asAt, events } = example;
  const conditions = `with ${licence.conditions?.length ?? 0} conditions`;
  const { id: licenceId } = await call(
    'case system',
    'POST',
    '/v1/licences',
    '',
    readCreated,
    conditions,
    licence,
  );
  for (const { ref, content } of events) {
    // One after the other, so that the trail has them in the order in which they happened.
    const event = await call(
      'case system',
      'POST',
      '/v1/licences/{id}/breach-events',
      licenceId,
      readCreated,
      ref,
      content,
    );
    names.set(event.id, ref);
    idOf.set(ref, event.id);
  }
  const { consideration, judgement } = withEventIds(example, idOf);
  const { id: considerationId, version } = await call(
    'practitioner',
    'POST',
    '/v1/licences/{id}/considerations',
    licenceId,
    readCreated,
    'question and answers',
    { ...consideration, judgement },
  );
  await call(
    'practitioner',
    'POST',
    '/v1/considerations/{id}/proposal',
    considerationId,
    readCreated,
    'a proposal of their own',
    proposalOf(example),
    version,
  );
  const recommendation = await call(
    'practitioner',
    'POST',
    '/v1/considerations/{id}/recommendations',
    considerationId,
    readRecommendation,
    'what the rules say',
    { asAt },
  );
  const { answer } = recommendation;
  const seenBySpo = await call(
    'SPO',
    'GET',
    '/v1/recommendations/{id}',
    recommendation.id,
    readRecommendation,
    'facts; the answer waits for a view',
  );
  if (answer === undefined || seenBySpo.answer !== undefined) {
    throw new Error(
      'the answer was not shown to whoever proposed, or was shown to somebody who recorded nothing',
    );
  }
  const { rules } = await call(
    'practitioner',
    'GET',
    `/v1/rule-book?on=${asAt}`,
    '',
    readRuleBook,
    'the rules in words',
  );
  const { items: trail } = await call(
    'inspector',
    'GET',
    '/v1/licences/{id}/audit-trail',
    licenceId,
    readTrail,
    'the trail',
  );
  return { recommendation: { ...recommendation, answer }, trail, rules, names };
}

/** What the practitioner proposes: what they think of the danger is in the judgement already. */
function proposalOf({ judgement: { danger, manageable } }: Example): ProposalContent {
  const urgency =
    danger?.howSoon === 'imminent' ? 'emergency' : danger?.howSoon === undefined ? 'unknown' : 'standard';
  return {
    proposes: manageable?.answer === 'no' ? 'recall' : 'no-recall',
    reasons: manageable?.reason ?? 'Whether the danger can be managed in the community is not known yet.',
    urgency: { answer: urgency, reason: danger?.reason ?? 'What danger there is, is not known yet.' },
  };
}

async function send(
  { url, tokenOf }: Service,
  who: Participant,
  method: 'GET' | 'POST',
  path: string,
  body: unknown,
  version: number | undefined,
): Promise<{ readonly status: number; readonly value: unknown }> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${await tokenOf(who)}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const value: unknown = await response.json();
  if (!response.ok) {
    throw new Error(`${method} ${path} was answered ${response.status}: ${JSON.stringify(value, null, 2)}`);
  }
  return { status: response.status, value };
}
