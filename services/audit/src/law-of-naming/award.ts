import { shanghaiDay } from '@laurel/core';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { rule, saidAgain } from '../law/rule.ts';

/** The rules of what is handed over after a naming, and of what follows it. */

export const papers = ['CertificateIssued', 'CertificateReplaced'];

export const asNamed = saidAgain(
  ['asNamed', '4-naming', '证书内容与命名不符', 'the certificate does not say what was named'],
  ['BranchNamed'],
  entryOf,
  ['branchName', 'unitName', 'bureauName', 'honourName', 'documentNumber', 'namedOn'],
);

export const titlesAsHeld = rule(
  'titlesAsHeld',
  '1.20',
  '证书所列称号与所持有的不符',
  'a certificate does not list the titles that the branch holds',
  (event, past) => {
    if (event.saidIn !== undefined && event.saidIn < 3) return true;
    const gone = ['TitleRevoked', 'TitleLapsed'];
    const held = past
      .before(event, 'TitleConferred', entryOf(event))
      .filter(({ stream }) => gone.every((type) => past.before(event, type, stream).length === 0))
      .map(({ data: { titleId, until } }) => `${titleId} ${until}`);
    const titles: { titleId: string; until?: string }[] = event.data.titles ?? [];
    return titles.map(({ titleId, until }) => `${titleId} ${until}`).join() === held.sort().join();
  },
);

/** A prefix alone is no number. */
const begins = (number: string, prefix: string): boolean => number.startsWith(prefix) && number !== prefix;

export const numbersOfPack = rule(
  'numbersOfPack',
  '6.6',
  '证书或牌匾编号的字头与规则包不符',
  'a number does not begin as the rule pack says',
  (event, past) => {
    const pack = past.pack(event);
    const { certificateNumber, plaqueNumber } = event.data;
    return (
      !!pack && begins(certificateNumber, pack.certificatePrefix) && begins(plaqueNumber, pack.plaquePrefix)
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

/** The state that a named branch has, but for a revocation that may be considered. */
function undisputed(event: Envelope, past: Past): string | undefined {
  const types = [...papers, 'BranchNamed', 'NamingReinstated', 'BranchWarned', 'WarningLifted'];
  const last = past.last(event, types, entryOf(event));
  switch (last?.type) {
    case 'BranchNamed':
    case 'NamingReinstated':
      return 'named';
    case 'BranchWarned':
      return 'warned';
    case 'CertificateReplaced':
      return last.data.stays;
    default:
      return last && 'certificateIssued';
  }
}

export const staysAsItWas = rule(
  'staysAsItWas',
  '4-naming',
  '所处状态与此前不符',
  'the state that it says the branch has is another than before',
  (event, past) => {
    const before = undisputed(event, past);
    const isFirst = event.type === 'CertificateReplaced' && before === 'named';
    return event.data.stays === (isFirst ? 'certificateIssued' : before);
  },
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

export const replacedOtherwise = rule(
  'replacedOtherwise',
  '1.14',
  '换发前后编号相同',
  'it was replaced by the same numbers',
  ({ data: { certificateNumber, plaqueNumber, replaced } }) =>
    certificateNumber !== replaced.certificateNumber || plaqueNumber !== replaced.plaqueNumber,
);
