import { z } from 'zod';
import { every, operatorsFor, secretary } from '../audience.ts';
import { earlierEvent, event } from '../contract.ts';
import { certified, noticed } from '../expects.ts';
import { officials } from '../permission.ts';
import { packId } from '../rule-pack.values.ts';
import { branchId, bureauId, campaignId, day, documentNumber, text, version } from '../values.ts';
import { honourName, secret, titlesHeld } from './naming.values.ts';
import { names, ofEntry } from './shared.ts';

const placed: readonly string[] = ['proposed', 'held', 'reserve'];

const approvedLists = {
  campaignId,
  minutesNumber: documentNumber,
  proposed: z.array(branchId),
  held: z.array(branchId),
  reserves: z.array(branchId),
};

const namedBody = {
  ...ofEntry,
  bureauId,
  ...names,
  honourName,
  documentNumber,
  place: version,
  namedOn: day,
};
const issuedBody = {
  ...ofEntry,
  ...names,
  honourName,
  documentNumber,
  namedOn: day,
  certificateNumber: documentNumber,
  plaqueNumber: documentNumber,
};
const namedSample = {
  campaignId: 'r2023',
  branchId: 'b03.017',
  branchName: '城关派出所党支部',
  unitName: '城关派出所',
  bureauName: '东城分局',
  honourName: { zh: '最强支部·最美警队', en: 'Strongest Branch, Finest Police Team' },
  documentNumber: '澜公1号',
  namedOn: '2023-12-14',
};

