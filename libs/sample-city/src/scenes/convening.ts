import { entry, panel } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { sha256 } from '@laurel/core/derived';
import { drawOrder } from '@laurel/rules';
import { deckOf, logoOf } from '../story/papers.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, played, refused, type Scene, type UploadAct } from './act.ts';

/** The panel is convened and frozen, decks and logos come in, the order of the presentations is drawn. */
export function convening(story: Story): Scene[] {
  const { year } = story;
  return [
    {
      zh: '组建专家组',
      en: 'The panel is convened',
      at: at(year.panel, '09:00'),
      waves: () => [convened(story)],
    },
    {
      zh: '专家回避声明',
      en: 'Experts declare their conflicts',
      at: at(year.panel, '15:00'),
      waves: () => declarations(story),
    },
    {
      zh: '报送展示文稿和标识',
      en: 'Decks and logos come in',
      at: at(plusDays(year.closing, 2), '16:00'),
      waves: () => presentations(story),
    },
    {
      zh: '抽签决定展示顺序',
      en: 'The order of the presentations is drawn',
      at: at(plusDays(year.closing, 3), '10:00'),
      waves: () => drawing(story),
    },
  ];
}

/** An operator and somebody of discipline whom no unit concerns. */
export function stewards(story: Story): readonly [Account, Account] {
  return [story.staff.withRole('operator')[0]!, story.staff.withRole('discipline')[0]!];
}

function convened(story: Story): Act[] {
  const experts = story.staff.panel.map(({ accountId, personId, name, unitId }) => ({
    accountId,
    personId,
    name,
    ...(unitId !== undefined && { unitId }),
  }));
  const documentNumber = `${story.pack.city.zh.slice(0, 1)}公评〔${story.year.opening.slice(0, 4)}〕1号`;
  return both(stewards(story), panel, story.campaign, 'ConvenePanel', { documentNumber, experts });
}

function declarations(story: Story): Act[][] {
  const { campaign, acquainted, staff } = story;
  const experts = staff.panel;
  const complete = (by: Account) => ask(by, panel, campaign, 'CompleteConflictDeclaration', {});
  const freeze = both(stewards(story), panel, campaign, 'FreezePanel', {});
  const last = experts.at(-1)!;
  const known = played(story.parts.conflictKnown, (branchId) =>
    ask(acquainted!, panel, campaign, 'DeclareConflict', {
      branchId,
      ground: '与该支部书记系同窗，曾共同署名著作',
    }),
  );
  return [
    [
      ...known,
      ...experts.slice(0, -1).map(complete),
      refused('conflicts_undeclared', freeze[0]),
      complete(last),
      ...freeze,
    ],
  ];
}

function presentations(story: Story): Act[][] {
  const filed = story.scored.map(({ branchId }) => filing(story, branchId));
  return [filed.flatMap(({ uploads }) => uploads), filed.slice(0, -1).map(({ command }) => command)];
}

function filing(story: Story, branchId: string): { uploads: UploadAct[]; command: CommandAct } {
  const by = story.staff.secretaryOf(branchId);
  const sent = { kind: 'upload', by, campaign: story.campaign, unit: branchId } as const;
  const [deck, logo] = [deckOf(branchId), logoOf(story.random.about(`logo/${branchId}`))];
  const uploads: UploadAct[] = [
    { ...sent, name: '现场展示.pdf', mediaType: 'application/pdf', bytes: () => deck },
    { ...sent, name: '创建标识.png', mediaType: 'image/png', bytes: () => logo },
  ];
  return {
    uploads,
    command: ask(by, entry, story.of(branchId), 'FilePresentation', {
      deck: sha256(deck),
      logo: sha256(logo),
    }),
  };
}

/** One secretary must be reminded first. */
function drawing(story: Story): Act[][] {
  const draw = both(stewards(story), panel, story.campaign, 'DrawPresentationOrder', {});
  const seal = (by: Account) =>
    ask(by, panel, story.campaign, 'SealDrawSecret', { secret: drawSecret(story, by) });
  const [operator, discipline] = stewards(story);
  const late = story.scored.slice(-1).map(({ branchId }) => filing(story, branchId).command);
  return [
    late.length > 0 ? [refused('deck_missing', draw[0])] : [],
    late,
    [seal(operator), refused('draw_secret_missing', draw[0]), seal(discipline), ...draw],
  ];
}

function drawSecret(story: Story, { role }: Account): string {
  return sha256(`${story.campaign}/${story.seed}/presentation/${role}`);
}

/** The order that the two secrets give: anybody can repeat it. */
export function presentationOrder(story: Story): string[] {
  return drawOrder(
    stewards(story)
      .map((by) => drawSecret(story, by))
      .join(''),
    story.scored.map(({ branchId }) => branchId),
    sha256,
  );
}
