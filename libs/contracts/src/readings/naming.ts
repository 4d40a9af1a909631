import { z } from 'zod';
import type { Role } from '../roles.ts';
import { accountId, branchId, bureauId, campaignId, day, fraction, hash, instant, score, slug, text, unitId } from '../values.ts';
import { type Reading, reading, type ReadScope } from './define.ts';

/** What readers see of naming, titles, public notices and objections; part of the evaluation service's readings. */

const version = z.int().min(0);
const position = z.int().min(1);
const names = { branchName: text(100), unitName: text(100), bureauName: text(100) };
const entry = { campaignId, branchId, unitId, bureauId, ...names };
const honourName = z.strictObject({ zh: text(200), en: text(200) });
/** An act that waits for its second person, who enters the same payload before it expires. */
const waiting = z.array(
  z.strictObject({ proposalId: slug, act: text(60), payloadHash: hash, proposedBy: accountId, proposedAt: instant, expiresAt: instant }),
);

const officials: readonly Role[] = ['operator', 'committee', 'discipline', 'auditor'];
const stewards: readonly Role[] = ['operator', 'discipline', 'auditor'];
const confidants: readonly Role[] = ['discipline', 'auditor'];
const toOfficials = { operator: 'all', committee: 'all', discipline: 'all', auditor: 'all' } as const satisfies Reading['scopes'];
const toEverybody: Partial<Record<Role | 'public', ReadScope>> = {
  ...toOfficials,
  public: 'all',
  bureauOfficer: 'all',
  branchSecretary: 'all',
  assessor: 'all',
  expert: 'all',
};

const placeState = z.enum(['unplaced', 'ranked', 'proposed', 'held', 'reserve', 'named', 'revoked', 'dropped']);

/** Where a campaign's naming stands: one row per campaign, whose version is the one every command on the naming expects. */
const namings = reading({
  path: 'namings',
  row: z.strictObject({
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
    named: version,
    revoked: version,
    waiting,
    version,
  }),
  scopes: toOfficials,
  indexes: ['campaignId', 'status'],
});

/** The state of each entry's place. Its own unit sees what was announced; the committee's work before that is the committee's. */
const places = reading({
  path: 'places',
  row: z.strictObject({
    ...entry,
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
  }),
  scopes: { ...toOfficials, bureauOfficer: 'mine', branchSecretary: 'mine' },
  only: { state: officials, order: officials, reason: officials, until: officials },
  indexes: ['campaignId', 'unitId', 'bureauId', 'state', 'announced', 'order'],
});

/** The public list of those named, with what they received and what was taken back. */
const named = reading({
  path: 'named',
  row: z.strictObject({
    ...entry,
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
  }),
  scopes: toEverybody,
  only: { revocationGround: officials },
  indexes: ['campaignId', 'unitId', 'bureauId', 'place', 'status', 'documentNumber', 'certificateNumber', 'plaqueNumber'],
});

/** The public check: what a certificate number stands for, and whether it still holds. Look it up by `certificateNumber`. */
const certificates = reading({
  path: 'certificates',
  row: z.strictObject({
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
  }),
  scopes: toEverybody,
  indexes: ['campaignId', 'certificateNumber', 'plaqueNumber', 'valid'],
});

/** Who competes for which title, and how far it got. Scores are there from the opening on. */
const titles = reading({
  path: 'titles',
  row: z.strictObject({
    ...entry,
    titleId: slug,
    status: z.enum(['recommended', 'scored', 'approved', 'conferred', 'notConferred', 'revoked']),
    statement: text(2000).optional(),
    attachments: z.array(hash).optional(),
    /** The experts who have sealed a ballot, and how many may. */
    sealedBy: z.array(accountId),
    ballotsExpected: version,
    score: fraction.optional(),
    recorded: text(20).optional(),
    ballots: z.array(z.strictObject({ expertId: accountId, score, commitment: hash, salt: hash })).optional(),
    minutesNumber: text(60).optional(),
    documentNumber: text(60).optional(),
    reason: text(500).optional(),
    recused: z.array(accountId),
    waiting,
    version,
  }),
  scopes: {
    operator: 'notRecused',
    committee: 'notRecused',
    discipline: 'all',
    auditor: 'all',
    expert: 'notRecused',
    bureauOfficer: 'mine',
    branchSecretary: 'mine',
  },
  only: { score: officials, recorded: officials, ballots: officials, sealedBy: stewards, recused: stewards, waiting: officials },
  indexes: ['campaignId', 'titleId', 'unitId', 'bureauId', 'status'],
});

/** Who has sealed a title ballot and who has not; what it says is there from the opening on. */
const titleBallots = reading({
  path: 'title-ballots',
  row: z.strictObject({
    campaignId,
    titleId: slug,
    branchId,
    unitId,
    accountId,
    status: z.enum(['waiting', 'sealed', 'counted']),
    sealedAt: instant.optional(),
    commitment: hash.optional(),
    score: score.optional(),
  }),
  scopes: { operator: 'foreign', discipline: 'all', auditor: 'all', expert: 'self' },
  indexes: ['campaignId', 'titleId', 'branchId', 'accountId', 'status'],
});

/** What is on public notice and until when. Nobody reads here whether anyone objected. */
const notices = reading({
  path: 'notices',
  row: z.strictObject({
    campaignId,
    noticeId: slug,
    kind: z.enum(['winners', 'successor', 'title', 'corrected']),
    titleId: slug.optional(),
    entries: z.array(z.strictObject({ branchId, ...names })),
    status: z.enum(['running', 'closed']),
    postedOn: day,
    endsOn: day,
    /** The first instant after the notice. */
    endsAt: instant,
    extensions: z.array(z.strictObject({ endsOn: day, reason: text(500) })),
    waiting,
    version,
  }),
  scopes: toEverybody,
  only: { waiting: officials, version: officials },
  indexes: ['campaignId', 'kind', 'titleId', 'status', 'endsOn'],
});

/** Discipline's docket. Others see that an objection is open, not what it says; who objected is in no view. */
const objections = reading({
  path: 'objections',
  row: z.strictObject({
    campaignId,
    objectionId: slug,
    noticeId: slug,
    branchId,
    unitId,
    titleId: slug.optional(),
    state: z.enum(['raised', 'upheld', 'dismissed', 'inadmissible']),
    receivedOn: day,
    registeredAt: instant,
    registeredBy: accountId,
    ground: text(500),
    identified: z.enum(['nameAndContact', 'officialSeal']),
    kind: z.enum(['misconduct', 'scoringError']).optional(),
    reason: text(500).optional(),
    decidedAt: instant.optional(),
  }),
  scopes: toOfficials,
  only: {
    receivedOn: confidants,
    registeredAt: confidants,
    registeredBy: confidants,
    ground: confidants,
    identified: confidants,
    kind: confidants,
    reason: confidants,
  },
  indexes: ['campaignId', 'noticeId', 'branchId', 'unitId', 'state', 'receivedOn'],
});

export const namingReadings = {
  namings,
  places,
  named,
  certificates,
  titles,
  titleBallots,
  notices,
  objections,
} as const satisfies Record<string, Reading>;
