import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, jest } from '@jest/globals';

jest.setTimeout(60_000);

const root = join(import.meta.dirname, '..', '..');

/** Runs a command with a configuration that cannot be used: whatever it needs none for comes before. */
async function run(command: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], DATABASE_URL: 'example', LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, err, code: Number(code) };
}

/** Any two files that can be read. */
const IMPORTED = ['--file', 'package.json', '--token-file', 'package.json'];

describe.each(['retention', 'subject-access', 'replay-all', 'migrate', 'import'])(
  'the command %s',
  (command) => {
    it('says what it takes when it is asked, and whenever it is asked for what it does not do', async () => {
      const [help, unknown] = await Promise.all([run(command, '--help'), run(command, '--what')]);
      expect(help).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^npm run /u) });
      expect(unknown).toMatchObject({ code: 2, out: '', err: expect.stringContaining("'--what'") });
      expect(unknown.err).toContain(help.out);
    });
  },
);

it.each([
  ['replay-all', ['2026-11-20'], "'2026-11-20'"],
  ['openapi', ['--chek'], "'--chek'"],
  ['subject-access', ['list'], 'this command does not do that: say `gather`, `show` or `release`'],
  [
    'subject-access',
    ['show', 'nonsense'],
    'this is not the id of a request: give the id that `gather` printed',
  ],
  ['retention', ['--ended-before', '2019-01-01', '--reference', 'CASE X000001'], 'what looks like a CRN'],
  ['import', ['--url', 'http://127.0.0.1:1'], 'give `--file` a file'],
  ['import', ['--file', 'docs', '--token-file', 'README.md'], '`--file` names a folder'],
  ['import', [...IMPORTED, '--url', 'http://service.example.com'], 'only sent there over https'],
  ['import', [...IMPORTED, '--url', 'http://127.0.0.1:1/v1'], 'give `--url` the address of the service'],
])('%s %j is refused with the remedy, and nothing is done', async (command, args, words) => {
  const { out, err, code } = await run(command, ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(words);
  expect(err).toContain(`npm run ${command.replace('-all', ':all')}`);
});
