import { randomInt, randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { exampleNames, readExample, reader, withEventIds } from '../src/cli/demo-example.ts';
import { exampleInputs } from '../test/rules/support/examples.ts';
import type { Call, Caller, Reply } from './caller.ts';

/** A case that the work goes on with. */
interface OpenCase {
  readonly licenceId: string;
  readonly considerationId: string;
  readonly crn: string;
  readonly asAt: string;
}

/** Tokens of those who work. */
export interface Workers {
  readonly system: string;
  readonly practitioner: string;
  readonly spo: string;
  readonly inspector: string;
}

/** The mixed work of a service: each turn is one piece of it, drawn by its weight. */
export interface Work {
  /** Opens so many cases, to begin with. */
  readonly prepare: (cases: number) => Promise<void>;
  /** One piece. `seen` is told of every request of it. */
  readonly turn: (seen: (kind: string, reply: Reply) => void) => Promise<void>;
}

/** Cases that are worked on at a time: the oldest is left behind when another is opened, so that none grows without end. */
const AT_A_TIME = 200;

const readId = reader(Type.Object({ id: Type.String() }));
const readFeed = reader(Type.Object({ items: Type.Array(Type.Unknown()), next: Type.String() }));
const EXAMPLES = exampleNames().map(readExample);
const INPUTS = exampleInputs();

function get(path: string, token: string): Call {
  return { method: 'GET', path, token };
}

/** Makes it. */
export function workOn(caller: Caller, { system, practitioner, spo, inspector }: Workers): Work {
  const open: OpenCase[] = [];
  let opened = 0;
  let after = 'start';
  const drawn = (): OpenCase => {
    const one = open[randomInt(open.length)];
    if (one === undefined) throw new Error('no case is open');
    return one;
  };

  const openCase = async (send: (kind: string, call: Call) => Promise<Reply>) => {
    const example = EXAMPLES[opened % EXAMPLES.length];
    opened += 1;
    if (example === undefined) return;
    const crn = `X${String(opened % 1_000_000).padStart(6, '0')}`;
    const { person } = example.licence;
    const make = async (kind: string, token: string, path: string, body: unknown): Promise<string> => {
      const { text } = await send(kind, { method: 'POST', path, body, token });
      return readId(JSON.parse(text)).id;
    };
    const licenceId = await make('register a licence', system, '/v1/licences', {
      ...example.licence,
      externalReference: `soak-${randomUUID()}`,
      person: { ...person, crn },
      region: 'Example Region',
    });
    const ids = new Map<string, string>();
    for (const { ref, content } of example.events) {
      ids.set(ref, await make('report an event', system, `/v1/licences/${licenceId}/breach-events`, content));
    }
    const { consideration, judgement } = withEventIds(example, ids);
    const considerationId = await make(
      'open a question',
      practitioner,
      `/v1/licences/${licenceId}/considerations`,
      { ...consideration, judgement },
    );
    open.push({ licenceId, considerationId, crn, asAt: example.asAt });
    if (open.length > AT_A_TIME) open.shift();
  };

  type Send = (kind: string, call: Call) => Promise<Reply>;
  /** Each with how many of a hundred turns it is. */
  const pieces: readonly (readonly [number, (send: Send) => Promise<unknown>])[] = [
    [6, openCase],
    [
      22,
      (send) =>
        send('ask the rules', {
          method: 'POST',
          path: `/v1/considerations/${drawn().considerationId}/recommendations`,
          body: { asAt: drawn().asAt },
          token: practitioner,
        }),
    ],
    [
      12,
      (send) => {
        const { asAt, inputs } = INPUTS[randomInt(INPUTS.length)] ?? {};
        const body = { asAt, ...inputs };
        return send('evaluate a case given inline', {
          method: 'POST',
          path: '/v1/evaluations',
          body,
          token: system,
        });
      },
    ],
    [15, (send) => send('read a queue', get('/v1/considerations?limit=50', spo))],
    [
      10,
      (send) =>
        send('read a trail', get(`/v1/licences/${drawn().licenceId}/audit-trail?limit=50`, inspector)),
    ],
    [
      10,
      (send) =>
        send('search', {
          method: 'POST',
          path: '/v1/licences/search',
          body: { crn: drawn().crn },
          token: system,
        }),
    ],
    [10, (send) => send('read a licence', get(`/v1/licences/${drawn().licenceId}`, practitioner))],
    [
      10,
      (send) => send('read a question', get(`/v1/considerations/${drawn().considerationId}`, practitioner)),
    ],
    [
      5,
      async (send) => {
        const { text } = await send('follow the feed', get(`/v1/events?limit=200&after=${after}`, system));
        after = readFeed(JSON.parse(text)).next;
      },
    ],
  ];
  const total = pieces.reduce((sum, [weight]) => sum + weight, 0);

  return {
    prepare: async (cases) => {
      for (let number = 0; number < cases; number += 1) {
        await openCase((_, call) => caller.ask(call));
      }
    },
    turn: async (seen) => {
      let left = randomInt(total);
      const piece = pieces.find(([weight]) => {
        left -= weight;
        return left < 0;
      });
      await piece?.[1](async (kind, call) => {
        const reply = await caller.send(call);
        seen(kind, reply);
        return reply;
      });
    },
  };
}
