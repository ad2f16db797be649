import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Processor time of each process of a PostgreSQL server so far, in milliseconds, by process id. */
export type ServerTimes = ReadonlyMap<string, number>;

/** The unit in which Linux tells times, whatever the machine. */
const TICK_MS = 10;

/**
 * Reads how long each process of a server has run, as Linux counts it in `/proc`; undefined where that is not to be had.
 *
 * @param clusterDir The server's data folder, which names its first process.
 */
export async function readServerTimes(clusterDir: string): Promise<ServerTimes | undefined> {
  const [postmaster = ''] = (await readFile(join(clusterDir, 'postmaster.pid'), 'utf8')).split('\n');
  const processes = await readdir('/proc').catch(() => []);
  const times = new Map<string, number>();
  for (const id of processes.filter((name) => /^\d+$/.test(name))) {
    // A process may end between being listed and being read.
    const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
    // The command's name, in brackets, may hold anything. The state, the parent's id and eleven fields later the times follow it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system] = [fields[11], fields[12]].map(Number);
    if ((id === postmaster || fields[1] === postmaster) && user !== undefined && system !== undefined) {
      times.set(id, (user + system) * TICK_MS);
    }
  }
  return times.size === 0 ? undefined : times;
}

/** Processor time in milliseconds between two readings, of the processes that were there at the later one. */
export function timeBetween(earlier: ServerTimes | undefined, later: ServerTimes | undefined): number {
  if (earlier === undefined || later === undefined) {
    return Number.NaN;
  }
  return [...later].reduce((sum, [id, time]) => sum + time - (earlier.get(id) ?? 0), 0);
}
