import canonicalize from 'canonicalize';

/** A value that has no RFC 8785 form. `path` is the JSON pointer of the offending member. */
export class CanonicalFormError extends Error {
  override readonly name = 'CanonicalFormError';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${problem} at \`${path === '' ? '/' : path}\`: it has no canonical JSON form`);
    this.path = path;
  }
}

/**
 * The canonical bytes of a JSON value (RFC 8785, UTF-8). Members that are `undefined` are absent.
 *
 * @throws {CanonicalFormError} for whatever JSON cannot hold exactly (RFC 8785 section 3.1 asks for I-JSON): lone
 * surrogates, numbers that are not finite, integers beyond 2^53 - 1, and anything that is not JSON at all.
 */
export function canonicalBytes(value: unknown): Buffer {
  refuseInexact(value, '');
  const text = canonicalize(value);
  if (text === undefined) {
    throw new CanonicalFormError('', 'a value that JSON does not have');
  }
  return Buffer.from(text, 'utf8');
}

/** Checked before the package sees the value: it would turn some of these into `null` or into another number in silence. */
function refuseInexact(value: unknown, path: string): void {
  switch (typeof value) {
    case 'string':
      refuseLoneSurrogates(value, path);
      return;
    case 'number':
      if (!Number.isFinite(value)) {
        throw new CanonicalFormError(path, 'a number that is not finite');
      }
      if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
        throw new CanonicalFormError(path, 'an integer beyond 2^53 - 1');
      }
      return;
    case 'boolean':
      return;
    case 'object':
      refuseInexactMembers(value, path);
      return;
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      throw new CanonicalFormError(path, `a value of type ${typeof value}`);
  }
}

function refuseInexactMembers(value: object | null, path: string): void {
  if (value === null) {
    return;
  }
  if (Array.isArray(value)) {
    // By position, because a hole in an array is skipped by its iteration methods and written as `null`.
    for (let index = 0; index < value.length; index += 1) {
      refuseInexact(value[index], `${path}/${index}`);
    }
    return;
  }
  // Plain data inherits from nothing but the root, of whichever realm it was made in.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new CanonicalFormError(path, 'an object that is not plain data');
  }
  for (const [name, member] of Object.entries(value)) {
    const memberPath = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    refuseLoneSurrogates(name, memberPath);
    if (member !== undefined) {
      refuseInexact(member, memberPath);
    }
  }
}

function refuseLoneSurrogates(text: string, path: string): void {
  if (!text.isWellFormed()) {
    throw new CanonicalFormError(path, 'text with a lone surrogate');
  }
}
