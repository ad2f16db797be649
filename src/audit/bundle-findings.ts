/**
 * What a finding means for the verdict. `fault`: the bundle contradicts itself, its log or what the reader holds. `not-shown`:
 * nothing contradicts, but something that was asked for is not proved. `information`: to be known, and nothing more.
 */
export type FindingWeight = 'fault' | 'not-shown' | 'information';

interface Meaning {
  readonly weight: FindingWeight;
  /** What is the matter, in a sentence without its full stop. */
  readonly says: string;
}

/** Every check of a bundle, closed: the code of a finding, how much it weighs and what it says. */
export const BUNDLE_CHECKS = {
  'not-a-bundle': fault('the file does not begin as a bundle of the version that is read here'),
  'line-malformed': fault('the line is not in the form of a bundle'),
  'line-order': fault('the line stands where no line of its kind may'),
  'line-missing': fault('a line that every bundle has is missing'),
  truncated: fault('the file has no last line: its end was cut off'),
  'after-end': fault('something stands after the last line'),
  'line-count': fault('the last line gives another number of lines than there are'),
  digest: fault('the SHA-256 in the last line is not that of the lines before it'),
  'needless-base64': fault('bytes that can stand in a line are written as base64'),
  'key-malformed': fault('the key that the bundle names is not a verifier key'),
  'checkpoint-malformed': fault('the checkpoint is not a signed note of the form of a checkpoint'),
  'checkpoint-origin': fault('the checkpoint is of another log than the bundle says'),
  'checkpoint-order': fault('the checkpoints do not ascend in tree size'),
  'checkpoint-size': fault('the last checkpoint is not of the tree size that the bundle says'),
  'signature-invalid': fault(
    'a signature names a key that you hold and is not its signature: the checkpoint was altered or forged',
  ),
  'subtree-misaligned': fault('no subtree of this level can stand at this position'),
  'checkpoint-not-reached': fault('the tree cannot be computed at the size of this checkpoint'),
  'root-differs': fault(
    'the tree over the entries is not the one of this checkpoint: an entry was changed, added, left out or moved, or the checkpoint is of another history',
  ),
  'tree-size': fault('the entries and subtrees are more or fewer than the bundle says'),
  'entry-not-json': fault('the entry is not JSON in UTF-8'),
  'entry-not-canonical': fault(
    'the entry is JSON, but not in the canonical form in which entries are written',
  ),
  'entry-members': fault('a member of the entry is missing, unknown or of the wrong kind'),
  'outside-scope': fault('the entry is not of what the bundle says it covers'),
  'chain-start-missing': fault("the case's chain does not start with its first entry"),
  'chain-index': fault("the entry is not the next one of its case's chain: one was added, left out or moved"),
  'chain-link': fault(
    'the entry does not name the hash of the entry before it: one of the two was changed, or one between them left out',
  ),
  'chain-time': fault('the entry claims to be earlier than the one before it in its chain'),
  'content-differs': fault('content and salt are not those that the entry committed to: they were changed'),
  'content-absent': fault(
    'the content that the entry committed to was not in the store and no erasure says why',
  ),
  'content-unexpected': fault('content stands where the entry, or the bundle, has no place for it'),
  'content-missing': fault('the entry committed to content and the bundle does not say where it is'),
  'erased-without-authority': fault('content is gone and no later entry of the chain says by what authority'),
  'rule-book-digest': fault('the text of the rule book has another SHA-256 than its name says'),
  'rule-book-missing': fault('the rule book that a recommendation was made under is not in the bundle'),
  'rule-book-stray': fault(
    'no recommendation in the bundle was made under the rule book: nothing vouches for it',
  ),
  'recommendation-form': fault('the content of the recommendation does not name a rule book'),
  'remembered-signature': fault('the remembered checkpoint carries a wrong signature of a key that you hold'),
  'remembered-origin': fault('the remembered checkpoint is of another log than the bundle'),
  'older-than-remembered': fault(
    'the bundle is under an older checkpoint than one you remember: it was made before that one, or the log was cut back; ask for a new bundle',
  ),
  'history-rewritten': fault(
    'the tree over the entries is not the one you remember: the history before the remembered checkpoint was rewritten',
  ),
  'key-not-held': notShown(
    'no key that you hold signed the last checkpoint: whose statement it is, is not shown',
  ),
  'policy-not-met': notShown('the last checkpoint is not what your policy asks for'),
  'consistency-not-shown': notShown(
    'the bundle cannot be compared with the checkpoint that you remember: ask for a bundle that names its size among the remembered sizes',
  ),
  'content-withheld': notShown(
    'content was asked for and is withheld: whoever asked might not read it then, and nothing shows what it says',
  ),
  'erasure-not-shown': notShown(
    'content is gone and the entry that would say by what authority is not in this period',
  ),
  'chain-begins-late': information('the chain begins before the bundle: what was before is not in it'),
  'earlier-key-not-held': information(
    'no key that you hold signed this earlier checkpoint; the later ones vouch for its tree, not for who signed it',
  ),
} as const satisfies Readonly<Record<string, Meaning>>;

