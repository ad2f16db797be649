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
  const ordered = inOrder(value);
  const text = ordered === NEEDS_CARE ? undefined : JSON.stringify(ordered);
  // A lone surrogate is written as an escape, which nothing else is written as but a backslash that was there.
  return text === undefined || text.includes('\\ud') ? carefully(value) : Buffer.from(text, 'utf8');
}

/** By the package, for whatever the engine's own writer might write otherwise, and to say what is wrong and where. */
function carefully(value: unknown): Buffer {
  refuseInexact(value, '');
  const text = canonicalize(value);
  if (text === undefined) {
    throw new CanonicalFormError('', 'a value that JSON does not have');
  }
  return Buffer.from(text, 'utf8');
}

const NEEDS_CARE = Symbol('needs care');

/**
 * The value with the members of every object in canonical order, so that `JSON.stringify` writes the canonical text: RFC 8785 writes
 * texts and numbers as ECMAScript does. It is several times as fast as the package. `NEEDS_CARE` for whatever cannot be told so:
 * what is refused, what says itself how it is written, and names that an object does not keep in the order in which they came.
 */
function inOrder(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value))
        ? value
        : NEEDS_CARE;
    case 'object':
      return value === null ? value : partsInOrder(value);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      return NEEDS_CARE;
  }
}

function partsInOrder(value: object): unknown {
  if ('toJSON' in value) {
    return NEEDS_CARE;
  }
  if (Array.isArray(value)) {
    return itemsInOrder(value);
  }
  return isPlain(value) ? membersInOrder(value) : NEEDS_CARE;
}

/** Plain data inherits from nothing but the root, of whichever realm it was made in. */
function isPlain(value: object): value is Readonly<Record<string, unknown>> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function itemsInOrder(items: readonly unknown[]): unknown {
  const ordered: unknown[] = [];
  // By position, because a hole in an array is skipped by its iteration methods and written as `null`.
  for (let index = 0; index < items.length; index += 1) {
    const item = inOrder(items[index]);
    if (item === NEEDS_CARE) {
      return NEEDS_CARE;
    }
    ordered.push(item);
  }
  return ordered;
}

function membersInOrder(value: Readonly<Record<string, unknown>>): unknown {
  const ordered: Record<string, unknown> = {};
  // Without a comparison given, names are ordered by their UTF-16 code units, as the RFC asks (section 3.2.3).
  for (const name of Object.keys(value).toSorted()) {
    const member = value[name];
    const part = member === undefined ? undefined : inOrder(member);
    if (part === NEEDS_CARE || isKeptApart(name)) {
      return NEEDS_CARE;
    }
    ordered[name] = part;
  }
  return ordered;
}

/** Whether an object does not take a member of this name like others: those that could be an index come first in it. */
function isKeptApart(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first >= 48 && first <= 57) || name === '__proto__';
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
