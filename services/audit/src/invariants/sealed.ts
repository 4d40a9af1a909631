import { events as contracts } from '@laurel/contracts';
import { canonicalJson } from '@laurel/core';
import { partsOf } from '../history/concerning.ts';
import type { Envelope } from '../history/envelope.ts';
import { type Checker, type CheckTools, kept, type Violation, violation } from './checker.ts';

/**
 * Rule 4: no score of a sealed ballot is in the record before its opening, and what was opened is what had
 * been sealed: every commitment is recomputed. Keeps the newest commitments of each sheet, and which of them
 * were listed when a stage was shut.
 */
export function sealedBallots({ sha256 }: CheckTools): Checker {
  const state: State = {
    sha256,
    sheets: new Map(),
    listed: new Map(),
    setAside: new Set(),
    opened: new Set(),
  };
  return {
    see(event) {
      const found = leaks(event);
      switch (event.type) {
        case 'BallotSealed':
          return [...found, ...seal(state, event, sheetOf(event.data))];
        case 'RunOffVoteSealed':
          return [...found, ...seal(state, event, voteOf(event.data, event.data.expertId))];
        case 'TitleBallotSealed':
          return [...found, ...seal(state, event, titleOf(event, event.data.expertId))];
        case 'ScoringClosed':
          return [...found, ...list(state, event)];
        case 'BallotSetAside':
          state.setAside.add(sheetOf(event.data));
          return found;
        case 'RecusalWithdrawn':
          for (const stage of ['onSite', 'presentation'])
            state.setAside.delete(sheetOf({ ...event.data, stage } as Sheet));
          return found;
        case 'BallotsOpened':
          return [...found, ...openBallots(state, event)];
        case 'RunOffHeld':
          return [...found, ...openVotes(state, event)];
        case 'TitleScored':
          return [...found, ...openTitle(state, event)];
        case 'RankingComputed':
          return state.opened.has(event.data.campaignId) ? found : [...found, early(event)];
        default:
          return found;
      }
    },
  };
}

interface State extends Pick<CheckTools, 'sha256'> {
  /** By sheet, every commitment sealed for it: a stage may have been shut on an earlier one. */
  readonly sheets: Map<string, Set<string>>;
  /** By campaign and stage, the commitments listed when it was shut last. */
  readonly listed: Map<string, Map<string, string>>;
  readonly setAside: Set<string>;
  readonly opened: Set<string>;
}

/** The events that may say only that somebody sealed, shut or holds something. */
const silent = new Set([
  'BallotSealed',
  'DrawSecretSealed',
  'RunOffVoteSealed',
  'TitleBallotSealed',
  'ScoringClosed',
]);

/**
 * Nothing beside what its contract lists stands in an event that must stay silent, and no event has a sealed
 * part.
 */
function leaks(event: Envelope): Violation[] {
  const found =
    'sealed' in event ? [violation(4, event, '记录中带有密封部分', 'the record has a sealed part')] : [];
  if (!silent.has(event.type)) return found;
  const known = Object.keys(contracts[event.type]!.body.shape);
  const extra = Object.keys(event.data).filter((field) => !known.includes(field));
  if (extra.length > 0)
    found.push(
      violation(4, event, `多出内容：${extra.join('、')}`, `it says more than it may: ${extra.join(', ')}`),
    );
  if (event.payloadHash !== undefined && event.type !== 'ScoringClosed') {
    found.push(
      violation(
        4,
        event,
        '除承诺值外还带有密封内容的哈希',
        'it has a hash of what was sealed beside the commitment',
      ),
    );
  }
  return found;
}

function seal({ sheets, opened }: State, event: Envelope, sheet: string): Violation[] {
  kept(sheets, sheet, () => new Set<string>()).add(event.data.commitment);
  if (event.type !== 'BallotSealed' || !opened.has(event.data.campaignId)) return [];
  return [violation(4, event, '启封之后仍有评分表封存', 'a ballot was sealed after the opening')];
}

/**
 * The newest of a sheet is not always the one listed: sealing races with shutting, and only what is listed
 * counts.
 */
