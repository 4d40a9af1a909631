import { z } from 'zod';
import { event } from '../contract.ts';
import { officials } from '../permission.ts';
import { packId } from '../rule-pack.values.ts';
import { branchId, bureauId, campaignId, day, documentNumber, text, version } from '../values.ts';
import { honourName, secret } from './naming.values.ts';
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
    words: { zh: '已请示命名', en: 'the naming was requested' },
  }),
  /** Fewer than all places are approved on a ground; those next in order stand first in reserve. */
  WinnersApproved: event({
    version: 2,
    body: { ...approvedLists, ground: text(500).optional() },
    earlier: event({
      version: 1,
      body: approvedLists,
      readBy: officials,
      words: { zh: '已批准拟命名名单', en: 'the proposed list was approved' },
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
    words: { zh: '已批准拟命名名单', en: 'the proposed list was approved' },
  }),
  WinnersReturned: event({
    version: 1,
    body: { campaignId, reason: text(500) },
    readBy: officials,
    to: 'returned',
    words: { zh: '已退回拟命名名单', en: 'the proposed list was returned' },
  }),
  EntryExcluded: event({
    version: 1,
    body: { ...ofEntry, ground: text(500) },
    readBy: officials,
    part: 'dropped',
    words: { zh: '已排除参评对象', en: 'an entry was excluded' },
  }),
  SuccessorCalled: event({
    version: 1,
    body: { ...ofEntry, replaces: branchId },
    readBy: officials,
    part: 'proposed',
    words: { zh: '已递补', en: 'a successor was called' },
  }),
  /** Until the end of this day; then the place passes on. */
  PlaceHeld: event({
    version: 1,
    body: { ...ofEntry, until: day },
    readBy: officials,
    part: 'held',
    words: { zh: '已保留名额', en: 'a place was held' },
  }),
  PlaceRestored: event({
    version: 1,
    body: ofEntry,
    readBy: officials,
    part: 'proposed',
    words: { zh: '已恢复名额', en: 'a place was restored' },
  }),
  PlaceForfeited: event({
    version: 1,
    body: { ...ofEntry, reason: text(300) },
    readBy: officials,
    part: 'dropped',
    words: { zh: '已取消名额', en: 'a place was forfeited' },
  }),
  NamingDeclined: event({
    version: 1,
    body: { ...ofEntry, reason: text(500) },
    readBy: officials,
    part: 'dropped',
    words: { zh: '已谢绝命名', en: 'the naming was declined' },
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
    earlier: event({
      version: 1,
      body: namedBody,
      readBy: officials,
      words: { zh: '已命名', en: 'a branch was named' },
    }),
    upcast: (data) => data,
    sample: { ...namedSample, bureauId: 'b03', place: 3, pool: 'organs', secret: true },
    readBy: officials,
    part: 'named',
    words: { zh: '已命名', en: 'a branch was named' },
  }),
  CertificateIssued: event({
    version: 2,
    body: { ...issuedBody, secret },
    earlier: event({
      version: 1,
      body: issuedBody,
      readBy: officials,
      words: { zh: '已颁发证书和牌匾', en: 'certificate and plaque were issued' },
    }),
    upcast: (data) => data,
    sample: { ...namedSample, certificateNumber: 'C-1', plaqueNumber: 'P-1', secret: true },
    readBy: officials,
    part: 'certificateIssued',
    words: { zh: '已颁发证书和牌匾', en: 'certificate and plaque were issued' },
  }),
};

function inState(state: string, branchIds: readonly string[]): Record<string, string> {
  return Object.fromEntries(branchIds.map((branch) => [branch, state]));
}
