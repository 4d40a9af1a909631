import { type AccessRow, accessView } from '../access/access.view.ts';

interface Service {
  row(view: typeof accessView, key: string): Promise<AccessRow | undefined>;
  hear(type: 'AccountCreated' | 'RoleGranted', data: object): Promise<unknown>;
}

interface Person {
  readonly accountId: string;
  readonly personId: string;
  readonly name: string;
  readonly unitId?: string;
}

/** Gives those whom a command names as experts or members the account and role to be chosen by. */
export async function knowNamed(service: Service, data: object): Promise<void> {
  const { experts, members, substitute } = data as Partial<
    Record<'experts' | 'members' | 'substitute', unknown>
  >;
  const role = members === undefined ? 'expert' : 'assessor';
  const people = [experts, members, substitute].flatMap((named) => (named ?? []) as Person | Person[]);
  for (const { accountId, personId, name, unitId } of people) {
    if (typeof accountId !== 'string') return;
    const known = await service.row(accessView, accountId);
    const who = { accountId, personId, name, ...(unitId !== undefined && { unitId }) };
    if (known?.name !== name || known.unitId !== unitId)
      await service.hear('AccountCreated', { ...who, login: accountId, language: 'zh' });
    await service.hear('RoleGranted', { accountId, personId, name, role });
  }
}
