/** The public surface of the audit module. It knows no database and needs nothing but `node:crypto` and RFC 8785. */
export * from './acts.ts';
export * from './bundle-findings.ts';
export type {
  BundleAbout,
  BundleContent,
  BundleCoverage,
  BundleLine,
  BundleRuleBook,
  BundleTotals,
} from './bundle-format.ts';
export * from './bundle-reader.ts';
export * from './bundle-remembered.ts';
export * from './bundle-report.ts';
export * from './bundle-verifier.ts';
export * from './bundle-writer.ts';
export * from './canonical.ts';
export * from './checkpoint.ts';
export * from './cosignature.ts';
export * from './difference.ts';
export * from './entry.ts';
export * from './entry-proof.ts';
export * from './hash.ts';
export * from './log-proof.ts';
export * from './note.ts';
export * from './policy.ts';
export * from './replay.ts';
export * from './tree.ts';
export * from './verify.ts';
export * from './witness.ts';
