import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { ReplaySweep } from '../application/evidence/services.ts';
import type { Principal } from '../application/services.ts';
import { compose } from '../composition.ts';
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';

const PRINCIPAL: Principal = {
  subject: 'replay-command',
  kind: 'system',
  permissions: ['recommendation:replay'],
};

/** `npm run replay:all`: makes every stored run again and compares. Exit code 1 on any finding, and when it could not be done. */
async function main(): Promise<boolean> {
  const config = parseConfig(process.env);
  const log = pino({ level: config.logLevel }, pino.destination({ fd: process.stderr.fd, sync: true }));
  const { services, close } = await compose(config, log);
  try {
    const act = { principal: PRINCIPAL, correlationId: randomUUID() };
    const sweep = await services.replayAll(act, (done) => process.stderr.write(`${done} runs made again\n`));
    report(sweep);
    return sweep.different + sweep.notPossible === 0;
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

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  const text =
    error instanceof ConfigurationError ? error.message : `the replay failed: ${failureMessage(error)}`;
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
