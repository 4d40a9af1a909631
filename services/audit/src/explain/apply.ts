import type { Line, Scene, Section, Told } from './words.ts';
import { told, who } from './words.ts';

/** The part of an explanation about how the entry came in: its nomination, its form, its clearance. */

type Tell = (event: Told, scene: Scene) => Line | undefined;

export function applySections(scene: Scene): Section[] {
  return [
    { id: 'nomination', title: { zh: '推荐', en: 'Nomination' }, lines: tell(scene, nomination) },
    { id: 'form', title: { zh: '申报', en: 'Application form' }, lines: tell(scene, form) },
    {
      id: 'standing',
      title: { zh: '廉洁与状态', en: 'Integrity and standing' },
      lines: tell(scene, integrityTexts),
    },
  ];
}

/** The lines that a table of tellers makes of the scene's events, in their order. */
export function tell(scene: Scene, tellers: Readonly<Record<string, Tell>>): Line[] {
  return scene.events.flatMap((event) => tellers[event.type]?.(event, scene) ?? []);
}

/** A list concerns a branch only if it names it. */
const ifListed =
  (line: (event: Told) => Line): Tell =>
  (event, { branchId }) =>
    event.data.branchIds.includes(branchId) ? line(event) : undefined;

const nomination: Record<string, Tell> = {
  CandidateRecommended: (event) => {
    const { bureauName, rank, of, reason } = event.data;
    return told(
      event,
      `${bureauName}推荐，排序第 ${rank}（共 ${of}）：${reason}`,
      `Recommended by ${bureauName}, rank ${rank} of ${of}: ${reason}`,
    );
  },
  WinnerHandedUp: (event) => {
    const { campaignId, rank, finalScore, namedOn, certificateNumber } = event.data.below;
    return told(
      event,
      `下级活动 ${campaignId} 于 ${namedOn} 命名：第 ${rank} 名，${finalScore} 分，证书 ${certificateNumber}`,
      `Named below in ${campaignId} on ${namedOn}: place ${rank}, score ${finalScore}, certificate ${certificateNumber}`,
    );
  },
  RecommendationSealed: ifListed((event) => {
    const { minutesNumber, deadline, seal } = event.data;
    const zh = `名单封存（第 ${seal} 次），纪要 ${minutesNumber}，截止 ${deadline}；办理：${who(event)}`;
    return told(
      event,
      zh,
      `The list was sealed (seal ${seal}), minutes ${minutesNumber}, deadline ${deadline}; by ${who(event)}`,
    );
  }),
  RecommendationRecalled: ifListed((event) => {
    const { reason } = event.data;
    return told(event, `名单撤回：${reason}`, `The list was recalled: ${reason}`);
  }),
  EntryCarriedOver: (event) => {
    const { into, branchName } = event.data;
    return told(
      event,
      `本支部并入${branchName}（${into}），由其承接申报，原排序不变`,
      `The branch was merged into ${branchName} (${into}), which goes on with the entry at its rank`,
    );
  },
  RecommendationFinalised: ifListed((event) =>
    told(event, '名单到期定稿', 'The list became final at its deadline'),
  ),
  CandidateSelfNominated: (event) =>
    told(event, `自荐：${event.data.reason}`, `Nominated itself: ${event.data.reason}`),
};

const form: Record<string, Tell> = {
  ApplicationSubmitted: (event) => {
    const { submission, declarations } = event.data;
    const zh = `第 ${submission} 次提交申报表，逐项签署 ${declarations.length} 项承诺；书记 ${event.actor.account}`;
    return told(
      event,
      zh,
      `Form submitted (no. ${submission}), ${declarations.length} declarations signed; by ${event.actor.account}`,
    );
  },
  ApplicationReturned: (event) => {
    const { reason, until } = event.data;
    return told(event, `退回补正至 ${until}：${reason}`, `Returned until ${until}: ${reason}`);
  },
  ApplicationReturnExtended: (event) => {
    const { until } = event.data;
    return told(
      event,
      `因节假日调整，补正期限顺延至 ${until}`,
      `The calendar changed: returned until ${until}`,
    );
  },
  ApplicationAccepted: (event) => told(event, `受理；办理：${who(event)}`, `Accepted by ${who(event)}`),
  ApplicationDeclaredIneligible: (event) => {
    const { rule, reason } = event.data;
    return told(
      event,
      `不符合条件（${rule}）：${reason}；办理：${who(event)}`,
      `Declared ineligible (${rule}): ${reason}; by ${who(event)}`,
    );
  },
  ApplicationLapsed: (event) =>
    told(event, `申报失效（${event.data.reason}）`, `The application lapsed (${event.data.reason})`),
  ApplicationWithdrawn: (event) =>
    told(event, `退出：${event.data.reason}`, `Withdrawn: ${event.data.reason}`),
};

const integrityTexts: Record<string, Tell> = {
  IntegrityCleared: (event) => {
    const { certificateNumber, validUntil } = event.data;
    return told(
      event,
      `廉洁证明 ${certificateNumber}，有效期至 ${validUntil}`,
      `Integrity certified, ${certificateNumber}, valid until ${validUntil}`,
    );
  },
  CandidateSuspended: (event) =>
    told(event, '进入核查，参评资格暂缓（名次保留）', 'Under review: suspended, keeping its rank'),
  CandidateResumed: (event) => told(event, '核查结束，恢复参评', 'The review ended: resumed'),
  CandidateDisqualified: (event) =>
    told(
      event,
      `取消资格：${event.data.ground}；办理：${who(event)}`,
      `Disqualified: ${event.data.ground}; by ${who(event)}`,
    ),
};
