import { type Static, Type } from 'typebox';
import { AuditTrail } from '../http/schemas/audit.ts';
import { RecordedRecommendation } from '../http/schemas/recommendations.ts';
import { RuleBook } from '../http/schemas/rule-book.ts';
import { type Example, reader, withEventIds } from './demo-example.ts';

/** Where the service answers, and the bearer token to show it. */
export interface Service {
  /** Without a path, for instance `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly token: string;
}

/** What came back from taking a case through the main job. */
export interface Walk {
  readonly recommendation: Static<typeof RecordedRecommendation>;
  readonly trail: Static<typeof AuditTrail>['items'];
  /** The rules in force on the day of the question, in words. */
  readonly rules: Static<typeof RuleBook>['rules'];
  /** The recorded id of each event, and what the example calls it. */
  readonly names: ReadonlyMap<string, string>;
}

const readCreated = reader(Type.Object({ id: Type.String() }));
const readRecommendation = reader(RecordedRecommendation);
const readTrail = reader(AuditTrail);
const readRuleBook = reader(RuleBook);

/**
 * Takes one case through the main job over HTTP: register the licence, report the events, open the question of recall,
 * ask for the recommendation, read the trail. `step` is told of each request as it is answered.
 *
 * @throws {Error} with the service's own answer when a request is refused.
 */
export async function walkThrough(
  example: Example,
  service: Service,
  step: (line: string) => void,
): Promise<Walk> {
  const names = new Map<string, string>();
  const idOf = new Map<string, string>();
  const call = async <S>(
    method: 'GET' | 'POST',
    route: string,
    id: string,
    read: (value: unknown) => S,
    note: string,
    body?: unknown,
  ) => {
    const { status, value } = await send(service, method, route.replace('{id}', id), body);
    step(`${`${method.padEnd(5)}${route}`.padEnd(46)}${status}  ${note}`);
    return read(value);
  };

  const { licence, asAt, events } = example;
  const conditions = `with ${licence.conditions?.length ?? 0} conditions`;
  const { id: licenceId } = await call('POST', '/v1/licences', '', readCreated, conditions, licence);
  for (const { ref, content } of events) {
    // One after the other, so that the trail has them in the order in which they happened.
    const event = await call('POST', '/v1/licences/{id}/breach-events', licenceId, readCreated, ref, content);
    names.set(event.id, ref);
    idOf.set(ref, event.id);
  }
  const { consideration, judgement } = withEventIds(example, idOf);
  const { id: considerationId } = await call(
    'POST',
    '/v1/licences/{id}/considerations',
    licenceId,
    readCreated,
    "question, practitioner's answers",
    { ...consideration, judgement },
  );
  const recommendation = await call(
    'POST',
    '/v1/considerations/{id}/recommendations',
    considerationId,
    readRecommendation,
    `what the rules say, as at ${asAt}`,
    { asAt },
  );
  const { rules } = await call('GET', `/v1/rule-book?on=${asAt}`, '', readRuleBook, 'the rules in words');
  const { items: trail } = await call(
    'GET',
    '/v1/licences/{id}/audit-trail',
    licenceId,
    readTrail,
    'the trail',
  );
  return { recommendation, trail, rules, names };
}

async function send(
  { url, token }: Service,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly value: unknown }> {
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const value: unknown = await response.json();
  if (!response.ok) {
    throw new Error(`${method} ${path} was answered ${response.status}: ${JSON.stringify(value, null, 2)}`);
  }
  return { status: response.status, value };
}
