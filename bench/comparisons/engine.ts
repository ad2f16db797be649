import type { TableCase } from './cases.ts';

/** What an engine says of a case: one answer, or none where it comes to none; `possible` where it says what else there could be. */
export interface Said {
  readonly answer: string | undefined;
  readonly possible?: readonly string[];
}

/** An engine with the table in it, ready to decide: whatever it can do once it has done. */
export interface Engine {
  readonly name: string;
  /** How it is used, in a few words. */
  readonly how: string;
  /**
   * Takes cases in the form that the engine wants and gives a function that decides all of them, one after the other. What it
   * gives back depends on every decision, so that none can be left out.
   */
  readonly ready: (cases: readonly TableCase[]) => () => number | Promise<number>;
  readonly say: (one: TableCase) => Said | Promise<Said>;
}
