import { naming, panel, ranking } from '@laurel/contracts';
import { forecast, setAsideExpert } from '../story/forecast.ts';
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
    {
      zh: '并列处理',
      en: 'The tie is broken',
      at: at(year.decision(10), '09:30'),
      waves: () => tieBreak(story),
    },
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
  const close = ask(pair[0], panel, story.campaign, 'CloseScoring', { stage: 'presentation' });
  return [
    [refused('ballots_sealed', compute(story))],
    [close, ...both(pair, panel, story.campaign, 'OpenBallots', {})],
  ];
}

/** Both rankings stay on record: with the ballot, and without it. */
function settingAside(story: Story): Act[][] {
  const { setAside } = story.parts;
  const branchIds = [...forecast(story).open[0]!.branchIds];
  const pair = [story.free('operator', setAside)[0]!, story.free('discipline', setAside)[0]!] as const;
  const reason = '经核对签名，该份评分由他人代填';
  const data = {
    stage: 'presentation' as const,
    branchId: setAside,
    expertId: setAsideExpert(story),
    ground: 'identity' as const,
    reason,
  };
  const vain = votes(story)
    ? both(neutral(story, branchIds), ranking, story.campaign, 'CloseRunOff', { branchIds })[0]
    : both(neutral(story, branchIds), ranking, story.campaign, 'HoldDraw', {
        branchIds,
        witnesses: witnesses(story),
      })[0];
  return [
    [compute(story)],
    both(pair, panel, story.campaign, 'SetBallotAside', data),
    [
      refused('inputs_changed', vain),
      compute(story),
      refused(
        'tie_open',
        both(stewards(story), ranking, story.campaign, 'ConfirmRanking', { version: 2 })[0],
      ),
    ],
  ];
}

/** True if the rule pack breaks ties by a vote before it draws. */
function votes({ pack }: Story): boolean {
  return pack.ties.includes('runOff');
}

function neutral(story: Story, branchIds: readonly string[]) {
  return [story.free('operator', ...branchIds)[0]!, story.free('discipline', ...branchIds)[0]!] as const;
}

function witnesses({ staff }: Story): string[] {
  return [staff.account('au-1').name, `${staff.account('cm-1').name}（党委）`];
}

/**
 * The course of the tie: the first vote decides, the repeated vote decides, or the vote gives way to the
 * draw. The seed says which.
 */
function courseOf(story: Story): 'firstVote' | 'repeat' | 'draw' {
  return votes(story) ? story.random.about('tie').pick(['firstVote', 'draw', 'repeat'] as const) : 'draw';
}

/**
 * Versions: computed, without the ballot set aside, and one more for every vote or draw that changed the
 * order.
 */
function versionConfirmed(story: Story): number {
  const course = courseOf(story);
  return 2 + (votes(story) ? 1 : 0) + (course === 'draw' ? 1 : 0);
}

function tieBreak(story: Story): Act[][] {
  const branchIds = [...forecast(story).open[0]!.branchIds];
  const pair = neutral(story, branchIds);
  const draw = both(pair, ranking, story.campaign, 'HoldDraw', { branchIds, witnesses: witnesses(story) });
  const course = courseOf(story);
  if (!votes(story)) return [draw];
  const close = () => both(pair, ranking, story.campaign, 'CloseRunOff', { branchIds });
  const first = runOff(story, branchIds, course === 'firstVote');
  const again = refused('already_voted', first[0]!);
  const repeat = course === 'firstVote' ? [] : [...runOff(story, branchIds, course === 'repeat'), ...close()];
  return [
    [
      refused('runoff_first', draw[0]),
      ...first,
      again,
      ...close(),
      ...repeat,
      ...(course === 'draw' ? draw : []),
    ],
  ];
}

/** With one expert absent eight vote, four against four unless the vote is to decide. */
function runOff(story: Story, branchIds: readonly string[], decides: boolean): CommandAct[] {
  const voters = story.staff.panel.slice(0, 8);
  const [favoured, other] = branchIds;
  return voters.map((by, index) => {
    const choice = index < (decides ? 5 : 4) ? favoured! : other!;
    return ask(by, ranking, story.campaign, 'VoteRunOff', { branchIds: [...branchIds], choice });
  });
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
    [refused('stale_version', confirm(1)[0]), ...confirm(version)],
  ];
}
