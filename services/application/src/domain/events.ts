import type { LaurelEvent } from '@laurel/contracts';

/** Every event this service says. */
type ApplicationServiceEvent = LaurelEvent;

/** Those of them named in `Types`: what one aggregate says. */
export type Saying<Types extends ApplicationServiceEvent['type']> = Extract<ApplicationServiceEvent, { type: Types }>;
