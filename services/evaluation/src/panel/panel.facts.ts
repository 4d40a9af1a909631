import { ballot, type CommandOf, panel } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { differing, type FactReader, type Id, serve } from '@laurel/platform';
import { drawOrder, sheetOf } from '@laurel/rules';
import type { Ballot } from '../ballot/ballot.ts';
import { ballotDecider, type BallotFacts } from '../ballot/ballot.decide.ts';
import { committed, inOrder } from '../ballot/ballot.rules.ts';
import { ballotKey, ballotProgressView } from '../ballot/ballot-progress.view.ts';
import { campaignsView } from '../copies/campaigns.view.ts';
import { groupsView } from '../copies/groups.view.ts';
import { objectionKey, upheldObjectionsView } from '../copies/upheld-objections.view.ts';
import { entriesView, type EntryRow } from '../entry/entries.view.ts';
import { rankingsView } from '../ranking/rankings.view.ts';
import { panelDecider } from './panel.decide.ts';
import {
  type Assessor,
  competes,
  type ListedBallot,
  listedBallots,
  type PanelEntry,
  type PanelFacts,
  type SealedBallot,
} from './panel.rules.ts';
import type { Panel, PanelCommand, Stage } from './panel.ts';

/**
 * The panel and its ballots with the facts that their decisions need. They stand together because each reads
 * the other's streams.
 */

/** The guard of what others read of a panel: its stage, its members and their recusals. */
export function panelGuard(campaignId: string): string {
  return `panel:${campaignId}`;
}

async function panelFacts(
  read: FactReader,
  command: PanelCommand,
  { campaign }: Id,
  state: Panel,
): Promise<PanelFacts> {
  const id = campaign!;
  const entries = await panelEntries(read, id);
  const isCiting = command.type === 'SetBallotAside';
  return {
    id: { campaign: id },
    campaign: await read.row(campaignsView, id),
    tree: await read.tree(),
    entries,
    differing: await differing(read, chosenBy(command), 'expert', id),
    assessors: isComposing(command) ? await assessors(read, id) : [],
    sealed: state.status === 'frozen' ? await sealedBallots(read, id) : [],
    ...drawFacts(read, command, id, state, entries),
    listed:
      command.type === 'OpenBallots' && state.status === 'frozen'
        ? await readSheets(read, id, listedBallots(state))
        : [],
    rankingConfirmed: isCiting && (await read.row(rankingsView, id))?.status === 'confirmed',
    objectionUpheld: isCiting && (await isUpheld(read, id, command.data.objectionId)),
  };
}

/** Gives the experts that a command names. They must be in the register of persons. */
function chosenBy({ type, data }: PanelCommand) {
  if (type === 'ConvenePanel') return data.experts;
  return type === 'SubstituteExpert' ? [data.substitute] : [];
}

async function ballotFacts(
  read: FactReader,
  command: CommandOf<typeof ballot>,
  id: Id,
): Promise<BallotFacts> {
  const campaignId = id.campaign!;
  const sheet = { stage: id.stage as Stage, branchId: id.unit!, expertId: id.account! };
  const campaign = await read.row(campaignsView, campaignId);
  const row = await read.row(entriesView, `${campaignId}.${sheet.branchId}`);
  const salt = read.secret(`salt ${id.whole}`);
  const scores = campaign ? inOrder(sheetOf(campaign.rulePack, sheet.stage), command.data.scores) : [];
  const { reason } = command.data;
  const content = committed(campaignId, sheet, { scores, ...(reason !== undefined && { reason }), salt });
  return {
    sheet,
    campaignId,
    campaign,
    panel: await read.state(servedPanel, campaignId),
    competes: row !== undefined && competes(panelEntry(row)),
    salt,
    commitment: read.sha256(canonicalJson(content)),
  };
}

export const servedPanel = serve(panel, panelDecider, panelFacts, (_command, { campaign }) => ({
  reads: [`ballots:${campaign}`],
  takes: [panelGuard(campaign!)],
}));
export const servedBallot = serve(ballot, ballotDecider, ballotFacts, (_command, { campaign }) => ({
  reads: [panelGuard(campaign!)],
  takes: [`ballots:${campaign}`],
}));

/** All entries of a campaign, in order of branch. */
async function panelEntries(read: FactReader, campaignId: string): Promise<PanelEntry[]> {
  const rows = await read.rows(entriesView, [{ field: 'campaignId', equals: campaignId }]);
  return rows.map(panelEntry).sort((one, other) => (one.branchId < other.branchId ? -1 : 1));
}

