/** As much of jsdom, which brings no types, as the tests use. */
declare module 'jsdom' {
  export interface DomElement {
    readonly tagName: string;
    readonly textContent: string;
    readonly parentElement: DomElement | null;
    readonly children: Iterable<DomElement>;
    readonly classList: { contains(name: string): boolean };
    getAttribute(name: string): string | null;
    querySelector(selector: string): DomElement | null;
    querySelectorAll(selector: string): Iterable<DomElement>;
    remove(): void;
    focus(): void;
  }

  export interface DomDocument {
    readonly title: string;
    readonly documentElement: DomElement;
    readonly body: DomElement;
    getElementById(id: string): DomElement | null;
    querySelector(selector: string): DomElement | null;
    querySelectorAll(selector: string): Iterable<DomElement>;
  }

  export interface DomWindow {
    readonly document: DomDocument;
    eval(source: string): unknown;
    getComputedStyle(element: DomElement): { getPropertyValue(name: string): string };
    close(): void;
  }

  export class JSDOM {
    constructor(html: string, options?: { readonly runScripts?: 'outside-only' });
    readonly window: DomWindow;
  }
}
