/** The generator, by the two of its functions that are used here; its own types need the earlier TypeScript. */
export default function openapiTypes(
  document: URL,
  options: { readonly silent: boolean },
): Promise<readonly unknown[]>;
export function astToString(nodes: readonly unknown[]): string;
