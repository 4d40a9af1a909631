import { acts, bureauNumbered, parseId } from '@laurel/contracts';
import { type AccessRow, authorise, concernedBy } from '@laurel/platform';
import { treeOf } from '@laurel/rules';
import type { Account, Act, CommandAct, Deployment, KnownOf, Scene } from '@laurel/sample-city';

/** What a script does, and what contracts and policy say of it; without a server. */

export type Played<Kind extends Act = Act> = { readonly scene: Scene<KnownOf>; readonly act: Kind };

export function actsOf(scenes: readonly Scene<KnownOf>[]): Played[] {
  return scenes.flatMap((scene) =>
    scene
      .waves(({ order }) => ({ order }))
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
export function surprises({ stories }: Deployment, commands: readonly Played<CommandAct>[]): object[] {
  const tree = treeOf([...stories.flatMap(({ edges }) => edges), ...founded(commands)]);
  const borrowers = new Set(commands.map(({ act }) => (act.data as { to?: string }).to));
  return commands.flatMap(({ scene, act }, index) => {
    const earlier = borrowers.has(act.by.accountId) ? commands.slice(0, index) : [];
    const refused = refusalByPolicy(tree, scene, act, loansTo(act.by, earlier));
    const meant = act.refused !== undefined && forbidding.includes(act.refused) ? act.refused : undefined;
    return refused === meant ? [] : [{ ...named(act), refused, meant }];
  });
}

/** The branches that the script registers, with their bureaus. */
function founded(commands: readonly Played<CommandAct>[]): (readonly [string, string])[] {
  return commands
    .filter(({ act: { type } }) => type === 'RegisterBranch')
    .map(({ act }) => (act.data as { branchId: string }).branchId)
    .map((branchId) => [branchId, bureauNumbered(branchId)] as const);
}

type Loan = AccessRow['delegations'][number];

/** What is lent to an account by then, confirmed and not ended. */
function loansTo({ accountId }: Account, earlier: readonly Played<CommandAct>[]): Loan[] {
  const about = earlier
    .map(({ act }) => act)
    .filter(({ data, refused }) => refused === undefined && (data as { to?: string }).to === accountId);
  const given = about.findLast(({ type }) => type === 'GiveDelegation');
  const last = about.findLast(({ type }) => /^(Confirm|End)Delegation$/.test(type));
  if (!given || last?.type !== 'ConfirmDelegation') return [];
  const { from: since, ...loan } = given.data as { from: string; until: string; role: Loan['role'] };
  return [{ ...loan, since, personId: given.by.personId } as Loan];
}

function refusalByPolicy(
  tree: Deployment['tree'],
  scene: Scene<KnownOf>,
  { aggregate, id, type, data, by }: CommandAct,
  delegations: Loan[],
): string | undefined {
  const parts = parseId(aggregate, id)!;
  const decision = authorise(
    acts[type]!,
    { ...rowOf(by), delegations },
    {
      ...concernedBy(type, parts, data),
      tree,
      ...(parts.account !== undefined && { account: parts.account }),
      instant: scene.at,
    },
  );
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
