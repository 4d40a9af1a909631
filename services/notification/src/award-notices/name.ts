import { audiences } from '@laurel/contracts';
import { type Notices, tellOf } from '../notices/notice.ts';

/** The notices of naming that need more than the fields of their events. */
export const nameNotices: Notices = {
  BranchNamed: {
    template: 'branch-named',
    zh: '{unit}被命名为“{honourZh}”（{documentNumber}）。',
    en: '{unit} was named “{honourEn}” ({documentNumber}).',
    tell: ({ branchId, honourName, documentNumber }) =>
      tellOf(branchId, [audiences.secretary(branchId), audiences.officersOf(branchId)], {
        honourZh: honourName.zh,
        honourEn: honourName.en,
        documentNumber,
      }),
  },
};
