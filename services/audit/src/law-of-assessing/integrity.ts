import { plusDays, shanghaiDay } from '@laurel/core';
import { campaignEnd } from '@laurel/rules';
import type { RulePack } from '@laurel/contracts';
import type { Envelope } from '../history/envelope.ts';
import { entryOf, type Past } from '../law/past.ts';
import { rule } from '../law/rule.ts';
import { actingFor } from '../law-of-applying/city.ts';

/** The rules of what is known of a branch in the city, and of how a campaign counts it. */

/** The branch of an event, and the one that goes on with its entry in the event's campaign. */
function branchesOf(event: Envelope, past: Past): string[] {
  const { campaignId, branchId } = event.data;
  const carried = campaignId === undefined ? branchId : actingFor(event, past, branchId);
  return [...new Set([branchId, carried])];
}

/** The cases of an event's branches that were opened and not ended before it. */
function openCases(event: Envelope, past: Past): string[] {
  return branchesOf(event, past).flatMap((branchId) => openCasesOf(event, past, branchId));
}

function openCasesOf(event: Envelope, past: Past, branchId: string): string[] {
  const ended = ['InvestigationClosed', 'ViolationConfirmed']
    .flatMap((type) => past.before(event, type, branchId))
    .map(({ data }) => data.caseId);
  return past
    .before(event, 'InvestigationOpened', branchId)
    .map(({ data }) => data.caseId as string)
    .filter((caseId) => !ended.includes(caseId));
}

function isInPeriod({ phases }: RulePack, day: string): boolean {
  const from = phases.map((phase) => phase.from).sort()[0] ?? '';
  return from <= day && day <= campaignEnd({ phases });
}

const dayOf = ({ data, time }: Envelope): string => data.factOn ?? shanghaiDay(time);

export const newCase = rule(
  'newCase',
  '4-assessment',
  '案件编号曾经使用',
  'the case has an id that was used before',
  (event, past) =>
    !past
      .before(event, 'InvestigationOpened', event.data.branchId)
      .some(({ data }) => data.caseId === event.data.caseId),
);

export const newLead = rule(
  'newLead',
  '1.13',
  '线索编号重复、日期在后或所涉案件不存在',
  'the lead has an id that was used before, came later than it was registered, or names a case that is not there',
  (event, past) => {
    const { leadId, receivedOn, caseId, branchId } = event.data;
    const known = past.before(event, 'LeadRegistered', event.stream);
    const cases = past.before(event, 'InvestigationOpened', branchId);
    return (
      !known.some(({ data }) => data.leadId === leadId) &&
      receivedOn <= shanghaiDay(event.time) &&
      (caseId === undefined || cases.some(({ data }) => data.caseId === caseId))
    );
  },
);

export const knownLead = rule(
  'knownLead',
  '1.13',
  '立案所依据的线索未登记',
  'the case was opened on a lead that nobody registered',
  (event, past) =>
    event.data.leadId === undefined ||
    past.before(event, 'LeadRegistered', event.stream).some(({ data }) => data.leadId === event.data.leadId),
);

export const openCase = rule(
  'openCase',
  '4-assessment',
  '没有相应的在办案件',
  'there is no open case that it could end',
  (event, past) => event.data.caseId === undefined || openCases(event, past).includes(event.data.caseId),
);

export const othersOpen = rule(
  'othersOpen',
  '1.12',
  '未如实说明其他案件是否在办',
  'it does not say truly whether other cases are open',
  (event, past) => {
    // Said since a branch has one record in the city; of before it was not known.
    if (event.stream.startsWith('standing-')) return true;
    const left = openCases(event, past).filter((caseId) => caseId !== event.data.caseId);
    return event.data.othersOpen === left.length > 0;
  },
);

export const withEvidence = rule(
  'withEvidence',
  '4-assessment',
  '没有证据',
  'a fact is stated without evidence',
  ({ data: { evidence } }) => evidence.documents.length + evidence.attachments.length > 0,
);

