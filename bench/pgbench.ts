import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RecordedRun, SlottedStatement, SlottedValue } from './recorded-statements.ts';

const run = promisify(execFile);

/** Where Debian keeps the program, and then wherever the path leads. */
const PROGRAMS = ['/usr/lib/postgresql/15/bin/pgbench', 'pgbench'];

/** The program, or undefined where this machine has none. */
export async function findPgbench(): Promise<string | undefined> {
  for (const program of PROGRAMS) {
    try {
      await run(program, ['--version']);
      return program;
    } catch {
      // The next one may be there.
    }
  }
  return undefined;
}

/**
 * Writes recorded runs as scripts of pgbench, one for each consideration: the same statements in the same order, with values written
 * into their texts. The lock of the case gives the place in the chain, as it does the service.
 *
 * @returns the files.
 */
export function writeScripts(folder: string, runs: readonly RecordedRun[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return runs.map(({ statements }, number) => {
    const file = join(folder, `run-${number}.sql`);
    const lines = statements.map((statement) => {
      const text = written(statement);
      return /for (?:no key )?update/i.test(statement.text) ? `${text} \\gset` : `${text};`;
    });
    writeFileSync(file, `\\set r random(1, 4000000000000000)\n${lines.join('\n')}\n`);
    return file;
  });
}

/** Transactions per second of so many clients in so long a time, each taking one of the scripts by chance. */
export async function pgbench(
  program: string,
  url: string,
  files: readonly string[],
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<number> {
  const address = new URL(url);
  const { stdout } = await run(
    program,
    [
      '--no-vacuum',
      '--protocol=simple',
      `--client=${clients}`,
      '--jobs=1',
      `--time=${seconds}`,
      `--host=${address.hostname}`,
      `--port=${address.port}`,
      `--username=${decodeURIComponent(address.username)}`,
      ...files.flatMap((file) => ['--file', file]),
      address.pathname.slice(1),
    ],
    { env: { ...process.env, PGPASSWORD: decodeURIComponent(address.password) }, maxBuffer: 1 << 26 },
  );
  const rate = /^tps = ([\d.]+) \(without initial connection time\)/m.exec(stdout)?.[1];
  const failed = /^number of failed transactions: (\d+)/m.exec(stdout)?.[1] ?? '0';
  if (rate === undefined || failed !== '0') {
    throw new Error(`pgbench did not do what it was to: ${stdout.slice(0, 2_000)}`);
  }
  return Number(rate);
}

function written({ text, values }: SlottedStatement): string {
  const isHead = /update "?cases"?/i.test(text);
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\$(\d+)/g, (_match, place: string) => literal(values[Number(place) - 1], isHead));
}

function literal(value: SlottedValue | undefined, isHead: boolean): string {
  if (value === undefined) {
    throw new Error('a statement has fewer values than places for them');
  }
  if ('slot' in value) {
    switch (value.slot) {
      case 'run-id':
        return id('1');
      case 'entry-id':
        return id('2');
      case 'now':
        // The head moves while it is locked, when another transaction may have waited: then it is later than when it began.
        return isHead ? "date_trunc('milliseconds', clock_timestamp())" : "date_trunc('milliseconds', now())";
      case 'chain-length':
        return ':chain_length';
      case 'next-chain-length':
        return '(:chain_length + 1)';
    }
  }
  if ('slots' in value) {
    return `array[${value.slots.map((one) => literal(one, isHead)).join(', ')}]`;
  }
  if ('list' in value) {
    return `array[${value.list.map((one) => literal(one, isHead)).join(', ')}]`;
  }
  if ('bytes' in value) {
    return `'\\x${Buffer.from(value.bytes, 'base64').toString('hex')}'`;
  }
  const { plain } = value;
  return typeof plain === 'string' ? `'${plain.replaceAll("'", "''")}'` : String(plain);
}

function id(kind: string): string {
  return `('${kind}0000000-0000-4000-8000-' || lpad(to_hex(:r), 12, '0'))::uuid`;
}
