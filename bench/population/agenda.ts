import type { Instant } from '../../src/application/model.ts';

/** What is still to happen in a case, in the order of time. */
export interface Agenda {
  /** Has something happen at an instant; nothing that is due at or after the end happens. */
  add(when: Instant, what: (when: Instant) => void): void;
  /** Lets everything happen, and what follows from it. */
  run(): void;
}

export function agendaUntil(end: Instant): Agenda {
  const waiting: { readonly when: Instant; readonly what: (when: Instant) => void }[] = [];
  return {
    add: (when, what) => {
      if (when < end) {
        waiting.push({ when, what });
        // Stable: what is due at one instant happens in the order in which it was thought of.
        waiting.sort((a, b) => (a.when < b.when ? -1 : Number(a.when > b.when)));
      }
    },
    run: () => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        next.what(next.when);
      }
    },
  };
}
