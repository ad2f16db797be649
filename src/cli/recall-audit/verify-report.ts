import { describeFinding } from '../../audit/bundle-findings.ts';
import type { VerificationReport } from '../../audit/bundle-report.ts';
import { visible } from './command.ts';

/** What every reader of a verification has to know, whatever it showed. */
export const NOTES = [
  "The time in an entry is a claim of the service's clock. The time of a cosignature is evidence.",
  'A bundle of a case cannot show that no later entry of the case was left out. It shows that none is missing between those that are in it.',
  'A verification shows that the record is as it was written, not that what was written is true.',
] as const;

const VERDICTS: Readonly<Record<VerificationReport['verdict'], string>> = {
  verified: 'Verified: all that was asked for is shown.',
  faults: 'Faults: this is not the record as it was written, or not the record that you remember.',
  'not-shown': 'No fault, but not all that was asked for is shown.',
};

/** A report in lines for a reader. */
export function describeReport(report: VerificationReport): string {
  const { verdict, findings, findingCounts } = report;
  const leftOut =
    findingCounts.fault + findingCounts['not-shown'] + findingCounts.information - findings.length;
  const lines = [
    VERDICTS[verdict],
    '',
    ...aboutLines(report),
    ...countLines(report),
    '',
    ...anchorLines(report),
    ...section('Faults', report, 'fault'),
    ...section('Not shown', report, 'not-shown'),
    ...section('To be known', report, 'information'),
    ...(leftOut > 0 ? ['', `${leftOut} more findings are counted and not listed.`] : []),
    '',
    ...NOTES,
  ];
  return `${lines.map(visible).join('\n')}\n`;
}

/** How many licences of a bundle are named, so that a reader sees whose it is. */
const LICENCES_NAMED = 20;

function aboutLines({ about }: VerificationReport): readonly string[] {
  if (about === undefined) {
    return [];
  }
  const { origin, treeSize, scope, withContent } = about;
  const covers =
    'licenceIds' in scope
      ? `the chains of ${scope.licenceIds.length} licences`
      : `the entries from ${scope.from} to before ${scope.until}`;
  const named = 'licenceIds' in scope ? scope.licenceIds.slice(0, LICENCES_NAMED) : [];
  return [
    `Log ${origin}, tree of ${treeSize} entries. The bundle says it holds ${covers}, ${withContent ? 'with' : 'without'} content.`,
    ...named.map((licence) => `  Licence ${licence}`),
    ...('licenceIds' in scope && scope.licenceIds.length > named.length
      ? [`  and ${scope.licenceIds.length - named.length} more`]
      : []),
  ];
}

function countLines({ counts }: VerificationReport): readonly string[] {
  const { entries, otherLeaves, licences, contents, erased, withheld, ruleBooks, checkpoints } = counts;
  return [
    `Checked: ${entries} entries of ${licences} licences, ${contents} pieces of content, ${checkpoints} checkpoints, ${ruleBooks} rule books.`,
    `In the tree but not in the bundle: ${otherLeaves} entries. Content erased: ${erased}; left out as asked: ${withheld}.`,
  ];
}

function anchorLines(report: VerificationReport): readonly string[] {
  const { anchored, signedUpTo, notYetAnchored, remembered, cosigned, counts } = report;
  return [
    anchoredWords(anchored),
    ...(anchored.by === 'remembered' && signedUpTo > anchored.upTo
      ? [`The log's signature, by a key that you hold, covers the entries before position ${signedUpTo}.`]
      : []),
    ...(remembered.length > 0
      ? [
          `Not yet anchored by a checkpoint that you remember: ${notYetAnchored} of ${counts.entries} entries.`,
        ]
      : []),
    ...remembered.map(
      ({ size, outcome }) => `Remembered checkpoint of tree size ${size}: ${OUTCOMES[outcome]}.`,
    ),
    ...cosigned.map(({ name, at }) => `Witness ${name} saw the last checkpoint at ${at}.`),
  ];
}

const OUTCOMES: Readonly<Record<VerificationReport['remembered'][number]['outcome'], string>> = {
  equal: 'the entries lead to its root',
  different: 'the entries do not lead to its root',
  'not-shown': 'not compared',
  'newer-than-bundle': 'newer than the bundle',
};

function anchoredWords({ by, upTo }: VerificationReport['anchored']): string {
  switch (by) {
    case 'remembered':
      return `Anchored by a checkpoint that you remember: the entries before position ${upTo} are as they were then.`;
    case 'held-key':
      return `Anchored by the log's own signature, by a key that you hold: the entries before position ${upTo}. The log itself could have signed another history for somebody else: keep the last checkpoint, and remember it next time.`;
    case 'nothing':
      return 'Anchored by nothing that you hold: the bundle agrees with itself, or not, and that is all.';
  }
}

function section(
  title: string,
  { findings }: VerificationReport,
  weight: VerificationReport['findings'][number]['weight'],
): readonly string[] {
  const lines = findings.filter((finding) => finding.weight === weight).map(describeFinding);
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}
