import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { openDevelopmentIssuer } from '../http/identity/development.ts';
import { createLog } from '../http/logging.ts';
import { serve } from '../server.ts';
import { readArguments, runCommand } from './arguments.ts';
import { exampleNames, readExample } from './demo-example.ts';
import { casePage, recommendationPage, trailPage } from './demo-page.ts';
import { PEOPLE, type Service, walkThrough } from './demo-walk.ts';

/** The case that is shown when none is named. */
const FIRST_CASE = 'prohibited-contact-with-a-victim';

const USAGE = `npm run demo [-- CASE | -- --list]

Takes one made-up case through the main job, on a database that is removed afterwards. --list names the cases there are.`;

/** `npm run demo`: one example case through the main job. */
async function main(): Promise<number | 'help'> {
  const { values, positionals } = readArguments({
    options: { list: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  if (values.help) {
    return 'help';
  }
  const names = exampleNames();
  const [name = FIRST_CASE] = positionals;
  if (values.list) {
    print(names.join('\n'));
    return 0;
  }
  if (!names.includes(name)) {
    process.stderr.write(`there is no example case ${name}; there are:\n${names.join('\n')}\n`);
    return 1;
  }
  const example = readExample(name);
  print('Recall decision support: one made-up case, from the licence to the trail. A person decides.');
  print(casePage(example));
  await withService(async (service) => {
    print('\nOVER HTTP\n---------');
    const walk = await walkThrough(example, service, (line) => print(`  ${line}`));
    print(recommendationPage(walk, example.judgement));
    print(trailPage(walk));
  });
  return 0;
}

/** Runs the service in this process, on an embedded database in a folder of its own, and removes both in the end. */
async function withService(work: (service: Service) => Promise<void>): Promise<void> {
  // Asked to stop while it starts, it stops once it has started: only then is it known what there is to clear up.
  const interrupted = interruption();
  interrupted.catch(() => undefined);
  const dataDir = await mkdtemp(join(tmpdir(), 'recall-demo-'));
  try {
    const config = parseConfig({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' });
    const { url, close } = await serve(config, createLog(config.logLevel));
    try {
      const { sign } = await openDevelopmentIssuer(dataDir);
      const { areasClaim } = config.identity;
      const tokenOf: Service['tokenOf'] = (who) => sign(PEOPLE[who], areasClaim);
      await Promise.race([interrupted, work({ url, tokenOf })]);
    } finally {
      await close();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Fails when the terminal or the system asks the demonstration to stop, so that it still clears up. */
async function interruption(): Promise<never> {
  const signal = await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  throw new Error(`stopped by ${String(signal[0])}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

await runCommand(USAGE, main, (error) => `the demonstration failed: ${failureMessage(error)}`);
