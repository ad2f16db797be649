import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reader } from '../../src/cli/demo-example.ts';
import { Problem } from '../../src/http/schemas/problem.ts';
import { SimulationHeading } from '../../src/http/schemas/simulations.ts';
import { buildTestApp, type TestApp } from '../builders/app.ts';
import { fakeServices } from '../builders/fake-services.ts';
import { aPrincipal } from '../builders/index.ts';

const readProblem = reader(Problem);
const readHeading = reader(SimulationHeading);
const REQUEST = {
  asAt: '2026-03-31',
  assumedReturn: { daysAfterRevocation: 5 },
  reason: 'What the law of 2026 changed.',
};
const TRANSITION = 'recall-type.fixed-term-28-mandatory.fixed-term-56-mandatory';

describe('simulations', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await buildTestApp({ services: fakeServices(), principal: aPrincipal() });
  });
  afterAll(() => test.app.close());

  it('are asked for, listed, read, stopped and resumed, and their cases are traced', async () => {
    const asked = await test.send('POST', '/v1/simulations', REQUEST);
    expect(asked).toMatchObject({ status: 201, body: { state: 'waiting', request: REQUEST } });
    const { id } = readHeading(asked.body);
    const url = `/v1/simulations/${id}`;

    expect(await test.send('GET', '/v1/simulations')).toMatchObject({
      status: 200,
      body: { items: [{ id }] },
    });
    expect(await test.send('GET', url)).toMatchObject({ status: 200, body: { id, progress: { done: 5 } } });
    expect(await test.send('POST', `${url}/stop`)).toMatchObject({ status: 200, body: { state: 'stopped' } });
    expect(await test.send('POST', `${url}/resume`)).toMatchObject({
      status: 200,
      body: { state: 'running' },
    });
    expect(await test.send('GET', `${url}/cases?transition=${TRANSITION}`)).toMatchObject({
      status: 200,
      body: { items: [{}] },
    });
  });

  it.each([
    ['no reason', { asAt: '2026-03-31' }, '/reason'],
    ['a day that is none', { ...REQUEST, asAt: '2026-02-30' }, '/asAt'],
    ['a return that says nothing', { ...REQUEST, assumedReturn: {} }, '/assumedReturn'],
    [
      'a return in two ways',
      { ...REQUEST, assumedReturn: { on: '2026-04-05', daysAfterRevocation: 5 } },
      '/assumedReturn',
    ],
    ['a control character', { ...REQUEST, reason: 'An \u0007example.' }, '/reason'],
    ['a change of direction', { ...REQUEST, reason: 'An \u202Eexample.' }, '/reason'],
    ['what it does not know', { ...REQUEST, region: 'Example Region' }, '/region'],
  ])('are refused with %s, which is named', async (_what, body, field) => {
    const { status, body: problem } = await test.send('POST', '/v1/simulations', body);
    expect([status, readProblem(problem).errors?.map((error) => error.field)]).toEqual([
      field === '/assumedReturn' ? 422 : 400,
      [field],
    ]);
  });

  it('are not there under an id that none has, and their cases only under a transition', async () => {
    const none = '/v1/simulations/00000000-0000-7000-8000-000000000001';
    for (const url of [none, '/v1/simulations/none']) {
      expect(await test.send('GET', url)).toMatchObject({ status: 404, body: { errorCode: 'not-found' } });
    }
    expect(await test.send('GET', `${none}/cases`)).toMatchObject({ status: 400 });
  });
});
