import { application, campaign, integrity } from '@laurel/contracts';
import { plusDays } from '@laurel/core';
import type { Entry, List } from '../story/contest.ts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import {
  type Act,
  ask,
  both,
  type CommandAct,
  declined,
  played,
  refused,
  type Scene,
  withdrawn,
} from './act.ts';
import { draftOf, sealOf } from './nominating.ts';
import { begunForm, formFiles, formOf, incompleteForm } from './forms.ts';

/**
 * The forms, until the deadline and past it: a late list, an extension, clearances, a form returned and
 * mended, one that lapses.
 */
export function applying(story: Story): Scene[] {
  const { year } = story;
  const [extended] = story.listWith('extended');
  const scene = (day: string, time: string, zh: string, en: string, waves: Scene['waves']): Scene => ({
    zh,
    en,
    at: at(day, time),
    waves,
  });
  return [
    scene(year.forms, '15:00', '填报申报表', 'Forms are filled in', () => [
      ...played(story.pack.form, () => formFiles(story)),
      forms(story),
    ]),
    ...played(extended, (list) =>
      scene(year.extension, '11:00', '批准一家延期', 'One bureau’s deadline is extended', () => [
        extension(story, list),
      ]),
    ),
    scene(year.afterDeadline, '09:30', '逾期名单不予受理', 'A late list is refused', () => [late(story)]),
    ...played(extended, (list) =>
      scene(year.afterDeadline, '11:00', '延期单位补报', 'The extended bureau sends its list', () =>
        extendedList(story, list),
      ),
    ),
    scene(year.acceptance, '09:00', '出具廉政证明', 'Integrity is certified', () => [...clearances(story)]),
    scene(year.acceptance, '15:00', '受理申报', 'Forms are accepted or returned', () => [acceptances(story)]),
    ...played(story.parts.mended, (branchId) =>
      scene(
        year.acceptancePlus(Math.min(2, story.pack.answers.returnWorkingDays)),
        '10:00',
        '补正后受理',
        'A mended form is accepted',
        () => [mending(story, branchId)],
      ),
    ),
  ].filter((each) => each.waves({ order: story.order }).flat().length > 0);
}

export function submission(story: Story, entry: Entry): CommandAct {
  const declarations = story.pack.declarations.map(({ id }) => id);
  const by = story.staff.secretaryOf(entry.branchId);
  return ask(by, application, story.of(entry.branchId), 'SubmitApplication', {
    form: formOf(story, entry),
    declarations,
  });
}

function forms(story: Story): Act[] {
  const extended = story.listWith('extended').map(({ bureauId }) => bureauId);
  const waiting = story.contest.entries.filter(({ bureauId }) => !extended.includes(bureauId));
  const [blank, unsigned] = waiting.filter(({ fate }) => fate === 'competes');
  return waiting.flatMap((entry): Act[] => {
    const right = submission(story, entry);
    const form = formOf(story, entry);
    const drafted = ask(right.by, application, right.id, 'DraftApplication', {
      form: begunForm(story, form),
    });
    const lacking = entry === blank ? incompleteForm(story, form) : undefined;
    if (lacking)
      return [refused('form_incomplete', { ...right, data: { ...right.data, form: lacking } }), right];
    if (entry === unsigned)
      return [refused('declaration_missing', { ...right, data: { ...right.data, declarations: [] } }), right];
    if (entry.fate === 'planMissing') return [drafted, refused('plan_missing', right)];
    return story.random.about(`drafts/${entry.branchId}`).chance(0.3) ? [drafted, right] : [right];
  });
}

/**
 * The operator and discipline extend for one bureau, not further than the rule pack allows. A first reason
 * does not convince discipline, and one that breaks off is taken back before anybody signs it.
 */
function extension(story: Story, { bureauId }: List): Act[] {
  const pair = [story.free('operator', bureauId)[0]!, story.free('discipline', bureauId)[0]!] as const;
  const { extendedTooLong, extendedUntil } = story.year;
  const why = '该单位承担跨省专案，主要领导在外，党委会无法按期召开';
  const asked = (until: string, reason = why) =>
    both(pair, campaign, story.campaign, 'ExtendDeadline', { bureauId, until, reason });
  const [vague, vagueConfirmed] = asked(extendedUntil, '工作较忙');
  const [slip, slipConfirmed] = asked(extendedUntil, why.slice(0, -7));
  return [
    refused('extension_too_late', asked(extendedTooLong)[0]),
    ...[vague, refused('not_proposer', { ...withdrawn(vague), by: pair[1] })],
    ...[declined(vague, pair[1], '未说明不能按期召开党委会的原因，请补充后重新提出')],
    refused('proposal_unknown', vagueConfirmed),
    ...[slip, refused('same_person', declined(slip, slip.by, '理由有误')), withdrawn(slip)],
    refused('proposal_unknown', slipConfirmed),
    ...asked(extendedUntil),
  ];
}

