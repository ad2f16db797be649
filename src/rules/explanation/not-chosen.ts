import { type Answer, RECALL_TYPES, RESPONSES } from '../answer.ts';
import { type Rung, RUNGS } from '../vocabularies.ts';
import type { NotChosen } from './explanation.ts';
import { decidingTests, type TracedRule } from './full-trace.ts';
import { factOf, type Telling } from './relied-on.ts';
import type { Run, Weighed } from './runs.ts';

/**
 * Each response, measure and type of recall that was not chosen, with the first condition that stood against it: of the rule that came
 * nearest to holding (one that is still open before one that is not, then the one with the fewest conditions against it, then
 * in the order of the book).
 */
export function notChosen(telling: Telling, answer: Answer, { found, runOf }: Weighed): readonly NotChosen[] {
  const { names } = telling.speaker.catalogue;
  const response = runOf(found.response);
  const outcome = runOf(found.outcome);
  const recallType = runOf(found.recallType);
  return [
    // The rule of the response only repeats what was found of recall: what stood against recall is told from there.
    ...RESPONSES.filter((code) => code !== answer.outcome.response.answer).map((code) =>
      code === 'recall-supported'
        ? against(
            telling,
            { question: 'response', answer: code, name: names.responses[code] },
            outcome,
            'supported',
          )
        : against(
            telling,
            {
              question: 'response',
              answer: code,
              name: isRung(code) ? names.rungs[code] : names.responses[code],
            },
            response,
            code,
          ),
    ),
    ...found.rungs.flatMap(({ measure: { rung }, verdict }) => {
      const so = answer.ladder.find((each) => each.rung === rung)?.verdict.answer;
      return so === 'adequate'
        ? []
        : [
            against(
              telling,
              { question: 'measure', answer: rung, name: names.rungs[rung] },
              runOf(verdict),
              'adequate',
            ),
          ];
    }),
    ...RECALL_TYPES.filter((code) => code !== answer.recallType.type.answer).map((code) =>
      against(
        telling,
        { question: 'recall-type', answer: code, name: names.recallTypes[code] },
        recallType,
        code,
      ),
    ),
  ];
}

const isRung = (code: string): code is Rung => RUNGS.some((rung) => rung === code);

function against(
  telling: Telling,
  what: Pick<NotChosen, 'question' | 'answer' | 'name'>,
  run: Run,
  gives: string,
): NotChosen {
  const nearest = nearestTo(run, gives);
  const [test] = nearest === undefined ? [] : decidingTests(nearest);
  const first = test === undefined ? undefined : factOf(telling, run, test);
  if (nearest === undefined || first === undefined) {
    const { speaker } = telling;
    return { ...what, says: speaker.say(speaker.catalogue.said.notInForce), because: 'not-in-force' };
  }
  return {
    ...what,
    says: first.says,
    because: nearest.truth === 'u' ? 'open' : 'failed',
    rule: nearest.rule.id,
    first,
  };
}

const distance = (rule: TracedRule): number => (rule.truth === 'u' ? 0 : decidingTests(rule).length);

function nearestTo({ rules }: Run, gives: string): TracedRule | undefined {
  return rules
    .filter(({ rule, truth }) => rule.gives === gives && truth !== 't')
    .toSorted((a, b) => distance(a) - distance(b))[0];
}
