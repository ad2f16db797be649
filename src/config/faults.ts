/** One thing wrong with the configuration. */
export interface ConfigurationFault {
  /** The variable to change. */
  readonly variable: string;
  /** What is wrong and what to do, as one clause; never the value of a secret. */
  readonly problem: string;
}

/** The environment does not make a configuration. Holds every fault, not just the first. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly faults: readonly ConfigurationFault[];

  constructor(faults: readonly ConfigurationFault[]) {
    super(
      [
        'the configuration has faults:',
        ...faults.map((fault) => `- ${fault.variable} ${fault.problem}`),
      ].join('\n'),
    );
    this.faults = faults;
  }
}
