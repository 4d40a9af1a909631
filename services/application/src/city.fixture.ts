import type { Actor } from '@laurel/core';
import { someActor } from '@laurel/core/testing';
import { planPack2023 } from '@laurel/rules';
import type { OpenCampaign } from './campaign/campaign.ts';
import type { Organisation } from './organisation/organisation.ts';

/** A small city and who acts in it: what every test here begins with. */

export const campaignId = 'r2023';
export const pack = planPack2023;
export const beforeDeadline = '2023-04-20T02:00:00.000Z';
/** The first instant that is too late for what is due on 30 April. */
export const deadlineInstant = '2023-04-30T16:00:00.000Z';

const actor = (account: string, role: string, unit?: string): Actor => ({
  account,
  person: `P-${account}`,
  role,
  ...(unit !== undefined && { unit }),
});
export const operator = actor('ann', 'operator');
export const discipline = actor('dou', 'discipline');
export const committee = [actor('cai', 'committee'), actor('cui', 'committee')] as const;
export const officers = [actor('bao', 'bureauOfficer', 'b03'), actor('bei', 'bureauOfficer', 'b03')] as const;
export const secretary = actor('sun', 'branchSecretary', 'b03.017');
export const organSecretary = actor('song', 'branchSecretary', 'o20.001');

export const branch = (branchId: string, name = `支部${branchId}`, fullMembers = 7) => ({
  branchId,
  name,
  unitName: `所队${branchId}`,
  unitType: 'policeStation' as const,
  fullMembers,
  probationaryMembers: 1,
  officers: 20,
  auxiliaries: 30,
});

export const city = {
  bureaus: [
    { bureauId: 'b03', name: '东城分局', kind: 'countyBureau' as const },
    { bureauId: 'b04', name: '西城分局', kind: 'countyBureau' as const },
    { bureauId: 'o20', name: '政治部', kind: 'organ' as const },
  ],
  branches: [
    branch('b03.017', '城关派出所党支部'),
    branch('b03.018'),
    branch('b03.019'),
    branch('b04.001'),
    branch('o20.001'),
    branch('o20.002'),
  ],
};

export const form = {
  theme: '党建引领平安城关',
  method: '一网三联工作法',
  deeds: '全年可防性案件下降',
  summary: '以支部建设带队伍',
  contact: '孙文',
  telephone: '0571-12345678',
  selfAssessment: pack.criteria.map(({ id }) => ({ criterionId: id, score: '90', reason: '对照标准自评' })),
  awards: [],
  attachments: [],
};
export const declarations = pack.declarations.map(({ id }) => id);
export const plan = {
  targets: [{ criterionId: pack.criteria[0]!.id, target: '主题党日', quantity: '12', measure: '次' }],
};
export const meeting = { heldOn: '2023-03-15', present: 6, entitled: 7 };
export const listed = (...branchIds: string[]) =>
  branchIds.map((branchId, index) => ({ branchId, rank: index + 1, reason: '综合评议' }));

/** Whoever asks where a test names nobody leads every branch of the fixture's tree. */
const registered = ({ branchId, name, unitName, fullMembers }: ReturnType<typeof branch>) => ({
  bureauId: branchId.slice(0, 3),
  name,
  unitName,
  fullMembers,
  secretary: { personId: someActor.person, name: '孙文', since: '2022-09-01' },
});

/** The city as the organisation's stream folds it, with a branch that was merged and one that is small. */
export const tree: Organisation = {
  invitedTo: [campaignId],
  earlierResults: {},
  joined: {},
  bureaus: {
    b03: {
      name: '东城分局',
      kind: 'countyBureau',
      branches: {
        'b03.017': registered(branch('b03.017', '支部b03.017')),
        'b03.018': registered(branch('b03.018')),
        'b03.019': registered(branch('b03.019', '支部b03.019', 2)),
        'b03.020': { ...registered(branch('b03.020')), mergedInto: 'b03.018' },
      },
    },
    b04: { name: '西城分局', kind: 'countyBureau', branches: { 'b04.001': registered(branch('b04.001')) } },
    o20: { name: '政治部', kind: 'organ', branches: { 'o20.001': registered(branch('o20.001')) } },
  },
};

export const openCampaign: OpenCampaign = {
  status: 'open',
  rulePack: pack,
  rulePackHash: 'a'.repeat(64),
  packVersion: 1,
  extensions: {},
  passed: {},
  startedPhases: [],
};
