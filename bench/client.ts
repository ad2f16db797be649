import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Before a request that was not taken is followed by the next. */
const SHED_PAUSE_MS = 50;

/** What a load of requests gave. */
export interface Load {
  /** Answers per second. */
  readonly rate: number;
  /** Milliseconds of each request that was answered. */
  readonly latencies: readonly number[];
  /** Answers of status 503, which are not counted among the others: the service had more to do than it could. */
  readonly shed: number;
}

/** A load: connections that are kept open, each with one request at a time and the next as soon as it has the answer. */
export interface LoadSettings {
  readonly port: number;
  readonly connections: number;
  readonly ms: number;
  /** The bytes of the request with this number, its header included. */
  readonly request: (number: number) => Buffer;
  /** The only status that may be answered. */
  readonly status: number;
}

/**
 * The bytes of a POST with a JSON body, HTTP/1.1.
 *
 * @param fields Header fields besides those that every request has.
 */
export function post(path: string, body: string, fields: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = Buffer.byteLength(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n${lines.join('')}\r\n${body}`,
  );
}

/**
 * Sends requests for a time and counts the answers. It writes bytes made before and reads no more of an answer than its status and
 * length, so that the client takes little of the processor that the server is measured on.
 *
 * @throws {Error} with what was answered, where that is another status, and where a connection ends.
 */
export async function load(settings: LoadSettings): Promise<Load> {
  const latencies: number[] = [];
  let shed = 0;
  let number = 0;
  const begun = performance.now();
  const until = begun + settings.ms;
  const one = async () => {
    const socket = connect({ host: '127.0.0.1', port: settings.port, noDelay: true });
    await once(socket, 'connect');
    const answers = readAnswers(socket);
    try {
      while (performance.now() < until) {
        const bytes = settings.request(number);
        number += 1;
        const sent = performance.now();
        const answer = answers.next();
        socket.write(bytes);
        const { status, text } = await answer;
        if (status === 503) {
          shed += 1;
          await wait(SHED_PAUSE_MS);
          continue;
        }
        if (status !== settings.status) {
          throw new Error(
            `answered ${status} where ${settings.status} was to come: ${text().slice(0, 2_000)}`,
          );
        }
        latencies.push(performance.now() - sent);
      }
    } finally {
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: settings.connections }, one));
  return { rate: (latencies.length / (performance.now() - begun)) * 1_000, latencies, shed };
}

/** One answer, for what is read beside a load. */
export async function ask(port: number, request: Buffer): Promise<Answer> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  try {
    const answer = readAnswers(socket).next();
    socket.write(request);
    return await answer;
  } finally {
    socket.destroy();
  }
}

export interface Answer {
  readonly status: number;
  /** Bytes of the whole answer, and of its body. */
  readonly bytes: number;
  readonly bodyBytes: number;
  /** The body. */
  readonly text: () => string;
}

/** Answers of a connection, one after the other, each with `Content-Length` (RFC 9112, section 6.2). */
function readAnswers(socket: Socket): { readonly next: () => Promise<Answer> } {
  let chunks: Buffer[] = [];
  let received = 0;
  let expected: { readonly status: number; readonly headerBytes: number; readonly bytes: number } | undefined;
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  const fail = (error: Error) => {
    waiting?.reject(error);
    waiting = undefined;
  };
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection ended before the answer')));
  socket.on('data', (chunk) => {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
    received += chunk.length;
    if (expected === undefined) {
      chunks = [Buffer.concat(chunks)];
      expected = headerOf(chunks[0]);
    }
    if (expected === undefined || received < expected.bytes) {
      return;
    }
    const { status, headerBytes, bytes } = expected;
    const body = chunks;
    waiting?.resolve({
      status,
      bytes,
      bodyBytes: bytes - headerBytes,
      text: () => Buffer.concat(body).subarray(headerBytes).toString('utf8'),
    });
    waiting = undefined;
    expected = undefined;
    chunks = [];
    received = 0;
  });
  return {
    next: () =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
      }),
  };
}

function headerOf(
  bytes: Buffer | undefined,
): { readonly status: number; readonly headerBytes: number; readonly bytes: number } | undefined {
  const end = bytes?.indexOf('\r\n\r\n') ?? -1;
  if (bytes === undefined || end < 0) {
    return undefined;
  }
  const header = bytes.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(header)?.[1];
  const status = /^HTTP\/1\.1 (\d{3})/.exec(header)?.[1];
  if (length === undefined || status === undefined) {
    throw new Error(`an answer without a length cannot be read here: ${header}`);
  }
  const headerBytes = end + 4;
  return { status: Number(status), headerBytes, bytes: headerBytes + Number(length) };
}
