import {
  deciders,
  every,
  everyone,
  officersOf,
  operatorsFor,
  panelOf,
  secretary,
} from '../notices/audiences.ts';
import { byDay, type Notices, tell, tellOf } from '../notices/notice.ts';

/** The notices of naming, titles, public notices and objections. */

const objectionDecided = {
  template: 'objection-decided',
  zh: '一项异议已作出处理。',
  en: 'An objection was decided.',
};

export const nameNotices: Notices = {
  NamingRequested: {
    template: 'naming-requested',
    zh: '命名请示（{documentNumber}）已送达，请审议。',
    en: 'The request for naming ({documentNumber}) has come in and waits for you.',
    tell: ({ documentNumber }) => tell([every('committee')], { documentNumber }),
  },
  WinnersApproved: {
    template: 'winners-approved',
    zh: '拟命名名单已批准（{minutesNumber}），请发布公示。',
    en: 'The proposed list was approved ({minutesNumber}). Post the public notice.',
    tell: ({ minutesNumber }) => tell([every('operator')], { minutesNumber }),
  },
  WinnersReturned: {
    template: 'winners-returned',
    zh: '拟命名名单被退回，理由见命名页面。',
    en: 'The proposed list was returned; the naming page says why.',
    tell: () => tell([every('operator')]),
  },
  EntryExcluded: {
    template: 'entry-excluded',
    zh: '{unit}未列入拟命名名单，决定见命名页面。',
    en: '{unit} was excluded from the proposed list; the naming page has the decision.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), operatorsFor(branchId)]),
  },
  SuccessorCalled: {
    template: 'successor-called',
    zh: '{unit}递补为拟命名对象。',
    en: '{unit} moves up as the next reserve.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), every('operator'), every('committee')]),
  },
  PlaceHeld: {
    template: 'place-held',
    zh: '{unit}的名额暂予保留。',
    en: 'The place of {unit} is held.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), every('operator')]),
  },
  PlaceRestored: {
    template: 'place-restored',
    zh: '{unit}的名额已恢复。',
    en: 'The place of {unit} is restored.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), every('operator')]),
  },
  PlaceForfeited: {
    template: 'place-forfeited',
    zh: '{unit}不再占有名额。',
    en: '{unit} no longer has a place.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), every('operator')]),
  },
  NamingDeclined: {
    template: 'naming-declined',
    zh: '{unit}放弃命名。',
    en: '{unit} declined the naming.',
    tell: ({ branchId }) => tellOf(branchId, [every('operator'), every('committee')]),
  },
  BranchNamed: {
    template: 'branch-named',
    zh: '{unit}被命名为“{honourZh}”（{documentNumber}）。',
    en: '{unit} was named “{honourEn}” ({documentNumber}).',
    tell: ({ branchId, honourName, documentNumber }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId)], {
        honourZh: honourName.zh,
        honourEn: honourName.en,
        documentNumber,
      }),
  },
  CertificateIssued: {
    template: 'certificate-issued',
    zh: '{unit}的证书 {certificateNumber}、牌匾 {plaqueNumber} 已制发。',
    en: 'Certificate {certificateNumber} and plaque {plaqueNumber} of {unit} were issued.',
    tell: ({ branchId, certificateNumber, plaqueNumber }) =>
      tellOf(branchId, [secretary(branchId)], { certificateNumber, plaqueNumber }),
  },
  RevocationConsidered: {
    template: 'revocation-considered',
    zh: '{unit}命名后发现问题，请研究是否撤销命名。',
    en: 'Something was found on {unit} after its naming. Decide if the naming is revoked or upheld.',
    tell: ({ branchId }) => tellOf(branchId, [every('discipline'), every('committee')]),
  },
  NamingUpheld: {
    template: 'naming-upheld',
    zh: '{unit}的命名予以维持。',
    en: 'The naming of {unit} was upheld.',
    tell: ({ branchId }) => tellOf(branchId, [every('operator')]),
  },
  BranchWarned: {
    template: 'branch-warned',
    zh: '{unit}被警示（{documentNumber}），请于 {until} 前完成整改。',
    en: '{unit} was warned ({documentNumber}). Mend what is asked by {until}.',
    tell: ({ branchId, documentNumber, until }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), every('operator')], {
        documentNumber,
        until,
      }),
  },
  WarningLifted: {
    template: 'warning-lifted',
    zh: '{unit}的警示已解除。',
    en: 'The warning of {unit} was lifted.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), officersOf(branchId)]),
  },
  NamingReinstated: {
    template: 'naming-reinstated',
    zh: '{unit}的命名已恢复（{documentNumber}），请重新颁发证书牌匾。',
    en: 'The naming of {unit} was reinstated ({documentNumber}). Issue certificate and plaque anew.',
    tell: ({ branchId, documentNumber }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), operatorsFor(branchId)], {
        documentNumber,
      }),
  },
  CertificateReplaced: {
    template: 'certificate-replaced',
    zh: '{unit}换发证书 {certificateNumber}、牌匾 {plaqueNumber}。',
    en: 'Certificate {certificateNumber} and plaque {plaqueNumber} of {unit} take the place of earlier ones.',
    tell: ({ branchId, certificateNumber, plaqueNumber }) =>
      tellOf(branchId, [secretary(branchId)], { certificateNumber, plaqueNumber }),
  },
  NamingRevoked: {
    template: 'naming-revoked',
    zh: '{unit}的命名已撤销（{documentNumber}）。',
    en: 'The naming of {unit} was revoked ({documentNumber}).',
    tell: ({ branchId, documentNumber }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), every('operator')], { documentNumber }),
  },
  PlaqueRecalled: {
    template: 'plaque-recalled',
    zh: '{unit}的牌匾 {plaqueNumber} 已收回。',
    en: 'Plaque {plaqueNumber} of {unit} was recalled.',
    tell: ({ branchId, plaqueNumber }) => tellOf(branchId, [secretary(branchId)], { plaqueNumber }),
  },

  TitleRecommended: {
    template: 'title-recommended',
    zh: '{unit}被推荐参评专项称号，请提交专项申报。',
    en: '{unit} was recommended for a title. Submit the title’s form.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId)]),
  },
  TitleFormSubmitted: {
    template: 'title-form-submitted',
    zh: '{unit}已提交专项申报，请评分。',
    en: '{unit} submitted its form for a title. Seal your ballot.',
    line: {
      zh: '专项申报 {count} 份请评分：{each}',
      en: '{count} forms for a title wait for your ballot: {each}',
    },
    tell: ({ campaignId, branchId }, event) =>
      byDay(tellOf(branchId, [panelOf(campaignId, branchId)]), event),
  },
  TitleScored: {
    template: 'title-scored',
    zh: '一项专项称号评分已开封，待审议。',
    en: 'The ballots for a title were opened; it waits for the committee.',
    line: {
      zh: '专项称号评分开封 {count} 项，待审议',
      en: 'the ballots for {count} titles were opened; they wait for the committee',
    },
    tell: (_data, event) => byDay(tell([every('committee')]), event),
  },
  TitleApproved: {
    template: 'title-approved',
    zh: '一项专项称号已批准，请发布公示。',
    en: 'A title was approved. Post its public notice.',
    line: {
      zh: '批准专项称号 {count} 项，请发布公示',
      en: '{count} titles were approved; post their public notice',
    },
    tell: (_data, event) => byDay(tell([every('operator')]), event),
  },
  TitleNotConferred: {
    template: 'title-not-conferred',
    zh: '{unit}未获专项称号。',
    en: '{unit} was not given the title.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId)]),
  },
  TitleConferred: {
    template: 'title-conferred',
    zh: '{unit}被授予专项称号（{documentNumber}）。',
    en: '{unit} was given a title ({documentNumber}).',
    tell: ({ branchId, documentNumber }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId)], { documentNumber }),
  },
  TitleRecheckDue: {
    template: 'title-recheck-due',
    zh: '{unit}的专项称号已到复核日期，请复核。',
    en: 'The re-check of a title of {unit} is due.',
    tell: ({ branchId }) =>
      tellOf(branchId, [
        { role: 'discipline', foreignTo: branchId },
        { role: 'committee', foreignTo: branchId },
        secretary(branchId),
      ]),
  },
  TitleRechecked: {
    template: 'title-rechecked',
    zh: '{unit}的专项称号已复核，结论见称号页面。',
    en: 'A title of {unit} was re-checked; its page has the outcome.',
    tell: ({ branchId }) =>
      tellOf(branchId, [secretary(branchId), officersOf(branchId), operatorsFor(branchId)]),
  },
  TitleLapsed: {
    template: 'title-lapsed',
    zh: '{unit}的专项称号有效期已满，自动失效。',
    en: 'The term of a title of {unit} is over; it has lapsed.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), officersOf(branchId)]),
  },
  TitleRevoked: {
    template: 'title-revoked',
    zh: '{unit}的专项称号已撤销。',
    en: 'A title of {unit} was revoked.',
    tell: ({ branchId }) => tellOf(branchId, [secretary(branchId), officersOf(branchId)]),
  },

  PublicNoticePosted: {
    template: 'notice-posted',
    zh: '公示已发布，至 {endsOn} 24:00 止。',
    en: 'A public notice was posted; it runs to the end of {endsOn}.',
    tell: ({ endsOn }) => tell(everyone, { endsOn }),
  },
  PublicNoticeExtended: {
    template: 'notice-extended',
    zh: '公示延长至 {endsOn} 24:00。',
    en: 'A public notice was extended to the end of {endsOn}.',
    tell: ({ endsOn }) => tell(everyone, { endsOn }),
  },
  PublicNoticeClosed: {
    template: 'notice-closed',
    zh: '公示期满。',
    en: 'A public notice has ended.',
    tell: () => tell(deciders),
  },
  // To discipline alone, and there not to whoever must keep away; not even which entry it concerns.
  ObjectionRaised: {
    template: 'objection-raised',
    zh: '收到一项异议，待核查。',
    en: 'An objection was registered and waits to be examined.',
    tell: ({ branchId }) => tell([{ role: 'discipline', foreignTo: branchId }]),
  },
  ObjectionUpheld: { ...objectionDecided, tell: () => tell(deciders) },
  ObjectionDismissed: { ...objectionDecided, tell: () => tell(deciders) },
  ObjectionInadmissible: { ...objectionDecided, tell: () => tell([every('discipline')]) },
};
