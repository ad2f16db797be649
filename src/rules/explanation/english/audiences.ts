import type { Audience } from '../explanation.ts';

/** One sentence for whoever works with the case, and one that names the provision for whoever inspects it. */
export const forInspector = (plain: string, formal: string): Readonly<Record<Audience, string>> => ({
  practitioner: plain,
  manager: plain,
  inspector: formal,
});
