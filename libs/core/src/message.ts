/**
 * The shapes that every layer shares: who acts, what is asked, what happened. JSON only, so what is tested is
 * what is stored.
 */

/**
 * The acting account and person. `person` identifies the human being: two accounts of one person count as one
 * person wherever two are required.
 */
export interface Actor {
  readonly account: string;
  readonly person: string;
  readonly role: string;
  /**
   * The unit the actor works in, by which superior and subordinate units are derived; absent for system
   * actors.
   */
  readonly unit?: string;
  /** The person whose delegate the actor is; a delegate counts as the principal. */
  readonly onBehalfOf?: string;
}

/** A fact or a request before it is stamped: a name and its data. */
export interface Message {
  readonly type: string;
  readonly data: object;
}

/**
 * An event that a decision returns. `sealed` is kept by the service that said it and never leaves it: no
 * view, topic, export or log carries it.
 */
export interface Said extends Message {
  readonly sealed?: object;
  /** Set by `twoPersons`: who proposed what the actor confirmed. */
  readonly proposer?: Actor;
}

/** A request as the decider sees it. Instants are UTC, ISO 8601, milliseconds, so they compare as strings. */
export interface Command extends Message {
  readonly commandId: string;
  readonly instant: string;
  readonly actor: Actor;
  /**
   * Keyed hash (hex) of the canonical payload; what a second person confirms, and nobody without the key can
   * guess from.
   */
  readonly payloadHash: string;
  /** The same of the content alone, for what declines or withdraws a proposal of that content. */
  readonly contentHash?: string;
  /** The batch in which it is proposed with others, for acts that need two persons. */
  readonly batchId?: string;
  /** The proposal that this command confirms, for acts that need two persons. */
  readonly confirms?: string;
  /** The proposal that somebody who may confirm it declines, and why. */
  readonly declines?: { readonly proposalId: string; readonly reason: string };
  /** The proposal that its proposer withdraws. */
  readonly withdraws?: string;
  /** The instant at which it lapses if it is but proposed; 72 hours later where nobody says. */
  readonly lapsesAt?: string;
  /** Set by `twoPersons` on a confirmed command: who proposed it. */
  readonly proposer?: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
  /** The stream version the caller saw; absent means whatever it is now. */
  readonly expectedVersion?: number;
}

/** An event as `evolve` sees it: the fact, when it happened and who did it. */
export type Stamped<E extends Message> = E & {
  readonly time: string;
  readonly actor: Actor;
  readonly proposer?: Actor;
  readonly confirms?: string;
  readonly sealed?: object;
};

/** An event ready to be appended. */
export interface NewEvent extends Said {
  readonly id: string;
  readonly schemaVersion: number;
  /** The instant of the command that caused it. */
  readonly time: string;
  readonly actor: Actor;
  readonly confirms?: string;
  readonly commandId: string;
  readonly payloadHash: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly rulePackHash?: string;
  /** The place where the event was first said; set when a service keeps what it heard from another. */
  readonly origin?: Origin;
}

/** The place of an event in the log of the service that said it. */
export interface Origin {
  readonly service: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

/** An event as it stands in a log. Revisions and positions begin at 1. */
export interface StoredEvent extends NewEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** The time at which the log took the event, never earlier than that of the event before it. */
  readonly recordedAt: string;
}
