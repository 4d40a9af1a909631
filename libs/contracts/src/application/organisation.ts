import { z } from 'zod';
import { aggregate, command, event, readModel } from '../contract.ts';
import { by, officials, system } from '../permission.ts';
import { roleNames } from '../roles.ts';
import { branchId, bureauId, bureauKind, campaignId, count, day, route, slug, text, unitId, unitType, version } from '../values.ts';

const list = { campaignId, bureauId };

const branch = {
  branchId,
  name: text(100),
  unitName: text(100),
  unitType,
  fullMembers: count,
  probationaryMembers: count,
  officers: count,
  auxiliaries: count,
  foundedOn: day.optional(),
};
const secretary = { branchId, personId: slug, name: text(60), since: day };
const everybody = Object.fromEntries(roleNames.map((name) => [name, 'all' as const]));

/** The city's organisation tree: one stream, so that an import of hundreds of branches is one append. Its id is always `city`. */
export const organisation = aggregate({
  name: 'organisation',
  service: 'application',
  path: 'organisations',
  id: ['name'],
  words: { zh: '??', en: 'organisation' },
  states: { '??': { zh: '??', en: '??', awaits: [] } },
  commands: {
    RegisterBureau: command({
      may: by('any', 'operator'),
      body: { bureauId, name: text(100), kind: bureauKind },
      in: ['??'],
      says: ['BureauRegistered', 'BureauInvited'],
      words: { zh: '??', en: 'register bureau' },
      sample: { bureauId: 'b77', name: '新分局', kind: 'countyBureau' },
    }),

    RegisterBranch: command({
      may: by('any', 'operator'),
      body: branch,
      in: ['??'],
      says: ['BranchRegistered', 'BureauInvited'],
      words: { zh: '??', en: 'register branch' },
      sample: {
        branchId: 'b01.077',
        name: 'b01.077党支部',
        unitName: 'b01.077所队',
        unitType: 'policeStation',
        fullMembers: 9,
        probationaryMembers: 1,
        officers: 20,
        auxiliaries: 30,
      },
    }),
    /** All or nothing; the CSV import becomes one of these. */
    ImportOrganisation: command({
      may: by('any', 'operator'),
      body: {
        bureaus: z.array(z.strictObject({ bureauId, name: text(100), kind: bureauKind })).max(200),
        branches: z
          .array(z.strictObject({ ...branch, secretary: z.strictObject({ personId: slug, name: text(60), since: day }).optional() }))
          .max(5000),
      },
      in: ['??'],
      says: ['BureauRegistered', 'BranchRegistered', 'SecretaryAppointed', 'BureauInvited'],
      words: { zh: '??', en: 'import organisation' },
      sample: { bureaus: [], branches: [] },
    }),

    RenameBranch: command({
      may: by('any', 'operator'),
      body: { branchId, name: text(100), unitName: text(100), reason: text(300) },
      in: ['??'],
      says: ['BranchRenamed'],
      words: { zh: '??', en: 'rename branch' },
      sample: { branchId: 'b03.017', name: '新名', unitName: '新所', reason: '依据' },
    }),

    MergeBranch: command({
      may: by('any', 'operator'),
      body: { branchId, into: branchId, reason: text(300) },
      in: ['??'],
      says: ['BranchMerged'],
      words: { zh: '??', en: 'merge branch' },
      sample: { branchId: 'b03.017', into: 'b01.003', reason: '依据' },
    }),

    AppointSecretary: command({
      may: by('any', 'operator'),
      body: secretary,
      in: ['??'],
      says: ['SecretaryAppointed'],
      words: { zh: '??', en: 'appoint secretary' },
      sample: { branchId: 'b03.017', personId: 'P-9', name: '新书记', since: '2023-04-01' },
    }),
    /** A reaction to the opening of a campaign. */
    InviteUnits: command({
      may: system,
      body: { campaignId },
      in: ['??'],
      says: ['BureauInvited'],
      words: { zh: '??', en: 'invite units' },
      sample: { campaignId: 'r2023' },
    }),

    ImportEarlierResults: command({
      may: by('any', 'operator'),
      body: {
        round: version,
        results: z
          .array(z.strictObject({ branchId, honour: z.boolean(), titles: z.array(slug).max(10) }))
          .min(1)
          .max(5000),
      },
      in: ['??'],
      says: ['EarlierResultImported'],
      words: { zh: '??', en: 'import earlier results' },
      sample: { round: 1, results: [{ branchId: 'b03.017', honour: true, titles: [] }] },
    }),
  },
  events: {
    BureauRegistered: event({
      version: 1,
      body: { bureauId, name: text(100), kind: bureauKind },
      readBy: officials,
      words: { zh: '登记单位', en: 'bureau registered' },
    }),

    BranchRegistered: event({
      version: 1,
      body: {
        branchId,
        bureauId,
        name: text(100),
        unitName: text(100),
        unitType,
        fullMembers: count,
        probationaryMembers: count,
        officers: count,
        auxiliaries: count,
        foundedOn: day.optional(),
      },
      readBy: officials,
      words: { zh: '登记支部', en: 'branch registered' },
    }),

    BranchRenamed: event({
      version: 1,
      body: { branchId, name: text(100), unitName: text(100), reason: text(300) },
      readBy: officials,
      words: { zh: '支部更名', en: 'branch renamed' },
    }),
    /** With the campaigns in which the branch that goes stood as an entry. */
    BranchMerged: event({
      version: 1,
      body: { branchId, into: branchId, reason: text(300), campaignIds: z.array(campaignId) },
      readBy: officials,
      words: { zh: '支部合并', en: 'branch merged' },
    }),

    SecretaryAppointed: event({
      version: 1,
      body: { branchId, personId: slug, name: text(60), since: day },
      readBy: officials,
      words: { zh: '任命书记', en: 'secretary appointed' },
    }),
    /** A bureau and its branches are asked to take part: whoever does not answer is seen (PROCESS.md §2). `route` is how they may enter. */
    BureauInvited: event({
      version: 1,
      body: {
        ...list,
        bureauName: text(100),
        kind: bureauKind,
        route: route.optional(),
        branches: z.array(z.strictObject({ branchId, branchName: text(100), unitName: text(100) })),
      },
      readBy: officials,
      words: { zh: '通知参评', en: 'bureau invited' },
    }),

    EarlierResultImported: event({
      version: 1,
      body: { round: version, branchId, honour: z.boolean(), titles: z.array(slug).max(10) },
      readBy: officials,
      words: { zh: '导入往届结果', en: 'earlier result imported' },
    }),
  },
  readModels: {
    /** The organisation as a whole: one row, `city`, with the version that commands on the tree expect. */
    organisation: readModel({
      path: 'organisations',
      of: 'organisation',
      row: { bureaus: count, branches: count, merged: count },
      scopes: everybody,
      indexes: [],
      words: { zh: '??', en: 'organisation' },
    }),
    /** Bureaus and branches. Commands on them go to `organisations/city`, whose version stands in `organisation`. */
    units: readModel({
      path: 'units',
      row: {
        unitId,
        unit: z.enum(['bureau', 'branch']),
        bureauId,
        name: text(100),
        kind: bureauKind.optional(),
        branchId: branchId.optional(),
        unitName: text(100).optional(),
        unitType: unitType.optional(),
        fullMembers: count.optional(),
        probationaryMembers: count.optional(),
        officers: count.optional(),
        auxiliaries: count.optional(),
        foundedOn: day.optional(),
        secretaryName: text(60).optional(),
        secretarySince: day.optional(),
        mergedInto: branchId.optional(),
        mergedFrom: z.array(branchId),
        earlierResults: z.array(z.strictObject({ round: version, honour: z.boolean(), titles: z.array(slug) })),
      },
      scopes: everybody,
      indexes: ['unitId', 'bureauId', 'unit', 'kind', 'unitType', 'name'],
      words: { zh: '??', en: 'units' },
    }),
  },
});
