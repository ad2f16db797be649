import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Length in bytes of a SHA-256 hash and of the salt of a commitment. */
export const HASH_LENGTH = 32;

/** What the first entry of a chain gives as the hash of the entry before it: 32 zero bytes, in hexadecimal. */
export const NO_PREVIOUS = '0'.repeat(HASH_LENGTH * 2);

const LEAF_PREFIX = Uint8Array.of(0x00);

/**
 * SHA-256 of the bytes. Asked for as text of one character per byte: the runtime gives each hash that is asked for as bytes a
 * memory of its own, which takes longer than the hashing of a short text.
 */
export function sha256(bytes: Uint8Array): Buffer {
  return Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
}

/**
 * Hash of an audit entry: the Merkle leaf hash of RFC 6962 section 2.1, SHA-256(0x00 || bytes), so that the link of a
 * case's chain and the leaf of the tree over all entries are one and the same value.
 */
export function leafHash(bytes: Uint8Array): Buffer {
  return sha256(Buffer.concat([LEAF_PREFIX, bytes]));
}

/** A fresh random salt. It is kept beside the content and goes when the content goes. */
export function newSalt(): Buffer {
  return randomBytes(HASH_LENGTH);
}

/**
 * Commitment to content, lower-case hexadecimal: SHA-256(salt || content). Without the salt nothing can be learned from
 * it, not even by trying every likely content; with salt and content anybody can check it.
 */
export function commitTo(content: Uint8Array, salt: Uint8Array): string {
  if (salt.length !== HASH_LENGTH) {
    throw new RangeError(`a salt has ${HASH_LENGTH} bytes; this one has ${salt.length}`);
  }
  return sha256(Buffer.concat([salt, content])).toString('hex');
}

/** Whether salt and content are those that the commitment was made from. */
export function opensCommitment(commitment: string, content: Uint8Array, salt: Uint8Array): boolean {
  const expected = Buffer.from(commitTo(content, salt), 'hex');
  const given = Buffer.from(commitment, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
