/** Clients of one kind that are kept in mind; the one not heard of for longest goes first. */
const MOST_CLIENTS = 10_000;

/** How many requests each client has sent in its window of time, in the memory of this process, for at most so many clients. */
export class RequestCounts {
  readonly #windows = new Map<string, { readonly since: number; readonly requests: number }>();

  /** Counts one more. Each caller is told the number of its own request, however many are counted at the same time. */
  incr(
    client: string,
    callback: (error: Error | null, result?: { current: number; ttl: number }) => void,
    windowMs: number,
  ): void {
    // Not the time of day, which may jump: a window would last for as long as the clock was set back.
    const now = performance.now();
    const open = this.#windows.get(client);
    const goesOn = open !== undefined && now < open.since + windowMs;
    const window = goesOn ? { ...open, requests: open.requests + 1 } : { since: now, requests: 1 };
    // Taken out and put back, so that the first is the one not heard of for longest.
    this.#windows.delete(client);
    this.#windows.set(client, window);
    const [first] = this.#windows.keys();
    if (this.#windows.size > MOST_CLIENTS && first !== undefined) {
      this.#windows.delete(first);
    }
    callback(null, { current: window.requests, ttl: window.since + windowMs - now });
  }

  /** Counts for another kind of client, apart from these. */
  child(): RequestCounts {
    return new RequestCounts();
  }

  /** Clients that are kept in mind. */
  get clients(): number {
    return this.#windows.size;
  }
}
