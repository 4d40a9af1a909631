import { tell } from './apply.ts';
import type { Line, Scene, Section, Told } from './words.ts';
import { told, who } from './words.ts';

/** From the committee's approval to the plaque, notices, objections and titles. */

type Tell = (event: Told, scene: Scene) => Line | undefined;

export function nameSections(scene: Scene): Section[] {
  return [
    { id: 'approval', title: { zh: '审批', en: 'Approval' }, lines: tell(scene, approval) },
    {
      id: 'notice',
      title: { zh: '公示与异议', en: 'Public notice and objections' },
      lines: tell(scene, notice),
    },
    { id: 'naming', title: { zh: '命名', en: 'Naming' }, lines: tell(scene, naming) },
    { id: 'titles', title: { zh: '专项称号', en: 'Special titles' }, lines: tell(scene, titles) },
  ];
}

const approval: Record<string, Tell> = {
  NamingRequested: (event, { branchId }) => {
    const { documentNumber, rankingVersion, winners, reserves } = event.data;
    if (![...winners, ...reserves].includes(branchId)) return undefined;
    const as = winners.includes(branchId) ? ['拟命名', 'winner'] : ['递补', 'reserve'];
    return told(
      event,
      `请示 ${documentNumber}（排名第 ${rankingVersion} 版）：${as[0]}`,
      `Requested, ${documentNumber} (ranking version ${rankingVersion}): ${as[1]}`,
    );
  },
  WinnersApproved: (event, { branchId }) => {
    const { minutesNumber, proposed, held, reserves, ground } = event.data;
    const fewer =
      ground === undefined ? ['', ''] : [`；少于名额：${ground}`, `; fewer than the places: ${ground}`];
    const where = [proposed, held, reserves].findIndex((list: string[]) => list.includes(branchId));
    if (where < 0) return undefined;
    const [zh, en] = [
      ['批准为拟命名对象', 'approved'],
      ['批准，名额保留待核查', 'approved, its place held during the review'],
      ['列为递补', 'a reserve'],
    ][where]!;
    return told(
      event,
      `党委会议纪要 ${minutesNumber}：${zh}${fewer[0]}；办理：${who(event)}`,
      `Minutes ${minutesNumber}: ${en}${fewer[1]}; by ${who(event)}`,
    );
  },
  WinnersReturned: (event) =>
    told(
      event,
      `党委退回名单：${event.data.reason}`,
      `The committee returned the list: ${event.data.reason}`,
    ),
  EntryExcluded: (event) =>
    told(
      event,
      `党委不予列入：${event.data.ground}；办理：${who(event)}`,
      `Excluded by the committee: ${event.data.ground}; by ${who(event)}`,
    ),
  SuccessorCalled: (event) =>
    told(event, `递补 ${event.data.replaces}`, `Called to replace ${event.data.replaces}`),
  PlaceHeld: (event) =>
    told(event, `名额保留至 ${event.data.until}`, `The place is held until ${event.data.until}`),
  PlaceRestored: (event) => told(event, '恢复名额', 'The place was restored'),
  PlaceForfeited: (event) =>
    told(event, `失去名额：${event.data.reason}`, `The place was forfeited: ${event.data.reason}`),
  NamingDeclined: (event) => told(event, `放弃命名：${event.data.reason}`, `Declined: ${event.data.reason}`),
};

/** A notice concerns a branch only if it names it. */
const ifNamed =
  (line: (event: Told) => Line): Tell =>
  (event, { branchId }) =>
    event.data.branchIds.includes(branchId) ? line(event) : undefined;

const notice: Record<string, Tell> = {
  PublicNoticePosted: ifNamed((event) => {
    const { noticeId, kind, postedOn, endsOn } = event.data;
    return told(
      event,
      `公示 ${noticeId}（${kind}）：${postedOn} 至 ${endsOn}`,
      `Public notice ${noticeId} (${kind}): from ${postedOn} until ${endsOn}`,
    );
  }),
  PublicNoticeExtended: ifNamed((event) => {
    const { noticeId, endsOn, reason } = event.data;
    return told(
      event,
      `公示 ${noticeId} 延至 ${endsOn}：${reason}`,
      `Notice ${noticeId} extended until ${endsOn}: ${reason}`,
    );
  }),
  PublicNoticeClosed: ifNamed((event) =>
    told(event, `公示 ${event.data.noticeId} 期满`, `Notice ${event.data.noticeId} ended`),
  ),
  ObjectionRaised: (event) =>
    told(
      event,
      `收到异议 ${event.data.objectionId}（内容保密）`,
      `Objection ${event.data.objectionId} was raised (confidential)`,
    ),
  ObjectionUpheld: (event) =>
    told(
      event,
      `异议 ${event.data.objectionId} 成立；办理：${who(event)}`,
      `Objection ${event.data.objectionId} was upheld by ${who(event)}`,
    ),
  ObjectionDismissed: (event) =>
    told(
      event,
      `异议 ${event.data.objectionId} 不成立；办理：${who(event)}`,
      `Objection ${event.data.objectionId} was dismissed by ${who(event)}`,
    ),
  ObjectionInadmissible: (event) =>
    told(
      event,
      `异议 ${event.data.objectionId} 不予受理`,
      `Objection ${event.data.objectionId} was inadmissible`,
    ),
};

