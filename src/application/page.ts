/*
 * A page: what the forms of an explanation and of a document have in common before they become HTML, Markdown or plain text. It holds
 * whole sentences, names and values and no mark-up: a form never reads meaning into a text.
 */

/** An item of a list, with items of its own where what it says has parts. */
export interface Item {
  readonly text: string;
  readonly items?: readonly Item[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** What must not be overlooked. */
  | { readonly kind: 'warning'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  /** Names with their values, one below the other. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  /** The first column names its row. */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** A part that this service cannot know: visibly empty, and named. */
  | { readonly kind: 'blank'; readonly name: string; readonly asks: string };

export interface Section {
  /** Stable, unique within the page: letters, digits and hyphens. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Section[];
}

export interface Page {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** It is meant for one sheet of A4, so that it is set smaller on paper. */
  readonly onOneSheet?: true;
  /** Above everything else: what the page is, and what it is not. */
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
}
