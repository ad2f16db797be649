import { readFileSync } from 'node:fs';
import { timesOf } from './measure.ts';

/** Resident memory of a process at an instant. */
export interface MemorySample {
  /** Milliseconds since the watch began. */
  readonly at: number;
  /** MiB. */
  readonly rss: number;
}

/** Resident memory of a process now, in MiB (Linux: `/proc`); NaN where it has ended. */
export function residentMemory(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1_024;
  } catch {
    return Number.NaN;
  }
}

/** Notes the memory of a process again and again until `stop`. */
export function watchMemory(
  pid: number,
  everyMs: number,
): { readonly samples: readonly MemorySample[]; readonly stop: () => void } {
  const samples: MemorySample[] = [];
  const began = performance.now();
  const note = () => {
    const rss = residentMemory(pid);
    if (!Number.isNaN(rss)) samples.push({ at: performance.now() - began, rss });
  };
  note();
  const timer = setInterval(note, everyMs);
  return {
    samples,
    stop: () => {
      clearInterval(timer);
      note();
    },
  };
}

/** Whether a figure that is taken again and again stays as it is. */
export interface Flatness {
  readonly firstQuarter: number;
  readonly lastQuarter: number;
  readonly most: number;
  /** Of the last quarter's median over the first's, in per cent; below 0 where it fell. */
  readonly growth: number;
}

/**
 * The rule for "flat": the median of the last quarter of the values against that of the first. Medians, so that one garbage
 * collection or one slow moment decides nothing; quarters, so that what grows steadily shows in full.
 */
export function flatnessOf(values: readonly number[]): Flatness {
  const quarter = Math.max(1, Math.floor(values.length / 4));
  const firstQuarter = timesOf(values.slice(0, quarter)).median;
  const lastQuarter = timesOf(values.slice(-quarter)).median;
  return {
    firstQuarter,
    lastQuarter,
    most: Math.max(...values),
    growth: 100 * (lastQuarter / firstQuarter - 1),
  };
}