function list({ sheets, listed }: State, event: Envelope): Violation[] {
  const { campaignId, stage, commitments } = event.data as {
    campaignId: string;
    stage: string;
    commitments: Listed[];
  };
  const shut = new Map(
    commitments.map((ballot) => [sheetOf({ campaignId, stage, ...ballot }), ballot.commitment]),
  );
  listed.set(`${campaignId}.${stage}`, shut);
  const foreign = [...shut].filter(([sheet, commitment]) => !sheets.get(sheet)?.has(commitment));
  return foreign.map(([sheet]) =>
    violation(4, event, `所列评分表从未封存：${sheet}`, `it lists a ballot that was never sealed: ${sheet}`),
  );
}

interface Listed {
  readonly branchId: string;
  readonly expertId: string;
  readonly commitment: string;
}

function openBallots(state: State, event: Envelope): Violation[] {
  const { campaignId, ballots } = event.data as {
    campaignId: string;
    ballots: (Listed & { stage: string; salt: string })[];
  };
  state.opened.add(campaignId);
  const listed = new Map(
    ['onSite', 'presentation'].flatMap((stage) => [...(state.listed.get(`${campaignId}.${stage}`) ?? [])]),
  );
  const found = ballots.flatMap((ballot) => {
    const { commitment, ...content } = ballot;
    const sheet = sheetOf({ campaignId, ...ballot });
    const recomputed = state.sha256(canonicalJson({ campaignId, ...content }));
    const same = listed.get(sheet) === commitment && recomputed === commitment;
    listed.delete(sheet);
    return same
      ? []
      : [
          violation(
            4,
            event,
            `启封的评分表与封存时不同：${sheet}`,
            `what was opened is not what was sealed: ${sheet}`,
          ),
        ];
  });
  const missing = [...listed.keys()].filter((sheet) => !state.setAside.has(sheet));
  return [
    ...found,
    ...missing.map((sheet) =>
      violation(
        4,
        event,
        `所列评分表没有启封：${sheet}`,
        `a ballot that was listed was not opened: ${sheet}`,
      ),
    ),
  ];
}

/** The choices stay sealed; the votes that were counted are those that were sealed. */
function openVotes(state: State, event: Envelope): Violation[] {
  const { commitments } = event.data as Vote & { commitments: string[] };
  const contest = voteOf(event.data, '');
  const sealed = [...state.sheets].filter(([sheet]) => sheet.startsWith(contest));
  const strange = commitments.filter((commitment) => !sealed.some(([, sheet]) => sheet.has(commitment)));
  const twice = new Set(commitments).size < commitments.length;
  return strange.length === 0 && !twice
    ? []
    : [violation(4, event, '计入了从未封存的投票', 'it counts a vote that was never sealed')];
}

function openTitle(state: State, event: Envelope): Violation[] {
  const { ballots } = event.data as {
    ballots: { expertId: string; score: string; salt: string; commitment: string }[];
  };
  const title = titleKey(event);
  return ballots.flatMap(({ expertId, score, salt, commitment }) =>
    opened(
      state,
      event,
      titleOf(event, expertId),
      commitment,
      canonicalJson({ title, expertId, score, salt }),
    ),
  );
}

function opened(
  { sha256, sheets }: State,
  event: Envelope,
  sheet: string,
  commitment: string,
  content: string,
): Violation[] {
  if (sheets.get(sheet)?.has(commitment) && sha256(content) === commitment) return [];
  return [
    violation(
      4,
      event,
      `启封的内容与封存时不同：${sheet}`,
      `what was opened is not what was sealed: ${sheet}`,
    ),
  ];
}

function early(event: Envelope): Violation {
  return violation(4, event, '启封之前已计算排名', 'a ranking was computed before the ballots were opened');
}

interface Sheet extends Omit<Listed, 'commitment'> {
  readonly campaignId: string;
  readonly stage: string;
}

function sheetOf({ campaignId, stage, branchId, expertId }: Sheet): string {
  return [campaignId, stage, branchId, expertId].join('.');
}

interface Vote {
  readonly campaignId: string;
  readonly round: number;
  readonly branchIds: readonly string[];
}

function voteOf({ campaignId, round, branchIds }: Vote, expertId: string): string {
  return [campaignId, 'runOff', round, [...branchIds].sort().join('+'), expertId].join('.');
}

function titleOf(event: Envelope, expertId: string): string {
  return `title.${titleKey(event)}.${expertId}`;
}

/** The aggregate's id, which is what experts commit to. */
function titleKey({ stream, data }: Envelope): string {
  return `${data.campaignId}.${data.titleId}.${partsOf(stream).unit ?? data.branchId}`;
}
