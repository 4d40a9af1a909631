import type { Audience, EventName, LaurelEvent, Morning, Words } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { dayOfNextMorning } from '@laurel/rules';

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
  /**
   * The line for it in a bundle: `{count}` is how many there are, `{each}` lists them. Only notices with a
   * line are bundled.
   */
  readonly line?: Words;
  /** The name of each in the list of a line; without it, the name of its unit. */
  readonly each?: Words;
  /** Undefined when this event is told to nobody. */
  tell(data: Data, event: ViewedEvent): Telling | undefined;
}

/** Notices of an event to others than those of its first. */
type Further<Data = never> = readonly Notice<Data>[];
export type FurtherNotices = {
  readonly [Name in EventName]?: Further<Extract<LaurelEvent, { type: Name }>['data']>;
};

export interface Telling {
  /** The unit that `{unit}` names. */
  readonly unitId?: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly audience: readonly Audience[];
  /** The bundles that tell of it as well, or, if it says so, in place of a message of its own. */
  readonly bundles?: readonly Bundle[];
  readonly isOnlyBundled?: true;
}

/** A notice that comes with the others of a day, if what it awaits is still awaited then. */
export interface Bundle {
  /** The name of the bundle: that of a morning. */
  readonly name: string;
  /** The template whose line is told, if it is not the notice's own. */
  readonly template?: string;
  readonly morning: Morning;
  /** The keys of copies/awaited.view.ts that must all be there. */
  readonly awaited: readonly string[];
  /** The clearance that must still be the newest: its key and its last day. */
  readonly ofClearance?: { readonly key: string; readonly until: string };
  /** The people who are told by the bundle, if not those of the notice. */
  readonly audience?: readonly Audience[];
}

/** Notices by the event that they tell of; an event without one is told to nobody. */
export type Notices = { readonly [Name in EventName]?: Notice<Extract<LaurelEvent, { type: Name }>['data']> };

/** Tells an audience. */
export function tell(audience: readonly Audience[], parameters: Telling['parameters'] = {}): Telling {
  return { parameters, audience };
}

/**
 * Tells it together with the others of the day, on the next morning that people work: there are many of the
 * kind (docs/handbook/process.md#1.27).
 */
export function byDay(telling: Telling, event: ViewedEvent, ...awaited: readonly string[]): Telling {
  const day = dayOfNextMorning(event.recordedAt);
  return {
    ...telling,
    bundles: [{ name: `daily.${day}`, morning: { from: day }, awaited }, ...(telling.bundles ?? [])],
    isOnlyBundled: true,
  };
}

/** Tells an audience about a unit. */
export function tellOf(
  unitId: string,
  audience: readonly Audience[],
  parameters: Telling['parameters'] = {},
): Telling {
  return { unitId, parameters, audience };
}
