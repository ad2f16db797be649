import { pino } from 'pino';
import { openRuleBook } from '../application/rule-book.ts';
import { recordsParts } from '../application/statistics/follow-figures.ts';
import {
  type FiguresDifference,
  type FiguresRecount,
  recountFigures,
} from '../application/statistics/recount-figures.ts';
import { type Config, ConfigurationError, parseConfig } from '../config.ts';
import { connect } from '../db/connect.ts';
import type { Database } from '../db/database.ts';
import { launchEmbedded } from '../db/embedded.ts';
import { failureMessage } from '../db/failures.ts';
import { currentBookText } from '../rules/index.ts';
import { readArguments, runCommand } from './arguments.ts';

const USAGE = `npm run figures:recount -- [--write]

Makes the figures that statistics count again from what is recorded in the configured store, and compares them with those that are kept,
byte for byte. With --write, those that differ are replaced. It may run beside the service. It does not migrate: the store must have the
schema of this release.

Exit code 0: every row is what the records make of it, or is now; 1: one is not, or the figures could not be counted; 2: it was
asked in a way that is not understood.`;

/** Differences that are named; all are counted. */
const NAMED = 100;

/** `npm run figures:recount`: counts everything again and compares. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: {
      write: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  const { write } = values;
  const server = await reach(parseConfig(process.env));
  const db = connect<Database>(server.url, {
    max: 2,
    applicationName: 'recall-figures-recount',
    statementTimeoutMs: 0,
  });
  try {
    const differences: FiguresDifference[] = [];
    const recount = await recountFigures(
      { db },
      recordsParts({ db, book: openRuleBook(currentBookText()) }),
      {
        write,
        onDifference: (difference) => {
          if (differences.length < NAMED) {
            differences.push(difference);
          }
        },
        onProgress: (cases) => process.stderr.write(`${cases} cases counted\n`),
      },
    );
    report(recount, differences, write);
    return recount.different === 0 || write ? 0 : 1;
  } finally {
    await db.destroy();
    await server.stop();
  }
}

async function reach({ database, dataDir, logLevel }: Config): Promise<{
  readonly url: string;
  readonly stop: () => Promise<void>;
}> {
  switch (database.kind) {
    case 'embedded': {
      // To the error output: the outcome alone goes to the other.
      const log = pino({ level: logLevel }, pino.destination(2));
      const server = await launchEmbedded({ dataDir, log });
      return { url: server.serviceUrl, stop: () => server.stop() };
    }
    case 'external':
      return { url: database.url, stop: () => Promise.resolve() };
  }
}

function report(
  { cases, rows, different, notYetCounted }: FiguresRecount,
  named: readonly FiguresDifference[],
  written: boolean,
): void {
  for (const { of, id, licenceId, is } of named) {
    print(`${is}: ${of} ${id} of licence ${licenceId}`);
  }
  if (different > named.length) {
    print(`and ${different - named.length} more`);
  }
  print(
    `${cases} cases, ${rows} rows: ${different} different${written && different > 0 ? ', and replaced' : ''}; ` +
      `${notYetCounted} of cases with something recorded that is not followed yet`,
  );
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError
    ? error.message
    : `the figures could not be counted: ${failureMessage(error)}`,
);
