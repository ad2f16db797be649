import { setTimeout as delay } from 'node:timers/promises';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { aLicence, anEvent } from '../builders/index.ts';
import { startReceiver } from '../support/receiver.ts';
import type { Call } from './review-walk.ts';

const readIdentified = reader(Type.Object({ id: Type.String() }));
const readTagged = reader(Type.Object({ version: Type.Integer() }));

/** How long what is done beside the requests may take before it is looked at as not done. */
const PATIENCE_MS = 20_000;

/**
 * Takes a store through all that other systems do with it: many events at once, following and being told, monitoring data, figures and
 * a simulation. `works` says whether the work beside the requests is done here.
 */
export async function walkFittingIn(call: Call, works: boolean): Promise<void> {
  const made = async (...request: Parameters<Call>) => readIdentified((await call(...request)).body).id;
  const licence = await made('registerLicence', '/v1/licences', aLicence());
  const event = anEvent({ source: 'example-source', sourceReference: 'example-1' });
  const items = [{ licenceId: licence, event }, { licenceId: licence }, 'no item'];
  await call('reportEventBatch', '/v1/breach-events/batches', { events: items });
  await call('reportEventBatch', '/v1/breach-events/batches', { events: [] });
  await call('recordMonitoring', '/v1/monitoring', { licenceId: licence, sex: 'female', ethnicity: 'mixed' });
  await walkFeed(call, works);
  await walkFigures(call);
  await walkSimulations(call, works);
}

async function walkFeed(call: Call, works: boolean): Promise<void> {
  const receiver = await startReceiver();
  try {
    await call('followEvents', '/v1/events?after=start&limit=2');
    await call('followEvents', '/v1/events?after=nowhere');
    const request = { url: receiver.url, after: 'start' };
    const subscribed = await call('subscribeWebhook', '/v1/webhooks', request);
    await call('subscribeWebhook', '/v1/webhooks', { url: 'https://elsewhere.example/' });
    const { id } = readIdentified(subscribed.body);
    const url = `/v1/webhooks/${id}`;
    await call('listWebhooks', '/v1/webhooks');
    await until(() => !works || receiver.received.length > 0);
    await call('readWebhook', url);
    const rotated = await call('rotateWebhookSecret', `${url}/secret`);
    await call('listDeadLetters', `${url}/dead-letters`);
    await call('replayDeadLetters', `${url}/replays`, {});
    const tag = { 'if-match': `"${readTagged(rotated.body).version}"` };
    await call('changeWebhook', url, { url: receiver.url, paused: true }, tag);
    await call('changeWebhook', url, { url: receiver.url, paused: true }, { 'if-match': '"77"' });
    await call('endWebhook', url);
    await call('readWebhook', url);
  } finally {
    await receiver.close();
  }
}

async function walkFigures(call: Call): Promise<void> {
  const quarter = 'quarter=2026-Q4';
  const csv = { accept: 'text/csv' };
  for (const [operationId, table, by] of [
    ['readRecallReasons', 'recall-reasons', '&by=sex'],
    ['readDecisionFigures', 'decisions', ''],
    ['readAgreementFigures', 'agreement', ''],
    ['readFairnessFigures', 'fairness', '&by=ethnicity'],
  ] as const) {
    await call(operationId, `/v1/statistics/${table}?${quarter}${by}`);
    await call(operationId, `/v1/statistics/${table}?${quarter}${by}`, undefined, csv);
    await call(operationId, `/v1/statistics/${table}?quarter=2026`);
  }
  await call('listLikeCases', `/v1/statistics/like-cases?${quarter}`);
  await call('traceFigure', `/v1/statistics/cases?${quarter}&figure=considerations`);
}

async function walkSimulations(call: Call, works: boolean): Promise<void> {
  const request = {
    asAt: '2026-10-14',
    assumedReturn: { daysAfterRevocation: 5 },
    reason: 'An example.',
  };
  const { id } = readIdentified((await call('requestSimulation', '/v1/simulations', request)).body);
  const url = `/v1/simulations/${id}`;
  await call('requestSimulation', '/v1/simulations', { reason: 'Nothing is asked.' });
  await call('listSimulations', '/v1/simulations?limit=1');
  await call('stopSimulation', `${url}/stop`);
  await call('resumeSimulation', `${url}/resume`);
  const readState = reader(Type.Object({ state: Type.String() }));
  const isOver = async () => readState((await call('readSimulation', url)).body).state === 'completed';
  await until(async () => !works || (await isOver()));
  await call('readSimulation', url);
  await call('listSimulationCases', `${url}/cases?transition=response.recall.unknown`);
}

/** Waits for what is done beside the requests; what then still is not so is for the caller to find. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await holds()) && Date.now() < deadline) {
    await delay(50);
  }
}
