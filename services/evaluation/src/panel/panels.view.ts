import { type Heard, panel, type RowOf, view } from '@laurel/contracts';

const model = panel.readModels.panels;
export type PanelRow = Omit<RowOf<typeof model>, 'version' | 'waiting'>;
type StageProgress = PanelRow['onSite'];

/**
 * The progress of the panel: its experts, the open stage, the entry that presents now. One row per campaign.
 */
export const panelsView = view('panels', model, {
  version: 3,
  on: {
    // The first panel may wait for its second person before there is any.
    ActProposed: (row, _event, key) => row ?? noPanel(key),
    PanelConvened: (row, event, key) => convened(row ?? noPanel(key), event),
    ConflictsDeclaredComplete: (row, { data: { expertId }, time }) =>
      row && {
        ...row,
        experts: row.experts.map((expert) =>
          expert.accountId === expertId ? { ...expert, declaredAt: time } : expert,
        ),
      },
    ExpertSubstituted: (row, event) => row && substituted(row, event),
    PanelFrozen: (row, _event, key) => ({ ...(row ?? noPanel(key)), status: 'frozen' }),
    PresentationOrderDrawn: (row, { data: { order, seed } }) =>
      row && { ...row, order, ...(seed !== undefined && { seed }) },
    ScoringStarted: (row, { data: { stage } }) => row && { ...row, [stage]: { status: 'scoring' } },
    PresentationStarted: (row, { data: { branchId } }) => row && { ...row, presenting: branchId },
    PresentationDeferred: (row, { data: { order } }) => row && { ...row, order },
    PresentationAbandoned(row) {
      if (!row) return undefined;
      const { presenting: _abandoned, ...rest } = row;
      return rest;
    },
    PresentationEnded(row, { data: { branchId } }) {
      if (!row) return undefined;
      const { presenting: _ended, ...rest } = row;
      return { ...rest, presented: [...row.presented.filter((id) => id !== branchId), branchId] };
    },
    ScoringClosed: (row, { data: { stage, gaps, commitments, reason } }) => {
      const progress: StageProgress = { status: 'shut', ballotCount: commitments.length, gaps };
      return row && { ...row, [stage]: reason === undefined ? progress : { ...progress, reason } };
    },
    ScoringReopened: (row, { data: { stage, branchIds, reason } }) =>
      row && { ...row, [stage]: { status: 'scoring', reopened: branchIds, reason } satisfies StageProgress },
    BallotsOpened: (row, { time }) => row && { ...row, status: 'opened', openedAt: time },
  },
});

function noPanel(campaignId: string): PanelRow {
  const stage: StageProgress = { status: 'waiting' };
  return {
    campaignId,
    status: 'none',
    experts: [],
    onSite: stage,
    presentation: stage,
    order: [],
    presented: [],
  };
}

/** Experts who stay on a panel that is convened anew keep their declaration. */
function convened(row: PanelRow, { data: { documentNumber, experts } }: Heard<'PanelConvened'>): PanelRow {
  const kept = experts.map(({ accountId, name, unitId }) => {
    const declaredAt = row.experts.find((expert) => expert.accountId === accountId)?.declaredAt;
    return {
      accountId,
      name,
      ...(unitId !== undefined && { unitId }),
      ...(declaredAt !== undefined && { declaredAt }),
    };
  });
  return { ...row, status: 'convened', documentNumber, experts: kept };
}

/** An expert who is substituted whole leaves; a substitute who sits already is named once. */
function substituted(
  row: PanelRow,
  { data: { expertId, substitute, branchIds, declaredAt } }: Heard<'ExpertSubstituted'>,
): PanelRow {
  const { accountId, name, unitId } = substitute;
  const others = row.experts.filter(
    (expert) => expert.accountId !== accountId && (branchIds || expert.accountId !== expertId),
  );
  const member = { accountId, name, ...(unitId !== undefined && { unitId }), declaredAt };
  return { ...row, experts: [...others, member] };
}
