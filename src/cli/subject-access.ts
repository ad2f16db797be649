import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import type { Act, Principal, Services } from '../application/services.ts';
import { compose } from '../composition.ts';
import { ConfigurationError, parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { createLog } from '../http/logging.ts';

const PRINCIPAL: Principal = {
  subject: 'subject-access-command',
  kind: 'system',
  permissions: ['subject-access:read', 'subject-access:write'],
};

const USAGE = `npm run subject-access -- gather --reference TEXT [--file PATH]
npm run subject-access -- show ID
npm run subject-access -- release ID

  gather   gathers what is held on a person, and prints the id of the request and how much it is; the person's
           CRN, NOMS number or both, one a line, come from standard input or from the file
  show     prints what was gathered with its marks and decisions: for a reviewer, not for the person
  release  prints what the person may have, once a person has decided on every item
           (POST /v1/subject-access-requests/{id}/review: deciding needs a person who is known)

Exit code 0: done; 1: it could not be done; 2: it was asked in a way that is not understood.`;

/** What was wrong with how the command was called. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Job = (services: Services, act: Act) => Promise<unknown>;

/** `npm run subject-access`: gathers, shows and releases what is held on a person. No number of a person is ever an argument. */
async function main(): Promise<void> {
  const job = await readJob();
  const config = parseConfig(process.env);
  // Standard output is the answer alone.
  const log = createLog(config.logLevel, { write: (line) => void process.stderr.write(line) });
  const { services, close } = await compose(config, log);
  try {
    const answer = await job(services, { principal: PRINCIPAL, correlationId: randomUUID() });
    process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
  } finally {
    await close();
  }
}

async function readJob(): Promise<Job> {
  const { values, positionals } = parse();
  const [name, id, ...others] = positionals;
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
      if (reference === undefined || !/^[^\p{Cc}\p{Cs}]{1,200}$/u.test(reference)) {
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
      if (id === undefined) {
        throw new UsageError('give the id of the request');
      }
      return (services, act) =>
        name === 'show' ? services.readSubjectAccess(act, id) : services.releaseSubjectAccess(act, id);
    }
    default:
      throw new UsageError('say what to do');
  }
}

function parse() {
  try {
    return parseArgs({
      options: { reference: { type: 'string' }, file: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(failureMessage(error));
  }
}

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

try {
  await main();
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n\n${USAGE}\n`);
    process.exitCode = 2;
  } else {
    const message =
      error instanceof ConfigurationError ? error.message : `it could not be done: ${failureMessage(error)}`;
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  }
}
