import type { CommandForm } from '@laurel/contracts';
import { steps } from '../providers/narrowing.ts';

/** The aggregates in whose commands each step of the process consists; access and messages are no steps. */
const aggregatesOf: Readonly<Record<string, readonly string[]>> = {
  prepare: ['campaign', 'calendar', 'organisation'],
  apply: ['participation', 'recommendation', 'application'],
  assess: ['group', 'assessment', 'integrity'],
  evaluate: ['entry', 'panel', 'ballot', 'ranking'],
  name: ['naming', 'title', 'notice'],
  notify: ['message'],
  access: ['account', 'persons'],
};

/** The groups in which commands are offered, in their order. */
export const groups: readonly string[] = [...steps, 'access'];

/** The group of a command; undefined for one that is offered nowhere, which a test does not allow. */
export function groupOf({ aggregate }: Pick<CommandForm, 'aggregate'>): string | undefined {
  return groups.find((group) => aggregatesOf[group]?.includes(aggregate));
}

/** True if the words of a command, in either language, have all that is searched for in them. */
export function isFound({ words, target }: Pick<CommandForm, 'words' | 'target'>, searched: string): boolean {
  const text = [words.zh, words.en, target.zh, target.en].join(' ').toLowerCase();
  return searched
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
