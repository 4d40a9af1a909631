import { type CommandOf, entry } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { entryDecider, type EntryFacts } from './domain/entry.decide.ts';
import { campaignsView } from './views/campaigns.ts';

/** The deciders of the evaluate half with the facts they need. */

async function entryFacts(read: FactReader, _command: CommandOf<typeof entry>, id: Id): Promise<EntryFacts> {
  const campaign = id.campaign!;
  return { id: { campaign, unit: id.unit! }, campaign: await read.row(campaignsView, campaign), orderDrawn: false };
}

export const servedEntry = serve(entry, entryDecider, entryFacts);
