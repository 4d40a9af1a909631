import type { Heard } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { type Change, type Changes, type SheetAct, sheetActs, type Sheets } from './facts.ts';
import { byName } from './lines.ts';

const stages = ['onSite', 'presentation'] as const;
interface OfExpert {
  readonly time: string;
  readonly data: { readonly campaignId: string };
}

/**
 * Each expert's own sheets: one row for each expert and kind of sheet, with everything that is left.
 * An event that names hundreds of sheets touches as many rows as there are experts.
 */
export const sheetLines: (event: ViewedEvent) => Changes = byName({
  PanelConvened: (event) =>
    joined(
      event.data.experts.map(({ accountId }) =>
        changed(event, 'CompleteConflictDeclaration', accountId, given(event.data.campaignId)),
      ),
    ),
  ConflictsDeclaredComplete: (event) =>
    changed(event, 'CompleteConflictDeclaration', event.data.expertId, done(event.data.campaignId)),
  PanelFrozen(event) {
    const { assignments } = event.data;
    const accounts = [...new Set(assignments.flatMap(({ experts }) => experts))];
    return joined(
      accounts.flatMap((account) => {
        const own = assignments.filter(({ experts }) => experts.includes(account));
        return stages.map((stage) =>
          ballots(event, stage, account, (branchOf) =>
            given(...own.map(({ branchId }) => branchOf(branchId))),
          ),
        );
      }),
    );
  },
  ExpertRecused: (event) => {
    const { branchId, expertId } = event.data;
    return joined([
      ...stages.map((stage) => ballots(event, stage, expertId, (idOf) => taken(idOf(branchId)))),
      changed(
        event,
        'SealTitleBallot',
        expertId,
        takenWhere((id) => id.endsWith(`.${branchId}`)),
      ),
    ]);
  },
  RecusalWithdrawn: (event) => {
    const { branchId, expertId, seated } = event.data;
    if (!seated) return {};
    return joined(stages.map((stage) => ballots(event, stage, expertId, (idOf) => given(idOf(branchId)))));
  },
  ExpertSubstituted: (event) => {
    const { expertId, substitute, sheets } = event.data;
    return joined(
      stages.flatMap((stage) => {
        const passed = sheets.filter((sheet) => sheet.stage === stage).map(({ branchId }) => branchId);
        return passed.length === 0
          ? []
          : [
              ballots(event, stage, expertId, (idOf) => taken(...passed.map(idOf))),
              ballots(event, stage, substitute.accountId, (idOf) => given(...passed.map(idOf))),
            ];
      }),
    );
  },
  BallotSealed: (event) => {
    const { stage, branchId, expertId } = event.data;
    return ballots(event, stage, expertId, (idOf) => done(idOf(branchId)));
  },
  // What an expert has not sealed by then is never sealed.
  BallotsOpened: (event) => {
    const accounts = [...new Set(event.data.ballots.map(({ expertId }) => expertId))];
    return joined(
      accounts.flatMap((account) =>
        stages.map((stage) => ballots(event, stage, account, () => takenWhere(() => true))),
      ),
    );
  },
  TitleRecommended: (event) =>
    joined(
      event.data.experts.map((account) => changed(event, 'SealTitleBallot', account, given(titleOf(event)))),
    ),
  TitleBallotSealed: (event) => changed(event, 'SealTitleBallot', event.data.expertId, done(titleOf(event))),
});

const titleOf = ({ data }: Heard<'TitleRecommended' | 'TitleBallotSealed'>) =>
  `${data.campaignId}.${data.titleId}.${data.branchId}`;

type SheetsChange = (sheets: Sheets) => Sheets;

/** The change to an expert's ballots of a stage; `idOf` gives the id of the ballot on an entry. */
function ballots(
  event: OfExpert,
  stage: string,
  account: string,
  change: (idOf: (branchId: string) => string) => SheetsChange,
): Changes {
  const idOf = (branchId: string) => `${event.data.campaignId}.${stage}.${branchId}.${account}`;
  return changed(event, 'SealBallot', account, change(idOf), `.${stage}`);
}

function changed(
  { time, data: { campaignId } }: OfExpert,
  act: SheetAct,
  accountId: string,
  change: SheetsChange,
  of = '',
): Changes {
  const none: Sheets = { accountId, campaignId, act, targets: [], done: [], since: time };
  const alter: Change = (facts) => ({ ...facts, sheets: change(facts.sheets ?? none) });
  return { [`${sheetActs[act].aggregate}-${campaignId}${of}.${accountId}`]: alter };
}

const sorted = (ids: readonly string[]) => [...new Set(ids)].sort();
const given =
  (...ids: string[]): SheetsChange =>
  (sheets) => ({ ...sheets, targets: sorted([...sheets.targets, ...ids]) });
const takenWhere =
  (isTaken: (id: string) => boolean): SheetsChange =>
  (sheets) => ({ ...sheets, targets: sheets.targets.filter((id) => !isTaken(id)) });
const taken = (...ids: string[]): SheetsChange => takenWhere((id) => ids.includes(id));
const done =
  (...ids: string[]): SheetsChange =>
  (sheets) => ({ ...sheets, done: sorted([...sheets.done, ...ids]) });

function joined(changes: readonly Changes[]): Changes {
  return Object.assign({}, ...changes) as Changes;
}
