import type { Transaction } from 'kysely';
import type { Database } from '../../db/database.ts';
import { findEntriesNaming } from '../../db/review.ts';
import { viewOfEntry } from '../audit-trail.ts';
import type { Instant } from '../model.ts';

/** What somebody did in a case, as its trail tells it. */
export interface OwnAct {
  readonly act: string;
  readonly at: Instant;
  readonly about: readonly { readonly kind: string; readonly id: string }[];
}

/** What a subject has done in a case so far, oldest first. What was refused was not done. */
export async function findOwnActs(
  trx: Transaction<Database>,
  licenceId: string,
  subject: string,
): Promise<readonly OwnAct[]> {
  const entries = await findEntriesNaming(trx, licenceId, subject);
  return entries.flatMap((bytes) => {
    const { act, at, actor, about, refused } = viewOfEntry(bytes);
    return refused === undefined &&
      isActor(actor, subject) &&
      typeof act === 'string' &&
      typeof at === 'string'
      ? [{ act, at, about: Array.isArray(about) ? about.filter(isAbout) : [] }]
      : [];
  });
}

function isActor(actor: unknown, subject: string): boolean {
  return typeof actor === 'object' && actor !== null && 'subject' in actor && actor.subject === subject;
}

function isAbout(subject: unknown): subject is { readonly kind: string; readonly id: string } {
  return (
    typeof subject === 'object' &&
    subject !== null &&
    'kind' in subject &&
    typeof subject.kind === 'string' &&
    'id' in subject &&
    typeof subject.id === 'string'
  );
}
