import { campaign, naming, publicNotice } from '@laurel/contracts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type Known, played, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';
import { afterNaming, documentNumber, issueOf, members, namedAtLast } from './naming.ts';

/**
 * After the naming: a letter that was sent in time and what follows from it, two warnings, one lifted and one
 * that leads to a revocation, which is undone; a lost certificate. Only where the year has days left for it.
 */
export function afterAward(story: Story): Scene[] {
  const { revocation, closing } = story.award;
  if (revocation === undefined || revocation >= closing) return [];
  const { inadmissible: doubted, underReview: warned, heldBefore: undone, dismissed: losing } = story.parts;
  const scene = (day: string, time: string, zh: string, en: string, waves: Scene['waves']): Scene => ({
    zh,
    en,
    at: at(day, time),
    waves,
  });
  const after = (day: number) => afterNaming(story, day);
  const acts =
    (
      part: string | undefined,
      ...does: readonly ((story: Story, branchId: string, known: Known) => Act[])[]
    ) =>
    (known: Known) =>
      played(part, (branchId) => does.flatMap((act) => act(story, branchId, known)));
  const scenes = [
    scene(after(2), '09:00', '命名后收到公示期内寄出的异议', 'A letter comes late', acts(doubted, letter)),
    scene(after(3), '11:00', '异议成立，提交审议', 'It is put before two', acts(doubted, upheld)),
    scene(after(4), '16:00', '研究决定维持命名', 'The naming is upheld', acts(doubted, kept)),
    scene(after(5), '09:00', '警示一家', 'One is warned', acts(warned, tooEarly, warning)),
    scene(after(5), '09:30', '警示另一家', 'Another is warned', acts(undone, warning)),
    scene(after(5), '14:00', '换发遗失的证书', 'A lost certificate is replaced', acts(losing, replaced)),
    scene(
      revocation,
      '11:00',
      '警示后仍不整改，撤销命名',
      'A warning leads to a revocation',
      acts(undone, revoked),
    ),
    scene(closing, '09:00', '解除警示', 'A warning is lifted', acts(warned, lifted)),
    scene(closing, '09:15', '恢复命名', 'A naming is reinstated', acts(undone, reinstated)),
    scene(closing, '09:30', '重新颁发证书牌匾', 'Its papers are issued anew', acts(undone, reissued)),
  ];
  return scenes.filter((each) => each.waves({ order: story.order }).length > 0);
}

const objectionId = 'objection-4';

/** Two people decide on it, none of its own unit; who registered something does not. */
function deciders(story: Story, branchId: string) {
  return [story.free('discipline', branchId)[1]!, members(story, branchId)[0]] as const;
}

/** The postmark counts, not the day on which it is registered. */
function letter(story: Story, branchId: string): Act[] {
  return [
    ask(story.free('discipline', branchId)[0]!, publicNotice, story.of('winners'), 'RaiseObjection', {
      objectionId,
      branchId,
      receivedOn: story.year.decision(15),
      ground: '反映一次会议记录系事后补记',
      objector: { name: '李某某', contact: '13900000000', officialSeal: false },
    }),
  ];
}

/** The campaign cannot be closed over it. */
function upheld(story: Story, branchId: string): Act[] {
  const data = { objectionId, kind: 'misconduct' as const, reason: '会议记录确系补记，会议本身属实' };
  const [close] = both(
    [stewards(story)[0], members(story)[0]],
    campaign,
    story.campaign,
    'CloseCampaign',
    {},
  );
  return [
    ...both(deciders(story, branchId), publicNotice, story.of('winners'), 'UpholdObjection', data),
    refused('open_work', close),
  ];
}

function kept(story: Story, branchId: string): Act[] {
  const ground = '会议确已召开，补记不影响评选结果，责成整改';
  return both(deciders(story, branchId), naming, story.campaign, 'UpholdNaming', { branchId, ground });
}

function warn(story: Story, branchId: string, until: string) {
  return both(deciders(story, branchId), naming, story.campaign, 'WarnBranch', {
    branchId,
    ground: '创建台账有缺漏',
    improvement: '补齐“三会一课”台账，报市局备查',
    until,
    documentNumber: documentNumber(story, 55),
  });
}

function tooEarly(story: Story, branchId: string): Act[] {
  return [refused('term_past', warn(story, branchId, story.year.opening)[0])];
}

function warning(story: Story, branchId: string): Act[] {
  return warn(story, branchId, story.award.closing);
}

/** The certificate was lost; the plaque stays, and its number with it. */
function replaced(story: Story, branchId: string, known: Known): Act[] {
  const { certificatePrefix, plaquePrefix } = story.pack;
  const index = namedAtLast(story, known).indexOf(branchId) + 1;
  return [
    ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'ReplaceCertificate', {
      branchId,
      certificateNumber: `${certificatePrefix}901`,
      plaqueNumber: `${plaquePrefix}${String(index).padStart(3, '0')}`,
      reason: '证书遗失',
    }),
  ];
}

function revoked(story: Story, branchId: string): Act[] {
  return both(deciders(story, branchId), naming, story.campaign, 'RevokeNaming', {
    branchId,
    ground: '警示后仍未整改',
    documentNumber: documentNumber(story, 59),
  });
}

function reinstated(story: Story, branchId: string): Act[] {
  return both(members(story, branchId), naming, story.campaign, 'ReinstateNaming', {
    branchId,
    ground: '经申诉复核，台账已按期补齐，系报送延误',
    documentNumber: documentNumber(story, 60),
  });
}

function lifted(story: Story, branchId: string): Act[] {
  const ground = '整改到位，经复查合格';
  return both(deciders(story, branchId), naming, story.campaign, 'LiftWarning', { branchId, ground });
}

function reissued(story: Story, branchId: string): Act[] {
  return [issueOf(story, branchId, 902)];
}
