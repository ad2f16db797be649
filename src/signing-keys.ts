import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  FormatError,
  type NoteSigner,
  type NoteVerifier,
  noteSigner,
  noteVerifier,
  type Policy,
  parsePolicy,
  readPrivateKey,
} from './audit/index.ts';
import type { AuditConfig, WebhooksConfig } from './config.ts';
import { codeOf, ensureKeyFile } from './key-file.ts';

/** The keys of the log over all entries, read once at the start. */
export interface LogKeys {
  /** The key in use and, while it is being replaced, the one before it. */
  readonly signers: readonly NoteSigner[];
  /** Keys whose checkpoints are this log's own. */
  readonly verifiers: readonly NoteVerifier[];
  /** Witnesses and quorum; undefined where none were named. */
  readonly policy: Policy | undefined;
}

/** A file of keys or witnesses cannot be used. The message names the file and what to do; it never holds a private key. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';
}

/**
 * Reads the keys that the configuration names. Without a key file one is made in `<dataDir>/audit-log.key`, for development.
 *
 * @throws {SigningKeyError} when a file cannot be read or does not hold what it should, when the key before this one is this
 * one, and when the policy is not about this log: an inspector who holds it would refuse every checkpoint.
 */
export async function readLogKeys(config: AuditConfig, dataDir: string): Promise<LogKeys> {
  const keyFile = config.keyFile ?? (await ensureDevelopmentKey(dataDir, 'audit-log.key', 'AUDIT_KEY_FILE'));
  const { logName, previousKeyFile, policyFile } = config;
  const signer = await read(keyFile, (text) => noteSigner(logName, readPrivateKey(text)));
  const previous =
    previousKeyFile === undefined
      ? undefined
      : await read(previousKeyFile, (text) => readPreviousKey(signer, text));
  const signers = previous !== undefined && 'sign' in previous ? [signer, previous] : [signer];
  const keys = [signer, ...(previous === undefined ? [] : [previous])];
  const verifiers = keys.map(({ verifierKey }) => noteVerifier(verifierKey));
  const policy =
    policyFile === undefined
      ? undefined
      : await read(policyFile, (text) => readPolicy(text, signers, verifiers));
  return { signers, verifiers, policy };
}

/**
 * Reads what the secrets of webhooks are made from: the secret half of the key that the configuration names. Without a key file one
 * is made in `<dataDir>/webhooks.key`, for development.
 *
 * @throws {SigningKeyError} when the file cannot be read or holds no private Ed25519 key.
 */
export async function readWebhookKey({ keyFile }: WebhooksConfig, dataDir: string): Promise<Buffer> {
  const path = keyFile ?? (await ensureDevelopmentKey(dataDir, 'webhooks.key', 'WEBHOOK_KEY_FILE'));
  return read(path, (text) => {
    const { d } = readPrivateKey(text).export({ format: 'jwk' });
    if (d === undefined) {
      throw new FormatError('it holds no private key');
    }
    return Buffer.from(d, 'base64url');
  });
}

/** How every private key in PEM begins, of whatever kind. */
const PEM = '-----BEGIN';

/** A private key signs on; a verifier key only lets its earlier checkpoints count, as where the private key is lost. */
function readPreviousKey(signer: NoteSigner, text: string): NoteSigner | NoteVerifier {
  const previous = text.includes(PEM)
    ? noteSigner(signer.name, readPrivateKey(text))
    : readVerifierKey(signer.name, text.trim());
  if (previous.verifierKey === signer.verifierKey) {
    throw new FormatError(
      'it is the key in use; name the one before it, or none where the key was never replaced',
    );
  }
  return previous;
}

function readVerifierKey(logName: string, text: string): NoteVerifier {
  // Nothing else is quoted in a message: it might be a private key in some form that is not known here.
  if (!/^[^+\s]+\+[0-9a-f]{8}\+\S+$/u.test(text)) {
    throw new FormatError(
      'it holds neither a private key in PKCS#8 PEM nor one verifier key (name+keyid+base64), as GET /v1/audit/keys gives it',
    );
  }
  const verifier = noteVerifier(text);
  if (verifier.name !== logName || verifier.kind !== 'log') {
    throw new FormatError(
      `it is a ${verifier.kind} key of \`${verifier.name}\`, and this is the log \`${logName}\`: a log keeps its name (AUDIT_LOG_NAME) when it changes its key`,
    );
  }
  return verifier;
}

function readPolicy(
  text: string,
  signers: readonly NoteSigner[],
  verifiers: readonly NoteVerifier[],
): Policy {
  if (text.includes(PEM)) {
    throw new FormatError('it holds a key in PEM where a C2SP tlog-policy belongs');
  }
  const policy = parsePolicy(text);
  const names = (key: NoteSigner) => policy.logs.some(({ verifierKey }) => verifierKey === key.verifierKey);
  if (policy.logs.length > 0 && !signers.some(names)) {
    throw new FormatError(
      `it names logs, and none by a key that signs here: whoever holds it would refuse this log's checkpoints. Add the line \`log ${signers[0]?.verifierKey}\`, or leave out every log line`,
    );
  }
  for (const { name, verifier, url } of policy.witnesses) {
    if (verifiers.some(({ publicKey }) => publicKey.equals(verifier.publicKey))) {
      throw new FormatError(`its witness \`${name}\` has the log's own key: a log is no witness of itself`);
    }
    if (url !== undefined && !isReachable(url)) {
      throw new FormatError(
        `the address of its witness \`${name}\` is not an http or https address without user, query and fragment`,
      );
    }
  }
  return policy;
}

function isReachable(address: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    (url.protocol === 'http:' || url.protocol === 'https:') &&
    [url.username, url.password, url.search, url.hash].every((part) => part === '')
  );
}

async function read<T>(path: string, parse: (text: string) => T): Promise<T> {
  try {
    return parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof FormatError) {
      throw new SigningKeyError(`${path} cannot be used: ${error.message}`, { cause: error });
    }
    throw new SigningKeyError(
      `${path} cannot be read (${codeOf(error) ?? 'unknown fault'}); check the path and who may read it`,
      { cause: error },
    );
  }
}

async function ensureDevelopmentKey(
  dataDir: string,
  name: 'audit-log.key' | 'webhooks.key',
  variable: 'AUDIT_KEY_FILE' | 'WEBHOOK_KEY_FILE',
): Promise<string> {
  const path = resolve(dataDir, name);
  try {
    await ensureKeyFile(path);
    return path;
  } catch (error) {
    throw new SigningKeyError(
      `${path} cannot be made or kept to its owner (${codeOf(error) ?? 'unknown fault'}); make the folder writable, or name a key of your own in ${variable}`,
      { cause: error },
    );
  }
}
