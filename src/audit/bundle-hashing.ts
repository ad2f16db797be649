import { hash } from 'node:crypto';
import { HASH_LENGTH } from './hash.ts';

const LEAF_PREFIX = 0x00;
const SCRATCH_LENGTH = 64 * 1024;

/**
 * The two hashes that are made once for each entry of a bundle, as `leafHash` and `commitTo` make them, in hexadecimal. What has to
 * stand before the bytes is put there in one buffer that is used again and again, and no buffer is made for the hash: the new
 * buffers would cost more than the hashing.
 */
export class EntryHasher {
  #scratch = Buffer.alloc(SCRATCH_LENGTH);

  /** RFC 6962 leaf hash. */
  leaf(bytes: Buffer): string {
    const scratch = this.#room(1 + bytes.length);
    scratch[0] = LEAF_PREFIX;
    scratch.set(bytes, 1);
    return hash('sha256', scratch, 'hex');
  }

  /** SHA-256(salt || content) in hexadecimal. */
  commitment(salt: Buffer, content: Buffer): string {
    const scratch = this.#room(HASH_LENGTH + content.length);
    scratch.set(salt, 0);
    scratch.set(content, HASH_LENGTH);
    return hash('sha256', scratch, 'hex');
  }

  /** So much of the buffer; a large piece gets one of its own, so that no single line makes it grow. */
  #room(length: number): Buffer {
    return length <= SCRATCH_LENGTH ? this.#scratch.subarray(0, length) : Buffer.alloc(length);
  }
}