export const certifiedClear = rule(
  'certifiedClear',
  '1.12',
  '在办案件期间出具证明，或证明日期不符',
  'it was certified while a case was open, or on another day',
  (event, past) => event.data.certifiedOn === shanghaiDay(event.time) && openCases(event, past).length === 0,
);

export const toldWhereItStands = rule(
  'toldWhereItStands',
  '1.12',
  '所列活动中该支部没有参评',
  'it tells a campaign in which the branch does not stand',
  (event, past) =>
    event.data.campaignIds.every((campaignId: string) =>
      ['CandidateRecommended', 'CandidateSelfNominated'].some(
        (type) => past.before(event, type, `${campaignId}.${event.data.branchId}`).length > 0,
      ),
    ),
);

export const countedInPeriod = rule(
  'countedInPeriod',
  '1.12',
  '违规行为计入的活动不符，或日期在后',
  'the violation counts in other campaigns than those of its day, or lies ahead',
  (event, past) => {
    const { factOn, campaignIds, countsIn } = event.data;
    if (factOn === undefined) return true;
    const counting = campaignIds.filter((campaignId: string) => {
      const pack = past.pack(event, campaignId);
      return pack !== undefined && isInPeriod(pack, factOn);
    });
    return factOn <= shanghaiDay(event.time) && counting.join() === countsIn.join();
  },
);

export const clearanceDays = rule(
  'clearanceDays',
  '1.9',
  '廉洁证明的有效期或编号与规则不符',
  'the clearance is not the latest certificate, valid for the days of the rule pack',
  (event, past) => {
    const days = past.pack(event)?.eligibility.clearanceValidDays;
    const certified = branchesOf(event, past)
      .flatMap((branchId) => past.last(event, ['IntegrityCertified'], branchId) ?? [])
      .sort((one, other) => one.sequence - other.sequence)
      .at(-1);
    if (days === undefined) return false;
    // Before a branch had one record in the city, discipline cleared it in the campaign itself.
    if (event.actor.role !== 'system')
      return event.data.validUntil === plusDays(shanghaiDay(event.time), days);
    return (
      certified?.data.certificateNumber === event.data.certificateNumber &&
      event.data.validUntil === plusDays(certified!.data.certifiedOn, days)
    );
  },
);

export const caseFirst = rule(
  'caseFirst',
  '1.11',
  '没有在办案件即暂缓',
  'it was suspended without an open case',
  (event, past) => openCases(event, past).length > 0,
);

export const casesEnded = rule(
  'casesEnded',
  '1.11',
  '案件未结即恢复，或未经暂缓',
  'it was resumed over an open case, or without having been suspended',
  (event, past) =>
    openCases(event, past).length === 0 &&
    past.before(event, 'CandidateSuspended', entryOf(event)).length > 0,
);

export const violationFirst = rule(
  'violationFirst',
  '1.12',
  '未认定本活动期间的违规即取消资格',
  'it was disqualified without a confirmed violation of the campaign’s period',
  (event, past) =>
    branchesOf(event, past)
      .flatMap((branchId) => past.before(event, 'ViolationConfirmed', branchId))
      .some((violation) => {
        const pack = past.pack(event);
        return violation.data.factOn === undefined
          ? violation.data.countsIn.includes(event.data.campaignId)
          : !!pack && isInPeriod(pack, dayOf(violation));
      }),
);

export const nothingConfirmed = rule(
  'nothingConfirmed',
  '1.12',
  '违规在各活动中均计入仍出具证明',
  'it was certified though a violation counts in every campaign in which the branch stands',
  (event, past) => {
    const { campaignIds, branchId } = event.data;
    const facts = past.before(event, 'ViolationConfirmed', branchId).map(dayOf);
    const isLost = (campaignId: string) => {
      const pack = past.pack(event, campaignId);
      return pack !== undefined && facts.some((day) => isInPeriod(pack, day));
    };
    return campaignIds.length === 0 || !campaignIds.every(isLost);
  },
);
