import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { aConsideration, aLicence, anEvent } from '../builders/index.ts';
import type { Prepare, VersionedChange, World } from './writers.ts';

/** The steps of a review as changes of a consideration, and considerations that have come as far as each needs. */

/** Records something under an address, and gives its id. */
export const under = (world: World, url: string, body: unknown): Promise<string> =>
  world.make({ method: 'POST', url, body });

/** Registers a licence of its own; licences differ by their reference. */
export const makeLicence = (world: World): Promise<string> => under(world, '/v1/licences', aLicence());

/** Opens a consideration of an event on a licence of its own. */
export async function makeConsideration(world: World) {
  const licenceId = await makeLicence(world);
  const eventId = await under(
    world,
    `/v1/licences/${licenceId}/breach-events`,
    anEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' }),
  );
  const id = await under(
    world,
    `/v1/licences/${licenceId}/considerations`,
    aConsideration({ promptedBy: [eventId] }),
  );
  return { licenceId, eventId, id };
}

/** The version of what is at an address, from its entity tag. */
export const tagAt = (world: World, url: string) => async (): Promise<number> => {
  const { etag, status } = await world.send({ method: 'GET', url });
  if (etag === undefined) throw new Error(`${url} answered ${status} without a version`);
  return etag;
};

type Said = Readonly<Record<string, unknown>>;
/** What people say in a step, with a mark. */
export const SAID = {
  proposal: (mark: string): Said => ({
    proposes: 'recall',
    reasons: mark,
    urgency: { answer: 'standard', reason: 'An example.' },
  }),
  'independent-view': (mark: string): Said => ({
    inclines: 'not-yet-clear',
    immediateRisk: mark,
    whoIsVulnerable: 'Nobody named.',
    currentCircumstances: 'An example.',
    alternativesToRecall: 'An example.',
    protectiveFactors: 'An example.',
  }),
  decision: (mark: string): Said => ({ decision: 'recall', reason: 'risk-increased', text: mark }),
  'decision not to recall': (mark: string): Said => ({
    decision: 'no-recall',
    reason: 'manageable-in-the-community',
    text: mark,
  }),
  'decision out of hours': (mark: string): Said => ({
    decision: 'recall',
    reason: 'risk-increased',
    text: mark,
    outsideUsualFlow: { circumstance: 'out-of-hours', why: 'An example.' },
  }),
  endorsement: (mark: string): Said => ({ endorsed: true, text: mark }),
  countersignature: (mark: string): Said => ({ countersigned: true, text: mark }),
  return: (mark: string): Said => ({ text: mark, wanted: ['An example.'] }),
  withdrawal: (mark: string): Said => ({ reason: 'opened-in-error', text: mark }),
  closure: (mark: string): Said => ({
    outcome: 'done',
    response: [{ measure: 'discuss-and-record', what: 'An example.', by: 'An example', on: '2026-11-20' }],
    reEngagement: { how: 'An example.', reached: 'yes' },
    text: mark,
  }),
  'new-facts-review': (mark: string): Said => ({ conclusion: 'stands', text: mark }),
  'disclosure-check': (mark: string, known: Said = { licenceVersion: 1, events: [] }): Said => ({
    endangersNobody: true,
    considered: ['victims', 'the-person'],
    known,
    text: mark,
  }),
};

/** Who takes the steps that come before the one that is tested. */
export const WHO = { proposer: 'the-practitioner', decider: 'the-officer', endorser: 'the-manager' } as const;
type Before = 'proposed' | 'viewed' | 'decided' | 'agreed-on-no-recall' | 'decided-out-of-hours';

const readReview = reader(Type.Object({ review: Type.Object({ state: Type.String() }) }));

const readEvents = reader(
  Type.Object({ items: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer() })) }),
);
const readNoted = reader(
  Type.Object({
    review: Type.Object({
      steps: Type.Array(
        Type.Object({
          content: Type.Object({
            noted: Type.Object({
              known: Type.Object({ judgementVersion: Type.Optional(Type.Integer()) }),
            }),
          }),
        }),
      ),
    }),
  }),
);

