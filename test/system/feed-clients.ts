import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/*
 * The two clients of the proof that nothing is lost, each a process of its own that may be killed at any moment: a producer that
 * reports batches of events, and a follower of the feed. Each keeps in a file how far it is, and begins there again.
 *
 * node test/system/feed-clients.ts producer|follower
 */

/** What a client is started with, as JSON in `FEED_CLIENT`. */
export interface ClientSettings {
  /** Replicas of the service; the next one is tried where one does not answer. */
  readonly urls: readonly string[];
  readonly token: string;
  /** Where the client keeps how far it is. */
  readonly positionFile: string;
  /** Where the follower writes what it was given, an event a line. */
  readonly eventsFile: string;
  readonly licences: readonly string[];
  readonly events: number;
  readonly batch: number;
}

/** What is read of an answer; the forms of answers are for other tests, and a client that is killed often has to start quickly. */
interface Answer {
  readonly items: readonly unknown[];
  readonly next: string;
  readonly counts: { readonly refused: number };
}
/** Pause of a follower that was given nothing. */
const QUIET_MS = 50;

async function request(
  { urls, token }: ClientSettings,
  path: string,
  init: Readonly<{ method?: string; body?: string }> = {},
): Promise<Answer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const response = await fetch(`${urls[attempt % urls.length]}${path}`, {
        ...init,
        headers: {
          authorization: `Bearer ${token}`,
          ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
      });
      const body: Answer = JSON.parse(await response.text());
      if (response.ok) return body;
      if (response.status < 500) throw new TypeError(`${path}: ${JSON.stringify(body)}`);
    } catch (error) {
      // A replica that was killed answers nothing; a refusal is a fault of the test.
      if (error instanceof TypeError && error.message.startsWith('/v1/')) throw error;
    }
    await delay(30);
  }
}

/** Written beside and moved, so that a kill leaves the old text or the new one. */
async function keep(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

async function kept(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

/** Reports every event under a reference of its own: one that was recorded before it was killed is recorded no second time. */
async function produce(settings: ClientSettings): Promise<void> {
  const { licences, events, batch, positionFile } = settings;
  for (let from = Number((await kept(positionFile)) ?? '0'); from < events; ) {
    const until = Math.min(events, from + batch);
    const numbers = Array.from({ length: until - from }, (_, place) => from + place);
    const items = numbers.map((number) => ({
      licenceId: licences[(number * 7) % licences.length],
      event: {
        type: 'lost-contact',
        evidenceStatus: 'no-criminal-process',
        description: 'An event reported while processes are killed',
        source: 'feed-proof',
        sourceReference: `E-${number}`,
      },
    }));
    const answer = await request(settings, '/v1/breach-events/batches', {
      method: 'POST',
      body: JSON.stringify({ events: items }),
    });
    const { counts } = answer;
    if (counts.refused > 0) throw new Error(`the service refused events: ${JSON.stringify(answer)}`);
    from = until;
    await keep(positionFile, String(from));
  }
}

/** Writes down what it is given, and only then that it has it. */
async function follow(settings: ClientSettings): Promise<void> {
  const { positionFile, eventsFile } = settings;
  let after = (await kept(positionFile)) ?? 'start';
  // Whatever a kill left of a line ends here.
  await appendFile(eventsFile, '\n');
  for (;;) {
    const { items, next } = await request(settings, `/v1/events?after=${after}&limit=500`);
    if (items.length > 0) {
      await appendFile(eventsFile, items.map((item) => `${JSON.stringify(item)}\n`).join(''));
    }
    if (next === after) {
      await delay(QUIET_MS);
    } else {
      after = next;
      await keep(positionFile, after);
    }
  }
}

if (import.meta.main) {
  const settings: ClientSettings = JSON.parse(process.env['FEED_CLIENT'] ?? '{}');
  await (process.argv[2] === 'producer' ? produce(settings) : follow(settings));
}
