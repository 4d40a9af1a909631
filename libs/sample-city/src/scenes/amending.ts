import { assessment } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import { amendedEntry } from '../story/bystanders.ts';
import type { Account } from '../story/staff.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, ask, both, type CommandAct, played, refused, type Scene } from './act.ts';
import { record, recordId, visitDay } from './assessing.ts';

/**
 * Assessors void a record of an entry that leaves later, on their own motion, and restore it; the same visit
 * is not recorded twice.
 */
export function amending(story: Story): Scene[] {
  return played(amendedEntry(story), (branchId) => ({
    zh: '考核组自行更正',
    en: 'Assessors amend a record on their own motion',
    at: instantOf(story, branchId),
    waves: () => [amended(story, branchId)],
  }));
}

/** After the last visits of the round, while the visit is not yet too old to be sent again. */
function instantOf(story: Story, branchId: string): string {
  const days = story.year.visits[0]!;
  const visited = days[visitDay(story, branchId)]!;
  const afterAll = plusDays(days.at(-1)!, 2);
  const latest = plusDays(visited, story.pack.visitRecordedWithinDays);
  if (latest === visited) return at(visited, '22:00');
  return at(latest < afterAll ? latest : afterAll, '15:00');
}

function amended(story: Story, branchId: string): Act[] {
  const [lead] = story.groupOf(branchId).members;
  const [other, third] = story.assessorsOf(branchId).filter((account) => account !== lead);
  const [first] = record(story, branchId, 0, story.year.visits[0]![visitDay(story, branchId)]!);
  const { scores, adjustments } = first.data as Judgement;
  const judged = (isVoid: boolean, reason: string) => ({
    ...{ recordId: recordId(0), scores, adjustments, void: isVoid, reason },
  });
  const amend = (pair: readonly [Account, Account], isVoid: boolean, reason: string) =>
    both(pair, assessment, story.of(branchId), 'AmendAssessment', judged(isVoid, reason));
  const voided = amend([other!, lead!], true, '误录他所考核，本次记录作废');
  const restored = amend([other!, lead!], false, '经核对原始记录，考核属实，予以恢复');
  const resent: CommandAct = { ...first, by: other!, data: { ...first.data, recordId: 'visit-resent' } };
  const answer = ask(story.staff.secretaryOf(branchId), assessment, story.of(branchId), 'AnswerAssessment', {
    recordId: recordId(0),
    answer: 'accept',
  });
  return [
    refused('visit_repeated', resent),
    refused('lead_confirms', { ...voided[0], by: lead! }),
    voided[0],
    refused('not_lead', { ...voided[1], by: third! }),
    voided[1],
    ...restored,
    answer,
  ];
}

interface Judgement {
  readonly scores: { criterionId: string; score: string }[];
  readonly adjustments: {
    criterionId: string;
    clause: string;
    kind: 'bonus' | 'deduction';
    points: string;
    reason: string;
  }[];
}
