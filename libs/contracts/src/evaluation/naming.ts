import { z } from 'zod';
import { aggregate, command } from '../contract.ts';
import { by, pair, system } from '../permission.ts';
import { branchId, documentNumber, text } from '../values.ts';
import {
  afterAwardCommands,
  afterAwardEvents,
  awarded,
  ground,
  inForce,
  takenBack,
  underWay,
} from './after-award.ts';
import { namingEvents } from './naming.events.ts';
import { namingReadModels } from './naming.read-models.ts';
import { reason, refusedWith } from './shared.ts';

const document = { documentNumber };
const lost = ['dropped', 'unplaced'] as const;
const toBeNamed = ['ranked', 'proposed', 'held', 'reserve'] as const;

/** The naming of one campaign. It is one stream, so that the number of places cannot be exceeded. */
export const naming = aggregate({
  name: 'naming',
  service: 'evaluation',
  path: 'namings',
  id: ['campaign'],
  words: { zh: '命名', en: 'naming' },
  states: {
    none: { zh: '未请示', en: 'not requested', awaits: ['RequestNaming'] },
    requested: {
      zh: '已请示，待批准',
      en: 'requested',
      awaits: ['ApproveWinners', 'ReturnWinners', 'ExcludeEntry'],
    },
    returned: { zh: '已退回', en: 'returned', awaits: ['RequestNaming'] },
    /** The list is decided; what is still to be done stands with each place. */
    approved: { zh: '已批准', en: 'approved', ends: true },
  },
  parts: {
    id: 'branchId',
    words: { zh: '名额', en: 'place' },
    states: {
      /** Not in the requested order. */
      unplaced: { zh: '未入围', en: 'unplaced', ends: true },
      /** In the requested order, without a place yet. */
      ranked: { zh: '已排名，待批准', en: 'ranked', awaits: ['ApproveWinners', 'ExcludeEntry'] },
      proposed: { zh: '拟命名', en: 'proposed', awaits: ['NameBranch'] },
      /** Under investigation: the place is kept until a day, then it passes on. */
      held: { zh: '名额保留', en: 'held', awaits: ['RestorePlace', 'ForfeitPlace'], until: 'until' },
      reserve: { zh: '待递补', en: 'reserve', awaits: ['CallSuccessor'] },
      named: { zh: '已命名', en: 'named', awaits: ['IssueCertificate'], afterCampaign: true },
      certificateIssued: { zh: '已颁发证书', en: 'named, with certificate and plaque', ends: true },
      considered: {
        zh: '撤销命名审议中',
        en: 'named, a revocation is considered',
        awaits: ['UpholdNaming', 'RevokeNaming'],
        afterCampaign: true,
      },
      warned: {
        zh: '已警示，限期整改',
        en: 'named, under a warning',
        awaits: ['LiftWarning', 'RevokeNaming'],
        afterCampaign: true,
        until: 'until',
      },
      revoked: { zh: '已撤销命名', en: 'revoked', awaits: ['RecallPlaque'], afterCampaign: true },
      plaqueRecalled: { zh: '已撤销命名并收回牌匾', en: 'revoked, the plaque recalled', ends: true },
      dropped: { zh: '已落选', en: 'dropped', ends: true },
    },
  },
  commands: {
    /** After a request or an approval, only for a ranking that was confirmed since. */
    RequestNaming: command({
      may: by('any', 'operator'),
      body: document,
      in: ['none', 'requested', 'returned', 'approved'],
      says: ['NamingRequested'],
      words: { zh: '请示命名', en: 'request the naming' },
      sample: { documentNumber: '澜公1号' },
    }),
    /** In the order of the ranking; fewer than all places on a ground. */
    ApproveWinners: command({
      may: pair('foreign', 'committee', 'committee'),
      body: {
        minutesNumber: documentNumber,
        branchIds: z.array(branchId).min(1).max(500),
        ground: text(500).optional(),
      },
      in: ['requested'],
      says: ['WinnersApproved', 'PlaceHeld', 'PlaceForfeited'],
      words: { zh: '批准拟命名名单', en: 'approve the proposed list' },
      sample: { minutesNumber: '澜公1号', branchIds: ['b03.017', 't01.001'] },
    }),
    ReturnWinners: command({
      may: by('any', 'committee'),
      body: reason,
      in: ['requested'],
      says: ['WinnersReturned'],
      words: { zh: '退回拟命名名单', en: 'return the proposed list' },
      sample: { reason: '请补充材料' },
    }),
    ExcludeEntry: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { branchId, ...ground },
      in: ['requested'],
      part: toBeNamed,
      otherwise: refusedWith('not_found', ['unplaced', ...inForce, ...takenBack]),
      says: ['EntryExcluded'],
      words: { zh: '排除参评对象', en: 'exclude an entry' },
      sample: { branchId: 'b03.017', ground: '失实' },
    }),
    CallSuccessor: command({
      may: by('foreign', 'operator'),
      body: { branchId },
      in: ['approved'],
      part: ['reserve'],
      otherwise: refusedWith('not_next', ['ranked', 'proposed', 'held', ...inForce, ...takenBack, ...lost]),
      says: ['SuccessorCalled', 'PlaceHeld'],
      words: { zh: '递补', en: 'call the successor' },
      sample: { branchId: 'b03.017' },
    }),
    HoldPlace: command({
      may: system,
      body: { branchId },
      in: 'any',
      says: ['PlaceHeld'],
      words: { zh: '保留名额', en: 'hold a place' },
      sample: { branchId: 'b03.017' },
    }),
    RestorePlace: command({
      may: system,
      body: { branchId },
      in: 'any',
      says: ['PlaceRestored', 'PlaceForfeited'],
      words: { zh: '恢复名额', en: 'restore a place' },
      sample: { branchId: 'b03.017' },
    }),
    ForfeitPlace: command({
      may: system,
      body: { branchId, reason: text(300) },
      in: 'any',
      says: ['PlaceForfeited'],
      words: { zh: '取消名额', en: 'forfeit a place' },
      sample: { branchId: 'b03.017', reason: 'heldTooLong' },
    }),
    /** For a unit whose work is secret; the ground cites what makes it so. */
    WaiveNotice: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { branchId, ...ground },
      in: ['approved'],
      part: ['proposed'],
      says: ['NoticeWaived'],
      words: { zh: '决定免于公示', en: 'waive a public notice' },
      sample: { branchId: 'b03.017', ground: '保密法第二十二条' },
    }),
    NameBranch: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { branchId, ...document },
      in: ['approved'],
      part: ['proposed'],
      otherwise: { held: 'under_investigation' },
      says: ['BranchNamed'],
      words: { zh: '命名', en: 'name a branch' },
      sample: { branchId: 'b03.017', documentNumber: '澜公1号' },
    }),
    DeclineNaming: command({
      may: by('mine', 'branchSecretary'),
      body: { branchId, ...reason },
      in: underWay,
      part: ['proposed', 'held', 'reserve'],
      says: ['NamingDeclined'],
      words: { zh: '谢绝命名', en: 'decline the naming' },
      sample: { branchId: 'b03.017', reason: '班子调整' },
    }),
    /** Asked again with the same numbers, it does nothing. */
    IssueCertificate: command({
      may: by('foreign', 'operator'),
      body: { branchId, certificateNumber: documentNumber, plaqueNumber: documentNumber },
      in: underWay,
      part: awarded,
      otherwise: refusedWith('not_named', ['none', ...toBeNamed, ...lost, ...takenBack]),
      says: ['CertificateIssued', 'CertificateReplaced'],
      words: { zh: '颁发证书和牌匾', en: 'issue certificate and plaque' },
      sample: { branchId: 'b03.017', certificateNumber: 'C-1', plaqueNumber: 'P-1' },
    }),
    ...afterAwardCommands,
  },
  events: { ...namingEvents, ...afterAwardEvents },
  readModels: namingReadModels,
});
