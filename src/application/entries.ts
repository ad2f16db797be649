import {
  AUDIT_ACTS,
  type AuditAct,
  type AuditSubject,
  type EntryDraft,
  type SealedEntry,
} from '../audit/index.ts';
import type { Dependencies } from './dependencies.ts';
import type { Instant } from './model.ts';
import type { Act } from './services.ts';

/** What an entry says of an act besides who did what, where the act has it. */
export type EntryDetails = Pick<
  EntryDraft,
  'recipient' | 'range' | 'refused' | 'permission' | 'authority' | 'outcome'
>;

/** An entry as it stands before it has its place: who did what, when, on what, and to whom that handed something over. */
export function draftEntry(
  deps: Pick<Dependencies, 'newId'>,
  act: Act,
  name: AuditAct,
  about: readonly AuditSubject[],
  at: Instant,
  more: EntryDetails & Pick<EntryDraft, 'content' | 'query'>,
): EntryDraft {
  const { subject, kind } = act.principal;
  const recipient = more.refused === undefined && reachesAnother(name, kind) ? { recipient: subject } : {};
  return {
    id: deps.newId(),
    act: name,
    at,
    actor: { subject, kind },
    correlationId: act.correlationId,
    about,
    ...recipient,
    ...more,
  };
}

/**
 * Whether an act hands over what was recorded (DPA 2018 s.62(1)(d)), to the actor unless it says to whom: a disclosure always
 * does, and a reading or a run over what was recorded gives another system what it did not send.
 */
function reachesAnother(name: AuditAct, kind: Act['principal']['kind']): boolean {
  const operation = AUDIT_ACTS[name];
  return (
    operation === 'disclosure' ||
    (kind === 'system' && (operation === 'consultation' || operation === 'combination'))
  );
}

/** The row of an entry; without a place it belongs to no case's chain. */
export function toRow(
  sealed: SealedEntry,
  recordedAt: Instant,
  place?: { readonly licenceId: string; readonly index: number },
) {
  const row = { id: sealed.entry.id, bytes: sealed.bytes, hash: Buffer.from(sealed.hash, 'hex'), recordedAt };
  return place === undefined ? row : { ...row, place };
}
