/** All simulations together, for measurements. Holds nothing of any case and names nobody. */
export interface SimulationMeasures {
  /** How many are in each state that there is one in. */
  readonly states: Readonly<Record<string, number>>;
  /** Slices of those under way that nobody has done yet. */
  readonly slicesWaiting: number;
}
