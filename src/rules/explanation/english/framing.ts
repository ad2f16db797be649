import type { Catalogue } from '../catalogue.ts';
import { forInspector } from './audiences.ts';

/** What each mark says about how far the law was checked. */
export const MARKS: Catalogue['marks'] = {
  statute: forInspector(
    'This rests on the words of an Act, or on a judgment, that were checked.',
    'This rests on the text of an Act or statutory instrument, or on the passage of a judgment, that was checked.',
  ),
  'official-form': forInspector(
    'This follows an official form or an official service. The words of the Act itself were not checked.',
    'This follows an official form, or the text of an official service. The words of the Act itself were not checked.',
  ),
  practice: forInspector(
    'This follows official guidance, or what official services do. It is not the words of an Act.',
    'This follows published guidance, or the conduct of official services. It does not rest on the words of an Act.',
  ),
  inference: forInspector(
    'This is our own reading of the law or of good practice. No source says it in these words.',
    'This is an inference of those who wrote the rules, from the authorities named. No source states it in these words.',
  ),
  unverified: forInspector(
    'The words of the Act, or of the policy, were not checked for this. Check them before you rely on it.',
    'This is not verified: the words of the Act, or of the policy, were not checked. It is not to be relied on until they are.',
  ),
};

/** Sentences about the explanation itself. */
export const SAID: Catalogue['said'] = {
  aPersonDecides: forInspector(
    'A person decides. You may agree with this answer or depart from it, in the same steps.',
    'A person decides. Agreeing with this answer takes the same steps as departing from it.',
  ),
  notInForce: 'The law of the day does not have this.',
  searchComplete: 'Every single change of what somebody could contest was tried, so none is left out.',
  searchIncomplete: 'Not every single change could be tried, so there may be others.',
  pairsBounded: 'Only some pairs of changes were tried, so there may be other pairs.',
  noCounterfactual: 'No change that was tried would change the result.',
  neverAdviceToAlter: forInspector(
    'This shows what the answer turned on. It is never a reason to change a record: record what is true.',
    'This shows what the answer turned on. It is no advice to alter a record. Each change was run again from the beginning, with nothing remembered. Every rule set ran on which a conclusion rests.',
  ),
  nothingUnknown: 'Nothing is missing that could change an answer about recall.',
  mayApply: 'A missing fact could call for this. Find it out now: unknown is not safe.',
};
