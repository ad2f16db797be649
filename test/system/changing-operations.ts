import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { aConsideration, aJudgement, aLicence, anEvent, aRecall } from '../builders/index.ts';
import { makeConsideration, makeLicence, REPEATED_STEPS, tagAt, under } from './review-steps.ts';
import { type Change, OUTSIDER, type Prepare, type VersionedChange, type World } from './writers.ts';

/** What every changing operation of the service is to many writers, and a request of it that one of them sends. */

const readVersions = reader(
  Type.Object({ items: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer() })) }),
);

/** Changes that name the version they are for: of those sent for one version, one is made. */
export const VERSIONED: Readonly<Record<string, Prepare<VersionedChange>>> = {
  ...REPEATED_STEPS,
  'PUT /v1/licences/{id}': async (world) => {
    const licenceId = await makeLicence(world);
    const url = `/v1/licences/${licenceId}`;
    const { text } = await world.send({ method: 'GET', url });
    const { content } = readLicence(JSON.parse(text));
    return {
      method: 'PUT',
      url,
      licenceId,
      at: url,
      current: tagAt(world, url),
      body: (mark) => aLicence({ ...content, deliveryUnit: mark }),
    };
  },
  'POST /v1/breach-events/{id}/revisions': async (world) => {
    const licenceId = await makeLicence(world);
    const events = `/v1/licences/${licenceId}/breach-events`;
    const id = await under(world, events, anEvent());
    return {
      method: 'POST',
      url: `/v1/breach-events/${id}/revisions`,
      licenceId,
      at: events,
      current: async () => {
        const { text } = await world.send({ method: 'GET', url: events });
        return readVersions(JSON.parse(text)).items.find((item) => item.id === id)?.version ?? 0;
      },
      body: (mark) => ({ kind: 'later-news', note: mark, changes: { source: mark } }),
    };
  },
  'PUT /v1/considerations/{id}/judgement': async (world) => {
    const { licenceId, id } = await makeConsideration(world);
    const at = `/v1/considerations/${id}`;
    return {
      method: 'PUT',
      url: `${at}/judgement`,
      licenceId,
      at,
      current: tagAt(world, at),
      body: (mark) => aJudgement({ effects: { work: mark } }),
    };
  },
  'PUT /v1/recalls/{id}': async (world) => {
    const licenceId = await makeLicence(world);
    const id = await under(world, `/v1/licences/${licenceId}/recalls`, aRecall());
    const url = `/v1/recalls/${id}`;
    return {
      method: 'PUT',
      url,
      licenceId,
      at: url,
      current: tagAt(world, url),
      body: (mark) => aRecall({ reasonsConfirmedBy: mark }),
    };
  },
  'PUT /v1/webhooks/{id}': async (world) => {
    const { id, url, as } = await makeWebhook(world);
    return {
      method: 'PUT',
      url,
      id,
      at: url,
      as,
      inNoChain: true,
      current: async () => (await world.send({ method: 'GET', url, as: as() })).etag ?? 0,
      body: (mark) => ({ ...WEBHOOK, url: `${WEBHOOK.url}${mark}` }),
    };
  },
};

const WEBHOOK = { url: 'http://127.0.0.1:9/', paused: true };
/** Subscriptions belong to whoever made them. */
const subscriber = () => 'whoever-subscribes';

/** A subscription to which nothing is sent. */
async function makeWebhook(world: World) {
  const { url } = WEBHOOK;
  const id = await world.make({ method: 'POST', url: '/v1/webhooks', body: { url }, as: subscriber() });
  return { id, url: `/v1/webhooks/${id}`, as: subscriber };
}

async function makeSimulation(world: World): Promise<string> {
  const body = { asAt: '2026-11-20', reason: 'An example.' };
  return `/v1/simulations/${await world.make({ method: 'POST', url: '/v1/simulations', body })}`;
}

const readLicence = reader(Type.Object({ content: Type.Object({ externalReference: Type.String() }) }));

/** A creation on a licence of its own. */
const onLicence =
  (path: string, body: (mark: string, licenceId: string) => unknown): Prepare<Change> =>
  async (world) => {
    const licenceId = await makeLicence(world);
    return {
      method: 'POST',
      url: `/v1/licences/${licenceId}/${path}`,
      licenceId,
      body: (mark) => body(mark, licenceId),
    };
  };

