/** What may come next in a JSON text (RFC 8259, section 2). */
type Expected =
  | 'value'
  | 'value or end of list'
  | 'name'
  | 'name or end of object'
  | 'colon'
  | 'comma or end'
  | 'nothing';

const SPACE = /[ \t\n\r]*/y;
// Everything from the space up but the quotation mark and the backslash; control characters stand in escapes only.
const TEXT = /"[ !#-[\]-\u{10ffff}]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[ !#-[\]-\u{10ffff}]*)*"/uy;
const ATOM = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Where a text stops being JSON: the position, counted in UTF-16 code units from 0, of the first character or text that
 * cannot stand there. Only asked once `JSON.parse` has refused the text, whose own message gives no position for some
 * faults and repeats what was sent.
 */
export function positionOfFault(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let position = 0;
  for (;;) {
    position = endOf(SPACE, text, position) ?? position;
    const character = text[position];
    const end = character === undefined ? undefined : endOfToken(character, text, position);
    const next: Expected | undefined = end === undefined ? undefined : step(character, expected, open);
    if (end === undefined || next === undefined) {
      return position;
    }
    expected = next;
    position = end;
  }
}

function endOfToken(character: string, text: string, position: number): number | undefined {
  if ('{}[],:'.includes(character)) {
    return position + 1;
  }
  return endOf(character === '"' ? TEXT : ATOM, text, position);
}

function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** What may follow a token, given what was expected and which objects and lists are open; undefined where it cannot stand. */
function step(character: string | undefined, expected: Expected, open: ('{' | '[')[]): Expected | undefined {
  const startsValue = expected === 'value' || expected === 'value or end of list';
  const startsName = expected === 'name' || expected === 'name or end of object';
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  const begin = (bracket: '{' | '[', next: Expected): Expected => {
    open.push(bracket);
    return next;
  };
  const close = (bracket: '{' | '[', empty: Expected): Expected | undefined => {
    if (open.at(-1) !== bracket || (expected !== 'comma or end' && expected !== empty)) {
      return undefined;
    }
    open.pop();
    return afterValue();
  };
  switch (character) {
    case '{':
      return startsValue ? begin('{', 'name or end of object') : undefined;
    case '[':
      return startsValue ? begin('[', 'value or end of list') : undefined;
    case '}':
      return close('{', 'name or end of object');
    case ']':
      return close('[', 'value or end of list');
    case ',':
      return expected === 'comma or end' ? (open.at(-1) === '{' ? 'name' : 'value') : undefined;
    case ':':
      return expected === 'colon' ? 'value' : undefined;
    case '"':
      return startsName ? 'colon' : startsValue ? afterValue() : undefined;
    default:
      return startsValue ? afterValue() : undefined;
  }
}