const naming: Record<string, Tell> = {
  BranchNamed: (event) => {
    const { honourName, documentNumber, place, namedOn } = event.data;
    const zh = `${namedOn} 命名为“${honourName.zh}”，文号 ${documentNumber}，第 ${place} 名；办理：${who(event)}`;
    return told(
      event,
      zh,
      `Named “${honourName.en}” on ${namedOn} by ${documentNumber}, place ${place}; by ${who(event)}`,
    );
  },
  CertificateIssued: (event) => {
    const { certificateNumber, plaqueNumber } = event.data;
    return told(
      event,
      `证书 ${certificateNumber}，牌匾 ${plaqueNumber}`,
      `Certificate ${certificateNumber}, plaque ${plaqueNumber}`,
    );
  },
  CertificateReplaced: (event) => {
    const { certificateNumber, plaqueNumber, replaced } = event.data;
    return told(
      event,
      `证书 ${certificateNumber}，牌匾 ${plaqueNumber}，换发自证书 ${replaced.certificateNumber}、牌匾 ${replaced.plaqueNumber}`,
      `Certificate ${certificateNumber}, plaque ${plaqueNumber}, for ${replaced.certificateNumber} and ${replaced.plaqueNumber}`,
    );
  },
  RevocationCarriedUp: (event) =>
    told(
      event,
      `提请上级活动 ${event.data.campaignIds.join('、')} 研究`,
      `Put before the campaigns above: ${event.data.campaignIds.join(', ')}`,
    ),
  RevocationConsidered: (event) => told(event, '提交审议是否撤销命名', 'A revocation is to be considered'),
  NamingUpheld: (event) =>
    told(
      event,
      `维持命名：${event.data.ground}；办理：${who(event)}`,
      `The naming was upheld: ${event.data.ground}; by ${who(event)}`,
    ),
  BranchWarned: (event) =>
    told(
      event,
      `警示（${event.data.documentNumber}）至 ${event.data.until}：${event.data.improvement}；办理：${who(event)}`,
      `Warned (${event.data.documentNumber}) until ${event.data.until}: ${event.data.improvement}; by ${who(event)}`,
    ),
  WarningLifted: (event) =>
    told(event, `解除警示：${event.data.ground}`, `The warning was lifted: ${event.data.ground}`),
  NamingReinstated: (event) =>
    told(
      event,
      `恢复命名（${event.data.documentNumber}）：${event.data.ground}；办理：${who(event)}`,
      `Reinstated (${event.data.documentNumber}): ${event.data.ground}; by ${who(event)}`,
    ),
  NamingRevoked: (event) =>
    told(
      event,
      `撤销命名（${event.data.documentNumber}）：${event.data.ground}；办理：${who(event)}`,
      `Revoked (${event.data.documentNumber}): ${event.data.ground}; by ${who(event)}`,
    ),
  PlaqueRecalled: (event) =>
    told(event, `收回牌匾 ${event.data.plaqueNumber}`, `Plaque ${event.data.plaqueNumber} recalled`),
};

const titleName = ({ pack }: Scene, { data }: Told) =>
  pack.titles.find(({ id }) => id === data.titleId)?.name ?? { zh: data.titleId, en: data.titleId };

const titles: Record<string, Tell> = {
  TitleRecommended: (event, scene) =>
    told(event, `推荐参评“${titleName(scene, event).zh}”`, `Recommended for “${titleName(scene, event).en}”`),
  TitleScored: (event, scene) => {
    const { ballots, recorded } = event.data;
    const list = ballots
      .map(({ expertId, score }: { expertId: string; score: string }) => `${expertId} ${score}`)
      .join(', ');
    return told(
      event,
      `“${titleName(scene, event).zh}”：${list}；得分 ${recorded}`,
      `“${titleName(scene, event).en}”: ${list}; score ${recorded}`,
    );
  },
  TitleNotConferred: (event, scene) =>
    told(
      event,
      `未授予“${titleName(scene, event).zh}”：${event.data.reason}`,
      `“${titleName(scene, event).en}” was not conferred: ${event.data.reason}`,
    ),
  TitleApproved: (event, scene) =>
    told(
      event,
      `批准“${titleName(scene, event).zh}”，纪要 ${event.data.minutesNumber}`,
      `“${titleName(scene, event).en}” approved, minutes ${event.data.minutesNumber}`,
    ),
  TitleConferred: (event, scene) =>
    told(
      event,
      `授予“${titleName(scene, event).zh}”，文号 ${event.data.documentNumber}`,
      `“${titleName(scene, event).en}” conferred by ${event.data.documentNumber}`,
    ),
  TitleRechecked: (event, scene) =>
    told(
      event,
      `复核“${titleName(scene, event).zh}”：${event.data.findings}`,
      `“${titleName(scene, event).en}” re-checked: ${event.data.findings}`,
    ),
  TitleRevoked: (event, scene) =>
    told(
      event,
      `撤销“${titleName(scene, event).zh}”：${event.data.ground}`,
      `“${titleName(scene, event).en}” revoked: ${event.data.ground}`,
    ),
};
