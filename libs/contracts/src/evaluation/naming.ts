import { z } from 'zod';
import { aggregate, command, event, type ReadModel, readModel } from '../contract.ts';
import { by, officials, pair, system } from '../permission.ts';
import { type ReadScope } from '../read-scope.ts';
import { type Role } from '../roles.ts';
import { branchId, bureauId, campaignId, day, kinds, slug, text, unitId, version } from '../values.ts';
import { waiting } from '../waiting.ts';

const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };

const reason = { reason: text(500) };

const entry = { campaignId, branchId };

const entryRow = { campaignId, branchId, unitId, bureauId, ...names };

const honourName = z.strictObject({ zh: text(200), en: text(200) });
kinds.add(honourName, { id: 'BilingualText' });

/** What readers see of naming, titles, public notices and objections; part of the evaluation service's readings. */

const wholeNumber = z.int().min(0);

const position = z.int().min(1);

const officialReaders: readonly Role[] = [...officials, 'auditor'];

const toOfficials = { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' } as const satisfies ReadModel['scopes'];

const toEverybody: Partial<Record<Role | 'public', ReadScope>> = {
  ...toOfficials,
  public: 'all',
  bureauOfficer: 'all',
  branchSecretary: 'all',
  assessor: 'all',
  expert: 'all',
};

const placeState = z.enum(['unplaced', 'ranked', 'proposed', 'held', 'reserve', 'named', 'revoked', 'dropped']);

/** One stream per campaign, so that the number of places cannot be exceeded. */
export const naming = aggregate({
  name: 'naming',
  service: 'evaluation',
  path: 'namings',
  id: ['campaign'],
  words: { zh: '??', en: 'naming' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    RequestNaming: command({
      may: by('any', 'operator'),
      body: { documentNumber: text(60) },
      in: ['??'],
      says: ['NamingRequested'],
      words: { zh: '??', en: 'request naming' },
      sample: { documentNumber: '澜公1号' },
    }),

    ApproveWinners: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { minutesNumber: text(60), branchIds: z.array(branchId).min(1).max(500) },
      in: ['??'],
      says: ['WinnersApproved', 'PlaceHeld', 'PlaceForfeited'],
      words: { zh: '批准拟命名名单', en: 'approve the proposed list' },
      sample: { minutesNumber: '澜公1号', branchIds: ['b03.017', 't01.001'] },
    }),

    ReturnWinners: command({
      may: by('any', 'committee'),
      body: reason,
      in: ['??'],
      says: ['WinnersReturned'],
      words: { zh: '??', en: 'return winners' },
      sample: { reason: '依据' },
    }),

    ExcludeEntry: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { branchId, ground: text(500) },
      in: ['??'],
      says: ['EntryExcluded'],
      words: { zh: '排除参评对象', en: 'exclude an entry' },
      sample: { branchId: 'b03.017', ground: '失实' },
    }),

    CallSuccessor: command({
      may: by('foreign', 'operator'),
      body: { branchId },
      in: ['??'],
      says: ['SuccessorCalled', 'PlaceHeld'],
      words: { zh: '??', en: 'call successor' },
      sample: { branchId: 'b03.017' },
    }),

    HoldPlace: command({
      may: system,
      body: { branchId },
      in: ['??'],
      says: ['PlaceHeld'],
      words: { zh: '??', en: 'hold place' },
      sample: { branchId: 'b03.017' },
    }),

    RestorePlace: command({
      may: system,
      body: { branchId },
      in: ['??'],
      says: ['PlaceRestored'],
      words: { zh: '??', en: 'restore place' },
      sample: { branchId: 'b03.017' },
    }),

    ForfeitPlace: command({
      may: system,
      body: { branchId, reason: text(300) },
      in: ['??'],
      says: ['PlaceForfeited'],
      words: { zh: '??', en: 'forfeit place' },
      sample: { branchId: 'b03.017', reason: 'heldTooLong' },
    }),

    NameBranch: command({
      may: pair('foreign', 'committee', 'committee'),
      body: { branchId, documentNumber: text(60) },
      in: ['??'],
      says: ['BranchNamed'],
      words: { zh: '命名', en: 'name a branch' },
      sample: { branchId: 'b03.017', documentNumber: '澜公1号' },
    }),

    DeclineNaming: command({
      may: by('mine', 'branchSecretary'),
      body: { branchId, ...reason },
      in: ['??'],
      says: ['NamingDeclined'],
      words: { zh: '??', en: 'decline naming' },
      sample: { branchId: 'b03.017', reason: '依据' },
    }),

    IssueCertificate: command({
      may: by('foreign', 'operator'),
      body: { branchId, certificateNumber: text(60), plaqueNumber: text(60) },
      in: ['??'],
      says: ['CertificateIssued'],
      words: { zh: '??', en: 'issue certificate' },
      sample: { branchId: 'b03.017', certificateNumber: 'C-1', plaqueNumber: 'P-1' },
    }),

    RevokeNaming: command({
      may: pair('foreign', 'discipline', 'committee'),
      body: { branchId, ground: text(500), documentNumber: text(60) },
      in: ['??'],
      says: ['NamingRevoked'],
      words: { zh: '撤销命名', en: 'revoke a naming' },
      sample: { branchId: 'b03.017', ground: '隐瞒', documentNumber: '澜公1号' },
    }),

    RecallPlaque: command({
      may: by('foreign', 'operator'),
      body: { branchId },
      in: ['??'],
      says: ['PlaqueRecalled'],
      words: { zh: '??', en: 'recall plaque' },
      sample: { branchId: 'b03.017' },
    }),
  },
  events: {
    NamingRequested: event({
      version: 1,
      body: {
        campaignId,
        documentNumber: text(60),
        rankingVersion: version,
        winners: z.array(branchId),
        reserves: z.array(branchId),
        /** Entries whose place or score differs from the version requested before; they are put on notice again (PROCESS.md 1.13). */
        changed: z.array(branchId),
      },
      readBy: officials,
      words: { zh: '请示命名', en: 'naming requested' },
    }),

    WinnersApproved: event({
      version: 1,
      body: {
        campaignId,
        minutesNumber: text(60),
        proposed: z.array(branchId),
        held: z.array(branchId),
        reserves: z.array(branchId),
      },
      readBy: officials,
      words: { zh: '批准拟命名名单', en: 'winners approved' },
    }),

    WinnersReturned: event({
      version: 1,
      body: { campaignId, reason: text(500) },
      readBy: officials,
      words: { zh: '退回拟命名名单', en: 'winners returned' },
    }),

    EntryExcluded: event({
      version: 1,
      body: { ...entry, ground: text(500) },
      readBy: officials,
      words: { zh: '排除参评对象', en: 'entry excluded' },
    }),

    SuccessorCalled: event({
      version: 1,
      body: { ...entry, replaces: branchId },
      readBy: officials,
      words: { zh: '递补', en: 'successor called' },
    }),
    /** Until the end of this day; then the place passes on. */
    PlaceHeld: event({ version: 1, body: { ...entry, until: day }, readBy: officials, words: { zh: '名额保留', en: 'place held' } }),

    PlaceRestored: event({ version: 1, body: entry, readBy: officials, words: { zh: '名额恢复', en: 'place restored' } }),

    PlaceForfeited: event({
      version: 1,
      body: { ...entry, reason: text(300) },
      readBy: officials,
      words: { zh: '名额丧失', en: 'place forfeited' },
    }),

    NamingDeclined: event({
      version: 1,
      body: { ...entry, reason: text(500) },
      readBy: officials,
      words: { zh: '谢绝命名', en: 'naming declined' },
    }),

    BranchNamed: event({
      version: 1,
      body: {
        ...entry,
        bureauId,
        ...names,
        honourName,
        documentNumber: text(60),
        place: version,
        namedOn: day,
      },
      readBy: officials,
      words: { zh: '命名', en: 'branch named' },
    }),

    CertificateIssued: event({
      version: 1,
      body: {
        ...entry,
        ...names,
        honourName,
        documentNumber: text(60),
        namedOn: day,
        certificateNumber: text(60),
        plaqueNumber: text(60),
      },
      readBy: officials,
      words: { zh: '颁发证书', en: 'certificate issued' },
    }),
    /** The campaign's titles lapse with the naming; those the branch does not hold are named too. */
    NamingRevoked: event({
      version: 1,
      body: { ...entry, ground: text(500), documentNumber: text(60), titleIds: z.array(slug) },
      readBy: officials,
      words: { zh: '撤销命名', en: 'naming revoked' },
    }),

    PlaqueRecalled: event({
      version: 1,
      body: { ...entry, plaqueNumber: text(60) },
      readBy: officials,
      words: { zh: '收回牌匾', en: 'plaque recalled' },
    }),
  },
  readModels: {
    /** Where a campaign's naming stands: one row per campaign, whose version is the one every command on the naming expects. */
    namings: readModel({
      path: 'namings',
      of: 'naming',
      row: {
        campaignId,
        status: z.enum(['requested', 'returned', 'approved']),
        rankingVersion: position,
        documentNumber: text(60),
        minutesNumber: text(60).optional(),
        returnReason: text(500).optional(),
        /** To be approved in this order; after the approval, those who hold a place and are not named yet. */
        winners: z.array(branchId),
        reserves: z.array(branchId),
        /** Entries that the request says changed since the version before; they are put on notice again. */
        changed: z.array(branchId),
        /** Who lost a place since the approval and was not replaced. */
        vacated: z.array(branchId),
        named: wholeNumber,
        revoked: wholeNumber,
        waiting,
      },
      scopes: toOfficials,
      indexes: ['campaignId', 'status'],
      words: { zh: '??', en: 'namings' },
    }),
    /** The state of each entry's place. Its own unit sees what was announced; the committee's work before that is the committee's. */
    places: readModel({
      path: 'places',
      row: {
        ...entryRow,
        state: placeState,
        /** Place in the requested order. */
        order: position.optional(),
        /** Why the place was lost: a text, `superseded`, `heldTooLong` or `objectionUpheld:<id>`. */
        reason: text(500).optional(),
        /** Of a held place: the last day. */
        until: day.optional(),
        /** What the public knows, from the first notice on. */
        announced: placeState.optional(),
        /** Why what was announced was lost; the reason of an entry that never was on notice stays with the committee. */
        announcedReason: text(500).optional(),
        noticeId: slug.optional(),
        documentNumber: text(60).optional(),
      },
      scopes: { ...toOfficials, bureauOfficer: 'mine', branchSecretary: 'mine' },
      only: { state: officialReaders, order: officialReaders, reason: officialReaders, until: officialReaders },
      indexes: ['campaignId', 'unitId', 'bureauId', 'state', 'announced', 'order'],
      words: { zh: '??', en: 'places' },
    }),
    /** The public list of those named, with what they received and what was taken back. */
    named: readModel({
      path: 'named',
      row: {
        ...entryRow,
        honourName,
        place: position,
        documentNumber: text(60),
        namedOn: day,
        status: z.enum(['named', 'revoked']),
        certificateNumber: text(60).optional(),
        plaqueNumber: text(60).optional(),
        revokedOn: day.optional(),
        revocationNumber: text(60).optional(),
        revocationGround: text(500).optional(),
        plaqueRecalledOn: day.optional(),
        titles: z.array(z.strictObject({ titleId: slug, documentNumber: text(60), conferredOn: day, revokedOn: day.optional() })),
      },
      scopes: toEverybody,
      only: { revocationGround: officialReaders },
      indexes: ['campaignId', 'unitId', 'bureauId', 'place', 'status', 'documentNumber', 'certificateNumber', 'plaqueNumber'],
      words: { zh: '??', en: 'named' },
    }),
    /** The public check: what a certificate number stands for, and whether it still holds. Look it up by `certificateNumber`. */
    certificates: readModel({
      path: 'certificates',
      row: {
        campaignId,
        branchId,
        ...names,
        honourName,
        certificateNumber: text(60),
        plaqueNumber: text(60),
        documentNumber: text(60),
        namedOn: day,
        issuedOn: day,
        valid: z.boolean(),
        revokedOn: day.optional(),
      },
      scopes: toEverybody,
      indexes: ['campaignId', 'certificateNumber', 'plaqueNumber', 'valid'],
      words: { zh: '??', en: 'certificates' },
    }),
  },
});
