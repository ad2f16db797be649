import { canonicalBytes } from '../../audit/canonical.ts';
import { faultOfLog } from '../../audit/checkpoint.ts';
import type { OpenedEntryProof } from '../../audit/entry-proof.ts';
import { sha256 } from '../../audit/hash.ts';
import { satisfies } from '../../audit/policy.ts';
import { UsageError } from './command.ts';
import type { HeldKeys } from './keys.ts';

/** One thing that was looked at, and what came of it. */
export interface ProofCheck {
  readonly check:
    | 'form'
    | 'inclusion'
    | 'log-signature'
    | 'policy'
    | 'recommendation-named'
    | 'recommendation-content';
  /** `not-shown`: no fault, and nothing to rely on either. */
  readonly result: 'shown' | 'fault' | 'not-shown';
  /** One sentence without its full stop. */
  readonly words: string;
}

/** Checks a proof with the keys that are held: the place in the tree, who signed for the tree, and the policy where there is one. */
export function checkProof(
  { opened, inclusionFault }: OpenedEntryProof,
  held: HeldKeys,
): readonly ProofCheck[] {
  const inclusion: ProofCheck =
    inclusionFault === undefined
      ? {
          check: 'inclusion',
          result: 'shown',
          words: 'the hashes lead from this entry, at this index, to the root in the checkpoint',
        }
      : { check: 'inclusion', result: 'fault', words: inclusionFault };
  return [inclusion, checkSignature(opened, held), ...checkPolicy(opened, held)];
}

function checkSignature(opened: OpenedEntryProof['opened'], { verifiers }: HeldKeys): ProofCheck {
  const check = 'log-signature';
  const fault = faultOfLog(opened);
  if (fault === undefined) {
    const { origin } = opened.checkpoint;
    const keys = opened.verifiedBy.filter(({ kind, name }) => kind === 'log' && name === origin);
    const names = keys.map(({ name, keyId }) => `${name}+${keyId}`).join(' and ');
    return { check, result: 'shown', words: `the log signed the checkpoint with the key ${names}` };
  }
  if (opened.invalid.length > 0) {
    return { check, result: 'fault', words: fault };
  }
  return verifiers.some(({ kind }) => kind === 'log')
    ? { check, result: 'not-shown', words: fault }
    : {
        check,
        result: 'not-shown',
        words:
          'no key of a log was given (--key or --policy), so it cannot be shown that this log signed the checkpoint: anybody may have made it',
      };
}

function checkPolicy(opened: OpenedEntryProof['opened'], { policy }: HeldKeys): readonly ProofCheck[] {
  if (policy === undefined) {
    return [];
  }
  const verdict = satisfies(policy, opened);
  const check = 'policy';
  return verdict.ok
    ? [
        {
          check,
          result: 'shown',
          words: `the checkpoint is what the policy asks for (quorum ${policy.quorum})`,
        },
      ]
    : [
        {
          check,
          result: 'not-shown',
          words: `the checkpoint is not what the policy asks for: ${verdict.problem}`,
        },
      ];
}

/** A run as the service gives it to whoever asks: the members that its entry covers, and names of the others. */
export interface GivenRun {
  readonly members: Readonly<Record<string, unknown>>;
  /** RFC 8785 bytes of what the entry committed to; undefined where it has no such form, as nothing that was recorded. */
  readonly content: Buffer | undefined;
  /** Members that stand beside the recorded content and that nothing in the proof covers. */
  readonly notCovered: readonly string[];
}

/** What a run's content is made of, and what its entry names besides. */
const RECORDED = ['asAt', 'knownAt', 'ruleBook', 'basis', 'inputs', 'answer'] as const;
const NAMED = ['id', 'considerationId', 'licenceId', 'recordedAt', 'contentHash'] as const;

/**
 * Reads the JSON of a run.
 *
 * @param file Named in what is said of it.
 * @throws {UsageError} where the text is not the JSON of a run, or has a name twice in one object.
 */
