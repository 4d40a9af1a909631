import { publicNotice, title } from '@laurel/contracts';
import type { RulePack } from '@laurel/contracts';
import { noticeDays } from '@laurel/rules';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, type Known, played, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';
import { afterNaming, documentNumber, members, namedAtLast, noticeEnd } from './naming.ts';

type Title = RulePack['titles'][number];

/**
 * The special titles, from the winners: recommended, scored in secret, the best approved, put on notice and
 * conferred.
 */
export function titling(story: Story): Scene[] {
  if (!story.award.titles || story.order.length === 0) return [];
  const scene = (day: number, time: string, zh: string, en: string, waves: Scene['waves']): Scene => ({
    zh,
    en,
    at: at(afterNaming(story, day), time),
    waves,
  });
  const each = (acts: (title: Title, candidates: readonly string[]) => readonly Act[]) => (known: Known) => [
    story.pack.titles.flatMap((title) => acts(title, candidatesFor(story, title, known))),
  ];
  return [
    scene(
      1,
      '14:00',
      '推荐特色称号',
      'Titles are recommended',
      each((title, candidates) => recommendations(story, title, candidates)),
    ),
    scene(
      2,
      '16:00',
      '报送称号材料',
      'Title forms come in',
      each((title, candidates) => forms(story, title, candidates)),
    ),
    scene(
      3,
      '15:00',
      '称号评分',
      'Title ballots are sealed',
      each((title, candidates) => ballots(story, title, candidates)),
    ),
    scene(
      3,
      '17:00',
      '称号评分启封',
      'Title ballots are opened',
      each((title, candidates) => openings(story, title, candidates)),
    ),
    scene(
      4,
      '10:00',
      '审定称号',
      'Titles are approved',
      each((title, candidates) => approvals(story, title, candidates)),
    ),
    scene(
      4,
      '14:00',
      '称号公示',
      'Titles are put on notice',
      each((title, candidates) => posted(story, title, candidates)),
    ),
    scene(
      5 + noticeDays(story.pack),
      '10:00',
      '授予称号',
      'Titles are conferred',
      each((title, candidates) => conferrings(story, title, candidates)),
    ),
  ];
}

/**
 * One more than there are places, best first; the one to be revoked later is the best for the first title.
 */
function candidatesFor(story: Story, { id, places }: Title, known: Known): string[] {
  const { heldBefore, revoked, secret } = story.parts;
  const eligible = namedAtLast(story, known).filter(
    (branchId) => branchId !== heldBefore && branchId !== revoked && branchId !== secret,
  );
  const chosen = story.random
    .about(`title/${id}`)
    .shuffled(eligible)
    .slice(0, places + 1);
  const first = id === story.pack.titles[0]!.id && revoked !== undefined;
  return first ? [revoked, ...chosen.slice(0, places)] : chosen;
}

/** Those who get the title; one is left over if there is one too many, or if the last is below the floor. */
function awarded(story: Story, title_: Title, candidates: readonly string[]): readonly string[] {
  const good = isLow(story, title_) ? candidates.slice(0, -1) : candidates;
  return good.slice(0, title_.places);
}

function idOf({ campaign }: Story, { id }: Title, branchId: string): string {
  return `${campaign}.${id}.${branchId}`;
}

function recommend(story: Story, title_: Title, branchId: string): CommandAct {
  return ask(
    story.free('operator', branchId)[0]!,
    title,
    idOf(story, title_, branchId),
    'RecommendTitle',
    {},
  );
}

function recommendations(story: Story, title_: Title, candidates: readonly string[]): Act[] {
  const first = title_ === story.pack.titles[0];
  const { heldBefore, objected } = story.parts;
  const held = played(first && story.pack.round > 1 ? heldBefore : undefined, (branchId) =>
    refused('held_before', recommend(story, title_, branchId)),
  );
  const unnamed = played(first ? objected : undefined, (branchId) =>
    refused('not_named', recommend(story, title_, branchId)),
  );
  return [...held, ...unnamed, ...candidates.map((branchId) => recommend(story, title_, branchId))];
}

