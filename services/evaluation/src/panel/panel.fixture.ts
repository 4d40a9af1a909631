import { panel } from '@laurel/contracts';
import { type Actor, type Command, inState, type Message } from '@laurel/core';
import { command, stamped } from '@laurel/core/testing';
import { treeOf } from '@laurel/rules';
import { rulePackHash, smallPack } from '../campaign.fixture.ts';
import { panelDecider } from './panel.decide.ts';
import type { PanelCommand, PanelEvent } from './panel.ts';
import type { PanelEntry, PanelFacts, SealedBallot } from './panel.rules.ts';

/** A panel of four experts for two entries, told as events, for given/when/then. */

/** The decider behind its state table, as it is served. */
export const decider = inState(panelDecider, panel.commands);

const named = { campaignId: 'r2023' };
export const [first, second] = ['b01.001', 'b02.001'] as const;
export const accounts = ['ea', 'eb', 'ec', 'ed'] as const;
const admittedAt = '2023-05-10T01:00:00.000Z';
const now = '2023-11-01T01:00:00.000Z';

export function entry(branchId: string, changes: Partial<PanelEntry> = {}): PanelEntry {
  const filed = { deckFiled: true, logoFiled: true };
  return {
    branchId,
    status: 'admitted',
    disqualified: false,
    assessed: 'scored',
    ...filed,
    admittedAt,
    ...changes,
  };
}

export const facts: PanelFacts = {
  id: { campaign: 'r2023' },
  campaign: { status: 'open', rulePack: smallPack, rulePackHash },
  tree: treeOf([
    [first, 'b01'],
    [second, 'b02'],
  ]),
  entries: [entry(first), entry(second)],
  assessors: [],
  sealed: [],
  drawn: [second, first],
  drawSecret: { salt: 'f'.repeat(64), commitment: 'c'.repeat(64) },
  provenSecrets: ['c'.repeat(64), 'd'.repeat(64)],
  listed: [],
  rankingConfirmed: false,
  objectionUpheld: false,
};

export function ask(
  type: PanelCommand['type'],
  data: object = {},
  account = 'ouyang',
  overrides: Partial<Command> = {},
): PanelCommand {
  const actor: Actor = { account, person: `P-${account}`, role: 'operator' };
  return command({ type, data }, { actor, instant: now, ...overrides }) as PanelCommand;
}

export function happened<Type extends PanelEvent['type']>(type: Type, data: object, time = now) {
  return stamped({ type, data: { ...named, ...data } } as unknown as PanelEvent, { time } as never);
}

/** An event as a decision returns it. */
export function said(type: PanelEvent['type'], data: object): Message {
  return { type, data: { ...named, ...data } };
}

export const people = accounts.map((accountId) => ({
  accountId,
  personId: `P-${accountId}`,
  name: accountId,
}));
export const convened = happened('PanelConvened', { documentNumber: '88号', experts: people });
export const declared = accounts.map((expertId) => happened('ConflictsDeclaredComplete', { expertId }));
export const assignments = [first, second].map((branchId) => ({ branchId, experts: [...accounts] }));
export const frozen = [convened, ...declared, happened('PanelFrozen', { assignments })];
const secretSealed = (half: 'operator' | 'discipline', digit: string) => ({
  ...happened('DrawSecretSealed', { half, commitment: digit.repeat(64) }),
  actor: { account: half, person: `P-${half}`, role: half },
  sealed: { secret: digit.repeat(64), salt: 'f'.repeat(64) },
});
export const secretsSealed = [secretSealed('operator', 'c'), secretSealed('discipline', 'd')] as const;
export const drawn = [
  ...frozen,
  happened('PresentationOrderDrawn', { order: [second, first], seed: 'a'.repeat(64) }),
];
export const started = [
  ...drawn,
  happened('ScoringStarted', { stage: 'onSite' }),
  happened('ScoringStarted', { stage: 'presentation' }),
];
export const presented = [
  ...started,
  ...[second, first].flatMap((branchId) => [
    happened('PresentationStarted', { branchId }),
    happened('PresentationEnded', { branchId }),
  ]),
];

/** All ballots of a stage, sealed. */
export function ballots(stage: SealedBallot['stage']): SealedBallot[] {
  return [first, second].flatMap((branchId) =>
    accounts.map((expertId, index) => ({ stage, branchId, expertId, commitment: `${index}`.repeat(64) })),
  );
}

function shut(stage: SealedBallot['stage']) {
  const commitments = ballots(stage).map(({ branchId, expertId, commitment }) => ({
    branchId,
    expertId,
    commitment,
  }));
  return happened('ScoringClosed', { stage, commitments, gaps: [] });
}

export const bothShut = [...presented, shut('onSite'), shut('presentation')];
export const sheets = [...ballots('onSite'), ...ballots('presentation')].map((ballot) => ({
  ...ballot,
  sheet: {
    scores: smallPack.criteria.map(({ id }) => ({ criterionId: id, score: '80' })),
    salt: 'f'.repeat(64),
  },
  proven: true,
}));
export const openedBallots = sheets.map(({ sheet, proven: _proven, ...ballot }) => ({ ...ballot, ...sheet }));
export const ballotsOpened = [
  ...bothShut,
  happened('BallotsOpened', { ballots: openedBallots, recused: [] }),
];
