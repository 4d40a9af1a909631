import type { Role, RulePack } from '@laurel/contracts';
import { Random } from '../city/random.ts';
import { type People, type Person, readablePassword } from '../city/people.ts';
import { Region } from '../city/region.ts';
import { sizesOf } from '../city/sizes.ts';
import type { Units } from '../city/units.ts';
import type { Contest, Entry } from './contest.ts';

/**
 * The accounts that may log in. Some officials work in a unit that competes, so that the sample has cases of
 * recusal.
 */

export interface Account extends Person {
  readonly accountId: string;
  readonly login: string;
  readonly password: string;
  /** The unit in which the person works. */
  readonly unitId?: string;
  readonly role: Role;
  /** The unit that the role is held for. */
  readonly roleUnit?: string;
}

export interface Group {
  readonly groupId: string;
  readonly members: readonly Account[];
  readonly departments: readonly string[];
}

/** The three whom the first start makes (docs/handbook/process.md#1.25). */
const administrators = [
  { accountId: 'system-administrator', login: 'sysadmin', role: 'systemAdministrator', name: '系统管理员' },
  {
    accountId: 'security-administrator',
    login: 'secadmin',
    role: 'securityAdministrator',
    name: '安全管理员',
  },
  { accountId: 'audit-administrator', login: 'auditadmin', role: 'auditAdministrator', name: '审计管理员' },
] as const;

/** They are the deployment's, whichever city speaks of them. */
export function administratorsOf(seed: number): Account[] {
  const random = new Random(seed, 'laurel/staff');
  return administrators.map((who) => ({
    ...{ ...who, personId: who.accountId, password: passwordOf(who, random) },
  }));
}

const groups = 5;
const groupMembers = 3;

interface Setting {
  readonly pack: RulePack;
  readonly seed: number;
  readonly region: Region;
  readonly units: Units;
  readonly contest: Contest;
}

export class Staff {
  readonly administrators: readonly Account[];
  /** Everybody else who has an account for this campaign. */
  readonly officials: readonly Account[];
  readonly accounts: readonly Account[];
  readonly groups: readonly Group[];
  /** An expert who is on no panel until somebody must be substituted. */
  readonly reserveExpert: Account;
  readonly #by: ReadonlyMap<string, Account>;

  /** `known` are secretaries who have their accounts already. */
  constructor(
    { pack, seed, region, units, contest }: Setting,
    people: People,
    random: Random,
    known: readonly Account[],
  ) {
    const maker = new Maker(people, random, region);
    const { quiet } = units;
    const busy = random
      .about('busy')
      .shuffled([
        ...new Set(contest.entries.filter(({ route }) => route === 'self').map(({ bureauId }) => bureauId)),
      ]);
    this.groups = assessmentGroups(units, maker, random.about('groups'));
    const accounts = [
      ...[quiet[0], busy[0], busy[1]].map((unit, index) =>
        maker.official('operator', `op-${index + 1}`, unit),
      ),
      ...[quiet[1], quiet[2], busy[2]].map((unit, index) =>
        maker.official('discipline', `di-${index + 1}`, unit),
      ),
      ...[undefined, undefined, busy[3]].map((unit, index) =>
        maker.official('committee', `cm-${index + 1}`, unit),
      ),
      maker.official('auditor', 'au-1', undefined),
      ...this.groups.flatMap(({ members }) => members),
      ...expertUnits(pack, contest, busy).map((unit, index) =>
        maker.official('expert', `ex-${index + 1}`, unit),
      ),
      ...officers(contest, maker),
      ...(known.length > 0 ? [] : secretaries(units, contest.entries, maker)),
    ];
    this.reserveExpert = maker.official('expert', 'ex-reserve', undefined);
    this.administrators = administratorsOf(seed);
    this.officials = [...accounts, this.reserveExpert];
    this.accounts = [...this.administrators, ...this.officials, ...known];
    this.#by = new Map(this.accounts.map((account) => [account.accountId, account]));
  }

  account(accountId: string): Account {
    const account = this.#by.get(accountId);
    if (!account) throw new RangeError(`no such account in the sample city: ${accountId}`);
    return account;
  }

  withRole(role: Role): readonly Account[] {
    return this.accounts.filter((account) => account.role === role);
  }

