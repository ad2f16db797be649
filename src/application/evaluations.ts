import { insertInlineEvaluation } from '../db/review.ts';
import type { CaseInputs } from '../rules/index.ts';
import { refuseUncoveredDay, uncoveredRecallFaults } from './coverage.ts';
import type { Dependencies, RuleBook } from './dependencies.ts';
import type { Fault } from './errors.ts';
import { eventFaults } from './event-faults.ts';
import { refuseFaults } from './failures.ts';
import { recordOutsideCases } from './records.ts';
import { repeatedIds } from './repeated-ids.ts';
import type { Act, Services } from './services.ts';

/**
 * Running the rules over a case given inline. Nothing of it is read, stored or logged. That a person asked, and when, is
 * recorded: a view formed after an answer is not independent of it. A system takes no part in a review, and of its question
 * nothing is written at all.
 */
export function createEvaluationServices(deps: Dependencies): Pick<Services, 'evaluate'> {
  const { book } = deps;
  return {
    evaluate: async (act, { asAt, questions, include, ...inputs }) => {
      refuseUncoveredDay(book, asAt);
      refuseFaults(faultsOf(book, inputs));
      if (act.principal.kind === 'person') {
        await recordThatAsked(deps, act);
      }
      const answer = book.recommend({ inputs, asAt });
      deps.runs?.count('evaluation', answer);
      return {
        asAt,
        ruleBook: {
          version: book.version,
          digest: book.digest,
          kernel: book.kernel,
          regime: book.regimeOn(asAt),
        },
        answer: questions === undefined ? answer : book.selectQuestions(answer, questions),
        // They look at the conclusions of the whole answer, whichever questions were asked.
        ...(include === 'counterfactuals'
          ? { counterfactuals: book.counterfactuals({ inputs, asAt }, { pairs: false }) }
          : {}),
      };
    },
  };
}

/** Before the answer is worked out: who has been given one has been recorded. */
async function recordThatAsked(deps: Dependencies, act: Act): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { id, at } = await recordOutsideCases(deps, trx, act, 'rules-asked', [], undefined);
    await insertInlineEvaluation(trx, { entryId: id, subject: act.principal.subject, recordedAt: at });
  });
}

function faultsOf(book: RuleBook, { licence, events, recall }: CaseInputs): readonly Fault[] {
  return [
    ...uncoveredRecallFaults(book, recall?.revokedOn, '/recall/revokedOn'),
    ...repeatedIds('/licence/sentences', licence?.sentences ?? []),
    ...repeatedIds('/licence/conditions', licence?.conditions ?? []),
    ...repeatedIds('/events', events ?? []),
    ...(events ?? []).flatMap((event, place) => eventFaults(book, event, `/events/${place}`)),
  ];
}
