import type { OpenBook } from '../open-book.ts';
import { EVENT_TYPES, type EventType, type EvidenceStatus, type IncidentRole } from '../vocabularies.ts';

/** Why an event cannot be as it was described, and what to do. */
export interface EventProblem {
  readonly field: 'type' | 'evidenceStatus' | 'role';
  readonly problem: string;
  readonly remedy: string;
}

/** Pairs of type, status and role that cannot occur are refused with the remedy: nothing is repaired. */
export function eventProblems(
  book: OpenBook,
  event: { readonly type: EventType; readonly evidenceStatus: EvidenceStatus; readonly role?: IncidentRole },
): readonly EventProblem[] {
  const problems: EventProblem[] = [];
  const statuses = statusesOf(book, event.type);
  if (!statuses.includes(event.evidenceStatus)) {
    const types = stages(book).filter((type) => statusesOf(book, type).includes(event.evidenceStatus));
    const elsewhere = types.length === 0 ? '' : `; the status belongs to ${types.map(quote).join(' or ')}`;
    problems.push({
      field: 'evidenceStatus',
      problem: `\`${event.evidenceStatus}\` cannot occur with \`${event.type}\``,
      remedy: `give ${statuses.map(quote).join(', ')}, or report what happened as an event of its own${elsewhere}`,
    });
  }
  if (event.role !== undefined && event.role !== 'alleged-perpetrator') {
    if (book.book.tables['roles-by-type']?.rows[event.type] === undefined) {
      problems.push({
        field: 'role',
        problem: `\`${event.role}\` cannot occur with \`${event.type}\`, which names the person as the one who acted`,
        remedy:
          'leave the role out, or report the incident as an event of its own in which the person had that part',
      });
    }
  }
  return problems;
}

/**
 * The type to which later news moves an event: among the stages of the criminal process, where the new status belongs to
 * just one. `undefined` when the event stays what it is, or when a person must choose (a charge is minor or serious).
 */
export function typeAfter(book: OpenBook, type: EventType, status: EvidenceStatus): EventType | undefined {
  if (statusesOf(book, type).includes(status)) return undefined;
  const reports = book.book.tables['criminal-process']?.rows['reports'] ?? [];
  if (!stages(book).includes(type) && !reports.includes(type)) return undefined;
  const candidates = stages(book).filter((stage) => statusesOf(book, stage).includes(status));
  return candidates.length === 1 ? candidates[0] : undefined;
}

/** The types of event that are stages of the criminal process. */
function stages(book: OpenBook): readonly EventType[] {
  const rows = book.book.tables['criminal-process']?.rows['stages'] ?? [];
  return EVENT_TYPES.filter((type) => rows.includes(type));
}

function statusesOf(book: OpenBook, type: EventType): readonly string[] {
  return book.book.tables['statuses-by-type']?.rows[type] ?? [];
}

const quote = (value: string): string => `\`${value}\``;
