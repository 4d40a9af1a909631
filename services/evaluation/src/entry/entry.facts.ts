import { type CommandOf, entry } from '@laurel/contracts';
import { type FactReader, type Id, serve } from '@laurel/platform';
import { campaignsView } from '../copies/campaigns.view.ts';
import { panelGuard, servedPanel } from '../panel/panel.facts.ts';
import { entryDecider, type EntryFacts } from './entry.decide.ts';

/** Entries with the facts that their decisions need. */

async function entryFacts(read: FactReader, command: CommandOf<typeof entry>, id: Id): Promise<EntryFacts> {
  const named = { id: { campaign: id.campaign!, unit: id.unit! } };
  // Copies are taken without judging, so they need no facts.
  if (command.type !== 'FilePresentation') return { ...named, campaign: undefined, orderDrawn: false };
  const state = await read.state(servedPanel, id.campaign!);
  const orderDrawn = state.status === 'opened' || (state.status === 'frozen' && state.order !== undefined);
  return { ...named, campaign: await read.row(campaignsView, id.campaign!), orderDrawn };
}

export const servedEntry = serve(entry, entryDecider, entryFacts, (_command, { campaign }) => ({
  reads: [panelGuard(campaign!)],
  takes: [],
}));
