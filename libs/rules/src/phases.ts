import type { RulePack } from '@laurel/contracts';

/**
 * The phases of a rule pack. `id` says to which part of the process a phase belongs; several may belong to
 * the same, and then each has a key of its own (docs/handbook/process.md#1.7).
 */

export type Phase = RulePack['phases'][number];

/** The id by which a phase is told apart from the others. */
export function phaseKey({ key, id }: Pick<Phase, 'key' | 'id'>): string {
  return key ?? id;
}

/** The phases that belong to a part of the process, the earliest first. */
export function phasesOf({ phases }: Pick<RulePack, 'phases'>, part: Phase['id']): Phase[] {
  return phases.filter(({ id }) => id === part).sort((one, other) => (one.from < other.from ? -1 : 1));
}

const usual: Readonly<Record<Phase['id'], string>> = {
  mobilisation: '动员部署',
  implementation: '组织实施',
  commendation: '评比表彰',
};

/** The name of a phase, where it has another one than such phases usually have. */
export function ownName({ id, name }: Phase): Phase['name'] | undefined {
  return name.zh === usual[id] ? undefined : name;
}
