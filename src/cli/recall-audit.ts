#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandIo } from './recall-audit/command.ts';

/** A subcommand: its arguments in, its exit code out. */
type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

const USAGE = `recall-audit: checks the audit trail of a recall decision without the service that made it

  recall-audit verify BUNDLE    Verify a bundle from its bytes alone
  recall-audit proof FILE       Check the proof of one recommendation
  recall-audit replay BUNDLE    Run the recommendations of a bundle again and compare
  recall-audit witness          Cosign checkpoints of a log

  recall-audit COMMAND --help   What a command takes and what its answer means
  recall-audit --version        The version of this package
`;

const USED_WRONGLY = 2;

/** Each is loaded only when it is asked for, so that one that verifies loads nothing that replays or listens. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['verify', async () => (await import('./recall-audit/verify.ts')).verifyCommand],
  ['proof', async () => (await import('./recall-audit/proof.ts')).proofCommand],
  ['replay', async () => (await import('./recall-audit/replay.ts')).replayCommand],
  ['witness', async () => (await import('./recall-audit/witness.ts')).witnessCommand],
]);

async function main([name = '', ...args]: readonly string[], io: CommandIo): Promise<number> {
  if (name === '--help' || name === '-h') {
    io.out(USAGE);
    return 0;
  }
  if (name === '--version') {
    io.out(`${version()}\n`);
    return 0;
  }
  const load = COMMANDS.get(name);
  if (load === undefined) {
    io.err(name === '' ? USAGE : `recall-audit has no command \`${name}\`\n\n${USAGE}`);
    return USED_WRONGLY;
  }
  const command = await load();
  return command(args, io);
}

function version(): string {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8');
  const manifest: unknown = JSON.parse(text);
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
