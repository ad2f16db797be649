import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';
import { type Answered, personToken, WITHOUT_OFFICE_TOKEN } from '../builders/app.ts';
import { aConsideration, aLicence, anEvent, aRecall } from '../builders/index.ts';

/** Sends a request of an operation and notes what its document does not say of the answer. */
export type Call = (
  operationId: string,
  url: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered>;

const readIdentified = reader(Type.Object({ id: Type.String() }));

const readVersioned = reader(Type.Object({ version: Type.Integer() }));
const readEvents = reader(
  Type.Object({ items: Type.Array(Type.Object({ id: Type.String(), version: Type.Integer() })) }),
);
const readNoted = reader(
  Type.Object({
    review: Type.Object({
      steps: Type.Array(
        Type.Object({
          content: Type.Object({
            noted: Type.Object({ known: Type.Object({ judgementVersion: Type.Optional(Type.Integer()) }) }),
          }),
        }),
      ),
    }),
  }),
);

const as = (name: string) => ({ authorization: `Bearer ${personToken(name)}` });
const VIEW = {
  inclines: 'not-yet-clear',
  immediateRisk: 'None known.',
  whoIsVulnerable: 'Nobody named.',
  currentCircumstances: 'An example.',
  alternativesToRecall: 'An example.',
  protectiveFactors: 'An example.',
};
const PROPOSAL = {
  proposes: 'recall',
  reasons: 'An example.',
  urgency: { answer: 'emergency', reason: 'An example.' },
  context: { caseloadPercentage: 140, changesOfOfficer: 2 },
};
const DECISION = { decision: 'recall', reason: 'risk-increased', text: 'An example.' };
const BY_SOMEBODY = { reason: 'An example.', madeBy: 'Somebody A. Example', on: '2026-10-13' };
const NO_RECALL = { decision: 'no-recall', reason: 'lesser-measure-adequate', text: 'An example.' };
const NOBODY_ENDANGERED = { endangersNobody: true, considered: ['victims'], text: 'An example.' };
const OUTSIDE = { outsideUsualFlow: { circumstance: 'out-of-hours', why: 'An example.' } };

/** Takes three considerations through every step of a review: one to a recall and its closure, one out of hours, one withdrawn. */
export async function walkTheReview(call: Call, on: string): Promise<void> {
  const made = async (...request: Parameters<Call>) => readIdentified((await call(...request)).body).id;
  const licence = await made('registerLicence', '/v1/licences', aLicence());
  const arrest = anEvent({ type: 'arrest-bail-or-rui', evidenceStatus: 'arrest' });
  const event = await made('reportBreachEvent', `/v1/licences/${licence}/breach-events`, arrest);

  const open = async (judgement?: object) => {
    const body = { ...aConsideration({ promptedBy: [event] }), ...(judgement && { judgement }) };
    return made('openConsideration', `/v1/licences/${licence}/considerations`, body);
  };
  const take = async (
    operationId: string,
    id: string,
    step: string,
    body: unknown,
    name = 'practitioner',
  ) => {
    const { headers } = await call('readConsideration', `/v1/considerations/${id}`);
    const sent = { ...as(name), 'if-match': String(headers['etag']) };
    await call(operationId, `/v1/considerations/${id}/${step}`, body, sent);
  };

  const recalled = await open();
  await take('recordProposal', recalled, 'proposal', PROPOSAL);
  const run = await made('recommend', `/v1/considerations/${recalled}/recommendations`, { asAt: on });
  await call('readRecommendation', `/v1/recommendations/${run}`);
  await take(
    'returnForInformation',
    recalled,
    'return',
    { text: 'An example.', wanted: ['An example.'] },
    'spo',
  );
  await take('recordProposal', recalled, 'proposal', PROPOSAL);
  await take('recordIndependentView', recalled, 'independent-view', VIEW, 'spo');
  await call('readRecommendation', `/v1/recommendations/${run}`);
  await call('explainRecommendation', `/v1/recommendations/${run}/explanation?audience=inspector`);
  const page = { accept: 'text/html' };
  await call('explainRecommendation', `/v1/recommendations/${run}/explanation`, undefined, page);
  await call('makeDocument', `/v1/considerations/${recalled}/documents/handover`);
  await take('recordDecision', recalled, 'decision', DECISION, 'spo');
  await take('recordDecision', recalled, 'decision', DECISION, 'spo');
  await take('endorseDecision', recalled, 'endorsement', { endorsed: true, text: 'An example.' }, 'manager');
  const sent = aRecall({ considerationId: recalled, eventsReliedOn: [event], sentOn: on });
  const recall = await made('reportRecall', `/v1/licences/${licence}/recalls`, sent);
  for (const kind of ['recall-request', 'handover']) {
    await call('makeDocument', `/v1/considerations/${recalled}/documents/${kind}`);
  }
  const news = { kind: 'later-news', changes: { evidenceStatus: 'nfa' } };
  await call('reviseBreachEvent', `/v1/breach-events/${event}/revisions`, news, { 'if-match': '"1"' });
  const stands = { conclusion: 'stands', text: 'An example.' };
  await take('reviewNewFacts', recalled, 'new-facts-review', stands, 'spo');
  const done = {
    outcome: 'done',
    response: [{ measure: 'discuss-and-record', what: 'An example.', by: 'An example', on }],
    reEngagement: { how: 'An example.', reached: 'yes' },
    text: 'An example.',
  };
  await take('closeConsideration', recalled, 'closure', done);
  const back = { ...sent, revokedOn: on, returnedToCustodyOn: on };
  await call('replaceRecall', `/v1/recalls/${recall}`, back, { 'if-match': '"1"' });
  const seen = async (of: string, more?: object) => {
    const { body: now } = await call('readLicence', `/v1/licences/${licence}`);
    const { body: listed } = await call('listBreachEvents', `/v1/licences/${licence}/breach-events`);
    const { body: considered } = await call('readConsideration', `/v1/considerations/${of}`);
    const { judgementVersion } = readNoted(considered).review.steps.at(-1)?.content.noted.known ?? {};
    const known = {
      licenceVersion: readVersioned(now).version,
      events: readEvents(listed).items.map(({ id, version }) => ({ id, version })),
      ...(judgementVersion === undefined ? {} : { judgementVersion }),
      ...more,
    };
    return { ...NOBODY_ENDANGERED, known };
  };
  const underIt = { recall: { id: recall, version: 2 } };
  await take('recordDisclosureCheck', recalled, 'disclosure-check', await seen(recalled, underIt), 'spo');
  await call('makeDocument', `/v1/considerations/${recalled}/documents/notice-of-reasons`);

  const answered = await open({
    measures: { 'licence-compliance-letter': { state: 'adequate', ...BY_SOMEBODY } },
  });
  await take('recordProposal', answered, 'proposal', { ...PROPOSAL, proposes: 'no-recall' });
  await take('recordIndependentView', answered, 'independent-view', VIEW, 'spo');
  await take('recordDecision', answered, 'decision', NO_RECALL, 'spo');
  await take('endorseDecision', answered, 'endorsement', { endorsed: true, text: 'An example.' }, 'manager');
  await take('recordDisclosureCheck', answered, 'disclosure-check', await seen(answered, underIt), 'spo');
  for (const kind of ['decision-not-to-recall-letter', 'licence-compliance-letter']) {
    await call('makeDocument', `/v1/considerations/${answered}/documents/${kind}`, undefined, page);
  }

  const atNight = await open();
  await take('recordProposal', atNight, 'proposal', PROPOSAL);
  await take('recordIndependentView', atNight, 'independent-view', VIEW, 'duty-manager');
  await take('recordDecision', atNight, 'decision', { ...DECISION, ...OUTSIDE }, 'duty-manager');
  const signed = { countersigned: true, text: 'An example.' };
  await take('countersignDecision', atNight, 'countersignature', signed, 'manager');

  const withdrawn = await open();
  const why = { reason: 'opened-in-error', text: 'An example.' };
  await take('withdrawConsideration', withdrawn, 'withdrawal', why);
}

/** Opens cases by name, breaks the glass of one, and tells its owner. */
export async function walkAccess(call: Call): Promise<void> {
  const made = async (...request: Parameters<Call>) => readIdentified((await call(...request)).body).id;
  const limited = await made('registerLicence', '/v1/licences', aLicence({ limitedAccess: true }));
  const grants = `/v1/licences/${limited}/access-grants`;
  await call('grantAccess', grants, { subject: 'owner', capacity: 'owner', reason: 'An example.' });
  const named = { subject: 'somebody', capacity: 'named', reason: 'An example.' };
  const grant = await made('grantAccess', grants, named);
  await call('readAccess', grants);
  await call('endAccess', `/v1/access-grants/${grant}/end`, { reason: 'An example.' });
  const without = { authorization: `Bearer ${WITHOUT_OFFICE_TOKEN}` };
  await call('readLicence', `/v1/licences/${limited}`, undefined, without);
  const glass = { reason: 'An example.', minutes: 60 };
  const broken = await made('breakGlass', `/v1/licences/${limited}/break-glass`, glass, without);
  await call('listAccessNotices', '/v1/access-notices', undefined, as('owner'));
  await call('seeAccessNotice', `/v1/access-notices/${broken}/seen`, {}, as('owner'));
}