function forms(story: Story, title_: Title, candidates: readonly string[]): Act[] {
  return candidates.map((branchId) =>
    ask(story.staff.secretaryOf(branchId), title, idOf(story, title_, branchId), 'SubmitTitleForm', {
      statement: `${story.branch(branchId).unitName}申报“${title_.name.zh}”：做法成型，运行一年以上，已在本系统推广。`,
      attachments: [],
    }),
  );
}

/**
 * The first title's last candidate stays below the floor; of the others the last is good, but there is no
 * place left.
 */
function ballots(story: Story, title_: Title, candidates: readonly string[]): Act[] {
  const floor = (Number(title_.floor) / story.pack.scoring.ballotMaximum) * 100;
  const { scale } = story.marks;
  const first = isLow(story, title_);
  const apart = (97 - floor) / (candidates.length + 1);
  return candidates.flatMap((branchId, index) => {
    const drawing = story.random.about(`title/${title_.id}/${branchId}`);
    const low = first && index === candidates.length - 1;
    const aim = low ? floor - 6 : 97 - ((97 - floor) * (index + 0.5)) / (candidates.length + 1);
    const spread = Math.min(1, Math.max(0, apart / 3));
    const seal = (expert: CommandAct['by']) =>
      ask(expert, title, idOf(story, title_, branchId), 'SealTitleBallot', {
        score: low
          ? scale.of(aim + drawing.around(1))
          : scale.atLeast(title_.floor, Math.min(99, aim + drawing.around(spread))),
      });
    const wrong =
      index === 0
        ? [
            refused('score_range', {
              ...seal(story.expertsOf(branchId)[0]!),
              data: { score: scale.tooHigh() },
            }),
          ]
        : [];
    return [
      ...wrong,
      ...story
        .expertsOf(branchId)
        .filter((expert) => mayScore(story, branchId, expert))
        .map(seal),
    ];
  });
}

/** The last candidate for the first title stays below the floor, if there is anything below it. */
function isLow({ pack, marks }: Story, title_: Title): boolean {
  const below = marks.scale.of((Number(title_.floor) / pack.scoring.ballotMaximum) * 100 - 5);
  return title_ === pack.titles[0] && Number(below) < Number(title_.floor);
}

function mayScore(story: Story, branchId: string, expert: CommandAct['by']): boolean {
  return branchId !== story.parts.conflictLate || expert !== story.forgetful;
}

function openings(story: Story, title_: Title, candidates: readonly string[]): Act[] {
  return candidates.flatMap((branchId) => {
    const pair = [story.free('operator', branchId)[0]!, story.free('discipline', branchId)[0]!] as const;
    return both(pair, title, idOf(story, title_, branchId), 'OpenTitleBallots', {});
  });
}

function approvals(story: Story, title_: Title, candidates: readonly string[]): Act[] {
  const approve = (branchId: string) =>
    both(members(story, branchId), title, idOf(story, title_, branchId), 'ApproveTitle', {
      minutesNumber: '市局党委会纪要〔第24次〕',
    });
  const low = isLow(story, title_);
  const chosen = awarded(story, title_, candidates);
  const reason = low ? '得分低于规定分数线' : '名额已满';
  return [
    ...chosen.flatMap((branchId) => approve(branchId)),
    ...candidates
      .slice(chosen.length)
      .flatMap((last) => [
        refused(low ? 'below_floor' : 'over_quota', approve(last)[0]),
        ...both(members(story, last), title, idOf(story, title_, last), 'DeclineTitle', { reason }),
      ]),
  ];
}

function posted(story: Story, title_: Title, candidates: readonly string[]): Act[] {
  const endsOn = noticeEnd(story, afterNaming(story, 4));
  const chosen = awarded(story, title_, candidates);
  if (chosen.length === 0) return [];
  const data = {
    kind: 'title' as const,
    branchIds: [...chosen],
    titleId: title_.id,
    endsOn,
  };
  return [ask(stewards(story)[0], publicNotice, story.of(`title-${title_.id}`), 'PostNotice', data)];
}

function conferrings(story: Story, title_: Title, candidates: readonly string[]): Act[] {
  return awarded(story, title_, candidates).flatMap((branchId) =>
    both(members(story, branchId), title, idOf(story, title_, branchId), 'ConferTitle', {
      documentNumber: documentNumber(story, 52),
    }),
  );
}
