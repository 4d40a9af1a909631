import { copy, type Heard } from '@laurel/contracts';
import { campaignNode, type Place, type Tree, treeAt } from '@laurel/rules';

/**
 * A unit, or a campaign that belongs to one, and the places that it took, the oldest first, by positions of
 * the service's own log.
 */
export type UnitPlaces = { readonly unitId: string; readonly places: readonly Place[] };

const branchPlaced = {
  keys: ({ data }: Heard<'BranchRegistered' | 'BranchMoved'>) => [data.branchId],
  fold: (row: UnitPlaces | undefined, { data, position }: Heard<'BranchRegistered' | 'BranchMoved'>) =>
    placed(row, data.branchId, position, data.bureauId),
};

/**
 * The organisation's tree: one row for each unit, and for each campaign that belongs to one. Every service
 * folds it from application's events and judges scope and recusal by its own copy
 * (docs/handbook/process.md#1.17).
 */
export const treeView = copy<UnitPlaces>('tree', {
  version: 3,
  indexes: [],
  on: {
    BureauRegistered: {
      keys: ({ data }) => [data.bureauId],
      fold: (row, { data, position }) => placed(row, data.bureauId, position, data.parentId),
    },
    BureauMoved: {
      keys: ({ data }) => [data.bureauId],
      fold: (row, { data, position }) => placed(row, data.bureauId, position, data.parentId),
    },
    // Whoever works where it went answers for what it left.
    BureauAbolished: {
      keys: ({ data }) => (data.into === undefined ? [] : [data.bureauId]),
      fold: (row, { data, position }) => placed(row, data.bureauId, position, data.into),
    },
    BranchRegistered: branchPlaced,
    BranchMoved: branchPlaced,
    // The branch that goes on with its entries answers for them (docs/decisions/0035).
    BranchMerged: {
      keys: ({ data }) => (data.carriedIn === undefined ? [] : [data.branchId]),
      fold: (row, { data, position }) => placed(row, data.branchId, position, data.into),
    },
    CampaignHosted: {
      keys: ({ data }) => [campaignNode(data.campaignId)],
      fold: (row, { data, position }) => placed(row, campaignNode(data.campaignId), position, data.hostId),
    },
  },
});

function placed(row: UnitPlaces | undefined, unitId: string, since: number, parentId?: string): UnitPlaces {
  return {
    unitId,
    places: [...(row?.places ?? []), { since, ...(parentId !== undefined && { parentId }) }],
  };
}

/** The tree that the rows give, now or at a position. */
export function treeIn(rows: readonly UnitPlaces[], position?: number): Tree {
  return treeAt(
    rows.map(({ unitId, places }) => [unitId, places] as const),
    position,
  );
}
