/** How facts are written down: what is given in the input, what is derived, and of which kind. */

/** A fact of the input: its subject, meaning, place in the input, and who usually holds it. */
export const given = (subject: string, label: string, input: string, heldBy: string) =>
  ({ subject, label, input, heldBy }) as const;
/** A fact made from other answers: never missing by itself. */
export const derived = (subject: string, label: string) => ({ subject, label }) as const;
export const yesNo = { kind: 'boolean' } as const;
export const number = { kind: 'number' } as const;
export const date = { kind: 'date' } as const;
export const choice = <const T extends readonly string[]>(values: T) => ({ kind: 'choice', values }) as const;

/** Who usually holds a fact. */
export const HOLDERS = {
  reporter: 'whoever reported the event',
  monitoring: 'the electronic monitoring service',
  police: 'the police',
  court: 'the court or the police',
  prison: 'the prison or the sentence record',
  practitioner: 'the practitioner',
  mappa: 'the MAPPA coordinator',
  casework: 'the casework team that revoked the licence',
} as const;
