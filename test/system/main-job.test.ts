import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import pg from 'pg';
import { type Static, Type } from 'typebox';
import { verifyChain } from '../../src/audit/index.ts';
import { type Example, readExample, reader, withEventIds } from '../../src/cli/demo-example.ts';
import { RecordedRecommendation } from '../../src/http/schemas/recommendations.ts';
import { buildRealApp, type RealApp } from '../builders/real-app.ts';
import { SERVERS } from '../support/database.ts';

const readId = reader(Type.Object({ id: Type.String() }));
const readRecommendation = reader(RecordedRecommendation);
type Recommendation = Static<typeof RecordedRecommendation>;

const LARGE = 'nine-standard-six-additional-twelve-events';

interface Walked {
  readonly licenceId: string;
  readonly considerationId: string;
  readonly eventIds: ReadonlyMap<string, string>;
  readonly recommendation: Recommendation;
}

/** Registers the example, reports its events, opens the question, proposes and asks for the recommendation. */
async function walk(real: RealApp, example: Example): Promise<Walked> {
  const create = async (url: string, body: unknown): Promise<string> => {
    const answer = await real.send('POST', url, body);
    expect(answer).toEqual(expect.objectContaining({ status: 201 }));
    return readId(answer.body).id;
  };
  const licenceId = await create('/v1/licences', example.licence);
  const eventIds = new Map<string, string>();
  for (const { ref, content } of example.events) {
    eventIds.set(ref, await create(`/v1/licences/${licenceId}/breach-events`, content));
  }
  const { consideration, judgement } = withEventIds(example, eventIds);
  const considerationId = await create(`/v1/licences/${licenceId}/considerations`, {
    ...consideration,
    judgement,
  });
  await propose(real, considerationId);
  const recommendation = await recommend(real, considerationId, { asAt: example.asAt });
  return { licenceId, considerationId, eventIds, recommendation };
}

/** Proposes as the practitioner, who may then read what the rules answer. */
async function propose(real: RealApp, considerationId: string): Promise<void> {
  const url = `/v1/considerations/${considerationId}/proposal`;
  const proposal = {
    proposes: 'recall',
    reasons: 'An example reason.',
    urgency: { answer: 'unknown', reason: 'It is not known yet.' },
  };
  expect(await real.send('POST', url, proposal, { 'if-match': '"1"' })).toMatchObject({ status: 200 });
}

async function recommend(
  real: RealApp,
  considerationId: string,
  request: { readonly asAt: string; readonly knownAt?: string },
): Promise<Recommendation> {
  const answer = await real.send('POST', `/v1/considerations/${considerationId}/recommendations`, request);
  expect(answer.status).toBe(201);
  return readRecommendation(answer.body);
}

const bytesOf = (recommendation: Recommendation): string => String(canonicalize(recommendation.answer));

/** The recommendation with every recorded id and time replaced by what the example calls it. */
function withoutIdsAndTimes({ recommendation, eventIds, licenceId, considerationId }: Walked): string {
  const { id, recordedAt, expiresAt, knownAt, contentHash, ...rest } = recommendation;
  expect([id, recordedAt, expiresAt, knownAt, contentHash].every((member) => member.length > 0)).toBe(true);
  let text = String(canonicalize(rest));
  for (const [ref, eventId] of eventIds) text = text.replaceAll(eventId, ref);
  return text.replaceAll(licenceId, 'licence').replaceAll(considerationId, 'consideration');
}

describe.each(SERVERS)('the main job on $name', (server) => {
  let real: RealApp;
  let walked: Walked;
  const example = readExample(LARGE);

  beforeAll(async () => {
    real = await buildRealApp(server);
    walked = await walk(real, example);
  }, 60_000);
  afterAll(() => real.close());

  it('takes nine standard and six additional conditions and twelve events to a recommendation', () => {
    const categories = example.licence.conditions?.map(({ category }) => category) ?? [];
    expect(categories.filter((category) => category === 'standard')).toHaveLength(9);
    expect(categories.filter((category) => category === 'additional')).toHaveLength(6);
    expect(example.events).toHaveLength(12);
    const { answer } = walked.recommendation;
    expect(answer?.events).toHaveLength(12);
    expect(answer?.conditions).toHaveLength(15);
    expect(answer?.conduct.answer).toBe('mixed');
    expect(answer?.decision).toBe('for a person to make');
  });

  it('keeps names, numbers and words out of the record of the run', () => {
    const kept = JSON.stringify({ ...walked.recommendation });
    const { person } = example.licence;
    expect(kept).not.toContain(person.crn);
    expect(person.dateOfBirth === undefined || !kept.includes(person.dateOfBirth)).toBe(true);
    for (const { content } of example.events) expect(kept).not.toContain(content.description);
  });

  it('gives the same bytes again for the same day and instant after later news, and something else for now', async () => {
    const { considerationId, eventIds, recommendation } = walked;
    const { asAt, knownAt } = recommendation;
    const [ref] = [...eventIds.keys()];
    const eventId = eventIds.get(ref ?? '') ?? '';
    const revised = await real.send(
      'POST',
      `/v1/breach-events/${eventId}/revisions`,
      { kind: 'correction', nowUnknown: ['conditions'] },
      { 'if-match': '"1"' },
    );
    expect(revised.status).toBe(201);
    const more = await real.send('POST', `/v1/licences/${walked.licenceId}/breach-events`, {
      type: 'lost-contact',
      evidenceStatus: 'no-criminal-process',
      description: 'Later news for this test',
    });
    expect(more.status).toBe(201);

    const again = await recommend(real, considerationId, { asAt, knownAt });
    expect(bytesOf(again)).toBe(bytesOf(recommendation));
    expect(again.inputs).toEqual(recommendation.inputs);
    expect(again.contentHash).toBe(recommendation.contentHash);

    const now = await recommend(real, considerationId, { asAt });
    expect(now.answer?.events).toHaveLength(13);
  });

  it('reads back as it was answered', async () => {
    const read = await real.send('GET', `/v1/recommendations/${walked.recommendation.id}`);
    expect(read.status).toBe(200);
    const { standing: _, ...run } = walked.recommendation;
    expect(read.body).toMatchObject(run);
    expect(readRecommendation(read.body).standing).toMatchObject({
      state: 'stale',
      freshRunWouldDiffer: true,
    });
  });

  it('has a trail that verifies from its bytes, one entry for each act', async () => {
    const client = new pg.Client({ connectionString: real.ownerUrl });
    await client.connect();
    try {
      const { rows } = await client.query<{ bytes: Buffer; hash: Buffer }>(
        'select bytes, hash from audit_entries where licence_id = $1 order by chain_index',
        [walked.licenceId],
      );
      expect(rows.length).toBeGreaterThanOrEqual(1 + 12 + 1 + 1 + 1);
      expect(verifyChain(rows.map(({ bytes, hash }) => ({ bytes, hash: hash.toString('hex') })))).toEqual([]);
    } finally {
      await client.end();
    }
  });
});

describe('PostgreSQL versions', () => {
  it('give recommendations that are identical apart from ids and times', async () => {
    const answers = new Map<string, string>();
    for (const server of SERVERS) {
      const real = await buildRealApp(server);
      try {
        answers.set(server.name, withoutIdsAndTimes(await walk(real, readExample(LARGE))));
      } finally {
        await real.close();
      }
    }
    expect(answers.size).toBe(SERVERS.length);
    expect(new Set(answers.values()).size).toBe(1);
  }, 60_000);
});
