import type { Audience, EventName, LaurelEvent, Words } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';

/**
 * A notice: the text that an event gives to tell, in both languages, and whom. Somebody in several of its
 * audiences is told once.
 */
export interface Notice<Data = never> extends Words {
  /**
   * The name under which messages keep the text; `{name}` in it is filled in by a parameter, `{unit}` by the
   * name of the unit it is about.
   */
  readonly template: string;
  /** Undefined when this event is told to nobody. */
  tell(data: Data, event: ViewedEvent): Telling | undefined;
}

export interface Telling {
  /** The unit that `{unit}` names. */
  readonly unitId?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly audience: readonly Audience[];
}

/** Notices by the event that they tell of; an event without one is told to nobody. */
export type Notices = { readonly [Name in EventName]?: Notice<Extract<LaurelEvent, { type: Name }>['data']> };

/** Tells an audience. */
export function tell(audience: readonly Audience[], parameters: Telling['parameters'] = {}): Telling {
  return { parameters, audience };
}

/** Tells an audience about a unit. */
export function tellOf(
  unitId: string,
  audience: readonly Audience[],
  parameters: Telling['parameters'] = {},
): Telling {
  return { unitId, parameters, audience };
}