  /** The experts whom the panel is convened of. */
  get panel(): readonly Account[] {
    return this.withRole('expert').filter((expert) => expert !== this.reserveExpert);
  }

  secretaryOf(branchId: string): Account {
    return this.account(secretaryId(branchId));
  }

  /** The first and the second officer of a bureau. */
  officersOf(bureauId: string): readonly [Account, Account] {
    return [this.account(`bo-${bureauId}-1`), this.account(`bo-${bureauId}-2`)];
  }
}

/** Makes accounts with passwords that the seed gives. */
class Maker {
  constructor(
    private readonly people: People,
    private readonly random: Random,
    private readonly region: Region,
  ) {}

  known(account: Omit<Account, 'password'>): Account {
    return { ...account, password: passwordOf(account, this.random) };
  }

  /** Somebody with a role for the whole city. */
  official(role: Role, name: string, unitId: string | undefined): Account {
    const accountId = this.region.own(name);
    const { unitId: roleUnit } = this.region;
    return this.known({
      accountId,
      login: accountId,
      role,
      ...this.people.person(accountId),
      ...(unitId !== undefined && { unitId }),
      ...(roleUnit !== undefined && { roleUnit }),
    });
  }

  ofUnit(role: Role, accountId: string, unitId: string, person?: Person): Account {
    const who = person ?? this.people.person(accountId);
    return this.known({ accountId, login: accountId, role, ...who, unitId, roleUnit: unitId });
  }
}

function passwordOf({ accountId }: Pick<Account, 'accountId'>, random: Random): string {
  return readablePassword(random.about(`password/${accountId}`));
}

function assessmentGroups({ bureaus, quiet }: Units, maker: Maker, random: Random): Group[] {
  const departments = random.shuffled(
    bureaus.filter(
      ({ bureauId, kind }) => (kind === 'organ' || kind === 'detachment') && !quiet.includes(bureauId),
    ),
  );
  return Array.from({ length: groups }, (_, index) => {
    const sent = departments.slice(index * groupMembers, (index + 1) * groupMembers);
    // A province sends people of its own department, of no unit that competes.
    const members = Array.from({ length: groupMembers }, (_, member) =>
      maker.official('assessor', `as-${index + 1}-${member + 1}`, sent[member]?.bureauId),
    );
    return {
      groupId: `g${index + 1}`,
      members,
      departments: ['机关党委', ...sent.map(({ shortName }) => shortName)],
    };
  });
}

/**
 * One expert is of a county bureau with a list, one of a branch on another list, one of an organ whose
 * branches compete; none of where the tie is.
 */
function expertUnits(
  pack: RulePack,
  { lists, tied, entries }: Contest,
  busy: readonly string[],
): (string | undefined)[] {
  const tiedBureaus = tied.map((branchId) => entries.find((entry) => entry.branchId === branchId)!.bureauId);
  const quiet = lists.filter(
    ({ bureauId, branchIds }) => branchIds.length > 0 && !tiedBureaus.includes(bureauId),
  );
  const plain = quiet.filter(({ answer }) => answer === 'plain');
  const [first, second] = plain.length >= 2 ? plain : quiet;
  const { experts } = sizesOf(pack);
  // Where every ballot is needed, nobody is of a unit that competes.
  const units =
    experts > pack.scoring.ballotsMinimum ? [first?.bureauId, second?.branchIds[0], busy[4] ?? busy[0]] : [];
  return Array.from({ length: experts }, (_, index) => units[index]);
}

function officers({ lists }: Contest, maker: Maker): Account[] {
  return lists.flatMap(({ bureauId }) =>
    [1, 2].map((number) => maker.ofUnit('bureauOfficer', `bo-${bureauId}-${number}`, bureauId)),
  );
}

function secretaries({ branches }: Units, entries: readonly Entry[], maker: Maker): Account[] {
  return entries.map(({ branchId }) => {
    const { secretary } = branches.find((branch) => branch.branchId === branchId)!;
    return maker.ofUnit('branchSecretary', secretaryId(branchId), branchId, {
      personId: secretary.personId,
      name: secretary.name,
    });
  });
}

function secretaryId(branchId: string): string {
  return `bs-${branchId.replace('.', '-')}`;
}
