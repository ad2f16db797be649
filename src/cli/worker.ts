import type { Composition } from '../composition.ts';

const ENDING_EARLY = 'ending: it was still starting\n';

/** Nothing is open while modules are loaded, which takes a while: a process that is told to end then just ends. */
function endEarly(): void {
  process.stdout.write(ENDING_EARLY);
  process.exit(0);
}
process.once('SIGTERM', endEarly);
process.once('SIGINT', endEarly);

// Loaded only now: what is imported statically is loaded before anything above is done.
const { default: closeWithGrace } = await import('close-with-grace');
const { ConfigurationError, parseConfig } = await import('../config.ts');
const { failureMessage } = await import('../db/failures.ts');
const { createLog } = await import('../http/logging.ts');
const { readArguments, runCommand } = await import('./arguments.ts');
const { compose } = await import('../composition.ts');

const USAGE = `npm run worker [-- --concurrency 1] [--slice-cases 250] [--look-after 5]

Works on simulations beside the service, on the store that the environment names; any number of these may run. It does not migrate:
the store must have the schema of this release. SIGTERM or SIGINT ends it once the slices under way are done, or once it has started.

--concurrency  slices at a time; one already keeps one processor busy
--slice-cases  cases of the slices that this process cuts
--look-after   seconds between two looks for slices that were left by a process that died

Exit code 0: it was ended; 1: it could not be done; 2: it was asked in a way that is not understood.`;

/** `npm run worker`: does the background work of simulations until it is ended. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      concurrency: { type: 'string', default: '1' },
      'slice-cases': { type: 'string', default: '250' },
      'look-after': { type: 'string', default: '5' },
    },
  });
  if (values.help) {
    return 'help';
  }
  const settings = {
    concurrency: wholeNumber('--concurrency', values.concurrency, 16),
    sliceCases: wholeNumber('--slice-cases', values['slice-cases'], 10_000),
    lookAfterSeconds: wholeNumber('--look-after', values['look-after'], 600),
  };
  // A worker changes no schema, whatever the service may do when it starts.
  const config = { ...parseConfig(process.env), migrateOnStart: false };
  const log = createLog(config.logLevel);
  const ended = Promise.withResolvers<void>();
  let isEnding = false;
  let isWorking = false;
  const composing: Promise<Composition> = compose(config, log);
  // Before it is waited for: a process that is told to end while it starts ends in order too.
  closeWithGrace({ delay: config.shutdownGraceMs, logger: log }, async ({ err }) => {
    isEnding = true;
    process.stdout.write(isWorking ? 'ending\n' : ENDING_EARLY);
    log.info(err === undefined ? {} : { err }, 'the worker ends');
    // What could not be started need not be closed.
    const composition = await composing.catch(() => undefined);
    await composition?.close();
    ended.resolve();
  });
  process.removeListener('SIGTERM', endEarly);
  process.removeListener('SIGINT', endEarly);
  try {
    const { startSimulationWork } = await composing;
    if (!isEnding) {
      startSimulationWork(settings);
      isWorking = true;
      process.stdout.write('working on simulations\n');
    }
  } catch (error) {
    if (!isEnding) {
      throw error;
    }
  }
  await ended.promise;
  return 0;
}

function wholeNumber(option: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^[1-9]\d*$/.test(text) || number > most) {
    throw new ConfigurationError([
      { variable: option, problem: `is \`${text}\`: give a whole number from 1 to ${most}` },
    ]);
  }
  return number;
}

await runCommand(USAGE, main, (error) =>
  error instanceof ConfigurationError ? error.message : `the worker failed: ${failureMessage(error)}`,
);
