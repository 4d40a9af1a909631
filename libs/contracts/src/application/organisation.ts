import { z } from 'zod';
import { bureauKinds } from '../bureau-kinds.ts';
import { aggregate, command } from '../contract.ts';
import { bureauNumbered } from '../keys.ts';
import { by, pair, system } from '../permission.ts';
import { branchId, bureauId, bureauKind, campaignId, day, kinds, text, unitId, version } from '../values.ts';
import { placing, unconcerned } from '../unit-fields.ts';
import { earlierResult, joining, joiningEvents, livingFacts } from './joining.ts';
import { organisationEvents } from './organisation.events.ts';
import { organisationReadModels } from './organisation.read-models.ts';
import { appointment, bureauDescribed, cited, corrections, described } from './organisation.values.ts';

/** The bureau of a new branch; absent: the one by whose number that of the branch begins. */
const placed = {
  bureauId: placing(bureauId.optional(), { registers: 'branchId', otherwise: bureauNumbered }),
};
const newBureau = z.strictObject(bureauDescribed);
const newBureaus = z.array(newBureau).max(200);
const newBranch = z.strictObject({
  branchId,
  ...placed,
  ...described,
  secretary: z.strictObject(appointment).optional(),
});
kinds
  .add(newBureau, { id: 'NewBureau' })
  .add(newBureaus, { id: 'NewBureaus' })
  .add(newBranch, { id: 'NewBranch' });

/**
 * The plan of a join: the units that act, with their secretaries, results and honours
 * (docs/handbook/process.md#1.29). It is kept as a file, because it is as long as the organisation.
 */
export const joinPlan = z.strictObject({
  ...livingFacts,
  bureaus: newBureaus,
  branches: z.array(newBranch).max(5000),
});

export type JoinPlan = z.infer<typeof joinPlan>;

/**
 * The city's organisation tree: one stream, so that an import of hundreds of branches is one append. Its id
 * is always `city`.
 */
