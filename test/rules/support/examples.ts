import { toCaseInputs } from '../../../src/application/case-inputs.ts';
import { exampleNames, readExample } from '../../../src/cli/demo-example.ts';
import type { CaseInputs } from '../../../src/rules/index.ts';

export interface ExampleCase {
  readonly name: string;
  readonly asAt: string;
  readonly inputs: CaseInputs;
}

/** The example cases as the rules are given them. */
export function exampleInputs(): readonly ExampleCase[] {
  return exampleNames().map((name) => {
    const { asAt, licence, events, judgement } = readExample(name);
    const identified = events.map(({ ref, content }) => ({ id: ref, content }));
    return { name, asAt, inputs: toCaseInputs({ licence, events: identified, judgement }, asAt) };
  });
}
