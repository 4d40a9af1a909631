import type { EntryStage } from '@laurel/contracts';

type Parts = Readonly<Record<string, { readonly state: string } | undefined>>;

const gone: Readonly<Record<string, readonly string[]>> = {
  application: ['lapsed', 'withdrawn', 'ineligible'],
  assessment: ['noResult'],
  standing: ['disqualified'],
  naming: ['excluded', 'declined', 'forfeited', 'revoked', 'plaqueRecalled'],
};

/**
 * The stage at which an entry stands, as the overview counts it, from the progress of its parts; `left` of
 * one that is out, undefined of a branch that is on no list. Whether a list is final does not show in the
 * progress: an entry that waits to be accepted stands at `listed`.
 */
export function stageOf(parts: Parts): EntryStage | 'left' | undefined {
  const state = (part: string) => parts[part]?.state ?? '';
  if (Object.entries(gone).some(([part, states]) => states.includes(state(part)))) return 'left';
  if (['named', 'certified'].includes(state('naming'))) return 'named';
  if (state('evaluation') === 'ranked') return 'scored';
  if (['presented', 'opened', 'unranked'].includes(state('evaluation'))) return 'presented';
  if (state('assessment') === 'assessed') return 'assessed';
  if (state('application') === 'accepted') return 'accepted';
  return state('nomination') === 'nominated' ? 'listed' : undefined;
}