/** Operations that record something new each time, unless it is the same request again. */
export const CREATIONS: Readonly<Record<string, Prepare<Change>>> = {
  'POST /v1/licences': async () => ({
    method: 'POST',
    url: '/v1/licences',
    body: (mark) => aLicence({ externalReference: `${mark}-${randomUUID()}` }),
  }),
  'POST /v1/licences/{id}/breach-events': onLicence('breach-events', (mark) => anEvent({ source: mark })),
  'POST /v1/licences/{id}/considerations': onLicence('considerations', (mark) =>
    aConsideration({ question: mark }),
  ),
  'POST /v1/considerations/{id}/recommendations': async (world) => {
    const { licenceId, id } = await makeConsideration(world);
    return {
      method: 'POST',
      url: `/v1/considerations/${id}/recommendations`,
      licenceId,
      body: () => ({ asAt: '2026-11-20' }),
    };
  },
  'POST /v1/licences/{id}/recalls': onLicence('recalls', (mark) => aRecall({ reasonsConfirmedBy: mark })),
  'POST /v1/licences/{id}/legal-holds': onLicence('legal-holds', (mark) => ({
    ground: 'inquest',
    reference: mark,
    reason: 'An example inquest is under way.',
  })),
  'POST /v1/licences/{id}/disputes': onLicence('disputes', (mark, licenceId) => ({
    about: { kind: 'licence', id: licenceId },
    statement: mark,
    receivedOn: '2026-11-20',
  })),
  'POST /v1/audit/bundles': async (world) => {
    const licenceId = await makeLicence(world);
    return {
      method: 'POST',
      url: '/v1/audit/bundles',
      inNoChain: true,
      body: () => ({ scope: { licenceIds: [licenceId] }, withContent: true }),
    };
  },
  'POST /v1/subject-access-requests': async (world) => {
    const crn = `X${String(Math.floor(Math.random() * 900_000) + 100_000)}`;
    const licenceId = await under(world, '/v1/licences', aLicence({ person: { crn } }));
    return {
      method: 'POST',
      url: '/v1/subject-access-requests',
      licenceId,
      body: (mark) => ({ crn, reference: mark }),
    };
  },
  'POST /v1/webhooks': async () => ({
    method: 'POST',
    url: '/v1/webhooks',
    inNoChain: true,
    body: (mark) => ({ url: `${WEBHOOK.url}${mark}` }),
  }),
  'POST /v1/simulations': async () => ({
    method: 'POST',
    url: '/v1/simulations',
    inNoChain: true,
    body: (mark) => ({ asAt: '2026-11-20', reason: mark }),
  }),
  'POST /v1/licences/{id}/access-grants': onLicence('access-grants', (mark) => ({
    subject: mark,
    capacity: 'named',
    reason: 'An example.',
  })),
  'POST /v1/licences/{id}/break-glass': async (world) => ({
    ...(await breakingGlass(world)),
    as: (number) => `${OUTSIDER}${number}`,
  }),
};

/** Operations that can be done once: of many at once, one is done, and the others are told so. */
export const ONCE: Readonly<Record<string, Prepare<Change & { readonly refusal: string }>>> = {
  'POST /v1/legal-holds/{id}/release': async (world) => {
    const licenceId = await makeLicence(world);
    const body = { ground: 'inquest', reference: 'example-1', reason: 'An example inquest is under way.' };
    const id = await under(world, `/v1/licences/${licenceId}/legal-holds`, body);
    return {
      method: 'POST',
      url: `/v1/legal-holds/${id}/release`,
      licenceId,
      body: (mark) => ({ reason: mark }),
      refusal: '422 invalid',
    };
  },
  'POST /v1/licences/{id}/erasures': async (world) => ({
    ...(await onLicence('erasures', (mark) => ({
      authority: 'court-order',
      reference: mark,
      on: '2026-11-20',
      dryRun: false,
    }))(world)),
    refusal: '410 erased',
  }),
  'DELETE /v1/webhooks/{id}': async (world) => {
    const { url, as } = await makeWebhook(world);
    return { method: 'DELETE', url, as, body: () => undefined, inNoChain: true, refusal: '404 not-found' };
  },
  'POST /v1/access-grants/{id}/end': async (world) => {
    const licenceId = await makeLicence(world);
    const grant = { subject: 'example-subject', capacity: 'named', reason: 'An example.' };
    const id = await under(world, `/v1/licences/${licenceId}/access-grants`, grant);
    return {
      method: 'POST',
      url: `/v1/access-grants/${id}/end`,
      licenceId,
      body: (mark) => ({ reason: mark }),
      refusal: '422 invalid',
    };
  },
};

/** Breaking the glass of a case that is for named people only. */
async function breakingGlass(world: World): Promise<Change & { readonly licenceId: string }> {
  const licenceId = await under(world, '/v1/licences', aLicence({ limitedAccess: true }));
  return {
    method: 'POST',
    url: `/v1/licences/${licenceId}/break-glass`,
    licenceId,
    body: (mark) => ({ reason: mark, minutes: 60 }),
  };
}

