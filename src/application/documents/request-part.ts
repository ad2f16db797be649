import type { Block } from '../page.ts';
import type { DocumentGap } from './services.ts';

/** What one part of the request holds, and what is not complete in it. */
export interface Part {
  readonly blocks: readonly Block[];
  readonly gaps: readonly Omit<DocumentGap, 'part'>[];
}

export const EMPTY: Part = { blocks: [], gaps: [] };

/** Parts one after the other, as one. */
export function together(...parts: readonly Part[]): Part {
  return {
    blocks: parts.flatMap(({ blocks }) => blocks),
    gaps: parts.flatMap(({ gaps }) => gaps),
  };
}

/** Something that is known. */
export function known(...blocks: readonly Block[]): Part {
  return { blocks, gaps: [] };
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** Names with values; a part of its own only where there is one. */
export function facts(...pairs: readonly (readonly [name: string, value: string | undefined])[]): Part {
  const told = pairs.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  return told.length === 0 ? EMPTY : known({ kind: 'facts', facts: told });
}

/** A named place that is left empty, and why. */
export function blank(
  [name, asks]: readonly [name: string, asks: string],
  why: DocumentGap['why'] = 'not-held-here',
  subject?: string,
): Part {
  return {
    blocks: [{ kind: 'blank', name, asks }],
    gaps: [subject === undefined ? { why } : { why, subject }],
  };
}

/** A named place that is left empty where a value is not there. */
export function blankWhere(isMissing: boolean, ...of: Parameters<typeof blank>): Part {
  return isMissing ? blank(...of) : EMPTY;
}

/** What is not complete without a place on the page: naming it would tell the person of it. */
export function unseen(...gaps: Part['gaps']): Part {
  return { blocks: [], gaps };
}