export const organisation = aggregate({
  name: 'organisation',
  service: 'application',
  path: 'organisations',
  id: ['name'],
  words: { zh: '组织机构', en: 'organisation' },
  states: {
    empty: { zh: '未登记', en: 'empty', awaits: ['ImportOrganisation', 'RegisterBureau'] },
    registered: { zh: '已登记', en: 'registered', ends: true },
  },
  commands: {
    /** Names every kind of bureau that the deployment has; it has those of the plan until then. */
    DefineBureauKinds: command({
      may: by('any', 'operator'),
      body: { bureauKinds },
      in: ['empty', 'registered'],
      says: ['BureauKindsDefined'],
      words: { zh: '设定单位类别', en: 'define the kinds of bureau' },
      sample: { bureauKinds: [{ id: 'cityBureau', name: { zh: '市局', en: 'City bureau' } }] },
    }),

    RegisterBureau: command({
      may: by('any', 'operator'),
      body: bureauDescribed,
      in: ['empty', 'registered'],
      says: ['BureauRegistered', 'BureauInvited'],
      words: { zh: '登记单位', en: 'register a bureau' },
      sample: { bureauId: 'b77', name: '新分局', kind: 'countyBureau' },
    }),

    RegisterBranch: command({
      may: by('any', 'operator'),
      body: newBranch.shape,
      in: ['empty', 'registered'],
      says: ['BranchRegistered', 'SecretaryAppointed', 'BureauInvited'],
      words: { zh: '登记支部', en: 'register a branch' },
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
        bureaus: newBureaus,
        branches: z.array(newBranch).max(5000),
      },
      in: ['empty', 'registered'],
      says: ['BureauRegistered', 'BranchRegistered', 'SecretaryAppointed', 'BureauInvited'],
      words: { zh: '导入组织机构', en: 'import the organisation' },
      sample: { bureaus: [], branches: [] },
    }),

    RenameBranch: command({
      may: by('any', 'operator'),
      body: { branchId, name: text(100), unitName: text(100), reason: text(300) },
      in: ['empty', 'registered'],
      says: ['BranchRenamed'],
      words: { zh: '变更支部名称', en: 'rename a branch' },
      sample: { branchId: 'b03.017', name: '新名', unitName: '新所', reason: '依据' },
    }),

    /** A bureau takes another name; of a branch any field is corrected. */
    CorrectUnit: command({
      may: by('any', 'operator'),
      body: { unitId, kind: bureauKind.optional(), ...corrections, ...cited },
      in: ['empty', 'registered'],
      says: ['BureauRenamed', 'BureauReclassified', 'BranchCorrected'],
      words: { zh: '更正单位信息', en: 'correct a unit' },
      sample: { unitId: 'b03.017', fullMembers: 8, on: '2023-04-01', reason: '依据' },
    }),

    /**
     * The changes that one document orders: bureaus that are new, units that move below another or below the
     * root, bureaus that are abolished and branches that are dissolved, in this order, all or nothing. A
     * bureau that goes into another gives it everything below it (docs/decisions/0032).
     */
    Reorganise: command({
      may: by('any', 'operator'),
      body: {
        registers: newBureaus.optional(),
        moves: z
          .array(z.strictObject({ unitId, parentId: placing(bureauId.optional()) }))
          .max(500)
          .optional(),
        abolishes: z
          .array(z.strictObject({ bureauId, into: bureauId.optional() }))
          .max(100)
          .optional(),
        dissolves: z.array(branchId).max(100).optional(),
        reason: text(300),
      },
      in: ['registered'],
      says: [
        'BureauRegistered',
        'BureauMoved',
        'BranchMoved',
        'BureauAbolished',
        'BranchDissolved',
        'BureauInvited',
      ],
      words: { zh: '调整机构', en: 'reorganise' },
      sample: { moves: [{ unitId: 'b31', parentId: 'b01' }], reason: '依据' },
    }),

    /** The branch keeps its number; an entry stays with the bureau that nominated it. */
    MoveBranch: command({
      may: by('any', 'operator'),
      body: { branchId, bureauId, reason: text(300) },
      in: ['empty', 'registered'],
      says: ['BranchMoved', 'BureauInvited'],
      words: { zh: '调整支部隶属', en: 'move a branch' },
      sample: { branchId: 'b03.017', bureauId: 'b01', reason: '依据' },
    }),

    /** A nominated entry goes on with the other branch where that has none (docs/decisions/0035). */
    MergeBranch: command({
      may: by('any', 'operator'),
      body: { branchId, into: branchId, reason: text(300) },
      in: ['empty', 'registered'],
      says: ['BranchMerged'],
      words: { zh: '合并支部', en: 'merge a branch' },
      sample: { branchId: 'b03.017', into: 'b01.003', reason: '依据' },
    }),

    /** `until` is the last day of a deputy's time; absent for a secretary who stays. */
    AppointSecretary: command({
      may: by('any', 'operator'),
      body: { branchId, ...appointment, until: day.optional() },
      in: ['empty', 'registered'],
      says: ['SecretaryAppointed'],
      words: { zh: '任命支部书记', en: 'appoint a secretary' },
      sample: { branchId: 'b03.017', personId: 'P-9', since: '2023-04-01' },
    }),
    VacateSecretary: command({
      may: by('any', 'operator'),
      body: { branchId, reason: text(300) },
      in: ['empty', 'registered'],
      says: ['SecretaryVacated'],
      words: { zh: '登记支部书记空缺', en: 'declare the post of a secretary vacant' },
      sample: { branchId: 'b03.017', reason: '调离' },
    }),
    /** A reaction to the opening of a campaign. */
    InviteUnits: command({
      may: system,
      body: { campaignId },
      in: ['empty', 'registered'],
      says: ['BureauInvited'],
      words: { zh: '通知各单位参评', en: 'invite the units' },
      sample: { campaignId: 'r2023' },
    }),

    ImportEarlierResults: command({
      may: by('any', 'operator'),
      body: {
        round: version,
        results: z.array(z.strictObject(earlierResult)).min(1).max(5000),
      },
      in: ['empty', 'registered'],
      says: ['EarlierResultImported'],
      words: { zh: '导入往届结果', en: 'import earlier results' },
      sample: { round: 1, results: [{ branchId: 'b03.017', honour: true, titles: [] }] },
    }),

    /** A deployment's record comes in below its unit. It concerns the root, whatever unit it names. */
    JoinRecord: command({
      may: pair('any', 'operator', 'discipline'),
      body: { bureauId: unconcerned(bureauId.clone()), ...joining },
      in: ['registered'],
      says: [
        'BureauRegistered',
        'BranchRegistered',
        'SecretaryAppointed',
        'EarlierResultImported',
        'HonourJoined',
        'BureauInvited',
        'RecordJoined',
      ],
      words: { zh: '并入历史记录', en: 'join a record' },
      sample: { bureauId: 'b01', recordHash: 'a'.repeat(64), planHash: 'b'.repeat(64) },
    }),
  },
  events: { ...organisationEvents, ...joiningEvents },
  readModels: organisationReadModels,
});
