import type { Audience, EventName, LaurelEvent } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';

/** What an event gives to tell, and whom. Somebody in several audiences is told once, by the first notice that names them. */
export interface Notice {
  /** The unit that `{unit}` names. */
  readonly unitId?: string;
  readonly tellings: readonly Telling[];
}

interface Telling {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly audience: readonly Audience[];
}

/** Event type → what to tell; what is not here is told to nobody. */
export type Notices = {
  readonly [Type in EventName]?: (data: Extract<LaurelEvent, { type: Type }>['data'], event: ViewedEvent) => Notice | undefined;
};

/**
 * What messages say, in Chinese and English, by the name of the template. `{name}` is filled in from the announcement; `{unit}` by the name of the unit
 * it is about. Never in a message: scores before the opening, what a case is about, who objected (PROCESS.md 1.3, 1.11).
 */
export type Texts = Readonly<Record<string, readonly [zh: string, en: string]>>;
type Parameters = Readonly<Record<string, string>>;

/** How a step tells its texts: one notice to one audience, about a unit or about none. */
export function telling<Own extends Texts>(_texts: Own) {
  const tell = (template: keyof Own & string, audience: readonly Audience[], parameters: Parameters = {}): Notice => ({
    tellings: [{ template, parameters, audience }],
  });
  const tellOf = (unitId: string, template: keyof Own & string, audience: readonly Audience[], parameters: Parameters = {}): Notice => ({
    unitId,
    ...tell(template, audience, parameters),
  });
  return { tell, tellOf };
}
