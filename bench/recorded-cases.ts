import { setTimeout as wait } from 'node:timers/promises';
import { Type } from 'typebox';
import { exampleNames, readExample, reader, withEventIds } from '../src/cli/demo-example.ts';

/** A consideration that is ready for a recommendation, and the day to run the rules for. */
export interface OpenedCase {
  readonly example: string;
  readonly considerationId: string;
  readonly asAt: string;
}

/** Who fills the service: bearer tokens of a case system and of a practitioner. */
export interface Callers {
  readonly caseSystem: string;
  readonly practitioner: string;
}

const readCreated = reader(Type.Object({ id: Type.String(), version: Type.Integer() }));

/**
 * Records cases over HTTP, the example cases in turn, each as a licence and a person of its own: licence, events, a consideration
 * with its judgement, and the practitioner's own proposal, after which the answer of a run is shown.
 */
export async function openCases(
  url: string,
  callers: Callers,
  count: number,
): Promise<readonly OpenedCase[]> {
  const examples = exampleNames().map(readExample);
  const opened: OpenedCase[] = [];
  for (let number = 0; number < count; number += 1) {
    const example = examples[number % examples.length];
    if (example === undefined) throw new Error('there are no example cases');
    const digits = String(number).padStart(6, '0');
    const { person } = example.licence;
    const licence = await create(url, callers.caseSystem, '/v1/licences', {
      ...example.licence,
      externalReference: `BENCH-${digits}`,
      person: {
        ...person,
        crn: `X${digits}`,
        ...(person.nomsNumber === undefined ? {} : { nomsNumber: noms(number) }),
      },
    });
    const ids = new Map<string, string>();
    for (const { ref, content } of example.events) {
      const path = `/v1/licences/${licence.id}/breach-events`;
      ids.set(ref, (await create(url, callers.caseSystem, path, content)).id);
    }
    const { consideration, judgement } = withEventIds(example, ids);
    const { id, version } = await create(
      url,
      callers.practitioner,
      `/v1/licences/${licence.id}/considerations`,
      { ...consideration, judgement },
    );
    const reason = 'What an example practitioner thought before the rules were asked.';
    const proposal = { proposes: 'no-recall', reasons: reason, urgency: { answer: 'unknown', reason } };
    await create(url, callers.practitioner, `/v1/considerations/${id}/proposal`, proposal, version);
    opened.push({ example: example.name, considerationId: id, asAt: example.asAt });
  }
  return opened;
}

/** Sends again what the service did not take because it had too much to do. */
async function fetchTaken(address: string, request: RequestInit): Promise<Response> {
  for (;;) {
    const response = await fetch(address, request);
    if (response.status !== 503) {
      return response;
    }
    await response.body?.cancel();
    await wait(500);
  }
}

/** A NOMS number that looks made up and is one person's alone. */
function noms(number: number): string {
  const letters = String.fromCodePoint(65 + (Math.floor(number / 26) % 26), 65 + (number % 26));
  return `A${String(number % 10_000).padStart(4, '0')}${letters}`;
}

async function create(url: string, token: string, path: string, body: unknown, version?: number) {
  const response = await fetchTaken(url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`POST ${path} was answered ${response.status}: ${text}`);
  }
  return readCreated(JSON.parse(text));
}
