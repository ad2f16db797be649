import { readFile, writeFile } from 'node:fs/promises';
import packageJson from '../../package.json' with { type: 'json' };
import { failureMessage } from '../db/failures.ts';
import { asyncApiDocument } from '../http/asyncapi.ts';
import { readArguments, runCommand } from './arguments.ts';

/** Writes `openapi/asyncapi.json` from the closed table of events; with `--check` compares it instead and exits 1 where it differs. */

const FILE = new URL('../../openapi/asyncapi.json', import.meta.url);

const USAGE = `npm run asyncapi [-- --check]

Writes the AsyncAPI document from the types of events; with --check, only says whether the committed one is what they say.`;

async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    return 'help';
  }
  const text = `${JSON.stringify(asyncApiDocument(packageJson.version), undefined, 2)}\n`;
  if (!values.check) {
    await writeFile(FILE, text);
  } else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
    process.stderr.write(
      'openapi/asyncapi.json is not what the types of events say; run `npm run asyncapi` and commit it\n',
    );
    return 1;
  }
  return 0;
}

await runCommand(USAGE, main, failureMessage);
