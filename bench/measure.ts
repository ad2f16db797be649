/** Times of one piece of work, in milliseconds. */
export interface Times {
  readonly median: number;
  readonly p95: number;
}

/** Something to time, beside a plain piece of work on the same data that its figure is read against. */
export interface Subject {
  readonly name: string;
  readonly group: string;
  readonly work: () => unknown;
  readonly reference: () => unknown;
}

export interface Measured {
  readonly name: string;
  readonly group: string;
  readonly work: readonly number[];
  readonly reference: readonly number[];
}

/**
 * Times every subject and its reference in turn, round after round, so that whatever else the machine does falls on all
 * of them alike. Each round takes `calls` times of both; the first rounds only warm up and are not counted.
 */
export function measure(
  subjects: readonly Subject[],
  { rounds, warmUp, calls }: { readonly rounds: number; readonly warmUp: number; readonly calls: number },
): readonly Measured[] {
  const measured = subjects.map(({ name, group, work, reference }) => ({
    name,
    group,
    work: { run: work, times: [] as number[] },
    reference: { run: reference, times: [] as number[] },
  }));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const { work, reference } of measured) {
      for (const { run, times } of round % 2 === 0 ? [work, reference] : [reference, work]) {
        for (let call = 0; call < calls; call += 1) {
          const time = timeOf(run);
          if (round >= 0) times.push(time);
        }
      }
    }
  }
  return measured.map(({ name, group, work, reference }) => ({
    name,
    group,
    work: work.times,
    reference: reference.times,
  }));
}

// What a call gives is kept until the next, so that no call can be left out as useless.
let kept: unknown;

function timeOf(work: () => unknown): number {
  const start = process.hrtime.bigint();
  kept = work();
  const end = process.hrtime.bigint();
  return kept === undefined ? Number.NaN : Number(end - start) / 1e6;
}

export function timesOf(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