export function readGivenRun(text: string, file: string): GivenRun {
  const members = readObject(text, file);
  for (const name of ['id', ...RECORDED]) {
    if (!Object.hasOwn(members, name)) {
      throw new UsageError(
        `${file} is not a recommendation as \`GET /v1/recommendations/{id}\` gives it: it has no \`${name}\``,
      );
    }
  }
  const { asAt, knownAt, ruleBook, basis, inputs, answer } = members;
  const covered: ReadonlySet<string> = new Set([...RECORDED, ...NAMED]);
  return {
    members,
    content: canonicalOrNone({ schema: 1, asAt, knownAt, ruleBook, basis, inputs, answer }),
    notCovered: Object.keys(members).filter((name) => !covered.has(name)),
  };
}

function readObject(text: string, file: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`${file} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(`${file} is not a JSON object`);
  }
  // Of a name that stands twice only the last is read here, and a person may read the first: each such name is a text too many.
  if (countTexts(text) !== countTexts(JSON.stringify(value))) {
    throw new UsageError(`${file} has the same name twice in one object: it says two things at once`);
  }
  return { ...value };
}

function countTexts(json: string): number {
  return json.match(/"(?:[^"\\]|\\.)*"/gu)?.length ?? 0;
}

function canonicalOrNone(value: unknown): Buffer | undefined {
  try {
    return canonicalBytes(value);
  } catch {
    return undefined;
  }
}

/** Whether a run is the one that the entry of a proof recorded. */
export function checkRun(proof: OpenedEntryProof, run: GivenRun): readonly ProofCheck[] {
  const { act } = proof.entry;
  if (act !== 'recommendation-made') {
    return [
      {
        check: 'recommendation-named',
        result: 'fault',
        words: `the entry is of the act ${String(act)}, and only recommendation-made records a run`,
      },
    ];
  }
  return [checkNames(proof, run), checkContent(proof, run)];
}

function checkNames({ entry }: OpenedEntryProof, { members, content }: GivenRun): ProofCheck {
  const expected: Readonly<Record<(typeof NAMED)[number], unknown>> = {
    id: idOf(entry, 'recommendation'),
    considerationId: idOf(entry, 'consideration'),
    licenceId: entry['licence'],
    recordedAt: entry['at'],
    contentHash: content === undefined ? undefined : sha256(content).toString('hex'),
  };
  const wrong = NAMED.filter((name) => Object.hasOwn(members, name) && members[name] !== expected[name]);
  return wrong.length === 0
    ? {
        check: 'recommendation-named',
        result: 'shown',
        words: 'the recommendation is the one that the entry is about, by its id',
      }
    : {
        check: 'recommendation-named',
        result: 'fault',
        words: `the recommendation is not the one that the entry is about: its ${wrong.join(', ')} differ`,
      };
}

function idOf(entry: OpenedEntryProof['entry'], kind: string): unknown {
  const about: unknown = entry['about'];
  const subjects: readonly unknown[] = Array.isArray(about) ? about : [];
  for (const subject of subjects) {
    if (typeof subject === 'object' && subject !== null && 'kind' in subject && 'id' in subject) {
      if (subject.kind === kind) {
        return subject.id;
      }
    }
  }
  return undefined;
}

function checkContent({ compare }: OpenedEntryProof, { content }: GivenRun): ProofCheck {
  const check = 'recommendation-content';
  switch (content === undefined ? 'not-as-recorded' : compare(content)) {
    case 'as-recorded':
      return {
        check,
        result: 'shown',
        words:
          'its date, knowledge, rule book, basis, inputs and answer are the ones that were recorded, to the byte',
      };
    case 'not-as-recorded':
      return {
        check,
        result: 'fault',
        words:
          'its date, knowledge, rule book, basis, inputs and answer are not the ones that were recorded, or the salt in the proof was altered',
      };
    case 'no-salt':
      return {
        check,
        result: 'not-shown',
        words:
          'the proof holds no salt, so the content cannot be compared: it was erased, or somebody took the salt out',
      };
  }
}
