import { naming, panel, ranking } from '@laurel/contracts';
import type { OpenTie } from '@laurel/rules';
import { setAsideExpert } from '../story/forecast.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';

/**
 * The ballots are opened, one is set aside, the ranking is computed twice, the tie at the last place is
 * broken, and the ranking confirmed.
 */
export function ranked(story: Story): Scene[] {
  const { year } = story;
  const tied = story.forecast.open.length > 0;
  return [
    {
      zh: '评分启封',
      en: 'The ballots are opened',
      at: at(year.decision(9), '15:00'),
      waves: () => opening(story),
    },
    {
      zh: '一份评分作废并重新计算',
      en: 'A ballot is set aside',
      at: at(year.decision(9), '16:00'),
      waves: () => settingAside(story),
    },
    ...(tied
      ? [
          {
            zh: '并列处理',
            en: 'The tie is broken',
            at: at(year.decision(10), '09:30'),
            waves: () => story.forecast.open.flatMap((tie) => tieBreak(story, tie)),
          },
        ]
      : []),
    {
      zh: '确认排名',
      en: 'The ranking is confirmed',
      at: story.confirmedAt,
      waves: () => confirmation(story),
    },
  ];
}

function compute(story: Story): CommandAct {
  return ask(stewards(story)[0], ranking, story.campaign, 'ComputeRanking', {});
}

function opening(story: Story): Act[][] {
  const pair = stewards(story);
  const close = story.stages.presentation
    ? [ask(pair[0], panel, story.campaign, 'CloseScoring', { stage: 'presentation' })]
    : [];
  return [
    [refused('ballots_sealed', compute(story))],
    [...close, ...both(pair, panel, story.campaign, 'OpenBallots', {})],
  ];
}

/** Both rankings stay on record: with the ballot, and without it. */
function settingAside(story: Story): Act[][] {
  const { setAside } = story.parts;
  const [tie] = story.forecast.open;
  const open = tie
    ? [
        refused(
          'tie_open',
          both(stewards(story), ranking, story.campaign, 'ConfirmRanking', { version: setAside ? 2 : 1 })[0],
        ),
      ]
    : [];
  if (setAside === undefined) return [[compute(story), ...open]];
  const pair = [story.free('operator', setAside)[0]!, story.free('discipline', setAside)[0]!] as const;
  const reason = '经核对签名，该份评分由他人代填';
  const data = {
    stage: 'presentation' as const,
    branchId: setAside,
    expertId: setAsideExpert(story)!,
    ground: 'identity' as const,
    reason,
  };
  return [
    [compute(story)],
    both(pair, panel, story.campaign, 'SetBallotAside', data),
    [...(tie ? [refused('inputs_changed', vain(story, tie))] : []), compute(story), ...open],
  ];
}

/** An act on the tie before the ranking is computed anew. */
function vain(story: Story, { branchIds, tieBreak }: OpenTie): CommandAct {
  const pair = neutral(story, branchIds);
  return tieBreak === 'runOff'
    ? both(pair, ranking, story.campaign, 'CloseRunOff', { branchIds })[0]
    : both(pair, ranking, story.campaign, 'HoldDraw', { branchIds, witnesses: witnesses(story) })[0];
}

function neutral(story: Story, branchIds: readonly string[]) {
  return [story.free('operator', ...branchIds)[0]!, story.free('discipline', ...branchIds)[0]!] as const;
}

function witnesses({ staff }: Story): string[] {
  return [staff.withRole('auditor')[0]!.name, `${staff.withRole('committee')[0]!.name}（党委）`];
}

/** The votes of a tie, round by round: whom each voter chooses. A draw follows when they put nobody ahead. */
interface Course {
  readonly rounds: readonly { readonly among: readonly string[]; readonly choices: readonly string[] }[];
  readonly draw: boolean;
}

/**
 * The course of a tie: the first vote decides, the repeated vote decides, or the vote gives way to the draw.
 * The seed says which. Among more than two the votes scatter, and the draw decides.
 */
