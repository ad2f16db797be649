import type { Fault } from '../errors.ts';
import { isBlank } from '../judgement-faults.ts';
import { hasExpired } from './clocks.ts';
import type { StepFacts } from './decide-step.ts';
import type { Review } from './fold.ts';
import type { ClosureContent, DecisionContent, DisclosureCheckContent, StepSaid } from './model.ts';
import type { StepTaken } from './services.ts';

/** What is wrong with a step that is well formed and in its turn. */
export function stepFaults(review: Review, step: StepSaid<StepTaken>, facts: StepFacts): readonly Fault[] {
  return [...blankFaults(step.said, ''), ...faultsOf(review, step, facts)];
}

function faultsOf(review: Review, step: StepSaid<StepTaken>, facts: StepFacts): readonly Fault[] {
  switch (step.action) {
    case 'decision':
      return decisionFaults(step.said, facts);
    case 'closure':
      return closureFaults(review, step.said, facts);
    case 'return':
      return step.said.wanted.length > 0
        ? []
        : [
            {
              field: '/wanted',
              problem: 'it does not say what is wanted',
              remedy: 'name each thing that is wanted before the review goes on',
            },
          ];
    case 'disclosure-check':
      return disclosureCheckFaults(step.said);
    case 'proposal':
    case 'independent-view':
    case 'endorsement':
    case 'countersignature':
    case 'withdrawal':
    case 'new-facts-review':
      return [];
  }
}

function disclosureCheckFaults({ considered, known }: DisclosureCheckContent): readonly Fault[] {
  const unnamed: readonly Fault[] =
    considered.length > 0
      ? []
      : [
          {
            field: '/considered',
            problem: 'it does not say who was thought of',
            remedy: 'name everybody who was thought of before answering; `others` for who is not listed',
          },
        ];
  const places = new Map<string, number>();
  const repeated = known.events.flatMap(({ id }, place): readonly Fault[] => {
    const first = places.get(id) ?? place;
    places.set(id, first);
    return first === place
      ? []
      : [
          {
            field: `/known/events/${place}/id`,
            problem: 'this event is named before',
            remedy: 'name each event once, with the version that was looked at',
          },
        ];
  });
  return [...unnamed, ...repeated];
}

function decisionFaults(
  { decision, reason, outsideUsualFlow }: DecisionContent,
  { reasonsFor, countersignerOf }: StepFacts,
): readonly Fault[] {
  const faults: Fault[] = [];
  const reasons = reasonsFor(decision);
  if (!reasons.includes(reason)) {
    faults.push({
      field: '/reason',
      problem: `this is not one of the reasons in force for a decision of \`${decision}\``,
      remedy: `give one of: ${reasons.join(', ')}; say the rest in \`text\``,
    });
  }
  if (outsideUsualFlow !== undefined && countersignerOf(outsideUsualFlow.circumstance) === undefined) {
    faults.push({
      field: '/outsideUsualFlow/circumstance',
      problem: 'the rule book in force does not say who countersigns a decision taken so',
      remedy: 'leave `outsideUsualFlow` out: the decision then takes the usual flow',
    });
  }
  return faults;
}

function closureFaults(review: Review, said: ClosureContent, facts: StepFacts): readonly Fault[] {
  if (said.outcome === 'undecided') {
    return hasExpired(review, facts.at)
      ? []
      : [
          {
            field: '/outcome',
            problem: 'the time to decide has not run out',
            remedy:
              'have it decided or withdrawn; it can be closed undecided once the clock `decide` is overdue',
          },
        ];
  }
  if (said.outcome === 'not-carried-out') {
    return [];
  }
  const { response = [] } = said;
  const faults: Fault[] = response.flatMap(({ on }, place) =>
    on > facts.today
      ? [
          {
            field: `/response/${place}/on`,
            problem: 'this day is still to come',
            remedy: 'give the day on which it was done; close the consideration once it has been',
          },
        ]
      : [],
  );
  if (review.decision === 'no-recall' && response.length === 0) {
    faults.push({
      field: '/response',
      problem: 'a decision not to recall is closed with what was done instead',
      remedy: 'name each measure that was taken, by whom and when; `no-enforcement` is one too',
    });
  }
  return faults;
}

/** A fault for every text that says nothing. Depth and length are those of the closed shapes of steps. */
function blankFaults(value: unknown, at: string): readonly Fault[] {
  if (typeof value === 'string') {
    return isBlank(value)
      ? [
          {
            field: at,
            problem: 'the text says nothing',
            remedy: 'say it in words, or leave the member out where it may be left out',
          },
        ]
      : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, member]) => blankFaults(member, `${at}/${name}`))
    : [];
}
