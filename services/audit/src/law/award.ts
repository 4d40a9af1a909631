import { shanghaiDay } from '@laurel/core';
import { entryOf } from './past.ts';
import { rule } from './rule.ts';

/** The rules of what is handed over after a naming, and of what follows it. */

export const papers = ['CertificateIssued', 'CertificateReplaced'];

export const asNamed = rule(
  'asNamed',
  '4-naming',
  '证书内容与命名不符',
  'the certificate does not say what was named',
  (event, past) => {
    const named = past.last(event, ['BranchNamed'], entryOf(event))?.data;
    return ['branchName', 'unitName', 'bureauName', 'documentNumber', 'namedOn'].every(
      (field) => named?.[field] === event.data[field],
    );
  },
);

export const numbersOnce = rule(
  'numbersOnce',
  '6.6',
  '证书或牌匾编号曾经使用',
  'the number of the certificate or plaque was used before',
  (event, past) => {
    const { branchId, campaignId, certificateNumber, plaqueNumber, replaced } = event.data;
    return !papers
      .flatMap((type) => past.before(event, type))
      .some(({ data }) => {
        const own = data.branchId === branchId && data.campaignId === campaignId;
        const used = (field: 'certificateNumber' | 'plaqueNumber', number: string) =>
          data[field] === number && !(own && replaced?.[field] === number);
        return used('certificateNumber', certificateNumber) || used('plaqueNumber', plaqueNumber);
      });
  },
);

/** The paper that a new one takes the place of is the last that the branch had. */
export const replacesItsOwn = rule(
  'replacesItsOwn',
  '1.14',
  '换发的不是该支部原有的证书牌匾',
  'it does not replace the certificate and plaque that the branch had',
  (event, past) => {
    const before = past.last(event, papers, entryOf(event));
    const { certificateNumber, plaqueNumber, issuedOn } = event.data.replaced;
    return (
      before?.data.certificateNumber === certificateNumber &&
      before?.data.plaqueNumber === plaqueNumber &&
      shanghaiDay(before!.time) === issuedOn
    );
  },
);

export const consideredOnCause = rule(
  'consideredOnCause',
  '1.13',
  '无异议成立、无违纪查实即提交审议撤销',
  'a revocation was considered without an objection upheld or a violation confirmed',
  (event, past) =>
    ['ObjectionUpheld', 'EntryDisqualified'].some(
      (type) => past.before(event, type, entryOf(event)).length > 0,
    ),
);

export const termAhead = rule(
  'termAhead',
  '1.14',
  '警示的期限不在其后',
  'the term of the warning does not lie ahead',
  ({ data, time }) => data.until > shanghaiDay(time),
);

export const plaqueOfBranch = rule(
  'plaqueOfBranch',
  '4-naming',
  '收回的牌匾不是该支部的',
  'the plaque recalled is not that of the branch',
  (event, past) => past.last(event, papers, entryOf(event))?.data.plaqueNumber === event.data.plaqueNumber,
);
