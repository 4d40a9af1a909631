import { z } from 'zod';
import { every, officersOf, operatorsFor, secretary } from '../audience.ts';
import { command, earlierEvent, event } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import { branchId, campaignId, day, documentNumber, text, titleId } from '../values.ts';
import { honourName, secret } from './naming.values.ts';
import { names, ofEntry, refusedWith } from './shared.ts';

/**
 * The commands and events of a naming after the award (docs/handbook/process.md#1.14): considered, warned,
 * revoked, reinstated, its certificate replaced.
 */

export const ground = { ground: text(500) };
const document = { documentNumber };
export const underWay = ['requested', 'returned', 'approved'] as const;
export const awarded = ['named', 'certificateIssued'] as const;
/** The states of a branch that is named. */
export const inForce = [...awarded, 'considered', 'warned'] as const;
export const takenBack = ['revoked', 'plaqueRecalled'] as const;
const notNamed = ['ranked', 'proposed', 'held', 'reserve', 'dropped', 'unplaced'] as const;
const numbers = { certificateNumber: documentNumber, plaqueNumber: documentNumber };
/** The states of a named branch that a revocation may be considered in. */
const undisputed = z.enum(['named', 'certificateIssued', 'warned']);
const certified = undisputed.extract(['certificateIssued', 'warned']);

export const afterAwardCommands = {
  /** A fact found after the naming is put before those who decide. */
  ConsiderRevocation: command({
    may: system,
    body: { branchId, ...ground },
    in: 'any',
    says: ['RevocationConsidered'],
    words: { zh: '提交审议撤销命名', en: 'have a revocation considered' },
    sample: { branchId: 'b03.017', ground: 'objectionUpheld:o4' },
  }),
  UpholdNaming: command({
    may: pair('foreign', 'discipline', 'committee'),
    body: { branchId, ...ground },
    in: underWay,
    part: ['considered'],
    says: ['NamingUpheld'],
    words: { zh: '维持命名', en: 'uphold a naming' },
    sample: { branchId: 'b03.017', ground: '情节轻微' },
  }),
  RevokeNaming: command({
    may: pair('foreign', 'discipline', 'committee'),
    body: { branchId, ...ground, ...document },
    in: underWay,
    part: inForce,
    otherwise: {
      ...refusedWith('not_named', ['none', ...notNamed]),
      ...refusedWith('already_revoked', takenBack),
    },
    says: ['RevocationCarriedUp', 'NamingRevoked'],
    words: { zh: '撤销命名', en: 'revoke a naming' },
    sample: { branchId: 'b03.017', ground: '隐瞒', documentNumber: '澜公1号' },
  }),
  RecallPlaque: command({
    may: by('foreign', 'operator'),
    body: { branchId },
    in: underWay,
    part: takenBack,
    says: ['PlaqueRecalled'],
    words: { zh: '收回牌匾', en: 'recall a plaque' },
    sample: { branchId: 'b03.017' },
  }),
  /** Two warn a named branch: what it must improve, and until when. */
  WarnBranch: command({
    may: pair('foreign', 'discipline', 'committee'),
    body: { branchId, ...ground, improvement: text(500), until: day, ...document },
    in: underWay,
    part: ['certificateIssued'],
    says: ['BranchWarned'],
    words: { zh: '警示', en: 'warn a named branch' },
    sample: {
      branchId: 'b03.017',
      ground: '台账不实',
      improvement: '限期整改台账',
      until: '2024-06-30',
      documentNumber: '澜公警1号',
    },
  }),
  LiftWarning: command({
    may: pair('foreign', 'discipline', 'committee'),
    body: { branchId, ...ground },
    in: underWay,
    part: ['warned'],
    says: ['WarningLifted'],
    words: { zh: '解除警示', en: 'lift a warning' },
    sample: { branchId: 'b03.017', ground: '整改到位' },
  }),
  ReinstateNaming: command({
    may: pair('foreign', 'committee', 'committee'),
    body: { branchId, ...ground, ...document },
    in: underWay,
    part: takenBack,
    says: ['NamingReinstated'],
    words: { zh: '恢复命名', en: 'reinstate a naming' },
    sample: { branchId: 'b03.017', ground: '原认定有误', documentNumber: '澜公2号' },
  }),
  /** A number that stays is given as it is. */
  ReplaceCertificate: command({
    may: by('foreign', 'operator'),
    body: { branchId, ...numbers, reason: text(300) },
    in: underWay,
    part: ['certificateIssued', 'warned'],
    says: ['CertificateReplaced'],
    words: { zh: '换发证书牌匾', en: 'replace certificate or plaque' },
    sample: { branchId: 'b03.017', certificateNumber: 'C-2', plaqueNumber: 'P-1', reason: '遗失' },
  }),
};

const replacedBody = {
  ...ofEntry,
  ...names,
  honourName,
  ...document,
  namedOn: day,
  ...numbers,
  /** The certificate and the plaque that this one takes the place of. */
  replaced: z.strictObject({ ...numbers, issuedOn: day }),
  reason: text(300),
  stays: certified,
};

