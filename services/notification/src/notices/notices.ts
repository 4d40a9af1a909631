import type { Audience, EventName, LaurelEvent } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import type { Template } from './templates.ts';

/** What an event gives to tell, and whom. Somebody in several audiences is told once, by the first notice that names them. */
export interface Notice {
  /** The unit that `{unit}` names. */
  readonly unitId?: string;
  readonly tellings: readonly Telling[];
}

interface Telling {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, string>>;
  readonly audience: readonly Audience[];
}

/** Event type → what to tell; what is not here is told to nobody. */
export type Notices = {
  readonly [Type in EventName]?: (data: Extract<LaurelEvent, { type: Type }>['data'], event: ViewedEvent) => Notice | undefined;
};

/** One notice to one audience. */
export function tell(template: Template, audience: readonly Audience[], parameters: Readonly<Record<string, string>> = {}): Notice {
  return { tellings: [{ template, parameters, audience }] };
}

/** One notice about a unit. */
export function tellOf(
  unitId: string,
  template: Template,
  audience: readonly Audience[],
  parameters: Readonly<Record<string, string>> = {},
): Notice {
  return { unitId, ...tell(template, audience, parameters) };
}
