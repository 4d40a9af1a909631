import { campaign, naming, notice } from '@laurel/contracts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type Known, refused, type Scene } from './act.ts';
import { stewards } from './convening.ts';
import { afterNaming, documentNumber, members, namedAtLast } from './naming.ts';

/**
 * After the naming: a letter that was sent in time and what follows from it, two warnings, one lifted and one
 * that leads to a revocation, which is undone; a lost certificate.
 */
export function afterAward(story: Story): Scene[] {
  const scene = (day: string, time: string, zh: string, en: string, acts: Scene['waves']): Scene => ({
    zh,
    en,
    at: at(day, time),
    waves: acts,
  });
  const after = (day: number) => afterNaming(story, day);
  const late = after(6 + (story.pack.titles.length > 0 ? story.pack.notice.workingDays : 0));
  const { end } = story.year;
  return [
    scene(
      after(2),
      '09:00',
      '命名后收到公示期内寄出的异议',
      'A letter of the notice’s days comes late',
      () => [[letter(story)]],
    ),
    scene(after(3), '11:00', '异议成立，提交审议', 'It is upheld and put before two', () => [upheld(story)]),
    scene(after(4), '16:00', '研究决定维持命名', 'The naming is upheld', () => [kept(story)]),
    scene(
      after(5),
      '09:00',
      '警示两家，换发一家的证书',
      'Two are warned, one gets another certificate',
      (known) => [[...warned(story), replaced(story, known)]],
    ),
    scene(late, '11:00', '警示后仍不整改，撤销命名', 'A warning leads to a revocation', () => [
      undone(story),
    ]),
    scene(end, '09:00', '恢复命名，解除警示', 'One is reinstated, a warning is lifted', () => [
      [...reinstated(story), ...lifted(story)],
    ]),
    scene(end, '09:30', '重新颁发证书牌匾', 'Its papers are issued anew', () => [[reissued(story)]]),
  ];
}

const objectionId = 'objection-4';
const considered = ({ parts }: Story) => parts.inadmissible;

/** The postmark counts, not the day on which it is registered. */
function letter(story: Story): Act {
  const branchId = considered(story);
  return ask(story.free('discipline', branchId)[0]!, notice, story.of('winners'), 'RaiseObjection', {
    objectionId,
    branchId,
    receivedOn: story.year.decision(15),
    ground: '反映一次会议记录系事后补记',
    objector: { name: '李某某', contact: '13900000000', officialSeal: false },
  });
}

/** The campaign cannot be closed over it. */
function upheld(story: Story): Act[] {
  const branchId = considered(story);
  const pair = [story.free('discipline', branchId)[1]!, members(story, branchId)[0]] as const;
  const data = { objectionId, kind: 'misconduct' as const, reason: '会议记录确系补记，会议本身属实' };
  const [close] = both(
    [stewards(story)[0], members(story)[0]],
    campaign,
    story.campaign,
    'CloseCampaign',
    {},
  );
  return [...both(pair, notice, story.of('winners'), 'UpholdObjection', data), refused('open_work', close)];
}

function kept(story: Story): Act[] {
  const branchId = considered(story);
  const pair = [story.free('discipline', branchId)[0]!, members(story, branchId)[0]] as const;
  const ground = '会议确已召开，补记不影响评选结果，责成整改';
  return both(pair, naming, story.campaign, 'UpholdNaming', { branchId, ground });
}

/** Two people decide on it, none of its own unit. */
function deciders(story: Story, branchId: string) {
  return [story.free('discipline', branchId)[0]!, members(story, branchId)[0]] as const;
}

function warned(story: Story): Act[] {
  const { heldBefore, underReview } = story.parts;
  const warn = (branchId: string, until: string) =>
    both(deciders(story, branchId), naming, story.campaign, 'WarnBranch', {
      branchId,
      ground: '创建台账有缺漏',
      improvement: '补齐“三会一课”台账，报市局备查',
      until,
      documentNumber: documentNumber(story, 55),
    });
  const { opening, end } = story.year;
  return [
    refused('term_past', warn(underReview, opening)[0]),
    ...warn(underReview, end),
    ...warn(heldBefore, end),
  ];
}

/** The certificate was lost; the plaque stays, and its number with it. */
function replaced(story: Story, known: Known): Act {
  const { certificatePrefix, plaquePrefix } = story.pack;
  const branchId = story.parts.dismissed;
  const index = namedAtLast(story, known).indexOf(branchId) + 1;
  return ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'ReplaceCertificate', {
    branchId,
    certificateNumber: `${certificatePrefix}101`,
    plaqueNumber: `${plaquePrefix}${String(index).padStart(3, '0')}`,
    reason: '证书遗失',
  });
}

function undone(story: Story): Act[] {
  const branchId = story.parts.heldBefore;
  return both(deciders(story, branchId), naming, story.campaign, 'RevokeNaming', {
    branchId,
    ground: '警示后仍未整改',
    documentNumber: documentNumber(story, 59),
  });
}

function reinstated(story: Story): Act[] {
  const branchId = story.parts.heldBefore;
  return both(members(story, branchId), naming, story.campaign, 'ReinstateNaming', {
    branchId,
    ground: '经申诉复核，台账已按期补齐，系报送延误',
    documentNumber: documentNumber(story, 60),
  });
}

function lifted(story: Story): Act[] {
  const branchId = story.parts.underReview;
  const ground = '整改到位，经复查合格';
  return both(deciders(story, branchId), naming, story.campaign, 'LiftWarning', { branchId, ground });
}

function reissued(story: Story): Act {
  const branchId = story.parts.heldBefore;
  const { certificatePrefix, plaquePrefix } = story.pack;
  return ask(story.free('operator', branchId)[0]!, naming, story.campaign, 'IssueCertificate', {
    branchId,
    certificateNumber: `${certificatePrefix}102`,
    plaqueNumber: `${plaquePrefix}102`,
  });
}