/** Code of a check of a bundle. */
export type BundleCheck = keyof typeof BUNDLE_CHECKS;

/** Where in a bundle something is. */
export interface BundlePlace {
  /** From 1; absent for what is the matter with a checkpoint that the reader remembers. */
  readonly line?: number;
  /** Index of the entry in the tree over all entries, from 0. */
  readonly position?: number;
  readonly entryId?: string;
  readonly licence?: string;
  /** The entry's index in the chain of its licence, from 0. */
  readonly chainIndex?: number;
  /** Tree size of the checkpoint concerned. */
  readonly size?: number;
  /** The first wrong root lies here: something is the matter with one of the entries from `from` up to, and without, `until`. */
  readonly entries?: { readonly from: number; readonly until: number };
}

/** One thing that a verification found. */
export interface BundleFinding extends BundlePlace {
  readonly check: BundleCheck;
  readonly weight: FindingWeight;
  /** At most 120 characters, as everything that comes from the file. */
  readonly expected?: string;
  readonly found?: string;
}

/** How many findings of one weight are kept; further ones are counted. */
export const FINDING_LIMIT = 1_000;

/** A finding in one plain sentence. */
export function describeFinding(finding: BundleFinding): string {
  const { check, expected, found, entries } = finding;
  const range =
    entries === undefined
      ? ''
      : `; the first wrong root lies in entries ${entries.from} to ${entries.until - 1}`;
  const compared = [
    ...(expected === undefined ? [] : [`expected ${expected}`]),
    ...(found === undefined ? [] : [`found ${found}`]),
  ].join(', ');
  const where = placeInWords(finding);
  return `${where}${where === '' ? '' : ': '}${BUNDLE_CHECKS[check].says}${range}${compared === '' ? '' : ` (${compared})`}.`;
}

/** Collects findings in constant memory. */
export class FindingList {
  readonly #kept: BundleFinding[] = [];
  readonly #counts: Record<FindingWeight, number> = { fault: 0, 'not-shown': 0, information: 0 };

  add(
    check: BundleCheck,
    place: BundlePlace,
    compared: { readonly expected?: string; readonly found?: string } = {},
  ): void {
    const { weight } = BUNDLE_CHECKS[check];
    this.#counts[weight] += 1;
    if (this.#counts[weight] <= FINDING_LIMIT) {
      const { expected, found } = compared;
      this.#kept.push({
        check,
        weight,
        ...shorten(place),
        ...(expected === undefined ? {} : { expected: shown(expected) }),
        ...(found === undefined ? {} : { found: shown(found) }),
      });
    }
  }

  /** In the order in which they were found. */
  get kept(): readonly BundleFinding[] {
    return this.#kept;
  }

  count(weight: FindingWeight): number {
    return this.#counts[weight];
  }
}

const SHOWN_LENGTH = 120;

/** Foreign text as it can be printed: short, and without what a terminal would obey. */
function shown(text: string): string {
  const cut = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 3)}...` : text;
  return cut.toWellFormed().replaceAll(/\p{C}/gu, '\ufffd');
}

/** Ids come from the file and may be of any length there. */
function shorten(place: BundlePlace): BundlePlace {
  const { entryId, licence } = place;
  return {
    ...place,
    ...(entryId === undefined ? {} : { entryId: shown(entryId) }),
    ...(licence === undefined ? {} : { licence: shown(licence) }),
  };
}

function placeInWords({ line, position, entryId, licence, chainIndex, size }: BundlePlace): string {
  return [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(position === undefined ? [] : [`entry ${position} of the tree`]),
    ...(entryId === undefined ? [] : [`id ${entryId}`]),
    ...(licence === undefined ? [] : [`licence ${licence}`]),
    ...(chainIndex === undefined ? [] : [`entry ${chainIndex} of its chain`]),
    ...(size === undefined ? [] : [`checkpoint of tree size ${size}`]),
  ].join(', ');
}

function fault(says: string): Meaning & { readonly weight: 'fault' } {
  return { weight: 'fault', says };
}

function notShown(says: string): Meaning & { readonly weight: 'not-shown' } {
  return { weight: 'not-shown', says };
}

function information(says: string): Meaning & { readonly weight: 'information' } {
  return { weight: 'information', says };
}
