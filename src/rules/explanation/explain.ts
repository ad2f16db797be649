import type { Answer } from '../answer.ts';
import { touchSubject } from '../facts/from-touch.ts';
import type { Verification } from '../finding.ts';
import { BookError } from '../kernel/compile.ts';
import type { OpenBook } from '../open-book.ts';
import { answered, type RecommendRequest } from '../recommend.ts';
import { alike } from './alike.ts';
import { alongsideOf } from './alongside.ts';
import type { StoredRun } from './stored-run.ts';
import { goneInto, leftOut, RULES_LAID_OUT, tracedRules } from './bounds.ts';
import { agrees, type Asked, everyQuestion } from './asked.ts';
import type { Catalogue } from './catalogue.ts';
import { toldCounterfactuals } from './counterfactual-words.ts';
import type { Counterfactuals } from './counterfactual.ts';
import { counterfactuals } from './counterfactuals.ts';
import type { Audience, ExplainedFinding, ExplainedQuestion, Explanation } from './explanation.ts';
import { partsOf } from './fact-sources.ts';
import { explainedFinding } from './findings.ts';
import { idleGiven, idleMissing } from './idle-facts.ts';
import { notChosen } from './not-chosen.ts';
import { proportionalityStatement } from './proportionality.ts';
import type { Telling } from './relied-on.ts';
import { type Weighed, weighAgain } from './runs.ts';
import { namerOf, type TouchParts } from './subjects.ts';
import { explainedUnknowns } from './unknowns.ts';
import { NoWords } from './wording.ts';
import { type Speaker, speaker } from './words.ts';

/** Searches for counterfactuals. */
export type Search = (request: RecommendRequest) => Counterfactuals;

/** Why a run cannot be explained, in a sentence. */
export interface NotExplainable {
  readonly notExplainable: string;
}

/**
 * Says why an answer is what it is, for one audience, in the words of one catalogue. Made from the stored inputs, the stored answer with
 * its compact trace, and the book that the run names. The full trace is rebuilt from the compact one and must fit the book; the
 * rules run again must give the very same answer; and every finding must name the rules of its trace. Otherwise nothing is
 * explained: an explanation of what did not happen would be worse than none.
 *
 * Pure: the same run, book, audience and catalogue give the same explanation, member for member.
 */
export function explain(
  book: OpenBook,
  run: StoredRun,
  audience: Audience,
  catalogue: Catalogue,
): Explanation | NotExplainable {
  return explainWith(book, run, audience, catalogue, (request) =>
    counterfactuals(book, request, { pairs: true }),
  );
}

/** The same with another search for counterfactuals: everything else is a small part of what that search costs. */
export function explainWith(
  book: OpenBook,
  run: StoredRun,
  audience: Audience,
  catalogue: Catalogue,
  search: Search,
): Explanation | NotExplainable {
  try {
    return explained(book, run, speaker(catalogue, audience), search);
  } catch (error) {
    if (error instanceof NoWords || error instanceof BookError)
      return { notExplainable: `${error.message}.` };
    throw error;
  }
}

function explained(
  book: OpenBook,
  run: StoredRun,
  speaks: Speaker,
  search: Search,
): Explanation | NotExplainable {
  const { inputs, asAt, answer } = run;
  const weighed = weighAgain(book, inputs, asAt, { trace: answer.trace });
  if ('fault' in weighed) return { notExplainable: `${weighed.fault}.` };
  if (!alike(answered(book, weighed.laws, inputs, weighed.found), answer)) {
    return { notExplainable: 'The rules give another answer for these inputs than the one that is stored.' };
  }
  const change = answer.recallType.underLaterLaw?.from;
  // The trace does not hold the runs under a law to come: they are made again.
  const later = change === undefined ? undefined : weighAgain(book, inputs, asAt, { lawDay: change });
  if (later !== undefined && 'fault' in later) return { notExplainable: `${later.fault}.` };
  const asked = everyQuestion(answer, weighed, later);
  const disagreeing = asked.find((each) => !agrees(each));
  if (disagreeing !== undefined) {
    return {
      notExplainable: `The rules that are named for \`${disagreeing.question}\` are not those of the trace.`,
    };
  }
  return worded(book, run, speaks, weighed, asked, search);
}

