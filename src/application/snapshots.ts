import type { Transaction } from 'kysely';
import type { AuditAct, AuditSubject, QueryCriterion } from '../audit/index.ts';
import type { Database } from '../db/database.ts';
import { FreshReads } from '../db/fresh-reads.ts';
import type { Dependencies } from './dependencies.ts';
import { recordOutsideCases } from './records.ts';
import type { Act } from './services.ts';

/** Says what is read, for the entry that is written of it. */
export type Note = (
  name: AuditAct,
  about: readonly AuditSubject[],
  criteria: readonly QueryCriterion[],
) => Promise<void>;

/**
 * Reads many cases in one snapshot, on a replica where there is a fresh one, and writes the entry of it on the primary before anything
 * is given out: in the same transaction where the primary is read, in one of its own after a replica was. Where the entry cannot
 * be written, nothing is answered.
 */
export async function readSnapshot<T>(
  deps: Dependencies,
  act: Act,
  work: (trx: Transaction<Database>, note: Note) => Promise<T>,
): Promise<T> {
  const { db: primary, reads = new FreshReads(primary) } = deps;
  const notes: Parameters<Note>[] = [];
  const result = await reads.read((db) => {
    notes.length = 0;
    const snapshot = db.transaction().setIsolationLevel('repeatable read');
    return db === primary
      ? snapshot.execute((trx) =>
          work(trx, async (name, about, criteria) => {
            await recordOutsideCases(deps, trx, act, name, about, criteria);
          }),
        )
      : snapshot.setAccessMode('read only').execute((trx) => {
          notes.length = 0;
          return work(trx, async (...note) => void notes.push(note));
        });
  });
  if (notes.length > 0) {
    await primary.transaction().execute(async (trx) => {
      for (const [name, about, criteria] of notes) {
        await recordOutsideCases(deps, trx, act, name, about, criteria);
      }
    });
  }
  return result;
}
