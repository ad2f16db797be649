// Jest reads TypeScript the way Node does: the types are stripped, nothing is compiled.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  getCacheKey: (source, file) =>
    createHash('sha256').update(process.version).update(file).update(source).digest('hex'),
};
