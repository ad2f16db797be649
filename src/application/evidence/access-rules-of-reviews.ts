import type { BreakGlassContent, GrantContent } from '../access/services.ts';
import type { GrantEndContent } from '../content.ts';
import type {
  ClosureContent,
  CountersignatureContent,
  DecisionContent,
  DisclosureCheckContent,
  EndorsementContent,
  IndependentViewContent,
  Known,
  NewFactsReviewContent,
  Noted,
  ProposalContent,
  ReturnContent,
  ReviewAction,
  StepContent,
  StepContents,
  WithdrawalContent,
  WorkContext,
} from '../review/model.ts';
import type { RulesFor } from './access-rules.ts';

/** What has to be looked at in the steps of a review, and in what says who may see a case. */

/** Under what conditions staff worked, who told them what and who disagreed: all of it is about somebody else than the person. */
const CONTEXT: RulesFor<WorkContext> = {
  caseloadPercentage: 'third-party',
  staffing: 'third-party',
  instruction: { by: 'third-party', what: 'third-party' },
  dissent: { by: 'third-party', what: 'third-party' },
  officerAtTheTime: 'third-party',
  changesOfOfficer: 'free',
};
const OUTSIDE_USUAL_FLOW = { circumstance: 'free', why: 'free-text' } as const;

const PROPOSAL: RulesFor<ProposalContent> = {
  proposes: 'free',
  reasons: 'free-text',
  urgency: { answer: 'free', reason: 'free-text' },
  context: CONTEXT,
};
const INDEPENDENT_VIEW: RulesFor<IndependentViewContent> = {
  inclines: 'free',
  immediateRisk: 'free-text',
  // Whoever is in danger is somebody else, if it is not the person.
  whoIsVulnerable: 'third-party',
  currentCircumstances: 'free-text',
  alternativesToRecall: 'free-text',
  protectiveFactors: 'free-text',
  context: CONTEXT,
};
/** A decision. */
export const DECISION_RULES = {
  decision: 'free',
  reason: 'free',
  text: 'free-text',
  outsideUsualFlow: OUTSIDE_USUAL_FLOW,
  context: CONTEXT,
} as const satisfies RulesFor<DecisionContent>;
const ENDORSEMENT: RulesFor<EndorsementContent> = { endorsed: 'free', text: 'free-text', context: CONTEXT };
const COUNTERSIGNATURE: RulesFor<CountersignatureContent> = {
  countersigned: 'free',
  text: 'free-text',
  context: CONTEXT,
};
const RETURN: RulesFor<ReturnContent> = { text: 'free-text', wanted: ['each', 'free-text'] };
const WITHDRAWAL: RulesFor<WithdrawalContent> = { reason: 'free', text: 'free-text' };
/** A closure. */
export const CLOSURE_RULES = {
  outcome: 'free',
  response: [
    'each',
    { measure: 'free', what: 'free-text', by: 'third-party', on: 'free', result: 'free-text' },
  ],
  reEngagement: { how: 'free-text', reached: 'free', needsMet: ['each', 'free'] },
  text: 'free-text',
  whyNoDecision: 'free-text',
  why: 'free-text',
} as const satisfies RulesFor<ClosureContent>;
const NEW_FACTS_REVIEW: RulesFor<NewFactsReviewContent> = { conclusion: 'free', text: 'free-text' };

/** Versions and opaque ids. */
const KNOWN: RulesFor<Known> = {
  licenceVersion: 'free',
  events: ['each', { id: 'free', version: 'free' }],
  judgementVersion: 'free',
  recall: { id: 'free', version: 'free' },
};

/** It tells of whom somebody thought that the person might hurt, and whether they feared it. */
const DISCLOSURE_CHECK: RulesFor<DisclosureCheckContent> = {
  endangersNobody: 'withheld',
  considered: 'third-party',
  text: 'third-party',
  known: KNOWN,
  context: CONTEXT,
};

/** What the service noted with a step: codes, versions and hashes. */
const NOTED: RulesFor<Noted> = {
  machine: {
    said: 'free',
    recommendation: 'free',
    contentHash: 'free',
    ruleBook: { version: 'free', digest: 'free', kernel: 'free', regime: 'free' },
    recall: 'free',
    response: 'free',
    standing: 'free',
    shown: 'free',
  },
  known: KNOWN,
};

const STEP = {
  action: 'free',
  noted: NOTED,
  independent: 'free',
  departs: 'free',
  endorsement: 'free',
  appliedEndorsement: 'free',
  ruleBook: { version: 'free', digest: 'free' },
  clocks: ['each', { clock: 'free', from: 'free', dueAt: 'free' }],
  countersignBy: 'free',
  countersignatureLapsed: 'free',
} as const satisfies Omit<RulesFor<StepContent>, 'said'>;

/** Every step of a review. */
export const STEP_RULES: { readonly [Action in ReviewAction]: RulesFor<StepContent<Action>> } = {
  proposal: { ...STEP, said: PROPOSAL },
  'independent-view': { ...STEP, said: INDEPENDENT_VIEW },
  decision: { ...STEP, said: DECISION_RULES },
  endorsement: { ...STEP, said: ENDORSEMENT },
  countersignature: { ...STEP, said: COUNTERSIGNATURE },
  return: { ...STEP, said: RETURN },
  withdrawal: { ...STEP, said: WITHDRAWAL },
  closure: { ...STEP, said: CLOSURE_RULES },
  'new-facts-review': { ...STEP, said: NEW_FACTS_REVIEW },
  'disclosure-check': { ...STEP, said: DISCLOSURE_CHECK },
  sending: { ...STEP, said: { recall: 'free' } satisfies RulesFor<StepContents['sending']> },
  'new-facts': {
    ...STEP,
    said: { event: 'free', version: 'free', news: 'free' } satisfies RulesFor<StepContents['new-facts']>,
  },
};

/**
 * That a case is open to somebody by name. All of it is marked as withheld: it tells the person that the case is kept from most
 * who work here, which has a reason outside the record (a victim or a relative on the staff, an inquiry), and that somebody is
 * inspecting it or broke in.
 */
export const GRANT_RULES: RulesFor<GrantContent | BreakGlassContent> = {
  subject: 'withheld',
  capacity: 'withheld',
  reason: 'withheld',
  endsAt: 'withheld',
  minutes: 'withheld',
};

/** That it is so no longer; withheld for the same reason. */
export const GRANT_END_RULES: RulesFor<GrantEndContent> = { reason: 'withheld' };
