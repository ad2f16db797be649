import type { Kysely } from 'kysely';
import { insertPiece, PIECE_LENGTH } from '../../db/bundle-pieces.ts';
import type { Database } from '../../db/database.ts';

/** Keeps the bytes of a bundle in pieces of one length, each in a statement of its own. */
export class PieceStore {
  readonly #connection: Kysely<Database>;
  readonly #id: string;
  #chunks: Buffer[] = [];
  #pending = 0;
  #pieces = 0;

  constructor(connection: Kysely<Database>, id: string) {
    this.#connection = connection;
    this.#id = id;
  }

  async add(chunk: Buffer): Promise<void> {
    this.#chunks.push(chunk);
    this.#pending += chunk.length;
    if (this.#pending < PIECE_LENGTH) {
      return;
    }
    const bytes = Buffer.concat(this.#chunks);
    let start = 0;
    for (; bytes.length - start >= PIECE_LENGTH; start += PIECE_LENGTH) {
      await this.#keep(bytes.subarray(start, start + PIECE_LENGTH));
    }
    this.#chunks = [bytes.subarray(start)];
    this.#pending = bytes.length - start;
  }

  /** Keeps what is left; gives the number of pieces. */
  async finish(): Promise<number> {
    if (this.#pending > 0) {
      await this.#keep(Buffer.concat(this.#chunks));
    }
    return this.#pieces;
  }

  async #keep(bytes: Buffer): Promise<void> {
    await insertPiece(this.#connection, this.#id, this.#pieces, bytes);
    this.#pieces += 1;
  }
}
