import type { DomainError } from '../errors.ts';
import type { Known } from './model.ts';

type Stale = Extract<DomainError, { code: 'version-stale' }>;

/**
 * The refusal of what somebody says of a case that is not, or no longer, what they looked at; undefined where it is. Named is the
 * first that differs: the licence, then the events by their ids, then the judgement, then the recall.
 */
export function staleOf(seen: Known, now: Known): Stale | undefined {
  return (
    licenceStale(seen, now) ?? eventStale(seen, now) ?? judgementStale(seen, now) ?? recallStale(seen, now)
  );
}

function licenceStale(seen: Known, now: Known): Stale | undefined {
  return seen.licenceVersion === now.licenceVersion
    ? undefined
    : stale('licence', now.licenceVersion, { field: '/known/licenceVersion' });
}

function eventStale(seen: Known, now: Known): Stale | undefined {
  const current = new Map(now.events.map(({ id, version }) => [id, version]));
  const ids = [...new Set([...seen.events, ...now.events].map(({ id }) => id))].toSorted();
  for (const id of ids) {
    const version = current.get(id);
    const place = seen.events.findIndex((event) => event.id === id && event.version !== version);
    if (place >= 0) {
      return stale('breach-event', version, { field: `/known/events/${place}`, id });
    }
    if (!seen.events.some((event) => event.id === id)) {
      return stale('breach-event', version, { field: '/known/events', id });
    }
  }
  return undefined;
}

function judgementStale(seen: Known, now: Known): Stale | undefined {
  return seen.judgementVersion === now.judgementVersion
    ? undefined
    : stale('judgement', now.judgementVersion, { field: '/known/judgementVersion' });
}

function recallStale({ recall: seen }: Known, { recall: now }: Known): Stale | undefined {
  if (seen?.id === now?.id && seen?.version === now?.version) {
    return undefined;
  }
  const id = now?.id ?? seen?.id;
  return stale('recall', now?.version, { field: '/known/recall', ...(id === undefined ? {} : { id }) });
}

/** Versions count from 1: 0 says that there is none. */
function stale(resource: Stale['resource'], current: number | undefined, seen: Stale['seen']): Stale {
  return { code: 'version-stale', resource, current: current ?? 0, ...(seen === undefined ? {} : { seen }) };
}