/** A consideration that has come so far. */
export async function reviewed(world: World, far: 'open' | Before) {
  const made = await makeConsideration(world);
  const at = `/v1/considerations/${made.id}`;
  const current = tagAt(world, at);
  const take = async (step: string, body: Said, as: string): Promise<void> =>
    void (await world.make({ method: 'POST', url: `${at}/${step}`, body, as, ifMatch: await current() }));
  const state = async (): Promise<string> => {
    const { text } = await world.send({ method: 'GET', url: at });
    return readReview(JSON.parse(text)).review.state;
  };
  if (far !== 'open') {
    await take('proposal', SAID.proposal('An example.'), WHO.proposer);
    if (far !== 'proposed') {
      await take('independent-view', SAID['independent-view']('An example.'), WHO.decider);
    }
  }
  if (far === 'decided') await take('decision', SAID.decision('An example.'), WHO.decider);
  if (far === 'decided-out-of-hours') {
    await take('decision', SAID['decision out of hours']('An example.'), WHO.decider);
  }
  if (far === 'agreed-on-no-recall') {
    await take('decision', SAID['decision not to recall']('An example.'), WHO.decider);
    if ((await state()) === 'awaiting-endorsement') {
      await take('endorsement', SAID.endorsement('An example.'), WHO.endorser);
    }
  }
  return { ...made, at, current, state };
}

/** A step on a consideration that has come so far; taken by another person for each writer unless somebody is named. */
const step =
  (action: keyof typeof SAID, far: 'open' | Before, as?: string): Prepare<VersionedChange> =>
  async (world) => {
    const { licenceId, eventId, at, current } = await reviewed(world, far);
    if (action === 'new-facts-review') {
      const news = { kind: 'later-news', changes: { evidenceStatus: 'nfa' } };
      await world.make({
        method: 'POST',
        url: `/v1/breach-events/${eventId}/revisions`,
        body: news,
        ifMatch: 1,
      });
    }
    return {
      method: 'POST',
      url: `${at}/${action}`,
      licenceId,
      at,
      current,
      body: SAID[action],
      // Every step tells all that came before it: a review of a hundred views would be slow, and there is none.
      most: 25,
      ...(as === undefined ? {} : { as: () => as }),
    };
  };

/** Steps that many can take one after the other, each on the version that the one before made. */
export const REPEATED_STEPS: Readonly<Record<string, Prepare<VersionedChange>>> = {
  'POST /v1/considerations/{id}/independent-view': step('independent-view', 'proposed'),
  'POST /v1/considerations/{id}/disclosure-check': async (world) => {
    const change = await step('disclosure-check', 'agreed-on-no-recall')(world);
    const { licenceId, at } = change;
    const licenceVersion = await tagAt(world, `/v1/licences/${licenceId}`)();
    const { text } = await world.send({ method: 'GET', url: `/v1/licences/${licenceId}/breach-events` });
    const events = readEvents(JSON.parse(text)).items.map(({ id, version }) => ({ id, version }));
    const { review } = readNoted(JSON.parse((await world.send({ method: 'GET', url: at })).text));
    const judgementVersion = review.steps.at(-1)?.content.noted.known.judgementVersion;
    // What the steps of the others are is no part of what has to be known: all say to have seen the same.
    const known = { licenceVersion, events, ...(judgementVersion === undefined ? {} : { judgementVersion }) };
    return { ...change, body: (mark) => SAID['disclosure-check'](mark, known) };
  },
};

/** Steps that lead to where they cannot be taken again. */
export const ONE_WAY_STEPS: Readonly<Record<string, Prepare<VersionedChange>>> = {
  'POST /v1/considerations/{id}/proposal': step('proposal', 'open'),
  // Only who has written a view decides.
  'POST /v1/considerations/{id}/decision': step('decision', 'viewed', WHO.decider),
  'POST /v1/considerations/{id}/endorsement': step('endorsement', 'decided'),
  'POST /v1/considerations/{id}/countersignature': step('countersignature', 'decided-out-of-hours'),
  'POST /v1/considerations/{id}/return': step('return', 'viewed'),
  'POST /v1/considerations/{id}/withdrawal': step('withdrawal', 'viewed'),
  'POST /v1/considerations/{id}/closure': step('closure', 'agreed-on-no-recall'),
  'POST /v1/considerations/{id}/new-facts-review': step('new-facts-review', 'viewed'),
};
