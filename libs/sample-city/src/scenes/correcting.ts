import { naming, publicNotice, panel, ranking } from '@laurel/contracts';
import { falseExpert, falseStage } from '../story/forecast.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type Known, played, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';
import { approvedFirst, documentNumber, members, noticeEnd, placed, waitingAfter } from './naming.ts';
import { versionConfirmed } from './ranking.ts';

/**
 * An objection to a score is upheld after the ranking was confirmed: a ballot is set aside, the new ranking
 * confirmed, requested and approved, now for every place; who changed is put on notice again.
 */
export function correcting(story: Story): Scene[] {
  const { parts, award, year } = story;
  const scene = (
    day: string,
    time: string,
    zh: string,
    en: string,
    acts: (story: Story, branchId: string, known: Known) => Act[][],
  ): Scene[] =>
    played(parts.rescored, (branchId) => ({
      ...{ zh, en, at: at(day, time) },
      waves: (known) => acts(story, branchId, known),
    }));
  const { successor } = award;
  if (successor === undefined) return [];
  return [
    ...scene(year.decision(15), '11:00', '反映计分有误', 'A score is objected to', objection),
    ...scene(year.decision(17), '11:00', '计分异议成立', 'The objection to a score is upheld', upheld),
    ...scene(successor, '11:00', '更正后重新排名', 'The ranking is corrected', corrected),
    ...scene(successor, '15:00', '重新请示并批准', 'The corrected list is approved', approved),
    ...scene(successor, '16:00', '更正公示', 'Who changed is put on notice again', posted),
  ];
}

const objectionId = 'objection-5';

function registrar(story: Story, branchId: string): Account {
  return story.free('discipline', branchId)[0]!;
}

function objection(story: Story, branchId: string): Act[][] {
  return [
    [
      ask(registrar(story, branchId), publicNotice, story.of('winners'), 'RaiseObjection', {
        ...{ objectionId, branchId, receivedOn: story.year.decision(15) },
        ground: '反映一份评分表系他人代填',
        objector: { name: '赵某某', contact: '13700000000', officialSeal: false },
      }),
    ],
  ];
}

/** Until the objection is upheld, nothing moves a ranking that is confirmed. */
function upheld(story: Story, branchId: string): Act[][] {
  const decider = story.free('discipline', branchId).find((who) => who !== registrar(story, branchId))!;
  const pair = [decider, members(story, branchId)[0]] as const;
  const [early] = setAside(story, branchId);
  return [
    [refused('no_cause', early), refused('ranking_confirmed', { ...early, data: uncited(story, branchId) })],
    both(pair, publicNotice, story.of('winners'), 'UpholdObjection', {
      ...{ objectionId, kind: 'scoringError' as const },
      reason: '经笔迹核对，该份评分表非本人填写',
    }),
  ];
}

function uncited(story: Story, branchId: string) {
  return {
    ...{ stage: falseStage(story), branchId, expertId: falseExpert(story, branchId)! },
    ...{ ground: 'identity' as const, reason: '异议查实：该份评分表系他人代填' },
  };
}

function setAside(story: Story, branchId: string) {
  const pair = [story.free('operator', branchId)[0]!, story.free('discipline', branchId)[0]!] as const;
  return both(pair, panel, story.campaign, 'SetBallotAside', { ...uncited(story, branchId), objectionId });
}

function corrected(story: Story, branchId: string): Act[][] {
  const pair = stewards(story);
  const version = versionConfirmed(story) + 1;
  return [
    setAside(story, branchId),
    both(pair, ranking, story.campaign, 'RecomputeRanking', { objectionId }),
    both(pair, ranking, story.campaign, 'ConfirmRanking', { version }),
  ];
}

function approved(story: Story, _branchId: string, known: Known): Act[][] {
  const branchIds = placed(story, known);
  const request = { documentNumber: documentNumber(story, 33) };
  return [
    [ask(stewards(story)[0], naming, story.campaign, 'RequestNaming', request)],
    both(members(story, ...branchIds), naming, story.campaign, 'ApproveWinners', {
      ...{ minutesNumber: '市局党委会纪要〔第22次〕', branchIds },
    }),
  ];
}

/** The one whose score changed, and whoever has a place only now; everybody else keeps the first notice. */
function posted(story: Story, branchId: string, known: Known): Act[][] {
  const first = approvedFirst(story, known);
  const called = story.parts.objected === undefined ? [] : waitingAfter(story, known).slice(0, 1);
  const newcomers = placed(story, known).filter((id) => !first.includes(id) && !called.includes(id));
  const data = {
    ...{ kind: 'corrected' as const, branchIds: [branchId, ...newcomers] },
    endsOn: noticeEnd(story, story.award.successor!),
  };
  return [[ask(stewards(story)[0], publicNotice, story.of('corrected'), 'PostNotice', data)]];
}
