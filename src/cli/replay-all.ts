import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { ReplaySweep } from '../application/evidence/services.ts';
import type { Principal } from '../application/services.ts';
import { compose } from '../composition.ts';
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { readArguments, runCommand } from './arguments.ts';

const PRINCIPAL: Principal = {
  subject: 'replay-command',
  kind: 'system',
  permissions: ['recommendation:replay', 'limited-access:office'],
  areas: 'everywhere',
};

const USAGE = `npm run replay:all

Makes every recommendation of the configured store again, from the inputs and the rule book that are recorded with it, and compares
the answers byte for byte. It takes no arguments but --help. It does not migrate: the store must have the schema of this release.

Exit code 0: every run is the same; 1: one differs or could not be made again, or it could not be done; 2: it was asked in a way that
is not understood.`;

/** `npm run replay:all`: makes every stored run again and compares. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({ options: { help: { type: 'boolean', short: 'h', default: false } } });
  if (values.help) {
    return 'help';
  }
  // A check changes no schema, whatever the service may do when it starts.
  const config = { ...parseConfig(process.env), migrateOnStart: false };
  const log = pino({ level: config.logLevel }, pino.destination({ fd: process.stderr.fd, sync: true }));
  const { services, close } = await compose(config, log);
  try {
    const act = { principal: PRINCIPAL, correlationId: randomUUID() };
    const sweep = await services.replayAll(act, (done) => process.stderr.write(`${done} runs made again\n`));
    report(sweep);
    return sweep.different + sweep.notPossible === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

function report({ same, different, notPossible, erased, findings }: ReplaySweep): void {
  for (const { recommendationId, outcome, problem } of findings) {
    print(`${outcome}: recommendation ${recommendationId}${problem === undefined ? '' : `: ${problem}`}`);
  }
  const unlisted = different + notPossible - findings.length;
  if (unlisted > 0) {
    print(`and ${unlisted} more findings; each is an entry in the trail of its case`);
  }
  print(`${same} the same, ${different} different, ${notPossible} not possible, ${erased} erased`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError ? error.message : `the replay failed: ${failureMessage(error)}`,
);
