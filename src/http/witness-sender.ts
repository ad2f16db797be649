/** How long a witness may take to answer. */
const WITNESS_TIMEOUT_MS = 5_000;

/** Longest answer of a witness that is read, in bytes: it is a line or two. */
const WITNESS_ANSWER_LIMIT = 65_536;

/** Sends a checkpoint to a witness: the only address outside that this service ever calls, and only where one is named. */
export async function postText(url: string, body: string): Promise<{ status: number; body: string }> {
  const response = await fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    redirect: 'error',
    signal: AbortSignal.timeout(WITNESS_TIMEOUT_MS),
  });
  return { status: response.status, body: await readAtMost(response, WITNESS_ANSWER_LIMIT) };
}

async function readAtMost(response: Response, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > limit) {
      throw new Error('the answer of a witness is longer than any answer of a witness');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
