import type { Words } from './words.ts';

/**
 * The fields of the history, the progress and the recorded reads, by name; those that all services share
 * stand in fields-shared.ts.
 */
export const auditFields: Readonly<Record<string, Words>> = {
  // The history
  service: { zh: '服务', en: 'Service' },
  type: { zh: '事件', en: 'Event' },
  stream: { zh: '事件流', en: 'Stream' },
  revision: { zh: '流内序号', en: 'Revision' },
  position: { zh: '序号', en: 'Position' },
  time: { zh: '时间', en: 'Time' },
  recordedAt: { zh: '记录时间', en: 'Recorded' },
  data: { zh: '内容', en: 'Content' },
  readers: { zh: '可查阅的角色', en: 'Roles that may read it' },
  commandId: { zh: '操作编号', en: 'Command' },
  correlationId: { zh: '关联编号', en: 'Correlation' },
  causationId: { zh: '起因编号', en: 'Cause' },
  // Actors
  person: { zh: '人员', en: 'Person' },
  role: { zh: '角色', en: 'Role' },
  actorUnit: { zh: '办理人单位', en: 'Unit of the actor' },
  onBehalfOf: { zh: '委托人', en: 'On behalf of' },
  proposerAccountId: { zh: '提出人账号', en: 'Account of the proposer' },
  proposerPerson: { zh: '提出人', en: 'Proposer' },
  proposerRole: { zh: '提出人角色', en: 'Role of the proposer' },
  // The progress of branches and bureaus
  step: { zh: '步骤', en: 'Step' },
  parts: { zh: '各部分进度', en: 'Parts' },
  kind: { zh: '类型', en: 'Kind' },
  answer: { zh: '报送答复', en: 'Answer' },
  candidates: { zh: '推荐数', en: 'Candidates' },
  selfNominations: { zh: '自荐数', en: 'Self-nominations' },
  branches: { zh: '支部数', en: 'Branches' },
  planPublished: { zh: '方案已发布', en: 'Plan published' },
  extendedUntil: { zh: '延期至', en: 'Extended until' },
  // The overview of the campaigns
  hostId: { zh: '主办单位', en: 'Host' },
  campaignName: { zh: '活动名称', en: 'Name of the campaign' },
  round: { zh: '届次', en: 'Round' },
  fromBelow: { zh: '参评对象来自下级命名', en: 'Entries named below' },
  deadlines: { zh: '时限', en: 'Deadlines' },
  of: { zh: '所指事项', en: 'What it is of' },
  on: { zh: '日期', en: 'Date' },
  units: { zh: '报送单位', en: 'Units that hand in' },
  list: { zh: '名单', en: 'List' },
  standing: { zh: '在各环节的对象', en: 'Entries at each stage' },
  left: { zh: '已退出', en: 'Left' },
  open: { zh: '待决事项', en: 'Open matters' },
  facts: { zh: '对象情况', en: 'Facts of the entries' },
  stages: { zh: '已到环节', en: 'Stages reached' },
  // Tasks, proposals and receipts
  aggregate: { zh: '事项类别', en: 'Kind of matter' },
  targets: { zh: '办理对象', en: 'Targets' },
  waits: { zh: '待办事项', en: 'What waits' },
  part: { zh: '其中', en: 'Part' },
  acts: { zh: '可办理', en: 'Acts' },
  dueOn: { zh: '截止日期', en: 'Due on' },
  dueBy: { zh: '截止日', en: 'Due by' },
  lapses: { zh: '逾期视为办结', en: 'Lapses after its last day' },
  holders: { zh: '办理人', en: 'Whose it is' },
  endsWith: { zh: '随活动终止', en: 'Ends with the campaign' },
  answeredBy: { zh: '答复人', en: 'Answered by' },
  answeredAt: { zh: '答复时间', en: 'Answered at' },
  confirms: { zh: '所确认的提议', en: 'Proposal confirmed' },
  events: { zh: '记录的结果', en: 'What was recorded' },
  // Reads
  resource: { zh: '查阅内容', en: 'Resource' },
  asOf: { zh: '查阅时点', en: 'As of' },
};
