/** How thoroughly everything is measured. */
export interface Settings {
  readonly rounds: number;
  readonly warmUpMs: number;
  readonly durationMs: number;
  /** Of the long log. */
  readonly events: number;
  readonly shortEvents: number;
  readonly branches: number;
  readonly clients: number;
  readonly costBlocks: number;
  /** That are brought from a log to Kafka and heard from there. */
  readonly passedEvents: number;
  /** Each plays the whole sample city twice. */
  readonly cityRounds: number;
  /** Of the province. */
  readonly cities: number;
  /** In each of which every list is read. */
  readonly askedRounds: number;
  /** Where logs are kept from one run to the next, and everything else for a moment; must be a disk. */
  readonly folder: string;
  /** Whether what is missing may be installed. */
  readonly mayInstall: boolean;
}

export const thorough: Omit<Settings, 'folder'> = {
  rounds: 4,
  warmUpMs: 1_000,
  durationMs: 3_000,
  events: 1_000_000,
  shortEvents: 1_000,
  branches: 1024,
  clients: 64,
  costBlocks: 80,
  passedEvents: 50_000,
  cityRounds: 2,
  cities: 21,
  askedRounds: 40,
  mayInstall: true,
};

/** Enough to see that everything can be measured; its figures mean nothing. */
export const quick: Omit<Settings, 'folder'> = {
  rounds: 1,
  warmUpMs: 200,
  durationMs: 400,
  events: 12_000,
  shortEvents: 1_000,
  branches: 256,
  clients: 64,
  costBlocks: 4,
  passedEvents: 4_000,
  cityRounds: 1,
  cities: 3,
  askedRounds: 6,
  mayInstall: false,
};
