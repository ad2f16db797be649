import axe from 'axe-core';
import { JSDOM } from 'jsdom';
import { Type } from 'typebox';
import { reader } from '../../src/cli/demo-example.ts';

/** What runs axe in a document, in a browser as in jsdom, and tells of each violation by rule, help and element. */
export const RUN_AXE = (without: readonly string[]): string => `axe
  .run(document, { resultTypes: ['violations'], rules: ${JSON.stringify(
    Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  )} })
  .then(({ violations, passes }) => JSON.stringify({
    violations: violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => id + ': ' + help + ' in ' + html)),
    passes: passes.length,
  }))`;

const readOutcome = reader(
  Type.Object({ violations: Type.Array(Type.String()), passes: Type.Integer({ minimum: 1 }) }),
);

/** What axe found, as `RUN_AXE` tells it; fails where axe looked at nothing. */
export function axeOutcome(told: unknown): readonly string[] {
  return readOutcome(JSON.parse(String(told))).violations;
}

/** The source of axe, to be run in a document. */
export const AXE_SOURCE: string = axe.source;

/**
 * What axe finds wrong with a page in jsdom: every rule of axe but contrast, which needs a browser that lays out (tests of the pages
 * compute it from the style).
 */
export async function axeViolations(html: string): Promise<readonly string[]> {
  const { window } = new JSDOM(html, { runScripts: 'outside-only' });
  try {
    window.eval(AXE_SOURCE);
    return axeOutcome(await window.eval(RUN_AXE(['color-contrast'])));
  } finally {
    window.close();
  }
}