function late(story: Story): Act[] {
  const planless = story
    .entriesWith('planMissing')
    .map((entry) => refused('deadline_passed', submission(story, entry)));
  const lists = story.listWith('late').map((list) => refused('deadline_passed', sealOf(story, list)[0]));
  return [...lists, ...planless];
}

function extendedList(story: Story, list: List): Act[][] {
  const entries = story.contest.entries.filter(({ bureauId }) => bureauId === list.bureauId);
  const [first] = entries;
  return [
    [draftOf(story, list), ...sealOf(story, list)],
    entries.map((entry) => submission(story, entry)),
    played(first, (entry) => refused('list_not_final', acceptance(story, entry))),
  ];
}

function acceptance(story: Story, { branchId }: Entry): CommandAct {
  return ask(story.free('operator', branchId)[0]!, application, story.of(branchId), 'AcceptApplication', {});
}

/** Nothing known is not clearance, and nobody clears what is near to them. */
function* clearances(story: Story): Iterable<Act[]> {
  const submitted = story.contest.entries.filter(({ fate }) => fate !== 'planMissing');
  const [first] = submitted;
  if (!first) return;
  const near = submitted.find(({ branchId }) => story.recused('discipline', branchId));
  yield [refused('clearance_missing', acceptance(story, first))];
  const operator = story.free('operator', first.branchId)[0]!;
  yield [
    ...submitted.map(({ branchId }) => certificate(story, branchId, 1)),
    ...played(near, ({ branchId }) =>
      refused('own_unit', {
        ...certificate(story, branchId, 1),
        by: story.recused('discipline', branchId)!,
      }),
    ),
    refused('forbidden', { ...certificate(story, first.branchId, 1), by: operator }),
  ];
}

/** Discipline certifies; `series` tells the certificates of one year apart. */
export function certificate(story: Story, branchId: string, series: number): CommandAct {
  const certificateNumber = `廉证〔${story.year.opening.slice(0, 4)}〕${series}-${branchId}`;
  return ask(story.free('discipline', branchId)[0]!, integrity, branchId, 'CertifyIntegrity', {
    certificateNumber,
  });
}

function acceptances(story: Story): Act[] {
  const { parts, contest } = story;
  const near = story.accepted.find(({ branchId }) => story.recused('operator', branchId));
  return contest.entries.flatMap((entry): Act[] => {
    const { branchId, fate } = entry;
    const [operator] = story.free('operator', branchId);
    const id = story.of(branchId);
    if (branchId === parts.mended || fate === 'returnLapses') {
      return [
        ask(operator!, application, id, 'ReturnApplication', {
          reason: '佐证材料缺少原件扫描，请补正后重报',
        }),
      ];
    }
    if (fate === 'ineligible') {
      const data = { rule: 'notRewardedBefore', reason: '所报事迹已获同类表彰' };
      return both(
        [operator!, story.free('discipline', branchId)[0]!],
        application,
        id,
        'DeclareIneligible',
        data,
      );
    }
    if (fate === 'planMissing') return [];
    const accepted = acceptance(story, entry);
    return entry === near
      ? [refused('own_unit', { ...accepted, by: story.recused('operator', branchId)! }), accepted]
      : [accepted];
  });
}

function mending(story: Story, branchId: string): Act[] {
  const { year, pack } = story;
  const entry = story.entry(branchId);
  const [operator] = story.free('operator', branchId);
  const again = ask(operator!, application, story.of(branchId), 'ReturnApplication', {
    reason: '仍有疑问',
  });
  const expired = plusDays(year.acceptance, pack.eligibility.clearanceValidDays) < year.acceptancePlus(2);
  return [
    submission(story, entry),
    refused('second_return', again),
    ...(expired ? [certificate(story, branchId, 3)] : []),
    acceptance(story, entry),
  ];
}
