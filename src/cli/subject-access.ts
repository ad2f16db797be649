import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { RefusedAccess } from '../application/evidence/services.ts';
import { isId } from '../application/ids.ts';
import { type Act, DomainFailure, type Principal, type Services } from '../application/services.ts';
import { compose } from '../composition.ts';
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { createLog } from '../http/logging.ts';
import { problemOf } from '../http/problems.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';

const PRINCIPAL: Principal = {
  subject: 'subject-access-command',
  kind: 'system',
  permissions: ['subject-access:read', 'subject-access:write', 'limited-access:office'],
  areas: 'everywhere',
};

const USAGE = `npm run subject-access -- gather --reference TEXT [--file PATH]
npm run subject-access -- show ID
npm run subject-access -- release ID
npm run subject-access -- --help

  gather   gathers what is held on a person, and prints the id of the request and how much it is; the person's
           CRN, NOMS number or both, one a line, come from standard input or from the file
  show     prints what was gathered with its marks and decisions: for a reviewer, not for the person
  release  prints what the person may have, once a person has decided on every item
           (POST /v1/subject-access-requests/{id}/review: deciding needs a person who is known)

Exit code 0: done; 1: it could not be done; 2: it was asked in a way that is not understood.`;

type Job = (services: Services, act: Act) => Promise<unknown>;

/** `npm run subject-access`: gathers, shows and releases what is held on a person. No number of a person is ever an argument. */
async function main(): Promise<number | 'help'> {
  const job = await readJob();
  if (job === 'help') {
    return 'help';
  }
  const config = parseConfig(process.env);
  // Standard output is the answer alone.
  const log = createLog(config.logLevel, { write: (line) => void process.stderr.write(line) });
  const { services, close } = await compose(config, log);
  try {
    const answer = await job(services, { principal: PRINCIPAL, correlationId: randomUUID() });
    process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
    return 0;
  } finally {
    await close();
  }
}

async function readJob(): Promise<Job | 'help'> {
  const { values, positionals } = readArguments({
    options: {
      reference: { type: 'string' },
      file: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  const [name, id, ...others] = positionals;
  if (values.help) {
    return 'help';
  }
  if (others.length > 0) {
    throw new UsageError('too many arguments');
  }
  switch (name) {
    case 'gather': {
      if (id !== undefined) {
        throw new UsageError(
          'a number of a person is not an argument: send it on standard input or in a file',
        );
      }
      const { reference, file } = values;
      if (
        reference === undefined ||
        !/^[^\p{Cc}\p{Cs}]{1,200}$/u.test(reference) ||
        reference.trim() === ''
      ) {
        throw new UsageError('give `--reference` the name of the request, up to 200 characters');
      }
      const person = readPerson(await (file === undefined ? text(process.stdin) : readFile(file, 'utf8')));
      return async (services, act) => {
        const view = await services.gatherSubjectAccess(act, { ...person, reference });
        const { items, ...summary } = view;
        return { ...summary, items: items.length };
      };
    }
    case 'show':
    case 'release': {
      if (id === undefined || !isId(id)) {
        throw new UsageError(
          `${id === undefined ? 'no request is named' : 'this is not the id of a request'}: give the id that \`gather\` printed`,
        );
      }
      if (values.reference !== undefined || values.file !== undefined) {
        throw new UsageError('`--reference` and `--file` are for `gather`: leave them out');
      }
      return (services, act) =>
        recorded(services, act, id, () =>
          name === 'show' ? services.readSubjectAccess(act, id) : services.releaseSubjectAccess(act, id),
        );
    }
    case undefined:
      throw new UsageError('say what to do: `gather`, `show` or `release`');
    default:
      throw new UsageError('this command does not do that: say `gather`, `show` or `release`');
  }
}

/** Does what is asked of a request. That it was refused is recorded too, as where it is asked over HTTP. */
async function recorded(
  services: Services,
  act: Act,
  id: string,
  work: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof DomainFailure ? REASONS.get(error.error.code) : undefined;
    if (reason !== undefined) {
      await services.recordRefusal(act, { reason, about: { kind: 'subject-access-request', id } });
    }
    throw error;
  }
}

const REASONS: ReadonlyMap<string, RefusedAccess['reason']> = new Map([
  ['not-found', 'not-found'],
  ['not-reviewed', 'not-reviewed'],
]);

/** The numbers in a text, one a line and at most one of each kind. What is wrong is said without repeating it. */
function readPerson(input: string): { readonly crn?: string; readonly nomsNumber?: string } {
  const lines = input
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const [crn, ...otherCrns] = lines.filter((line) => /^[A-Z][0-9]{6}$/.test(line));
  const [nomsNumber, ...otherNumbers] = lines.filter((line) => /^[A-Z][0-9]{4}[A-Z]{2}$/.test(line));
  const known = (crn === undefined ? 0 : 1) + (nomsNumber === undefined ? 0 : 1);
  if (known === 0 || known !== lines.length || otherCrns.length > 0 || otherNumbers.length > 0) {
    throw new UsageError('send one CRN (X000000), one NOMS number (A0000AA) or both, one a line');
  }
  return {
    ...(crn === undefined ? {} : { crn }),
    ...(nomsNumber === undefined ? {} : { nomsNumber }),
  };
}

await runCommand(USAGE, main, (error) => {
  if (error instanceof ConfigurationError) {
    return error.message;
  }
  const why = error instanceof DomainFailure ? problemOf(error.error).message : failureMessage(error);
  return `it could not be done: ${why}`;
});