const readItems = reader(Type.Object({ items: Type.Array(Type.Object({ entryId: Type.String() })) }));

/** A request of a person for what is held, gathered by somebody; with each item decided on by somebody else where asked for. */
async function gathered(world: World, decided: boolean) {
  const crn = `X${String(Math.floor(Math.random() * 900_000) + 100_000)}`;
  const licenceId = await under(world, '/v1/licences', aLicence({ person: { crn } }));
  const id = await world.make({
    method: 'POST',
    url: '/v1/subject-access-requests',
    body: { crn, reference: 'example-1' },
    as: 'whoever-gathers',
  });
  const url = `/v1/subject-access-requests/${id}`;
  const { items } = readItems(JSON.parse((await world.send({ method: 'GET', url })).text));
  const decide = (reason: string) => ({
    decisions: Object.fromEntries(items.map(({ entryId }) => [entryId, { release: 'whole', reason }])),
  });
  if (decided) await world.make({ method: 'POST', url: `${url}/review`, body: decide('An example.') });
  return { licenceId, url, decide };
}

/** Operations after which the latest word counts, or that only record that somebody asked: each of many is done. */
export const EACH: Readonly<
  Record<string, Prepare<Change & { readonly act: string; readonly status?: number }>>
> = {
  'POST /v1/breach-events/batches': async (world) => {
    const licenceId = await makeLicence(world);
    return {
      method: 'POST',
      url: '/v1/breach-events/batches',
      body: (mark) => ({
        events: [{ licenceId, event: anEvent({ source: 'example-source', sourceReference: mark }) }],
      }),
      act: 'event-batch-reported',
    };
  },
  'POST /v1/monitoring': async (world) => {
    const licenceId = await makeLicence(world);
    const body = () => ({ licenceId, sex: 'female' });
    return { method: 'POST', url: '/v1/monitoring', body, act: 'monitoring-recorded', status: 201 };
  },
  'POST /v1/webhooks/{id}/secret': async (world) => {
    const { url, as } = await makeWebhook(world);
    const act = 'webhook-changed';
    return { method: 'POST', url: `${url}/secret`, body: () => undefined, act, as, status: 201 };
  },
  'POST /v1/webhooks/{id}/replays': async (world) => {
    const { url, as } = await makeWebhook(world);
    return { method: 'POST', url: `${url}/replays`, body: () => ({}), act: 'webhook-replayed', as };
  },
  'POST /v1/simulations/{id}/stop': async (world) => {
    const url = `${await makeSimulation(world)}/stop`;
    return { method: 'POST', url, body: () => undefined, act: 'simulation-stopped' };
  },
  'POST /v1/simulations/{id}/resume': async (world) => {
    const simulation = await makeSimulation(world);
    await world.send({ method: 'POST', url: `${simulation}/stop` });
    const act = 'simulation-resumed';
    return { method: 'POST', url: `${simulation}/resume`, body: () => undefined, act };
  },
  'POST /v1/subject-access-requests/{id}/review': async (world) => {
    const { licenceId, url, decide } = await gathered(world, false);
    return {
      method: 'POST',
      url: `${url}/review`,
      licenceId,
      body: decide,
      act: 'subject-access-reviewed',
    };
  },
  'POST /v1/subject-access-requests/{id}/release': async (world) => {
    const { licenceId, url } = await gathered(world, true);
    const act = 'subject-access-released';
    return { method: 'POST', url: `${url}/release`, licenceId, body: () => undefined, act };
  },
  'POST /v1/access-notices/{id}/seen': async (world) => {
    const { url, body, licenceId } = await breakingGlass(world);
    const id = await world.make({ method: 'POST', url, body: body('an example'), as: OUTSIDER });
    const act = 'access-notice-seen';
    return { method: 'POST', url: `/v1/access-notices/${id}/seen`, licenceId, body: () => undefined, act };
  },
  'POST /v1/licences/search': async () => ({
    method: 'POST',
    url: '/v1/licences/search',
    body: () => ({ crn: 'X000001' }),
    act: 'licences-searched',
  }),
  'POST /v1/recommendations/{id}/replay': async (world) => {
    const { licenceId, id } = await makeConsideration(world);
    const run = await under(world, `/v1/considerations/${id}/recommendations`, { asAt: '2026-11-20' });
    const act = 'recommendation-replayed';
    return {
      method: 'POST',
      url: `/v1/recommendations/${run}/replay`,
      licenceId,
      body: () => undefined,
      act,
    };
  },
  'POST /v1/evaluations': async () => ({
    method: 'POST',
    url: '/v1/evaluations',
    body: () => ({ asAt: '2026-11-20', events: [] }),
    act: 'rules-asked',
  }),
};
