import { naming } from '@laurel/contracts';
import type { Story } from '../story/story.ts';
import { at } from '../story/year.ts';
import { type Act, both, type CommandAct, played, refused, type Scene } from './act.ts';
import { approvedFirst, members } from './naming.ts';

/**
 * A winner whose work is secret is on no notice: two of the committee say so before it is posted, on a
 * ground. It is named with the others, and its papers say it.
 */
export function secretNaming(story: Story): Scene[] {
  const { posted } = story.award;
  const scene = (time: string, zh: string, en: string, acts: Scene['waves']): Scene => ({
    ...{ zh, en, at: at(posted, time) },
    waves: acts,
  });
  return played(story.parts.secret, (branchId) => [
    scene('08:30', '涉密单位免于公示', 'A unit whose work is secret', () => waived(story, branchId)),
    scene('10:00', '已公示的不能再免', 'Who is on notice is not taken off it', ({ order }) =>
      tooLate(story, approvedFirst(story, { order })),
    ),
  ]).flat();
}

function waive(story: Story, branchId: string, ground: string): [CommandAct, CommandAct] {
  const data = { branchId, ground };
  return both(members(story, branchId), naming, story.campaign, 'WaiveNotice', data);
}

function waived(story: Story, branchId: string): Act[][] {
  const ground = '该单位承担涉密任务，依照保守国家秘密法第二十二条不予公示';
  return [waive(story, branchId, ground)];
}

function tooLate(story: Story, winners: readonly string[]): Act[][] {
  const onNotice = winners.find((branchId) => branchId !== story.parts.secret);
  const acts = played(onNotice, (branchId) =>
    refused('notice_posted', waive(story, branchId, '工作性质特殊')[0]),
  );
  return acts.length > 0 ? [acts] : [];
}
