import { acts, parseId } from '@laurel/contracts';
import { type AccessRow, authorise, unitsConcerned } from '@laurel/platform';
import type { Account, Act, CommandAct, Scene, Story } from '@laurel/sample-city';

/** What a script does, and what contracts and policy say of it; without a server. */

export type Played<Kind extends Act = Act> = { readonly scene: Scene; readonly act: Kind };

export function actsOf(story: Story, scenes: readonly Scene[]): Played[] {
  const { order } = story;
  return scenes.flatMap((scene) =>
    scene
      .waves({ order })
      .flat()
      .map((act) => ({ scene, act })),
  );
}

export function commandsAmong(all: readonly Played[]): Played<CommandAct>[] {
  return all.flatMap(({ scene, act }) => (act.kind === 'command' ? [{ scene, act }] : []));
}

export function named({ type, id, by }: CommandAct) {
  return { type, id, by: by.accountId };
}

/** Commands that their contract does not accept, with what it finds wrong. */
export function malformed(commands: readonly Played<CommandAct>[]): object[] {
  return commands.flatMap(({ act }) => {
    const { success, error } = act.aggregate.commands[act.type]!.body.safeParse(act.data);
    return success && parseId(act.aggregate, act.id) ? [] : [{ ...named(act), issues: error?.issues }];
  });
}

const forbidding = ['forbidden', 'out_of_scope', 'own_unit'];

/** Commands that the policy refuses though the script means them to pass, or the other way round. */
export function surprises(commands: readonly Played<CommandAct>[]): object[] {
  return commands.flatMap(({ scene, act }) => {
    const refused = refusalByPolicy(scene, act);
    const meant = act.refused !== undefined && forbidding.includes(act.refused) ? act.refused : undefined;
    return refused === meant ? [] : [{ ...named(act), refused, meant }];
  });
}

function refusalByPolicy(scene: Scene, { aggregate, id, type, data, by }: CommandAct): string | undefined {
  const parts = parseId(aggregate, id)!;
  const decision = authorise(acts[type]!, rowOf(by), {
    units: unitsConcerned(parts.unit, data),
    ...(parts.account !== undefined && { account: parts.account }),
    instant: scene.at,
  });
  return 'refused' in decision ? decision.refused : undefined;
}

function rowOf({ accountId, personId, login, name, unitId, role, roleUnit }: Account): AccessRow {
  const grants = [{ role, ...(roleUnit !== undefined && { unitId: roleUnit }) }];
  const where = unitId === undefined ? {} : { unitId };
  const row = {
    accountId,
    personId,
    login,
    name,
    ...where,
    language: 'zh',
    disabled: false,
    mustChangePassword: false,
    resetAt: 0,
  };
  return { ...row, grants, delegations: [], holds: [] } as unknown as AccessRow;
}
