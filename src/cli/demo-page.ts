import type { JudgementContent } from '../application/model.ts';
import { type Answer, type Finding, inWords, type RecallType } from '../rules/index.ts';
import type { Example } from './demo-example.ts';
import type { AnsweredRun, Walk } from './demo-walk.ts';

/** Width of the page in columns. */
const WIDTH = 92;
/** Codes hold these in lower case; the field does not. */
const CAPITALS: ReadonlyMap<string, string> = new Map(
  ['GPS', 'HDC', 'MAPPA', 'MARAC', 'NFA', 'PPCS', 'RoSH', 'SPO'].map((word) => [word.toLowerCase(), word]),
);

/** Codes that do not read as words of their own. */
const PHRASES: Readonly<Record<RecallType | 'non-compliance', string>> = {
  'non-compliance': 'non-compliance',
  'fixed-term-14-mandatory': 'fixed term, 14 days',
  'fixed-term-28-mandatory': 'fixed term, 28 days',
  'fixed-term-56-mandatory': 'fixed term, 56 days',
  'fixed-term-14-or-standard': 'fixed term of 14 days, or standard',
  'fixed-term-28-or-standard': 'fixed term of 28 days, or standard',
  'standard-only': 'standard',
  'indeterminate-recall-section-32': 'recall of an indeterminate sentence, section 32',
  court: 'not a recall: a matter for the court',
  'not-recallable': 'cannot be recalled',
  'refer-to-specialist': 'refer to a specialist',
};

/** What the page calls an event, by its id. */
type Names = Walk['names'];

/** The case in words: title and story. */
export function casePage({ title, story }: Example): string {
  return [heading(title), ...wrapped(story, '  ', '  ')].join('\n');
}

/** The recommendation with its reasons: what it is, why, what to do meanwhile, what is not known, and the law behind it. */
export function recommendationPage(
  { recommendation, rules, names }: Walk,
  judgement: JudgementContent,
): string {
  const { answer, asAt, ruleBook } = recommendation;
  return [
    heading(`RECOMMENDATION as at ${inWords(asAt)}`),
    ...summary(recommendation),
    heading('WHY'),
    ...whatHappened(answer, recommendation, names),
    ...breach(answer, names),
    ...threshold(answer),
    ...dangerAndNecessity(answer, judgement),
    ...ladder(answer, judgement),
    ...proportionality(answer),
    ...section(
      'TO DO NOW, WHATEVER IS DECIDED',
      answer.safetyActions.map(({ action, certainty }) =>
        certainty === 'applies' ? words(action) : `${words(action)} (may apply: a fact is missing)`,
      ),
    ),
    ...section(
      'NOT KNOWN, AND WHO USUALLY KNOWS',
      answer.missingFacts.map(
        ({ fact, subject, heldBy, separates }) =>
          `${words(fact.replace('.', '-'))}${of(subject, names)}: ask ${heldBy}; decides ${listed(separates.map(words))}`,
      ),
    ),
    ...section(
      'WORTH A SECOND LOOK',
      answer.qualityFindings.map(
        ({ finding, severity, subjects }) =>
          `${words(finding)} (${severity})${of(listed(subjects.map((id) => names.get(id) ?? id)), names)}`,
      ),
    ),
    ...section(
      'CLOCKS',
      answer.deadlines.map(
        ({ deadline, within, from, verification }) =>
          `${words(deadline)}: within ${duration(within)} of ${words(from)} [${verification}]`,
      ),
    ),
    ...law(answer, rules),
    ...wrapped(`Rule book ${ruleBook.version}, regime ${ruleBook.regime}.`, '  '),
    ...wrapped(
      'A mark in brackets says how far a rule has been checked; see README, "What the marks mean".',
      '  ',
    ),
  ].join('\n');
}

/** The audit trail, one line an entry; each hash is repeated by the next entry as the one before it. */
export function trailPage({ trail }: Walk): string {
  const lines = trail.map(({ index, hash, previous, entry }) => {
    const at = typeof entry['at'] === 'string' ? entry['at'].slice(11, 23) : '';
    const act = typeof entry['act'] === 'string' ? words(entry['act']) : '';
    return `  ${String(index).padStart(3)}  ${at}  ${act.padEnd(24)}  ${hash.slice(0, 16)}  after ${previous.slice(0, 16)}`;
  });
  return [heading('TRAIL: one entry per act, each bound to the one before by its hash'), ...lines].join('\n');
}

function summary({ answer, expiresAt }: AnsweredRun): string[] {
  const { outcome, urgency, recallType } = answer;
  const later = recallType.underLaterLaw;
  const choice = recallType.choice === 'mandatory' ? ' (the type is fixed by law, recall itself is not)' : '';
  return [
    row('Recall', settled(outcome.recall)),
    row('Response', settled(outcome.response)),
    outcome.meanwhile.length === 0 ? [] : row('Meanwhile', listed(outcome.meanwhile.map(words))),
    row('Urgency', settled(urgency)),
    row('If recalled', `${settled(recallType.type)}${choice}`),
    later === undefined ? [] : row(`From ${later.from}`, settled(later.type)),
    row(
      'Agreed by',
      `recall: ${settled(answer.endorsement.ifRecall)}; no recall: ${settled(answer.endorsement.ifNoRecall)}`,
    ),
    row('Valid until', `${inWords(expiresAt.slice(0, 10))}, ${expiresAt.slice(11, 16)} UTC`),
    row('Decision', answer.decision),
  ].flat();
}

