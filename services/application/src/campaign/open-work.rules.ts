import type { OpenItem, OpenWorkRow } from '../copies/open-work.view.ts';

/** The words of open work: what it is, and who has it to decide, in Chinese and in English. */

interface Texts {
  readonly zh: string;
  readonly en: string;
}

const words: Readonly<Record<OpenItem, { readonly item: Texts; readonly owner: Texts }>> = {
  application: {
    item: { zh: '申报表待审查', en: 'application to be decided' },
    owner: { zh: '综合岗', en: 'operator' },
  },
  ranking: {
    item: { zh: '排名未确认', en: 'ranking to be confirmed' },
    owner: { zh: '综合岗、纪检岗', en: 'operator and discipline' },
  },
  request: {
    item: { zh: '未请示命名', en: 'naming to be requested' },
    owner: { zh: '综合岗', en: 'operator' },
  },
  approval: {
    item: { zh: '名单待党委审定', en: 'list to be approved' },
    owner: { zh: '党委', en: 'committee' },
  },
  place: {
    item: { zh: '拟命名对象未定', en: 'approved winner to be named' },
    owner: { zh: '党委', en: 'committee' },
  },
  certificate: {
    item: { zh: '证书牌匾未颁发', en: 'certificate and plaque to be issued' },
    owner: { zh: '综合岗', en: 'operator' },
  },
  objection: {
    item: { zh: '异议未处理', en: 'objection to be decided' },
    owner: { zh: '纪检岗、党委', en: 'discipline and committee' },
  },
  case: {
    item: { zh: '立案未了结', en: 'case to be closed' },
    owner: { zh: '纪检岗', en: 'discipline' },
  },
  title: {
    item: { zh: '专项称号未定', en: 'title to be decided' },
    owner: { zh: '党委', en: 'committee' },
  },
  revocation: {
    item: { zh: '是否撤销命名未定', en: 'revocation to be decided' },
    owner: { zh: '纪检岗、党委', en: 'discipline and committee' },
  },
};

/** Each item with its owner and its link, in an order that does not depend on when it was heard. */
export function openWorkText(open: readonly OpenWorkRow[], language: keyof Texts): string {
  return open
    .map(({ item, subject, link }) => {
      const { item: what, owner } = words[item];
      return language === 'zh'
        ? `${what.zh} ${subject}（${owner.zh}，${link}）`
        : `${what.en}: ${subject} (${owner.en}, ${link})`;
    })
    .sort()
    .join(language === 'zh' ? '；' : '; ');
}
