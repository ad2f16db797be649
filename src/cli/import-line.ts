import { Type } from 'typebox';
import { canonicalBytes } from '../audit/index.ts';
import { BATCH_BODY_LIMIT, parseJson } from '../http/body.ts';
import { HttpProblem } from '../http/problems.ts';
import { LicencePage, RecordedLicence } from '../http/schemas/licences.ts';
import { MOST_ITEMS, RecordedEventBatch } from '../http/schemas/breach-events.ts';
import { reader } from './demo-example.ts';
import type { ImportFault, Send } from './import-client.ts';
import { LONGEST_LINE } from './import-lines.ts';
import type { ImportCounts } from './import-progress.ts';

/** A row of the refused file: what of which line was refused, why, and what to do. */
export interface RefusedRow {
  readonly line: number;
  readonly what: 'line' | 'licence' | 'event';
  /** As the line has it, to find the row by. */
  readonly externalReference?: string;
  /** Place of the event in the line, from 0. */
  readonly event?: number;
  readonly sourceReference?: string;
  readonly code: string;
  readonly errors: readonly ImportFault[];
}

/** What came of a line. */
export interface LineOutcome {
  readonly counts: Partial<ImportCounts>;
  readonly refused: readonly RefusedRow[];
}

/** Bytes that the envelope of a batch and of each item take at most. */
const ROOM = 1_024;
/** How often a licence that somebody else changed meanwhile is read again. */
const TRIES = 3;

const readPage = reader(LicencePage);
const readRegistered = reader(RecordedLicence);
const readBatch = reader(RecordedEventBatch);
const readNames = reader(
  Type.Object({
    sourceSystem: Type.String(),
    externalReference: Type.String({ minLength: 1, maxLength: 200 }),
  }),
);

/** A line as it was read: a licence and its events, of which only the frame was looked at. */
interface Row {
  readonly licence: unknown;
  readonly events: readonly unknown[];
}

/**
 * Brings one line into the service: registers its licence, or replaces it where it is another than the one that is there, and reports
 * its events. Sent again with the same key, it does nothing a second time.
 *
 * @param bytes Undefined for a line that is too long to be read.
 * @param key A text that names this line of this import.
 */
export async function importLine(
  send: Send,
  line: { readonly number: number; readonly bytes: Buffer | undefined },
  key: string,
): Promise<LineOutcome> {
  const row = readRow(line.bytes);
  if ('errors' in row) {
    return { counts: {}, refused: [{ line: line.number, what: 'line', code: 'malformed-line', ...row }] };
  }
  const named = externalReferenceOf(row.licence);
  const at = { line: line.number, ...(named === undefined ? {} : { externalReference: named }) };
  const licence = await bringLicence(send, row.licence, key);
  if ('refused' in licence) {
    const { code, errors } = licence.refused;
    const untold = row.events.map(
      (event, place): RefusedRow => ({
        ...at,
        what: 'event',
        event: place,
        ...sourceReferenceOf(event),
        code: 'licence-refused',
        errors: [NOT_SENT],
      }),
    );
    return { counts: {}, refused: [{ ...at, what: 'licence', code, errors }, ...untold] };
  }
  let eventsRecorded = 0;
  let eventsAlreadyRecorded = 0;
  const refused: RefusedRow[] = [];
  for (const [part, { from, items }] of inBatches(row.events, licence.id).entries()) {
    const answer = await send({
      method: 'POST',
      path: '/v1/breach-events/batches',
      body: { events: items },
      headers: { 'idempotency-key': `${key}-events-${part}` },
    });
    if (!answer.ok) {
      const { code, errors } = answer;
      refused.push(...items.map((item, place) => eventRow(at, from + place, item.event, { code, errors })));
      continue;
    }
    const { counts, results } = readBatch(answer.body);
    eventsRecorded += counts.recorded;
    eventsAlreadyRecorded += counts.alreadyRecorded;
    for (const { index, problem } of results) {
      if (problem !== undefined) {
        refused.push(eventRow(at, from + index, items[index]?.event, problem));
      }
    }
  }
  return { counts: { [licence.did]: 1, eventsRecorded, eventsAlreadyRecorded }, refused };
}

const NOT_SENT: ImportFault = {
  field: '',
  problem: 'was not sent, because its licence was refused',
  remedy: 'mend the licence and import the line again',
};

/** A line that is no row, and why. */
function fault(field: string, problem: string, remedy: string) {
  return { errors: [{ field, problem, remedy }] };
}

