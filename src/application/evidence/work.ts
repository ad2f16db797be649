import type { Policy } from '../../audit/index.ts';
import type { DatabaseLog } from '../../db/log.ts';
import type { Dependencies } from '../dependencies.ts';
import { type BackgroundWork, workInBackground } from './background.ts';
import { buildWaitingBundles } from './bundle-builder.ts';
import { watchWork } from '../measures/work.ts';
import { startFigures } from '../statistics/follow-figures.ts';
import type { HeldApart } from './held-apart.ts';
import { startPublisher } from './publisher.ts';
import type { SequencerParts } from './sequencer.ts';
import { checkStore } from './store-check.ts';
import { askForCosignature, type PostText, type ReachableWitness } from './witnesses.ts';

/** What the evidence needs besides the requests: each replica does all of it, and the database lets one at a time. */
export interface EvidenceWork extends BackgroundWork {
  readonly state: () => EvidenceWorkState;
}

export interface EvidenceWorkState {
  /** What keeps this process from publishing checkpoints, or from having them cosigned as one history. */
  readonly fault: string | undefined;
}

/** How often somebody looks whether a bundle was asked for. */
const BUNDLE_PAUSE_MS = 1_000;
/** From the end of one pass over the store to the start of the next. */
const STORE_CHECK_PAUSE_MS = 60_000;

/** Starts it. `post` reaches the witnesses that the policy names an address of, `apart` what is held apart from the cases. */
export function startEvidenceWork(
  deps: Dependencies,
  keys: Pick<SequencerParts, 'signers' | 'verifiers'> & { readonly policy: Policy | undefined },
  settings: { readonly checkpointIntervalMs: number; readonly storeCheckRate: number },
  log: DatabaseLog,
  post: PostText,
  apart?: HeldApart,
): EvidenceWork {
  const { db, clock } = deps;
  const { signers, verifiers, policy } = keys;
  const witnesses = (policy?.witnesses ?? []).filter((one): one is ReachableWitness => one.url !== undefined);
  const asked = watchWork(deps, 'witnesses', log);
  const made = watchWork(deps, 'bundles', log);
  const checked = watchWork(deps, 'store-check', log);
  const publisher = startPublisher(
    {
      db,
      clock,
      origin: deps.log.origin,
      signers,
      verifiers,
      ...(deps.work === undefined ? {} : { work: deps.work }),
    },
    settings.checkpointIntervalMs,
    log,
  );
  // Each witness by itself: one that hangs keeps no other waiting.
  const otherHistories = new Map<ReachableWitness, string>();
  const asking = witnesses.map((witness) =>
    workInBackground(
      settings.checkpointIntervalMs,
      async () => {
        const problem = await askForCosignature({ db, clock, post, log: asked.log }, witness);
        otherHistories.delete(witness);
        if (problem !== undefined) {
          otherHistories.set(witness, problem);
        }
        return 'after-pause';
      },
      asked.onFailure('a witness could not be asked'),
      asked.onDone,
    ),
  );
  const bundles = workInBackground(
    BUNDLE_PAUSE_MS,
    async (signal) => ((await buildWaitingBundles(deps, signal)) > 0 ? 'at-once' : 'after-pause'),
    made.onFailure('a bundle could not be made'),
    made.onDone,
  );
  const check =
    settings.storeCheckRate === 0
      ? undefined
      : workInBackground(
          STORE_CHECK_PAUSE_MS,
          async (signal) => {
            const { storeCheckRate: entriesPerSecond } = settings;
            const pass = await checkStore(deps, { entriesPerSecond, signal, verifiers, apart });
            if (pass !== undefined && pass.findingCount > 0) {
              checked.log.warn(
                { findings: pass.findingCount },
                'the check of the store found what should not be',
              );
            }
            return 'after-pause';
          },
          checked.onFailure('the store could not be checked'),
          checked.onDone,
        );
  const figures = startFigures(deps, log);
  const all = [publisher, ...asking, bundles, figures, ...(check === undefined ? [] : [check])];
  return {
    state: () => ({ fault: publisher.state().fault ?? [...otherHistories.values()][0] }),
    stop: async () => {
      await Promise.all(all.map((work) => work.stop()));
    },
  };
}
