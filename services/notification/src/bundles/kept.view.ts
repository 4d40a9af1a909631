import { type Audience, copy, type Heard, type Lines } from '@laurel/contracts';
import type { View } from '@laurel/core';
import { bundled, keptOf } from './bundles.ts';
import { aboutOf, campaignAbout } from '../notices/about.ts';
import type { Bundle } from '../notices/notice.ts';

/** The notices that wait for a bundle, by its name. */
export type KeptRow = { readonly notices: readonly Kept[] };

export interface Kept {
  readonly eventId: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly audience: readonly Audience[];
  readonly unitId?: string;
  readonly campaignId?: string;
  /** The person who acted is not told of it. */
  readonly exceptPerson?: string;
  readonly awaited: readonly string[];
  readonly ofClearance?: NonNullable<Bundle['ofClearance']>;
}

const line = {
  keys: (event: Heard) => keptOf(event)?.bundles.map(({ name }) => name) ?? [],
  fold: (row: KeptRow | undefined, event: Heard, key: string): KeptRow => {
    const { template, parameters, audience, unitId, bundles } = keptOf(event)!;
    const bundle = bundles.find(({ name }) => name === key)!;
    const campaignId = campaignAbout(aboutOf(event.stream));
    const kept = {
      eventId: event.id,
      template: bundle.template ?? template,
      parameters,
      audience: bundle.audience ?? audience,
      ...(unitId !== undefined && { unitId }),
      ...(campaignId !== undefined && { campaignId }),
      ...(event.actor.role !== 'system' && { exceptPerson: event.actor.person }),
      awaited: bundle.awaited,
      ...(bundle.ofClearance && { ofClearance: bundle.ofClearance }),
    };
    // Events of different services arrive in no common order; the row must not tell in which.
    const notices = [...(row?.notices ?? []).filter(({ eventId }) => eventId !== event.id), kept];
    return { notices: notices.sort((one, other) => (one.eventId < other.eventId ? -1 : 1)) };
  },
};

export const keptView: View<KeptRow> = copy('kept', {
  version: 2,
  indexes: [],
  on: {
    ...Object.fromEntries(bundled.map((name) => [name, line])),
    Announced: {
      keys: ({ data }: Heard<'Announced'>) => (data.reminder === undefined ? [] : [data.reminder]),
      fold: () => undefined,
    },
  } as Lines<KeptRow>,
});