function readRow(bytes: Buffer | undefined): Row | { readonly errors: readonly ImportFault[] } {
  if (bytes === undefined) {
    return fault('', 'is too long', `write a line of at most ${LONGEST_LINE} bytes, with fewer events`);
  }
  let row: unknown;
  try {
    row = parseJson(bytes);
  } catch (error) {
    if (error instanceof HttpProblem && error.faults !== undefined) {
      return { errors: error.faults };
    }
    throw error;
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return fault('', 'is not a JSON object', 'write one object a line, with `licence` and `events`');
  }
  const { licence, events, ...others }: { licence?: unknown; events?: unknown } = row;
  if (Object.keys(others).length > 0) {
    return fault('', 'has members other than `licence` and `events`', 'take them out');
  }
  if (licence === undefined) {
    return fault('/licence', 'is missing', 'add it');
  }
  if (events !== undefined && !Array.isArray(events)) {
    return fault('/events', 'is not a list', 'write the events in square brackets, or leave the member out');
  }
  return { licence, events: events ?? [] };
}

type Brought =
  | { readonly id: string; readonly did: 'registered' | 'replaced' | 'unchanged' }
  | { readonly refused: { readonly code: string; readonly errors: readonly ImportFault[] } };

async function bringLicence(send: Send, licence: unknown, key: string): Promise<Brought> {
  const registered = await send({
    method: 'POST',
    path: '/v1/licences',
    body: licence,
    headers: { 'idempotency-key': key },
  });
  if (registered.ok) {
    return { id: readRegistered(registered.body).id, did: 'registered' };
  }
  if (registered.code !== 'already-registered') {
    return { refused: registered };
  }
  for (let tries = 1; ; tries += 1) {
    const there = await findLicence(send, licence);
    if (there === undefined) {
      return { refused: { code: 'not-found', errors: [OUT_OF_SIGHT] } };
    }
    const { id, version, content } = there;
    if (canonicalBytes(content).equals(canonicalBytes(licence))) {
      return { id, did: 'unchanged' };
    }
    const replaced = await send({
      method: 'PUT',
      path: `/v1/licences/${id}`,
      body: licence,
      headers: { 'idempotency-key': `${key}-over-${version}`, 'if-match': `"${version}"` },
    });
    if (replaced.ok) {
      return { id, did: 'replaced' };
    }
    if (replaced.code !== 'version-stale' || tries === TRIES) {
      return { refused: replaced };
    }
  }
}

const OUT_OF_SIGHT: ImportFault = {
  field: '/licence/externalReference',
  problem: 'is registered already, and not for the caller to see',
  remedy: 'import it with a token of somebody who sees the case',
};

/** The registered licence of the same reference of the same system; undefined where the caller sees none. */
async function findLicence(send: Send, licence: unknown) {
  const { sourceSystem, externalReference } = readNames(licence);
  let cursor: string | undefined;
  do {
    const answer = await send({
      method: 'POST',
      path: '/v1/licences/search',
      body: { externalReference, limit: 200, ...(cursor === undefined ? {} : { cursor }) },
    });
    if (!answer.ok) {
      return undefined;
    }
    const page = readPage(answer.body);
    const found = page.items.find(({ content }) => content.sourceSystem === sourceSystem);
    if (found !== undefined) {
      return found;
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return undefined;
}

interface Batch {
  /** Place in the line of its first event. */
  readonly from: number;
  readonly items: readonly { readonly licenceId: string; readonly event: unknown }[];
}

/** Batches that the service takes: by number, and by what they come to in bytes. */
function inBatches(events: readonly unknown[], licenceId: string): readonly Batch[] {
  const batches: { from: number; items: { licenceId: string; event: unknown }[] }[] = [];
  let bytes = 0;
  for (const [place, event] of events.entries()) {
    const more = Buffer.byteLength(JSON.stringify(event)) + ROOM;
    const current = batches.at(-1);
    if (current === undefined || current.items.length === MOST_ITEMS || bytes + more > BATCH_BODY_LIMIT) {
      batches.push({ from: place, items: [{ licenceId, event }] });
      bytes = ROOM + more;
    } else {
      current.items.push({ licenceId, event });
      bytes += more;
    }
  }
  return batches;
}

function eventRow(
  at: Pick<RefusedRow, 'line' | 'externalReference'>,
  place: number,
  event: unknown,
  { code, errors }: { readonly code: string; readonly errors: readonly ImportFault[] },
): RefusedRow {
  return { ...at, what: 'event', event: place, ...sourceReferenceOf(event), code, errors };
}

function externalReferenceOf(licence: unknown): string | undefined {
  return textAt(licence, 'externalReference');
}

function sourceReferenceOf(event: unknown): Pick<RefusedRow, 'sourceReference'> {
  const sourceReference = textAt(event, 'sourceReference');
  return sourceReference === undefined ? {} : { sourceReference };
}

function textAt(value: unknown, name: string): string | undefined {
  const text: unknown =
    typeof value === 'object' && value !== null
      ? Object.getOwnPropertyDescriptor(value, name)?.value
      : undefined;
  return typeof text === 'string' ? text : undefined;
}
