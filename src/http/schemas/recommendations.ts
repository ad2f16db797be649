import { Type } from 'typebox';
import { Answer, Deadline, QualityFinding, SafetyAction } from './answers.ts';
import { answers, choice, closed, closedComponent, instant, isoDate, ref, sha256 } from './atoms.ts';
import { disputes } from './disputes.ts';
import { CaseInputs } from './inputs.ts';
import { RuleBookReference } from './rule-book.ts';
import { RunStanding } from './run-standings.ts';

const uuid = (description: string) => Type.String({ format: 'uuid', description });
const version = (description: string) => Type.Integer({ minimum: 1, description });

export const RecommendationRequest = closedComponent(
  'RecommendationRequest',
  'Which law and which knowledge to take.',
  {
    asAt: isoDate('The day whose law and state of affairs to take.'),
    knownAt: Type.Optional(instant('Take only what was recorded by then; now when left out.')),
  },
);

export const WithheldAnswer = closedComponent(
  'WithheldAnswer',
  'What of a run is shown while its answer is withheld. Nothing in it tells whether recall is supported.',
  {
    until: choice(
      ['proposal-or-independent-view'],
      'The answer is shown to whoever has recorded a proposal of their own in this consideration; to everybody once an independent view is recorded in it, or it has been withdrawn or closed.',
    ),
    missingFacts: answers(
      closed('A fact that could change an answer.', {
        fact: Type.String(),
        subject: Type.Optional(Type.String()),
        input: Type.String({ description: 'Where in the input it would be given.' }),
        heldBy: Type.String({ description: 'Who usually holds it.' }),
      }),
    ),
    qualityFindings: answers(ref(QualityFinding), 'Findings about the input, and none about conclusions.'),
    safetyActions: answers(ref(SafetyAction)),
    deadlines: answers(ref(Deadline), 'The clock that runs whatever the answer is.'),
  },
);

export const RecordedRecommendation = closedComponent(
  'RecordedRecommendation',
  'One run of the rules. It never changes, and it expires. It has either `answer` or, while that is withheld from the reader, `withheld`.',
  {
    id: uuid('Opaque id.'),
    considerationId: uuid('The consideration it belongs to.'),
    licenceId: uuid('The licence it is about.'),
    recordedAt: instant('When it was run.'),
    expiresAt: instant('When it may no longer be relied on.'),
    whatIf: Type.Unsafe<false>({ type: 'boolean', const: false, description: 'A run of a recorded case.' }),
    asAt: isoDate('The day whose law and state of affairs it took.'),
    knownAt: instant('What was recorded by then was taken.'),
    ruleBook: ref(RuleBookReference),
    basis: closed('Versions of what was read.', {
      licenceVersion: version('Version of the licence.'),
      events: answers(closed('An event.', { id: uuid('Its id.'), version: version('Its version.') })),
      judgementVersion: Type.Optional(version('Version of the judgement, where there was one.')),
      recall: Type.Optional(
        closed('The recall that the person was under, where one had been reported.', {
          id: uuid('Its id.'),
          version: version('Its version.'),
        }),
      ),
    }),
    inputs: ref(CaseInputs),
    contentHash: sha256('SHA-256 of the RFC 8785 bytes of the run.'),
    standing: ref(RunStanding),
    answer: Type.Optional(ref(Answer)),
    withheld: Type.Optional(ref(WithheldAnswer)),
    disputes,
  },
);
