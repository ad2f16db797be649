import type { ConditionCatalogueView, IsoDate, RuleView } from '../rules/index.ts';

/** The rule book as the routes read it. */
export interface BookReader {
  readonly version: string;
  /** SHA-256 of the canonical text, lower-case hexadecimal. */
  readonly digest: string;
  readonly kernel: string;
  readonly released: boolean;
  /** First day for which the book answers. */
  readonly coverageFrom: IsoDate;
  readonly regimeOn: (day: IsoDate) => string;
  readonly rulesOn: (day: IsoDate) => readonly RuleView[];
  readonly rule: (id: string) => RuleView | undefined;
  readonly conditions: () => ConditionCatalogueView;
  readonly vocabularies: () => Readonly<Record<string, readonly string[]>>;
}
