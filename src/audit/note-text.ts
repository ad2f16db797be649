/** A text that is not in the form its specification asks for. The message says what is wrong and with what. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

const CONTROL_CHARACTER = /[^\P{Cc}\n\u007f-\u009f]/u;
const NOT_IN_A_NAME = /[\p{White_Space}\p{Cc}+]/u;

/**
 * Standard base64 (RFC 4648 section 4) in its one form: padded, no stray bits, no other alphabet, not empty.
 *
 * @throws {FormatError} naming `what`.
 */
export function readBase64(text: string, what: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || bytes.toString('base64') !== text) {
    throw new FormatError(`${what} is not base64 in its one padded form: ${quote(text)}`);
  }
  return bytes;
}

/** A piece of foreign text for a message: in backticks, and short. */
export function quote(text: string): string {
  return text.length > 80 ? `\`${text.slice(0, 77).toWellFormed()}...\`` : `\`${text.toWellFormed()}\``;
}

/** @throws {FormatError} for lone surrogates and for control characters other than the newline, naming `what`. */
export function refuseBadCharacters(text: string, what: string): void {
  if (!text.isWellFormed() || CONTROL_CHARACTER.test(text)) {
    throw new FormatError(
      `${what} holds no control characters but newlines, and no broken ones; this text does`,
    );
  }
}

/** @throws {FormatError} for a name that no note can carry (C2SP `signed-note`, "Format"). */
export function refuseBadName(name: string): void {
  if (name === '' || !name.isWellFormed() || NOT_IN_A_NAME.test(name)) {
    throw new FormatError(`the name of a key is not empty and has no space and no plus: ${quote(name)}`);
  }
}
