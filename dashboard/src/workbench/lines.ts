import type { CommandForm, Role } from '@laurel/contracts';
import type { Rows } from '../providers/resources.ts';
import { daysUntil } from '../values/time.ts';

/** The tasks of one person as lines, each with the day until which it is to be done. Pure. */

type Task = Rows['tasks'];
type Wait = Task['waits'][number];
type Forms = Readonly<Record<string, Pick<CommandForm, 'may'>>>;
type Dates = Pick<Rows['deadlines'], 'campaignId' | 'applicationDeadline' | 'assessmentTo' | 'extensions'>;

/** One thing to do. */
export interface Line {
  readonly key: string;
  readonly aggregate: string;
  readonly targets: readonly string[];
  /** The part of the target that waits. */
  readonly part?: string;
  /** The act that is usually done, and those that may be done instead. */
  readonly act: string;
  readonly others: readonly string[];
  readonly dueOn?: string;
}

/** The time by which lines are put together, the most pressing first. */
const buckets = ['overdue', 'today', 'week', 'later'] as const;
export type Bucket = (typeof buckets)[number];
const daysOfWeek = 7;

/** The acts that somebody in the role begins: alone, or as the first of two persons. */
function isBegunIn(role: Role, form: Pick<CommandForm, 'may'> | undefined): boolean {
  const { by = [], pair } = form?.may ?? {};
  return pair ? pair[0] === role : by.includes(role);
}

/** The lines of the tasks that a role has, those that nobody has to do any more left out. */
export function linesOf(
  tasks: readonly Task[],
  role: Role,
  forms: Forms,
  dates: readonly Dates[],
  now: string,
): Line[] {
  return tasks.flatMap((task) =>
    task.waits.flatMap((wait): Line[] => {
      const [act, ...others] = wait.acts.filter((each) => isBegunIn(role, forms[each]));
      const dueOn = dueOf(wait, task, dates);
      const isOver = wait.lapses && dueOn !== undefined && daysUntil(dueOn, now) < 0;
      if (act === undefined || isOver) return [];
      const { aggregate, targets } = task;
      const { part } = wait;
      const key = [task.id, part ?? '', act].join(' ');
      return [
        {
          key,
          aggregate,
          targets,
          act,
          others,
          ...(part !== undefined && { part }),
          ...(dueOn !== undefined && { dueOn }),
        },
      ];
    }),
  );
}

/** The last day: as the event said, or that of the campaign, longer where the unit was given longer. */
export function dueOf(wait: Wait, { campaignId, unitId }: Task, dates: readonly Dates[]): string | undefined {
  if (wait.dueOn !== undefined || wait.dueBy === undefined) return wait.dueOn;
  const found = dates.find((each) => each.campaignId === campaignId);
  if (wait.dueBy === 'assessmentTo') return found?.assessmentTo;
  const extended = found?.extensions.findLast(
    ({ bureauId }) => unitId === bureauId || unitId?.startsWith(`${bureauId}.`),
  );
  return extended?.until ?? found?.applicationDeadline;
}

/** Puts lines together by the time that is left, the earliest first. */
export function byBucket(
  lines: readonly Line[],
  now: string,
): readonly (readonly [Bucket, readonly Line[]])[] {
  const bucketOf = ({ dueOn }: Line): Bucket => {
    if (dueOn === undefined) return 'later';
    const left = daysUntil(dueOn, now);
    return left < 0 ? 'overdue' : left === 0 ? 'today' : left <= daysOfWeek ? 'week' : 'later';
  };
  const sorted = [...lines].sort((one, other) => ((one.dueOn ?? '9') < (other.dueOn ?? '9') ? -1 : 1));
  const grouped = Map.groupBy(sorted, bucketOf);
  return buckets.flatMap((bucket) => {
    const own = grouped.get(bucket);
    return own ? [[bucket, own] as const] : [];
  });
}

/** Each of the rows once, though it was read in several roles. */
export function once<Row extends { readonly id: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** True while a proposal may still be confirmed; nothing is known to be open while `now` is unknown. */
export function isOpen(expiresAt: string, now: string | undefined): boolean {
  return now !== undefined && expiresAt > now;
}

type Proposed = Pick<Rows['proposals'], 'id' | 'proposedBy' | 'expiresAt' | 'content'>;

/** The proposals of others that are still open, each once. */
export function ofOthers<Proposal extends Proposed>(
  proposals: readonly Proposal[],
  account: string | undefined,
  now: string | undefined,
): Proposal[] {
  return once(proposals).filter(
    ({ proposedBy, expiresAt }) => isOpen(expiresAt, now) && proposedBy !== account,
  );
}

/**
 * Of these, the ones that may be confirmed side by side: whoever does not see the content here confirms at
 * the target, where it stands.
 */
export function confirmable<Proposal extends Proposed>(
  proposals: readonly Proposal[],
  account: string | undefined,
  now: string | undefined,
): Proposal[] {
  return ofOthers(proposals, account, now).filter(({ content }) => content !== undefined);
}
