import type { Basis, CatalogueEntry, PolicyVersionEntry } from '../conditions/entry.ts';
import type { Book } from '../kernel/book.ts';
import { authorities } from '../views.ts';
import { paired, pairedByName, tellOf } from './compared.ts';
import { authorityLines } from './difference-words.ts';
import type { Difference } from './differences.ts';
import { type Sides, shown } from './differences-of-rule-sets.ts';

/** The differences of the catalogue of licence conditions: of the policy versions, and of what each code means in them. */
export function conditions(sides: Sides): readonly Difference[] {
  return [...policyVersions(sides), ...codes(sides)];
}

function policyVersions({ before, after, older, newer }: Sides): readonly Difference[] {
  return tellOf<PolicyVersionEntry, Difference>(
    pairedByName(before.conditions.versions, after.conditions.versions),
    {
      added: (is, subject) => {
        const sentence = `Version ${newer} adds version ${subject} of the licence condition policy.`;
        const lines = policyVersionLines(after, is);
        return [{ kind: 'policy-version-added', subject, sentence, after: lines, ...restsOn(after, is) }];
      },
      removed: (was, subject) => {
        const sentence = `Version ${newer} no longer has version ${subject} of the licence condition policy.`;
        const lines = policyVersionLines(before, was);
        return [
          { kind: 'policy-version-removed', subject, sentence, before: lines, ...restsOn(before, was) },
        ];
      },
      changed: (was, is, subject) => {
        const sentence = `Version ${newer} describes version ${subject} of the licence condition policy otherwise than version ${older}.`;
        const difference = {
          kind: 'policy-version-changed',
          subject,
          sentence,
          ...restsOn(after, is),
        } as const;
        const lines = [policyVersionLines(before, was), policyVersionLines(after, is)] as const;
        return [shown(difference, ...lines, was, is)];
      },
    },
  );
}

// A code means something only in a version of the policy: the two together tell one entry from another.
const codeAndVersions = ({ code, versions }: CatalogueEntry): string =>
  `${code} (policy ${versions.join(', ')})`;

const entries = ({ conditions: { conditions: byBlock } }: Book): readonly CatalogueEntry[] =>
  Object.values(byBlock).flat();

function codes({ before, after, older, newer }: Sides): readonly Difference[] {
  return tellOf<CatalogueEntry, Difference>(paired(entries(before), entries(after), codeAndVersions), {
    added: (is, subject) => {
      const sentence = `Version ${newer} adds the licence condition ${subject}: ${is.gist}`;
      const lines = conditionLines(after, is);
      return [{ kind: 'condition-added', subject, sentence, after: lines, ...restsOn(after, is) }];
    },
    removed: (was, subject) => {
      const sentence = `Version ${newer} no longer has the licence condition ${subject}: ${was.gist}`;
      const lines = conditionLines(before, was);
      return [{ kind: 'condition-removed', subject, sentence, before: lines, ...restsOn(before, was) }];
    },
    changed: (was, is, subject) => {
      const sentence = `Version ${newer} describes the licence condition ${subject} otherwise than version ${older}.`;
      const difference = { kind: 'condition-changed', subject, sentence, ...restsOn(after, is) } as const;
      return [shown(difference, conditionLines(before, was), conditionLines(after, is), was, is)];
    },
  });
}

function restsOn(book: Book, { cite, mark, confidence }: Basis) {
  return { authorities: authorities(book, cite), verification: mark, confidence } as const;
}

function basisLines(book: Book, basis: Basis, what: string): readonly string[] {
  return [
    ...authorityLines(book, basis).map((line) => `${what}: ${line}`),
    `${what} is marked: ${basis.mark}, ${basis.confidence} confidence`,
  ];
}

function policyVersionLines(book: Book, entry: PolicyVersionEntry): readonly string[] {
  return [`in use from: ${entry.inUseFrom}`, entry.note, ...basisLines(book, entry, 'authority')];
}

function conditionLines(book: Book, entry: CatalogueEntry): readonly string[] {
  return [
    entry.gist,
    ...meaningLines(book, entry),
    `is for: ${entry.supervision}`,
    `is known by: ${entry.codeHeld}`,
    ...basisLines(book, entry, 'authority'),
    ...basisLines(book, entry.power, 'power to impose it'),
  ];
}

function meaningLines(book: Book, entry: CatalogueEntry): readonly string[] {
  switch (entry.kind) {
    case 'standard':
      return [`is a standard condition: ${entry.meaning}`, `names an offence: ${entry.namesOffence}`];
    case 'additional':
      return [
        `is an additional condition: ${entry.category}`,
        `takes details of its own: ${entry.input ? 'yes' : 'no'}`,
        ...(entry.matches === undefined ? [] : basisLines(book, entry.matches, 'provision it matches')),
      ];
  }
}