function courseOf(story: Story, { branchIds, tieBreak }: OpenTie): Course {
  if (tieBreak !== 'runOff') return { rounds: [], draw: true };
  const voters = votersOf(story, branchIds).length;
  const wanted =
    branchIds.length > 2 ? 'draw' : story.random.about('tie').pick(['firstVote', 'draw', 'repeat'] as const);
  const [favoured, other] = branchIds;
  const majority = Math.floor(voters / 2) + 1;
  const between = (decides: boolean) =>
    Array.from({ length: voters }, (_, index) =>
      index < (decides ? majority : voters / 2) ? favoured! : other!,
    );
  const first =
    branchIds.length > 2
      ? Array.from({ length: voters }, (_, index) => branchIds[index % branchIds.length]!)
      : between(wanted === 'firstVote');
  const lead = leading(branchIds, first);
  if (lead.length === 1) return { rounds: [{ among: branchIds, choices: first }], draw: false };
  if (lead.length === 0) return { rounds: [{ among: branchIds, choices: first }], draw: true };
  const [one, next] = lead;
  const again = first.map((_, index) =>
    index < (wanted === 'repeat' ? majority : voters / 2) ? one! : next!,
  );
  return {
    rounds: [
      { among: branchIds, choices: first },
      { among: lead, choices: again },
    ],
    draw: leading(lead, again).length !== 1,
  };
}

/** Finds who has more than half of the votes; else the two that lead, if just two do. */
function leading(branchIds: readonly string[], choices: readonly string[]): string[] {
  const counts = branchIds
    .map((branchId) => ({ branchId, count: choices.filter((choice) => choice === branchId).length }))
    .sort((one, other) => other.count - one.count);
  if (counts[0]!.count * 2 > choices.length) return [counts[0]!.branchId];
  const twoLead = choices.length > 0 && counts[1]!.count > (counts[2]?.count ?? -1);
  return twoLead ? counts.slice(0, 2).map(({ branchId }) => branchId) : [];
}

/** An even number of those who may vote, so that they can be of two minds; with nine one is absent. */
function votersOf(story: Story, branchIds: readonly string[]): readonly Account[] {
  const able = story.staff.panel.filter((expert) =>
    branchIds.every((branchId) => story.expertsOf(branchId).includes(expert)),
  );
  const even = able.length - (able.length % 2);
  const enough = even >= Math.min(story.pack.scoring.ballotsMinimum, able.length);
  return able.slice(0, enough ? even : able.length);
}

/**
 * Versions: computed, without the ballot set aside, and one more for every vote or draw that changed the
 * order.
 */
export function versionConfirmed(story: Story): number {
  const parted = story.forecast.open.map((tie) => {
    const { rounds, draw } = courseOf(story, tie);
    return Number(rounds.length > 0) + Number(draw);
  });
  return parted.reduce((versions, more) => versions + more, story.parts.setAside === undefined ? 1 : 2);
}

function tieBreak(story: Story, tie: OpenTie): Act[][] {
  const branchIds = [...tie.branchIds];
  const pair = neutral(story, branchIds);
  const draw = both(pair, ranking, story.campaign, 'HoldDraw', { branchIds, witnesses: witnesses(story) });
  const course = courseOf(story, tie);
  const close = (among: string[]) => both(pair, ranking, story.campaign, 'CloseRunOff', { branchIds: among });
  const votes = course.rounds.map(({ among, choices }) => ({
    among: [...among],
    cast: runOff(story, branchIds, among, choices),
  }));
  const [first, repeat] = votes;
  if (!first) return [draw];
  return [
    [
      refused('runoff_first', draw[0]),
      ...first.cast,
      ...first.cast.slice(0, 1).map((vote) => refused('already_voted', vote)),
      ...close(first.among),
      ...(repeat ? [...repeat.cast, ...close(repeat.among)] : []),
      ...(course.draw ? draw : []),
    ],
  ];
}

function runOff(
  story: Story,
  tied: readonly string[],
  among: readonly string[],
  choices: readonly string[],
): CommandAct[] {
  return votersOf(story, tied).map((by, index) =>
    ask(by, ranking, story.campaign, 'VoteRunOff', { branchIds: [...among], choice: choices[index]! }),
  );
}

function confirmation(story: Story): Act[][] {
  const version = versionConfirmed(story);
  const confirm = (asked: number) =>
    both(stewards(story), ranking, story.campaign, 'ConfirmRanking', { version: asked });
  const request = ask(stewards(story)[0], naming, story.campaign, 'RequestNaming', {
    documentNumber: '请示',
  });
  return [
    [refused('ranking_unconfirmed', request)],
    [refused('stale_version', confirm(version === 1 ? 2 : 1)[0]), ...confirm(version)],
  ];
}