function worded(
  book: OpenBook,
  run: StoredRun,
  speaks: Speaker,
  weighed: Weighed,
  asked: readonly Asked[],
  search: Search,
): Explanation {
  const { catalogue, audience } = speaks;
  const { inputs, asAt, answer } = run;
  const telling: Telling = { book: book.book, inputs, parts: partsOf(inputs), speaker: speaks };
  const touches = touchesOf(weighed);
  const namer = namerOf(book.book, inputs, catalogue, touches);
  const into = goneInto(asked);
  const findings = asked.map((each) => explainedFinding(telling, namer, each, into.has(each)));
  const changes = search({ inputs, asAt });
  const unknowns = explainedUnknowns(telling, namer, touches, answer, asked);
  const trace = audience === 'inspector' ? tracedRules(telling, weighed.runs) : undefined;
  const left = leftOut(asked, into);
  const unknownsLeft = unknowns.filter(({ notGoneInto }) => notGoneInto).length;
  const isBounded = left.findings > 0 || unknownsLeft > 0 || (trace?.left ?? 0) > 0;
  const proportionality = proportionalityStatement(answer, inputs, catalogue, audience, namer.namedAll);
  const alongside = alongsideOf(answer, catalogue, audience, namer.namedAll);
  return {
    audience,
    language: catalogue.language,
    asAt,
    summary: summaryOf(speaks, answer, findings),
    findings,
    notChosen: notChosen(telling, answer, weighed),
    unknowns,
    changesNothing: [
      ...idleMissing(telling, namer, touches, answer, asked, weighed),
      ...idleGiven(telling, namer, touches, book, run, weighed, changes),
    ],
    counterfactuals: toldCounterfactuals(speaks, changes),
    proportionality,
    ...alongside,
    marks: marksOf(speaks, [
      ...findings.flatMap(({ rules }) => rules),
      ...proportionality.custody,
      ...[alongside.safetyActions, alongside.deadlines, alongside.quality].flat(),
      ...(trace?.laidOut ?? []),
    ]),
    ...(trace === undefined ? {} : { trace: trace.laidOut }),
    ...(isBounded
      ? {
          bounded: {
            bound: RULES_LAID_OUT,
            ...left,
            ...(trace === undefined ? {} : { trace: trace.left }),
            unknowns: unknownsLeft,
          },
        }
      : {}),
  };
}

function touchesOf({ found }: Weighed): ReadonlyMap<string, TouchParts> {
  const touches = found.events.flatMap((one) => one.touches);
  return new Map(
    touches.map((touch) => [touchSubject(touch), { event: touch.event.id, condition: touch.condition }]),
  );
}

/** What stands at the head, in this order. */
const SUMMARY = [
  'recall',
  'response',
  'recall-type',
  'urgency',
] as const satisfies readonly ExplainedQuestion[];

function summaryOf(
  { catalogue, say }: Speaker,
  { missingFacts }: Answer,
  findings: readonly ExplainedFinding[],
): readonly string[] {
  const said = SUMMARY.flatMap((question) => findings.find((each) => each.question === question)?.says ?? []);
  return [
    say(catalogue.said.aPersonDecides),
    ...new Set(said),
    ...(missingFacts.length === 0 ? [say(catalogue.said.nothingUnknown)] : []),
  ];
}

function marksOf(
  { catalogue, say }: Speaker,
  marked: readonly { readonly verification?: Verification }[],
): Explanation['marks'] {
  const marks = new Set(marked.flatMap(({ verification }) => verification ?? []));
  return [...marks].map((verification) => ({ verification, says: say(catalogue.marks[verification]) }));
}
