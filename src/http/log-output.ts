import { write, writeSync } from 'node:fs';

/** Most of the log that waits to be written, in characters. */
const MOST_WAITING = 1_048_576;
/** From a write that failed to the next attempt, in milliseconds. */
const PAUSE_MS = 1_000;
/** From a line to its write, in milliseconds: the lines of many requests go out in one, which costs as much as that of one. */
const GATHER_MS = 20;

/**
 * Writes the log where the process was told to, and lets nothing there stop it: the record of what was done is in the database, and
 * the log is only about how it went. Where there is no room, nobody reads or the other end is gone, what waits is kept up to a
 * limit; what is beyond it is lost, and how much that was is said in a line of its own once there is room again. Lines are gathered
 * for a moment, so that a process that is killed outright loses those of its last 20 ms; one that ends writes all.
 *
 * pino's own destination ends the process when a disk is full, or does not let it end.
 *
 * @param fd The file descriptor of the output.
 */
export function logOutput(fd: number): { write(line: string): void } {
  let waiting: string[] = [];
  let length = 0;
  let lost = 0;
  let writing = Buffer.alloc(0);
  let isWriting = false;
  let isPlanned = false;

  function soon(ms: number): void {
    if (!isPlanned) {
      isPlanned = true;
      setTimeout(next, ms).unref();
    }
  }

  function next(): void {
    isPlanned = false;
    if (writing.length === 0) {
      const lines = lost === 0 ? waiting : [...waiting, lossOf(lost)];
      if (lines.length === 0) {
        return;
      }
      writing = Buffer.from(lines.join(''), 'utf8');
      [waiting, length, lost] = [[], 0, 0];
    }
    isWriting = true;
    write(fd, writing, (error, written) => {
      isWriting = false;
      if (error !== null) {
        soon(PAUSE_MS);
        return;
      }
      writing = writing.subarray(written);
      if (writing.length > 0) {
        next();
      } else if (waiting.length > 0 || lost > 0) {
        soon(GATHER_MS);
      }
    });
  }

  process.on('exit', () => {
    try {
      writeSync(fd, Buffer.concat([writing, Buffer.from(waiting.join(''), 'utf8')]));
    } catch {
      // The process ends all the same.
    }
  });
  return {
    write: (line) => {
      if (length + line.length > MOST_WAITING) {
        lost += 1;
      } else {
        waiting.push(line);
        length += line.length;
      }
      if (!isWriting) {
        soon(GATHER_MS);
      }
    },
  };
}

function lossOf(lines: number): string {
  return `${JSON.stringify({ level: 40, time: new Date().toISOString(), lines, msg: 'lines of the log were lost' })}\n`;
}
