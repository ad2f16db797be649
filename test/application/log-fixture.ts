import { generateKeyPairSync } from 'node:crypto';
import { type SequencerParts, type TreeHead, takeTurn } from '../../src/application/evidence/sequencer.ts';
import { type NoteSigner, noteSigner, noteVerifier } from '../../src/audit/index.ts';
import { type Fixture, LOG_ORIGIN } from './fixture.ts';

/** A signer of checkpoints with a key of its own. */
export function aSigner(name = LOG_ORIGIN): NoteSigner {
  return noteSigner(name, generateKeyPairSync('ed25519').privateKey);
}

/** What gives out places and publishes over the database of a fixture, signing with the keys given. */
export function sequencerOf(
  { deps }: Pick<Fixture, 'deps'>,
  ...signers: readonly NoteSigner[]
): SequencerParts {
  return {
    db: deps.db,
    clock: deps.clock,
    origin: LOG_ORIGIN,
    signers,
    verifiers: signers.map(({ verifierKey }) => noteVerifier(verifierKey)),
  };
}

/** Takes turns until nothing waits; gives the head that is then published. */
export async function publishAll(parts: SequencerParts, remembered?: TreeHead): Promise<TreeHead> {
  for (;;) {
    const turn = await takeTurn(parts, remembered);
    if (turn.state === 'idle') {
      return turn.head;
    }
  }
}
