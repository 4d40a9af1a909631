import { shanghaiDay } from '@laurel/core';
import { conflicts, indicatorPercent, relation } from '@laurel/rules';
import { assignment, recordBefore, recusedFrom } from './assess.ts';
import { entryOf } from '../law/past.ts';
import { rule, saidAgain } from '../law/rule.ts';

/** The rules of groups, what they plan, and what is recorded beside their visits. */

export const leadOfGroup = rule(
  'leadOfGroup',
  '2.3',
  '组长不在成员中，或成员重复',
  'the lead is no member, or a member stands twice',
  ({ data }) => {
    const accounts = data.members.map(({ accountId }: { accountId: string }) => accountId);
    return accounts.includes(data.lead) && new Set(accounts).size === accounts.length;
  },
);

export const membersAsFormed = rule(
  'membersAsFormed',
  '2.3',
  '所载成员不是考核组的成员',
  'the members it names are not those of the group',
  (event, past) => {
    const formed = past.last(event, ['AssessmentGroupFormed'], event.stream);
    const members = formed?.data.members.map(({ accountId }: { accountId: string }) => accountId);
    return members?.join() === event.data.members.join() && formed?.data.lead === event.data.lead;
  },
);

export const differentPersons = rule(
  'differentPersons',
  '2.3',
  '同一人重复列入',
  'one person stands twice',
  ({ data }) => {
    const all: { accountId: string; personId: string }[] = data.members ?? data.experts;
    return (
      new Set(all.map(({ accountId }) => accountId)).size === all.length &&
      new Set(all.map(({ personId }) => personId)).size === all.length
    );
  },
);

/** A candidate has one group at a time; two of it must be able to visit. */
export const assignedAnew = rule(
  'assignedAnew',
  '2.3',
  '原考核组、组名不符，或可考核的人不足两人',
  'the group before or its name are not true, or fewer than two of it may visit',
  (event, past) => {
    const { from, groupName, groupId, branchId } = event.data;
    const formed = past.last(event, ['AssessmentGroupFormed'], event.stream)?.data;
    const members: { accountId: string; unitId?: string }[] = formed?.members ?? [];
    const able = members.filter(
      ({ accountId, unitId }) =>
        !recusedFrom(event, past, accountId) &&
        (unitId === undefined || !conflicts(past.tree(event), unitId, branchId)),
    );
    return (
      formed?.name === groupName &&
      from === assignment(event, past)?.data.groupId &&
      from !== groupId &&
      able.length >= 2
    );
  },
);

export const ofAssignedGroup = rule(
  'ofAssignedGroup',
  '2.3',
  '不是该对象的考核组',
  'it is not the group of the candidate',
  (event, past) => assignment(event, past)?.data.groupId === event.data.groupId,
);

export const plannedAhead = rule(
  'plannedAhead',
  '4-assessment',
  '计划日期不在考核期内或已过',
  'the planned day is outside the period, or has passed',
  (event, past) => {
    const pack = past.pack(event);
    const { plannedOn } = event.data;
    return (
      !!pack &&
      plannedOn >= shanghaiDay(event.time) &&
      plannedOn >= pack.assessmentFrom &&
      plannedOn <= pack.assessmentTo
    );
  },
);

export const recusedMember = rule(
  'recusedMember',
  '1.17',
  '回避人不是考核组成员，或回避理由与来源不符',
  'who is recused is no member, or for another ground than there is',
  (event, past) => {
    const { accountId, source, ground, branchId } = event.data;
    const formed = past.last(event, ['AssessmentGroupFormed'], event.stream)?.data.members ?? [];
    const member = formed.find((each: { accountId: string }) => each.accountId === accountId);
    if (!member) return false;
    return source === 'declared'
      ? event.actor.account === accountId
      : member.unitId !== undefined &&
          relation(past.tree(event), member.unitId, branchId) === ground &&
          ground !== 'none';
  },
);

export const recusedByMistake = rule(
  'recusedByMistake',
  '1.17',
  '撤回的考核员回避并非误报，或该组已考核',
  'an assessor’s recusal was taken back that was not only declared, or after the group had visited',
  (event, past) => {
    const { accountId, branchId, groupId } = event.data;
    const formed = past.last(event, ['AssessmentGroupFormed'], event.stream)?.data.members ?? [];
    const member = formed.find((each: { accountId: string }) => each.accountId === accountId);
    const derived = past
      .before(event, 'AssessorRecused', entryOf(event))
      .some(({ data }) => data.accountId === accountId && data.source === 'derived');
    const near =
      member?.unitId !== undefined && relation(past.tree(event), member.unitId, branchId) !== 'none';
    return (
      member !== undefined &&
      recusedFrom(event, past, accountId) &&
      !derived &&
      !near &&
      past.before(event, 'AssessmentRecorded', entryOf(event)).every(({ data }) => data.groupId !== groupId)
    );
  },
);

export const openedAsAccepted = saidAgain(
  ['openedAsAccepted', '1.24', '考核对象与受理的不符', 'what is assessed is not what was accepted'],
  ['ApplicationAccepted'],
  entryOf,
  ['bureauId', 'route'],
);

export const newRecord = rule(
  'newRecord',
  '4-assessment',
  '记录编号重复',
  'the record has an id that was used before',
  (event, past) => recordBefore(event, past) === undefined,
);

export const indicatorOfRoute = rule(
  'indicatorOfRoute',
  '3.2',
  '指标不适用于该途径，或数值不可能',
  'the indicator is not of its route, or its value is not possible',
  (event, past) => {
    const { indicatorId, value } = event.data;
    const route = past.last(event, ['AssessmentOpened'], event.stream)?.data.route;
    const listed = past.pack(event)?.indicators.find(({ id }) => id === indicatorId);
    const given =
      'rank' in value
        ? { rank: value.rank, of: value.among }
        : 'percent' in value
          ? value
          : { score: value.score, max: value.of };
    return listed?.routes.some((each) => each === route) === true && indicatorPercent(given) !== undefined;
  },
);

export const notDisqualified = rule(
  'notDisqualified',
  '1.12',
  '已取消资格仍予考核',
  'it was assessed though it is disqualified',
  (event, past) => past.before(event, 'CandidateDisqualified', entryOf(event)).length === 0,
);

export const assessorsOfTheGroup = rule(
  'assessorsOfTheGroup',
  '4-assessment',
  '办理的考核人不在该对象的考核组或已回避',
  'the assessor who signed is not of the candidate’s group, or is recused',
  (event, past) => {
    const members: string[] = assignment(event, past)?.data.members ?? [];
    return [event.actor, event.proposer].every(
      (signer) =>
        signer?.role !== 'assessor' ||
        (members.includes(signer.account) && !recusedFrom(event, past, signer.account)),
    );
  },
);