/** An entry as the panel and the ranking know it. */
export function panelEntry({
  branchId,
  status,
  standing,
  dynamic,
  deck,
  logo,
  admittedAt,
}: EntryRow): PanelEntry {
  return {
    branchId,
    status,
    disqualified: standing === 'disqualified',
    assessed: dynamic === undefined ? 'open' : 'noResult' in dynamic ? 'noResult' : 'scored',
    deckFiled: deck !== undefined,
    logoFiled: logo !== undefined,
    admittedAt,
  };
}

function isComposing({ type }: PanelCommand): boolean {
  return ['ConvenePanel', 'DeriveConflicts', 'FreezePanel', 'SubstituteExpert'].includes(type);
}

async function assessors(read: FactReader, campaignId: string): Promise<Assessor[]> {
  const groups = await read.rows(groupsView, [{ field: 'campaignId', equals: campaignId }]);
  return groups.flatMap(({ members, branchIds, recorded }) => [
    ...branchIds.flatMap((branchId) =>
      members.map(({ accountId, personId }) => ({ branchId, accountId, personId })),
    ),
    ...recorded.map(({ branchId, accountId }) => ({ branchId, accountId })),
  ]);
}

async function sealedBallots(read: FactReader, campaignId: string): Promise<SealedBallot[]> {
  const rows = await read.rows(ballotProgressView, [
    { field: 'campaignId', equals: campaignId },
    { field: 'status', equals: 'sealed' },
  ]);
  return rows
    .map(({ stage, branchId, accountId, commitment }) => ({
      stage,
      branchId,
      expertId: accountId,
      commitment: commitment!,
    }))
    .sort((one, other) => (ballotKey({ campaignId, ...one }) < ballotKey({ campaignId, ...other }) ? -1 : 1));
}

/**
 * The drawn order, which anyone can repeat once the secrets are opened: SHA-256 of operator's secret,
 * discipline's secret and the entry's id, lowest first (docs/handbook/process.md#3.6).
 */
function drawFacts(
  read: FactReader,
  command: PanelCommand,
  campaignId: string,
  state: Panel,
  entries: readonly PanelEntry[],
): Pick<PanelFacts, 'drawn' | 'drawSecret' | 'provenSecrets'> {
  const commitment = (half: string, sealed: object) =>
    read.sha256(canonicalJson({ campaignId, half, ...sealed }));
  if (command.type === 'SealDrawSecret') {
    const salt = read.secret(`draw ${campaignId} ${command.actor.role}`);
    const { secret } = command.data;
    const drawSecret = { salt, commitment: commitment(command.actor.role, { secret, salt }) };
    return { drawn: [], provenSecrets: [], drawSecret };
  }
  const none = { drawn: [], provenSecrets: [], drawSecret: { salt: '', commitment: '' } };
  if (command.type !== 'DrawPresentationOrder' || state.status !== 'frozen') return none;
  const { operator, discipline } = state.secrets;
  const proven = Object.entries(state.secrets)
    .filter(([half, known]) => known.sealed && commitment(half, known.sealed) === known.commitment)
    .map(([, known]) => known.commitment);
  const seed = `${operator?.sealed?.secret ?? ''}${discipline?.sealed?.secret ?? ''}`;
  const branchIds = entries.map(({ branchId }) => branchId);
  return { ...none, drawn: drawOrder(seed, branchIds, (text) => read.sha256(text)), provenSecrets: proven };
}

async function readSheets(
  read: FactReader,
  campaignId: string,
  ballots: readonly SealedBallot[],
): Promise<ListedBallot[]> {
  const listed: ListedBallot[] = [];
  for (const sheet of ballots) {
    const state: Ballot = await read.state(servedBallot, ballotKey({ campaignId, ...sheet }));
    const sealed = state.status === 'sealed' ? state.sheets[sheet.commitment] : undefined;
    const proven = sealed
      ? read.sha256(canonicalJson(committed(campaignId, sheet, sealed))) === sheet.commitment
      : false;
    listed.push({ ...sheet, ...(sealed && { sheet: sealed }), proven });
  }
  return listed;
}

/**
 * True for an objection upheld as a scoring error. Misconduct strikes its entry off and moves no score
 * (docs/handbook/process.md#1.13).
 */
export async function isUpheld(
  read: FactReader,
  campaignId: string,
  objectionId: string | undefined,
): Promise<boolean> {
  if (objectionId === undefined) return false;
  return (
    (await read.row(upheldObjectionsView, objectionKey({ campaignId, objectionId })))?.kind === 'scoringError'
  );
}
