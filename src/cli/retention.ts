import { randomUUID } from 'node:crypto';
import { referenceFaults } from '../application/evidence/erasure-faults.ts';
import { londonDayOf } from '../application/london.ts';
import type { Principal } from '../application/services.ts';
import { compose } from '../composition.ts';
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { createLog } from '../http/logging.ts';
import { isDay } from '../http/validation.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';
import { type RetentionRun, sweepRetention } from './retention-sweep.ts';

const PRINCIPAL: Principal = {
  subject: 'retention-command',
  kind: 'system',
  permissions: ['retention:read', 'retention:write', 'limited-access:office'],
  areas: 'everywhere',
};

const USAGE = `npm run retention -- --ended-before YYYY-MM-DD --reference TEXT [--erase] [--limit N]

  --ended-before  cases whose licence and sentence both ended before this day; your retention schedule says which
  --reference     what the schedule is called, kept for ever with each erasure: no names, no numbers of persons
  --erase         erase them, for ever; without it nothing is erased and what would go is listed
  --limit         at most this many cases
  --help          this

Exit code 0: done; 1: it could not be done, and may be started again; 2: it was asked in a way that is not understood.`;

/** `npm run retention`: lists the cases whose retention has ended, or erases them. No period is built in: the operator's schedule decides. */
async function main(): Promise<number | 'help'> {
  const run = readRun();
  if (run === 'help') {
    return 'help';
  }
  const config = parseConfig(process.env);
  // Standard output is the report alone.
  const log = createLog(config.logLevel, { write: (line) => void process.stderr.write(line) });
  const { services, close } = await compose(config, log);
  try {
    const act = { principal: PRINCIPAL, correlationId: randomUUID() };
    const { cases, records, held } = await sweepRetention(services, act, run, print);
    print(
      `${cases} cases with ${records} records ${run.erase ? 'erased' : 'would be erased; nothing has been (add --erase)'}; ${held} kept by a legal hold`,
    );
    return 0;
  } finally {
    await close();
  }
}

function readRun(): RetentionRun | 'help' {
  const { values } = readArguments({
    options: {
      'ended-before': { type: 'string' },
      reference: { type: 'string' },
      erase: { type: 'boolean', default: false },
      limit: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { 'ended-before': endedBefore, reference, erase, limit, help } = values;
  if (help) {
    return 'help';
  }
  const today = londonDayOf(new Date().toISOString());
  if (endedBefore === undefined || !isDay(endedBefore) || endedBefore > today) {
    throw new UsageError('give `--ended-before` a day as YYYY-MM-DD that is not in the future');
  }
  if (reference === undefined || !/^[^\p{Cc}\p{Cs}]{1,200}$/u.test(reference) || reference.trim() === '') {
    throw new UsageError('give `--reference` the name of the retention schedule, up to 200 characters');
  }
  for (const { problem, remedy } of referenceFaults(reference)) {
    throw new UsageError(`\`--reference\` ${problem}: ${remedy}`);
  }
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) {
    throw new UsageError('give `--limit` a whole number from 1');
  }
  return {
    endedBefore,
    reference,
    on: today,
    erase,
    limit: limit === undefined ? Number.MAX_SAFE_INTEGER : Number(limit),
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError ? error.message : `the run failed: ${failureMessage(error)}`,
);
