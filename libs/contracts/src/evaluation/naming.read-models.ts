import { z } from 'zod';
import { readModel } from '../contract.ts';
import { packId } from '../rule-pack.values.ts';
import {
  branchId,
  bureauId,
  campaignId,
  day,
  documentNumber,
  kinds,
  noticeId,
  text,
  titleId,
} from '../values.ts';
import { waiting } from '../waiting.ts';
import { entryRow, honourName, secret, titlesHeld, toEverybodyButSecret } from './naming.values.ts';
import { names, ofEntry, officialReaders, position, toOfficials, wholeNumber } from './shared.ts';

const placeState = z.enum([
  'unplaced',
  'ranked',
  'proposed',
  'held',
  'reserve',
  'named',
  'revoked',
  'dropped',
]);

const numbers = z.strictObject({ certificateNumber: documentNumber, plaqueNumber: documentNumber });
kinds.add(numbers, { id: 'Numbers' }).add(placeState, { id: 'PlaceState' });

/** The read models of the naming: its state, each place, the named branches and each certificate. */
export const namingReadModels = {
  /** One row per campaign, whose version is the one every command on the naming expects. */
  namings: readModel({
    path: 'namings',
    of: 'naming',
    row: {
      campaignId,
      status: z.enum(['requested', 'returned', 'approved']),
      rankingVersion: position,
      documentNumber,
      minutesNumber: documentNumber.optional(),
      returnReason: text(500).optional(),
      /** To be approved in this order; after the approval, those who hold a place and are not named yet. */
      winners: z.array(branchId),
      reserves: z.array(branchId),
      /** Entries that the request says changed since the version before; they are put on notice again. */
      changed: z.array(branchId),
      /** Entries that lost a place since the approval and were not replaced. */
      vacated: z.array(branchId),
      /** Named branches whose revocation is to be decided. */
      considered: z.array(branchId),
      named: wholeNumber,
      revoked: wholeNumber,
      waiting,
    },
    scopes: toOfficials,
    indexes: ['campaignId', 'status'],
    words: { zh: '命名', en: 'naming' },
  }),
  /**
   * The state of each entry's place. Its own unit sees what was announced; the committee's work before that
   * is the committee's.
   */
  places: readModel({
    path: 'places',
    row: {
      ...entryRow,
      state: placeState,
      /** Place in the requested order. */
      order: position.optional(),
      pool: packId.optional(),
      /** The reason why the place was lost: a text, `superseded`, `heldTooLong` or `objectionUpheld:<id>`. */
      reason: text(500).optional(),
      /** Of a held place: the last day. */
      until: day.optional(),
      /** The state that the public knows, from the first notice on. */
      announced: placeState.optional(),
      /**
       * The reason why an announced place was lost; the reason of an entry that was never on notice stays
       * with the committee.
       */
      announcedReason: text(500).optional(),
      noticeId: noticeId.optional(),
      documentNumber: documentNumber.optional(),
      /** It is named without public notice: a draft of a notice or decision leaves it out. */
      secret,
    },
    scopes: { ...toOfficials, bureauOfficer: 'mine', branchSecretary: 'mine' },
    only: {
      state: officialReaders,
      order: officialReaders,
      reason: officialReaders,
      until: officialReaders,
      secret: officialReaders,
    },
    indexes: ['campaignId', 'unitId', 'bureauId', 'state', 'announced', 'order'],
    words: { zh: '名额', en: 'place' },
  }),
  /** The public list of those named, with what they received and what was taken back. */
  named: readModel({
    path: 'named',
    row: {
      ...entryRow,
      honourName,
      /** Its place in the ranking, which the public list does not tell (排名不分先后). */
      place: position,
      documentNumber,
      namedOn: day,
      status: z.enum(['named', 'revoked']),
      secret,
      certificateNumber: documentNumber.optional(),
      plaqueNumber: documentNumber.optional(),
      revokedOn: day.optional(),
      revocationNumber: documentNumber.optional(),
      revocationGround: text(500).optional(),
      reinstatedOn: day.optional(),
      /** The last day of a warning that stands. */
      warnedUntil: day.optional(),
      plaqueRecalledOn: day.optional(),
      titles: z.array(
        z.strictObject({
          titleId,
          documentNumber,
          conferredOn: day,
          revokedOn: day.optional(),
          /** The last day of its term; `lapsed` says that it is over. */
          until: day.optional(),
          lapsed: z.literal(true).optional(),
          recheckOn: day.optional(),
          recheckedOn: day.optional(),
        }),
      ),
    },
    scopes: toEverybodyButSecret,
    only: {
      place: officialReaders,
      secret: officialReaders,
      revocationGround: officialReaders,
      warnedUntil: officialReaders,
    },
    indexes: [
      'campaignId',
      'unitId',
      'bureauId',
      'place',
      'status',
      'documentNumber',
      'certificateNumber',
      'plaqueNumber',
    ],
    words: { zh: '命名支部', en: 'named branch' },
  }),
  /**
   * The public check: what a certificate number stands for, and if it still holds. Look it up by
   * `certificateNumber`.
   */
  certificates: readModel({
    path: 'certificates',
    row: {
      ...ofEntry,
      ...names,
      honourName,
      certificateNumber: documentNumber,
      plaqueNumber: documentNumber,
      documentNumber,
      namedOn: day,
      issuedOn: day,
      valid: z.boolean(),
      titles: titlesHeld,
      secret,
      replaces: numbers.optional(),
      replacedBy: numbers.optional(),
      revokedOn: day.optional(),
      /** The unit with whose record it came, if it was not given here. */
      joinedFrom: bureauId.optional(),
    },
    scopes: toEverybodyButSecret,
    only: { secret: officialReaders },
    indexes: ['campaignId', 'certificateNumber', 'plaqueNumber', 'valid'],
    words: { zh: '证书', en: 'certificate' },
  }),
};
