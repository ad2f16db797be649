import { execFile } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { logOutput } from '../../src/http/log-output.ts';

const MODULE = join(import.meta.dirname, '..', '..', 'src', 'http', 'log-output.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recall-log-output-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the log', () => {
  it('has every line in its order, those that came while others were being written too', async () => {
    const file = join(folder, 'log');
    const fd = openSync(file, 'w');
    const output = logOutput(fd);
    const lines: string[] = [];
    for (let number = 0; number < 500; number += 1) {
      const line = `{"number":${number}}\n`;
      lines.push(line);
      output.write(line);
      if (number % 50 === 0) await delay(7);
    }
    const written = () => readFile(file, 'utf8');
    while ((await written()).length < lines.join('').length) await delay(5);
    expect(await written()).toBe(lines.join(''));
    closeSync(fd);
  });

  it('has the last lines of a process that ends at once, and keeps no process from ending', async () => {
    const script = `import { logOutput } from ${JSON.stringify(MODULE)};
      const output = logOutput(1);
      output.write('first\\n');
      output.write('last\\n');
      if (process.argv[1] === 'at-once') process.exit(3);`;
    const run = promisify(execFile);
    const ends = (...more: string[]) =>
      run(process.execPath, ['--input-type=module', '--eval', script, ...more]);
    expect((await ends()).stdout).toBe('first\nlast\n');
    await expect(ends('at-once')).rejects.toMatchObject({ code: 3, stdout: 'first\nlast\n' });
  });
});
