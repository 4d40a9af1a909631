import type { applicationEvents, EventOf } from '@laurel/contracts';

/** Every event this service says. */
type ApplicationServiceEvent = EventOf<typeof applicationEvents>;

/** Those of them named in `Types`: what one aggregate says. */
export type Saying<Types extends ApplicationServiceEvent['type']> = Extract<ApplicationServiceEvent, { type: Types }>;
