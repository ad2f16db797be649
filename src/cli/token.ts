import { parseConfig } from '../config.ts';
import { failureMessage } from '../db/failures.ts';
import { areasOf } from '../http/identity/claims.ts';
import {
  isShortName,
  openDevelopmentIssuer,
  SHORT_NAMES,
  type ShortName,
} from '../http/identity/development.ts';
import { readArguments, runCommand, UsageError } from './arguments.ts';

const USAGE = `npm run token -- --role ROLE [--role ROLE ...] [--subject NAME] [--system] [--areas AREA[,AREA]] [--hours N]

Prints a bearer token of the development issuer, for a service that runs without an identity provider on this machine.

  --role     ${Object.keys(SHORT_NAMES).join(', ')}
  --subject  user name of the person; example-ROLE when left out. Two steps that two people must take need two names
  --system   a token of a system: the subject is then its client id
  --areas    where the person works, as REGION or REGION/DELIVERY-UNIT; Example Region when left out, none with --areas ''
  --hours    how long it is valid, from 1 to 24; 8 when left out`;

/** `npm run token`: a token of the development issuer, for the service on the same data folder. */
async function main(): Promise<number | 'help'> {
  const { values } = readArguments({
    options: {
      role: { type: 'string', multiple: true, default: [] },
      subject: { type: 'string' },
      system: { type: 'boolean', default: false },
      areas: { type: 'string', default: 'Example Region' },
      hours: { type: 'string', default: '8' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    return 'help';
  }
  const roles = values.role.map(readRole);
  const [first] = roles;
  if (first === undefined) {
    throw new UsageError('a token needs a role: give one with --role');
  }
  const subject = values.subject ?? `example-${first}`;
  if (!/^[A-Za-z0-9._@-]{1,90}$/.test(subject)) {
    throw new UsageError('the subject is not an id: give 1 to 90 of A-Z a-z 0-9 . _ @ -');
  }
  if (!/^(?:[1-9]|1\d|2[0-4])$/.test(values.hours)) {
    throw new UsageError('--hours is not a number of hours: give one from 1 to 24');
  }
  const areas = values.areas === '' ? [] : values.areas.split(',');
  if (areasOf(areas) === undefined) {
    throw new UsageError(
      'the areas are not of the form REGION or REGION/DELIVERY-UNIT, with commas between them',
    );
  }
  const config = parseConfig(process.env);
  if (config.identity.kind === 'issuer' || config.environment === 'production') {
    process.stderr.write(
      'the configuration names an identity provider: its tokens are the ones that the service takes\n',
    );
    return 1;
  }
  const { sign } = await openDevelopmentIssuer(config.dataDir);
  const token = await sign(
    {
      roles,
      subject,
      kind: values.system ? 'system' : 'person',
      areas,
      hours: Number(values.hours),
    },
    config.identity.areasClaim,
  );
  process.stdout.write(`${token}\n`);
  return 0;
}

function readRole(word: string): ShortName {
  if (!isShortName(word)) {
    throw new UsageError(`there is no role ${word}: give one of ${Object.keys(SHORT_NAMES).join(', ')}`);
  }
  return word;
}

await runCommand(USAGE, main, failureMessage);