function whatHappened(answer: Answer, { inputs }: AnsweredRun, names: Names): string[] {
  const dates = new Map(inputs.events?.map(({ id, occurredOn }) => [id, occurredOn]));
  return [
    `  What happened: ${settled(answer.conduct)}`,
    ...answer.events.flatMap(({ event, type, conduct, stage }) => {
      const on = dates.get(event);
      const what = `${names.get(event) ?? event}, ${on === undefined ? 'day not known' : inWords(on)}: ${words(type ?? 'type not known')}`;
      return wrapped(`${what} - ${settled(conduct)}${stage === undefined ? '' : `, ${stage}`}`, '    ');
    }),
  ];
}

function breach(answer: Answer, names: Names): string[] {
  const touched = answer.conditions.filter(({ events }) => events.length > 0);
  return [
    `  Breach: ${settled(answer.breach)}`,
    ...touched.flatMap(({ condition, breach: found, events }) =>
      wrapped(
        `${condition}: ${settled(found)} (${events.map((id) => names.get(id) ?? id).join(', ')})`,
        '    ',
      ),
    ),
  ];
}

function proportionality({ proportionality: questions }: Answer): string[] {
  return [
    '  Four questions of proportionality',
    ...questions.map(({ question, finding }) => `    ${words(question)}: ${settled(finding)}`),
  ];
}

function threshold(answer: Answer): string[] {
  return [
    `  Threshold for recall: ${settled(answer.threshold)}`,
    ...answer.limbs.flatMap(({ limb, finding, verification }) =>
      wrapped(`${words(limb)}: ${settled(finding)} [${verification}]`, '    '),
    ),
  ];
}

function dangerAndNecessity(answer: Answer, { danger, manageable }: JudgementContent): string[] {
  return [
    `  Necessary to protect the public: ${settled(answer.necessity)}`,
    ...said('danger', danger),
    ...said('manageable in the community', manageable),
  ];
}

function said(
  about: string,
  given: { readonly answer: string; readonly reason?: string } | undefined,
): string[] {
  if (given === undefined) return [`    ${about}: not answered`];
  return wrapped(
    `${about}: ${given.answer}${given.reason === undefined ? '' : ` - "${given.reason}"`}`,
    '    ',
  );
}

function ladder(answer: Answer, { measures }: JudgementContent): string[] {
  return [
    '  Lesser measures, least intrusive first',
    ...answer.ladder.flatMap(({ rung, verdict, shortfallOfService }) => {
      const reason = measures?.[rung]?.reason;
      const shortfall = shortfallOfService === true ? ' (a shortfall of service)' : '';
      return wrapped(
        `${words(rung)}: ${settled(verdict)}${shortfall}${reason === undefined ? '' : ` - "${reason}"`}`,
        '    ',
      );
    }),
  ];
}

/** For each answer of the summary, the rules that gave it, with their authorities. */
function law(answer: Answer, rules: Walk['rules']): string[] {
  const findings: readonly (readonly [string, Finding])[] = [
    ['recall', answer.outcome.recall],
    ['breach', answer.breach],
    ['threshold', answer.threshold],
    ['necessity', answer.necessity],
    ['urgency', answer.urgency],
    ['type of recall', answer.recallType.type],
  ];
  return section(
    'THE LAW AND PRACTICE BEHIND IT',
    findings.flatMap(([about, found]) =>
      rules
        .filter(({ id, gives }) => found.rules.includes(id) && gives === found.answer)
        .map(({ id, authorities, verification }) => {
          const sources = authorities.map(({ title, at }) => `${title}, ${at}`).join('; ');
          return `${about}, ${words(found.answer)}: ${sources} (rule ${id}) [${verification}]`;
        }),
    ),
  );
}

/** An answer in words; one that is not settled with the answers still possible. */
function settled(found: { readonly answer: string; readonly possible?: readonly string[] }): string {
  const answer = found.answer === 'unknown' ? 'not settled' : words(found.answer);
  const open = listed((found.possible ?? []).map(words), 'or');
  return open === '' ? answer : `${answer}: ${open}`;
}

function section(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [heading(title), ...items.flatMap((item) => wrapped(item, '  '))];
}

function heading(text: string): string {
  return `\n${text}\n${'-'.repeat(Math.min(text.length, WIDTH))}`;
}

function row(label: string, text: string): string[] {
  return wrapped(`${label.padEnd(13)}${text}`, '  ', ' '.repeat(15));
}

function of(subject: string | undefined, names: Names): string {
  return subject === undefined || subject === '' ? '' : `, of ${names.get(subject) ?? words(subject)}`;
}

function words(code: string): string {
  const phrase = Object.entries(PHRASES).find(([phrased]) => phrased === code)?.[1];
  if (phrase !== undefined) return phrase;
  return code
    .split('-')
    .map((word) => CAPITALS.get(word) ?? word)
    .join(' ');
}

function listed(items: readonly string[], joiner: 'and' | 'or' = 'and'): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} ${joiner} ${last}`;
}

/** An ISO 8601 duration in words, `PT24H` as `24 hours`. */
function duration(text: string): string {
  const [dates = '', times = ''] = text.split('T');
  return [
    ...counted(dates, { Y: 'year', M: 'month', W: 'week', D: 'day' }),
    ...counted(times, { H: 'hour', M: 'minute', S: 'second' }),
  ].join(' ');
}

function counted(part: string, units: Readonly<Record<string, string>>): string[] {
  return [...part.matchAll(/(\d+)([A-Z])/g)].map(
    ([, count, unit]) => `${count} ${units[unit ?? '']}${count === '1' ? '' : 's'}`,
  );
}

/** Lines of at most the width of the page; those after the first stand two columns further in, unless told otherwise. */
function wrapped(text: string, indent: string, indentAfter = `${indent}  `): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    const empty = line.trim() === '';
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indentAfter}${word}`;
    } else {
      line = empty ? `${line}${word}` : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
