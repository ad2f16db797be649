import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyBinaries, type ServerBinaries } from './embedded-binaries.ts';
import { EmbeddedDatabaseError } from './failures.ts';

const run = promisify(execFile);

/** An account of this machine that a server may run as. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/**
 * Who the PostgreSQL programs run as. PostgreSQL refuses to run as root, so root must hand over to someone else:
 * - `self`: this process is an ordinary user already;
 * - `account`: another account, which can reach the programs and the data;
 * - `account-with-override`: another account that keeps one capability of root, to pass folders closed to others.
 */
export type ServerIdentity =
  | { readonly kind: 'self' }
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'account-with-override'; readonly account: Account };

/** A program with its arguments, as it has to be spawned for one identity. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: {
    readonly uid?: number;
    readonly gid?: number;
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
  };
}

/** How a program is run under an identity. The environment is bare: the service's own secrets stay with the service. */
export function commandFor(identity: ServerIdentity, file: string, args: readonly string[]): Command {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const options = { cwd: '/', env };
  switch (identity.kind) {
    case 'self':
      return { file, args, options };
    case 'account':
      return { file, args, options: { ...options, uid: identity.account.uid, gid: identity.account.gid } };
    case 'account-with-override': {
      const { uid, gid } = identity.account;
      // Without no_setuid_fixup the kernel ignores the capability in access(2), by which initdb looks for its programs.
      const drop = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
      const keep = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
      return { file: 'setpriv', args: [...drop, ...keep, file, ...args], options };
    }
    default: {
      const unknown: never = identity;
      throw new TypeError(`unknown identity ${JSON.stringify(unknown)}`);
    }
  }
}

/** What the choice of an identity rests on. */
export interface IdentityRequest {
  /** Effective user of this process; undefined where the platform has none. */
  readonly uid: number | undefined;
  readonly binaries: ServerBinaries;
  /** Folder the server must be able to enter, absolute. */
  readonly dataDir: string;
  /** Owner of a data folder that exists already: nobody else can run it. */
  readonly dataOwner: Account | undefined;
  /** Accounts of this machine in order of preference; injected so that a machine without them can be tested. */
  readonly accounts: readonly Account[];
  /** Whether root may keep dac_override through setpriv; injected for the same reason. */
  readonly allowOverride: boolean;
}

/** The identity chosen, with the programs to run under it (a copy, where the originals are out of reach). */
export interface IdentityChoice {
  readonly identity: ServerIdentity;
  readonly binaries: ServerBinaries;
}

/** A folder that every account can reach on an ordinary system, named in the remedy. */
const REACHABLE_DATA_DIR = '/var/tmp/recall-decision-support';

/**
 * Chooses who runs the server, by trying and not by reading permission bits, which say little where access lists or
 * containers are involved.
 *
 * @throws {EmbeddedDatabaseError} when root finds no way; the message names a DATA_DIR that would work.
 */
export async function chooseIdentity(request: IdentityRequest): Promise<IdentityChoice> {
  const { binaries } = request;
  if (request.uid !== 0) {
    return { identity: { kind: 'self' }, binaries };
  }
  const account = request.dataOwner ?? request.accounts.find((candidate) => candidate.uid !== 0);
  if (account === undefined) {
    throw new EmbeddedDatabaseError(
      'PostgreSQL does not run as root, and this system has no other account (`postgres` or `nobody`): start the service as an ordinary user, or set DATABASE_URL',
    );
  }
  const plain: ServerIdentity = { kind: 'account', account };
  if (await canRun(plain, binaries, request.dataDir)) {
    return { identity: plain, binaries };
  }
  const override: ServerIdentity = { kind: 'account-with-override', account };
  if (request.allowOverride && (await canRun(override, binaries, request.dataDir))) {
    return { identity: override, binaries };
  }
  if (binaries.copyable && (await canEnter(plain, request.dataDir))) {
    const copy = await copyBinaries(binaries, join(request.dataDir, 'postgresql-programs'));
    if (await canRun(plain, copy, request.dataDir)) {
      return { identity: plain, binaries: copy };
    }
  }
  throw new EmbeddedDatabaseError(
    `PostgreSQL does not run as root, and the user \`${account.name}\` it would run as cannot enter \`${request.dataDir}\`: set DATA_DIR to a folder that this user can reach (DATA_DIR=${REACHABLE_DATA_DIR} would work), start the service as an ordinary user, or set DATABASE_URL`,
  );
}

/**
 * True when the account can enter the data folder and `initdb --show`, which changes nothing, finds all it needs: the
 * other programs, its libraries, its files and the name of the account.
 */
async function canRun(identity: ServerIdentity, binaries: ServerBinaries, dataDir: string): Promise<boolean> {
  const initdb = join(binaries.home, 'bin', 'initdb');
  return probe(identity, 'cd "$1" && exec "$2" --show -D "$1/postgresql"', [dataDir, initdb]);
}

async function canEnter(identity: ServerIdentity, dataDir: string): Promise<boolean> {
  return probe(identity, 'cd "$1"', [dataDir]);
}

async function probe(identity: ServerIdentity, script: string, args: readonly string[]): Promise<boolean> {
  const command = commandFor(identity, '/bin/sh', ['-c', script, 'sh', ...args]);
  try {
    await run(command.file, command.args, command.options);
    return true;
  } catch {
    // Refused, not found or not executable: for the choice it is all the same.
    return false;
  }
}

/** Accounts made for running a database or for owning nothing, in order of preference, from the system's list. */
export async function readAccounts(file = '/etc/passwd'): Promise<Account[]> {
  const all = parseAccounts(await readFile(file, 'utf8').catch(() => ''));
  return ['postgres', 'nobody'].flatMap((name) => all.filter((account) => account.name === name));
}

/** The fields used here of passwd(5): name, user id, group id. */
function parseAccounts(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
