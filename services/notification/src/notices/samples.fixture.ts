import { events } from '@laurel/contracts';
import type { ViewedEvent } from '@laurel/core';
import { planPack2023 } from '@laurel/rules';
import { notices } from './notices.ts';

/**
 * One event of every type that is told, made from its contract field by field. What is nobody's business
 * holds the word SECRET.
 */

const NOW = '2023-04-10T01:00:00.000Z';
const hash = 'a'.repeat(64);
const part = { score: '80', criteria: [{ criterionId: 'secretScore', score: '80' }] };

const fields: Readonly<Record<string, unknown>> = {
  accountId: 'wang',
  act: 'SealRecommendation',
  proposedBy: 'ann',
  adjustments: [
    { criterionId: 'teamImage', clause: 'SECRET', kind: 'deduction', points: '2', reason: 'SECRET' },
  ],
  answer: 'dispute',
  answerUntil: '2023-04-17',
  assignments: [{ branchId: 'b03.017', experts: ['ex1', 'ex2'] }],
  ballots: [],
  branchId: 'b03.017',
  branchIds: ['b03.017'],
  branchName: '一支部',
  bureauId: 'b03',
  formerBureauId: 'b03',
  bureauName: '三分局',
  campaignId: 'r2023',
  cause: 'own',
  certificateNumber: '证-001',
  changes: [],
  content: { reason: 'SECRET' },
  declarations: [],
  departments: ['机关党委'],
  documentNumber: '〔2023〕1号',
  endsOn: '2023-10-10',
  evidence: { documents: ['SECRET'], attachments: [] },
  expertId: 'ex1',
  experts: [{ accountId: 'ex1', personId: 'P-ex1', name: '专家' }],
  expiresAt: '2023-04-13T01:00:00.000Z',
  form: {},
  from: NOW,
  ground: 'SECRET',
  groupId: 'g1',
  groupName: '第一组',
  honourName: planPack2023.honourName,
  identified: 'officialSeal',
  inputsHash: hash,
  kind: 'winners',
  lead: 'as1',
  login: 'wang.lei',
  lost: 'sysadmin',
  members: [
    { accountId: 'as1', personId: 'P-as1', name: '甲' },
    { accountId: 'as2', personId: 'P-as2', name: '乙' },
  ],
  minimum: 3,
  minutesNumber: '纪要1',
  name: '王磊',
  namedOn: '2023-12-01',
  noticeId: 'n1',
  possible: 2,
  sheets: [{ stage: 'onSite', branchId: 'b03.017' }],
  substitute: { accountId: 'ex3', personId: 'P-ex3', name: '替补' },
  objectionId: 'o1',
  of: 3,
  oneTime: true,
  open: [{ from: 20, to: 21, branchIds: ['b03.017', 'b04.001'] }],
  order: ['b03.017', 'b04.001'],
  payloadHash: hash,
  personId: 'P-wang',
  phaseId: 'implementation',
  phaseName: { zh: '组织实施', en: 'Implementation' },
  pool: 'organs',
  place: 1,
  plannedOn: '2023-05-04',
  plaqueNumber: '匾-001',
  postedOn: '2023-09-27',
  proposalId: 'p1',
  rank: 1,
  ranked: [],
  reason: 'SECRET',
  receivedOn: '2023-09-28',
  recordId: 'v1',
  recordedBy: ['as1', 'as2'],
  replaces: 'b04.001',
  rankingVersion: 1,
  reserves: [],
  role: 'bureauOfficer',
  route: 'recommended',
  rulePack: planPack2023,
  rulePackHash: hash,
  scores: [{ criterionId: 'secretScore', score: '80' }],
  seal: 1,
  seed: hash,
  site: 'SECRET',
  source: 'declared',
  stage: 'onSite',
  statement: 'SECRET',
  submission: 1,
  title: '方案',
  titleId: 't1',
  to: 'zhao',
  unitId: 'b03',
  unitName: '三所',
  unranked: [],
  until: '2023-05-09',
  validUntil: '2023-05-10',
  version: 2,
  visitedAt: NOW,
  void: false,
  winners: [],
  proposed: [],
  held: [],
  documents: [],
  deadline: '2023-04-30',
  recorded: 'SECRET',
  score: '80',
  result: { dynamic: '80', criteria: part.criteria, steps: 'SECRET' },
};

/** Fields that mean something else in one event. */
const exceptions: Readonly<Record<string, object>> = {
  ApplicationLapsed: { reason: 'returnExpired' },
  ApplicationSubmitted: {
    form: {
      theme: '主题',
      method: 'SECRET',
      deeds: 'SECRET',
      summary: 'SECRET',
      contact: 'SECRET',
      telephone: '010-12345678',
      selfAssessment: [],
      awards: [],
      attachments: [],
    },
  },
  BallotSetAside: { ground: 'conflict' },
  CandidateAssigned: { members: ['as1', 'as2'], from: 'g0' },
  EntryDisqualified: { ground: 'revokedBelow:r2022' },
  DelegationGiven: { until: '2023-05-09T00:00:00.000Z' },
  ObjectionUpheld: { kind: 'misconduct' },
  // The proposer is told why; nobody else is.
  ProposalDeclined: { reason: '请补充材料' },
  SessionRefused: { reason: 'locked' },
};

/** The stream's id where the notice looks at it. */
const streams: Readonly<Record<string, string>> = {
  ActProposed: 'recommendation-r2023.b03',
  ApplicationReturned: 'application-r2023.b03.017',
};

function sample(type: string): ViewedEvent {
  const shape = Object.keys(events[type]!.body.shape);
  const data = { ...Object.fromEntries(shape.map((field) => [field, fields[field]])), ...exceptions[type] };
  const actor = { account: 'ann', person: 'P-ann', role: 'bureauOfficer' };
  const stream = streams[type] ?? 'campaign-r2023';
  return {
    id: `event-${type}`,
    type,
    data,
    actor,
    stream,
    service: 'application',
    schemaVersion: 1,
    time: NOW,
    commandId: 'c1',
    payloadHash: hash,
    correlationId: 'c1',
    position: 9,
    revision: 9,
    recordedAt: NOW,
  };
}

export const samples: Readonly<Record<string, ViewedEvent>> = Object.fromEntries(
  Object.keys(notices).map((type) => [type, sample(type)]),
);
