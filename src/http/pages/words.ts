/** The few words that a form adds to a page of its own accord. */
export interface PageWords {
  /** The link past what stands before the content. */
  readonly skip: string;
  /** What a warning is announced as. */
  readonly warning: string;
  /** What stands where nothing is known. */
  readonly blank: string;
  /** Below everything else, on a screen and on paper. */
  readonly footer: string;
}

const ENGLISH: PageWords = {
  skip: 'Skip to main content',
  warning: 'Warning',
  blank: 'To be filled in',
  footer: 'Recall decision support. A person makes every decision.',
};

/** By the language of the page without its region: another language is another entry. */
const WORDS: ReadonlyMap<string, PageWords> = new Map([['en', ENGLISH]]);

/** The words of a language (BCP 47); the English ones where it has none here. */
export function wordsOf(language: string): PageWords {
  return WORDS.get(language.toLowerCase().split('-')[0] ?? '') ?? ENGLISH;
}

/** What most texts are: words of ASCII with single spaces between them, in which there is nothing to change. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/u;

/**
 * A text as every form takes it: one line, well formed, without control characters and without those that turn the direction of what
 * stands after them (UAX #9, section 2). What people recorded may hold any of these, and none of them says anything.
 */
export function lineOf(text: string): string {
  if (PLAIN.test(text)) {
    return text;
  }
  return text
    .toWellFormed()
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** A name as it stands before its value: with a colon, where it does not end in a mark of its own. */
export function labelOf(name: string): string {
  const line = lineOf(name);
  return /[:?!.]$/u.test(line) ? line : `${line}:`;
}
