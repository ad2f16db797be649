import type { DomainError } from '../application/errors.ts';
import type { RetentionCandidate } from '../application/evidence/services.ts';
import { type Act, DomainFailure, type Services } from '../application/services.ts';
import type { IsoDate } from '../rules/index.ts';

/** What one run of the command is to do. */
export interface RetentionRun {
  /** Cases are looked at whose licence and sentence both ended before this day. */
  readonly endedBefore: IsoDate;
  /** Of the retention schedule, which says that such cases may go. It is kept with each erasure. */
  readonly reference: string;
  /** The day of the run, on which retention has ended for these cases. */
  readonly on: IsoDate;
  readonly erase: boolean;
  /** Most cases to list, or to erase; those that are kept by a hold do not count. */
  readonly limit: number;
}

/** What a run did, or would do. */
export interface RetentionSummary {
  /** Cases erased; in a dry run, those that would be. */
  readonly cases: number;
  /** Pieces of content in them. */
  readonly records: number;
  /** Cases left as they are because a legal hold stands. */
  readonly held: number;
}

type Needed = Pick<Services, 'listRetentionCandidates' | 'eraseCase' | 'recordRefusal'>;

/** Cases listed at once, so that what is erased was looked at a moment before. */
const PAGE = 50;

/**
 * Lists the cases that ended before a day, and erases each of them in a transaction of its own where told to. What is erased is
 * not found again: a run that was stopped is carried on by starting it again.
 *
 * @param print takes a line per case, of ids, days and counts only.
 */
export async function sweepRetention(
  services: Needed,
  act: Act,
  run: RetentionRun,
  print: (line: string) => void,
): Promise<RetentionSummary> {
  let summary: RetentionSummary = { cases: 0, records: 0, held: 0 };
  let cursor: string | undefined;
  do {
    const page = await services.listRetentionCandidates(act, {
      endedBefore: run.endedBefore,
      limit: Math.min(PAGE, run.limit - summary.cases),
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const candidate of page.items) {
      const { records, kept } = await handle(services, act, run, candidate);
      print(lineFor(candidate, run, kept));
      summary =
        kept === undefined
          ? { ...summary, cases: summary.cases + 1, records: summary.records + records }
          : { ...summary, held: summary.held + Number(kept === 'legal-hold') };
    }
    cursor = page.next;
  } while (cursor !== undefined && summary.cases < run.limit);
  return summary;
}

/** What became of one case: how much went, or why it was left as it is. */
interface Handled {
  readonly records: number;
  readonly kept?: 'legal-hold' | 'erased';
}

async function handle(
  services: Needed,
  act: Act,
  { erase, reference, on }: RetentionRun,
  { licenceId, held, records }: RetentionCandidate,
): Promise<Handled> {
  if (held) {
    return { records: 0, kept: 'legal-hold' };
  }
  if (!erase) {
    return { records };
  }
  try {
    const erasure = await services.eraseCase(act, licenceId, { authority: 'retention-ended', reference, on });
    return { records: erasure.records };
  } catch (error) {
    const kept = error instanceof DomainFailure ? keptBy(error.error) : undefined;
    if (kept === undefined) {
      throw error;
    }
    await services.recordRefusal(act, { reason: kept, about: { kind: 'licence', id: licenceId } });
    return { records: 0, kept };
  }
}

/** A hold that was placed, or an erasure that was made, after the case was listed. */
function keptBy({ code }: DomainError): 'legal-hold' | 'erased' | undefined {
  return code === 'legal-hold' || code === 'erased' ? code : undefined;
}

function lineFor(
  { licenceId, endedOn, records }: RetentionCandidate,
  { erase }: RetentionRun,
  kept: Handled['kept'],
): string {
  const what = `${licenceId}  ended ${endedOn}  ${records} records`;
  switch (kept) {
    case 'legal-hold':
      return `${what}  kept: a legal hold stands`;
    case 'erased':
      return `${what}  erased meanwhile by somebody else`;
    case undefined:
      return `${what}  ${erase ? 'erased' : 'would be erased'}`;
  }
}
