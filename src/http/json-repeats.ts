/**
 * JSON pointer of a member that an object says twice, or undefined. RFC 8259 (section 4) leaves open which one counts, and
 * `JSON.parse` drops the first in silence.
 *
 * @param text is JSON.
 * @param value is what `JSON.parse` made of it.
 */
export function repeatedMember(text: string, value: unknown): string | undefined {
  // Counting is quick, and tells already that nothing was dropped; only then is the place looked for.
  return membersIn(text) === membersOf(value) ? undefined : findRepeated(text);
}

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;

/** Members that a JSON text says: its colons outside texts. */
function membersIn(text: string): number {
  let members = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COLON) {
      members += 1;
    } else if (code === QUOTE) {
      at = endOfText(text, at);
    }
  }
  return members;
}

/** Position of the quotation mark that ends the text beginning at a position. */
function endOfText(text: string, begin: number): number {
  for (let end = text.indexOf('"', begin + 1); ; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) {
      backslashes += 1;
    }
    if (backslashes % 2 === 0) {
      return end;
    }
  }
}

/** Members of a value and of everything in it. No recursion: a body may be nested deeper than the stack. */
function membersOf(value: unknown): number {
  let members = 0;
  const open: unknown[] = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one === 'object' && one !== null) {
      const parts: readonly unknown[] = Array.isArray(one) ? one : Object.values(one);
      members += Array.isArray(one) ? 0 : parts.length;
      for (const part of parts) {
        open.push(part);
      }
    }
  }
  return members;
}

interface Level {
  readonly pointer: string;
  /** Members seen so far; undefined for a list. */
  readonly names: Set<string> | undefined;
  index: number;
  /** Whether the next text is the name of a member. */
  expectsName: boolean;
  name: string;
}

/** The JSON pointer of the first member said twice in a JSON text. */
function findRepeated(text: string): string | undefined {
  const levels: Level[] = [];
  const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{},]/gs;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [found] = match;
    const level = levels.at(-1);
    switch (found) {
      case '{':
        levels.push({ pointer: placeIn(level), names: new Set(), index: 0, expectsName: true, name: '' });
        break;
      case '[':
        levels.push({ pointer: placeIn(level), names: undefined, index: 0, expectsName: false, name: '' });
        break;
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        if (level !== undefined) {
          level.index += 1;
          level.expectsName = level.names !== undefined;
        }
        break;
      default:
        if (level?.names !== undefined && level.expectsName) {
          level.expectsName = false;
          level.name = found.includes('\\') ? String(JSON.parse(found)) : found.slice(1, -1);
          if (level.names.has(level.name)) {
            return placeIn(level);
          }
          level.names.add(level.name);
        }
    }
  }
  return undefined;
}

/** The JSON pointer (RFC 6901) of the value that is being read inside a level. */
function placeIn(level: Level | undefined): string {
  if (level === undefined) {
    return '';
  }
  const step = level.names === undefined ? String(level.index) : level.name;
  return `${level.pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
