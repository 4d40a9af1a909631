import { ballot, type Heard, type RowOf, view } from '@laurel/contracts';
import { type Stage, stages } from '../panel/panel.ts';

const model = ballot.readModels.ballots;
export type BallotsRow = RowOf<typeof model>;
type Opened = BallotsRow['ballots'][number];

/**
 * The content of every ballot, by entry and stage. It has no row before the opening, so that nothing can be
 * asked of it sooner (docs/handbook/process.md#1.3). An expert recused after the opening sees no more of it
 * than one recused before (docs/handbook/process.md#1.17).
 */
export const ballotsView = view('ballots', model, {
  version: 2,
  on: {
    BallotsOpened: {
      keys: ({ data: { campaignId, ballots } }) => [
        ...new Set(ballots.map((each) => pileKey({ ...each, campaignId }))),
      ],
      fold: (_row, event, key) => opened(event, key),
    },
    BallotSetAside: {
      keys: ({ data }) => [pileKey(data)],
      fold: (row, event) =>
        row && {
          ...row,
          ballots: row.ballots.map((each) =>
            each.expertId === event.data.expertId ? aside(each, event) : each,
          ),
        },
    },
    ExpertRecused: {
      keys: ({ data }) => stages.map((stage) => pileKey({ ...data, stage })),
      fold: (row, { data }) =>
        row && { ...row, recused: [...new Set([...row.recused, data.expertId])].sort() },
    },
  },
});

/** The key of all ballots of one entry at one stage. */
function pileKey({
  campaignId,
  stage,
  branchId,
}: {
  campaignId: string;
  stage: Stage;
  branchId: string;
}): string {
  return `${campaignId}.${stage}.${branchId}`;
}

function opened({ data, time }: Heard<'BallotsOpened'>, key: string): BallotsRow {
  const [campaignId, stage, ...branch] = key.split('.') as [string, Stage, ...string[]];
  const branchId = branch.join('.');
  const ballots = data.ballots
    .filter((each) => each.branchId === branchId && each.stage === stage)
    .map(({ stage: _stage, branchId: _branchId, ...rest }) => rest);
  const recused = data.recused.find((recusal) => recusal.branchId === branchId)?.experts ?? [];
  return { campaignId, stage, branchId, ballots, recused: [...recused], openedAt: time };
}

function aside(opened: Opened, { data, time }: Heard<'BallotSetAside'>): Opened {
  const { ground, reason, objectionId } = data;
  return {
    ...opened,
    setAside: { ground, reason, at: time, ...(objectionId !== undefined && { objectionId }) },
  };
}
