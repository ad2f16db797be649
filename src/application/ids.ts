import { randomBytes } from 'node:crypto';

/**
 * A new UUID version 7 (RFC 9562 section 5.7): 48 bits of Unix time in milliseconds, then random bits. Made here and not in the
 * database because PostgreSQL 15 has no function for it; in the order of time so that indexes grow at one end.
 *
 * @param random 16 bytes, of which the last ten count; given where the same ids must come about again.
 */
export function uuidV7(now: number = Date.now(), random: Buffer = randomBytes(16)): string {
  const bytes = Buffer.from(random);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text has the form of an id of this service. What has not names nothing, and is not sent to the database. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
