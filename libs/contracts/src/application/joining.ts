import { z } from 'zod';
import { event } from '../contract.ts';
import { every } from '../audience.ts';
import { officials } from '../permission.ts';
import { honourName, secret, titlesHeld } from '../evaluation/naming.values.ts';
import {
  branchId,
  bureauId,
  campaignId,
  day,
  documentNumber,
  hash,
  instant,
  joinFile,
  slug,
  text,
  titleId,
  unitId,
  version,
} from '../values.ts';

/**
 * The join of a deployment's record with a province (docs/handbook/process.md#1.29): what two persons agree
 * to, and the events that tell it. The record itself and the plan of what goes on living are files that are
 * kept by their hashes.
 */

const numberOfEvents = z.int().min(1).max(100_000_000);

/** The record by its proofs: what it is, and how far it goes. */
const proofs = {
  events: numberOfEvents,
  /** The hash of its history, which the deployment that it comes from showed, too. */
  historyHash: hash,
  firstAt: instant,
  lastAt: instant,
};
/** The units whose ids were taken, each with its new id. */
const renamed = z.array(z.strictObject({ formerId: unitId, unitId }));
/** Confirmed violations by their days and events; what they are about stays in the record. */
const violations = z.array(z.strictObject({ branchId, factOn: day, eventId: slug }));
/** A result of a round: the honour, and the titles that stand. */
export const earlierResult = { branchId, honour: z.boolean(), titles: z.array(titleId).max(10) };
/** An honour with its certificate and plaque, as the record has it. */
const honour = {
  branchId,
  /** The campaign as the record calls it. */
  formerCampaignId: campaignId,
  branchName: text(100),
  unitName: text(100),
  bureauName: text(100),
  honourName,
  certificateNumber: documentNumber,
  plaqueNumber: documentNumber,
  documentNumber,
  namedOn: day,
  issuedOn: day,
  titles: titlesHeld,
  secret,
};

/** The two files, by which the record and the plan are kept. */
export const joining = { recordHash: joinFile, planHash: joinFile };

/** The facts that go on living, but for the units, which the organisation describes. */
export const livingFacts = {
  ...proofs,
  renamed,
  results: z.array(z.strictObject({ round: version, ...earlierResult })),
  honours: z.array(z.strictObject(honour)),
  violations,
};

/** The events that tell a join, besides those of the units and results that it brings. */
export const joiningEvents = {
  /** An honour that a joined record has given: the register of honours answers for it. */
  HonourJoined: event({
    version: 1,
    body: { joinedFrom: bureauId, ...honour },
    readBy: officials,
    words: { zh: '已承接荣誉', en: 'an honour came with a record' },
    sample: {
      ...{ joinedFrom: 'c02', branchId: 'b03.017', formerCampaignId: 'r2023' },
      ...{ branchName: '一支部', unitName: '城关派出所', bureauName: '三分局' },
      honourName: { zh: '最强支部·最美警队', en: 'Strongest branch, finest team' },
      ...{ certificateNumber: 'C-1', plaqueNumber: 'P-1', documentNumber: '澜公党56号' },
      ...{ namedOn: '2023-11-30', issuedOn: '2023-12-01', secret: true },
      titles: [{ titleId: 'secretaryStudio', until: '2026-12-19' }],
    },
  }),
  /**
   * The record has come in; said last of its command, so that whoever hears it knows what came with it.
   */
  RecordJoined: event({
    version: 1,
    body: { bureauId, ...joining, ...proofs, renamed, violations },
    readBy: officials,
    words: { zh: '已并入历史记录', en: 'a record was joined' },
    tells: {
      template: 'record-joined',
      zh: '{unit}的历史记录已并入，其单位和荣誉自此在此办理。',
      en: 'The record of {unit} has come in. Its units and honours go on here.',
      to: () => [every('operator'), every('committee'), every('discipline'), every('auditor')],
    },
    sample: {
      bureauId: 'b03',
      recordHash: 'a'.repeat(64),
      planHash: 'b'.repeat(64),
      events: 50_000,
      historyHash: 'c'.repeat(64),
      firstAt: '2021-03-01T00:00:00.000Z',
      lastAt: '2023-12-30T08:00:00.000Z',
      renamed: [{ formerId: 'b03.017', unitId: 'c02b03.017' }],
      violations: [
        { branchId: 'b03.017', factOn: '2023-06-01', eventId: '00000000-0000-4000-8000-000000000001' },
      ],
    },
  }),
};