export const afterAwardEvents = {
  /**
   * Campaigns above took the branch because it was named here; each must now decide what that means for it
   * (docs/handbook/process.md#1.15).
   */
  RevocationCarriedUp: event({
    version: 1,
    body: { ...ofEntry, campaignIds: z.array(campaignId).min(1) },
    readBy: officials,
    words: { zh: '撤销已提请上级活动研究', en: 'campaigns above were asked about a revocation' },
    sample: { campaignId: 'r2023', branchId: 'b03.017', campaignIds: ['p2024'] },
  }),
  /** The campaign's titles lapse with the naming; those the branch does not hold are named too. */
  NamingRevoked: event({
    version: 1,
    body: { ...ofEntry, ground: text(500), documentNumber, titleIds: z.array(titleId) },
    readBy: officials,
    part: 'revoked',
    words: { zh: '已撤销命名', en: 'a naming was revoked' },
    tells: {
      template: 'naming-revoked',
      zh: '{unit}的命名已撤销（{documentNumber}）。',
      en: 'The naming of {unit} was revoked ({documentNumber}).',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId), every('operator')],
    },
  }),
  /**
   * An objection was upheld, or a violation confirmed, after the naming: committee and discipline must decide
   * (docs/handbook/process.md#1.13).
   */
  RevocationConsidered: event({
    version: 1,
    body: { ...ofEntry, ground: text(500) },
    readBy: officials,
    part: 'considered',
    words: { zh: '撤销命名提交审议', en: 'a revocation is to be considered' },
    tells: {
      template: 'revocation-considered',
      zh: '{unit}命名后发现问题，请研究是否撤销命名。',
      en: 'Something was found on {unit} after its naming. Decide if the naming is revoked or upheld.',
      to: () => [every('discipline'), every('committee')],
    },
    sample: { campaignId: 'r2023', branchId: 'b03.017', ground: 'objectionUpheld:o4' },
  }),
  /** The place is again in the state it had before, which `stays` tells. */
  NamingUpheld: event({
    version: 1,
    body: { ...ofEntry, ground: text(500), stays: undisputed },
    readBy: officials,
    part: {
      oneOf: undisputed.options,
      of: ({ branchId, stays }) => ({ [branchId]: stays }),
    },
    words: { zh: '已维持命名', en: 'a naming was upheld' },
    tells: {
      template: 'naming-upheld',
      zh: '{unit}的命名予以维持。',
      en: 'The naming of {unit} was upheld.',
      to: () => [every('operator')],
    },
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      ground: '问题属实但情节轻微，不影响命名',
      stays: 'certificateIssued',
    },
  }),
  PlaqueRecalled: event({
    version: 1,
    body: { ...ofEntry, plaqueNumber: documentNumber },
    readBy: officials,
    part: 'plaqueRecalled',
    words: { zh: '已收回牌匾', en: 'a plaque was recalled' },
    tells: {
      template: 'plaque-recalled',
      zh: '{unit}的牌匾 {plaqueNumber} 已收回。',
      en: 'Plaque {plaqueNumber} of {unit} was recalled.',
      to: ({ branchId }) => [secretary(branchId)],
    },
  }),
  BranchWarned: event({
    version: 1,
    body: { ...ofEntry, ...ground, improvement: text(500), until: day, ...document },
    readBy: officials,
    part: 'warned',
    words: { zh: '已警示', en: 'a branch was warned' },
    tells: {
      template: 'branch-warned',
      zh: '{unit}被警示（{documentNumber}），请于 {until} 前完成整改。',
      en: '{unit} was warned ({documentNumber}). Mend what is asked by {until}.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId), every('operator')],
    },
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      ground: '台账不实',
      improvement: '限期整改台账',
      until: '2024-06-30',
      documentNumber: '澜公警1号',
    },
  }),
  WarningLifted: event({
    version: 1,
    body: { ...ofEntry, ...ground },
    readBy: officials,
    part: 'certificateIssued',
    words: { zh: '已解除警示', en: 'a warning was lifted' },
    tells: {
      template: 'warning-lifted',
      zh: '{unit}的警示已解除。',
      en: 'The warning of {unit} was lifted.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId)],
    },
    sample: { campaignId: 'r2023', branchId: 'b03.017', ground: '整改到位' },
  }),
  /** The certificate that was withdrawn stays void: another is issued that names it. */
  NamingReinstated: event({
    version: 1,
    body: { ...ofEntry, ...ground, ...document },
    readBy: officials,
    part: 'named',
    words: { zh: '已恢复命名', en: 'a naming was reinstated' },
    tells: {
      template: 'naming-reinstated',
      zh: '{unit}的命名已恢复（{documentNumber}），请重新颁发证书牌匾。',
      en: 'The naming of {unit} was reinstated ({documentNumber}). Issue certificate and plaque anew.',
      to: ({ branchId }) => [secretary(branchId), officersOf(branchId), operatorsFor(branchId)],
    },
    sample: { campaignId: 'r2023', branchId: 'b03.017', ground: '原认定有误', documentNumber: '澜公2号' },
  }),
  CertificateReplaced: event({
    version: 2,
    body: { ...replacedBody, secret },
    earlier: earlierEvent({
      version: 1,
      body: replacedBody,
    }),
    upcast: (data) => data,
    readBy: officials,
    part: {
      oneOf: certified.options,
      of: ({ branchId, stays }) => ({ [branchId]: stays }),
    },
    words: { zh: '已换发证书牌匾', en: 'certificate or plaque was replaced' },
    tells: {
      template: 'certificate-replaced',
      zh: '{unit}换发证书 {certificateNumber}、牌匾 {plaqueNumber}。',
      en: 'Certificate {certificateNumber} and plaque {plaqueNumber} of {unit} take the place of earlier ones.',
      to: ({ branchId }) => [secretary(branchId)],
    },
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      branchName: '城关派出所党支部',
      unitName: '城关派出所',
      bureauName: '东城分局',
      honourName: { zh: '最强支部·最美警队', en: 'Strongest Branch, Finest Police Team' },
      documentNumber: '澜公1号',
      namedOn: '2023-12-14',
      certificateNumber: 'C-2',
      plaqueNumber: 'P-1',
      replaced: { certificateNumber: 'C-1', plaqueNumber: 'P-1', issuedOn: '2023-12-15' },
      reason: '遗失',
      stays: 'certificateIssued',
      secret: true,
    },
  }),
};