/** The events of the naming: the list and its approval, the places, certificates and plaques. */
export const namingEvents = {
  NamingRequested: event({
    version: 1,
    body: {
      campaignId,
      documentNumber,
      rankingVersion: version,
      winners: z.array(branchId),
      reserves: z.array(branchId),
      /**
       * Entries whose place or score differs from the version requested before; they are put on notice
       * again (docs/handbook/process.md#1.13).
       */
      changed: z.array(branchId),
    },
    readBy: officials,
    to: 'requested',
    /** An entry with a place under the version before keeps it until the approval. */
    part: {
      oneOf: ['ranked'],
      of: ({ winners, reserves }, before) => {
        const requested = [...winners, ...reserves].filter(
          (branch) => !placed.includes(before[branch] ?? ''),
        );
        return inState('ranked', requested);
      },
    },
    expects: ({ campaignId: campaign, changed }) =>
      changed.length > 0 ? [noticed(campaign, 'corrected')] : [],
    words: { zh: '已请示命名', en: 'the naming was requested' },
    tells: {
      template: 'naming-requested',
      zh: '命名请示（{documentNumber}）已送达，请审议。',
      en: 'The request for naming ({documentNumber}) has come in and waits for you.',
      to: () => [every('committee')],
    },
  }),
  /** Fewer than all places are approved on a ground; those next in order stand first in reserve. */
  WinnersApproved: event({
    version: 2,
    body: { ...approvedLists, ground: text(500).optional() },
    earlier: earlierEvent({
      version: 1,
      body: approvedLists,
    }),
    upcast: (data) => data,
    sample: {
      campaignId: 'r2023',
      minutesNumber: '纪要21',
      proposed: ['b03.017'],
      held: [],
      reserves: ['t01.001'],
      ground: '本届宁缺毋滥',
    },
    readBy: officials,
    to: 'approved',
    part: {
      oneOf: ['proposed', 'held', 'reserve'],
      of: ({ proposed, held, reserves }) => ({
        ...inState('proposed', proposed),
        ...inState('held', held),
        ...inState('reserve', reserves),
      }),
    },
    expects: ({ campaignId: campaign, proposed }) => [
      noticed(campaign, 'winners'),
      ...proposed.map(certified),
    ],
    words: { zh: '已批准拟命名名单', en: 'the proposed list was approved' },
    tells: {
      template: 'winners-approved',
      zh: '拟命名名单已批准（{minutesNumber}），请发布公示。',
      en: 'The proposed list was approved ({minutesNumber}). Post the public notice.',
      to: () => [every('operator')],
    },
  }),
  WinnersReturned: event({
    version: 1,
    body: { campaignId, reason: text(500) },
    readBy: officials,
    to: 'returned',
    words: { zh: '已退回拟命名名单', en: 'the proposed list was returned' },
    tells: {
      template: 'winners-returned',
      zh: '拟命名名单被退回，理由见命名页面。',
      en: 'The proposed list was returned; the naming page says why.',
      to: () => [every('operator')],
    },
  }),
  EntryExcluded: event({
    version: 1,
    body: { ...ofEntry, ground: text(500) },
    readBy: officials,
    part: 'dropped',
    words: { zh: '已排除参评对象', en: 'an entry was excluded' },
    tells: {
      template: 'entry-excluded',
      zh: '{unit}未列入拟命名名单，决定见命名页面。',
      en: '{unit} was excluded from the proposed list; the naming page has the decision.',
      to: ({ branchId }) => [secretary(branchId), operatorsFor(branchId)],
    },
  }),
  SuccessorCalled: event({
    version: 1,
    body: { ...ofEntry, replaces: branchId },
    readBy: officials,
    part: 'proposed',
    expects: ({ campaignId: campaign, branchId: branch }) => [
      noticed(campaign, 'successor', branch),
      certified(branch),
    ],
    words: { zh: '已递补', en: 'a successor was called' },
    tells: {
      template: 'successor-called',
      zh: '{unit}递补为拟命名对象。',
      en: '{unit} moves up as the next reserve.',
      to: ({ branchId }) => [secretary(branchId), every('operator'), every('committee')],
    },
  }),
  /** Until the end of this day; then the place passes on. */
  PlaceHeld: event({
    version: 1,
    body: { ...ofEntry, until: day },
    readBy: officials,
    part: 'held',
    words: { zh: '已保留名额', en: 'a place was held' },
    tells: {
      template: 'place-held',
      zh: '{unit}的名额暂予保留。',
      en: 'The place of {unit} is held.',
      to: ({ branchId }) => [secretary(branchId), every('operator')],
    },
  }),
  PlaceRestored: event({
    version: 1,
    body: ofEntry,
    readBy: officials,
    part: 'proposed',
    words: { zh: '已恢复名额', en: 'a place was restored' },
    tells: {
      template: 'place-restored',
      zh: '{unit}的名额已恢复。',
      en: 'The place of {unit} is restored.',
      to: ({ branchId }) => [secretary(branchId), every('operator')],
    },
  }),
  PlaceForfeited: event({
    version: 1,
    body: { ...ofEntry, reason: text(300) },
    readBy: officials,
    part: 'dropped',
    words: { zh: '已取消名额', en: 'a place was forfeited' },
    tells: {
      template: 'place-forfeited',
      zh: '{unit}不再占有名额。',
      en: '{unit} no longer has a place.',
      to: ({ branchId }) => [secretary(branchId), every('operator')],
    },
  }),
  NamingDeclined: event({
    version: 1,
    body: { ...ofEntry, reason: text(500) },
    readBy: officials,
    part: 'dropped',
    words: { zh: '已谢绝命名', en: 'the naming was declined' },
    tells: {
      template: 'naming-declined',
      zh: '{unit}放弃命名。',
      en: '{unit} declined the naming.',
      to: () => [every('operator'), every('committee')],
    },
  }),
  /** The unit's work is secret: it is named without a public notice (docs/handbook/process.md#1.21). */
  NoticeWaived: event({
    version: 1,
    body: { ...ofEntry, ground: text(500) },
    readBy: ['committee', 'discipline'],
    words: { zh: '已决定免于公示', en: 'a public notice was waived' },
    sample: {
      campaignId: 'r2023',
      branchId: 'b03.017',
      ground: '保密法第二十二条，市国家保密局函〔2023〕8号',
    },
  }),
  BranchNamed: event({
    version: 2,
    body: { ...namedBody, pool: packId.optional(), secret },
    earlier: earlierEvent({
      version: 1,
      body: namedBody,
    }),
    upcast: (data) => data,
    sample: { ...namedSample, bureauId: 'b03', place: 3, pool: 'organs', secret: true },
    readBy: officials,
    part: 'named',
    words: { zh: '已命名', en: 'a branch was named' },
  }),
  /** `titles`: those that the branch holds when the certificate comes late. */
  CertificateIssued: event({
    version: 3,
    body: { ...issuedBody, secret, titles: titlesHeld.optional() },
    earlier: earlierEvent({
      version: 2,
      body: { ...issuedBody, secret },
      earlier: earlierEvent({
        version: 1,
        body: issuedBody,
      }),
      upcast: (data) => data,
    }),
    upcast: (data) => data,
    sample: {
      ...{ ...namedSample, certificateNumber: 'C-1', plaqueNumber: 'P-1', secret: true },
      titles: [{ titleId: 'secretaryStudio', until: '2026-12-19' }],
    },
    readBy: officials,
    part: 'certificateIssued',
    words: { zh: '已颁发证书和牌匾', en: 'certificate and plaque were issued' },
    tells: {
      template: 'certificate-issued',
      zh: '{unit}的证书 {certificateNumber}、牌匾 {plaqueNumber} 已制发。',
      en: 'Certificate {certificateNumber} and plaque {plaqueNumber} of {unit} were issued.',
      to: ({ branchId }) => [secretary(branchId)],
    },
  }),
};

function inState(state: string, branchIds: readonly string[]): Record<string, string> {
  return Object.fromEntries(branchIds.map((branch) => [branch, state]));
}
