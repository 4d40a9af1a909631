import { refuse } from '@laurel/contracts';
import { openCampaign } from '../copies/campaign.rules.ts';
import {
  type Asked,
  evolve,
  type Frozen,
  isSameSeat,
  type Panel,
  type PanelEvent,
  sitsFor,
  stages,
} from './panel.ts';
import {
  competes,
  derivable,
  isKnown,
  isRecused,
  type PanelFacts,
  requireFrozen,
  scorers,
  thinEntries,
  undeclared,
} from './panel.rules.ts';
import { derivedGround, recuse } from './recusal.rules.ts';

/**
 * An expert who is missing, or recused, is substituted until the opening; a recusal declared by mistake is
 * taken back (docs/handbook/process.md#1.17). The panel's decider hands these commands on.
 */

/** The substitute takes over what the expert has left: ballots that were sealed stand. */
export function substituteExpert(
  command: Asked<'SubstituteExpert'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  const panel = requireFrozen(state);
  const { documentNumber, expertId, substitute, branchIds, reason } = command.data;
  requireOther(panel, command.data);
  if (facts.differing !== undefined)
    throw refuse('person_differs', { account: facts.differing }, 'substitute');
  const stays = branchIds?.find((branchId) => !isRecused(panel, { branchId, expertId }));
  if (stays !== undefined) throw refuse('not_recused', { expert: expertId, branch: stays }, 'branchIds');
  const competing = facts.entries.filter(competes);
  if (undeclared(panel, competing, [substitute.accountId]).length > 0)
    throw refuse('conflicts_undeclared', { experts: substitute.accountId }, 'substitute');
  const campaignId = facts.id.campaign;
  const found = derivable([substitute], competing, facts).filter(
    (conflict) => !isKnown(panel.conflicts, conflict, conflict.relation),
  );
  const derived: PanelEvent[] = [
    ...found.map((conflict): PanelEvent => ({ type: 'ConflictDerived', data: { campaignId, ...conflict } })),
    ...recuse(panel, { campaignId }, found, facts.sealed, derivedGround),
  ];
  const sheets = sheetsLeft(after(panel, derived), expertId, facts).filter(
    ({ stage, branchId }) =>
      (branchIds?.includes(branchId) ?? true) &&
      !isRecused({ recusals: [...panel.recusals, ...found] }, { branchId, expertId: substitute.accountId }) &&
      !scorers(panel, stage, branchId).includes(substitute.accountId),
  );
  if (sheets.length === 0) throw refuse('nothing_left_to_score', {}, 'substitute');
  const declaredAt = panel.declaredAt[substitute.accountId]!;
  const named = branchIds === undefined ? {} : { branchIds };
  return [
    ...derived,
    {
      type: 'ExpertSubstituted',
      data: { campaignId, documentNumber, expertId, substitute, declaredAt, ...named, sheets, reason },
    },
  ];
}

/** The expert sits on the panel, and the substitute is somebody else who has no full seat on it. */
function requireOther(panel: Frozen, { expertId, substitute }: Asked<'SubstituteExpert'>['data']): void {
  if (!panel.experts.some(({ accountId }) => accountId === expertId))
    throw refuse('not_found', {}, 'expertId');
  const isMember = panel.experts.some(
    ({ accountId, personId, only }) =>
      (accountId === substitute.accountId && !only) ||
      (accountId !== substitute.accountId && personId === substitute.personId),
  );
  if (isMember) throw refuse('already_exists', {}, 'substitute');
}

/**
 * The sheets without a ballot of the expert that counts. Whoever was absent at a presentation has no ballot
 * for it (docs/handbook/process.md#1.17), and so has a substitute who came later.
 */
function sheetsLeft(panel: Frozen, expertId: string, { entries, sealed }: PanelFacts) {
  const { presentation } = panel.stages;
  const reopened = presentation.status === 'scoring' ? (presentation.reopened ?? []) : [];
  const isOver = (branchId: string) =>
    panel.presenting === branchId || (panel.presented.includes(branchId) && !reopened.includes(branchId));
  return stages.flatMap((stage) =>
    entries
      .filter(competes)
      .map(({ branchId }) => ({ stage, branchId }))
      .filter(({ branchId }) => stage === 'onSite' || !isOver(branchId))
      .filter(
        ({ branchId }) =>
          !sealed.some((ballot) => ballot.stage === stage && isSameSeat(ballot, { branchId, expertId })),
      ),
  );
}

/** A recusal is taken back that rests on nothing but the expert's own declaration. */
export function withdrawRecusal(
  command: Asked<'WithdrawRecusal'>,
  state: Panel,
  facts: PanelFacts,
): readonly PanelEvent[] {
  if (state.status === 'none') throw refuse('wrong_state', { state: state.status });
  if (state.status === 'opened') throw refuse('ballots_opened');
  const { branchId, expertId, reason } = command.data;
  const seat = { branchId, expertId };
  const told = { expert: expertId, branch: branchId };
  if (!isRecused(state, seat)) throw refuse('not_recused', told, 'expertId');
  if (state.conflicts.some((known) => isSameSeat(known, seat) && known.source !== 'declared'))
    throw refuse('conflict_derived', told);
  if (state.status === 'frozen' && state.replaced.some((gone) => isSameSeat(gone, seat)))
    throw refuse('already_substituted', told);
  const seated =
    state.status === 'frozen' &&
    state.experts.some((member) => member.accountId === expertId && sitsFor(member, branchId));
  return [{ type: 'RecusalWithdrawn', data: { campaignId: facts.id.campaign, ...seat, seated, reason } }];
}

/**
 * The decision's events and, for every entry that falls below the experts a result needs, one that says so at
 * once (docs/handbook/process.md#1.16).
 */
export function withShortages(
  state: Panel,
  events: readonly PanelEvent[],
  { campaign, entries, id }: PanelFacts,
): readonly PanelEvent[] {
  if (state.status !== 'frozen' || events.length === 0) return events;
  const { rulePack } = openCampaign(campaign);
  const next = after(state, events);
  const short = stages.flatMap((stage) => {
    const before = thinEntries(state, stage, entries, rulePack);
    return thinEntries(next, stage, entries, rulePack)
      .filter((branchId) => !before.includes(branchId))
      .map((branchId): PanelEvent => ({
        type: 'ExpertsBelowMinimum',
        data: {
          campaignId: id.campaign,
          branchId,
          stage,
          possible: scorers(next, stage, branchId).length,
          minimum: rulePack.scoring.ballotsMinimum,
        },
      }));
  });
  return [...events, ...short];
}

const unstamped = { time: '', actor: { account: '', person: '', role: '' } };

/** The panel as these events of one decision leave it. */
function after(panel: Extract<Panel, { status: 'frozen' }>, events: readonly PanelEvent[]) {
  return events.reduce<Panel>(
    (next, event) => evolve(next, { ...event, ...unstamped }),
    panel,
  ) as typeof panel;
}
